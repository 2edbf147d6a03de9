"""Loaders: one module per format, chosen by content (``core.load.formats``), all making the same Document."""

from __future__ import annotations

import importlib
import stat
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from core.base.digests import sha256
from core.base.errors import EmptyError, NotFoundError, TooLargeError, UnsupportedError
from core.base.progress import Progress, silent
from core.load.formats import recognise
from core.load.limits import MAX_BYTES
from core.model.document import Source

if TYPE_CHECKING:
    from pathlib import Path

    from core.model.document import Document


def load(path: Path, progress: Progress = silent) -> Document:
    """Read a draft into a Document; the file is opened for reading only and read once, even while Word holds it.

    Raises a LoadError with a sentence for the clerk.
    """
    from core.load.locked_file import read_locked

    _refuse_lock_file(path.name)
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode) and not stat.S_ISDIR(state.st_mode):
            # A pipe may never give an end, a device gives no end at all.
            raise NotFoundError("这不是磁盘上的文件（是管道或设备），请选择稿件。")
        if state.st_size > MAX_BYTES:
            raise TooLargeError
    except OSError as error:
        raise NotFoundError(detail=str(error)) from error
    data = read_locked(path, progress)
    source = Source(sha256(data).hexdigest(), datetime.fromtimestamp(state.st_mtime).astimezone())
    return replace(load_bytes(data, path.name, progress), source=source)


def _refuse_lock_file(name: str) -> None:
    """Word, WPS and LibreOffice lay a small file beside a draft that is open; it shows in folders that show all."""
    marks = (("~$", ""), (".~lock.", "#"), (".~", ""), ("~WRL", ".tmp"), ("~WRD", ".tmp"))
    if any(name.startswith(start) and name.endswith(end) for start, end in marks):
        raise UnsupportedError(f"“{name}”是稿件打开期间的临时文件，里面没有稿件；请选择同一文件夹里名称不带“~”的稿件。")


def load_bytes(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read a draft that is in memory; ``name`` only helps to tell a web page or Markdown from plain text."""
    if not data:
        raise EmptyError("文件是空的（0 字节），多半没有存好或没有传完，请重新保存或重新接收后再打开。")
    return importlib.import_module(recognise(data, name).module).load(data, name, progress)


def load_text(text: str, name: str = "文本.txt") -> Document:
    """A Document from text that is already decoded."""
    from core.load.text.loader import from_text

    return from_text(text, name)
