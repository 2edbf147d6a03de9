"""What differs from last year's report, ready to be shown: per cell, and sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.check.last_year import likenesses, pairs, sentences, unfit
from core.forms.grid_notation import FormCellKey
from core.model.document import Span
from core.model.numbers import show
from core.model.report import Report
from core.pipeline.check_draft import Checked

_SENTENCES = 500  # a report has a hundred; every one is held against every other, and the window waits for it


@dataclass(frozen=True)
class Change:
    """One cell in both years. ``text`` is the signed difference, "" where nothing changed or nothing can be said."""

    text: str
    before: str

    @property
    def sentence(self) -> str:
        """The same in words."""
        if not self.before:
            return "去年报告没有这一格"
        return f"去年：{self.before}" + (f"（{self.text}）" if self.text else "")


NO_CHANGE = Change("", "")


@dataclass(frozen=True)
class Passage:
    """A sentence that stands in last year's report too, numbers and years left out of account."""

    spans: tuple[Span, ...]
    before: str


@dataclass(frozen=True)
class History:
    """The comparison of one draft. ``problem`` says why there is none, in one sentence."""

    report: Report
    name: str
    problem: str = ""
    changes: dict[FormCellKey, Change] | None = None
    copied: tuple[Passage, ...] = ()
    sentences: int = 0


def history_of(checked: Checked) -> History | None:
    """The comparison that was made with a draft's check; None when no report of last year was given."""
    report = checked.report
    last = report.previous
    if last is None:
        return History(report, "", report.previous_problem) if report.previous_problem else None
    name = f"{last.organ or '单位未识别'} {last.year or '年份未识别'} 年度"
    problem = unfit(report)
    if problem:
        return History(report, name, f"{problem}。")
    changes: dict[FormCellKey, Change] = {}
    for table in report.tables:
        if table in last.tables:
            for pair in pairs(report, table):
                text = "" if pair.difference is None else signed(pair.difference)
                changes[pair.table, pair.row, pair.column] = Change(text, pair.before.raw.strip() or "空白")
    now, before = sentences(report)[:_SENTENCES], sentences(last)[:_SENTENCES]
    alike = [likeness for likeness in likenesses(now, before) if likeness.copied]
    copied = tuple(Passage(likeness.now.view.spans(), likeness.before) for likeness in alike)
    return History(report, name, "", changes, copied, len(now))


def signed(difference: Any) -> str:
    """+3, −2, and nothing for no difference."""
    return f"{'−' if difference < 0 else '+'}{show(abs(difference))}" if difference else ""
