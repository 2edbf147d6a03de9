"""The file information block: where everything is (MS-DOC 2.5)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

from core.base.errors import DamagedError, EncryptedError, UnsupportedError

_MAGIC = 0xA5EC
#: How the stream begins.
MAGIC = _MAGIC.to_bytes(2, "little")
#: Files of Word 6 and 95 have lower numbers and another layout.
_WORD_97 = 0x00C1 - 8
_ENCRYPTED, _TABLE_1, _OBFUSCATED = 0x0100, 0x0200, 0x8000


class FibPart(IntEnum):
    """Index of a structure's place and size in the block's list (FibRgFcLcb97)."""

    STYLES = 1
    COMMENT_PLACES = 4
    COMMENT_TEXTS = 5
    SECTIONS = 6
    CHARACTERS = 12
    PARAGRAPHS = 13
    PIECES = 33
    SHAPE_ANCHORS = 40
    BOX_TEXTS = 56
    LISTS = 73
    LIST_OVERRIDES = 74


@dataclass(frozen=True, slots=True)
class Fib:
    """Lengths in characters of the main text and of the stories after it; streams; places of the other structures.

    ``end`` is where the block ends in the document stream: no text stands before it.
    """

    main: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int
    document: bytes
    table: bytes
    places: tuple[tuple[int, int], ...]
    end: int

    def part(self, part: FibPart) -> bytes:
        """The bytes of a structure in the table stream; empty when there is none or it lies outside."""
        start, size = self.place(part)
        return self.table[start : start + size] if start + size <= len(self.table) else b""

    def place(self, part: FibPart) -> tuple[int, int]:
        """Start and size of a structure in the table stream."""
        return self.places[part] if part < len(self.places) else (0, 0)

    @property
    def comments_start(self) -> int:
        """Where the texts of comments begin, in characters."""
        return self.main + self.footnotes + self.headers + self.macros

    @property
    def boxes_start(self) -> int:
        """Where the texts of text boxes begin, in characters."""
        return self.comments_start + self.comments + self.endnotes


def table_stream_name(document: bytes) -> str:
    """Name of the stream the block points into.

    Raises UnsupportedError for older formats, EncryptedError, or DamagedError.
    """
    if len(document) < 0x9A:
        raise DamagedError(detail="WordDocument too short")
    magic, version = struct.unpack_from("<HH", document)
    (flags,) = struct.unpack_from("<H", document, 0x0A)
    if flags & (_ENCRYPTED | _OBFUSCATED):
        raise EncryptedError
    if magic != _MAGIC or version < _WORD_97:
        if magic in (0xA5DC, _MAGIC):
            raise UnsupportedError(
                "这是 Word 95 或更早的稿件，无法直接读取，请在 Word 或 WPS 中打开后另存为 .docx 再试。"
            )
        raise DamagedError(detail=f"magic {magic:04x}")
    return "1Table" if flags & _TABLE_1 else "0Table"


def read_fib(document: bytes, table: bytes) -> Fib:
    """The block at the beginning of the WordDocument stream; raises DamagedError."""
    try:
        (words,) = struct.unpack_from("<H", document, 32)
        at = 34 + 2 * words
        (longs,) = struct.unpack_from("<H", document, at)
        if longs < 11:
            raise DamagedError(detail="short FIB")
        counts = struct.unpack_from("<8i", document, at + 2 + 12)
        at += 2 + 4 * longs
        (pairs,) = struct.unpack_from("<H", document, at)
        numbers = struct.unpack_from(f"<{2 * pairs}I", document, at + 2)
    except struct.error as error:
        raise DamagedError(detail=str(error)) from error
    if min(counts) < 0:
        raise DamagedError(detail="negative lengths")
    main, footnotes, headers, macros, comments, endnotes, boxes, _ = counts
    return Fib(
        main, footnotes, headers, macros, comments, endnotes, boxes, document, table,
        tuple(zip(numbers[::2], numbers[1::2], strict=True)), at + 2 + 8 * pairs,
    )  # fmt: skip
