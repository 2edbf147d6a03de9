"""X501: a total in the prose and its parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from itertools import chain, starmap
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import REQUESTS, target
from core.check.wording.sentence_words import sentence_words
from core.forms.keys import SectionKey
from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.claim_kinds import ClaimKind
from core.model.facts import Mismatch, Side
from core.model.finding import Category, Severity, TextMark
from core.model.normalise import fold
from core.model.numbers import show
from core.read.prose import Partition, channels, partitions
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.quantities import SCALES, Bound
from core.read.prose.reckonings.products import products
from core.read.prose.reckonings.reckoned_products import reckoned_products
from core.read.prose.spelled import counts_in_digits
from core.read.prose.sums.bare_sums import bare_sums
from core.read.prose.sums.hedged_parts import hedged_parts
from core.read.prose.sums.made_of import more_than_all
from core.read.prose.sums.reckoned_sums import reckoned_sums, summed
from core.read.prose.sums.sums import many_counts
from core.read.prose.sums.totals_first import totals_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View
    from core.model.report import Report
    from core.read.prose.quantities import Quantity

#: A list of two parts, or of more, that falls short of its total by no more than this share was meant to be whole.
_SLIGHT, _SLIGHT_OF_MANY = Decimal("0.02"), Decimal("0.05")
_MANY = 3
#: A list of many parts that lacks so few of a larger total has one of its digits wrong, whatever its smallest part is.
_LEAST_GAP = 2
_CARRIED = Sought(
    r"(?P<within>其中|包括|包含|含)?(?:上一?年度?|去年)(?:结转|转结|转办)[^,;:。\d]{0,12}(?P<count>\d{1,4})"
)
#: Of these no number is in table three.
_OF_TABLE_ONE = frozenset(
    {
        ClaimKind.NORMATIVE_ISSUED,
        ClaimKind.NORMATIVE_REPEALED,
        ClaimKind.NORMATIVE_IN_FORCE,
        ClaimKind.LICENSING,
        ClaimKind.PENALTY,
        ClaimKind.COERCION,
        ClaimKind.PUBLISHED,
    }
)
#: What was published besides is no second place of the same: 同步发布解读材料.
_BESIDES = re.compile("同[步时](?:发布|公开)(?:了|相关|政策|配套){0,2}(?:解读|图解|说明|配套)")
#: What is repeated or crossed here are papers, requests and inspections, not the parts of a sum.
_NO_OVERLAP = re.compile(
    r"""(?x)
    重复 (?: 申请 | 提交 | 提出 | 报送 | 办理 | 处理 | 填报 | 采集 | 索要 | 建设 )
    | (?: 内容 | 反复 | 诉求 ) (?: 相同 | 重复 )
    | 交叉 (?: 检查 | 互查 | 互评 | 审核 | 核对 | 校对 | 评 )
    | 多种 (?: 方式 | 形式 ) (?: 受理 | 接收 | 接受 | 收集 | 征集 | 听取 )
    | (?: 避免 | 防止 | 减少 | 杜绝 | 不再 | 没有 | [无不未] ) [\u4e00-\u9fff]{0,6} (?: 重复 | 交叉 )"""
)
#: What is left, told without its number.
_REST = re.compile(r"[,;、](?:而)?(?P<rest>其余|剩余|余下)(?![^,;。]{0,12}\d)")
#: So few parts may be but some of the whole.
_FEW = 2
#: 200余 is hardly more than 220.
_STRETCHED = Decimal("1.1")


@rule(
    "X501",
    "正文分项之和与总数不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="“共N条，其中甲a条、乙b条、其他c条”一类的句子，分项逐一列全时，其和等于总数；分项之和在任何时候都不大于总数。",
    basis="同一句话里的数字应当自洽",
    bad=prose(SectionKey.PROACTIVE, "全年公开政府信息90条，其中水质信息40条、工程信息35条、其他信息25条。"),
    good=prose(SectionKey.PROACTIVE, "全年公开政府信息100条，其中水质信息40条、工程信息35条、其他信息25条。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only enumerations that can be read in one way; see ``core.read.prose.partitions``.

    Channels (网上、信函、当面) are taken to be named all unless 等 or 其他 follows.
    """
    for section, written in report.prose():
        paragraph = counts_in_digits(written)
        spoken: set[int] = set()
        told: set[int] = set()
        if many := many_counts(paragraph):
            reason = f"这一段有{many}个数字，太多，分项之和未能核对，请把这一段分开再核。"
            mark = TextMark(section=section, spans=paragraph.slice(0, 1).spans())
            yield outcomes.not_assessable("正文总数＝分项之和", reason, [mark])
            continue
        for part in partitions(paragraph):
            if part.sum == part.total or (part.complete and not part.fits):
                told |= {q.start for q in (*_wholes(part), *part.items)}
            if _told_by_table(report, part) or _overlaps(paragraph, part):
                continue
            carried = _carried_in(paragraph, part.total_view, part.parts_view)
            over = part.sum - _of_all(part)
            if over in carried or (len(part.items) == 1 and any(0 < over <= count for count in carried)):
                continue
            if _with_last_years(report, part):
                continue
            rest = _rest(paragraph, part)
            if rest and part.sum < _of_all(part):
                continue  # what else there is, without its number
            relation = f"正文{part.whole.shown}＝分项之和"
            view = folded(paragraph)
            marks = (
                *(TextMark(section=section, spans=view.slice(q.start, q.end).spans()) for q in _wholes(part)),
                TextMark(section=section, spans=part.parts_view.spans(), role="participant"),
            )
            if part.fits and not _hardly(part):
                if len(part.items) > 1:
                    spoken.add(part.parts_view.start)
                    if rest is None or part.sum > _of_all(part):
                        yield outcomes.passed(relation, marks)
                    else:
                        fact = f"所列分项之和已是{part.whole.shown}，没有“{rest.text}”"
                        mark = TextMark(section=section, spans=rest.spans())
                        yield outcomes.finding(fact, [mark, *marks[1:]], actual=rest.text, relation=relation)
            elif _is_wrong(part) or (part.likely and not part.candidates):
                spoken.add(part.parts_view.start)
                told |= {q.start for q in (*_wholes(part), *part.items)}
                yield outcomes.finding(
                    _fact(part),
                    marks,
                    severity=Severity.HINT
                    if part.fits or _by_channel(part) or _by_matter(part) or _two(part) or not _is_wrong(part)
                    else None,
                    expected=show(part.sum),
                    actual=show(_of_all(part)),
                    relation=relation,
                )
        yield from _channels(section, paragraph, spoken, outcomes)
        yield from _products(section, paragraph, told, outcomes)
        yield from _bare(section, paragraph, spoken, told, outcomes)
        yield from _hedged(section, paragraph, outcomes)


def _with_last_years(report: Report, part: Partition) -> bool:
    """Whether what ended may have come in the year before, of which table three has enough."""
    if not part.exceeds or not all(map(number_words().decisions.stand_in, part.labels)):
        return False
    table = report.tables.get(REQUESTS)
    if table is None or not table.found:
        return any("结转" in paragraph.text for _, paragraph in report.prose())
    carried = target(report, REQUESTS, [("carried_in", "total")]).value
    return carried is None or part.sum <= _of_all(part) + carried


def _wholes(part: Partition) -> tuple[Quantity, ...]:
    """What the parts may be of: one number, or several told before them, such as another list of the same things."""
    return part.candidates or (part.whole,)


def _of_all(part: Partition) -> Decimal:
    """What the numbers that the parts may be of come to."""
    return sum((q.value for q in _wholes(part)), Decimal(0))


def _hardly(part: Partition) -> bool:
    """Whether the parts fit the total only if 余 is stretched: 250 and more of 200余."""
    return part.whole.bound is Bound.MORE and part.least > part.total * _STRETCHED


def _by_channel(part: Partition) -> bool:
    """One channel beside the whole: what it published may be counted each time it was published, behind 其中 too."""
    return len(part.items) == 1 and number_words().channels.stand_in(part.labels[0])


def _two(part: Partition) -> bool:
    """Two parts that are less than the whole: 其中 need not name all, and does not where they are less than half."""
    whole = _of_all(part)
    closed = part.complete and any(label.startswith("其") for label in part.labels)
    return len(part.items) == _FEW and not closed and part.sum < (whole / 2 if part.complete else whole)


def _by_matter(part: Partition) -> bool:
    """Whether the parts are told by what they are about; one may be about several: 涉及水价60条、涉及水质70条."""
    return part.exceeds and all(label.startswith("涉") for label in part.labels)


def _fact(part: Partition) -> Mismatch | str:
    wholes = _wholes(part)
    told = (*wholes, *part.items)
    scale = next((one for name, one in SCALES if all(name in q.written for q in told)), Decimal(1))
    total = _of_all(part) / scale
    if len(part.items) == 1:
        return f"正文称{part.whole.shown}，其后所列的一部分却有{part.items[0].shown}，超过了总数"
    named = "＋".join(show(q.value / scale) for q in wholes)
    whole = f"正文称共{part.whole.shown}" if len(wholes) == 1 else f"正文前列各数 {named}＝{show(total)}"
    shown = "＋".join(show(p / scale) for p in part.parts)
    where = "其后" if part.items[0].start > part.whole.start else "前面"
    summed = part.sum / scale
    return Mismatch(Side(whole, total), Side(f"{where}所列分项 {shown}＝{show(summed)}", summed))


def _overlaps(paragraph: View, part: Partition) -> bool:
    """Whether the sentence, or the one behind it, says that the parts overlap."""
    if part.sum <= part.total:
        return False
    text = fold(paragraph.text)
    at = next((i for i, offset in enumerate(paragraph.offsets) if offset >= part.parts_view.start), 0)
    end = end_of(text, end_of(text, at, FULL_STOPS) + 1, FULL_STOPS)
    said = _NO_OVERLAP.sub("", _BESIDES.sub("", text[start_of(text, at, FULL_STOPS) : end]))
    return sentence_words().overlapping.stand_in(said)


def _rest(paragraph: View, part: Partition) -> View | None:
    """Where a list of exact numbers goes on with what is left, of which no number is told: 其余通过公示栏公布."""
    if any(q.bound is not Bound.EXACT for q in (*_wholes(part), *part.items)):
        return None
    view = folded(paragraph)
    found = _REST.match(view.text, bisect_left(view.offsets, part.parts_view.end))
    return view.slice(*found.span("rest")) if found else None


def _is_wrong(part: Partition) -> bool:
    """Too much, too little where all are named, or so little too few that a digit is wrong."""
    return part.fits or part.exceeds or (part.complete and not part.candidates) or _nearly(part)


def _nearly(part: Partition) -> bool:
    """A list that misses the total by a little is meant to be whole, and a digit is wrong.

    Of two parts something small may well be left out: there the gap must be a mere fraction of either.
    """
    short = part.total - part.sum
    if len(part.parts) < 2 or part.open or part.candidates or short <= 0:
        return False
    many = len(part.parts) >= _MANY
    small = (short < min(part.parts) or short <= _LEAST_GAP) if many else short * 10 < min(part.parts)
    return short <= max(2, part.total * (_SLIGHT_OF_MANY if many else _SLIGHT)) and small


def _told_by_table(report: Report, part: Partition) -> bool:
    """True when total and parts are all numbers of table three: each is held against it, which says where the slip is."""  # noqa: E501
    table = report.tables.get(REQUESTS)
    if table is None or not table.found:
        return False
    claimed = {c.number.start for c in report.claims if c.kind not in _OF_TABLE_ONE}
    if len(part.items) == 1:
        return part.parts_view.start in claimed
    return part.total_view.start in claimed and sum(
        part.parts_view.start <= n <= part.parts_view.end for n in claimed
    ) >= len(part.parts)


def _channels(section: str | None, paragraph: View, spoken: set[int], outcomes: Outcomes) -> Iterator[Outcome]:
    for part in channels(paragraph):
        if part.total is None or part.total_view is None or part.parts_view.start in spoken:
            continue  # held against table three by X308, or read above
        total, summed = show(part.total), show(part.sum)
        relation = f"正文{total}{part.unit}＝各申请渠道之和"
        marks = (
            TextMark(section=section, spans=part.total_view.spans()),
            TextMark(section=section, spans=part.parts_view.spans(), role="participant"),
        )
        if part.sum == part.total:
            yield outcomes.passed(relation, marks)
        elif not part.open:
            shown = "＋".join(show(p) for p in part.parts)
            fact = Mismatch(
                Side(f"正文称收到申请{total}{part.unit}", part.total), Side(f"各渠道 {shown}＝{summed}", part.sum)
            )
            yield outcomes.finding(fact, marks, expected=summed, actual=total, relation=relation)


def _carried_in(paragraph: View, total: View, parts: View) -> tuple[Decimal, ...]:
    """By how much parts may differ from a total since some of it came in the year before, as the sentence says.

    收到18件，上年结转1件，其中网上9件: they may hold that one too; 办理18件（含上年结转1件）: they may be without it;
    收到18件，办结15件（含上年结转1件），4件结转: they hold it.
    """
    text = fold(paragraph.text)
    start, end = (bisect_left(paragraph.offsets, place) for place in (total.start, parts.end))
    carried = _CARRIED.search(text[start_of(text, start, FULL_STOPS) : end])
    if not carried:
        return ()
    count = Decimal(carried["count"])
    return (count, -count) if carried["within"] else (count,)


def _products(section: str | None, paragraph: View, read: set[int], outcomes: Outcomes) -> Iterator[Outcome]:
    """12期、每期500册，共6000册; ``read`` are the numbers whose lists are known."""
    framed = list(products(paragraph))
    known = {product.view.start for product in framed}
    reckoned = [one for one in reckoned_products(paragraph, frozenset(read)) if one.view.start not in known]
    for product in (*framed, *reckoned):
        relation = f"正文{show(product.times)}×{show(product.each)}＝{show(product.total)}"
        mark = TextMark(section=section, spans=product.view.spans())
        if product.fits:
            yield outcomes.passed(relation, [mark])
            continue
        right = show(product.right)
        fact = Mismatch(
            Side(f"正文称{'共' if product.exact else '发放'}{show(product.total)}", product.total),
            Side(f"前面的 {show(product.times)}×{show(product.each)}＝{right}", product.right),
        )
        yield outcomes.finding(fact, [mark], expected=right, actual=show(product.total), relation=relation)


def _bare(
    section: str | None, paragraph: View, spoken: set[int], read: set[int], outcomes: Outcomes
) -> Iterator[Outcome]:
    """分别培训36人、42人、51人，合计129人次.

    ``read`` are the numbers whose lists are known, ``spoken`` the places where lists begin.
    """
    bare = list(bare_sums(paragraph))
    spans = [(sum_.total_view.start, sum_.parts_view.start) for sum_ in bare]
    known = frozenset(read)
    behind = chain(more_than_all(paragraph, known), totals_first(paragraph, known))
    reckoned = [*reckoned_sums(paragraph, known), *starmap(summed, behind)]
    for told in (*bare, *(one for one in reckoned if (one.total_view.start, one.parts_view.start) not in spans)):
        if told.parts_view.start in spoken:
            continue
        total, right = show(told.total), show(told.sum)
        relation = f"正文{total}{told.unit}＝前列各数之和"
        marks = (
            TextMark(section=section, spans=told.total_view.spans()),
            TextMark(section=section, spans=told.parts_view.spans(), role="participant"),
        )
        if told.sum == told.total:
            yield outcomes.passed(relation, marks)
            continue
        shown = "＋".join(map(show, told.parts))
        fact = Mismatch(Side(f"正文称合计{total}{told.unit}", told.total), Side(f"前列各数 {shown}＝{right}", told.sum))
        yield outcomes.finding(fact, marks, expected=right, actual=total, relation=relation)


def _hedged(section: str | None, paragraph: View, outcomes: Outcomes) -> Iterator[Outcome]:
    """58件，其中来电40余件、工单12件、来信6件: 40余 is more than 40, and the sum is 58 with just 40."""
    for told in hedged_parts(paragraph):
        shown = "＋".join(show(q.value) for q in told.parts)
        fact = f"{shown}＝{show(told.total.value)}，恰为总数，“{told.number.shown}”是确数，不用“{told.hedge}”"
        mark = TextMark(section=section, spans=told.view.spans())
        yield outcomes.finding(fact, [mark], actual=told.view.text)
