"""Drafts made to harm, each under a name: bombs, circles, absurd sizes, depth and length."""

from __future__ import annotations

import io
import struct
import zipfile
from functools import cache
from typing import TYPE_CHECKING

from tests.support.drafts import distinct, to_docx, to_html
from tests.support.drafts_markup import to_flat_xml, to_odt, to_rtf
from tests.support.drafts_ofd import to_ofd
from tests.support.pdf_drafts import to_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from core.forms.model_draft import ModelDraft

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LAUGHS = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "很" * 10}">' for i in range(10))


@cache
def _draft() -> ModelDraft:
    return distinct()


@cache
def _docx() -> bytes:
    return to_docx(_draft())


@cache
def _odt() -> bytes:
    return to_odt(_draft())


@cache
def _rtf() -> bytes:
    return to_rtf(_draft())


@cache
def _html() -> bytes:
    return to_html(_draft())


@cache
def _flat_xml() -> bytes:
    return to_flat_xml(_draft())


@cache
def _pdf() -> bytes:
    return to_pdf(_draft()).data


@cache
def _ofd() -> bytes:
    return to_ofd(_draft()).data


def replaced(archive: bytes, parts: Mapping[str, bytes | str | Callable[[str], str]]) -> bytes:
    """A zip with some parts exchanged or added; a function makes the new text from the old."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            part = parts.get(name, None)
            if callable(part):
                part = part(old.read(name).decode())
            new.writestr(name, old.read(name) if part is None else part)
    return out.getvalue()


def _bomb(archive: bytes, name: str) -> bytes:
    return replaced(archive, {name: b"<a>" + b" " * 300_000_000 + b"</a>"})


def _lying_sizes() -> bytes:
    """The directory says that the part is small."""
    data = bytearray(_bomb(_docx(), "word/document.xml"))
    at = data.find(struct.pack("<I", 300_000_007))
    while at >= 0:
        data[at : at + 4] = struct.pack("<I", 5000)
        at = data.find(struct.pack("<I", 300_000_007), at)
    return bytes(data)


def _many_entries() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for i in range(60_000):
            made.writestr(f"word/{i}.xml", "")
        made.writestr("word/document.xml", "<a/>")
    return out.getvalue()


def _body(content: str) -> bytes:
    return replaced(_docx(), {"word/document.xml": f"<w:document {_W}><w:body>{content}</w:body></w:document>"})


def _doctype(content: str) -> Callable[[str], str]:
    return lambda old: content + old[old.index("?>") + 2 :].replace("水务局", "&e9;") if "?>" in old else content + old


def _style_cycle(old: str) -> str:
    return old.replace(
        "</w:styles>",
        "".join(
            f'<w:style w:type="paragraph" w:styleId="c{i}"><w:name w:val="c{i}"/><w:basedOn w:val="c{(i + 1) % 3}"/>'
            f'<w:link w:val="c{i}"/></w:style>'
            for i in range(3)
        )
        + "</w:styles>",
    )


def _styled(old: str) -> str:
    return old.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="c0"/></w:pPr>')


def _ole(sectors: int, link: Callable[[int], int]) -> bytes:
    """An OLE container whose chain of sectors is ``link``."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", head, 40, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", head, 76, 0, *([0xFFFFFFFF] * 108))
    fat = struct.pack("<128I", *(link(i) & 0xFFFFFFFF for i in range(128)))
    entry = "WordDocument".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBBIII", 26, 2, 1, 0, 0, 0)
    entry = entry.ljust(116, b"\0") + struct.pack("<IQ", 2, 1 << 30)
    return bytes(head) + fat + (entry * 4) + b"\xec\xa5" * 256 * sectors


def _objects(objects: Mapping[int, bytes], streams: Mapping[int, bytes] | None = None) -> bytes:
    """A PDF of these objects, without a table of their places."""
    parts = [b"%PDF-1.4\n"]
    parts += (b"%d 0 obj\n%s\nendobj\n" % (n, body) for n, body in objects.items())
    parts += (
        b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (n, len(s), s)
        for n, s in (streams or {}).items()
    )
    return b"".join([*parts, b"trailer << /Root 1 0 R >>\n%%EOF"])


_FONT = b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def _page(content: bytes, box: bytes = b"[0 0 595 842]", more: bytes = b"") -> bytes:
    return _objects(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R %s %s >>" % (box, _FONT, more),
        },
        {4: content},
    )


def _pages_cycle() -> bytes:
    return _objects(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 100000 /Parent 3 0 R >>",
            3: b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 100000 /Parent 2 0 R >>",
        }
    )


def _many_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % (i + 10) for i in range(100_000))
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [%s] /Count 100000 >>" % kids}
    objects |= {i + 10: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>" for i in range(100_000)}
    return _objects(objects)


def _form_cycle() -> bytes:
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 12 >>"
    made = _page(b"/X Do BT /F 9 Tf (abc) Tj ET", more=b"/Resources << /XObject << /X 5 0 R >> >>")
    return made.replace(b"trailer", b"5 0 obj\n" + form + b"\nstream\n/X Do /X Do \nendstream\nendobj\ntrailer")


def _mht_nested(depth: int) -> bytes:
    lines = [b"MIME-Version: 1.0"]
    for i in range(depth):
        lines += [b'Content-Type: multipart/mixed; boundary="b%d"' % i, b"", b"--b%d" % i]
    return b"\r\n".join([*lines, b"Content-Type: text/html", b"", b"<p>a</p>"])


def _group(body: bytes) -> bytes:
    return b"{\\rtf1\\ansi " + body + b"}"


def _cell(number: str) -> bytes:
    return _draft().text().replace("\t101", f"\t{number}", 1).encode()


def _ofd_part(part: str, change: Callable[[str], str]) -> bytes:
    data = _ofd()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = next(n for n in archive.namelist() if n.endswith(part))
    return replaced(data, {name: change})


def _odt_content(change: Callable[[str], str]) -> bytes:
    return replaced(_odt(), {"content.xml": change})


_REPORT = "澄阳县水务局2024年政府信息公开工作年度报告\n一、总体情况\n"

CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "docx zip bomb": (".docx", lambda: _bomb(_docx(), "word/document.xml")),
    "docx zip bomb in styles": (".docx", lambda: _bomb(_docx(), "word/styles.xml")),
    "docx lying sizes": (".docx", _lying_sizes),
    "odt zip bomb": (".odt", lambda: _bomb(_odt(), "content.xml")),
    "ofd zip bomb": (".ofd", lambda: _bomb(_ofd(), "OFD.xml")),
    "docx in docx in docx": (".docx", lambda: replaced(_docx(), {"word/a.docx": _docx()})),
    "60,000 zip entries": (".docx", _many_entries),
    "docx entity bomb": (
        ".docx",
        lambda: replaced(_docx(), {"word/document.xml": _doctype(f"<!DOCTYPE a [{_LAUGHS}]>")}),
    ),
    "docx external entity": (
        ".docx",
        lambda: replaced(
            _docx(),
            {"word/document.xml": _doctype('<!DOCTYPE a [<!ENTITY e9 SYSTEM "file:///etc/hostname">]>')},
        ),
    ),
    "odt entity bomb": (".odt", lambda: _odt_content(_doctype(f"<!DOCTYPE a [{_LAUGHS}]>"))),
    "xml entity bomb": (".xml", lambda: _doctype(f"<!DOCTYPE a [{_LAUGHS}]>")(_flat_xml().decode()).encode()),
    "html entity bomb": (
        ".html",
        lambda: (f"<!DOCTYPE html [{_LAUGHS}]>" + _html().decode().replace("水务局", "&e9;")).encode(),
    ),
    "xhtml external dtd": (
        ".html",
        lambda: b'<!DOCTYPE html SYSTEM "http://192.0.2.1/a.dtd">' + _html(),
    ),
    "html pictures and frames": (
        ".html",
        lambda: _html().replace(
            b"<body>",
            b'<body><img src="http://192.0.2.1/a.png"><iframe src="http://192.0.2.1/"></iframe>'
            b'<link rel="stylesheet" href="http://192.0.2.1/a.css"><script src="http://192.0.2.1/a.js"></script>',
        ),
    ),
    "docx style cycle": (
        ".docx",
        lambda: replaced(_docx(), {"word/styles.xml": _style_cycle, "word/document.xml": _styled}),
    ),
    "docx tables 10,000 deep": (
        ".docx",
        lambda: _body("<w:tbl><w:tr><w:tc>" * 10_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 10_000),
    ),
    "docx tables 80 deep": (
        ".docx",
        lambda: _body("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80),
    ),
    "docx spans": (
        ".docx",
        lambda: _body(
            "<w:tbl>"
            + (
                "<w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/><w:vMerge/></w:tcPr><w:p><w:r>'
                "<w:t>1</w:t></w:r></w:p></w:tc>" * 50 + "</w:tr>"
            )
            * 200
            + "</w:tbl>"
        ),
    ),
    "odt repeats": (
        ".odt",
        lambda: _odt_content(
            lambda old: (
                old.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="999999999"')
                .replace("<table:table-row", '<table:table-row table:number-rows-repeated="999999999"')
                .replace("<text:p>", '<text:p><text:s text:c="999999999"/>')
            )
        ),
    ),
    "ofd repeated steps": (
        ".ofd",
        lambda: _ofd_part("Content.xml", lambda old: old.replace('DeltaX="', 'DeltaX="g 999999999 1 ')),
    ),
    "ofd absurd page": (
        ".ofd",
        lambda: _ofd_part("Document.xml", lambda old: old.replace("PhysicalBox>0 0 210", "PhysicalBox>0 0 1e30")),
    ),
    "ole chain in a circle": (".doc", lambda: _ole(4, lambda i: (i + 1) % 4 if i else 0xFFFFFFFD)),
    "ole chain on itself": (".doc", lambda: _ole(4, lambda i: i if i else 0xFFFFFFFD)),
    "rtf 100,000 groups deep": (".rtf", lambda: _group(b"{" * 100_000 + b"a" + b"}" * 100_000)),
    "rtf open groups": (".rtf", lambda: _group(b"{" * 2_000_000)),
    "rtf bin": (".rtf", lambda: _rtf()[:-1] + b"\\bin999999999999 abc}"),
    "rtf huge numbers": (
        ".rtf",
        lambda: _group(b"\\u" + b"9" * 10_000 + b" \\trowd\\cellx" + b"9" * 5000 + b" a\\cell\\row"),
    ),
    "rtf many cells": (
        ".rtf",
        lambda: _group((b"\\trowd" + b"\\cellx1" * 500 + b"\\intbl " + b"1\\cell " * 500 + b"\\row ") * 200),
    ),
    "html tables 10,000 deep": (".html", lambda: b"<table><tr><td>" * 10_000 + b"1"),
    "html divs 200,000 deep": (".html", lambda: b"<html><body>" + b"<div>" * 200_000 + "一、总体情况".encode()),
    "html lists 5,000 deep": (".html", lambda: b"<html><body>" + b"<ol><li>a" * 5_000),
    "html huge spans": (
        ".html",
        lambda: b"<html><body><table>" + b"<tr>" * 3_000 + b"<td rowspan=99999999 colspan=99999999>1" * 300,
    ),
    "html huge spans in every row": (
        ".html",
        lambda: b"<html><body><table>" + (b"<tr>" + b"<td rowspan=999999 colspan=1000>1</td>" * 3) * 3_000,
    ),
    "html a million cells": (".html", lambda: b"<html><body><table>" + (b"<tr>" + b"<td>1" * 1000) * 1000),
    "mht 20,000 deep": (".mht", lambda: _mht_nested(20_000)),
    "mht a thousand parts": (
        ".mht",
        lambda: (
            b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
            + b"--b\r\nContent-Type: text/html\r\n\r\n<p>a</p>\r\n" * 20_000
        ),
    ),
    "pdf page tree in a circle": (".pdf", _pages_cycle),
    "pdf 100,000 pages": (".pdf", _many_pages),
    "pdf claims 2 billion pages": (
        ".pdf",
        lambda: _pdf().replace(b"/Count 4", b"/Count 2000000000").replace(b"/Count 3", b"/Count 2000000000"),
    ),
    "pdf forms in a circle": (".pdf", _form_cycle),
    "pdf absurd page": (".pdf", lambda: _page(b"BT /F 9 Tf 9 9 Td (abc) Tj ET", b"[-1e30 -1e30 1e30 1e30]")),
    "pdf vast page": (".pdf", lambda: _page(b"BT /F 9 Tf 9 9 Td (abc) Tj ET", b"[0 0 200000 200000]")),
    "pdf page without size": (".pdf", lambda: _page(b"BT /F 9 Tf 9 9 Td (abc) Tj ET", b"[0 0 0 0]")),
    "pdf a million lines": (".pdf", lambda: _page(b"0 0 m 9 9 l S\n" * 1_000_000)),
    "pdf a million characters": (".pdf", lambda: _page(b"BT /F 9 Tf 9 9 Td " + b"(abcdefghij) Tj " * 100_000 + b"ET")),
    "pdf 300 level and upright lines": (
        ".pdf",
        lambda: _page(
            b"".join(b"0 %d m 590 %d l S %d 0 m %d 840 l S\n" % (i * 2, i * 2, i * 2, i * 2) for i in range(290))
            + b"BT /F 1 Tf 9 9 Td "
            + b"(1) Tj 2 0 Td " * 5000
            + b"ET"
        ),
    ),
    "pdf arrays 1,000,000 deep": (".pdf", lambda: _page(b"[" * 1_000_000)),
    "png of 4 billion pixels": (
        ".png",
        lambda: (
            b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">IIBBBBB", 65535, 65535, 8, 2, 0, 0, 0) + b"\0\0\0\0"
        ),
    ),
    "number of 10,000 digits": (".txt", lambda: _cell("9" * 10_000)),
    "number of 3,000,000 digits": (".txt", lambda: _cell("9" * 3_000_000)),
    "number with exponent": (".txt", lambda: _cell("1e999999999")),
    "text, one line of 50 MB": (".txt", lambda: (_REPORT + "持续推进公开工作，" * 1_900_000).encode()),
    "text, 50 MB of digits": (".txt", lambda: (_REPORT + "0123456789" * 5_000_000).encode()),
    "text, 20 MB of brackets": (".txt", lambda: (_REPORT + "（“《" * 2_200_000).encode()),
    "text, 20 MB of blanks": (".txt", lambda: (_REPORT + " " * 20_000_000 + "。").encode()),
    "text, 2,000,000 lines": (".txt", lambda: (_REPORT + "一、总体情况\n" * 2_000_000).encode()),
    "text, 500,000 rows": (".txt", lambda: (_draft().text() + "\n1\t2\t3\t4\t5\t6\t7" * 500_000).encode()),
    "text, 300,000 pipes": (".md", lambda: (_REPORT + "| 1 | 2 |\n" * 300_000).encode()),
    "text, labels over and over": (".txt", lambda: (_draft().text() * 400).encode()),
    "text of zeros": (".txt", lambda: b"\0" * 50_000_000),
}
