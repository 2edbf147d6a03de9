"""T102: the tables are on the form in force for the report's year."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.forms.spec import form_for_year, load_form
from core.model.finding import Category, CellMark, Severity
from core.model.report import Report


@rule(
    "T102",
    "表格用的不是报告年度的格式",
    Category.TABLE,
    Severity.ERROR,
    demands="2021年度起用国办公开办函〔2021〕30号格式，2019、2020年度用〔2019〕60号格式，三张表用同一格式。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号",
    bad=Example("2024年度报告仍用2019年格式的表格。", form="2019", year=2024),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each table whose heads and rows are those of another year's form."""
    if report.year is None:
        return
    wanted = form_for_year(report.year)
    for key, reading in report.tables.items():
        if not reading.found or reading.form == wanted.version:
            continue
        spec, due = report.table_spec(key), wanted.tables[key]
        if spec.grid == due.grid:
            continue
        strange = [r for r in spec.row_keys if r not in due.row_keys] or list(spec.row_keys)
        row = next((r for r in strange if r in reading.labels), spec.row_keys[0])
        label = reading.labels.get(row)
        yield outcomes.finding(
            f"用的是{_title(reading.form)}，{report.year}年度报告应当用{wanted.title}（{wanted.basis}）",
            [CellMark(table=key, row=row, spans=label.spans if label else ())],
            place=spec.place(),
            expected=wanted.version,
            actual=reading.form,
            suggestion=f"换用{wanted.basis}的表格后重新填写。",
        )


def _title(version: str | None) -> str:
    return load_form(version).title if version else "别的格式"
