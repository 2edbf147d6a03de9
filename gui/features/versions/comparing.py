"""Comparing two versions off the thread of the window: another file is read first, an earlier check is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.model.report import Report
from core.review.versions import Changes, compare_versions, version_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from core.base.progress import Progress
    from core.pipeline.checked import Checked


class Compared(NamedTuple):
    """The earlier version, the later one, and what is different in the later."""

    before: Report
    after: Report
    changes: Changes


def comparer(after: Report) -> Callable[[Checked], Compared]:
    """What is made of the earlier version when it has been read, in the thread that read it."""

    def compare(before: Checked) -> Compared:
        changes = compare_versions(version_of(before.report), version_of(after))
        return Compared(before.report, after, changes)

    return compare


def at_hand(_path: Path, _progress: Progress, *, checked: Checked, **_options: Any) -> Checked:
    """A version that was checked before need not be read again."""
    return checked


def headline(compared: Compared) -> str:
    """How much is different, in one sentence; that the other file is of another organ or year is said first."""
    before, after = compared.before, compared.after
    other = (before.organ, before.year) != (after.organ, after.year)
    told = f"有改动：{compared.changes.sentence(after.form)}。" if compared.changes else "正文和表格都没有改动。"
    named = f"{before.organ or '单位未识别'} {before.year or '年份未识别'} 年度"
    return f"另一版本是{named}的报告，与当前稿件不是同一份；{told}" if other else told
