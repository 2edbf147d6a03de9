"""Run by the packaged program before all else: finds the modules of the recognition component, where it lies beside it.

The component (recognition.spec) is a folder ``recognition`` next to the program. It has only what the program has not,
also single modules of packages that the program has a part of, so it is asked last, for every module by its full name.
"""

import sys
import warnings
from importlib.machinery import PathFinder
from pathlib import Path

_FOLDER = Path(sys.executable).resolve().parent / "recognition"


class _Beside:
    """A finder for ``sys.meta_path``."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        folder = _FOLDER.joinpath(*name.split(".")[:-1])
        return PathFinder.find_spec(name, [str(folder)], target)


if _FOLDER.is_dir():
    # rapidocr asks for requests, which warns that nothing guesses at encodings; nothing is fetched
    warnings.filterwarnings("ignore", module="requests")
    sys.meta_path.append(_Beside)
