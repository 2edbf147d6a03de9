"""Make the Windows installer of the packaged folder, and the file with its hash beside it.

    python .ci/windows/installer.py [--quick] FOLDER OUT

FOLDER holds gouji.exe and gouji-desk.exe; OUT gets gouji-VERSION-setup.exe and gouji-VERSION-setup.exe.sha256. Of a
folder named recognition, the component that reads scans, it makes gouji-recognition-VERSION-setup.exe. Needs makensis
and PySide6, which draws the icon. With a certificate in the environment (sign.py) programs, uninstaller and installer
are signed. Programs and libraries are packed as packed_code.py writes them, where a C compiler for Windows is there for
the plugin that undoes it (restore.c). ``--quick`` packs less: four times faster, half as large again.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / ".ci" / "package"), str(ROOT / ".ci" / "windows")]

import packed_code  # noqa: E402
import sign  # noqa: E402
import windows_look  # noqa: E402

from core.base.about import NAME, VERSION  # noqa: E402
from core.load.formats import SUFFIXES as READ  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Files in whose context menu the program stands.
SUFFIXES = (".docx", ".doc", ".wps", ".pdf", ".ofd", ".rtf", ".html")
MENU = "用勾稽校对"
CONSOLE, DESK = f"{NAME}.exe", f"{NAME}-desk.exe"
KEY = "Gouji"

#: Files below this size are packed as they are; undoing costs a moment each.
_WORTH_WHILE = 50_000


def quoted(text: str) -> str:
    """A string of NSIS."""
    return '"' + text.replace("$", "$$").replace('"', '$\\"') + '"'


def made(folder: Path, out: Path, workshop: Path, *, quick: bool, rewritten: Sequence[Path] = ()) -> str:
    """What the script is told: names, version, files and suffixes as definitions and macros of NSIS.

    Where there are ``rewritten`` files, places in the folder, all are taken from ``packed`` in the workshop instead.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    folders = sorted((path for path in folder.rglob("*") if path.is_dir()), key=lambda path: -len(path.parts))
    values = {
        "NAME": NAME,
        "KEY": KEY,
        "FOLDER_NAME": KEY,
        "PRODUCT": windows_look.PRODUCT,
        "MAKER": windows_look.MAKER,
        "PURPOSE": windows_look.PURPOSE,
        "MENU": MENU,
        "CONSOLE": CONSOLE,
        "DESK": DESK,
        "VERSION": VERSION,
        "VERSION4": ".".join((*VERSION.split("."), "0", "0", "0")[:4]),
        "FOLDER": (workshop / "packed" if rewritten else folder.resolve()).as_posix(),
        "PLUGINS": workshop.as_posix(),
        "OUT": out.resolve().as_posix(),
        "ICON": (workshop / "gouji.ico").as_posix(),
        "PANEL": (workshop / "panel.bmp").as_posix(),
        "SIZE_KB": str(sum(path.stat().st_size for path in files) // 1024),
        "TARGET": target(),
        "PACKER": "zlib" if quick else "lzma",
        "FIRST_SUFFIX": SUFFIXES[0],
    }
    lines = [f"!define {name} {quoted(text)}" for name, text in values.items()]
    if sign.wanted():  # a command line, with quotes of its own
        lines.append(f'!define SIGN `"{Path(sys.executable).as_posix()}" "{Path(sign.__file__).as_posix()}"`')
    lines += ["!macro EachSuffix action", *(f"  !insertmacro ${{action}} {suffix}" for suffix in SUFFIXES), "!macroend"]
    lines += ["!macro EachRewritten action"]
    lines += [f"  !insertmacro ${{action}} {restored(path, folder)}" for path in rewritten]
    lines += ["!macroend", "!macro DeleteFiles"]
    lines += [f"  Delete {inside(path, folder)}" for path in files]
    lines += [f"  RMDir {inside(path, folder)}" for path in folders]
    return "\n".join([*lines, "!macroend", ""])


def inside(path: Path, folder: Path, where: str = "$INSTDIR") -> str:
    r"""The place of a file where it will be installed: ``"$INSTDIR\…"``."""
    place = quoted(str(path.relative_to(folder)).replace("/", "\\"))
    return f'"{where}\\{place[1:]}'


def restored(place: Path, folder: Path) -> str:
    r"""A rewritten file where it is installed, with the checksum of what it was: ``"$OUTDIR\…|1A2B3C4D"``."""
    return f'{inside(place, Path(), "$OUTDIR")[:-1]}|{zlib.crc32((folder / place).read_bytes()):08X}"'


def make_plugin(wide: bool, workshop: Path) -> bool:
    """Make restore.dll, for an installer of 64 bits or of 32; False where no compiler for Windows is found."""
    source, made = ROOT / ".ci" / "windows" / "restore.c", workshop / "restore.dll"
    made.unlink(missing_ok=True)
    gcc = ("x86_64" if wide else "i686") + "-w64-mingw32-gcc"
    if shutil.which(gcc):
        options = ["-shared", "-nostdlib", "-O2", "-fno-builtin", "-s", f"-Wl,-e,{'' if wide else '_'}DllMain"]
        command = [gcc, *options, "-o", str(made), str(source), "-lkernel32"]
    elif shutil.which("cl"):  # Microsoft's, in an environment made for the processor
        options = ["/nologo", "/LD", "/O2", "/GS-", str(source), f"/Fe{made}", f"/Fo{workshop}/"]
        command = ["cl", *options, "/link", "/NODEFAULTLIB", "/ENTRY:DllMain", "kernel32.lib"]
    else:
        return False
    return subprocess.run(command, check=False).returncode == 0 and made.exists()


def write_for_packing(folder: Path, workshop: Path) -> list[Path]:
    """Fill ``packed`` in the workshop: programs as they pack best, else the folder's files. Returns what is other."""
    target_folder, rewritten = workshop / "packed", []
    shutil.rmtree(target_folder, ignore_errors=True)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = path.relative_to(folder)
        other = target_folder / place
        other.parent.mkdir(parents=True, exist_ok=True)
        if path.stat().st_size >= _WORTH_WHILE and packed_code.is_program(data := path.read_bytes()):
            other.write_bytes(packed_code.packable(data))
            shutil.copystat(path, other)
            rewritten.append(place)
        else:
            shutil.copy2(path, other)
    return rewritten


def target() -> str:
    """The kind of installer: for 64 bits where this NSIS has it, as Debian's does, else for 32, which runs on both."""
    shown = subprocess.run(["makensis", "-HDRINFO"], capture_output=True, text=True, check=True).stdout
    place = re.search(r"\bNSISDIR=([^,\n]+)", shown)
    wide = place is not None and Path(place[1], "Stubs", "lzma_solid-amd64-unicode").exists()
    return "amd64-unicode" if wide else "x86-unicode"


def draw_panel(svg: bytes, path: Path) -> None:
    """The picture beside the first and the last page: the program's sign on its own blue, twice the nominal size."""
    from PySide6.QtCore import QByteArray, QRectF
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(328, 628, QImage.Format.Format_RGB888)
    image.fill(QColor("#0b5394"))
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(84, 120, 160, 160))
    painter.end()
    if not image.save(str(path)):
        raise OSError(f"{path} cannot be written")


def main(arguments: list[str]) -> None:
    """Sign, write down, pack, and tell the size."""
    quick = "--quick" in arguments
    folder, target_folder = (Path(name) for name in arguments if name != "--quick")
    if strange := [suffix for suffix in SUFFIXES if suffix not in READ]:
        sys.exit(f"no format of the program: {strange}")
    if not shutil.which("makensis"):
        sys.exit("makensis is not installed (Debian package nsis)")
    workshop = ROOT / "build" / "installer"
    workshop.mkdir(parents=True, exist_ok=True)
    svg = (ROOT / "resources" / "icons" / "gouji.svg").read_bytes()
    (workshop / "gouji.ico").write_bytes(windows_look.icon(svg))
    draw_panel(svg, workshop / "panel.bmp")
    whole = folder.name != "recognition"
    for program in (CONSOLE, DESK) if whole else ():
        sign.sign(folder / program)
    out = target_folder / (f"{NAME}-{VERSION}-setup.exe" if whole else f"{NAME}-recognition-{VERSION}-setup.exe")
    rewritten = write_for_packing(folder, workshop) if make_plugin(target().startswith("amd64"), workshop) else []
    print(
        f"{len(rewritten)} files rewritten to pack smaller" + ("" if rewritten else ": no C compiler for Windows here")
    )
    told = made(folder, out, workshop, quick=quick, rewritten=rewritten)
    (workshop / "made.nsh").write_text(told, "utf-8")
    script = ROOT / ".ci" / "windows" / ("installer.nsi" if whole else "recognition.nsi")
    subprocess.run(
        ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", f"-DMADE={workshop.as_posix()}", str(script)], check=True
    )
    hashed = hashlib.sha256(out.read_bytes()).hexdigest()
    Path(f"{out}.sha256").write_text(f"{hashed}  {out.name}\n", "ascii")
    size = out.stat().st_size
    print(f"{out.name}: {size} bytes, {size / 1048576:.1f} MB, {'signed' if sign.wanted() else 'not signed'}")


if __name__ == "__main__":
    main(sys.argv[1:])
