"""Adding up cells that the user has selected by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model.report import Cell


class Tally(NamedTuple):
    """What a selection of cells adds up to; ``doubtful`` of its numbers were not read for certain.."""

    cells: int
    numbers: int
    total: Decimal
    doubtful: int

    @property
    def sentence(self) -> str:
        """In a few words; empty for fewer than two cells, which need no sum."""
        if self.cells < 2:
            return ""
        if not self.numbers:
            return f"选中 {self.cells} 格，没有数字"
        parts = [f"选中 {self.cells} 格，合计 {show(self.total)}"]
        if self.cells > self.numbers:
            parts.append(f"{self.cells - self.numbers} 格不是数字，未计入")
        if self.doubtful:
            parts.append(f"含 {self.doubtful} 格待核")
        return "，".join(parts)


def tally(cells: Iterable[Cell | None]) -> Tally:
    """Count and sum; None stands for a cell that the draft lacks. Cells read with doubt are counted in, and said."""
    chosen = list(cells)
    numbers = [cell for cell in chosen if cell is not None and cell.value is not None]
    total = sum((cell.value for cell in numbers if cell.value is not None), Decimal(0))
    return Tally(len(chosen), len(numbers), total, sum(1 for cell in numbers if not cell.certain))
