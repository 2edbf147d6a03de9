"""Long work done in small steps in the idle time of the event loop, so that the window answers in between."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

#: A function that does everything at once, or returns an iterator that does one step each time it is advanced.
Work = Callable[[], Iterator[object] | None]
#: How work is done: at once, or in steps later.
RunLater = Callable[[Work], object]


def run_now(work: Work) -> None:
    """Run all steps of the work before returning."""
    for _ in work() or ():
        pass


class IdleQueue(QObject):
    """Runs one step in each turn of the event loop, one piece of work after the other.

    Single shots of zero milliseconds would not do: Qt runs all of them, and those they start, in one turn.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Work] = deque()
        self._started: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._run_step)

    def add(self, work: Work) -> None:
        """Run it after the work that is waiting already."""
        self._waiting.append(work)
        self._timer.start()

    @property
    def idle(self) -> bool:
        """True when nothing is waiting."""
        return not self._timer.isActive()

    def drop(self) -> None:
        """Discard the work that is waiting."""
        self._waiting.clear()
        self._started = None
        self._timer.stop()

    def _run_step(self) -> None:
        started, self._started = self._started, None
        if started is None and self._waiting:
            started = self._waiting.popleft()()
        elif started is not None and next(started, self) is self:
            started = None
        self._started = started
        if started is None and not self._waiting:
            self._timer.stop()
