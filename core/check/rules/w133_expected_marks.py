"""Marks put for others, and marks where none belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.marks.expected_marks import expected_marks
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: What the marks are called, and how they are written.
_NAMES = {"、": "顿号", ",": "逗号", "。": "句号", ";": "分号"}
_WIDE = {",": "，", ";": "；"}
#: Characters shown on either side.
_BESIDE = 8


@rule(
    "W133",
    "点号用错",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="并列的词语之间用顿号，分句之间用逗号或分号，一句话说完用句号，词语中间不用点号。",
    basis="GB/T 15834—2011《标点符号用法》4.1、4.4、4.5、4.6；每处宜用哪一种点号由通顺的公文统计得出",
    bad=prose(SectionKey.OVERVIEW, "全年主动公开财政预算、决算；行政处罚决定等重要信息。"),
    good=prose(SectionKey.OVERVIEW, "全年主动公开财政预算、决算、行政处罚决定等重要信息。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A warning where hardly any right mark is doubted as much, else a hint."""
    for passage in passages(report):
        for doubt in expected_marks().doubts(passage.text):
            at, written = doubt.place, _NAMES[passage.text[doubt.place]]
            near = passage.written(max(0, at - _BESIDE), at + 1 + _BESIDE)
            what = f"此处不用{written}，宜用{_NAMES[doubt.right]}" if doubt.right else f"此处的{written}多余"
            yield outcomes.finding(
                f"“{near}”：{what}",
                [passage.mark(at, at + 1)],
                severity=Severity.WARNING if doubt.sure else Severity.HINT,
                actual=passage.written(at, at + 1),
                replacement=_WIDE.get(doubt.right, doubt.right),
            )
