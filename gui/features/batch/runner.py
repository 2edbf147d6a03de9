"""Checking many drafts in the background, several at a time, row by row, cancellable."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.base.errors import GoujiError
from gui.jobs.dispatcher import Options

if TYPE_CHECKING:
    from pathlib import Path

    from core.output.batch.record import BatchRecord

log = logging.getLogger(__name__)

#: (files, options, stopped) to (row, record) as they come; runs in a thread of its own.
CheckAll = Callable[[Sequence[str], Options, Callable[[], bool]], "Iterable[tuple[int, BatchRecord]]"]


def _run_batch(
    files: Sequence[str], options: Options, stopped: Callable[[], bool]
) -> Iterable[tuple[int, BatchRecord]]:
    """The real check of a batch; slow to import, and needed only in its own thread."""
    from core.output.batch.run import run_batch

    return run_batch(files, options, stopped)


class BatchRunner(QObject):
    """Checks one batch at a time. Signals are emitted in the thread of the window.

    ``files_listed(list of files)`` comes first, then ``others_listed(list of files that are no drafts)``, then
    ``draft_checked(row, BatchRecord)`` for each draft, ``finished(complete)`` last.
    """

    files_listed = Signal(list)
    others_listed = Signal(list)
    draft_checked = Signal(int, object)
    finished = Signal(bool)

    # Emitted in the thread that works, with the number of its run; Qt carries them over.
    _worker_listed = Signal(int, list)
    _worker_passed_over = Signal(int, list)
    _worker_checked = Signal(int, int, object)
    _worker_ended = Signal(int, bool)

    def __init__(self, parent: QObject | None = None, check: CheckAll | None = None) -> None:
        super().__init__(parent)
        self._check = check or _run_batch
        self._number = 0
        self._thread: threading.Thread | None = None
        self._threads: list[threading.Thread] = []
        self._stop = threading.Event()
        self._worker_listed.connect(lambda number, files: self._pass(number, self.files_listed, files))
        self._worker_passed_over.connect(lambda number, files: self._pass(number, self.others_listed, files))
        self._worker_checked.connect(lambda number, row, result: self._pass(number, self.draft_checked, row, result))
        self._worker_ended.connect(self._end)

    @property
    def running(self) -> bool:
        """True while drafts are being checked."""
        return self._thread is not None

    def start(self, paths: Sequence[Path], options: Options) -> None:
        """Check the drafts that the paths stand for; a batch that still runs is dropped."""
        self._stop.set()
        self._number += 1
        self._stop = threading.Event()
        arguments = (self._number, [str(path) for path in paths], options, self._stop)
        self._thread = threading.Thread(target=self._run, args=arguments, name="batch", daemon=True)
        self._threads = [*(t for t in self._threads if t.is_alive()), self._thread]
        self._thread.start()

    def cancel(self) -> None:
        """Stop; the rows already reported stay."""
        if self.running:
            self._stop.set()
            self._end(self._number, False)

    def shut_down(self) -> None:
        """Stop and wait for the threads, so that none outlives the window."""
        self._stop.set()
        self._thread = None
        for thread in self._threads:
            thread.join()

    def _run(self, number: int, paths: list[str], options: Options, stop: threading.Event) -> None:
        from core.batch.draft_files import drafts, no_drafts  # needed only here

        complete = False
        try:
            files = list(drafts(paths))
            self._worker_listed.emit(number, files)
            self._worker_passed_over.emit(number, no_drafts(paths))
            for row, result in self._check(files, options, stop.is_set):
                self._worker_checked.emit(number, row, result)
            complete = not stop.is_set()
        except (OSError, GoujiError):
            log.exception("batch broke off")
        finally:
            self._worker_ended.emit(number, complete)

    def _pass(self, number: int, signal: object, *values: object) -> None:
        if number == self._number and self._thread is not None:
            signal.emit(*values)  # type: ignore[attr-defined]

    def _end(self, number: int, complete: bool) -> None:
        if number == self._number and self._thread is not None:
            self._thread = None
            self.finished.emit(complete)
