"""What a cell of a Word file shows besides plain digits: with it no number is certain, and no blank either."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from core.load import load_bytes
from core.read import read_report
from tests.commands.fuzz.made import lean_docx, zipped
from tests.support.changed_cells import MARKER, with_marker

if TYPE_CHECKING:
    from core.model.report import Cell

_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'

_FOUR = "<m:r><m:t>4</m:t></m:r>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def field(instruction: str, entry: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{entry}</w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.fixture(scope="module")
def parts() -> dict[str, str]:
    """The parts of a .docx whose cell of 规章, 制发件数 holds the marker."""
    with zipfile.ZipFile(io.BytesIO(lean_docx(with_marker()))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def cell(parts: dict[str, str], content: str, shade: str = "") -> Cell:
    """The cell as read with this content of its paragraph."""
    document = parts["word/document.xml"]
    at = document.index(f'<w:r><w:t xml:space="preserve">{MARKER}</w:t></w:r>')
    properties = document.rindex("</w:tcPr>", 0, at)
    changed = document[:properties] + shade + document[properties:]
    changed = re.sub(f'<w:r><w:t xml:space="preserve">{MARKER}</w:t></w:r>', lambda _: content, changed)
    found = read_report(load_bytes(zipped({**parts, "word/document.xml": changed}), "年报.docx"))
    read = found.tables["proactive"].get("regulation", "issued")
    assert read is not None
    return read


@pytest.mark.parametrize(
    "content",
    [
        run("437") + run("2", '<w:position w:val="8"/>'),
        run("437") + run("2", '<w:sz w:val="2"/>'),
        run("437") + run("2", '<w:color w:val="FFFFFF"/>'),
        f'<w:bdo w:val="rtl">{run("437")}</w:bdo>',
        f"<m:oMath {_M}><m:f><m:num>{_FOUR}</m:num><m:den>{_FOUR}</m:den></m:f></m:oMath>",
        run("43") + f"<w:r><w:drawing><wp:inline {_WP}/></w:drawing></w:r>",
        "<w:r><w:object/></w:r>",
        run("43") + "<w:r><w:pgNum/></w:r>",
        field(" EQ \\o(437,/) "),
        field(" =437+1 "),
        field(
            " FORMDROPDOWN ", '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="11"/></w:ddList></w:ffData>'
        ),
    ],
)
def test_nothing_is_certain_beside_what_is_no_plain_text(parts: dict[str, str], content: str) -> None:
    read = cell(parts, content)
    assert not read.certain
    assert read.note


@pytest.mark.parametrize(
    ("content", "shade"),
    [
        (run("43", '<w:position w:val="6"/>') + run("7", '<w:position w:val="6"/>'), ""),
        (run("437", '<w:color w:val="FFFFFF"/>'), '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'),
        (run("437") + f"<w:r><w:drawing><wp:anchor {_WP}/></w:drawing></w:r>", ""),
        (f"<m:oMath {_M}><m:r><m:t>437</m:t></m:r></m:oMath>", ""),
        (run("437") + field(' XE "规章" '), ""),
    ],
)
def test_what_changes_no_number(parts: dict[str, str], content: str, shade: str) -> None:
    """Moved as a whole, white on a dark ground, below a seal, in mathematics of one row, with an index entry."""
    read = cell(parts, content, shade)
    assert (read.raw, read.certain) == ("437", True)
