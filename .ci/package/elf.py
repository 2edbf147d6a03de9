"""What programs and libraries of Linux ask of the system they run on. Needs readelf (Debian package binutils)."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

#: The newest versions that the oldest of the systems has which the package is for: UOS 20 and Debian 10, GCC 8. For ARM
#: there are wheels of Qt for Debian 13 alone.
FLOOR = (
    {"GLIBC": (2, 28), "GLIBCXX": (3, 4, 25), "CXXABI": (1, 3, 11), "GCC": (8, 0, 0)}
    if platform.machine() in ("x86_64", "AMD64")
    else {"GLIBC": (2, 41), "GLIBCXX": (3, 4, 33), "CXXABI": (1, 3, 15), "GCC": (14, 0, 0)}
)

_NEEDED = re.compile(r"\(NEEDED\)\s+Shared library: \[(.+)\]")
_VERSION = re.compile(r"Name: ([A-Z]+)_(\d[\d.]*)\s")


class Demands(NamedTuple):
    """File names of the libraries it is linked with, and the versions of symbols it wants of them."""

    libraries: frozenset[str]
    versions: frozenset[tuple[str, tuple[int, ...]]]


def is_elf(file: Path) -> bool:
    """Whether it is a program or library of Linux, whatever its name."""
    with file.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def demands(file: Path) -> Demands:
    """Read the dynamic section and the version needs; both empty for a file that is linked with nothing."""
    shown = subprocess.run(
        ["readelf", "--wide", "--dynamic", "--version-info", str(file)],
        check=True,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "LC_ALL": "C"},
    ).stdout
    return read(shown)


def read(shown: str) -> Demands:
    """What readelf printed, understood."""
    wanted = shown.partition("Version needs section")[2]
    found = ((name, tuple(map(int, number.split(".")))) for name, number in _VERSION.findall(wanted))
    return Demands(frozenset(_NEEDED.findall(shown)), frozenset(found))


def all_in(folder: Path) -> Iterator[tuple[Path, Demands]]:
    """Every ELF file of a folder with its demands, by name."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink() and is_elf(file):
            yield file, demands(file)


def too_new(wants: Demands) -> list[str]:
    """The versions above the floor, as they are written ("GLIBC_2.34")."""
    found = sorted(pair for pair in wants.versions if pair[0] in FLOOR and pair[1] > FLOOR[pair[0]])
    return [f"{name}_{'.'.join(map(str, number))}" for name, number in found]


def relinked(data: bytes, names: Mapping[str, str]) -> bytes:
    """The same library linked with others: file name → the one in its place, which must not be longer."""
    for old, new in names.items():
        before, after = old.encode() + b"\0", new.encode() + b"\0"
        if len(after) > len(before) or data.count(before) != 1:
            raise ValueError(f"{old} cannot be replaced by {new}")
        data = data.replace(before, after.ljust(len(before), b"\0"))
    return data
