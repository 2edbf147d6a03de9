"""Tables that are made of data files, kept as they were made: to check and index them takes longer than to read them.

They are in ``core.base.prepared`` too, and of what the program reads there nothing else is made of classes. A table is
good as long as the data files say the same and the code is the same that made it. In a checkout that is seen by names,
sizes and times of the sources; a packaged program, which has none, has the tables that were made with it.
"""

from __future__ import annotations

import contextlib
import os
import pickle
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from core.base import prepared
from core.base.about import VERSION
from core.base.digests import blake2b

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Made = TypeVar("_Made")

_CORE = Path(__file__).parent.parent
#: Folders, with all in them, of the code that such tables are made by or consist of.
_FOLDERS = ("base", "check/wording", "forms", "language", "model", "read/prose")

_sourceless = False


def keep(name: str, data: Iterable[bytes], make: Callable[[], _Made]) -> _Made:
    """What ``make`` makes of data, or what was made of the same when the program was prepared.

    With it is kept what it has worked out of itself meanwhile (cached properties), of the data alone.
    """
    data = tuple(data)
    key = b"\0".join((name.encode(), code_state(), *data))
    known = prepared.find("kept", key)
    if known is not None:
        return pickle.loads(known)
    made = make()

    def packed() -> bytes:
        packed = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        pickle.loads(packed)  # patterns come back with other flags, and are put aside with these too
        if _sourceless:
            for source in data:  # no other code will ask for it
                prepared.forget("toml", source)
        return packed

    prepared.note_at_last("kept", key, packed)
    return made


def keep_plain(kind: str, data: str | bytes, make: Callable[[], _Made], code: str = "") -> _Made:
    """The same of what consists of the types that ``marshal`` knows; ``code`` names the one file that makes it."""
    source = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    return prepared.prepared(kind, code_state(code) + source, make)


def forget_sources() -> None:
    """From now on tables are those of a program that has no sources."""
    global _sourceless
    _sourceless = True
    code_state.cache_clear()


@cache
def code_state(file: str = "") -> bytes:
    """What tells the code of a file, or all of it, from code that was changed."""
    states = () if _sourceless else _states(file) if file else _sources()
    return blake2b("\n".join((VERSION, *states)).encode(), digest_size=12).digest()


def _states(file: str) -> Iterator[str]:
    with contextlib.suppress(OSError):
        state = os.stat(_CORE / file)
        yield f"{file} {state.st_size} {state.st_mtime_ns}"


def _sources() -> Iterator[str]:
    for folder in _FOLDERS:
        yield from _sources_in(_CORE / folder)


def _sources_in(folder: str | os.PathLike[str]) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    state = entry.stat()
                    yield f"{entry.name} {state.st_size} {state.st_mtime_ns}"
                elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                    yield from _sources_in(entry.path)
    except OSError:
        return
