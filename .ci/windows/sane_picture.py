"""Whether a picture of a window can be one: sizes, colours, and how like another picture it is. Needs Pillow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

_GRID = (64, 40)


def looked_at(path: Path) -> tuple[tuple[int, int], int, float]:
    """Size, number of colours, and the share of the most frequent one."""
    with Image.open(path) as picture:
        counts = picture.convert("RGB").getcolors(picture.width * picture.height) or []
        most = max((count for count, _ in counts), default=0)
        return picture.size, len(counts), most / (picture.width * picture.height)


def likeness(one: Path, other: Path) -> float:
    """Correlation of the brightness of two pictures on a coarse grid: 1 alike, 0 nothing in common."""
    grids: list[list[int]] = []
    for path in (one, other):
        with Image.open(path) as picture:
            grids.append(list(picture.convert("L").resize(_GRID, Image.Resampling.BOX).tobytes()))
    means = [sum(grid) / len(grid) for grid in grids]
    apart = [[value - mean for value in grid] for grid, mean in zip(grids, means, strict=True)]
    lengths = [sum(value * value for value in grid) ** 0.5 for grid in apart]
    if not all(lengths):
        return 0.0
    return sum(a * b for a, b in zip(*apart, strict=True)) / (lengths[0] * lengths[1])
