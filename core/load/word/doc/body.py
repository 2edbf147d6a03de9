"""The main text as WordprocessingML: paragraphs, runs, nested tables, text boxes where they are anchored."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from core.load.word.doc import properties as sprm
from core.load.word.doc.fib import Fib, FibPart
from core.load.word.doc.pieces import DocText
from core.load.word.doc.rows import row_shape
from core.load.word.doc.styles import list_number
from core.load.word.wordml import (
    LOST,
    Assembler,
    RunStyle,
    comment,
    comment_reference,
    element,
    field_char,
    paragraph_properties,
    picture,
    run,
    text_box,
    text_content,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_ENDS = re.compile("[\r\x07]")
_FIELDS = re.compile("([\x01\x05\x08\x13\x14\x15\x28])")
#: Signs of what stands there: a picture, a comment, a shape; and of notes.
_PLACES = frozenset("\x01\x05\x08")
_SOFT_HYPHEN = re.compile("(?<=[0-9])\x1f|\x1f(?=[0-9])")
_REFERENCES = re.compile("[\x02-\x04]")
_DIGITS = frozenset("0123456789")
_APART = (sprm.STRUCK, sprm.STRUCK_TWICE, sprm.RAISED, sprm.SHIFTED)
_FIELD_MARKS = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_CELL_END = "\x07"
#: Word's own signs for what .docx has elements for.
_SIGNS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "\u2011", "\x1f": None})
#: Sizes of what belongs to a place in lists of places (PLC).
_SHAPE_ANCHOR, _BOX_TEXT, _COMMENT, _SECTION = 26, 22, 30, 12


class DocBody:
    """Reads the stories of a document; ``data`` is the stream of overlong properties."""

    def __init__(self, fib: Fib, data: bytes) -> None:
        self._fib = fib
        self._data = data
        self._text = DocText(fib)
        self._characters = sprm.PropertyPages(fib.document, fib.part(FibPart.CHARACTERS), paragraphs=False)
        self._paragraphs = sprm.PropertyPages(fib.document, fib.part(FibPart.PARAGRAPHS), paragraphs=True)
        self._anchors = _anchors(fib)
        self._boxes = _boxes(fib, len(self._text.units))
        self._field: list[bool] = []
        places = _places(fib.part(FibPart.COMMENT_PLACES), _COMMENT)
        self._comment_places = {place: i for i, place in enumerate(places[:-1])}

    def main(self) -> etree._Element:
        """The w:body."""
        return element("body", children=self._story(0, self._fib.main))

    def _story(self, start: int, end: int) -> list[etree._Element]:
        assembler = Assembler()
        sections = self._section_ends()
        for first, mark in self._ends(start, end, sections):
            self._paragraph(assembler, first, mark, mark + 1 in sections and self._text.units[mark] == "\x0c")
        return assembler.blocks()

    def _ends(self, start: int, end: int, sections: set[int]) -> Iterator[tuple[int, int]]:
        """(start, mark) of each paragraph; the mark is the character that ends it."""
        units = self._text.units
        extra = sorted(c - 1 for c in sections if start < c <= end and units[c - 1] == "\x0c")
        marks = sorted({m.start() for m in _ENDS.finditer(units, start, end)} | set(extra))
        for mark in marks:
            yield start, mark
            start = mark + 1
        if start < end:
            yield start, end - 1

    def _section_ends(self) -> set[int]:
        return set(_places(self._fib.part(FibPart.SECTIONS), _SECTION))

    def _paragraph(self, assembler: Assembler, first: int, mark: int, section: bool) -> None:
        properties, style = self._paragraph_format(mark)
        own = dict(properties)
        depth = 0
        if sprm.flag(own.get(sprm.IN_TABLE, b"")) or sprm.flag(own.get(sprm.ROW_END, b"")):
            depth = max(1, sprm.number(own.get(sprm.DEPTH, b"\1")))
            if sprm.DEPTH not in own and sprm.DEPTH_CHANGE in own:
                depth += sprm.number(own[sprm.DEPTH_CHANGE])
        sign = self._text.units[mark]
        if sprm.flag(own.get(sprm.ROW_END, b"")) or sprm.flag(own.get(sprm.INNER_ROW_END, b"")):
            if first < mark:  # the mark of a row has no text before it: this one was a cell's
                form = paragraph_properties(str(style), None, self._run_style(self._character_format(mark)[0]))
                self._text_of(assembler, range(first, mark), depth, form)
                assembler.end_cell(depth)
            edges, styles = row_shape(properties)
            assembler.end_row(depth, edges, styles, self._run_style(self._character_format(mark)[0]).deleted)
            return
        numbered = None
        if sprm.LIST in own:
            numbered = list_number(own[sprm.LIST]), min(sprm.number(own.get(sprm.LEVEL, b"\0")), 8)
        stop = mark if sign in "\r\x07" or section else mark + 1
        form = paragraph_properties(str(style), numbered, self._run_style(self._character_format(mark)[0]))
        self._text_of(assembler, range(first, stop), depth, form)
        if depth and (sprm.flag(own.get(sprm.INNER_CELL, b"")) or sign == _CELL_END):
            assembler.end_cell(depth)

    def _text_of(self, assembler: Assembler, stretch: range, depth: int, form: etree._Element) -> None:
        """A paragraph with this stretch of the text, so deep in tables; ``form`` is its w:pPr."""
        paragraph = element("p", children=[form])
        for a, b, grpprl in self._runs(stretch.start, stretch.stop):
            self._run(paragraph, a, b, grpprl)
        assembler.paragraph(paragraph, depth)

    def _paragraph_format(self, mark: int) -> tuple[list[sprm.Property], int]:
        """Properties of the paragraph that ends at ``mark``, in order, and its style."""
        piece = self._text.piece(mark)
        grpprl, _ = self._paragraphs.at(piece.byte_of(mark))
        style = int.from_bytes(grpprl[:2], "little")
        properties: list[sprm.Property] = []
        for code, operand in (*sprm.properties(grpprl[2:]), *sprm.properties(piece.extra)):
            if code in (sprm.ELSEWHERE, sprm.TABLE_ELSEWHERE):
                properties += self._elsewhere(sprm.number(operand))
            elif code == sprm.STYLE:
                style = sprm.number(operand)
            properties.append((code, operand))
        return properties, style

    def _elsewhere(self, at: int) -> tuple[sprm.Property, ...]:
        """A property list too long for its page, kept in the Data stream."""
        size = int.from_bytes(self._data[at : at + 2], "little")
        return sprm.properties(self._data[at + 2 : at + 2 + size])

    def _character_format(self, at: int) -> tuple[bytes, int]:
        """The property list of a character and the end of the text it holds for."""
        piece = self._text.piece(at)
        grpprl, end = self._characters.at(piece.byte_of(at))
        return grpprl + piece.extra, min(piece.end, max(at + 1, piece.character_of(end)))

    def _runs(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        while start < end:
            grpprl, stop = self._character_format(start)
            stop = min(stop, end)
            yield start, stop, grpprl
            start = stop

    @staticmethod
    def _run_style(grpprl: bytes) -> RunStyle:
        own = dict(sprm.properties(grpprl))
        hidden = own.get(sprm.HIDDEN)
        style = own.get(sprm.CHARACTER_STYLE)
        return RunStyle(
            # 80 means "as the style", 81 its opposite.
            hidden=None if hidden in (None, b"\x80") else hidden != b"\0",
            apart=any(sprm.number(own.get(code, b"")) for code in _APART),
            deleted=sprm.flag(own.get(sprm.DELETED, b"")),
            inserted=sprm.flag(own.get(sprm.INSERTED, b"")),
            style=str(sprm.number(style)) if style else "",
        )

    def _run(self, paragraph: etree._Element, start: int, end: int, grpprl: bytes) -> None:
        content: list[etree._Element] = []
        special = sprm.flag(dict(sprm.properties(grpprl)).get(sprm.SPECIAL, b""))
        at = start
        for part in _FIELDS.split(self._text.units[start:end]):
            before = len(content)
            if part in _FIELD_MARKS:
                self._mark(part)
                content.append(field_char(_FIELD_MARKS[part]))
            elif part == "\x08":
                content += self._shape(at)
            elif part == "\x05" and at in self._comment_places:
                content.append(comment_reference(self._comment_places[at]))
            elif part == "\x01":
                content += self._picture(grpprl)
            else:
                if part == "\x28":
                    part = _symbol(grpprl) or part
                part = _SOFT_HYPHEN.sub(LOST, part)
                text = part.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore").translate(_SIGNS)
                instruction = bool(self._field) and not self._field[-1]
                text = _REFERENCES.sub("", text) if special else text
                content += text_content(text, "instrText" if instruction else "t")
            if part in _PLACES and not special and len(content) == before and self._amid_digits(at):
                content += text_content(LOST)
            at += len(part)
        if content:
            paragraph.append(run(content, self._run_style(grpprl)))

    def _amid_digits(self, at: int) -> bool:
        """Whether a digit stands beside a character."""
        return any(unit in _DIGITS for unit in self._text.units[max(0, at - 1) : at + 2])

    def _mark(self, sign: str) -> None:
        """Keeps count of open fields; True once the result of one has begun."""
        if sign == "\x13":
            self._field.append(False)
        elif self._field and sign == "\x14":
            self._field[-1] = True
        elif self._field:
            self._field.pop()

    def _picture(self, grpprl: bytes) -> list[etree._Element]:
        own = dict(sprm.properties(grpprl))
        if sprm.PICTURE not in own or sprm.flag(own.get(sprm.IS_DATA, b"")):
            return []
        try:
            sizes = struct.unpack_from("<HHHH", self._data, sprm.number(own[sprm.PICTURE]) + 0x1C)
        except struct.error:
            return []
        width, height, across, down = sizes
        # Twentieths of a point, scaled in thousandths.
        return [picture(width * across / 20_000, height * down / 20_000)]

    def comments(self) -> etree._Element:
        """The w:comments."""
        places = _places(self._fib.part(FibPart.COMMENT_TEXTS), 0)
        root = element("comments")
        start = self._fib.comments_start
        for i in range(min(len(places) - 1, len(self._comment_places))):
            text = self._text.units[start + places[i] : start + places[i + 1]]
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
            root.append(comment(i, text.replace("\r", "\n")))
        return root

    def _shape(self, at: int) -> list[etree._Element]:
        bounds = self._boxes.pop(self._anchors.get(at, -1), None)
        return [text_box(self._story(*bounds))] if bounds else []


def _symbol(grpprl: bytes) -> str:
    """The character that stands for "(" in a run that inserts one of a symbol font."""
    own = dict(sprm.properties(grpprl))
    code = sprm.number(own.get(sprm.SYMBOL, b"\0\0\0\0")[2:])
    if not code:
        return ""
    return "□" if 0xE000 <= code <= 0xF8FF or code < 32 else chr(code)


def _places(data: bytes, size: int) -> tuple[int, ...]:
    """The characters of a list of places, each with ``size`` bytes of its own; one more than there are places."""
    count = (len(data) - 4) // (4 + size)
    return struct.unpack_from(f"<{count + 1}I", data) if count > 0 else ()


def _anchors(fib: Fib) -> dict[int, int]:
    """Shape by the character it is anchored to."""
    data = fib.part(FibPart.SHAPE_ANCHORS)
    places = _places(data, _SHAPE_ANCHOR)
    start = 4 * len(places)
    return {place: struct.unpack_from("<I", data, start + _SHAPE_ANCHOR * i)[0] for i, place in enumerate(places[:-1])}


def _boxes(fib: Fib, size: int) -> dict[int, tuple[int, int]]:
    """Range of the text of each shape's box."""
    data = fib.part(FibPart.BOX_TEXTS)
    places = _places(data, _BOX_TEXT)
    result: dict[int, tuple[int, int]] = {}
    for i in range(len(places) - 1):
        reusable, shape = struct.unpack_from("<8xH4xI", data, 4 * len(places) + _BOX_TEXT * i)
        first, last = (fib.boxes_start + places[i + k] for k in (0, 1))
        if not reusable and first < last <= size:
            result[shape] = first, last
    return result
