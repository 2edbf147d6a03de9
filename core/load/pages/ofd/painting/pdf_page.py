"""A PDF of one page that grows while it is painted: its content and the resources that the content names.

Written from the start (ISO 32000-1, 7.3 and 7.5): libraries that write PDF draw with canvases of their own, which know
neither glyph numbers nor ready-made pictures.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple


class Ref(NamedTuple):
    """An object of its own, to be named from several places."""

    number: int


#: A string is a name, bytes are a string.
Value = int | float | str | bytes | Ref | Sequence["Value"] | Mapping[str, "Value"]


class PdfPage:
    """Takes content and resources; ``data`` is the file. Sizes are points."""

    def __init__(self, width: float, height: float) -> None:
        self._sides = (width, height)
        self._objects: list[bytes] = []
        self._resources: dict[str, dict[str, Value]] = {}
        self._content: list[bytes] = []
        self._transparencies: dict[tuple[float, float], str] = {}

    def add(self, *content: bytes) -> None:
        """Append to the content."""
        self._content += content

    def painted(self, paint: Callable[[], None]) -> bytes:
        """The content that something appends, taken out again."""
        before = len(self._content)
        paint()
        content = b"".join(self._content[before:])
        del self._content[before:]
        return content

    def resource(self, kind: str, value: Value) -> str:
        """Enter a resource of a kind ("Font", "XObject", "ExtGState", "Shading"); its name for the content."""
        entries = self._resources.setdefault(kind, {})
        name = f"{kind[0]}{len(entries)}"
        entries[name] = value if isinstance(value, Ref) else self.indirect(value)
        return name

    def transparency(self, stroke: float, fill: float) -> bytes:
        """The content that makes what follows so opaque (0 to 1)."""
        key = (round(stroke, 3), round(fill, 3))
        if key not in self._transparencies:
            self._transparencies[key] = self.resource("ExtGState", {"CA": key[0], "ca": key[1]})
        return f"/{self._transparencies[key]} gs\n".encode()

    def indirect(self, value: Value) -> Ref:
        """The value as an object of its own."""
        self._objects.append(_written(value))
        return Ref(len(self._objects))

    def stream(self, data: bytes, entries: Mapping[str, Value], *, packed: bool = False) -> Ref:
        """A stream as an object of its own; one that is ``packed`` has its filter among the entries."""
        if not packed:
            data, entries = zlib.compress(data, 1), {**entries, "Filter": "FlateDecode"}
        head = _written({**entries, "Length": len(data)})
        self._objects.append(head + b"\nstream\n" + data + b"\nendstream")
        return Ref(len(self._objects))

    def data(self) -> bytes:
        """The PDF; nothing may be added any more."""
        content = self.stream(b"".join(self._content), {})
        pages = Ref(len(self._objects) + 2)
        page: dict[str, Value] = {
            "Type": "Page", "Parent": pages, "MediaBox": [0, 0, *self._sides], "Contents": content,
            "Resources": self._resources,
        }  # fmt: skip
        kids = [self.indirect(page)]
        self.indirect({"Type": "Pages", "Kids": kids, "Count": 1})
        root = self.indirect({"Type": "Catalog", "Pages": pages})
        out = bytearray(b"%PDF-1.7\n")
        places = []
        for number, written in enumerate(self._objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, written)
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer = _written({"Size": len(places) + 1, "Root": root})
        out += b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, table)
        return bytes(out)


def _written(value: Value) -> bytes:
    if isinstance(value, Ref):
        return b"%d 0 R" % value.number
    if isinstance(value, str):
        return b"/" + value.encode("ascii")
    if isinstance(value, bytes):
        return b"<%s>" % value.hex().encode()
    if isinstance(value, Mapping):
        return b"<< %s >>" % b" ".join(_written(key) + b" " + _written(entry) for key, entry in value.items())
    if isinstance(value, Sequence):
        return b"[%s]" % b" ".join(map(_written, value))
    if isinstance(value, bool):
        return b"true" if value else b"false"
    return b"%d" % value if isinstance(value, int) else b"%.4f" % value
