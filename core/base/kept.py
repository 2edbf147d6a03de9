"""Tables that are made of data files, kept as they were made: to check and index them takes longer than to read them.

They are in ``core.base.prepared`` too, and of what the program reads there nothing else is made of classes. A table is
good as long as the data files say the same and the code is the same that made it. In a checkout that is seen by names,
sizes and times of the sources; a packaged program, which has none, has the tables that were made with it.
"""

from __future__ import annotations

import os
import pickle
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from core.base import prepared
from core.base.about import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Made = TypeVar("_Made")

_CORE = Path(__file__).parent.parent
#: Folders of all code that such tables are made by or consist of.
_FOLDERS = ("base", "check/wording", "check/wording/slips", "forms", "language", "model", "read/prose")

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


def forget_sources() -> None:
    """From now on tables are those of a program that has no sources."""
    global _sourceless
    _sourceless = True
    code_state.cache_clear()


@cache
def code_state() -> bytes:
    """What tells this code from code that was changed."""
    return "\n".join((VERSION, *(() if _sourceless else _sources()))).encode()


def _sources() -> Iterator[str]:
    for folder in _FOLDERS:
        try:
            with os.scandir(_CORE / folder) as entries:
                for entry in entries:
                    if entry.name.endswith(".py"):
                        state = entry.stat()
                        yield f"{entry.name} {state.st_size} {state.st_mtime_ns}"
        except OSError:
            continue
