"""S107: section five names problems and what is done about them."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import unread_at
from core.check.rules._section_words import parts_of
from core.forms.keys import SectionKey
from core.language.sentences import CLAUSE_MARKS, start_of
from core.model.finding import Category, SectionMark, Severity
from core.model.report import Report

_SECTION = SectionKey.PROBLEMS
#: So many characters before a word may turn it round.
_REACH = 4


@rule(
    "S107",
    "第五部分缺少问题或改进情况",
    Category.SECTION,
    Severity.WARNING,
    demands="第五部分既写存在的主要问题，也写改进情况。",
    basis="《政府信息公开条例》第五十条第（五）项",
    bad=Example(
        "存在的主要问题是政策解读形式单一，公开栏目内容更新较慢。",
        clear_sections=(_SECTION,),
        add=((_SECTION, "存在的主要问题是政策解读形式单一，公开栏目内容更新较慢。"),),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A warning when not one word of the section speaks of problems, or of improvement."""
    section = report.section(_SECTION)
    text = section.text
    if not section.found or len(text) < 10 or unread_at(report, _SECTION):
        return
    for part in parts_of(_SECTION):
        if not _said(text, part["words"], part.get("unless_after", [])):
            yield outcomes.finding(
                f"“{section.headings[0].view.text}”没有写{part['title']}",
                [SectionMark(section=_SECTION, spans=section.headings[0].view.spans())],
                suggestion=f"补写{part['title']}。",
            )


def _said(text: str, words: list[str], unless_after: list[str]) -> bool:
    """True when one of the words stands in the text and nothing just before it turns it round ("不够完善")."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            clause = text[max(0, at - _REACH, start_of(text, at, CLAUSE_MARKS)) : at]
            if not any(turn in clause for turn in unless_after):
                return True
            at = text.find(word, at + 1)
    return False
