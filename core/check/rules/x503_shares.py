"""X503: a share in per cent and the numbers it is made of."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import REQUESTS, target
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.model.numbers import rounded, show
from core.read.prose.shares.graded_shares import graded_shares
from core.read.prose.shares.named_wholes import shares_among, shares_of_named
from core.read.prose.shares.other_reckonings import right_otherwise
from core.read.prose.shares.pair_rates import pair_rates, worded_pairs
from core.read.prose.shares.rates import counted_shares
from core.read.prose.shares.reckoned_shares import reckoned_shares, uneven_halves
from core.read.prose.shares.shares import (
    NamedShare,
    Share,
    counts,
    disagreeing,
    named_shares,
    of_one_another,
    of_one_whole,
    shares,
    with_named_totals,
    with_neighbours,
)
from core.read.prose.shares.slipped_rates import rates_before, slipped_rates
from core.read.prose.shares.worded_shares import worded_shares
from core.read.prose.spelled import counts_in_digits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.model.document import View
    from core.model.report import Report, Section
    from core.read.prose.shares.rates import CountedShare

_SENTENCE = "办结政府信息公开申请16件，其中予以公开9件，占{}%。"

#: What came in the year before belongs to what is dealt with in this one.
_CARRIED = re.compile("结转|转来|转入")
#: Units in which applications are counted.
_OF_REQUESTS = "件份宗条个起"
_OUTCOMES = {
    "granted": "result.granted", "partly_granted": "result.partly_granted", "refused": "result.refused.*",
    "unavailable": "result.unavailable.*", "not_processed": "result.not_processed.*",
}  # fmt: skip


@rule(
    "X503",
    "百分比与件数不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="正文给出件数又给出所占百分比的，百分比与件数、总数相合（误差不超过0.1个百分点）；只说某类申请人、某种办理结果占百分之几的，与表三相合。",
    basis="同一句话里的数字应当自洽",
    bad=prose(SectionKey.REQUESTS, _SENTENCE.format("65.25")),
    good=prose(SectionKey.REQUESTS, _SENTENCE.format("56.25")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A share is right when it fits any whole that its section counts in the same unit, or a total of table three.

    Without any such whole nothing is said.
    """
    for section in report.sections:
        for written in section.paragraphs:
            paragraph = counts_in_digits(written)
            if section.key in (SectionKey.OVERVIEW, SectionKey.REQUESTS):
                for named in named_shares(paragraph, report.year):
                    yield from _named(report, section, named, outcomes)
            told = shares(paragraph)
            read = {share.share_view.start for share in told}
            in_digits = (pair for pair in pair_rates(paragraph) if not _is_spelled(written, pair.view))
            pairs = [pair for pair in in_digits if pair.view.start not in read]
            yield from _counted(section, paragraph, pairs, outcomes)
            among = {paragraph.offsets[told.share.start] for told in shares_among(paragraph)}
            yield from _in_words(section, written, outcomes)
            yield from _disagreeing(section, paragraph, outcomes)
            for both in worded_shares(paragraph):
                mark = TextMark(section=section.key, spans=both.view.spans())
                yield outcomes.finding(f"“{both.words}”与所写的{both.cent}不合", [mark], actual=both.cent)
            neighbours = with_named_totals(paragraph, told)
            for share in told:
                if share.share_view.start in among:
                    continue
                wholes = _wholes(report, section, share)
                relation = f"正文{show(share.value)}{share.unit}占{share.shown}"
                marks = (
                    TextMark(section=section.key, spans=share.share_view.spans()),
                    TextMark(section=section.key, spans=share.count_view.spans(), role="participant"),
                )
                totals = _totals(report, share) if share.unit in _OF_REQUESTS else []
                fitting = any(share.fits(w) for w in (*wholes, *totals, with_neighbours(paragraph, share)))
                if fitting or of_one_another(share, neighbours):
                    yield outcomes.passed(relation, marks)
                elif wholes and not (of_one_whole(share, told) and not _counts_more(paragraph, share)):
                    whole = wholes[0]
                    right = rounded(share.value * 100 / whole, Decimal(1).scaleb(-max(share.digits, 1)))
                    yield outcomes.finding(
                        f"正文称{show(share.value)}{share.unit}占{share.shown}，但与文中、表中的总数都不相合"
                        f"（按{show(whole)}{share.unit}计为{show(right)}%）",
                        marks,
                        actual=share.shown,
                        relation=relation,
                    )


def _counts_more(paragraph: View, share: Share) -> bool:
    """Whether the paragraph itself counts what a share may be of."""
    return any(count > share.value for count in counts([paragraph], share.unit))


def _disagreeing(section: Section, paragraph: View, outcomes: Outcomes) -> Iterator[Outcome]:
    """Neighbours that are shares of different wholes."""
    for first, second in disagreeing(paragraph):
        wholes = [rounded(s.value * 100 / s.share, Decimal(1)) for s in (first, second) if s.share]
        if len(wholes) == 2:
            yield outcomes.finding(
                f"由{show(first.value)}{first.unit}占{first.shown}推算总数为{show(wholes[0])}，"
                f"由{show(second.value)}{second.unit}占{second.shown}推算却为{show(wholes[1])}，请核对",
                [
                    TextMark(section=section.key, spans=second.share_view.spans()),
                    TextMark(section=section.key, spans=first.share_view.spans(), role="participant"),
                ],
                actual=second.shown,
            )


def _others(known: set[int], *readings: Iterable[CountedShare]) -> Iterator[CountedShare]:
    """What several readers tell of shares that are not known, each share by the first of them."""
    told = set(known)
    for share in chain.from_iterable(readings):
        if share.share.start not in told:
            told.add(share.share.start)
            yield share


def _readings(paragraph: View, pairs: list[CountedShare]) -> Iterator[Iterable[CountedShare]]:
    """What each further reader tells, the surest first."""
    yield slipped_rates(paragraph)
    yield rates_before(paragraph)
    yield pairs
    yield graded_shares(paragraph)
    yield reckoned_shares(paragraph)


def _in_words(section: Section, paragraph: View, outcomes: Outcomes) -> Iterator[Outcome]:
    """收到申请66件，其中征地类30件，超过半数."""
    for pair in chain(worded_pairs(paragraph), uneven_halves(paragraph)):
        right = rounded(pair.part.value * 100 / pair.whole.value, Decimal("0.1"))
        fact = f"{pair.whole.written}中的{pair.part.written}计为{show(right)}%，文中却说“{pair.words}”"
        counts_of = [paragraph.slice(q.start, q.end).spans() for q in (pair.part, pair.whole)]
        sides = [TextMark(section=section.key, spans=spans, role="participant") for spans in counts_of]
        mark = TextMark(section=section.key, spans=pair.view.spans())
        yield outcomes.finding(fact, [mark, *sides], expected=f"{show(right)}%", actual=pair.words)


def _is_spelled(written: View, share: View) -> bool:
    """Whether a share that is read in digits is written in words, which are rougher."""
    return not written.text[bisect_left(written.offsets, share.start)].isdigit()


def _counted(section: Section, paragraph: View, pairs: list[CountedShare], outcomes: Outcomes) -> Iterator[Outcome]:
    """Shares and rates of counts that the sentence names before."""
    told = [*counted_shares(paragraph), *shares_of_named(paragraph), *shares_among(paragraph)]
    known = {share.share.start for share in told}
    for share in (
        *told,
        *_others(known, *_readings(paragraph, pairs)),
    ):
        relation = f"正文{share.name}{share.share.shown}"
        mark = TextMark(section=section.key, spans=share.view.spans())
        if not share.whole.value:
            yield outcomes.not_assessable(relation, "所占的总数是0，这个比例无从核对。", [mark])
            continue
        if share.fits or right_otherwise(paragraph, share):
            yield outcomes.passed(relation, [mark])
            continue
        counts_of = [paragraph.slice(q.start, q.end).spans() for q in (share.part, share.whole)]
        marks = [mark, *(TextMark(section=section.key, spans=spans, role="participant") for spans in counts_of)]
        right = rounded(share.part.value * 100 / share.whole.value, min(share.share.step, Decimal("0.1")))
        said = "" if share.name.endswith("率") or share.name.startswith("占") else "占"
        yield outcomes.finding(
            f"正文称“{share.name}”{said}{share.share.shown}，"
            f"按{share.whole.shown}中的{share.part.shown}计为{show(right)}%",
            marks,
            expected=f"{show(right)}%",
            actual=share.share.shown,
            relation=relation,
        )


def _named(report: Report, section: Section, share: NamedShare, outcomes: Outcomes) -> Iterator[Outcome]:
    """Of all that came in or, for an outcome, of all that was dealt with; with and without what was carried in."""
    came = [target(report, REQUESTS, [(row, "total") for row in rows]) for rows in (["new"], ["new", "carried_in"])]
    if share.kind in _OUTCOMES:
        part = target(report, REQUESTS, [(_OUTCOMES[share.kind], "total")])
        pairs = [(part, target(report, REQUESTS, [("result.total", "total")])), *((part, whole) for whole in came)]
    else:
        group = report.table_spec(REQUESTS).column_groups.get(share.kind)
        columns = group.columns if group else (share.kind,)
        rows = (["new"], ["new", "carried_in"])
        parts = [target(report, REQUESTS, [(row, column) for row in group for column in columns]) for group in rows]
        pairs = list(zip(parts, came, strict=True))
    numbers = [(p.value, w.value) for p, w in pairs if p.value is not None and w.value]
    if len(numbers) < len(pairs):
        return
    relation = f"正文{share.name}占{show(share.share)}%"
    mark = TextMark(section=section.key, spans=share.view.spans())
    marks = (mark, *pairs[0][0].marks)
    if any(share.fits(p, w) for p, w in numbers if w):
        yield outcomes.passed(relation, marks)
        return
    part, whole = numbers[0][0], numbers[0][1] or Decimal(1)
    right = rounded(part * 100 / whole, Decimal(1).scaleb(-max(share.digits, 1)))
    table = report.table_spec(REQUESTS).title
    yield outcomes.finding(
        f"正文称“{share.name}”占{show(share.share)}%，按{table}{show(part)}件、共{show(whole)}件计为{show(right)}%",
        marks,
        expected=f"{show(right)}%",
        actual=f"{show(share.share)}%",
        relation=relation,
    )


def _wholes(report: Report, section: Section, share: Share) -> list[Decimal]:
    """Larger counts in the same unit, the nearest before the share first, and the totals of table three."""
    before: list[View] = []
    after: list[View] = []
    for paragraph in section.paragraphs:
        (before if paragraph.start <= share.count_view.start else after).append(paragraph)
    told = counts(before, share.unit)
    wholes = [v for v in told[::-1] if v > share.value]
    wholes += [v for v in counts(after, share.unit) if v > share.value]
    if any(_CARRIED.search(paragraph.text) for paragraph in before):
        wholes += [sum(both, Decimal(0)) for both in pairwise(told)]  # 新收163件，上年结转7件
    if share.unit in "件份宗":
        wholes += _totals(report, share)
    return [w for w in wholes if w > 0]


def _totals(report: Report, share: Share) -> list[Decimal]:
    """Totals of table three that the count may be a part of; applications are counted in 条 and 个 too."""
    cells = [target(report, REQUESTS, [(row, "total")]) for row in ("new", "carried_in", "result.total")]
    both = cells[0] + cells[1]
    return [t.value for t in (*cells, both) if t.value is not None and t.value >= share.value]
