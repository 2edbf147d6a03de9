"""Cells that a clerk's tools left so that nobody can say which number they hold: none is read for certain."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from core.load import load_bytes
from core.read import read_report
from tests.commands.fuzz.made import MAKERS, RAISED, STRUCK, Damaged, Maker, Piece, Table, copied, truth
from tests.support.changed_cells import all_tables
from tests.support.drafts_doc import IN_TABLE, Doc
from tests.support.thinned import thinned

if TYPE_CHECKING:
    from core.model.report import Report
    from tests.support.drafts import CellKey

MARKED = [maker for maker in MAKERS if maker.marks]
DRAWN = [m for m in MAKERS if m.name in ("paragraphs", "one", "unicode", "typed", "page")]


@pytest.fixture(scope="module")
def draft() -> Damaged:
    """A draft with all tables, every number another one."""
    return all_tables()


def with_table(draft: Damaged, key: str, table: Table) -> Damaged:
    return Damaged(**{**vars(draft), "tables": {**draft.tables, key: table}})


def read(maker: Maker, draft: Damaged) -> Report:
    return read_report(load_bytes(maker.make(draft), f"年报{maker.suffix}"))


def certain(report: Report, keys: list[CellKey]) -> dict[CellKey, str]:
    """What is read for certain in these cells."""
    cells = {key: report.tables[key[0]].get(*key[1:]) for key in keys}
    return {key: str(cell.value) for key, cell in cells.items() if cell is not None and cell.certain and cell.value}


def keys_of(row: list[Piece], table: str = "requests") -> list[CellKey]:
    return [(table, *piece.key) for piece in row if piece.key]


@pytest.mark.parametrize("maker", thinned(MARKED, 2), ids=lambda m: f"{m.format} {m.name}")
@pytest.mark.parametrize("mark", [RAISED.format("1"), STRUCK.format("99")])
def test_a_raised_or_struck_digit_is_no_part_of_a_number_for_certain(draft: Damaged, maker: Maker, mark: str) -> None:
    table = copied(draft.tables["requests"])
    row = table[4]
    row[-1].text += mark
    report = read(maker, with_table(draft, "requests", table))
    assert certain(report, keys_of(row)) == {key: truth(draft)[key] for key in keys_of(row)[:-1]}


def test_the_old_word_format_tells_what_is_raised_and_struck(draft: Damaged) -> None:
    doc = Doc()
    for key, words in (("raised", b"\x48\x2a\x01"), ("struck", b"\x37\x08\x01")):
        doc.paragraph(f"{key} 14", ("7", words), format=IN_TABLE)
    document = load_bytes(doc.save(), "年报.doc")
    assert [document.text[s.start : s.end] for s in document.apart] == ["7", "7"]


@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_two_rows_made_one_leave_no_blank_row(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["requests"])
    row, below = next(
        (a, b) for a, b in pairwise(table)
        if len(a) == len(b) and any(p.key for p in a) and all(p.rowspan == 1 for p in (*a, *b))
    )  # fmt: skip
    for one, two in zip(row, below, strict=True):
        one.text = f"{one.text}\n{two.text}"
    table.remove(below)
    report = read(maker, with_table(draft, "requests", table))
    for key in (*keys_of(row), *keys_of(below)):
        cell = report.tables[key[0]].get(*key[1:])
        assert cell is None or not cell.certain


@pytest.mark.parametrize("maker", [*DRAWN, MAKERS[-1]], ids=lambda m: m.format)
def test_a_blank_cell_and_a_column_too_many_do_not_shift_a_row(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["requests"])
    wanted = truth(draft)
    for row in table:
        row.append(Piece("700" if any(p.key for p in row) else "上年"))
    rows = [row for row in table if any(p.key for p in row)]
    for row in rows[::4]:
        piece = [p for p in row if p.key][2]
        piece.text = ""
        wanted["requests", *piece.key] = ""  # type: ignore[misc]
    report = read(maker, with_table(draft, "requests", table))
    keys = [key for row in rows for key in keys_of(row)]
    assert {key: text for key, text in certain(report, keys).items() if wanted[key] != text} == {}


def test_a_column_too_many_on_a_page_amid_many_blank_cells_shifts_no_row(draft: Damaged) -> None:
    """More than half of the rows have as many numbers as they should, but none of them below the heads."""
    table = copied(draft.tables["requests"])
    wanted = truth(draft)
    for number, row in enumerate(table):
        numbers = [p for p in row if p.key]
        row.append(Piece(str(70000 + number) if numbers else "上年"))
        for at in (2, 4, 0) if number % 7 == 0 else (number % 5 + 1,) if number % 5 > 1 else ():
            if numbers:
                numbers[at].text = wanted["requests", *numbers[at].key] = ""  # type: ignore[misc]
    maker = next(m for m in MAKERS if (m.format, m.name) == ("pdf", "landscape"))
    report = read(maker, with_table(draft, "requests", table))
    shown = {key: wanted[key] for row in table for key in keys_of(row)}
    assert {key: text for key, text in certain(report, list(shown)).items() if shown[key] != text} == {}


@pytest.mark.parametrize("maker", [*DRAWN, MAKERS[-1]], ids=lambda m: m.format)
def test_of_a_row_that_is_there_twice_neither_is_taken(draft: Damaged, maker: Maker) -> None:
    for key, at in (("proactive", 2), ("review_litigation", -1)):
        table = copied(draft.tables[key])
        again = [Piece(p.text if p.key is None else "9" + p.text, p.colspan) for p in table[at]]
        table.insert(len(table) if at < 0 else at + 1, again)
        report = read(maker, with_table(draft, key, table))
        assert certain(report, keys_of(table[at] if at > 0 else table[-2], key)) == {}


@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_under_heads_in_another_order_no_column_is_certain(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["requests"])
    heads = {p.text: p for row in table for p in row if p.text in ("商业企业", "科研机构")}
    heads["商业企业"].text, heads["科研机构"].text = "科研机构", "商业企业"
    report = read(maker, with_table(draft, "requests", table))
    keys = [key for row in table for key in keys_of(row)]
    assert {column for _, _, column in certain(report, keys)} == {
        "natural_person", "public_welfare", "legal_service", "other", "total",
    }  # fmt: skip


@pytest.mark.parametrize("rules", ["ruled", "none"])
@pytest.mark.parametrize("odd", ["709。", "7O9", "约20", "l"])
def test_a_text_that_is_no_number_takes_a_numbers_place_on_a_page(draft: Damaged, rules: str, odd: str) -> None:
    maker = next(m for m in MAKERS if (m.format, m.name) == ("pdf", rules))
    table = copied(draft.tables["review_litigation"])
    table[-1][10].text = odd
    report = read(maker, with_table(draft, "review_litigation", table))
    keys = keys_of(table[-1], "review_litigation")
    found = certain(report, keys)
    assert keys[10] not in found
    assert all(found.get(key, truth(draft)[key]) == truth(draft)[key] for key in keys)
    blank = [c for c in report.tables["review_litigation"].cells.values() if c.certain and c.state == "blank"]
    assert blank == []
