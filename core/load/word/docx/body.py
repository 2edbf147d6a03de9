"""The body of a Word document as blocks, in reading order and as Word shows it.

Insertions are in, deletions are out; fields show their result; list numbers are rendered; text boxes
stand once, after the paragraph they hang on; hidden text is left out and counted.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from core.base.integers import integer
from core.load.block_types import Block, BlockCell, BlockTable, Paragraph, Run
from core.load.word.docx.numbering import Numbering, join_label
from core.load.word.docx.origin import MATH, leaves, paragraphs
from core.load.word.docx.package import W
from core.load.word.docx.styles import Styles, is_shade, on, set_apart, unlike

_PPR, _PSTYLE, _RPR, _RSTYLE, _TRPR, _TCPR = (W + n for n in ("pPr", "pStyle", "rPr", "rStyle", "trPr", "tcPr"))
_DEL, _MOVE_FROM, _VAL = (W + n for n in ("del", "moveFrom", "val"))
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _R, _T, _SDT, _SDT_CONTENT = (W + n for n in ("p", "tbl", "r", "t", "sdt", "sdtContent"))
_ALTERNATE = _MC + "AlternateContent"
_BOX = W + "txbxContent"
#: Wrappers whose content counts as if they were not there.
_CLEAR = {W + n for n in ("hyperlink", "smartTag", "ins", "moveTo", "customXml", "fldSimple", "dir", "bdo")}
_GONE = {W + n for n in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr")}
_SHAPES = {W + n for n in ("drawing", "pict", "object")}
_PLAIN: dict[object, str] = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
#: Signs of a run whose text Word makes when it shows the page.
_MADE = {W + n for n in ("pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong")}
#: Fields that show something though no result is kept.
_SHOWING = ("EQ", "FORMDROPDOWN", "SYMBOL", "GOTOBUTTON", "MACROBUTTON", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT")
#: Of mathematics only rows of signs are read as they stand: a fraction or a power is no number.
_IN_LINE = {MATH + n for n in ("r", "oMath", "rPr", "t", "ctrlPr", "oMathPara", "oMathParaPr", "jc")}
_INLINE_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_IMAGES = ("{urn:schemas-microsoft-com:vml}imagedata", "{urn:schemas-microsoft-com:office:office}OLEObject")
#: A private-use sign of a symbol font whose shape is unknown here.
_UNKNOWN_SIGN = "□"


@dataclass(slots=True)
class _Field:
    """A complex field that is open: its text counts only after the separator; cells before are not surely blank."""

    instruction: str = ""
    result: bool = False


@dataclass(slots=True)
class _OpenParagraph:
    """A paragraph under construction; ``sources`` has the leaf of each part of its text.

    ``apart`` are the parts that are raised, lowered or struck out; ``moved`` those moved up or down, by how much.
    ``unread``: something is shown that is no text.
    """

    parts: list[str] = field(default_factory=list)
    sources: list[int] = field(default_factory=list)
    apart: set[int] = field(default_factory=set)
    moved: dict[int, str] = field(default_factory=dict)
    unread: bool = False
    boxes: list[etree._Element] = field(default_factory=list)
    hidden: int = 0


class DocxBody:
    """Walks a body; ``hidden`` has the leaves of hidden text left out, ``root`` is the part's root."""

    def __init__(self, root: etree._Element, styles: Styles, numbering: Numbering) -> None:
        self.hidden: list[int] = []
        # Elements are known by their Python objects, which live as long as these tables hold them.
        self._leaf = {element: i for i, element in enumerate(leaves(root))}
        self._number = {element: i for i, element in enumerate(paragraphs(root))}
        self._styles = styles
        self._numbering = numbering
        self._fields: list[_Field] = []
        self._carried: _OpenParagraph | None = None
        self._shaded = False

    def blocks(self, parent: etree._Element) -> list[Block]:
        """The blocks inside a w:body, w:tc, w:txbxContent or a wrapper of blocks."""
        outer, self._carried = self._carried, None
        result: list[Block] = []
        self._walk(parent, result)
        self._settle(result)
        self._carried = outer
        return result

    def _settle(self, result: list[Block]) -> None:
        """Text carried over a deleted paragraph mark stands alone when no paragraph follows to take it in."""
        if self._carried is not None and self._carried.parts:
            text, runs = _join(self._carried)
            line = self._carried
            result.append(Paragraph(text, runs=runs, apart=_apart(line), unread=line.unread))
        self._carried = None

    def _walk(self, parent: etree._Element, result: list[Block]) -> None:
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, result)
            elif tag == _TBL:
                self._settle(result)
                result.append(self._table(child))
            elif tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None:
                    self._walk(content, result)
            elif tag in _CLEAR:
                self._walk(child, result)
            elif tag == _ALTERNATE:
                branch = _branch(child)
                if branch is not None:
                    self._walk(branch, result)

    def _paragraph(self, element: etree._Element, result: list[Block]) -> None:
        properties = _child(element, _PPR)
        style_element = None if properties is None else _child(properties, _PSTYLE)
        style = self._styles.default if style_element is None else style_element.get(_VAL)
        mark = None if properties is None else _child(properties, _RPR)
        open_ = self._fields
        contents = bool(open_) and any(f.result and f.instruction.split()[:1] == ["TOC"] for f in open_)
        line, self._carried = self._carried or _OpenParagraph(unread=not self._shown()), None
        self._runs(element, line, self._styles.hidden(style))
        line.unread |= not self._shown()
        if mark is not None and (_child(mark, _DEL) is not None or _child(mark, _MOVE_FROM) is not None):
            # A deleted paragraph mark: the text runs on into the next paragraph, which gives it its form.
            self._carried = line
            return
        text, runs = _join(line)
        if not text and line.hidden and on(mark, "vanish"):
            label = separator = ""
        else:
            label, separator = self._numbering.label(properties, style)
        contents = contents or self._styles.is_contents(style)
        whole = join_label(label, separator, text)
        shift = len(whole) - len(text)
        if shift:
            runs = [Run(r.start + shift, r.end + shift, r.leaf) for r in runs]
        apart = [(0, shift), *_apart(line, shift)] if shift else _apart(line)  # a list's number is none of a cell's
        number = self._number[element]
        result.append(Paragraph(whole, body=not contents, runs=runs, number=number, apart=apart, unread=line.unread))
        for box in line.boxes:
            fields, self._fields = self._fields, []
            self._walk(box, result)
            self._fields = fields

    def _runs(self, parent: etree._Element, line: _OpenParagraph, hidden: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, line, hidden)
            elif tag in _GONE:
                continue
            elif tag in _CLEAR:
                before = len(line.parts)
                self._runs(child, line, hidden)
                if tag == W + "bdo" and child.get(_VAL) == "rtl":
                    line.apart.update(range(before, len(line.parts)))
                if tag == W + "fldSimple" and before == len(line.parts):
                    line.unread |= _shows(child.get(W + "instr", ""))
            elif tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None:
                    self._runs(content, line, hidden)
            elif tag == _ALTERNATE:
                branch = _branch(child)
                if branch is not None:
                    self._runs(branch, line, hidden)
            elif tag in (MATH + "oMath", MATH + "oMathPara") and self._shown():
                before = len(line.parts)
                for leaf in child.iter(MATH + "t"):
                    line.parts.append(leaf.text or "")
                    line.sources.append(self._leaf[leaf])
                if any(e.tag not in _IN_LINE for e in child.iter() if str(e.tag).startswith(MATH)):
                    line.apart.update(range(before, len(line.parts)))

    def _run(self, run: etree._Element, line: _OpenParagraph, hidden: bool) -> None:
        properties = _child(run, _RPR)
        apart = False
        moved = ""
        if properties is not None:
            own = on(properties, "vanish")
            style = _child(properties, _RSTYLE)
            if own is None:
                own = None if style is None else self._styles.hidden(style.get(_VAL)) or None
            hidden = hidden if own is None else own
            raised = set_apart(properties)
            apart = raised if raised is not None else style is not None and self._styles.apart(style.get(_VAL))
            moved = unlike(properties, self._shaded)
        before = len(line.parts)
        self._run_content(run, line, hidden)
        if apart or moved == "unseen":
            line.apart.update(range(before, len(line.parts)))
        for part in range(before, len(line.parts)):
            line.moved[part] = moved

    def _run_content(self, run: etree._Element, line: _OpenParagraph, hidden: bool) -> None:
        for child in run:
            tag = child.tag
            text = ""
            if tag == _T:
                text = child.text or ""
            elif tag in _PLAIN:
                text = _PLAIN[tag]
            elif tag == W + "sym":
                text = _symbol(child.get(W + "char", ""))
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"), line)
            elif tag == W + "instrText" and self._fields:
                self._fields[-1].instruction += child.text or ""
            elif tag == W + "ruby":
                base = child.find(W + "rubyBase")
                if base is not None:
                    self._runs(base, line, hidden)
            elif tag == _ALTERNATE:
                branch = _branch(child)
                if branch is not None:
                    self._run_content(branch, line, hidden)
            elif tag in _SHAPES and not hidden:
                line.boxes += _boxes(child)
                line.unread |= self._shown() and _in_line(child)
            elif tag in _MADE and not hidden:
                line.unread |= self._shown()
            if text and self._shown():
                if hidden:
                    line.hidden += len(text)
                    if text.strip():
                        self.hidden.append(self._leaf[child])
                else:
                    line.parts.append(text)
                    line.sources.append(self._leaf[child])

    def _field(self, kind: str | None, line: _OpenParagraph) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            line.unread |= not ended.result and self._shown() and _shows(ended.instruction)

    def _shown(self) -> bool:
        return not self._fields or all(f.result for f in self._fields)

    def _table(self, element: etree._Element) -> BlockTable:
        cells: list[BlockCell] = []
        open_: dict[int, BlockCell] = {}
        row = 0
        for tr in _children(element, "tr"):
            properties = _properties(tr, _TRPR)
            if _DEL in properties:
                continue
            col = _integer(properties, "gridBefore", 0)
            below: dict[int, BlockCell] = {}
            for tc in _children(tr, "tc"):
                own = _properties(tc, _TCPR)
                if W + "cellDel" in own:
                    continue
                span = max(1, _integer(own, "gridSpan", 1))
                if _merge(own, "hMerge") == "continue" and cells and cells[-1].row == row:
                    cells[-1].colspan += span
                    col += span
                    continue
                merge = _merge(own, "vMerge")
                above = open_.get(col)
                if merge == "continue" and above is not None:
                    # Word shows nothing of what a continued cell may still hold.
                    above.rowspan += 1
                    below[col] = above
                else:
                    around, self._shaded = self._shaded, self._shaded or is_shade(own.get(W + "shd"))
                    cell = BlockCell(row, col, 1, span, self.blocks(tc))
                    self._shaded = around
                    cells.append(cell)
                    if merge:
                        below[col] = cell
                col += span
            open_ = below
            row += 1
        return BlockTable(cells)


def _join(line: _OpenParagraph) -> tuple[str, list[Run]]:
    """The line's text and its runs; a leaf counts from its own first character."""
    if len(line.parts) == 1 and line.parts[0]:
        return line.parts[0], [Run(0, len(line.parts[0]), line.sources[0])]
    runs: list[Run] = []
    at = 0
    for part, leaf in zip(line.parts, line.sources, strict=True):
        if part:
            runs.append(Run(at, at + len(part), leaf))
            at += len(part)
    return "".join(line.parts), runs


def _apart(line: _OpenParagraph, shift: int = 0) -> list[tuple[int, int]]:
    """The stretches of the line's text that are raised, lowered or struck out."""
    found: list[tuple[int, int]] = []
    if not line.apart and not any(line.moved.values()):  # as nearly always
        return found
    heights = {line.moved.get(i, "") for i, part in enumerate(line.parts) if part.strip()}
    moved = {i for i, by in line.moved.items() if by} if len(heights) > 1 else set()  # not where all is moved alike
    aside = line.apart | moved
    for number, part in enumerate(line.parts) if aside else ():
        if number in aside:
            found.append((shift, shift + len(part)))
        shift += len(part)
    return found


def _shows(instruction: str) -> bool:
    """Whether a field shows something though it has no result: a formula, the choice of a list."""
    return instruction.lstrip().startswith("=") or instruction.split()[:1] in ([name] for name in _SHOWING)


def _in_line(shape: etree._Element) -> bool:
    """Whether a picture or an embedded object stands in the line, as a character does; a seal lies over the page."""
    if shape.find(_INLINE_PICTURE) is not None or shape.tag == W + "object":
        return True
    floats = any("position:absolute" in e.get("style", "").replace(" ", "") for e in shape.iter())
    return not floats and any(True for _ in shape.iter(*_IMAGES))


def _children(parent: etree._Element, name: str) -> list[etree._Element]:
    """Rows of a table or cells of a row, through content controls and revision marks."""
    result: list[etree._Element] = []
    wanted = W + name
    for child in parent:
        tag = child.tag
        if tag == wanted:
            result.append(child)
        elif tag == _SDT:
            content = child.find(_SDT_CONTENT)
            if content is not None:
                result += _children(content, name)
        elif tag in _CLEAR:
            result += _children(child, name)
    return result


def _child(parent: etree._Element, tag: str) -> etree._Element | None:
    """The first child of that tag; ``find`` does the same more slowly."""
    if not len(parent):
        return None
    first = parent[0]  # where settings stand
    return first if first.tag == tag else next(parent.iterchildren(tag), None)


def _properties(parent: etree._Element, tag: str) -> dict[str, etree._Element]:
    """The settings of a row or a cell by their tags, the first of each."""
    properties = _child(parent, tag)
    return {} if properties is None else {str(c.tag): c for c in properties.iterchildren(reversed=True)}


def _merge(properties: dict[str, etree._Element], name: str) -> str | None:
    element = properties.get(W + name)
    return None if element is None else element.get(_VAL, "continue")


def _integer(properties: dict[str, etree._Element], name: str, default: int) -> int:
    element = properties.get(W + name)
    return default if element is None else integer(element.get(_VAL), default, most=1000)


def _branch(alternate: etree._Element) -> etree._Element | None:
    """The branch of mc:AlternateContent to read: the first choice, as any current Word does."""
    choice = alternate.find(_MC + "Choice")
    return choice if choice is not None else alternate.find(_MC + "Fallback")


def _boxes(shape: etree._Element) -> list[etree._Element]:
    """The outermost text boxes of a shape, each once."""
    result: list[etree._Element] = []
    for child in shape:
        if child.tag == _BOX:
            result.append(child)
        elif child.tag == _ALTERNATE:
            branch = _branch(child)
            if branch is not None:
                result += _boxes(branch)
        elif isinstance(child.tag, str):
            result += _boxes(child)
    return result


def _symbol(code: str) -> str:
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return _UNKNOWN_SIGN if 0xE000 <= value <= 0xF8FF or value > 0x10FFFF or value < 32 else chr(value)
