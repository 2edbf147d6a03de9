"""Checks in the background: one at a time, cancellable, late results dropped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.check import Checked, check_file
from core.errors import Cancelled
from core.progress import Progress

CheckFunction = Callable[[Path, Progress], Checked]

_INTERVAL = 0.05  # seconds between two progress reports of one stage


class _Job:
    """One check. It talks to the dispatcher through its signals only."""

    def __init__(self, number: int, path: Path, check: CheckFunction, owner: Dispatcher) -> None:
        self.number = number
        self.path = path
        self.cancelled = threading.Event()
        self._check = check
        self._owner = owner
        self._last = ("", 0.0)

    def run(self) -> None:
        """Do the check; every end of it is a signal."""
        try:
            checked = self._check(self.path, self._progress)
            if self.cancelled.is_set():
                raise Cancelled
        except Cancelled:
            self._owner.stopped.emit(self.number)
        except Exception as error:
            self._owner.broken.emit(self.number, error)
        else:
            self._owner.done.emit(self.number, checked)

    def _progress(self, stage: str, fraction: float) -> None:
        if self.cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if stage != self._last[0] or now - self._last[1] >= _INTERVAL:
            self._last = (stage, now)
            self._owner.advanced.emit(self.number, stage, fraction)


class Dispatcher(QObject):
    """Starts checks and reports on the newest one only.

    Signals carry the path of the check: ``progressed(path, stage, fraction)``, ``finished(path, Checked)``,
    ``failed(path, exception)``, ``cancelled(path)``.
    """

    progressed = Signal(object, str, float)
    finished = Signal(object, object)
    failed = Signal(object, object)
    cancelled = Signal(object)

    # Emitted by jobs in their own threads; Qt carries them over.
    advanced = Signal(int, str, float)
    done = Signal(int, object)
    broken = Signal(int, object)
    stopped = Signal(int)

    def __init__(
        self, parent: QObject | None = None, *, pool: Executor | None = None, check: CheckFunction = check_file
    ) -> None:
        super().__init__(parent)
        # Two threads: a check that was cancelled may take a moment to notice.
        self._pool = pool or ThreadPoolExecutor(2, thread_name_prefix="check")
        self._check = check
        self._number = 0
        self._jobs: dict[int, _Job] = {}
        self.advanced.connect(self._advanced)
        self.done.connect(self._done)
        self.broken.connect(self._broken)
        self.stopped.connect(self._stopped)

    @property
    def busy(self) -> bool:
        """True while the newest check runs."""
        return self._number in self._jobs

    def start(self, path: Path) -> None:
        """Check a draft; one that is still running is cancelled and never heard of again."""
        for job in self._jobs.values():
            job.cancelled.set()
        self._number += 1
        job = _Job(self._number, path, self._check, self)
        self._jobs[job.number] = job
        self._pool.submit(job.run)

    def cancel(self) -> None:
        """Stop the running check. The window is free at once; the thread ends at its next progress report."""
        job = self._jobs.get(self._number)
        if job is None or job.cancelled.is_set():
            return
        job.cancelled.set()
        self._number += 1  # whatever still comes of it is late
        self.cancelled.emit(job.path)

    def shut_down(self) -> None:
        """Cancel everything and wait for the threads, so that none outlives the window."""
        for job in self._jobs.values():
            job.cancelled.set()
        self._number += 1
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _advanced(self, number: int, stage: str, fraction: float) -> None:
        if number == self._number and number in self._jobs:
            self.progressed.emit(self._jobs[number].path, stage, fraction)

    def _done(self, number: int, checked: Checked) -> None:
        job = self._jobs.pop(number, None)
        if job and number == self._number:
            self.finished.emit(job.path, checked)

    def _broken(self, number: int, error: Exception) -> None:
        job = self._jobs.pop(number, None)
        if job and number == self._number:
            self.failed.emit(job.path, error)

    def _stopped(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        if job and number == self._number:
            self.cancelled.emit(job.path)
