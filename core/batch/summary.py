"""A checked draft in one line: whose report it is, the verdict, the counts, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Literal

from core.base.errors import GoujiError
from core.batch.explanation import explanation
from core.forms.keys import TableKey
from core.model.finding import Severity
from core.review.verdict import decided_verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model.report import Report
    from core.pipeline.checked import Checked
    from core.review.decisions.records import Tally

_TABLES = tuple(TableKey)


@dataclass(frozen=True)
class Summary:
    """One draft of many. ``level`` is the verdict's, "failed" where the draft could not be checked.

    ``unread`` says in one sentence what could not be read, empty when everything was. ``aside`` is how many findings
    the user has set aside; the counts are without them. ``told`` is what is wrong, in a few words.
    """

    file: str
    level: Literal["error", "warning", "open", "failed"] | None
    headline: str
    organ: str | None = None
    year: int | None = None
    form: str | None = None
    errors: int = 0
    warnings: int = 0
    hints: int = 0
    open: int = 0
    unread: str = ""
    code: str = ""
    aside: int = 0
    told: str = ""

    @property
    def sound(self) -> bool:
        """True when nothing stands against signature and everything was read."""
        return self.level is None and not self.unread


def summary(
    file: str, outcome: Checked | GoujiError, decided: Tally | None = None, stands: Iterable[bool] | None = None
) -> Summary:
    """The line of one draft; ``file`` is its path as the caller gave it, ``decided`` how its findings stand.

    ``stands`` says of each finding whether it still counts, all of them without it.
    """
    if isinstance(outcome, GoujiError):
        return Summary(file, "failed", "未能读取", unread=outcome.message, code=outcome.code)
    report, result = outcome.report, outcome.result
    shown = decided_verdict(result, decided) if decided else verdict(result)
    counts = {severity.value: result.count(severity) for severity in Severity} | {"open": len(result.not_assessable)}
    if decided:
        counts = decided.standing
    recognised = any(table.form for table in report.tables.values())
    return Summary(
        file=file,
        level=shown.level,
        headline=shown.headline,
        organ=report.organ,
        year=report.year,
        form=report.form.version if recognised else None,
        errors=counts.get("error", 0),
        warnings=counts.get("warning", 0),
        hints=counts.get("hint", 0),
        open=counts.get("open", 0),
        unread=unread(report),
        aside=decided.ignored + decided.allowed if decided else 0,
        told=explanation(report, result.findings, repeat(True) if stands is None else stands),
    )


def unread(report: Report) -> str:
    """What of a report could not be read, in one sentence; empty when everything was."""
    parts: list[str] = []
    unknown = [name for name, value in (("单位", report.organ), ("年度", report.year)) if not value]
    if unknown:
        parts.append(f"标题中没有读出{'和'.join(unknown)}")
    missing = [report.form.tables[key].title for key in _TABLES if not _found(report, key)]
    if missing:
        parts.append(f"没有找到{'、'.join(missing)}")
    for key in _TABLES:
        table = report.tables.get(key)
        if table is None or not table.found:
            continue
        # A blank cell is not unread: that it is empty is what was read.
        bad = sum(1 for cell in table.cells.values() if not cell.certain or cell.state == "unreadable")
        if bad:
            parts.append(f"{table.title}有 {bad} 格读不准")
    return "，".join(parts) + "。" if parts else ""


def _found(report: Report, key: str) -> bool:
    table = report.tables.get(key)
    return table is not None and table.found
