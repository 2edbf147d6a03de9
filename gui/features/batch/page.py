"""Many drafts at once: one row each, filter and standing above, progress while they are being checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.features.batch.export_bar import ExportBar
from gui.features.batch.model import HEADS, BatchFilter, BatchModel, BatchRole, Column
from gui.style.accessibility import announce
from gui.style.menu_button import MenuButton, fill_row
from gui.style.plain_text import ElidedLabel, PlainLabel, plain_tip
from gui.style.theme import base_font, colours, icon, scaled, theme
from gui.views.copying import copy_table, selected_rows

if TYPE_CHECKING:
    from gui.features.batch.row import BatchRow

_WIDTHS = {
    Column.ORGAN: 11, Column.YEAR: 5.7, Column.VERDICT: 8.6, Column.ERRORS: 5.7, Column.WARNINGS: 5.7,
    Column.HINTS: 5.7, Column.OPEN: 7.7, Column.FORM: 5.7, Column.FILE: 11,
}  # fmt: skip

_NARROW = 84  # characters of width below which these columns are left out
_LEFT_OUT = (Column.HINTS, Column.FORM)
_NAMED = 5  # files that are no drafts and are named; all of them in the tool tip


class EndCut(QStyledItemDelegate):
    """Cuts words that have no room at their end; the list itself cuts paths in the middle."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> None:
        """As the list has it, but for where it is cut."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight  # type: ignore[attr-defined]


class BatchList(QTableView):
    """The rows. ``chosen(BatchRow)`` on double click and Enter."""

    chosen = Signal(object)

    def __init__(self, model: BatchFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setObjectName("findings")  # looks like the list of findings
        self.setAccessibleName("批量清单")
        self.setAccessibleDescription("每行一份稿件；按回车打开")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the end of a path is the name of the file
        self.setWordWrap(False)
        self.setAcceptDrops(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(16, 16))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(Column.UNREAD, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().horizontalAdvance("国")
        for column, ems in _WIDTHS.items():
            self.setColumnWidth(column, round(width * ems))
        self.setItemDelegateForColumn(Column.UNREAD, EndCut(self))
        self.doubleClicked.connect(self._open)
        copy = QAction("复制所选行", self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(BatchRole.ROW))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """In a narrow window the words that explain have the room of what seldom matters."""
        narrow = self.width() < self.fontMetrics().horizontalAdvance("国") * _NARROW
        for column in _LEFT_OUT:
            self.setColumnHidden(column, narrow)
        super().resizeEvent(event)

    def copy(self) -> None:
        """The selected rows to the clipboard, ready for a spreadsheet."""
        copy_table(selected_rows(self.selectionModel(), HEADS))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Explain an empty list."""
        super().paintEvent(event)
        model = self.model()
        if model.rowCount():
            return
        hidden = model.sourceModel().rowCount() if isinstance(model, BatchFilter) else 0
        painter = QPainter(self.viewport())
        painter.setPen(QColor(colours().muted))
        text = f"按当前筛选没有可列出的稿件；另有 {hidden} 行已收起" if hidden else "正在查找稿件…"
        painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class BatchPage(QWidget):
    """The page. ``open_asked(Path)``, ``again_asked``, ``cancel_asked``, ``roster_asked``, ``roster_ended``."""

    open_asked = Signal(object)
    again_asked = Signal()
    cancel_asked = Signal()
    roster_asked = Signal()
    roster_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_at = 0  # the row from which a draft was opened
        self.model = BatchModel(self)
        self._root: Path | None = None
        self.filter = BatchFilter(self)
        self.filter.setSourceModel(self.model)
        self.list = BatchList(self.filter)
        self.list.chosen.connect(self._chosen)
        self.title = PlainLabel()
        self.title.setFont(scaled(base_font(), 1.3, bold=True))
        self.status = PlainLabel()
        self.status.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.others = ElidedLabel()
        self.others.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName("批量校对进度")
        self.cancel_button = QPushButton("取消")
        self.cancel_button.setShortcut("Esc")
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.again_button = QPushButton("重新校对")
        self.again_button.clicked.connect(self.again_asked)
        self.search = QLineEdit()
        self.search.setPlaceholderText("搜索单位、结论、文件名或说明")
        self.search.setAccessibleName("搜索批量清单")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.problems = QToolButton()
        self.problems.setText("只看要处理的")
        self.problems.setCheckable(True)
        self.problems.setProperty("filter", True)
        fill_row(self.problems)
        self.problems.setToolTip("收起可以送签的稿件")
        self.problems.toggled.connect(self._narrow)
        self.year = QComboBox()
        self.year.setAccessibleName("年度")
        self.year.currentIndexChanged.connect(self._narrow)
        self.roster_button = QPushButton("对照单位名单（看谁没交）…")
        self.roster_button.setToolTip("选一份单位名单（.xlsx、.csv 或每行一个单位的 .txt），看看还缺谁")
        self.roster_button.clicked.connect(self.roster_asked)
        self.no_roster = QPushButton("不再对照")
        self.no_roster.clicked.connect(self.roster_ended)
        self.export_button = MenuButton()
        self.export_button.setText("导出")
        self.export_button.setToolTip("工作簿、汇总、校对意见单、退回修改通知")
        self.export_bar = ExportBar()
        self._lay_out()
        theme().changed.connect(self._colour)
        self._colour()
        self.clear_years()
        self.set_running(False)
        self.no_roster.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.title)
        top.addWidget(self.status, 1)
        for widget in (self.progress, self.cancel_button, self.export_button, self.again_button):
            top.addWidget(widget)
        tools = QHBoxLayout()
        tools.setContentsMargins(8, 6, 8, 6)
        tools.setSpacing(8)
        tools.addWidget(self.problems)
        tools.addWidget(self.year)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.roster_button)
        tools.addWidget(self.no_roster)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.export_bar)
        layout.addWidget(self.others)
        frame = QFrame(self)
        frame.setObjectName("pane")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(tools)
        inside.addWidget(self.list, 1)
        layout.addWidget(frame, 1)

    def _colour(self) -> None:
        self.status.setStyleSheet(f"color: {colours().muted}")
        self.others.setStyleSheet(f"color: {colours().muted}")
        self.again_button.setIcon(icon("recheck"))
        self.roster_button.setIcon(icon("list"))
        self.model.repaint()

    def _chosen(self, row: BatchRow) -> None:
        self._left_at = max(self.list.currentIndex().row(), 0)
        if row.file:
            self.open_asked.emit(Path(row.file))

    def _narrow(self) -> None:
        self.filter.set_problems(self.problems.isChecked())
        self.filter.set_year(self.year.currentData())
        self.filter.set_text(self.search.text())

    def clear_years(self) -> None:
        """Offer the years that occur among the drafts; the choice stays where it can."""
        chosen = self.year.currentData()
        with QSignalBlocker(self.year):
            self.year.clear()
            self.year.addItem("全部年度", None)
            for year in self.model.years():
                self.year.addItem(f"{year} 年度", year)
            self.year.setCurrentIndex(max(0, self.year.findData(chosen)))
        self.year.setEnabled(self.year.count() > 2)
        self._narrow()

    def begin(self, name: str, root: Path | None) -> None:
        """A new batch; its files are not known yet. Those in the folder ``root`` are named from there."""
        self._root = root
        self.title.setText(f"批量校对　{self.title.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 320)}")
        self.title.setToolTip(plain_tip(name))
        self.model.set_files([])
        self.set_others([])
        self.progress.setRange(0, 0)
        self.set_running(True)

    def set_files(self, files: list[str]) -> None:
        """The drafts of the batch."""
        self.model.set_files(files, self._root)
        self.progress.setRange(0, max(1, len(files)))
        self.progress.setValue(0)
        self.update_status()

    def set_others(self, files: list[str]) -> None:
        """Name the files of the folder that are no drafts and so are not checked."""
        names = [Path(file).name for file in files]
        more = f" 等 {len(names)} 个" if len(names) > _NAMED else ""
        self.others.setText(f"不是稿件、没有校对的文件：{'、'.join(names[:_NAMED])}{more}" if names else "")
        self.others.setToolTip(plain_tip("\n".join(files)))
        self.others.setVisible(bool(names))

    def set_running(self, on: bool) -> None:
        """While drafts are being checked there is a bar and a way to stop."""
        self.progress.setVisible(on)
        self.cancel_button.setVisible(on)
        self.again_button.setVisible(not on)
        self.update_status()

    def step(self) -> None:
        """One more draft is done."""
        self.progress.setValue(self.progress.value() + 1)
        self.update_status()

    def update_status(self) -> None:
        """Say how all of them stand."""
        running = self.cancel_button.isVisibleTo(self)
        done = f"正在校对 {self.progress.value()}/{self.progress.maximum()}　" if running else ""
        self.status.setText(f"{done}{self.model.status_text()}" if self.model.records else "正在查找稿件…")
        if not running:
            announce(self.status, self.status.text())

    def neighbour(self, file: str, by: int) -> str | None:
        """The file below (1) or above (-1) a draft in the list as it is shown; organs that are missing have none."""
        files = [self.filter.index(row, 0).data(BatchRole.ROW).file for row in range(self.filter.rowCount())]
        files = [one for one in files if one]
        if file not in files:
            return None
        place = files.index(file) + by
        return files[place] if 0 <= place < len(files) else None

    def return_to(self, file: str) -> None:
        """Put the keyboard on the list, at the row of a draft; where that is filtered out by now, at the row after it.

        Without a draft of the list, at the row that was current when the list was left, or the first.
        """
        self.list.setFocus()
        model = self.filter
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        own = next((index for index in rows if file and index.data(BatchRole.ROW).file == file), None)
        if own is None and not self.list.currentIndex().isValid() and rows:
            own = rows[min(self._left_at, len(rows) - 1)]
        if own is not None:
            self.list.setCurrentIndex(own)
            self.list.scrollTo(own)
        if not self.list.currentIndex().isValid() and self.filter.rowCount():
            self.list.setCurrentIndex(self.filter.index(0, 0))
