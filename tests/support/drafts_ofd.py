"""OFD drafts written by hand: the pages of the PDF maker, drawn with OFD's objects."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from tests.support.drafts import CellKey, blocks
from tests.support.kept import kept
from tests.support.pdf_drafts import FONT, PdfStyle, PdfWriter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.forms.model_draft import ModelDraft

_MM = 25.4 / 72
_URI = "http://www.ofdspec.org/2016"


@dataclass(frozen=True)
class OfdStyle:
    """How an OFD is written. ``text``: "line" (one object a line, its steps listed), "group" (steps with "g"),
    "char" (one object a character), "twice" (each line drawn twice, as bold); ``prefix`` of the namespace;
    ``lower``: names of attributes in lower case; ``scaled``: unit objects enlarged by a matrix; ``composite``:
    tables as composite objects; ``template``: running head in a template; ``backslash``: odd paths.
    """

    text: str = "line"
    prefix: str = "ofd:"
    lower: bool = False
    scaled: bool = False
    composite: bool = False
    template: str = ""
    backslash: bool = False
    locked: bool = False
    page: PdfStyle = field(default_factory=PdfStyle)


@dataclass(frozen=True)
class MadeOfd:
    """The file, and where every number cell was drawn: (page, x0, top, x1, bottom) in points."""

    data: bytes
    cells: dict[CellKey, tuple[int, float, float, float, float]]


class _Canvas:
    """Takes what the PDF maker draws (points from the bottom left) and writes OFD objects (mm from the top left)."""

    def __init__(self, style: OfdStyle) -> None:
        self.style = style
        self.width, self.height = style.page.size
        self.size = 10.0
        self.objects: list[str] = []
        self.pages: list[str] = []

    def setFont(self, _name: str, size: float) -> None:
        self.size = size

    def drawString(self, x: float, y: float, text: str) -> None:
        if not text:
            return
        style, size = self.style, self.size * _MM
        top = (self.height - y) * _MM - 0.86 * size
        left = x * _MM
        steps = [pdfmetrics.stringWidth(c, FONT, self.size) * _MM for c in text]
        if style.text == "char":
            for char, step in zip(text, steps, strict=True):
                self._text(left, top, size, char, [step])
                left += step
            return
        self._text(left, top, size, text, steps)
        if style.text == "twice":
            self._text(left + 0.06, top, size, text, steps)

    def _text(self, left: float, top: float, size: float, text: str, steps: list[float]) -> None:
        style = self.style
        scale = 0.5 if style.scaled else 1.0
        listed = " ".join(f"{s * scale:.4f}" for s in steps[:-1])
        if style.text == "group" and len(set(steps)) == 1 and len(steps) > 2:
            listed = f"g {len(steps) - 1} {steps[0] * scale:.4f}"
        boundary = f"{left:.4f} {top:.4f} {sum(steps):.4f} {size:.4f}"
        matrix = {"CTM": "2 0 0 2 0 0"} if style.scaled else {}
        code = self._tag(
            "TextCode", escape(text), X="0", Y=f"{0.86 * size * scale:.4f}", **({"DeltaX": listed} if listed else {})
        )
        self._add("TextObject", code, Boundary=boundary, Font="1", Size=f"{size * scale:.4f}", **matrix)

    def line(self, xa: float, ya: float, xb: float, yb: float) -> None:
        points = [(xa * _MM, (self.height - ya) * _MM), (xb * _MM, (self.height - yb) * _MM)]
        left, top = min(p[0] for p in points), min(p[1] for p in points)
        data = " ".join(f"{c} {x - left:.4f} {y - top:.4f}" for c, (x, y) in zip("ML", points, strict=True))
        right, bottom = max(p[0] for p in points), max(p[1] for p in points)
        self._path(data, f"{left:.4f} {top:.4f} {right - left:.4f} {bottom - top:.4f}", {"LineWidth": "0.2"})

    def rect(self, x: float, y: float, width: float, height: float, _stroke: int, _fill: int) -> None:
        left, top, wide, high = (v * _MM for v in (x, self.height - y - height, width, height))
        data = f"M 0 0 L {wide:.4f} 0 L {wide:.4f} {high:.4f} L 0 {high:.4f} C"
        black = self._tag("FillColor", "", Value="0 0 0")  # without one a shape is not filled
        self._path(data, f"{left:.4f} {top:.4f} {wide:.4f} {high:.4f}", {"Stroke": "false", "Fill": "true"}, black)

    def _path(self, data: str, boundary: str, further: dict[str, str], colour: str = "") -> None:
        self._add("PathObject", colour + self._tag("AbbreviatedData", data), Boundary=boundary, **further)

    def showPage(self) -> None:
        self.pages.append("".join(self.objects))
        self.objects = []

    def _add(self, name: str, content: str, **attributes: str) -> None:
        self.objects.append(self._tag(name, content, ID=str(len(self.objects) + 100), **attributes))

    def _tag(self, name: str, content: str, **attributes: str) -> str:
        return tag(self.style, name, content, **attributes)


def tag(style: OfdStyle, name: str, content: str = "", **attributes: str) -> str:
    """An element in the style's own spelling."""
    known = ((k.lower() if style.lower and k not in ("ID",) else k, v) for k, v in attributes.items())
    written = "".join(f' {k}="{v}"' for k, v in known)
    return f"<{style.prefix}{name}{written}>{content}</{style.prefix}{name}>"


class _OfdWriter(PdfWriter):
    def __init__(self, style: OfdStyle) -> None:
        if FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.style = style.page
        self.width, self.height = style.page.size
        self.canvas = _Canvas(style)  # type: ignore[assignment]
        self.page = 0
        self.cells = {}
        self.begin()


@kept
def to_ofd(draft: ModelDraft, style: OfdStyle | None = None) -> MadeOfd:
    """An OFD of the draft and the places of its number cells."""
    chosen = style or OfdStyle()
    writer = _OfdWriter(chosen)
    canvas: _Canvas = writer.canvas  # type: ignore[assignment]
    units: list[str] = []
    for kind, content in blocks(draft):
        if kind == "table":
            before, page = canvas.objects, writer.page
            if chosen.composite:
                canvas.objects = []
            writer.table(content, draft.table_rows(content))
            if chosen.composite and page == writer.page:
                units.append("".join(canvas.objects))
                area = f"0 0 {canvas.width * _MM:.4f} {canvas.height * _MM:.4f}"
                canvas.objects = before
                canvas._add("CompositeObject", "", ResourceID=str(900 + len(units)), Boundary=area)
            elif chosen.composite:
                raise ValueError("the table does not fit on one page")
        elif kind == "title":
            writer.paragraph(content, 18, center=True)
        else:
            writer.paragraph(content, chosen.page.text_size)
    canvas.showPage()
    return MadeOfd(package(chosen, canvas.pages, units), dict(writer.cells))


def package(
    style: OfdStyle,
    pages: list[str],
    units: list[str] | None = None,
    *,
    resources: str = "",
    files: Mapping[str, bytes] | None = None,
    signatures: str = "",
    annotations: str = "",
) -> bytes:
    """The zip of an OFD with pages of these objects.

    ``resources`` are elements of its list of resources, ``files`` lie in its folder; the last two name lists there.
    """
    width, height = (v * _MM for v in style.page.size)
    base = "Doc_0\\" if style.backslash else "Doc_0/"
    declared = f'xmlns{":" + style.prefix[:-1] if style.prefix else ""}="{_URI}"'

    def whole(name: str, content: str) -> str:
        element = tag(style, name, content)
        head = f"<{style.prefix}{name}"
        return f'<?xml version="1.0" encoding="UTF-8"?>{head} {declared}{element[len(head) :]}'

    body = tag(style, "DocRoot", f"{base}Document.xml")
    if signatures:
        body += tag(style, "Signatures", f"{base}{signatures}")
    parts: dict[str, str | bytes] = {"OFD.xml": whole("OFD", tag(style, "DocBody", body))}
    common = tag(style, "PageArea", tag(style, "PhysicalBox", f"0 0 {width:.4f} {height:.4f}"))
    if style.template:
        common += tag(style, "TemplatePage", ID="7", BaseLoc="Tpls/Tpl_0/Content.xml", ZOrder="Background")
        canvas = _Canvas(style)
        canvas.setFont(FONT, 10)
        canvas.drawString(75, canvas.height - 50, style.template)
        parts["Doc_0/Tpls/Tpl_0/Content.xml"] = whole(
            "Page", tag(style, "Content", tag(style, "Layer", "".join(canvas.objects)))
        )
    if units or resources:
        common += tag(style, "DocumentRes", "DocumentRes.xml")
        defined = "".join(
            tag(style, "CompositeGraphicUnit", tag(style, "Content", unit), ID=str(901 + i), Width="210", Height="297")
            for i, unit in enumerate(units or [])
        )
        parts["Doc_0/DocumentRes.xml"] = whole("Res", tag(style, "CompositeGraphicUnits", defined) + resources)
    entries = "".join(
        tag(style, "Page", ID=str(i + 1), BaseLoc=f"Pages/Page_{i}/Content.xml") for i in range(len(pages))
    )
    laid = tag(style, "Annotations", annotations) if annotations else ""
    parts["Doc_0/Document.xml"] = whole(
        "Document", tag(style, "CommonData", common) + tag(style, "Pages", entries) + laid
    )
    parts |= {f"Doc_0/{name}": content for name, content in (files or {}).items()}
    for i, objects in enumerate(pages):
        use = tag(style, "Template", TemplateID="7") if style.template else ""
        content = tag(style, "Content", tag(style, "Layer", objects, ID="50"))
        parts[f"Doc_0/Pages/Page_{i}/Content.xml"] = whole("Page", use + content)
    if style.locked:
        parts["Encryptions.xml"] = whole("Encryptions", "")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
