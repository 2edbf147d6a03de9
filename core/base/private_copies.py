"""Files for the user alone; copies of drafts in the system's temporary folder are gone even after a kill."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TextIO

_PREFIX = "gouji-copy-"
#: Seconds after which a folder belongs to no program that still runs; longer than any conversion may take.
STALE = 600


def private_file(path: Path) -> TextIO:
    """Open a text file for writing that only this user can read; raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    return os.fdopen(handle, "w", encoding="utf-8")


def private_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that only this user can read, removed when it is left; what killed programs left goes first."""
    sweep_copies()
    return tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)


def sweep_copies() -> None:
    """Remove the folders that a program which was killed has left; called at the program's start as well."""
    before = time.time() - STALE
    with contextlib.suppress(OSError):
        folder = tempfile.gettempdir()
        for path in [Path(folder, name) for name in os.listdir(folder) if name.startswith(_PREFIX)]:
            with contextlib.suppress(OSError):
                state = path.lstat()
                own = not hasattr(os, "getuid") or state.st_uid == os.getuid()
                if own and state.st_mtime < before and path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
