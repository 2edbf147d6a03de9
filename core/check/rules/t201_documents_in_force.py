"""T201: at least the documents issued this year and not repealed are in force."""

from collections.abc import Iterator

from core.check.example import cells, model
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import TableKey
from core.forms.place import Place
from core.model.finding import Category, CellMark, Role, Severity
from core.model.numbers import show
from core.model.report import Report

_TABLE = TableKey.PROACTIVE
_COLUMNS = ("in_force", "issued", "repealed")


@rule(
    "T201",
    "现行有效件数少于本年新制发的件数",
    Category.TABLE,
    Severity.WARNING,
    demands="表二现行有效件数不少于本年制发件数减去本年废止件数（2021年格式）。",
    basis="国办公开办函〔2021〕30号所附表二：本年制发、尚未废止的文件都在现行有效之列；当年失效的例外，须核实",
    bad=cells({(_TABLE, "normative_document", "in_force"): 0}, "本年制发2件、废止1件，现行有效填0件。"),
    good=model(),
    needs=tuple(Cells(_TABLE, column=column) for column in _COLUMNS),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Every kind of document that the form counts so; silent where a number cannot be used."""
    reading = report.tables[_TABLE]
    spec = report.table_spec(_TABLE)
    for row in spec.rows_with(*_COLUMNS):
        found_cells = [c for column in _COLUMNS if (c := reading.get(row, column)) and c.readable]
        values = [c.value for c in found_cells if c.value is not None]
        if len(values) < len(_COLUMNS):
            continue
        in_force, issued, repealed = values
        least = issued - repealed
        if in_force < least:
            roles: tuple[Role, ...] = ("fault", "participant", "participant")
            yield outcomes.finding(
                f"本年制发{show(issued)}件、废止{show(repealed)}件，现行有效只填了"
                f"{show(in_force)}件，少于{show(least)}件，至少差{show(least - in_force)}件",
                [
                    CellMark(table=_TABLE, row=row, column=c.column, spans=c.spans, role=role)
                    for c, role in zip(found_cells, roles, strict=True)
                ],
                place=Place(spec.title, part=f"“{spec.row_label(row)}”"),
                actual=show(in_force),
                suggestion="核对现行有效件数，它包括以往年度制发、至今有效的文件。",
            )
