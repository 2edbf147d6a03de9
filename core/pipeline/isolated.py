"""Checking in a process of its own, which can be killed at any moment and may fall over without harm.

Libraries written in C read the drafts. Whatever they do - hang, eat memory, crash - happens to the worker; the
program that asked gets a sentence, and the next check gets a new worker. Workers live on from check to check,
since starting one costs half a second.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from core.base import quick_start
from core.base.errors import Cancelled, CrashedError, GoujiError, TooLargeError
from core.base.progress import Progress, silent
from core.pipeline.plain_pickle import MOST_BYTES, loads

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from core.pipeline.checked import Checked

    #: What a worker runs: a function that can be pickled by name (or a partial of one), of path, progress and options.
    Function = Callable[..., Checked]


def check_in_worker(path: Path, progress: Progress, **options: Any) -> Checked:
    """The check of a draft. Its readers are slow to import, and nobody but the worker needs them."""
    from core.pipeline.check_draft import check_file

    return check_file(path, progress, **options)


_BEAT = 0.05  # seconds between two looks at whether the user has cancelled
_INTERVAL = 0.05  # seconds between two reports of one stage
_SILENCE = 180.0  # seconds without a report after which a worker is taken to hang
_MEMORY = 3 * 1024**3  # bytes of data that a worker may hold; reading pictures takes one of the three
_LOST = (EOFError, ConnectionError, OSError)  # the worker is gone


class IsolatedCheck:
    """A check function whose work is done in worker processes. Safe to call from several threads at once.

    ``keep`` is how many idle workers wait for the next checks. ``forked`` makes workers copies of this process,
    which takes no time but must not be done where there are other threads or no such copies (Windows).
    """

    def __init__(self, function: Function = check_in_worker, keep: int = 1, *, forked: bool = False) -> None:
        self._function = function
        self._forked = forked
        self._keep = keep
        self._guard = threading.Lock()
        self._idle: list[_Worker] = []
        self._working: set[_Worker] = set()
        self._closed = False

    def __call__(self, path: Path, progress: Progress = silent, **options: Any) -> Checked:
        """Check one draft; ``options`` are named arguments of the check and must be picklable.

        Raises what the check raised; CrashedError when the worker died of it; Cancelled when ``progress`` raises it,
        which it is given the chance to several times a second, whatever the worker is busy with. The worker is then
        killed.
        """
        while True:
            worker = self._take()
            try:
                worker.ask(self._function, path, options)
                break
            except _LOST:  # it died while nobody looked
                self._drop(worker)
        try:
            outcome = worker.wait(progress)
        except _LOST as error:
            self._drop(worker)
            if self._closed:
                raise Cancelled from error
            raise CrashedError(detail=f"worker ended with {worker.exit_code}") from error
        except BaseException:
            self._drop(worker)
            raise
        self._give_back(worker)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def warm(self) -> None:
        """Have a worker ready, so that the first check need not wait for it."""
        with self._guard:
            if self._closed or self._idle:
                return
            self._idle.append(_Worker(self._forked))

    def copy(self, count: int) -> None:
        """Have so many copies of this process ready, before there are other threads; later workers are new processes.

        Not for Windows. What this process has imported they need not import.
        """
        with self._guard:
            for _ in range(0 if self._closed else count):
                self._idle.append(_Worker(forked=True, others=[worker.pipe for worker in self._idle]))

    def close(self) -> None:
        """Kill all workers; checks that run end with Cancelled."""
        with self._guard:
            self._closed = True
            workers, self._idle = [*self._idle, *self._working], []
        for worker in workers:
            worker.kill()

    def _take(self) -> _Worker:
        with self._guard:
            if self._closed:
                raise Cancelled
            worker = self._idle.pop() if self._idle else _Worker(self._forked)
            self._working.add(worker)
            return worker

    def _give_back(self, worker: _Worker) -> None:
        with self._guard:
            self._working.discard(worker)
            spare = self._closed or len(self._idle) >= self._keep
            if not spare:
                self._idle.append(worker)
        if spare:
            worker.end()

    def _drop(self, worker: _Worker) -> None:
        worker.end()
        with self._guard:
            self._working.discard(worker)


class _Worker:
    """One process and the pipe to it. One thread uses it at a time; ``kill`` may be called from any.

    ``others`` are the pipes to other workers: a copy of this process has them too, and lets go of them.
    """

    def __init__(self, forked: bool = False, others: Sequence[Connection] = ()) -> None:
        context = multiprocessing.get_context("fork" if forked else "spawn")
        self.pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, (self.pipe, *others) if forked else ()), name="gouji-worker", daemon=True
        )
        self._process.start()
        theirs.close()
        self.exit_code: int | None = None

    def ask(self, function: Function, path: Path, options: Mapping[str, Any]) -> None:
        """Give it something to do."""
        self.pipe.send((function, path, dict(options)))

    def wait(self, progress: Progress) -> Any:
        """What came of it: the result, or the exception that the check raised. A worker that hangs counts as lost."""
        stage, fraction = "准备", 0.0
        heard = time.monotonic()
        while True:
            if not self.pipe.poll(_BEAT):
                progress(stage, fraction)  # it may raise Cancelled
                if time.monotonic() - heard > _SILENCE:
                    raise EOFError
                continue
            heard = time.monotonic()
            try:
                kind, *rest = loads(self.pipe.recv_bytes(MOST_BYTES))
            except (pickle.UnpicklingError, TypeError, ValueError) as error:
                raise EOFError("not what a worker sends") from error
            if kind == "outcome":
                return rest[0]
            if len(rest) != 2 or not isinstance(rest[0], str) or not isinstance(rest[1], float):
                raise EOFError("not what a worker sends")
            stage, fraction = rest
            progress(stage, fraction)

    def kill(self) -> None:
        """End the process now."""
        with contextlib.suppress(*_LOST, ValueError):
            self._process.kill()

    def end(self) -> None:
        """End the process and release the pipe."""
        self.kill()
        with contextlib.suppress(*_LOST, ValueError):
            self._process.join(5)
            self.exit_code = self._process.exitcode
            self.pipe.close()
            self._process.close()


def limit_memory(wanted: int = _MEMORY) -> None:
    """Let this process fail rather than the machine; where the system knows no such limit nothing is done."""
    if sys.platform == "win32":
        return
    import resource

    most = resource.getrlimit(resource.RLIMIT_DATA)[1]
    wanted = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, most))


def _serve(pipe: Connection, others: Sequence[Connection] = ()) -> None:
    """The worker: one draft after the other until the pipe closes. A copied process lets go of the ``others``' ends."""
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program that asked
    limit_memory()
    quick_start.start()
    import core.pipeline.check_draft  # noqa: F401 (so that the first check need not wait for it)

    while True:
        try:
            function, path, options = pipe.recv()
        except _LOST:
            return
        try:
            outcome: Any = function(path, _Teller(pipe), **options)
        except (BrokenPipeError, ConnectionResetError):
            return
        except MemoryError:
            outcome = TooLargeError(detail="out of memory")
        except BaseException as error:
            outcome = _portable(error)
        try:
            pipe.send_bytes(pickle.dumps(("outcome", outcome), protocol=pickle.HIGHEST_PROTOCOL))
        except _LOST:
            return


class _Teller:
    """Passes progress on, not more often than anyone can see."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._last = ("", 0.0)

    def __call__(self, stage: str, fraction: float) -> None:
        now = time.monotonic()
        if stage != self._last[0] or now - self._last[1] >= _INTERVAL:
            self._last = (stage, now)
            self._pipe.send_bytes(pickle.dumps(("progress", stage, float(fraction))))


def _portable(error: BaseException) -> BaseException:
    """The error with its traceback as a note, without the draft's words; or one like it where it cannot be sent."""
    from core.pipeline.error_trace import trace

    told = trace(error)
    try:
        copy = loads(pickle.dumps(error))
    except Exception:
        copy = RuntimeError(repr(error))
    if not isinstance(copy, GoujiError):
        copy.add_note(told)
    return copy
