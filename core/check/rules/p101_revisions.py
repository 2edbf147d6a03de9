"""P101: no unaccepted revisions are left in the file."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import noticed, text_marks
from core.model.finding import Category, Severity
from core.model.report import Report


@rule(
    "P101",
    "稿件里留有修订",
    Category.WORDING,
    Severity.WARNING,
    demands="公布的稿件不带修订痕迹，修订一律接受或拒绝后再定稿。",
    basis="党政机关公文以定稿印发、公布的通行要求",
    bad=Example(
        "正文里“共收到”由“共收倒”改来，修订没有接受。",
        notices=(("revisions", "稿件里还有未处理的修订：插入 1 处，公布前请接受或拒绝", "一、总体情况"),),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for all of them; changes of format alone are a hint."""
    for notice in noticed(report, "revisions"):
        yield outcomes.finding(
            notice.message, text_marks(report, notice.spans), suggestion="在“审阅”中接受或拒绝全部修订后另存。"
        )
    for notice in noticed(report, "format_revisions"):
        yield outcomes.finding(notice.message, text_marks(report, notice.spans), severity=Severity.HINT)
