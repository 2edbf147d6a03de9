"""One draft of many, checked so that no failure stops the others."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from core.base.errors import Cancelled, EmptyError, GoujiError, NotFoundError
from core.base.progress import Progress, silent
from core.model.finding import Severity
from core.pipeline.check_draft import check_file
from core.pipeline.checked import Checked

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.batch.summary import Summary
    from core.review.decisions import DecisionStore

_CLOSED = "没有权限打开这个文件夹，里面的稿件没有校对；请在有权限的账户下再试，或把稿件复制到别处。"

Result = TypeVar("Result")
CheckOutcome = Checked | GoujiError


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
        logging.getLogger(__name__).exception("%s: check broke down", file)
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
