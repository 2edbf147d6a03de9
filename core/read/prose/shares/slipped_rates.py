"""Rates that another number of the same sentence shows to be wrong.

审核2500篇，退回125篇，退稿率0.5% has its point in the wrong place; 受理2件，予以公开1件、不予公开1件，答复率50% is told
of applications that were all answered; 满意率99.5%，差评率0.6% are more than all.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Bound, Quantity, quantities
from core.read.prose.shares.rates import CountedShare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RATE = Sought(r"(?P<name>[\u4e00-\u9fff]{2,6}率)(?:达到|达|均?为|是|仅|只有|:){0,2}$")
#: A rate of all that there were; of those in time or at the first try others may be left.
_PLAIN_RATE = Sought(
    r"""(?x) (?: ^ | [,;。:] | 全年 | 工单 | 问题 | 申请 | 留言 | 诉求 | 投诉 | 建议 | 提案 | 意见 | 问卷 | 年度 | 总 )
    (?P<verb> 办结 | 答复 | 回复 | 整改 | 采纳 | 回收 ) (?: 完成 )? 率 (?: 达到 | 达 | 均?为 | 是 | : ){0,2}
    (?P<share> \d{1,3} (?: \.\d+ )? % )"""
)
#: Others than these may be meant by the one or the other.
_NOT_THESE = Sought("除|结转|未到期|到期|逾期|其余|剩余|截至|年底前|目前|上半年|下半年|按时|按期|满意")
_ANSWERED = Sought("(?:答复|办结|回复|办理)率$")
#: Such a rate is of something else than what was counted.
_OTHERWISE = re.compile(
    "同比|环比|上年|去年|增长|下降|上升|覆盖|增幅|降幅|目标|不低于|以上|平均|累计|季度|半年|其中|每"
)
#: Behind a count: the next one is told beside it, and neither is of the other.
_BESIDE = re.compile("[、和及与]")
#: Of one hundred so many, when the point has slipped.
_SLIPS = (Decimal(10), Decimal(100), Decimal("0.1"), Decimal("0.01"))
_ALL = Decimal(100)
#: 好评率 and 差评率: what one of them leaves is all that the other can be.
_CONTRARY = (
    (Sought("(?<![不基])(?<!非常)(?:满意|好评)[率度]$"), Sought("(?:不满意|差评|不满)率$")),
    (Sought("非常满意率$"), Sought("(?:不满意|差评|不满)率$")),
    (Sought("(?<!不)合格率$"), Sought("不合格率$")),
    (Sought("(?:按时|按期)[\u4e00-\u9fff]{2}率$"), Sought("(?:逾期|超期)[\u4e00-\u9fff]{0,2}率$")),
    (Sought("(?<![未不])采纳率$"), Sought("(?:未|不予?)采纳率$")),
)


_SATISFIED = Sought(r"满意[率度](?:达到|达|为|是|:){0,2}(?P<share>\d{1,3}(?:\.\d+)?%),其中")
_GRADE = re.compile("[、,](?:其中,?)?(?:非常|很|比较|较|基本)?满意(?:率|的)?(?:占比?|为|达)?")


class Contraries(NamedTuple):
    """Two rates that cannot be more than 100 % together."""

    first: Quantity
    second: Quantity
    view: View


def _rated(paragraph: View) -> tuple[View, tuple[Quantity, ...]]:
    """A folded paragraph and its quantities; none where no rate is told."""
    view = folded(paragraph)
    return view, quantities(view.text) if "率" in view.text and "%" in view.text else ()


def slipped_rates(paragraph: View) -> Iterator[CountedShare]:
    """The rates with exactly two counts before them in their sentence whose share is theirs but for the point."""
    view, counts = _rated(paragraph)
    text = view.text
    for share in (q for q in counts if q.unit == "%" and q.bound is Bound.EXACT):
        named = _RATE.search(text[start_of(text, share.start, CLAUSE_MARKS) : share.start])
        start = start_of(text, share.start, FULL_STOPS + ";")
        if named is None or _OTHERWISE.search(text[start : share.end]):
            continue
        near = [q for q in counts if start <= q.start < share.start]
        if answered := _all_answered(text, near, named["name"]):
            if share.value < _ALL:
                yield CountedShare(named["name"], share, answered, answered, view.slice(share.start, share.end))
        elif len(near) != 2 or _BESIDE.match(text, near[0].end):
            continue
        elif near[0].unit == near[1].unit != "%" and 0 < near[1].value <= near[0].value:
            told = CountedShare(named["name"], share, near[1], near[0], view.slice(share.start, share.end))
            right = told.part.value * _ALL / told.whole.value
            if not told.fits and any(abs(share.value * slip - right) <= share.step * slip / 2 for slip in _SLIPS):
                yield told


def rates_before(paragraph: View) -> Iterator[CountedShare]:
    """A rate with its two counts behind it: 办结率为96%，共受理100件，办结98件; 办结率98%，收到的50件全部办结."""
    view, counts = _rated(paragraph)
    text = view.text
    for rate in _PLAIN_RATE.finditer(text) if counts else ():
        start, end = start_of(text, rate.start(), FULL_STOPS + ";"), end_of(text, rate.end(), FULL_STOPS + ";")
        share = next((q for q in counts if q.start == rate.start("share")), None)
        others = [q for q in counts if start <= q.start < end and q is not share]
        if share is None or share.bound is not Bound.EXACT or _OTHERWISE.search(text[start:end]) or not others:
            continue
        if others[0].start < share.start or _NOT_THESE.search(text[start:end]):
            continue
        whole, done = others[0], others[-1]
        of_all = re.match(
            rf"[\u4e00-\u9fff]{{0,6}}(?:均|全部)(?:已经?|得到|予以){{0,2}}{rate['verb']}", text[done.end : end]
        )
        told = [
            q for q in others if re.search(rf"(?<![未不]){rate['verb']}(?:完成|到位)?了?$", text[rate.end() : q.start])
        ]
        if len(others) == 1 and of_all and share.value < _ALL:
            yield CountedShare(f"{rate['verb']}率", share, whole, whole, view.slice(share.start, share.end))
        elif len(others) == 2 and told == [done] and whole.unit == done.unit and 0 < done.value <= whole.value:
            shown = CountedShare(f"{rate['verb']}率", share, done, whole, view.slice(share.start, share.end))
            if not shown.fits:
                yield shown


def _all_answered(text: str, near: Sequence[Quantity], name: str) -> Quantity | None:
    """What came in, where its ways of ending follow and make it whole, and the rate is of what was answered."""
    if len(near) < 2 or not _ANSWERED.search(name) or len({q.unit for q in near}) > 1:
        return None
    whole, *parts = near
    labels = [text[a.end : b.start] for a, b in pairwise(near)]
    ended = all(map(number_words().decisions.stand_in, labels)) and not any("结转" in label for label in labels)
    return whole if ended and sum(q.value for q in parts) == whole.value else None


def graded_rates(paragraph: View) -> Iterator[Contraries]:
    """A rate and the grades that make it, which are more: 满意率95%，其中非常满意80%，满意12%，基本满意10%."""
    view = folded(paragraph)
    text = view.text
    if "满意" not in text:
        return
    for rate in _SATISFIED.finditer(text):
        end = end_of(text, rate.end(), FULL_STOPS + ";")
        shares = [q for q in quantities(text) if rate.start("share") <= q.start < end and q.unit == "%"]
        grades = [q for a, q in pairwise(shares) if _GRADE.fullmatch(text, a.end, q.start)]
        if len(shares) > 2 and grades == shares[1 : len(grades) + 1] and len(grades) > 1:
            summed = sum((q.value for q in grades), Decimal(0))
            if summed > shares[0].value + shares[0].step * len(grades):
                yield Contraries(shares[0], grades[-1], view.slice(grades[0].start, grades[-1].end))


def contrary_rates(paragraph: View) -> Iterator[Contraries]:
    """Two contrary rates of one sentence that are more than all: 满意率98%，不满意率5%."""
    view = folded(paragraph)
    text = view.text
    if "率" not in text and "度" not in text:
        return
    shares = [q for q in quantities(text) if q.unit == "%"]
    for first, second in pairwise(shares):
        between = text[first.end : second.start]
        before = text[start_of(text, first.start, CLAUSE_MARKS) : first.start]
        slack = (first.step + second.step) / 2  # by which the two may be rounded
        if re.search(f"[{FULL_STOPS}]", between) or first.value + second.value < _ALL + slack:
            continue
        names = before.rstrip("达到为是:"), between.rstrip("达到为是仅:")
        if any(_of_one(x, a, y, b) for a, b in _CONTRARY for x, y in (names, names[::-1])):
            yield Contraries(first, second, view.slice(first.start, second.end))


#: What stands before a rate's name and is no name of what it is a rate of.
_NO_NAME = re.compile("(?:其中|而|且|但|[,、;])+")


def _of_one(first: str, good: Sought, second: str, bad: Sought) -> bool:
    """Whether two contrary rates are of the same; 药品合格率 and 化妆品不合格率 are not."""
    yes, no = good.search(first), bad.search(second)
    if not yes or not no:
        return False
    named = [_NO_NAME.sub("", text[: match.start()]) for text, match in ((first, yes), (second, no))]
    return not all(named) or any(a + b in named[0] for a, b in pairwise(named[1])) or named[0] == named[1]
