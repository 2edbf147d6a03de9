"""Word drafts (.docx, .docm) by their XML."""

from __future__ import annotations

from dataclasses import replace

from core.document import Document
from core.errors import DamagedError
from core.load.builder import build
from core.load.ooxml.body import Body
from core.load.ooxml.leftovers import notices
from core.load.ooxml.numbering import Numbering
from core.load.ooxml.package import Package, W
from core.load.ooxml.styles import Styles
from core.progress import Progress, silent


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read a Word draft.

    Raises DamagedError, EncryptedError, TooLargeError or EmptyError.
    """
    package = Package(data)
    main = package.main()
    root = package.xml(main)
    body = root.find(W + "body")
    if body is None:
        raise DamagedError(detail="no w:body")
    progress("读取文件", 0.2)
    styles = Styles(package.related(main, "styles"))
    reader = Body(root, styles, Numbering(package.related(main, "numbering"), styles))
    blocks = reader.blocks(body)
    progress("读取文件", 0.5)
    document = build(blocks, name, "docx", part=main)
    found = notices(root, package.related(main, "comments"), reader.hidden, document)
    return replace(document, notices=tuple(found)) if found else document
