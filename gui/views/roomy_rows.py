"""Rows of wrapped words with room around them, under heads that begin where the words do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_ROOM = QMargins(6, 3, 6, 3)  # logical pixels, besides the 3 that Qt leaves


class RoomyRows(QStyledItemDelegate):
    """As a style sheet would do it, which counts the room only when it paints: a row is then a line too low."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        """The ground of a selected row to the edges of the cell, the words within the room."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(rect, option.palette.highlight())  # type: ignore[attr-defined]
        super().paint(painter, _within(option), index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        """What the words take within the room, and the room."""
        return super().sizeHint(_within(option), index).grownBy(_ROOM)


def _within(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    inner = QStyleOptionViewItem(option)
    rect: QRect = option.rect  # type: ignore[attr-defined]
    inner.rect = rect.marginsRemoved(_ROOM)  # type: ignore[attr-defined]
    return inner
