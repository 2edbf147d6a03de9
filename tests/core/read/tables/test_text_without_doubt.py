"""Tables of plain text in which something stands where a number should: right, or not read for certain."""

from __future__ import annotations

from core.load import load_text
from core.read import read_report
from tests.support.drafts import distinct, expected
from tests.support.layouts import TableLayout, blanks, cell_per_line, pipe_per_cell, render_layout


def certain(text: str, table: str) -> dict[tuple[str, str], str]:
    """What is read for certain in the cells of a table."""
    cells = read_report(load_text(text)).tables[table].cells
    return {key: cell.raw for key, cell in cells.items() if cell.certain and cell.state != "unreadable"}


def written(layout: TableLayout, before: str, after: str) -> str:
    text = render_layout(distinct(), layout)
    assert text.count(before) == 1
    return text.replace(before, after)


def of_table_four() -> list[tuple[tuple[str, str], str]]:
    return [(key[1:], text) for key, text in expected(distinct()).items() if key[0] == "review_litigation"]


def test_with_a_cell_a_line_blank_cells_keep_their_places_below_the_heads() -> None:
    (first, one), (_, two), *_ = of_table_four()
    found = certain(written(pipe_per_cell, f"\n{one} |\n{two} |", "\n |\n" + f"{two} |"), "review_litigation")
    assert found == {**dict(of_table_four()), first: ""}


def test_with_a_cell_a_line_two_numbers_in_one_are_of_no_cell() -> None:
    cells = of_table_four()
    (last_but_one, one), (last, two) = cells[-2:]
    found = certain(written(pipe_per_cell, f"\n{one} |\n{two} |", f"\n{one} {two} |\n |"), "review_litigation")
    assert found == {key: text for key, text in cells if key not in (last_but_one, last)}


def test_with_a_cell_a_line_a_number_put_in_behind_a_blank_one_leaves_none() -> None:
    (_, one), *_ = of_table_four()
    assert certain(written(pipe_per_cell, f"\n{one} |", f"\n|\n |\n99991 |\n{one} |"), "review_litigation") == {}


def test_a_stroke_in_a_numbers_place_is_no_blank_cell() -> None:
    key = ("penalty", "decisions")
    number = expected(distinct())["proactive", *key]
    text = written(blanks, f"行政处罚 {number}\n", "行政处罚 |\n")
    assert key not in certain(text, "proactive")
    assert len(certain(text, "proactive")) == sum(k[0] == "proactive" for k in expected(distinct())) - 1


def test_a_sign_of_more_or_less_before_a_number_is_no_mark_of_markdown() -> None:
    key, number = of_table_four()[2]
    for sign in (">", "＞", "#", "<"):
        text = written(cell_per_line, f"\n{number}\n", f"\n{sign}{number}\n")
        assert key not in certain(text, "review_litigation")


def test_a_numeral_in_words_in_a_numbers_place_is_no_blank_cell() -> None:
    key = ("coercion", "decisions")
    number = expected(distinct())["proactive", *key]
    assert key not in certain(written(cell_per_line, f"\n{number}\n", "\n十\n"), "proactive")


def test_a_row_put_in_where_another_was_lost_is_not_that_row() -> None:
    numbers = [expected(distinct())["proactive", "normative_document", c] for c in ("issued", "repealed", "in_force")]
    for layout in (blanks, cell_per_line):
        text = render_layout(distinct(), layout)
        assert text.count("\n行政规范性文件") == 1
        found = certain(text.replace("\n行政规范性文件", "\n其中网上办理"), "proactive")
        assert not [key for key in found if key[0] == "normative_document"]
        # a label that is merely spoilt is still the row's
        found = certain(text.replace("\n行政规范性文件", "\n行政规范性"), "proactive")
        assert [found["normative_document", c] for c in ("issued", "repealed", "in_force")] == numbers
