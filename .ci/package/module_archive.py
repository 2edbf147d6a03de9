"""How PyInstaller's archive of modules is packed; called by build.spec before it makes one.

Every entry of the archive is packed by itself, and the installer and the Debian package pack once more, over all
modules together. What was packed before gains nothing there: stored, the same make an installer 2 MB smaller and
start faster, and a folder 8 MB larger. So those are stored that every start needs, and the others are packed as hard as
zlib can.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PyInstaller.archive.writers import ZlibArchiveWriter  # pyright: ignore[reportMissingImports]

if TYPE_CHECKING:
    from collections.abc import Callable


def choose(is_stored: Callable[[str], bool]) -> None:
    """From now on store the modules of these names. A stored entry is zlib's too, so nothing changes for its reader."""
    write = ZlibArchiveWriter._write_entry.__func__  # noqa: SLF001

    def entry(writer: type[ZlibArchiveWriter], file: object, what: tuple[str, str, str], codes: object) -> object:
        writer._COMPRESSION_LEVEL = 0 if is_stored(what[0]) else 9  # noqa: SLF001
        return write(writer, file, what, codes)

    ZlibArchiveWriter._write_entry = classmethod(entry)  # noqa: SLF001


def demand_no_columns() -> None:
    """Stop unless modules are compiled without the columns of their lines: a fifth of them, for marks in tracebacks."""
    if next(compile("0", "", "eval").co_positions())[2] is not None:
        sys.exit("PyInstaller must be called with PYTHONNODEBUGRANGES=1 in the environment")
