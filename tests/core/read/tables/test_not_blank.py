"""Cells that look blank and are not: words in a number's place, rows cut off, markup, signs without a shape."""

from __future__ import annotations

import random

import pytest

from core.load import load_text
from core.read import read_report
from tests.commands.fuzz.made import MAKERS, Damaged, copied, made
from tests.support.changed_cells import certain, read, row_of

RULED, PLAIN = (next(m for m in MAKERS if m.format == "pdf" and m.name == n) for n in ("ruled", "none"))
OFD = next(m for m in MAKERS if m.format == "ofd" and m.name == "none")
PAGE, TABBED, MARKUP, SPACED = (
    next(m for m in MAKERS if m.name == name) for name in ("page", "tabs_ragged", "markup", "cell_per_line_spaced")
)


@pytest.fixture(scope="module")
def draft() -> Damaged:
    """A draft with tables two and four."""
    for seed in range(1000):
        found = made(random.Random(seed))
        numbers = {p.text for t in found.tables.values() for row in t for p in row if p.key}
        if len(found.tables) == 2 and len(numbers) > 20 and found.form.version == "2021":
            return found
    raise AssertionError


def test_a_row_of_tabbed_text_that_is_cut_off_is_not_blank() -> None:
    rows = [["规章", "14", "15", "16"], ["行政规范性文件", "24", "25", "26"]]
    head = "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
    for cut, blank in ((["规章", ""], False), (["规章", "", ""], False), (["规章", "", "", ""], True)):
        text = head + "\n".join("\t".join(row) for row in (cut, rows[1]))
        report = read_report(load_text(text))
        assert certain(report, "proactive", "normative_document", "repealed") == "25"
        found = [certain(report, "proactive", "regulation", c) for c in ("issued", "repealed", "in_force")]
        assert found == ([""] * 3 if blank else [None] * 3), cut


@pytest.mark.parametrize("words", ["待填", "同上", "不适用", "N/A", "#", "十二", "437其中2件"])
def test_words_in_a_number_s_place_leave_it_not_blank(draft: Damaged, words: str) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "penalty")[-1].text = words
    for maker in (PLAIN, OFD, TABBED):
        report = read(maker, draft, "proactive", table)
        assert certain(report, "proactive", "penalty", "decisions") is None, maker.name
        assert certain(report, "proactive", "coercion", "decisions"), maker.name


def test_a_word_alone_in_the_first_place_of_table_four_is_not_blank(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    piece = next(p for row in table for p in row if p.key)
    piece.text = "空"
    report = read(RULED, draft, "review_litigation", table)
    assert piece.key
    assert certain(report, "review_litigation", *piece.key) is None


def test_a_line_break_in_markup_within_markdown_parts_numbers(draft: Damaged) -> None:
    for between in ("<br>", "<sup>", "&nbsp;"):
        table = copied(draft.tables["proactive"])
        row_of(table, "regulation")[-1].text = f"43{between}7"
        report = read(MARKUP, draft, "proactive", table)
        assert certain(report, "proactive", "regulation", "in_force") is None, between
        assert certain(report, "proactive", "regulation", "repealed"), between


def test_a_sign_without_a_shape_alone_in_a_cell_s_line_is_not_blank(draft: Damaged) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "fees")[-1].text = "\x86"
    assert certain(read(SPACED, draft, "proactive", table), "proactive", "fees", "amount") is None


def test_in_a_table_with_its_labels_on_the_right_no_number_is_certain(draft: Damaged) -> None:
    table = [row[::-1] for row in copied(draft.tables["proactive"])]
    report = read(PAGE, draft, "proactive", table)
    assert [c.row for c in report.tables["proactive"].cells.values() if c.certain] == []


def test_a_number_behind_a_label_moves_no_row_before_a_lost_label(draft: Damaged) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "regulation")[0].text = "规章99991"
    del row_of(table, "normative_document")[0]
    report = read(MARKUP, draft, "proactive", table)
    wanted = {p.key: p.text for p in row_of(draft.tables["proactive"], "regulation") if p.key}
    for key, text in wanted.items():
        assert certain(report, "proactive", *key) in (None, text)
