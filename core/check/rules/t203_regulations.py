"""T203: regulations (规章) are made by few organs."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import TableKey
from core.language.organs import is_county_government, is_government, is_national, is_town, is_zone
from core.model.finding import Category, CellMark, Severity
from core.model.numbers import show
from core.model.report import Report

_TABLE = TableKey.PROACTIVE
_ROW = "regulation"


@rule(
    "T203",
    "本机关无权制定规章",
    Category.TABLE,
    Severity.HINT,
    demands="表二“规章”一行：只有国务院部门、省级政府和设区的市、自治州政府可以制定规章，其他机关一般填 0。",
    basis="《中华人民共和国立法法》关于规章制定权限的规定",
    bad=Example(
        "县水务局填规章现行有效6件。",
        cells=(((_TABLE, _ROW, "in_force"), "6"),),
    ),
    good=model(),
    needs=(Cells(_TABLE, _ROW),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A warning for towns and subdistricts, a hint for counties and departments; silent where it may be true.

    Departments of provinces often enter the regulations that they drafted for their government: silent too.
    """
    organ = report.organ or ""
    reading = report.tables[_TABLE]
    cells = [c for (row, _), c in reading.cells.items() if row == _ROW and c.readable and c.value]
    if not cells or not organ or is_national(organ) or organ.endswith("厅"):
        return
    if is_government(organ) and not (is_zone(organ) or is_town(organ) or is_county_government(organ)):
        return
    spec = report.table_spec(_TABLE)
    told = "、".join(f"“{spec.column_label(c.column)}”{show(c.value)}" for c in cells)
    yield outcomes.finding(
        f"填了{told}，“{organ}”一般没有制定规章的权限，请核对是否应填在规范性文件一行",
        [CellMark(table=_TABLE, row=_ROW, column=c.column, spans=c.spans) for c in cells],
        place=spec.place(_ROW),
        severity=Severity.WARNING if is_town(organ) else None,
        actual=show(cells[0].value),
        suggestion="没有制定规章的填 0；规范性文件填在下一行。",
    )
