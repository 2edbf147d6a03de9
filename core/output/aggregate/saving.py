"""Writing a summary's workbook to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.base.file_writing import write_file
from core.output.aggregate.workbook import workbook
from core.output.exports import Kind, export_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.batch.aggregate import Aggregate


def checked_targets(names: Iterable[str]) -> list[Path]:
    """The files to write; raises an ExportError for one of a kind that a summary is not written in."""
    targets = [Path(name) for name in names]
    for target in targets:
        export_for(Kind.AGGREGATE, target)
    return targets


def save(summary: Aggregate, target: Path, *, drafts: Iterable[str] = ()) -> Path:
    """Write the workbook, whole or not at all; returns where it stands. Raises an ExportError."""
    writer = export_for(Kind.AGGREGATE, target).load()
    book = workbook(summary)
    return write_file(target, lambda stream: writer.write(book, stream), drafts=map(Path, drafts))
