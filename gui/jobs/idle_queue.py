"""Work that is done piece by piece, so that between two pieces the window answers to keys and mouse."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

#: Something to do at once, or in pieces: then it answers with an iterator that does the next piece at each step.
Work = Callable[[], Iterator[object] | None]


def at_once(work: Work) -> None:
    """Do all of it now."""
    for _ in work() or ():
        pass


class Turns(QObject):
    """Does one piece in each turn of the event loop, one work after the other.

    Shots of zero milliseconds would not do: Qt takes all of them, those that they call for included, in one turn.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Work] = deque()
        self._begun: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def add(self, work: Work) -> None:
        """Do it after what is waiting already."""
        self._waiting.append(work)
        self._timer.start()

    @property
    def idle(self) -> bool:
        """True when nothing is waiting."""
        return not self._timer.isActive()

    def drop(self) -> None:
        """Forget what is waiting."""
        self._waiting.clear()
        self._begun = None
        self._timer.stop()

    def _turn(self) -> None:
        begun, self._begun = self._begun, None
        if begun is None and self._waiting:
            begun = self._waiting.popleft()()
        elif begun is not None and next(begun, self) is self:
            begun = None
        self._begun = begun
        if begun is None and not self._waiting:
            self._timer.stop()
