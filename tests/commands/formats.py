"""One invented report in every format and variant that is read: how many of its 200 number cells come out right.

    python -m tests.commands.formats [--office] [--scans] [WORD …]

Prints a table of format, variant, cells read right, and cells with their place: the characters under the place are
the number, and for formats with pages its box lies in the cell it was drawn in. Every cell holds another number.
``--office`` adds files that LibreOffice writes, ``--scans`` pictures read by recognition (slow), where these are
installed. Words choose the rows whose format or variant contains one of them.
"""

from __future__ import annotations

import argparse
import io
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pypdfium2
from PIL import Image, ImageFilter

from core.base.errors import GoujiError
from core.forms.model_draft import ModelDraft
from core.load import load_bytes
from core.load.pages import ocr
from core.load.pages.page_pictures import PagePictures
from core.model.report import RECOGNISED, Cell, Report
from core.read.reader import read_report
from tests.support.drafts import CellKey, distinct, expected, to_docx, to_html
from tests.support.drafts_declared_html import DECLARED, PAGES, declared
from tests.support.drafts_doc import to_doc
from tests.support.drafts_markup import to_flat_xml, to_mht, to_odt, to_rtf
from tests.support.drafts_odd_docx import ODD, to_chunk_docx, to_odd_docx, to_strict_docx
from tests.support.drafts_ofd import OfdStyle, to_ofd
from tests.support.layouts import LAYOUTS, render_layout
from tests.support.pdf_drafts import PdfStyle, to_pdf

if TYPE_CHECKING:
    from core.model.document import Document

Place = tuple[int, float, float, float, float]

#: Columns in which numbers of three digits take two lines.
NARROW = {
    "requests": (30.0, 52.0, 108.0, *([13.0] * 7)),
    "review_litigation": (13.0,) * 15,
}

PDF_STYLES = {
    "ruled": PdfStyle(),
    "thin fills": PdfStyle(rules="rects"),
    "no upright rules": PdfStyle(rules="level"),
    "no rules": PdfStyle(rules="none"),
    "open sides": PdfStyle(open_sides=True),
    "landscape": PdfStyle(size=(842.0, 595.0)),
    "rotated 90": PdfStyle(size=(842.0, 595.0), rotate=90),
    "rotated 180": PdfStyle(rotate=180),
    "rotated 270": PdfStyle(rotate=270),
    "rows split over pages": PdfStyle(table_size=10.0, split_rows=True),
    "open page breaks": PdfStyle(open_breaks=True),
    "running heads": PdfStyle(head="澄阳县水务局政府信息公开"),
    "digits wrapped": PdfStyle(widths=NARROW),
    "digits wrapped, no rules": PdfStyle(widths=NARROW, rules="none"),
    "digits wrapped, level": PdfStyle(widths=NARROW, rules="level"),
    "repeated heads": PdfStyle(repeat_head=True),
    "repeated heads, split rows": PdfStyle(repeat_head=True, table_size=10.0, split_rows=True),
    "repeated heads, no rules": PdfStyle(repeat_head=True, rules="none"),
    "landscape, no rules": PdfStyle(size=(842.0, 595.0), rules="none"),
    "rotated 90, no rules": PdfStyle(size=(842.0, 595.0), rotate=90, rules="none"),
}
OFD_STYLES = {
    "object a line": OfdStyle(),
    "grouped steps": OfdStyle(text="group"),
    "object a character": OfdStyle(text="char"),
    "drawn twice": OfdStyle(text="twice"),
    "odd spelling": OfdStyle(lower=True, prefix="", backslash=True),
    "enlarged by a matrix": OfdStyle(scaled=True),
    "composite objects": OfdStyle(composite=True, page=PdfStyle(size=(595.0, 2400.0))),
    "template": OfdStyle(template="澄阳县水务局文件"),
    "thin fills": OfdStyle(page=PdfStyle(rules="rects")),
    "no upright rules": OfdStyle(page=PdfStyle(rules="level")),
    "no rules": OfdStyle(page=PdfStyle(rules="none")),
    "landscape": OfdStyle(page=PdfStyle(size=(842.0, 595.0))),
    "rows split over pages": OfdStyle(page=PdfStyle(table_size=10.0, split_rows=True)),
}


@dataclass(frozen=True)
class Variant:
    """One row of the table. ``make`` gives the file and, for formats with pages, where the cells were drawn."""

    format: str
    name: str
    suffix: str
    make: Callable[[ModelDraft], tuple[bytes, Mapping[CellKey, Place]]]


@dataclass(frozen=True)
class Outcome:
    """Cells read right, cells with their place, of how many, in how many milliseconds; or what was said instead."""

    right: int
    placed: int
    cells: int
    took: float
    error: str = ""


def variants() -> Iterator[Variant]:
    """All rows that need no other program."""

    def row(kind: str, name: str, suffix: str, make: Callable[[ModelDraft], bytes]) -> Variant:
        return Variant(kind, name, suffix, lambda draft: (make(draft), {}))

    def paged(kind: str, name: str, make: Callable[..., object], style: object) -> Variant:
        def made(draft: ModelDraft) -> tuple[bytes, Mapping[CellKey, Place]]:
            file = make(draft, style)
            return file.data, file.cells  # type: ignore[attr-defined]

        return Variant(kind, name, f".{kind}", made)

    yield row("docx", "typed numbers", ".docx", to_docx)
    yield row("docx", "automatic numbers", ".docx", partial(to_docx, autonumber=True))
    yield row("docx", "named .doc", ".doc", to_docx)
    for name in ODD:
        yield row("docx", name, ".docx", partial(to_odd_docx, name=name))
    yield row("docx", "strict", ".docx", to_strict_docx)
    yield row("docx", "a web page inside", ".docx", to_chunk_docx)
    yield row("docx", "one XML file", ".xml", to_flat_xml)
    for pieces, name in (
        ("one", "one piece"),
        ("narrow", "8-bit pieces"),
        ("gb", "GB 2312"),
        ("fast", "quickly saved"),
    ):
        yield row("doc", name, ".doc", partial(to_doc, pieces=pieces))
        yield row("doc", f"{name}, merged", ".doc", partial(to_doc, pieces=pieces, joined=True))
    yield row("doc", "automatic numbers", ".doc", partial(to_doc, autonumber=True))
    yield row("wps", "OLE", ".wps", to_doc)
    yield row("wps", "zip", ".wps", to_docx)
    for how in ("ansi", "unicode"):
        yield row("rtf", how, ".rtf", partial(to_rtf, how=how))
        yield row("rtf", f"{how}, merged", ".rtf", partial(to_rtf, how=how, joined=True))
    yield row("rtf", "named .doc, lists", ".doc", partial(to_rtf, autonumber=True))
    yield row("odt", "typed numbers", ".odt", to_odt)
    yield row("odt", "automatic numbers", ".odt", partial(to_odt, autonumber=True))
    for name, style in PDF_STYLES.items():
        yield paged("pdf", name, to_pdf, style)
    for name, style in OFD_STYLES.items():
        yield paged("ofd", name, to_ofd, style)
    for encoding in ("utf-8", "gb18030"):
        yield row("html", f"page, {encoding}", ".html", partial(to_html, encoding=encoding))
        yield row("html", f"site, {encoding}", ".htm", partial(to_html, encoding=encoding, site=True))
    yield row("html", "named .doc", ".doc", to_html)
    for name, page in PAGES.items():
        yield row("html", name, ".html", page)
    for label, encoding in DECLARED:
        make = partial(declared, label=label, encoding=encoding)
        yield row("html", f"{encoding}, called {label}", ".html", make)
    for transfer in ("quoted-printable", "base64", "8bit"):
        yield row("mht", f"{transfer}, utf-8", ".mht", partial(to_mht, transfer=transfer))
        yield row("mht", f"{transfer}, gb18030", ".mht", partial(to_mht, transfer=transfer, encoding="gb18030"))
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"):
        yield row("txt", f"tabs, {encoding}", ".txt", partial(_text, encoding=encoding))
    for layout in LAYOUTS:
        suffix = ".md" if layout.__name__ in ("pipes", "markup") else ".txt"
        yield row(suffix[1:], layout.__name__.replace("_", " "), suffix, partial(_laid_out, layout=layout))


def _text(draft: ModelDraft, encoding: str) -> bytes:
    return draft.text().encode(encoding)


def _laid_out(draft: ModelDraft, layout: Callable) -> bytes:  # type: ignore[type-arg]
    return render_layout(draft, layout).encode()


def office_variants() -> Iterator[Variant]:
    """Rows of files that LibreOffice writes."""
    for suffix, target in (
        ("doc", "doc"),
        ("rtf", "rtf"),
        ("odt", "odt"),
        ("html", "html"),
        ("docx", "docx"),
        ("pdf", "pdf"),
    ):
        yield Variant(suffix, "LibreOffice", f".{suffix}", partial(_by_office, target=target))


def _by_office(draft: ModelDraft, target: str) -> tuple[bytes, Mapping[CellKey, Place]]:
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "draft.docx"), Path(folder, "out")
        document = docx.Document(io.BytesIO(to_docx(draft, autonumber=True)))
        for table in document.tables:
            table.style = "Table Grid"
        document.save(str(source))
        subprocess.run(
            ["soffice", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless",
             "--convert-to", target, "--outdir", str(out), str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return (out / f"draft.{target}").read_bytes(), {}


def scan_variants() -> Iterator[Variant]:
    """Rows of pictures of pages."""
    for name, scan in (
        ("100 dpi", Scan(dpi=100)),
        ("150 dpi", Scan(dpi=150)),
        ("200 dpi", Scan()),
        ("askew, noisy", Scan(degrees=0.8, noise=18.0)),
        ("on its side", Scan(turn=1)),
        ("on its head", Scan(turn=2)),
    ):
        yield Variant("tiff", f"scan, {name}", ".tif", partial(_scanned, scan=scan))
    yield Variant("pdf", "scan, askew, noisy", ".pdf", partial(_scanned, scan=Scan(degrees=-1.5, noise=18.0), pdf=True))
    yield Variant("pdf", "scan amid text", ".pdf", partial(_scanned, scan=Scan(), pdf=True, only=2))


@dataclass(frozen=True)
class Scan:
    """How pages are scanned: laid down askew by some degrees and ``turn`` quarters clockwise; 0 to 255 of noise."""

    dpi: int = 200
    degrees: float = 0.0
    turn: int = 0
    noise: float = 0.0


def _scanned(draft: ModelDraft, scan: Scan, pdf: bool = False, only: int = 0) -> tuple[bytes, Mapping[CellKey, Place]]:
    """Pictures of the pages of a PDF, in one TIFF or PDF; of one page ``only``, amid the others as they were."""
    made = to_pdf(draft)
    images: list[Image.Image] = []
    with PagePictures(made.data) as pictures:
        for number in range(1, len(pictures) + 1):
            page = pictures.render(number, scan.dpi / 72)
            image = Image.frombuffer("RGBX", (page.width, page.height), page.pixels, "raw", "RGBX", page.stride, 1)
            images.append(_worn(image.convert("L"), scan))
    stream = io.BytesIO()
    # Where a cell lies on a page that was turned or laid down askew is not known here.
    places = {} if scan.degrees or scan.turn else made.cells
    if not pdf:
        images[0].save(stream, "TIFF", save_all=True, append_images=images[1:], compression="tiff_deflate")
        return stream.getvalue(), places
    images[0].save(stream, "PDF", save_all=True, append_images=images[1:], resolution=float(scan.dpi))
    if only:
        with pypdfium2.PdfDocument(made.data) as source, pypdfium2.PdfDocument(stream.getvalue()) as scanned:
            source.del_page(only - 1)
            source.import_pages(scanned, [only - 1], only - 1)
            stream = io.BytesIO()
            source.save(stream)
    return stream.getvalue(), places


def _worn(image: Image.Image, scan: Scan) -> Image.Image:
    """A page as it comes from a worn scanner, by way of JPEG where there is noise."""
    if scan.degrees:
        image = image.rotate(scan.degrees, Image.Resampling.BICUBIC, fillcolor=255)
    if scan.noise:
        image = image.filter(ImageFilter.GaussianBlur(0.7))
        image = Image.blend(image, Image.effect_noise(image.size, 4 * scan.noise), 0.25)
        stream = io.BytesIO()
        image.save(stream, "JPEG", quality=60)
        image = Image.open(io.BytesIO(stream.getvalue()))
    return image.rotate(-90 * scan.turn, expand=True)


def measure(variant: Variant, draft: ModelDraft | None = None) -> Outcome:
    """Make the file, read it, count."""
    chosen = draft or distinct()
    wanted = expected(chosen)
    data, places = variant.make(chosen)
    start = time.perf_counter()
    try:
        document = load_bytes(data, f"年报{variant.suffix}")
        report = read_report(document)
    except GoujiError as error:
        return Outcome(0, 0, len(wanted), 0.0, error.message)
    took = (time.perf_counter() - start) * 1000
    cells = {key: _cell(report, key) for key in wanted}
    right = [key for key, cell in cells.items() if cell is not None and _is_right(cell, wanted[key])]
    placed = sum(_is_placed(document, cells[key], wanted[key], places.get(key)) for key in right)
    return Outcome(len(right), placed, len(wanted), took)


def _cell(report: Report, key: CellKey) -> Cell | None:
    table, row, column = key
    return report.tables[table].get(row, column)


def _is_right(cell: Cell, text: str) -> bool:
    # What was recognised from a picture is never certain; right it may be.
    return str(cell.value) == text and (cell.certain or cell.note == RECOGNISED)


def _is_placed(document: Document, cell: Cell | None, text: str, place: Place | None) -> bool:
    if cell is None or "".join(document.quote(cell.spans).split()) != text:
        return False
    if place is None:
        return True
    page, x0, top, x1, bottom = place
    boxes = document.boxes_of(cell.spans)
    return bool(boxes) and all(
        b.page == page and x0 - 3 <= (b.x0 + b.x1) / 2 <= x1 + 3 and top - 3 <= (b.top + b.bottom) / 2 <= bottom + 3
        for b in boxes
    )


def main() -> int:
    """Print the table; 1 when some cell of some row is not right or has no place."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.commands.formats", description="One report in every format and variant"
    )
    parser.add_argument("--office", action="store_true")
    parser.add_argument("--scans", action="store_true")
    parser.add_argument("words", nargs="*")
    options = parser.parse_args()
    rows = list(variants())
    if options.office:
        rows += office_variants() if shutil.which("soffice") else ()
    if options.scans:
        rows += scan_variants() if ocr.available() else ()
    rows = [r for r in rows if not options.words or any(w in f"{r.format} {r.name}" for w in options.words)]
    print(f"{'format':7} {'variant':26} {'right':>9} {'placed':>9} {'ms':>7}")
    short = 0
    for row in rows:
        found = measure(row)
        short += min(found.right, found.placed) < found.cells
        counts = f"{found.right:>5}/{found.cells} {found.placed:>5}/{found.cells} {found.took:>7.0f}"
        print(f"{row.format:7} {row.name:26} {counts}  {found.error}".rstrip(), flush=True)
    print(f"{len(rows)} rows, {len(rows) - short} of them complete")
    return 1 if short else 0


if __name__ == "__main__":
    raise SystemExit(main())
