"""Parts of a form that stay in sight while the rest scrolls: its head, its row labels, the corner of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from gui.views.cell_delegate import CellDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QModelIndex
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
    view.setShowGrid(False)  # Qt's leaves stubs of lines along the edge of merged cells; each cell draws its own
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

    Each is a view of its own, with a dozen widgets in it, and most are never scrolled into need: one is made when it
    comes into sight for the first time. ``dress`` lays it out as the table is; ``clicked`` is told of a click on it.
    """

    def __init__(
        self,
        owner: QTableView,
        model: CellsModel,
        dress: Callable[[QTableView], None],
        clicked: Callable[[QModelIndex], None],
    ) -> None:
        self._owner, self._model, self._dress, self._clicked = owner, model, dress, clicked
        self._made: dict[str, Frozen] = {}
        self._stale: set[Frozen] = set()
        self._left = 0  # where the frozen columns begin
        self._top = 0  # where the frozen rows begin
        self._width = 0  # how wide they are
        self._height = 0  # how high the frozen rows are
        owner.verticalScrollBar().valueChanged.connect(self.follow)
        owner.horizontalScrollBar().valueChanged.connect(self.follow)

    def __iter__(self) -> Iterator[Frozen]:
        """Those made so far."""
        return iter(self._made.values())

    @property
    def head(self) -> Frozen:
        """The rows of the head."""
        return self._part("head")

    @property
    def labels(self) -> Frozen:
        """The columns of the labels."""
        return self._part("labels")

    @property
    def corner(self) -> Frozen:
        """Where both meet."""
        return self._part("corner")

    def _part(self, name: str) -> Frozen:
        part = self._made.get(name)
        if part is None:
            part = self._made[name] = Frozen(self._owner, self._model)
            part.clicked.connect(self._clicked)
            self._stale.add(part)
        return part

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
        for name, seen in (("head", rows), ("labels", columns), ("corner", rows and columns)):
            part = self._part(name) if seen else self._made.get(name)
            if part is None:
                continue
            if seen and part in self._stale:
                self._stale.remove(part)
                self._dress(part)
            part.setVisible(seen)
            width = pane.width() if name == "head" else self._width
            part.setGeometry(pane.left(), pane.top(), width, pane.height() if name == "labels" else self._height)
            part.horizontalScrollBar().setValue(x if name == "head" else self._left)
            part.verticalScrollBar().setValue(y if name == "labels" else self._top)
        for name in ("labels", "head", "corner"):
            if name in self._made and self._made[name].isVisible():
                self._made[name].raise_()
        self._owner.viewport().update()

    @property
    def covered(self) -> tuple[int, int]:
        """Pixels at the left and at the top of the pane that are covered now."""
        labels, head = (name in self._made and self._made[name].isVisible() for name in ("labels", "head"))
        return (self._width if labels else 0, self._height if head else 0)


def _last(sizes: list[int], room: float) -> tuple[int, int]:
    """(where they begin, their sum) of as many of the last sizes as the room holds; (0, 0) if not even one."""
    for first in range(len(sizes)):
        if sum(sizes[first:]) <= room:
            return sum(sizes[:first]), sum(sizes[first:])
    return 0, 0
