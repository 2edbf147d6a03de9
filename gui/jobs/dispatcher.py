"""Checks in the background: one at a time, cancellable, late results dropped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.base.errors import Cancelled
from core.check.registry import all_rules
from core.pipeline.checked import Checked
from core.pipeline.isolated import IsolatedCheck

if TYPE_CHECKING:
    from pathlib import Path

CheckFunction = Callable[..., Checked]  # (path, progress, **options)
Options = Mapping[str, Any]
Prepare = Callable[[Checked], object]  # what the window works with, made in the thread of the check

_INTERVAL = 0.05  # seconds between two progress reports of one stage


def _read_in() -> None:
    """What the window asks for at the first finding and at the first decision: the rules, the form of the book."""
    all_rules()
    import core.review.decisions.file_format  # noqa: F401


class _Job:
    """One check, in a thread of the pool; it reports through the dispatcher's signals only."""

    def __init__(
        self, number: int, path: Path, check: CheckFunction, options: Options, prepare: Prepare, owner: Dispatcher
    ) -> None:
        self.number = number
        self.path = path
        self.cancelled = threading.Event()
        self._check = check
        self._options = options
        self._prepare = prepare
        self._owner = owner
        self._last = ("", 0.0)

    def run(self) -> None:
        """Run the check and emit a signal for how it ended."""
        try:
            checked = self._check(self.path, self._progress, **self._options)
            if self.cancelled.is_set():
                raise Cancelled
            result = self._prepare(checked)
        except Cancelled:
            self._owner.stopped.emit(self.number)
        except Exception as error:
            self._owner.broken.emit(self.number, error)
        else:
            self._owner.done.emit(self.number, result)

    def _progress(self, stage: str, fraction: float) -> None:
        if self.cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if stage != self._last[0] or now - self._last[1] >= _INTERVAL:
            self._last = (stage, now)
            self._owner.advanced.emit(self.number, stage, fraction)


class Dispatcher(QObject):
    """Starts checks and reports on the newest one only. Without ``check`` they run in a process of their own.

    Signals carry the path of the check: ``progressed(path, stage, fraction)``, ``finished(path, prepared result)``,
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
        self, parent: QObject | None = None, *, pool: Executor | None = None, check: CheckFunction | None = None
    ) -> None:
        super().__init__(parent)
        # Two threads: a check that was cancelled may take a moment to notice.
        self._pool = pool or ThreadPoolExecutor(2, thread_name_prefix="check")
        self._isolated: IsolatedCheck | None = None
        if check is None:
            check = self._isolated = IsolatedCheck()
        self._check = check
        self._number = 0
        self._jobs: dict[int, _Job] = {}
        self.advanced.connect(self._advanced)
        self.done.connect(self._done)
        self.broken.connect(self._broken)
        self.stopped.connect(self._stopped)

    def warm(self) -> None:
        """Have ready what the first check needs; it takes a processor half a second, so the window comes first."""
        if self._isolated is not None:
            self._pool.submit(self._isolated.warm)
            self._pool.submit(_read_in)

    def beside(self, parent: QObject, check: CheckFunction | None = None) -> Dispatcher:
        """One for work of another kind, in the same threads and with the same check, or another.

        It goes on beside the checks of this one; only this one is to be shut down.
        """
        return Dispatcher(parent, pool=self._pool, check=check or self._check)

    @property
    def busy(self) -> bool:
        """True while the newest check runs."""
        return self._number in self._jobs

    def start(
        self, path: Path, options: Options = MappingProxyType({}), prepare: Prepare = lambda checked: checked
    ) -> None:
        """Check a draft; one that is still running is cancelled and its result dropped.

        ``options`` are named arguments of the check beyond path and progress (last year's report, the profile);
        ``prepare`` is applied to its result in the thread of the check, so that the window need not wait for it.
        """
        for job in self._jobs.values():
            job.cancelled.set()
        self._number += 1
        job = _Job(self._number, path, self._check, options, prepare, self)
        self._jobs[job.number] = job
        self._pool.submit(job.run)

    def cancel(self) -> None:
        """Stop the running check. The window is free at once; the worker is killed within a moment."""
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
        if self._isolated is not None:
            self._isolated.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _advanced(self, number: int, stage: str, fraction: float) -> None:
        if number == self._number and number in self._jobs:
            self.progressed.emit(self._jobs[number].path, stage, fraction)

    def _done(self, number: int, result: object) -> None:
        job = self._jobs.pop(number, None)
        if job and number == self._number:
            self.finished.emit(job.path, result)

    def _broken(self, number: int, error: Exception) -> None:
        job = self._jobs.pop(number, None)
        if job and number == self._number:
            self.failed.emit(job.path, error)

    def _stopped(self, number: int) -> None:
        job = self._jobs.pop(number, None)
        if job and number == self._number:
            self.cancelled.emit(job.path)
