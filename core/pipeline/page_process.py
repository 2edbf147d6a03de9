"""Pages drawn in a process of their own, which can be killed: a page may take any time and any memory to draw.

The process gets a limit on memory, a page a limit on time and pixels. What comes back are plain bytes.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import struct
import threading
from typing import TYPE_CHECKING

from core.base.errors import CrashedError, GoujiError, TooLargeError
from core.pipeline.isolated import limit_memory

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from core.load.pages.page_pictures import PagePictures, Picture

#: Seconds that one page may take, the start of the process included.
TIME_LIMIT = 20.0
#: Pixels of one page: 400 MB, twice what the largest zoom makes of an A3 sheet.
MAX_PIXELS = 100_000_000
_MEMORY = 1536 * 1024**2  # bytes of data that the process may hold
_HEAD = struct.Struct("<?III")  # drawn or not, width, height, stride; the pixels follow as a second message
_LOST = (EOFError, ConnectionError, OSError)


class PageProcess:
    """Draws pages of one file after the other. One thread draws; ``kill`` may be called from any."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def draw(self, path: Path, page: int, scale: float) -> Picture:
        """The page as shown, ``scale`` pixels to the point; pages count from 1.

        Raises CrashedError when the process died of it, took too long or was killed, and TooLargeError or
        CrashedError when the page cannot be drawn. The next call gets a new process.
        """
        pipe = self._start()
        try:
            pipe.send((path, page, scale))
            if not pipe.poll(TIME_LIMIT):
                raise EOFError("too slow")
            drawn, width, height, stride = _HEAD.unpack(pipe.recv_bytes(_HEAD.size))
            if not drawn:
                raise TooLargeError(detail="page cannot be drawn")
            if not pipe.poll(TIME_LIMIT):
                raise EOFError("too slow")
            from core.load.pages.page_pictures import Picture  # slow to import, and only PDF drafts need it

            picture = Picture(width, height, stride, pipe.recv_bytes(8 * MAX_PIXELS))
            if stride < 4 * width or len(picture.pixels) < stride * height:
                raise EOFError("less than it says")  # the pixels are handed on as memory
            return picture
        except (*_LOST, struct.error) as error:
            self.kill()
            raise CrashedError(detail=f"page {page}") from error

    def close_file(self) -> None:
        """Let go of the file; the process waits for the next one."""
        with self._guard:
            if self._pipe is not None:
                with contextlib.suppress(*_LOST):
                    self._pipe.send(None)

    def kill(self) -> None:
        """End the process now, whatever it draws."""
        with self._guard:
            process, self._process, self._pipe = self._process, None, None
        if process is not None:
            with contextlib.suppress(*_LOST, ValueError):
                process.kill()
                process.join(5)

    def _start(self) -> Connection:
        with self._guard:
            if self._pipe is None or self._process is None or not self._process.is_alive():
                context = multiprocessing.get_context("spawn")
                self._pipe, theirs = context.Pipe()
                self._process = context.Process(target=_serve, args=(theirs,), name="gouji-pages", daemon=True)
                self._process.start()
                theirs.close()
            return self._pipe


def _serve(pipe: Connection) -> None:
    """The process: one page after the other until the pipe closes."""
    limit_memory(_MEMORY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from core.load.pages.page_pictures import PagePictures

    pictures: PagePictures | None = None
    opened: Path | None = None
    while True:
        try:
            asked = pipe.recv()
        except _LOST:
            return
        if pictures is not None and (asked is None or asked[0] != opened):
            pictures.close()
            pictures = opened = None
        if asked is None:
            continue
        path, page, scale = asked
        try:
            if pictures is None:
                pictures, opened = PagePictures(path), path
            picture = _drawn(pictures, page, scale)
        except (GoujiError, MemoryError, ValueError, RuntimeError, OSError):  # PDFium's own is a RuntimeError
            picture = None
        try:
            if picture is None:
                pipe.send_bytes(_HEAD.pack(False, 0, 0, 0))
            else:
                pipe.send_bytes(_HEAD.pack(True, picture.width, picture.height, picture.stride))
                pipe.send_bytes(picture.pixels)
        except _LOST:
            return


def _drawn(pictures: PagePictures, page: int, scale: float) -> Picture | None:
    """The page's picture; None for one that has no size or too many pixels."""
    width, height = (side * scale for side in pictures.size(page))
    if not (0 < width < MAX_PIXELS and 0 < height < MAX_PIXELS and width * height <= MAX_PIXELS):
        return None
    return pictures.render(page, scale)
