"""Numbers that take up a series told just before, and are not that of its members: 一是…，二是…。针对以上三个问题."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from core.base.integers import integer
from core.check.wording.marks.series import Member, opening, runs
from core.check.wording.passages import Passage
from core.check.wording.sentence_words import sentence_words
from core.language.numerals import ONES, value
from core.language.sentences import ENDS, PAUSES
from core.language.sought import Sought
from core.model.finding import TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_NUMBER = rf"[两{ONES[1:]}]|十[{ONES}]?|[2-9]|1\d"
#: Measures of what a series has; things that come one by one from elsewhere are none.
_MEASURE = "(?:(?:方面|大类|[大个项类种条点]){1,2}的?)"


@cache
def _taken_up() -> Sought:
    """A number of problems, measures and the like that were told before."""
    kinds = "(?:突出|主要|具体|重点|共性|工作|改进|整改)?"
    members = sentence_words().members_of_series.any
    return Sought(
        rf"(?:上述|以上|前述|(?<![从由将自])这)(?P<said>(?P<count>{_NUMBER}){_MEASURE})"
        rf"(?:(?={kinds}(?P<noun>{members})(?!日))|(?=[,。;]))"
    )


#: Another number, which may be what is meant.
_COUNTED = Sought(rf"(?<!第)(?P<count>{_NUMBER})(?:大|个|项|类|种|条|点|方面)")
#: Of other problems is told than of those of the series.
_OTHERS = re.compile("[上去一]年|20[0-9]{2}年|通报|反馈|指出|督|审计|考核")
#: So few members make a series.
_FEWEST = 2
#: So far from its beginning a paragraph takes up the series of those before: （二）改进措施。针对以上三个问题.
_HEAD = 16
_CLAUSES = re.compile(f"[{PAUSES}]")


@cache
def _beyond() -> Sought:
    """Some of the members, the first or last ones or one by its number: 前三个问题, 第四个问题."""
    members = sentence_words().members_of_series.any
    return Sought(
        rf"(?<![目此日年月之])(?P<said>[前后第](?P<count>{_NUMBER})(?:个|项|条|类|方面的?))"
        rf"(?=(?:主要|突出|具体)?{members}(?!日))"
    )


#: Steps announced, and those that are told.
_STEPS = Sought(rf"分(?P<said>(?P<count>{_NUMBER})步)(?=走|[\u4e00-\u9fff]{{0,6}}[:,])")


class Counted(NamedTuple):
    """The number ``text[start:end]`` of a passage, and the members that the series has, with the last one marked."""

    passage: Passage
    start: int
    end: int
    right: int
    listed: TextMark


def series_counted(prose: Sequence[Passage]) -> Iterator[Counted]:
    """Numbers that take up a series of another length, where nothing else stands before that they could mean."""
    for at, passage in enumerate(prose):
        for match in _taken_up().finditer(passage.text):
            before = passage.text[: match.start()]
            found, of = runs(before), passage
            within = before
            if match["noun"] is None and before and before[-1] not in ENDS:
                continue  # 同时涉及以上两类: of what, is told elsewhere
            begins = match["noun"] is not None and len(before) <= _HEAD
            if not found and begins and at and prose[at - 1].section == passage.section:
                of = prose[at - 1]
                found = [run for run in (*runs(of.text), _of_paragraphs(prose[:at])) if run]
                within = of.text
            if not found:
                continue
            last = found[-1][-1]
            rest = before[last.end :] if of is passage else before
            earlier = "".join(p.text for p in prose[:at] if p.section == passage.section) + before
            number = _value(match["count"])
            if (
                number in _sums([len(run) for run in found])
                or sentence_words().further_point.stand_in(rest)
                or _is_told(number, earlier)
            ):
                continue
            if len(found[-1]) < number <= len(found[-1]) + within.count("、"):
                continue  # 一是内容不全面、不及时: two of a kind in one member
            listed = of.mark(last.start, last.end, "participant")
            yield Counted(passage, *match.span("said"), len(found[-1]), listed)


def beyond_series(prose: Sequence[Passage]) -> Iterator[Counted]:
    """Members of a series that it has not (前三个问题 of two), and steps that are more or fewer than announced."""
    for passage in prose:
        for match in _beyond().finditer(passage.text):
            before = passage.text[: match.start()]
            found, number = runs(before), _value(match["count"])
            if not found or max(len(run) for run in found) >= number or len(found) > 1:
                continue
            last = found[-1][-1]
            others = _OTHERS.search(before[last.end :]) or sentence_words().further_point.stand_in(before[last.end :])
            if not others and not _is_told(number, before) and before.count("、", 0, last.end) == 0:
                listed = passage.mark(last.start, last.end, "participant")
                yield Counted(passage, *match.span("said"), len(found[-1]), listed)
        for match in _STEPS.finditer(passage.text):
            steps = [run for run in runs(passage.text) if run[0].kind == "stage" and run[0].start > match.end()]
            if len(steps) == 1 and len(steps[0]) != _value(match["count"]):
                listed = passage.mark(steps[0][-1].start, steps[0][-1].end, "participant")
                yield Counted(passage, *match.span("said"), len(steps[0]), listed)


def _of_paragraphs(prose: Sequence[Passage]) -> list[Member]:
    """The series that the last paragraphs open with; empty where it does not begin with its first."""
    found: list[Member] = []
    for passage in reversed(prose):
        member = opening(passage.text)
        if member is None or (found and (member.kind, member.number) != (found[-1].kind, found[-1].number - 1)):
            return []
        found.append(member)
        if member.number == 1:
            return found[::-1] if len(found) >= _FEWEST else []
    return []


def _sums(lengths: list[int]) -> frozenset[int]:
    """The lengths, and what those of several series together, or of those within another, come to."""
    whole = sum(lengths)
    return frozenset((*lengths, *accumulate(reversed(lengths)), *(whole - length for length in lengths)))


def _is_told(number: int, text: str) -> bool:
    """Whether a number stands in a text as that of other things, or so many are named there one after another."""
    if number in {_value(told["count"]) for told in _COUNTED.finditer(text)}:
        return True
    return number > _FEWEST and any(clause.count("、") + 1 == number for clause in _CLAUSES.split(text))


def _value(said: str) -> int:
    return integer(said, 0) if said.isdigit() else value(said) or 0
