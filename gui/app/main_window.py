"""The window: assembles pages and features, follows the session, takes dropped files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.base.about import TITLE, VERSION
from core.load.formats import spoken_list
from gui.actions.table import Actions
from gui.app.first_size import SMALLEST, place_window
from gui.features.batch.controller import BatchFeature
from gui.features.checked.controller import CheckedFeature
from gui.features.decisions.finding_actions import FindingActions
from gui.features.export.annotated_copy import AnnotatedCopyFeature
from gui.features.export.controller import ExportFeature
from gui.features.export.outside import OutsideFeature
from gui.features.feature import Feature, WindowParts
from gui.features.help.controller import HelpFeature
from gui.features.last_year.controller import LastYearFeature
from gui.features.opening.controller import OpeningFeature
from gui.features.recheck.recheck_on_save import RecheckOnSave
from gui.features.settings.controller import SettingsFeature
from gui.features.signoff.controller import SignOffFeature
from gui.features.versions.controller import VersionsFeature
from gui.jobs import gc_tuning
from gui.jobs.dispatcher import Dispatcher
from gui.jobs.idle_queue import IdleQueue, run_now
from gui.state.check_options import CheckOptions
from gui.state.decisions import Decisions
from gui.state.incoming import Pasted, dropped_files, is_batch
from gui.state.session import Session, Stage
from gui.style.accessibility import describe
from gui.style.plain_text import plain_box
from gui.style.theme import colours, program_icon
from gui.views.curtain import Curtain
from gui.views.desk import Desk
from gui.views.drop_overlay import DropOverlay
from gui.views.files import FileTabs
from gui.views.start import BusyPage, LoadFailurePage, StartPage
from gui.views.status import StatusLine
from gui.views.tool_bar import ToolBar
from gui.views.verdict import identity

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent

    from gui.features.batch.runner import BatchRunner
    from gui.state.settings import Settings

_AFTER_PAINT = 20  # milliseconds that the first picture of the window has the processor for itself
_BUSY_AFTER = 200  # milliseconds that a check may take before the window shows a page of its own for it
_QUIET = 3000  # milliseconds after a draft was shown until garbage is collected


class MainWindow(QMainWindow):
    """One window, one session.

    ``stepwise`` shows a draft in small steps, between which the window answers; tests with a dispatcher of their own
    show it at once unless they ask otherwise.
    """

    def __init__(
        self,
        settings: Settings,
        dispatcher: Dispatcher | None = None,
        batch: BatchRunner | None = None,
        *,
        stepwise: bool | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.idle_queue = IdleQueue(self)
        in_steps = dispatcher is None if stepwise is None else stepwise
        self._run_later = self.idle_queue.add if in_steps else run_now
        self.dispatcher = dispatcher or Dispatcher()
        pasted = Pasted()
        options = CheckOptions(settings, pasted)
        decisions = Decisions(settings.data_folder, settings)
        self.session = Session(self.dispatcher, decisions, options.of_draft, self._run_later, self)
        self.setWindowTitle(TITLE)
        self.setWindowIcon(program_icon())
        self.setProperty("dark", colours().dark)
        self.setAcceptDrops(True)
        self.setMinimumSize(SMALLEST)

        # From the outside in: with a style sheet, Qt polishes everything inside a widget that is given another parent.
        centre = QWidget(self)
        self.setCentralWidget(centre)
        self.files = FileTabs(self.session, centre)
        self.pages = QStackedWidget(centre)
        self.start = StartPage(self.pages)
        self.busy = BusyPage(self.pages)
        self.failure_page = LoadFailurePage(self.pages)
        self.desk = Desk(self.session, settings, self.pages)
        self._by_stage: dict[Stage, QWidget] = {
            Stage.EMPTY: self.start, Stage.BUSY: self.busy, Stage.READY: self.desk, Stage.FAILED: self.failure_page,
        }  # fmt: skip
        for page in self._by_stage.values():
            self.pages.addWidget(page)
            if page is not self.desk:  # a page that is not in front must not keep the window large
                page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        tabs = self._lay_out(centre)
        self._busy_timer = _timer(self, _BUSY_AFTER)
        self._busy_timer.timeout.connect(lambda: self.pages.setCurrentWidget(self.busy))
        self._collect_timer = _timer(self, _QUIET)
        self._collect_timer.timeout.connect(gc_tuning.collect_and_freeze)
        self._ready: Path | None = None  # the draft that was ready last
        self.curtain = Curtain(self.pages)
        self.session.draft_shown.connect(self.curtain.hide)
        self.drop_overlay = DropOverlay(self)
        self.tool_bar = ToolBar(self)
        self.addToolBar(self.tool_bar)
        self.actions_ = Actions(self, self.menuBar(), self.tool_bar)
        self.status = StatusLine(self.statusBar(), self.session, self.desk.findings.list)
        self._follow_session()

        parts = WindowParts(
            self, self.session, settings, options, pasted, self.actions_, self.pages, self.start, self.desk,
            self.open_paths, self.show_stage, self.dispatcher,
        )  # fmt: skip
        self.finding_actions = FindingActions(parts)
        self.recheck_on_save = RecheckOnSave(parts)
        self.opening = OpeningFeature(parts)
        self.batch = BatchFeature(parts, batch)
        self.last_year = LastYearFeature(parts)
        self.settings_feature = SettingsFeature(parts)
        self.signoff = SignOffFeature(parts)
        self.help = HelpFeature(parts)
        self.outside = OutsideFeature(parts)
        self.annotated_copy = AnnotatedCopyFeature(parts)
        self.checked = CheckedFeature(parts)
        self.versions = VersionsFeature(parts)
        self.export = ExportFeature(parts)
        self.features: tuple[Feature, ...] = (
            self.finding_actions, self.recheck_on_save, self.opening, self.batch, self.last_year,
            self.settings_feature, self.signoff, self.help, self.outside, self.annotated_copy, self.checked,
            self.export, self.versions,
        )  # fmt: skip
        for number, widget in enumerate((self.batch.button, *self.batch.turn_buttons.values())):
            tabs.insertWidget(number, widget)
        tabs.addStretch(0)
        self.failure_page.open_asked.connect(self.opening.ask_drafts)
        self.settings_feature.help_asked.connect(self.help.show_rule)
        self._connect_actions()
        self.desk.fold.changed.connect(self.actions_["tables"].setChecked)
        self.pages.currentChanged.connect(lambda _index: self._update_actions())
        self.pages.currentChanged.connect(lambda _index: self._bring_to_front())
        self._update_actions()
        QTimer.singleShot(_AFTER_PAINT, self._prepare)
        geometry = settings.state("window")
        place_window(self, geometry is not None and self.restoreGeometry(geometry))

    def _bring_to_front(self) -> None:
        """Title, status line and undo are those of what is in front: the draft, or the list of the batch."""
        self.session.decisions.set_in_front(not self.batch.showing)
        self.status.set_in_front(not self.batch.showing)
        self.setWindowTitle(self._title())

    def _prepare(self) -> None:
        """What the first picture of the window need not wait for."""
        describe((self, *(window for feature in self.features for window in feature.windows())))
        self.desk.prepare()

    def _lay_out(self, centre: QWidget) -> QHBoxLayout:
        """Tabs over pages; the row of the tabs is returned."""
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(8, 0, 8, 0)
        tabs.addWidget(self.files, 1)
        column.addLayout(tabs)
        column.addWidget(self.pages, 1)
        return tabs

    def _follow_session(self) -> None:
        s = self.session
        self.busy.cancel_asked.connect(s.cancel)
        self.failure_page.again_asked.connect(s.recheck)
        s.stage_changed.connect(self._show_stage)
        s.draft_changed.connect(lambda _draft: self._collect_timer.start())
        s.running_changed.connect(lambda _on: self._update_actions())
        s.files_changed.connect(self._update_actions)
        s.progressed.connect(lambda _path, stage, fraction: self.busy.progress(stage, fraction))

    def _connect_actions(self) -> None:
        """Connect every action of the table to whatever carries it out: the window, the desk or a feature."""
        own = {
            "quit": self.close, "recheck": self.recheck, "cancel": self.session.cancel, "close": self.close_draft,
            "draft_next": lambda: self.session.turn(1), "draft_previous": lambda: self.session.turn(-1),
            "about": self.about,
        }  # fmt: skip
        for slots in (own, self.desk.slots(), *(feature.slots() for feature in self.features)):
            for name, slot in slots.items():
                self.actions_[name].triggered.connect(lambda _checked=False, slot=slot: slot())

    # Opening

    def open_paths(self, paths: list[Path]) -> None:
        """Check these drafts, the first of them now; a folder or many of them in the batch page."""
        absolute = [path.absolute() for path in paths]
        self.opening.note_folder(absolute)
        if is_batch(absolute):
            self.batch.open(absolute)
        else:
            self.session.open(absolute)

    def recheck(self) -> None:
        """Check again what is in front."""
        if self.batch.showing:
            self.batch.again()
        else:
            self.session.recheck()

    def show_stage(self) -> None:
        """From the batch page back to what the session shows."""
        self.pages.setCurrentWidget(self._by_stage[self.session.stage])
        self._update_actions()

    def event(self, event: QEvent, /) -> bool:
        """A hint in the status line only for a menu: where the mouse rests on a button, it has a tip of its own there.

        What was said in the line, that a decision was noted or undone, stands there again when the menu is closed.
        """
        if isinstance(event, QStatusTipEvent):
            self.status.hint(event.tip() if QApplication.activePopupWidget() else "")
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Take files and folders, nothing else."""
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.drop_overlay.beside = self.last_year.could_be(paths)
            self._hover(True)

    def dragMoveEvent(self, event: QDragMoveEvent, /) -> None:
        """Show where it would go."""
        self.drop_overlay.hover(event.position().toPoint())

    def dragLeaveEvent(self, event: QDragLeaveEvent, /) -> None:
        """The files have left the window."""
        self._hover(False)

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Open what was dropped, or compare the draft with it as last year's report."""
        self._hover(False)
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            if self.drop_overlay.is_beside(event.position().toPoint()):
                self.last_year.choice.choose(paths[0])
            else:
                self.open_paths(paths)

    def _hover(self, on: bool) -> None:
        self.start.set_hot(on)
        self.drop_overlay.setVisible(on and self.pages.currentWidget() is not self.start)

    def close_draft(self) -> None:
        """Close the shown draft."""
        if self.session.path is not None:
            self.session.close(self.session.path)

    # Following the session

    def _show_stage(self, stage: Stage) -> None:
        again = self.pages.currentWidget() is self.desk and self._ready == self.session.path
        self._ready = self.session.path if stage is Stage.READY else self._ready
        if stage is Stage.FAILED and self.session.failure is not None:
            self.failure_page.show_failure(self.session.failure)
        if stage is Stage.BUSY:
            self.busy.begin(self.session.path)
            self._busy_timer.start()
        else:
            self._busy_timer.stop()
            if stage is Stage.READY and self.pages.currentWidget() is not self.desk and not self.desk.updatesEnabled():
                self.curtain.draw()
            self.pages.setCurrentWidget(self._by_stage[stage])
        self.setWindowTitle(self._title())
        if stage is Stage.READY and not again:  # a draft that is only read again keeps the keyboard where it is
            self._give_keyboard(self.desk.findings.list)
        elif stage is Stage.FAILED:
            self.failure_page.open_button.setFocus()
        self._update_actions()

    def _give_keyboard(self, widget: QWidget) -> None:
        """Give it the keyboard when its turn has come, unless the user has put the keyboard elsewhere meanwhile."""
        before = self.focusWidget()

        def give() -> None:
            if self.focusWidget() is before:
                widget.setFocus()

        self._run_later(give)

    def _title(self) -> str:
        """The draft's name, and once it is read what it is, or the list of a batch; then the program's."""
        if self.batch.showing:
            return f"批量清单 - {TITLE}"
        session = self.session
        name = session.path.name if session.path and session.stage is not Stage.EMPTY else ""
        read = session.draft if session.stage is Stage.READY else None
        return " - ".join(filter(None, (name, identity(read) if read else "", TITLE)))

    def _update_actions(self) -> None:
        batch, a, stage = self.batch.showing, self.actions_, self.session.stage
        self.desk.update_actions(a, stage is Stage.READY and not batch)
        a["recheck"].setEnabled(batch or stage in (Stage.READY, Stage.FAILED))
        a["close"].setEnabled(self.session.path is not None and not batch)
        a["cancel"].setEnabled(self.session.running)
        for name in ("draft_next", "draft_previous"):
            a[name].setEnabled(len(self.session.files) > 1 and not batch)
        for feature in self.features:
            feature.update_actions()

    def about(self) -> None:
        """Version and licences."""
        box = plain_box(self)
        box.setWindowTitle(f"关于{TITLE}")
        box.setText(f"{TITLE} {VERSION}")
        box.setInformativeText(
            f"政府信息公开工作年度报告校对台。可读 {spoken_list()}；文件不会离开本机。\n\n"
            "本程序以 MIT 许可发布；界面使用 Qt（LGPL-3.0）。"
        )
        box.exec()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the overlay over everything, and the tool bar to what there is room for."""
        super().resizeEvent(event)
        self.tool_bar.follow_window(event.size())
        self.drop_overlay.setGeometry(self.rect())

    def save(self) -> None:
        """Write down at once what has been typed; called when the program may end."""
        for feature in self.features:
            feature.save()
        self.session.decisions.save()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Remember the layout, stop the threads."""
        self.settings.set_state("window", self.saveGeometry())
        self.desk.save()
        self.idle_queue.drop()
        for feature in self.features:
            feature.shut_down()
        self.session.decisions.save()
        self.dispatcher.shut_down()
        self.desk.shut_down()
        super().closeEvent(event)


def _timer(parent: QWidget, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
