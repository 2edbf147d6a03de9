"""The style sheet as w:styles, as far as it bears on text (MS-DOC 2.9.271, 2.9.260)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from core.load.word.doc.fib import Fib, FibPart
from core.load.word.doc.properties import HIDDEN, LEVEL, LIST, flag, number, properties
from core.load.word.docx.package import W
from core.load.word.wordml import element

if TYPE_CHECKING:
    from lxml import etree

_NONE = 0x0FFF
_PARAGRAPH, _CHARACTER = 1, 2
#: Built-in numbers of the styles of a table of contents.
_CONTENTS = range(19, 28)


def styles(fib: Fib) -> etree._Element:
    """w:styles; what cannot be read is left out."""
    root = element("styles")
    data = fib.part(FibPart.STYLES)
    try:
        (size,) = struct.unpack_from("<H", data)
        count, base = struct.unpack_from("<HH", data, 2)
        at = 2 + size
        for index in range(count):
            (length,) = struct.unpack_from("<H", data, at)
            if length >= max(base, 10):
                root.append(_style(data[at + 2 : at + 2 + length], index, base))
            at += 2 + length + length % 2
    except (struct.error, IndexError):
        pass
    return root


def _style(data: bytes, index: int, base: int) -> etree._Element:
    kind, parent, sets = struct.unpack_from("<HHH", data)
    kind, parent, builtin = parent & 0x0F, parent >> 4, kind & 0x0FFF
    style = element("style")
    style.set(W + "styleId", str(index))
    style.set(W + "type", "paragraph" if kind == _PARAGRAPH else "character")
    if index == 0:
        style.set(W + "default", "1")
    style.append(element("name", f"toc {builtin - 18}" if builtin in _CONTENTS else str(builtin)))
    if parent != _NONE:
        style.append(element("basedOn", parent))
    (letters,) = struct.unpack_from("<H", data, base)
    at = base + 2 + 2 * letters + 2
    lists: list[bytes] = []
    for _ in range(sets & 0x0F):
        at += at % 2
        if at + 2 > len(data):
            break
        (size,) = struct.unpack_from("<H", data, at)
        lists.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    if kind == _PARAGRAPH and lists:
        _numbering(style, lists[0][2:])
        lists = lists[1:]
    for code, operand in properties(lists[0]) if lists else ():
        if code == HIDDEN:
            style.append(element("rPr", children=[element("vanish", int(flag(operand)))]))
            break
    return style


def _numbering(style: etree._Element, grpprl: bytes) -> None:
    own = dict(properties(grpprl))
    if LIST not in own and LEVEL not in own:
        return
    inside = []
    if LEVEL in own:
        inside.append(element("ilvl", own[LEVEL][0]))
    if LIST in own:
        inside.append(element("numId", list_number(own[LIST])))
    style.append(element("pPr", children=[element("numPr", children=inside)]))


def list_number(operand: bytes) -> int:
    """The list a paragraph belongs to; 0 for none."""
    value = number(operand)
    return value if value < 0x07FF else 0
