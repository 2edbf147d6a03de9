"""Checking many drafts: the files that paths stand for, each checked so that no failure stops the others."""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from core.base.errors import Cancelled, CrashedError, EmptyError, GoujiError, NotFoundError
from core.base.progress import Progress, silent
from core.load.formats import is_draft_name
from core.load.signatures import is_pdf_start
from core.model.finding import Severity
from core.pipeline.check_draft import check_file
from core.pipeline.checked import Checked
from core.pipeline.isolated import IsolatedCheck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from core.batch.summary import Summary
    from core.review.decisions import DecisionStore

log = logging.getLogger(__name__)
_CLOSED = "没有权限打开这个文件夹，里面的稿件没有校对；请在有权限的账户下再试，或把稿件复制到别处。"

Result = TypeVar("Result")
CheckOutcome = Checked | GoujiError

#: What the names of files end with that the program makes of a draft; in a folder of drafts they are passed over.
OWN_NAMES = ("校对意见单", "退回修改通知", "（校对批注）")
_NUMBERED = re.compile(r"（\d+）$")

#: Drafts that make one more process worth while: to start it takes about as long as to check these.
DRAFTS_PER_PROCESS = 16


def drafts(paths: Iterable[str]) -> Iterator[str]:
    """The files that the paths stand for, as given; a folder stands for all drafts in it, sorted, at any depth.

    Hidden files, the lock files of word processors (``~$…``) and what the program itself made of a draft are passed
    over inside folders. A folder without
    any draft is yielded itself, so that it gets an entry too.
    """
    for path in paths:
        if os.path.isdir(path):
            inside = list(_inside(path))
            yield from inside or [path]
        else:
            yield path


def _inside(folder: str) -> Iterator[str]:
    return (path for path in _all_inside(folder) if is_draft_name(os.path.basename(path)) or os.path.isdir(path))


def no_drafts(paths: Iterable[str]) -> list[str]:
    """Files in the folders among the paths that are no drafts, by their kind, as paths: they are not checked."""
    inside = (path for folder in paths if os.path.isdir(folder) for path in _all_inside(folder))
    return [path for path in inside if not is_draft_name(os.path.basename(path)) and not os.path.isdir(path)]


def _all_inside(folder: str) -> Iterator[str]:
    """Files in a folder, and the folders in it that cannot be opened: what is in these is not checked, and told."""
    closed: list[str] = []
    for where, folders, files in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and not _is_own(name):
                yield os.path.join(where, name)
    yield from closed


def _is_own(name: str) -> bool:
    """Whether a file is one that the program made of a draft: 某局年报校对意见单（2）.docx."""
    return _NUMBERED.sub("", os.path.splitext(name)[0]).endswith(OWN_NAMES)


def try_check(file: str | Path, progress: Progress = silent, **options: Any) -> Checked | GoujiError:
    """The draft checked, or the error that tells the user why not.

    A fault of the program is logged and returned as a GoujiError too: one bad file never stops the others. Only
    Cancelled is raised. ``options`` go to ``check_file``.
    """
    # check_file by its name here, so that a test may put another in its place
    return attempt(file, lambda path: check_file(path, progress, **options))


def attempt(file: str | Path, work: Callable[[Path], Result]) -> Result | GoujiError:
    """What ``work`` makes of one file, or the error that tells the user why nothing; see ``try_check``."""
    try:
        if os.path.isdir(file):
            os.scandir(file).close()
            return EmptyError("文件夹里没有可校对的稿件，请确认选对了文件夹。")
        return work(Path(file))
    except Cancelled:
        raise
    except GoujiError as error:
        return error
    except OSError as error:
        return NotFoundError(_CLOSED if os.path.isdir(file) else None, detail=str(error))
    except Exception as error:
        log.exception("%s: check broke down", file)
        return GoujiError("校对这份稿件时程序出错，本稿件未能核对，请另存为 .docx 后再试。", detail=repr(error))


def exit_status(outcome: Checked | GoujiError) -> int:
    """What one file contributes to the exit status: 2 not checked, 1 some finding at error severity, 0 neither.

    Last year's report is one of the files: that it could not be read counts as 2 too.
    """
    if isinstance(outcome, GoujiError) or outcome.report.previous_problem:
        return 2
    return 1 if outcome.result.count(Severity.ERROR) else 0


def summarise(file: str | Path, progress: Progress = silent, decisions: Path | None = None, **options: Any) -> Summary:
    """Check a draft and sum it up in one line; what cannot be checked gets a line too. Only Cancelled is raised.

    ``decisions`` is the folder of what the user has decided: a draft that is fit for signature there is so here.
    """
    from core.batch.summary import summary  # the window's list alone needs what is decided

    outcome = try_check(file, progress, **options)
    decided = None
    if decisions is not None and isinstance(outcome, Checked):
        decided = _store(decisions).decided(replace(outcome, path=Path(file).absolute()))
    return summary(str(file), outcome, decided)


@lru_cache(1)
def _store(folder: Path) -> DecisionStore:
    """One for a whole batch: it reads all records to learn whose they are."""
    from core.review.decisions import DecisionStore

    return DecisionStore(folder)


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

    ``work`` is called with (file, progress) and must be picklable by name. ``lost`` makes the result of a file whose
    process died of it; the others are not touched. When ``stopped`` turns true the processes are killed and
    nothing more comes.
    """

    def progress(_stage: str, _fraction: float) -> None:
        if stopped():
            raise Cancelled

    isolated = IsolatedCheck(work, keep=jobs)  # type: ignore[arg-type]
    check = cast("Callable[..., Any]", isolated)  # it is given the paths as the caller wrote them
    with ThreadPoolExecutor(jobs, thread_name_prefix="batch") as pool:
        waiting: dict[Future[Any], int] = {pool.submit(check, f, progress): i for i, f in enumerate(files)}
        try:
            for done in as_completed(waiting):
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


def in_order(results: Iterable[tuple[int, Result]]) -> Iterator[Result]:
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
        yield from enumerate(_one_by_one(work, files, lost, stopped))
    else:
        yield from spread(work, files, jobs, lost, stopped)


def _one_by_one(
    work: Callable[[str, Progress], Result],
    files: Sequence[str],
    lost: Callable[[str, GoujiError], Result],
    stopped: Callable[[], bool],
) -> Iterator[Result]:
    """One after the other, in a copy of this process: a hostile file may kill that.

    Where processes cannot be copied a new one is made for the PDFs alone, since it takes half a second; beside other
    threads, as in a window, for all drafts: the window must not hang or grow with any.
    """

    def progress(_stage: str, _fraction: float) -> None:
        if stopped():
            raise Cancelled

    alone = threading.active_count() == 1
    copied = sys.platform != "win32" and alone
    isolated = IsolatedCheck(work, forked=copied)  # type: ignore[arg-type]
    check = cast("Callable[..., Any]", isolated)
    try:
        for file in files:
            if stopped():
                return
            try:
                yield check(file, progress) if copied or not alone or _is_pdf(file) else work(file, progress)
            except Cancelled:
                return
            except CrashedError as error:
                yield lost(file, error)
    finally:
        isolated.close()


def _is_pdf(file: str) -> bool:
    try:
        with open(file, "rb") as stream:
            return is_pdf_start(stream.read(1024))
    except OSError:
        return False


def _check_and_condense(
    condense: Callable[[str, CheckOutcome], Result], options: dict[str, Any], file: str, progress: Progress
) -> Result:
    return condense(file, try_check(file, progress, **options))
