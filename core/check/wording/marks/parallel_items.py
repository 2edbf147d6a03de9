"""Lists whose items are alike and whose marks are not: 规划类3条、财务类2条，人事类1条.

Three items side by side are taken for one list where something tells that they are parallel: each is a bare name with
a number of the same measure, each opens with the same verb, each ends in the same word, they are clauses of one shape
(alike_clauses.py), or 等 closes the list. Then 、 and a comma do not part them by turns (GB/T 15834—2011, 4.5 and 4.6).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.wording.entries import any_of
from core.check.wording.grammar.alike_clauses import AlikeClauses
from core.check.wording.grammar.governing import VERB, verbs
from core.check.wording.marks.counted_lists import CountedLists
from core.check.wording.marks.list_items import (
    BOTH,
    FILLER,
    LEAST,
    Item,
    Odd,
    is_one_item,
    mixed,
    parts_told,
)
from core.language.sentences import FULL_STOPS, outside_brackets

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What parts the items; a comma within a number does not.
_MARKS = re.compile(r"[、,](?!\d{3}(?!\d))|;")
#: Within these pairs marks belong to one item.
_INNER = re.compile(r"\([^()]*\)|“[^“”]*”|《[^《》]*》")
_BRACKETED = re.compile(r"\(([^()]{10,})\)")
#: Characters of a name in a list that 等 closes, and where that has but two.
_NAME, _SHORT, _TWO = 10, 6, 2
#: The last part of a report, which ends otherwise than the others.
_REST = re.compile("(?:以及|和|及)?其[他它](?:需要|应当)?(?:报告|说明)?的?事项")
#: What begins another clause than a part of the report, and what ends the list of parts.
_NO_PART, _MADE_UP = ("结合", "根据", "按照", "围绕", "对照", "现将"), ("组成", "构成")
#: Behind these a list begins: 内容涵盖防汛、应急等.
_HOLDS = ("涵盖", "涉及", "包括", "包含")
#: Behind such a comma a list begins: 涵盖本年度的情况，内容包括甲、乙、丙.
_OPENS_LIST = re.compile(",(?:主要|具体)?(?:内容)?(?:包括|包含|涵盖)")
#: A comma may stand before the word that joins the last item (甲、乙、丙，以及丁); what joins the last two names.
_LAST_JOINED, _JOINED = re.compile(",(?:以及|及其|并且?|还有)"), re.compile("以及|[和与及]")
_EITHER = ((",", "、"), ("、", ","))


@dataclass(frozen=True, kw_only=True)
class ParallelItems:
    """The file ``resources/lexicon/parallel_items.toml``, where the lists are explained."""

    measures: tuple[str, ...]
    never_first: str
    never_last: str
    deeds: tuple[str, ...]
    leading: tuple[str, ...]
    kinds: tuple[str, ...]
    deed_kinds: tuple[str, ...]
    how: tuple[str, ...]
    no_things: tuple[str, ...]
    shared_ends: tuple[str, ...]
    kind_ends: tuple[str, ...]
    names: tuple[str, ...]
    states: tuple[str, ...]
    actors: tuple[str, ...]
    acts: tuple[str, ...]
    leads: tuple[str, ...]
    degrees: tuple[str, ...]
    holds: tuple[str, ...]
    opens_lists: tuple[str, ...]
    about: tuple[str, ...]
    scopes: tuple[str, ...]

    def odd_marks(self, text: str) -> Iterator[Odd]:
        """The mark that differs in each such list of a folded paragraph."""
        if not BOTH.issubset(text) and not ("," in text and "等" in text):
            return
        for start, end in outside_brackets(text):
            for odd in self._in_sentence(text, start, end, closed=False):
                if not (_LAST_JOINED.match(text, odd.at) or _OPENS_LIST.match(text, odd.at)):
                    yield odd
        for inner in _BRACKETED.finditer(text):
            if not any(mark in inner[1] for mark in FULL_STOPS):
                yield from self._in_sentence(text, *inner.span(1), closed=True)

    def _in_sentence(self, text: str, start: int, end: int, *, closed: bool) -> Iterator[Odd]:
        written = _INNER.sub(lambda pair: FILLER * len(pair[0]), text[start:end])
        both = BOTH.issubset(written)
        closed_by_etc = "," in written and "等" in written[written.rindex(",") :]
        if not both and not closed_by_etc:
            return
        items: list[Item] = []
        at = 0
        for mark in _MARKS.finditer(written):
            items.append(Item(at, mark.start(), mark[0]))
            at = mark.end()
        items.append(Item(at, len(written), ""))
        told = [*self._of_two(written, items)] if closed_by_etc else []
        if both and not told:
            told = self._mixed_in(text[start:end], written, items, closed=closed)
        for odd in told:
            yield Odd(start + odd.at, odd.usual, odd.other and start + odd.other)

    def _mixed_in(self, text: str, written: str, items: list[Item], *, closed: bool) -> list[Odd]:
        """What is told of a sentence, ``text``, that has commas and 、; ``written`` is without its inner marks."""
        told = [*self._counted.odd_marks(written, items, closed=closed), *self._same_verb(written, items)]
        told += self._same_end(written, items)
        told = told or [*self._alike(written, items), *self._held(written, items), *self._led(written, items)]
        return told or [*self._closed(written, items), *self._of_three(written, items)] or [*self._named(text, items)]

    def _alike(self, text: str, items: list[Item]) -> Iterator[Odd]:
        """Clauses of one shape: 队伍健全，分工清楚、运转顺畅."""
        words = [text[item.start : item.end] for item in items]
        for start, end in self._clauses.runs(words, [item.mark for item in items]):
            yield from mixed(items[start:end])
            return

    def _held(self, text: str, items: list[Item]) -> Iterator[Odd]:
        """One comma within the names that a verb holds and 等 closes: 涉及水价、水质，停水通知、抢修进度等信息."""
        for first, item in enumerate(items):
            opened = self._opens_list.fullmatch(text, item.start, item.end)
            if opened is None or not self._is_short_name(opened["name"]):
                continue
            last = first
            while items[last].mark in BOTH and "等" not in text[items[last].start : items[last].end]:
                last += 1
            run, closing = items[first:last], items[last]
            marks = [item.mark for item in run]
            name = self._list_end.fullmatch(text, closing.start, closing.end)
            names = [text[item.start : item.end] for item in run[1:]] + ([name[1]] if name else [])
            within = name is not None and marks.count(",") == 1 and "," not in (marks[0], marks[-1])
            if within and len(marks) > LEAST and all(map(self._is_short_name, names)):
                follows = items[last + 1].start if closing.mark == "," else None
                if follows is None or text[follows] not in self.never_first:
                    yield Odd(run[marks.index(",")].end, "、")
                return

    def _led(self, text: str, items: list[Item]) -> Iterator[Odd]:
        """A comma behind the first of the names up to 等: 围绕水价公开，水质公布、停水通知等工作，."""
        for first, item in enumerate(items[:-_TWO]):
            opened = self._about.fullmatch(text, item.start, item.end) if item.mark == "," else None
            if opened is None or opened["name"].endswith(self.scopes):
                continue
            last = first + 1
            while items[last].mark == "、" and "等" not in text[items[last].start : items[last].end]:
                last += 1
            closing = self._etc_at_end.fullmatch(text, items[last].start, items[last].end)
            if closing is None or last == first + 1:
                continue
            names = [text[one.start : one.end] for one in items[first + 1 : last]] + _JOINED.split(closing[1])
            if all(map(self._is_short_name, (opened["name"], *names))):
                yield Odd(item.end, "、")
                return

    def _is_short_name(self, words: str) -> bool:
        """Whether words are a name that may hold a verb, for others beside it do not: 水土|保持."""
        return (
            VERB <= len(words) <= _SHORT + VERB
            and words[0] not in self.never_first
            and words[-1] not in self.never_last
            and not self._tells(words)
            and not any(char.isdigit() for char in words)
            and not verbs().govern_in(words[:VERB])
        )

    def _of_three(self, text: str, items: list[Item]) -> Iterator[Odd]:
        """Three that 等 closes: 公布水价目录，水质公告、停水通知等信息; 更新指南、公布热线，增设信箱等措施."""
        for first, second, last in zip(items, items[1:], items[2:], strict=False):
            if (first.mark, second.mark) not in _EITHER or "等" not in text[last.start : last.end]:
                continue
            words = [text[item.start : item.end] for item in (first, second, last)]
            if first.mark == ",":
                name = self._etc_at_end.fullmatch(words[2])
                names = name and self._is_name(name[1]) and self._is_name(words[1])
                if names and self._publishes.fullmatch(words[0]):
                    yield Odd(first.end, "、", second.end)
                continue
            governs = all(verbs().govern_in(clause[:VERB]) or self._tells(clause) for clause in words[:2])
            if governs and min(map(len, words)) > VERB and self._etc_of_deeds.search(words[2]):
                yield Odd(second.end, "、", first.end)

    def _of_two(self, text: str, items: list[Item]) -> Iterator[Odd]:
        """A comma before the second and last of a list that 等 closes: 杜绝错链，错字等现象."""
        if len(items) < _TWO or text[items[-1].start : items[-1].end].count("等") != 1:
            return
        item, closing = items[-_TWO], items[-1]
        if item.mark != "," or (len(items) > _TWO and items[-_TWO - 1].mark == "、"):
            return
        words, last = text[item.start : item.end], text[closing.start : closing.end]
        name = self._etc.fullmatch(last)
        named = name and self._is_name(name[1]) and len(name[1]) <= _SHORT and self._holds.fullmatch(words)
        if named or self._clauses.closes(words, last):
            yield Odd(item.end, "、")

    def _same_verb(self, text: str, items: list[Item]) -> Iterator[Odd]:
        """Clauses that the same verb opens: 加强解读、加强回应，加强监督."""
        first = 0
        while first < len(items):
            verb = text[items[first].start :][:VERB]
            last = first
            while last + 1 < len(items) and items[last].mark != ";" and text.startswith(verb, items[last + 1].start):
                last += 1
            if last - first + 1 >= LEAST and verbs().govern_in(verb):
                yield from mixed(items[first : last + 1], usual=",")
            first = last + 1

    def _same_end(self, text: str, items: list[Item]) -> Iterator[Odd]:
        """Parts that end in the same word: 总体情况，主动公开情况、复议、诉讼情况."""
        for word in self.shared_ends:
            run: list[Item] = []
            start = None  # where the part begins whose first words stand before 、
            for item in items:
                whole = item if start is None else Item(start, item.end, item.mark)
                if text.startswith(_NO_PART, item.start) or (run and text.endswith(_MADE_UP, item.start, item.end)):
                    yield from parts_told(run)
                    run, start = [], None
                    continue
                if text.endswith(word, whole.start, whole.end) or (run and _REST.match(text, item.start, item.end)):
                    run.append(whole)
                    start = None
                elif run and item.mark == "、":
                    start = whole.start
                else:
                    yield from parts_told(run)
                    run, start = [], None
                if item.mark == ";":
                    yield from parts_told(run)
                    run, start = [], None
            yield from parts_told(run)

    def _closed(self, text: str, items: list[Item]) -> Iterator[Odd]:
        """A comma before the last name of a list that 等 closes: 水价、水质，管网等信息."""
        for before, item, closing in zip(items, items[1:], items[2:], strict=False):
            if (before.mark, item.mark) != ("、", ",") or is_one_item(text, items, before, item):
                continue
            name = self._etc.match(text, closing.start, closing.end)
            if name and self._is_name(name[1]) and self._is_name(text[item.start : item.end]):
                yield Odd(item.end, "、")

    def _named(self, text: str, items: list[Item]) -> Iterator[Odd]:
        """A comma between two names of things that offices publish, which stand in a list: 人事信息，财政预算、公告."""
        known = [self._whole_name.match(text, item.start, item.end) is not None for item in items]
        for i, (item, following) in enumerate(pairwise(items)):
            if item.mark != "," or not (known[i] and known[i + 1]):
                continue
            goes_on = following.mark == "、"
            if goes_on and not known[i + 2]:
                continue  # 机构职能、领导分工，政策文件、规划计划|发布及时
            if goes_on or (i and items[i - 1].mark == "、"):
                yield Odd(item.end, "、")
                return

    def _is_name(self, words: str) -> bool:
        return (
            VERB <= len(words) <= _NAME
            and words[0] not in self.never_first
            and words[-1] not in self.never_last
            and not self._tells(words)
            and not any(char.isdigit() for char in words)
            and all(holds not in words for holds in _HOLDS)
            and not verbs().govern_in(words)
        )

    def _tells(self, words: str) -> bool:
        """Whether a verb opens them, so that they are a clause and no name: 更换|水表, 备案."""
        return words.startswith(self.deeds) or verbs().stand_in(words[:VERB])

    @cached_property
    def _counted(self) -> CountedLists:
        return CountedLists(
            self.measures, self.leading, self.deeds, self.kind_ends, self.never_first, self._is_thing_published
        )

    def _is_thing_published(self, label: str) -> bool:
        """Whether a label is a name of what offices publish, though it holds a verb: 公开指南."""
        return self._whole_name.fullmatch(label) is not None

    @cached_property
    def _clauses(self) -> AlikeClauses:
        return AlikeClauses(self.states, self.actors, self.acts, self.leads, self.degrees)

    @cached_property
    def _holds(self) -> re.Pattern[str]:
        """A clause that is a verb and names one thing: 杜绝错链."""
        return re.compile(rf"[^的]{{0,8}}?{any_of(self.holds)}了?[^了等在把将由对被后前时]{{2,14}}", re.VERBOSE)

    @cached_property
    def _opens_list(self) -> re.Pattern[str]:
        """The first name of a list behind the verb that holds all of it: 内容涉及|水价."""
        return re.compile(rf"[^的]{{0,14}}?{any_of(self.opens_lists)}了?(?P<name>[^了等的]{{2,10}})", re.VERBOSE)

    @cached_property
    def _about(self) -> re.Pattern[str]:
        """What the work is about, the first of a list: 紧紧围绕|水价公开."""
        return re.compile(rf"[^的]{{0,12}}?{any_of(self.about)}(?P<name>[^了等的]{{3,10}})", re.VERBOSE)

    @cached_property
    def _list_end(self) -> re.Pattern[str]:
        """The last name, with nothing but what the whole list is behind it: 收费标准等方面."""
        return re.compile(
            rf"([^等]{{2,{_NAME}}})等(?:[^,等]{{0,4}}{any_of(self.kinds)}(?:\d[\d,.]*余?.)?)?", re.VERBOSE
        )

    @cached_property
    def _publishes(self) -> re.Pattern[str]:
        """A clause that publishes one thing: 及时公布水价目录."""
        how, things = any_of(self.how), any_of(self.no_things)
        return re.compile(
            rf"(?:{how}){{0,2}}(?:公开|公布|发布|公示|更新)了?(?!{things})[^了等在把将由对被后前时均已类为]{{2,12}}",
            re.VERBOSE,
        )

    @cached_property
    def _etc_at_end(self) -> re.Pattern[str]:
        """The last name of a list, with what 等 closes it by and how many there are: 停水通知|等公开信息66条."""
        return re.compile(rf"([^等]{{2,{_NAME}}})等[^,等]{{0,4}}{any_of(self.kinds)}(?:\d[\d,.]*余?.)?", re.VERBOSE)

    @cached_property
    def _etc_of_deeds(self) -> re.Pattern[str]:
        return re.compile(rf"等{any_of(self.deed_kinds)}", re.VERBOSE)

    @cached_property
    def _whole_name(self) -> re.Pattern[str]:
        """An item that is one of the names or two, with what closes a list behind it."""
        name = any_of(self.names)
        return re.compile(
            rf"{name}(?:[和与及]{name})?(?:信息|情况|内容)?(?:$|等(?:$|{any_of(self.kinds)}))", re.VERBOSE
        )

    @cached_property
    def _etc(self) -> re.Pattern[str]:
        return re.compile(rf"([^等]{{2,{_NAME}}})等(?:$|{any_of(self.kinds)})", re.VERBOSE)


@cache
def parallel_items() -> ParallelItems:
    """The lists, read once."""
    return read_record(ParallelItems, "lexicon", "parallel_items.toml")
