"""Tracked changes in Word's XML (ECMA-376 part 1, 17.13.5): marked characters out, their replacement in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from core.load.word.docx.package import W
from core.output.annotated.anchors import DEL, INS, RPR, SPACE, Anchors, P, R, T, copied_properties
from core.output.annotated.comments import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from core.model.document import Span
    from core.output.annotated.ids import Ids

#: What a run may hold and be taken out whole.
_TEXT = {RPR, T, W + "lastRenderedPageBreak"}
#: Wrappers in which a change can be made as in the paragraph itself.
_OPEN = {P, W + "hyperlink", W + "smartTag"}
#: Elements between runs that show nothing and stay where they are.
_RANGES = ("proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd")
_SILENT = {W + name for name in _RANGES}


def change(anchors: Anchors, spans: Sequence[Span], quote: str, text: str, ids: Ids, now: datetime) -> bool:
    """Replace the characters under the spans, which are ``quote``, by ``text`` as a tracked change.

    Returns whether it could be made.
    Only where they stand together in plain runs of one paragraph: not in a text box, a field, a formula, a value of a
    content control, nor in somebody else's revision, of which the reader may think otherwise.
    """
    stretch = anchors.stretch(spans)
    if stretch is None or not stretch.whole:
        return False
    runs = _runs_between(stretch.first, stretch.last)
    if not runs or _in_field(runs[0]):
        return False
    found = "".join(leaf.text or "" for run in runs for leaf in run.iterchildren(T))
    if "".join(found.split()) != "".join(quote.split()):
        return False
    inserted = stamp(etree.Element(INS), ids.new(), now)
    run = etree.SubElement(inserted, R)
    properties = copied_properties(runs[0])
    if properties is not None:
        run.append(properties)
    content = etree.SubElement(run, T)
    content.text = text
    content.set(SPACE, "preserve")
    runs[-1].addnext(inserted)
    for group in _neighbours(runs):
        deleted = stamp(etree.Element(DEL), ids.new(), now)
        group[0].addprevious(deleted)
        deleted.extend(group)
        for leaf in deleted.iter(T):
            leaf.tag = W + "delText"
            leaf.set(SPACE, "preserve")
    return True


def _runs_between(first: etree._Element, last: etree._Element) -> list[etree._Element]:
    """The runs with text from one to another; empty where something else stands between that would be torn apart."""
    parent = first.getparent()
    if parent is None or last.getparent() is not parent or not _is_open(parent):
        return []
    runs: list[etree._Element] = []
    element: etree._Element | None = first
    while element is not None:
        kinds = {str(child.tag) for child in element} if element.tag == R else set()
        if element.tag == R and kinds <= _TEXT:
            runs.append(element)
        elif element.tag not in _SILENT and not (kinds and kinds <= {RPR, W + "commentReference"}):
            return []
        if element is last:
            return runs
        element = element.getnext()
    return []


def _is_open(parent: etree._Element) -> bool:
    if parent.tag == P:
        return True
    above = parent.getparent()
    return parent.tag in _OPEN and above is not None and _is_open(above)


def _in_field(run: etree._Element) -> bool:
    """Whether a complex field of the paragraph is open at this run: Word would write its result anew."""
    depth = 0
    paragraph = next(run.iterancestors(P))
    for element in paragraph.iter(R, W + "fldChar"):
        if element is run:
            return depth > 0
        if element.tag != R:
            kind = element.get(W + "fldCharType")
            depth += (kind == "begin") - (kind == "end")
    return False


def _neighbours(runs: Sequence[etree._Element]) -> list[list[etree._Element]]:
    """The runs in groups of those that follow each other directly."""
    groups: list[list[etree._Element]] = []
    for run in runs:
        if groups and groups[-1][-1].getnext() is run:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups
