"""Where signatures are kept: one SQLite database in the user's data folder, readable by the user alone.

Written in the journal mode WAL with full synchronisation: a program that is killed, or a machine that goes off, loses
nothing that was signed. Signatures are added and never changed.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import zlib
from contextlib import closing, suppress
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from core.base.errors import GoujiError
from core.review.decisions import Identity, State
from core.review.decisions.store import set_aside
from core.review.signoff.records import Role, SignedFinding, SignOff
from core.review.versions import Version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.pipeline.checked import Checked

log = logging.getLogger(__name__)

#: Goes up with every change of the tables; kept in the database's own ``user_version``.
SCHEMA = 1
_TABLE = """
CREATE TABLE signoff (
    id INTEGER PRIMARY KEY,
    organ TEXT, year INTEGER, paths TEXT NOT NULL, digest TEXT NOT NULL, apart INTEGER NOT NULL,
    name TEXT NOT NULL, role TEXT NOT NULL, at TEXT NOT NULL, program TEXT NOT NULL,
    sha256 TEXT NOT NULL, verdict TEXT NOT NULL, findings TEXT NOT NULL, version BLOB NOT NULL
)
"""
_FILE = "signatures.sqlite3"
_UNREADABLE = "以前的签名记录读不出来，请检查用户数据文件夹的权限。"
_PATIENCE = 5.0  # seconds to wait for another program that is writing


class SignOffStoreError(GoujiError):
    """The signatures cannot be read or written; the message says what to do."""

    code = "signatures"
    default = "签名记录写不进用户数据文件夹，没有签上；请检查磁盘空间和文件夹权限后再签。"


class SignOffStore:
    """All signatures of this user. Without a folder they are gone with the program."""

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / _FILE if folder is not None else None
        self._memory: list[SignOff] = []

    def add(self, signature: SignOff) -> None:
        """Write a signature down for good; raises SignOffStoreError, and then it is not signed."""
        if self.path is None:
            self._memory.append(signature)
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with closing(self._open(self.path)) as database, database:
                row = _as_row(signature)
                places = ", ".join("?" * len(row))
                database.execute(f"INSERT INTO signoff ({', '.join(row)}) VALUES ({places})", tuple(row.values()))
        except (OSError, sqlite3.Error) as error:
            log.error("signatures cannot be written: %s", type(error).__name__)
            raise SignOffStoreError(detail=str(error)) from error

    def history(self, identity: Identity) -> tuple[SignOff, ...]:
        """The signatures under a draft, the latest first; raises SignOffStoreError."""
        if self.path is None:
            return tuple(reversed([s for s in self._memory if s.identity.fits(identity)]))
        if not self.path.exists():
            return ()
        try:
            with closing(self._open(self.path)) as database:
                return tuple(s for s in _signatures(database) if s.identity.fits(identity))
        except (OSError, sqlite3.Error, ValueError, KeyError, TypeError, zlib.error) as error:
            log.error("signatures cannot be read: %s", type(error).__name__)
            raise SignOffStoreError(_UNREADABLE, detail=str(error)) from error

    def _open(self, path: Path) -> sqlite3.Connection:
        """The database, made where there is none; what is no database is put aside, never overwritten."""
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        try:
            return _prepared(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            aside = set_aside(path)
            if aside is None:
                raise
            log.error("signatures are damaged and were put aside")
            for ending in ("-wal", "-shm"):
                with suppress(OSError):
                    path.with_name(path.name + ending).unlink()
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            return _prepared(path)


def known_signatures(folder: Path | None, checked: Checked) -> tuple[SignOff, ...]:
    """The signatures under a draft, the latest first; none where they cannot be read."""
    try:
        return SignOffStore(folder).history(Identity.of(checked.report, str(checked.path)))
    except SignOffStoreError:
        return ()


def _prepared(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        with database:
            database.execute("BEGIN IMMEDIATE")
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version > SCHEMA:
                raise SignOffStoreError("签名记录由较新版本的程序写成，请用新版本的程序签名。")
            if version == 0:
                database.execute(_TABLE)
                database.execute(f"PRAGMA user_version = {SCHEMA}")
    except BaseException:
        database.close()
        raise
    return database


def _signatures(database: sqlite3.Connection) -> Iterator[SignOff]:
    database.row_factory = sqlite3.Row
    for row in database.execute("SELECT * FROM signoff ORDER BY id DESC"):
        yield _from_row(row)


def _as_row(signature: SignOff) -> dict[str, Any]:
    identity = signature.identity
    version = {
        "paragraphs": signature.version.paragraphs,
        "cells": [[*k, v] for k, v in signature.version.cells.items()],
    }
    return {
        "organ": identity.organ, "year": identity.year, "paths": json.dumps(identity.paths, ensure_ascii=False),
        "digest": identity.digest, "apart": identity.apart, "name": signature.name, "role": signature.role.value,
        "at": signature.at, "program": signature.program, "sha256": signature.sha256, "verdict": signature.verdict,
        "findings": json.dumps([asdict(finding) for finding in signature.findings], ensure_ascii=False),
        "version": zlib.compress(json.dumps(version, ensure_ascii=False).encode()),
    }  # fmt: skip


def _from_row(row: sqlite3.Row) -> SignOff:
    version = json.loads(zlib.decompress(row["version"]))
    known = {field.name for field in fields(SignedFinding)}
    return SignOff(
        name=row["name"],
        role=Role(row["role"]),
        at=row["at"],
        program=row["program"],
        identity=Identity(
            row["organ"], row["year"], tuple(json.loads(row["paths"])), row["digest"], bool(row["apart"])
        ),
        sha256=row["sha256"],
        verdict=row["verdict"],
        findings=tuple(
            SignedFinding(
                **{key: State(value) if key == "state" else value for key, value in item.items() if key in known}
            )
            for item in json.loads(row["findings"])
        ),
        version=Version(
            tuple(version["paragraphs"]),
            {(table, row_, column): text for table, row_, column, text in version["cells"]},
        ),
    )
