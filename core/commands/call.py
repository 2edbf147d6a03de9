"""How a call of the program is read and answered: what is wrong with it in one Chinese sentence."""

from __future__ import annotations

import argparse
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from core.base.about import NAME

if TYPE_CHECKING:
    from collections.abc import Sequence


class CallError(Exception):
    """A call of the program that is wrong; the message is one Chinese sentence."""


class Parser(argparse.ArgumentParser):
    """An argument parser that raises CallError, in Chinese, and leaves ``--help`` to ``usage``."""

    def __init__(self) -> None:
        # A width, for else the terminal is asked for its own, and a usage, for else one is made at each call; neither
        # is ever shown.
        help_of = partial(argparse.HelpFormatter, width=80)
        super().__init__(
            prog=NAME, usage=NAME, add_help=False, allow_abbrev=False, exit_on_error=False, formatter_class=help_of
        )

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
