"""A table whose rows are chosen by the user only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker
from PySide6.QtWidgets import QTableView

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent


class CalmTable(QTableView):
    """Getting the keyboard makes no row current; the current row stays in sight when the table becomes smaller."""

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Qt would make the first row current where none is, without selecting it."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
            return
        with QSignalBlocker(self.selectionModel()):
            super().focusInEvent(event)
            self.setCurrentIndex(QModelIndex())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """A line of news above it, or another size of the window, takes room from it."""
        index = self.currentIndex()
        row = self.visualRect(index)
        seen = index.isValid() and row.top() >= 0 and row.bottom() <= event.oldSize().height()
        super().resizeEvent(event)
        if seen:
            self.scrollTo(index)
