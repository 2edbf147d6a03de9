"""Digits of .rtf and .odt that are white or too small to be seen are none of a number for certain."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from core.load import load_bytes
from core.read import read_report
from tests.commands.fuzz.made import Damaged, lean_odt, made, rich_text, zipped


@pytest.fixture(scope="module")
def draft() -> Damaged:
    """A draft whose cell of 规章, 制发件数 holds 88888888."""
    found = next(
        d
        for seed in range(1000)
        if list((d := made(random.Random(seed))).tables) == ["proactive"] and d.form.version == "2021"
    )
    piece = next(p for row in found.tables["proactive"] for p in row if p.key == ("regulation", "issued"))
    piece.text = "88888888"
    return found


def certain(data: bytes, suffix: str) -> bool:
    cell = read_report(load_bytes(data, f"年报{suffix}")).tables["proactive"].get("regulation", "issued")
    assert cell is not None
    return cell.certain and cell.raw == "437"


@pytest.mark.parametrize(
    ("digits", "sure"), [("437{\\cf1 2}", False), ("437{\\fs2 2}", False), ("{\\cf2\\fs18 437}", True)]
)
def test_rich_text(draft: Damaged, digits: str, sure: bool) -> None:
    text = rich_text(draft).decode("ascii").replace("88888888", digits)
    table = "{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}"
    assert certain(text.replace("{\\rtf1", f"{{\\rtf1{table}", 1).encode("ascii"), ".rtf") is sure


def test_white_on_a_shade_is_seen_in_rich_text(draft: Damaged) -> None:
    text = (
        rich_text(draft).decode("ascii").replace("88888888", "{\\cf1 437}").replace("\\cellx", "\\clcbpat2\\cellx", 1)
    )
    table = "{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}"
    assert certain(text.replace("{\\rtf1", f"{{\\rtf1{table}", 1).encode("ascii"), ".rtf")


@pytest.mark.parametrize(
    ("looks", "sure"),
    [
        ('fo:color="#ffffff"', False),
        ('fo:font-size="1pt"', False),
        ('fo:color="#ffffff" fo:background-color="#003366"', True),
    ],
)
def test_opendocument(draft: Damaged, looks: str, sure: bool) -> None:
    with zipfile.ZipFile(io.BytesIO(lean_odt(draft))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    style = (
        '<style:style xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" style:name="odd" '
        f'style:family="text"><style:text-properties {looks}/></style:style></office:automatic-styles>'
    )
    content = parts["content.xml"].replace("</office:automatic-styles>", style)
    parts["content.xml"] = content.replace("88888888", '43<text:span text:style-name="odd">7</text:span>')
    assert certain(zipped(parts), ".odt") is sure
