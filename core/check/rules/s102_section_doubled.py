"""S102: no section heading stands twice."""

from collections.abc import Iterator

from core.check.example import model, swap
from core.check.registry import Outcome, Outcomes, rule
from core.model.finding import Category, SectionMark, Severity, TextMark
from core.model.report import Report


@rule(
    "S102",
    "标题重复",
    Category.SECTION,
    Severity.ERROR,
    demands="六个部分的标题各出现一次。",
    basis="《政府信息公开条例》第五十条；国办公开办函〔2021〕30号",
    bad=swap("一、总体情况\n", "一、总体情况\n\n一、总体情况\n", "“一、总体情况”连写两遍。"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each heading that comes again, on its later place."""
    for section in report.sections:
        for heading in section.headings[1:]:
            yield outcomes.finding(
                f"标题“{heading.view.text}”重复出现，前面已有“{section.headings[0].view.text}”",
                [
                    TextMark(section=section.key, spans=heading.view.spans()),
                    SectionMark(section=section.key, spans=section.headings[0].view.spans(), role="participant"),
                ],
                suggestion="删去重复的标题。",
            )
