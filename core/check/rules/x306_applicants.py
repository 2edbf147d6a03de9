"""X306: who applied, prose against table three."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import REQUESTS, grouped, judge, target
from core.forms.keys import SectionKey
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: Applicants with several columns of the form, by the kind of the claim.
_GROUP = ClaimKind.LEGAL_PERSON
#: A form may have columns of which the prose is not read.
_KNOWN = frozenset(kind.value for kind in ClaimKind)


@rule(
    "X306",
    "正文申请人情况与表三不符",
    Category.CONSISTENCY,
    Severity.ERROR,
    demands="正文按申请人给出的申请数，与表三“一、本年新收政府信息公开申请数量”行同类各列一致；含上年结转的，与两行之和一致。",
    basis="国办公开办函〔2021〕30号：正文与表格反映同一年度的同一事实",
    bad=prose(SectionKey.REQUESTS, "全年收到政府信息公开申请15件，其中自然人10件，法人或其他组织5件。"),
    good=prose(SectionKey.REQUESTS, "全年收到政府信息公开申请15件，其中自然人12件，法人或其他组织3件。"),
    needs=tuple(Cells(REQUESTS, row) for row in ("new", "carried_in", "result.total")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Each kind of applicant against the new applications of its columns."""
    spec = report.table_spec(REQUESTS)
    kinds: dict[str, tuple[str, tuple[str, ...]]] = {
        column: (head, (column,)) for column, head in spec.columns.items() if column != "total"
    }
    if group := spec.column_groups.get(_GROUP):
        kinds[_GROUP] = (group.label, group.columns)
    for kind, (head, columns) in kinds.items():
        groups = grouped(report, ClaimKind(kind)) if kind in _KNOWN else []
        if not groups:
            continue
        label = f"{spec.where('new')}“{head}”各列之和" if len(columns) > 1 else ""
        new, carried, done = (
            target(report, REQUESTS, [(row, column) for column in columns], label if row == "new" else "")
            for row in ("new", "carried_in", "result.total")
        )
        for claims in groups:
            yield from judge(report, outcomes, claims, f"{head}申请", new, also=[new + carried, done])
