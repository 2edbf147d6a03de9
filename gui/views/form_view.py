"""One of the three forms as a table: merged cells, shared widths, frozen head and labels, sums of dragged cells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from core.forms.keys import TableKey
from core.review.selection import tally
from gui.style.theme import base_font, scaled
from gui.views.cell_delegate import ONE_LINE, badge_width, change_font, height_for
from gui.views.copying import copy_table, selected_rows
from gui.views.frozen import FrozenParts, plain

if TYPE_CHECKING:
    from core.forms.grid_notation import LayoutCell
    from gui.models.cells import CellsModel
    from gui.state.session import Session

# Relative widths of the columns of the three forms' grids: labels need room, numbers little.
_NARROW = 1.0
_LABELS: dict[str, tuple[float, ...]] = {
    TableKey.REQUESTS: (1.05, 1.35, 3.6),
    TableKey.PROACTIVE: (2.2,),
    TableKey.REVIEW_LITIGATION: (),
}
_MIN_NUMBER = 34
_ZOOM = (0.75, 2.0)


class FormView(QTableView):
    """A table of the form. Columns share the width; merged cells are spans; head and row labels stay in sight.

    Dragging, or Shift and the arrows, selects cells; what they add up to goes to the status line.
    """

    def __init__(self, model: CellsModel, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._zoom = 1.0
        self.by_keyboard = False  # the delegate shows the current cell only then
        self.many_selected = False  # more than the place of a click; only then the selection is drawn
        self.model_ = model
        self.setAccessibleDescription("方向键移动，回车选中这一格的问题，按住 Shift 再按方向键选几格求和")
        plain(self, model)
        self._sizes: tuple[list[int], list[int]] = ([], [])  # of rows and columns
        self._width = 0  # of the pane for which these were worked out
        self.frozen = FrozenParts(self, model, self._dress, self._clicked)
        self.clicked.connect(self._clicked)
        self._stale = False  # a table out of sight is laid out when it comes into sight
        model.modelReset.connect(self._reset)

    def _clicked(self, index: QModelIndex) -> None:
        if self.many_selected or not index.isValid():
            return
        key = self.model_.key_at(index)
        locations = self._session.locations
        self._session.click(self.model_.findings_at(index), locations.of_cell(*key) if key and locations else None)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection, /) -> None:
        """Report the sum of the selected cells."""
        super().selectionChanged(selected, deselected)
        chosen = self.selectedIndexes()
        many = self.model_.anchors_among(chosen) > 1
        if many != self.many_selected:  # else Qt paints the cells that came or went, and no others
            self.many_selected = many
            self.viewport().update()
        self._session.cells_selected.emit(tally(self.model_.cells_at(chosen)).sentence)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Arrows move over the cells; Enter and Space select the finding at the current one."""
        self.by_keyboard = True
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_table(selected_rows(self.selectionModel()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._clicked(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and self.many_selected:
            self.clearSelection()
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """By keyboard one arrives at the cell that is looked at, not at the corner."""
        index = self.model_.selected_index()
        if event.reason() is not Qt.FocusReason.MouseFocusReason and index.isValid() and not self.many_selected:
            self.by_keyboard = True
            self.setCurrentIndex(index)
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Leave keyboard mode."""
        self.by_keyboard = False
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Nothing is painted that has not been laid out."""
        self.ready()
        super().paintEvent(event)

    def _reset(self) -> None:
        self._stale = True
        if self._is_seen:
            self.lay_out()

    @property
    def _is_seen(self) -> bool:
        """False while it is out of sight, or while one draft gives way to another and nothing is painted."""
        return self.isVisible() and self.updatesEnabled()

    def showEvent(self, event: QShowEvent, /) -> None:
        """Lay out a table that was out of sight until now."""
        super().showEvent(event)
        if self._is_seen:
            self.ready()

    def ready(self) -> None:
        """Lay the table out if that is still to be done."""
        if self._stale:
            self.lay_out()

    def lay_out(self) -> None:
        """Merge cells and distribute the width among the columns; the cell that is looked at stays in sight."""
        stale, looked_at = self._stale, self.model_.selected_index()
        if not stale:
            looked_at = self._looked_at(self.viewport().size()) or QModelIndex()
        self._stale, self._width = False, 0
        self.setFont(scaled(base_font(), 0.95 * self._zoom))
        self._merge(self)
        self._share()
        if looked_at.isValid() and not self.many_selected:  # of a table out of sight it was not in sight yet
            self.reveal([looked_at])

    @property
    def sees_selected(self) -> bool:
        """True while the cell that is pointed at or at fault is in sight."""
        return self._looked_at(self.viewport().size()) is not None

    def _looked_at(self, size: QSize) -> QModelIndex | None:
        """The cell pointed at or at fault, where it is in sight in a pane of that size."""
        index = self.model_.selected_index()
        if not index.isValid() or self.many_selected:
            return None
        return index if QRect(QPoint(0, 0), size).intersects(self.visualRect(index)) else None

    def _merge(self, view: QTableView) -> None:
        view.clearSpans()
        for cell in self.model_.layout:
            if cell.rowspan > 1 or cell.colspan > 1:
                view.setSpan(cell.row, cell.col, cell.rowspan, cell.colspan)

    def _size(self, view: QTableView) -> None:
        for row, height in enumerate(self._sizes[0]):
            view.setRowHeight(row, height)
        for column, width in enumerate(self._sizes[1]):
            view.setColumnWidth(column, width)
        view.updateGeometries()  # the scroll bars' ranges are needed at once, not at the next turn of events

    def _dress(self, part: QTableView) -> None:
        """Lay a frozen part out as the table is."""
        part.setFont(self.font())
        self._merge(part)
        self._size(part)

    def _share(self) -> None:
        count = self.model_.columnCount()
        if not count:
            self.frozen.place([], [], 0, 0)
            return
        same = self._width == self.viewport().width()
        if not same:
            self._width = self.viewport().width()
            self._sizes = self._worked_out(count)
            self._size(self)
        heights, widths = self._sizes
        self.frozen.place(heights, widths, self.model_.head_rows, self.model_.label_columns, same=same)

    def _worked_out(self, count: int) -> tuple[list[int], list[int]]:
        """Heights of the rows and widths of so many columns."""
        labels = _LABELS.get(self.model_.key, ())
        shares = [labels[i] if i < len(labels) else _NARROW for i in range(count)]
        unit = max(self.viewport().width() / sum(shares), _MIN_NUMBER * self._zoom)
        edges = [round(unit * sum(shares[:i])) for i in range(count + 1)]
        widths = [b - a for a, b in pairwise(edges)]
        return self._heights(widths), widths

    def _heights(self, widths: list[int]) -> list[int]:
        """Rows as tall as their wrapped labels; a label over several rows needs only their sum."""
        metrics = QFontMetricsF(self.font())
        least = int(metrics.height()) + 9
        if self.model_.compared:  # the difference from last year stands under the number
            least += int(QFontMetricsF(change_font(self.font())).height()) - 2
        heights = [least] * self.model_.rowCount()
        for cell, text, faults in self.model_.wrapping(ONE_LINE):
            badge = badge_width(self.font(), faults) if not cell.key else 0.0
            need = height_for(text, self.font(), self._seen_width(cell, widths), badge)
            have = sum(heights[cell.row : cell.row + cell.rowspan])
            if need > have:
                heights[cell.row + cell.rowspan - 1] += need - have
        return heights

    def _seen_width(self, cell: LayoutCell, widths: list[int]) -> int:
        """The width available to a cell's text: of a label only the part that stays in sight when frozen."""
        left, right = sum(widths[: cell.col]), sum(widths[: cell.col + cell.colspan])
        if not cell.key and cell.col < self.model_.label_columns and sum(widths) > self.viewport().width():
            begin, width = self.frozen.labels_at(widths, self.model_.label_columns)
            seen = min(right, begin + width) - max(left, begin)
            return seen if seen > 0 else right - left
        return right - left

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Distribute the new width; the cell that is looked at stays in sight."""
        super().resizeEvent(event)
        if not self._is_seen or self._stale:
            self._stale = True
            return
        # A pane that comes into sight has no width at first, in which nothing was in sight.
        looked_at = self.model_.selected_index() if event.oldSize().isEmpty() else self._looked_at(event.oldSize())
        self._share()
        if looked_at is not None and looked_at.isValid() and not self.many_selected:
            self.reveal([looked_at])

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """Ctrl and wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps; 0 is the size at the start."""
        self._zoom = min(max(self._zoom * 1.1**steps, _ZOOM[0]), _ZOOM[1]) if steps else 1.0
        self.lay_out()

    def reveal(self, indexes: list[QModelIndex]) -> None:
        """Scroll cells into sight, at least the first of them, clear of the frozen head and labels."""
        if not indexes:
            return
        self.ready()
        for index in reversed(indexes):
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        rect = self.visualRect(indexes[0])
        left, top = self.frozen.covered
        if rect.top() < top and indexes[0].row() >= self.model_.head_rows:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - (top - rect.top()))
        if rect.left() < left and indexes[0].column() >= self.model_.label_columns:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - (left - rect.left()))
