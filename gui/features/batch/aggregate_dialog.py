"""Asks for the government's own summary report, which may be left out, before the sums are made."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.load.formats import dialog_filter
from gui.style.dialog import Dialog
from gui.style.plain_text import PlainLabel

_DRAFTS = dialog_filter("年度报告")


class AggregateDialog(Dialog):
    """``against`` is the file chosen, "" for none."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("汇总各单位的报告")
        self._folder = folder
        told = PlainLabel(
            "把清单里各单位报告的三张表逐格相加，写成一份工作簿。\n"
            "选了本级政府的汇总报告，还会逐格比对，不符的写明先核对哪一家；不选则只相加。"
        )
        self.against_edit = QLineEdit()
        self.against_edit.setReadOnly(True)
        self.against_edit.setPlaceholderText("不比对")
        self.against_edit.setAccessibleName("本级政府的汇总报告")
        self.choose_button = QPushButton("选择汇总报告…")
        self.choose_button.clicked.connect(self._choose)
        self.clear_button = QPushButton("不比对")
        self.clear_button.clicked.connect(self.against_edit.clear)
        row = QHBoxLayout()
        row.addWidget(self.against_edit, 1)
        row.addWidget(self.choose_button)
        row.addWidget(self.clear_button)
        self.buttons = QDialogButtonBox()
        self.buttons.addButton("汇总并保存…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(told)
        column.addLayout(row)
        column.addWidget(self.buttons)
        self.setMinimumWidth(560)

    @property
    def against(self) -> str:
        """The summary report's file."""
        return self.against_edit.text()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择本级政府的汇总报告", self._folder, _DRAFTS)
        if name:
            self.against_edit.setText(name)
