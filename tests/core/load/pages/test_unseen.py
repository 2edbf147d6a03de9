"""Text of a page that cannot be seen is not read, and said so: unpainted, white on paper, painted over."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.colors import Color, black, blue, white, yellow
from reportlab.lib.utils import ImageReader

from core.base.errors import DamagedError
from core.load import load_bytes
from core.load.pages.ofd import drawing
from tests.core.load.pages.test_pdf import canvas, read
from tests.support.drafts_ofd import OfdStyle, package
from tests.support.pdf_drafts import FONT

if TYPE_CHECKING:
    from lxml import etree
    from reportlab.pdfgen.canvas import Canvas

SEEN = "看得见"


def hidden(sheet: Canvas, how: str) -> None:
    """Draw 729 so at (60, 600)."""
    if how == "unpainted":
        sheet.saveState()
        words = sheet.beginText(60, 600)
        words.setTextRenderMode(3)
        words.textOut("729")
        sheet.drawText(words)
        sheet.restoreState()
    elif how == "white":
        sheet.setFillColor(white)
        sheet.drawString(60, 600, "729")
        sheet.setFillColor(black)
    elif how == "transparent":
        sheet.setFillColor(Color(0, 0, 0, alpha=0))
        sheet.drawString(60, 600, "729")
        sheet.setFillColor(black)
    elif how == "plate":
        sheet.drawString(60, 600, "729")
        sheet.setFillColor(yellow)
        sheet.rect(50, 590, 80, 30, stroke=0, fill=1)
        sheet.setFillColor(black)
    else:
        sheet.drawString(60, 600, "729")
        sheet.drawImage(ImageReader(Image.new("RGB", (40, 20), "red")), 50, 590, 80, 30)


@pytest.mark.parametrize("how", ["unpainted", "white", "transparent", "plate", "picture"])
def test_what_cannot_be_seen_is_left_out_and_told(how: str) -> None:
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    sheet.drawString(60, 700, SEEN)
    hidden(sheet, how)
    sheet.drawString(60, 500, "12")
    sheet.save()
    document = read(stream.getvalue())
    assert document.text.split() == [SEEN, "12"]
    assert [n.message for n in document.notices if n.code == "hidden_text"] == [
        "第 1 页有 3 个看不见的字符（白色、被遮住或没有着色），没有参与核对"
    ]


@pytest.mark.parametrize("how", ["white on blue", "shade below", "marked", "frame", "seal", "again"])
def test_what_can_be_seen_is_read(how: str) -> None:
    sheet, stream = canvas()
    sheet.setFont(FONT, 12)
    ground = blue if how == "white on blue" else yellow
    sheet.setFillColor(ground)
    if how in ("white on blue", "shade below"):
        sheet.rect(50, 590, 80, 30, stroke=0, fill=1)
    sheet.setFillColor(white if how == "white on blue" else black)
    sheet.drawString(60, 600, "729")
    if how == "marked":  # with a marker, through which the text is seen
        sheet.setFillColor(Color(1, 1, 0, alpha=0.4))
        sheet.rect(50, 590, 80, 30, stroke=0, fill=1)
    elif how == "frame":  # a frame is no plate
        path = sheet.beginPath()
        path.rect(50, 590, 80, 30)
        path.rect(52, 592, 76, 26)
        sheet.drawPath(path, stroke=0, fill=1, fillMode=0)
    elif how == "seal":
        seal = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
        seal.paste((255, 0, 0, 255), (0, 0, 40, 8))
        sheet.drawImage(ImageReader(seal), 50, 590, 80, 30, mask="auto")
    elif how == "again":  # covered, and the same written on top
        sheet.setFillColor(white)
        sheet.rect(50, 590, 80, 30, stroke=0, fill=1)
        sheet.setFillColor(black)
        sheet.drawString(60, 600, "729")
    sheet.save()
    assert read(stream.getvalue()).text.split() == ["729"]


@pytest.mark.parametrize("below", [True, False])
def test_what_was_recognised_of_a_scan_is_read_and_to_be_looked_at(below: bool) -> None:
    sheet, stream = canvas()
    scan = ImageReader(Image.new("RGB", (60, 84), "white"))
    if not below:
        sheet.drawImage(scan, 0, 0, 595, 842)
    words = sheet.beginText(60, 600)
    words.setFont(FONT, 12)
    words.setTextRenderMode(0 if below else 3)
    words.textLine("行政许可 729 " * 8)
    sheet.drawText(words)
    if below:
        sheet.drawImage(scan, 0, 0, 595, 842)
    sheet.save()
    document = read(stream.getvalue())
    assert "729" in document.text
    assert [n.code for n in document.notices] == ["recognised"]


OBJECT = (
    '<ofd:TextObject ID="5" Boundary="20 50 30 5" Font="1" Size="4"{}>{}'
    '<ofd:TextCode X="0" Y="4">729</ofd:TextCode></ofd:TextObject>'
)
PLATE = (
    '<ofd:PathObject ID="6" Boundary="10 45 60 20" Stroke="false" Fill="true"><ofd:FillColor Value="{}"/>'
    "<ofd:AbbreviatedData>M 0 0 L 60 0 L 60 20 L 0 20 C</ofd:AbbreviatedData></ofd:PathObject>"
)
HEAD = (
    '<ofd:TextObject ID="4" Boundary="20 20 60 5" Font="1" Size="4">'
    '<ofd:TextCode X="0" Y="4">看得见的标题</ofd:TextCode></ofd:TextObject>'
)
WHITE = '<ofd:FillColor Value="255 255 255"/>'


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (OBJECT.format("", ""), True),
        (OBJECT.format(' Alpha="0"', ""), False),
        (OBJECT.format(' Fill="false"', ""), False),
        (OBJECT.format("", WHITE), False),
        (PLATE.format("0 0 128") + OBJECT.format("", WHITE), True),
        (PLATE.format("255 255 255") + OBJECT.format("", ""), True),
        (OBJECT.format("", "") + PLATE.format("255 255 255"), False),
    ],
)
def test_ofd_text_that_cannot_be_seen(content: str, seen: bool) -> None:
    document = load_bytes(package(OfdStyle(), [HEAD + content]), "年报.ofd")
    assert ("729" in document.text) is seen
    assert any(n.code == "hidden_text" for n in document.notices) is not seen


@pytest.mark.parametrize(
    ("good", "broken"),
    [
        ('Boundary="20 50 30 5"', 'Boundary="①"'),
        ('Size="4"', 'Size="true"'),
        ('Size="4"', ""),
        ('Size="4"', 'Size="4294967295"'),
    ],
)
def test_ofd_digits_without_a_place_are_refused(good: str, broken: str) -> None:
    with pytest.raises(DamagedError):
        load_bytes(package(OfdStyle(), [HEAD + OBJECT.format("", "").replace(good, broken)]), "年报.ofd")


def test_each_element_of_an_ofd_is_asked_once_how_it_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A layer has thousands of objects: each of them looking through it would take a minute for a long page."""
    asked: Counter[object] = Counter()
    styled = drawing._is_styled

    def ask(element: etree._Element) -> bool:
        asked[element] += 1
        return styled(element)

    monkeypatch.setattr(drawing, "_is_styled", ask)
    load_bytes(package(OfdStyle(), [HEAD * 40]), "年报.ofd")
    assert len(asked) > 40
    assert set(asked.values()) == {1}
