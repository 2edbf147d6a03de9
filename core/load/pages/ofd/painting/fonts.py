"""Fonts of an OFD page as fonts of a PDF: embedded ones by the numbers of their glyphs, others by name.

A font that is named only, or whose file cannot be read, is the system's: PDFium finds one by the name, else by the
script. Chinese names are told as the Latin ones under which Windows has them (GB/T 33190—2016, 11.1).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from core.base.integers import integer
from core.load.pages.ofd.package import OfdPackage, attribute, child
from core.load.pages.pdfium import LOCK

if TYPE_CHECKING:
    from lxml import etree

    from core.load.pages.ofd.painting.pdf_page import PdfPage, Value

_LATIN_NAMES = {
    "宋体": "SimSun", "新宋体": "NSimSun", "黑体": "SimHei", "仿宋": "FangSong", "楷体": "KaiTi",
    "微软雅黑": "MicrosoftYaHei", "隶书": "LiSu", "幼圆": "YouYuan",
    "华文宋体": "STSong", "华文仿宋": "STFangsong", "华文楷体": "STKaiti",
    "华文中宋": "STZhongsong", "华文细黑": "STXihei",
    "方正小标宋": "FZXiaoBiaoSong-B05S", "方正仿宋": "FZFangSong-Z02S", "方正楷体": "FZKai-Z03S",
    "方正黑体": "FZHei-B01S",
}  # fmt: skip
#: Beginnings of the names of Western faces → the one of the fourteen that every PDF reader has.
_WESTERN = {
    "timesnewroman": "Times", "times": "Times", "georgia": "Times", "cambria": "Times", "bookantiqua": "Times",
    "arial": "Helvetica", "helvetica": "Helvetica", "calibri": "Helvetica", "verdana": "Helvetica",
    "tahoma": "Helvetica", "couriernew": "Courier", "courier": "Courier", "consolas": "Courier",
}  # fmt: skip
_FACES = {
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "Courier": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
}
#: Stands for a character that the system's font cannot be asked for.
_UNKNOWN = "□"
_MOST_BYTES = 40_000_000


class Glyph(NamedTuple):
    """A glyph for the content: the font's name there and the code to be written in it."""

    font: str
    code: bytes


@dataclass(frozen=True, slots=True)
class FontFile:
    """An embedded font: its bytes, whether outlines are TrueType's, its glyphs by character."""

    data: bytes
    truetype: bool
    wrapped: bool
    glyphs: Mapping[str, int]


@dataclass(slots=True)
class FontFiles:
    """The embedded fonts of a package, read once; None for one that is missing or broken."""

    package: OfdPackage
    _read: dict[tuple[str, ...], FontFile | None] = field(default_factory=dict)

    def get(self, folders: tuple[str, ...], path: str) -> FontFile | None:
        """The font of a file that a resource names."""
        key = (*folders, path)
        if key not in self._read:
            data = self.package.file(folders, path)
            self._read[key] = None if data is None else font_file(data)
        return self._read[key]


def font_file(data: bytes) -> FontFile | None:
    """A font from its bytes; None when PDFium cannot read it."""
    if not 12 <= len(data) <= _MOST_BYTES or not _is_font(data):
        return None
    wrapped = data[:4] in (b"\0\1\0\0", b"true", b"OTTO", b"ttcf")
    return FontFile(data, data[:4] != b"OTTO" and wrapped, wrapped, _glyphs(data) if wrapped else {})


class FontBook:
    """The fonts of a document or page by their numbers, entered into a PDF as they are used."""

    def __init__(self, pdf: PdfPage, files: FontFiles, fonts: Mapping[str, tuple[etree._Element, tuple[str, ...]]]):
        self._pdf = pdf
        self._files = files
        self._fonts = fonts
        self._entered: dict[object, str] = {}

    def glyph(self, identifier: str, char: str, number: int | None, heavy: bool = False) -> Glyph:
        """How a character is written; ``number`` is its glyph's in the embedded font, where the page gives it."""
        element, folders = self._fonts.get(identifier, (None, ()))
        path = None if element is None else child(element, "fontfile")
        file = self._files.get(folders, path.text) if path is not None and path.text else None
        if file is not None:
            number = number or file.glyphs.get(char)
            if number and 0 < number < 0x10000:
                return Glyph(self._embedded(file), struct.pack(">H", number))
        name = "" if element is None else attribute(element, "FontName") or attribute(element, "FamilyName")
        bold = heavy or _says(element, "Bold") or "bold" in name.lower()
        italic = _says(element, "Italic") or "italic" in name.lower()
        face = next((f for start, f in _WESTERN.items() if _plain(name).startswith(start)), None)
        if face is not None and 32 <= ord(char) < 127:
            return Glyph(self._standard(_FACES[face][bold + 2 * italic]), char.encode())
        code = char if ord(char) < 0x10000 and not 0xD800 <= ord(char) < 0xE000 else _UNKNOWN
        return Glyph(self._system(latin_name(name), bold), code.encode("utf-16-be"))

    def is_bold(self, identifier: str) -> bool:
        """Whether the font itself is said to be bold."""
        return _says(self._fonts.get(identifier, (None, ()))[0], "Bold")

    def _embedded(self, file: FontFile) -> str:
        if id(file) not in self._entered:
            kind = "FontFile2" if file.truetype else "FontFile3"
            entries: dict[str, Value] = {"Length1": len(file.data)}
            if not file.truetype:
                entries = {"Subtype": "OpenType" if file.wrapped else "CIDFontType0C"}
            name = f"Embedded{len(self._entered)}"
            descriptor = _descriptor(name, 80) | {kind: self._pdf.stream(file.data, entries)}
            inner: dict[str, Value] = {
                "Type": "Font", "Subtype": "CIDFontType2" if file.truetype else "CIDFontType0", "BaseFont": name,
                "CIDSystemInfo": _system_info("Identity", 0), "FontDescriptor": self._pdf.indirect(descriptor),
            }  # fmt: skip
            if file.truetype:
                inner["CIDToGIDMap"] = "Identity"
            self._entered[id(file)] = self._composite(name, "Identity-H", inner)
        return self._entered[id(file)]

    def _system(self, name: str, bold: bool) -> str:
        key = (name, bold)
        if key not in self._entered:
            descriptor = _descriptor(name, 140 if bold else 80)
            inner: dict[str, Value] = {
                "Type": "Font", "Subtype": "CIDFontType2", "BaseFont": name, "CIDSystemInfo": _system_info("GB1", 5),
                "FontDescriptor": self._pdf.indirect(descriptor), "DW": 1000, "W": [1, 95, 500, 814, 939, 500],
            }  # fmt: skip
            self._entered[key] = self._composite(name, "UniGB-UCS2-H", inner)
        return self._entered[key]

    def _composite(self, name: str, encoding: str, inner: dict[str, Value]) -> str:
        return self._pdf.resource(
            "Font",
            {
                "Type": "Font", "Subtype": "Type0", "BaseFont": name, "Encoding": encoding,
                "DescendantFonts": [self._pdf.indirect(inner)],
            },
        )  # fmt: skip

    def _standard(self, name: str) -> str:
        if name not in self._entered:
            font = {"Type": "Font", "Subtype": "Type1", "BaseFont": name, "Encoding": "WinAnsiEncoding"}
            self._entered[name] = self._pdf.resource("Font", font)
        return self._entered[name]


def latin_name(name: str) -> str:
    """The name under which the system may have a font, in Latin letters; that of the usual one where it is unknown."""
    bare = _plain(name).removesuffix("gb2312").removesuffix("gbk").removesuffix("简体")
    for chinese, latin in _LATIN_NAMES.items():
        if bare == chinese:
            return latin
    letters = "".join(c for c in name if c.isascii() and (c.isalnum() or c == "-"))
    return letters if letters and name.isascii() else "SimHei" if "黑" in name else "SimSun"


def _plain(name: str) -> str:
    return "".join(c for c in name.lower() if c.isalnum())


def _says(element: etree._Element | None, name: str) -> bool:
    return element is not None and attribute(element, name).lower() in ("true", "1")


def _descriptor(name: str, stem: int) -> dict[str, Value]:
    return {
        "Type": "FontDescriptor", "FontName": name, "Flags": 4, "FontBBox": [-200, -250, 1200, 950], "ItalicAngle": 0,
        "Ascent": 860, "Descent": -140, "CapHeight": 700, "StemV": stem,
    }  # fmt: skip


def _system_info(ordering: str, supplement: int) -> dict[str, Value]:
    return {"Registry": b"Adobe", "Ordering": ordering.encode(), "Supplement": supplement}


def _is_font(data: bytes) -> bool:
    """Whether PDFium can load it: one that it cannot would be replaced, and glyph numbers would mean others."""
    with LOCK:
        document = pypdfium2.PdfDocument.new()
        try:
            buffer = (raw.c_uint8 * len(data)).from_buffer_copy(data)  # type: ignore[attr-defined]
            font = raw.FPDFText_LoadFont(document, buffer, len(data), raw.FPDF_FONT_TRUETYPE, True)
            if not font:
                return False
            raw.FPDFFont_Close(font)
            return True
        finally:
            document.close()


def _glyphs(data: bytes) -> dict[str, int]:
    """The glyph of each character that the font's own table of characters names."""
    from pdfminer.pdffont import TrueTypeFont

    try:
        table = TrueTypeFont("", io.BytesIO(data)).create_unicode_map().cid2unichr
    except (TrueTypeFont.CMapNotFound, struct.error, AssertionError, ValueError, IndexError, KeyError):
        return {}
    return {char: number for number, char in table.items()}


def glyph_numbers(code_positions: list[etree._Element], length: int) -> dict[int, int]:
    """Glyph numbers by the place of their character, as the CGTransform elements before a text give them."""
    result: dict[int, int] = {}
    for element in code_positions:
        at, count = integer(attribute(element, "CodePosition"), 0), integer(attribute(element, "CodeCount"), 1)
        given = child(element, "glyphs")
        words = (given.text or "").split() if given is not None else []
        for i, number in zip(range(at, min(at + count, length)), words, strict=False):
            result[i] = integer(number, 0)
    return result
