"""What the command line delivers as files beside its output, each asked for by an option of its own.

A delivery has two halves: ``take`` runs where a draft was checked, possibly in another process, and keeps of the large
outcome only what is needed; ``finish`` runs once at the end in the caller's process and writes the files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from core.base.errors import ExportError, GoujiError, IsADraftError, NoFolderError
from core.output.exports import Export, Kind, export_for

if TYPE_CHECKING:
    from core.output.sheet.model import Sheet
    from core.pipeline.checked import Checked

#: Writers of what only Qt can draw, by suffix: given by the program, since the engine has no Qt.
Drawn = Mapping[str, Callable[[Any, BinaryIO], None]]


class Delivery(Protocol):
    """Files made of the drafts that one call checks; picklable."""

    def take(self, file: str, outcome: Checked | GoujiError) -> Any:
        """What is needed of one draft, checked or failed; picklable and small."""
        ...

    def finish(self, taken: Sequence[Any], drawn: Drawn) -> Iterator[str]:
        """Write the files from what was taken, in the order of the drafts; yields a sentence for each that is there.

        Raises ExportError.
        """
        ...


@dataclass(frozen=True)
class SheetDelivery:
    """The proofreading sheet of one draft in one or several formats.

    ``decisions`` is the folder of what the user has decided in the window, ``at`` the moment of the check; ``drafts``
    are files that must not be written.
    """

    targets: tuple[Path, ...]
    drafts: tuple[Path, ...]
    at: datetime
    decisions: Path | None = None

    def take(self, file: str, outcome: Checked | GoujiError) -> Sheet | None:
        """The sheet; None where the draft could not be checked."""
        if isinstance(outcome, GoujiError):
            return None
        from dataclasses import replace

        from core.output.sheet.build import build_sheet
        from core.review.decisions import DecisionStore
        from core.review.signoff import known_signatures

        known = replace(outcome, path=outcome.path.absolute())  # decisions are found by the whole path, too
        signatures = known_signatures(self.decisions.parent if self.decisions else None, known)
        return build_sheet(outcome, DecisionStore(self.decisions).stands(known), at=self.at, signatures=signatures)

    def finish(self, taken: Sequence[Sheet | None], drawn: Drawn) -> Iterator[str]:
        """Write every format."""
        for sheet in taken:
            if sheet is None:
                raise ExportError("稿件未能读取，没有写出校对意见单。")
            for target in self.targets:
                path = write_export(export_for(Kind.SHEET, target), sheet, target, drawn, self.drafts)
                yield f"已写出校对意见单：{path}"


def write_export(
    export: Export, content: Any, target: Path, drawn: Drawn, drafts: Sequence[Path] = (), *, free_name: bool = False
) -> Path:
    """Write one export, whole or not at all; returns where it is. Raises ExportError.

    ``free_name`` takes the next free name where the target is open in another program.
    """
    from core.base.file_writing import write_file

    write = export.load().write if export.module else drawn.get(export.suffix)
    if write is None:
        raise ExportError(f"这里写不出 {export.suffix}，请改用其他后缀。")
    return write_file(target, lambda stream: write(content, stream), drafts=drafts, free_name=free_name)


def check_targets(targets: Sequence[Path], drafts: Sequence[Path]) -> None:
    """Look before the work begins whether files can be written there as far as names tell; raises ExportError."""
    seen: set[Path] = set()
    for target in targets:
        real = target.resolve()
        if real in seen:
            raise ExportError(f"“{target}”写了两次，请各用一个文件名。")
        seen.add(real)
        if real in {draft.resolve() for draft in drafts}:
            raise IsADraftError
        if not real.parent.is_dir():
            raise NoFolderError(f"文件夹“{target.parent}”不存在，请先建立它或另选一个文件夹。")
