"""Many drafts in one list: what opens the batch page, what runs it, and the way between it and the desk."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from core.base.errors import GoujiError
from core.load.formats import ROSTER_SUFFIXES, dialog_filter
from core.output.exports import Kind, exports_of
from core.output.exports import dialog_filter as export_filter
from gui.actions.table import BATCH_EXPORTS
from gui.features.batch.exporter import BatchExporter
from gui.features.batch.runner import BatchRunner
from gui.features.feature import Feature, Slots, WindowParts
from gui.style.accessibility import describe
from gui.style.theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from core.output.batch.record import BatchRecord
    from gui.features.batch.page import BatchPage

_ROSTERS = dialog_filter("单位名单", ROSTER_SUFFIXES)


def _run() -> ModuleType:
    """What makes something of a batch; slow to import, and needed only then."""
    from core.output.batch import run

    return run


class BatchFeature(Feature):
    """Owns the page, the runner and the button that leads to the page."""

    def __init__(self, parts: WindowParts, runner: BatchRunner | None = None) -> None:
        super().__init__(parts)
        self._pages = parts.pages
        self.runner = runner or BatchRunner(self)
        self.button = QToolButton(parts.window)
        self.button.setText("批量清单")
        self.button.setCheckable(True)
        self.button.setProperty("filter", True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setToolTip("在批量清单和稿件之间来回切换")
        self.button.clicked.connect(self.toggle)
        self.button.hide()
        self.turn_buttons: dict[int, QToolButton] = {}
        for by, name in ((-1, "batch_previous"), (1, "batch_next")):
            turn = QToolButton(parts.window)
            turn.setDefaultAction(self._actions[name])
            turn.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            turn.setProperty("filter", True)
            turn.hide()
            self.turn_buttons[by] = turn
        self._paths: list[Path] = []
        self._records: dict[int, BatchRecord] = {}  # by row; a draft that changed in the desk has none any more
        self.exporter = BatchExporter(self)
        self._shown: Path | None = None
        self._session.draft_changed.connect(lambda _draft: self._follow())
        self._session.decisions.changed.connect(self._follow)
        self._session.stage_changed.connect(self._staged)
        self._pages.currentChanged.connect(lambda _index: self.button.setChecked(self.showing))
        theme().changed.connect(self._colour)
        self._colour()

    @cached_property
    def page(self) -> BatchPage:
        """The list, made with the first batch: no start should wait for it."""
        from gui.features.batch.page import BatchPage

        page = BatchPage(self._pages)
        self._pages.addWidget(page)
        self.exporter.progressed.connect(page.export_bar.step)
        self.exporter.finished.connect(self._on_exported)
        page.export_bar.cancel_asked.connect(self.exporter.cancel)
        menu = QMenu(page.export_button)
        self._actions.fill(menu, BATCH_EXPORTS)
        page.export_button.setMenu(menu)
        self.runner.files_listed.connect(page.set_files)
        self.runner.others_listed.connect(page.set_others)
        self.runner.draft_checked.connect(self._on_draft_checked)
        self.runner.finished.connect(self._on_finished)
        page.open_asked.connect(self.open_draft)
        page.again_asked.connect(self.again)
        page.cancel_asked.connect(self.runner.cancel)
        page.roster_ended.connect(self.end_roster)
        page.roster_asked.connect(self.ask_roster)
        describe((page,))
        return page

    def slots(self) -> Slots:
        """The action that leads to the page and back, and what is made of a batch."""
        return {
            "batch_next": lambda: self.turn(1), "batch_previous": lambda: self.turn(-1),
            "batch": self.toggle, "batch_workbook": self.ask_workbook, "batch_aggregate": self.ask_aggregate,
            "batch_sheets": self.ask_sheets, "batch_notices": self.ask_notices,
        }  # fmt: skip

    def update_actions(self) -> None:
        """The way to the page is open once there is a batch; exports when it is checked and none is under way."""
        self._actions["batch"].setEnabled(self.known)
        for name, by in (("batch_next", 1), ("batch_previous", -1)):
            there = self._neighbour(by) is not None and not self.showing
            self._actions[name].setEnabled(there)
            self.turn_buttons[by].setVisible(self.known and not self.showing and self._row_file() is not None)
        ready = self.known and not self.runner.running and not self.exporter.running and bool(self._files)
        for spec in BATCH_EXPORTS:
            self._actions[spec.name].setEnabled(ready)
        if "page" in self.__dict__:
            self.page.export_button.setEnabled(ready)

    @property
    def _files(self) -> list[str]:
        return [row.file for row in self.page.model.records if not row.missing]

    def _colour(self) -> None:
        self.button.setIcon(icon("list"))

    @property
    def known(self) -> bool:
        """True when there is a batch."""
        return bool(self._paths)

    @property
    def showing(self) -> bool:
        """True while the page is in front."""
        return "page" in self.__dict__ and self._pages.currentWidget() is self.page

    def open(self, paths: Sequence[Path]) -> None:
        """Check everything that the paths stand for."""
        self._paths = list(paths)
        name = paths[0].name if len(paths) == 1 else f"{paths[0].parent.name} 等 {len(paths)} 项"
        self.page.begin(name, paths[0] if len(paths) == 1 and paths[0].is_dir() else None)
        self.button.show()
        self.show()
        self._records = {}
        if (roster := self._settings.roster) is not None and not self.page.model.roster:
            self.load_roster(roster)
        self.update_actions()
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

    def _row_file(self) -> str | None:
        """The shown draft as the list names it; None where it is none of the list."""
        path = self._session.path
        row = self.page.model.row_of(str(path)) if path is not None and self.known else None
        return self.page.model.records[row].file if row is not None else None

    def _neighbour(self, by: int) -> Path | None:
        """The draft that follows the shown one in the list, as it is sorted and filtered, or precedes it."""
        file = self._row_file()
        found = self.page.neighbour(file, by) if file is not None else None
        return Path(found) if found else None

    def turn(self, by: int) -> None:
        """Show the next or previous draft of the list in the desk."""
        path = self._neighbour(by)
        if path is not None:
            self.open_draft(path)

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
        """Compare with a list in a file, which is remembered; what is wrong with it is shown in the status bar."""
        from core.batch.roster import read_roster

        try:
            self.set_roster(read_roster(path))
            self._settings.roster = path
        except GoujiError as error:
            self._parts.show_message(error.message)

    def end_roster(self) -> None:
        """Compare with no list any more, and forget it."""
        self._settings.roster = None
        self.set_roster(())

    # What is made of a batch

    def ask_workbook(self) -> None:
        """The dialog for the supervisor's workbook."""
        roster = self.page.model.roster
        if target := self._ask_file(Kind.BATCH):
            self._export("正在写工作簿…", target, lambda records, _told: _run().make_workbook(records, roster, target))

    def ask_sheets(self) -> None:
        """The dialog for the folder that takes the sheets and notices of all drafts."""
        if folder := self._ask_folder("选择存放校对意见单的文件夹"):
            self._export("正在写校对意见单…", folder, lambda records, told: _run().make_sheets(records, folder, told))

    def ask_notices(self) -> None:
        """The dialog for the folder that takes the notices."""
        if folder := self._ask_folder("选择存放退回修改通知的文件夹"):
            self._export(
                "正在写退回修改通知…", folder, lambda records, told: _run().make_notices(records, folder, told)
            )

    def ask_aggregate(self) -> None:
        """The dialogs for the sums: what they are held against, and where they go."""
        from gui.features.batch.aggregate_dialog import AggregateDialog

        dialog = AggregateDialog(self._settings.folder, self._parts.window)
        if dialog.exec() and (target := self._ask_file(Kind.AGGREGATE)):
            self.make_aggregate(dialog.against, target)

    def make_aggregate(self, against: str, target: Path) -> None:
        """Add up the reports, and compare them with the summary if there is one."""
        files = self._files
        self.page.export_bar.begin("正在汇总…")
        self.exporter.start(lambda stopped, told: _run().make_aggregate(files, against, target, stopped, told), target)
        self.update_actions()

    def _ask_file(self, kind: Kind) -> Path | None:
        place = self._paths[0] if self._paths[0].is_dir() else self._paths[0].parent
        proposed = place.parent / f"{place.name}{kind.ending}.xlsx"
        name, _ = QFileDialog.getSaveFileName(self._parts.window, "保存为", str(proposed), export_filter(kind))
        if not name:
            return None
        target = Path(name)
        return target if target.suffix else target.with_suffix(exports_of(kind)[0].suffix)

    def _ask_folder(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._parts.window, title, str(self._paths[0].parent))
        return Path(name) if name else None

    def _export(
        self, what: str, where: Path, make: Callable[[list[BatchRecord], Callable[[int, int], None]], str]
    ) -> None:
        """Have something made of all records; those that are no longer true are made again first."""
        files, known, options = self._files, dict(self._records), self._parts.check_options.of_batch()
        self._session.decisions.save()

        def job(stopped: Callable[[], bool], told: Callable[[int, int], None]) -> str:
            return make(_run().complete(files, known, options, stopped, told), told)

        self.page.export_bar.begin(what)
        self.exporter.start(job, where)
        self.update_actions()

    def _on_exported(self, sentence: str, made: object) -> None:
        self.page.export_bar.end(sentence, made)
        self.update_actions()

    def shut_down(self) -> None:
        """Stop the work."""
        self.exporter.shut_down()
        self.runner.shut_down()

    def toggle(self) -> None:
        """From the page to the desk, or back."""
        if self.showing:
            self._parts.show_stage()
        elif self.known:
            self.show()
        self.button.setChecked(self.showing)

    def _on_draft_checked(self, row: int, record: BatchRecord) -> None:
        self._records[row] = record
        self.page.model.set_summary(row, record.summary)
        self.page.step()

    def _on_finished(self, complete: bool) -> None:
        self.page.set_running(False)
        if not complete:
            self.page.model.stop()
        self.set_roster(self.page.model.roster)
        self.page.clear_years()
        self.update_actions()
        if self.showing:
            self.page.return_to("")
        if not complete:
            self.page.status.setText(f"已取消　{self.page.status.text()}")

    def _follow(self) -> None:
        """A draft of the list was mended, or its findings decided upon, in the desk: its row follows."""
        draft = self._session.draft
        row = self.page.model.row_of(str(draft.checked.path)) if draft is not None and self._paths else None
        if draft is not None and row is not None:
            from core.batch.summary import summary

            decisions = self._session.decisions
            stands = [standing.state.stands for standing in decisions.stands]
            checked = summary(self.page.model.records[row].file, draft.checked, decisions.tally(), stands)
            self._records.pop(row, None)
            self.page.model.set_summary(row, checked)
            self.page.update_status()

    def _staged(self) -> None:
        """A draft that is checked again behind the page does not push it away; one that was asked for does."""
        if self._shown is not None and self._session.path == self._shown:
            self._pages.setCurrentWidget(self.page)
        else:
            self._shown = None
