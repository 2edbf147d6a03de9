"""Reading a file that a word processor has open.

Word keeps the draft open while it is edited and lets others read it, except for moments while it saves. On Windows
such a file must be opened allowing everything to the others, deletion too, or the opening itself is the conflict;
Python's own ``open`` does not allow deletion. The file is read into memory at once and let go of.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, BinaryIO

from core.base.errors import NotFoundError
from core.base.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: Seconds to wait between the attempts; a save of a large draft takes a second or two.
PAUSES = (0.1, 0.2, 0.4, 0.8, 1.0)

_LOCKED = "文件正被其他程序占用，暂时读不出来。请在 Word 或 WPS 中保存完毕后再试，仍不行就先关闭那里的文件。"
_FORBIDDEN = "没有读取这个文件的权限，请检查权限或请管理员协助。"


def read_locked(
    path: Path,
    progress: Progress = silent,
    *,
    opener: Callable[[Path], BinaryIO] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> bytes:
    """The bytes of a file, trying again for a few seconds while another program denies them.

    Raises NotFoundError with a sentence for the clerk; ``progress`` may raise Cancelled between the attempts.
    """
    open_ = opener or open_shared
    for pause in (*PAUSES, None):
        try:
            with open_(path) as stream:
                return stream.read()
        except PermissionError as error:
            if path.is_dir() or (sys.platform != "win32" and opener is None):  # elsewhere no one can deny reading
                raise NotFoundError(_FORBIDDEN, detail=str(error)) from error
            if pause is None:
                raise NotFoundError(_LOCKED, detail=str(error)) from error
            progress("等待其他程序放开文件", 0.0)
            sleep(pause)
        except OSError as error:
            raise NotFoundError(detail=str(error)) from error
    raise AssertionError("unreachable")


def open_shared(path: Path) -> BinaryIO:
    """Open for reading while others may write, rename and delete; raises OSError."""
    if sys.platform != "win32":
        return path.open("rb")
    import ctypes
    import msvcrt
    import os
    from ctypes import wintypes

    create = ctypes.WinDLL("kernel32", use_last_error=True).CreateFileW
    create.argtypes = [
        wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, wintypes.LPVOID, wintypes.DWORD, wintypes.DWORD,
        wintypes.HANDLE,
    ]  # fmt: skip
    create.restype = wintypes.HANDLE
    read, share_all, open_existing, normal = 0x80000000, 0x1 | 0x2 | 0x4, 3, 0x80
    handle = create(str(path), read, share_all, None, open_existing, normal, None)
    if handle == wintypes.HANDLE(-1).value:
        raise ctypes.WinError(ctypes.get_last_error())
    return os.fdopen(msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY), "rb")
