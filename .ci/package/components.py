"""The list of all that the packaged program carries of others, with versions and licences: made, not kept by hand.

``written`` is called by build.spec with the files that go into the package. A Python package is known by its metadata,
a library of the system by the Debian package it came with.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Licences that a package's metadata do not tell in one line.
_LICENCES = {
    "altgraph": "MIT",
    "pyinstaller": "GPL-2.0 with an exception for the programs it makes",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause; PDFium: BSD-3-Clause and others",
    "shiboken6": "LGPL-3.0",
    "pyside6-essentials": "LGPL-3.0",
}
#: Not carried as files, but part of the program that starts everything.
_ALWAYS = ("pyinstaller",)

_HEAD = """# 随程序分发的组件 · Components in this package

本清单在打包时由 .ci/package/components.py 生成，许可原文在以组件名命名的文件夹里。
Made when the program was packaged; the licences are in the folders named after the components.

| 组件 component | 版本 version | 许可 licence | 来源 source |
|---|---|---|---|
"""


class Component(NamedTuple):
    """One line of the list."""

    name: str
    version: str
    licence: str
    source: str


def written(files: Iterable[str], folder: Path) -> list[tuple[str, Path]]:
    """Write the list and gather the licences; returns (place under resources/licenses, file)."""
    paths = {Path(file).resolve() for file in files if file}
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found: list[tuple[str, Path]] = []
    lines = [_python()]
    for package in _packages(paths):
        lines.append(_component(package))
        found += _licences(package)
    for line, copyright_file in _debian(paths):
        lines.append(line)
        if copyright_file.is_file():
            found.append((f"{line.name}/copyright", copyright_file))
    page = folder / "COMPONENTS.md"
    page.write_text(_HEAD + "".join(f"| {' | '.join(line)} |\n" for line in lines), "utf-8")
    return [(page.name, page), *found]


def _python() -> Component:
    """With the version of Debian whose fixes it has, where interpreter.sh or python.sh has made it."""
    fixes = Path(sys.base_prefix, "fixes")
    version = platform.python_version()
    if fixes.is_file():
        version += f"，含安全修补 with the fixes of {fixes.read_text('ascii').strip()}"
    return Component("Python", version, "PSF-2.0", "https://www.python.org")


def _name(package: Distribution) -> str:
    return package.metadata["Name"].lower().replace("_", "-").replace(".", "-")


def _packages(paths: set[Path]) -> list[Distribution]:
    """The packages of which a file is taken, by name. Our own is none of them."""
    found: dict[str, Distribution] = {}
    for package in distributions():
        name = _name(package)
        if name != "gouji" and (name in _ALWAYS or _is_taken(package, paths)):
            found[name] = package
    return [found[name] for name in sorted(found)]


def _is_taken(package: Distribution, paths: set[Path]) -> bool:
    files = package.files
    if files is None:  # unpacked for another system: without a list of files, but with its modules by name
        return False
    return any(Path(str(package.locate_file(file))).resolve() in paths for file in files if file.suffix != ".txt")


def _component(package: Distribution) -> Component:
    metadata, name = package.metadata, _name(package)
    licence = metadata.get("License-Expression") or _LICENCES.get(name) or metadata.get("License") or ""
    if not licence or "\n" in licence or len(licence) > 60:
        of_class = [
            line.rpartition("::")[2].strip() for line in metadata.get_all("Classifier") or () if line[:9] == "License :"
        ]
        licence = ", ".join(of_class)
    if not licence:
        raise ValueError(f"{name}: the licence is not known; enter it in {Path(__file__).name}")
    addresses = [line.partition(",")[2].strip() for line in metadata.get_all("Project-URL") or ()]
    source = metadata.get("Home-page") or (addresses[0] if addresses else f"https://pypi.org/project/{name}/")
    return Component(metadata["Name"], package.version, licence, source)


def _licences(package: Distribution) -> list[tuple[str, Path]]:
    found: list[tuple[str, Path]] = []
    for file in package.files or ():
        own = "licenses" in file.parts or file.name.upper().startswith(("LICEN", "COPYING", "NOTICE"))
        if own and "dist-info" in file.parts[0]:
            inner = file.parts[2:] if "licenses" in file.parts else file.parts[1:]
            found.append(("/".join((_name(package), *inner)), Path(str(package.locate_file(file)))))
    return found


def _debian(paths: set[Path]) -> list[tuple[Component, Path]]:
    """Libraries of a Debian system, one line a package: (line, file with its copyrights)."""
    if shutil.which("dpkg-query") is None:
        return []
    found: dict[str, tuple[Component, Path]] = {}
    for path in sorted(paths):
        if not path.is_relative_to("/usr") or ".so" not in path.name:
            continue
        # /lib is /usr/lib, and the package may know its file by either name
        names = [str(path), str(path).removeprefix("/usr")]
        asked = subprocess.run(["dpkg-query", "-S", *names], capture_output=True, text=True, check=False)
        owner = asked.stdout.partition(":")[0].strip()
        if not owner or owner in found:
            continue
        shown = subprocess.run(
            ["dpkg-query", "-W", "-f", "${source:Package} ${Version}\n", owner],
            capture_output=True,
            text=True,
            check=True,
        )
        source, version = shown.stdout.splitlines()[0].split()
        line = Component(owner, version, "见 copyright", f"https://tracker.debian.org/pkg/{source}")
        found[owner] = (line, Path("/usr/share/doc", owner, "copyright"))
    return [found[name] for name in sorted(found)]
