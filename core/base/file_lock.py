"""A lock that programs share by a file: it ends with the process that holds it, however that ends."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: What a file system without locks answers; the work then goes on without one.
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
_PAUSE = 0.01


@contextlib.contextmanager
def locked(path: Path, patience: float = 5.0) -> Iterator[None]:
    """Hold the lock of a file, which is made where it is missing and stays.

    Raises OSError where the file cannot be made, TimeoutError when another holds it for longer than ``patience``
    seconds.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + patience
        while not _taken(handle):
            if time.monotonic() > end:
                raise TimeoutError(errno.ETIMEDOUT, "held by another program", str(path))
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)  # which lets go of the lock


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno in _NO_LOCKS
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in _NO_LOCKS
        return True
