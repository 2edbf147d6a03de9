"""P105: numbers read off a picture are checked by eye."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import noticed, text_marks
from core.model.finding import Category, CellMark, Severity
from core.model.report import RECOGNISED, Report


@rule(
    "P105",
    "由图片识别，待核对",
    Category.TABLE,
    Severity.WARNING,
    about_reading=True,
    demands="由图片识别得到的数字逐一对照原件核对，核对前不作勾稽判断。",
    basis="文字识别会认错数字，不能直接作为勾稽的依据",
    bad=Example(
        "整份报告是扫描件，文字由程序识别。",
        notices=(("recognised", "第 1 页的文字由图片识别得到，数字待核对", "一、总体情况"),),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each table with such numbers, and one for the pages."""
    for notice in noticed(report, "recognised"):
        marks = text_marks(report, notice.spans)
        yield outcomes.finding(notice.message, marks, suggestion="有 Word 稿件的，请改用 Word 稿件核对。")
    for key, reading in report.tables.items():
        cells = [c for c in reading.cells.values() if c.note == RECOGNISED]
        if cells:
            marks = [CellMark(table=key, row=c.row, column=c.column, spans=c.spans) for c in cells]
            title = report.table_spec(key).title
            fact = f"{title}的 {len(cells)} 个数字由图片识别得到，待核对：请对照页面图片逐格核对"
            yield outcomes.finding(fact, marks)
