"""H103: carried-over applications are of the same kinds of applicants as last year's report says."""

from collections.abc import Iterator

from core.check.example import Example, last_year
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._history import before, cell_mark
from core.forms.keys import TableKey
from core.model.finding import Category, Severity
from core.model.numbers import show
from core.model.report import Report

_TABLE = TableKey.REQUESTS


@rule(
    "H103",
    "上年结转的申请人分类与去年报告不同",
    Category.HISTORY,
    Severity.WARNING,
    demands="总计相符时，表三“二、上年结转”各类申请人的件数与去年报告“四、结转下年度继续办理”一致。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表三：结转的是同一批申请",
    bad=Example(
        "本年上年结转2件都是自然人的，去年结转下年度的是自然人1件、商业企业1件。",
        previous=last_year({(_TABLE, "carried_out", "natural_person"): 1, (_TABLE, "carried_out", "company"): 1}),
    ),
    good=Example("上年结转2件、去年结转下年度2件，都是自然人的。", previous=last_year()),
    needs=(Cells(_TABLE, "carried_in", "total"), Cells(_TABLE, "carried_out", "total")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only where the totals agree: with different totals H102 has said it."""
    last = before(report)
    if last is None or not report.tables[_TABLE].found or not last.tables[_TABLE].found:
        return
    spec = report.table_spec(_TABLE)
    now = {c: report.tables[_TABLE].get("carried_in", c) for c in spec.columns}
    then = {c: last.tables[_TABLE].get("carried_out", c) for c in spec.columns}
    relation = f"{spec.title}上年结转各列＝去年报告结转下年度各列"
    numbers = [(c, a.value, b.value) for c in spec.columns if (a := now[c]) and (b := then[c])]
    totals = [(a, b) for c, a, b in numbers if c == "total"]
    if not totals or None in totals[0] or totals[0][0] != totals[0][1]:
        return
    cells = [cell for c, cell in now.items() if cell and c != "total"]
    if len(numbers) < len(spec.columns) or any(
        cell is None or not cell.readable for cell in (*now.values(), *then.values())
    ):
        yield outcomes.not_assessable(
            relation, f"{spec.title}上年结转或去年报告结转下年度有单元格没有可用的数字，未能按申请人分类核对。"
        )
        return
    differ = [(c, a, b) for c, a, b in numbers if a != b]
    if not differ:
        yield outcomes.passed(relation, [cell_mark(cell) for cell in cells])
        return
    told = "、".join(f"“{spec.column_label(c)}”本年{show(a)}、去年{show(b)}" for c, a, b in differ)
    names = {c for c, _, _ in differ}
    marks = [cell_mark(cell, cell.column not in names) for cell in cells]
    yield outcomes.finding(
        f"{spec.title}上年结转总计与去年报告相符，但分类不同：{told}",
        sorted(marks, key=lambda m: m.role),
        expected="、".join(show(b) for _, _, b in differ),
        actual="、".join(show(a) for _, a, _ in differ),
        suggestion="对照去年报告“四、结转下年度继续办理”一行核对各列。",
        relation=relation,
    )
