"""``gouji check DRAFT --annotate FILE``, and what becomes of drafts of every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from core import cli
from core.base.errors import ExportError
from core.load.word import convert
from core.output.annotated.copy import annotated_copy, check_suffix, open_findings, refusal, suffix_of
from core.output.exports import Kind, proposed_path
from core.pipeline.check_draft import check_file
from core.review.decisions import Decision, DecisionStore, Identity, Record, State, fingerprints, standings
from tests.support.drafts import to_docx, to_html
from tests.support.drafts_doc import to_doc
from tests.support.drafts_ofd import to_ofd
from tests.support.drafts_with_errors import checked, with_errors
from tests.support.ooxml_rules import breaches
from tests.support.pdf_drafts import to_pdf
from tests.support.word_changes import own_comments

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2025, 1, 20, 9, 30)
WORD = to_docx(with_errors())


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft in a folder, and folders of the user that are empty."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "own"))
    path = tmp_path / "水务局年报.docx"
    path.write_bytes(WORD)
    return path


def test_the_command_writes_the_copy_and_leaves_the_draft(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = draft.with_name("副本.docx")
    assert cli.main(["check", str(draft), "--annotate", str(target), "--tracked"]) == 1
    assert f"已写出批注副本：{target}（5 条批注、5 处修订）" in capfd.readouterr().err
    assert len(own_comments(target.read_bytes())) == 5
    assert draft.read_bytes() == WORD
    assert sorted(p.name for p in draft.parent.iterdir()) == ["副本.docx", "水务局年报.docx"]


def test_the_suffix_must_be_that_of_the_copy(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(draft), "--annotate", str(draft.with_name("副本.pdf"))]) == 2
    assert "请把文件名的后缀改为 .docx" in capfd.readouterr().err
    with pytest.raises(ExportError):
        check_suffix(check_file(draft), ".docm")


def test_what_was_set_aside_gets_no_comment(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    known = check_file(draft)
    store = DecisionStore(draft.parent / "own" / "gouji" / "decisions")
    prints = fingerprints(known.report, known.result.findings)
    store.book(Identity.of(known.report, str(draft))).change(None, Record(prints[0], Decision.IGNORED, "底数如此"))
    target = draft.with_name("副本.docx")
    assert cli.main(["check", str(draft), "--annotate", str(target)]) == 1
    assert len(own_comments(target.read_bytes())) == 4
    assert "4 条批注" in capfd.readouterr().err
    stands = standings(prints, [Record(prints[1], Decision.ADOPTED)])
    assert stands[1].state is State.ADOPTED
    assert len(open_findings(known, stands)) == 5


def test_what_the_user_noted_stands_in_the_comment(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    known = check_file(draft)
    prints = fingerprints(known.report, known.result.findings)
    note = "已问过业务科\n周五前改\x00"
    store = DecisionStore(draft.parent / "own" / "gouji" / "decisions")
    store.book(Identity.of(known.report, str(draft))).change(None, Record(prints[0], Decision.ADOPTED, note=note))
    target = draft.with_name("副本.docx")
    assert cli.main(["check", str(draft), "--annotate", str(target)]) == 1
    capfd.readouterr()
    noted = [text for text in own_comments(target.read_bytes()).values() if "备注：已问过业务科" in text]
    assert [text[-2:] for text in noted] == [["备注：已问过业务科", "周五前改"]]


def test_hints_are_asked_for(draft: Path) -> None:
    known = check_file(draft)
    assert len(open_findings(known, hints=True)) >= len(open_findings(known))
    severities = {f.severity.value for f in open_findings(known)}
    assert severities == {"error", "warning"}


def test_a_draft_that_cannot_be_checked_has_no_copy(draft: Path, capfd: pytest.CaptureFixture[str]) -> None:
    target = draft.with_name("副本.docx")
    assert cli.main(["check", str(draft.with_name("没有.docx")), "--annotate", str(target)]) == 2
    assert "没有生成批注副本" in capfd.readouterr().err
    assert not target.exists()


def test_the_proposed_name(draft: Path) -> None:
    known = check_file(draft)
    assert proposed_path(Kind.ANNOTATED, draft, suffix_of(known)).name == "水务局年报（校对批注）.docx"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("年报.txt", with_errors().text().encode(), "纯文本"),
        ("年报.html", to_html(with_errors()), "网页"),
        ("年报.ofd", to_ofd(with_errors()).data, "OFD"),
    ],
)
def test_formats_without_a_place_for_comments(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    known = checked(data, tmp_path, name)
    why = refusal(known)
    assert why is not None
    with pytest.raises(ExportError, match=said) as caught:
        annotated_copy(known, open_findings(known), NOW)
    assert caught.value.message == why.message
    assert caught.value.message.endswith("。")


def test_pasted_drafts_have_no_file(tmp_path: Path) -> None:
    known = checked(WORD, tmp_path)
    pasted = replace(known, report=replace(known.report, document=replace(known.document, source=None)))
    with pytest.raises(ExportError, match="粘贴"):
        annotated_copy(pasted, (), NOW)


def test_old_formats_go_through_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = checked(to_doc(with_errors()), tmp_path, "年报.doc")
    monkeypatch.setattr(convert, "to_docx", lambda _data, _streams: WORD)
    made = annotated_copy(known, open_findings(known), NOW)
    assert suffix_of(known) == ".docx"
    assert len(own_comments(made.data)) == made.notes == len(open_findings(known))
    assert breaches(made.data) == []
    assert "版式请与原稿对照" in made.remark
    monkeypatch.setattr(convert, "to_docx", lambda _data, _streams: None)
    with pytest.raises(ExportError, match="另存为"):
        annotated_copy(known, open_findings(known), NOW)


def test_findings_lost_in_the_conversion_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.forms.model_draft import load_model

    known = checked(to_doc(with_errors()), tmp_path, "年报.doc")
    monkeypatch.setattr(convert, "to_docx", lambda _data, _streams: to_docx(load_model("2021")))
    made = annotated_copy(known, open_findings(known), NOW)
    assert made.notes == 0
    assert f"有 {len(open_findings(known))} 处问题" in made.remark


def test_a_linked_draft_is_not_converted_where_that_might_reach_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.load.word import libreoffice
    from tests.support.drafts_markup import to_rtf

    known = checked(to_rtf(with_errors()), tmp_path, "年报.rtf")
    linked = known.path.read_bytes().replace(b"{\\rtf1", b"{\\rtf1{\\*\\x http://example.org/a.png}", 1)
    known = checked(linked, tmp_path, "年报.rtf")
    monkeypatch.setattr(libreoffice, "find_libreoffice", lambda: "/usr/bin/soffice")
    monkeypatch.setattr(libreoffice, "without_network", lambda: None)
    with pytest.raises(ExportError, match="外部链接"):
        annotated_copy(known, open_findings(known), NOW)


def test_paged_drafts(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "年报.pdf"
    path.write_bytes(to_pdf(with_errors()).data)
    target = tmp_path / "副本.pdf"
    assert cli.main(["check", str(path), "--annotate", str(target), "--tracked"]) == 1
    err = capfd.readouterr().err
    assert "条批注）" in err
    assert "PDF 里不能以修订方式改好" in err
    assert target.read_bytes().startswith(path.read_bytes())
