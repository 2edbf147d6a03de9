"""The table of exports: every file that the program makes for the user. A new one is one module and one line here.

From it follow the usage text, what the command line takes, and the window's menus and dialogs for saving. What the
modules offer depends on the kind and is said at the kind. Writing itself, so that no half-written file stays behind,
is ``core.base.file_writing``.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from core.base.errors import UnknownSuffixError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Kind(StrEnum):
    """What an export holds.

    SHEET: ``write(sheet: core.output.sheet.model.Sheet, stream: BinaryIO)``, one draft's proofreading sheet.
    ANNOTATED: ``write(made: core.output.annotated.word.Annotated, stream: BinaryIO)``, a draft with comments.
    NOTICE: ``write(notice: core.output.notice.model.Notice, stream)``, the letter by which a draft is sent back.
    BATCH, AGGREGATE: ``write(workbook: core.output.workbook.model.Workbook, stream: BinaryIO)``, many drafts in one
    list, and the sums over many reports.
    """

    SHEET = "sheet"
    ANNOTATED = "annotated"
    NOTICE = "notice"
    BATCH = "batch"
    AGGREGATE = "aggregate"

    @property
    def title(self) -> str:  # type: ignore[override]
        """Its Chinese name."""
        return {
            "sheet": "校对意见单", "annotated": "批注副本", "notice": "退回修改通知", "batch": "校对情况汇总",
            "aggregate": "数据汇总",
        }[self.value]  # fmt: skip

    @property
    def ending(self) -> str:
        """What stands behind the draft's name in the name of the file that is proposed."""
        return "（校对批注）" if self is Kind.ANNOTATED else self.title

    @property
    def option(self) -> str:
        """The option of the command line that asks for it."""
        return {Kind.ANNOTATED: "--annotate", Kind.NOTICE: "--sheets"}.get(self, "--report")


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of export in one format.

    ``suffix`` is that of the file, in small letters with the dot, ``title`` the format's name for the user, ``module``
    is imported when it is asked for. An empty module: it is drawn by Qt, which the engine does not have; window and
    program hand in the writer then.
    """

    kind: Kind
    suffix: str
    title: str
    module: str = ""

    def load(self) -> Any:
        """The module that writes it."""
        return importlib.import_module(self.module)


#: The first of a kind is what is proposed.
EXPORTS = (
    Export(Kind.SHEET, ".docx", "Word 文档", "core.output.sheet.docx"),
    Export(Kind.SHEET, ".xlsx", "Excel 工作簿", "core.output.sheet.xlsx"),
    Export(Kind.SHEET, ".html", "网页", "core.output.sheet.html"),
    Export(Kind.SHEET, ".pdf", "PDF"),
    Export(Kind.ANNOTATED, ".docx", "Word 文档", "core.output.annotated.word"),
    Export(Kind.ANNOTATED, ".docm", "启用宏的 Word 文档", "core.output.annotated.word"),
    Export(Kind.ANNOTATED, ".pdf", "PDF", "core.output.annotated.word"),
    Export(Kind.NOTICE, ".docx", "Word 文档", "core.output.notice.docx"),
    Export(Kind.NOTICE, ".txt", "文本", "core.output.notice.text"),
    Export(Kind.BATCH, ".xlsx", "Excel 工作簿", "core.output.workbook.xlsx"),
    Export(Kind.AGGREGATE, ".xlsx", "Excel 工作簿", "core.output.workbook.xlsx"),
)


def exports_of(kind: Kind) -> tuple[Export, ...]:
    """The formats that a kind is written in, the proposed one first."""
    return tuple(export for export in EXPORTS if export.kind is kind)


def export_for(kind: Kind, target: Path) -> Export:
    """The format that a file's suffix asks for; raises UnknownSuffixError with the ones there are."""
    for export in exports_of(kind):
        if export.suffix == target.suffix.lower():
            return export
    raise UnknownSuffixError(f"{kind.title}可以写成 {suffixes(kind)}，不认识“{target.name}”的后缀，请改用其中一种。")


def suffixes(kind: Kind) -> str:
    """The suffixes of a kind as a Chinese enumeration."""
    return "、".join(export.suffix for export in exports_of(kind))


def proposed_path(kind: Kind, draft: Path, suffix: str = "") -> Path:
    """Where an export is proposed to go: beside the draft, 原名校对意见单.docx."""
    return draft.with_name(f"{draft.stem}{kind.ending}{suffix or exports_of(kind)[0].suffix}")


def dialog_filter(kind: Kind, exports: Sequence[Export] = ()) -> str:
    """The filter of a dialog for saving, in Qt's notation."""
    return ";;".join(f"{export.title} (*{export.suffix})" for export in exports or exports_of(kind))
