"""Content of a PDF page, as operators in bytes (ISO 32000-1, annex A)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from core.load.pages.ofd.objects import Matrix, apply, path_commands

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a number of a content stream may reach: PDFium's own are of 32 bits.
_FARTHEST = 1e6
_Point = tuple[float, float]


def operation(operator: str, *operands: float) -> bytes:
    """One operator behind its numbers."""
    return b"%s %s\n" % (" ".join(map(_number, operands)).encode(), operator.encode())


def outline(data: str, matrix: Matrix) -> bytes:
    """The path of a path object, its points through a matrix; empty when it has none."""
    return b"".join(_outline(data, matrix))


def rectangle(x: float, y: float, width: float, height: float, matrix: Matrix) -> bytes:
    """A rectangle as a path, its corners through a matrix."""
    return outline(f"M {x} {y} L {x + width} {y} L {x + width} {y + height} L {x} {y + height} C", matrix)


def _outline(data: str, matrix: Matrix) -> Iterator[bytes]:
    here: _Point | None = None
    first: _Point = (0.0, 0.0)

    def point(x: float, y: float) -> _Point:
        return apply(matrix, x, y)

    for command, v in path_commands(data):
        if command in "SM":
            here = first = (v[0], v[1])
            yield operation("m", *point(*here))
        elif here is None:
            continue
        elif command == "C":
            here = first
            yield b"h\n"
        else:
            end = (v[-2], v[-1])
            if command == "L":
                yield operation("l", *point(*end))
            elif command == "B":
                yield operation("c", *point(v[0], v[1]), *point(v[2], v[3]), *point(*end))
            elif command == "Q":
                a = (here[0] + 2 / 3 * (v[0] - here[0]), here[1] + 2 / 3 * (v[1] - here[1]))
                b = (end[0] + 2 / 3 * (v[0] - end[0]), end[1] + 2 / 3 * (v[1] - end[1]))
                yield operation("c", *point(*a), *point(*b), *point(*end))
            else:
                for curve in _arc(here, v[0], v[1], v[2], v[3] != 0, v[4] != 0, end):
                    yield operation("c", *(n for corner in curve for n in point(*corner)))
            here = end


def _arc(
    start: _Point, rx: float, ry: float, angle: float, large: bool, sweep: bool, end: _Point
) -> Iterator[tuple[_Point, _Point, _Point]]:
    """An elliptic arc between two points as curves (the arithmetic is that of SVG 1.1, F.6)."""
    rx, ry = abs(rx), abs(ry)
    if rx < 1e-9 or ry < 1e-9 or start == end:
        yield start, end, end
        return
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x1, y1 = cos * dx + sin * dy, -sin * dx + cos * dy
    wide = math.sqrt(max(1.0, (x1 / rx) ** 2 + (y1 / ry) ** 2))
    rx, ry = rx * wide, ry * wide
    below = (rx * y1) ** 2 + (ry * x1) ** 2
    factor = math.sqrt(max(0.0, (rx * ry) ** 2 / below - 1)) * (1 if large != sweep else -1)
    cx, cy = factor * rx * y1 / ry, -factor * ry * x1 / rx
    middle = (cos * cx - sin * cy + (start[0] + end[0]) / 2, sin * cx + cos * cy + (start[1] + end[1]) / 2)
    begin = math.atan2((y1 - cy) / ry, (x1 - cx) / rx)
    turn = math.atan2((-y1 - cy) / ry, (-x1 - cx) / rx) - begin
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    parts = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / parts
    reach = 4 / 3 * math.tan(step / 4)

    def place(x: float, y: float) -> _Point:
        return middle[0] + cos * rx * x - sin * ry * y, middle[1] + sin * rx * x + cos * ry * y

    for i in range(parts):
        a, b = begin + i * step, begin + (i + 1) * step
        yield (
            place(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a)),
            place(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b)),
            place(math.cos(b), math.sin(b)) if i < parts - 1 else end,
        )


def _number(value: float) -> str:
    value = min(max(value, -_FARTHEST), _FARTHEST) if value == value else 0.0
    return f"{value:.6f}".rstrip("0").rstrip(".")
