"""Run by the two Windows programs before all else: lets both use one archive of modules (9 MB) instead of one each.

PyInstaller puts an archive into every program. Here build.spec puts an empty one, and the modules into
``_internal/gouji.pyz``; its importer is told so before anything has been imported from the archive.
"""

import os
import sys

import pyimod01_archive  # pyright: ignore[reportMissingImports]
import pyimod02_importers as importers  # pyright: ignore[reportMissingImports]

_shared = os.path.join(sys._MEIPASS, "gouji.pyz")  # noqa: SLF001 # pyright: ignore[reportAttributeAccessIssue]
importers.pyz_archive = pyimod01_archive.ZlibArchiveReader(_shared, check_pymagic=True)
importers._pyz_tree = None  # noqa: SLF001
sys.path_importer_cache.clear()
