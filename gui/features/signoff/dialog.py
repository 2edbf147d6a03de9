"""The dialog of signatures: sign this version, see who signed which one, and what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.review.signoff import Role
from gui.models.changes import ChangeRole, ChangesModel
from gui.state.listed_findings import Kind
from gui.style.dialog import Dialog
from gui.style.plain_text import PlainLabel
from gui.style.theme import base_font, colours, scaled
from gui.views.roomy_rows import RoomyRows

if TYPE_CHECKING:
    from core.model.report import Report
    from core.review.signoff import SignOff


_ROWS = 6  # signatures in sight; more are scrolled to
_WIDTH, _TALL = 720, 520  # logical pixels; so tall only where changes are listed


class SignOffDialog(Dialog):
    """``signed(name, Role)`` when somebody signs, ``chosen(CellChange | TextChange)`` when a difference is picked."""

    signed = Signal(str, object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("签名")
        self.resize(_WIDTH, _TALL)
        self._history: tuple[SignOff, ...] = ()
        self._report: Report | None = None
        self.what = PlainLabel()
        self.what.setFont(scaled(base_font(), 1.1, bold=True))
        self.what.setWordWrap(True)
        self.verdict = PlainLabel()
        self.verdict.setWordWrap(True)
        self.hindrance = PlainLabel()
        self.hindrance.setWordWrap(True)
        self.name = QLineEdit()
        self.name.setMaxLength(40)
        self.name.setPlaceholderText("姓名")
        self.name.setAccessibleName("签名人的姓名")
        self.role = QComboBox()
        self.role.setAccessibleName("签名的身份")
        for role in Role:
            self.role.addItem(role.label, role)
        self.sign_button = QPushButton("签名")
        self.sign_button.setProperty("primary", True)
        self.sign_button.setAutoDefault(False)
        self.sign_button.setAccessibleDescription("为这一版稿件签名，记在本机")
        row = QHBoxLayout()
        row.addWidget(self.role)
        row.addWidget(self.name, 1)
        row.addWidget(self.sign_button)
        form = QFormLayout()
        form.addRow("身份和姓名", row)
        self.history_title = PlainLabel("签名记录")
        self.history_title.setFont(scaled(base_font(), 1.0, bold=True))
        self.history = QListWidget()
        self.history.setAccessibleName("这份稿件的签名记录")
        self.history.setAccessibleDescription("上下键选择一次签名，下面列出其后的改动")
        self.state = PlainLabel()
        self.state.setWordWrap(True)
        self.changes_model = ChangesModel(self)
        self.changes = QTableView()
        self.changes.setModel(self.changes_model)
        self.changes.setItemDelegate(RoomyRows(self.changes))
        self.changes.setAccessibleName("签名以后的改动")
        self.changes.setAccessibleDescription("按回车到稿件中的这一处")
        self.changes.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.changes.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.changes.setWordWrap(True)
        self.changes.verticalHeader().hide()
        self.changes.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.changes.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.changes.setTabKeyNavigation(False)
        close = QPushButton("关闭")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for widget in (self.what, self.verdict, self.hindrance):
            layout.addWidget(widget)
        layout.addLayout(form)
        for widget in (self.history_title, self.history, self.state):
            layout.addWidget(widget)
        layout.addWidget(self.changes, 1)
        layout.addStretch(0)  # without a history the lines stand together at the top
        layout.addLayout(bottom)
        self.sign_button.clicked.connect(self._sign)
        self.name.returnPressed.connect(self.sign_button.click)
        self.name.textChanged.connect(lambda _text: self._enable())
        self.history.currentRowChanged.connect(self._show_changes)
        self.changes.activated.connect(self._choose)

    def show_draft(self, report: Report, what: str, verdict: str, hindrance: str, history: tuple[SignOff, ...]) -> None:
        """Take up a draft as it stands: what would be signed, what stands in the way, who has signed before."""
        self._report, self._history = report, history
        self.what.setText(what)
        self.verdict.setText(f"结论：{verdict}。")
        self.hindrance.setText(hindrance)
        self.hindrance.setStyleSheet(f"color: {colours().tone(Kind.ERROR).text}")
        self.hindrance.setVisible(bool(hindrance))
        self.history.clear()
        for signature in history:
            void = "，其后稿件有改动" if signature.changes(report) else ""
            self.history.addItem(f"{signature.line}{void}")
        rows = min(max(len(history), 2), _ROWS)
        self.history.setMaximumHeight(rows * (self.history.fontMetrics().height() + 4) + 8)
        self.history_title.setText("签名记录" if history else "还没有人签过这份稿件")
        for widget in (self.history, self.state):
            widget.setVisible(bool(history))
        self._enable()
        self.history.setCurrentRow(0 if history else -1)
        self._show_changes(self.history.currentRow())
        self._fit()

    def _enable(self) -> None:
        self.sign_button.setEnabled(self.hindrance.text() == "" and bool(self.name.text().strip()))

    def _sign(self) -> None:
        self.signed.emit(self.name.text(), Role(self.role.currentData()))

    def _show_changes(self, row: int) -> None:
        signature = self._history[row] if 0 <= row < len(self._history) else None
        changes = signature.changes(self._report) if signature and self._report else None
        self.changes_model.set_changes(changes, self._report)
        if signature is None or self._report is None:
            self.state.clear()
        elif changes:
            self.state.setText(f"签名以后稿件有改动，这次签名不再有效：{changes.sentence(self._report.form)}。")
        else:
            self.state.setText(f"签名以后稿件没有改动。签名时的结论：{signature.verdict}。")
        self.changes.setVisible(bool(changes))  # the table and its room only where there is something to list
        if changes and self.height() < _TALL:
            self._fit()

    def _fit(self) -> None:
        """As high as what is shown: a signature that holds, or none at all, leaves no empty space below."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            height = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else 0
            self.resize(self.width(), max(self.height(), _TALL) if self.changes_model.rowCount() else height)

    def _choose(self, index: QModelIndex) -> None:
        change = index.data(ChangeRole.CHANGE)
        if change is not None:
            self.chosen.emit(change)
