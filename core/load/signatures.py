"""How a file's content shows which format it is: one test for each format of ``core.load.formats``.

Names of files are not trusted: WPS saves .docx under .wps, systems export web pages as .doc. Only between a web page
and plain text does the suffix tip the balance.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from functools import cached_property
from pathlib import PurePath
from typing import Literal

from core.base.errors import DamagedError, GarbledError, LoadError, UnsupportedError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_DOCX = "请在 Word 或 WPS 中打开后另存为 .docx 再试。"
#: Excel's own and that of WPS (.et), which is the same inside.
WORKBOOK = "这是 Excel 或 WPS 表格，不是年度报告稿件；请在里面全选复制，粘贴到 Word 或 WPS 文字中另存为 .docx 再试。"
#: PNG, JPEG, GIF, TIFF of both byte orders.
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
#: RAR, 7-Zip, gzip, xz, bzip2: nothing is unpacked here, so that nothing can swell.
_PACKED = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"\xfd7zXZ\x00", b"BZh")
ARCHIVE = "这是压缩包，请解压后选择其中的 .docx 或 .pdf 稿件。"
_NO_TEXT = "文件内容不是文字，请选择 .docx、.pdf、.html 或 .txt 稿件。"
_MAIN_PART = re.compile(r"word/document\d*\.xml")
_TAG = re.compile(r"<(/?)(?:html|head|body|div|p|span|table|tr|td|br|h[1-6]|meta|article|section)\b[^<>]*>", re.I)
_TABLE = re.compile(r"<table\b|(?P<end></table>)", re.I)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
#: A message begins with header lines.
_MIME = re.compile(r"\s*(?:MIME-Version|From|Subject|Date|Content-Type|Snapshot-Content-Location|X-[\w-]+)\s*:", re.I)
_MIME_PAGE = re.compile(r"^Content-Type:\s*(?:multipart/|text/html)", re.I | re.M)
_WORD_XML = ("Word.Document", "schemas.microsoft.com/office/word", "office/2006/xmlPackage")
#: Elements of a Word text, which no web page made by Word has: so many of them are a file that lost its beginning.
_WORD_TEXT = re.compile(r"</w:(?:t|r|p|tc|tr)>")
_WORD_TEXTS = 12
#: Characters at the start of a text that are searched for tags, to tell a web page from text.
_SEARCHED = 200_000

Container = Literal["pdf", "zip", "ole", "rtf", "image", "mime", "text"]


class Sample:
    """The content of a file and its name, with what the tests need worked out once."""

    def __init__(self, data: bytes, name: str = "") -> None:
        self.data = data
        self.suffix = PurePath(name).suffix.lower()

    @cached_property
    def container(self) -> Container:
        """The outer form of the file, told by its first bytes; "text" where they show nothing else."""
        data = self.data
        if is_pdf_start(data):
            return "pdf"
        if data.startswith(b"PK"):
            return "zip"
        if data.startswith(_OLE):
            return "ole"
        if data[:64].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf"):
            return "rtf"
        if is_image_data(data):
            return "image"
        head = data[:4000].decode("latin-1")
        # Taken before the text is decoded: its parts may each have an encoding of their own.
        return "mime" if _MIME.match(head) and _MIME_PAGE.search(head) else "text"

    @cached_property
    def entries(self) -> frozenset[str]:
        """Names of the entries of a zip; raises DamagedError for one that cannot be read."""
        return self._zip[0]

    @cached_property
    def mimetype(self) -> str:
        """What the ``mimetype`` entry of a zip says; raises DamagedError for a zip that cannot be read."""
        return self._zip[1]

    @cached_property
    def _zip(self) -> tuple[frozenset[str], str]:
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                names = frozenset(archive.namelist())
                mimetype = ""
                if "mimetype" in names:
                    with archive.open("mimetype") as stream:
                        mimetype = stream.read(200).decode("ascii", "replace")
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError) as error:
            raise DamagedError(detail=str(error)) from error
        return names, mimetype

    @cached_property
    def text(self) -> str:
        """The decoded text of a file that is no container; raises UnsupportedError for what is no text."""
        from core.load.charsets import decode

        try:
            return decode(self.data)
        except GarbledError as error:
            packed = self.data.startswith(_PACKED)
            raise UnsupportedError(ARCHIVE if packed else _NO_TEXT) from error


def is_pdf_start(data: bytes) -> bool:
    """Whether these are the first bytes of a PDF, which may have a little rubbish before its mark."""
    return b"%PDF" in data[:1024]


def is_image_data(data: bytes) -> bool:
    """Whether the bytes are a picture of a kind that is read."""
    if data.startswith(_IMAGES):
        return True
    bitmap = data[:2] == b"BM" and len(data) > 6 and int.from_bytes(data[2:6], "little") == len(data)
    return bitmap or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def is_pdf(sample: Sample) -> bool:
    """A PDF."""
    return sample.container == "pdf"


def is_docx(sample: Sample) -> bool:
    """A zip with Word's main part."""
    return sample.container == "zip" and any(map(_MAIN_PART.fullmatch, sample.entries))


def is_ofd(sample: Sample) -> bool:
    """A zip with the root part of an OFD."""
    return sample.container == "zip" and any(name.lower() == "ofd.xml" for name in sample.entries)


def is_odt(sample: Sample) -> bool:
    """A zip of OpenDocument that says it is text, or says nothing and has a content part."""
    if sample.container != "zip":
        return False
    return "opendocument.text" in sample.mimetype or ("content.xml" in sample.entries and not sample.mimetype)


def is_doc(sample: Sample) -> bool:
    """An OLE container; its loader looks for Word's stream in it and says what it is when there is none."""
    return sample.container == "ole"


def is_rtf(sample: Sample) -> bool:
    """Rich text."""
    return sample.container == "rtf"


def is_image(sample: Sample) -> bool:
    """A picture."""
    return sample.container == "image"


def is_mht(sample: Sample) -> bool:
    """A MIME message that holds a web page."""
    return sample.container == "mime"


def is_flat_xml(sample: Sample) -> bool:
    """XML that names Word as its program, or has Word's elements, unless it is a web page made by Word.

    The elements tell a damaged file, which must not be read as plain text.
    """
    if sample.container != "text":
        return False
    head = sample.text[:4000].lstrip("\ufeff")
    if "<html" in head.lower():
        return False
    if not head.lstrip().startswith("<?xml"):
        return len(_WORD_TEXT.findall(sample.text[:_SEARCHED])) >= _WORD_TEXTS
    return any(sign in head for sign in (*_WORD_XML, "<w:body", "<w:p>", "<w:p ", "<pkg:part"))


def is_html(sample: Sample) -> bool:
    """Text that begins as a web page does, or has so many tags that it is a part of one."""
    if sample.container != "text":
        return False
    if _HTML_START.match(sample.text[:4000].lstrip("\ufeff")):
        return True
    text = sample.text[:_SEARCHED]
    named_page = sample.suffix in (".html", ".htm", ".shtml", ".xhtml")
    # Tables alone may be left as markup in plain text or Markdown; the text loader reads those.
    tags = [m[1] for m in _TAG.finditer(text if named_page else _without_tables(text))]
    # Markdown may hold a few tags of its own; a page saved as .htm may be a mere fragment.
    needed = 3 if named_page else 40 if sample.suffix in (".md", ".markdown") else 12
    return "/" in tags and len(tags) >= needed


def _without_tables(text: str) -> str:
    """The text without its tables in markup; one that is never closed stays."""
    kept: list[str] = []
    at = 0
    opened = -1
    for mark in _TABLE.finditer(text):
        if not mark["end"]:
            opened = mark.start() if opened < 0 else opened
        elif opened >= 0:
            kept.append(text[at:opened])
            at, opened = mark.end(), -1
    return "".join([*kept, text[at:]])


def is_text(sample: Sample) -> bool:
    """Any text: to be asked after the other formats made of text."""
    return sample.container == "text"


def unsupported(sample: Sample) -> LoadError:
    """The error for a file that no test accepts: what it is, and what to do."""
    if sample.container != "zip":
        return UnsupportedError()
    if "opendocument" in sample.mimetype:
        return UnsupportedError(f"这是 OpenDocument 表格或演示文稿，不是年度报告稿件，{_AS_DOCX}")
    if any(name.startswith("xl/") for name in sample.entries):
        return UnsupportedError(WORKBOOK)
    if any(name.startswith("ppt/") for name in sample.entries):
        return UnsupportedError("这是演示文稿，不是年度报告稿件，请选择 .docx 或 .pdf 稿件。")
    if "[Content_Types].xml" in sample.entries:
        return DamagedError()
    return UnsupportedError(ARCHIVE)
