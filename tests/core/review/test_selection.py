"""The sum of cells selected by dragging."""

from __future__ import annotations

from decimal import Decimal

from core.model.document import Span
from core.model.numbers import parse_cell
from core.model.report import Cell
from core.review.selection import tally


def cell(raw: str, *, certain: bool = True) -> Cell:
    said = parse_cell(raw)
    return Cell(
        table="requests", row="new", column="total", raw=raw, state=said.state, value=said.value,
        spans=(Span(0, len(raw)),), certain=certain,
    )  # fmt: skip


def test_numbers_add_up_without_rounding() -> None:
    found = tally([cell("0.1"), cell("0.2"), cell("1,000")])
    assert found.total == Decimal("1000.3")
    assert found.sentence == "选中 3 格，合计 1000.3"


def test_what_is_no_number_is_said() -> None:
    found = tally([cell("12"), cell(""), cell("/"), None, cell("3", certain=False)])
    assert (found.cells, found.numbers, found.total, found.doubtful) == (5, 2, Decimal(15), 1)
    assert found.sentence == "选中 5 格，合计 15，3 格不是数字，未计入，含 1 格待核"
    assert tally([None, cell("")]).sentence == "选中 2 格，没有数字"


def test_one_cell_needs_no_sum() -> None:
    assert tally([cell("12")]).sentence == ""
    assert tally([]).sentence == ""
