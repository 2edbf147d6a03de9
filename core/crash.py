"""What may be told of an error of our own: where in the program it happened, and nothing of the draft or the user.

Texts of exceptions and log lines may hold words of the draft. The draft is Chinese and its data are numbers, so of
such a text only plain ASCII without long digit runs is kept. Paths are cut to what lies inside the program.
"""

from __future__ import annotations

import logging
import platform
import re
import sys
import traceback
from collections.abc import Iterable
from logging.handlers import RotatingFileHandler
from pathlib import Path

from core.about import NAME, VERSION
from core.errors import GoujiError
from core.resources import ROOT

_FOREIGN = re.compile(r"[^\x20-\x7e\n]+")
_DIGITS = re.compile(r"\d{5,}")
_PATH = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\|/)(?:[^\s\"'<>|:,;()]*[\\/])+")
_LEFT_OUT = "…"
_LOG_BYTES, _LOG_FILES = 512 * 1024, 3


def versions(*more: str) -> str:
    """One line: the program, what it runs on, and what the caller adds (Qt's version)."""
    return " · ".join((f"{NAME} {VERSION}", *more, f"Python {platform.python_version()}", platform.platform()))


def harmless(text: str) -> str:
    """The text without anything that could be of the draft or of the user's folders."""
    return _DIGITS.sub(_LEFT_OUT, _FOREIGN.sub(_LEFT_OUT, _PATH.sub(f"{_LEFT_OUT}/", text)))


def trace(error: BaseException) -> str:
    """The traceback with shortened paths, without source lines of other programs and without values.

    Causes are told too. An error that the program raises itself is told by its code, for its sentence may name a file.
    """
    lines: list[str] = []
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain:
        chain.append(at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    for number, one in enumerate(reversed(chain)):
        if number:
            lines.append("led to")
        for frame in traceback.extract_tb(one.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
        lines.append(_named(one))
        lines += [harmless(note) for note in getattr(one, "__notes__", ())]  # the trace of a worker process
    return "\n".join(lines)


def _named(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    said = error.code if isinstance(error, GoujiError) else harmless(str(error)).strip()
    return f"{name}: {said}" if said else name


def _short(file: str) -> str:
    """The path inside the program or a library: never the folder where those lie."""
    path = Path(file)
    for base in (ROOT.parent, *map(Path, (entry for entry in sys.path if entry))):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.name


def report(error: BaseException, *more: str, log_tail: Iterable[str] = ()) -> str:
    """The text that the user may send to support."""
    parts = [versions(*more), trace(error), *log_tail]
    return "\n".join(parts) + "\n"


class HarmlessFormatter(logging.Formatter):
    """Time, level, place, message; the message and any traceback made harmless."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """One record; a traceback follows on lines of its own."""
        head = f"{self.formatTime(record)} {record.levelname} {record.name}: {harmless(record.getMessage())}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{head}\n{trace(error)}" if error is not None else head


def log_to(folder: Path) -> logging.Handler | None:
    """Write the program's log into rotating files there; None where that is not possible. Safe to call again."""
    root = logging.getLogger()
    path = folder / f"{NAME}.log"
    for handler in root.handlers:
        if isinstance(handler, RotatingFileHandler) and Path(handler.baseFilename) == path.absolute():
            return handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(HarmlessFormatter())
    handler.setLevel(logging.INFO)
    root.addHandler(handler)
    if root.level > logging.INFO or root.level == logging.NOTSET:
        root.setLevel(logging.INFO)
    return handler
