"""A table under damage, and what its cells may be read as afterwards."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from core.forms.grid_notation import CellKey as Key
from tests.commands.fuzz.made import Maker, Piece, Table

#: Layouts in which the bounds of cells cannot be seen, so that two numbers in one cell are two cells.
NO_CELLS = frozenset({
    "blanks", "blanks_wrapped_labels", "blanks_centred_numbers", "cell_per_line", "cell_per_line_spaced",
    "cell_per_line_tabbed", "none", "level",
})  # fmt: skip


@dataclass
class Work:
    """The table at hand, and what its cells may be read as: a missing entry means as they were."""

    rng: random.Random
    maker: Maker
    table: Table
    allowed: dict[Key, set[str]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    @property
    def text_only(self) -> bool:
        """Whether a line end in a cell would end the row."""
        return self.maker.format in ("txt", "md")

    @property
    def cells(self) -> bool:
        """Whether the bounds of cells can be seen."""
        return self.maker.name not in NO_CELLS

    def row(self, least: int = 1) -> list[Piece]:
        """A row with at least so many numbers that was not damaged yet; raises LookupError where there is none."""
        rows = [r for r in self.table if id(r) not in self.used and sum(p.key is not None for p in r) >= least]
        if not rows:
            raise LookupError
        row = self.rng.choice(rows)
        self.used.add(id(row))
        return row

    def number(self, row: list[Piece], *, filled: bool = False) -> int:
        """The place of a number in the row; raises LookupError where there is none."""
        places = [i for i, p in enumerate(row) if p.key and (p.text or not filled)]
        if not places:
            raise LookupError
        return self.rng.choice(places)

    def allow(self, piece: Piece, *texts: str) -> None:
        """What may be read for certain in the cell of a piece."""
        if piece.key:
            self.allowed[piece.key] = set(texts)


Damage = Callable[[Work], None]


def label_of(row: list[Piece]) -> Piece:
    labels = [p for p in row if p.key is None and p.text]
    if not labels:
        raise LookupError
    return labels[-1]
