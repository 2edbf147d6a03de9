"""Comments and tracked changes in Word drafts: on exactly the wrong characters, and nothing else touched."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from core.base.errors import ExportError
from core.load import load_bytes
from core.model.document import Span
from core.output.annotated import word
from core.output.annotated.copy import annotated_copy, open_findings, suffix_of
from core.output.annotated.notes import Note
from tests.core.load.word.test_docx import NS, run
from tests.support.docx_xml import xml_of
from tests.support.drafts import distinct, save, to_docx
from tests.support.drafts_markup import to_flat_xml
from tests.support.drafts_odd_docx import to_chunk_docx, to_odd_docx, to_strict_docx
from tests.support.drafts_with_errors import Layouts, checked, with_errors
from tests.support.ooxml_rules import W, breaches
from tests.support.word_changes import AUTHOR, commented, own_comments, part, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.model.document import Document

NOW = datetime(2025, 1, 20, 9, 30)
REFERENCE = Path(__file__).parent.parent / "reference"
MAIN = "word/document.xml"


def package(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def copied(data: bytes, folder: Path, *, tracked: bool = False, name: str = "年报.docx") -> word.Annotated:
    draft = checked(data, folder, name)
    return annotated_copy(draft, open_findings(draft, hints=True), NOW, tracked=tracked)


def noted(data: bytes, *quotes: str, tracked: bool = False, right: str = "", at: Mapping[str, int] = {}) -> bytes:
    """A copy with a note on the first place of each quote (or the one from an offset on)."""
    document = load_bytes(data, "年报.docx")
    notes = []
    for quote in quotes:
        start = document.text.index(quote, at.get(quote, 0))
        spans = (Span(start, start + len(quote)),)
        notes.append(Note((f"关于“{quote}”。",), spans, (), right, (spans,) if right else ()))
    return word.annotate(data, document, notes, NOW, tracked=tracked).data


def from_xml(*paragraphs: str, raw: tuple[str, ...] = ()) -> bytes:
    made = docx.Document()
    body = xml_of(made.element).body
    for content in paragraphs:
        body.insert(len(body) - 1, parse_xml(f"<w:p {NS}>{content}</w:p>"))
    for content in raw:
        body.insert(len(body) - 1, parse_xml(content))
    return save(made)


@lru_cache(40)
def before(data: bytes) -> tuple[list[str], bytes]:
    """Breaches of the draft itself, and its body in plain form."""
    return breaches(data), plain(part(data), set())


def is_sound(data: bytes, made: bytes) -> bool:
    """Whether the copy breaks no rule of Word's that the draft keeps, and is the draft when all of it is refused."""
    known, body = before(data)
    assert [b for b in breaches(made) if b not in known] == []
    return plain(part(made), set(own_comments(made))) == body


LAYOUTS = Layouts()
#: There the numbers of table three stand in a shape, and in values that Word fills in, or in somebody's revision.
IN_ONE_PIECE = ("text boxes", "content controls", "fields", "revisions")
#: These stand for all layouts when there is no time.
FIRST = ("plain", "nested tables", "run per character", "content controls", "revisions")


@pytest.mark.parametrize("name", [pytest.param(n, marks=[pytest.mark.slow] * (n not in FIRST)) for n in LAYOUTS])
def test_every_finding_gets_a_comment_and_the_rest_stays(name: str, tmp_path: Path) -> None:
    data = LAYOUTS[name]
    draft = checked(data, tmp_path)
    for tracked in (False, True):
        made = annotated_copy(draft, open_findings(draft), NOW, tracked=tracked)
        comments = own_comments(made.data)
        assert made.notes == len(open_findings(draft)) == len(comments) >= 5
        assert (made.changes >= 3) is tracked
        assert is_sound(data, made.data)
        old, new = package(data), package(made.data)
        assert list(new)[: len(old)] == list(old)
        touched = {MAIN, "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
        assert {part_name for part_name in new if new[part_name] != old.get(part_name)} <= touched
        first = next(i for i, lines in comments.items() if lines[0] == "【必改】现为42，应为12。")
        assert commented(made.data, first) == ("4212" if tracked else "42") or name in IN_ONE_PIECE


def test_other_parts_are_the_same_bytes_compressed_as_they_were() -> None:
    data = LAYOUTS["plain"]
    made = noted(data, "总体情况")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert new.testzip() is None
        for info in old.infolist():
            other = new.getinfo(info.filename)
            assert (info.compress_type, info.date_time) == (other.compress_type, other.date_time)
            if info.filename == "word/styles.xml":
                assert info.compress_size == other.compress_size
                start, begin = (_data_start(d, i.header_offset) for d, i in ((data, info), (made, other)))
                assert data[start : start + info.compress_size] == made[begin : begin + info.compress_size]


def _data_start(data: bytes, header: int) -> int:
    name, extra = (int.from_bytes(data[header + at : header + at + 2], "little") for at in (26, 28))
    return header + 30 + name + extra


def test_declaration_and_namespaces_of_the_part_stay() -> None:
    data = LAYOUTS["plain"]
    old, after = package(data)[MAIN], package(noted(data, "总体情况"))[MAIN]
    assert after.split(b"\n")[0] == old.split(b"\n")[0]
    assert part(noted(data, "总体情况")).nsmap == part(data).nsmap
    assert b"ns0:" not in after


def test_accepting_all_gives_the_right_text_and_refusing_all_the_draft(tmp_path: Path) -> None:
    made = copied(LAYOUTS["plain"], tmp_path, tracked=True).data
    draft, accepted = part(LAYOUTS["plain"]), plain(part(made), set(own_comments(made)), accept=True).decode()
    assert "工做" in "".join(draft.itertext())
    assert "工做" not in accepted
    assert "工作" in accepted
    assert "自2024年1月1日起至2024年12月31日止" in accepted
    assert "按照按照" not in accepted


def test_a_copy_that_was_mended_is_clean(tmp_path: Path) -> None:
    """All changes accepted, the program finds none of it again."""
    data = LAYOUTS["run per character"]
    made = copied(data, tmp_path, tracked=True).data
    root = plain(part(made), set(own_comments(made)), accept=True)
    parts = {**package(data), MAIN: root}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    again = checked(stream.getvalue(), tmp_path, "改后.docx")
    assert [f.message for f in again.result.findings if f.rule != "T105"] == []


def test_split_runs_keep_their_properties() -> None:
    bold = "<w:b/>"
    data = from_xml(run("本机关", bold) + run("工作报告", bold) + run("完毕"))
    made = noted(data, "关工作报", right="关公报", tracked=True)
    assert is_sound(data, made)
    assert commented(made, "0") == "关工作报关公报"
    inserted = part(made).find(f".//{W}ins")
    assert inserted is not None
    assert inserted.find(f"{W}r/{W}rPr/{W}b") is not None
    assert inserted.get(W + "author") == AUTHOR
    assert inserted.get(W + "date") == "2025-01-20T09:30:00Z"


def test_a_stretch_over_paragraphs_stays_in_its_story() -> None:
    cell = "<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>"
    table = f"<w:tbl {NS}><w:tblPr/><w:tblGrid/><w:tr>{cell.format(run('甲'))}{cell.format(run('乙'))}</w:tr></w:tbl>"
    data = from_xml(run("第一段末"), run("第二段首"), raw=(table,))
    made = noted(data, "段末\n第二")
    assert is_sound(data, made)
    assert commented(made, "0") == "段末第二"
    made = noted(data, "甲\t乙")
    assert is_sound(data, made)
    assert commented(made, "0") == "甲"


def test_beside_comments_and_revisions_that_are_there() -> None:
    change = 'w:author="张三" w:date="2025-01-01T00:00:00Z"'
    mark = '<w:comment{} w:id="7"/>'
    data = from_xml(
        run("收到") + mark.format("RangeStart") + run("申请")
        + f'<w:ins w:id="9" {change}>{run("一百")}{run("零三")}</w:ins>'
        f'<w:del w:id="10" {change}><w:r><w:delText>两百</w:delText></w:r></w:del>' + mark.format("RangeEnd")
        + '<w:r><w:commentReference w:id="7"/></w:r>' + run("件")
    )  # fmt: skip
    made_by_hand = docx.Document(io.BytesIO(data))
    made_by_hand.add_comment(made_by_hand.paragraphs[0].runs[0], "他人的批注", author="张三")
    data = save(made_by_hand)
    made = noted(data, "请一百零", "零三件", "申请", right="改", tracked=True)
    assert [b for b in breaches(made) if b not in breaches(data)] == []
    own = own_comments(made)
    assert plain(part(made), set(own)) == plain(part(data), set())
    assert len(own) == 3
    assert {"7", "9", "10"}.isdisjoint(own)
    assert sorted(commented(made, i) for i in own)[0].startswith("申请")
    authors = [c.get(W + "author") for c in part(made, "word/comments.xml")]
    assert authors == ["张三", AUTHOR, AUTHOR, AUTHOR]
    by_us = [e for e in part(made).iter(W + "ins", W + "del") if e.get(W + "author") == AUTHOR]
    assert {e.getparent().tag for e in by_us} == {W + "p"}  # type: ignore[union-attr]
    assert (
        sum(e.tag == W + "ins" for e in by_us) == 1
    )  # the plain word; what somebody else has inserted is only commented


def test_fields_links_formulas_ruby_and_controls() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> REF a </w:instrText></w:r>"
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    data = from_xml(
        run("见") + field.format("begin") + code + field.format("separate") + run("第五条") + field.format("end"),
        f"<w:hyperlink>{run('链接文字')}</w:hyperlink>{run('之后')}",
        f"<m:oMath {math}><m:r><m:t>甲加乙</m:t></m:r></m:oMath>{run('得丙')}",
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('a')}</w:rt><w:rubyBase>{run('注音')}</w:rubyBase></w:ruby></w:r>",
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('控件里的值')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr=" DATE ">{run("日期域")}</w:fldSimple>',
    )
    quotes = ("五条", "接文", "加", "音", "里的", "日期")
    made = noted(data, *quotes, right="改", tracked=True)
    assert is_sound(data, made)
    assert [commented(made, str(i)) for i in range(6)] == ["五条", "接文改", "", "a注音", "控件里的值", "日期"]
    references = [e.getparent() for e in part(made).iter(W + "commentReference")]
    assert all(r is not None and r.getparent().tag == W + "p" for r in references)  # type: ignore[union-attr]
    assert len(list(part(made).iter(W + "ins"))) == 1  # the link; values that Word writes anew are only commented


def test_text_boxes_are_commented_from_outside() -> None:
    box = f"<w:txbxContent><w:p>{run('框内文字')}</w:p></w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    data = from_xml(run("框外") + shape + run("之后"))
    made = noted(data, "内文", right="改", tracked=True)
    assert is_sound(data, made)
    start = next(part(made).iter(W + "commentRangeStart"))
    assert start.getnext() is not None
    assert start.getnext().find(f".//{W}txbxContent") is not None  # type: ignore[union-attr]
    assert not list(part(made).iter(W + "ins"))


def test_automatic_numbers_and_blank_cells_are_anchored_on_their_paragraphs(tmp_path: Path) -> None:
    data = to_docx(with_errors(), autonumber=True)
    made = noted(data, "一、")
    assert is_sound(data, made)
    assert commented(made, "0") == "总体情况"
    blank = next(i for i, lines in own_comments(copied(data, tmp_path).data).items() if "空白" in lines[0])
    copy = copied(data, tmp_path).data
    start = next(e for e in part(copy).iter(W + "commentRangeStart") if e.get(W + "id") == blank)
    assert next(start.iterancestors(W + "tc"), None) is not None
    assert commented(copy, blank) == ""


def test_what_is_missing_is_told_at_the_heading_before_it(tmp_path: Path) -> None:
    without = docx.Document(io.BytesIO(LAYOUTS["plain"]))
    gone = False
    for paragraph in without.paragraphs:
        gone = paragraph.text.startswith("五、") or (gone and not paragraph.text.startswith("六、"))
        if gone:
            element = xml_of(paragraph)._p
            element.getparent().remove(element)
    made = copied(save(without), tmp_path).data
    identifier = next(i for i, lines in own_comments(made).items() if "存在的主要问题" in "".join(lines))
    assert "行政复议、行政诉讼情况" in commented(made, identifier)


def test_ids_stay_unique_and_within_what_word_takes() -> None:
    mark = f'<w:bookmarkStart w:id="{2**31 - 1}" w:name="a"/><w:bookmarkEnd w:id="{2**31 - 1}"/>'
    change = f'<w:ins w:id="1" w:author="a">{run("已插入")}</w:ins>'
    data = from_xml(mark + run("甲乙丙丁") + change)
    made = noted(data, "乙", "丙", right="改", tracked=True)
    assert is_sound(data, made)
    used = [e.get(W + "id") for e in part(made).iter(W + "ins", W + "del")]
    assert len(set(used)) == len(used) == 5


def test_formatting_records_are_not_doubled_by_a_cut() -> None:
    record = '<w:rPrChange w:id="3" w:author="a" w:date="2025-01-01T00:00:00Z"><w:rPr/></w:rPrChange>'
    data = from_xml(run("甲乙丙", f"<w:b/>{record}"))
    made = noted(data, "乙", right="改", tracked=True)
    assert [b for b in breaches(made) if b not in breaches(data)] == []
    assert len(list(part(made).iter(W + "rPrChange"))) == 1


def test_strict_documents_stay_strict() -> None:
    data = to_strict_docx(with_errors())
    made = noted(data, "总体情况")
    assert breaches(made) == breaches(data)
    parts = package(made)
    for name in (MAIN, "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"http://purl.oclc.org/ooxml/" in parts[name]
        assert b"schemas.openxmlformats.org/wordprocessingml" not in parts[name]
        assert b"schemas.openxmlformats.org/officeDocument/2006/relationships" not in parts[name]
    assert load_bytes(made, "年报.docx").text == load_bytes(data, "年报.docx").text


def test_a_single_xml_file_becomes_a_docx(tmp_path: Path) -> None:
    made = copied(to_flat_xml(with_errors()), tmp_path, name="年报.xml")
    assert made.notes == len(own_comments(made.data)) >= 5
    assert breaches(made.data) == []


def test_macros_are_kept_and_so_is_the_suffix(tmp_path: Path) -> None:
    data = _with_part(LAYOUTS["plain"], {"word/vbaProject.bin": b"macros"})
    draft = checked(data, tmp_path, "年报.docm")
    assert suffix_of(draft) == ".docm"
    assert package(annotated_copy(draft, (), NOW).data)["word/vbaProject.bin"] == b"macros"


def test_signed_drafts_are_refused_and_protected_ones_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="数字签名"):
        copied(_with_part(LAYOUTS["plain"], {"_xmlsignatures/sig1.xml": b"<Signature/>"}), tmp_path)
    made = docx.Document(io.BytesIO(LAYOUTS["plain"]))
    xml_of(made.settings.element).append(parse_xml(f'<w:documentProtection {NS} w:edit="readOnly" w:enforcement="1"/>'))
    assert "编辑限制" in copied(save(made), tmp_path).remark


def test_a_draft_saved_since_is_refused(tmp_path: Path) -> None:
    draft = checked(LAYOUTS["plain"], tmp_path)
    draft.path.write_bytes(LAYOUTS["fields"])
    with pytest.raises(ExportError, match="重新校对"):
        annotated_copy(draft, open_findings(draft), NOW)


def test_a_page_brought_along_has_no_place_for_comments(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="另存为"):
        copied(to_chunk_docx(with_errors()), tmp_path)


def test_a_clean_or_decided_draft_gets_no_comment(tmp_path: Path) -> None:
    draft = checked(LAYOUTS["plain"], tmp_path)
    made = annotated_copy(draft, open_findings(draft)[1:], NOW)
    assert made.notes == len(own_comments(made.data)) == len(open_findings(draft)) - 1


def golden() -> str:
    """The paragraphs that were touched, as they are written, and the comments."""
    made = noted(LAYOUTS["plain"], "2023", "工做", right="改", tracked=True)
    touched = [p for p in part(made).iter(W + "p") if next(p.iter(W + "commentRangeStart"), None) is not None]
    shown = "\n".join(etree.tostring(p, encoding="unicode", with_tail=False) for p in touched)
    comments = package(made)["word/comments.xml"].decode().replace("\r\n", "\n")
    return shown.replace(_declarations(shown), "") + "\n" + comments


def test_golden_part() -> None:
    assert golden() == (REFERENCE / "annotated.xml").read_text("utf-8")


def _declarations(shown: str) -> str:
    return shown[shown.index(" xmlns") : shown.index(">")] if " xmlns" in shown.split(">")[0] else "\0"


def _with_part(data: bytes, more: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        for name, content in more.items():
            archive.writestr(name, content)
    return stream.getvalue()


@lru_cache
def laid_down(name: str) -> tuple[bytes, Document]:
    """A draft in a way of laying it down, and as it is read."""
    distinct_ones = {"numbers": lambda: to_docx(distinct()), "shreds": lambda: to_odd_docx(distinct(), "shredded")}
    data = distinct_ones[name]() if name in distinct_ones else LAYOUTS[name]
    return data, load_bytes(data, "年报.docx")


@pytest.mark.slow
@given(st.data())
def test_any_stretches(given_: st.DataObject) -> None:
    """Whatever is marked: the copy keeps Word's rules, and is the draft again when all of it is refused."""
    name = given_.draw(st.sampled_from(sorted([*LAYOUTS, "numbers", "shreds"])))
    data, document = laid_down(name)
    size = len(document.text)
    places = given_.draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, 12)), min_size=1, max_size=8))
    spans = [(Span(start, min(size, start + length)),) for start, length in places]
    notes = [Note(("说明。",), s, (), "改" if i % 2 else "", (s,) if i % 2 else ()) for i, s in enumerate(spans)]
    made = word.annotate(data, document, notes, NOW, tracked=True).data
    assert is_sound(data, made)
    own = own_comments(made)
    assert len(own) == len(notes)
    # stretches of one paragraph, outside what cannot be cut, are covered to the character
    if name in ("plain", "run per character", "numbers") and len(spans) == 1 and not notes[0].changes:
        quote = document.quote(spans[0])
        if quote.strip() and not set(quote) & set("\t\n "):
            assert commented(made, next(iter(own))) == quote
