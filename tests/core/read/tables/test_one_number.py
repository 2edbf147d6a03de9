"""Numbers that could be read wrong without a mark: each is read right, or is not certain."""

from __future__ import annotations

import inspect
import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.load import load_bytes, load_text
from core.model.numbers import parse_cell
from core.read import read_report
from tests.commands.formats import NARROW
from tests.core.read.tables.test_tables import render_layout
from tests.support import layouts
from tests.support.drafts import CellKey, distinct, expected, to_docx, to_html
from tests.support.drafts_doc import to_doc
from tests.support.drafts_markup import to_rtf
from tests.support.drafts_ofd import to_ofd
from tests.support.pdf_drafts import PdfStyle, PdfWriter, to_pdf
from tests.support.thinned import thinned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.forms.model_draft import ModelDraft
    from core.model.report import Cell, Report

HOSTILE = Path(__file__).parents[4].parent / "shared" / "cases" / "hostile"
FEES: CellKey = ("proactive", "fees", "amount")
GRANTED: CellKey = ("requests", "result.granted", "company")


def cell(report: Report, key: CellKey) -> Cell:
    found = report.tables[key[0]].get(*key[1:])
    assert found is not None
    return found


def wrong(report: Report, wanted: dict[CellKey, str]) -> list[tuple[CellKey, str]]:
    """Cells that are certain and not what the draft says."""
    found = {key: report.tables[key[0]].get(*key[1:]) for key in wanted}
    return [
        (key, c.raw)
        for key, c in found.items()
        if c is not None and c.certain and c.state != "unreadable" and str(c.value) != wanted[key]
    ]


def test_digits_with_a_blank_between_them_are_no_number() -> None:
    for text in ("9 22", "729 22", "1 234", "729\n22", "72 9件", "7　29"):
        assert parse_cell(text).value is None, text
    for text, value in ((" 12 ", 12), ("5 件", 5), ("1,234", 1234), ("22 （其中修订 16 件 3 份）", 22)):
        assert parse_cell(text).value == value, text


def test_a_note_that_makes_another_number_of_it() -> None:
    for text in ("（减）22", "22（减少）", "22(约)", "（2）22"):
        assert parse_cell(text).state == "unreadable", text
    assert parse_cell("22（其中减免2件）").value == 22


def test_a_nought_with_a_sign_is_nought() -> None:
    assert [str(parse_cell(text).value) for text in ("-0", "−0", "-0.0", "-7")] == ["0", "0", "0.0", "-7"]


# --- a line of a ruled table that is not drawn ---

Line = tuple[int, float, float, float, float]


class _Lines:
    """Records the lines that are drawn, and leaves those of a group out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.drawn: set[Line] = set()
        self.left_out: set[Line] = set()
        draw = PdfWriter.line

        def line(writer: PdfWriter, x0: float, top: float, x1: float, bottom: float) -> None:
            place = (writer.page, round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
            self.drawn.add(place)
            if place not in self.left_out:
                draw(writer, x0, top, x1, bottom)

        monkeypatch.setattr(PdfWriter, "line", line)

    def groups(self) -> list[list[Line]]:
        """Lines that run on, piece by piece: one border between two rows or two columns."""
        found: dict[tuple[int, bool, float], list[Line]] = {}
        for line in sorted(self.drawn):
            level = line[2] == line[4]
            found.setdefault((line[0], level, line[2] if level else line[1]), []).append(line)
        return [found[key] for key in sorted(found)]


def numbered(rng: random.Random, draft: ModelDraft) -> ModelDraft:
    """The draft with numbers of one to four digits."""
    return replace(
        draft, values={key: str(rng.choice([0, 7, 22, 104, 9804]) + rng.randint(0, 9)) for key in draft.values}
    )


@pytest.mark.parametrize("kind", ["pdf", "ofd"])
@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (2, 3))])
def test_a_border_that_is_missing_joins_no_numbers(kind: str, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    draft = numbered(rng, distinct("2021"))
    lines = _Lines(monkeypatch)
    style = rng.choice([PdfStyle(), PdfStyle(rules="rects"), PdfStyle(table_size=10.0), PdfStyle(widths=NARROW)])

    def made() -> bytes:
        # drawn anew each time: what is left out of it is no part of the draft
        return inspect.unwrap(to_pdf)(draft, style).data if kind == "pdf" else inspect.unwrap(to_ofd)(draft).data

    made()
    group = rng.choice(lines.groups())
    lines.left_out = set(group if seed % 3 else [rng.choice(group)])
    report = read_report(load_bytes(made(), f"年报.{kind}"))
    assert wrong(report, expected(draft)) == [], group


@pytest.mark.parametrize("column", [False, True])
def test_the_numbers_beside_a_missing_border_are_read(column: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = distinct("2021")
    lines = _Lines(monkeypatch)
    draw = inspect.unwrap(to_pdf)  # each time anew: what is left out is no part of the draft
    places = draw(draft).cells
    page, x0, _, _, bottom = places["review_litigation", "reconsideration", "total"]
    if column:
        lines.left_out = {g for g in lines.drawn if g[0] == page and g[1] == g[3] == round(x0, 1)}
    else:
        page, _, _, _, bottom = places["requests", "new", "company"]
        lines.left_out = {g for g in lines.drawn if g[0] == page and g[2] == g[4] == round(bottom, 1)}
    assert lines.left_out
    report = read_report(load_bytes(draw(draft).data, "年报.pdf"))
    got = {key: (str(cell(report, key).value), cell(report, key).certain) for key in expected(draft)}
    assert got == {key: (text, True) for key, text in expected(draft).items()}


# --- several numbers in one cell of a draft without pages ---


@pytest.mark.parametrize("text", ["729\n22", "9 22", "1 234", "22\n（其中修订16件）3"])
@pytest.mark.parametrize("make", [to_docx, to_html], ids=["docx", "html"])
def test_two_numbers_in_a_cell_are_not_one(make: object, text: str) -> None:
    draft = distinct("2021")
    draft = replace(draft, values={**draft.values, GRANTED: text})
    report = read_report(load_bytes(make(draft), "年报." + make.__name__[3:]))  # type: ignore[operator, attr-defined]
    assert not cell(report, GRANTED).certain or cell(report, GRANTED).state == "unreadable"
    others = {key: value for key, value in expected(draft).items() if key != GRANTED}
    assert wrong(report, others) == []
    assert all(cell(report, key).certain for key in others)


def test_a_draft_whose_numbers_are_all_broken_is_read() -> None:
    draft = distinct("2021")
    draft = replace(draft, values={key: f"{text[:1]}\n{text[1:]}" for key, text in draft.values.items()})
    report = read_report(load_bytes(to_html(draft), "年报.html"))
    assert all(
        (cell(report, key).certain, str(cell(report, key).value)) == (True, text.replace("\n", ""))
        for key, text in expected(draft).items()
    )


# --- characters that show nothing ---


def _texts() -> Iterable[tuple[str, bytes]]:
    draft = distinct("2021", 1001)
    yield "年报.txt", render_layout(draft, layouts.tabs_ragged).encode()
    yield "年报.html", to_html(draft)
    yield "年报.rtf", to_rtf(draft)
    yield "年报.doc", to_doc(draft)


#: A number for each place of a sign in a number of four digits.
SIGNED: tuple[CellKey, ...] = (
    GRANTED, FEES, ("requests", "new", "total"), ("review_litigation", "litigation_after", "corrected"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "data"), list(_texts()), ids=lambda v: v if isinstance(v, str) else "")
@pytest.mark.parametrize("sign", thinned(["\0", "\x01", "\x02", "\x08", "\x1b", "\x7f", "\x80"]))
def test_a_number_with_a_control_character_is_not_certain(name: str, data: bytes, sign: str) -> None:
    draft = distinct("2021", 1001)
    code = "utf-16-le" if name.endswith("doc") else "utf-8"
    for at, key in enumerate(SIGNED):
        number = expected(draft)[key]
        assert data.count(number.encode(code)) == 1
        data = data.replace(number.encode(code), (number[:at] + sign + number[at + 1 :]).encode(code))
    report = read_report(load_bytes(data, name))
    for key in SIGNED:
        assert not cell(report, key).certain or cell(report, key).state == "unreadable", key
    others = {key: value for key, value in expected(draft).items() if key not in SIGNED}
    assert wrong(report, others) == []


# --- labels of which it is not sure whose they are ---


def relabelled(labels: dict[str, str]) -> Report:
    draft = distinct("2021")
    text = render_layout(draft, layouts.tabs_ragged)
    for label, other in labels.items():
        assert label in text
        text = text.replace(label, other)
    report = read_report(load_text(text))
    assert wrong(report, expected(draft)) == []
    return report


def test_one_mistyped_label_casts_no_doubt_on_its_numbers() -> None:
    report = relabelled({"3.要求提供公开出版物": "3.要求提供公开岀版物", "7.属于行政执法案卷": "7.属于行政执法按卷"})
    assert cell(report, ("requests", "result.not_processed.publication", "total")).certain


def test_labels_that_cannot_be_told_apart_give_no_certain_numbers() -> None:
    relabelled(
        {
            "1.信访举报投诉类申请": "1.类申",
            "2.重复申请": "2.复申",
            "3.要求提供公开出版物": "3.版物",
            "4.无正当理由大量反复申请": "4.理大量复申请",
            "5.要求行政机关确认或重新出具已获取信息": "5.出信息",
        }
    )


# --- files of another author ---


@pytest.mark.parametrize("seed", thinned(range(12)))
def test_labels_that_lost_many_characters_take_no_other_rows_numbers(seed: int) -> None:
    rng = random.Random(seed)
    draft = distinct("2021")
    lost = set(rng.sample(sorted({c for t in draft.form.tables.values() for x in t.layout for c in x.text}), 40))
    lost -= set("0123456789")
    text = render_layout(draft, layouts.tabs_ragged)
    start = text.index("三、收到和处理")
    text = text[:start] + "".join("\ufffd" if c in lost and c != "、" else c for c in text[start:])
    assert wrong(read_report(load_text(text)), expected(draft)) == []


@pytest.mark.parametrize(
    ("name", "doubted"),
    [
        ("pdf_row_border_missing_t2.pdf", False),
        ("pdf_row_border_missing_t3.pdf", False),
        ("pdf_column_border_missing_t4.pdf", False),
        ("ofd_line_missing.ofd", False),
        ("two_numbers_in_a_cell.docx", True),
        ("pdf_font_table_lost.pdf", True),
    ],
)
def test_damaged_files_have_no_number_run_together(name: str, doubted: bool) -> None:
    if not (HOSTILE / name).is_file():
        pytest.skip("the cases are not at hand")
    report = read_report(load_bytes((HOSTILE / name).read_bytes(), name))
    cells = [c for table in report.tables.values() for c in table.cells.values()]
    assert any(not c.certain for c in cells) == doubted
    assert all(c.value is None or c.value < 10000 for c in cells if c.certain)
