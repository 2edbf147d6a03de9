"""Drafts to damage: numbers of their own in the cells, rows as pieces that can be cut and pasted, and a writer of each.

A piece may hold signs for text that is set apart (``RAISED``, ``STRUCK``) or is not all to be seen (``HIDDEN``,
``DELETED``, ``INSERTED``), which each writer puts in its own way.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from core.forms.grid_notation import LayoutCell
from core.forms.model_draft import ModelDraft, load_model
from tests.support.drafts import CellKey, blocks, to_html
from tests.support.drafts_doc import to_doc
from tests.support.drafts_markup import mht, to_odt, to_rtf
from tests.support.drafts_ofd import OfdStyle, to_ofd
from tests.support.layouts import LAYOUTS, Rows, render_layout
from tests.support.pdf_drafts import PdfStyle, to_pdf

if TYPE_CHECKING:
    import random

#: Digits that are a mark of a note, and digits that are struck out: what stands between the two signs.
RAISED, STRUCK = "\ue010{}\ue011", "\ue012{}\ue013"
#: Text that is hidden, deleted with the deletion kept, put in with that kept.
HIDDEN, DELETED, INSERTED = "\ue015{}\ue016", "\ue017{}\ue018", "\ue019{}\ue01a"
_SIGNS = "\ue010\ue011\ue012\ue013\ue015\ue016\ue017\ue018\ue019\ue01a"
_LINE = "\ue014"
_LINE_RTF = f"\\u{0xE014 - 65536}?"


@dataclass
class Piece:
    """A cell of a row: its text, how many columns and rows it covers, and its key if it holds a number."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    key: tuple[str, str] | None = None


Table = list[list[Piece]]


@dataclass(frozen=True)
class Damaged(ModelDraft):
    """A draft with rows of its own. ``ragged`` rows may be shorter than the table."""

    tables: Mapping[str, Table] = field(default_factory=dict)
    ragged: bool = False

    def table_rows(self, table: str) -> Rows:
        """The table's rows, damaged where they are; one empty cell for a table that is left out."""
        rows = placed(self.tables.get(table) or [[Piece("")]])
        return rows if self.ragged else _filled(rows)


def numbers(rng: random.Random, count: int, *, sparse: bool) -> list[str]:
    """Numbers of 2 to 5 digits, all different and none like a year; ``sparse``: amid many noughts and some blanks."""
    found: dict[str, None] = {}
    while len(found) < count:
        size = rng.choice((2, 3, 3, 3, 3, 4, 5))
        number = rng.randrange(10 ** (size - 1), 10**size)
        if not 1900 <= number <= 2100:
            found[str(number)] = None
    if not sparse:
        return list(found)
    return [text if (part := rng.random()) < 0.35 else "0" if part < 0.9 else "" for text in found]


def made(rng: random.Random) -> Damaged:
    """A draft on one of the forms with little prose, not yet damaged. Most have but one or two of the tables."""
    model = load_model(rng.choice(("2021", "2021", "2021", "2019")))
    keys = [(key, *cell) for key, table in model.form.tables.items() for cell in table.cell_keys]
    values = dict(zip(keys, numbers(rng, len(keys), sparse=rng.random() < 0.3), strict=True))
    known = {f.name: getattr(model, f.name) for f in fields(model)}
    prose = {key: paragraphs[:1] for key, paragraphs in model.prose.items()} if rng.random() < 0.2 else {}
    known |= {"values": values, "prose": prose, "preface": (), "closing": ()}
    plain = ModelDraft(**known)
    kept = rng.choice((("proactive",), ("proactive",), ("review_litigation",), ("proactive", "review_litigation")))
    part = rng.random()
    kept = kept if part < 0.86 else ("requests",) if part < 0.94 else tuple(model.form.tables)
    tables = {
        key: [
            [Piece(text, cell.colspan, cell.rowspan, cell.key) for cell, text in row] for row in plain.table_rows(key)
        ]
        for key in kept
    }
    return Damaged(**known, tables=tables)


def truth(draft: Damaged) -> dict[CellKey, str]:
    """The text of every number cell before any damage."""
    return {(key, *cell): draft.value(key, cell) for key in draft.tables for cell in draft.form.tables[key].cell_keys}


def copied(table: Table) -> Table:
    """The table with pieces of its own."""
    return [[Piece(p.text, p.colspan, p.rowspan, p.key) for p in row] for row in table]


def placed(table: Table) -> Rows:
    """The pieces with their places, one after the other as a web page lays them out."""
    taken: set[tuple[int, int]] = set()
    rows: Rows = []
    for number, row in enumerate(table):
        col = 0
        rows.append([])
        for piece in row:
            while (number, col) in taken:
                col += 1
            rowspan = min(piece.rowspan, len(table) - number)
            taken |= {(number + r, col + c) for r in range(rowspan) for c in range(piece.colspan)}
            rows[-1].append((LayoutCell(number, col, rowspan, piece.colspan, piece.text, piece.key), piece.text))
            col += piece.colspan
    return rows


def _filled(rows: Rows) -> Rows:
    """The rows with empty cells where there are none."""
    cells = [cell for row in rows for cell, _ in row]
    width = max(cell.col + cell.colspan for cell in cells)
    taken = {(cell.row + r, cell.col + c) for cell in cells for r in range(cell.rowspan) for c in range(cell.colspan)}
    for number, row in enumerate(rows):
        row += [(LayoutCell(number, c, 1, 1, "", None), "") for c in range(width) if (number, c) not in taken]
        row.sort(key=lambda pair: pair[0].col)
    return rows


# --- writers ---

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_EPOCH = (2024, 1, 1, 0, 0, 0)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_RUN = '</w:t></w:r>{}<w:t xml:space="preserve">'
_DOCX_SIGNS = (
    _RUN.format('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'), _RUN.format("<w:r>"),
    _RUN.format("<w:r><w:rPr><w:strike/></w:rPr>"), _RUN.format("<w:r>"),
    _RUN.format("<w:r><w:rPr><w:vanish/></w:rPr>"), _RUN.format("<w:r>"),
    '</w:t></w:r><w:del w:id="7" w:author="a"><w:r><w:delText>',
    '</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">',
    '</w:t></w:r><w:ins w:id="8" w:author="a"><w:r><w:t>', '</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">',
)  # fmt: skip
_HTML_SIGNS = (
    "<sup>", "</sup>", "<s>", "</s>", '<span style="display:none">', "</span>", "<del>", "</del>", "<ins>", "</ins>",
)  # fmt: skip
_RTF_SIGNS = ("{\\super ", "}", "{\\strike ", "}", "{\\v ", "}", "{\\deleted ", "}", "{\\revised ", "}")


def _marked(text: str, markup: Sequence[str]) -> str:
    for sign, words in zip(_SIGNS, markup, strict=True):
        text = text.replace(sign, words)
    return text


def lean_docx(draft: ModelDraft, *, breaks: bool = False) -> bytes:
    """A small .docx; a line end within a cell is a paragraph's, or with ``breaks`` a mere line break."""
    parts: list[str] = []
    for kind, content in blocks(draft):
        if kind == "table":
            parts.append(_word_table(draft.table_rows(content), breaks=breaks))
        else:
            parts.append(f"<w:p><w:r><w:t>{escape(content)}</w:t></w:r></w:p>")
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W}><w:body>{"".join(parts)}<w:sectPr/></w:body>'
        "</w:document>"
    )
    return zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document})


def _word_table(rows: Rows, *, breaks: bool) -> str:
    cover = {(c.row + r, c.col): (c, text) for row in rows for c, text in row for r in range(c.rowspan)}
    lines: list[str] = []
    for number in range(len(rows)):
        cells: list[str] = []
        for (r, _), (cell, text) in sorted(cover.items(), key=lambda item: item[0]):
            if r != number:
                continue
            span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
            joined = "" if cell.rowspan == 1 else '<w:vMerge w:val="restart"/>' if r == cell.row else "<w:vMerge/>"
            shown = text if r == cell.row else ""
            cells.append(f"<w:tc><w:tcPr>{span}{joined}</w:tcPr>{_word_paragraphs(shown, breaks)}</w:tc>")
        lines.append(f"<w:tr>{''.join(cells)}</w:tr>")
    width = max(cell.col + cell.colspan for cell, _ in cover.values())
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * width}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _word_paragraphs(text: str, breaks: bool) -> str:
    kept = _marked(escape(xml_safe(text)), _DOCX_SIGNS)
    if breaks:
        return f'<w:p><w:r><w:t xml:space="preserve">{kept}</w:t></w:r></w:p>'.replace("\n", "</w:t><w:br/><w:t>")
    return "".join(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>' for line in kept.split("\n"))


def xml_safe(text: str) -> str:
    """What XML can hold of a text: a control character becomes U+FFFD."""
    return "".join(c if c >= " " or c in "\t\n" else "\ufffd" for c in text)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these members, the same bytes for the same content."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def lean_flat_xml(draft: ModelDraft) -> bytes:
    """Word's one XML file with the parts of the lean .docx."""
    uri = "http://schemas.microsoft.com/office/2006/xmlPackage"
    kinds = {"word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"}
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    with zipfile.ZipFile(io.BytesIO(lean_docx(draft))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name[0] != "["}
    body = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="{kinds.get(name, relations)}"><pkg:xmlData>'
        f"{content.split('?>', 1)[1]}</pkg:xmlData></pkg:part>"
        for name, content in parts.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>'
    return f'{head}<pkg:package xmlns:pkg="{uri}">{body}</pkg:package>'.encode()


_SPAN_END = "</text:span>"


def lean_odt(draft: ModelDraft) -> bytes:
    """The .odt with raised and struck text as spans, and always the same bytes."""
    with zipfile.ZipFile(io.BytesIO(to_odt(draft))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    styles = (
        '<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/>'
        '</style:style><style:style style:name="gone" style:family="text"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style><style:style style:name="unseen" style:family="text">'
        '<style:text-properties text:display="none"/></style:style></office:automatic-styles>'
    )
    spans = [part for name in ("up", "gone", "unseen") for part in (f'<text:span text:style-name="{name}">', _SPAN_END)]
    content = parts["content.xml"].replace("</office:automatic-styles>", styles)
    content = content.replace("\n", "</text:p><text:p>")
    parts["content.xml"] = _marked(xml_safe(content), (*spans, "", "", "", ""))
    return zipped(parts)


def page(draft: ModelDraft, encoding: str = "utf-8", *, site: bool = False) -> bytes:
    """The web page with raised and struck text."""
    text = _marked(to_html(draft, site=site).decode(), _HTML_SIGNS)
    return text.replace('charset="utf-8"', f'charset="{encoding}"').encode(encoding, "xmlcharrefreplace")


def archive_page(draft: ModelDraft, transfer: str) -> bytes:
    """The web page in an archive."""
    return mht(('text/html; charset="utf-8"', page(draft, site=True), transfer), ("text/css", b"p{margin:0}", "8bit"))


def rich_text(draft: Damaged, how: str = "unicode", *, joined: bool = False) -> bytes:
    """The .rtf with raised and struck text; a line end within a cell is a paragraph's."""
    tables = {key: [[replace(p, text=p.text.replace("\n", _LINE)) for p in row] for row in table]
              for key, table in draft.tables.items()}  # fmt: skip
    text = to_rtf(replace(draft, tables=tables), how, joined=joined).decode("ascii").replace(_LINE_RTF, "\\par ")
    for sign, words in zip(_SIGNS, _RTF_SIGNS, strict=True):
        unit = ord(sign)
        text = text.replace(f"\\u{unit - 65536}?", words)
    return text.encode("ascii")


def plain(text: str) -> str:
    """Without the signs, for formats that have neither raised nor struck text."""
    return "".join(c for c in text if c not in _SIGNS)


def laid_out(draft: ModelDraft, layout: Callable[[Rows], list[str]], encoding: str = "utf-8") -> bytes:
    """Plain text in one of the layouts."""
    return render_layout(draft, layout).encode(encoding, "replace")


@dataclass(frozen=True)
class Maker:
    """One way of writing a draft. ``marks``: raised and struck text can be written; ``controls``: any character."""

    format: str
    name: str
    suffix: str
    make: Callable[[Damaged], bytes]
    marks: bool = False
    controls: bool = False
    paged: bool = False


def _pdf(style: PdfStyle) -> Callable[[Damaged], bytes]:
    return lambda draft: to_pdf(draft, replace(style, widths=_widths(draft))).data


def _ofd(style: OfdStyle) -> Callable[[Damaged], bytes]:
    return lambda draft: to_ofd(draft, replace(style, page=replace(style.page, widths=_widths(draft)))).data


def _widths(draft: Damaged) -> dict[str, tuple[float, ...]]:
    """Widths of the columns of tables that have other columns than the form."""
    known = {4: (), 10: (), 15: ()}
    found: dict[str, tuple[float, ...]] = {}
    for key in draft.form.tables:
        width = max(cell.col + cell.colspan for row in draft.table_rows(key) for cell, _ in row)
        if width not in known:
            found[key] = (445.0 / width,) * width
    return found


def _layout(layout: Callable[[Rows], list[str]], encoding: str) -> Callable[[Damaged], bytes]:
    return lambda draft: laid_out(draft, layout, encoding)


MAKERS: tuple[Maker, ...] = (
    Maker("docx", "paragraphs", ".docx", lean_docx, marks=True),
    Maker("docx", "breaks", ".docx", lambda d: lean_docx(d, breaks=True), marks=True),
    Maker("flat_xml", "flat", ".xml", lean_flat_xml, marks=True),
    *(
        Maker("doc", f"{how}{' joined' * joined}", ".doc", lambda d, h=how, j=joined: to_doc(d, h, joined=j))
        for how in ("one", "narrow", "gb", "fast")
        for joined in (False, True)
    ),
    Maker("wps", "ole", ".wps", to_doc),
    Maker("wps", "zip", ".wps", lean_docx, marks=True),
    Maker("rtf", "unicode", ".rtf", rich_text, marks=True),
    Maker("rtf", "ansi", ".rtf", lambda d: rich_text(d, "ansi"), marks=True),
    Maker("rtf", "joined", ".rtf", lambda d: rich_text(d, joined=True), marks=True),
    Maker("odt", "typed", ".odt", lean_odt, marks=True),
    *(
        Maker("pdf", name, ".pdf", _pdf(style), paged=True)
        for name, style in (
            ("ruled", PdfStyle()),
            ("thin", PdfStyle(rules="rects")),
            ("level", PdfStyle(rules="level")),
            ("none", PdfStyle(rules="none")),
            ("open sides", PdfStyle(open_sides=True)),
            ("landscape", PdfStyle(size=(842.0, 595.0))),
            ("split", PdfStyle(table_size=10.0, split_rows=True)),
        )
    ),
    *(
        Maker("ofd", name, ".ofd", _ofd(style), paged=True)
        for name, style in (
            ("line", OfdStyle()),
            ("char", OfdStyle(text="char")),
            ("none", OfdStyle(page=PdfStyle(rules="none"))),
        )
    ),
    Maker("html", "page", ".html", page, marks=True, controls=True),
    Maker("html", "site gbk", ".htm", lambda d: page(d, "gb18030", site=True), marks=True, controls=True),
    Maker("mht", "quoted", ".mht", lambda d: archive_page(d, "quoted-printable"), marks=True, controls=True),
    Maker("mht", "base64", ".mht", lambda d: archive_page(d, "base64"), marks=True, controls=True),
    *(
        Maker(
            "md" if layout.__name__ in ("pipes", "markup") else "txt", layout.__name__,
            ".md" if layout.__name__ in ("pipes", "markup") else ".txt", _layout(layout, "utf-8"), controls=True,
        )
        for layout in LAYOUTS
    ),
    Maker("txt", "gb18030", ".txt", _layout(LAYOUTS[0], "gb18030"), controls=True),
    Maker("txt", "utf-16", ".txt", _layout(LAYOUTS[0], "utf-16"), controls=True),
)  # fmt: skip

FORMATS = tuple(dict.fromkeys(maker.format for maker in MAKERS))
