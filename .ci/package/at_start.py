"""Run by the packaged program before all else: modules come quickly, and nothing is imported that is not asked for.

Modules: PyInstaller puts an archive of them into every program and opens it anew for each of some hundred modules,
after several finders were asked; where something guards against viruses, and under Wine, each opening is dear. Here
build.spec puts empty archives into the programs and the modules into ``_internal/gouji.pyz``, which the two programs
for Windows share. It stays mapped into memory and is asked first, by a module's full name. Modules that are not in it
(those in C, those of the recognition component) are found as ever; what loads a module is PyInstaller's own loader.

Hooks: build.spec leaves PyInstaller's own run-time hooks out. They import Qt, ``inspect``, ``zipfile`` and
``multiprocessing`` at every start, also of the command line, which was two thirds of ``gouji --version``. What this
program needs of them stands below; the paths of ``inspect`` for source text would lead nowhere, and PySide6 has a
configuration of Qt itself.
"""

import marshal
import mmap
import os
import sys
import zlib
from _frozen_importlib import ModuleSpec

import pyimod01_archive as archives  # pyright: ignore[reportMissingImports]
import pyimod02_importers as importers  # pyright: ignore[reportMissingImports]

_HERE = sys._MEIPASS  # noqa: SLF001 # pyright: ignore[reportAttributeAccessIssue]


class _Archive(archives.ZlibArchiveReader):
    """The archive of modules, and a finder for ``sys.meta_path``."""

    def __init__(self, path):
        super().__init__(path, 0, check_pymagic=True)
        with open(path, "rb") as stream:
            self._bytes = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))

    def extract(self, name, raw=False):
        """The code of a module; with ``raw`` the bytes that it is made of."""
        _, begin, length = self.toc[name]
        data = zlib.decompress(self._bytes[begin : begin + length])
        return data if raw else marshal.loads(data)

    def find_spec(self, name, path=None, target=None):
        """As importers are asked; None for what is not in the archive under its full name."""
        kind = self.toc.get(name, (archives.PYZ_ITEM_NSPKG,))[0]
        if kind == archives.PYZ_ITEM_NSPKG:
            return None
        package = kind == archives.PYZ_ITEM_PKG
        loader = importers.PyiFrozenLoader(name, self, name, package)
        spec = ModuleSpec(name, loader, origin=loader.path, is_package=package)
        spec.has_location = True  # its origin is where it would lie as a file
        if package:
            spec.submodule_search_locations.append(os.path.dirname(loader.path))
        return spec


def _modules_inside(finder, prefix=""):
    """What ``pkgutil.iter_modules`` asks of the finder of a package's folder: names, and whether they are packages."""
    start = os.path.relpath(finder._path, _HERE).replace(os.sep, ".") + "."  # noqa: SLF001
    for name, entry in _archive.toc.items():
        if name.startswith(start) and "." not in name[len(start) :]:
            yield prefix + name[len(start) :], entry[0] == archives.PYZ_ITEM_PKG


_archive = importers.pyz_archive = _Archive(os.path.join(_HERE, "gouji.pyz"))
importers.PyiFrozenFinder.iter_modules = _modules_inside
sys.path_importer_cache.clear()
sys.meta_path.insert(0, _archive)

# So that no plugin of another Qt is loaded, which the system's desktop may have named here.
_qt = ("PySide6",) if sys.platform == "win32" else ("PySide6", "Qt")
os.environ["QT_PLUGIN_PATH"] = os.path.join(_HERE, *_qt, "plugins")

# Beside its workers (see launch.py) the program on Linux starts itself once more, to watch over what they share.
if sys.argv[-2:-1] == ["-c"] and sys.argv[-1].startswith("from multiprocessing.resource_tracker import main"):
    exec(sys.argv[-1])
    sys.exit()
