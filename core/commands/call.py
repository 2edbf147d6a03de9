"""How a call of the program is read and answered: arguments in, text out, what is wrong in one Chinese sentence."""

from __future__ import annotations

import argparse
import errno
import os
import re
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO

from core.base.about import NAME

if TYPE_CHECKING:
    from collections.abc import Sequence


#: What a terminal acts on instead of showing it: a file's name or a draft's words may hold such characters.
_ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class CallError(Exception):
    """A call of the program that is wrong; the message is one Chinese sentence."""


class Parser(argparse.ArgumentParser):
    """An argument parser that raises CallError, in Chinese, and leaves ``--help`` to ``usage``."""

    def __init__(self) -> None:
        super().__init__(prog=NAME, add_help=False, allow_abbrev=False, exit_on_error=False)

    def error(self, message: str) -> NoReturn:
        """Called by argparse for what it has no exception for."""
        raise CallError("命令写法有误。")

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse; options may stand between the files, and after ``--`` all is files.

        Raises CallError on anything unknown.
        """
        cut = list(arguments).index("--") if "--" in arguments else len(arguments)
        try:
            known, unknown = self.parse_known_intermixed_args(list(arguments[:cut]))
        except argparse.ArgumentError as error:
            raise CallError(f"选项 {error.argument_name} 的取值有误或没有写。") from error
        if "files" in known:
            known.files += arguments[cut + 1 :]
        else:
            unknown += arguments[cut + 1 :]
        if unknown:
            raise CallError(f"不认识的参数：{' '.join(unknown)}。")
        return known


def parser_for(formats: Sequence[str]) -> Parser:
    """A parser with ``--format`` of these choices, the first of them when nothing is asked for."""
    parser = Parser()
    parser.add_argument("--format", choices=formats, default=formats[0])
    return parser


def count(text: str) -> int:
    """A number of processes; ValueError, which argparse turns into a complaint, for anything but a positive one."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


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
        text = _ORDERS.sub("\ufffd", text)
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
