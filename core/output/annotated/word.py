"""The annotated copy of a Word draft: comments and tracked changes put into the package, all else left as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from core.base.errors import ExportError
from core.load.word.docx.package import DocxPackage, W
from core.output.annotated import comments, revisions
from core.output.annotated.anchors import Anchors
from core.output.annotated.ids import Ids
from core.output.annotated.package_copy import copy_package
from core.output.annotated.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from core.model.document import Document
    from core.output.annotated.notes import Note

_SIGNED = "稿件带有数字签名，加入批注会使签名失效，所以没有生成；请在 Word 或 WPS 中另存一份不带签名的稿件再试。"
_ELSEWHERE = "稿件的正文嵌在另一份网页里，没有可以加批注的地方；请在 Word 或 WPS 中打开后另存为 .docx 再试。"
_PROTECTED = "稿件设有编辑限制，副本照原样保留；要处理批注和修订，请先在“审阅—限制编辑”中停止保护。"


@dataclass(frozen=True, slots=True)
class Annotated:
    """The copy's bytes, how many notes and tracked changes it has, and a sentence on it or ""."""

    data: bytes
    notes: int
    changes: int = 0
    remark: str = ""

    @property
    def told(self) -> str:
        """How much it has, for a sentence: 12 条批注、5 处修订."""
        return f"{self.notes} 条批注" + (f"、{self.changes} 处修订" if self.changes else "")


def annotate(data: bytes, document: Document, notes: Sequence[Note], now: datetime, *, tracked: bool) -> Annotated:
    """A copy of the package ``data``, from which ``document`` was read, with the notes as comments.

    ``tracked``: certain replacements are made as tracked changes too. Raises ExportError, or what a package raises.
    """
    package = DocxPackage(data)
    if any(name.lower().startswith("_xmlsignatures/") for name in package.names()):
        raise ExportError(_SIGNED)
    if document.origin is None:
        raise ExportError(_ELSEWHERE)
    main = document.origin.part
    parts = Parts(package)
    root = parts.edit(main)
    part = comments.comments_part(parts, main)
    ids = Ids((root, part))
    anchors = Anchors(root, document.origin)
    for note in notes:
        comments.add(part, anchors, note, document.quote(note.spans), ids.new(), now)
    count = 0
    if tracked:
        places = [(spans, note.replacement) for note in notes for spans in note.changes]
        count = sum(revisions.change(anchors, s, document.quote(s), text, ids, now) for s, text in places)
    remark = _PROTECTED if _is_protected(package, main) else ""
    return Annotated(copy_package(data, parts.written()), len(notes), count, remark)


def write(made: Annotated, stream: BinaryIO) -> None:
    """Write a copy, of whatever format, to a stream."""
    stream.write(made.data)


def _is_protected(package: DocxPackage, main: str) -> bool:
    settings = package.related(main, "settings")
    protection = None if settings is None else settings.find(W + "documentProtection")
    return protection is not None and protection.get(W + "enforcement", "0") in ("1", "true", "on")
