"""Rows whose numbers do not stand together: broken over lines in narrow columns, or over the end of a page."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from core.language.letters import letters
from core.read.tables.stacked_numbers import stacked, unstack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.forms.spec import TableSpec
    from core.read.tables.anchors import Anchor
    from core.read.tables.reading import TableToken

#: From so many letters on, words of nothing but the heads' characters are taken for the heads in disorder.
_DISORDER = 10
#: From so many letters on words are a label or a head of their own.
_WORDS = 4


class SplitRows:
    """The numbers of a table as groups that stand together; indexes are those of the numbers among the pieces."""

    def __init__(self, pieces: Sequence[TableToken], spec: TableSpec) -> None:
        self._pieces = pieces
        self._spec = spec
        self._numbers = [i for i, t in enumerate(pieces) if t.number]
        self._letters = ["" if token.number else letters(token.view.text) for token in pieces]
        self._before = list(accumulate(map(len, self._letters), initial=0))

    @property
    def count(self) -> int:
        """How many numbers there are."""
        return len(self._numbers)

    def groups(self, segment: Iterable[int], anchor: Anchor | None = None) -> list[list[int]]:
        """A segment cut where other words than the row's own label, or a repeated head, stand between numbers."""
        found: list[list[int]] = []
        for i in segment:
            near = found and not self._words(found[-1][-1], i, anchor)
            if near or (found and self._carried(found[-1][-1], i, anchor)):
                found[-1].append(i)
            else:
                found.append([i])
        return found

    def interrupted(self, segment: Sequence[int], anchor: Anchor) -> bool:
        """Whether words that are none of the row's stand among its numbers: those behind them may be another row's."""
        return any(
            len(self._words(one, two, anchor)) >= _WORDS and (self._inner or not self._carried(one, two, anchor))
            for one, two in pairwise(segment)
        )

    def whole(self, groups: Iterable[Sequence[int]]) -> list[TableToken]:
        """The pieces with every number that was broken over lines put together again."""
        changed: dict[int, list[TableToken]] = {}
        for group in groups:
            joined = unstack(self._tokens(group)) if len(group) > 1 else None
            if joined is not None and len(joined) < len(group):
                changed.update((self._numbers[i], []) for i in group[1:])
                changed[self._numbers[group[0]]] = joined
        if not changed:
            return list(self._pieces)
        return [t for i, token in enumerate(self._pieces) for t in changed.get(i, [token])]

    def doubtful(self, segment: Sequence[int], size: int, anchor: Anchor | None = None, *, lost: bool = False) -> bool:
        """Whether a row's numbers may be pieces of numbers.

        That is so when some stand under others, or when more of them follow behind a repeated head or on the next
        page. With the labels of rows behind it ``lost``, only when all would fit.
        """
        if lost:
            joined = unstack(self._tokens(segment))
            return joined is not None and len(joined) == size < len(segment)
        groups = self.groups(segment, anchor)
        if not groups:
            return False
        return stacked(self._tokens(groups[0])) or any(self._carried(a, b, anchor) for a, b in pairwise(groups[0]))

    def _tokens(self, group: Iterable[int]) -> list[TableToken]:
        return [self._pieces[self._numbers[i]] for i in group]

    def _words(self, one: int, two: int, anchor: Anchor | None) -> str:
        """Letters between two numbers that are not of the row's label."""
        first, last = self._numbers[one] + 1, self._numbers[two]
        if anchor is None or first >= last:
            return "".join(self._letters[first:last])
        return "".join(
            self._letters[i]
            for i in range(first, last)
            if not (anchor.start <= self._before[i] and self._before[i + 1] <= anchor.end)
        )

    def _carried(self, one: int, two: int, anchor: Anchor | None) -> bool:
        """Whether a page ends between two numbers, with no more than its heads and the rest of their label."""
        a, b = (t.box for t in self._tokens((one, two)))
        if a is not None and b is not None and a.page == b.page:
            return False
        paged = a is not None and b is not None
        words = self._words(one, two, anchor)
        if not words and not paged and self._headed:
            return False  # no words, and so no heads
        rest, heads = self._without_heads(words)
        if not (paged or heads):
            return False
        line = self._spec.lines[anchor.line] if anchor else None
        label = letters(line.label) if line else ""
        groups = letters("".join(line.groups)) if line else ""
        return any(rest[:i] in groups and rest[i:] in label for i in range(len(rest) + 1))

    def _without_heads(self, text: str) -> tuple[str, bool]:
        """What is left of words without the table's heads, and whether all the heads of columns were there."""
        if not all(name in text for name in self._columns):
            if len(text) >= _DISORDER and set(text) <= set("".join(self._heads)):
                return "", True
            return text, False
        for head in self._heads:
            text = text.replace(head, "", 1)
        return text, True

    @cached_property
    def _columns(self) -> list[str]:
        return [letters(name) for name in self._spec.columns.values()]

    @cached_property
    def _headed(self) -> bool:
        """Whether words are printed above a column at all."""
        return any(self._columns)

    @cached_property
    def _inner(self) -> bool:
        """Whether heads stand between the rows of numbers, as in table one."""
        first = min(c.row for c in self._spec.layout if c.key)
        numbered = {c.row for c in self._spec.layout if c.key}
        return any(c.row > first and c.row not in numbered for c in self._spec.layout)

    @cached_property
    def _heads(self) -> list[str]:
        """What is printed above the columns, longest first."""
        beside = {text for line in self._spec.lines for text in (line.label, *line.groups)}
        found = [letters(c.text) for c in self._spec.layout if not c.key and c.text not in beside]
        return sorted(found, key=len, reverse=True)
