"""How a place of the form is called in a sentence: 表三“（七）总计”行“自然人”列."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A table and, within it, a row, a column or both; each part may be empty.

    ``part`` names anything that is neither row nor column, or a row in other words than “…”行; it is worded as it
    stands (表头“单位”).
    """

    table: str = ""
    part: str = ""
    row: str = ""
    column: str = ""

    @property
    def within(self) -> str:
        """The place without the table's name, for a sentence that has named the table."""
        row = f"“{self.row}”行" if self.row else ""
        column = f"“{self.column}”列" if self.column else ""
        return f"{self.part}{row}{column}"

    @property
    def text(self) -> str:
        """The whole place; "" where nothing is named."""
        return f"{self.table}{self.within}"


#: The place of what has none in the form, or names it itself.
NOWHERE = Place()
