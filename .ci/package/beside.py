"""Run by the packaged program before all else: finds the modules of the recognition component, where it lies beside it.

The component (recognition.spec) is a folder ``recognition`` next to the program. It has only what the program has not,
also single modules of packages that the program has a part of, so it is asked last, for every module by its full name.
One of another version than the program's might lack something, or have it twice: it is as good as none.
"""

import os
import sys
from importlib.machinery import PathFinder
from pathlib import Path

from core.base.about import VERSION

_FOLDER = Path(sys.executable).resolve().parent / "recognition"


class _Beside:
    """A finder for ``sys.meta_path``."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        folder = _FOLDER.joinpath(*name.split(".")[:-1])
        return PathFinder.find_spec(name, [str(folder)], target)


if (_FOLDER / "version").is_file() and (_FOLDER / "version").read_text("ascii") == VERSION:
    sys.meta_path.append(_Beside)
    if sys.platform == "win32":
        os.add_dll_directory(str(_FOLDER))
