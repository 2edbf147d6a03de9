"""Word's XML without what the annotated copy added: a copy is held against its draft by it."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy

from lxml import etree

from tests.support.ooxml_rules import W

AUTHOR = "勾稽校对"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = tuple(W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """The root of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def own_comments(data: bytes, name: str = "word/comments.xml") -> dict[str, list[str]]:
    """The paragraphs of the comments that the copy added, by their ids."""
    return {
        str(comment.get(W + "id")): ["".join(t.text or "" for t in p.iter(W + "t")) for p in comment.iter(W + "p")]
        for comment in part(data, name).iter(W + "comment")
        if comment.get(W + "author") == AUTHOR
    }


def commented(data: bytes, identifier: str, name: str = "word/document.xml") -> str:
    """The characters that a comment's range covers; what others have deleted does not count."""
    inside, text = False, ""
    for element in part(data, name).iter(*_MARKS[:2], W + "t", W + "delText"):
        if element.tag in _MARKS:
            inside = element.tag == _MARKS[0] if element.get(W + "id") == identifier else inside
        elif inside and all(e.get(W + "author") == AUTHOR for e in element.iterancestors(W + "del")):
            text += element.text or ""
    return text


def plain(root: etree._Element, identifiers: set[str], *, accept: bool = False) -> bytes:
    """The part with the comments of these ids taken out, the copy's own changes refused (or accepted), and runs that
    were cut put together again, in canonical form.
    """
    root = deepcopy(root)
    for element in list(root.iter(*_MARKS)):
        if element.get(W + "id") in identifiers:
            outer = element.getparent()
            assert outer is not None
            if element.tag == _MARKS[2] and len(outer) == 1:
                element, outer = outer, outer.getparent()
                assert outer is not None
            _remove(element)
    kept, gone = (W + "ins", W + "del") if accept else (W + "del", W + "ins")
    for element in list(root.iter(kept, gone)):
        if element.get(W + "author") != AUTHOR or element.getparent() is None:
            continue
        if element.tag == kept:
            for text in element.iter(W + "delText"):
                text.tag = W + "t"
            for child in list(element):
                element.addprevious(child)
        _remove(element)
    for element in list(root.iter(W + "r")):
        _join(element)
    for element in root.iter(W + "t"):
        element.attrib.pop(_SPACE, None)
    return etree.canonicalize(etree.tostring(root, encoding="unicode")).encode()


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    tail, before = element.tail, element.getprevious()
    if tail:
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    parent.remove(element)


def _join(run: etree._Element) -> None:
    """Take in the runs that follow directly with the same properties."""
    if run.getparent() is None:
        return
    while (other := run.getnext()) is not None and other.tag == run.tag and not (run.tail or "").strip():
        if _form(run) != _form(other):
            break
        for child in list(other):
            if child.tag != W + "rPr":
                run.append(child)
        _remove(other)
    for text in list(run.iterchildren(W + "t")):
        if text.getparent() is None:
            continue
        while (other := text.getnext()) is not None and other.tag == text.tag:
            text.text = (text.text or "") + (other.text or "")
            _remove(other)


def _form(run: etree._Element) -> tuple[object, bytes]:
    properties = run.find(W + "rPr")
    own = b"" if properties is None else etree.tostring(properties, with_tail=False)
    return sorted(run.attrib.items()), own
