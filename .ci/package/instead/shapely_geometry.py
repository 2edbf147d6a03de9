"""In the place of shapely in the recognition component: area and outline of a polygon are all that the recogniser asks.

So that its library of geometry, of 8 MB, need not come along.
"""

import math


class Polygon:
    """A polygon by its corners in their order, (x, y) each; ``area`` and ``length`` as shapely has them."""

    def __init__(self, corners):
        points = [(float(x), float(y)) for x, y in corners]
        sides = list(zip(points, points[1:] + points[:1], strict=True))
        self.area = abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in sides)) / 2
        self.length = sum(math.dist(a, b) for a, b in sides)
