"""Enumerations: 一是、二是、三是 in order, and 六部分组成 with six named."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.passages import Passage, passages
from core.check.wording.sentence_words import sentence_words
from core.forms.keys import SectionKey
from core.language.numerals import ONES, ORDINALS, numeral, value
from core.language.sought import Sought
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_ITEM = Sought(rf"(?:^|[,。;:、)])(?P<item>[{ORDINALS}])是(?!否|以|的)")
_PARTS = Sought(rf"(?P<count>[{ONES}]|\d)(?:个)?(?:部分|方面)(?:内容)?(?:组成|构成|(?=[。,;])|$)")
#: A count of more than one that may be announced.
_MANY = rf"(?<![\d十百第])[两{ONES[1:]}2-9]"


@cache
def _announced() -> re.Pattern[str]:
    """A count with what is counted, before an enumeration."""
    words = sentence_words()
    return re.compile(
        rf"""(?x)
          (?P<count> {_MANY} ) [个点项条大]? (?P<what> {words.announced.any} ) [^,。;:\d]{{0,8}}? [:。,]
        | (?P<number> {_MANY} ) [项类个大条] [^,。;:\d]{{0,6}}? (?P<thing> {words.announced_with_colon.any} ) :"""
    )


@rule(
    "W114",
    "列举次序不对",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.HEEDED,
    demands="“一是、二是、三是”依次不缺；所说的部分数与所列相符。",
    basis="校对通例",
    bad=prose(SectionKey.OVERVIEW, "一是健全制度；三是加强培训。"),
    good=prose(SectionKey.OVERVIEW, "一是健全制度；二是加强培训。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """An enumeration may start anew at 一是 at any time; it must not skip a number."""
    for _, group in groupby(passages(report), key=lambda p: p.section):
        yield from _order(list(group), outcomes)
    for passage in passages(report):
        yield from _counted(passage, outcomes)
        if passage.section in (None, SectionKey.OVERVIEW):
            yield from _parts(passage, report, outcomes)


def _order(prose_of: list[Passage], outcomes: Outcomes) -> Iterator[Outcome]:
    last = 0
    where: Passage | None = None
    for passage in prose_of:
        for match in _ITEM.finditer(passage.text):
            number = value(match["item"]) or 0
            mark = passage.mark(match.start("item"), match.end())
            expected = numeral(min(last, 9) + 1) + "是"
            if number > last + 1 and expected not in passage.text[: match.start()]:
                severity = Severity.WARNING if last else Severity.HINT
                fact = f"列举到“{match['item']}是”，前面缺“{expected}”"
                yield outcomes.finding(fact, [mark], severity=severity, expected=expected, actual=match["item"] + "是")
            elif number == last:
                # 一是…。一是… in one paragraph: the second should be 二是; elsewhere a new list may begin
                fact = f"列举中“{match['item']}是”出现两次"
                same = where is passage
                if number > 1 or same:
                    severity = Severity.WARNING if same else Severity.HINT
                    yield outcomes.finding(fact, [mark], severity=severity, actual=match["item"] + "是")
            last, where = number, passage


def _counted(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """以下三个方面：一是…二是…: as many as announced, where the enumeration follows at once and in one paragraph."""
    for match in _announced().finditer(passage.text):
        items = list(_ITEM.regex.finditer(passage.text, match.end() - 1))
        if not items or items[0]["item"] != "一" or items[0].start("item") - match.end() > 2:
            continue
        last = 0
        for item in items:
            number = value(item["item"]) or 0
            if number != last + 1:
                break
            last = number
        said = match["count"] or match["number"]
        count = value(said)
        if last >= 2 and count is not None and count != last and last == len(items):
            start = max(match.start("count"), match.start("number"))
            end = max(match.end("what"), match.end("thing"))
            fact = f"此处说有“{passage.text[start:end]}”，其后列了{last}个"
            mark = passage.mark(start, end)
            yield outcomes.finding(fact, [mark], expected=str(last), actual=str(count))


#: Two words of one part: a list of six parts may have six marks between.
_ONE_PART = re.compile("行政复议、(?:提起)?行政诉讼|问题、改进")


def _parts(passage: Passage, report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """六部分组成 with five named: which one is missing is told where the others are those of the form.

    Where all parts of the form stand in the report, a list that leaves one out is told though its count is right.
    """
    whole = all(section.found for section in report.sections)
    for match in _PARTS.finditer(passage.text):
        start, end = passage.sentence(match.start())
        sentence = passage.text[start:end]
        parts = sentence_words().parts
        missing = [part for part in parts if not part.stand_in(sentence)]
        named = len(parts) - len(missing)
        count = value(match["count"])
        listed = 1 + sentence[: match.start() - start].count(",")  # parts of another plan, with commas between
        said = sentence[: match.start() - start]
        items = said.count("、") - len(_ONE_PART.findall(said))
        left_out = whole and count == named == len(parts) - 1 and "本报告" in said
        if named < 4 or count is None or (count in (named, listed) and not left_out):
            continue
        if count > len(parts) and items in (count - 1, count):
            continue  # more parts than the form has, all of them listed
        fact = f"此处说有{count}部分，所列的是{named}部分"
        sure = left_out or (count == len(parts) and named == count - 1)
        if left_out:
            fact = f"此处说有{count}部分，正文却有{len(parts)}个部分"
        if sure:
            fact += f"，没有列“{missing[0].words[0] if missing[0].words else '其他需要报告的事项'}”"
        mark = passage.mark(match.start("count"), match.end())
        many = whole and count > named == len(parts) and items < count - 1
        severity = Severity.WARNING if sure or many else Severity.HINT
        yield outcomes.finding(
            fact, [mark], severity=severity, expected=str(len(parts) if left_out else named), actual=str(count)
        )
