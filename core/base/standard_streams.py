"""Text on standard output and standard error, whatever these are connected with."""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False  # from ``typing`` it would take as long as all else that --version needs
if TYPE_CHECKING:
    from typing import TextIO

#: What a terminal acts on instead of showing it: a file's name or a draft's words may hold such characters.
_ORDERS = dict.fromkeys((*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)), "\ufffd")


def write(stream: TextIO | None, text: str, utf8: bool = False) -> None:
    """Write text to a standard stream whatever the system's code page is.

    A terminal gets characters in its own encoding, a file or pipe (or ``utf8``) UTF-8 bytes with plain line ends.
    A program without a console has no streams (None): nothing is written. Control characters in text for
    people are replaced. A reader that went away is no error; where there is no room for the text the program ends with
    a sentence and the status of what could not be done.
    """
    if stream is None:
        return
    if not utf8:
        text = text.translate(_ORDERS)
    try:
        if utf8 or not stream.isatty():
            data = text.encode("utf-8", errors="backslashreplace")
            stream.flush()
            stream.buffer.write(data)
        else:
            encoding = stream.encoding or "utf-8"
            stream.write(text.encode(encoding, errors="replace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        # The interpreter flushes once more on its way out; give it something to flush to.
        _to_nowhere(stream)
    except OSError as error:
        _to_nowhere(stream)
        reason = "磁盘空间不足" if error.errno == errno.ENOSPC else "写入出错"
        if stream is not sys.stderr:
            write(sys.stderr, f"结果没有写完（{reason}），请清理磁盘或换一个位置再试。\n")
        raise SystemExit(2) from error


def _to_nowhere(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
