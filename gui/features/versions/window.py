"""The window with what changed between two versions: place, then, now; a click leads to the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout

from gui.models.changes import ChangeRole, ChangesModel
from gui.style.dialog import Dialog
from gui.style.plain_text import PlainLabel
from gui.style.theme import base_font, scaled
from gui.views.calm_table import CalmTable
from gui.views.copying import copy_table, selected_rows
from gui.views.roomy_rows import RoomyRows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.model.report import Report
    from core.review.versions import Changes


class VersionsWindow(Dialog):
    """Stays open beside the work. ``chosen(CellChange | TextChange)`` when a difference is picked, ``cancelled``."""

    chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("两个版本的不同")
        self.resize(820, 520)
        self.what = PlainLabel()
        self.what.setWordWrap(True)
        self.sentence = PlainLabel()
        self.sentence.setFont(scaled(base_font(), 1.1, bold=True))
        self.sentence.setWordWrap(True)
        self.model = ChangesModel(self, ("前一版", "现在"))
        self.table = table = CalmTable()
        table.setModel(self.model)
        table.setItemDelegate(RoomyRows(table))
        table.setAccessibleName("两个版本的不同")
        table.setAccessibleDescription("上下键选择一处，稿件中显示它的位置")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._choose)
        table.clicked.connect(self._choose)
        copy = QAction("复制所选行", self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        table.addAction(copy)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.cancel_button = QPushButton("取消")
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.setToolTip("不再读取另一版本")
        self.cancel_button.clicked.connect(self.cancelled)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.setToolTip("关闭这个窗口")
        close.clicked.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self.cancel_button)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.what)
        layout.addWidget(self.sentence)
        layout.addWidget(table, 1)
        layout.addLayout(bottom)

    def begin(self, what: str) -> None:
        """Another comparison is under way; ``what`` names the two versions."""
        self._tell(what, "正在比较…", None, None)
        self.cancel_button.show()
        self.show()
        self.raise_()
        self.activateWindow()
        self.table.setFocus()

    def end(self, what: str, sentence: str, changes: Changes | None = None, report: Report | None = None) -> None:
        """It is done, or came to nothing; ``report`` is the later version."""
        self._tell(what, sentence, changes, report)
        self.cancel_button.hide()

    def _tell(self, what: str, sentence: str, changes: Changes | None, report: Report | None) -> None:
        self.what.setText(what)
        self.sentence.setText(sentence)
        self.model.set_changes(changes, report)
        self.table.setVisible(bool(changes))

    def copy(self) -> None:
        """Copy the selected rows."""
        columns = range(self.model.columnCount())
        heads = [str(self.model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        copy_table(selected_rows(self.table.selectionModel(), heads))

    def _choose(self, index: QModelIndex) -> None:
        change = index.data(ChangeRole.CHANGE)
        if change is not None:
            self.chosen.emit(change)
