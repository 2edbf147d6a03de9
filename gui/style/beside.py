"""Where a window opens that speaks of places in the draft: beside them, never over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, QObject, QRect, QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.state.settings import Settings

_TITLE = QMargins(4, 34, 4, 4)  # frame of a window that has not been shown yet, in logical pixels
_LEAST = 220  # lower than this a list shows too little to open below the work
_SHARE = 0.44  # of the work's height: what lies below source and tables


def beside(work: QRect, free: QRect, size: QSize) -> QRect:
    """The place of a new window, inside its frame: right, left or below of the work, else over its lower part.

    ``work`` is the frame of the window with the draft, ``free`` what its screen has free, ``size`` what is wished for.
    The lower part of the work has the list of findings; source and tables stay in sight.
    """
    across = size.width() + _TITLE.left() + _TITLE.right()
    below = free.bottom() - work.bottom() - _TITLE.top() - _TITLE.bottom()
    top = max(work.top(), free.top()) + _TITLE.top()
    height = min(size.height(), free.bottom() - top - _TITLE.bottom())
    if free.right() - work.right() >= across:
        return QRect(work.right() + 1 + _TITLE.left(), top, size.width(), height)
    if work.left() - free.left() >= across:
        return QRect(work.left() - _TITLE.right() - size.width(), top, size.width(), height)
    width = min(size.width(), free.width() - _TITLE.left() - _TITLE.right())
    if below >= _LEAST:
        height = min(size.height(), below)
        top = work.bottom() + 1 + _TITLE.top()
    else:
        height = min(size.height(), round(work.height() * _SHARE) - _TITLE.top())
        top = min(work.bottom(), free.bottom()) - _TITLE.bottom() - height
    left = work.center().x() - width // 2
    left = max(free.left() + _TITLE.left(), min(left, free.right() - _TITLE.right() - width))
    return QRect(left, top, width, height)


class BesideTheWork(QObject):
    """Places a window when it is first shown, and remembers under a name where the user has put it."""

    def __init__(self, window: QWidget, work: QWidget, settings: Settings, name: str) -> None:
        super().__init__(window)
        self._window, self._work, self._settings, self._name = window, work, settings, name
        self._placed = False
        self._given = QRect()  # the place that was given, not chosen
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Before it is seen it has its place; when it goes its place is kept."""
        if event.type() is QEvent.Type.Show and not event.spontaneous() and not self._placed:
            self._place()
        elif event.type() is QEvent.Type.Hide and self._placed and self._window.geometry() != self._given:
            self._settings.set_state(self._name, self._window.saveGeometry())
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self._placed = True
        kept = self._settings.state(self._name)
        if kept is not None and self._window.restoreGeometry(kept):  # Qt brings it onto the screens of today
            self._given = self._window.geometry()
            return
        free = self._work.screen().availableGeometry()
        self._window.setGeometry(beside(self._work.frameGeometry(), free, self._window.size()))
        self._given = self._window.geometry()
