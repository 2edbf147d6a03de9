"""One slip of the pen, one finding: what several rules say of the same few words is said by one of them.

Rules on wording see the same place each in its own way: the doubled character of 监督督 is a character too many and a
word that none knows. The user would look up one place twice; so of such findings the one that helps most is kept.
Findings on whole sentences stay beside those on a word of theirs, for these are two defects.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from core.model.finding import Category, Finding, TextMark
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import Span

#: Characters: of two rules' marks, one within the other, the longer has at most so many where they are one slip.
_FEW = 8
#: The same of what two marks cover together where neither lies within the other.
_TOGETHER = 6
#: The same where one rule speaks twice, of a name and of a part of it.
_OF_ONE_RULE = 20


class _Kept(NamedTuple):
    """Where a finding stands that stays, its rule, whether it says what to put there, and how grave it is."""

    start: int
    end: int
    rule: str
    replaced: bool
    rank: int


def told_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in their order, without those on wording that stand within or around a better one on few words.

    Better is the graver, then the one that knows what to put there, then the earlier in ``findings``. What a better one
    replaces as a whole is told by it, however long it is.
    """
    order = sorted(range(len(findings)), key=lambda at: (_help(findings[at]), at))
    kept: list[_Kept] = []  # by their beginnings
    longest = _OF_ONE_RULE
    dropped: set[int] = set()
    for at in order:
        place = _place(findings[at])
        if place is None:
            continue
        here = bisect_left(kept, (place.start - longest,))
        if any(_same(place, findings[at], other) for other in _near(kept, here, place)):
            dropped.add(at)
        else:
            finding, replaced = findings[at], findings[at].replacement is not None
            one = _Kept(place.start, place.end, finding.rule, replaced, finding.severity.rank)
            kept.insert(bisect_left(kept, one), one)
            longest = max(longest, place.end - place.start)
    dropped.update(_within_replaced(findings, kept))
    dropped.update(_beside_exact(findings, dropped))
    return [finding for at, finding in enumerate(findings) if at not in dropped]


def _within_replaced(findings: Sequence[Finding], kept: Sequence[_Kept]) -> Iterator[int]:
    """What is raised on several places, all within words that another finding replaces: a word said twice in them."""
    wholes = [one for one in kept if one.replaced]
    for at, finding in enumerate(findings) if wholes else ():
        several = finding.category is Category.WORDING and _place(finding) is None
        if not several:
            continue
        marks = [mark for mark in finding.marks if isinstance(mark, TextMark)]
        spans = [span for mark in marks for span in mark.spans]
        if spans and len(marks) == len(finding.marks):
            low, high = min(span.start for span in spans), max(span.end for span in spans)
            if any(one.start <= low and high <= one.end and one.rank <= finding.severity.rank for one in wholes):
                yield at


def _beside_exact(findings: Sequence[Finding], dropped: set[int]) -> Iterator[int]:
    """Words without a right wording beside one character of another rule that has it: 政府信, and behind it 心 for 息.

    The slip makes of the words beside it what they are told for.
    """
    left = [(place, at) for at, finding in enumerate(findings) if at not in dropped and (place := _place(finding))]
    exact = [(place, at) for place, at in left if findings[at].expected and place.end - place.start == 1]
    for place, at in left:
        finding, words = findings[at], findings[at].actual or ""
        if finding.expected is not None or not 1 < len(words) <= _FEW or not all(map(is_cjk, words)):
            continue
        touching = ((one, other) for one, other in exact if place.end == one.start or place.start == one.end)
        if any(
            finding.rule != findings[other].rule and _help(findings[other]) <= _help(finding) for _, other in touching
        ):
            yield at


def _help(finding: Finding) -> tuple[int, bool]:
    return finding.severity.rank, finding.replacement is None


def _place(finding: Finding) -> Span | None:
    """The one stretch of text that a finding on wording is raised on; None where there are several, or none."""
    if finding.category is not Category.WORDING:
        return None
    faults = [mark for mark in finding.marks if mark.role == "fault"]
    if len(faults) != 1 or not isinstance(faults[0], TextMark) or len(faults[0].spans) != 1:
        return None
    return faults[0].spans[0]


def _near(kept: Sequence[_Kept], first: int, place: Span) -> list[_Kept]:
    found: list[_Kept] = []
    for one in kept[first:]:
        if one.start >= place.end:
            break
        found.append(one)
    return found


def _same(place: Span, finding: Finding, other: _Kept) -> bool:
    """Whether two stretches that share a character are about one slip."""
    start, end, its_rule, replaced, _ = other
    if end <= place.start or place.end <= start:
        return False
    if replaced and start <= place.start and place.end <= end:
        return True
    together = max(end, place.end) - min(start, place.start)
    longer = max(end - start, place.end - place.start)
    if together > longer:
        return together <= _TOGETHER
    if end - start == place.end - place.start:
        return True
    # a verb with its object, and one of the two: neither says more than that they do not go together
    at_one_end = start == place.start or end == place.end
    vague = at_one_end and not replaced and finding.replacement is None
    return longer <= (_OF_ONE_RULE if its_rule == finding.rule or vague else _FEW)
