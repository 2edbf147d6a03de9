"""What every start would work out anew and ``core.pipeline.prepare`` has worked out: see ``core.base.quick_start``.

It is kept in one file, which lies where Python keeps its byte code. Without the file, with that of another Python, and
for whatever it lacks, all is worked out as ever: it saves time and changes nothing. Nothing of a draft or of an office
gets into it: it is written by that one command, which reads neither.

The file has a line that says what it is good for, an index, and the things one behind the other, each for itself in
``marshal``'s notation: a start needs a part of them, and to unpack them all took longer than to read what it needs.
"""

from __future__ import annotations

import marshal
import mmap
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from zlib import adler32, compress, crc32, decompress

from core.base.digests import blake2b

if TYPE_CHECKING:
    from collections.abc import Callable

_Made = TypeVar("_Made")

#: What a file is good for: this very Python on processors of this kind.
_HEAD = repr((sys.version, sys.byteorder)).encode()

#: What is worked out while the file is made; None at any other time.
_noted: dict[bytes, bytes] | None = None
#: What is to be put aside as it is when the file is written.
_at_last: dict[bytes, Callable[[], Any]] = {}

#: From so many bytes on a thing is packed where the file is to be small. To unpack hundreds of small ones, the numbers
#: of patterns, takes a third of a start.
_LARGE = 16_384
#: Bytes in which the length of the index is written; from so many bytes on a key is known by its checksums.
_LENGTH, _LONG = 4, 8_192


class _Things(NamedTuple):
    """What the file has: the bytes of all things, and of each by its name the start, the end and the checksum.

    Of what is packed the end is negative.
    """

    data: memoryview
    places: dict[bytes, tuple[int, int, int]]


def place() -> Path | None:
    """Where the file lies; None where this Python keeps no byte code."""
    import importlib.util

    try:
        return Path(importlib.util.cache_from_source(__file__, optimization="")).with_suffix(".bin")
    except NotImplementedError:
        return None


def prepared(kind: str, key: str | bytes, make: Callable[[], _Made]) -> _Made:
    """What ``make`` makes of ``key``, from the file where that has it; of the types that ``marshal`` knows."""
    known = find(kind, key)
    if known is not None:
        return known
    made = make()
    note(kind, key, lambda: made)
    return made


def find(kind: str, key: str | bytes) -> Any | None:
    """What the file has for ``key``; None where it lacks that."""
    things = _known()
    place = things.places.get(_name(kind, key))
    if place is None:
        return None
    start, end, checksum = place
    found = things.data[start : abs(end)]
    if crc32(found) != checksum:
        return None
    return marshal.loads(decompress(found) if end < 0 else found)


def note(kind: str, key: str | bytes, make: Callable[[], Any]) -> None:
    """Put aside what ``make`` makes, while the file is made."""
    if _noted is not None:
        _noted[_name(kind, key)] = marshal.dumps(make())


def note_at_last(kind: str, key: str | bytes, make: Callable[[], Any]) -> None:
    """Put aside what ``make`` makes when all else is done, while the file is made."""
    if _noted is not None:
        _at_last[_name(kind, key)] = make


def forget(kind: str, key: str | bytes) -> None:
    """Leave out again what was put aside."""
    if _noted is not None:
        _noted.pop(_name(kind, key), None)


def begin() -> None:
    """From now on put aside what is worked out, as if there were no file."""
    global _noted
    _noted = {}
    _at_last.clear()
    _known().places.clear()


def put_aside() -> None:
    """Make what was to be made at last."""
    while _at_last and _noted is not None:
        name, make = _at_last.popitem()
        _noted[name] = marshal.dumps(make())


def write(path: Path, *, small: bool = False) -> int:
    """Write what was put aside since ``begin``; returns how many things. ``small``: large ones are packed."""
    put_aside()
    noted = dict(sorted((_noted or {}).items()))
    places: dict[bytes, tuple[int, int, int]] = {}
    end = 0
    for name, thing in noted.items():
        packed = compress(thing, 9) if small and len(thing) >= _LARGE else thing
        noted[name] = packed
        start, end = end, end + len(packed)
        places[name] = start, -end if packed is not thing else end, crc32(packed)
    index = marshal.dumps((end, places))
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")  # programs at work have the other in memory
    beside.write_bytes(b"".join((_HEAD, b"\n", len(index).to_bytes(_LENGTH, "little"), index, *noted.values())))
    beside.replace(path)
    return len(noted)


@cache
def _known() -> _Things:
    path = place()
    nothing = _Things(memoryview(b""), {})
    try:
        data = _mapped(path) if path else memoryview(b"")
        at = len(_HEAD) + 1
        if data[:at] != _HEAD + b"\n":
            return nothing
        start = at + _LENGTH
        end = start + int.from_bytes(data[at:start], "little")
        size, places = marshal.loads(data[start:end])
        return _Things(data[end:], places) if len(data) - end == size else nothing
    except (OSError, ValueError, EOFError, TypeError):
        return nothing


def _name(kind: str, key: str | bytes) -> bytes:
    """Short for what may be long; of a whole file two checksums do, for its digest takes longer than to read it."""
    text = key if key.__class__ is bytes else key.encode("utf-8", "surrogatepass")  # type: ignore[union-attr]
    if len(text) > _LONG:
        text = b"%d %d %d" % (len(text), crc32(text), adler32(text))  # type: ignore[arg-type]
    return blake2b(text, digest_size=12, person=kind.encode()).digest()  # type: ignore[arg-type]


def _mapped(path: Path) -> memoryview:
    """The file in memory as it is asked for, some thousand of its things are not; ValueError for an empty one."""
    with path.open("rb") as stream:
        return memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
