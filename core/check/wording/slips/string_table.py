"""How common a string of one to five characters is in correct official prose: a compact table of counts.

The file holds no strings, only a fingerprint and a level for each. A string's 32-bit checksum gives its bucket (20
bits) and its fingerprint (12 bits); the level (4 bits) is a logarithm of the number of documents it stands in. About
one unknown string in 2,500 is taken for a known one, which a single edit with its fourteen strings outweighs.

Layout, little-endian: number of entries (4 bytes); 4,097 positions of blocks of 256 buckets (4 bytes each); for every
bucket where it begins in its block (2 bytes); the entries, by bucket, fingerprint above level (2 bytes each).
"""

from __future__ import annotations

import math
import struct
import sys
from array import array
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

_BUCKETS = 1 << 20
_BLOCK = 256
_BLOCKS = _BUCKETS // _BLOCK
HIGHEST = 15


def level_of(documents: int) -> int:
    """The level for a number of documents: 1 for one, 15 from about 2,400 on."""
    return min(HIGHEST, 1 + int(math.log2(documents) * 1.25))


def _place(string: str) -> tuple[int, int]:
    """Bucket and shifted fingerprint of a string."""
    checksum = crc32(string.encode("utf-16-le", "surrogatepass"))
    return checksum >> 12, (checksum & 0xFFF) << 4


class StringTable:
    """Levels of strings; 0 for a string that the counts do not know. Raises ValueError for bytes of another layout."""

    def __init__(self, data: bytes) -> None:
        (entries,) = struct.unpack_from("<I", data)
        sizes = ((_BLOCKS + 1) * 4, _BUCKETS * 2, entries * 2)
        if len(data) != 4 + sum(sizes):
            raise ValueError("string table of another size")
        self._blocks, self._begins, self._entries = array("I"), array("H"), array("H")
        at = 4
        for part, size in zip((self._blocks, self._begins, self._entries), sizes, strict=True):
            part.frombytes(data[at : at + size])
            if sys.byteorder == "big":
                part.byteswap()
            at += size

    def level(self, string: str) -> int:
        """0 for an unknown string, else 1 to 15."""
        bucket, fingerprint = _place(string)
        block = bucket >> 8
        first = self._blocks[block] + self._begins[bucket]
        # The last bucket of a block ends where the next block begins.
        at_end = bucket & 255 == 255
        last = self._blocks[block + 1] if at_end else self._blocks[block] + self._begins[bucket + 1]
        for entry in self._entries[first:last]:
            if entry & 0xFFF0 == fingerprint:
                return entry & 15
        return 0


def pack(levels: Iterable[tuple[str, int]]) -> bytes:
    """The bytes of a table from (string, level); of strings that share bucket and fingerprint the commonest counts."""
    best: dict[tuple[int, int], int] = {}
    for string, level in levels:
        place = _place(string)
        best[place] = max(level, best.get(place, 0))
    blocks, begins, entries = array("I", [0]) * (_BLOCKS + 1), array("H", [0]) * _BUCKETS, array("H")
    rows = iter(sorted(best.items()))
    row = next(rows, None)
    for bucket in range(_BUCKETS):
        if bucket % _BLOCK == 0:
            blocks[bucket // _BLOCK] = len(entries)
        begins[bucket] = len(entries) - blocks[bucket // _BLOCK]
        while row is not None and row[0][0] == bucket:
            entries.append(row[0][1] | row[1])
            row = next(rows, None)
    blocks[_BLOCKS] = len(entries)
    parts = (blocks, begins, entries)
    if sys.byteorder == "big":
        for part in parts:
            part.byteswap()
    return struct.pack("<I", len(entries)) + b"".join(part.tobytes() for part in parts)
