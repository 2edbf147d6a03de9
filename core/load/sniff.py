"""What kind of file a draft is, told by its content; the name only breaks ties."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from core.base.errors import DamagedError, EmptyError, GarbledError, UnsupportedError
from core.load.text.loader import decode

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_DOCX = "请在 Word 或 WPS 中打开后另存为 .docx 再试。"
#: PNG, JPEG, GIF, TIFF of both byte orders.
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_MAIN_PART = re.compile(r"word/document\d*\.xml")
_TAG = re.compile(r"<(/?)(?:html|head|body|div|p|span|table|tr|td|br|h[1-6]|meta|article|section)\b[^<>]*>", re.I)
_TABLES = re.compile(r"<table\b.*?</table>", re.I | re.S)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
#: A message begins with header lines.
_MIME = re.compile(r"\s*(?:MIME-Version|From|Subject|Date|Content-Type|Snapshot-Content-Location|X-[\w-]+)\s*:", re.I)
#: How many characters are looked at to tell a web page from text.
_LOOK = 200_000


def sniff(data: bytes, name: str = "") -> str:
    """The loader for these bytes, by its name in ``core.load.LOADERS``.

    Raises UnsupportedError with the name of the format and what to do for other kinds of file,
    EmptyError for an empty file.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise EmptyError
    if b"%PDF" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zip(data)
    if data.startswith(_OLE):
        # Which streams the container holds, its reader looks up: Word's, or what else it is.
        return "doc"
    if data[:64].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf"):
        return "rtf"
    if is_image(data):
        return "image"
    head = data[:4000].decode("latin-1")
    if _MIME.match(head) and re.search(r"^Content-Type:\s*(?:multipart/|text/html)", head, re.I | re.M):
        # Its parts may each have an encoding of their own.
        return "mht"
    return _text(data, PurePath(name).suffix.lower())


def is_image(data: bytes) -> bool:
    """Whether the bytes are a picture of a kind that is read."""
    if data.startswith(_IMAGES):
        return True
    bitmap = data[:2] == b"BM" and len(data) > 6 and int.from_bytes(data[2:6], "little") == len(data)
    return bitmap or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = ""
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    mimetype = stream.read(200).decode("ascii", "replace")
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError) as error:
        raise DamagedError(detail=str(error)) from error
    if any(_MAIN_PART.fullmatch(n) for n in names):
        return "docx"
    if any(n.lower() == "ofd.xml" for n in names):
        return "ofd"
    if "opendocument.text" in mimetype or ("content.xml" in names and not mimetype):
        return "odt"
    if "opendocument" in mimetype:
        raise UnsupportedError(f"这是 OpenDocument 表格或演示文稿，不是年度报告文稿，{_AS_DOCX}")
    if any(n.startswith("xl/") for n in names):
        raise UnsupportedError("这是 Excel 工作簿，不是年度报告文稿，请选择 .docx 或 .pdf 文稿。")
    if any(n.startswith("ppt/") for n in names):
        raise UnsupportedError("这是演示文稿，不是年度报告文稿，请选择 .docx 或 .pdf 文稿。")
    if "[Content_Types].xml" in names:
        raise DamagedError
    raise UnsupportedError("这是压缩包，请解压后选择其中的 .docx 或 .pdf 文稿。")


def _text(data: bytes, suffix: str) -> str:
    try:
        text = decode(data)
    except GarbledError as error:
        raise UnsupportedError("文件内容不是文字，请选择 .docx、.pdf、.html 或 .txt 文稿。") from error
    head = text[:4000].lstrip("\ufeff")
    word = any(
        sign in head for sign in ("Word.Document", "schemas.microsoft.com/office/word", "office/2006/xmlPackage")
    )
    if word and head.lstrip().startswith("<?xml") and "<html" not in head.lower():
        return "wordxml"
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
