"""Automatic numbering, rendered as Word shows it (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.load.word.docx.numerals import numeral
from core.load.word.docx.package import W
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from lxml import etree

    from core.load.word.docx.styles import Styles

_PLACEHOLDER = re.compile(r"%([1-9])")
_DEEPEST = 8
#: No list counts from further on than this.
_LARGEST = 32_767


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None


class Numbering:
    """Counts numbered paragraphs in document order and renders their labels."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._nums: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is None:
            return
        for element in root.iter(W + "abstractNum"):
            identifier = element.get(W + "abstractNumId", "")
            self._abstract[identifier] = dict(_level(e) for e in element.findall(W + "lvl"))
            link = element.find(W + "numStyleLink")
            if link is not None:
                self._links[identifier] = link.get(W + "val", "")
        for element in root.iter(W + "num"):
            target = element.find(W + "abstractNumId")
            if target is None:
                continue
            levels: dict[int, Level] = {}
            starts: dict[int, int] = {}
            for override in element.findall(W + "lvlOverride"):
                index = integer(override.get(W + "ilvl"), 0)
                own = override.find(W + "lvl")
                if own is not None:
                    levels[index] = _level(own)[1]
                start = override.find(W + "startOverride")
                if start is not None:
                    starts[index] = integer(start.get(W + "val"), 1, most=_LARGEST)
            self._nums[element.get(W + "numId", "")] = (target.get(W + "val", ""), levels, starts)

    def label(self, properties: etree._Element | None, style: str | None) -> tuple[str, str]:
        """(label, separator) of a paragraph with these w:pPr and style; empty when not numbered.

        Counts the paragraph, so it must be called once for each, in order.
        """
        place = self._place(properties, style)
        if place is None:
            return "", ""
        num_id, index = place
        abstract, levels, starts = self._resolve(num_id)
        level = levels.get(index)
        if level is None:
            return "", ""
        counts = self._counts.setdefault(abstract, [None] * (_DEEPEST + 1))
        if index in starts and (num_id, index) not in self._started:
            counts[index] = starts[index]
        else:
            current = counts[index]
            counts[index] = level.start if current is None else current + 1
        self._started.add((num_id, index))
        for deeper in range(index + 1, _DEEPEST + 1):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and index < restart):
                counts[deeper] = None
        text = _PLACEHOLDER.sub(lambda m: self._counter(int(m[1]) - 1, level, levels, starts, counts), level.text)
        if level.format == "bullet":
            text = "".join(c for c in text if not "\ue000" <= c <= "\uf8ff")
        return text, "" if level.suffix == "nothing" or not text else " "

    @staticmethod
    def _counter(
        index: int, level: Level, levels: dict[int, Level], starts: dict[int, int], counts: list[int | None]
    ) -> str:
        other = levels.get(index, level)
        count = counts[index]
        if count is None:
            # A level shown but never counted stands at its start, and counts on from there.
            count = counts[index] = starts.get(index, other.start)
        style = "decimal" if level.legal and other.format != "decimalZero" else other.format
        return numeral(count, style)

    def _place(self, properties: etree._Element | None, style: str | None) -> tuple[str, int] | None:
        own = None if properties is None else properties.find(W + "numPr")
        num_id = level = None
        if own is not None:
            num_id = _val(own, "numId")
            given = _val(own, "ilvl")
            level = None if given is None else integer(given, 0)
        if num_id is None:
            inherited = self._styles.numbering(style)
            if inherited is None:
                return None
            num_id, style_level, style_id = inherited
            if level is None:
                level = style_level if style_level is not None else self._linked_level(num_id, style_id)
        if num_id == "0" or num_id not in self._nums:
            return None
        return num_id, min(max(level or 0, 0), _DEEPEST)

    def _linked_level(self, num_id: str, style: str) -> int:
        """The level that names the style as its own (w:pStyle)."""
        if num_id in self._nums:
            for index, level in self._resolve(num_id)[1].items():
                if level.style == style:
                    return index
        return 0

    def _resolve(self, num_id: str) -> tuple[str, dict[int, Level], dict[int, int]]:
        """The abstract list, its levels with the list's own ones in place, and start overrides."""
        abstract, own, starts = self._nums[num_id]
        for _ in range(4):
            link = self._links.get(abstract)
            target = self._styles.numbering(link) if link else None
            if not target or target[0] not in self._nums or self._nums[target[0]][0] == abstract:
                break
            abstract = self._nums[target[0]][0]
        return abstract, {**self._abstract.get(abstract, {}), **own}, starts


def join_label(label: str, separator: str, text: str) -> str:
    """The label before its text; no blank before Chinese, where Word's own gap is only layout."""
    if separator and text and (is_cjk(text[0]) or (label and is_cjk(label[-1]))):
        separator = ""
    return label + (separator if text else "") + text


def _val(parent: etree._Element, name: str) -> str | None:
    element = parent.find(W + name)
    return None if element is None else element.get(W + "val")


def _level(element: etree._Element) -> tuple[int, Level]:
    level = Level()
    start, style, text = _val(element, "start"), _val(element, "numFmt"), _val(element, "lvlText")
    restart = _val(element, "lvlRestart")
    legal = element.find(W + "isLgl")
    level = replace(
        level,
        # Without w:start a level begins at 0 (17.9.25).
        start=integer(start, 0, most=_LARGEST),
        format=style or "decimal",
        text=text or "",
        suffix=_val(element, "suff") or "tab",
        restart=None if restart is None else integer(restart, 0),
        legal=legal is not None and legal.get(W + "val", "1") not in ("0", "false", "off"),
        style=_val(element, "pStyle"),
    )
    return integer(element.get(W + "ilvl"), 0), level
