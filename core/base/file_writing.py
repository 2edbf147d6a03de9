"""Writing a file for the user whole or not at all: beside the target under a hidden name, then renamed.

What stood there before stays until the new file is complete; a draft is never written. What a program that was killed
while writing has left behind is removed by the next writing of the same target.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from core.base.errors import (
    DiskFullError,
    ExportError,
    IsADraftError,
    NoFolderError,
    PathTooLongError,
    ReadOnlyError,
    TargetOpenError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MOST_NAMES = 99
_LEFT_OVER = 600  # seconds after which a hidden file belongs to nobody, where the file system knows no locks
_LONGEST = 259  # characters of a path on Windows without long paths
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)
_TOO_LONG_ON_WINDOWS = 206  # ERROR_FILENAME_EXCED_RANGE


def write_file(
    target: Path, write: Callable[[BinaryIO], object], *, drafts: Iterable[Path] = (), free_name: bool = False
) -> Path:
    """Have ``write`` fill a file that then takes the place of ``target``; returns where it was written.

    ``write`` is given a seekable binary stream. A ``target`` that is one of the ``drafts``, under whatever name, is
    refused. Where another program holds the target open, the next free name is taken if ``free_name`` allows it.

    Raises an ExportError with a sentence for the clerk, and whatever ``write`` raises but OSError. Nothing half-written
    stays behind.
    """
    place = Path(os.path.realpath(target))
    _refuse_drafts(place, drafts)
    if os.path.isdir(place):
        raise ExportError(f"“{place.name}”是一个文件夹，请另起一个文件名。")
    if sys.platform == "win32" and len(str(place)) > _LONGEST:
        raise PathTooLongError
    _sweep(place)
    try:
        with _hidden_file(place) as hidden:
            _fill(hidden, write)
            with contextlib.suppress(OSError):
                os.chmod(hidden.path, stat.S_IMODE(place.stat().st_mode))
            if sys.platform == "win32":  # an open file cannot be renamed there
                hidden.close()
            return _put(hidden.path, place, free_name)
    except OSError as error:
        raise _told(error, place) from error


def free_path(target: Path) -> Path:
    """The target itself where there is no such file, else the next free name: 名称（2）.docx."""
    for number in range(1, _MOST_NAMES):
        path = target if number == 1 else target.with_name(f"{target.stem}（{number}）{target.suffix}")
        if not os.path.lexists(path):
            return path
    raise ExportError(f"“{target.name}”的同名文件太多，请先清理这个文件夹或另起一个文件名。")


def _refuse_drafts(place: Path, drafts: Iterable[Path]) -> None:
    for draft in drafts:
        with contextlib.suppress(OSError):
            if os.path.samefile(place, draft):
                raise IsADraftError
        if os.path.realpath(draft) == str(place):
            raise IsADraftError


class _Hidden:
    """A hidden file that is being written; its lock tells others that it is alive."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path, self.handle, self._open = path, handle, True

    def close(self) -> None:
        """Let go of it."""
        if self._open:
            self._open = False
            os.close(self.handle)


@contextlib.contextmanager
def _hidden_file(place: Path) -> Iterator[_Hidden]:
    """A new file beside the place; what is still there at the end is removed. Raises OSError."""
    while True:
        path = place.with_name(f"{_prefix(place)}{secrets.token_hex(4)}.tmp")
        # the rights of a new file of this user: others on a share may have to read it
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        hidden = _Hidden(path, handle)
        _hold(handle)
        if path.exists():  # else it was swept away before it was locked
            break
        hidden.close()
    try:
        yield hidden
    finally:
        hidden.close()
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _fill(hidden: _Hidden, write: Callable[[BinaryIO], object]) -> None:
    """Have the content written and brought to the disk; raises OSError or ExportError."""
    with os.fdopen(os.dup(hidden.handle), "r+b") as stream:
        try:
            write(stream)
        except OSError as error:
            if error.errno in _FULL:
                raise
            raise ExportError(detail=str(error)) from error
        stream.flush()
        os.fsync(stream.fileno())


def _prefix(place: Path) -> str:
    """Short, whatever the length of the target's name."""
    return f".gouji-{hashlib.sha256(os.fsencode(place.name)).hexdigest()[:12]}-"


def _sweep(place: Path) -> None:
    with contextlib.suppress(OSError):
        for path in place.parent.glob(f"{_prefix(place)}*.tmp"):
            with contextlib.suppress(OSError):
                if _is_abandoned(path):
                    path.unlink()


def _put(hidden: Path, place: Path, free_name: bool) -> Path:
    """Rename the finished file; raises OSError or an ExportError."""
    try:
        os.replace(hidden, place)
        return place
    except PermissionError as error:
        if not place.exists():
            raise
        # a folder that takes a new file but not this one: somebody has it open, or it is write-protected
        if not free_name:
            raise (TargetOpenError if os.access(place, os.W_OK) else ReadOnlyError)(
                _held(place), detail=str(error)
            ) from error
    while True:
        free = free_path(place)
        try:
            os.replace(hidden, free)
            return free
        except PermissionError:
            if not free.exists():  # nobody was faster
                raise


def _held(place: Path) -> str:
    if os.access(place, os.W_OK):
        return f"“{place.name}”正在其他程序中打开，请先在 Word 或 WPS 中关闭它，或另起一个文件名。"
    return f"“{place.name}”是只读文件，请去掉只读属性，或另起一个文件名。"


def _told(error: OSError, place: Path) -> ExportError:
    """The sentence for what the system refused."""
    code, detail = error.errno, str(error)
    if code in _FULL:
        return DiskFullError(detail=detail)
    too_long = code == errno.ENAMETOOLONG or getattr(error, "winerror", None) == _TOO_LONG_ON_WINDOWS
    if too_long:
        return PathTooLongError(detail=detail)
    if code in (errno.ENOENT, errno.ENOTDIR):
        return NoFolderError(f"文件夹“{place.parent}”不存在，请先建立它或另选一个文件夹。", detail=detail)
    if code in _DENIED:
        return ReadOnlyError(f"文件夹“{place.parent.name}”不允许写入，请另选一个文件夹，例如桌面。", detail=detail)
    return ExportError(detail=detail)


if sys.platform == "win32":

    def _hold(_handle: int) -> None:
        """A file that is open cannot be removed there."""

    def _is_abandoned(_path: Path) -> bool:
        return True

else:
    import fcntl

    def _hold(handle: int) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_abandoned(path: Path) -> bool:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # no locks here
            return time.time() - os.fstat(handle).st_mtime > _LEFT_OVER
        finally:
            os.close(handle)
        return True
