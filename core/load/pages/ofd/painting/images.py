"""Pictures of an OFD page as pictures of a PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from core.load.pages.ofd.painting.pdf_page import PdfPage, Value

#: Pixels of one picture; a larger one is not drawn.
_MOST_PIXELS = 60_000_000
_JBIG2 = b"\x97JB2\r\n\x1a\n"


def enter_image(pdf: PdfPage, data: bytes, mask: bytes | None = None) -> str | None:
    """Enter a picture; its name for the content, None when it cannot be read. ``mask`` says where it is opaque."""
    try:
        if data.startswith(_JBIG2):
            return _jbig2(pdf, data)
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            entries: dict[str, Value] = {
                "Type": "XObject", "Subtype": "Image", "Width": image.width, "Height": image.height,
                "BitsPerComponent": 8, "ColorSpace": "DeviceGray" if image.mode in ("1", "L") else "DeviceRGB",
            }  # fmt: skip
            opaque = _opaque(image, mask)
            if opaque is not None:
                entries["SMask"] = pdf.stream(opaque.tobytes(), {**entries, "ColorSpace": "DeviceGray"})
            if image.format == "JPEG" and image.mode in ("L", "RGB"):
                return pdf.resource("XObject", pdf.stream(data, {**entries, "Filter": "DCTDecode"}, packed=True))
            pixels = image.convert("L" if image.mode in ("1", "L") else "RGB").tobytes()
            return pdf.resource("XObject", pdf.stream(pixels, entries))
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None


def _opaque(image: Image.Image, mask: bytes | None) -> Image.Image | None:
    """How opaque each pixel is; None where all are."""
    if mask is not None:
        try:
            with Image.open(io.BytesIO(mask)) as own:
                if own.width * own.height <= _MOST_PIXELS:
                    return own.convert("L").resize(image.size)
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
            return None
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        return image.convert("RGBA").getchannel("A")
    return None


def _jbig2(pdf: PdfPage, data: bytes) -> str | None:
    """A JBIG2 file (ITU-T T.88, annex D): PDF wants its parts without the head of the file."""
    flags = data[8] if len(data) > 40 else 0
    if not flags & 1:  # parts in any order: not among what writers of OFD make
        return None
    parts = data[9:] if flags & 2 else data[13:]
    at = parts.find(b"\x30")  # the segment that says how large the page is: number, type 48, referred, page, length
    if not 4 <= at <= 40:
        return None
    head = at + 3 + 4  # behind type, referred segments (none), page and length
    width, height = (int.from_bytes(parts[head + 4 * i : head + 4 * i + 4], "big") for i in (0, 1))
    if not 0 < width * height <= _MOST_PIXELS:
        return None
    entries: dict[str, Value] = {
        "Type": "XObject", "Subtype": "Image", "Width": width, "Height": height, "BitsPerComponent": 1,
        "ColorSpace": "DeviceGray", "Filter": "JBIG2Decode",
    }  # fmt: skip
    return pdf.resource("XObject", pdf.stream(parts, entries, packed=True))
