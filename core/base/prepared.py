"""What every start would work out anew and ``core.pipeline.prepare`` has worked out: see ``core.base.quick_start``.

It is kept in one file, which lies where Python keeps its byte code. Without the file, with that of another Python, and
for whatever it lacks, all is worked out as ever: it saves time and changes nothing. Nothing of a draft or of an office
gets into it: it is written by that one command, which reads neither.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Made = TypeVar("_Made")

#: What a file is good for: this very Python on processors of this kind.
_HEAD = repr((sys.version, sys.byteorder)).encode()

#: What is worked out while the file is made; None at any other time.
_noted: dict[bytes, bytes] | None = None


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
    known = _known()
    found = known.get(_name(kind, key)) if known else None
    return None if found is None else marshal.loads(found)


def note(kind: str, key: str | bytes, make: Callable[[], Any]) -> None:
    """Put aside what ``make`` makes, while the file is made."""
    if _noted is not None:
        _noted[_name(kind, key)] = marshal.dumps(make())


def begin() -> None:
    """From now on put aside what is worked out, as if there were no file."""
    global _noted
    _noted = {}
    _known().clear()


def write(path: Path) -> int:
    """Write what was put aside since ``begin``; returns how many things."""
    noted = _noted or {}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_HEAD + b"\n" + zlib.compress(marshal.dumps(dict(sorted(noted.items()))), level=9))
    return len(noted)


@cache
def _known() -> dict[bytes, bytes]:
    path = place()
    try:
        head, _, body = path.read_bytes().partition(b"\n") if path else (b"", b"", b"")
        return marshal.loads(zlib.decompress(body)) if head == _HEAD else {}
    except (OSError, ValueError, EOFError, TypeError, zlib.error):
        return {}


def _name(kind: str, key: str | bytes) -> bytes:
    """Short for what may be long."""
    from hashlib import blake2b

    text = key if isinstance(key, bytes) else key.encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=12, person=kind.encode()).digest()
