"""Lists of names with numbers of one measure, whose marks differ: 规划类3条、财务类2条，人事类1条.

That such names are one list is told by their labels, or by what they come to: where all of them make the number that
stands before (公布6条，其中甲类3条、乙类2条，丙类1条), whatever they are called.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from core.check.wording.entries import any_of
from core.check.wording.marks.list_items import (
    BOTH,
    FILLER,
    LEAST,
    CountedItem,
    Item,
    Odd,
    is_partition,
    is_quoted,
    mixed,
    number_of,
    shared_end,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What stands between a number and what it is made of.
_BEFORE_PARTS = BOTH | {":"}
#: Characters of a label, at least and at most.
_SHORTEST, _LONGEST = 2, 14
#: What is left is told behind a comma: 甲类3条、乙类2条，其余9条.
_THE_REST = ("其余", "剩余", "余下")


def _are_kin(one: str, other: str, shared: str) -> bool:
    """Whether two labels have more in common at their ends than all the labels of the list."""
    return len(shared_end([one, other])) > len(shared)


def _opened(text: str, items: list[Item]) -> list[Item]:
    """The items, of which one ends where a colon stands: 公布6条：|甲类3条."""
    parted: list[Item] = []
    for item in items:
        at = text.find(":", item.start, item.end)
        if at >= 0:
            parted += [Item(item.start, at, ":"), Item(at + 1, item.end, item.mark)]
        else:
            parted.append(item)
    return parted


@dataclass(frozen=True)
class CountedLists:
    """``measures``, ``leading``, ``deeds``, ``kind_ends``, ``never_first``: see ``parallel_items.toml``.

    ``is_thing`` tells a name of what offices publish, though it may hold a deed (公开指南).
    """

    measures: tuple[str, ...]
    leading: tuple[str, ...]
    deeds: tuple[str, ...]
    kind_ends: tuple[str, ...]
    never_first: str
    is_thing: Callable[[str], bool]

    def odd_marks(self, text: str, items: list[Item], *, closed: bool) -> Iterator[Odd]:
        """The mark that differs in each list of a sentence; ``closed``: nothing else stands in it."""
        counted = [self._as_counted(text, item) for item in items]
        told = False
        opened = _opened(text, items) if ":" in text else items
        parts = counted if opened is items else [self._as_counted(text, item) for item in opened]
        for odd in self._summed(text, opened, parts):
            yield odd
            told = True
        if not told:
            yield from self._labelled(text, items, counted, closed=closed)

    def _as_counted(self, text: str, item: Item) -> CountedItem | None:
        found = self._count.search(text, item.start, item.end)
        return found and CountedItem(item, text[item.start : found.start()], number_of(found), found["measure"])

    def _summed(self, text: str, items: list[Item], counted: list[CountedItem | None]) -> Iterator[Odd]:
        """The lists that come to the number of the item before them: 6条，其中3条、2条，1条."""
        first = 0
        while first < len(items):
            run = self._parts_of(text, items, counted, first)
            yield from mixed([part.item for part in run])
            first += len(run) + 1

    def _parts_of(
        self, text: str, items: list[Item], counted: list[CountedItem | None], first: int
    ) -> list[CountedItem]:
        """The items that follow one and come to its number, three at least; else none."""
        whole = counted[first]
        if whole is None or whole.item.mark not in _BEFORE_PARTS or self._leads.match(whole.label):
            return []
        run: list[CountedItem] = []
        lacks, led = whole.number, False
        for item, part in zip(items[first + 1 :], counted[first + 1 :], strict=True):
            led = led or (not run and self._leads.match(text, item.start, item.end) is not None)
            if part is None and led and not run:
                continue
            if part is None or part.measure != whole.measure or part.number > lacks:
                return []
            if not led and self._tells(part.label):
                return []  # 新收5件，|结转1件，办理结果为公开2件、部分公开1件、不予公开1件
            run.append(part)
            lacks -= part.number
            if not lacks:
                return run if len(run) >= LEAST else []
            if item.mark not in BOTH:
                return []
        return []

    def _labelled(
        self, text: str, items: list[Item], counted: list[CountedItem | None], *, closed: bool
    ) -> Iterator[Odd]:
        """The lists that are told by their labels."""
        run: list[CountedItem] = []
        for item, now in zip(items, counted, strict=True):
            if run and not (now and now.measure == run[0].measure and self._is_label(now.label)):
                yield from self._of_run(text, run, closed=closed)
                run = []
            if now:
                run.append(now)
            if item.mark == ";":
                yield from self._of_run(text, run, closed=closed)
                run = []
        yield from self._of_run(text, run, closed=closed)

    def _of_run(self, text: str, run: list[CountedItem], *, closed: bool) -> Iterator[Odd]:
        """The first of them may be what the others are parts of, or hold the verb of the sentence.

        In no ``closed`` list the last ones may tell of something else, so that the mark changes once, unless all are in
        quotation marks or end alike (甲类、乙类，丙类).
        """
        if len(run) < LEAST:
            return
        first = run[0]
        shared = shared_end([counted.label for counted in run])
        own = first.label.removesuffix(shared)
        bare = self._is_label(first.label) and not any(deed in own for deed in self.deeds)
        is_whole = first.number >= sum(other.number for other in run[1:])
        quoted = all(is_quoted(counted.label) for counted in run)
        alike = quoted or len(shared) >= _SHORTEST or shared in self.kind_ends
        joined = alike and first.item.mark == "、"
        if self._leads.search(first.label) is None and not (quoted or joined) and (is_whole or not bare):
            run = run[1:]
        run = run[:-1] if run and run[-1].label.startswith(_THE_REST) else run
        if any(a.item.mark == "、" and a.label != b.label and b.label.endswith(a.label) for a, b in pairwise(run)):
            return  # a list of its own within the other: 会议信息7条、专题会议信息1条
        if any(a.item.mark == "," and self._tells(b.label) for a, b in pairwise(run)):
            return  # 网站发布水价信息3条、水质信息4条，|公众号发布水价信息2条、水质信息6条
        marks = [counted.item.mark for counted in run[:-1]]
        if is_partition(text, run) or any(
            a.item.mark == "、" and _are_kin(a.label, b.label, shared) for a, b in pairwise(run)
        ):
            return  # 文件9条，常务会信息3条、全体会信息1条，预算信息4条: a list within the other
        if closed or alike or sum(one != other for one, other in pairwise(marks)) > 1:  # 甲类3条、乙类2条，|收到来信6件
            yield from mixed([counted.item for counted in run])

    def _tells(self, label: str) -> bool:
        """Whether a deed is told in the label, so that a statement of its own may begin with it."""
        return any(deed in label for deed in self.deeds) and not self.is_thing(label)

    def _is_label(self, label: str) -> bool:
        return (
            _SHORTEST <= len(label) <= _LONGEST
            and (label[0] not in self.never_first or label.endswith(self.kind_ends))
            and (not label.startswith(self.deeds) or self.is_thing(label))
            and not any(char.isdigit() for char in label)
        )

    @cached_property
    def _count(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<measure>万?余?{any_of(self.measures)}){FILLER}*$", re.VERBOSE
        )

    @cached_property
    def _leads(self) -> re.Pattern[str]:
        return re.compile(f"{any_of(self.leading)}{{1,2}}:?", re.VERBOSE)
