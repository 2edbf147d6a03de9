"""What is delivered of many drafts: the workbook, and the sheets and notices of all of them in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.errors import NoFolderError
from core.base.file_writing import free_path, write_file
from core.output.batch.record import BatchRecord, record
from core.output.batch.workbook import Batch, workbook
from core.output.exports import EXPORTS, Kind, export_for, exports_of
from core.output.notice.model import notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from core.base.errors import GoujiError
    from core.output.deliveries import Drawn
    from core.pipeline.checked import Checked


@dataclass(frozen=True)
class BatchDelivery:
    """The workbook of many drafts in ``targets``, and their sheets and notices in the folder ``sheets``; picklable.

    ``files`` are the drafts that were asked for, ``kept`` files that must not be written, ``at`` the moment of the
    check, ``compared`` says that reports of last year were given, ``decisions`` is the folder of what the user has
    decided in the window.
    """

    targets: tuple[Path, ...]
    files: tuple[str, ...]
    kept: tuple[Path, ...]
    at: datetime
    roster: tuple[str, ...] | None = None
    sheets: Path | None = None
    compared: bool = False
    decisions: Path | None = None

    def take(self, file: str, outcome: Checked | GoujiError) -> BatchRecord:
        """The record of one draft."""
        return record(file, outcome, self.at, self.decisions)

    def finish(self, taken: Sequence[BatchRecord], drawn: Drawn) -> Iterator[str]:
        """Write everything; yields a sentence for each file, or for the folder."""
        del drawn  # nothing here is drawn by Qt
        done = {one.file for one in taken}
        left = tuple(file for file in self.files if file not in done)
        for target in self.targets:
            path = save_workbook(Batch(taken, self.roster, left, self.compared), target, self.kept)
            yield f"已写出汇总工作簿：{path}"
        if self.sheets is not None:
            written = list(write_sheets(taken, self.sheets))
            yield f"已写出 {len(written)} 份校对意见单和退回修改通知：{self.sheets}"


def save_workbook(batch: Batch, target: Path, kept: Sequence[Path] = ()) -> Path:
    """Write the workbook, whole or not at all; returns where it is. Raises an ExportError."""
    writer, book = export_for(Kind.BATCH, target).load(), workbook(batch)
    return write_file(target, lambda stream: writer.write(book, stream), drafts=kept)


def write_sheets(records: Sequence[BatchRecord], folder: Path) -> Iterator[Path]:
    """Write the proofreading sheet of every draft and the notices of those that go back; nothing is overwritten.

    The folder is made where it is missing. Yields each file as it is there. Raises an ExportError.
    """
    _make(folder)
    sheet_export = exports_of(Kind.SHEET)[0]
    for one in records:
        stem = Path(one.file).stem
        if one.sheet is not None:
            yield _written(
                folder / f"{stem}{Kind.SHEET.title}{sheet_export.suffix}", sheet_export.load().write, one.sheet
            )
        yield from write_notices([one], folder)


def write_notices(records: Sequence[BatchRecord], folder: Path) -> Iterator[Path]:
    """Write the notice 退回修改通知 of every draft that goes back, as text and .docx. Raises an ExportError."""
    _make(folder)
    for one in records:
        letter = notice(one)
        if letter is not None:
            for export in EXPORTS:
                if export.kind is Kind.NOTICE:
                    name = f"{Path(one.file).stem}{Kind.NOTICE.title}{export.suffix}"
                    yield _written(folder / name, export.load().write, letter)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NoFolderError(f"文件夹“{folder}”建立不了，请另选一个文件夹。", detail=str(error)) from error


def _written(target: Path, write: Callable[..., object], content: object) -> Path:
    path = free_path(target)
    return write_file(path, lambda stream: write(content, stream), free_name=True)
