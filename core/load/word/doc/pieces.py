"""The piece table: which bytes of the file are which characters of the text (MS-DOC 2.8.35, 2.9.38)."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from core.base.errors import DamagedError, TooLargeError
from core.load.word.doc.fib import Fib, FibPart

MAX_CHARACTERS = 10_000_000

_COMPRESSED = 0x40000000
#: 8-bit pieces are Latin letters; 80 to 9F are as in Windows (MS-DOC 2.9.73).
_CP1252 = [bytes([b]).decode("cp1252", "replace") for b in range(256)]

#: Two digits or cell marks read as one character, or one character as two: the text stands there in another width.
#: (U+3007, the nought of years, has no two digits in it.)
_OTHER_WIDTH = re.compile(
    "[\u0707\u070d\u0730-\u0739\u0d07\u0d0d"
    + "".join(f"{chr(high << 8 | 0x30)}-{chr(high << 8 | 0x39)}" for high in range(0x30, 0x3A))
    + "]|\x07\x00|\r\x00"
)
_MANY = 2

#: Stands for the second byte of a character of GB 2312, so that places in the text are those of the file.
_PADDING = "\uffff"


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Characters ``start`` to ``end`` stand at byte ``place``, ``width`` bytes each; ``extra`` changes their format."""

    start: int
    end: int
    place: int
    width: int
    extra: bytes

    def byte_of(self, character: int) -> int:
        """Place in the file of a character of the text."""
        return self.place + (character - self.start) * self.width

    def character_of(self, byte: int) -> int:
        """The character of the text at or after a place in the file."""
        return self.start - (self.place - byte) // self.width


class DocText:
    """All text of the file, one character a UTF-16 unit, so that the file's own counts are offsets."""

    def __init__(self, fib: Fib) -> None:
        self.pieces = _pieces(fib)
        self._starts = [p.start for p in self.pieces]
        narrow = (p for p in self.pieces if p.width == 1)
        chinese = any(_is_chinese(fib.document[p.place : p.byte_of(p.end)]) for p in narrow)
        self.units = "".join(_decode(fib.document, piece, chinese) for piece in self.pieces)
        if len(_OTHER_WIDTH.findall(self.units)) >= _MANY:
            raise DamagedError(detail="characters of another width than said")

    def piece(self, character: int) -> TextPiece:
        """The piece that holds a character."""
        return self.pieces[max(0, bisect_right(self._starts, character) - 1)]


def _pieces(fib: Fib) -> list[TextPiece]:
    data = fib.part(FibPart.PIECES)
    formats: list[bytes] = []
    at = 0
    try:
        while data[at] == 1:
            (size,) = struct.unpack_from("<H", data, at + 1)
            formats.append(data[at + 3 : at + 3 + size])
            at += 3 + size
        if data[at] != 2:
            raise DamagedError(detail="no piece table")
        (size,) = struct.unpack_from("<I", data, at + 1)
        count = (size - 4) // 12
        bounds = struct.unpack_from(f"<{count + 1}I", data, at + 5)
        at += 5 + 4 * (count + 1)
        rows = [struct.unpack_from("<HIH", data, at + 8 * i) for i in range(count)]
    except (struct.error, IndexError) as error:
        raise DamagedError(detail=f"piece table: {error}") from error
    if not rows or bounds[0] != 0 or any(a >= b for a, b in pairwise(bounds)):
        raise DamagedError(detail="piece table: bounds")
    if bounds[-1] > MAX_CHARACTERS:
        raise TooLargeError(detail=f"{bounds[-1]} characters")
    pieces: list[TextPiece] = []
    for (start, end), (_, place, change) in zip(pairwise(bounds), rows, strict=True):
        narrow = bool(place & _COMPRESSED)
        begin = (place & ~_COMPRESSED) // 2 if narrow else place
        piece = TextPiece(start, end, begin, 1 if narrow else 2, _change(change, formats))
        if piece.byte_of(end) > len(fib.document) or begin < fib.end:
            raise DamagedError(detail="piece where no text stands")
        pieces.append(piece)
    if bounds[-1] < fib.main:
        raise DamagedError(detail="text shorter than said")
    places = sorted((piece.place, piece.byte_of(piece.end)) for piece in pieces)
    if any(end > begin for (_, end), (begin, _) in pairwise(places)):
        # what is typed anew stands in bytes of its own: the place of one of the two is damaged, whichever it is
        raise DamagedError(detail="two pieces of the text in the same place")
    return pieces


def _change(change: int, formats: list[bytes]) -> bytes:
    """A piece's own change of format, as quick saving leaves it: one property, or a list kept before the pieces."""
    if change & 1:
        index = change >> 1
        return formats[index] if index < len(formats) else b""
    code = _SHORT_CODES.get(change >> 1 & 0x7F)
    return struct.pack("<HB", code, change >> 8) if code else b""


#: Short codes of the properties that matter here (MS-DOC 2.9.215 Prm0).
_SHORT_CODES = {0x18: 0x2416, 0x19: 0x2417, 0x41: 0x0800, 0x42: 0x0801, 0x5C: 0x083C}


def _decode(document: bytes, piece: TextPiece, chinese: bool) -> str:
    data = document[piece.place : piece.byte_of(piece.end)]
    if piece.width == 2:
        return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data)))
    pairs, _ = _gb_pairs(data) if chinese else (0, 0)
    if not pairs:
        return "".join(_CP1252[b] for b in data)
    out: list[str] = []
    at = 0
    while at < len(data):
        if data[at] >= 0xA1:
            # a character of two bytes counts twice in the file
            out += data[at : at + 2].decode("gb18030", "replace")[:1], _PADDING
            at += 2
        else:
            out.append(_CP1252[data[at]])
            at += 1
    return "".join(out)


def _is_chinese(data: bytes) -> bool:
    """8-bit text that some writers put down in GB 2312: its high bytes are pairs, mostly of common characters."""
    pairs, common = _gb_pairs(data)
    return common >= 4 and common * 2 > pairs


def _gb_pairs(data: bytes) -> tuple[int, int]:
    """Pairs of GB 2312, and how many of them are characters of its first level; none where a high byte has no pair."""
    pairs = common = at = 0
    while at < len(data):
        if data[at] < 0x80:
            at += 1
            continue
        if at + 1 >= len(data) or not (0xA1 <= data[at] <= 0xF7 and data[at + 1] >= 0xA1):
            return 0, 0
        pairs += 1
        common += 0xB0 <= data[at] <= 0xD7 and data[at] != data[at + 1]
        at += 2
    return pairs, common
