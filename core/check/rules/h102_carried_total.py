"""H102: what was carried over into this year is what last year's report carried out."""

from collections.abc import Iterator

from core.check.example import Example, last_year
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._history import before, cell_mark, doubt
from core.forms.keys import TableKey
from core.model.facts import Mismatch, Side
from core.model.finding import Category, Severity
from core.model.numbers import show
from core.model.report import Report

_TABLE = TableKey.REQUESTS


@rule(
    "H102",
    "上年结转与去年报告的结转下年度不符",
    Category.HISTORY,
    Severity.ERROR,
    demands="表三“二、上年结转政府信息公开申请数量”总计＝去年报告表三“四、结转下年度继续办理”总计。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表三：上年结转就是上一年度结转下年度的申请",
    bad=Example(
        "本年“上年结转”2件，去年“结转下年度继续办理”5件。",
        previous=last_year({(_TABLE, "carried_out", "total"): 5}),
    ),
    good=Example("本年“上年结转”2件，去年“结转下年度继续办理”2件。", previous=last_year()),
    needs=(Cells(_TABLE, "carried_in", "total"), Cells(_TABLE, "carried_out", "total")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One relation; the other columns are H103's."""
    last = before(report)
    if last is None or not report.tables[_TABLE].found:
        return
    spec = report.table_spec(_TABLE)
    relation = f"{spec.title}上年结转总计＝去年报告结转下年度总计"
    now = report.tables[_TABLE].get("carried_in", "total")
    then = last.tables[_TABLE].get("carried_out", "total")
    reason = doubt(spec, "carried_in", "total", now, None) if now is None or not now.readable else ""
    if not reason and (then is None or not then.readable):
        reason = f"去年报告的{spec.where('carried_out', 'total')}没有可用的数字，未能核对。"
    marks = [cell_mark(now)] if now else []
    if reason or now is None or then is None or now.value is None or then.value is None:
        yield outcomes.not_assessable(relation, reason, marks)
    elif now.value == then.value:
        yield outcomes.passed(relation, marks)
    else:
        yield outcomes.finding(
            Mismatch(
                Side(f"填的是{show(now.value)}", now.value),
                Side(f"去年报告“四、结转下年度继续办理”总计为{show(then.value)}", then.value),
            ),
            marks,
            place=spec.place("carried_in", "total"),
            expected=show(then.value),
            actual=show(now.value),
            suggestion=f"核对去年报告；去年没有填错的，改为{show(then.value)}。",
            relation=relation,
        )
