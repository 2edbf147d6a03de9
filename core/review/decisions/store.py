"""Where decisions are kept: one JSON file per draft in the user's data folder, written whole at every decision."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from core.base.file_lock import locked
from core.review.decisions.fingerprint import Fingerprint, fingerprints
from core.review.decisions.identity import Identity
from core.review.decisions.records import Record, Standing, Tally, standings, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from core.pipeline.checked import Checked

log = logging.getLogger(__name__)

_NOT_WRITTEN = "处理记录写不进用户数据文件夹，暂存在内存里，写得进时自动补写；关闭程序前请先检查磁盘空间和权限。"
_LEFT_OVER = 3600  # seconds after which a file that was being written is no longer


class Book:
    """The decisions of one draft; without a path they live in memory.

    ``notice`` is a sentence for the user when something is wrong with the file. ``carried_from`` is the path of the
    other draft of the same organ and year that the decisions were made on, None where they are this draft's own.

    ``records`` is what the user decided, whether the disk took it or not. What is ``unsaved`` stays noted, change by
    change, and is written with the next change or ``save`` that finds room. Every writing reads the file first, under
    a lock, and puts only the own changes into it: decisions of a second program are not lost.
    """

    def __init__(self, path: Path | None, identity: Identity) -> None:
        self.path = path
        self.identity = identity
        self.notice = ""
        self.carried_from: str | None = None
        self.records: tuple[Record, ...] = ()
        self._unsaved: dict[Fingerprint, Record | None] = {}
        self._written: Identity | None = None
        if path is not None:
            self._take_up(_read(path))
            known = self._written
            if self.records and known is not None and known.is_other_file(identity):
                self.carried_from = known.paths[0]

    @property
    def unsaved(self) -> bool:
        """True while there are decisions that are not on the disk."""
        return bool(self._unsaved)

    def change(self, old: Record | None, new: Record | None) -> None:
        """Put ``new`` in the place of ``old``; either may be None. On failure ``notice`` says so.

        What cannot be written is kept in memory, so that the work goes on.
        """
        self.change_all([(old, new)])

    def change_all(self, changes: Iterable[tuple[Record | None, Record | None]]) -> None:
        """Several changes, written at once."""
        for old, new in changes:
            if old is not None:
                self._unsaved[old.fingerprint] = None
            if new is not None:
                # the last of several changes of one place stands last
                self._unsaved.pop(new.fingerprint, None)
                self._unsaved[new.fingerprint] = new
        self.records = _changed(self.records, self._unsaved)
        if not self.save():
            self.notice = self.notice or _NOT_WRITTEN

    def move(self, identity: Identity) -> None:
        """The draft was seen again: under this name, with this text."""
        self.identity = self.identity.joined(identity)

    def remember(self) -> None:
        """Write down where the draft is now and what it says, so that it is found again after the next move."""
        if self.records and self.identity != self._written:
            self.save()

    def save(self) -> bool:
        """Write what is not on the disk yet; False when the disk refuses, and then nothing is lost in memory."""
        if self.path is None:
            self._unsaved.clear()
            return True
        from core.review.decisions.file_format import as_json

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with locked(self.path.parent.with_suffix(".lock")):
                if not self._take_up(_read(self.path)):
                    return False
                write_json(self.path, as_json(self.identity, self.records))
        except (OSError, ValueError, RecursionError) as error:
            log.error("decisions cannot be written: %s", type(error).__name__)
            return False
        self._written = self.identity
        self._unsaved.clear()
        return True

    def _take_up(self, read: _Read) -> bool:
        """Take what the file has under the own unsaved changes; a damaged one is put aside and said.

        False where a file is in the way that must not be overwritten.
        """
        if isinstance(read, _Problem):
            self.notice = read.sentence
            return not read.in_the_way
        if read is not None:
            self._written = read[0]
            self.identity = read[0].joined(self.identity)
            self.records = _changed(read[1], self._unsaved)
        return True


def _changed(records: Iterable[Record], changes: Mapping[Fingerprint, Record | None]) -> tuple[Record, ...]:
    """The records after some changes: other records of the same places, or None where they were taken back."""
    rest = [record for record in records if record.fingerprint not in changes]
    return (*rest, *(record for record in changes.values() if record is not None))


class DecisionStore:
    """The folder of all drafts' decisions; without one nothing is kept beyond the session."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._known: dict[Path, Identity] | None = None
        self._books: dict[Path, Book] = {}

    def book(self, identity: Identity) -> Book:
        """The decisions of a draft: by organ and year, else by path; an empty book where there are none yet.

        One with unsaved decisions is handed out again as it is.
        """
        path = self._path_of(identity)
        if path is None:
            return Book(None, identity)
        book = self._books.get(path)
        if book is not None and book.unsaved:
            book.move(identity)
            book.save()
        else:
            book = self._books[path] = Book(path, identity)
            book.remember()
        self._identities()[path] = book.identity
        return book

    def save(self) -> bool:
        """Write all decisions that are not on the disk yet; True when none is left."""
        for book in self._books.values():
            if book.unsaved:
                book.save()
        return not any(book.unsaved for book in self._books.values())

    def _path_of(self, identity: Identity) -> Path | None:
        if self.folder is None:
            return None
        own = self._fitting(identity, apart=True)
        if own is not None:
            return own
        path = self.folder / identity.file_name()
        if not (identity.known and _exists(path)):
            return self._fitting(identity, apart=False) or path
        return path

    def _fitting(self, identity: Identity, *, apart: bool) -> Path | None:
        """The file of a draft that this one is, among those that are kept apart or among the others."""
        known = self._identities().items()
        return next((path for path, one in known if one.apart == apart and one.fits(identity)), None)

    def set_apart(self, identity: Identity) -> Book:
        """An empty book for a draft that carries nothing over from others of its organ and year."""
        apart = identity.set_apart()
        path = self.folder / apart.file_name() if self.folder is not None else None
        book = Book(path, apart)
        if path is not None:
            self._books[path], self._identities()[path] = book, apart
            book.save()
        return book

    def decided(self, checked: Checked) -> Tally:
        """How many findings of a draft stand by its records."""
        result = checked.result
        return tally((*result.findings, *result.not_assessable), self.stands(checked))

    def stands(self, checked: Checked) -> tuple[Standing, ...]:
        """How the findings of a draft, then the relations that could not be checked, stand by its records.

        Nothing is written or put aside: whoever opens the draft is told what is wrong with its records.
        """
        result = checked.result
        outcomes = (*result.findings, *result.not_assessable)
        path = self._path_of(Identity.of(checked.report, str(checked.path))) if self.folder else None
        records = self._records(path) if path else ()
        return standings(fingerprints(checked.report, outcomes), records)

    def _records(self, path: Path) -> tuple[Record, ...]:
        book = self._books.get(path)
        if book is not None and book.unsaved:
            return book.records
        read = _read(path, touch=False)
        return read[1] if isinstance(read, tuple) else ()

    def _identities(self) -> dict[Path, Identity]:
        if self._known is None:
            self._known = {}
            self._sweep()
            for path in sorted(self.folder.glob("*.json")) if self.folder and _exists(self.folder) else ():
                read = _read(path, touch=False)
                if isinstance(read, tuple):
                    self._known[path] = read[0]
        return self._known

    def _sweep(self) -> None:
        """Remove what a program that was killed while writing left behind."""
        before = time.time() - _LEFT_OVER
        for path in self.folder.glob(".*.tmp") if self.folder and _exists(self.folder) else ():
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < before:
                    path.unlink()


def now() -> str:
    """The moment as records keep it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def write_json(path: Path, content: Any) -> None:
    """Write the whole file or nothing, for the user alone: beside it, to disk, then in its place. Raises OSError."""
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


def set_aside(path: Path) -> Path | None:
    """Rename a file that cannot be used; it is never overwritten. None where the disk refuses."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    aside = path.with_suffix(f".damaged-{stamp}")
    number = 1
    while _exists(aside):
        number += 1
        aside = path.with_suffix(f".damaged-{stamp}-{number}")
    try:
        os.replace(path, aside)
    except OSError:
        return None
    return aside


def _exists(path: Path) -> bool:
    """Whether there is such a file, as far as the user may know."""
    try:
        return path.exists()
    except OSError:
        return False


@dataclass(frozen=True)
class _Problem:
    """A file that cannot be used: a sentence for the user, and whether it still is where it was."""

    sentence: str
    in_the_way: bool


_Read = tuple[Identity, tuple[Record, ...]] | _Problem | None


def _read(path: Path, *, touch: bool = True) -> _Read:
    """Identity and records; None where there is no file.

    One that cannot be used is put aside, unless it must not be touched.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        log.error("decisions cannot be read: %s", error.strerror)
        return _Problem("这份稿件的处理记录暂时读不出来，请检查用户数据文件夹的权限。", True)
    except UnicodeDecodeError:
        text = ""
    # Imported for a draft that has records: pydantic takes long.
    from core.review.decisions import file_format

    try:
        return file_format.parse(text)
    except file_format.NewerVersionError:
        what = "由较新版本的程序写成"
    except (ValueError, RecursionError, OverflowError) as error:
        log.error("decisions are damaged: %s", type(error).__name__)
        what = "已损坏"
    aside = set_aside(path) if touch else None
    if aside is None:
        return _Problem(
            f"这份稿件的处理记录{what}，又不能另存，新的处理暂存在内存里；请检查用户数据文件夹的权限。", True
        )
    return _Problem(f"这份稿件的处理记录{what}，已另存为 {aside.name}，本次从空白开始。", False)
