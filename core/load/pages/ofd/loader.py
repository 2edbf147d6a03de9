"""OFD drafts (GB/T 33190—2016): characters with places on pages, laid out as those of PDF are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.errors import DamagedError, EmptyError, ScannedError, TooLargeError
from core.base.progress import Progress, silent
from core.load.pages.assembly import document_of
from core.load.pages.ofd.drawing import Drawing
from core.load.pages.ofd.package import MAX_PAGES, OfdPackage

if TYPE_CHECKING:
    from core.load.pages.characters import PageChars
    from core.load.pages.ruling import PageRuling
    from core.model.document import Document

_SCANNED = "这份 OFD 是扫描图片，没有可读取的文字，请改用 Word 稿件或由稿件直接导出的 PDF。"


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read an OFD draft.

    Raises DamagedError, EncryptedError, TooLargeError, ScannedError, GarbledError or EmptyError.
    """
    package = OfdPackage(data)
    pages: list[PageChars] = []
    rulings: list[PageRuling] = []
    start = 0
    for document in package.documents():
        drawing = Drawing(document)
        count = len(document.pages)
        if len(pages) + count > MAX_PAGES:
            raise TooLargeError(detail="pages")
        for index in range(count):
            chars, ruling = drawing.read(package.page(document, index), len(pages) + 1, start)
            pages.append(chars)
            rulings.append(ruling)
            start += len(chars)
            progress("读取文件", 0.4 * (index + 1) / count)
    if not pages:
        raise DamagedError(detail="no pages")
    unread = [p.number for p, r in zip(pages, rulings, strict=True) if not p.chars and r.pictures]
    if not start:
        raise ScannedError(_SCANNED) if unread else EmptyError
    return document_of(pages, rulings, name, "ofd", unread, progress=progress)
