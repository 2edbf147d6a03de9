"""What goes into the packaged program and what stays out. Used by build.spec, tried by tests/packaging.

Names are places in the package, as PyInstaller has them ("PySide6/Qt/lib/libQt6Core.so.6"), with slashes.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Modules that some library imports where it has them, and that this program never calls.
UNUSED_MODULES = [
    "tkinter", "_tkinter", "setuptools", "pkg_resources", "distutils", "pip", "unittest", "pydoc", "doctest", "lib2to3",
    "numpy", "pandas", "IPython", "matplotlib", "reportlab", "pytest", "hypothesis", "asyncio", "_asyncio",
    "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtDesigner",
    "PySide6.QtHelp", "PySide6.QtUiTools", "PySide6.QtConcurrent", "PySide6.QtXml",
    # No network: no TLS. What hashlib needs it has of its own.
    "ssl", "_ssl", "_hashlib",
    # What fetches and sends, and what XML is read with by nobody but those.
    "urllib.request", "urllib.error", "urllib.response", "urllib.robotparser", "http", "xml.sax", "xml.dom.pulldom",
    "ftplib", "smtplib", "xmlrpc", "webbrowser", "cgi", "netrc", "getpass",
    "multiprocessing.managers", "multiprocessing.dummy", "multiprocessing.pool", "multiprocessing.sharedctypes",
    "multiprocessing.heap",
    # What the interpreter has of its own, frozen into it; what speeds up reading XML with a parser that is not asked.
    "importlib._bootstrap", "importlib._bootstrap_external", "zipimport", "_elementtree", "_aix_support",
    "ctypes._aix", "_bootsubprocess", "optparse",
    # Zip files packed by anything but deflate are none of Word's or Excel's.
    "lzma", "_lzma", "bz2", "_bz2", "tarfile",
    # Copies for newer processors of what there is for all.
    "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.process_cpp_avx2", "rapidfuzz.utils_cpp_avx2",
    "rapidfuzz.distance.metrics_cpp_avx2",
    "rapidfuzz.utils_cpp",  # what it prepares words with there is in Python too, and nobody asks for
    "lxml.objectify", "lxml.sax", "lxml.html.diff", "lxml.html._difflib", "lxml.html._diffcommand",
    "lxml.html.soupparser", "lxml.html.ElementSoup", "lxml.html.html5parser", "lxml.html._html5builder",
    "lxml.html.formfill", "lxml.html.clean", "lxml.html.usedoctest", "lxml.html.builder", "lxml.usedoctest",
    "lxml.doctestcompare", "lxml.isoschematron", "lxml.builder", "lxml.cssselect", "lxml.ElementInclude",
    "cryptography", "cffi", "_cffi_backend", "pycparser", "charset_normalizer",  # stand_ins.py says why
    # How pdfminer reads PDF files: PDFium does that here; stand_ins.py has the names.
    "pdfminer.converter", "pdfminer.data_structures", "pdfminer.layout", "pdfminer.pdfdocument", "pdfminer.pdfinterp",
    "pdfminer.pdfpage", "pdfminer.pdfparser", "pdfminer.encodingdb", "pdfminer.fontmetrics", "pdfminer.glyphlist",
    # What pydantic had before version 2, and has for the checker of types.
    "pydantic.v1", "pydantic.mypy", "pydantic.experimental", "pydantic.color",
    # What is there in C, once more in Python; characters of Japan and Korea.
    "_pydecimal", "_pydatetime", "_pyio", "_codecs_jp", "_codecs_kr", "_codecs_iso2022",
    "PIL._avif", "PIL._webp", "PIL._imagingft", "PIL._imagingtk", "PIL._imagingcms", "PIL.ImageCms", "PIL.ImageQt",
    "PIL.ImageShow", "PIL.ImageWin",
    # The names of characters in fonts, for taking text out of PDF files (700 KB); stand_ins.py says why
    "pypdf._codecs.adobe_glyphs",
]  # fmt: skip

#: The same, on Windows alone: what speaks to input methods of Linux.
UNUSED_ON_WINDOWS = ["PySide6.QtDBus", "gui.app.fcitx"]

#: Packed in the archive of modules: packages that only some drafts or some exports need, and some others for the sake
#: of the folder's size. The rest is stored in it.
_PACKED = (
    "core.batch", "core.load.html", "core.load.pages", "core.load.text", "core.load.word.doc", "core.load.word.rtf",
    "core.output", "gui.features.batch", "gui.features.settings", "PIL", "docx", "email", "et_xmlfile", "html",
    "importlib", "ipaddress", "lxml", "multiprocessing", "olefile", "openpyxl", "pdfminer", "pdfplumber",
    "platformdirs", "pydantic", "pypdf", "pypdfium2", "pypdfium2_raw", "typing_extensions", "urllib", "xml",
    "zipfile",
)  # fmt: skip

#: Character sets of Python that no draft is written in: of DOS but English and Western, of Apple but its first, of
#: mainframes; and what is no character set.
_UNUSED_CHARSETS = re.compile(
    r"encodings/(cp(037|273|424|500|720|737|775|85[2-8]|86\d|875|1006|1026|1125|1140)|mac_(?!roman\.)\w+|hp_roman8|kz1048"
    r"|palmos|ptcp154|tis_620|koi8_t|bz2_codec|uu_codec|rot_13)\.pyc"
)

#: Pictures that may come as scans; Pillow has some forty more kinds. MPO is a JPEG with further pictures.
_PICTURES = ("Bmp", "Gif", "Jpeg", "Mpo", "Png", "Ppm", "Tiff")

#: The same for the recognition component.
UNUSED_IN_RECOGNITION = [
    "tkinter", "setuptools", "pkg_resources", "distutils", "pip", "pydoc", "doctest", "lib2to3", "pytest", "hypothesis",
    "IPython", "matplotlib", "pandas", "scipy", "sympy", "torch", "tensorrt", "paddle", "openvino", "MNN", "PySide6",
    "cryptography", "ssl", "_ssl", "_hashlib", "unittest", "asyncio", "lzma", "bz2", "tarfile", "xmlrpc", "_pydecimal",
    "multiprocessing.managers", "multiprocessing.dummy",
    "PIL.ImageTk", "PIL.ImageQt", "PIL._imagingft", "PIL._imagingcms", "PIL._avif", "PIL._webp",
    # NumPy loads these when they are asked for, and nobody does.
    "numpy.f2py", "numpy.distutils", "numpy.testing", "numpy.random", "numpy.fft", "numpy.ma", "numpy.polynomial",
    "numpy.ctypeslib", "numpy._core._multiarray_tests", "cv2.gapi",
    "onnxruntime.quantization", "onnxruntime.tools", "onnxruntime.transformers", "onnxruntime.training", "onnx",
    "modelscope", "huggingface_hub",
    # What INSTEAD makes needless.
    "requests", "urllib3", "certifi", "idna", "charset_normalizer", "tqdm", "shapely", "http", "ftplib", "netrc",
    "getpass",
]  # fmt: skip

#: Modules of the recognition component that have another in their place: place → file under "instead".
INSTEAD = {
    "requests.pyc": "requests.py",
    "shapely/geometry.pyc": "shapely_geometry.py",
    "tqdm.pyc": "tqdm.py",
}

#: Libraries that OpenCV's is linked with and never calls for the recogniser; hollow.py makes something in their place.
HOLLOW = re.compile(r"opencv_python_headless\.libs/lib(openblas|avcodec|avformat|avutil|swscale|avif|png16)[^/]*")

#: Kind of Qt plugin → beginnings of the names that are kept (without "lib"), None for all. No other kind is kept.
KEPT_PLUGINS: dict[str, tuple[str, ...] | None] = {
    "platforms": ("qoffscreen", "qxcb", "qwayland-generic", "qwindows"),
    "platforminputcontexts": None,  # input methods: clerks type Chinese
    "platformthemes": ("qxdgdesktopportal",),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": None,
    "iconengines": None,
    "printsupport": None,
    "imageformats": ("qsvg",),
}
_NOT_KEPT = ("qtvirtualkeyboard",)  # needs Qt Quick

#: Left to the system, which has them in its own make wherever a desktop runs; ours might not fit it. The Debian package
#: depends on theirs.
_OF_THE_SYSTEM = re.compile(
    r"""
    lib(
      stdc\+\+ | gcc_s | X11 | X11-xcb | xcb | Xau | Xdmcp | xkbcommon | xkbcommon-x11 | wayland-(client|cursor|egl)
      | fontconfig | freetype | png16 | brotli(common|dec) | glib-2\.0 | gthread-2\.0 | pcre2?(-8)?
      | cups | dbus-1 | systemd | cap | lz4 | zstd | gcrypt | gpg-error | GL | EGL | GLX | GLdispatch | OpenGL
    )\.so\.[\d.]+
    """,
    re.VERBOSE,
)
_RUNTIME = re.compile(r"(vcruntime|msvcp)[\d_]+\.dll", re.IGNORECASE)
#: Copies of libraries of all that a wheel brings under a name of its own → the name of the one there is anyway.
_RELINKED = {
    r"libxcb-[0-9a-f]{8}\.so[\d.]*": "libxcb.so.1",  # pillow's, for pictures of the screen; 2.3 MB with libXau
    r"libzstd-[0-9a-f]{8}\.so[\d.]*": "libzstd.so.1",  # pillow's, for a rare kind of TIFF; 0.8 MB
    r"msvcp140-[0-9a-f]{32}\.dll": "MSVCP140.dll",  # rapidfuzz's; PySide6 brings a newer one, which serves it too
}
_LIBRARY = re.compile(r"(lib[^/]*\.so[.\d]*|[^/]*\.dll)", re.IGNORECASE)
#: Loaded by name while the program runs, so nothing names them as needed.
_LOADED_BY_NAME = re.compile(
    r"(libpdfium\.so|pdfium\.dll|(lib)?onnxruntime_providers_shared\.\w+|libpython[\d.]+so[.\d]*|python3\d*\.dll|vcruntime\w*\.dll|msvcp\w*\.dll|ucrtbase\.dll)",
    re.IGNORECASE,
)


def unused_pictures() -> list[str]:
    """The modules of Pillow for kinds of pictures that the program never opens."""
    from PIL import _plugins

    return [f"PIL.{name}" for name in _plugins if name.removesuffix("ImagePlugin") not in _PICTURES]


def is_stored(module: str) -> bool:
    """True for a module that is not packed in the archive of modules (module_archive.py says why)."""
    return not f"{module}.".startswith(tuple(f"{name}." for name in _PACKED))


def is_wanted_of_python(name: str) -> bool:
    """False for a file that the zip of Python's own modules does without."""
    return not _UNUSED_CHARSETS.fullmatch(name)


def _wanted_of_qt(parts: tuple[str, ...], last: str) -> bool:
    if "plugins" in parts:
        kind = parts[parts.index("plugins") + 1]
        kept = KEPT_PLUGINS.get(kind, ())
        bare = last.removeprefix("lib")
        return (kept is None or bare.startswith(kept)) and not bare.startswith(_NOT_KEPT)
    if "translations" in parts:
        return last.endswith("zh_CN.qm") and last.startswith(("qtbase_", "qt_"))
    return "qml" not in parts


def is_wanted(name: str) -> bool:
    """False for a file of the collected package that the program has no use for."""
    parts = PurePosixPath(name).parts
    last = parts[-1]
    if parts[0] == "PySide6" and not _wanted_of_qt(parts, last):
        return False
    if parts[:2] == ("pdfminer", "cmap"):  # pdfplumber brings pdfminer; PDF is read by PDFium
        return False
    if "default-docx-template" in parts:  # python-docx unpacks default.docx, which is the same
        return False
    if parts[0].startswith("pydantic-") or last == "RECORD":  # nothing asks for its version by way of metadata
        return False
    if parts[:2] == ("lxml", "isoschematron"):
        return False
    if "tests" in parts or last == "opengl32sw.dll":
        return False
    return not (len(parts) == 1 and _OF_THE_SYSTEM.fullmatch(last))


def without_copies(names: Iterable[str]) -> list[str]:
    """Without the Microsoft runtime that PySide6 brings into its own folders where it also lies at the root.

    Windows finds it there: PyInstaller names that folder to it (SetDllDirectory) before anything is loaded.
    """
    names = list(names)
    at_root = {name.lower() for name in names if _RUNTIME.fullmatch(name)}
    return [name for name in names if "/" not in name or PurePosixPath(name).name.lower() not in at_root]


def is_recognition_wanted(name: str) -> bool:
    """The same for the recognition component."""
    parts = PurePosixPath(name).parts
    if "tests" in parts or parts[-1] == "RECORD" or _OF_THE_SYSTEM.fullmatch(parts[-1]):
        return False
    # The engines that are not used; pictures and video from cameras are none of its business.
    engine = parts[2].partition(".")[0] if parts[:2] == ("rapidocr", "inference_engine") else "base"
    # A kind of picture that the program itself has not is none that comes as a scan.
    other = engine not in ("__init__", "base", "onnxruntime") or parts[0] == "PIL"
    return not other and not (parts[0] == "cv2" and ("data" in parts or "ffmpeg" in parts[-1]))


def is_library(name: str) -> bool:
    """True for a shared library that is there only because something else needs it."""
    parts = PurePosixPath(name).parts
    return bool("plugins" not in parts and _LIBRARY.fullmatch(parts[-1]) and not _LOADED_BY_NAME.fullmatch(parts[-1]))


def relinks(libraries: Iterable[str]) -> dict[str, str]:
    """Of the libraries that something is linked with, those that are there anyway → the name of those."""
    return {name: known for name in libraries for brought, known in _RELINKED.items() if re.fullmatch(brought, name)}


def reached(names: Iterable[str], needs: Mapping[str, set[str]]) -> set[str]:
    """Of all ``names``, those that are no mere libraries, and the libraries that they need, however far down.

    ``needs`` gives for a name the file names of the libraries that it is linked with.
    """
    names = list(names)
    by_file: dict[str, list[str]] = {}
    for name in names:
        by_file.setdefault(PurePosixPath(name).name.lower(), []).append(name)
    found = {name for name in names if not is_library(name)}
    waiting = list(found)
    while waiting:
        for file in needs.get(waiting.pop(), ()):
            for name in by_file.get(file.lower(), ()):
                if name not in found:
                    found.add(name)
                    waiting.append(name)
    return found
