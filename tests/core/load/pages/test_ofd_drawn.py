"""Pages of OFD drafts are drawn as they say, and what is marked lies on what is drawn."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import reportlab
from PIL import Image, ImageChops, ImageDraw

from core.base.errors import DamagedError, TooLargeError
from core.load import load_bytes
from core.load.pages.ofd import objects
from core.load.pages.ofd.painting.fonts import font_file, latin_name
from core.load.pages.ofd.painting.operators import outline
from core.load.pages.ofd.painting.seals import seal_picture
from core.load.pages.page_pictures import PagePictures
from core.pipeline.page_process import PageProcess
from tests.support.drafts import distinct
from tests.support.drafts_ofd import OfdStyle, package, to_ofd
from tests.support.pdf_drafts import PdfStyle
from tests.support.reading import number_cells

_VERA = Path(reportlab.__file__).with_name("fonts").joinpath("Vera.ttf").read_bytes()
_MM = 72 / 25.4
_NOTHING = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn(data: bytes, page: int = 1, scale: float = 1.0) -> Image.Image:
    with PagePictures(data) as pictures:
        picture = pictures.render(page, scale)
    size = (picture.width, picture.height)
    return Image.frombytes("RGBX", size, picture.pixels, "raw", "RGBX", picture.stride).convert("RGB")


def page(*objects: str, resources: str = "", files: dict[str, bytes] | None = None, scale: float = 1.0) -> Image.Image:
    return drawn(package(OfdStyle(), ["".join(objects)], resources=resources, files=files), scale=scale)


def path(data: str, colours: str = "", boundary: str = "0 0 210 297", **said: str) -> str:
    written = "".join(f' {k}="{v}"' for k, v in said.items())
    return (
        f'<ofd:PathObject ID="1" Boundary="{boundary}"{written}>{colours}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def text(content: str, before: str = "", **said: str) -> str:
    written = "".join(f' {k}="{v}"' for k, v in ({"Size": "20", "Font": "3"} | said).items())
    return (
        f'<ofd:TextObject ID="1" Boundary="20 20 100 25"{written}>{before}'
        f'<ofd:TextCode X="0" Y="20">{content}</ofd:TextCode></ofd:TextObject>'
    )


def at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place in millimetres, on a page drawn at scale 1."""
    found = image.getpixel((round(x * _MM), round(y * _MM)))
    assert isinstance(found, tuple)
    return found


def ink(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The rectangle of all that is not white, in pixels."""
    return ImageChops.invert(image).getbbox()


def square(side: int, colour: str, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(out, kind)
    return out.getvalue()


RED = '<ofd:FillColor Value="255 0 0"/>'
GREEN = '<ofd:StrokeColor Value="0 255 0"/>'
BOX = "M 10 10 L 110 10 L 110 110 L 10 110 C"
WHITE, PURE_RED, PURE_GREEN = (255, 255, 255), (255, 0, 0), (0, 255, 0)


@pytest.mark.parametrize(
    "style",
    [
        OfdStyle(),
        OfdStyle(text="char", page=PdfStyle(rules="rects")),
        OfdStyle(scaled=True, template="澄阳县水务局文件"),
        OfdStyle(composite=True, lower=True, prefix="", page=PdfStyle(size=(595.0, 2400.0))),
    ],
    ids=["lines", "thin fills", "matrix and template", "composite"],
)
def test_marks_lie_on_what_is_drawn(style: OfdStyle) -> None:
    draft = distinct()
    data = to_ofd(draft, style).data
    document = load_bytes(data, "年报.ofd")
    assert document.pictured
    scale = 2.0
    pages = {}
    with PagePictures(data) as pictures:
        assert len(pictures) == len(document.page_sizes)
        for number, size in enumerate(document.page_sizes, 1):
            assert pictures.size(number) == pytest.approx(size, abs=0.01)
            pages[number] = drawn(data, number, scale).convert("L")
    for cell in number_cells(document, draft).values():
        for i in cell.view.offsets:
            box = document.boxes[i]
            assert box is not None
            there = pages[box.page].crop(tuple(round(v * scale) for v in box.bbox))  # type: ignore[arg-type]
            assert there.getextrema()[0] < 120, document.text[i]  # ink
            assert sum(there.histogram()[128:]) > 0.3 * there.width * there.height  # but no patch
    first = pages[1]
    cover = ImageDraw.Draw(first)
    for box in document.boxes:
        if box is not None and box.page == 1:
            cover.rectangle([v * scale + d for v, d in zip(box.bbox, (-3, -3, 3, 3), strict=True)], fill=255)
    rules = sum(first.histogram()[:128])
    assert rules < 0.03 * first.width * first.height  # nothing is drawn elsewhere but lines


def test_shapes_with_colours_lines_and_rules() -> None:
    both = page(path(BOX, RED + GREEN, Fill="true", LineWidth="4"))
    assert at(both, 60, 60) == PURE_RED
    assert at(both, 10, 60) == PURE_GREEN
    assert at(both, 11.5, 60) == PURE_GREEN
    assert at(both, 14, 60) == PURE_RED
    assert at(both, 150, 60) == WHITE
    assert at(page(path(BOX, Fill="true", Stroke="false")), 60, 60) == WHITE  # no colour is no filling
    hole = BOX + " M 40 40 L 80 40 L 80 80 L 40 80 C"
    assert at(page(path(hole, RED, Fill="true", Rule="Even-Odd")), 60, 60) == WHITE
    assert at(page(path(hole, RED, Fill="true")), 60, 60) == PURE_RED
    assert at(page(path(BOX, RED, Fill="true", Visible="false")), 60, 60) == WHITE
    moved = page(path(BOX, RED, Fill="true", CTM="0.5 0 0 0.5 100 100"))
    assert at(moved, 110, 110) == PURE_RED
    assert at(moved, 90, 90) == WHITE


def test_curves_and_arcs() -> None:
    circle = page(path("M 30 60 A 30 30 0 1 1 90 60 A 30 30 0 1 1 30 60 C", RED, Fill="true", Stroke="false"))
    assert at(circle, 60, 32) == at(circle, 60, 88) == PURE_RED
    assert at(circle, 36, 36) == WHITE
    assert outline("M 0 0 Q 3 3 6 0", _NOTHING) == b"0 0 m\n2 2 4 2 6 0 c\n"
    assert outline("M 0 0 B 1 1 2 2 3 3 C", _NOTHING) == b"0 0 m\n1 1 2 2 3 3 c\nh\n"
    assert outline("A 1 1 0 0 0", _NOTHING) == outline("L 1 1", _NOTHING) == b""
    assert b"nan" not in outline("M 0 0 A 0 0 0 0 0 0 0 A 1e9 1e-9 nan 1 1 5 5", _NOTHING)


def test_clips_and_the_rectangle_of_an_object() -> None:
    area = f"<ofd:Clips><ofd:Clip><ofd:Area>{path('M 0 0 L 50 0 L 50 297 L 0 297 C')}</ofd:Area></ofd:Clip></ofd:Clips>"
    clip = area.replace("PathObject", "Path")
    left = page(path(BOX, clip + RED, Fill="true"))
    assert at(left, 30, 60) == PURE_RED
    assert at(left, 80, 60) == WHITE
    bounded = page(path(BOX, RED, boundary="0 0 60 60", Fill="true"))
    assert at(bounded, 50, 50) == PURE_RED
    assert at(bounded, 80, 80) == WHITE


def test_colours_by_parameters_spaces_and_transparency() -> None:
    resources = (
        '<ofd:ColorSpaces><ofd:ColorSpace ID="5" Type="RGB"><ofd:Palette><ofd:CV>0 0 0</ofd:CV><ofd:CV>255 0 0</ofd:CV>'
        "</ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces><ofd:DrawParams>"
        f'<ofd:DrawParam ID="6" LineWidth="9">{RED}</ofd:DrawParam><ofd:DrawParam ID="7" Relative="6"/>'
        "</ofd:DrawParams>"
    )
    assert at(page(path(BOX, Fill="true", DrawParam="7"), resources=resources), 60, 60) == PURE_RED
    assert at(page(path(BOX, Fill="true", DrawParam="7"), resources=resources), 13, 60) == (0, 0, 0)
    indexed = '<ofd:FillColor ColorSpace="5" Index="1"/>'
    assert at(page(path(BOX, indexed, Fill="true"), resources=resources), 60, 60) == PURE_RED
    for colour in ('Value="#ff #00 #00"', 'Value="0 255 255 0"'):
        red, green, blue = at(page(path(BOX, f"<ofd:FillColor {colour}/>", Fill="true")), 60, 60)
        assert red > 200
        assert max(green, blue) < 60
    for half in (path(BOX, RED, Fill="true", Alpha="128"), path(BOX, RED.replace("/>", ' Alpha="128"/>'), Fill="true")):
        assert at(page(half), 60, 60)[1] == pytest.approx(127, abs=3)


STOPS = (
    '<ofd:Segment Position="0"><ofd:Color Value="255 0 0"/></ofd:Segment>'
    '<ofd:Segment Position="1"><ofd:Color Value="0 0 255"/></ofd:Segment>'
)
SQUARE = "M 0 0 L 60 0 L 60 60 L 0 60 C"


def shaded(kind: str, said: str, x: float, y: float) -> str:
    fill = f"<ofd:FillColor><ofd:{kind} {said}>{STOPS}</ofd:{kind}></ofd:FillColor>"
    return path(SQUARE, fill, boundary=f"{x} {y} 60 60", Fill="true", Stroke="false")


def test_shades_along_a_line_and_between_circles() -> None:
    line = 'StartPoint="0 0" EndPoint="60 0"'
    circles = 'StartPoint="30 30" EndPoint="30 30" StartRadius="0" EndRadius="25"'
    made = page(
        shaded("AxialShd", line, 10, 10),
        shaded("AxialShd", f'{line} MapType="Repeat" MapUnit="15"', 75, 10),
        shaded("AxialShd", f'{line} MapType="Reflect" MapUnit="15"', 140, 10),
        shaded("RadialShd", circles, 10, 80),
        shaded("RadialShd", f'{circles} Extend="3"', 75, 80),
        shaded("AxialShd", 'StartPoint="20 0" EndPoint="40 0" Extend="1"', 140, 80),
    )
    for x, redder in ((12, True), (68, False), (77, True), (88, False), (92, True), (153, False), (169, True)):
        red, _, blue = at(made, x, 40)
        assert (red > blue) is redder, x
    assert at(made, 12, 82) == WHITE  # beyond the outer circle
    assert at(made, 77, 82)[2] > 240
    assert at(made, 40, 110)[0] > 240
    assert at(made, 145, 110) == PURE_RED
    assert at(made, 195, 110) == WHITE


def test_patterns_repeat_their_cell_within_the_shape() -> None:
    cell = path("M 0 0 L 6 0 L 6 6 L 0 6 C", RED, boundary="0 0 6 6", Fill="true", Stroke="false")
    said = 'Width="10" Height="10" XStep="12" YStep="12"'
    fill = f"<ofd:FillColor><ofd:Pattern {said}><ofd:CellContent>{cell}</ofd:CellContent></ofd:Pattern></ofd:FillColor>"
    made = page(path("M 0 0 L 30 0 L 30 60 L 0 60 C", fill, boundary="10 10 60 60", Fill="true", Stroke="false"))
    assert [at(made, x, 37) for x in (13, 19, 25, 37, 49)] == [PURE_RED, WHITE, PURE_RED, PURE_RED, WHITE]
    endless = path(SQUARE, fill.replace('"12"', '"0.0001"'), boundary="10 10 60 60", Fill="true", Stroke="false")
    assert ink(page(endless)) is None


def test_pictures_and_masks() -> None:
    resources = "<ofd:MultiMedias>" + "".join(
        f'<ofd:MultiMedia ID="{i}" Type="Image"><ofd:MediaFile>{name}</ofd:MediaFile></ofd:MultiMedia>'
        for i, name in enumerate(("a.png", "b.jpg", "none.png", "broken.png", "mask.png"))
    )
    mask = Image.new("L", (2, 2), 255)
    mask.putpixel((0, 0), 0)
    out = io.BytesIO()
    mask.save(out, "PNG")
    files = {
        "a.png": square(2, "red"), "b.jpg": square(8, "red", "JPEG"), "broken.png": b"\x89PNG\r\n\x1a\n",
        "mask.png": out.getvalue(),
    }  # fmt: skip

    def picture(said: str) -> Image.Image:
        item = f'<ofd:ImageObject Boundary="20 20 100 100" {said}/>'
        return page(item, resources=resources + "</ofd:MultiMedias>", files=files)

    for said in ('ResourceID="0" CTM="100 0 0 100 0 0"', 'ResourceID="0"', 'ResourceID="1" CTM="100 0 0 100 0 0"'):
        red, green, _ = at(picture(said), 70, 70)
        assert red > 240
        assert green < 15
    assert ink(picture('ResourceID="0"')) == pytest.approx((57, 57, 340, 340), abs=1)
    masked = picture('ResourceID="0" ImageMask="4"')
    assert at(masked, 40, 40) == WHITE
    assert at(masked, 40, 100) == PURE_RED
    for broken in ("2", "3", "77"):
        frame = picture(f'ResourceID="{broken}"')
        assert at(frame, 70, 70) == WHITE
        assert ink(frame) is not None  # its frame


FONT = '<ofd:Fonts><ofd:Font ID="3" FontName="自带"><ofd:FontFile>a.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>'


def test_embedded_fonts_by_character_and_by_glyph_number() -> None:
    files = {"a.ttf": _VERA}
    file = font_file(_VERA)
    assert file is not None
    plain = page(text("9"), resources=FONT, files=files)
    number = (
        f'<ofd:CGTransform CodePosition="0" CodeCount="1"><ofd:Glyphs>{file.glyphs["9"]}</ofd:Glyphs></ofd:CGTransform>'
    )
    by_number = page(text("\ue001", number), resources=FONT, files=files)
    assert ink(plain) is not None
    assert ImageChops.difference(plain, by_number).getbbox() is None
    assert ImageChops.difference(plain, page(text("6"), resources=FONT, files=files)).getbbox() is not None
    # A broken font is the system's: numbers of its glyphs would mean others there.
    broken = page(text("9", number), resources=FONT, files={"a.ttf": _VERA[:2000]})
    assert ImageChops.difference(broken, page(text("9"))).getbbox() is None
    assert font_file(b"") is font_file(b"\0\1\0\0" + b"\xff" * 500) is None


def test_fonts_by_name() -> None:
    assert latin_name("宋体") == latin_name("方正书宋") == latin_name("") == "SimSun"
    assert latin_name("黑体") == latin_name("汉仪大黑简") == "SimHei"
    assert latin_name("仿宋_GB2312") == "FangSong"
    assert latin_name("KaiTi_GB2312") == "KaiTiGB2312"
    western = '<ofd:Fonts><ofd:Font ID="3" FontName="Times New Roman"{}/></ofd:Fonts>'
    light = page(text("年2"), resources=western.format(""))
    bold = page(text("年2"), resources=western.format(' Bold="true"'))
    assert ink(light) is not None
    assert ImageChops.difference(light, bold).getbbox() is not None
    assert ink(page(text("\U00020000"))) is not None  # beyond what fonts are asked for: a box
    assert ink(page(text(" \u3000"))) is None


def test_text_is_turned_stretched_stroked_and_coloured() -> None:
    resources, files = FONT, {"a.ttf": _VERA}

    def box(**said: str) -> tuple[int, int]:
        found = ink(page(text("l", **said), resources=resources, files=files))
        assert found is not None
        return found[2] - found[0], found[3] - found[1]

    width, height = box()
    assert height > 3 * width
    turned = box(CharDirection="90")
    assert turned == pytest.approx((height, width), abs=2)
    assert box(HScale="3")[0] == pytest.approx(3 * width, abs=3)
    assert box(Italic="true")[0] > 1.5 * width
    assert box(Weight="800")[0] > width
    red = page(text("l", RED), resources=resources, files=files)
    assert PURE_RED in {c for _, c in red.getcolors(100_000) or []}
    lined = page(text("l", GREEN, Fill="false", Stroke="true"), resources=resources, files=files)
    assert PURE_GREEN in {c for _, c in lined.getcolors(100_000) or []}


def der(tag: int, content: bytes) -> bytes:
    size = len(content)
    head = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + head + content


def seal(kind: str, picture: bytes) -> bytes:
    numbers = der(2, b"\x28") * 2
    inner = der(0x30, der(0x16, kind.encode()) + der(4, picture) + numbers)
    return der(0x30, der(0x30, der(2, b"\x04") + der(0x30, der(0x30, der(0x16, b"ES")) + inner)) + der(3, b"\0ab"))


@pytest.mark.parametrize("kind", ["png", "ofd"])
def test_seals_and_notes_are_laid_over_the_page(kind: str) -> None:
    picture = square(4, "red")
    if kind == "ofd":
        picture = package(OfdStyle(), [path("M 0 0 L 210 0 L 210 297 L 0 297 C", RED, Fill="true", Stroke="false")])
    assert seal_picture(seal(kind, picture)) == (kind, picture)
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    files = {
        "Signs/Signatures.xml": f'<ofd:Signatures {space}><ofd:Signature ID="1" BaseLoc="S/Signature.xml"/>'
        f'<ofd:Signature ID="2" BaseLoc="none.xml"/></ofd:Signatures>'.encode(),
        "Signs/S/Signature.xml": f'<ofd:Signature {space}><ofd:SignedInfo><ofd:StampAnnot PageRef="1" '
        'Boundary="20 20 40 40" Clip="0 0 20 40"/></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue>'
        "</ofd:Signature>".encode(),
        "Signs/S/SignedValue.dat": seal(kind, picture),
        "Annots/Annotations.xml": f'<ofd:Annotations {space}><ofd:Page PageID="1"><ofd:FileLoc>Page.xml</ofd:FileLoc>'
        "</ofd:Page></ofd:Annotations>".encode(),
        "Annots/Page.xml": f'<ofd:PageAnnot {space}><ofd:Annot ID="1"><ofd:Appearance Boundary="100 0 200 200">'
        f"{path(BOX, RED.replace('255 0', '0 255'), Fill='true')}"
        "</ofd:Appearance></ofd:Annot></ofd:PageAnnot>".encode(),
    }
    names = ("Signs/Signatures.xml", "Annots/Annotations.xml")
    made = drawn(package(OfdStyle(), [text("一")], files=files, signatures=names[0], annotations=names[1]))
    assert at(made, 30, 40) == PURE_RED
    assert at(made, 50, 40) == WHITE  # only half of it is on this page
    assert at(made, 150, 60) == PURE_GREEN


def test_broken_seals_draw_nothing_and_end() -> None:
    for data in (
        b"",
        b"\x30",
        b"\x30\x84\xff\xff\xff\xff",
        b"\x30\x80" * 1000,
        seal("png", b"")[:9],
        b"\x30\x02" * 9999,
    ):
        assert seal_picture(data) is None


def test_pages_made_to_harm_end_in_a_picture_or_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DamagedError):
        PagePictures(package(OfdStyle(), []))
    circle = '<ofd:CompositeObject ResourceID="901" Boundary="0 0 9 9"/>'
    assert ink(drawn(package(OfdStyle(), [circle], [circle + path(BOX)]))) is not None
    with monkeypatch.context() as few:
        few.setattr(objects, "_MOST_OBJECTS", 3000)
        with pytest.raises(TooLargeError):
            drawn(package(OfdStyle(), [circle], [circle * 4]))
    assert ink(page(text("一", Size="1e300", CTM="1e300 0 0 1e300 nan inf"))) is None
    absurd = page(
        path("M 1e99 nan L inf 3 B 1 1 1 A 1 1 1 1 1 2 2", LineWidth="1e99", DashPattern="0 0", MiterLimit="-1"),
        path(BOX, '<ofd:StrokeColor Value="x"/>', boundary="nan", LineWidth="-3", DashPattern="nan 3 -1"),
        '<ofd:ImageObject Boundary="" ResourceID=""/>',
        text("一", '<ofd:CGTransform CodePosition="-9" CodeCount="1e9"><ofd:Glyphs>1e9</ofd:Glyphs></ofd:CGTransform>'),
    )
    assert absurd.size == page(text("一")).size


def test_the_drawing_process_draws_them_too(tmp_path: Path) -> None:
    file = tmp_path / "年报.ofd"
    file.write_bytes(package(OfdStyle(), [text("一"), path(BOX, RED, Fill="true")]))
    process = PageProcess()
    try:
        with PagePictures(file) as own:
            assert process.draw(file, 2, 1.5) == own.render(2, 1.5)
    finally:
        process.kill()
