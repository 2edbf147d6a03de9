"""Drafts in the formats between Word and the web, written by hand: rich text, OpenDocument, web archives."""

from __future__ import annotations

import base64
import io
import quopri
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import docx
from lxml import etree

from core.forms.grid_notation import LayoutCell
from tests.support.drafts import blocks, to_docx, to_html
from tests.support.kept import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.forms.model_draft import ModelDraft

Rows = list[list[tuple[LayoutCell, str]]]


def owners(rows: Rows) -> dict[tuple[int, int], tuple[LayoutCell, str]]:
    """The cell that covers each place of the table."""
    found: dict[tuple[int, int], tuple[LayoutCell, str]] = {}
    for cell, text in (pair for row in rows for pair in row):
        for r in range(cell.row, cell.row + cell.rowspan):
            for c in range(cell.col, cell.col + cell.colspan):
                found[r, c] = cell, text
    return found


# --- rich text ---


def rtf_text(text: str, how: str) -> str:
    """Text as "ansi" writes it (bytes of GBK) or "unicode" (numbers with a substitute)."""
    out: list[str] = []
    for char in text:
        if char in "\\{}":
            out.append("\\" + char)
        elif char == "\t":
            out.append("\\tab ")
        elif char.isascii():
            out.append(char)
        elif how == "ansi":
            out += (f"\\'{b:02x}" for b in char.encode("gb18030"))
        else:
            units = char.encode("utf-16-le")
            codes = (int.from_bytes(units[i : i + 2], "little") for i in range(0, len(units), 2))
            out += (f"\\u{c - 65536 if c > 32767 else c}?" for c in codes)
    return "".join(out)


def rtf(*content: str, page: int = 936) -> bytes:
    """A document with this content."""
    fonts = "{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f1\\froman\\fcharset0 Times New Roman;}}"
    head = f"{{\\rtf1\\ansi\\ansicpg{page}\\deff0\\uc1{fonts}{{\\stylesheet{{\\s0 Normal;}}}}{{\\info{{\\title x}}}}"
    return "\n".join([head, *content, "}"]).encode("ascii")


def rtf_paragraph(text: str, how: str = "unicode", before: str = "") -> str:
    """A paragraph outside tables; ``before`` is put in as it is."""
    return f"\\pard\\plain\\f0 {before}{rtf_text(text, how)}\\par"


def rtf_row(cells: Sequence[tuple[str, int, str]], how: str = "unicode") -> str:
    """A row of (text, right border, merging words)."""
    shape = "\\trowd\\trgaph108\\trleft-108" + "".join(f"{merge}\\cellx{edge}" for _, edge, merge in cells)
    content = "".join(f"\\pard\\intbl\\f0 {rtf_text(text, how)}\\cell" for text, _, _ in cells)
    return f"{shape}\n{content}\\row"


def rtf_table(rows: Rows, how: str = "unicode", joined: bool = False) -> Iterator[str]:
    """A table of the form; ``joined`` writes wide cells as single ones merged by \\clmgf and \\clmrg."""
    cover = owners(rows)
    width = max(c for _, c in cover) + 1
    for r in range(max(r for r, _ in cover) + 1):
        cells: list[tuple[str, int, str]] = []
        for c in range(width):
            cell, text = cover[r, c]
            edge = 600 * (c + 1)
            if c > cell.col and not joined:
                cells[-1] = cells[-1][0], edge, cells[-1][2]
                continue
            merge = ("\\clvmgf" if r == cell.row else "\\clvmrg") if cell.rowspan > 1 else ""
            if joined and cell.colspan > 1:
                merge += "\\clmgf" if c == cell.col else "\\clmrg"
            cells.append((text if (r, c) == (cell.row, cell.col) else "", edge, merge))
        yield rtf_row(cells, how)


@kept
def to_rtf(draft: ModelDraft, how: str = "unicode", *, joined: bool = False, autonumber: bool = False) -> bytes:
    """The draft as rich text; with ``autonumber`` headings carry the number that the writer rendered."""
    parts: list[str] = []
    for kind, content in blocks(draft):
        if kind == "table":
            parts += rtf_table(draft.table_rows(content), how, joined)
        elif kind == "heading" and autonumber:
            number, text = content.split("、", 1)
            label = f"{{\\listtext\\pard\\plain\\f0 {rtf_text(number + '、', how)}\\tab}}\\ls1\\ilvl0 "
            parts.append(rtf_paragraph(text, how, label))
        else:
            parts.append(rtf_paragraph(content, how))
    return rtf(*parts)


# --- OpenDocument ---

_ODF = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
}  # fmt: skip
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _ODF.items())


def odt(body: str, *, automatic: str = "", styles: str = "", encrypted: bool = False) -> bytes:
    """An .odt with this content of office:text."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_DECLARED} office:version="1.3">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    sheet = f"<office:document-styles {_DECLARED}><office:styles>{styles}</office:styles></office:document-styles>"
    locked = "<encryption-data/>" if encrypted else ""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", sheet)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{locked}</manifest>")
    return stream.getvalue()


CHINESE_LIST = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="、" '
    'style:num-format="一, 二, 三, ..."/></text:list-style>'
)


@kept
def to_odt(draft: ModelDraft, *, autonumber: bool = False) -> bytes:
    """The draft as OpenDocument text; with ``autonumber`` headings are items of one list that goes on."""
    parts: list[str] = []
    for kind, content in blocks(draft):
        if kind == "table":
            parts.append(odt_table(draft.table_rows(content)))
        elif kind == "heading" and autonumber:
            item = f"<text:list-item><text:p>{escape(content.split('、', 1)[1])}</text:p></text:list-item>"
            parts.append(f'<text:list text:style-name="L1" text:continue-numbering="true">{item}</text:list>')
        else:
            parts.append(f"<text:p>{escape(content)}</text:p>")
    return odt("".join(parts), automatic=CHINESE_LIST)


def odt_table(rows: Rows) -> str:
    """A table with covered cells, the first row as its head."""
    cover = owners(rows)
    width = max(c for _, c in cover) + 1
    lines: list[str] = []
    for r in range(max(r for r, _ in cover) + 1):
        cells: list[str] = []
        for c in range(width):
            cell, text = cover[r, c]
            if (r, c) != (cell.row, cell.col):
                cells.append("<table:covered-table-cell/>")
                continue
            spans = f'table:number-columns-spanned="{cell.colspan}" table:number-rows-spanned="{cell.rowspan}"'
            cells.append(f"<table:table-cell {spans}><text:p>{escape(text)}</text:p></table:table-cell>")
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    head = f"<table:table-header-rows>{lines[0]}</table:table-header-rows>"
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f"<table:table>{columns}{head}{''.join(lines[1:])}</table:table>"


# --- web archive ---


def mht(*parts: tuple[str, bytes, str], start: str = "", boundary: str = "----=_Teil_000") -> bytes:
    """A web archive of parts: (content type, content, transfer encoding)."""
    root = f'; start="<{start}>"' if start else ""
    head = (
        "From: <Saved by a browser>\r\nSubject: =?utf-8?B?5bm05oql?=\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html"{root}; boundary="{boundary}"\r\n\r\n'
    )
    out = [head.encode()]
    for number, (kind, content, transfer) in enumerate(parts):
        raw = base64.encodebytes(content) if transfer == "base64" else content
        raw = quopri.encodestring(content) if transfer == "quoted-printable" else raw
        out.append(
            f"--{boundary}\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n"
            f"Content-ID: <part{number}>\r\nContent-Location: file:///C:/x/part{number}.htm\r\n\r\n".encode()
        )
        out += raw, b"\r\n"
    return b"".join([*out, f"--{boundary}--\r\n".encode()])


def to_mht(
    draft: ModelDraft, transfer: str = "quoted-printable", encoding: str = "utf-8", *, named: bool = True
) -> bytes:
    """The draft's web page in an archive beside a style sheet; ``named``: the part says its own encoding."""
    page = to_html(draft, encoding=encoding, site=True)
    if named:
        page = page.replace(f'<meta charset="{encoding}">'.encode(), b"")
    kind = f'text/html; charset="{encoding}"' if named else "text/html"
    return mht((kind, page, transfer), ("text/css", b"p{margin:0}", "8bit"))


# --- Word's one XML file ---


def to_flat_xml(draft: ModelDraft) -> bytes:
    """The parts of a .docx in one XML file (flat OPC)."""
    source = zipfile.ZipFile(io.BytesIO(to_docx(draft)))
    uri = "http://schemas.microsoft.com/office/2006/xmlPackage"
    root = etree.Element(f"{{{uri}}}package", nsmap={"pkg": uri})
    types = etree.fromstring(source.read("[Content_Types].xml"))
    kinds = {e.get("PartName", ""): e.get("ContentType", "") for e in types.iter("{*}Override")}
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    for name in source.namelist():
        if name != "[Content_Types].xml":
            part = etree.SubElement(root, f"{{{uri}}}part")
            part.set(f"{{{uri}}}name", "/" + name)
            part.set(f"{{{uri}}}contentType", kinds.get("/" + name, relations if "rels" in name else "image/jpeg"))
            if name.endswith((".xml", ".rels")):
                etree.SubElement(part, f"{{{uri}}}xmlData").append(etree.fromstring(source.read(name)))
            else:
                etree.SubElement(part, f"{{{uri}}}binaryData").text = base64.b64encode(source.read(name)).decode()
    declaration = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
    return declaration + etree.tostring(root, encoding="utf-8")


def word_with(*paragraphs: str) -> bytes:
    """A plain .docx with these paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
