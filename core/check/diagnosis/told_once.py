"""One slip of the pen, one finding: what several rules say of the same few words is said by one of them.

Rules on wording see the same place each in its own way: the doubled character of 监督督 is a character too many and a
word that none knows. The user would look up one place twice; so of such findings the one that helps most is kept.
Findings on whole sentences stay beside those on a word of theirs, for these are two defects.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

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


def told_once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings in their order, without those on wording that stand within or around a better one on few words.

    Better is the graver, then the one that knows what to put there, then the earlier in ``findings``.
    """
    order = sorted(range(len(findings)), key=lambda at: (_help(findings[at]), at))
    kept: list[tuple[int, int, str]] = []  # where those kept stand, by their beginnings, and their rules
    dropped: set[int] = set()
    for at in order:
        place = _place(findings[at])
        if place is None:
            continue
        here = bisect_left(kept, (place.start - _OF_ONE_RULE, 0, ""))
        if any(_same(place, findings[at].rule, other) for other in _near(kept, here, place)):
            dropped.add(at)
        else:
            kept.insert(bisect_left(kept, (place.start, place.end, "")), (place.start, place.end, findings[at].rule))
    dropped.update(_beside_exact(findings, dropped))
    return [finding for at, finding in enumerate(findings) if at not in dropped]


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


def _near(kept: Sequence[tuple[int, int, str]], first: int, place: Span) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for start, end, rule in kept[first:]:
        if start >= place.end:
            break
        found.append((start, end, rule))
    return found


def _same(place: Span, rule: str, other: tuple[int, int, str]) -> bool:
    """Whether two stretches that share a character are about one slip."""
    start, end, its_rule = other
    if end <= place.start or place.end <= start:
        return False
    together = max(end, place.end) - min(start, place.start)
    longer = max(end - start, place.end - place.start)
    if together > longer:
        return together <= _TOGETHER
    return end - start == place.end - place.start or longer <= (_OF_ONE_RULE if its_rule == rule else _FEW)
