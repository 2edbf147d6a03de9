"""Numbers of the sub-headings （一）（二）（三） within a section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import model, swap
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.passages import Passage, passages
from core.language.numerals import ORDINALS, numeral, value
from core.language.sought import Sought
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_HEAD = re.compile(rf"^(?P<number>(?P<left>\(?)(?P<value>[{ORDINALS}]{{1,3}})\))")
#: The number of a sub-heading that goes on in the same paragraph.
_INNER = Sought(rf"(?<=[。;:,])\((?P<value>[{ORDINALS}]{{1,3}})\)")
#: The first of a level above （一）, where it can only be below it.
_ABOVE = re.compile("^(?P<number>一、)[^,。;]{2,30}(?:[:。]|$)")
_TITLE = re.compile(r"(?P<words>[^,。;:!?\d]{3,20})(?:[。:]|$)")


@rule(
    "W119",
    "小标题序号不连续或重复",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.HEEDED,
    demands="同一部分内（一）（二）（三）依次编号，不跳号、不重号，标题文字不重复，下一层用1. 2. 3.。",
    basis="GB/T 9704—2012《党政机关公文格式》7.3.3（结构层次序数）",
    bad=swap("（四）政府信息公开平台建设", "（五）政府信息公开平台建设"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A number may start anew at （一）; one finding where the sequence first breaks and again only where it breaks anew."""  # noqa: E501
    section: str | None = None
    last = inner = 0
    heads = [(p, m) for p in passages(report) if (m := _HEAD.match(p.text))]
    again = list(_doubled(heads))
    yield from _halved(heads, outcomes)
    for index, (passage, match) in enumerate(heads):
        if any(passage is copy for copy, _, _ in again):
            continue  # told as doubled
        number = value(match["value"])
        if passage.section != section:
            section, last, inner = passage.section, 0, _inside_before(report, passage)
        if number is None:
            continue
        expected = last + 1
        following = _next(heads, index)
        # 一 二 五 四 五: the one number that fits neither neighbour is wrong, the next goes on from where it should
        if number not in (expected, 1, inner + 1) or (number == 1 and last and following == expected + 1):
            written = passage.written(*match.span("number"))
            right = f"（{numeral(expected)}）"
            fact = f"小标题序号“{written}”与前文不连续，应为“{right}”"
            mark = passage.mark(*match.span("number"))
            yield outcomes.finding(fact, [mark], expected=right, actual=written, replacement=right)
            last = expected if following == expected + 1 or following is None else number
        else:
            last = number
        inner = _runs_on(passage.text, match.end(), last)
    yield from _levels(report, outcomes)
    yield from _unlike(heads, outcomes)
    for passage, span, earlier in again:
        words = passage.written(*span)
        marks = [passage.mark(*span), earlier.mark(0, len(earlier.text[: span[1]]), "participant")]
        yield outcomes.finding(f"小标题“{words}”在同一部分出现两次", marks, actual=words)


def _halved(heads: list[tuple[Passage, re.Match[str]]], outcomes: Outcomes) -> Iterator[Outcome]:
    """一）: the first half of its brackets is lost, where most of the others have it."""
    halved = [(passage, match) for passage, match in heads if not match["left"]]
    severity = Severity.WARNING if len(halved) * 2 < len(heads) else Severity.HINT
    for passage, match in halved:
        written, right = passage.written(*match.span("number")), f"（{match['value']}）"
        fact = f"小标题序号“{written}”缺左括号，应为“{right}”"
        mark = passage.mark(*match.span("number"))
        yield outcomes.finding(fact, [mark], severity=severity, expected=right, actual=written, replacement=right)


def _unlike(heads: list[tuple[Passage, re.Match[str]]], outcomes: Outcomes) -> Iterator[Outcome]:
    """Sub-headings of one section that stand alone, some of them with a full stop and some without."""
    bare: dict[str | None, list[Passage]] = {}
    for passage, match in heads:
        title = _TITLE.match(passage.text, match.end())
        if title is not None and title.end() == len(passage.text):
            bare.setdefault(passage.section, []).append(passage)
    for alone in bare.values():
        stopped = [passage for passage in alone if passage.text.endswith("。")]
        if 0 < len(stopped) < len(alone):
            what = "有的末尾有句号，有的没有"
            marks = [passage.mark(len(passage.text) - 1, len(passage.text)) for passage in stopped]
            yield outcomes.finding(f"单独成段的小标题{what}（{len(stopped)}个有）", marks, severity=Severity.HINT)


def _levels(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """一、 below （三）: the level below （一） is counted 1. 2. 3."""
    under: str | None = None
    for passage in passages(report):
        if _HEAD.match(passage.text):
            under = passage.section
        elif under is not None and passage.section == under and (match := _ABOVE.match(passage.text)):
            written = passage.written(*match.span("number"))
            mark = passage.mark(*match.span("number"))
            fact = f"“（一）”的下一层写成了“{written}”，应为“1.”"
            yield outcomes.finding(fact, [mark], expected="1.", actual=written, replacement="1.")
            under = None


def _inside_before(report: Report, passage: Passage) -> int:
    """The number up to which the paragraphs before the first sub-heading of a section count: （一）… in their midst."""
    last = 0
    for earlier in passages(report):
        if earlier is passage:
            break
        if earlier.section == passage.section:
            last = _runs_on(earlier.text, 0, last)
    return last


def _runs_on(text: str, at: int, last: int) -> int:
    """The last number of a sequence (（一）, then（二）) that goes on inside a paragraph."""
    for match in _INNER.regex.finditer(text, at):
        if value(match["value"]) == last + 1:
            last += 1
    return last


def _doubled(heads: list[tuple[Passage, re.Match[str]]]) -> Iterator[tuple[Passage, tuple[int, int], Passage]]:
    """Sub-headings that stand twice in a section: the later, the place of its words, the earlier."""
    seen: dict[tuple[str | None, str], Passage] = {}
    for passage, match in heads:
        title = _TITLE.match(passage.text, match.end())
        if title is None:
            continue
        if earlier := seen.get((passage.section, title["words"])):
            yield passage, title.span("words"), earlier
        seen.setdefault((passage.section, title["words"]), passage)


def _next(heads: list[tuple[Passage, re.Match[str]]], index: int) -> int | None:
    """The number of the next sub-heading of the same section."""
    passage, _ = heads[index]
    if index + 1 < len(heads) and heads[index + 1][0].section == passage.section:
        return value(heads[index + 1][1]["value"])
    return None
