"""Styles, as far as they bear on text: numbering, hidden text, raised or struck text, inherited along basedOn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.load.word.docx.package import W

if TYPE_CHECKING:
    from lxml import etree

_VAL, _COLOUR, _SHADE, _SIZE, _MOVED = (W + name for name in ("val", "color", "shd", "sz", "position"))
_WHITE = "FFFFFF"
#: Smaller letters (half points) are not to be seen.
_SEEN = 6


def on(properties: etree._Element | None, name: str) -> bool | None:
    """A toggle property: True, False, or None when not set."""
    if properties is None:
        return None
    element = properties.find(W + name)
    return None if element is None else element.get(W + "val", "1") not in ("0", "false", "off")


def set_apart(properties: etree._Element | None) -> bool | None:
    """Whether text is raised, lowered or struck out: True, False, or None when nothing is set."""
    if properties is None:
        return None
    struck = [state for name in ("strike", "dstrike") if (state := on(properties, name)) is not None]
    height = properties.find(W + "vertAlign")
    if height is not None:
        struck.append(height.get(W + "val") in ("superscript", "subscript"))
    return any(struck) if struck else None


def unlike(properties: etree._Element, shaded: bool) -> str:
    """How a run's own settings set its digits apart: "unseen", moved up or down by so much, or not at all ("").

    White is seen where the run, or what is around it (``shaded``), has a shade of its own.
    """
    found = ""
    white = False
    for element in properties:
        tag = element.tag
        if tag == _COLOUR:
            white = element.get(_VAL, "").upper() == _WHITE
        elif tag == _SHADE:
            shaded = True
        elif tag == _SIZE:
            found = "unseen" if integer(element.get(_VAL), _SEEN) < _SEEN else found
        elif tag == _MOVED and element.get(_VAL, "0").strip("-+0"):
            found = found or element.get(_VAL, "")
    return "unseen" if white and not shaded else found


def is_shade(shade: etree._Element | None) -> bool:
    """Whether a w:shd is a ground on which white is seen."""
    return shade is not None and (
        shade.get(W + "fill", "auto").upper() not in ("AUTO", _WHITE)
        or shade.get(_VAL, "clear") not in ("clear", "nil")
    )


@dataclass(frozen=True, slots=True)
class Style:
    """A style's own settings; None means inherited."""

    name: str
    based_on: str
    num_id: str | None
    level: int | None
    hidden: bool | None
    apart: bool | None


class Styles:
    """All styles of a document by id."""

    def __init__(self, root: etree._Element | None) -> None:
        # Files define hundreds of styles and use a few of them: each is read when it is first asked for.
        self._elements: dict[str, etree._Element] = {}
        self._chains: dict[str | None, list[tuple[str, Style]]] = {}
        self._hidden: dict[str | None, bool] = {}
        self._contents: dict[str | None, bool] = {}
        self.default = ""
        for element in () if root is None else root.iter(W + "style"):
            identifier = element.get(W + "styleId", "")
            self._elements[identifier] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self.default = identifier

    def chain(self, identifier: str | None) -> list[tuple[str, Style]]:
        """The style and those it is based on, nearest first."""
        known = self._chains.get(identifier)
        if known is None:
            known = self._chains[identifier] = self._chain(identifier)
        return known

    def _chain(self, identifier: str | None) -> list[tuple[str, Style]]:
        result: list[tuple[str, Style]] = []
        seen: set[str] = set()
        while identifier and identifier in self._elements and identifier not in seen:
            seen.add(identifier)
            style = _style(self._elements[identifier])
            result.append((identifier, style))
            identifier = style.based_on
        return result

    def hidden(self, identifier: str | None) -> bool:
        """Whether the style hides its text."""
        known = self._hidden.get(identifier)
        if known is None:
            states = (style.hidden for _, style in self.chain(identifier) if style.hidden is not None)
            known = self._hidden[identifier] = next(states, False)
        return known

    def apart(self, identifier: str | None) -> bool:
        """Whether the style raises, lowers or strikes out its text."""
        return next((style.apart for _, style in self.chain(identifier) if style.apart is not None), False)

    def is_contents(self, identifier: str | None) -> bool:
        """Whether the style belongs to a table of contents."""
        known = self._contents.get(identifier)
        if known is None:
            chain = self.chain(identifier)
            known = self._contents[identifier] = any(style.name.lower().startswith("toc ") for _, style in chain)
        return known

    def numbering(self, identifier: str | None) -> tuple[str, int | None, str] | None:
        """(numId, level if given, id of the style that says so) from the style or one it is based on."""
        level: int | None = None
        for name, style in self.chain(identifier):
            level = style.level if level is None else level
            if style.num_id is not None:
                return style.num_id, level, name
        return None


def _style(element: etree._Element) -> Style:
    def val(path: str) -> str | None:
        child = element.find(path)
        return None if child is None else child.get(W + "val")

    level = val(f"{W}pPr/{W}numPr/{W}ilvl")
    return Style(
        name=val(W + "name") or "",
        based_on=val(W + "basedOn") or "",
        num_id=val(f"{W}pPr/{W}numPr/{W}numId"),
        level=None if level is None else integer(level, 0),
        hidden=on(element.find(W + "rPr"), "vanish"),
        apart=set_apart(element.find(W + "rPr")),
    )
