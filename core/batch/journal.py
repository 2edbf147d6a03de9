"""What a batch has done so far, in the user's data folder, so that one that was broken off goes on from there.

Each run writes a file of its own: one line of JSON for each draft that was done. A draft is known again by what it
says, where it is and everything its result depends on: the program with its data, the office's words, last year's
report. A run that reaches its end leaves nothing behind.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import logging
import os
import secrets
import stat
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from core.base.about import VERSION
from core.base.private_copies import private_file
from core.base.resources import ROOT
from core.load.limits import MAX_BYTES
from core.load.word.libreoffice import find_libreoffice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

log = logging.getLogger(__name__)

_FOLDER = "batch"
_SUFFIX = ".jsonl"
_KEPT = 14 * 24 * 3600  # seconds after which nobody goes on with a batch


class Journal:
    """The results of earlier, broken off runs for some keys, and the record of this run.

    ``data_folder`` None, or one that cannot be written: nothing is kept, and nothing goes wrong for it.
    """

    def __init__(self, data_folder: Path | None, keys: Iterable[str | None]) -> None:
        self._folder = None if data_folder is None else data_folder / _FOLDER
        self._keys = {key for key in keys if key}
        self._stream: TextIO | None = None
        self._path: Path | None = None
        self._read: dict[Path, set[str]] = {}
        self.known: dict[str, str] = {}
        self._read_all()

    def note(self, key: str | None, payload: str) -> None:
        """A draft is done; ``payload`` is its result as text."""
        if key is None or self._folder is None:
            return
        try:
            if self._stream is None:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._path = self._folder / f"{int(time.time())}-{secrets.token_hex(4)}{_SUFFIX}"
                self._stream = private_file(self._path)
            self._stream.write(json.dumps([key, payload], ensure_ascii=False) + "\n")
            self._stream.flush()
        except (OSError, ValueError) as error:
            log.warning("what the batch has done cannot be kept: %s", type(error).__name__)
            self._folder = None

    def close(self, complete: bool) -> None:
        """The run ends; a ``complete`` one needs nothing any more of what it and earlier ones had noted."""
        if self._stream is not None:
            with contextlib.suppress(OSError):
                self._stream.close()
            self._stream = None
        if complete:
            done = [path for path, keys in self._read.items() if keys <= self._keys]
            for path in (*done, *filter(None, (self._path,))):
                with contextlib.suppress(OSError):
                    path.unlink()

    def _read_all(self) -> None:
        if self._folder is None or not self._keys:
            return
        with contextlib.suppress(OSError):
            for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
                with contextlib.suppress(OSError):
                    if path.stat().st_mtime < time.time() - _KEPT:
                        path.unlink()
                    else:
                        self._read_one(path)

    def _read_one(self, path: Path) -> None:
        keys = self._read.setdefault(path, set())
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                # the last line of a run that was killed may be cut
                with contextlib.suppress(ValueError, RecursionError):
                    match json.loads(line):
                        case [str(key), str(payload)]:
                            keys.add(key)
                            if key in self._keys:
                                self.known[key] = payload


def keys_of(files: Sequence[str], *context: str) -> list[str | None]:
    """What each file is known by, where results depend on the ``context`` as well; None for what is no plain file."""
    common = "\n".join((VERSION, _program(), *context))
    return [_key(file, common) for file in files]


def _key(file: str, common: str) -> str | None:
    digest = file_digest(file)
    if digest is None:
        return None
    return hashlib.sha256(f"{common}\n{file}\n{digest}".encode("utf-8", "replace")).hexdigest()


def file_digest(file: str) -> str | None:
    """SHA-256 of a file's bytes; None for what is no plain file, too large, or cannot be read."""
    try:
        state = os.stat(file)
        if not stat.S_ISREG(state.st_mode) or state.st_size > MAX_BYTES:
            return None
        with open(file, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def newest(folder: Path) -> str:
    """By what a folder's files are known to be as they were: how many there are, and when the last of them changed."""
    with contextlib.suppress(OSError):
        times = [path.stat().st_mtime_ns for path in folder.iterdir()]
        return f"{len(times)} {max(times, default=0)}"
    return ""


@cache
def _program() -> str:
    """What the results depend on beside the drafts: the program's own files, and what reads drafts for it."""
    parts = [f"ocr {importlib.util.find_spec('rapidocr') is not None}", f"office {find_libreoffice() is not None}"]
    for folder in (ROOT, Path(__file__).resolve().parent.parent):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".toml", ".tsv", ".json", ".bin"):
                with contextlib.suppress(OSError):
                    state = path.stat()
                    parts.append(f"{path.name} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
