"""L101: words that the office's profile forbids."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity
from core.model.normalise import fold
from core.model.report import Report

_PROFILE = """
[[words.forbidden]]
word = "供水专线"
instead = "12345热线"
reason = "市里统一了叫法"
"""


@rule(
    "L101",
    "本单位不许用的词",
    Category.WORDING,
    Severity.WARNING,
    demands="设置里本单位不许用的词（设置文件的 words.forbidden）不出现在正文里。",
    basis="本单位设置文件",
    bad=Example("开通供水专线。", add=((SectionKey.OVERVIEW, "开通供水专线。"),), profile=_PROFILE),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding per word, at all its places; no word is forbidden unless the profile says so."""
    for entry in report.profile.words.forbidden:
        word = fold(entry.word)
        marks = []
        for passage in passages(report):
            at = passage.text.find(word)
            while at >= 0:
                marks.append(passage.mark(at, at + len(word)))
                at = passage.text.find(word, at + len(word))
        if marks:
            reason = f"（{entry.reason}）" if entry.reason else ""
            count = f"（共{len(marks)}处）" if len(marks) > 1 else ""
            instead = f"，应写“{entry.instead}”" if entry.instead else ""
            yield outcomes.finding(
                f"“{entry.word}”是本单位不许用的词{reason}{instead}{count}",
                marks,
                severity=entry.severity,
                expected=entry.instead or None,
                actual=entry.word,
                suggestion=None if entry.instead else "删去或改用别的说法。",
                replacement=entry.instead or None,
            )
