"""Word's binary format written by hand: an OLE container, and a .doc with its pieces in any order.

Only what a reader of text looks at is written (MS-CFB, MS-DOC): FIB, piece table, formatting pages, style sheet,
list tables. No word processor needs to be at hand, and what they do not write any more (quickly saved files) can
be made too.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.support.drafts import blocks
from tests.support.kept import kept

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.forms.grid_notation import LayoutCell
    from core.forms.model_draft import ModelDraft

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

IN_TABLE, ROW_END = b"\x16\x24\x01", b"\x17\x24\x01"
INNER_CELL, INNER_ROW_END = b"\x4b\x24\x01", b"\x4c\x24\x01"
DELETED, INSERTED, HIDDEN, SPECIAL = b"\x00\x08\x01", b"\x01\x08\x01", b"\x3c\x08\x01", b"\x55\x08\x01"


def depth(value: int) -> bytes:
    """SprmPItap."""
    return b"\x49\x66" + struct.pack("<I", value)


def in_list(number: int, level: int = 0) -> bytes:
    """SprmPIlvl and sprmPIlfo."""
    return b"\x0a\x26" + bytes([level]) + b"\x0b\x46" + struct.pack("<H", number)


# --- the container ---


def container(streams: Mapping[str, bytes]) -> bytes:
    """An OLE file with these streams; short ones are filled up so that all stand in ordinary sectors."""
    sectors: list[bytes] = []
    fat: list[int] = []
    entries = [_entry("Root Entry", 5, 1 if streams else _FREE, _END, 0)]
    names = sorted(streams, key=lambda n: (len(n), n.upper()))
    for i, name in enumerate(names):
        data = streams[name].ljust(4096, b"\0")
        first = len(sectors)
        for at in range(0, len(data), _SECTOR):
            sectors.append(data[at : at + _SECTOR].ljust(_SECTOR, b"\0"))
            fat.append(len(sectors))
        fat[-1] = _END
        entries.append(_entry(name, 2, _FREE, first, len(data), i + 2 if i + 1 < len(names) else _FREE))
    directory = b"".join(entries).ljust(-(-len(entries) // 4) * _SECTOR, b"\0")
    first_directory = len(sectors)
    for at in range(0, len(directory), _SECTOR):
        sectors.append(directory[at : at + _SECTOR])
        fat.append(len(sectors))
    fat[-1] = _END
    size = 1
    while size * 128 < len(fat) + size:
        size += 1
    first_fat = len(sectors)
    fat += [_FAT] * size
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(size * _SECTOR, b"\xff")
    difat = [*range(first_fat, first_fat + size)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, size, first_directory, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *(difat + [_FREE] * (109 - size)))
    return header + b"".join(sectors) + table


def _entry(name: str, kind: int, child: int, first: int, size: int, right: int = _FREE) -> bytes:
    raw = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI16xIQ", raw, len(raw), kind, 1, _FREE, right, child if kind == 5 else _FREE, 0, first, size
    )


# --- the document ---


@dataclass
class _Part:
    """A paragraph with its mark: runs of (text, character format), paragraph format."""

    runs: list[tuple[str, bytes]]
    format: bytes


@dataclass
class Doc:
    """A .doc being written. ``comments``, ``boxes`` are texts; ``footnote`` is text after the main one."""

    parts: list[_Part] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    boxes: list[tuple[int, str]] = field(default_factory=list)
    footnote: str = ""
    lists: list[list[tuple[int, str, int]]] = field(default_factory=list)

    def paragraph(
        self, *runs: str | tuple[str, bytes], format: bytes = b"", mark: str = "\r", look: bytes = b""
    ) -> None:
        """Runs of text, each perhaps with a character format; ``look`` is the format of the mark."""
        known = [(run, b"") if isinstance(run, str) else run for run in runs]
        self.parts.append(_Part([*known, (mark, look)], format))

    def row(self, cells: Sequence[str], edges: Sequence[int], flags: Sequence[int] = (), extra: bytes = b"") -> None:
        """A row of cells; ``flags`` are those of each cell in sprmTDefTable."""
        for text in cells:
            *before, last = text.split("\n")
            for line in before:
                self.paragraph(line, format=IN_TABLE)
            self.paragraph(last, format=IN_TABLE, mark="\x07")
        self.paragraph(format=IN_TABLE + ROW_END + definition(edges, flags) + extra, mark="\x07")

    def table(self, rows: list[list[tuple[LayoutCell, str]]], joined: bool = False) -> None:
        """A table of the form, as Word writes it: wide cells, or ``joined`` single ones; upright merges by flags."""
        cells = [pair for row in rows for pair in row]
        width = max(c.col + c.colspan for c, _ in cells)
        owners: dict[tuple[int, int], tuple[LayoutCell, str]] = {}
        for cell, text in cells:
            for r in range(cell.row, cell.row + cell.rowspan):
                for c in range(cell.col, cell.col + cell.colspan):
                    owners[r, c] = cell, text
        for r in range(max(r for r, _ in owners) + 1):
            texts: list[str] = []
            edges, flags = [-108], []
            for c in range(width):
                cell, text = owners[r, c]
                if c > cell.col and not joined:
                    edges[-1] += 600
                    continue
                edges.append(edges[-1] + 600)
                texts.append(text if (r, c) == (cell.row, cell.col) else "")
                upright = 0x60 if r == cell.row else 0x20
                flags.append((upright if cell.rowspan > 1 else 0) | (1 if c > cell.col else 2 if joined else 0))
            self.row(texts, edges, flags)

    def save(self, pieces: str = "one", *, encrypted: bool = False, data: bytes = b"") -> bytes:
        """The file. ``pieces``: "one"; "narrow" (8-bit where the text allows); "gb" (8-bit GB 2312); "fast" (pieces
        out of order, with remains between them).
        """
        return container(self.streams(pieces, encrypted=encrypted, data=data))

    def streams(self, pieces: str = "one", *, encrypted: bool = False, data: bytes = b"") -> dict[str, bytes]:
        """The streams of the file."""
        return _Writer(self, pieces).streams(encrypted, data)


def definition(edges: Sequence[int], flags: Sequence[int] = ()) -> bytes:
    """SprmTDefTable."""
    count = len(edges) - 1
    operand = bytes([count]) + struct.pack(f"<{count + 1}h", *edges)
    operand += b"".join(struct.pack("<HH16x", f, 0) for f in (flags or [0] * count))
    return b"\x08\xd6" + struct.pack("<H", len(operand) + 1) + operand


class _Writer:
    def __init__(self, doc: Doc, pieces: str) -> None:
        self.doc = doc
        self.how = pieces
        self.main = sum(self._units(text) for part in doc.parts for text, _ in part.runs)

    def streams(self, encrypted: bool, data: bytes) -> dict[str, bytes]:
        doc = self.doc
        comments = [f"\x05{text}\r" for text in doc.comments]
        boxes = [f"{text}\r" for _, text in doc.boxes]
        tail = [doc.footnote + "\r" if doc.footnote else "", "".join(comments), "".join(boxes)]
        parts = doc.parts + [_Part([(text, b"")], b"") for text in tail if text]
        text, characters, paragraphs, table = self._text(parts)
        stream = bytearray(text.ljust(-(-len(text) // _SECTOR) * _SECTOR, b"\0"))
        places: dict[int, tuple[int, int]] = {}
        tables = bytearray()

        def put(index: int, content: bytes, size: int | None = None) -> None:
            places[index] = len(tables), len(content) if size is None else size
            tables.extend(content)

        put(33, table)
        put(1, _style_sheet())
        put(12, _bins(stream, characters, paragraphs=False))
        put(13, _bins(stream, paragraphs, paragraphs=True))
        if doc.lists:
            defined, levels = _lists(doc.lists)
            put(73, defined + levels, len(defined))
            put(74, _overrides(len(doc.lists)))
        marks = [i for i, c in enumerate("".join(t for p in doc.parts for t, _ in p.runs)) if c == "\x05"]
        if comments:
            put(4, struct.pack(f"<{len(marks) + 1}I", *marks, self.main) + bytes(30 * len(marks)))
            put(5, _running(comments))
        if boxes:
            anchors = [place for place, _ in doc.boxes]
            shapes = b"".join(struct.pack("<I22x", 1000 + i) for i in range(len(boxes)))
            put(40, struct.pack(f"<{len(anchors) + 1}I", *anchors, self.main) + shapes)
            put(56, _running(boxes) + b"".join(struct.pack("<8xH4xI4x", 0, 1000 + i) for i in range(len(boxes))))
        counts = [self.main, len(tail[0]), 0, 0, len(tail[1]), 0, len(tail[2]), 0]
        pairs = [number for i in range(93) for number in places.get(i, (0, 0))]
        flags = 0x0200 | (0x0004 if self.how == "fast" else 0) | (0x0100 if encrypted else 0)
        fib = struct.pack("<HHHHHHHI", 0xA5EC, 0x00C1, 0, 0x0804, 0, flags, 0x00BF, 0).ljust(32, b"\0")
        fib += struct.pack("<H28xH12x8i44x", 14, 22, *counts)
        fib += struct.pack("<H186IH", 93, *pairs, 0)
        stream[: len(fib)] = fib
        result = {"WordDocument": bytes(stream), "1Table": bytes(tables)}
        return result | ({"Data": data} if data else {})

    def _text(
        self, parts: Sequence[_Part]
    ) -> tuple[bytes, list[tuple[int, int, bytes]], list[tuple[int, int, bytes]], bytes]:
        """The stream so far, places of character and paragraph formats, the piece table."""
        stretches = self._stretches(parts)
        stream = bytearray(1024)
        order = list(range(len(stretches)))
        if self.how == "fast":
            order = order[1::2][::-1] + order[::2]
        where: dict[int, tuple[int, bool]] = {}
        characters: list[tuple[int, int, bytes]] = []
        paragraphs: list[tuple[int, int, bytes]] = []
        for number in order:
            text, look, format = stretches[number]
            if self.how == "fast" and number % 7 == 3:
                stream += "这是已经删去的一段旧稿。".encode("utf-16-le")
            raw, narrow = self._encode(text)
            if not narrow and len(stream) % 2:
                stream += b"\0"
            where[number] = len(stream), narrow
            characters.append((len(stream), len(stream) + len(raw), look))
            paragraphs.append((len(stream), len(stream) + len(raw), struct.pack("<H", 0) + format))
            stream += raw
        bounds, rows = [0], b""
        for number, (text, _, _) in enumerate(stretches):
            start, narrow = where[number]
            raw, _ = self._encode(text)
            if self.how == "one" and number:
                bounds[-1] += len(text)
                continue
            bounds.append(bounds[-1] + (len(raw) if narrow else len(raw) // 2))
            rows += struct.pack("<HIH", 0, (2 * start) | 0x40000000 if narrow else start, 0)
        plc = struct.pack(f"<{len(bounds)}I", *bounds) + rows
        return bytes(stream), characters, paragraphs, b"\x02" + struct.pack("<I", len(plc)) + plc

    def _stretches(self, parts: Sequence[_Part]) -> list[tuple[str, bytes, bytes]]:
        """(text, character format, paragraph format); for a quickly saved file cut inside runs too."""
        result: list[tuple[str, bytes, bytes]] = []
        for part in parts:
            for text, look in part.runs:
                step = 5 if self.how == "fast" else max(1, len(text))
                result += ((text[i : i + step], look, part.format) for i in range(0, len(text), step))
        return result

    def _units(self, text: str) -> int:
        raw, narrow = self._encode(text)
        return len(raw) if narrow else len(raw) // 2

    def _encode(self, text: str) -> tuple[bytes, bool]:
        if self.how in ("narrow", "fast"):
            try:
                return text.encode("cp1252"), True
            except UnicodeEncodeError:
                pass
        if self.how == "gb" and len(text) > 5:
            try:
                return text.encode("gb2312"), True
            except UnicodeEncodeError:
                pass
        return text.encode("utf-16-le"), False


def _running(texts: Sequence[str]) -> bytes:
    """The places of texts that follow one another, with the end of the last twice, as Word keeps them."""
    places = [0]
    for text in texts:
        places.append(places[-1] + len(text))
    return struct.pack(f"<{len(places)}I", *places)


def _bins(stream: bytearray, formats: list[tuple[int, int, bytes]], *, paragraphs: bool) -> bytes:
    """Append formatting pages to the stream; the list of pages."""
    step, room = (13, 505) if paragraphs else (1, 507)
    runs: list[tuple[int, int, bytes]] = []
    for start, end, grpprl in sorted(formats):
        if start == end:
            continue
        if runs and runs[-1][1] < start:
            runs.append((runs[-1][1], start, b"\0\0" if paragraphs else b""))
        if runs and runs[-1][2] == grpprl and runs[-1][1] == start and not paragraphs:
            runs[-1] = runs[-1][0], end, grpprl
        else:
            runs.append((start, end, grpprl))
    pages: list[list[tuple[int, int, bytes]]] = [[]]
    used = 0
    for run in runs:
        size = 4 + step + len(run[2]) + 4
        if used + size > room:
            pages.append([])
            used = 0
        pages[-1].append(run)
        used += size
    firsts, numbers = [], []
    for page in pages:
        content = bytearray(_SECTOR)
        content[-1] = len(page)
        struct.pack_into(f"<{len(page) + 1}I", content, 0, *(r[0] for r in page), page[-1][1])
        at = _SECTOR - 2
        for i, (_, _, grpprl) in enumerate(page):
            if grpprl:
                if paragraphs:
                    padded = grpprl + b"\0" * (len(grpprl) % 2)
                    item = b"\0" + bytes([len(padded) // 2]) + padded
                else:
                    item = bytes([len(grpprl)]) + grpprl
                at -= len(item) + len(item) % 2
                at -= at % 2
                content[at : at + len(item)] = item
                content[4 * (len(page) + 1) + step * i] = at // 2
        firsts.append(page[0][0])
        numbers.append(len(stream) // _SECTOR)
        stream += content
    return struct.pack(f"<{len(pages) + 1}I{len(pages)}I", *firsts, pages[-1][-1][1], *numbers)


def _style_sheet() -> bytes:
    """One style, "Normal", with nothing in it."""
    name = "Normal"
    style = struct.pack("<HHHHH", 0, 1 | 0x0FFF << 4, 2, 0, 0) + struct.pack("<H", len(name))
    style += (name + "\0").encode("utf-16-le") + struct.pack("<HHH", 2, 0, 0)
    header = struct.pack("<HHHHHHHHH", 1, 10, 1, 0x5B, 15, 0, 0, 0, 0)
    return struct.pack("<H", len(header)) + header + struct.pack("<H", len(style)) + style


def _lists(lists: Sequence[Sequence[tuple[int, str, int]]]) -> tuple[bytes, bytes]:
    """PlfLst, and behind it the levels: (number format, text with %1 …, start)."""
    defined = struct.pack("<h", len(lists))
    levels = b""
    for i, known in enumerate(lists):
        defined += struct.pack("<ii9hBB", 70 + i, 0, *[0x0FFF] * 9, 0, 0)
        for level in range(9):
            style, text, start = known[level] if level < len(known) else (0, "", 1)
            units = "".join(
                chr(int(c) - 1) if before == "%" else c for before, c in zip(" " + text, text, strict=False)
            )
            units = units.replace("%", "")
            levels += struct.pack("<iBB9sBiiBBBB", start, style, 0, bytes(9), 2, 0, 0, 0, 0, 0, 0)
            levels += struct.pack("<H", len(units)) + units.encode("utf-16-le")
    return defined, levels


def _overrides(count: int) -> bytes:
    data = struct.pack("<I", count)
    data += b"".join(struct.pack("<iIIB3s", 70 + i, 0, 0, 0, bytes(3)) for i in range(count))
    return data + b"\xff\xff\xff\xff" * count


CHINESE_COUNTING = 39


@kept
def to_doc(draft: ModelDraft, pieces: str = "one", *, autonumber: bool = False, joined: bool = False) -> bytes:
    """A .doc of the draft; see ``Doc.save`` for ``pieces`` and ``Doc.table`` for ``joined``."""
    doc = Doc()
    if autonumber:
        doc.lists = [[(CHINESE_COUNTING, "%1、", 1)]]
    for kind, content in blocks(draft):
        if kind == "table":
            doc.table(draft.table_rows(content), joined)
        elif kind == "heading" and autonumber:
            doc.paragraph(content.split("、", 1)[1], format=in_list(1))
        else:
            doc.paragraph(content)
    return doc.save(pieces)
