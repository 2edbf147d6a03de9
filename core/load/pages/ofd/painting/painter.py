"""Paints an OFD page: its objects one after the other as the content of a PDF page."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from core.base.errors import LoadError
from core.load.pages.ofd.objects import (
    POINTS,
    Matrix,
    ObjectWalk,
    Placed,
    combined,
    font_size,
    given_matrix,
    own_matrix,
    page_matrix,
    paints,
    path_data,
    placed_chars,
)
from core.load.pages.ofd.package import OfdDocument, OfdPackage, OfdPage, Resources, attribute, child, kind, numbers
from core.load.pages.ofd.painting.fonts import FontBook, FontFiles, glyph_numbers
from core.load.pages.ofd.painting.images import enter_image
from core.load.pages.ofd.painting.operators import operation, outline, rectangle
from core.load.pages.ofd.painting.pdf_page import PdfPage
from core.load.pages.ofd.painting.seals import Seal, notes, seals
from core.load.pages.ofd.painting.shadings import shade_of
from core.load.pages.ofd.painting.styles import BLACK, Colour, Style, StyleResources

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Millimetres that a shape or picture may reach beyond its rectangle: writers round.
_BEYOND = 1.0
_BOLD = 600
#: A bold character of a font without a bold face is drawn with an outline of this part of its size.
_OUTLINE = 0.03
_SLANT = 0.2
#: Bytes of content that a pattern may come to.
_MOST_TILED = 4_000_000


@dataclass(slots=True)
class _Known:
    """What the pages of a package name by number."""

    styles: StyleResources = field(default_factory=StyleResources)
    fonts: dict[str, tuple[etree._Element, tuple[str, ...]]] = field(default_factory=dict)
    media: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    units: dict[str, etree._Element] = field(default_factory=dict)

    def learn(self, lists: Iterable[Resources]) -> None:
        for resources in lists:
            for item in resources.root.iter():
                name, identifier = kind(item), attribute(item, "ID") if isinstance(item.tag, str) else ""
                self.styles.learn(item)
                if name == "font":
                    self.fonts[identifier] = (item, resources.folders)
                elif name == "compositegraphicunit":
                    self.units[identifier] = item
                elif name == "multimedia":
                    file = child(item, "mediafile")
                    if file is not None and file.text:
                        self.media[identifier] = (file.text, resources.folders)


def paint_page(package: OfdPackage, document: OfdDocument, index: int, files: FontFiles | None = None) -> bytes:
    """A page of a document as a PDF; raises DamagedError, TooLargeError or EncryptedError."""
    page = package.page(document, index)
    pdf = PdfPage(page.area[2] * POINTS, page.area[3] * POINTS)
    pdf.add(operation("cm", 1, 0, 0, -1, 0, page.area[3] * POINTS))
    _Painter(pdf, package, document, page, files or FontFiles(package)).page(page_matrix(page.area))
    return pdf.data()


class _Painter:
    """Paints one page of a package; seals that are OFD themselves have one of their own."""

    def __init__(
        self, pdf: PdfPage, package: OfdPackage, document: OfdDocument, page: OfdPage, files: FontFiles, depth: int = 0
    ) -> None:
        self._pdf = pdf
        self._package = package
        self._document = document
        self._content = page
        self._depth = depth
        self._known = _Known()
        self._known.learn((*document.resources, *page.resources))
        self._fonts = FontBook(pdf, files, self._known.fonts)
        self._walk = ObjectWalk(self._known.units)
        self._images: dict[str, str | None] = {}
        self._tiling = False

    def page(self, matrix: Matrix) -> None:
        """The page, and what is laid over it."""
        for placed in self._walk.page(self._content, matrix):
            self._object(placed)
        for note in notes(self._package, self._document, self._content.identifier):
            for placed in self._walk.container(note.content, own_matrix(note.content, matrix)):
                self._object(placed)
        for seal in seals(self._package, self._document, self._content.identifier):
            self._seal(seal, matrix)

    def _object(self, placed: Placed) -> None:
        style = Style(placed, self._known.styles)
        if not all(map(math.isfinite, placed.own)):
            return
        self._pdf.add(b"q\n")
        for holder, matrix in placed.around:
            if kind(holder) == "compositeobject":
                self._clip(holder, matrix)
        if placed.name != "textobject":
            self._clip_to_boundary(placed)
        self._clip(placed.item, placed.own)
        if placed.name == "textobject":
            self._text(placed, style)
        elif placed.name == "pathobject":
            self._path(placed, style)
        else:
            self._image(placed, style)
        self._pdf.add(b"Q\n")

    # Clips

    def _clip(self, item: etree._Element, matrix: Matrix) -> None:
        """The clip paths of an object: what all of them leave. One of text hides nothing."""
        clips = child(item, "clips")
        for clip in () if clips is None else clips:
            shapes = b""
            for area in clip:
                shape = child(area, "path")
                data = None if shape is None else path_data(shape)
                if shape is None or data is None:
                    return
                shapes += outline(data, own_matrix(shape, combined(given_matrix(area), matrix)))
            if shapes:
                self._pdf.add(shapes, b"W n\n")

    def _clip_to_boundary(self, placed: Placed) -> None:
        box = numbers(attribute(placed.item, "Boundary"))
        if len(box) >= 4 and box[2] > 0 and box[3] > 0:
            wide = _BEYOND + next(iter(numbers(attribute(placed.item, "LineWidth"))), 0.0)
            sides = (box[0] - wide, box[1] - wide, box[2] + 2 * wide, box[3] + 2 * wide)
            self._pdf.add(rectangle(*sides, placed.outer), b"W n\n")

    # Objects

    def _path(self, placed: Placed, style: Style) -> None:
        stroke, fill = paints(placed.item)
        line = style.colour("StrokeColor", BLACK) if stroke else None
        ground = style.colour("FillColor", None) if fill else None
        data = path_data(placed.item)
        if data is None or (line is None and ground is None):
            return
        shape = outline(data, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
        if shape and ground is not None and self._filled(placed, style, shape, ground.alpha):
            ground = None
        if shape and (line or ground):
            self._colours(line, ground)
            self._lines(style)
            rule = "*" if attribute(placed.item, "Rule").lower() == "even-odd" and ground is not None else ""
            painted = "S" if ground is None else "f" if line is None else "B"
            self._pdf.add(operation("cm", *placed.own), shape, operation(painted + rule))

    def _filled(self, placed: Placed, style: Style, shape: bytes, alpha: float) -> bool:
        """Fill a shape with a shade or a pattern; False where its colour is a plain one."""
        colour = style.element("FillColor")
        if colour is None:
            return False
        shade, pattern = shade_of(colour, self._pdf, style.plain), child(colour, "pattern")
        if shade is None and pattern is None:
            return False
        rule = b"W* n\n" if attribute(placed.item, "Rule").lower() == "even-odd" else b"W n\n"
        self._pdf.add(b"q\n", operation("cm", *placed.own), shape, rule)
        if shade is not None:
            if alpha < 1:
                self._pdf.add(self._pdf.transparency(alpha, alpha))
            self._pdf.add(operation("cm", *shade.matrix), f"/{shade.name} sh\n".encode())
        elif pattern is not None:
            self._tiles(placed, pattern)
        self._pdf.add(b"Q\n")
        return True

    def _tiles(self, placed: Placed, pattern: etree._Element) -> None:
        """The cell of a pattern again and again over an object's rectangle."""
        cell = child(pattern, "cellcontent")
        sides = numbers(attribute(placed.item, "Boundary"))[2:4]
        size = [next(iter(numbers(attribute(pattern, name))), 0.0) for name in ("Width", "Height")]
        steps = [next(iter(numbers(attribute(pattern, n))), s) for n, s in zip(("XStep", "YStep"), size, strict=True)]
        if cell is None or len(sides) < 2 or min(*size, *steps) <= 0 or self._tiling:
            return
        across, down = (math.ceil(side / step) for side, step in zip(sides, steps, strict=True))
        given = given_matrix(pattern)
        self._tiling = True
        content = self._pdf.painted(lambda: self._cell(cell, given))
        self._tiling = False
        if not 0 < across * down * max(1, len(content)) <= _MOST_TILED:
            return
        for i in range(across * down):
            move = operation("cm", 1, 0, 0, 1, i % across * steps[0], i // across * steps[1])
            self._pdf.add(b"q\n", move, content, b"Q\n")

    def _cell(self, cell: etree._Element, matrix: Matrix) -> None:
        for placed in self._walk.container(cell, matrix):
            self._object(placed)

    def _lines(self, style: Style) -> None:
        cap, join, miter = style.ends
        lengths, begin = style.dashes
        self._pdf.add(
            operation("w", style.line_width), operation("J", cap), operation("j", join), operation("M", miter)
        )
        if lengths:
            self._pdf.add(b"[%s] " % " ".join(f"{v:.4f}" for v in lengths).encode(), operation("d", begin))

    def _colours(self, line: Colour | None, ground: Colour | None) -> None:
        for colour, operators in ((line, "G RG K"), (ground, "g rg k")):
            if colour is not None:
                self._pdf.add(operation(operators.split()[(1, 3, 4).index(len(colour.parts))], *colour.parts))
        opaque = (line.alpha if line else 1.0, ground.alpha if ground else 1.0)
        if opaque != (1.0, 1.0):
            self._pdf.add(self._pdf.transparency(*opaque))

    def _text(self, placed: Placed, style: Style) -> None:
        item = placed.item
        size, stretch = font_size(item)
        fills = attribute(item, "Fill").lower() != "false"
        strokes = attribute(item, "Stroke").lower() == "true"
        ground = style.colour("FillColor", BLACK) if fills else None
        line = style.colour("StrokeColor", BLACK) if strokes else None
        if ground is None and line is None:
            return
        font = attribute(item, "Font")
        heavy = (next(iter(numbers(attribute(item, "Weight"))), 400.0)) >= _BOLD
        self._pdf.add(operation("cm", *placed.own))
        self._colours(line or ground, ground)
        mode = 2 if line and ground else 1 if line else 0
        if line is not None:
            self._lines(style)
        elif heavy and not self._fonts.is_bold(font):
            mode = 2
            self._pdf.add(operation("w", _OUTLINE * size))
        self._pdf.add(b"BT\n", operation("Tr", mode))
        turned = math.radians(next(iter(numbers(attribute(item, "CharDirection"))), 0.0))
        slant = _SLANT if attribute(item, "Italic").lower() == "true" else 0.0
        cos, sin = math.cos(turned), math.sin(turned)
        turn = (cos, sin, -sin, cos, 0.0, 0.0)
        shape = combined((size * stretch, 0.0, -slant * size * -1, -size, 0.0, 0.0), turn)
        glyphs: dict[etree._Element, dict[int, int]] = _glyphs_of(item)
        last = ""
        for char in placed_chars(item):
            number = glyphs.get(char.code, {}).get(char.place)
            if number is None and (char.char.isspace() or not char.char.isprintable()):
                continue
            glyph = self._fonts.glyph(font, char.char, number, heavy)
            if glyph.font != last:
                last = glyph.font
                self._pdf.add(f"/{last} 1 Tf\n".encode())
            self._pdf.add(operation("Tm", *shape[:4], char.x, char.y), b"<%s> Tj\n" % glyph.code.hex().encode())
        self._pdf.add(b"ET\n")

    def _image(self, placed: Placed, style: Style) -> None:
        item = placed.item
        name = self._entered(attribute(item, "ResourceID"), attribute(item, "ImageMask"))
        box = numbers(attribute(item, "Boundary"))
        own = placed.own
        if len(numbers(attribute(item, "CTM"))) < 6 and len(box) >= 4:  # the unit square must be made the rectangle
            own = combined((box[2], 0.0, 0.0, box[3], 0.0, 0.0), own)
        self._place(name, own, style.alpha)

    def _place(self, name: str | None, matrix: Matrix, alpha: float) -> None:
        """A picture over the unit square that the matrix makes; a grey frame for one that cannot be drawn."""
        if name is None:
            frame = rectangle(0, 0, 1, 1, matrix)
            self._pdf.add(operation("G", 0.7), operation("w", 0.5), frame, b"S\n")
            return
        if alpha < 1:
            self._pdf.add(self._pdf.transparency(alpha, alpha))
        self._pdf.add(operation("cm", *matrix), operation("cm", 1, 0, 0, -1, 0, 1), f"/{name} Do\n".encode())

    def _entered(self, identifier: str, mask: str = "") -> str | None:
        key = f"{identifier} {mask}"
        if key not in self._images:
            data, opaque = self._file(identifier), self._file(mask)
            self._images[key] = None if data is None else enter_image(self._pdf, data, opaque)
        return self._images[key]

    def _file(self, identifier: str) -> bytes | None:
        path, folders = self._known.media.get(identifier, ("", ()))
        return self._package.file((*folders, *(f"{folder}/Res" for folder in folders)), path) if path else None

    # Seals

    def _seal(self, seal: Seal, matrix: Matrix) -> None:
        left, top, width, height = seal.box
        self._pdf.add(b"q\n", rectangle(left, top, width, height, matrix), b"W n\n")
        if seal.shown is not None:
            x, y, wide, high = seal.shown
            self._pdf.add(rectangle(left + x, top + y, wide, high, matrix), b"W n\n")
        if seal.kind != "ofd":
            name = enter_image(self._pdf, seal.picture)
            self._place(name, combined((width, 0.0, 0.0, height, left, top), matrix), 1.0)
        elif not self._depth:
            self._seal_page(seal, matrix)
        self._pdf.add(b"Q\n")

    def _seal_page(self, seal: Seal, matrix: Matrix) -> None:
        """The first page of a seal that is an OFD, stretched over the seal's rectangle; nothing when it is broken."""
        left, top, width, height = seal.box
        try:
            package = OfdPackage(seal.picture)
            document = next(iter(package.documents()), None)
            if document is None or not document.pages:
                return
            page = package.page(document, 0)
            x, y, wide, high = page.area
            sx, sy = width / wide, height / high
            inside = combined((sx, 0.0, 0.0, sy, left - x * sx, top - y * sy), matrix)
            _Painter(self._pdf, package, document, page, FontFiles(package), self._depth + 1).page(inside)
        except LoadError:
            return


def _glyphs_of(item: etree._Element) -> dict[etree._Element, dict[int, int]]:
    """The glyph numbers of each TextCode: those of the CGTransform elements before it."""
    result: dict[etree._Element, dict[int, int]] = {}
    waiting: list[etree._Element] = []
    for part in item:
        name = kind(part)
        if name == "cgtransform":
            waiting.append(part)
        elif name == "textcode" and waiting:
            result[part] = glyph_numbers(waiting, 100_000)
            waiting = []
    return result
