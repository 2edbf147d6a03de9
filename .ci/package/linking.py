"""With which libraries a program or library is linked; asked by both recipes, on the system they run on."""

import sys
from functools import cache
from pathlib import Path

import elf


@cache
def linked_with(path):
    """File names of the libraries that it names itself; what those need in turn is asked of them."""
    if sys.platform != "win32":
        return elf.demands(Path(path)).libraries if elf.is_elf(Path(path)) else frozenset()
    if Path(path).suffix.lower() not in (".dll", ".pyd", ".exe"):
        return frozenset()
    from PyInstaller.depend.bindepend import get_imports

    return {Path(needed).name for needed, _ in get_imports(path)}
