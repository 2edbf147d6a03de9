"""Half-width punctuation in Chinese text, all of it as one hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import model, prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.forms.keys import SectionKey
from core.language import addresses
from core.language.sought import Sought
from core.model.finding import Category, Mark, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_HAN = r"[\u4e00-\u9fff]"
_HALF = Sought(
    rf"""(?x)
      (?<= [\u4e00-\u9fff”》）〕】] ) [,;:?!] (?!//)
    | (?<={_HAN}) \. (?![A-Za-z0-9_.])
    | (?<={_HAN}) \( (?= [^)]* {_HAN} ) | (?<={_HAN}) \) | (?<![\w.]) \( (?={_HAN})
    | (?<=\d) , (?={_HAN})
    | " (?={_HAN}) | (?<={_HAN}) "
    """
)


@rule(
    "W108",
    "半角标点",
    Category.WORDING,
    Severity.HINT,
    own_words=OwnWords.OFFERED,
    demands="汉语正文使用全角标点。",
    basis="GB/T 15834—2011《标点符号用法》",
    bad=prose(SectionKey.OVERVIEW, "监督保障:落实责任,加强培训."),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Headings and prose; decimals, times, addresses and item numbers (1. 1)) keep theirs."""
    marks: list[Mark] = []
    written: list[str] = []
    views = [(s.key, h.view) for s in report.sections for h in s.headings] + list(report.prose())
    for section, view in views:
        skip = addresses.spans(view.text)
        for match in _HALF.finditer(view.text):
            if any(a <= match.start() < b for a, b in skip):
                continue
            marks.append(TextMark(section=section, spans=view.spans(*match.span())))
            written.append(match.group())
    if marks:
        kinds = "、".join(f"“{c}”{written.count(c)}处" for c in dict.fromkeys(written))
        yield outcomes.finding(f"正文中有半角标点：{kinds}，汉语文字应使用全角标点", marks)
