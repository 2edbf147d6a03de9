"""Numbers broken over lines and rows cut by page ends, in tables without cells of their own."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.load import load_bytes, load_text
from core.model.document import View
from core.model.geometry import Box
from core.read import read_report
from core.read.tables.columns import HeadColumns
from core.read.tables.reading import TableToken
from core.read.tables.stacked_numbers import unstack
from tests.commands.formats import NARROW
from tests.support.drafts import distinct, expected
from tests.support.pdf_drafts import PdfStyle, to_pdf

if TYPE_CHECKING:
    from core.model.report import Report


def row(*numbers: tuple[str, float, float], size: float = 10.0) -> list[TableToken]:
    """Tokens of these digits at (left, top), all digits half as wide as high."""
    return [
        TableToken(
            View(text, range(9 * i, 9 * i + len(text))), True, box=Box(1, x, y, x + size / 2 * len(text), y + size)
        )
        for i, (text, x, y) in enumerate(numbers)
    ]


def texts(tokens: list[TableToken] | None) -> list[str] | None:
    return None if tokens is None else [t.view.text for t in tokens]


@pytest.mark.parametrize("order", ["columns", "lines"])
def test_pieces_in_full_columns_are_one_number(order: str) -> None:
    pieces = [("10", 0, 0), ("18", 0, 13), ("10", 20, 0), ("19", 20, 13), ("7", 40, 6)]
    if order == "lines":
        pieces.sort(key=lambda p: (p[2], p[1]))
    joined = unstack(row(*pieces))
    assert texts(joined) == ["1018", "1019", "7"]
    assert joined is not None
    assert joined[0].box == Box(1, 0, 0, 10, 23)


@pytest.mark.parametrize(
    "pieces",
    [
        [("3", 0, 0), ("18", 0, 13), ("4", 60, 0), ("19", 60, 13)],  # there was room for more
        [("1", 0, 0), ("18", 0, 13), ("10", 20, 0), ("19", 20, 13)],  # the upper one is shorter
        [("100", 0, 0), ("1", 0, 13), ("12", 20, 0), ("19", 20, 13)],  # one is shorter than the other
        [("10", 0, 0), ("18", 0, 60), ("10", 20, 0), ("19", 20, 60)],  # far apart
        [("10", 0, 0), ("-8", 0, 13), ("10", 20, 0), ("19", 20, 13)],  # a sign in the middle
        [("10", 0, 0), ("18", 0, 13), ("123", 30, 0)],  # a longer one fits on one line
    ],
)
def test_two_rows_are_not_put_together(pieces: list[tuple[str, float, float]]) -> None:
    assert unstack(row(*pieces)) is None


def test_numbers_beside_each_other_or_in_a_list_stay() -> None:
    assert texts(unstack(row(("10", 20, 0), ("11", 0, 0)))) == ["10", "11"]
    assert texts(unstack(row(("10", 0, 0), ("11", 0, 13), ("12", 0, 26)))) == ["10", "11", "12"]


def test_a_number_beside_its_head_is_in_no_column() -> None:
    """Heads at the left, numbers at the right: nearer to the next head's middle than to that of their own."""
    under = HeadColumns([(0, 20), (60, 80), (120, 140)])
    assert under.assign([Box(1, 50, 0, 58, 10)]) is None
    assert under.assign([Box(1, 15, 0, 23, 10), Box(1, 125, 0, 130, 10)]) == [0, 2]


def judged(report: Report, wanted: dict[tuple[str, str, str], str]) -> tuple[int, list[object]]:
    """How many cells are right for certain, and those that are wrong for certain."""
    right, wrong = 0, []
    for (table, place, column), text in wanted.items():
        cell = report.tables[table].get(place, column)
        if cell is None or not cell.certain:
            continue
        if cell.raw == text:
            right += 1
        else:
            wrong.append((table, place, column, cell.raw, text))
    return right, wrong


@pytest.mark.parametrize("rules", ["none", "level", "lines"])
@pytest.mark.parametrize("seed", [pytest.param(0, marks=pytest.mark.slow), 1, 2])
def test_broken_numbers_beside_blank_cells(rules: str, seed: int) -> None:
    rng = random.Random(seed)
    model = distinct(first=1001)
    wanted = {key: "" if rng.random() < 0.12 else text for key, text in expected(model).items()}
    style = PdfStyle(rules=rules, widths=NARROW, repeat_head=bool(seed), split_rows=seed == 2)
    report = read_report(load_bytes(to_pdf(replace(model, values=wanted), style).data, "年报.pdf"))
    right, wrong = judged(report, wanted)
    assert wrong == []
    assert right > 150


@pytest.mark.parametrize("rules", ["none", "level", "lines"])
@pytest.mark.parametrize("height", [600, 660, *(pytest.param(height, marks=pytest.mark.slow) for height in (630, 690))])
def test_rows_cut_by_the_page_end_below_repeated_heads(rules: str, height: int) -> None:
    model = distinct(first=1001)
    style = PdfStyle(
        (595.0, float(height)), rules=rules, widths=NARROW, repeat_head=True, split_rows=True, table_size=10.0
    )
    report = read_report(load_bytes(to_pdf(model, style).data, "年报.pdf"))
    right, wrong = judged(report, expected(model))
    assert wrong == []
    assert right >= 170  # a few more or less by the fonts of the machine: the page names its fonts and brings none


def test_text_whose_row_goes_on_behind_a_repeated_head() -> None:
    """The first halves of the numbers are as many as the row has, and yet no numbers."""
    model = distinct(first=1001)
    keys = [(row, c) for row, c in model.form.tables["requests"].cell_keys if row == "carried_in"]
    names = "自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他"
    values = {("requests", *key): model.value("requests", key) for key in keys}
    text = model.text()
    first, rest = ("\t".join(v[i] for v in values.values()) for i in (slice(2), slice(2, None)))
    whole = "\t".join(values.values())
    assert whole in text
    lines = text.replace(whole, f"{first}\n{names}\n{rest}".replace("\t", " ")).replace("\t", " ")
    cells = read_report(load_text(lines)).tables["requests"].cells
    assert all(not cells[key].certain for key in keys)
    assert cells["new", "total"].certain
