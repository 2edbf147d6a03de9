"""Comments in Word's XML (ECMA-376 part 1, 17.13.4): the part that holds them, and the marks in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from core.load.word.docx.package import W
from core.output.annotated.anchors import PPR, Anchors, P, R
from core.output.annotated.notes import AUTHOR, INITIALS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from core.output.annotated.notes import Note
    from core.output.annotated.parts import Parts

_NAMESPACE = W.strip("{}")
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MEANT = "所指的文字：“{quote}”。"
_START, _END, _CHAR = W + "commentRangeStart", W + "commentRangeEnd", W + "fldChar"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def comments_part(parts: Parts, main: str) -> etree._Element:
    """The root of the part with the comments of ``main``; it is made where there is none."""
    name = parts.related(main, "comments")
    if name is not None:
        return parts.edit(name)
    root = etree.Element(W + "comments", nsmap={"w": _NAMESPACE})
    parts.add(main, "comments", root, _TYPE, "comments")
    return root


def stamp(element: etree._Element, identifier: str, now: datetime) -> etree._Element:
    """Give a comment or a revision its number, author and time; Word writes the local time as if it were UTC."""
    element.set(W + "id", identifier)
    element.set(W + "author", AUTHOR)
    element.set(W + "date", now.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return element


def add(part: etree._Element, anchors: Anchors, note: Note, quote: str, identifier: str, now: datetime) -> None:
    """Put a comment into its part and its marks into the text; ``quote`` is what stands there.

    It is told in words where the marks cannot be set exactly: round a text box, a formula, a value of a control.
    """
    stretch = anchors.stretch(note.spans)
    comment = stamp(etree.SubElement(part, W + "comment"), identifier, now)
    comment.set(W + "initials", INITIALS)
    lines = note.lines
    if stretch is not None and not stretch.whole and quote.strip():
        lines = (*lines, _MEANT.format(quote=" ".join(quote.split())))
    comment.extend(_paragraphs(lines))
    start, end = (_mark(name, identifier) for name in (_START, _END))
    if stretch is not None:
        stretch.first.addprevious(start)
        stretch.last.addnext(end)
    else:
        paragraph = anchors.paragraph(note.spans)
        if paragraph.tag == P:
            properties = paragraph.find(PPR)
            paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
            paragraph.append(end)
        else:
            paragraph.addprevious(start)
            paragraph.addnext(end)
    _behind(end).addnext(_reference(identifier))


def _mark(name: str, identifier: str) -> etree._Element:
    element = etree.Element(name)
    element.set(W + "id", identifier)
    return element


def _reference(identifier: str) -> etree._Element:
    run = etree.Element(R)
    run.append(_mark(W + "commentReference", identifier))
    return run


def _behind(end: etree._Element) -> etree._Element:
    """The child of the paragraph behind which the reference goes: the end of the range, or of what it stands in.

    In a link, a control, a revision or the result of a field it would be lost together with them.
    """
    top = end
    paragraph = next(end.iterancestors(P))
    while (parent := top.getparent()) is not None and parent is not paragraph:
        top = parent
    depth, seen = 0, False
    for element in paragraph.iter(_CHAR, _END):
        if element is end:
            seen = True
        elif element.tag == _CHAR:
            kind = element.get(W + "fldCharType")
            depth += (kind == "begin") - (kind == "end")
            if seen and depth == 0:
                while (parent := element.getparent()) is not None and element is not paragraph:
                    if parent is paragraph:
                        return element
                    element = parent
        if seen and depth <= 0:
            break
    return top


def _paragraphs(lines: Iterable[str]) -> Iterable[etree._Element]:
    for number, line in enumerate(lines):
        paragraph = etree.Element(P)
        if number == 0:
            etree.SubElement(etree.SubElement(paragraph, R), W + "annotationRef")
        run = etree.SubElement(paragraph, R)
        fonts = etree.SubElement(etree.SubElement(run, W + "rPr"), W + "rFonts")
        fonts.set(W + "hint", "eastAsia")
        text = etree.SubElement(run, W + "t")
        text.text = _FORBIDDEN.sub("", line)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        yield paragraph
