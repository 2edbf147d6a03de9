"""Quotation marks and brackets without partner, over wrapped lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.pairs import CLOSERS, FULL_STOPS, OPENERS, across, faults
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity
from core.model.report import Report


@rule(
    "W104",
    "引号括号不成对",
    Category.WORDING,
    Severity.ERROR,
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
                chars = [passage.written(at, at + 1) for at in fault.at]
                single = alone[fault.at[0]]
                if fault.reason:
                    message = f"“{near}”处的 {chars[0]} 与 {chars[1]} {fault.reason}"
                else:
                    partner = OPENERS[single.char] if single.opens else CLOSERS[single.char]
                    side = "后" if single.opens else "前"
                    message = f"“{near}”处的 {chars[0]} 没有成对，缺{side}面的 {partner}，或此处多了一个"
                yield outcomes.finding(
                    message,
                    [*(passage.mark(at, at + 1) for at in fault.at), passage.mark(start, end, "participant")],
                    severity=Severity.ERROR if whole else Severity.WARNING,
                    actual="".join(chars),
                    suggestion=f"后一个改为 {fault.right}" if fault.right else None,
                )


def _around(text: str, at: tuple[int, ...]) -> tuple[int, int]:
    """Up to six characters on either side, within the clause."""
    start, end = at[0], at[-1] + 1
    while start > 0 and at[0] - start < 6 and text[start - 1] not in ",。;:!?":
        start -= 1
    while end < len(text) and end - at[-1] < 7 and text[end] not in ",。;:!?":
        end += 1
    return start, end
