"""What is made of a batch, in a thread of its own: one thing at a time, with progress, cancellable."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.base.errors import Cancelled, GoujiError

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

#: Gets (stopped, told) and returns the sentence that says what was made.
Job = Callable[[Callable[[], bool], Callable[[int, int], None]], str]


class BatchExporter(QObject):
    """Runs one job at a time. Signals are emitted in the thread of the window.

    ``running`` is True while something is being made. ``progressed(done, of)`` comes in between,
    ``finished(sentence, where)`` last: ``where`` is the file or folder that was made, None when nothing was.
    """

    progressed = Signal(int, int)
    finished = Signal(str, object)

    # Emitted in the thread that works; Qt carries it over.
    _ended = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self.running = False
        self._ended.connect(self._end)

    def start(self, job: Job, where: Path) -> None:
        """Begin; nothing happens while another job runs."""
        if self.running:
            return
        self._stop = threading.Event()
        arguments = (job, where, self._stop)
        self._thread = threading.Thread(target=self._run, args=arguments, name="batch-export", daemon=True)
        self.running = True
        self._thread.start()

    def cancel(self) -> None:
        """Stop before the next step; files that are whole stay."""
        self._stop.set()

    def shut_down(self) -> None:
        """Stop and wait, so that no thread outlives the window."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self, job: Job, where: Path, stop: threading.Event) -> None:
        def told(done: int, of: int) -> None:
            if stop.is_set():
                raise Cancelled
            self.progressed.emit(done, of)

        try:
            sentence, made = job(stop.is_set, told), where
        except Cancelled:
            sentence, made = "已取消，没有写完。", None
        except GoujiError as error:
            sentence, made = error.message, None
        except Exception:
            log.exception("export of a batch broke down")
            sentence, made = "导出时程序出错，没有写完；请换一个文件名或文件夹再试。", None
        self._ended.emit(sentence, made)

    def _end(self, sentence: str, made: object) -> None:
        self.running = False
        self.finished.emit(sentence, made)
