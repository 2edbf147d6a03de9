"""What was open in a run of the program that did not come to its end. Several runs go on at the same time.

Every run takes a place of its own in the user's data folder: a lock that dies with the process, and beside it what is
open. A place whose lock is free but which still says what was open is that of a run that was killed or crashed.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile

_PLACES = 16  # windows at a time; one more is not watched over


class CrashRecovery:
    """``files`` were open in runs that broke off, ``trace`` is what Python left of the first of them; ``broken`` tells
    whether there was one. ``native`` is where this run's own trace goes, None where there is no place for it.
    """

    def __init__(self, folder: Path) -> None:
        self.broken = False
        self.files: list[Path] = []
        self.trace = ""
        self._lock: QLockFile | None = None
        self._open: Path | None = None
        self.native: Path | None = None
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        for number in range(_PLACES):
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
        """What a run that broke off has left, if it has; it is told once."""
        try:
            names = json.loads(open_.read_text(encoding="utf-8"))
            self.broken = True
            if isinstance(names, list):
                self.files += [path for name in names if (path := Path(str(name))).is_file()]
            if not self.trace:
                self.trace = native.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            pass
        except (OSError, ValueError):
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
            beside.write_text(json.dumps([str(path) for path in files]), encoding="utf-8")
            os.replace(beside, self._open)

    def closed(self) -> None:
        """The program ends as it should."""
        for path in (self._open, self.native):
            if path is not None:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
        self._lock = self._open = self.native = None
