"""H104: documents in force are last year's, more those issued, less those repealed."""

from collections.abc import Iterator
from decimal import Decimal

from core.check.example import Example, last_year
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._history import before, cell_mark
from core.forms.keys import TableKey
from core.model.facts import Mismatch, Side
from core.model.finding import Category, Severity
from core.model.numbers import show
from core.model.report import Report

_TABLE = TableKey.PROACTIVE
_ROW = "normative_document"
_COLUMNS = ("in_force", "issued", "repealed")


@rule(
    "H104",
    "现行有效件数与去年报告接不上",
    Category.HISTORY,
    Severity.WARNING,
    demands="两年都用2021年格式时，现行有效件数＝去年现行有效件数＋本年制发件数－本年废止件数。",
    basis="国办公开办函〔2021〕30号所附表二；文件自动失效、机构调整、重新清理等情形除外，须核实",
    bad=Example(
        "去年现行有效9件，本年制发2件、废止1件，本年现行有效6件。",
        previous=last_year({(_TABLE, _ROW, "in_force"): 9}),
    ),
    good=Example(
        "去年现行有效5件，本年制发2件、废止1件，本年现行有效6件。",
        previous=last_year(),
    ),
    needs=tuple(Cells(_TABLE, column=column) for column in _COLUMNS),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Every kind of document that both years' forms count so, each as one relation."""
    last = before(report)
    if last is None or not report.tables[_TABLE].found or not last.tables[_TABLE].found:
        return
    spec, past = report.table_spec(_TABLE), last.table_spec(_TABLE)
    for row in spec.rows_with(*_COLUMNS):
        if not past.has(row, "in_force"):
            continue
        label = spec.row_label(row)
        relation = f"{spec.title}“{label}”现行有效＝去年现行有效＋本年制发－本年废止"
        now = [report.tables[_TABLE].get(row, c) for c in _COLUMNS]
        then = last.tables[_TABLE].get(row, "in_force")
        cells = [c for c in now if c and c.readable and c.value is not None]
        marks = [cell_mark(c, c.column != "in_force") for c in cells]
        if len(cells) < 3 or then is None or not then.readable or then.value is None:
            whose = "去年报告" if len(cells) == 3 else "本报告"
            reason = f"{whose}{spec.title}“{label}”行没有可用的数字，未能与去年核对。"
            yield outcomes.not_assessable(relation, reason, marks)
            continue
        in_force, issued, repealed = (c.value or 0 for c in cells)
        due = then.value + issued - repealed
        if in_force == due:
            yield outcomes.passed(relation, marks)
        else:
            yield outcomes.finding(
                Mismatch(
                    Side(
                        f"{spec.title}“{label}”：去年现行有效{show(then.value)}＋本年制发{show(issued)}"
                        f"－本年废止{show(repealed)}＝{show(due)}",
                        due,
                    ),
                    Side(f"“现行有效件数”填的是{show(in_force)}", Decimal(in_force)),
                ),
                marks,
                expected=show(due),
                actual=show(in_force),
                suggestion="核对制发、废止、现行有效的件数；有自动失效等情形的可以不改。",
                relation=relation,
            )
