"""Clauses of one shape side by side, and how their shape is told: 队伍健全、分工清楚、运转顺畅.

state    what something is like: 制度完善, 更新不够及时          actor    who does what: 分管领导具体抓, 科室负责人审核
shape    as many characters with the same first one or the same last word: 专人负责, 专柜保管; 水价公开, 水质公开

Three of a kind are one list, so one mark parts them; two and two may be pairs (标题简明、内容准确，格式规范、更新及时).
In 21 million characters of correct prose none have a comma here and 、 there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from core.check.wording.entries import any_of
from core.check.wording.grammar.governing import VERB, verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: Items of a list that are told; what they have at least and at most where only their shape is alike.
_LEAST, _SHORT, _LONG = 3, 4, 8
#: By so many characters what things are like may be told at unequal length.
_UNEVEN = 2
_HAN = "[\u4e00-\u9fff]"
_PLAIN = re.compile(f"{_HAN}+")
#: Characters that tell no kind of clause.
_NO_KIND = frozenset("不未无非没应可能须要以在对由将把被向与和及各每有是为从针按根经就因")
#: What the last clause goes on with: 措施有力|等问题, 管理严格|的格局.
_TAIL = re.compile("(?:等|的)[^等的]{0,8}$")
#: Behind 、 and 、 a group of so many is a pair.
_PAIR = 2


@dataclass(frozen=True)
class AlikeClauses:
    """Told by ``states`` that end a clause, with ``degrees`` before, or ``actors`` that open one with their ``acts``.

    ``leads`` open a list.
    """

    states: tuple[str, ...]
    actors: tuple[str, ...]
    acts: tuple[str, ...]
    leads: tuple[str, ...]
    degrees: tuple[str, ...]

    def runs(self, items: Sequence[str], marks: Sequence[str]) -> Iterator[tuple[int, int]]:
        """From which item to which (excluded) such clauses stand with mixed marks; marks are those behind the items."""
        between = [
            items[at + 1]
            for at in range(len(marks) - 2)
            if marks[at] != marks[at + 1] and ";" not in marks[at : at + 2]
        ]  # each stands between a comma and 、
        for is_of in (self._is_state, self._is_act):
            if not any(is_of(item, opens=False) for item in between):
                continue
            for start, end in self._of_kind(items, marks, is_of):
                sizes = [len(self._without_lead(items[start])), *(len(_bare(item)) for item in items[start + 1 : end])]
                if is_of == self._is_act or max(sizes) - min(sizes) <= _UNEVEN:  # 职责明确，|信息发布准确及时
                    yield start, end
        if any(_SHORT <= len(item) <= _LONG for item in between):
            yield from self._of_shape(items, marks)

    def closes(self, first: str, second: str) -> bool:
        """Whether two clauses are actors with what they do, and 等 closes them: 确定专人采编，领导审核等程序."""
        tail = _TAIL.search(second)
        return bool(tail and tail[0][0] == "等" and self._is_act(second, opens=False)) and self._opens_acts(first)

    def _of_kind(
        self, items: Sequence[str], marks: Sequence[str], is_of: Callable[..., bool]
    ) -> Iterator[tuple[int, int]]:
        start = 0
        while start < len(items):
            end = start
            while end < len(items) and is_of(items[end], opens=end == start):
                end += 1
                if marks[end - 1] == ";" or _TAIL.search(items[end - 1]):
                    break
            joined = start and marks[start - 1] == "、" and len(items[start - 1]) == len(items[start])
            if not joined and _is_mixed(marks[start : max(start, end - 1)]):  # joined: by a word that no list has
                yield start, end
            start = max(end, start + 1)

    def _of_shape(self, items: Sequence[str], marks: Sequence[str]) -> Iterator[tuple[int, int]]:
        for start in range(len(items) - _LEAST + 1):
            first = self._without_lead(items[start])
            if not (_SHORT <= len(first) <= _LONG and _PLAIN.fullmatch(first)):
                continue
            for ends in (False, True):
                if start and marks[start - 1] != ";" and _has_shape(items[start - 1], first, ends=ends):
                    continue  # the list begins before
                end = start + 1
                while end < len(items) and marks[end - 1] != ";" and _has_shape(items[end], first, ends=ends):
                    end += 1
                    if len(items[end - 1]) > len(first):
                        break  # 专册登记|的制度 is the last
                if marks[end - 1] != "、" and _is_mixed(marks[start : end - 1]):
                    yield start, end

    def _is_state(self, item: str, *, opens: bool) -> bool:
        return self._state.fullmatch(self._without_lead(item) if opens else _bare(item)) is not None

    def _is_act(self, item: str, *, opens: bool) -> bool:
        return (self._opens_act if opens else self._act).match(item) is not None

    def _opens_acts(self, item: str) -> bool:
        found = self._opens_act.match(item)
        return found is not None and found["lead"] is not None

    def _without_lead(self, item: str) -> str:
        lead = self._lead.match(item)
        return item[lead.end() :] if lead else item

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        return re.compile(f"(?:切实|真正|努力|严格|认真)?{any_of(self.leads)}", re.VERBOSE)

    @cached_property
    def _state(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?!{any_of(self.leads)}){_HAN}{{2,6}}?{any_of(self.degrees)}?{any_of(self.states)}",
            re.VERBOSE,
        )

    @cached_property
    def _act(self) -> re.Pattern[str]:
        return re.compile(self._acting, re.VERBOSE)

    @cached_property
    def _opens_act(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<lead>[^为任]{{0,16}}{any_of((*self.leads, '由', '经'))})?{self._acting}", re.VERBOSE)

    @cached_property
    def _acting(self) -> str:
        return rf"{any_of(self.actors)}[^为任由是或的]{{0,4}}{any_of(self.acts)}[^为任由是或]{{0,8}}$"


def _bare(item: str) -> str:
    """A clause without what the list goes on with behind it."""
    tail = _TAIL.search(item)
    return item[: tail.start()] if tail else item


def _has_shape(item: str, first: str, *, ends: bool) -> bool:
    """Whether a clause, or what 等 or 的 closes of it, is as long as the first and begins, or ``ends``, like it.

    What ends in the same word is another thing where a verb opens but one (民主决策, 提高决策).
    """
    item = item.partition("等")[0] if ends or "等" in item else _bare(item)
    if len(item) != len(first) or not _PLAIN.fullmatch(item):
        return False
    if not ends:
        return item[0] == first[0] and first[0] not in _NO_KIND
    return item[-VERB:] == first[-VERB:] and verbs().govern_in(item[:VERB]) == verbs().govern_in(first[:VERB])


def _is_mixed(marks: Sequence[str]) -> bool:
    """Whether commas and 、 stand by turns, and not as commas between pairs."""
    if set(marks) != {",", "、"}:
        return False
    groups = [len(group) + 1 for group in "".join(marks).split(",")]
    return len(marks) + 1 >= _LEAST and not all(size >= _PAIR for size in groups)
