"""What the Windows installer is told (.ci/windows), and how its tries judge pictures. No installer is made here."""

from __future__ import annotations

import ctypes
import random
import re
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = (ROOT / ".ci" / "windows" / "installer.nsi").read_text("utf-8")
FOR_SCANS = (ROOT / ".ci" / "windows" / "recognition.nsi").read_text("utf-8")
sys.path.insert(0, str(ROOT / ".ci" / "windows"))
import for_wine  # pyright: ignore[reportMissingImports] # noqa: E402
import installer  # pyright: ignore[reportMissingImports] # noqa: E402
import packed_code  # pyright: ignore[reportMissingImports] # noqa: E402
import sane_picture  # pyright: ignore[reportMissingImports] # noqa: E402
import sign  # pyright: ignore[reportMissingImports] # noqa: E402


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What installer.py writes for a folder with one awkward name."""
    monkeypatch.delenv("GOUJI_SIGN_PFX", raising=False)
    monkeypatch.setattr(installer, "target", lambda: "amd64-unicode")
    folder = tmp_path / "gouji"
    (folder / "_internal" / "deep").mkdir(parents=True)
    (folder / "gouji.exe").write_bytes(b"x" * 3000)
    (folder / "_internal" / "deep" / "示例 $1.txt").write_bytes(b"y")
    return installer.made(folder, tmp_path / "setup.exe", tmp_path, quick=False)


def test_exactly_the_files_of_the_folder_are_deleted(told: str) -> None:
    deleting = told.partition("!macro DeleteFiles")[2]
    lines = [line.strip() for line in deleting.splitlines() if "$INSTDIR" in line]
    assert lines == [
        r'Delete "$INSTDIR\_internal\deep\示例 $$1.txt"',
        r'Delete "$INSTDIR\gouji.exe"',
        r'RMDir "$INSTDIR\_internal\deep"',
        r'RMDir "$INSTDIR\_internal"',
    ]
    # a folder that the user chose may hold other things: nothing but the data is ever removed with all that is in it
    # and the component for scans
    assert set(re.findall(r'RMDir /r "(.*?)"', SCRIPT)) == {
        r"$APPDATA\${NAME}", r"$LOCALAPPDATA\${NAME}", r"$INSTDIR\data", r"$INSTDIR\recognition",
    }  # fmt: skip
    assert set(re.findall(r'RMDir /r "(.*?)"', FOR_SCANS)) == {r"$INSTDIR\recognition"}


def test_the_script_uses_what_it_is_told(told: str) -> None:
    defined = set(re.findall(r"^!define (\w+)", told, re.MULTILINE))
    own = set(re.findall(r"^ *!define (\w+)", SCRIPT, re.MULTILINE))
    used = set(re.findall(r"\$\{([A-Z][A-Z_0-9]+)\}", SCRIPT)) - own
    assert used - {"NSIS_MAX_STRLEN", "WM_SETTEXT", "MADE", "SIGN"} == defined
    assert set(re.findall(r"\$\{([A-Z][A-Z_0-9]+)\}", FOR_SCANS)) <= defined | {"MADE", "SIGN", "UNINSTALL", "WHAT"}


def test_every_suffix_is_one_that_the_program_reads(told: str) -> None:
    from core.load.formats import SUFFIXES

    assert set(installer.SUFFIXES) <= set(SUFFIXES)
    assert [line for line in told.splitlines() if "${action}" in line] == [
        f"  !insertmacro ${{action}} {suffix}" for suffix in installer.SUFFIXES
    ]


def test_nothing_is_signed_without_a_certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOUJI_SIGN_PFX", raising=False)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("nothing is to be called"))
    assert not sign.wanted()
    sign.sign(tmp_path / "gouji.exe")


def test_the_password_of_the_certificate_is_no_argument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []

    def run(command: list[str], **_: object) -> None:
        calls.append(command)
        Path(command[command.index("-out") + 1]).write_bytes(b"signed")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("GOUJI_SIGN_PFX", "office.pfx")
    monkeypatch.setenv("GOUJI_SIGN_PASSWORD", "geheim")
    monkeypatch.delenv("GOUJI_SIGN_TIMESTAMP", raising=False)
    file = tmp_path / "gouji.exe"
    file.write_bytes(b"plain")
    sign.sign(file)
    assert file.read_bytes() == b"signed"
    assert list(tmp_path.iterdir()) == [file]
    assert "office.pfx" in calls[0]
    assert "geheim" not in " ".join(calls[0])
    assert "-ts" not in calls[0]


def test_pictures_are_judged(tmp_path: Path) -> None:
    ramp = Image.linear_gradient("L").resize((640, 400))
    ramp.save(tmp_path / "ramp.png")
    ImageEnhance.Brightness(ramp).enhance(0.9).save(tmp_path / "near.png")
    ramp.rotate(180).save(tmp_path / "turned.png")
    Image.new("L", (640, 400), 200).save(tmp_path / "empty.png")
    assert sane_picture.likeness(tmp_path / "ramp.png", tmp_path / "near.png") > 0.99
    assert sane_picture.likeness(tmp_path / "ramp.png", tmp_path / "turned.png") < 0
    assert sane_picture.likeness(tmp_path / "ramp.png", tmp_path / "empty.png") == 0
    assert sane_picture.looked_at(tmp_path / "empty.png") == ((640, 400), 1, 1.0)


def test_libraries_changed_for_wine_are_what_they_were_when_changed_back(tmp_path: Path) -> None:
    data = b"MZ\0api-ms-win-crt-math-l1-1-0.dll\0.."
    for place in ("numpy/core.pyd", "numpy.libs/blas.dll", "cv2/cv2.pyd"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_bytes(data)
    for_wine.main(tmp_path, back=False)
    assert [b"wine-lacks" in file.read_bytes() for file in sorted(tmp_path.rglob("*.*")) if file.is_file()] == [
        False, True, True,
    ]  # fmt: skip
    assert len((tmp_path / "numpy" / "core.pyd").read_bytes()) == len(data)
    for_wine.main(tmp_path, back=True)
    assert {file.read_bytes() for file in tmp_path.rglob("*.*") if file.is_file()} == {data}


def program(code: bytes, table: bytes) -> bytes:
    """A library for 64-bit Windows, as far as its sections go: machine code and the table of its functions."""
    head = bytearray(0x200)
    head[:2], head[0x3C] = b"MZ", 0x40
    struct.pack_into("<4sHH12xHH", head, 0x40, b"PE\0\0", 0x8664, 2, 0, 0)
    for at, name, size, begin, flags in (
        (0x58, b".text", len(code), len(head), 0x60000020),
        (0x80, b".pdata", len(table), len(head) + len(code), 0x40000040),
    ):
        struct.pack_into("<8s8xII12xI", head, at, name, size, begin, flags)
    return bytes(head) + code + table


CALLS = b"\x90\xe8\x10\x00\x00\x00\x48\x8d\x05\xf0\xff\xff\xff\xe8\xff\x00\x00\x00\x0f\x84\x00\x00\x00\x70"


def test_mentions_of_one_place_are_the_same_bytes_in_the_installer() -> None:
    twice = b"\xe8\x0b\x00\x00\x00" + b"\x90" * 3 + b"\xff\x15\x02\x00\x00\x00" + b"\x90" * 2
    written = packed_code.packable(program(twice, b""))[0x200:]
    assert written == b"\xe8\x10\x00\x00\x00" + b"\x90" * 3 + b"\xff\x15\x10\x00\x00\x00" + b"\x90" * 2
    table = struct.pack("<6I", 0x1000, 0x1040, 0x9000, 0x1050, 0x1080, 0x900C)
    written = packed_code.packable(program(b"", table))[0x200:]
    assert struct.unpack("<6I", written) == (0x1000, 0x40, 0x9000, 0x10, 0x30, 0x0C)
    # a distance of more than 16 MB stays, as does all that is no program
    far = b"\xe9\x00\x00\x00\x01\x90\x90"
    assert packed_code.packable(program(far, b""))[0x200:] == far
    assert packed_code.is_program(program(far, b""))
    assert not packed_code.is_program(b"MZ" + bytes(100))


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("gcc"), reason="needs the C compiler of a Unix")
def test_the_plugin_makes_every_program_again_what_it_was(tmp_path: Path) -> None:
    source = ROOT / ".ci" / "windows" / "restore.c"
    subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-o", str(tmp_path / "restore.so"), str(source)], check=True)
    plugin = ctypes.CDLL(str(tmp_path / "restore.so"))
    restore, plugin.checksum.restype = plugin.restore, ctypes.c_uint32
    drawn = random.Random(13)
    # of the bytes that instructions with an address begin with, and of any
    common = bytes([*CALLS, 0x40, 0x4C, 0x8B, 0x8D, 0x05, 0x0D, 0x0F, 0x10, 0xAF, 0xFF, 0x15, 0x25, 0xE9, 0x85, 0, 0])
    for size in (0, 1, 4, 7, 11, 12, 20_000):
        for choice in (common, bytes(range(256))):
            whole = program(CALLS + bytes(drawn.choices(choice, k=size)), drawn.randbytes(size))
            written = packed_code.packable(whole)
            assert written != whole
            again = ctypes.create_string_buffer(written, len(written))
            assert restore(again, len(written)) == 1
            assert again.raw == whole
            assert plugin.checksum(again, len(written)) == zlib.crc32(whole)
    # what is cut off is refused, not written over
    assert restore(ctypes.create_string_buffer(whole[:0x210], 0x210), 0x210) == 0
    assert restore(ctypes.create_string_buffer(b"MZ", 2), 2) == 0


def test_what_is_rewritten_is_restored_after_copying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installer, "target", lambda: "amd64-unicode")
    folder, workshop = tmp_path / "gouji", tmp_path / "workshop"
    (folder / "_internal").mkdir(parents=True)
    large = program(CALLS * 4000, b"")
    (folder / "_internal" / "Qt6Core.dll").write_bytes(large)
    (folder / "_internal" / "small.dll").write_bytes(program(CALLS, b""))
    (folder / "_internal" / "strings.bin").write_bytes(bytes(60_000))
    rewritten = installer.write_for_packing(folder, workshop)
    assert rewritten == [Path("_internal", "Qt6Core.dll")]
    packed = workshop / "packed"
    assert (packed / rewritten[0]).read_bytes() == packed_code.packable(large)
    assert (packed / "_internal" / "small.dll").read_bytes() == program(CALLS, b"")
    told = installer.made(folder, tmp_path / "setup.exe", workshop, quick=False, rewritten=rewritten)
    assert f'!define FOLDER "{packed.as_posix()}"' in told
    assert f'  !insertmacro ${{action}} "$OUTDIR\\_internal\\Qt6Core.dll|{zlib.crc32(large):08X}"' in told
    for script in (SCRIPT, FOR_SCANS):
        copying, _, rest = script.partition('File /r "${FOLDER}/*"')
        assert "SetOutPath" in copying
        assert rest.count("!insertmacro EachRewritten Restored") == 1
