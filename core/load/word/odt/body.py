"""The body of OpenDocument text as WordprocessingML, block by block."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.base.errors import TooLargeError
from core.base.integers import integer
from core.load.word.odt.namespaces import DRAW, LOEXT, OFFICE, SVG, TABLE, TEXT
from core.load.word.wordml import (
    RunStyle,
    comment,
    comment_reference,
    element,
    paragraph_properties,
    picture,
    run,
    text_box,
    text_content,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from core.load.word.odt.lists import Lists

_WHITE = re.compile(r"[ \t\r\n]+")
_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt)")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0}
_MOST_CELLS = 50_000
_MOST_REPEATED = 64
_DEEPEST_LIST = 9
#: Containers whose blocks count as if they stood outside.
_CLEAR = {TEXT + n for n in ("section", "index-body", "index-title", "numbered-paragraph", "list-header")} | {
    DRAW + "g",
    DRAW + "a",
}
_INDEXES = {
    TEXT + n
    for n in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
        "bibliography",
    )
}  # fmt: skip
_UNREAD = {TEXT + n for n in ("note", "tracked-changes", "ruby-text", "hidden-text")} | {OFFICE + "annotation-end"}
_TABLE_PARTS = (
    "table", "table-row", "table-cell", "covered-table-cell", "table-header-rows", "table-rows", "table-row-group",
)  # fmt: skip
_ROW_GROUPS = {TABLE + n for n in ("table-header-rows", "table-rows", "table-row-group")}
_CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class _BlockPlace:
    """Where a block stands: list and level, if any, and whether in a table of contents."""

    numbering: tuple[int, int] | None = None
    contents: bool = False


class OdtBody:
    """Walks office:text; ``comments`` collects the w:comment elements."""

    def __init__(self, lists: Lists, list_styles: dict[str, str]) -> None:
        self.comments: list[etree._Element] = []
        self._lists = lists
        self._list_styles = list_styles
        self._changes: dict[str, tuple[bool, str]] = {}
        self._inserting: set[str] = set()
        self._cells = 0

    def read(self, text: etree._Element) -> etree._Element:
        """The w:body."""
        # LibreOffice writes the tables inside its drawing shapes under a name of its own.
        for own in list(text.iter(*(LOEXT + name for name in _TABLE_PARTS))):
            own.tag = TABLE + str(own.tag).removeprefix(LOEXT)
        for region in text.iter(TEXT + "changed-region"):
            removal = region.find(TEXT + "deletion")
            gone = "" if removal is None else "".join(
                "".join(p.itertext()) for p in removal.iter(TEXT + "p", TEXT + "h")
            )  # fmt: skip
            for name in (TEXT + "id", "{http://www.w3.org/XML/1998/namespace}id"):
                if region.get(name):
                    self._changes[region.get(name, "")] = (region.find(TEXT + "insertion") is not None, gone)
        return element("body", children=self._blocks(text, _BlockPlace()))

    def _blocks(self, parent: etree._Element, place: _BlockPlace) -> Iterator[etree._Element]:
        for child in parent:
            tag = child.tag
            if tag in (TEXT + "p", TEXT + "h"):
                yield self._paragraph(child, place)
                place = replace(place, numbering=None)
            elif tag == TEXT + "list":
                yield from self._list(child, place, None)
            elif tag == TABLE + "table":
                yield self._table(child)
            elif tag in _INDEXES:
                yield from self._blocks(child, replace(place, contents=True))
            elif tag in _CLEAR:
                if child.get(TEXT + "display") != "none":
                    yield from self._blocks(child, place)
            elif tag in (TEXT + "change-start", TEXT + "change-end", TEXT + "change"):
                self._change(child)
            elif tag == DRAW + "frame":
                yield element("p", children=[run(self._frame(child))])

    def _list(
        self, element_: etree._Element, place: _BlockPlace, outer: tuple[int, int, str] | None
    ) -> Iterator[etree._Element]:
        style = element_.get(TEXT + "style-name") or (outer[2] if outer else self._style_of_list(element_))
        if outer and style == outer[2]:
            number, level = outer[0], min(outer[1] + 1, _DEEPEST_LIST - 1)
        else:
            carries_on = element_.get(TEXT + "continue-list")
            if carries_on is None and element_.get(TEXT + "continue-numbering") == "true":
                carries_on = ""
            own_id = element_.get("{http://www.w3.org/XML/1998/namespace}id", "")
            number = self._lists.begin(style, own_id, carries_on)
            level = min(outer[1] + 1, _DEEPEST_LIST - 1) if outer else 0
        for item in element_:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            start = integer(item.get(TEXT + "start-value"), -1)
            if start >= 0 and number:
                number = self._lists.restart(number, level, start)
            first = (number, level) if number and item.tag == TEXT + "list-item" else None
            for child in item:
                if child.tag == TEXT + "list":
                    yield from self._list(child, place, (number, level, style))
                elif child.tag in (TEXT + "p", TEXT + "h"):
                    yield self._paragraph(child, replace(place, numbering=first or (0, 0)))
                    first = None

    def _style_of_list(self, element_: etree._Element) -> str:
        """A list without a style of its own has that of its first paragraph."""
        for paragraph in element_.iter(TEXT + "p", TEXT + "h"):
            return self._list_styles.get(paragraph.get(TEXT + "style-name", ""), "")
        return ""

    def _paragraph(self, source: etree._Element, place: _BlockPlace) -> etree._Element:
        numbering = place.numbering
        if numbering is None and source.tag == TEXT + "h" and source.get(TEXT + "is-list-header") != "true":
            level = integer(source.get(TEXT + "outline-level", "1"), 0)
            if self._lists.outline and 1 <= level <= _DEEPEST_LIST:
                numbering = self._lists.begin(self._lists.outline, carries_on=""), level - 1
        style = _CONTENTS if place.contents else f"paragraph {source.get(TEXT + 'style-name', '')}"
        paragraph = element("p", children=[paragraph_properties(style, numbering)])
        self._inline(source, paragraph, "")
        return paragraph

    def _inline(self, parent: etree._Element, target: etree._Element, style: str) -> None:
        self._text(parent.text, target, style)
        for child in parent:
            self._inline_child(child, target, style)
            self._text(child.tail, target, style)

    def _inline_child(self, child: etree._Element, target: etree._Element, style: str) -> None:
        tag = child.tag
        if tag == TEXT + "span":
            name = child.get(TEXT + "style-name")
            self._inline(child, target, f"text {name}" if name else style)
        elif tag == TEXT + "s":
            self._run(text_content(" " * integer(child.get(TEXT + "c"), 1, most=1000)), target, style)
        elif tag == TEXT + "tab":
            self._run(text_content("\t"), target, style)
        elif tag == TEXT + "line-break":
            self._run(text_content("\n"), target, style)
        elif tag in (TEXT + "change-start", TEXT + "change-end", TEXT + "change"):
            gone = self._change(child)
            if gone:
                target.append(run(text_content(gone), RunStyle(deleted=True)))
        elif tag == OFFICE + "annotation":
            text = "\n".join("".join(p.itertext()) for p in child.iter(TEXT + "p"))
            target.append(run([comment_reference(len(self.comments))]))
            self.comments.append(comment(len(self.comments), text))
        elif tag == DRAW + "frame":
            target.append(run(self._frame(child)))
        elif isinstance(tag, str) and tag.startswith(DRAW) and tag not in _CLEAR:
            inner = [p for p in child if p.tag in (TEXT + "p", TEXT + "list")]
            if inner:
                target.append(run([text_box(self._blocks(child, _BlockPlace()))]))
        elif isinstance(tag, str) and tag not in _UNREAD:
            self._inline(child, target, style)

    def _text(self, text: str | None, target: etree._Element, style: str) -> None:
        if text:
            self._run(text_content(_WHITE.sub(" ", text)), target, style)

    def _run(self, content: Iterator[etree._Element], target: etree._Element, style: str) -> None:
        target.append(run(content, RunStyle(inserted=bool(self._inserting), style=style)))

    def _change(self, mark: etree._Element) -> str:
        """Keeps count of open insertions; the text that a deletion took away."""
        identifier = mark.get(TEXT + "change-id", "")
        inserted, gone = self._changes.get(identifier, (False, ""))
        if mark.tag == TEXT + "change-start" and inserted:
            self._inserting.add(identifier)
        elif mark.tag == TEXT + "change-end":
            self._inserting.discard(identifier)
        elif mark.tag == TEXT + "change":
            return gone
        return ""

    def _frame(self, frame: etree._Element) -> Iterator[etree._Element]:
        box = frame.find(DRAW + "text-box")
        if box is not None:
            yield text_box(self._blocks(box, _BlockPlace()))
        elif frame.find(DRAW + "image") is not None:
            width, height = (_points(frame.get(SVG + n, "")) for n in ("width", "height"))
            yield picture(width, height)

    def _table(self, source: etree._Element) -> etree._Element:
        table = element("tbl")
        above: dict[int, tuple[int, int]] = {}  # column: rows still covered from above, and columns
        for row in _rows(source):
            tr = element("tr")
            below: dict[int, tuple[int, int]] = {}
            col = 0
            for cell, column in _cells(row):
                if column < col:
                    continue  # covered by the cell to its left
                col = column
                covered = above.get(column)
                if covered and str(cell.tag).endswith("covered-table-cell"):
                    rows, columns = covered
                    tr.append(_cell(columns, "continue", ()))
                    if rows > 1:
                        below[column] = (rows - 1, columns)
                    col += columns
                    continue
                rows = min(_number(cell, "number-rows-spanned"), 10_000)
                columns = min(_number(cell, "number-columns-spanned"), 1000)
                if rows > 1:
                    below[column] = (rows - 1, columns)
                self._cells += 1
                if self._cells > _MOST_CELLS:
                    raise TooLargeError(detail="cells")
                tr.append(_cell(columns, "restart" if rows > 1 else "", self._blocks(cell, _BlockPlace())))
                col += columns
            above = below
            table.append(tr)
        return table


def _cell(columns: int, merge: str, content: Iterator[etree._Element] | tuple[()]) -> etree._Element:
    properties = element("tcPr", children=[element("gridSpan", columns)])
    if merge:
        properties.append(element("vMerge", merge))
    return element("tc", children=[properties, *content])


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == TABLE + "table-row":
            for _ in range(min(_number(child, "number-rows-repeated"), _MOST_REPEATED)):
                yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Each cell with its column, covered ones too."""
    col = 0
    for cell in row:
        if cell.tag in (TABLE + "table-cell", TABLE + "covered-table-cell"):
            for _ in range(min(_number(cell, "number-columns-repeated"), _MOST_REPEATED)):
                yield cell, col
                col += 1


def _number(source: etree._Element, name: str) -> int:
    return integer(source.get(TABLE + name), 1, least=1)


def _points(length: str) -> float:
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _POINTS[match[2]] if match and match[1].count(".") < 2 else 1e9
