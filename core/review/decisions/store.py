"""Where decisions are kept: one JSON file per draft in the user's data folder, written whole at every decision."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from core.pipeline.check_draft import Checked
from core.review.decisions.fingerprint import fingerprints
from core.review.decisions.identity import Identity
from core.review.decisions.records import Record, Tally, standings, tally

log = logging.getLogger(__name__)

_LEFT_OVER = 3600  # seconds after which a file that was being written is no longer


class Book:
    """The decisions of one draft; without a path they live in memory.

    ``notice`` is a sentence for the user when something is wrong with the file.

    Every change reads the file again before it writes, so that a second window's decisions are not lost.
    """

    def __init__(self, path: Path | None, identity: Identity) -> None:
        self.path = path
        self.identity = identity
        self.notice = ""
        self.records: tuple[Record, ...] = ()
        self._written: Identity | None = None
        self.reload()

    def reload(self) -> None:
        """Take what the file has; a damaged one is put aside and said."""
        read = _read(self.path) if self.path else None
        if isinstance(read, str):
            self.notice = read
        elif read is not None:
            self._written = read[0]
            self.identity, self.records = read[0].joined(self.identity), read[1]

    def change(self, old: Record | None, new: Record | None) -> None:
        """Put ``new`` in the place of ``old``; either may be None. On failure ``notice`` says so.

        What cannot be written is kept in memory, so that the work goes on.
        """
        before = self.records
        self.reload()
        kept = self.records if self.path and self.path.exists() else before
        rest = [r for r in kept if old is None or r.fingerprint != old.fingerprint]
        if new is not None:
            rest = [r for r in rest if r.fingerprint != new.fingerprint] + [new]
        self.records = tuple(rest)
        if not self._write():
            self.notice = "处理记录写不进用户数据文件夹，关闭程序后会丢失，请检查磁盘空间和权限。"

    def remember(self) -> None:
        """Write down where the draft is now and what it says, so that it is found again after the next move."""
        if self.records and self.identity != self._written:
            self._write()

    def _write(self) -> bool:
        if self.path is None:
            return True
        from core.review.decisions.file_format import as_json

        try:
            write_json(self.path, as_json(self.identity, self.records))
        except OSError as error:
            log.error("decisions cannot be written: %s", error.strerror)
            return False
        self._written = self.identity
        return True


class DecisionStore:
    """The folder of all drafts' decisions; without one nothing is kept beyond the session."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._known: dict[Path, Identity] | None = None

    def book(self, identity: Identity) -> Book:
        """The decisions of a draft: by organ and year, else by path; an empty book where there are none yet."""
        path = self._path_of(identity)
        if path is None:
            return Book(None, identity)
        book = Book(path, identity)
        book.remember()
        self._identities()[path] = book.identity
        return book

    def _path_of(self, identity: Identity) -> Path | None:
        if self.folder is None:
            return None
        path = self.folder / identity.file_name()
        if not (identity.known and path.exists()):
            path = next((p for p, known in self._identities().items() if known.fits(identity)), path)
        return path

    def decided(self, checked: Checked) -> Tally:
        """How the findings of a draft stand by its records.

        Nothing is written or put aside: whoever opens the draft is told what is wrong with its records.
        """
        result = checked.result
        outcomes = (*result.findings, *result.not_assessable)
        path = self._path_of(Identity.of(checked.report, str(checked.path))) if self.folder else None
        read = _read(path, touch=False) if path else None
        records = read[1] if isinstance(read, tuple) else ()
        return tally(outcomes, standings(fingerprints(checked.report, outcomes), records))

    def _identities(self) -> dict[Path, Identity]:
        if self._known is None:
            self._known = {}
            self._sweep()
            for path in sorted(self.folder.glob("*.json")) if self.folder and self.folder.is_dir() else ():
                read = _read(path, touch=False)
                if isinstance(read, tuple):
                    self._known[path] = read[0]
        return self._known

    def _sweep(self) -> None:
        """Remove what a program that was killed while writing left behind."""
        before = time.time() - _LEFT_OVER
        for path in self.folder.glob(".*.tmp") if self.folder and self.folder.is_dir() else ():
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < before:
                    path.unlink()


def now() -> str:
    """The moment as records keep it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def write_json(path: Path, content: Any) -> None:
    """Write the whole file or nothing: beside it, to the disk, then in its place. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(content, stream, ensure_ascii=False, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def set_aside(path: Path) -> Path:
    """Rename a file that cannot be used; it is never overwritten."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    aside = path.with_suffix(f".damaged-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_suffix(f".damaged-{stamp}-{number}")
    with contextlib.suppress(OSError):
        os.replace(path, aside)
    return aside


def _read(path: Path, *, touch: bool = True) -> tuple[Identity, tuple[Record, ...]] | str | None:
    """Identity and records; None where there is no file; a sentence where it cannot be used.

    Such a file is put aside, unless it must not be touched.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        log.error("decisions cannot be read: %s", error.strerror)
        return "这份稿件的处理记录暂时读不出来，请检查用户数据文件夹的权限。"
    except UnicodeDecodeError:
        text = ""
    # Imported for a draft that has records: pydantic takes long.
    from core.review.decisions import file_format

    try:
        return file_format.parse(text)
    except file_format.NewerVersionError:
        aside = set_aside(path) if touch else path
        return f"这份稿件的处理记录由较新版本的程序写成，已另存为 {aside.name}，本次从空白开始。"
    except ValueError as error:
        log.error("decisions are damaged: %s", type(error).__name__)
        aside = set_aside(path) if touch else path
        return f"这份稿件的处理记录已损坏，已另存为 {aside.name}，本次从空白开始。"
