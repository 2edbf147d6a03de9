"""S101: each of the six sections is there."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import unread_at
from core.forms.keys import SectionKey
from core.model.finding import Category, SectionMark, Severity
from core.model.report import Report


@rule(
    "S101",
    "缺少规定的部分",
    Category.SECTION,
    Severity.ERROR,
    demands="报告由规定的六个部分组成，一个不少。",
    basis="《政府信息公开条例》第五十条；国办公开办函〔2021〕30号",
    bad=Example("没有“五、存在的主要问题及改进情况”。", drop_sections=(SectionKey.PROBLEMS,)),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each section without a heading."""
    for section in report.sections:
        if not section.found and not unread_at(report, section.key):
            title = report.form.numbered(section.key)
            yield outcomes.finding(
                f"缺少“{title}”这一部分（没有找到它的标题）",
                [SectionMark(section=section.key)],
                expected=title,
                replacement=title,
                suggestion=f"补上标题“{title}”和这一部分的内容。",
            )
