"""List definitions as w:numbering (MS-DOC 2.4.6.3, 2.9.131 to 2.9.150)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from core.load.word.doc.fib import Fib, FibPart
from core.load.word.docx.package import W
from core.load.word.wordml import NUMBER_FORMATS, element

if TYPE_CHECKING:
    from lxml import etree

_NO_STYLE = 0x0FFF
_SUFFIXES = ("tab", "space", "nothing")
#: No document has more lists or changes of lists than this.
_MOST = 20_000


def numbering(fib: Fib) -> etree._Element | None:
    """w:numbering with the document's lists, or None where there are none or they cannot be read."""
    root = element("numbering")
    try:
        _abstract_lists(fib, root)
        _lists(fib, root)
    except (struct.error, IndexError):
        # Numbers are lost then, the text is not.
        return None
    return root


def _abstract_lists(fib: Fib, root: etree._Element) -> None:
    start, size = fib.place(FibPart.LISTS)
    data = fib.table
    if size < 2:
        return
    (count,) = struct.unpack_from("<h", data, start)
    # The levels stand right behind the structure that its size covers.
    at = start + size
    for i in range(min(count, _MOST)):
        identifier, _, *styles, flags, _ = struct.unpack_from("<ii9hBB", data, start + 2 + 28 * i)
        abstract = element("abstractNum")
        abstract.set(W + "abstractNumId", str(identifier))
        for level in range(1 if flags & 1 else 9):
            child, at = _level(data, at, level)
            if styles[level] != _NO_STYLE:
                child.append(element("pStyle", styles[level]))
            abstract.append(child)
        root.append(abstract)


def _level(data: bytes, at: int, index: int) -> tuple[etree._Element, int]:
    """A w:lvl and where it ends."""
    first, style, flags, _, follow, _, _, characters, paragraphs, restart, _ = struct.unpack_from(
        "<iBB9sBiiBBBB", data, at
    )
    at += 28 + characters + paragraphs
    (length,) = struct.unpack_from("<H", data, at)
    units = struct.unpack_from(f"<{length}H", data, at + 2)
    text = "".join(f"%{u + 1}" if u < 9 else chr(u) if u >= 32 else "" for u in units)
    level = element("lvl")
    level.set(W + "ilvl", str(index))
    level.append(element("start", first))
    level.append(element("numFmt", NUMBER_FORMATS.get(style, "decimal")))
    level.append(element("lvlText", "".join(c for c in text if not "\ud800" <= c <= "\udfff" and c < "\ufffe")))
    level.append(element("suff", _SUFFIXES[follow] if follow < 3 else "tab"))
    if flags & 0x04:
        level.append(element("isLgl"))
    if flags & 0x08:
        level.append(element("lvlRestart", restart))
    return level, at + 2 + 2 * length


def _lists(fib: Fib, root: etree._Element) -> None:
    data = fib.part(FibPart.LIST_OVERRIDES)
    if len(data) < 4:
        return
    (count,) = struct.unpack_from("<I", data)
    if count > _MOST:
        return
    at = 4 + 16 * count
    for number in range(1, count + 1):
        identifier, _, _, overrides, _ = struct.unpack_from("<iIIB3s", data, 4 + 16 * (number - 1))
        num = element("num", children=[element("abstractNumId", identifier)])
        num.set(W + "numId", str(number))
        at += 4
        for _ in range(overrides):
            first, flags = struct.unpack_from("<iI", data, at)
            at += 8
            override = element("lvlOverride")
            override.set(W + "ilvl", str(flags & 0x0F))
            if flags & 0x20:
                level, at = _level(data, at, flags & 0x0F)
                override.append(level)
            elif flags & 0x10:
                override.append(element("startOverride", first))
            num.append(override)
        root.append(num)
