"""The window: puts the pages together, binds actions to the session, takes dropped files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from core.base.about import TITLE, VERSION
from core.base.resources import ROOT
from core.load.formats import dialog_filter, spoken_list
from gui.actions.table import Actions
from gui.app import gc_tuning
from gui.app.companions import Companions
from gui.app.frame import Frame
from gui.features.batch.runner import BatchRunner
from gui.jobs.dispatcher import Dispatcher
from gui.jobs.idle_queue import IdleQueue
from gui.state.decisions import Decisions
from gui.state.listed_findings import CheckedDraft
from gui.state.pasted import dropped_files, on_disk
from gui.state.session import Session, Stage
from gui.state.settings import Settings
from gui.style.accessibility import describe
from gui.style.theme import colours, program_icon, theme
from gui.views.desk import Desk
from gui.views.drop import DropVeil
from gui.views.files import FileTabs
from gui.views.start import BusyPage, LoadFailurePage, StartPage
from gui.views.status import StatusLine

_PATIENCE = 200  # milliseconds
_QUIET = 3000
_FILTER = dialog_filter("年度报告稿件")


def example_draft() -> Path | None:
    """The invented draft that ships with the program, None where it was left out."""
    return next(iter(sorted((ROOT / "examples").glob("*.docx"))), None)


class MainWindow(Frame):
    """One window, one session."""

    def __init__(
        self, settings: Settings, dispatcher: Dispatcher | None = None, batch: BatchRunner | None = None
    ) -> None:
        super().__init__()
        self.settings = settings
        self.dispatcher = dispatcher or Dispatcher()
        self.session = Session(self.dispatcher, self, Decisions(settings.data_folder))
        self.idle_queue = IdleQueue(self)
        if dispatcher is None:  # a user's window stays alive between two steps of showing a draft
            self.session.run_later = self.idle_queue.add
        self.setWindowTitle(TITLE)
        self.setWindowIcon(program_icon())
        self.setProperty("dark", colours().dark)
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 620)
        self.resize(1280, 800)

        self.start = StartPage()
        self.busy = BusyPage()
        self.failure_page = LoadFailurePage()
        self.desk = Desk(self.session, settings)
        self.pages = QStackedWidget()
        self._by_stage: dict[Stage, QWidget] = {
            Stage.EMPTY: self.start, Stage.BUSY: self.busy, Stage.READY: self.desk, Stage.FAILED: self.failure_page,
        }  # fmt: skip
        for page in self._by_stage.values():
            self.pages.addWidget(page)
        self.files = FileTabs(self.session)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._tabs = QHBoxLayout()
        self._tabs.setContentsMargins(8, 0, 8, 0)
        self._tabs.addWidget(self.files, 1)
        column.addLayout(self._tabs)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(centre)
        self._busy_timer = QTimer(self)  # a check that is over at once needs no page of its own
        self._busy_timer.setSingleShot(True)
        self._busy_timer.setInterval(_PATIENCE)
        self._busy_timer.timeout.connect(lambda: self.pages.setCurrentWidget(self.busy))
        self._collect_timer = QTimer(self)  # when nobody waits
        self._collect_timer.setSingleShot(True)
        self._collect_timer.setInterval(_QUIET)
        self._collect_timer.timeout.connect(gc_tuning.collect)
        self._ready: Path | None = None  # the draft that was ready last
        self.veil = DropVeil(self)

        bar = QToolBar("工具栏")
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(bar)
        self.actions_ = Actions(self, self.menuBar(), bar)
        self.status = StatusLine(self.statusBar(), self.session, self.desk.findings.list)
        self.desk.join(self.actions_.menus[1], self.statusBar())
        self._bind()
        self.more = Companions(self, batch)
        self._tabs.insertWidget(0, self.more.batch.button)
        self._tabs.addStretch(0)
        self.pages.currentChanged.connect(lambda _index: self._enable())
        describe((self, self.more.settings, self.more.help))
        self._list_recent()
        self._enable()
        QTimer.singleShot(0, self.desk.prepare)
        geometry = settings.state("window")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _bind(self) -> None:
        a, s = self.actions_, self.session
        for name, slot in {
            "open": self.ask_open, "example": self.open_example, "quit": self.close, "recheck": self.recheck,
            "cancel": s.cancel, "close": self.close_draft, "draft_next": lambda: s.turn(1),
            "draft_previous": lambda: s.turn(-1), "about": self.about,
            "next": lambda: self.desk.findings.list.step(1), "previous": lambda: self.desk.findings.list.step(-1),
        }.items():  # fmt: skip
            a[name].triggered.connect(lambda _checked=False, slot=slot: slot())
        self.desk.bind(a)
        a.theme_group.triggered.connect(self._choose_theme)
        for page in (self.start, self.failure_page):
            page.open_asked.connect(self.ask_open)
        self.start.example_asked.connect(self.open_example)
        self.start.path_asked.connect(lambda path: self.open_paths([path]))
        self.busy.cancel_asked.connect(s.cancel)
        self.failure_page.again_asked.connect(s.recheck)
        s.stage_changed.connect(self._show_stage)
        s.draft_changed.connect(self._show_draft)
        s.draft_changed.connect(lambda _draft: self._collect_timer.start())
        s.running_changed.connect(lambda _on: self._enable())
        s.files_changed.connect(self._enable)
        s.progressed.connect(lambda _path, stage, fraction: self.busy.progress(stage, fraction))

    # Opening

    def open_paths(self, paths: list[Path]) -> None:
        """Check these drafts, the first of them now; a folder or many of them in the batch page."""
        if not self.more.take([path.absolute() for path in paths]):
            self.session.open([path.absolute() for path in paths])

    def recheck(self) -> None:
        """Check again what is in front."""
        if self.more.batch.showing:
            self.more.batch.again()
        else:
            self.session.recheck()

    def show_desk(self) -> None:
        """From the batch page back to what the session shows."""
        self.pages.setCurrentWidget(self._by_stage[self.session.stage])
        self._enable()

    def ask_open(self) -> None:
        """The open dialog."""
        names, _ = QFileDialog.getOpenFileNames(self, "打开年度报告稿件", self.settings.folder, _FILTER)
        if names:
            self.settings.folder = str(Path(names[0]).parent)
            self.open_paths([Path(name) for name in names])

    def open_example(self) -> None:
        """The example that ships with the program."""
        path = example_draft()
        if path is None:
            self.statusBar().showMessage("程序没有附带示例稿件", 5000)
        else:
            self.open_paths([path])

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Take files and folders, nothing else."""
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.veil.beside = self.more.may_lay_beside(paths)
            self._hover(True)

    def dragMoveEvent(self, event: QDragMoveEvent, /) -> None:
        """Show where it would go."""
        self.veil.hover(event.position().toPoint())

    def dragLeaveEvent(self, event: QDragLeaveEvent, /) -> None:
        """The file went elsewhere."""
        self._hover(False)

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Open what was dropped, or lay it beside the draft."""
        self._hover(False)
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            if self.veil.is_beside(event.position().toPoint()):
                self.more.last_year.choose(paths[0])
            else:
                self.open_paths(paths)

    def _hover(self, on: bool) -> None:
        self.start.set_hot(on)
        self.veil.setVisible(on and self.pages.currentWidget() is not self.start)

    def close_draft(self) -> None:
        """Put the shown draft away."""
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
            self.pages.setCurrentWidget(self._by_stage[stage])
        name = self.session.path.name if self.session.path and stage is not Stage.EMPTY else ""
        self.setWindowTitle(f"{name} - {TITLE}" if name else TITLE)
        if stage is Stage.READY and not again:  # where a draft is only read anew, whoever works there goes on
            self.session.run_later(self.desk.findings.list.setFocus)
        elif stage is Stage.FAILED:
            self.failure_page.open_button.setFocus()
        self._enable()

    def _show_draft(self, draft: CheckedDraft | None) -> None:
        if draft is not None and draft.checked.path != example_draft() and on_disk(draft.checked.path):
            self.settings.add_recent(draft.checked.path)
            self._list_recent()

    def _enable(self) -> None:
        batch = self.more.batch.showing
        ready = self.session.stage is Stage.READY and not batch
        for name in ("next", "previous"):
            self.actions_[name].setEnabled(ready)
        self.desk.enable(self.actions_, ready)
        self.actions_["recheck"].setEnabled(batch or self.session.stage in (Stage.READY, Stage.FAILED))
        self.actions_["close"].setEnabled(self.session.path is not None and not batch)
        self.actions_["cancel"].setEnabled(self.session.running)
        for name in ("draft_next", "draft_previous"):
            self.actions_[name].setEnabled(len(self.session.files) > 1 and not batch)

    def _list_recent(self) -> None:
        paths = self.settings.recent
        self.start.set_recent(paths)
        menu = self.actions_.recent
        menu.clear()
        for path in paths:
            action = menu.addAction(path.name)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.open_paths([path]))
        menu.setEnabled(bool(paths))

    def _choose_theme(self, action: QAction) -> None:
        self.settings.theme = action.data()
        theme().apply(action.data())

    def about(self) -> None:
        """Version and licences."""
        QMessageBox.about(
            self, f"关于{TITLE}",
            f"<h3>{TITLE} {VERSION}</h3><p>政府信息公开工作年度报告校对台。可读 {spoken_list()}；文件不会离开本机。</p>"
            "<p>本程序以 MIT 许可发布；界面使用 Qt（LGPL-3.0）。</p>",
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the veil over everything."""
        super().resizeEvent(event)
        self.veil.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Remember the layout, stop the threads."""
        self.settings.set_state("window", self.saveGeometry())
        self.desk.save()
        self.idle_queue.drop()
        self.more.shut_down()
        self.dispatcher.shut_down()
        self.desk.shut_down()
        super().closeEvent(event)
