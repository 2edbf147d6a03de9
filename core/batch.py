"""Many drafts: which files a list of paths stands for, and checking one without ever falling over."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from core.check import Checked, check_file
from core.errors import Cancelled, EmptyError, GoujiError, NotFoundError
from core.finding import Severity
from core.progress import Progress, silent

log = logging.getLogger(__name__)

#: Suffixes of files that are taken for drafts when a folder is given. Kinds that cannot be read yet are
#: among them on purpose: a draft in the folder that nobody looked at must be reported, not passed over.
DRAFT_SUFFIXES = frozenset(
    {".docx", ".pdf", ".html", ".htm", ".txt", ".md", ".doc", ".wps", ".rtf", ".odt", ".ofd", ".docm", ".mht"}
)


def drafts(paths: Iterable[str]) -> Iterator[str]:
    """The files that the paths stand for, as given; a folder stands for all drafts in it, sorted, at any depth.

    Hidden files and the lock files of word processors (``~$…``) are passed over inside folders. A folder without
    any draft is yielded itself, so that it gets an entry too.
    """
    for path in paths:
        if os.path.isdir(path):
            inside = list(_inside(path))
            yield from inside or [path]
        else:
            yield path


def _inside(folder: str) -> Iterator[str]:
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in DRAFT_SUFFIXES:
                yield os.path.join(where, name)


def try_check(file: str, progress: Progress = silent) -> Checked | GoujiError:
    """The draft checked, or the error that tells the user why not.

    A fault of our own is logged and told as a GoujiError as well: one bad file never stops the others. Only
    Cancelled is raised.
    """
    try:
        if os.path.isdir(file):
            return EmptyError("文件夹里没有可校对的文稿，请确认选对了文件夹。")
        return check_file(Path(file), progress)
    except Cancelled:
        raise
    except GoujiError as error:
        return error
    except OSError as error:
        return NotFoundError(detail=str(error))
    except Exception as error:
        log.exception("%s: check broke down", file)
        return GoujiError("校对这份文稿时程序出错，本文稿未能核对，请另存为 .docx 后再试。", detail=repr(error))


def exit_status(outcome: Checked | GoujiError) -> int:
    """What one file contributes to the exit status: 2 not checked, 1 some finding at error severity, 0 neither."""
    if isinstance(outcome, GoujiError):
        return 2
    return 1 if outcome.result.count(Severity.ERROR) else 0
