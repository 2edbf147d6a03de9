"""Word drafts (.docx, .docm) by their XML."""

from __future__ import annotations

from core.document import Document, Notice
from core.errors import DamagedError
from core.load.builder import build
from core.load.ooxml.body import Body
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
    reader = Body(styles, Numbering(package.related(main, "numbering"), styles))
    blocks = reader.blocks(body)
    progress("读取文件", 0.5)
    notices: list[Notice] = []
    if reader.hidden:
        message = f"文稿中有 {reader.hidden} 个字符设为隐藏文字，未参与核对；如需核对，请在 Word 中取消隐藏。"
        notices.append(Notice("hidden_text", message))
    return build(blocks, name, "docx", notices)
