"""T402: disputes over applications suppose applications."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import TableKey
from core.model.finding import Category, CellMark, Severity
from core.model.numbers import show
from core.model.report import Report

_REQUESTS, _DISPUTES = TableKey.REQUESTS, TableKey.REVIEW_LITIGATION


@rule(
    "T402",
    "没有申请却有行政复议或诉讼",
    Category.TABLE,
    Severity.HINT,
    demands="表三没有新收和结转的申请，表四一般没有行政复议、行政诉讼；有的，请核对是否由往年的申请引起。",
    basis="政府信息公开行政复议、诉讼多由申请引起；由往年申请引起的是例外，只作提示",
    bad=Example(
        "表三全是 0，表四行政复议1件。",
        cells=tuple(
            ((_REQUESTS, row, column), "0")
            for row in (
                "new",
                "carried_in",
                "result.granted",
                "result.partly_granted",
                "result.refused.third_party",
                "result.unavailable.not_held",
                "result.not_processed.repeated",
                "result.total",
                "carried_out",
            )
            for column in ("natural_person", "company", "total")
        ),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One hint; silent when last year's report had applications, or a number of table three cannot be used."""
    came = [report.tables[_REQUESTS].get(row, "total") for row in ("new", "carried_in")]
    if any(c is None or not c.readable or c.value for c in came):
        return
    if report.previous is not None:
        before = report.previous.tables[_REQUESTS].get("new", "total")
        if before is None or before.value != 0:
            return
    cells = [c for (_, col), c in report.tables[_DISPUTES].cells.items() if col == "total" and c.readable and c.value]
    if not cells:
        return
    spec = report.table_spec(_DISPUTES)
    told = "、".join(f"“{spec.row_label(c.row)}”{show(c.value)}件" for c in cells)
    yield outcomes.finding(
        f"{report.table_spec(_REQUESTS).title}没有新收和上年结转的申请，{spec.title}却有{told}，请核对是否由往年的申请引起",
        [
            *(CellMark(table=_DISPUTES, row=c.row, column=c.column, spans=c.spans) for c in cells),
            *(
                CellMark(table=_REQUESTS, row=c.row, column=c.column, spans=c.spans, role="participant")
                for c in came
                if c
            ),
        ],
    )
