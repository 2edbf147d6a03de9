"""Drafts that hold no package of Word's parts, as one: by ourselves, or by another program on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.errors import ExportError, LoadError, UnsupportedError
from core.load.word import convert, flat_xml
from core.load.word.doc.loader import OleContainer

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_PROGRAM = (
    "这种格式的稿件要由本机的 Word、WPS 或 LibreOffice 转成 .docx 才能加批注，而这些程序没有安装或没有转成；"
    "请在 Word 或 WPS 中打开后另存为 .docx 再试。"
)
_LINKED = "稿件里有外部链接，转成 .docx 时可能联网，所以没有生成批注副本；请在 Word 或 WPS 中打开后另存为 .docx 再试。"
#: What can be done about drafts of other formats.
_INSTEAD: Mapping[str, str] = {
    "text": "纯文本里不能加批注；请把稿件存为 .docx 再试，或导出校对意见单。",
    "html": "网页里不能加批注；请在 Word 或 WPS 中打开后另存为 .docx 再试，或导出校对意见单。",
    "mht": "网页存档里不能加批注；请在 Word 或 WPS 中打开后另存为 .docx 再试，或导出校对意见单。",
    "ofd": "OFD 文件里不能加批注；请用 Word 稿件或 PDF 再试，或导出校对意见单。",
    "image": "图片里不能加批注；请用 Word 稿件或 PDF 再试，或导出校对意见单。",
}
_CONVERTED = ("doc", "rtf", "odt")


def can_be_annotated(kind: str) -> bool:
    """Whether there is a way to annotate a draft of this format, on this machine or another."""
    return kind in ("docx", "pdf", "flat_xml", *_CONVERTED)


def refusal(kind: str) -> ExportError:
    """Why a draft of this format is not annotated, and what to do."""
    return ExportError(_INSTEAD.get(kind, _NO_PROGRAM))


def as_docx(data: bytes, kind: str) -> bytes:
    """The draft as a .docx; raises ExportError where there is no way."""
    try:
        saved = flat_xml.as_package(data) if kind == "flat_xml" else _saved(data, kind)
    except UnsupportedError as error:
        raise ExportError(_LINKED, detail=error.detail) from error
    except LoadError as error:
        raise ExportError(error.message, detail=error.detail) from error
    if saved is None:
        raise refusal(kind)
    return saved


def _saved(data: bytes, kind: str) -> bytes | None:
    if kind not in _CONVERTED:
        raise refusal(kind)
    if kind == "doc":
        return convert.to_docx(data, OleContainer(data).sound_streams())
    return convert.text_to_docx(data, kind)
