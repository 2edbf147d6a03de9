"""How large the window is when it opens: what the screen it opens on has free, and no more than is comfortable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRect, QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

#: Larger than this no window opens by itself, in logical pixels: lines of text become too long to read.
COMFORTABLE = QSize(1440, 900)
#: Smaller than this no window gets: a screen of 1366x768 at 200 percent has 683x384, less task bar and title.
SMALLEST = QSize(678, 300)
_FRAME = QMargins(1, 32, 1, 1)  # of a window that has not been shown yet; systems draw titles of 24 to 32 pixels


def first_place(free: QRect) -> QRect:
    """Where the inside of a new window goes, in the middle of a screen's free part."""
    room = free.marginsRemoved(_FRAME)
    size = COMFORTABLE.boundedTo(room.size())
    place = QRect(room.topLeft(), size)
    place.moveCenter(room.center())
    return place


def fills(free: QRect) -> bool:
    """True where the comfortable size would leave no room around it: then the window opens maximised."""
    room = free.marginsRemoved(_FRAME).size()
    return room.width() < COMFORTABLE.width() or room.height() < COMFORTABLE.height()


def fitted(place: QRect, free: QRect) -> QRect:
    """A remembered place, moved and made smaller as far as the screen of today asks for."""
    room = free.marginsRemoved(_FRAME)
    size = place.size().boundedTo(room.size()).expandedTo(SMALLEST)
    left = min(max(place.left(), room.left()), max(room.left(), room.right() + 1 - size.width()))
    top = min(max(place.top(), room.top()), max(room.top(), room.bottom() + 1 - size.height()))
    return QRect(left, top, size.width(), size.height())


def place_window(window: QWidget, remembered: bool) -> None:
    """Give a window that is not shown yet its place on the screen it opens on."""
    free = window.screen().availableGeometry()
    if remembered:
        if not window.isMaximized() and not window.isFullScreen():
            window.setGeometry(fitted(window.geometry(), free))
        return
    window.setGeometry(first_place(free))
    if fills(free):
        window.setWindowState(window.windowState().WindowMaximized)
