"""Numbers for comments and revisions that no other annotation of the document has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.integers import integer
from core.load.word.docx.package import W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

ID = W + "id"
#: Word takes ids for 32-bit numbers; from so high on it is counted from the lowest free one.
_HIGH = 2**31 - 1_000_000


class Ids:
    """Hands out ids that none of the parts has: higher than all of theirs, or else the lowest free ones."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._used = {
            integer(value, -1, most=2**32)
            for root in roots
            for element in root.iter("{*}*")
            if (value := element.get(ID)) is not None
        }
        highest = max(self._used, default=-1)
        self._next = highest + 1 if highest < _HIGH else 0

    def new(self) -> str:
        """The next one."""
        while self._next in self._used:
            self._next += 1
        self._next += 1
        return str(self._next - 1)
