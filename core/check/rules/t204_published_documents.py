"""T204: on the form of 2019, not more documents are newly published than are public in all."""

from collections.abc import Iterator

from core.check.example import cells, model
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import TableKey
from core.forms.place import Place
from core.model.facts import Mismatch, Side
from core.model.finding import Category, CellMark, Severity
from core.model.numbers import show
from core.model.report import Report

_TABLE = TableKey.PROACTIVE
_COLUMNS = ("published", "total_published")


@rule(
    "T204",
    "本年新公开数量大于对外公开总数量",
    Category.TABLE,
    Severity.HINT,
    demands="2019年格式表二：规章、规范性文件的本年新公开数量不大于对外公开总数量。",
    basis="国办公开办函〔2019〕60号所附表二；各地口径不一，只作提示",
    needs=tuple(Cells(_TABLE, column=column) for column in _COLUMNS),
    bad=cells({(_TABLE, "normative_document", "published"): 9}, form="2019"),
    good=model(form="2019"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Silent where a number cannot be used."""
    reading = report.tables[_TABLE]
    spec = report.table_spec(_TABLE)
    for row in spec.rows_with(*_COLUMNS):
        new, every = reading.get(row, "published"), reading.get(row, "total_published")
        if not (new and every and new.readable and every.readable) or new.value is None or every.value is None:
            continue
        if new.value > every.value:
            yield outcomes.finding(
                Mismatch(
                    Side(f"本年新公开{show(new.value)}件", new.value),
                    Side(f"多于对外公开总数量{show(every.value)}件", every.value),
                ),
                [
                    CellMark(table=_TABLE, row=row, column="published", spans=new.spans),
                    CellMark(table=_TABLE, row=row, column="total_published", spans=every.spans),
                ],
                place=Place(spec.title, part=f"“{spec.row_label(row)}”"),
                actual=show(new.value),
            )
