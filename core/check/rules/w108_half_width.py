"""Half-width punctuation in Chinese text, all of it as one finding."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from core.check.example import model, prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.forms.keys import SectionKey
from core.language import addresses
from core.language.sought import Sought
from core.model.finding import Category, Mark, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
#: How the pauses and stops among them are written, and how many of each a draft has at least that writes them so.
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_USUAL = 6
#: So many may have slipped in.
_SLIPPED = 2


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
        fact = f"正文中有半角标点：{kinds}，汉语文字应使用全角标点"
        yield outcomes.finding(fact, marks, severity=_severity(written, [view.text for _, view in views]))


def _severity(written: Sequence[str], texts: Sequence[str]) -> Severity:
    """A warning where one or two slipped in among wide ones; a draft with many was typed or converted that way."""
    wide = Counter("".join(texts))
    slipped = len(written) <= _SLIPPED and all(wide[_WIDE.get(c, "")] >= _USUAL for c in written)
    return Severity.WARNING if slipped else Severity.HINT
