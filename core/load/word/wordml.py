"""The one builder of .doc, .rtf and .odt: their content as WordprocessingML in memory, read on as a .docx is.

So only ``docx.body`` knows what Word shows of revisions, hidden text, fields, numbering and merged cells. ``read_body``
is the last step of each loader; the other functions make the elements it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from core.load.blocks import build
from core.load.word.docx.body import DocxBody
from core.load.word.docx.leftovers import notices
from core.load.word.docx.numbering import Numbering
from core.load.word.docx.package import W
from core.load.word.docx.styles import Styles

if TYPE_CHECKING:
    from core.model.document import Document

VML = "{urn:schemas-microsoft-com:vml}"

#: Cell borders nearer than this (twentieths of a point) are one border.
_SAME_EDGE = 40
#: Tables deeper than this are read as if they stood in the cell around them.
MAX_DEPTH = 16

_SPLIT = re.compile(r"([\t\n\u2011])")
_SPECIAL = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen"}
#: What XML cannot hold, and signs that mark something that is no text.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
#: Beside a digit such a sign may stand for another one that is lost.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]+")
#: The sign for a character that could not be read.
LOST = "\ufffd"

_FORMATS = (
    "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal", "cardinalText", "ordinalText",
    "hex", "chicago", "ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth",
    "decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2",
    "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung", "decimalEnclosedFullstop",
    "decimalEnclosedParen", "decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional",
    "ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional",
    "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting", "chineseLegalSimplified",
    "chineseCountingThousand",
)  # fmt: skip
#: Names of number formats in .docx by their codes in .doc and .rtf (MS-OSHARED 2.2.1.3 MSONFC).
NUMBER_FORMATS = dict(enumerate(_FORMATS)) | {255: "none"}


def element(name: str, value: object = None, children: Iterable[etree._Element] = ()) -> etree._Element:
    """``<w:name w:val="value">`` with children."""
    result = etree.Element(W + name)
    if value is not None:
        result.set(W + "val", str(value))
    result.extend(children)
    return result


@dataclass(frozen=True, slots=True)
class RunStyle:
    """The formatting that decides whether and how a run's text is read; ``hidden`` is None where the style decides.

    ``apart``: raised, lowered or struck out.
    """

    hidden: bool | None = None
    apart: bool = False
    deleted: bool = False
    inserted: bool = False
    style: str = ""


PLAIN = RunStyle()


def run(content: Iterable[etree._Element], style: RunStyle = PLAIN) -> etree._Element:
    """A w:r, inside w:del or w:ins where it is a revision not yet accepted."""
    properties = element("rPr")
    if style.style:
        properties.append(element("rStyle", style.style))
    if style.hidden is not None:
        properties.append(element("vanish", int(style.hidden)))
    if style.apart:
        properties.append(element("strike"))
    result = element("r", children=[properties, *content] if len(properties) else content)
    if style.deleted or style.inserted:
        for text in result.iter(W + "t") if style.deleted else ():
            text.tag = W + "delText"
        result = element("del" if style.deleted else "ins", children=[result])
    return result


def _lost_digit(controls: re.Match[str]) -> str:
    text, start, end = controls.string, controls.start(), controls.end()
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return LOST if any("0" <= char <= "9" for char in beside) else controls[0]


def text_content(text: str, name: str = "t") -> Iterator[etree._Element]:
    """Text as w:t, w:tab, w:br and w:noBreakHyphen; characters that are no text are left out, but not beside digits."""
    for part in _SPLIT.split(_CONTROLS.sub(_lost_digit, text)):
        if part in _SPECIAL:
            yield element(_SPECIAL[part])
        elif part := _FORBIDDEN.sub("", part):
            result = element(name)
            result.text = part
            yield result


def field_char(kind: str) -> etree._Element:
    """A w:fldChar: "begin", "separate" or "end"."""
    result = element("fldChar")
    result.set(W + "fldCharType", kind)
    return result


def paragraph_properties(
    style: str = "", numbering: tuple[int, int] | None = None, mark: RunStyle = PLAIN
) -> etree._Element:
    """A w:pPr; ``numbering`` is (list, level), ``mark`` the formatting of the paragraph's end."""
    properties = element("pPr")
    if style:
        properties.append(element("pStyle", style))
    if numbering is not None:
        properties.append(element("numPr", children=[element("ilvl", numbering[1]), element("numId", numbering[0])]))
    own = element("rPr")
    if mark.deleted:
        own.append(element("del"))
    if mark.inserted:
        own.append(element("ins"))
    if mark.hidden:
        own.append(element("vanish"))
    if len(own):
        properties.append(own)
    return properties


def read_body(
    body: etree._Element,
    name: str,
    kind: str,
    styles: etree._Element | None = None,
    numbering: etree._Element | None = None,
    comments: etree._Element | None = None,
) -> Document:
    """The draft that a w:body made here holds, read as one of .docx is; raises EmptyError."""
    known = Styles(styles)
    reader = DocxBody(body, known, Numbering(numbering, known))
    document = build(reader.blocks(body), name, kind, part="document")
    leftover = notices(body, comments, reader.hidden, document)
    # What the pieces lead back to is no part of the file.
    return replace(document, notices=tuple(leftover), origin=None)


def comment(identifier: int, text: str) -> etree._Element:
    """A w:comment."""
    result = element("comment", children=[element("p", children=[run(text_content(text))])])
    result.set(W + "id", str(identifier))
    return result


def comment_reference(identifier: int) -> etree._Element:
    """The mark in the text that a comment hangs on, to stand in a run."""
    result = element("commentReference")
    result.set(W + "id", str(identifier))
    return result


def picture(width: float, height: float) -> etree._Element:
    """A picture of that size in points, to stand in a run."""
    shape = etree.Element(VML + "shape", style=f"width:{width:.1f}pt;height:{height:.1f}pt")
    shape.append(etree.Element(VML + "imagedata"))
    return element("pict", children=[shape])


def text_box(blocks: Iterable[etree._Element]) -> etree._Element:
    """A shape with text, to stand in a run."""
    return element("pict", children=[element("txbxContent", children=blocks)])


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell is merged: into the cell to its left; with those below ("restart") or above ("continue")."""

    joined: bool = False
    vertical: str = ""


@dataclass(slots=True)
class Row:
    """A finished row: borders of its cells from left to right in twentieths of a point, merging, content."""

    edges: Sequence[int]
    styles: Sequence[CellStyle]
    cells: list[list[etree._Element]]
    deleted: bool = False


@dataclass(slots=True)
class _OpenTable:
    """A table that is being filled; level 0 is the body and has content only."""

    rows: list[Row] = field(default_factory=list)
    cells: list[list[etree._Element]] = field(default_factory=list)
    content: list[etree._Element] = field(default_factory=list)


class Assembler:
    """Puts paragraphs, ends of cells and ends of rows, as they come one after the other, into nested tables."""

    def __init__(self) -> None:
        self._levels = [_OpenTable()]

    def paragraph(self, content: etree._Element, depth: int = 0) -> None:
        """A paragraph at a depth of tables; 0 is outside tables."""
        self._reach(depth).content.append(content)

    def end_cell(self, depth: int) -> None:
        """The cell being filled is complete."""
        level = self._reach(depth)
        level.cells.append(level.content)
        level.content = []

    def end_row(self, depth: int, edges: Sequence[int], styles: Sequence[CellStyle], deleted: bool = False) -> None:
        """The row being filled is complete."""
        level = self._reach(depth)
        if level.content:
            self.end_cell(depth)
        if level.cells:
            level.rows.append(Row(edges, styles, level.cells, deleted))
            level.cells = []

    def blocks(self) -> list[etree._Element]:
        """All content; open tables are closed."""
        return self._reach(0).content

    def _reach(self, depth: int) -> _OpenTable:
        depth = max(0, min(depth, MAX_DEPTH))
        while len(self._levels) - 1 > depth:
            level = self._levels.pop()
            if level.content:
                level.cells.append(level.content)
            if level.cells:
                level.rows.append(Row((), (), level.cells))
            if level.rows:
                self._levels[-1].content.append(table(level.rows))
        while len(self._levels) - 1 < depth:
            self._levels.append(_OpenTable())
        return self._levels[depth]


def table(rows: Sequence[Row]) -> etree._Element:
    """A w:tbl; columns are the union of all rows' cell borders, as Word itself finds them."""
    known = {len(r.cells): list(r.edges) for r in rows if len(r.edges) == len(r.cells) + 1}
    borders = [list(r.edges) if len(r.edges) == len(r.cells) + 1 else known.get(len(r.cells), []) for r in rows]
    columns = _columns(borders)
    result = element("tbl")
    for row, edges in zip(rows, borders, strict=True):
        places = [columns[x] for x in edges] if edges else list(range(len(row.cells) + 1))
        tr = element("tr")
        properties = element("trPr")
        if row.deleted:
            properties.append(element("del"))
        if places[0]:
            properties.append(element("gridBefore", places[0]))
        tr.append(properties)
        for i, content in enumerate(row.cells):
            style = row.styles[i] if i < len(row.styles) else CellStyle()
            if style.joined and i:
                continue  # nothing is shown of it but its room
            last = i + 1
            while last < min(len(row.cells), len(row.styles)) and row.styles[last].joined:
                last += 1
            own = element("tcPr", children=[element("gridSpan", max(1, places[last] - places[i]))])
            if style.vertical:
                own.append(element("vMerge", style.vertical))
            tr.append(element("tc", children=[own, *content]))
        result.append(tr)
    return result


def _columns(borders: Sequence[Sequence[int]]) -> dict[int, int]:
    """The number of the column that begins at each border."""
    result: dict[int, int] = {}
    first = 0
    column = -1
    for edge in sorted({x for edges in borders for x in edges}):
        if column < 0 or edge - first > _SAME_EDGE:
            column += 1
            first = edge
        result[edge] = column
    return result
