"""Rich text (.rtf): what Word and WPS also save under .doc (Microsoft RTF 1.9.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.progress import Progress, silent
from core.load.word.rtf.reader import RtfReader
from core.load.word.wordml import element, read_body

if TYPE_CHECKING:
    from core.model.document import Document


def load(data: bytes, name: str, progress: Progress = silent) -> Document:
    """Read a rich text draft; raises DamagedError, TooLargeError or EmptyError."""
    reader = RtfReader(data)
    reader.read(progress)
    body = element("body", children=reader.blocks())
    progress("读取文件", 0.4)
    return read_body(body, name, "rtf", comments=element("comments", children=reader.comments))
