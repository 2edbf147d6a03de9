"""P102: no comments are left in the file."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import noticed, text_marks
from core.model.finding import Category, Severity
from core.model.report import Report


@rule(
    "P102",
    "稿件里留有批注",
    Category.WORDING,
    Severity.WARNING,
    demands="公布的稿件不带批注。",
    basis="党政机关公文以定稿印发、公布的通行要求",
    bad=Example(
        "标题旁的批注“请再核实”没有删除。",
        notices=(("comments", "稿件里还有 1 条批注（如“请再核实”），公布前请处理并删除", "一、总体情况"),),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for all comments, marking what they are about."""
    for notice in noticed(report, "comments"):
        yield outcomes.finding(notice.message, text_marks(report, notice.spans), suggestion="处理完批注后删除。")
