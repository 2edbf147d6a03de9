"""X504: the 信息处理费 of section six against the fees of table two and the unpaid notices of table three."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.check.example import Example
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import PROACTIVE, REQUESTS, grouped, target, text_marks
from core.forms.keys import TableKey
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, Severity
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_YUAN = Decimal(10000)
#: The table counts in 万元, often with two decimals: less than this vanishes in rounding.
_LOST = Decimal(50)
#: 元; the fee is 10 to 40 for a page or 100 and more for an application (国办函〔2020〕109号).
_TOO_MUCH = Decimal(1_000_000)


@rule(
    "X504",
    "信息处理费与表格请核对",
    Category.CONSISTENCY,
    Severity.HINT,
    demands="正文写有收取信息处理费的，表二“行政事业性收费”不小于这一金额。",
    basis="国办函〔2020〕109号：信息处理费按行政事业性收费管理",
    bad=Example(
        "第六部分写收取信息处理费380元，表二“行政事业性收费”填0",
        swaps=(("本年度未收取政府信息公开信息处理费。", "本年度收取政府信息公开信息处理费380元。"),),
        cells=(((TableKey.PROACTIVE, "fees", "amount"), "0"),),
    ),
    good=Example(
        "第六部分写收取信息处理费380元，表二“行政事业性收费”填1.2",
        swaps=(("本年度未收取政府信息公开信息处理费。", "本年度收取政府信息公开信息处理费380元。"),),
    ),
    needs=(Cells(PROACTIVE, "fees", "amount"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only a hint: small amounts are lost in rounding, and some organs book the fee elsewhere.

    An amount that no application can cost is a warning: a unit is wrong (300万元 for 300元).
    """
    for claims in grouped(report, ClaimKind.FEE):
        if claims[0].value >= _TOO_MUCH:
            yield outcomes.finding(
                f"正文称收取信息处理费{show(claims[0].value)}元，信息处理费不会有这么多，请核对金额和单位",
                text_marks(claims),
                severity=Severity.WARNING,
                actual=show(claims[0].value),
            )
    reading = report.tables.get(PROACTIVE)
    if reading is None or not reading.found:
        return
    amount = target(report, PROACTIVE, [("fees", "amount")])
    unpaid = target(report, REQUESTS, [("result.otherwise.fee_unpaid", "total")])
    for claims in grouped(report, ClaimKind.FEE):
        claim = claims[0]
        if amount.value is not None and claim.value > max(amount.value * _YUAN + _LOST, _LOST):
            yield outcomes.finding(
                f"正文称收取信息处理费{show(claim.value)}元，{amount.label}为{show(amount.value)}万元，请核对是否漏计",
                text_marks(claims) + amount.marks,
                actual=show(amount.value),
            )
        told = claim.view.text
        if unpaid.value and not claim.value and any(word in told for word in ("通知", "产生")):
            yield outcomes.finding(
                f"正文称没有产生信息处理费，{unpaid.label}却为{show(unpaid.value)}，请核对",
                text_marks(claims) + unpaid.marks,
            )
