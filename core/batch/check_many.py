"""Work on many drafts, in the caller's own way or on several processes.

What a check needs is imported by the processes that check, not here.
"""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from core.base.errors import Cancelled, CrashedError, GoujiError
from core.pipeline.isolated import IsolatedCheck

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from core.base.progress import Progress
    from core.batch.attempts import CheckOutcome

Result = TypeVar("Result")

#: Drafts that make one more process worth while: to start it takes about as long as to check these.
DRAFTS_PER_PROCESS = 16


def worthwhile(count: int) -> int:
    """How many processes pay off for so many drafts on this machine; 1 when none but the caller's own does."""
    return max(1, min(os.cpu_count() or 1, count // DRAFTS_PER_PROCESS))


def spread(
    work: Callable[..., Result],
    files: Sequence[str],
    jobs: int,
    lost: Callable[[str, GoujiError], Result],
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[int, Result]]:
    """Yield (place in ``files``, result) for every file, from ``jobs`` processes, as the results come.

    Where that can be they are copies of this one, made before the threads that wait for them: they need import nothing.
    ``work`` is called with (file, progress) and must be picklable by name. ``lost`` makes the result of a file whose
    process died of it; the others are not touched. When ``stopped`` turns true the processes are killed and
    nothing more comes.
    """
    from concurrent.futures import ThreadPoolExecutor, as_completed

    def progress(_stage: str, _fraction: float) -> None:
        if stopped():
            raise Cancelled

    isolated = IsolatedCheck(work, keep=jobs)  # type: ignore[arg-type]
    check = cast("Callable[..., Any]", isolated)  # it is given the paths as the caller wrote them
    if _can_copy():
        isolated.copy(min(jobs, len(files)))
    with ThreadPoolExecutor(jobs, thread_name_prefix="batch") as pool:
        waiting: dict[Future[Any], int] = {pool.submit(check, f, progress): i for i, f in enumerate(files)}
        try:
            for done in as_completed(waiting):
                if stopped():
                    return  # it was done before the others were told
                place = waiting[done]
                try:
                    result = done.result()
                except Cancelled:
                    return
                except GoujiError as error:
                    result = lost(files[place], error)
                yield place, result
        finally:
            for future in waiting:
                future.cancel()
            isolated.close()


def in_order(results: Iterable[tuple[int, Result]]) -> Generator[Result, None, None]:
    """The results in the order of their places, each as soon as those before it are there."""
    early: dict[int, Result] = {}
    following = 0
    for place, result in results:
        early[place] = result
        while following in early:
            yield early.pop(following)
            following += 1


def check_many(
    files: Sequence[str], jobs: int, condense: Callable[[str, CheckOutcome], Result], **options: Any
) -> Iterator[Result]:
    """Check all the files, in their order, on ``jobs`` processes. ``options`` go to ``check_file``.

    ``condense`` makes the result of an outcome. It must be picklable: it runs in the process that checked the draft,
    because outcomes are large and results small.
    """
    yield from over(partial(_check_and_condense, condense, options), files, jobs, condense)


def over(
    work: Callable[[str, Progress], Result],
    files: Sequence[str],
    jobs: int,
    lost: Callable[[str, GoujiError], Result],
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Result]:
    """What ``work`` makes of every file, in their order, on ``jobs`` processes; see ``spread``."""
    yield from in_order(placed(work, files, jobs, lost, stopped))


def placed(
    work: Callable[[str, Progress], Result],
    files: Sequence[str],
    jobs: int,
    lost: Callable[[str, GoujiError], Result],
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[int, Result]]:
    """Like ``spread``, but in the caller's own way where there is one process."""
    if jobs == 1:
        return enumerate(_one_by_one(work, files, lost, stopped))
    return spread(work, files, jobs, lost, stopped)


def _one_by_one(
    work: Callable[[str, Progress], Result],
    files: Sequence[str],
    lost: Callable[[str, GoujiError], Result],
    stopped: Callable[[], bool],
) -> Iterator[Result]:
    """One after the other, in a copy of this process: a hostile file may kill that.

    The copy is made at once, and imports what a check needs while the caller does something else. Where processes
    cannot be copied a new one is made for the PDFs alone, since it takes half a second; beside other threads, as in a
    window, for all drafts: the window must not hang or grow with any.
    """
    alone = threading.active_count() == 1
    copied = _can_copy()
    isolated = IsolatedCheck(work, forked=copied)  # type: ignore[arg-type]
    if copied:
        isolated.warm()
    return _following(isolated, work, files, lost, stopped, always=copied or not alone)


def _following(
    isolated: IsolatedCheck,
    work: Callable[[str, Progress], Result],
    files: Sequence[str],
    lost: Callable[[str, GoujiError], Result],
    stopped: Callable[[], bool],
    *,
    always: bool,
) -> Iterator[Result]:
    """The results of ``_one_by_one``; ``always``: isolated, whatever the file is."""

    def progress(_stage: str, _fraction: float) -> None:
        if stopped():
            raise Cancelled

    check = cast("Callable[..., Any]", isolated)
    try:
        for file in files:
            if stopped():
                return
            try:
                yield check(file, progress) if always or _is_pdf(file) else work(file, progress)
            except Cancelled:
                return
            except CrashedError as error:
                yield lost(file, error)
    finally:
        isolated.close()


def _can_copy() -> bool:
    """Whether this process may be copied: not on Windows, nor beside other threads."""
    return sys.platform != "win32" and threading.active_count() == 1


def _is_pdf(file: str) -> bool:
    from core.load.signatures import is_pdf_start

    try:
        with open(file, "rb") as stream:
            return is_pdf_start(stream.read(1024))
    except OSError:
        return False


def _check_and_condense(
    condense: Callable[[str, CheckOutcome], Result], options: dict[str, Any], file: str, progress: Progress
) -> Result:
    from core.batch.attempts import try_check

    return condense(file, try_check(file, progress, **options))
