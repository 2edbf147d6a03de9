"""Notices on what must not be published in a Word file (revisions, comments, hidden text), and on pictures in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.load.word.docx.origin import leaves, paragraph_or_none
from core.load.word.docx.package import W
from core.model.document import Document, Notice, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import etree

_INSERTED = (W + "ins", W + "moveTo")
_DELETED = (W + "del", W + "moveFrom")
_CELLS = tuple(W + n for n in ("cellIns", "cellDel", "cellMerge"))
_FORMATS = tuple(W + n + "Change" for n in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid"))
_FROM, _TO, _REFERENCE = (W + n for n in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)\s*(pt|in|cm|mm)?", re.I)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835}
#: A picture smaller than this (points) holds no table: a seal, a line, a sign.
_WIDE, _TALL = 160.0, 30.0
_EMU = 12700.0
_ENDLESS = 10**13
_SIGNS = (*_INSERTED, *_DELETED, *_CELLS, *_FORMATS, _REFERENCE, _BLIP, _IMAGE)
#: How many characters of deleted, inserted or hidden text a message quotes.
_QUOTE = 12
_MOST = 50


def notices(
    root: etree._Element, comments: etree._Element | None, hidden: Sequence[int], read: Document
) -> list[Notice]:
    """Notices on a part with root ``root`` that was read into ``read``; ``hidden`` are the leaves of hidden text."""
    if not hidden and next(root.iter(*_SIGNS), None) is None:
        return []
    finder = _Finder(leaves(root), read)
    result = [*_revisions(root, finder), *_comments(root, comments, finder)]
    if hidden:
        words = finder.words(hidden)
        size = sum(len("".join((finder.leaf(i).text or "").split())) for i in hidden)
        message = f"稿件里有 {size} 个设为隐藏的字符（如“{words}”），没有参与核对；公布前请删除，或取消隐藏后重新核对"
        result.append(Notice("hidden_text", message, finder.beside(hidden)))
    return [*result, *_pictures(root, finder)]


class _Finder:
    """From leaves to places in the text."""

    def __init__(self, all_leaves: list[etree._Element], read: Document) -> None:
        self._leaves = all_leaves
        self._read = read
        self._at = {leaf: i for i, leaf in enumerate(all_leaves)}
        numbers = read.origin.pieces if read.origin else ()
        self._spans: dict[int, Span] = {}
        for i in range(0, len(numbers), 4):
            known = self._spans.get(numbers[i + 2])
            self._spans[numbers[i + 2]] = Span(known.start if known else numbers[i], numbers[i + 1])
        self._order = sorted(self._spans)

    def leaf(self, number: int) -> etree._Element:
        """The leaf by its number."""
        return self._leaves[number]

    def inside(self, element: etree._Element) -> list[int]:
        """The leaves within an element."""
        return [self._at[leaf] for leaf in element.iter() if leaf in self._at]

    def before(self, element: etree._Element) -> int:
        """The number of the first leaf behind the element's start."""
        following = next((e for e in element.iter() if e in self._at), None)
        if following is not None:
            return self._at[following]
        node = element
        while node is not None:
            for later in node.itersiblings():
                for e in later.iter():
                    if e in self._at:
                        return self._at[e]
            node = node.getparent()
        return len(self._leaves)

    def words(self, numbers: Iterable[int]) -> str:
        """The first characters of these leaves."""
        text = "".join("".join((self._leaves[i].text or "") for i in numbers).split())
        return text if len(text) <= _QUOTE else text[:_QUOTE] + "…"

    def covered(self, numbers: Iterable[int]) -> tuple[Span, ...]:
        """Where these leaves are in the text, neighbours joined."""
        return _joined(sorted(self._spans[i] for i in numbers if i in self._spans))

    def beside(self, numbers: Iterable[int]) -> tuple[Span, ...]:
        """The character next to each of these leaves, which are not in the text themselves."""
        return _joined(sorted(self._neighbour(i) for i in numbers))

    def ahead(self, element: etree._Element) -> tuple[Span, ...]:
        """The last character before an element."""
        index = bisect_left(self._order, self.before(element))
        if not index:
            return (Span(0, 0),)
        end = self._spans[self._order[index - 1]].end
        return (Span(end - 1, end),)

    def _neighbour(self, number: int) -> Span:
        index = bisect_left(self._order, number)
        before = self._order[index - 1] if index else None
        after = self._order[index] if index < len(self._order) else None
        if before is None and after is None:
            return Span(0, 0)
        if before is not None and after is not None and number < len(self._leaves):
            own = paragraph_or_none(self._leaves[number])
            if paragraph_or_none(self._leaves[before]) is not own and paragraph_or_none(self._leaves[after]) is own:
                before = None
        if before is not None:
            end = self._spans[before].end
            return Span(end - 1, end)
        assert after is not None
        start = self._spans[after].start
        return Span(start, start + 1)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    result: list[Span] = []
    for span in spans:
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result[:_MOST])


def _revisions(root: etree._Element, finder: _Finder) -> list[Notice]:
    inserted, deleted = list(root.iter(*_INSERTED)), list(root.iter(*_DELETED))
    cells = list(root.iter(*_CELLS))
    if inserted or deleted or cells:
        new = [leaf for e in inserted for leaf in finder.inside(e)]
        gone = [leaf for e in deleted for leaf in finder.inside(e)]
        # Marks on paragraphs and rows hold no text of their own.
        marks = [finder.before(e) for e in (*inserted, *deleted, *cells) if len(e) == 0]
        counts = [f"插入 {len(inserted)} 处"] * bool(inserted) + [f"删除 {len(deleted)} 处"] * bool(deleted)
        counts += [f"单元格改动 {len(cells)} 处"] * bool(cells)
        quotes = [f"插入“{finder.words(new)}”"] * bool(finder.words(new))
        quotes += [f"删除“{finder.words(gone)}”"] * bool(finder.words(gone))
        example = f"（如{quotes[0]}）" if quotes else ""
        spans = _joined(sorted({*finder.covered(new), *finder.beside(gone), *finder.beside(marks)}))
        what = "、".join(counts) + example
        message = f"稿件里还有未处理的修订：{what}；核对时按接受全部修订读取，公布前请接受或拒绝"
        return [Notice("revisions", message, spans)]
    formats = list(root.iter(*_FORMATS))
    if formats:
        marks = finder.beside(finder.before(e) for e in formats[:_MOST])
        message = f"稿件里还有 {len(formats)} 处未处理的格式修订，公布前请接受或拒绝"
        return [Notice("format_revisions", message, marks)]
    return []


def _comments(root: etree._Element, comments: etree._Element | None, finder: _Finder) -> list[Notice]:
    texts = {} if comments is None else {
        c.get(W + "id"): "".join("".join(t.text or "" for t in c.iter(W + "t")).split())
        for c in comments.iter(W + "comment")
    }  # fmt: skip
    ranges: dict[str | None, tuple[int, int]] = {}
    places: dict[str | None, tuple[Span, ...]] = {}
    for element in root.iter(_FROM, _TO, _REFERENCE):
        identifier, at = element.get(W + "id"), finder.before(element)
        if element.tag == _REFERENCE:
            places[identifier] = finder.ahead(element)
        else:
            ranges[identifier] = (at if element.tag == _FROM else ranges.get(identifier, (at, at))[0], at)
    shown = [texts[i] for i in places if i in texts]
    spans: list[Span] = []
    for identifier, place in places.items():
        if identifier in texts:
            spans += finder.covered(range(*ranges.get(identifier, (0, 0)))) or place
    if not shown:
        return []
    first = next((t for t in shown if t), "")
    example = f"（如“{first[:_QUOTE]}{'…' if len(first) > _QUOTE else ''}”）" if first else ""
    message = f"稿件里还有 {len(shown)} 条批注{example}，公布前请处理并删除"
    return [Notice("comments", message, _joined(sorted(set(spans))))]


def _pictures(root: etree._Element, finder: _Finder) -> list[Notice]:
    result: list[Notice] = []
    for element in root.iter(_BLIP, _IMAGE):
        width, height = _size(element)
        if width >= _WIDE and height >= _TALL:
            # A picture takes the place of text: the character before it says which section it is in.
            result.append(Notice("picture", "稿件里有一张图片，图片中的内容没有核对", finder.ahead(element)))
    return result[:_MOST]


def _size(element: etree._Element) -> tuple[float, float]:
    """Width and height of a picture in points; endless where the file does not say."""
    for ancestor in element.iterancestors():
        extent = ancestor.find(_EXTENT)
        if extent is not None:
            cx, cy = (integer(extent.get(name), _ENDLESS, most=_ENDLESS) for name in ("cx", "cy"))
            return cx / _EMU, cy / _EMU
        lengths = _LENGTH.finditer(ancestor.get("style", ""))
        style = {m[1].lower(): float(m[2]) * _POINTS[(m[3] or "pt").lower()] for m in lengths}
        if style:
            return style.get("width", 1e9), style.get("height", 1e9)
        if ancestor.tag == W + "p":
            break
    return 1e9, 1e9
