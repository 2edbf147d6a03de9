"""P103: no hidden text is left in the file."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import noticed, text_marks
from core.model.finding import Category, Severity
from core.model.report import Report


@rule(
    "P103",
    "稿件里有隐藏文字",
    Category.WORDING,
    Severity.WARNING,
    demands="公布的稿件没有设为隐藏的文字：复制、转换格式后会显露出来。",
    basis="党政机关公文以定稿印发、公布的通行要求",
    bad=Example(
        "一段旧的说明设成了隐藏文字。",
        notices=(("hidden_text", "稿件里有 12 个设为隐藏的字符，没有参与核对", "一、总体情况"),),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for all of it; the mark is the character beside it."""
    for notice in noticed(report, "hidden_text"):
        yield outcomes.finding(
            notice.message, text_marks(report, notice.spans), suggestion="删除隐藏文字，或取消隐藏。"
        )
