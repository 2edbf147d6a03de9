"""P106: every character of the file can be read."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import noticed, text_marks
from core.model.finding import Category, Severity
from core.model.report import Report


@rule(
    "P106",
    "部分文字的编码无法识别",
    Category.WORDING,
    Severity.WARNING,
    demands="稿件的文字都能识别，识别不了的字和数字须对照原件核对。",
    basis="读不出的内容不能视为已经核对",
    bad=Example(
        "有 25 个字符用了无法识别的字体编码。",
        notices=(("garbled_characters", "有 25 个字符的编码无法识别，相关文字和数字请对照原件核对", "一、总体情况"),),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for the file."""
    for notice in noticed(report, "garbled_characters"):
        yield outcomes.finding(notice.message, text_marks(report, notice.spans), suggestion="改用 Word 稿件重新核对。")
