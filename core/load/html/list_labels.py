"""Numbers that a browser puts before the items of <ol>."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.numerals import ORDINALS
from core.load.blocks import is_section_heading
from core.load.word.docx.numerals import numeral

if TYPE_CHECKING:
    from lxml import etree

#: No list counts from further on than this.
_LARGEST = 32_767
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
#: Number formats and what stands around the number, by type="…" or list-style-type; "cn" and "num" are what editors
#: of Chinese sites write.
_FORMATS = {
    "1": ("decimal", "", "."), "a": ("lowerLetter", "", "."), "A": ("upperLetter", "", "."),
    "i": ("lowerRoman", "", "."), "I": ("upperRoman", "", "."), "decimal": ("decimal", "", "."),
    "lower-alpha": ("lowerLetter", "", "."), "lower-latin": ("lowerLetter", "", "."),
    "upper-alpha": ("upperLetter", "", "."), "upper-latin": ("upperLetter", "", "."),
    "lower-roman": ("lowerRoman", "", "."), "upper-roman": ("upperRoman", "", "."),
    "cjk-ideographic": ("chineseCounting", "", "、"), "simp-chinese-informal": ("chineseCounting", "", "、"),
    "cjk-decimal": ("ideographDigital", "", "、"), "cn": ("chineseCounting", "", "、"),
    "cn1": ("chineseCounting", "（", "）"), "cn2": ("chineseCounting", "", "、"),
    "num": ("decimal", "", "."), "num1": ("decimal", "", ")"), "num2": ("decimal", "(", ")"),
}  # fmt: skip
#: An item that brings a number of its own; the list's is switched off by a style sheet then.
_NUMBERED = re.compile(rf"\s*(?:[（(]?(?:[{ORDINALS}]{{1,3}}|\d{{1,2}}|[a-zA-Z])[、.．)）]|第[{ORDINALS}]|[①-⑳]|[·•●])")


def list_label(item: etree._Element, counts: dict[etree._Element, int]) -> str:
    """The number of an <li>; empty for one of no numbered list, or one that brings its own, or a section's heading.

    ``counts`` holds the last number of each list; it must be asked for every item, in order.
    """
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    last = counts.get(parent)
    following = integer(parent.get("start"), 1, most=_LARGEST) if last is None else last + 1
    number = integer(item.get("value"), following, most=_LARGEST)
    counts[parent] = number
    text = "".join(islice(item.itertext(), 50))
    if _NUMBERED.match(text) or is_section_heading(text):
        return ""
    known = _FORMATS.get(_style(item) or _style(parent) or "1")
    if known is None:
        return ""
    kind, before, after = known
    return before + numeral(number, kind) + after


def _style(element: etree._Element) -> str:
    match = _STYLE.search(element.get("style", ""))
    return match[1].lower() if match else element.get("type", "")
