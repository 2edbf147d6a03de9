"""The drafts that paths stand for: files as they are, folders with all that is in them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: What the names of files end with that the program makes of a draft; in a folder of drafts they are passed over.
OWN_NAMES = ("校对意见单", "退回修改通知", "（校对批注）")
_NUMBERED = re.compile(r"（\d+）$")


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
    from core.load.formats import is_draft_name  # of a single draft nobody asks what drafts are called

    return (path for path in _all_inside(folder) if is_draft_name(os.path.basename(path)) or os.path.isdir(path))


def no_drafts(paths: Iterable[str]) -> list[str]:
    """Files in the folders among the paths that are no drafts, by their kind, as paths: they are not checked."""
    from core.load.formats import is_draft_name

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
