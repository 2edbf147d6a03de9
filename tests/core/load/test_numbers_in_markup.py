"""Numbers in the markup of a draft may be anything: the draft is read all the same, or refused with a sentence."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.base.errors import EmptyError, LoadError
from core.load import load_bytes
from core.model.numbers import parse_cell, parse_number
from tests.commands.hostile import outcome_of, sound
from tests.support.hostile_drafts import replaced
from tests.support.thinned import thinned

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = Path(__file__).resolve().parents[4] / "shared" / "cases" / "hostile"
ODD = {
    "superscript": "²", "circled": "①", "other script": "٣", "too long": "9" * 5000, "negative": "-3", "blank": "",
    "fraction": "1.5", "huge": "99999999",
}  # fmt: skip
_NUMBER = re.compile(r'(?<![\w:.-])([\w:.-]{1,40})="(-?\d+)"')
#: Parts that say what is in the draft, and not only how it looks.
_CONTENT = re.compile(r"(?i)(?:document|numbering|content|page\d*)\.xml$")
_TEXT = "政府信息公开工作年度报告"


@cache
def _sound() -> dict[str, bytes]:
    return sound()


def _zipped(archive: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {n: opened.read(n).decode("utf-8") for n in opened.namelist() if _CONTENT.search(n)}


def _variants(suffix: str, odd: str) -> dict[str, bytes]:
    """The sound draft with the odd number in all attributes of a name that hold a number, one name at a time."""
    data = _sound()[suffix]
    parts = _zipped(data) if data.startswith(b"PK") else {"": data.decode("utf-8")}
    result: dict[str, bytes] = {}
    for name in sorted({m[1] for text in parts.values() for m in _NUMBER.finditer(text)}):
        change: Callable[[str], str] = lambda t, n=name: re.sub(rf'(?<![\w:.-]){n}="-?\d+"', f'{n}="{odd}"', t)  # noqa: E731
        changed = {part: change(text) for part, text in parts.items() if change(text) != text}
        result[name] = replaced(data, changed) if data.startswith(b"PK") else changed[""].encode("utf-8")
    return result


@pytest.mark.slow
@pytest.mark.parametrize("odd", ["circled", "too long", "huge"])
@pytest.mark.parametrize("suffix", [".docx", ".odt", ".ofd", ".html", ".xml"])
def test_any_number_of_the_markup_may_be_odd(suffix: str, odd: str) -> None:
    variants = _variants(suffix, ODD[odd])
    assert variants
    for name, data in variants.items():
        with suppress(LoadError):  # any other error fails
            assert load_bytes(data, f"年报{suffix}").text, name


_HTML = {
    "rowspan": '<table><tr><td rowspan="{0}">甲<td>乙<tr><td>丙</table>',
    "colspan": '<table><tr><td colspan="{0}">甲<td>乙<tr><td>丙</table>',
    "start": '<ol start="{0}"><li>公开<li>公开</ol>',
    "value": '<ol type="a"><li value="{0}">公开<li>公开</ol>',
}
_ODT = {
    "columns": '<table:table><table:table-column table:number-columns-repeated="{0}"/><table:table-row>'
    '<table:table-cell table:number-columns-repeated="{0}" table:number-rows-spanned="{0}"><text:p>甲</text:p>'
    "</table:table-cell></table:table-row></table:table>",
    "rows": '<table:table><table:table-row table:number-rows-repeated="{0}"><table:table-cell><text:p>甲</text:p>'
    "</table:table-cell></table:table-row></table:table>",
    "heading": '<text:h text:outline-level="{0}">甲</text:h>',
    "blanks": '<text:p>a<text:s text:c="{0}"/>b</text:p>',
    "item": '<text:list text:style-name="L"><text:list-item text:start-value="{0}"><text:p>甲</text:p>'
    "</text:list-item></text:list>",
}


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", _HTML)
def test_spans_and_lists_of_a_web_page(place: str, odd: str) -> None:
    page = f"<p>{_TEXT}</p>{_HTML[place].format(ODD[odd])}"
    assert _TEXT in load_bytes(f"<html><body>{page}</body></html>".encode(), "年报.html").text


@pytest.mark.parametrize("odd", thinned(ODD))
@pytest.mark.parametrize("place", _ODT)
def test_spans_and_lists_of_opendocument(place: str, odd: str) -> None:
    content = _ODT[place].format(ODD[odd])
    parts = {"content.xml": lambda t: t.replace("</office:text>", f"{content}</office:text>")}
    assert "甲" in load_bytes(replaced(_sound()[".odt"], parts), "年报.odt").text or place == "blanks"


@pytest.mark.parametrize("label", [
    "undefined", "punycode", "idna", "hex", "base64", "rot13", "utf-7", "unicode_escape", "raw_unicode_escape", "zlib",
    "x-unknown", "-", "utf-16", "utf-32", "latin-1", "ascii", "big5", "cp936", "gb2312", "mbcs",
])  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_any_declared_charset_may_be_wrong(label: str, encoding: str) -> None:
    """What is declared and cannot be read with is passed over: the page is told by its bytes."""
    page = f'<html><head><meta charset="{label}"></head><body><p>{_TEXT}，如实编制。</p></body></html>'.encode(encoding)
    message = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=" + label.encode() + b"\r\n\r\n" + page
    for data, name in ((page, "年报.html"), (message, "年报.mht")):
        if label in ("big5", "gb2312", "cp936"):
            assert load_bytes(data, name).text  # a declared Chinese one is believed where it gives Chinese
        else:
            assert _TEXT in load_bytes(data, name).text


def test_a_row_of_digits_is_no_number() -> None:
    long = "9" * 5000
    assert parse_number(long) is None
    assert [parse_cell(text).state for text in (long, f"{long}件", f"-{long}.5")] == ["unreadable"] * 3
    assert parse_cell("123,456,789,012.50").state == "number"


@pytest.mark.skipif(not HOSTILE.exists(), reason="no cases beside the checkout")
@pytest.mark.parametrize("path", sorted([*HOSTILE.glob("int_*"), *HOSTILE.glob("charset_*")]), ids=lambda p: p.name)
def test_cases(path: Path) -> None:
    told = outcome_of(path.read_bytes(), path.suffix).partition(":")[0]
    assert told in ("read", "not_a_report", EmptyError.code)
