"""Makes the example draft that ships with the program, from ``resources/examples/planted_2021.toml``.

python -m tests.builders.example_draft
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle

from core.base.resources import ROOT, read_toml
from core.forms.model_draft import ModelDraft, load_model
from tests.support.docx_xml import xml_of

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.text.paragraph import Paragraph

FOLDER = ROOT / "examples"
BODY, HEADING = "仿宋", "黑体"


@dataclass(frozen=True)
class Planted:
    """The example draft and the defects planted in it, as the data file gives them."""

    draft: ModelDraft
    defects: list[dict[str, Any]]
    path: Path


def load_planted() -> Planted:
    """Apply the planted defects to the model draft; ValueError when a change finds nothing to change."""
    data = read_toml("examples", "planted_2021.toml")
    draft = load_model(data["base"])
    for defect in data["defects"]:
        if "drop" in defect:
            draft = _drop(draft, defect["drop"])
        for old, new in defect.get("swaps", ()):
            draft = _swap(draft, old, new)
        values = dict(draft.values)
        for table, row, column, text in defect.get("cells", ()):
            values[table, row, column] = text
        draft = replace(draft, values=values)
    return Planted(draft, data["defects"], FOLDER / data["file"])


def _drop(draft: ModelDraft, paragraph: str) -> ModelDraft:
    prose = {key: tuple(p for p in texts if p != paragraph) for key, texts in draft.prose.items()}
    if prose == dict(draft.prose):
        raise ValueError(f"no paragraph {paragraph!r}")
    return replace(draft, prose=prose)


def _swap(draft: ModelDraft, old: str, new: str) -> ModelDraft:
    if old not in draft.text():
        raise ValueError(f"no {old!r}")

    def each(texts: Any) -> tuple[str, ...]:
        return tuple(text.replace(old, new) for text in texts)

    prose = {key: each(texts) for key, texts in draft.prose.items()}
    return replace(draft, preface=each(draft.preface), prose=prose, closing=each(draft.closing))


def build_docx(draft: ModelDraft) -> DocxDocument:
    """The draft as a Word document laid out as offices do: A4, merged table heads, indented paragraphs."""
    document = new_document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.name, normal.font.size = BODY, Pt(14)
    xml_of(normal.element).get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)

    _paragraph(document, draft.title, font=HEADING, size=18).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in draft.preface:
        _paragraph(document, text, indent=True)
    for (key, heading), section in zip(draft.headings(), draft.form.sections, strict=True):
        _paragraph(document, heading, font=HEADING, indent=True)
        for text in draft.prose.get(key, ()):
            _paragraph(document, text, indent=True)
        if section.table:
            _table(document, draft, section.table)
    for text in draft.closing:
        _paragraph(document, text).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.core_properties.author = draft.title[:6]
    document.core_properties.title = draft.title
    return document


def _paragraph(
    document: DocxDocument, text: str, *, font: str = BODY, size: int = 14, indent: bool = False
) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    paragraph.paragraph_format.space_after = Pt(0)
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    return paragraph


def _table(document: DocxDocument, draft: ModelDraft, key: str) -> None:
    rows = draft.table_rows(key)
    layout = draft.form.tables[key].layout
    table = document.add_table(len(rows), max(c.col + c.colspan for c in layout), style="Table Grid")
    for row in rows:
        for place, text in row:
            cell = table.cell(place.row, place.col)
            if place.rowspan > 1 or place.colspan > 1:
                cell = cell.merge(table.cell(place.row + place.rowspan - 1, place.col + place.colspan - 1))
            paragraph = cell.paragraphs[0]
            paragraph.add_run(text).font.size = Pt(9)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def main() -> None:
    """Write the example draft."""
    planted = load_planted()
    build_docx(planted.draft).save(str(planted.path))


if __name__ == "__main__":
    main()
