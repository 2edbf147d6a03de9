"""S105: section headings are worded as the form words them."""

from collections.abc import Iterator

from core.check.example import model, swap
from core.check.registry import Outcome, Outcomes, rule
from core.language.letters import letters
from core.language.numerals import ORDINALS
from core.model.finding import Category, SectionMark, Severity
from core.model.report import Report

#: Marks that never end a heading; a colon may.
_MARKS = frozenset(["。", "；", "，", "、"])


@rule(
    "S105",
    "标题与规定的文字不同",
    Category.SECTION,
    Severity.WARNING,
    demands="六个部分的标题用规定的文字；各地常见的变通写法只作提示。",
    basis="国办公开办函〔2021〕30号",
    bad=swap("六、其他需要报告的事项", "六、其他报告的事项"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Known variants are hints, anything else that was taken for the heading is a warning.

    A heading with the right words that ends in a mark is a hint: GB/T 15834 gives headings no mark at their end.
    """
    for section in report.sections:
        spec = report.form.section(section.key)
        tolerated = {letters(v) for v in spec.variants}
        for heading in section.headings:
            title = report.form.numbered(section.key)
            if heading.exact:
                if (mark := heading.view.text.rstrip("* ")[-1:]) in _MARKS:
                    yield outcomes.finding(
                        f"标题“{heading.view.text}”末尾多了“{mark}”",
                        [SectionMark(section=section.key, spans=heading.view.spans())],
                        severity=Severity.HINT,
                        expected=title,
                        replacement=title,
                        actual=heading.view.text,
                        suggestion=f"改为“{title}”。",
                    )
                continue
            words = letters(heading.view.text).lstrip(ORDINALS)
            yield outcomes.finding(
                f"标题“{heading.view.text}”与规定的“{title}”文字不同",
                [SectionMark(section=section.key, spans=heading.view.spans())],
                severity=Severity.HINT if words in tolerated else None,
                expected=title,
                replacement=title,
                actual=heading.view.text,
                suggestion=f"改为“{title}”。",
            )
