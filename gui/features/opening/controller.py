"""How drafts come into the window: by the open dialogs, the example, the recent ones, and the clipboard."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from core.base.resources import ROOT
from core.load.formats import dialog_filter
from core.review.verdict import decided_verdict
from gui.features.feature import Feature, Slots, WindowParts
from gui.state.incoming import dropped_files, on_disk
from gui.style.plain_text import menu_text, plain_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def example_draft() -> Path | None:
    """The invented draft that ships with the program, None where it was left out."""
    return next(iter(sorted((ROOT / "examples").glob("*.docx"))), None)


class OpeningFeature(Feature):
    """Opens drafts and lists those opened last in the menu and on the start page."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        parts.start.open_asked.connect(self.ask_drafts)
        parts.start.folder_asked.connect(self.ask_folder)
        parts.start.example_asked.connect(self.open_example)
        parts.start.path_asked.connect(lambda path: parts.open_paths([path]))
        self._session.draft_changed.connect(lambda _draft: self._remember())
        self._session.replacing.connect(self._remember)  # by then decided upon
        self._list_recent()

    def slots(self) -> Slots:
        """The entries of the first menu that open something."""
        return {
            "open": self.ask_drafts, "folder": self.ask_folder, "example": self.open_example,
            "paste": lambda: self.paste(QGuiApplication.clipboard().mimeData()),
        }  # fmt: skip

    def ask_drafts(self) -> None:
        """The dialog for one or several drafts."""
        names, _ = QFileDialog.getOpenFileNames(
            self._parts.window, "打开年度报告稿件", self._settings.folder, dialog_filter("年度报告稿件")
        )
        if names:
            self._settings.folder = str(Path(names[0]).parent)
            self._parts.open_paths([Path(name) for name in names])

    def ask_folder(self) -> None:
        """The dialog for a folder of drafts."""
        name = QFileDialog.getExistingDirectory(self._parts.window, "选择要批量校对的文件夹", self._settings.folder)
        if name:
            self._settings.folder = name
            self._parts.open_paths([Path(name)])

    def note_folder(self, paths: list[Path]) -> None:
        """The next dialog begins where these came from, also when they were dropped or named on the command line."""
        if paths and paths[0] != example_draft():
            self._settings.folder = str(paths[0] if paths[0].is_dir() else paths[0].parent)

    def open_example(self) -> None:
        """The example that ships with the program."""
        path = example_draft()
        if path is None:
            self._parts.show_message("程序没有附带示例")
        else:
            self._parts.open_paths([path])

    def paste(self, data: QMimeData) -> None:
        """Check what is on the clipboard: copied files, or the text of a draft."""
        files = dropped_files(data)
        if files:
            self._parts.open_paths(files)
            return
        path = self._parts.pasted.take(data)
        if path is None:
            self._parts.show_message("剪贴板里没有稿件，请先复制年度报告全文或其中的表格再粘贴")
        else:
            self._session.open([path])

    def shut_down(self) -> None:
        """Note how the shown draft stands now."""
        self._remember()

    def _remember(self) -> None:
        """The shown draft is the one looked at last, as it stands now."""
        draft = self._session.draft
        if draft is not None and draft.checked.path != example_draft() and on_disk(draft.checked.path):
            verdict = decided_verdict(draft.checked.result, self._session.decisions.tally()).headline
            self._settings.add_recent(draft.checked.path, f"{datetime.now():%Y-%m-%d %H:%M}", verdict)
            self._list_recent()

    def _list_recent(self) -> None:
        recent = self._settings.recent_drafts
        self._parts.start.set_recent(recent)
        menu = self._actions.submenus["recent"]
        menu.clear()
        for draft in recent:
            action = menu.addAction(menu_text(f"{draft.path.name}　{draft.at}　{draft.verdict}".strip()))
            action.setToolTip(plain_tip(f"{draft.path}\n{draft.told}"))
            action.setStatusTip(draft.told)
            action.triggered.connect(lambda _checked=False, path=draft.path: self._parts.open_paths([path]))
        menu.setToolTipsVisible(True)
        menu.setEnabled(bool(recent))
