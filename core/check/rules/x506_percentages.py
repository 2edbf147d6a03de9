"""X506: percentages that no numbers can make: rates above 100 %, shares of one whole that make more."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.model.numbers import show
from core.read.prose.clauses import folded
from core.read.prose.quantities import Bound
from core.read.prose.shares.rates import impossible_rates
from core.read.prose.shares.share_lists import share_lists
from core.read.prose.shares.slipped_rates import contrary_rates, graded_rates
from core.read.prose.shares.spoken_shares import spoken_shares
from core.read.prose.spelled import counts_in_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_ALL = Decimal(100)
#: So many shares are not all rounded up by the most that there is.
_MANY = 4
#: A place among so many: 在32个部门中排名第5.
_RANK = re.compile(
    r"""(?x) [在全] [\u4e00-\u9fff]{0,4} (?P<of> \d{1,4} ) (?: 个 | 家 ) [\u4e00-\u9fff]{1,8}? (?: 中 | 里 )? ,?
    (?: 排名? | 名列 | 位列 | 位居 | 列 | 居 ) (?: 在 | 全[省市县区] )? 第 (?P<rank> \d{1,4} ) (?! [\d季期批次年] )"""
)


@rule(
    "X506",
    "百分比超过整体",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="办结率、满意度、公开率一类的比率不超过100%；同一整体各部分的占比，其和不超过100%，逐一列全时等于100%（四舍五入的误差除外）；名次不超过参加排名的个数。",
    basis="同一句话里的数字应当自洽",
    bad=prose(SectionKey.PROACTIVE, "从公开内容看，社会救助类占45%、养老服务类占35%、其他类占30%。"),
    good=prose(SectionKey.PROACTIVE, "从公开内容看，社会救助类占45%、养老服务类占35%、其他类占20%。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Lists of shares of one whole, and rates by name."""
    for section, written in report.prose():
        paragraph = counts_in_digits(written)
        if "第" in paragraph.text:
            view = folded(paragraph)
            for match in _RANK.finditer(view.text):
                if int(match["rank"]) > int(match["of"]):
                    told = view.slice(match.start("rank"), match.end("rank"))
                    fact = f"名次写作第{match['rank']}，参加排名的却只有{match['of']}个"
                    yield outcomes.finding(fact, [TextMark(section=section, spans=told.spans())], actual=match["rank"])
        for spoken in spoken_shares(written):
            yield outcomes.finding(
                spoken.fact, [TextMark(section=section, spans=spoken.view.spans())], actual=spoken.said
            )
        if "%" not in paragraph.text and "％" not in paragraph.text:
            continue
        for rate, view in impossible_rates(paragraph):
            mark = TextMark(section=section, spans=view.spans())
            yield outcomes.finding(
                f"{rate.name}写作{rate.quantity.shown}，不会超过100%", [mark], actual=rate.quantity.shown
            )
        for both in contrary_rates(paragraph):
            said = f"{both.first.shown}与{both.second.shown}"
            mark = TextMark(section=section, spans=both.view.spans())
            yield outcomes.finding(f"相反的两个比率{said}，其和超过100%", [mark], actual=said)
        for graded in graded_rates(paragraph):
            said = graded.view.text
            fact = f"所列各档“{said}”相加，超过前面所写的满意率{graded.first.shown}"
            yield outcomes.finding(fact, [TextMark(section=section, spans=graded.view.spans())], actual=said)
        for listed in share_lists(paragraph):
            summed = sum((q.value for q in listed.shares), Decimal(0))
            slack = sum((q.step for q in listed.shares), Decimal(0))
            most = slack if any(q.bound is not Bound.EXACT for q in listed.shares) else slack / 2
            over = summed - _ALL >= most if len(listed.shares) >= _MANY else summed - _ALL > most
            relation = f"正文各项占比之和（{show(summed)}%）＝100%"
            marks = [TextMark(section=section, spans=listed.view.spans())]
            short = _ALL - summed
            if over or (listed.complete and short >= slack and short):
                shown = "＋".join(f"{show(q.value)}%" for q in listed.shares)
                beyond = "超过" if summed > _ALL else "不足"
                fact = f"正文所列各项占比 {shown}＝{show(summed)}%，{beyond}100%"
                yield outcomes.finding(fact, marks, expected="100%", actual=f"{show(summed)}%", relation=relation)
            elif listed.complete and short > slack / 2 and len(listed.shares) < _MANY:
                fact = f"正文所列各项占比之和为{show(summed)}%，不足100%，请核对"
                hint = Severity.HINT  # all of them may have been cut off
                yield outcomes.finding(fact, marks, severity=hint, expected="100%", actual=f"{show(summed)}%")
            elif listed.complete:
                yield outcomes.passed(relation, marks)
