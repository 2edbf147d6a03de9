"""Last year's reports of many organs: which files there are, and which of them belongs to a draft."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.batch.attempts import attempt
from core.batch.check_many import over, worthwhile
from core.batch.draft_files import drafts
from core.check.last_year import same_organ
from core.model.normalise import fold
from core.pipeline.check_draft import load_previous

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.base.errors import GoujiError
    from core.base.progress import Progress
    from core.model.report import Report

_YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")


@dataclass(frozen=True)
class LastYears:
    """The reports by (organ, year); picklable, for it goes to every process that checks.

    Called with a report it gives the file of last year's report of the same organ, None where there is none or where
    several might be it.
    """

    reports: tuple[tuple[str, int, str], ...] = ()

    def __call__(self, report: Report) -> Path | None:
        """The file of last year's report."""
        if not report.organ or report.year is None:
            return None
        organ = _key(report.organ)
        last = [(name, file) for name, year, file in self.reports if year == report.year - 1]
        found = [file for name, file in last if name == organ] or [f for name, f in last if same_organ(name, organ)]
        return Path(found[0]) if len(found) == 1 else None


def last_years(files: Sequence[str], jobs: int | None = None, stopped: Callable[[], bool] = lambda: False) -> LastYears:
    """Read whose reports these files are; those that do not say it are left out. Of two the later in the list stays."""
    found: dict[tuple[str, int], str] = {}
    for file, organ, year in over(_whose, files, jobs or worthwhile(len(files)), _nobodys, stopped):
        if organ and year:
            found[_key(organ), year] = file
    return LastYears(tuple((organ, year, file) for (organ, year), file in found.items()))


def of_folder(folder: str, jobs: int | None = None, stopped: Callable[[], bool] = lambda: False) -> LastYears:
    """The reports of a folder."""
    return last_years([file for file in drafts([folder]) if not os.path.isdir(file)], jobs, stopped)


def older_among(files: Sequence[str]) -> list[str]:
    """The files that must be of an earlier year than others: their names or folders say years, and not the latest.

    Only the parts of the paths in which they differ count. Nothing is opened for it.
    """
    if len(files) < 2:
        return []
    try:
        root = os.path.commonpath([os.path.abspath(file) for file in files])
    except ValueError:  # on several drives
        root = ""
    named = {file: _named_year(os.path.relpath(os.path.abspath(file), root) if root else file) for file in files}
    years = {year for year in named.values() if year}
    return [file for file, year in named.items() if year and year < max(years)] if len(years) > 1 else []


def _named_year(name: str) -> str:
    """The year that a name says; the narrowest part counts, and in it the first: 2024年度报告（2025年1月）."""
    for part in reversed(Path(name).parts):
        if years := _YEAR.findall(fold(part)):
            return years[0]
    return ""


def _whose(file: str, progress: Progress) -> tuple[str, str | None, int | None]:
    progress("读取去年的报告", 0.0)
    report = attempt(file, load_previous)
    return (file, None, None) if isinstance(report, Exception) else (file, report.organ, report.year)


def _nobodys(file: str, _error: GoujiError) -> tuple[str, str | None, int | None]:
    return file, None, None


def _key(name: str) -> str:
    return "".join(fold(name).split())
