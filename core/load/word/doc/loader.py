"""Word's binary drafts (.doc, and .wps of WPS): an OLE container with a text in pieces."""

from __future__ import annotations

import contextlib
import io
import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import olefile

from core.base.errors import DamagedError, EncryptedError, LoadError, TooLargeError, UnsupportedError
from core.base.progress import Progress, silent
from core.load.signatures import WORKBOOK
from core.load.word import convert
from core.load.word.doc.body import DocBody
from core.load.word.doc.fib import MAGIC, read_fib, table_stream_name
from core.load.word.doc.lists import numbering
from core.load.word.doc.styles import styles
from core.load.word.docx import loader as docx
from core.load.word.wordml import read_body

if TYPE_CHECKING:
    from core.model.document import Document

_AS_DOCX = "请在 Word 或 WPS 中打开后另存为 .docx 再试。"
_MAIN = "WordDocument"
_TOO_DEEP = (RecursionError, MemoryError)


class OleContainer:
    """The streams of an OLE file by name.

    Raises DamagedError when the file is no sound container; chains that run in circles end at the file's own size.
    """

    def __init__(self, data: bytes) -> None:
        _check_header(data)
        self._size = len(data)
        try:
            self._ole = olefile.OleFileIO(io.BytesIO(data))
        except (OSError, TypeError, ValueError, IndexError, KeyError, struct.error, *_TOO_DEEP) as error:
            raise DamagedError(detail=str(error)) from error
        root = self._ole.root
        if root is None or int(getattr(root, "size", 0)) > self._size:
            raise DamagedError(detail="root entry")

    def __contains__(self, name: str) -> bool:
        return self._ole.get_type(name) == olefile.STGTY_STREAM

    def names(self) -> list[str]:
        """Paths of all streams."""
        return ["/".join(path) for path in self._ole.listdir()]

    def read(self, name: str, *, needed: bool = True) -> bytes:
        """A stream's bytes; when it is not ``needed``, nothing for one that is missing. Raises DamagedError."""
        if name not in self:
            if needed:
                raise DamagedError(detail=f"no stream {name}")
            return b""
        try:
            if self._ole.get_size(name) > self._size:
                raise DamagedError(detail=f"{name} larger than the file")
            with self._ole.openstream(name) as stream:
                return stream.read()
        except (OSError, TypeError, ValueError, IndexError, struct.error, *_TOO_DEEP) as error:
            raise DamagedError(detail=f"{name}: {error}") from error

    def sound_streams(self) -> dict[str, bytes]:
        """All streams that can be read, by path."""
        found: dict[str, bytes] = {}
        for name in self.names():
            with contextlib.suppress(DamagedError):
                found[name] = self.read(name)
        return found


def _check_header(data: bytes) -> None:
    """What the header claims must fit the file: the reader of containers takes it at its word."""
    if len(data) < 1536:
        raise DamagedError(detail="no room for a container")
    sector_shift, mini_shift = struct.unpack_from("<HH", data, 30)
    fat_sectors, _, _, cutoff, _, mini_sectors, _, more = struct.unpack_from("<IIIIIIII", data, 44)
    most = (len(data) >> 9) + 1
    if sector_shift not in (9, 12) or mini_shift != 6 or cutoff != 4096 or max(fat_sectors, mini_sectors, more) > most:
        raise DamagedError(detail="container header")


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read a binary Word draft; one of a kind that is not read here by another program that can, if there is one.

    A damaged one is not handed on: another program makes of it what it can, without a word about what is lost.

    Raises EncryptedError, UnsupportedError, DamagedError, TooLargeError or EmptyError.
    """
    container = OleContainer(data)
    main = _main_stream(container)
    if main is None:
        # Its name still stands in a container whose directory is broken.
        raise DamagedError(detail="directory") if "WordDocument".encode("utf-16-le") in data else _other(container)
    try:
        return _read(container, main, name, progress)
    except UnsupportedError as error:
        progress("读取文件", 0.1)
        saved = convert.to_docx(data, container.sound_streams())
        if saved is None:
            raise
        try:
            return replace(docx.load(saved, name, progress), format="doc", origin=None)
        except LoadError:
            raise error from None


def _main_stream(container: OleContainer) -> str | None:
    """The stream with the text: by its name, or by how it begins where another program named it otherwise."""
    if _MAIN in container:
        return _MAIN
    for name in container.names():
        with contextlib.suppress(LoadError):
            # Those of storages belong to what is embedded in a workbook or the like.
            document = b"" if "/" in name else container.read(name)
            if document.startswith(MAGIC) and table_stream_name(document) in container:
                return name
    return None


def _read(container: OleContainer, main: str, name: str, progress: Progress) -> Document:
    document = container.read(main)
    fib = read_fib(document, container.read(table_stream_name(document)))
    try:
        body = DocBody(fib, container.read("Data", needed=False))
        progress("读取文件", 0.2)
        root = body.main()
        progress("读取文件", 0.4)
        return read_body(root, name, "doc", styles(fib), numbering(fib), body.comments())
    except (struct.error, IndexError, ValueError) as error:
        raise DamagedError(detail=repr(error)) from error
    except RecursionError as error:
        raise TooLargeError(detail="nested too deep") from error


def _other(container: OleContainer) -> LoadError:
    """What else the container may be."""
    names = {path.split("/")[0].lstrip("\x05\x06\x09") for path in container.names()}
    if names & {"EncryptedPackage", "EncryptionInfo", "DRMContent", "DRMViewerContent"}:
        return EncryptedError()
    if names & {"Workbook", "Book"}:
        return UnsupportedError(WORKBOOK)
    if "PowerPoint Document" in names:
        return UnsupportedError("这是演示文稿，不是年度报告稿件，请选择 .docx 或 .pdf 稿件。")
    if names & {"CONTENTS", "MatOST"}:
        return UnsupportedError(f"这是微软 Works 的文档，与 WPS 文字的 .wps 同名而格式不同，{_AS_DOCX}")
    return UnsupportedError(f"这个旧版 Office 文件里没有 Word 稿件，{_AS_DOCX}")
