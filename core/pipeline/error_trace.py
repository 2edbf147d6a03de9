"""What may be told of an error of our own: where in the program it happened, and nothing of the draft or the user.

Texts of exceptions and log lines may hold words of the draft or the name of its file. The draft is Chinese and its
data are numbers, so of such a text only plain ASCII is kept, without what it quotes, without paths and names of
files, and without numbers. Paths of the program itself are cut to what lies inside it.
"""

from __future__ import annotations

import logging
import platform
import re
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.about import NAME, VERSION
from core.base.errors import GoujiError
from core.base.resources import ROOT
from core.load.formats import ROSTER_SUFFIXES, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOREIGN = re.compile(r"[^\x20-\x7e\n]+")
_DIGITS = re.compile(r"\d{5,}")
_NUMBER = re.compile(r"\d+")
_QUOTED = re.compile(r"""'[^'\n]*'|"[^"\n]*"|“[^”\n]*”|‘[^’\n]*’""")
# From a root to the last separator of the line and the word behind it: folders may have blanks in their names.
_PATH = re.compile(r"""(?:\b[A-Za-z]:[\\/]|\\\\|(?<![\w.])/)(?:[^\n"'<>|]*[\\/])?[^\s"'<>|:,;()]*""")
# A name begins where the one before ends: to try it at each of its characters would take the square of its length.
_NAME = re.compile(
    rf"(?<![^\s\"'/\\])[^\s\"'/\\]+(?:{'|'.join(map(re.escape, (*SUFFIXES, *ROSTER_SUFFIXES)))})(?!\w)", re.IGNORECASE
)
_CODE = (AttributeError, TypeError, NameError, ImportError)  # what these quote are names of the program
_LEFT_OUT = "…"
_LOG_BYTES, _LOG_FILES = 512 * 1024, 3


def versions(*more: str) -> str:
    """One line: the program, what it runs on, and what the caller adds (Qt's version)."""
    return " · ".join((f"{NAME} {VERSION}", *more, f"Python {platform.python_version()}", platform.platform()))


def harmless(text: str, *, names: bool = False) -> str:
    """The text without anything that could be of the draft, its file or the user's folders.

    ``names``: what is quoted and is a name as programs have them stays.
    """

    def quoted(match: re.Match[str]) -> str:
        inside = match[0][1:-1]
        return match[0] if names and inside.isascii() and inside.replace(".", "").isidentifier() else _LEFT_OUT

    for pattern, instead in ((_QUOTED, quoted), (_PATH, _LEFT_OUT), (_NAME, _LEFT_OUT), (_FOREIGN, _LEFT_OUT)):
        text = pattern.sub(instead, text)
    return _DIGITS.sub(_LEFT_OUT, text)


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
    if isinstance(error, GoujiError):
        said = error.code
    elif isinstance(error, OSError):  # its text names the file
        said = f"errno {error.errno}" if error.errno is not None else ""
    else:
        said = _NUMBER.sub("#", harmless(str(error), names=isinstance(error, _CODE))).strip()
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
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(HarmlessFormatter())
    handler.setLevel(logging.INFO)
    root.addHandler(handler)
    if root.level > logging.INFO or root.level == logging.NOTSET:
        root.setLevel(logging.INFO)
    return handler
