"""The files of the folder ``resources/slips``."""

from __future__ import annotations

from mmap import ACCESS_READ, mmap
from typing import Any, cast

from core.base.resources import ROOT, read_rows

_FOLDER = "slips"


def encoding_of(name: str) -> str:
    """The encoding of a table of the folder: the larger have but two bytes for a character."""
    return "utf-16-le" if name.endswith(".bin") else "utf-8"


def rows_of(name: str) -> list[tuple[str, str]]:
    """The rows of a table, each of two fields; ValueError where one has no second field."""
    return cast("list[tuple[str, str]]", read_rows(_FOLDER, name, fields=2, encoding=encoding_of(name)))


def bytes_of(name: str) -> bytes:
    """A whole file."""
    return (ROOT / _FOLDER / name).read_bytes()


def mapped(name: str) -> mmap:
    """A file that is read in places only, so that the rest of it takes neither time nor memory."""
    with (ROOT / _FOLDER / name).open("rb") as stream:
        return mmap(stream.fileno(), 0, access=ACCESS_READ)


def parsed(data: bytes) -> dict[str, Any]:
    """What a file of JSON says."""
    import json  # what the model says is prepared

    return json.loads(data)
