"""A small editable table of texts: one field a column, one entry a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.style.plain_text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
Row = dict[str, str]


@dataclass(frozen=True)
class Field:
    """A column. ``choices`` are (value, text) pairs; without them it is free text. ``fresh`` is what a new row has."""

    key: str
    head: str
    tip: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    fresh: str = ""


class RowsModel(QAbstractTableModel):
    """``edited`` is emitted when the user has changed something."""

    edited = Signal()

    def __init__(self, fields: Sequence[Field], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields = tuple(fields)
        self._rows: list[Row] = []

    @property
    def rows(self) -> list[Row]:
        """All rows, incomplete ones too."""
        return [dict(row) for row in self._rows]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        if [dict(row) for row in rows] != self._rows:
            self.beginResetModel()
            self._rows = [dict(row) for row in rows]
            self.endResetModel()

    def add(self) -> QModelIndex:
        """A new row at the end; the index of its first field."""
        place = len(self._rows)
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows.append({field.key: field.fresh for field in self.fields})
        self.endInsertRows()
        return self.index(place, 0)

    def remove(self, places: Sequence[int]) -> None:
        """Take rows away."""
        for place in sorted(set(places), reverse=True):
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[place]
            self.endRemoveRows()
        self.edited.emit()

    def rowCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008 (Qt's own signature)
        """Number of entries."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008
        """Number of fields."""
        return 0 if parent.isValid() else len(self.fields)

    def flags(self, index: Index, /) -> Qt.ItemFlag:
        """Everything can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Names of the fields."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.fields[section].head
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.fields[section].tip)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """The text shown, or for editing the value."""
        if not index.isValid():
            return None
        field = self.fields[index.column()]
        value = self._rows[index.row()].get(field.key, "")
        if role == Qt.ItemDataRole.EditRole:
            return value
        if role == Qt.ItemDataRole.DisplayRole:
            return dict(field.choices).get(value, value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(field.tip) or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole, /) -> bool:
        """Change one field."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        key, text = self.fields[index.column()].key, str(value).strip()
        if self._rows[index.row()].get(key) != text:
            self._rows[index.row()][key] = text
            self.dataChanged.emit(index, index)
            self.edited.emit()
        return True
