"""The whole way of one draft: load, read the report, run the rules. Window and command line both call this."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from core.base.errors import GoujiError
from core.base.progress import Progress, silent
from core.check import engine
from core.load import load
from core.load.clipboard import Clip, from_clipboard
from core.pipeline.checked import Checked
from core.read import read_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.model.document import Document
    from core.model.profile import Profile
    from core.model.report import Report


def check_file(
    path: Path,
    progress: Progress = silent,
    previous: Path | Callable[[Report], Path | None] | None = None,
    profile: Profile | None = None,
    pasted: Clip | None = None,
) -> Checked:
    """Load and check one draft; ``previous`` is last year's report of the same organ, ``profile`` the office's.

    For one of many drafts ``previous`` may be a function that gives last year's report for the draft as read. A draft
    that was ``pasted`` has no file: ``path`` is only its name then.

    Raises a GoujiError with a sentence for the clerk when the draft cannot be read or is no report,
    and Cancelled when ``progress`` raises it. A report of last year that cannot be read is told in the result.
    """
    progress("读取文件", 0.0)
    document = from_clipboard(pasted.html, pasted.text) if pasted else load(path, progress)
    progress("识别表格", 0.5)
    report = read_report(document)
    before = previous(report) if callable(previous) else previous
    last: Report | None = None
    problem = ""
    if before is not None:
        progress("读取去年的报告", 0.6)
        try:
            last = load_previous(before)
        except GoujiError as error:
            problem = f"去年的报告“{before.name}”没有读成：{error.message}"
    return check_report(report, path, progress, previous=last, previous_problem=problem, profile=profile)


def load_previous(path: Path) -> Report:
    """Last year's report as far as the comparison needs it; raises a GoujiError when it cannot be read."""
    return read_report(load(path, silent))


def check_document(
    document: Document,
    path: Path,
    progress: Progress = silent,
    *,
    previous: Report | None = None,
    previous_problem: str = "",
    profile: Profile | None = None,
) -> Checked:
    """Check a draft that is already loaded."""
    progress("识别表格", 0.6)
    report = read_report(document)
    return check_report(report, path, progress, previous=previous, previous_problem=previous_problem, profile=profile)


def check_report(
    report: Report,
    path: Path,
    progress: Progress = silent,
    *,
    previous: Report | None = None,
    previous_problem: str = "",
    profile: Profile | None = None,
) -> Checked:
    """Check a report that is already read."""
    if previous is not None or previous_problem or profile is not None:
        report = replace(
            report,
            previous=previous,
            previous_problem=previous_problem,
            profile=profile or report.profile,
        )
    progress("逐项核对", 0.8)
    result = engine.run(report)
    progress("完成", 1.0)
    return Checked(path, report, result, datetime.now().astimezone())
