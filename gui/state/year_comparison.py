"""A draft compared with last year's report, ready to be shown: cell by cell, and sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.forms.grid_notation import FormCellKey
from core.model.document import Span
from core.model.numbers import show
from core.model.report import Report

if TYPE_CHECKING:
    from core.pipeline.checked import Checked

_SENTENCES = 500  # a report has a hundred; every one is held against every other, and the window waits for it


@dataclass(frozen=True)
class CellChange:
    """One cell in both years. ``text`` is the signed difference, "" without a change or where none can be given."""

    text: str
    before: str
    now: str = ""

    @property
    def sentence(self) -> str:
        """The same in words."""
        if not self.before:
            return "去年报告没有这一格"
        return "　".join(filter(None, (f"今年{self.now or '空白'}", f"去年{self.before}", self.text)))


NO_CHANGE = CellChange("", "")


@dataclass(frozen=True)
class CopiedSentence:
    """A sentence that is also in last year's report, apart from numbers and years."""

    spans: tuple[Span, ...]
    before: str
    now: str = ""

    @property
    def is_unaltered(self) -> bool:
        """Whether it was taken over to the letter."""
        return self.now == self.before


@dataclass(frozen=True)
class YearComparison:
    """The comparison of one draft. ``problem`` says why there is none, in one sentence."""

    report: Report
    name: str
    problem: str = ""
    changes: dict[FormCellKey, CellChange] | None = None
    copied: tuple[CopiedSentence, ...] = ()
    sentences: int = 0

    def copied_at(self, offset: int) -> CopiedSentence | None:
        """The sentence at an offset that is in last year's report as well."""
        for sentence in self.copied:
            if any(span.start <= offset < span.end for span in sentence.spans):
                return sentence
        return None


def compare_years(checked: Checked) -> YearComparison | None:
    """The comparison that was made with a draft's check; None when no report of last year was given."""
    report = checked.report
    last = report.previous
    if last is None:
        return YearComparison(report, "", report.previous_problem) if report.previous_problem else None
    from core.check.last_year import likenesses, pairs, sentences, unfit  # no start should wait for it

    name = f"{last.organ or '单位未识别'} {last.year or '年份未识别'} 年度"
    problem = unfit(report)
    if problem:
        return YearComparison(report, name, f"{problem}。")
    changes: dict[FormCellKey, CellChange] = {}
    for table in report.tables:
        if table in last.tables:
            for pair in pairs(report, table):
                text = "" if pair.difference is None else signed(pair.difference)
                changes[pair.table, pair.row, pair.column] = CellChange(
                    text, pair.before.raw.strip() or "空白", pair.now.raw.strip()
                )
    now, before = sentences(report)[:_SENTENCES], sentences(last)[:_SENTENCES]
    alike = [likeness for likeness in likenesses(now, before) if likeness.copied]
    copied = tuple(
        CopiedSentence(likeness.now.view.spans(), likeness.before, likeness.now.view.text) for likeness in alike
    )
    return YearComparison(report, name, "", changes, copied, len(now))


def signed(difference: Any) -> str:
    """+3, −2, and nothing for no difference."""
    return f"{'−' if difference < 0 else '+'}{show(abs(difference))}" if difference else ""
