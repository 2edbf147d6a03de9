"""The invented report as Word drafts of real life: the same cells, laid down in odd ways."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import parse_xml

from tests.support.docx_xml import xml_of
from tests.support.drafts import add_numbering, save, to_docx
from tests.support.drafts_markup import to_mht
from tests.support.kept import kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordDocument

    from core.forms.model_draft import ModelDraft

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SDT = "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>"
_GRID = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="9000"/></w:tblGrid>{}</w:tbl>'
_CELL = "<w:tc><w:tcPr/></w:tc>"
_REVISION = 'w:id="1" w:author="甲" w:date="2025-01-02T00:00:00Z"'
Element = Any


def _xml(markup: str) -> Element:
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {_NS}", markup, count=1))


def _wrap(element: Element, markup: str, inner: str) -> Element:
    """Put an element into the ``inner`` one of new markup that takes its place."""
    outer = _xml(markup)
    element.getparent().replace(element, outer)
    next(outer.iter(_W + inner)).append(element)
    return outer


def _text(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(_W + "t"))


def _tables(word: WordDocument) -> list[Element]:
    return list(xml_of(word.element).body.findall(_W + "tbl"))


def _numbers(word: WordDocument) -> list[Element]:
    """The paragraphs of the number cells."""
    cells = [cell for table in _tables(word) for cell in table.iter(_W + "tc")]
    return [cell.find(_W + "p") for cell in cells if _text(cell).isdigit()]


def _refill(paragraph: Element, *content: str) -> None:
    for run in paragraph.findall(_W + "r"):
        paragraph.remove(run)
    paragraph.extend([_xml(markup) for markup in content])


def _run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


def content_controls(word: WordDocument) -> None:
    """Around every table (two deep), row, cell, paragraph of a cell and run."""
    for name in ("r", "p", "tc", "tr"):
        for table in _tables(word):
            for element in list(table.iter(_W + name)):
                _wrap(element, _SDT, "sdtContent")
    for table in _tables(word):
        _wrap(_wrap(table, _SDT, "sdtContent"), _SDT, "sdtContent")


def run_per_character(word: WordDocument) -> None:
    """With proofing marks, bookmarks and page breaks of the last printing in between."""
    between = '<w:proofErr w:type="spellStart"/>', _run("<w:lastRenderedPageBreak/>")
    for paragraph in _numbers(word):
        _refill(paragraph, *(m for c in _text(paragraph) for m in (_run(f"<w:t>{c}</w:t>"), *between)))


def fields(word: WordDocument) -> None:
    """Every number is the result of a formula."""
    for paragraph in _numbers(word):
        _refill(
            paragraph,
            _run('<w:fldChar w:fldCharType="begin"/>'),
            _run('<w:instrText xml:space="preserve"> =SUM(LEFT) </w:instrText>'),
            _run('<w:fldChar w:fldCharType="separate"/>'),
            _run(f"<w:t>{_text(paragraph)}</w:t>"),
            _run('<w:fldChar w:fldCharType="end"/>'),
        )


def revisions(word: WordDocument) -> None:
    """Digits inserted, deleted, inserted and deleted again, moved away; a paragraph deleted below."""
    for paragraph in _numbers(word):
        digits = _text(paragraph)
        gone = f"<w:del {_REVISION}><w:r><w:delText>7</w:delText></w:r></w:del>"
        _refill(
            paragraph,
            _run(f"<w:t>{digits[0]}</w:t>"),
            gone,
            f"<w:ins {_REVISION}><w:r><w:t>{digits[1:]}</w:t></w:r>{gone}</w:ins>",
            f"<w:moveFrom {_REVISION}><w:r><w:t>5</w:t></w:r></w:moveFrom>",
        )
        paragraph.addnext(_xml("<w:p/>"))
        paragraph.addnext(_xml(f"<w:p><w:pPr><w:rPr><w:del {_REVISION}/></w:rPr></w:pPr>{gone}</w:p>"))


def notes_and_hidden_text(word: WordDocument) -> None:
    """A mark of a footnote and a hidden digit behind every number."""
    for paragraph in _numbers(word):
        paragraph.append(_xml(_run('<w:footnoteReference w:id="2"/>')))
        paragraph.append(_xml(_run("<w:rPr><w:vanish/></w:rPr><w:t>7</w:t>")))


def one_cell(word: WordDocument) -> None:
    """The whole report in one cell of a table."""
    outer = _xml(_GRID.format(f"<w:tr>{_CELL}</w:tr>"))
    body = xml_of(word.element).body
    next(outer.iter(_W + "tc")).extend([e for e in body if e.tag != _W + "sectPr"])
    body.insert(0, outer)


def nested_tables(word: WordDocument) -> None:
    """Each table in a cell of a table that arranges the page; every number in a table of one cell."""
    for paragraph in _numbers(word):
        _wrap(paragraph, _GRID.format(f"<w:tr>{_CELL}</w:tr>"), "tc").addnext(_xml("<w:p/>"))
    for table in _tables(word):
        outer = _wrap(table, _GRID.format(f"<w:tr>{_CELL}</w:tr>"), "tc")
        outer.find(_W + "tr").insert(0, _xml("<w:tc><w:tcPr/><w:p/></w:tc>"))


def tags(word: WordDocument) -> None:
    """Smart tags around the numbers, custom XML around the tables, text in cells that a merge hides."""
    for paragraph in _numbers(word):
        for run in list(paragraph.findall(_W + "r")):
            _wrap(run, '<w:smartTag w:element="number"/>', "smartTag")
    for table in _tables(word):
        for merge in table.iter(_W + "vMerge"):
            if merge.get(_W + "val") != "restart":
                cell = merge.getparent().getparent()
                cell.find(_W + "p").append(_xml(_run("<w:t>5</w:t>")))
        _wrap(table, '<w:customXml w:element="table"/>', "customXml")


def numbered_labels(word: WordDocument) -> None:
    """The numerals of the row labels are Word's own numbering, restarted in each group."""
    numbering = word.part.numbering_part.element
    kinds = {r"\d\.": ("60", "decimal", "%1."), r"（[一二三四五六七]）": ("61", "chineseCounting", "（%1）")}
    for number, style, text in kinds.values():
        add_numbering(word, number, [(style, text, 1)])
    last = 70
    for table in _tables(word):
        for paragraph in [p for p in table.iter(_W + "p") if p.getnext() is None]:
            for pattern, (number, _, _) in kinds.items():
                match = re.match(pattern, _text(paragraph))
                if match is None:
                    continue
                if match[0] == "1.":
                    last += 1
                    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
                    numbering.append(_xml(f'<w:num w:numId="{last}"><w:abstractNumId w:val="60"/>{restart}</w:num>'))
                own = str(last) if number == "60" else number
                _refill(paragraph, _run(f"<w:t>{_text(paragraph)[match.end() :]}</w:t>"))
                paragraph.insert(
                    0, _xml(f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{own}"/></w:numPr></w:pPr>')
                )


def text_boxes(word: WordDocument) -> None:
    """Title and tables in text boxes, the title's written down twice for older programs."""
    title = word.paragraphs[0]._p
    box = f"<w:txbxContent><w:p>{_run(f'<w:t>{_text(title)}</w:t>')}</w:p></w:txbxContent>"
    _refill(
        title,
        _run(
            f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
            f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent>"
        ),
    )
    for table in _tables(word):
        shape = _run("<w:pict><v:shape><v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict>")
        _wrap(table, f"<w:p>{shape}</w:p>", "txbxContent")


def shredded(word: WordDocument) -> None:
    """Every row is a table of its own."""
    for table in _tables(word):
        for row in reversed(table.findall(_W + "tr")[1:]):
            part = _xml("<w:tbl><w:tblPr/></w:tbl>")
            part.append(copy.deepcopy(table.find(_W + "tblGrid")))
            part.append(row)
            table.addnext(part)
            table.addnext(_xml("<w:p/>"))


def words_around(word: WordDocument) -> None:
    """A sentence between heading and table, 续表 in the middle, a note below."""
    for table in _tables(word):
        said = "本年度共新收申请 15 件，较上年增加 3 件，情况见下表（单位：件）："
        table.addprevious(_xml(f"<w:p>{_run(f'<w:t>{said}</w:t>')}</w:p>"))
        rows = table.findall(_W + "tr")
        part = _xml("<w:tbl><w:tblPr/></w:tbl>")
        part.append(copy.deepcopy(table.find(_W + "tblGrid")))
        part.extend(rows[2 * len(rows) // 3 :])
        note = "注：1.数据截至2024年12月31日；2.行政许可 12 件含变更 3 件。"
        table.addnext(_xml(f"<w:p>{_run(f'<w:t>{note}</w:t>')}</w:p>"))
        if part.find(_W + "tr") is not None:
            table.addnext(part)
            table.addnext(_xml(f"<w:p>{_run('<w:t>续表</w:t>')}</w:p>"))


ODD: dict[str, Callable[[WordDocument], None]] = {
    f.__name__.replace("_", " "): f
    for f in (
        content_controls, run_per_character, fields, revisions, notes_and_hidden_text, one_cell, nested_tables, tags,
        numbered_labels, text_boxes, shredded, words_around,
    )
}  # fmt: skip


@kept
def to_odd_docx(draft: ModelDraft, name: str) -> bytes:
    """A .docx of the draft laid down in one of the ``ODD`` ways."""
    word = docx.Document(io.BytesIO(to_docx(draft)))
    ODD[name](word)
    return save(word)


def _repacked(data: bytes, change: Callable[[str, bytes], bytes], more: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return stream.getvalue()


def to_strict_docx(draft: ModelDraft) -> bytes:
    """The namespaces of ISO 29500 strict."""
    pairs = (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"wordprocessingml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"officeDocument/relationships"),
    )

    def change(_name: str, content: bytes) -> bytes:
        for transitional, strict in pairs:
            content = content.replace(transitional, b"http://purl.oclc.org/ooxml/" + strict)
        return content

    return _repacked(to_docx(draft, autonumber=True), change, {})


def to_chunk_docx(draft: ModelDraft) -> bytes:
    """An empty body that brings the report along as a web page (w:altChunk)."""
    word = docx.Document()
    xml_of(word.element).body.insert(0, _xml('<w:altChunk r:id="page"/>'))
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"

    def change(name: str, content: bytes) -> bytes:
        relation = b'<Relationship Id="page" Type="' + kind + b'" Target="/word/page.mht"/></Relationships>'
        return content.replace(b"</Relationships>", relation) if name.endswith("document.xml.rels") else content

    return _repacked(save(word), change, {"word/page.mht": to_mht(draft, "quoted-printable", "utf-8")})
