"""Recovery after a crash: which drafts were open in a run that did not end normally. Several runs may go on at once.

Every run takes a slot in the user's data folder: a lock that ends with the process, and a file naming the open drafts.
A slot whose lock is free but whose file is still there belongs to a run that crashed or was killed.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from core.base.private_copies import private_file

if TYPE_CHECKING:
    from collections.abc import Sequence

_SLOTS = 16  # runs at a time; a further one has no recovery


class CrashRecovery:
    """What runs that ended badly have left.

    ``files`` were open in broken runs, ``trace`` is the native trace of the first of them; ``broken`` is True when
    there was one. ``native`` is the file of this run's own trace, None when no slot was free.
    """

    def __init__(self, folder: Path) -> None:
        self.broken = False
        self.files: list[Path] = []
        self.trace = ""
        self._lock: QLockFile | None = None
        self._open: Path | None = None
        self.native: Path | None = None
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for number in range(_SLOTS):
            lock = QLockFile(str(folder / f"run-{number}.lock"))
            lock.setStaleLockTime(0)  # only the end of its process frees it
            if not lock.tryLock(0):
                continue
            open_, native = folder / f"run-{number}.json", folder / f"run-{number}.txt"
            self._take_up(open_, native)
            if self._lock is None:
                self._lock, self._open, self.native = lock, open_, native
            else:
                lock.unlock()

    def _take_up(self, open_: Path, native: Path) -> None:
        """Read and remove what a broken run has left in its slot."""
        try:
            names = json.loads(open_.read_text(encoding="utf-8"))
            self.broken = True
            if isinstance(names, list):
                self.files += [path for name in names if (path := Path(str(name))).is_file()]
            if not self.trace:
                self.trace = native.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            pass
        except (OSError, ValueError, RecursionError):  # a file that was damaged must not stop the start
            self.broken = True
        for path in (open_, native):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def opened(self, files: Sequence[Path]) -> None:
        """Remember which drafts are open."""
        if self._open is None:
            return
        beside = self._open.with_suffix(".new")
        with contextlib.suppress(OSError):
            with private_file(beside) as stream:
                json.dump([str(path) for path in files], stream)
            os.replace(beside, self._open)

    def closed(self) -> None:
        """The program ends normally."""
        for path in (self._open, self.native):
            if path is not None:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
        self._lock = self._open = self.native = None
