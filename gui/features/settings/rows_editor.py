"""Editing a small table of texts: choices by a list, rows added and removed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.features.settings.rows_model import Field, RowsModel
from gui.style.plain_text import PlainLabel

Index = QModelIndex | QPersistentModelIndex
_TRIGGERS = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.SelectedClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


class ChoiceDelegate(QStyledItemDelegate):
    """Fields with choices are edited by a list of them."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index, /) -> QWidget:
        """A list, or the usual line."""
        model = index.model()
        assert isinstance(model, RowsModel)
        field = model.fields[index.column()]
        if not field.choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for value, text in field.choices:
            box.addItem(text, value)
        box.activated.connect(lambda _index: (self.commitData.emit(box), self.closeEditor.emit(box)))
        return box

    def setEditorData(self, editor: QWidget, index: Index, /) -> None:
        """The value of now."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index, /) -> None:
        """The value chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


class RowsEditor(QWidget):
    """A table of entries with buttons to add and remove them."""

    def __init__(self, fields: tuple[Field, ...], title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowsModel(fields, self)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(ChoiceDelegate(self.view))
        self.view.setAccessibleName(title)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(_TRIGGERS)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.setTabKeyNavigation(False)
        self.add_button = QPushButton("添加一条")
        self.add_button.clicked.connect(self._add)
        self.remove_button = QPushButton("删除所选")
        self.remove_button.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(title), 1)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)

    def _add(self) -> None:
        index = self.model.add()
        self.view.setCurrentIndex(index)
        self.view.edit(index)

    def _remove(self) -> None:
        self.model.remove([index.row() for index in self.view.selectionModel().selectedRows()])
