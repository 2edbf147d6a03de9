"""X203: what was charged in fees of the administration, prose against table two."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import PROACTIVE, fits_organ, grouped, target, text_marks
from core.forms.keys import SectionKey
from core.model.claim_kinds import ClaimKind
from core.model.facts import Mismatch, Side
from core.model.finding import Category, Severity
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_YUAN = Decimal(10_000)
_DECIMALS = re.compile(r"\d\.(\d+)|\d()")


@rule(
    "X203",
    "正文收费金额与表二不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="正文所称收取行政事业性收费的金额，与表二“本年收费金额”（单位：万元）一致，四舍五入的差别不计；公开、公示收费标准的不在此列。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=prose(SectionKey.OVERVIEW, "全年收取行政事业性收费2.1万元。"),
    good=prose(SectionKey.OVERVIEW, "全年收取行政事业性收费1.2万元，公布收费标准12项。"),
    needs=(Cells(PROACTIVE, "fees", "amount"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """The table counts in 万元; a table filled in 元 is told of by T202."""
    wanted = target(report, PROACTIVE, [("fees", "amount")])
    for claims in grouped(report, ClaimKind.CHARGES):
        claim = claims[0]
        relation = f"正文收取行政事业性收费（{show(claim.value)}元）＝{wanted.label}"
        marks = text_marks(claims) + wanted.marks
        if wanted.value is None:
            reason = f"正文称收取行政事业性收费{show(claim.value)}元，但{wanted.reason}，未能核对。"
            yield outcomes.not_assessable(relation, reason, marks)
            continue
        yuan = wanted.value * _YUAN
        if claim.value == wanted.value or abs(claim.value - yuan) <= max(
            _step(wanted.value) * _YUAN / 2, _step_told(claim.number.text) / 2
        ):
            yield outcomes.passed(relation, marks)
        elif not claim.exact or not fits_organ(claim, report):
            reason = f"正文的收费金额写作约数，或者不是本机关一家的，未能与{wanted.label}核对。"
            yield outcomes.not_assessable(relation, reason, marks)
        else:
            yield outcomes.finding(
                Mismatch(
                    Side(f"正文称收取行政事业性收费{show(claim.value)}元", claim.value),
                    Side(f"{wanted.label}为{show(wanted.value)}万元", yuan),
                ),
                marks,
                expected=show(yuan),
                actual=show(claim.value),
                relation=relation,
            )


def _step(value: Decimal) -> Decimal:
    """The unit of the last digit of a number, no more than one."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)


def _step_told(written: str) -> Decimal:
    """The unit in 元 of the last digit of an amount as it is written: 100 of 1.23万元."""
    found = _DECIMALS.search(written)
    decimals = len(found[1] or "") if found else 0
    return Decimal(1).scaleb(-decimals) * (_YUAN if "万" in written else 1)
