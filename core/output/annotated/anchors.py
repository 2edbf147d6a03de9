"""From stretches of the draft's text to places in Word's XML, between runs, where comments and changes can be put.

The same walk over the same part that the reader made (``core.load.word.docx.origin``) finds the elements again; runs
are cut where a stretch begins or ends inside one. Nothing is searched.
"""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from core.load.word.docx.origin import MATH, leaves, paragraph_of, paragraphs
from core.load.word.docx.package import W

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import Origin, Span

P, R, T, RPR, PPR, INS, DEL = (W + name for name in ("p", "r", "t", "rPr", "pPr", "ins", "del"))
SDT, SDT_PR = W + "sdt", W + "sdtPr"
_CELL, _BOX = W + "tc", W + "txbxContent"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
#: Content controls that hold plain values: Word fills them anew and keeps no marks inside.
_VALUES = {W + name for name in ("text", "date", "dropDownList", "comboBox", "dataBinding", "picture")}
#: Records of changed formatting, which a second run must not repeat.
_RECORDS = {W + name for name in ("rPrChange", "ins", "del", "moveFrom", "moveTo")}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Piece(NamedTuple):
    """Characters ``start`` to ``end`` of a leaf."""

    leaf: int
    start: int
    end: int


class Stretch(NamedTuple):
    """From the beginning of one element to the end of another (or the same), both between paragraph and text.

    ``whole`` says whether it is exactly the characters asked for; it is not where they are part of something that
    cannot be cut, such as a text box, a formula or ruby.
    """

    first: etree._Element
    last: etree._Element
    whole: bool


class Anchors:
    """The places of one part with root ``root``, read into a text with this ``origin``."""

    def __init__(self, root: etree._Element, origin: Origin) -> None:
        self._origin = origin
        self._leaves = leaves(root)
        self._paragraphs = paragraphs(root)
        self._order = {paragraph: i for i, paragraph in enumerate(self._paragraphs)}
        # A leaf that was cut stands in several elements: where each begins, and the elements.
        self._parts: dict[int, tuple[list[int], list[etree._Element]]] = {}
        self._starts = origin.pieces[0::4]

    def pieces(self, spans: Sequence[Span]) -> list[Piece]:
        """The characters of the file under the spans, in order."""
        numbers = self._origin.pieces
        found: list[Piece] = []
        for span in spans:
            index = max(0, bisect_right(self._starts, span.start) - 1)
            for i in range(4 * index, len(numbers), 4):
                start, end, leaf, offset = numbers[i : i + 4]
                if start >= span.end:
                    break
                low, high = max(start, span.start), min(end, span.end)
                if low < high:
                    found.append(Piece(leaf, offset + low - start, offset + high - start))
        return found

    def stretch(self, spans: Sequence[Span]) -> Stretch | None:
        """The elements from the first to the last character under the spans; runs are cut for it.

        None where no character of the file stands there. It stays within the text of one cell, or between tables.
        """
        pieces = self._in_one_story(self.pieces(spans))
        if not pieces:
            return None
        first, last = pieces[0], pieces[-1]
        start, end = self._begin(first.leaf, first.start), self._end(last.leaf, last.end)
        return Stretch(start[0], end[0], start[1] and end[1])

    def paragraph(self, spans: Sequence[Span]) -> etree._Element:
        """The paragraph in which the spans begin: of a blank cell, or of a number that Word counts itself.

        For one in a text box, the run that holds the shape; for no spans, the first of the part.
        """
        number = self._origin.paragraph(spans[0].start) if spans else None
        paragraph = self._paragraphs[number or 0]
        box = next(paragraph.iterancestors(_BOX), None)
        return paragraph if box is None or next(box.iterancestors(P), None) is None else node_of(box)[0]

    def _in_one_story(self, pieces: list[Piece]) -> list[Piece]:
        """As many of the pieces as stand in one cell, one text box, or outside both, in the order of the file."""
        kept: list[Piece] = []
        home: etree._Element | None = None
        at = -1
        for piece in pieces:
            own = paragraph_of(self._leaves[piece.leaf])
            if not kept:
                home, at = _home(own), self._order[own]
            if _home(own) is not home or self._order[own] < at:
                break
            at = self._order[own]
            kept.append(piece)
        return kept

    def part(self, leaf: int, offset: int) -> tuple[etree._Element, int]:
        """The element that now holds a character of a leaf, and the number of the character in it."""
        if leaf not in self._parts:
            return self._leaves[leaf], offset
        starts, elements = self._parts[leaf]
        index = bisect_right(starts, offset) - 1
        return elements[index], offset - starts[index]

    def _begin(self, leaf: int, offset: int) -> tuple[etree._Element, bool]:
        """An element that begins with this character, as far as it can be cut free, and whether it could."""
        element, inside = self.part(leaf, offset)
        node, exact = node_of(element)
        if node.tag == R and element.getparent() is node:
            if inside:
                element = self._cut_text(leaf, offset)
            return _cut_run(node, element), exact
        return node, exact and not inside

    def _end(self, leaf: int, offset: int) -> tuple[etree._Element, bool]:
        """An element that ends with the character before ``offset``."""
        element, inside = self.part(leaf, offset - 1)
        node, exact = node_of(element)
        whole = inside + 1 == (len(element.text or "") if element.tag in (T, MATH + "t") else 1)
        if node.tag == R and element.getparent() is node:
            if not whole:
                self._cut_text(leaf, offset)
            following = element.getnext()
            if following is not None:
                _cut_run(node, following)
            return node, exact
        return node, exact and whole

    def _cut_text(self, leaf: int, offset: int) -> etree._Element:
        """Cut a w:t before a character; returns the element of the second part."""
        element, inside = self.part(leaf, offset)
        text = element.text or ""
        rest = etree.Element(element.tag)
        element.text, rest.text = text[:inside], text[inside:]
        for half in (element, rest):
            half.set(SPACE, "preserve")
        element.addnext(rest)
        starts, elements = self._parts.setdefault(leaf, ([0], [element]))
        index = bisect_right(starts, offset)
        starts.insert(index, offset)
        elements.insert(index, rest)
        return rest


def _home(paragraph: etree._Element) -> etree._Element | None:
    """The cell or text box that a paragraph stands in, None for the body."""
    return next(paragraph.iterancestors(_CELL, _BOX), None)


def node_of(leaf: etree._Element) -> tuple[etree._Element, bool]:
    """The outermost element around a leaf that has no place for marks inside, and whether the leaf's run may be cut.

    Usually its run. Of a text box, which is a story of its own, it is the run that holds the shape.
    """
    node, exact = leaf, True
    while True:
        paragraph = paragraph_of(node)
        for ancestor in _below(node, paragraph):
            if ancestor.tag == R or str(ancestor.tag).startswith(MATH):
                exact = exact and node is leaf
                node = ancestor
            elif ancestor.tag == _ALTERNATE or (ancestor.tag == SDT and _holds_value(ancestor)):
                node, exact = ancestor, False
        box = next(paragraph.iterancestors(_BOX), None)
        if box is None or next(box.iterancestors(P), None) is None:
            return node, exact
        node, exact = box, False


def _below(node: etree._Element, paragraph: etree._Element) -> Iterator[etree._Element]:
    """The element and those around it up to the paragraph, innermost first."""
    current: etree._Element | None = node
    while current is not None and current is not paragraph:
        yield current
        current = current.getparent()


def _holds_value(control: etree._Element) -> bool:
    properties = control.find(SDT_PR)
    return properties is not None and any(child.tag in _VALUES for child in properties)


def _cut_run(run: etree._Element, element: etree._Element) -> etree._Element:
    """Cut a run before one of its elements; returns the run that begins with it, which may be the run itself."""
    before = [child for child in element.itersiblings(preceding=True) if child.tag != RPR]
    if not before:
        return run
    rest = etree.Element(R, dict(run.attrib))
    properties = copied_properties(run)
    if properties is not None:
        rest.append(properties)
    following = [element, *element.itersiblings()]
    run.addnext(rest)
    rest.extend(following)
    return rest


def copied_properties(run: etree._Element) -> etree._Element | None:
    """A copy of a run's w:rPr for another run, without records of changes made to it: they have ids of their own."""
    own = run.find(RPR)
    if own is None:
        return None
    result = deepcopy(own)
    result.tail = None
    for child in list(result):
        if child.tag in _RECORDS:
            result.remove(child)
    return result
