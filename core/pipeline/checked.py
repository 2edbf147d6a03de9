"""A draft that was read and checked: what the check hands to the window, which needs no reader for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.model.finding import CheckResult
from core.model.report import Report

if TYPE_CHECKING:
    from core.model.document import Document


@dataclass(frozen=True)
class Checked:
    """A draft that was read and checked, and when."""

    path: Path
    report: Report
    result: CheckResult
    at: datetime | None = None

    @property
    def document(self) -> Document:
        """The draft's text with places."""
        return self.report.document
