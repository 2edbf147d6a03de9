"""What changed between two versions of a draft, as a table: place, then, now."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.review.versions import marked
from gui.style.plain_text import plain_tip

if TYPE_CHECKING:
    from core.model.report import Report
    from core.review.versions import CellChange, Changes, TextChange

Index = QModelIndex | QPersistentModelIndex


class ChangeColumn(IntEnum):
    """The columns."""

    PLACE = 0
    BEFORE = 1
    AFTER = 2


class ChangeRole(IntEnum):
    """Roles beyond Qt's own."""

    CHANGE = Qt.ItemDataRole.UserRole + 1


class ChangesModel(QAbstractTableModel):
    """One row per difference, cells first. ``heads`` name the two versions."""

    def __init__(self, parent: QObject | None = None, heads: tuple[str, str] = ("签名时", "现在")) -> None:
        super().__init__(parent)
        self._heads = ("位置", *heads)
        self._rows: list[tuple[str, str, str, CellChange | TextChange]] = []

    def set_changes(self, changes: Changes | None, report: Report | None) -> None:
        """Show these; ``report`` is the later version."""
        self.beginResetModel()
        self._rows = []
        if changes is not None and report is not None:
            for cell in changes.cells:
                place = report.table_spec(cell.place[0]).where(cell.place[1], cell.place[2])
                self._rows.append((place, _cell(cell.before), _cell(cell.after), cell))
            for text in changes.text:
                before, after = marked(text.before, text.after)
                self._rows.append(("正文", before or "（没有这一段）", after or "（已删去）", text))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008 (Qt's own signature)
        """Number of differences."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008
        """Three."""
        return 0 if parent.isValid() else len(ChangeColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Place and the names of the versions."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Texts, what differs in 【】; the difference itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ChangeRole.CHANGE:
            return row[3]
        if role == Qt.ItemDataRole.DisplayRole:
            return row[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(str(row[index.column()]))
        return None


def _cell(text: str | None) -> str:
    return "（没有这一格）" if text is None else text or "（空白）"
