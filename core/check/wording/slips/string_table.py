"""How common a string of one to five characters is in correct official prose: a compact table of counts.

The file holds no strings, only a fingerprint and a level for each, as a static function (a binary fuse filter, Graf
and Lemire 2022, that gives a value and not only membership): the value of a string is what three entries give together
by exclusive or. A string's 32-bit checksum names the three entries and the fingerprint (12 bits); the level (4 bits)
is a logarithm of the number of documents it stands in. About one unknown string in 4,000 is taken for a known one,
which a single edit with its fourteen strings outweighs.

Layout, little-endian: number of segments without the last two (4 bytes); the entries (2 bytes each).
"""

from __future__ import annotations

import math
import struct
import sys
from array import array
from codecs import utf_16_le_encode
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from mmap import mmap

    #: All entries, and those from the second and from the third segment on.
    _Entries = tuple[memoryview[int], memoryview[int], memoryview[int]]

#: Entries of a segment; the three entries of a string lie in three segments that follow each other.
_BITS = 13
_SEGMENT = 1 << _BITS
_MASK = _SEGMENT - 1
#: Entries for a string; fewer than 1.125 and the table cannot be built.
_ROOM = 1.135
#: 2 to the 64 over the golden ratio spreads the bits of a checksum; the lower 56 bits of what comes of it are asked.
_FACTOR = 0x9E3779B97F4A7C15 & (1 << 56) - 1
HIGHEST = 15
#: Before two characters of which the second is a word alone behind the first, the first one before the second.
ALONE_BEHIND, ALONE_BEFORE = "\x07", "\x0e"
#: Strings whose level is kept, those of some fifteen reports, 2 MB: to look one up again takes less than a microsecond.
_REMEMBERED = 16_000


def level_of(documents: int) -> int:
    """The level for a number of documents: 1 for one, 15 from about 2,400 on."""
    return min(HIGHEST, 1 + int(math.log2(documents) * 1.25))


class _Levels(dict[str, int]):
    """The level of every string asked for so far, for most strings of a report are asked for again."""

    def __init__(self, entries: _Entries, segments: int) -> None:
        super().__init__()
        self._first, self._second, self._third = entries
        self._segments = segments

    def __missing__(self, string: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        key = crc32(utf_16_le_encode(string, "surrogatepass")[0])
        mixed, at = key * _FACTOR, (key * self._segments >> 32) << _BITS
        value = (
            self._first[at + (mixed & _MASK)]
            ^ self._second[at + (mixed >> 13 & _MASK)]
            ^ self._third[at + (mixed >> 26 & _MASK)]
            ^ (mixed >> 40 & 0xFFF0)
        )
        level = self[string] = 0 if value > HIGHEST else value  # with another fingerprint it is larger
        return level


class StringTable:
    """Levels of strings; 0 for a string that the counts do not know. Raises ValueError for bytes of another layout."""

    def __init__(self, data: bytes | mmap) -> None:
        (self._segments,) = struct.unpack_from("<I", data)
        if len(data) != 4 + (self._segments + 2) * _SEGMENT * 2:
            raise ValueError("string table of another size")
        entries = memoryview(data)[4:].cast("H")
        if sys.byteorder == "big":
            swapped = array("H", entries)
            swapped.byteswap()
            entries = memoryview(swapped)
        self._entries: _Entries = entries, entries[_SEGMENT:], entries[2 * _SEGMENT :]
        #: 0 for an unknown string, else 1 to 15.
        self.level: Callable[[str], int] = _Levels(self._entries, self._segments).__getitem__

    def forget(self) -> None:
        """Let go of the levels that were asked for."""
        self.level = _Levels(self._entries, self._segments).__getitem__

    def levels(self, text: str, length: int) -> list[int]:
        """The level of every string of the length in a text, from its first character on."""
        data, size = _bytes(text), 2 * length
        return self._levels([crc32(data[start : start + size]) for start in range(0, len(data) - size + 1, 2)])

    def with_each(self, before: str, characters: str, after: str) -> list[int]:
        """The levels of the strings that have each of the characters between ``before`` and ``after``."""
        data, tail, head = _bytes(characters), _bytes(after), crc32(_bytes(before))
        return self._levels([crc32(data[at : at + 2] + tail, head) for at in range(0, len(data), 2)])

    def _levels(self, checksums: list[int]) -> list[int]:
        """The levels for the checksums of strings."""
        # In local names and one expression, for it runs more often than all else.
        first, second, third = self._entries
        segments, factor, bits, mask, highest = self._segments, _FACTOR, _BITS, _MASK, HIGHEST
        return [
            0
            if (
                value := first[(at := key * segments >> 32 << bits) + ((mixed := key * factor) & mask)]
                ^ second[at + (mixed >> 13 & mask)]
                ^ third[at + (mixed >> 26 & mask)]
                ^ (mixed >> 40 & 0xFFF0)
            )
            > highest
            else value
            for key in checksums
        ]


def _bytes(string: str) -> bytes:
    """Two bytes for a character, half a pair of them too; ``str.encode`` would look the codec up each time."""
    return utf_16_le_encode(string, "surrogatepass")[0]


def pack(levels: Iterable[tuple[str, int]]) -> bytes:
    """The bytes of a table from (string, level); of strings that share a checksum the commonest counts."""
    best: dict[int, int] = {}
    for string, level in levels:
        key = crc32(_bytes(string))
        best[key] = max(level, best.get(key, 0))
    segments = max(1, math.ceil(len(best) * _ROOM / _SEGMENT))
    for more in range(64):
        packed = _packed(best, segments + more)
        if packed is not None:
            return packed
    raise ValueError("no table can be built of these strings")


def _packed(levels: dict[int, int], segments: int) -> bytes | None:
    """The bytes with so many segments; None where the strings cannot be laid out in them."""
    size = (segments + 2) * _SEGMENT
    degree, sums = array("I", bytes(4 * size)), array("Q", bytes(8 * size))
    for key in levels:
        for place in _places(key, segments):
            degree[place] += 1
            sums[place] ^= key
    # An entry that a single string names settles that string; it is taken out, and others become single.
    single = [place for place in range(size) if degree[place] == 1]
    order: list[tuple[int, int]] = []
    while single:
        place = single.pop()
        if degree[place] != 1:
            continue
        key = sums[place]
        order.append((place, key))
        for other in _places(key, segments):
            degree[other] -= 1
            sums[other] ^= key
            if degree[other] == 1:
                single.append(other)
    if len(order) < len(levels):
        return None
    entries = array("H", bytes(2 * size))
    for place, key in reversed(order):
        first, second, third = _places(key, segments)
        entries[place] = 0
        entries[place] = (
            entries[first] ^ entries[second] ^ entries[third] ^ (key * _FACTOR >> 40 & 0xFFF0) ^ levels[key]
        )
    if sys.byteorder == "big":
        entries.byteswap()
    return struct.pack("<I", segments) + entries.tobytes()


def _places(key: int, segments: int) -> tuple[int, int, int]:
    mixed = key * _FACTOR
    at = (key * segments >> 32) << _BITS
    return (
        at + (mixed & _MASK),
        at + _SEGMENT + (mixed >> 13 & _MASK),
        at + 2 * _SEGMENT + (mixed >> 26 & _MASK),
    )
