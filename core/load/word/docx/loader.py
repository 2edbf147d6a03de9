"""Word drafts (.docx, .docm) by their XML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.base.errors import DamagedError, EmptyError
from core.base.progress import Progress, silent
from core.load.blocks import build
from core.load.formats import recognise
from core.load.word.docx.body import DocxBody
from core.load.word.docx.leftovers import notices
from core.load.word.docx.numbering import Numbering
from core.load.word.docx.package import DocxPackage, W
from core.load.word.docx.styles import Styles

if TYPE_CHECKING:
    from lxml import etree

    from core.model.document import Document

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read a Word draft.

    Raises DamagedError, EncryptedError, TooLargeError or EmptyError.
    """
    package = DocxPackage(data)
    main = package.main()
    root = package.xml(main)
    # More than one is against the schema; programs that join files leave them, and no text may be lost.
    bodies = root.findall(W + "body")
    if not bodies:
        raise DamagedError(detail="no w:body")
    progress("读取文件", 0.2)
    styles = Styles(package.related(main, "styles"))
    reader = DocxBody(root, styles, Numbering(package.related(main, "numbering"), styles))
    blocks = [block for body in bodies for block in reader.blocks(body)]
    progress("读取文件", 0.5)
    try:
        document = build(blocks, name, "docx", part=main)
    except EmptyError:
        inserted = _inserted(package, root, main, name, progress)
        if inserted is None:
            raise
        return inserted
    leftover = notices(root, package.related(main, "comments"), reader.hidden, document)
    return replace(document, notices=tuple(leftover)) if leftover else document


def _inserted(package: DocxPackage, root: etree._Element, main: str, name: str, progress: Progress) -> Document | None:
    """The page that a draft without text of its own brings along (w:altChunk), as systems on the web make them.

    Word takes it in on opening. It is read from the part itself, so nothing leads back into the main one.
    """
    for chunk in root.iter(W + "altChunk"):
        part = package.named(main, chunk.get(_ID, ""))
        if part is None:
            continue
        from core.load.html import loader as html  # slow to import, and hardly ever needed
        from core.load.html import mht

        data = package.read(part)
        module = {"html": html, "mht": mht}.get(recognise(data, part).key)
        if module is not None:
            return replace(module.load(data, name, progress), format="docx")
    return None
