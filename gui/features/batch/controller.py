"""Many drafts in one list: what opens the batch page, what runs it, and the way between it and the desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QToolButton

from core.base.errors import GoujiError
from core.batch.roster import read_roster
from core.batch.summary import Summary, summary
from core.load.formats import ROSTER_SUFFIXES, dialog_filter
from gui.features.batch.page import BatchPage
from gui.features.batch.runner import BatchRunner
from gui.features.feature import Feature, Slots, WindowParts
from gui.style.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROSTERS = dialog_filter("单位名单", ROSTER_SUFFIXES)


class BatchFeature(Feature):
    """Owns the page, the runner and the button that leads to the page."""

    def __init__(self, parts: WindowParts, runner: BatchRunner | None = None) -> None:
        super().__init__(parts)
        self._pages = parts.pages
        self.runner = runner or BatchRunner(self)
        self.page = BatchPage()
        self._pages.addWidget(self.page)
        self.button = QToolButton(parts.window)
        self.button.setText("批量清单")
        self.button.setCheckable(True)
        self.button.setProperty("filter", True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setToolTip("在批量清单和稿件之间来回切换")
        self.button.clicked.connect(self.toggle)
        self.button.hide()
        self._paths: list[Path] = []
        self._shown: Path | None = None
        self.runner.files_listed.connect(self.page.set_files)
        self.runner.draft_checked.connect(self._on_draft_checked)
        self.runner.finished.connect(self._on_finished)
        self.page.open_asked.connect(self.open_draft)
        self.page.again_asked.connect(self.again)
        self.page.cancel_asked.connect(self.runner.cancel)
        self.page.roster_ended.connect(lambda: self.set_roster(()))
        self.page.roster_asked.connect(self.ask_roster)
        self._session.draft_changed.connect(lambda _draft: self._follow())
        self._session.decisions.changed.connect(self._follow)
        self._session.stage_changed.connect(self._staged)
        self._pages.currentChanged.connect(lambda _index: self.button.setChecked(self.showing))
        theme().changed.connect(self._colour)
        self._colour()

    def slots(self) -> Slots:
        """The action that leads to the page and back."""
        return {"batch": self.toggle}

    def update_actions(self) -> None:
        """The way to the page is open once there is a batch."""
        self._actions["batch"].setEnabled(self.known)

    def _colour(self) -> None:
        self.button.setIcon(icon("list"))

    @property
    def known(self) -> bool:
        """True when there is a batch."""
        return bool(self._paths)

    @property
    def showing(self) -> bool:
        """True while the page is in front."""
        return self._pages.currentWidget() is self.page

    def open(self, paths: Sequence[Path]) -> None:
        """Check everything that the paths stand for."""
        self._paths = list(paths)
        self.page.model.root = paths[0] if len(paths) == 1 and paths[0].is_dir() else None
        name = paths[0].name if len(paths) == 1 else f"{paths[0].parent.name} 等 {len(paths)} 项"
        self.page.begin(name)
        self.button.show()
        self.show()
        self.runner.start(self._paths, self._parts.check_options.of_batch())

    def show(self) -> None:
        """Bring the page to the front."""
        self._shown = self._session.path
        self._pages.setCurrentWidget(self.page)
        self.page.return_to(str(self._session.path) if self._session.path else "")

    def again(self) -> None:
        """Check the same folder or files again."""
        if self._paths:
            self.open(self._paths)

    def open_draft(self, path: Path) -> None:
        """Show a draft of the list in the desk."""
        self._shown = None
        if path in self._session.files and path == self._session.path:
            self._parts.show_stage()
        else:
            self._session.open([path])

    def set_roster(self, names: Sequence[str]) -> None:
        """Compare with these organs; an empty list ends the comparison."""
        self.page.model.set_roster(names)
        self.page.no_roster.setVisible(bool(names))
        self.page.update_status()

    def ask_roster(self) -> None:
        """The dialog for a list of organs."""
        folder = self._settings.folder
        name, _ = QFileDialog.getOpenFileName(self._parts.window, "选择单位名单（每行一个单位）", folder, _ROSTERS)
        if name:
            self.load_roster(Path(name))

    def load_roster(self, path: Path) -> None:
        """Compare with a list in a file; what is wrong with it is shown in the status bar."""
        try:
            self.set_roster(read_roster(path))
        except GoujiError as error:
            self._parts.show_message(error.message)

    def shut_down(self) -> None:
        """Stop the work."""
        self.runner.shut_down()

    def toggle(self) -> None:
        """From the page to the desk, or back."""
        if self.showing:
            self._parts.show_stage()
        elif self.known:
            self.show()
        self.button.setChecked(self.showing)

    def _on_draft_checked(self, row: int, checked: Summary) -> None:
        self.page.model.set_summary(row, checked)
        self.page.step()

    def _on_finished(self, complete: bool) -> None:
        self.page.set_running(False)
        if not complete:
            self.page.model.stop()
        self.set_roster(self.page.model.roster)
        self.page.clear_years()
        if self.showing:
            self.page.return_to("")
        if not complete:
            self.page.status.setText(f"已取消　{self.page.status.text()}")

    def _follow(self) -> None:
        """A draft of the list was mended, or its findings decided upon, in the desk: its row follows."""
        draft = self._session.draft
        row = self.page.model.row_of(str(draft.checked.path)) if draft is not None and self._paths else None
        if draft is not None and row is not None:
            checked = summary(self.page.model.rows[row].file, draft.checked, self._session.decisions.tally())
            self.page.model.set_summary(row, checked)
            self.page.update_status()

    def _staged(self) -> None:
        """A draft that is checked again behind the page does not push it away; one that was asked for does."""
        if self._shown is not None and self._session.path == self._shown:
            self._pages.setCurrentWidget(self.page)
        else:
            self._shown = None
