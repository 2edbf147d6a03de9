"""Hollow libraries: with the names and functions of others, and nothing in them. Linux; needs gcc and readelf.

The library that handles pictures (OpenCV) is linked with libraries for video, for other kinds of pictures and for large
matrices, 70 MB that the recogniser never calls; without them it does not load. Whoever calls a hollow function is ended
at once (an illegal instruction), never answered wrongly.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SYMBOL = re.compile(r"\s(FUNC|OBJECT|NOTYPE)\s+(?:GLOBAL|WEAK)\s+\w+\s+(\w+)\s+(\w+)(?:@+(\w+))?(?:\s+\(\d+\))?$")


def symbols(shown: str, *, wanted: bool) -> dict[str, tuple[str, str]]:
    """Of what ``readelf --wide --dyn-syms`` printed, the symbols that are wanted of others, or that others may want.

    Name → kind (FUNC, OBJECT; NOTYPE of what is wanted) and version ("" for none).
    """
    found = {}
    for line in shown.splitlines():
        if (match := _SYMBOL.search(line)) and (match[2] == "UND") is wanted:
            found[match[3]] = (match[1], match[4] or "")
    return found


def made(library: Path, user: Path, target: Path) -> None:
    """Write a library to be loaded in the place of ``library`` by ``user``, with the functions that it wants of it.

    Raises ValueError where it wants anything but functions.
    """
    has, wants = (symbols(_shown(library), wanted=False), symbols(_shown(user), wanted=True))
    common = {name: has[name] for name in sorted(has.keys() & wants.keys())}
    if odd := [name for name, (kind, _) in common.items() if kind != "FUNC"]:
        raise ValueError(f"{user.name} wants of {library.name} what is no function: {odd}")
    by_version: dict[str, list[str]] = {}
    for name, (_, version) in common.items():
        by_version.setdefault(version, []).append(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    source, script = target.with_suffix(".c"), target.with_suffix(".map")
    source.write_text("".join(f"void {name}(void) {{ __builtin_trap(); }}\n" for name in common), "ascii")
    script.write_text(
        "".join(f"{version} {{ {'; '.join(names)}; }};\n" for version, names in by_version.items() if version)
    )
    command = [
        "gcc", "-shared", "-nostdlib", "-fPIC", "-fno-builtin", "-w", "-O1", "-s", f"-Wl,-soname,{library.name}",
        "-o", target, source,
    ]  # fmt: skip
    if any(by_version):
        command.append(f"-Wl,--version-script,{script}")
    subprocess.run(command, check=True)


def _shown(file: Path) -> str:
    command = ["readelf", "--wide", "--dyn-syms", str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
