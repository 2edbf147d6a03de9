"""Lists and their numbers, as w:numbering (OpenDocument 1.3 part 3, 5.3 and 16.29)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.load.word.docx.package import W
from core.load.word.odt.namespaces import LOEXT, STYLE, TEXT
from core.load.word.wordml import element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

#: Number formats by the first character of their name.
_FORMATS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none",
    "一": "chineseCounting", "壹": "chineseLegalSimplified", "甲": "ideographTraditional", "子": "ideographZodiac",
    "①": "decimalEnclosedCircle", "１": "decimalFullWidth", "⑴": "decimalEnclosedParen", "⒈": "decimalEnclosedFullstop",
}  # fmt: skip
#: A level's number in a format of LibreOffice.
_PLACE = re.compile(r"%(\d)%")
#: No document has more lists than this.
_MOST = 20_000


class Lists:
    """Gives every list of the body a number of its own; a list that carries on another shares its count."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self.root = element("numbering")
        self._styles: dict[str, etree._Element] = {}
        for root in roots:
            for style in root.iter(TEXT + "list-style", TEXT + "outline-style"):
                self._styles[style.get(STYLE + "name", "")] = style
        self._last: dict[str, int] = {}
        self._by_id: dict[str, int] = {}
        self._abstract: dict[int, int] = {}
        self._count = 0
        self.outline = next((n for n, s in self._styles.items() if s.tag == TEXT + "outline-style"), "")

    def begin(self, style: str, own_id: str = "", carries_on: str | None = None) -> int:
        """The number of a list with that style; ``carries_on`` is the id of the list it continues, "" for the last."""
        number = None
        if carries_on is not None:
            number = self._by_id.get(carries_on) if carries_on else self._last.get(style)
        if number is None:
            number = self._define(style)
        self._last[style] = number
        if own_id:
            self._by_id[own_id] = number
        return number

    def restart(self, number: int, level: int, value: int) -> int:
        """A list that counts on from another at a given value."""
        override = element("lvlOverride", children=[element("startOverride", value)])
        override.set(W + "ilvl", str(level))
        return self._num(self._abstract.get(number, number), override)

    def _define(self, style: str) -> int:
        identifier = self._count + 1
        definition = self._styles.get(style)
        if definition is None or identifier > _MOST:
            return 0
        abstract = element("abstractNum", children=_levels(definition))
        abstract.set(W + "abstractNumId", str(identifier))
        self.root.append(abstract)
        return self._num(identifier)

    def _num(self, abstract: int, *overrides: etree._Element) -> int:
        self._count += 1
        num = element("num", children=[element("abstractNumId", abstract), *overrides])
        num.set(W + "numId", str(self._count))
        self.root.append(num)
        self._abstract[self._count] = abstract
        return self._count


def _levels(style: etree._Element) -> Iterable[etree._Element]:
    for own in style:
        index = integer(own.get(TEXT + "level"), 0) if isinstance(own.tag, str) else 0
        if not 1 <= index <= 9:
            continue
        text = own.get(LOEXT + "num-list-format")
        style_name = own.get(STYLE + "num-format", "") or ""
        if text is not None:
            text = _PLACE.sub(r"%\1", text)
        else:
            first = max(1, index - integer(own.get(TEXT + "display-levels"), 1) + 1)
            middle = ".".join(f"%{i}" for i in range(first, index + 1)) if style_name else ""
            text = own.get(STYLE + "num-prefix", "") + middle + own.get(STYLE + "num-suffix", "")
        if not str(own.tag).endswith(("number", "outline-level-style")):
            text, style_name = "", ""
        level = element("lvl")
        level.set(W + "ilvl", str(index - 1))
        level.append(element("start", integer(own.get(TEXT + "start-value"), 1)))
        level.append(element("numFmt", _FORMATS.get(style_name[:1], "decimal")))
        level.append(element("lvlText", text if style_name else text.replace(f"%{index}", "")))
        yield level
