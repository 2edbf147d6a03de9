"""Pairs of brackets of which one is full-width and one is half-width: （以下简称《条例》)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING, _CLOSING = "(（", ")）"
_WIDE = "（）"


def mixed(written: str) -> Iterator[tuple[int, int]]:
    """Where the brackets of each such pair stand in a text as it is written.

    >>> list(mixed("(一)水价（含水费)公布")), list(mixed("2)水价（含水费）"))
    ([(5, 9)], [])
    """
    opened: list[int] = []
    for at, char in enumerate(written):
        if char in _OPENING:
            opened.append(at)
        elif char in _CLOSING and opened:
            start = opened.pop()
            if (written[start] in _WIDE) != (char in _WIDE):
                yield start, at
