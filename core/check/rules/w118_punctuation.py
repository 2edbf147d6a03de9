"""Punctuation by GB/T 15834, what is doubtful of one kind as one hint."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.lexicon import punctuation
from core.check.wording.matching import matches
from core.check.wording.passages import Passage, passages
from core.forms.keys import SectionKey
from core.language.numerals import ORDINALS
from core.language.sentences import ends_within
from core.model.finding import Category, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_ENDS = "。!?:;…”)》】〕"
#: More paragraphs without a full stop than this come of lines that were taken for paragraphs.
_MOST = 2
_HEAD = re.compile(rf"^[(]?[{ORDINALS}\d]{{1,3}}[)、.]")


@rule(
    "W118",
    "标点用法",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="点号不连用，句末有句号，并列的书名、引语之间一般不用顿号，引号、书名号里套用时分内外，序号后的点号合乎通例。",
    basis="GB/T 15834—2011《标点符号用法》4.1、4.5.3.5、4.8、4.15、5.1",
    bad=prose(SectionKey.OVERVIEW, "规范办理流程，。按时答复申请。"),
    good=prose(SectionKey.OVERVIEW, "规范办理流程，按时答复申请。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Two marks in a row each; matters of style together, and paragraphs that end without a full stop together."""
    prose_of = list(passages(report))
    for entry in punctuation():
        marks: list[TextMark] = []
        shown: list[str] = []
        for passage, hit in matches(prose_of, [entry]):
            outside = entry.in_titles or not passage.in_title(hit.start)
            if outside and not passage.in_address(hit.start):
                marks.append(passage.mark(hit.start, hit.end))
                shown.append(passage.written(hit.start, hit.end))
        if entry.severity is Severity.WARNING:
            for mark, written in zip(marks, shown, strict=True):
                yield outcomes.finding(f"“{written}”：{entry.reason}", [mark], actual=written)
        elif marks:
            yield outcomes.finding(f"{entry.reason}（共{len(marks)}处）", marks, severity=entry.severity)
    open_ended = [p for p, after in pairwise([*prose_of, None]) if p and _without_stop(p) and _is_last(p, after)]
    if 0 < len(open_ended) <= _MOST:
        marks = [p.mark(len(p.text) - 1, len(p.text)) for p in open_ended]
        yield outcomes.finding(f"有{len(marks)}段末尾没有句号", marks, severity=Severity.HINT)


def _without_stop(passage: Passage) -> bool:
    """A paragraph of whole sentences whose last one does not end; headings, signatures and addresses have no stops."""
    text = passage.text
    if passage.section is None or len(text) < 20 or text[-1] in _ENDS or not ends_within(text):
        return False
    if _HEAD.match(text) and not ends_within(text[4:]):
        return False
    return "\u4e00" <= text[-1] <= "\u9fff" or text[-1].isdigit() or text[-1] in ",、"


def _is_last(passage: Passage, after: Passage | None) -> bool:
    """False when the sentence may go on in what follows."""
    return after is None or after.section != passage.section or _HEAD.match(after.text) is not None
