"""How an object is drawn: colours, transparency, lines, from itself, its drawing parameters and what holds it.

GB/T 33190—2016, 8.2 (drawing parameters), 8.3 (colours).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from core.base.integers import integer
from core.load.pages.ofd.package import attribute, child, kind, numbers
from core.load.pages.unseen import PAPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.load.pages.ofd.objects import Placed

#: Millimetres of a line that says nothing of its width.
_LINE_WIDTH = 0.353
_MAX_DEPTH = 8
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


@dataclass(frozen=True, slots=True)
class Colour:
    """One, three or four parts of 0 to 1 (grey, RGB, CMYK), and how opaque it is."""

    parts: tuple[float, ...]
    alpha: float = 1.0

    @property
    def pale(self) -> bool:
        """Whether it is the colour of paper."""
        if len(self.parts) == 4:
            return max(self.parts) <= 1 - PAPER
        return min(self.parts) >= PAPER


BLACK = Colour((0.0,))


@dataclass(slots=True)
class StyleResources:
    """Colour spaces and drawing parameters of a document or page by their numbers."""

    spaces: dict[str, etree._Element] = field(default_factory=dict)
    params: dict[str, etree._Element] = field(default_factory=dict)

    def learn(self, item: etree._Element) -> None:
        """Enter a colour space or a drawing parameter; anything else says nothing."""
        name = kind(item)
        if name == "colorspace":
            self.spaces[attribute(item, "ID")] = item
        elif name == "drawparam":
            self.params[attribute(item, "ID")] = item


class Style:
    """What holds for one object: asked for an attribute or an element by name."""

    def __init__(self, placed: Placed, resources: StyleResources) -> None:
        self._resources = resources
        self._item = placed.item
        self._sources = list(self._said_by(placed.item))
        for holder, _ in reversed(placed.around):
            self._sources += list(self._said_by(holder))[kind(holder) != "compositeobject" :]  # layers only name theirs
        self._alpha = 1.0
        for element in (placed.item, *(holder for holder, _ in placed.around)):
            self._alpha *= _part(attribute(element, "Alpha"))

    def _said_by(self, element: etree._Element) -> Iterator[etree._Element]:
        yield element
        params = self._resources.params.get(attribute(element, "DrawParam"))
        for _ in range(_MAX_DEPTH):
            if params is None:
                return
            yield params
            params = self._resources.params.get(attribute(params, "Relative"))

    def value(self, name: str) -> str:
        """An attribute; empty where nothing says it."""
        return next((value for source in self._sources if (value := attribute(source, name))), "")

    def number(self, name: str, usual: float) -> float:
        """A number; the usual one where nothing says it."""
        return next(iter(numbers(self.value(name))), usual)

    def colour(self, name: str, usual: Colour | None) -> Colour | None:
        """The colour of "FillColor" or "StrokeColor"; None for what is not painted."""
        element = self.element(name)
        if element is None:
            return None if usual is None else Colour(usual.parts, self._alpha)
        read = self._read(element) or (BLACK if usual is None else usual)
        return Colour(read.parts, read.alpha * self._alpha)

    def plain(self, element: etree._Element) -> Colour | None:
        """A colour element by itself, its transparency left aside where the object has one of its own."""
        return self._read(element)

    def element(self, name: str) -> etree._Element | None:
        """The element of that name nearest to the object."""
        name = name.lower()
        return next((found for source in self._sources if (found := child(source, name)) is not None), None)

    @property
    def alpha(self) -> float:
        """How opaque the object is, its colours left aside."""
        return self._alpha

    @property
    def line_width(self) -> float:
        """In the object's own units."""
        return max(self.number("LineWidth", _LINE_WIDTH), 0.0)

    @property
    def ends(self) -> tuple[int, int, float]:
        """How lines end, how they meet, and how far a corner reaches, as PDF counts them."""
        cap, join = self.value("Cap").lower(), self.value("Join").lower()
        return _CAPS.get(cap, 0), _JOINS.get(join, 0), max(self.number("MiterLimit", 3.528), 1.0)

    @property
    def dashes(self) -> tuple[list[float], float]:
        """Lengths of dashes and gaps, and where they begin; none for a whole line."""
        lengths = [abs(v) for v in numbers(self.value("DashPattern"))][:16]
        return (lengths if sum(lengths) > 1e-3 else []), max(self.number("DashOffset", 0.0), 0.0)

    def _read(self, element: etree._Element) -> Colour | None:
        """A colour; a shading counts as the mean of its ends, a pattern as none that is known."""
        alpha = _part(attribute(element, "Alpha"))
        space = self._resources.spaces.get(attribute(element, "ColorSpace"))
        most = float(2 ** min(integer(attribute(space, "BitsPerComponent"), 8), 16) - 1) if space is not None else 255.0
        given = attribute(element, "Value")
        index = attribute(element, "Index")
        if not given and index and space is not None:
            palette = child(space, "palette")
            entries = [] if palette is None else [c for c in palette if kind(c) == "cv"]
            at = integer(index, 0)
            given = (entries[at].text or "") if at < len(entries) else ""
        parts = [min(max(v / max(most, 1.0), 0.0), 1.0) for v in _values(given)]
        if len(parts) in (1, 3, 4):
            return Colour(tuple(parts), alpha)
        shading = next((c for c in element if kind(c) in ("axialshd", "radialshd", "gouraudshd", "lagouraudshd")), None)
        if shading is not None:
            stops = [self._read(c) for c in shading.iter() if kind(c) == "color"]
            known = [c for c in stops if c is not None]
            if known and len({len(c.parts) for c in known}) == 1:
                mean = tuple(sum(c.parts[i] for c in known) / len(known) for i in range(len(known[0].parts)))
                return Colour(mean, alpha)
        return Colour((0.5,), alpha) if child(element, "pattern") is not None else None


def _part(text: str) -> float:
    """How opaque 0 to 255 is; wholly where nothing is said."""
    return min(max(next(iter(numbers(text)), 255.0) / 255, 0.0), 1.0)


def _values(text: str) -> list[float]:
    """The parts of a colour, in decimal or as #ff in hexadecimal digits."""
    if "#" not in text:
        return numbers(text)
    try:
        return [float(bytes.fromhex(word.lstrip("#").zfill(2))[0]) for word in text.split()]
    except ValueError:
        return []
