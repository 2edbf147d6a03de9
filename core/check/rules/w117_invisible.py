"""Invisible and broken characters in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.forms.keys import SectionKey
from core.language.characters import BROKEN, INVISIBLE
from core.model.document import Span
from core.model.finding import Category, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "W117",
    "不可见字符或乱码",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="正文没有乱码、控制字符；没有从网页带来的不可见字符。",
    basis="校对通例",
    bad=prose(SectionKey.OVERVIEW, "全年发布信息\ufffd218条。"),
    good=prose(SectionKey.OVERVIEW, "全年发布信息218条。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Broken characters each; invisible ones all together, as a hint, since only copying and searching suffer."""
    text = report.document.text
    hidden: list[TextMark] = []
    for section, view in report.prose():
        if not view.text:
            continue
        for match in BROKEN.finditer(text, view.start, view.end):
            near = text[max(view.start, match.start() - 6) : match.start()]
            mark = TextMark(section=section, spans=(Span(*match.span()),))
            yield outcomes.finding(f"“{near}”之后有乱码或控制字符，请核对原文", [mark])
        for match in INVISIBLE.finditer(text, view.start, view.end):
            hidden.append(TextMark(section=section, spans=(Span(*match.span()),)))
    if hidden:
        fact = f"正文中有{len(hidden)}处不可见字符（零宽空格等），建议清除"
        yield outcomes.finding(fact, hidden, severity=Severity.HINT)
