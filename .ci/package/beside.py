"""Run by the packaged program before all else: finds the modules of the recognition component, where it lies beside it.

The component (recognition.spec) is a folder ``recognition`` next to the program. It has only what the program has not,
also single modules of packages that the program has a part of, so it is asked last, for every module by its full name.
One of another version than the program's might lack something, or have it twice: it is as good as none.
"""

import os
import sys

from core.base.about import VERSION

_FOLDER = os.path.join(os.path.dirname(os.path.realpath(sys.executable)), "recognition")


class _Beside:
    """A finder for ``sys.meta_path``."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        from importlib.machinery import PathFinder

        return PathFinder.find_spec(name, [os.path.join(_FOLDER, *name.split(".")[:-1])], target)


def _version():
    try:
        with open(os.path.join(_FOLDER, "version"), encoding="ascii") as file:
            return file.read()
    except OSError:
        return None


if _version() == VERSION:
    sys.meta_path.append(_Beside)
    if sys.platform == "win32":
        os.add_dll_directory(_FOLDER)
