"""The window: puts the pages together, binds actions to the session, takes dropped files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from core.about import TITLE, VERSION
from core.resources import ROOT
from gui.actions import Actions
from gui.entries import Draft, Entry
from gui.jobs import Dispatcher
from gui.session import Session, Stage
from gui.settings import Settings
from gui.theme import program_icon, theme
from gui.views.desk import Desk
from gui.views.drop import DropVeil
from gui.views.files import FileTabs
from gui.views.start import FORMATS, BusyPage, StartPage, TroublePage

_PATIENCE = 200  # milliseconds
_FILTER = "年度报告稿件 (*.docx *.pdf *.html *.htm *.txt *.md);;所有文件 (*)"


def example_draft() -> Path | None:
    """The invented draft that ships with the program, None where it was left out."""
    return next(iter(sorted((ROOT / "examples").glob("*.docx"))), None)


class MainWindow(QMainWindow):
    """One window, one session."""

    def __init__(self, settings: Settings, dispatcher: Dispatcher | None = None) -> None:
        super().__init__()
        self.settings = settings
        self.dispatcher = dispatcher or Dispatcher()
        self.session = Session(self.dispatcher, self)
        self.setWindowTitle(TITLE)
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 620)
        self.resize(1280, 800)

        self.start = StartPage()
        self.busy = BusyPage()
        self.trouble = TroublePage()
        self.desk = Desk(self.session, settings)
        self.pages = QStackedWidget()
        self._by_stage: dict[Stage, QWidget] = {
            Stage.EMPTY: self.start, Stage.BUSY: self.busy, Stage.READY: self.desk, Stage.TROUBLE: self.trouble,
        }  # fmt: skip
        for page in self._by_stage.values():
            self.pages.addWidget(page)
        self.files = FileTabs(self.session)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.files)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(centre)
        self._patience = QTimer(self)  # a check that is over at once needs no page of its own
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(lambda: self.pages.setCurrentWidget(self.busy))
        self.veil = DropVeil(self)

        bar = QToolBar("工具栏")
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addToolBar(bar)
        self.actions_ = Actions(self, self.menuBar(), bar)
        self._build_status()
        self._bind()
        self._list_recent()
        self._enable()
        geometry = settings.state("window")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _build_status(self) -> None:
        self.standing = QLabel()
        self.standing.setContentsMargins(8, 0, 8, 0)
        self.stage_label = QLabel()
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName("校对进度")
        self.cancel_button = QPushButton("取消")
        self.cancel_button.setStyleSheet("padding: 1px 10px")
        for widget in (self.stage_label, self.progress, self.cancel_button):
            self.statusBar().addPermanentWidget(widget)
            widget.hide()
        self.statusBar().addPermanentWidget(self.standing)

    def _bind(self) -> None:
        a, s = self.actions_, self.session
        for name, slot in {
            "open": self.ask_open, "example": self.open_example, "quit": self.close, "recheck": s.recheck,
            "cancel": s.cancel, "close": self.close_draft, "about": self.about,
            "next": lambda: self.desk.findings.list.step(1), "previous": lambda: self.desk.findings.list.step(-1),
            "pane1": lambda: self.desk.focus_pane(1), "pane2": lambda: self.desk.focus_pane(2),
            "pane3": lambda: self.desk.focus_pane(3),
            "zoom_in": lambda: self.desk.zoom(1), "zoom_out": lambda: self.desk.zoom(-1),
            "zoom_fit": lambda: self.desk.zoom(0),
        }.items():  # fmt: skip
            a[name].triggered.connect(lambda _checked=False, slot=slot: slot())
        a.theme_group.triggered.connect(self._choose_theme)
        for page in (self.start, self.trouble):
            page.open_asked.connect(self.ask_open)
        self.start.example_asked.connect(self.open_example)
        self.start.path_asked.connect(lambda path: self.open_paths([path]))
        self.busy.cancel_asked.connect(s.cancel)
        self.trouble.again_asked.connect(s.recheck)
        self.cancel_button.clicked.connect(s.cancel)
        s.stage_changed.connect(self._show_stage)
        s.draft_changed.connect(self._show_draft)
        s.running_changed.connect(self._running)
        s.progressed.connect(self._progress)
        s.selected.connect(self._announce)
        s.kinds_changed.connect(lambda: self._announce(s.entry))
        s.cancelled.connect(lambda: self.statusBar().showMessage("已取消校对", 5000))

    # Opening

    def open_paths(self, paths: list[Path]) -> None:
        """Check these drafts, the first of them now."""
        self.session.open([path.absolute() for path in paths])

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
        """Take files, nothing else."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent, /) -> None:
        """The file went elsewhere."""
        self._hover(False)

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Open what was dropped."""
        self._hover(False)
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.open_paths(paths)

    def _hover(self, on: bool) -> None:
        self.start.set_hot(on)
        self.veil.setVisible(on and self.session.stage is not Stage.EMPTY)

    def close_draft(self) -> None:
        """Put the shown draft away."""
        if self.session.path is not None:
            self.session.close(self.session.path)

    # Following the session

    def _show_stage(self, stage: Stage) -> None:
        if stage is Stage.TROUBLE and self.session.trouble is not None:
            self.trouble.show_trouble(self.session.trouble)
        if stage is Stage.BUSY:
            self.busy.begin(self.session.path)
            self._patience.start()
        else:
            self._patience.stop()
            self.pages.setCurrentWidget(self._by_stage[stage])
        name = self.session.path.name if self.session.path and stage is not Stage.EMPTY else ""
        self.setWindowTitle(f"{name} - {TITLE}" if name else TITLE)
        if stage is Stage.READY:
            self.desk.findings.list.setFocus()
        elif stage is Stage.TROUBLE:
            self.trouble.open_button.setFocus()
        self._enable()

    def _show_draft(self, draft: Draft | None) -> None:
        if draft is not None and draft.checked.path != example_draft():
            self.settings.add_recent(draft.checked.path)
            self._list_recent()
        self._announce(None)

    def _running(self, on: bool) -> None:
        if on:
            self.statusBar().clearMessage()
        in_place = on and self.session.stage is Stage.READY
        for widget in (self.stage_label, self.progress, self.cancel_button):
            widget.setVisible(in_place)
        self._enable()

    def _progress(self, _path: Path, stage: str, fraction: float) -> None:
        self.busy.progress(stage, fraction)
        self.stage_label.setText(f"{stage}…")
        self.progress.setValue(round(fraction * self.progress.maximum()))

    def _enable(self) -> None:
        ready = self.session.stage is Stage.READY
        for name in ("next", "previous", "pane1", "pane2", "pane3", "zoom_in", "zoom_out", "zoom_fit"):
            self.actions_[name].setEnabled(ready)
        self.actions_["recheck"].setEnabled(self.session.stage in (Stage.READY, Stage.TROUBLE))
        self.actions_["close"].setEnabled(self.session.path is not None)
        self.standing.setVisible(ready)
        self.actions_["cancel"].setEnabled(self.session.running)

    def _announce(self, entry: Entry | None) -> None:
        """Say in the status bar, and to screen readers, which of how many is selected."""
        place, count = self.desk.findings.list.standing()
        if self.session.draft is None:
            self.standing.clear()
        elif entry is None:
            self.standing.setText(f"共 {count} 处　F8 逐条查看" if count else "")
        else:
            text = f"第 {place} 处，共 {count} 处"
            self.standing.setText(text)
            message = f"{text}。{entry.kind.label}：{entry.message}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.standing, message))

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
            f"<h3>{TITLE} {VERSION}</h3><p>政府信息公开工作年度报告校对台。可读 {FORMATS}；文件不会离开本机。</p>"
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
        self.dispatcher.shut_down()
        self.desk.shut_down()
        super().closeEvent(event)


def dropped_files(data: QMimeData) -> list[Path]:
    """Local files among what is dragged; folders are left out."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]
