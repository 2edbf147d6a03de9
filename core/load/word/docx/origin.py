"""The numbering of leaves and paragraphs in Word's XML, by which an ``Origin`` leads back into the file.

A leaf is an element that shows characters (w:t, w:tab …) or would show them if revisions were refused
(w:delText). Leaves and w:p are counted from 0 in document order over the whole part, so that the same walk over
the same part finds them again; the run and the paragraph of a leaf are its ancestors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.load.word.docx.package import W

if TYPE_CHECKING:
    from lxml import etree

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LEAVES = (
    *(W + name for name in ("t", "delText", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym")),
    MATH + "t",
)
_PARAGRAPH = W + "p"


def leaves(root: etree._Element) -> list[etree._Element]:
    """All leaves of a part; the leaf numbers of ``Origin.pieces`` are indexes into this list."""
    return list(root.iter(*_LEAVES))


def paragraphs(root: etree._Element) -> list[etree._Element]:
    """All w:p of a part; ``Origin.paragraph`` gives an index into this list."""
    return list(root.iter(_PARAGRAPH))


def paragraph_or_none(leaf: etree._Element) -> etree._Element | None:
    """The innermost w:p that holds a leaf; a damaged file may have leaves in none."""
    return next(leaf.iterancestors(_PARAGRAPH), None)


def paragraph_of(leaf: etree._Element) -> etree._Element:
    """The innermost w:p that holds a leaf."""
    return next(a for a in leaf.iterancestors(_PARAGRAPH))
