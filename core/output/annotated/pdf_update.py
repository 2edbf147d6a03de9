"""An incremental update of a PDF (ISO 32000-1, 7.5.6): new objects appended, every byte that was there kept.

pypdf parses and writes the objects; its own updates always end with a cross-reference stream and may give an object the
number of an earlier one.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from core.base.integers import integer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_START = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
_TABLE = re.compile(rb"\s*xref\b")
_HEADER = b"%PDF-"
_KEPT = ("/Root", "/Info", "/ID")


class Update:
    """Objects to be appended to a file that ``reader`` has parsed; raises ValueError where that cannot be done."""

    def __init__(self, data: bytes, reader: Any) -> None:
        starts = _START.findall(data[-2048:])
        if not data.startswith(_HEADER) or not starts:
            raise ValueError("no plain beginning or end")
        self._data = data
        self._trailer: Mapping[str, Any] = reader.trailer
        self._previous = integer(starts[-1], 0, most=10**12)
        self._table = _TABLE.match(data, self._previous) is not None
        if not self._table and not re.match(rb"\s*\d+\s+\d+\s+obj\b", data[self._previous : self._previous + 40]):
            raise ValueError("no cross-references where the file says they are")
        known = [number for generation in reader.xref.values() for number in generation]
        self._next = max(*known, *reader.xref_objStm, reader.trailer["/Size"] - 1, self._own_number()) + 1
        self._objects: dict[tuple[int, int], Any] = {}

    def add(self, value: Any) -> int:
        """A new object; returns its number."""
        self._objects[self._next, 0] = value
        self._next += 1
        return self._next - 1

    def replace(self, number: int, generation: int, value: Any) -> None:
        """Another content for an object that is there."""
        self._objects[number, generation] = value

    def written(self) -> bytes:
        """The whole file."""
        out = io.BytesIO()
        out.write(self._data)
        if not self._data.endswith((b"\n", b"\r")):
            out.write(b"\n")
        offsets: dict[tuple[int, int], int] = {}
        for (number, generation), value in self._objects.items():
            offsets[number, generation] = out.tell()
            out.write(b"%d %d obj\n" % (number, generation))
            value.write_to_stream(out)
            out.write(b"\nendobj\n")
        start = out.tell()
        (self._write_table if self._table else self._write_stream)(out, offsets)
        out.write(b"startxref\n%d\n%%%%EOF\n" % start)
        return out.getvalue()

    def _own_number(self) -> int:
        """The number of the object that is the last cross-reference stream, which no table of them names; else 0."""
        match = re.match(rb"\s*(\d{1,9})", b"" if self._table else self._data[self._previous : self._previous + 40])
        return integer(match[1], 0, most=10**9) if match else 0

    def _write_table(self, out: io.BytesIO, offsets: Mapping[tuple[int, int], int]) -> None:
        out.write(b"xref\n")
        for first, group in _sections(offsets):
            out.write(b"%d %d\n" % (first, len(group)))
            for key in group:
                out.write(b"%010d %05d n \n" % (offsets[key], key[1]))
        out.write(b"trailer\n")
        self._dictionary(self._next).write_to_stream(out)
        out.write(b"\n")

    def _write_stream(self, out: io.BytesIO, offsets: Mapping[tuple[int, int], int]) -> None:
        from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject, NumberObject

        number, start = self._next, out.tell()
        entries = {**offsets, (number, 0): start}
        stream = DecodedStreamObject()
        stream.update(self._dictionary(number + 1))
        stream[NameObject("/Type")] = NameObject("/XRef")
        stream[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 6, 2)))
        index: list[int] = []
        rows: list[bytes] = []
        for first, group in _sections(entries):
            index += (first, len(group))
            rows += (b"\1" + entries[key].to_bytes(6, "big") + key[1].to_bytes(2, "big") for key in group)
        stream[NameObject("/Index")] = ArrayObject(map(NumberObject, index))
        stream.set_data(b"".join(rows))
        out.write(b"%d 0 obj\n" % number)
        stream.write_to_stream(out)
        out.write(b"\nendobj\n")

    def _dictionary(self, size: int) -> Any:
        from pypdf.generic import DictionaryObject, NameObject, NumberObject

        trailer = DictionaryObject({NameObject("/Size"): NumberObject(size)})
        for key in _KEPT:
            if key in self._trailer:
                trailer[NameObject(key)] = self._trailer.raw_get(key)  # type: ignore[attr-defined]
        trailer[NameObject("/Prev")] = NumberObject(self._previous)
        return trailer


def _sections(keys: Iterable[tuple[int, int]]) -> Sequence[tuple[int, list[tuple[int, int]]]]:
    """The numbers in groups of consecutive ones, with the first of each."""
    groups: list[tuple[int, list[tuple[int, int]]]] = []
    for key in sorted(keys):
        if groups and groups[-1][1][-1][0] + 1 == key[0]:
            groups[-1][1].append(key)
        else:
            groups.append((key[0], [key]))
    return groups
