"""The whole way of one draft: load, read the report, run the rules. Window and command line both call this."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core import engine
from core.document import Document
from core.finding import CheckResult
from core.load import load
from core.locate import read_report
from core.progress import Progress, silent
from core.report import Report


@dataclass(frozen=True)
class Checked:
    """A draft that was read and checked."""

    path: Path
    report: Report
    result: CheckResult

    @property
    def document(self) -> Document:
        """The draft's text with places."""
        return self.report.document


def check_file(path: Path, progress: Progress = silent) -> Checked:
    """Load and check one draft.

    Raises a GoujiError with a sentence for the clerk when the file cannot be read or is no report,
    and Cancelled when ``progress`` raises it.
    """
    progress("读取文件", 0.0)
    document = load(path, progress)
    return check_document(document, path, progress)


def check_document(document: Document, path: Path, progress: Progress = silent) -> Checked:
    """Check a draft that is already loaded."""
    progress("识别表格", 0.6)
    report = read_report(document)
    progress("逐项核对", 0.8)
    result = engine.run(report)
    progress("完成", 1.0)
    return Checked(path, report, result)
