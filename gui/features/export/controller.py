"""The proofreading sheet leaves the window: as a file beside the draft, on paper, with a preview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from core.base.errors import ExportError
from core.output.deliveries import write_export
from core.output.exports import Kind, dialog_filter, export_for, exports_of, proposed_path
from core.review.signoff import known_signatures
from gui.features.export.outside import open_outside
from gui.features.feature import Feature, Slots
from gui.state.incoming import on_disk
from gui.state.listed_findings import Kind as FindingKind
from gui.views.banner import BannerMessage

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    from core.output.sheet.model import Sheet


class ExportFeature(Feature):
    """Makes the sheet of the draft in front, with the decisions as they stand."""

    def slots(self) -> Slots:
        """The sheet as a file and on paper."""
        return {"sheet": self.ask_sheet, "print": self.preview}

    def update_actions(self) -> None:
        """Only of a checked draft in front is there a sheet."""
        for name in ("sheet", "print"):
            self._actions[name].setEnabled(self._parts.draft_in_front)

    def sheet(self) -> Sheet | None:
        """The sheet of the draft in front."""
        from core.output.sheet.build import build_sheet

        draft = self._session.draft
        if draft is None:
            return None
        checker = str(self._settings.value("checker"))
        signatures = known_signatures(self._settings.data_folder, draft.checked)
        return build_sheet(draft.checked, self._session.decisions.stands, checker=checker, signatures=signatures)

    def ask_sheet(self) -> None:
        """The dialog for the file; beside the draft is proposed."""
        draft = self._session.path
        if draft is None:
            return
        beside = draft if on_disk(draft) else Path(self._settings.folder) / draft.name
        name, chosen = QFileDialog.getSaveFileName(
            self._parts.window, f"保存{Kind.SHEET.title}", str(proposed_path(Kind.SHEET, beside)),
            dialog_filter(Kind.SHEET),
        )  # fmt: skip
        if name:
            self.save_sheet(_with_suffix(Path(name), chosen))

    def save_sheet(self, target: Path) -> None:
        """Write the sheet; where it went, or why not, is said below the verdict."""
        from gui.features.export import printing

        sheet = self.sheet()
        if sheet is None:
            return
        drawn = {".pdf": printing.write}
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            export = export_for(Kind.SHEET, target)
            path = write_export(export, sheet, target, drawn, list(self._session.files), free_name=True)
        except ExportError as error:
            self._parts.desk.banner.show_message(BannerMessage(error.message, FindingKind.ERROR, tip=error.detail))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._say_where(target, path)

    def _say_where(self, asked: Path, path: Path) -> None:
        held = asked.name != path.name
        text = f"“{asked.name}”正在其他程序中打开，已另存为“{path.name}”" if held else f"已生成“{path.name}”"
        actions = (("打开", lambda: self._open(path)), ("打开文件夹", lambda: self._open(path.parent)))
        self._parts.desk.banner.show_message(BannerMessage(text, None, actions, str(path)))

    def _open(self, path: Path) -> None:
        problem = open_outside(path)
        if problem:
            self._parts.desk.banner.show_message(BannerMessage(problem, FindingKind.WARNING, tip=str(path)))

    def preview(self) -> None:
        """The preview, from which the sheet is printed."""
        dialog = self.preview_dialog()
        if dialog is not None:
            dialog.exec()
            dialog.deleteLater()

    def preview_dialog(self) -> QPrintPreviewDialog | None:
        """The dialog with the sheet's pages; None without a draft."""
        sheet = self.sheet()
        if sheet is None:
            return None
        # only needed here, and it asks the system for its printers
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

        from gui.features.export import printing

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printing.prepare(printer, sheet)
        dialog = QPrintPreviewDialog(printer, self._parts.window)
        dialog.setWindowTitle(f"打印预览：{Kind.SHEET.title}")
        dialog.resize(self._parts.window.size() * 0.9)
        dialog.paintRequested.connect(lambda device: printing.print_sheet(sheet, device))
        dialog.destroyed.connect(lambda _dialog, printer=printer: None)  # the printer must live as long
        return dialog


def _with_suffix(target: Path, chosen: str) -> Path:
    """The name with the suffix of the format chosen in the dialog, where none was typed."""
    if target.suffix:
        return target
    suffix = next((e.suffix for e in exports_of(Kind.SHEET) if f"*{e.suffix})" in chosen), None)
    return target.with_name(f"{target.name}{suffix or exports_of(Kind.SHEET)[0].suffix}")
