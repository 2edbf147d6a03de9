"""Formatting of characters and paragraphs: lists of properties (sprm) by their places in the file (MS-DOC 2.6)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = 512
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_TABLE_DEFINITION = 0xD608
_TABS = 0xC615

STYLE, LEVEL, LIST = 0x4600, 0x260A, 0x460B
IN_TABLE, ROW_END, DEPTH, DEPTH_CHANGE, INNER_CELL, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x664A, 0x244B, 0x244C
ELSEWHERE, TABLE_ELSEWHERE = 0x6646, 0x646B
DELETED, INSERTED, HIDDEN, CHARACTER_STYLE, SYMBOL = 0x0800, 0x0801, 0x083C, 0x4A30, 0x6A09
#: Struck out, once or twice; raised or lowered (1, 2); set so much higher or lower.
STRUCK, STRUCK_TWICE, RAISED, SHIFTED = 0x0837, 0x2A53, 0x2A48, 0x4845
PICTURE, IS_DATA, SPECIAL = 0x6A03, 0x0806, 0x0855

Property = tuple[int, bytes]


@lru_cache(maxsize=4096)
def properties(data: bytes) -> tuple[Property, ...]:
    """(code, operand) of each property; what is cut off is left out."""
    return tuple(_iterate(data))


def _iterate(data: bytes) -> Iterator[Property]:
    at = 0
    while at + 2 <= len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES[code >> 13]
        if not size:
            if code == _TABLE_DEFINITION and at + 2 <= len(data):
                size = struct.unpack_from("<H", data, at)[0] - 1
                at += 2
            elif at < len(data):
                size = data[at]
                at += 1
                if code == _TABS and size == 255:
                    return  # its length must be computed from its content; nothing that matters follows it
            else:
                return
        if at + size > len(data) or size < 0:
            return
        yield code, data[at : at + size]
        at += size


def flag(operand: bytes) -> bool:
    """A switch that is on."""
    return operand[:1] not in (b"", b"\0")


def number(operand: bytes) -> int:
    """An unsigned operand of any size."""
    return int.from_bytes(operand, "little")


class PropertyPages:
    """Property lists by place in the file, from the pages listed in a PlcfBteChpx or PlcfBtePapx."""

    def __init__(self, document: bytes, index: bytes, *, paragraphs: bool) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._lists: list[bytes] = []
        runs: dict[int, tuple[int, bytes]] = {}
        count = max(0, (len(index) - 4) // 8)
        pages = dict.fromkeys(n & 0x3FFFFF for n in struct.unpack_from(f"<{count}I", index, 4 * (count + 1)))
        for page in pages if count else ():
            data = document[page * _PAGE : (page + 1) * _PAGE]
            if len(data) == _PAGE:
                for start, end, grpprl in _runs(data, paragraphs):
                    runs[start] = (end, grpprl)
        for start in sorted(runs):
            self._starts.append(start)
            self._ends.append(runs[start][0])
            self._lists.append(runs[start][1])

    def at(self, byte: int) -> tuple[bytes, int]:
        """The property list for a place in the file, and where it ends to hold."""
        i = bisect_right(self._starts, byte) - 1
        if i >= 0 and byte < self._ends[i]:
            return self._lists[i], self._ends[i]
        following = self._starts[i + 1] if i + 1 < len(self._starts) else 1 << 62
        return b"", following


def _runs(page: bytes, paragraphs: bool) -> Iterator[tuple[int, int, bytes]]:
    count = page[-1]
    step = 13 if paragraphs else 1
    if not count or 4 * (count + 1) + step * count >= _PAGE:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for i in range(count):
        at = 2 * page[4 * (count + 1) + step * i]
        if bounds[i] >= bounds[i + 1]:
            continue
        grpprl = b""
        if at:
            size = page[at]
            if paragraphs and size:
                grpprl = page[at + 1 : at + 2 * size]
            elif paragraphs:
                at += 1
                grpprl = page[at + 1 : at + 1 + 2 * page[at]] if at < _PAGE else b""
            else:
                grpprl = page[at + 1 : at + 1 + size]
        yield bounds[i], bounds[i + 1], grpprl
