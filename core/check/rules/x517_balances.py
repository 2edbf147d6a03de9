"""X517: what there was, what came and what went against what there is, told in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import REQUESTS, target
from core.forms.keys import SectionKey
from core.model.facts import Mismatch, Side
from core.model.finding import Category, Severity, TextMark
from core.model.numbers import show
from core.read.prose import partitions
from core.read.prose.reckonings.balances import Balance, requests_balances, stock_balances
from core.read.prose.reckonings.merged import merged_balances
from core.read.prose.reckonings.net_changes import net_changes
from core.read.prose.reckonings.reckoned_differences import reckoned_differences
from core.read.prose.reckonings.remainders import remainders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View
    from core.model.report import Report

_ROWS = ("new", "carried_in", "result.total", "carried_out")
_SENTENCE = "政务公开专区上年底原有15个，今年新增6个，现有专区{}个。"


@rule(
    "X517",
    "原有、增减与结存不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="同一句话里写全原有、新增（或减少）、现有数量的，写全新收、上年结转、办结、结转下年申请数的，写明总数、用去（完成）数和剩余数的，前后各数相加减应当相符。",
    basis="同一句话里的数字应当自洽",
    bad=prose(SectionKey.OVERVIEW, _SENTENCE.format(23)),
    good=prose(SectionKey.OVERVIEW, _SENTENCE.format(21)),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Applications are held against table three where it has all the numbers; see ``core.read.prose.reckonings``."""
    compared = all(target(report, REQUESTS, [(row, "total")]).value is not None for row in _ROWS)
    claimed = {claim.number.start for claim in report.claims} if compared else set[int]()
    for section, paragraph in report.prose():
        told: set[int] = set()
        for balance in requests_balances(paragraph):
            told.add(balance.now_view.start)
            places = [paragraph.offsets[count.start] for count in balance.counts]
            if not claimed.issuperset(places):
                yield _outcome(section, balance, outcomes)
        stocks = list(stock_balances(paragraph))
        read = {balance.now_view.start for balance in stocks}
        for balance in (*stocks, *(b for b in merged_balances(paragraph) if b.now_view.start not in read)):
            told.add(balance.now_view.start)
            yield _outcome(section, balance, outcomes)
        for balance in remainders(paragraph):
            if balance.now_view.start not in told and not _among_parts(paragraph, balance):
                told.add(balance.now_view.start)
                yield _outcome(section, balance, outcomes)
        for balance in net_changes(paragraph):
            if balance.now_view.start not in told and (balance.fits or not _among_parts(paragraph, balance)):
                told.add(balance.now_view.start)
                yield _outcome(section, balance, outcomes, "差额")
        for balance in reckoned_differences(paragraph):
            if balance.now_view.start not in told and not _among_parts(paragraph, balance):
                yield _outcome(section, balance, outcomes, "差额")


def _among_parts(paragraph: View, balance: Balance) -> bool:
    """Whether X501 reads what remains as the last of the parts of the whole."""
    left = balance.now_view.start
    return any(part.parts_view.start <= left < part.parts_view.end for part in partitions(paragraph))


def _outcome(section: str | None, balance: Balance, outcomes: Outcomes, what: str = "结存") -> Outcome:
    relation = f"正文{balance.shown}＝{balance.now.shown}"
    marks = [
        TextMark(section=section, spans=balance.now_view.spans()),
        TextMark(section=section, spans=balance.view.spans(), role="participant"),
    ]
    if balance.fits:
        return outcomes.passed(relation, marks)
    due = balance.due / balance.scale
    fact = Mismatch(
        Side(f"正文所写{what}为{balance.now.shown}", balance.now.value / balance.scale),
        Side(f"同一句里 {balance.shown}＝{show(due)}", due),
    )
    return outcomes.finding(
        fact, marks, expected=show(due), actual=show(balance.now.value / balance.scale), relation=relation
    )
