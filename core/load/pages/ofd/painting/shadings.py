"""Shades of an OFD as PDF draws them (GB/T 33190—2016, 8.3.4; ISO 32000-1, 8.7.4.5): on a line, between circles."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.base.integers import integer
from core.load.pages.ofd.objects import Matrix
from core.load.pages.ofd.package import attribute, child, kind, numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml import etree

    from core.load.pages.ofd.painting.pdf_page import PdfPage, Value
    from core.load.pages.ofd.painting.styles import Colour

#: A shade is repeated so often at most, and has so many colours.
_MOST_TIMES, _MOST_STOPS = 64, 256
_Stops = list[tuple[float, tuple[float, float, float]]]


class Shade(NamedTuple):
    """The name of a shading among the page's resources, and the matrix in which it is an upright circle or a line."""

    name: str
    matrix: Matrix


def shade_of(colour: etree._Element, pdf: PdfPage, read: Callable[[etree._Element], Colour | None]) -> Shade | None:
    """The shade that a FillColor holds; None where it is a plain colour, a pattern or a shade that is not drawn."""
    element = next((part for part in colour if kind(part) in ("axialshd", "radialshd")), None)
    if element is None:
        return None
    stops = _stops(element, read)
    start, end = numbers(attribute(element, "StartPoint")), numbers(attribute(element, "EndPoint"))
    if not stops or len(start) < 2 or len(end) < 2:
        return None
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    coordinates: Sequence[Value]
    if kind(element) == "axialshd":
        number, coordinates = 2, [*start[:2], *end[:2]]
        length = math.dist(start[:2], end[:2])
    else:
        radii = [max(0.0, next(iter(numbers(attribute(element, f"{name}Radius"))), 0.0)) for name in ("Start", "End")]
        flat = math.sqrt(1 - min(max(next(iter(numbers(attribute(element, "Eccentricity"))), 0.0), 0.0), 0.999) ** 2)
        turned = math.radians(next(iter(numbers(attribute(element, "Angle"))), 0.0))
        cos, sin = math.cos(turned), math.sin(turned)
        matrix = (cos, sin, -sin * flat, cos * flat, start[0], start[1])
        dx, dy = end[0] - start[0], end[1] - start[1]
        number = 3
        coordinates = [0.0, 0.0, radii[0], cos * dx + sin * dy, (cos * dy - sin * dx) / flat, radii[1]]
        length = max(abs(radii[1] - radii[0]), math.hypot(dx, dy))
    if length < 1e-6:
        return None
    extend = integer(attribute(element, "Extend"), 0)
    stops = _repeated(stops, element, length)
    shading: dict[str, Value] = {
        "ShadingType": number, "ColorSpace": "DeviceRGB", "Coords": coordinates, "Function": _function(stops),
        "Extend": [extend in (1, 3), extend in (2, 3)],
    }  # fmt: skip
    return Shade(pdf.resource("Shading", shading), matrix)


def _stops(element: etree._Element, read: Callable[[etree._Element], Colour | None]) -> _Stops:
    """The colours with their places, 0 to 1, in order; those without a place evenly."""
    segments = [part for part in element if kind(part) == "segment"][:_MOST_STOPS]
    found: _Stops = []
    for i, segment in enumerate(segments):
        item = child(segment, "color")
        colour = None if item is None else read(item)
        if colour is not None:
            usual = i / max(1, len(segments) - 1)
            at = next(iter(numbers(attribute(segment, "Position"))), usual)
            found.append((min(max(at, 0.0), 1.0), _rgb(colour.parts)))
    return sorted(found, key=lambda stop: stop[0])


def _rgb(parts: Sequence[float]) -> tuple[float, float, float]:
    if len(parts) == 1:
        return parts[0], parts[0], parts[0]
    if len(parts) == 4:
        r, g, b = ((1 - part) * (1 - parts[3]) for part in parts[:3])
        return r, g, b
    return parts[0], parts[1], parts[2]


def _repeated(stops: _Stops, element: etree._Element, length: float) -> _Stops:
    """The stops of a shade that begins again, or turns back, after each unit."""
    how = attribute(element, "MapType").lower()
    unit = next(iter(numbers(attribute(element, "MapUnit"))), 0.0)
    if how not in ("repeat", "reflect") or not 0 < unit < length:
        return stops
    times = min(math.ceil(length / unit), _MOST_TIMES)
    part = unit / length
    return [
        (min((i + (1 - at if back else at)) * part, 1.0), colour)
        for i in range(times)
        for back in [how == "reflect" and i % 2 == 1]
        for at, colour in (reversed(stops) if back else stops)
    ]


def _function(stops: _Stops) -> Value:
    """From 0 to 1 to a colour, straight from stop to stop."""
    whole = [(0.0, stops[0][1]), *stops, (1.0, stops[-1][1])]
    pairs = [(a, b) for a, b in pairwise(whole) if b[0] > a[0]] or [((0.0, whole[0][1]), (1.0, whole[-1][1]))]
    parts: list[Value] = [
        {"FunctionType": 2, "Domain": [0.0, 1.0], "C0": list(a[1]), "C1": list(b[1]), "N": 1} for a, b in pairs
    ]
    if len(parts) == 1:
        return parts[0]
    bounds: list[Value] = [a[0] for a, _ in pairs[1:]]
    encode: list[Value] = [0.0, 1.0] * len(parts)
    return {"FunctionType": 3, "Domain": [0.0, 1.0], "Functions": parts, "Bounds": bounds, "Encode": encode}
