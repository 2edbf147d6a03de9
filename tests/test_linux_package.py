"""The package for Debian, UOS and Kylin: what its files want of the system, and what it tells the system of itself."""

from __future__ import annotations

import configparser
import sys
from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / ".ci" / "package"))
import debian  # pyright: ignore[reportMissingImports] # noqa: E402
import elf  # pyright: ignore[reportMissingImports] # noqa: E402

READELF = """
Dynamic section at offset 0x2dd8 contains 27 entries:
  Tag        Type                         Name/Value
 0x0000000000000001 (NEEDED)             Shared library: [libm.so.6]
 0x0000000000000001 (NEEDED)             Shared library: [libstdc++.so.6]
 0x000000000000000e (SONAME)             Library soname: [libown.so.1]

Version definition section '.gnu.version_d' contains 1 entries:
  0x0000: Rev: 1  Flags: BASE  Index: 1  Cnt: 1  Name: GLIBC_9.9
Version needs section '.gnu.version_r' contains 2 entries:
  000000: Version: 1  File: libm.so.6  Cnt: 2
  0x0010:   Name: GLIBC_2.29  Flags: none  Version: 4
  0x0020:   Name: GLIBC_2.2.5  Flags: none  Version: 3
  0x0030: Version: 1  File: libstdc++.so.6  Cnt: 1
  0x0040:   Name: GLIBCXX_3.4.21  Flags: none  Version: 2
"""


def test_readelf_is_understood() -> None:
    wants = elf.read(READELF)
    assert wants.libraries == {"libm.so.6", "libstdc++.so.6"}
    assert wants.versions == {("GLIBC", (2, 29)), ("GLIBC", (2, 2, 5)), ("GLIBCXX", (3, 4, 21))}


@pytest.mark.parametrize(
    ("name", "version", "newer"),
    [
        ("GLIBC", (2, 28), []),
        ("GLIBC", (2, 29), ["GLIBC_2.29"]),
        ("GLIBC", (2, 3, 4), []),
        ("GLIBCXX", (3, 4, 26), ["GLIBCXX_3.4.26"]),
        ("V", (9,), []),
    ],
)
def test_what_is_too_new(name: str, version: tuple[int, ...], newer: list[str]) -> None:
    assert elf.too_new(elf.Demands(frozenset(), frozenset({(name, version)}))) == newer


def test_a_copy_of_a_system_library_is_left() -> None:
    data = b"\0libtiff.so\0libxcb-9065bb12.so.1.1.0\0end\0"
    made = elf.relinked(data, {"libxcb-9065bb12.so.1.1.0": "libxcb.so.1"})
    assert len(made) == len(data)
    assert made.startswith(b"\0libtiff.so\0libxcb.so.1\0\0")
    assert made.endswith(b"\0end\0")
    with pytest.raises(ValueError, match=r"libz\.so"):
        elf.relinked(data, {"libz.so": "libz.so.1"})


def of(folder: Path, monkeypatch: pytest.MonkeyPatch, wants: dict[str, elf.Demands]) -> list[str]:
    for name in wants:
        (folder / name).touch()
    monkeypatch.setattr(elf, "all_in", lambda _: [(folder / name, want) for name, want in wants.items()])
    return debian.depends(folder)


def test_depends_on_what_the_files_want(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wants = {
        "gouji": elf.Demands(frozenset({"libpython3.11.so.1.0", "libc.so.6"}), frozenset({("GLIBC", (2, 17))})),
        "libpython3.11.so.1.0": elf.Demands(frozenset({"libm.so.6"}), frozenset({("GLIBC", (2, 28))})),
        "libqxcb.so": elf.Demands(frozenset({"libxcb.so.1", "libglib-2.0.so.0", "libgthread-2.0.so.0"}), frozenset()),
    }
    assert of(tmp_path, monkeypatch, wants) == ["libc6 (>= 2.28)", "libglib2.0-0", "libxcb1"]


def test_a_library_of_no_known_package_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"libodd\.so\.3"):
        of(tmp_path, monkeypatch, {"gouji": elf.Demands(frozenset({"libodd.so.3"}), frozenset())})


def test_every_format_has_its_kinds_of_file() -> None:
    assert "application/ofd" in debian.types()
    assert len(debian.types()) == len(set(debian.types()))


def test_what_the_system_is_told_is_well_formed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "_printed", lambda *_: "勾稽\n  gouji check --format json\\n\n")
    listed = tmp_path / "gouji" / "_internal" / "resources" / "licenses" / "COMPONENTS.md"
    listed.parent.mkdir(parents=True)
    listed.write_text("| Qt | 6 | LGPL-3.0 |\n\n| zlib | 1 | Zlib |\n", "utf-8")
    debian.beside(tmp_path / "tree", tmp_path / "gouji")
    share = tmp_path / "tree" / "usr" / "share"
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(share / "applications" / "gouji.desktop", "utf-8")
    assert entry["Desktop Entry"]["Exec"] == "/usr/bin/gouji %F"
    assert (tmp_path / "tree" / "usr" / "bin" / "gouji").readlink() == Path("../lib/gouji/gouji")
    kinds = etree.parse(share / "mime" / "packages" / "gouji.xml").getroot()
    assert [kind.get("type") for kind in kinds] == ["application/ofd", "application/wps-office.wps"]
    assert len(list(share.glob("icons/hicolor/*x*/apps/gouji.png"))) == 10
    terms = (share / "doc" / "gouji" / "copyright").read_text("utf-8")
    assert "\n | Qt | 6 | LGPL-3.0 |\n .\n | zlib" in terms
    assert "\nCopyright: 2026 Gouji contributors\n" in terms
    assert all(line[0] == " " or ":" in line for line in terms.splitlines() if line)
