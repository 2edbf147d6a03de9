"""Parts of a form that stay in sight while the rest scrolls: its head, its row labels, the corner of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from gui.views.cell_delegate import CellDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QWheelEvent

    from gui.models.cells import CellsModel

_MOST = 0.55  # of the pane's width that row labels may take for good


def plain(view: QTableView, model: CellsModel) -> None:
    """Set a table up as a form: no headers, nothing to edit, smooth scrolling."""
    view.setModel(model)
    view.setItemDelegate(CellDelegate(view, model))
    view.horizontalHeader().hide()
    view.verticalHeader().hide()
    for header in (view.horizontalHeader(), view.verticalHeader()):
        header.setMinimumSectionSize(8)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAcceptDrops(False)
    view.setWordWrap(True)
    view.setTabKeyNavigation(False)


class Frozen(QTableView):
    """A view of a part of its owner's table; it shares the owner's selection and passes wheel events on."""

    is_frozen = True

    def __init__(self, owner: QTableView, model: CellsModel) -> None:
        super().__init__(owner)
        self._owner = owner
        plain(self, model)
        self.setSelectionModel(owner.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.hide()

    @property
    def many_selected(self) -> bool:
        """Whether several cells are selected in the owner."""
        return bool(getattr(self._owner, "many_selected", False))

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        """The wheel scrolls the whole table."""
        self._owner.wheelEvent(event)


class FrozenParts:
    """Head, row labels and corner over one table, placed and scrolled with it.

    ``dress`` lays one of them out as the table is; it is asked only for one that comes into sight.
    """

    def __init__(self, owner: QTableView, model: CellsModel, dress: Callable[[QTableView], None]) -> None:
        self._owner, self._dress = owner, dress
        self._stale: set[Frozen] = set()
        self.head, self.labels, self.corner = (Frozen(owner, model) for _ in range(3))
        self._left = 0  # where the frozen columns begin
        self._top = 0  # where the frozen rows begin
        self._width = 0  # how wide they are
        self._height = 0  # how high the frozen rows are
        owner.verticalScrollBar().valueChanged.connect(self.follow)
        owner.horizontalScrollBar().valueChanged.connect(self.follow)

    def __iter__(self) -> Iterator[Frozen]:
        return iter((self.head, self.labels, self.corner))

    def place(
        self, heights: list[int], widths: list[int], head_rows: int, label_columns: int, *, same: bool = False
    ) -> None:
        """Take the sizes of rows and columns, and how many of them are head and labels; ``same`` as before."""
        if not same:
            self._stale.update(self)
        # A head that would take half of a small pane is in the way: then its last rows stay.
        self._top, self._height = _last(heights[:head_rows], self._owner.viewport().height() // 2)
        self._left, self._width = self.labels_at(widths, label_columns)
        self.follow()

    def labels_at(self, widths: list[int], label_columns: int) -> tuple[int, int]:
        """(where the frozen columns begin, how wide they are): all label columns, or the last where space is short."""
        return _last(widths[:label_columns], self._owner.viewport().width() * _MOST)

    def follow(self) -> None:
        """Position every part for the present scroll offset."""
        pane = self._owner.viewport().geometry()
        x, y = self._owner.horizontalScrollBar().value(), self._owner.verticalScrollBar().value()
        columns = self._width > 0 and x > self._left
        rows = self._height > 0 and y >= self._top
        for part, seen in ((self.head, rows), (self.labels, columns), (self.corner, rows and columns)):
            if seen and part in self._stale:
                self._stale.remove(part)
                self._dress(part)
            part.setVisible(seen)
        self.head.setGeometry(pane.left(), pane.top(), pane.width(), self._height)
        self.labels.setGeometry(pane.left(), pane.top(), self._width, pane.height())
        self.corner.setGeometry(pane.left(), pane.top(), self._width, self._height)
        self.head.horizontalScrollBar().setValue(x)
        self.labels.verticalScrollBar().setValue(y)
        for part in (self.labels, self.corner):
            part.horizontalScrollBar().setValue(self._left)
        for part in (self.head, self.corner):
            part.verticalScrollBar().setValue(self._top)
        for part in (self.labels, self.head, self.corner):
            if part.isVisible():
                part.raise_()
        self._owner.viewport().update()

    @property
    def covered(self) -> tuple[int, int]:
        """Pixels at the left and at the top of the pane that are covered now."""
        return (self._width if self.labels.isVisible() else 0, self._height if self.head.isVisible() else 0)


def _last(sizes: list[int], room: float) -> tuple[int, int]:
    """(where they begin, their sum) of as many of the last sizes as the room holds; (0, 0) if not even one."""
    for first in range(len(sizes)):
        if sum(sizes[first:]) <= room:
            return sum(sizes[:first]), sum(sizes[first:])
    return 0, 0
