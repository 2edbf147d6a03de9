"""The table model that every flat list of the window is: one record a row, heads in text, nothing to be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Index = QModelIndex | QPersistentModelIndex
Record = TypeVar("Record")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RecordTable(QAbstractTableModel, Generic[Record]):
    """Counts, heads and repainting; a list of its own says what a record shows in :meth:`value`."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = heads
        self._records: Sequence[Record] = ()

    @property
    def records(self) -> Sequence[Record]:
        """The records in the order of the rows."""
        return self._records

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these in place of those shown."""
        self.beginResetModel()
        self._records = records
        self.endResetModel()

    def value(self, record: Record, column: int, role: int) -> Any:
        """What the cell of a record has for a role of Qt's or of the list's own; None where it has nothing."""
        raise NotImplementedError

    def alignment(self, column: int) -> Qt.AlignmentFlag:
        """How a column and its head stand: left unless the list says otherwise."""
        return _LEFT

    def repaint(self, *roles: int) -> None:
        """Ask for every cell anew: colours or what is derived from elsewhere changed, the records did not.

        With ``roles`` only these changed: a list over this one sorts and filters anew only where they are its own.
        """
        if self._records:
            last = self.index(len(self._records) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, list(roles))

    def repaint_rows(self, rows: Iterable[int], *roles: int) -> None:
        """The same for some rows, told in runs of neighbours."""
        run: list[int] = []
        for row in (*sorted(rows), -1):
            if run and row != run[-1] + 1:
                self.dataChanged.emit(self.index(run[0], 0), self.index(run[-1], self.columnCount() - 1), list(roles))
                run = []
            run.append(row)

    def rowCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008 (Qt's own signature)
        """Number of records; a record has no rows below it."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008
        """Number of heads."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Text and side of a column's head."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """What :meth:`value` says of the record in that row."""
        return self.value(self._records[index.row()], index.column(), role) if index.isValid() else None
