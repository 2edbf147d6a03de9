"""S106: the sections written in prose have content."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import unread_at
from core.forms.keys import SectionKey
from core.language.letters import letters
from core.model.finding import Category, SectionMark, Severity
from core.model.report import Report

#: Fewer characters than these say nothing: "无", "暂无问题".
_FEWEST: dict[str, int] = {SectionKey.OVERVIEW: 30, SectionKey.PROBLEMS: 10, SectionKey.OTHER_MATTERS: 1}


@rule(
    "S106",
    "部分没有内容",
    Category.SECTION,
    Severity.ERROR,
    demands="总体情况、存在的主要问题及改进情况不能只有标题或一个“无”字应付；其他需要报告的事项不能空着。",
    basis="《政府信息公开条例》第五十条；国办公开办函〔2021〕30号“不能遗漏”",
    bad=Example("第五部分只有标题。", clear_sections=(SectionKey.PROBLEMS,)),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each prose section with nothing, or next to nothing, under its heading."""
    for section in report.sections:
        fewest = _FEWEST.get(section.key)
        if fewest is None or not section.found or unread_at(report, section.key):
            continue
        count = len(letters(section.text))
        if count >= fewest:
            continue
        title = report.form.numbered(section.key)
        said = f"只写了“{section.text.strip()}”" if count else "没有内容"
        yield outcomes.finding(
            f"“{title}”{said}",
            [SectionMark(section=section.key, spans=section.headings[0].view.spans())],
            suggestion="补写这一部分的实际情况。",
        )
