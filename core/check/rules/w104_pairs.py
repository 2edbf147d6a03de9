"""Quotation marks and brackets without partner, over wrapped lines."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.marks.pairs import FULL_STOPS, NAMES, across, belongs, faults
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.language.sentences import PAUSES, end_of, start_of
from core.language.sought import Sought
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: The beginning of a title whose opening mark was left out, behind what was done with it: 现发布|澄阳县….
_TITLE = Sought(
    r"(?:^|[。;:,])(?:现|特)?(?:将|就)?(?:编制|发布|公布|制定|印发|根据|按照|落实|贯彻|学习|依据|出台|修订)了?(?P<first>[\u4e00-\u9fff]{2})[^,。;:《》]{4,40}$"
)
#: Characters shown on either side of the marks.
_BESIDE = 6


@rule(
    "W104",
    "引号括号不成对",
    Category.WORDING,
    Severity.ERROR,
    own_words=OwnWords.OFFERED,
    demands="引号、括号、书名号前后成对，次序正确。",
    basis="GB/T 15834—2011《标点符号用法》（引号、括号、书名号）",
    bad=prose(SectionKey.OVERVIEW, "依托澄阳水务”微信公众号发布信息。"),
    good=prose(SectionKey.OVERVIEW, "依托“澄阳水务”微信公众号发布信息。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Per paragraph; a mark that finds its partner in the next paragraph is a line break, not a defect.

    Where the paragraph itself looks cut off (no full stop at its end) it is only doubtful.
    """
    for _, group in groupby(passages(report), key=lambda p: p.section):
        prose_of = list(group)
        for passage, singles in zip(prose_of, across([p.text for p in prose_of]), strict=True):
            whole = passage.text[-1:] in FULL_STOPS
            alone = {single.at: single for single in singles}
            for fault in faults(passage.text, singles):
                start, end = _around(passage.text, fault.at)
                near = passage.written(start, end)
                marks = [passage.mark(at, at + 1) for at in fault.at]
                opens = _TITLE.search(passage.text[: fault.at[0]]) if passage.text[fault.at[0]] == "》" else None
                other = None if fault.reason else belongs(passage.text, alone[fault.at[0]])
                if other is not None:
                    marks.append(passage.mark(other, other + 1))
                if opens and not fault.reason:
                    marks.append(passage.mark(*opens.span("first")))
                chars = [passage.written(at, at + 1) for at in fault.at]
                single = alone[fault.at[0]]
                if fault.reason:
                    fact = f"“{near}”处的 {chars[0]} 与 {chars[1]} {fault.reason}"
                    suggestion = f"后一个改为 {fault.right}" if fault.right else None
                else:
                    own, partner = (f"{side}{NAMES[single.char]}" for side in ("前后" if single.opens else "后前"))
                    fact = f"有{own} {chars[0]}，没有{partner}：…{near}…"
                    suggestion = f"补上{partner}；不需要的，删去这个{own}"
                yield outcomes.finding(
                    fact,
                    [*marks, passage.mark(start, end, "participant")],
                    severity=Severity.ERROR if whole else Severity.WARNING,
                    actual="".join(chars),
                    suggestion=suggestion,
                )


def _around(text: str, at: tuple[int, ...]) -> tuple[int, int]:
    """The marks with some characters on either side, within the clause."""
    start, end = start_of(text, at[0], PAUSES), end_of(text, at[-1] + 1, PAUSES)
    return max(start, at[0] - _BESIDE), min(end, at[-1] + 1 + _BESIDE)
