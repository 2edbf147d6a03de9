"""S103: the sections stand in the order of the form."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.language.numerals import numeral
from core.model.finding import Category, SectionMark, Severity
from core.model.report import Report


@rule(
    "S103",
    "部分的顺序与规定不同",
    Category.SECTION,
    Severity.ERROR,
    demands="六个部分按规定的顺序排列。",
    basis="国办公开办函〔2021〕30号",
    bad=Example("第六部分排在第五部分之前。", swap_sections=(SectionKey.PROBLEMS, SectionKey.OTHER_MATTERS)),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """The fewest sections whose moving would restore the order, each as one finding."""
    placed = [(s.headings[0].view.start, i, s) for i, s in enumerate(report.sections) if s.headings]
    placed.sort(key=lambda item: item[0])
    kept = _longest_rising([i for _, i, _ in placed])
    for _, i, section in placed:
        if i not in kept:
            yield outcomes.finding(
                f"“{section.headings[0].view.text}”的位置不对，应是第{numeral(i + 1)}部分",
                [SectionMark(section=section.key, spans=section.headings[0].view.spans())],
                suggestion=f"按规定顺序放回“{report.form.numbered(section.key)}”的位置。",
            )


def _longest_rising(order: list[int]) -> set[int]:
    """A longest rising subsequence: the sections that already are in order."""
    best: list[list[int]] = []
    for i, value in enumerate(order):
        before = [best[j] for j in range(i) if order[j] < value]
        best.append([*max(before, key=len, default=[]), value])
    return set(max(best, key=len, default=[]))
