"""Borders and merging of a row's cells, from the properties of the row's end mark (MS-DOC 2.6.3)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from core.load.word.wordml import CellStyle

if TYPE_CHECKING:
    from core.load.word.doc.properties import Property

_DEFINITION, _VERTICAL, _MERGE, _SPLIT = 0xD608, 0xD62B, 0x5624, 0x5625
_INSERT, _DELETE, _WIDTH = 0x7621, 0x5622, 0x7623
_MOST = 64


def row_shape(properties: list[Property]) -> tuple[list[int], list[CellStyle]]:
    """Borders in twentieths of a point and the merging of each cell; empty where the row does not say."""
    edges: list[int] = []
    joined: list[bool] = []
    vertical: list[str] = []
    for code, operand in properties:
        size = len(joined)
        if code == _DEFINITION and operand:
            edges, joined, vertical = _definition(operand)
        elif code == _VERTICAL and len(operand) >= 2 and operand[0] < size:
            vertical[operand[0]] = ("", "continue", "", "restart")[operand[1] & 3]
        elif code in (_MERGE, _SPLIT) and len(operand) == 2:
            first, limit = operand[0], min(operand[1], size)
            for i in range(first, limit):
                joined[i] = code == _MERGE and i > first
        elif code == _WIDTH and len(operand) == 4:
            first, limit, width = struct.unpack("<BBh", operand)
            for i in range(first, min(limit, size)):
                shift = edges[i] + width - edges[i + 1]
                edges[i + 1 :] = [e + shift for e in edges[i + 1 :]]
        elif code == _INSERT and len(operand) == 4:
            first, count, width = struct.unpack("<BBh", operand)
            first, count = min(first, size), min(count, _MOST - size)
            if not edges or count <= 0:
                continue
            start = edges[first]
            edges[first:] = [
                *(start + width * i for i in range(count)),
                *(e + width * count for e in edges[first:]),
            ]
            joined[first:first] = [False] * count
            vertical[first:first] = [""] * count
        elif code == _DELETE and len(operand) == 2:
            first, limit = operand[0], min(operand[1], size)
            if first < limit:
                gone = edges[limit] - edges[first]
                edges[first:] = [e - gone for e in edges[limit:]]
                del joined[first:limit], vertical[first:limit]
    return edges, [CellStyle(j, v) for j, v in zip(joined, vertical, strict=True)]


def _definition(operand: bytes) -> tuple[list[int], list[bool], list[str]]:
    count = operand[0]
    if count > _MOST or len(operand) < 1 + 2 * (count + 1):
        return [], [], []
    edges = list(struct.unpack_from(f"<{count + 1}h", operand, 1))
    joined, vertical = [False] * count, [""] * count
    at = 1 + 2 * (count + 1)
    for i in range(count):
        if at + 2 > len(operand):
            break  # cells at the end may go without a description
        (flags,) = struct.unpack_from("<H", operand, at)
        joined[i] = flags & 3 == 1 and i > 0
        vertical[i] = ("", "continue", "", "restart")[flags >> 5 & 3]
        at += 20
    return edges, joined, vertical
