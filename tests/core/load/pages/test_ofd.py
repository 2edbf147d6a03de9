"""OFD: cells with their places however the objects are written, templates, and hostile packages."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from core.base.errors import (
    DamagedError,
    EmptyError,
    EncryptedError,
    GarbledError,
    LoadError,
    ScannedError,
    TooLargeError,
)
from core.load import load_bytes
from tests.support.drafts import distinct, expected
from tests.support.drafts_ofd import OfdStyle, package, to_ofd
from tests.support.pdf_drafts import PdfStyle
from tests.support.reading import assert_all_cells, assert_layout, number_cells
from tests.support.thinned import thinned

if TYPE_CHECKING:
    from core.model.document import Document


def read(data: bytes) -> Document:
    return load_bytes(data, "年报.ofd")


def lines(document: Document) -> list[str]:
    return [view.text for view in document.paragraphs]


STYLES = {
    "lines": OfdStyle(),
    "grouped steps": OfdStyle(text="group"),
    "object a character": OfdStyle(text="char"),
    "drawn twice": OfdStyle(text="twice"),
    "lower case": OfdStyle(lower=True, prefix=""),
    "enlarged by a matrix": OfdStyle(scaled=True),
    "template": OfdStyle(template="澄阳县水务局文件"),
    "odd paths": OfdStyle(backslash=True),
    "thin fills": OfdStyle(page=PdfStyle(rules="rects")),
    "landscape": OfdStyle(page=PdfStyle(size=(842.0, 595.0))),
    "tall sheet, composite": OfdStyle(composite=True, page=PdfStyle(size=(595.0, 2400.0))),
    "running head": OfdStyle(page=PdfStyle(head="澄阳县水务局政府信息公开")),
    "open breaks": OfdStyle(page=PdfStyle(open_breaks=True)),
    "split rows": OfdStyle(page=PdfStyle(table_size=10.0, split_rows=True)),
}


@pytest.mark.parametrize("name", thinned(STYLES))
def test_every_cell_and_its_place(name: str) -> None:
    draft = distinct()
    made = to_ofd(draft, STYLES[name])
    document = read(made.data)
    assert document.format == "ofd"
    assert_all_cells(document, draft, expected(draft))
    assert len(document.boxes) == len(document.text)
    assert len(made.cells) == 200
    for key, cell in number_cells(document, draft).items():
        page, x0, top, x1, bottom = made.cells[key]
        assert cell.box is not None
        assert cell.box.page == page
        assert cell.box.bbox == pytest.approx([x0, top, x1, bottom], abs=3)
        for i in cell.view.offsets:
            box = document.boxes[i]
            assert box is not None
            assert box.page == page
            assert x0 - 1 <= box.x0 < box.x1 <= x1 + 1
            assert top - 1 <= box.top < box.bottom <= bottom + 1


@pytest.mark.parametrize("name", ["lines", "thin fills", "enlarged by a matrix"])
def test_layout_of_tables(name: str) -> None:
    draft = distinct()
    assert_layout(read(to_ofd(draft, STYLES[name]).data), draft)


def test_prose_is_joined_and_running_heads_are_kept_out() -> None:
    draft = distinct()
    prose = [*draft.preface, *(line for part in draft.prose.values() for line in part)]
    for name in ("lines", "template", "running head", "object a character"):
        document = read(to_ofd(draft, STYLES[name]).data)
        found = lines(document)
        assert found[0] == draft.title
        assert [line for line in prose if line not in found] == []
        assert not any("澄阳县水务局文件" in line or line.startswith("—") for line in found)


def text(content: str, more: str = "", size: str = "4", boundary: str = "20 20 100 5") -> str:
    code = f'<ofd:TextCode Y="4" {more}>{content}</ofd:TextCode>'
    return f'<ofd:TextObject ID="1" Boundary="{boundary}" Size="{size}">{code}</ofd:TextObject>'


def page(*objects: str) -> Document:
    return read(package(OfdStyle(), ["".join(objects)]))


def test_hidden_and_slanted_text_is_left_out() -> None:
    hidden = text("看不见").replace("ID=", 'Visible="false" ID=')
    slanted = text("内部资料").replace("ID=", 'CTM="0.7 0.7 -0.7 0.7 0 0" ID=')
    assert page(text("一、总体情况"), hidden, slanted).text == "一、总体情况\n"


def test_steps_make_blanks_and_upright_text() -> None:
    assert page(text("15 2", 'DeltaX="2 2 2"')).text == "15 2\n"
    assert page(text("152", 'DeltaX="2 30"')).text == "15 2\n"
    upright = page(text("总计", 'DeltaY="5"', boundary="20 20 5 20"))
    assert upright.text == "总\n计\n"


def test_absurd_values_are_bounded() -> None:
    assert page(text("15件", 'DeltaX="g 999999999 2"')).text.startswith("15")
    path = "<ofd:AbbreviatedData>M L 1 C Q M 1e99 nan L inf 3 B 1 1 1</ofd:AbbreviatedData>"
    assert page(text("一"), f'<ofd:PathObject Boundary="0 0 1e99 nan" CTM="1">{path}</ofd:PathObject>').text == "一\n"
    assert page(text("一"), text("二", size="-1"), text("三", size="1e300"), text("四", 'X="inf"'))
    with pytest.raises(EmptyError):
        page(text("一", size="x"))


def test_scan_password_and_garbled() -> None:
    with pytest.raises(ScannedError, match="OFD"):
        page('<ofd:ImageObject Boundary="0 0 210 297" ResourceID="9"/>')
    with pytest.raises(EmptyError):
        page("")
    with pytest.raises(EncryptedError):
        read(package(OfdStyle(locked=True), [text("一")]))
    with pytest.raises(GarbledError):
        page(text("\ue001\ue002\ue003\ue004"))


def test_composites_in_circles_end() -> None:
    units = ['<ofd:CompositeObject ResourceID="901" Boundary="0 0 9 9"/>' * 3 + text("圈")]
    first = text("一、总体情况", boundary="20 90 100 5") + '<ofd:CompositeObject ResourceID="901" Boundary="0 0 9 9"/>'
    assert "一、总体情况" in read(package(OfdStyle(), [first], units)).text


def test_hostile_packages() -> None:
    whole = to_ofd(distinct()).data
    for cut in (30, len(whole) // 2, len(whole) - 10):
        with pytest.raises(LoadError):
            read(whole[:cut])
    with pytest.raises(DamagedError):
        read(package(OfdStyle(), []))
    with pytest.raises(TooLargeError):
        read(package(OfdStyle(), [text("一")] * 601))
    with pytest.raises(DamagedError):
        page(text("一") + "<ofd:Unclosed>")


@pytest.mark.slow
def test_random_damage_ends_in_text_or_one_error() -> None:
    whole = to_ofd(distinct()).data
    source = random.Random(14)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(source.choice((1, 5, 50))):
            data[source.randrange(len(data))] = source.randrange(256)
        with suppress(LoadError):
            assert read(bytes(data)).text


@pytest.mark.parametrize(
    "steps", ['DeltaX="2 2" DeltaY="0"', 'DeltaX="2 2" DeltaY="0 0 0 0 0"', 'DeltaX="2 2"', 'DeltaX="2 0 2"']
)
def test_no_character_falls_on_another_where_steps_are_missing(steps: str) -> None:
    """100.00 was read 10. : equal characters in one place count as drawn twice."""
    assert page(text("100.00", steps)).text == "100.00\n"


def test_text_outside_the_page_is_not_read() -> None:
    outside = text("页外", boundary="400 100 50 5") + text("页下", boundary="20 900 50 5")
    assert page(text("页内") + outside).text == "页内\n"
