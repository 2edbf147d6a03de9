"""What must not be published with a Word file: revisions, comments, hidden text; and tables that are pictures."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Cm
from PIL import Image

from core.forms.model_draft import load_model
from core.load import load_bytes
from core.model.finding import Finding, SectionMark, Severity, TextMark
from core.pipeline.check_draft import check_document
from tests.core.load.word.test_docx import NS, run
from tests.support.docx_xml import xml_of
from tests.support.drafts import save, to_docx

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordDocument

    from core.model.document import Document


def read(change: Callable[[WordDocument], None]) -> Document:
    word = docx.Document(io.BytesIO(to_docx(load_model("2021"))))
    change(word)
    return load_bytes(save(word), "年报.docx")


def findings(document: Document, *codes: str) -> list[Finding]:
    result = check_document(document, Path("年报.docx")).result
    return [f for f in result.findings if f.rule in codes]


def insert(word: WordDocument, content: str) -> None:
    """A paragraph with this content behind the first paragraph of section one."""
    heading = next(p for p in word.paragraphs if p.text.startswith("一、"))
    xml_of(heading._p).addnext(parse_xml(f"<w:p {NS}>{content}</w:p>"))


def quotes(document: Document, finding: Finding) -> list[str]:
    return [document.quote([s]) for m in finding.marks for s in m.spans]


def sections(finding: Finding) -> list[str | None]:
    return [m.section for m in finding.marks if isinstance(m, (SectionMark, TextMark))]


def test_a_clean_file_has_none() -> None:
    document = read(lambda word: None)
    assert document.notices == ()
    assert findings(document, "P101", "P102", "P103", "P104", "P105", "P106") == []


def test_revisions_are_one_warning_at_the_changed_words() -> None:
    content = (
        run("持续做好") + f'<w:ins w:id="1" w:author="甲">{run("依法")}</w:ins>' + run("公开")
        + '<w:del w:id="2" w:author="甲"><w:r><w:delText>与宣传</w:delText></w:r></w:del>' + run("工作。")
    )  # fmt: skip
    document = read(lambda word: insert(word, content))
    (finding,) = findings(document, "P101")
    assert finding.severity is Severity.WARNING
    assert "插入 1 处、删除 1 处" in finding.message
    assert "依法" in finding.message
    assert quotes(document, finding) == ["依法", "开"]


def test_revised_rows_and_paragraph_marks_count() -> None:
    mark = '<w:pPr><w:rPr><w:ins w:id="1" w:author="甲"/></w:rPr></w:pPr>'
    document = read(lambda word: insert(word, mark + run("持续推进。")))
    (finding,) = findings(document, "P101")
    assert quotes(document, finding) == ["持"]


def test_changes_of_format_alone_are_a_hint() -> None:
    changed = run("推进。", '<w:b/><w:rPrChange w:id="1" w:author="甲"><w:rPr/></w:rPrChange>')
    document = read(lambda word: insert(word, run("持续") + changed))
    (finding,) = findings(document, "P101")
    assert finding.severity is Severity.HINT


def test_comments_are_marked_where_they_stand() -> None:
    def comment(word: WordDocument) -> None:
        paragraph = next(p for p in word.paragraphs if p.text.startswith("二、"))
        word.add_comment(paragraph.runs, text="请再核实一下这一部分的数字", author="甲", initials="甲")

    document = read(comment)
    (finding,) = findings(document, "P102")
    assert finding.severity is Severity.WARNING
    assert "1 条批注（如“请再核实一下这一部分的数…”）" in finding.message
    assert quotes(document, finding) == ["二、主动公开政府信息情况"]
    assert sections(finding) == ["proactive"]


def test_a_comment_without_a_range_and_a_mark_without_a_comment() -> None:
    def both(word: WordDocument) -> None:
        paragraph = next(p for p in word.paragraphs if p.text.startswith("二、"))
        word.add_comment(paragraph.runs, text="核实", author="甲", initials="甲")
        for name in ("commentRangeStart", "commentRangeEnd"):
            for element in list(xml_of(word.element).body.iter(f"{{{NS.split(chr(34))[1]}}}{name}")):
                element.getparent().remove(element)
        insert(word, '<w:commentRangeStart w:id="77"/>' + run("旧稿。") + '<w:commentRangeEnd w:id="77"/>')

    document = read(both)
    (finding,) = findings(document, "P102")
    assert quotes(document, finding) == ["况"]


def test_hidden_text_is_a_warning() -> None:
    document = read(lambda word: insert(word, run("公开有序。") + run("内部口径略", "<w:vanish/>")))
    (finding,) = findings(document, "P103")
    assert "5 个设为隐藏的字符（如“内部口径略”）" in finding.message
    assert "内部口径略" not in document.text
    assert quotes(document, finding) == ["。"]


@pytest.mark.parametrize("wide", [14.0, 2.0])
def test_a_table_pasted_as_a_picture_is_the_reason_given(wide: float) -> None:
    def picture(word: WordDocument) -> None:
        table = word.tables[2]
        stream = io.BytesIO()
        Image.new("L", (60, 20), 200).save(stream, "PNG")
        stream.seek(0)
        paragraph = word.add_paragraph()
        paragraph.add_run().add_picture(stream, width=Cm(wide))
        own = xml_of(table._tbl)
        own.addprevious(paragraph._p)
        own.getparent().remove(own)

    document = read(picture)
    (finding,) = findings(document, "T101")
    assert ("是图片" in finding.message) is (wide > 10)
    assert sections(finding) == ["review_litigation"]


def test_a_deletion_outside_of_all_paragraphs_is_told() -> None:
    def deleted(word: WordDocument) -> None:
        body = xml_of(word.paragraphs[3]._p).getparent()
        gone = parse_xml(f'<w:del {NS} w:id="7" w:author="a"><w:r><w:delText>废</w:delText></w:r></w:del>')
        body.insert(3, gone)

    assert any("废" in notice.message for notice in read(deleted).notices)
