"""T101: each of the three tables is there."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import noticed, section_at, unread_at
from core.forms.keys import SectionKey, TableKey
from core.model.finding import Category, SectionMark, Severity
from core.model.report import Report


@rule(
    "T101",
    "没有找到规定的表格",
    Category.TABLE,
    Severity.ERROR,
    demands="第二、三、四部分各有一张规定格式的表格。",
    basis="国办公开办函〔2021〕30号：第二、三、四部分以表格形式报告",
    bad=Example(
        "第四部分只写“无”，没有表格。",
        drop_tables=(TableKey.REVIEW_LITIGATION,),
        add=((SectionKey.REVIEW_LITIGATION, "无"),),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each table of which nothing was recognised."""
    for section in report.form.sections:
        if not section.table or report.tables[section.table].found:
            continue
        spec = report.form.tables[section.table]
        heading = report.section(section.key).heading
        mark = SectionMark(section=section.key, spans=heading.spans() if heading else ())
        if unread_at(report, section.key):
            continue  # told with the page, by P104
        if _pictured(report, section.key):
            yield outcomes.finding(
                f"{spec.title}（{spec.name}）所在的地方是图片，读不出数字，这张表未能核对",
                [mark],
                suggestion="把图片换成可编辑的表格。",
            )
            continue
        yield outcomes.finding(
            f"没有找到{spec.title}（{spec.name}），这张表的数字未能核对",
            [mark],
            suggestion="按规定格式补上表格；如果表格是图片，请换成可编辑的表格。",
        )


def _pictured(report: Report, section: str) -> bool:
    """Whether a picture stands in the section."""
    return any(section_at(report, s.start) == section for notice in noticed(report, "picture") for s in notice.spans)
