"""Make the packages for Debian, UOS and Kylin of the folders that build.spec and recognition.spec have made.

    python .ci/package/debian.py dist/gouji FOLDER          writes FOLDER/gouji_VERSION_ARCHITECTURE.deb
    python .ci/package/debian.py dist/recognition FOLDER    writes FOLDER/gouji-recognition_VERSION_ARCHITECTURE.deb

The program lies in /usr/lib/gouji, ``gouji`` is on the path, the menu has an entry with icons, and the kinds of file
that it reads are opened with it on wish. There is nothing to be done at installation or removal that dpkg does not do
by itself (menus and icons have triggers), so the package has no scripts. What it depends on is asked of the files.
Needs dpkg-deb and, for the icons, the Qt of the program.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import elf  # noqa: E402
import pictures  # noqa: E402

from core.base.about import NAME, VERSION  # noqa: E402
from core.load import formats  # noqa: E402

PLACE = Path("usr", "lib", NAME)
#: File name of a library left to the system → the Debian package that has it. Newer names (…t64) provide these.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1 | libgcc1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
#: Parts of glibc, which is asked for by its version.
_GLIBC = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libresolv.so.2", "libutil.so.1"}
_FONTS = "fonts-noto-cjk | fonts-wqy-microhei | fonts-wqy-zenhei | fonts-arphic-uming"

_CONTROL = """Package: {package}
Version: {version}
Architecture: {architecture}
Section: text
Priority: optional
Installed-Size: {size}
{relations}
Maintainer: Gouji contributors <gouji@localhost>
Description: {description}
"""
_PROGRAM = """勾稽：政府信息公开工作年度报告校对台
 报告送签之前，把稿件拖进窗口，错处就标在原文和表格上：法定格式的三张表逐格核对，
 正文与表格对照，法规名称、机关、年份等文字差错逐处指出。只在本机读取稿件，不联网，
 不改动原文件。
 .
 Gouji proofreads annual reports on government information disclosure, the form that
 every Chinese organ of the state publishes. It works offline."""
_RECOGNITION = """勾稽的识别组件：读扫描件和图片
 装上之后，勾稽能打开扫描的报告和图片；在本机离线识别，每个数字都标“待核对”。
 .
 Lets Gouji read scanned reports. Recognition is done on the machine, offline."""

_ENTRY = """[Desktop Entry]
Type=Application
Name=勾稽校对
Name[en]=Gouji
GenericName=政府信息公开年度报告校对
GenericName[en]=Proofreading of disclosure reports
Comment=校对政府信息公开工作年度报告，不联网，不改动原文件
Exec=/usr/bin/gouji %F
TryExec=/usr/bin/gouji
Icon=gouji
Terminal=false
Categories=Office;
Keywords=政府信息公开;年度报告;年报;校对;gouji;
MimeType={types}
StartupNotify=true
StartupWMClass=gouji
InitialPreference=1
"""

#: Kinds of file that not every system knows: (MIME type, what it is in Chinese, suffix).
_OWN_TYPES = (("application/ofd", "OFD 版式文档", "ofd"), ("application/wps-office.wps", "WPS 文字文档", "wps"))
#: Suffix of a draft → its MIME types on the systems there are.
_TYPES = {
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/wps-office.docx"),
    ".doc": ("application/msword", "application/wps-office.doc"),
    ".wps": ("application/wps-office.wps", "application/vnd.ms-works"),
    ".pdf": ("application/pdf",),
    ".ofd": ("application/ofd",),
    ".rtf": ("application/rtf", "text/rtf"),
    ".odt": ("application/vnd.oasis.opendocument.text",),
    ".html": ("text/html",),
    ".mht": ("application/x-mimearchive", "multipart/related"),
    ".txt": ("text/plain",),
    ".md": ("text/markdown",),
}
_MANUAL = r""".TH GOUJI 1 "" "{name} {version}" ""
.SH NAME
gouji \- 政府信息公开工作年度报告校对台
.SH SYNOPSIS
.nf
{usage}
.fi
.SH SEE ALSO
/usr/share/doc/gouji
"""
_COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Gouji
Comment:
 What the package carries of others; their licences stand in
 {place}, each in a folder of its own.
{components}

Files: *
Copyright: {holder}
License: MIT
{licence}
"""


def program(folder: Path, into: Path) -> Path:
    """Write the package of the program; returns its path. Raises ValueError where a library is of no known package."""
    with tempfile.TemporaryDirectory() as temporary:
        tree = Path(temporary, NAME)
        shutil.copytree(folder, tree / PLACE, symlinks=True)
        beside(tree, folder)
        relations = (
            f"Depends: {', '.join(depends(folder))}\n"
            f"Recommends: {_FONTS}, desktop-file-utils, shared-mime-info\nSuggests: {NAME}-recognition"
        )
        return built(tree, NAME, relations, _PROGRAM, into)


def recognition(folder: Path, into: Path) -> Path:
    """Write the package of the component that reads scans; it goes with the program of the same version alone."""
    with tempfile.TemporaryDirectory() as temporary:
        package = f"{NAME}-recognition"
        tree = Path(temporary, package)
        shutil.copytree(folder, tree / PLACE / "recognition", symlinks=True)
        listed = (folder / "licenses" / "COMPONENTS.md").read_text("utf-8")
        terms = copyright_text((ROOT / "LICENSE").read_text("utf-8"), listed, f"/{PLACE}/recognition/licenses")
        written(tree / "usr" / "share" / "doc" / package / "copyright", terms)
        relations = f"Depends: {', '.join([f'{NAME} (= {VERSION})', *depends(folder)])}"
        return built(tree, package, relations, _RECOGNITION, into)


def built(tree: Path, package: str, relations: str, description: str, into: Path) -> Path:
    """Write the control file of a tree and pack it; returns the package's path."""
    architecture = _printed("dpkg", "--print-architecture").strip()
    size = sum(-(-file.lstat().st_size // 1024) for file in tree.rglob("*") if not file.is_dir())
    control = _CONTROL.format(
        package=package,
        version=VERSION,
        architecture=architecture,
        size=size,
        relations=relations,
        description=description,
    )
    written(tree / "DEBIAN" / "control", control)
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == tree / PLACE / NAME else 0o644)
    # xz, since the dpkg of older systems knows no zstd; files no younger than the last change, so that the package can
    # be made again
    deb = into / f"{package}_{VERSION}_{architecture}.deb"
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    changed = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or changed or "1"}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(tree), str(deb)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return deb


def beside(tree: Path, folder: Path) -> None:
    """What the system needs beside the program: command, menu entry, icons, kinds of file, manual, copyright."""
    share = tree / "usr" / "share"
    command = tree / "usr" / "bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("..", "lib", NAME, NAME))
    written(share / "applications" / f"{NAME}.desktop", _ENTRY.format(types="".join(f"{one};" for one in types())))
    svg = (ROOT / "resources" / "icons" / "gouji.svg").read_bytes()
    for size in (16, 22, 24, 32, 48, 64, 96, 128, 256, 512):
        written(share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / f"{NAME}.png", pictures.png(svg, size))
    written(share / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg", svg)
    written(share / "mime" / "packages" / f"{NAME}.xml", own_types())
    usage = _printed(str(folder / NAME), "--help")
    manual = _MANUAL.format(name=NAME, version=VERSION, usage=usage.replace("\\", r"\e").replace("-", r"\-"))
    for language in ("", "zh_CN"):
        written(share / "man" / language / "man1" / f"{NAME}.1.gz", gzip.compress(manual.encode(), mtime=0))
    texts = share / "doc" / NAME
    written(texts / "changelog.gz", gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0))
    listed = (folder / "_internal" / "resources" / "licenses" / "COMPONENTS.md").read_text("utf-8")
    place = f"/{PLACE}/_internal/resources/licenses"
    written(texts / "copyright", copyright_text((ROOT / "LICENSE").read_text("utf-8"), listed, place))


def depends(folder: Path) -> list[str]:
    """The packages that have what the folder's files are linked with and the folder has not."""
    wanted: set[str] = set()
    newest: tuple[int, ...] = ()
    for _, wants in elf.all_in(folder):
        wanted |= wants.libraries
        newest = max([newest, *(version for name, version in wants.versions if name == "GLIBC")])
    carried = {file.name for file in folder.rglob("*.so*")}
    left = {name for name in wanted - carried if not name.startswith("ld-linux")} - _GLIBC
    unknown = left - PACKAGES.keys()
    if unknown:
        raise ValueError(f"no package is known for {', '.join(sorted(unknown))}; enter it in {Path(__file__).name}")
    glibc = f"libc6 (>= {'.'.join(map(str, newest))})"
    return [glibc, *sorted({PACKAGES[name] for name in left})]


def types() -> list[str]:
    """The MIME types of all formats that are read as drafts."""
    return [one for form in formats.FORMATS for suffix in form.suffixes for one in _TYPES[suffix]]


def own_types() -> str:
    """The package for shared-mime-info."""
    entries = "".join(
        f'  <mime-type type="{name}">\n    <comment>{what}</comment>\n'
        f'    <glob pattern="*.{suffix}"/>\n  </mime-type>\n'
        for name, what, suffix in _OWN_TYPES
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n{entries}</mime-info>\n'


def copyright_text(licence: str, components: str, place: str) -> str:
    """The machine-readable copyright file: our licence, the list of components, and where their licences are."""
    holder = next(line for line in licence.splitlines() if line.startswith("Copyright"))
    terms = licence.partition(holder)[2].strip()
    return _COPYRIGHT.format(
        holder=holder.removeprefix("Copyright (c) "),
        licence=_folded(terms),
        components=_folded(components.strip()),
        place=place,
    )


def _folded(text: str) -> str:
    """Lines as a field of a control file has them."""
    return "\n".join(f" {line}" if line.strip() else " ." for line in text.splitlines())


def written(file: Path, content: str | bytes) -> None:
    """Write a file into a folder that need not be there yet."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def _printed(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


if __name__ == "__main__":
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    made = (program if (source / NAME).exists() else recognition)(source, target)
    print(f"{made.stat().st_size / 2**20:.1f} MB  {made}")
