"""What build.spec takes into the packaged program (.ci/package/contents.py)."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / ".ci" / "package"))
import contents  # pyright: ignore[reportMissingImports] # noqa: E402
import elf  # pyright: ignore[reportMissingImports] # noqa: E402
import hollow  # pyright: ignore[reportMissingImports] # noqa: E402
import icu_data  # pyright: ignore[reportMissingImports] # noqa: E402

LOCK = (ROOT / ".ci" / "package" / "requirements.lock").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/plugins/imageformats/qico.dll", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("libX11.so.6", False),
        ("libxcb-cursor.so.0", True),
        ("libz.so.1", True),
        ("docx/templates/default.docx", True),
        ("docx/templates/default-docx-template/word/styles.xml", False),
        ("resources/forms/2021.toml", True),
    ],
)
def test_what_is_wanted(name: str, wanted: bool) -> None:
    assert contents.is_wanted(name) is wanted


def test_the_runtime_of_windows_lies_at_the_root_alone() -> None:
    names = [
        "MSVCP140.dll", "PySide6/MSVCP140.dll", "PySide6/MSVCP140_2.dll", "shiboken6/msvcp140.dll",
        "rapidfuzz.libs/msvcp140-a4c2.dll", "PySide6/Qt6Core.dll",
    ]  # fmt: skip
    kept = ["MSVCP140.dll", "PySide6/MSVCP140_2.dll", "rapidfuzz.libs/msvcp140-a4c2.dll", "PySide6/Qt6Core.dll"]
    assert contents.without_copies(names) == kept
    assert contents.without_copies(names[1:]) == names[1:]


def test_a_wheel_s_own_copy_of_the_runtime_gives_way_to_the_one_at_the_root() -> None:
    copy = "msvcp140-a4c2229bdc2a2a630acdc095b4d86008.dll"
    assert contents.relinks({copy, "KERNEL32.dll", "MSVCP140_2.dll"}) == {copy: "MSVCP140.dll"}
    assert elf.relinked(f"..{copy}\0..".encode(), {copy: "MSVCP140.dll"}) == b"..MSVCP140.dll" + b"\0" * 34 + b".."
    assert contents.is_library(f"rapidfuzz.libs/{copy}")


def test_modules_of_ours_are_stored_and_large_late_ones_packed() -> None:
    assert contents.is_stored("core.check.engine")
    assert not contents.is_stored("pypdf")
    assert not contents.is_stored("pypdf._writer")
    assert not contents.is_stored("core.load.pages.pdf")
    assert contents.is_stored("core.load.pagesize")


@pytest.mark.parametrize(
    "encoding", ["gb18030", "big5", "utf_16", "utf_8_sig", "cp1252", "cp437", "cp850", "mac_roman", "iso8859_2", "idna"]
)
def test_character_sets_of_drafts_stay_and_those_of_mainframes_go(encoding: str) -> None:
    assert contents.is_wanted_of_python(f"encodings/{encoding}.pyc")
    assert contents.is_wanted_of_python("cp037.pyc")
    assert not contents.is_wanted_of_python("encodings/cp037.pyc")


def asked_for(out: set[str], sources: Iterable[Path]) -> set[str]:
    """What of these modules the sources import, also inside functions."""
    asking = re.compile(r"^\s*(?:from (\S+) )?import (.*)", re.MULTILINE)
    asked: set[str] = set()
    for package, names in {found for path in sources for found in asking.findall(path.read_text("utf-8"))}:
        for name in re.findall(r"\w[\w.]*", names):
            parts = f"{package}.{name}".strip(".").split(".")
            asked |= out & {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
    return asked


def test_nothing_of_ours_asks_for_what_stays_out() -> None:
    out = {*contents.UNUSED_MODULES, *contents.unused_pictures()}
    assert asked_for(out, [*(ROOT / "core").rglob("*.py"), *(ROOT / "gui").rglob("*.py")]) == set()


def test_what_windows_lacks_is_asked_for_on_linux_alone() -> None:
    lacking = ROOT / "gui" / "app" / "fcitx"
    door = ROOT / "gui" / "app" / "input_method.py"
    others = [*(ROOT / "core").rglob("*.py"), *(ROOT / "gui").rglob("*.py")]
    others = [path for path in others if lacking not in path.parents and path != door]
    assert asked_for(set(contents.UNUSED_ON_WINDOWS), others) == set()
    assert asked_for(set(contents.UNUSED_ON_WINDOWS), [door]) == {"gui.app.fcitx"}
    linux = door.read_text("utf-8").partition("def follow_fcitx4")[2]
    assert 0 < linux.find('if not sys.platform.startswith("linux")') < linux.find("from gui.app import fcitx")


@pytest.mark.slow
def test_every_module_of_ours_can_do_without_what_stays_out() -> None:
    """All are imported in a Python that has none of it, with the stand-ins of the package."""
    script = """
import io, pkgutil, runpy, struct, sys
sys.path[:0] = [sys.argv[1], sys.argv[1] + "/.ci/package"]
import contents

out = {*contents.UNUSED_MODULES, *contents.unused_pictures()} - set(sys.builtin_module_names)
out -= {name for name in out if name in sys.modules}


class Without:
    def find_spec(name, path=None, target=None):
        if any(name == each or name.startswith(each + ".") for each in out):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


sys.meta_path.insert(0, Without)
runpy.run_path(sys.argv[1] + "/.ci/package/stand_ins.py")
names = [m.name for each in ("core", "gui") for m in pkgutil.walk_packages([f"{sys.argv[1]}/{each}"], f"{each}.")]
for name in names:
    __import__(name)
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pypdf import PdfReader
import pypdf.annotations, openpyxl, docx, lxml.html, pypdfium2, PIL.TiffImagePlugin, email.policy, pydantic
from pdfminer.pdffont import TrueTypeFont
segments = [4, 32, 0, 4, 4, 1, 0, 65, 65535, 0, 65, 65535, 65476, 1, 0, 0]
table = struct.pack(">HHHHL", 0, 1, 3, 1, 12) + struct.pack(">16H", *segments)
font = struct.pack(">4s4H", b"\\0\\1\\0\\0", 1, 16, 0, 0) + struct.pack(">4sLLL", b"cmap", 0, 28, len(table)) + table
assert TrueTypeFont("", io.BytesIO(font)).create_unicode_map().cid2unichr[5] == "A"
from rapidfuzz import process, utils
assert process.extractOne("abd", ["abc", "xyz"])[0] == "abc" and utils.__file__
assert len(names) > 300
"""
    done = subprocess.run([sys.executable, "-c", script, str(ROOT)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_libraries_that_nothing_needs_stay_out() -> None:
    needs = {
        "PySide6/QtGui.abi3.so": {"libQt6Gui.so.6"},
        "PySide6/Qt/lib/libQt6Gui.so.6": {"libQt6Core.so.6", "libc.so.6"},
        "PySide6/Qt/lib/libQt6Quick.so.6": {"libQt6Core.so.6"},
    }
    names = {*needs, "PySide6/Qt/lib/libQt6Core.so.6", "pypdfium2_raw/libpdfium.so"}
    assert contents.reached(names, needs) == names - {"PySide6/Qt/lib/libQt6Quick.so.6"}


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        ("root.res", True), ("zh_Hans_CN.res", True), ("de.res", False), ("coll/zh.res", True), ("coll/ja.res", False),
        ("gb18030.cnv", True), ("ibm-37_P100-1995.cnv", False), ("nfc.nrm", True), ("unames.icu", False),
        ("zoneinfo64.res", True), ("brkitr/thaidict.dict", False),
    ],
)  # fmt: skip
def test_icu_speaks_chinese(item: str, kept: bool) -> None:
    assert bool(icu_data.KEPT.fullmatch(item)) is kept


def test_every_package_of_the_lock_has_hashes() -> None:
    entries = re.split(r"\n(?=[a-z])", LOCK.partition("\naltgraph")[2])
    assert len(entries) > 20
    assert [entry.partition("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_has_what_the_program_depends_on() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["package"]]
    names = {re.split(r"[<>=~!\[; ]", line)[0].lower().replace("_", "-").replace(".", "-") for line in wanted}
    assert {name for name in names if f"\n{name}==" not in LOCK} == set()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("rapidocr/inference_engine/onnxruntime/main.pyc", True),
        ("rapidocr/inference_engine/base.pyc", True),
        ("rapidocr/inference_engine/pytorch/main.pyc", False),
        ("rapidocr/models/PP-OCRv6_rec_small.onnx", True),
        ("cv2/opencv_videoio_ffmpeg500_64.dll", False),
        ("cv2/cv2.abi3.so", True),
        ("PIL/ImageFont.pyc", False),
        ("libstdc++.so.6", False),
    ],
)
def test_what_is_wanted_for_reading_scans(name: str, wanted: bool) -> None:
    assert contents.is_recognition_wanted(name) is wanted


READELF = """
     3: 0000000000000000     0 FUNC    GLOBAL DEFAULT  UND avcodec_open2@LIBAVCODEC_62 (12)
     4: 0000000000000000     0 FUNC    GLOBAL DEFAULT  UND cblas_sgemm
     5: 0000000000000000     0 NOTYPE  WEAK   DEFAULT  UND __gmon_start__
    10: 0000000000341a60   123 FUNC    GLOBAL DEFAULT   12 PyInit_cv2
    11: 00000000000c1a60   900 FUNC    GLOBAL DEFAULT   11 avcodec_close@@LIBAVCODEC_62
"""


def test_symbols_wanted_and_had_are_told_apart() -> None:
    assert hollow.symbols(READELF, wanted=True) == {
        "avcodec_open2": ("FUNC", "LIBAVCODEC_62"),
        "cblas_sgemm": ("FUNC", ""),
        "__gmon_start__": ("NOTYPE", ""),
    }
    assert hollow.symbols(READELF, wanted=False) == {
        "PyInit_cv2": ("FUNC", ""),
        "avcodec_close": ("FUNC", "LIBAVCODEC_62"),
    }


def test_area_and_outline_as_the_recogniser_asks_for_them() -> None:
    script = runpy.run_path(str(ROOT / ".ci" / "package" / "instead" / "shapely_geometry.py"))
    box = script["Polygon"]([(0, 0), (0, 3), (4, 3), (4, 0)])
    assert (box.area, box.length) == (12, 14)


def test_no_recogniser_that_talks_over_the_network() -> None:
    """Published onnxruntime has sent telemetry since 1.29, unless told not to."""
    lock = (ROOT / ".ci" / "package" / "recognition.lock").read_text("utf-8")
    version = re.search(r"^onnxruntime==(\d+)\.(\d+)", lock, re.MULTILINE)
    assert version is not None
    assert (int(version[1]), int(version[2])) < (1, 29)
    assert '"onnxruntime>=1.19,<1.29"' in (ROOT / "pyproject.toml").read_text("utf-8")
