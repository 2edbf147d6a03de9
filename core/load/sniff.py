"""What kind of file a draft is, told by its content; the name only breaks ties."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from core.errors import DamagedError, EmptyError, EncryptedError, GarbledError, UnsupportedError
from core.load.text import decode

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_DOCX = "请在 Word 或 WPS 中打开后另存为 .docx 再试。"
_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_MAIN_PART = re.compile(r"word/document\d*\.xml")
_TAG = re.compile(r"<(/?)(?:html|head|body|div|p|span|table|tr|td|br|h[1-6]|meta|article|section)\b[^<>]*>", re.I)
_TABLES = re.compile(r"<table\b.*?</table>", re.I | re.S)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
#: How many characters are looked at to tell a web page from text.
_LOOK = 200_000


def sniff(data: bytes, name: str = "") -> str:
    """The loader for these bytes: "text", "html", "docx" or "pdf".

    Raises UnsupportedError with the name of the format and what to do for other kinds of file,
    EncryptedError for an Office file with a password, EmptyError for an empty file.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyError
    if b"%PDF" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zip(data)
    if data.startswith(_OLE):
        raise _ole(data)
    if data[:64].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf"):
        raise UnsupportedError(f"这是 RTF 文件，暂不支持，{_AS_DOCX}")
    for magic, kind in _IMAGES:
        if data.startswith(magic):
            raise _image(kind)
    if data[:2] == b"BM" and len(data) > 6 and int.from_bytes(data[2:6], "little") == len(data):
        raise _image("BMP")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise _image("WebP")
    return _text(data, PurePath(name).suffix.lower())


def _image(kind: str) -> UnsupportedError:
    return UnsupportedError(f"这是 {kind} 图片，没有可读取的文字，请改用 Word 文稿或由文稿直接导出的 PDF。")


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:200].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        raise DamagedError(detail=str(error)) from error
    if any(_MAIN_PART.fullmatch(n) for n in names):
        return "docx"
    if "OFD.xml" in names:
        raise UnsupportedError("这是 OFD 版式文件，暂不支持，请改用 Word 文稿或由文稿直接导出的 PDF。")
    if "opendocument" in mimetype:
        raise UnsupportedError(f"这是 OpenDocument（.odt）文件，暂不支持，{_AS_DOCX}")
    if any(n.startswith("xl/") for n in names):
        raise UnsupportedError("这是 Excel 工作簿，不是年度报告文稿，请选择 .docx 或 .pdf 文稿。")
    if any(n.startswith("ppt/") for n in names):
        raise UnsupportedError("这是演示文稿，不是年度报告文稿，请选择 .docx 或 .pdf 文稿。")
    if "[Content_Types].xml" in names:
        raise DamagedError
    raise UnsupportedError("这是压缩包，请解压后选择其中的 .docx 或 .pdf 文稿。")


def _ole(data: bytes) -> EncryptedError | UnsupportedError:
    """Streams of an OLE file are named in its directory in UTF-16."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return EncryptedError()
    if has("WordDocument"):
        return UnsupportedError(f"这是旧版 Word 或 WPS 文稿（.doc、.wps），暂不支持，{_AS_DOCX}")
    if has("Workbook") or has("Book"):
        return UnsupportedError("这是 Excel 工作簿，不是年度报告文稿，请选择 .docx 或 .pdf 文稿。")
    return UnsupportedError(f"这是旧版 Office 文件，暂不支持，{_AS_DOCX}")


def _text(data: bytes, suffix: str) -> str:
    try:
        text = decode(data)
    except GarbledError as error:
        raise UnsupportedError("文件内容不是文字，请选择 .docx、.pdf、.html 或 .txt 文稿。") from error
    head = text[:4000].lstrip("\ufeff")
    if head.lstrip().startswith("MIME-Version:") or ("multipart/related" in head[:1000] and "boundary=" in head):
        raise UnsupportedError(f"这是单个网页文件（.mht），暂不支持，{_AS_DOCX}")
    word = "Word.Document" in head or "schemas.microsoft.com/office/word" in head
    if word and head.lstrip().startswith("<?xml") and "<html" not in head.lower():
        raise UnsupportedError(f"这是 Word XML 文件，暂不支持，{_AS_DOCX}")
    if _HTML_START.match(head):
        return "html"
    text = text[:_LOOK]
    page = suffix in (".html", ".htm", ".shtml", ".xhtml")
    # Tables alone may be left as markup in plain text or Markdown; the text loader reads those.
    tags = [m[1] for m in _TAG.finditer(text if page else _TABLES.sub("", text))]
    if "/" not in tags:
        return "text"
    # Markdown may hold a few tags of its own; a page saved as .htm may be a mere fragment.
    needed = 3 if page else 40 if suffix in (".md", ".markdown") else 12
    return "html" if len(tags) >= needed else "text"
