"""A file is written whole or not at all, and every refusal of the system is one sentence."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.base import file_writing
from core.base.errors import (
    DiskFullError,
    ExportError,
    IsADraftError,
    NoFolderError,
    PathTooLongError,
    ReadOnlyError,
    TargetOpenError,
)
from core.base.file_writing import free_path, write_file

ROOT = Path(__file__).resolve().parents[3]
DATA = b"x" * 100_000


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_there_whole_and_alone(tmp_path: Path) -> None:
    target = tmp_path / "意见单.docx"
    assert write_file(target, lambda stream: stream.write(DATA)) == target
    assert target.read_bytes() == DATA
    assert names(tmp_path) == ["意见单.docx"]


def test_rights_are_those_of_any_new_file_and_stay(tmp_path: Path) -> None:
    target, other = tmp_path / "a.html", tmp_path / "b"
    other.write_bytes(b"")
    write_file(target, lambda stream: stream.write(b"1"))
    assert target.stat().st_mode == other.stat().st_mode
    target.chmod(0o640)
    write_file(target, lambda stream: stream.write(b"2"))
    assert target.stat().st_mode & 0o777 == 0o640


def test_what_stood_there_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def broken(stream) -> None:
        stream.write(DATA)
        assert target.read_bytes() == b"old"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_file(target, broken)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.xlsx"]


def test_a_draft_is_never_written_under_whatever_name(tmp_path: Path) -> None:
    draft = tmp_path / "稿.docx"
    draft.write_bytes(b"draft")
    (tmp_path / "link.docx").symlink_to(draft)
    os.link(draft, tmp_path / "same.docx")
    for name in ("稿.docx", "link.docx", "same.docx", "./稿.docx"):
        with pytest.raises(IsADraftError):
            write_file(tmp_path / name, lambda stream: stream.write(DATA), drafts=[draft])
    assert draft.read_bytes() == b"draft"
    assert names(tmp_path) == ["link.docx", "same.docx", "稿.docx"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    assert write_file(link, lambda stream: stream.write(b"new")) == real
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def held_open(monkeypatch: pytest.MonkeyPatch, *held: Path) -> None:
    """As on Windows: a file that another program has open cannot be replaced."""
    replace = os.replace

    def refuse(source, target) -> None:
        if Path(target) in held:
            raise PermissionError(errno.EACCES, "sharing violation", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)


def test_a_target_open_elsewhere_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "意见单.docx"
    target.write_bytes(b"old")
    held_open(monkeypatch, target)
    with pytest.raises(TargetOpenError, match=r"“意见单\.docx”正在其他程序中打开"):
        write_file(target, lambda stream: stream.write(DATA))
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["意见单.docx"]


def test_the_next_free_name_is_taken_where_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "意见单.docx"
    target.write_bytes(b"old")
    (tmp_path / "意见单（2）.docx").write_bytes(b"other")
    held_open(monkeypatch, target)
    written = write_file(target, lambda stream: stream.write(b"new"), free_name=True)
    assert written.name == "意见单（3）.docx"
    assert written.read_bytes() == b"new"
    assert (tmp_path / "意见单（2）.docx").read_bytes() == b"other"
    assert len(names(tmp_path)) == 3


def test_free_names_are_counted(tmp_path: Path) -> None:
    assert free_path(tmp_path / "a.docx").name == "a.docx"
    for name in ("a.docx", "a（2）.docx"):
        (tmp_path / name).touch()
    assert free_path(tmp_path / "a.docx").name == "a（3）.docx"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EACCES, ReadOnlyError),
        (errno.EROFS, ReadOnlyError),
        (errno.ENAMETOOLONG, PathTooLongError),
        (errno.EIO, ExportError),
    ],
)
def test_every_refusal_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[ExportError]
) -> None:
    def refuse(*_args: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(file_writing.os, "open", refuse)
    with pytest.raises(ExportError) as caught:
        write_file(tmp_path / "a.docx", lambda stream: stream.write(DATA))
    assert type(caught.value) is kind
    assert caught.value.message.count("。") == 1
    assert caught.value.message.endswith("。")
    assert names(tmp_path) == []


def test_a_full_disk_while_writing(tmp_path: Path) -> None:
    def full(stream) -> None:
        stream.write(DATA)
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(DiskFullError):
        write_file(tmp_path / "a.docx", full)
    assert names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_that_is_full_is_no_half_file(tmp_path: Path) -> None:
    def full(_stream) -> None:
        with open("/dev/full", "wb") as device:
            device.write(DATA)

    with pytest.raises(DiskFullError):
        write_file(tmp_path / "a.docx", full)
    assert names(tmp_path) == []


def test_places_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "文件夹.docx").mkdir()
    (tmp_path / "文件").touch()
    with pytest.raises(ExportError, match="是一个文件夹"):
        write_file(tmp_path / "文件夹.docx", lambda stream: stream.write(DATA))
    with pytest.raises(NoFolderError, match="不存在"):
        write_file(tmp_path / "没有" / "a.docx", lambda stream: stream.write(DATA))
    with pytest.raises(NoFolderError):
        write_file(tmp_path / "文件" / "a.docx", lambda stream: stream.write(DATA))
    with pytest.raises(PathTooLongError):
        write_file(tmp_path / ("长" * 200 + ".docx"), lambda stream: stream.write(DATA))
    assert names(tmp_path) == ["文件", "文件夹.docx"]


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_must_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(ReadOnlyError, match="不允许写入"):
            write_file(tmp_path / "a.docx", lambda stream: stream.write(DATA))
    finally:
        tmp_path.chmod(0o755)


_KILLED = """
import sys
from pathlib import Path
from core.base.file_writing import write_file
def write(stream):
    stream.write(b"half")
    stream.flush()
    print("writing", flush=True)
    sys.stdin.read()
write_file(Path(sys.argv[1]), write)
"""


def test_what_a_killed_program_left_goes_with_the_next_writing(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(target)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"writing\n"
        alive = names(tmp_path)
        assert len(alive) == 2
        write_file(target, lambda stream: stream.write(b"between"))
        assert names(tmp_path) == alive  # that of a living program stays
        run.send_signal(signal.SIGKILL)
    assert target.read_bytes() == b"between"
    write_file(target, lambda stream: stream.write(b"new"))
    assert names(tmp_path) == ["a.docx"]
    assert target.read_bytes() == b"new"
