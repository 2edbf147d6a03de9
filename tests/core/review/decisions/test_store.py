"""Decisions on the disk: written whole at once, found again after the draft was renamed, never lost to damage."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.base.file_lock import locked
from core.base.sound_text import sound_text
from core.forms.model_draft import load_model
from core.load import load_text
from core.read import read_report
from core.review.decisions import Decision, DecisionStore, Fingerprint, Identity, Quote, Record, store
from core.review.decisions.file_format import VERSION

_PRINT = Fingerprint(
    "T303", ("requests/new/other",), ("requests",), (Quote("overview", "左", "词", "右"),), ("5", "6"), "收支平衡", 1
)
_RECORD = Record(_PRINT, Decision.IGNORED, "已核实", "问过法规股", "2025-01-20T09:00:00+08:00")
_OWN = Identity("澄阳县水务局", 2024, ("/稿/年报.docx",))


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    DecisionStore(tmp_path).book(_OWN).change(None, _RECORD)
    assert DecisionStore(tmp_path).book(_OWN).records == (_RECORD,)
    assert [p.suffix for p in tmp_path.iterdir()] == [".json"]  # nothing temporary is left


@pytest.mark.parametrize(
    ("later", "same"),
    [
        (Identity("澄阳县水务局", 2024, ("/别处/终稿.docx",)), True),  # renamed and moved
        (Identity("澄阳县水利局", 2024, ("/稿/年报.docx",)), True),  # the organ's name was mended
        (Identity("澄阳县水务局", 2023, ("/稿/年报.docx",)), True),  # the year was
        (Identity(None, None, ("/稿/年报.docx",)), True),  # the title was lost
        (Identity("平陵县教育局", 2023, ("/稿/年报.docx",)), False),  # another report under the same name
        (Identity("平陵县教育局", 2024, ("/别处/年报.docx",)), False),
        (Identity(None, None, ("/别处/年报.docx",)), False),
    ],
)
def test_which_draft_it_is(tmp_path: Path, later: Identity, same: bool) -> None:
    DecisionStore(tmp_path).book(_OWN).change(None, _RECORD)
    assert (DecisionStore(tmp_path).book(later).records == (_RECORD,)) is same


def test_a_draft_that_says_nothing_is_known_by_its_path(tmp_path: Path) -> None:
    nameless = Identity(None, None, ("/稿/年报.docx",))
    store = DecisionStore(tmp_path)
    store.book(nameless).change(None, _RECORD)
    assert store.book(_OWN).records == (_RECORD,)  # its title was written later
    assert store.book(Identity(None, None, ("/稿/别的.docx",))).records == ()


def test_replacing_and_taking_back(tmp_path: Path) -> None:
    book = DecisionStore(tmp_path).book(_OWN)
    other = Record(Fingerprint("W101"), Decision.ADOPTED)
    book.change(None, _RECORD)
    book.change(None, other)
    changed = Record(_PRINT, None, note="只留批注")
    book.change(_RECORD, changed)
    assert set(DecisionStore(tmp_path).book(_OWN).records) == {other, changed}
    book.change(changed, None)
    assert DecisionStore(tmp_path).book(_OWN).records == (other,)


def test_two_windows_do_not_undo_each_other(tmp_path: Path) -> None:
    one, two = DecisionStore(tmp_path).book(_OWN), DecisionStore(tmp_path).book(_OWN)
    one.change(None, _RECORD)
    two.change(None, Record(Fingerprint("W101"), Decision.ADOPTED))
    assert len(DecisionStore(tmp_path).book(_OWN).records) == 2


@given(st.data())
def test_a_damaged_file_is_put_aside_and_said(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("decisions")
    DecisionStore(folder).book(_OWN).change(None, _RECORD)
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    cut = data.draw(st.integers(0, len(whole) - 2))
    path.write_bytes(whole[:cut])
    book = DecisionStore(folder).book(_OWN)
    assert book.records == ()
    assert "已损坏" in book.notice
    book.change(None, _RECORD)
    kept = [p for p in folder.iterdir() if "damaged" in p.name]
    assert [p.read_bytes() for p in kept] == [whole[:cut]]
    assert DecisionStore(folder).book(_OWN).records == (_RECORD,)


@pytest.mark.parametrize("content", ["[]", "{}", '{"version": 1, "identity": 5, "records": []}', '{"version": "x"}'])
def test_json_of_another_shape_is_damage_too(tmp_path: Path, content: str) -> None:
    (tmp_path / _OWN.file_name()).write_text(content, encoding="utf-8")
    book = DecisionStore(tmp_path).book(_OWN)
    assert "已损坏" in book.notice


def test_a_file_of_the_first_version_is_read(tmp_path: Path) -> None:
    quote = {"section": "overview", "left": "左", "text": "词", "right": "右"}
    known = {
        "rule": "T303", "cells": ["requests/new/other"], "sections": ["requests"], "quotes": [quote],
        "numbers": [5, "6"], "relation": "收支平衡", "nth": 1,
    }  # fmt: skip
    record = {
        "fingerprint": known, "ruling": "ignored", "reason": "已核实", "note": "问过法规股",
        "at": "2025-01-20T09:00:00+08:00",
    }  # fmt: skip
    identity = {"organ": "澄阳县水务局", "year": 2024, "paths": ["/稿/年报.docx"]}
    path = tmp_path / _OWN.file_name()
    path.write_text(json.dumps({"version": 1, "identity": identity, "records": [record]}), encoding="utf-8")
    book = DecisionStore(tmp_path).book(_OWN)
    assert (book.notice, book.records) == ("", (_RECORD,))
    book.change(None, Record(Fingerprint("W101"), Decision.ADOPTED))
    known["numbers"] = ["5", "6"]
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written["records"][0] == record
    assert written["identity"] == {**identity, "digest": "", "apart": False}
    assert list(written) == ["version", "identity", "records"]


def test_a_newer_version_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / _OWN.file_name()
    newer = json.dumps({"version": VERSION + 1, "identity": {}, "records": []})
    path.write_text(newer, encoding="utf-8")
    book = DecisionStore(tmp_path).book(_OWN)
    assert "较新版本" in book.notice
    book.change(None, _RECORD)
    assert newer in [p.read_text(encoding="utf-8") for p in tmp_path.iterdir()]


def test_a_failing_write_keeps_the_old_file_and_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = DecisionStore(tmp_path).book(_OWN)
    book.change(None, _RECORD)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    other = Record(Fingerprint("W101"), Decision.ADOPTED)
    book.change(None, other)
    assert "写不进" in book.notice
    assert set(book.records) == {_RECORD, other}
    monkeypatch.undo()
    assert DecisionStore(tmp_path).book(_OWN).records == (_RECORD,)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_draft_that_names_nobody_is_found_again_by_its_text(tmp_path: Path) -> None:
    first = Identity(None, None, ("/稿/年报.docx",), "d1")
    DecisionStore(tmp_path).book(first).change(None, _RECORD)
    edited = Identity(None, None, ("/稿/年报.docx",), "d2")
    assert DecisionStore(tmp_path).book(edited).records == (_RECORD,)  # seen once more where it was
    moved = Identity(None, None, ("/别处/终稿.docx",), "d2")
    assert DecisionStore(tmp_path).book(moved).records == (_RECORD,)
    assert DecisionStore(tmp_path).book(Identity(None, None, ("/别处/别的.docx",), "d3")).records == ()


_WRITER = """
import sys
import tempfile
from pathlib import Path
from core.review.decisions import DecisionStore, Fingerprint, Identity, Record, Decision
book = DecisionStore(Path(sys.argv[1])).book(Identity("澄阳县水务局", 2024))
for number in range(10_000):
    book.change(None, Record(Fingerprint("T303", nth=number), Decision.IGNORED, note="批注" * 500))
    print(number, flush=True)
"""


@pytest.mark.slow
def test_a_program_killed_while_writing_loses_nothing(tmp_path: Path) -> None:
    for round_ in range(3):
        call = [sys.executable, "-c", _WRITER, str(tmp_path)]
        with subprocess.Popen(call, stdout=subprocess.PIPE, cwd=Path(__file__).parents[4]) as writer:
            assert writer.stdout is not None
            told = [int(writer.stdout.readline()) for _ in range(10 + 7 * round_)]
            writer.kill()  # no handler runs
            told += [int(line) for line in writer.stdout.read().splitlines() if line.strip()]
        book = DecisionStore(tmp_path).book(Identity("澄阳县水务局", 2024))
        assert book.notice == ""
        assert {record.fingerprint.nth for record in book.records} >= set(range(max(told) + 1))


def test_what_a_killed_program_left_is_swept_up_later(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".a-1.tmp", tmp_path / ".b-2.tmp"
    old.touch()
    fresh.touch()
    os.utime(old, (0, 0))
    DecisionStore(tmp_path).book(Identity(None, None, ("/稿/甲.docx",)))
    assert (old.exists(), fresh.exists()) == (False, True)


def test_decisions_on_another_file_are_known_as_carried_and_can_be_left(tmp_path: Path) -> None:
    first = Identity("澄阳县水务局", 2024, ("/稿/一稿.docx",), "d1")
    second = Identity("澄阳县水务局", 2024, ("/稿/二稿.docx",), "d2")
    DecisionStore(tmp_path).book(first).change(None, _RECORD)
    assert DecisionStore(tmp_path).book(first).carried_from is None
    kept = DecisionStore(tmp_path)
    assert kept.book(second).carried_from == "/稿/一稿.docx"
    assert kept.set_apart(second).records == ()
    for again in (kept, DecisionStore(tmp_path)):
        assert again.book(second).records == ()
        assert again.book(second).carried_from is None
        assert again.book(first).records == (_RECORD,)


def test_a_moved_file_is_no_other_file(tmp_path: Path) -> None:
    DecisionStore(tmp_path).book(Identity("澄阳县水务局", 2024, ("/稿/一稿.docx",), "d1")).change(None, _RECORD)
    moved = Identity("澄阳县水务局", 2024, ("/送签/定稿.docx",), "d1")
    assert DecisionStore(tmp_path).book(moved).carried_from is None


def _record(number: int) -> Record:
    return Record(Fingerprint("T303", nth=number), Decision.IGNORED, note="批注")


def _refuse(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("refusing", ["mkstemp", "fsync", "replace", "lock", "mkdir"])
def test_a_full_disk_loses_nothing_and_is_made_up_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusing: str
) -> None:
    owner, name = {
        "mkstemp": (tempfile, "mkstemp"), "fsync": (os, "fsync"), "replace": (os, "replace"), "lock": (store, "locked"),
        "mkdir": (Path, "mkdir"),
    }[refusing]  # fmt: skip
    kept = DecisionStore(tmp_path)
    book = kept.book(_OWN)
    for number in range(5):
        book.change(None, _record(number))
    with monkeypatch.context() as full:
        full.setattr(owner, name, _refuse)
        for number in range(5, 52):
            book.change(None, _record(number))
        book.change(_record(3), None)
        assert "写不进" in book.notice
        assert len(book.records) == 51
        assert not kept.save()
        assert kept.book(_OWN).records == book.records  # the draft was checked again
    assert len(DecisionStore(tmp_path).book(_OWN).records) == 5
    assert kept.save()
    assert not book.unsaved
    assert set(DecisionStore(tmp_path).book(_OWN).records) == {_record(n) for n in range(52) if n != 3}


def test_the_next_decision_writes_what_the_disk_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = DecisionStore(tmp_path).book(_OWN)
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", _refuse)
        book.change(None, _record(1))
    other = DecisionStore(tmp_path).book(_OWN)  # a second program meanwhile
    other.change(None, _record(2))
    book.change(None, _record(3))
    assert set(DecisionStore(tmp_path).book(_OWN).records) == {_record(1), _record(2), _record(3)}


def test_a_file_that_cannot_be_read_now_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    DecisionStore(tmp_path).book(_OWN).change(None, _record(1))
    kept = DecisionStore(tmp_path)
    with monkeypatch.context() as locked:
        locked.setattr(Path, "read_text", _refuse)
        book = kept.book(_OWN)
        book.change(None, _record(2))
        assert "读不出来" in book.notice
    assert DecisionStore(tmp_path).book(_OWN).records == (_record(1),)
    assert kept.save()
    assert set(DecisionStore(tmp_path).book(_OWN).records) == {_record(1), _record(2)}


def test_a_damaged_file_that_cannot_be_put_aside_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / _OWN.file_name()
    path.write_bytes(b"damaged")
    monkeypatch.setattr(os, "replace", _refuse)
    book = DecisionStore(tmp_path).book(_OWN)
    book.change(None, _record(1))
    assert "不能另存" in book.notice
    assert (book.records, path.read_bytes()) == ((_record(1),), b"damaged")


LONE = "粘贴\ud83d来的"


def test_half_characters_do_not_stop_the_writing(tmp_path: Path) -> None:
    print_ = Fingerprint("W101", quotes=(Quote("overview", LONE, LONE, ""),), numbers=(LONE,))
    book = DecisionStore(tmp_path).book(Identity(LONE, 2024, (f"/稿/{LONE}.docx",)))
    book.change(None, Record(print_, Decision.IGNORED, LONE, LONE))
    book.change(None, _record(1))
    assert (book.notice, book.unsaved) == ("", False)
    (path,) = tmp_path.glob("*.json")
    assert "\ufffd" in path.read_text("utf-8")
    assert path.name == Identity(LONE, 2024).file_name()


def test_a_name_with_half_characters_is_known_again(tmp_path: Path) -> None:
    report = read_report(load_text(load_model("2021").text().replace("澄阳县水务局", "")))
    name = "/稿/\udce5\udcb9.docx"  # bytes of another encoding, as Python shows them
    DecisionStore(tmp_path).book(Identity.of(report, name)).change(None, _record(1))
    assert DecisionStore(tmp_path).book(Identity.of(report, name)).records == (_record(1),)


@pytest.mark.parametrize(
    ("text", "sound"), [("年报", "年报"), ("\ud83d\ude00", "😀"), ("a\ud83d", "a\ufffd"), ("", "")]
)
def test_sound_text(text: str, sound: str) -> None:
    assert sound_text(text) == sound


_MANY = """
import sys
import tempfile
from pathlib import Path
from core.review.decisions import DecisionStore, Fingerprint, Identity, Record, Decision
book = DecisionStore(Path(sys.argv[1])).book(Identity("澄阳县水务局", 2024))
sys.stdin.readline()
for number in range(50):
    book.change(None, Record(Fingerprint(sys.argv[2], nth=number), Decision.IGNORED))
print(book.notice, end="")
"""


def test_two_programs_at_once_lose_nothing(tmp_path: Path) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _MANY, str(tmp_path), code], cwd=Path(__file__).parents[4],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for code in ("T301", "T302")
    ]  # fmt: skip
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    assert [program.communicate(timeout=120)[0] for program in programs] == ["", ""]
    assert len(DecisionStore(tmp_path).book(_OWN).records) == 100


def test_a_lock_ends_with_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    with locked(path), pytest.raises(TimeoutError), locked(path, patience=0.05):
        pytest.fail("held twice")
    with locked(path, patience=0.05):
        assert path.exists()


@pytest.mark.parametrize(
    "content",
    [
        '{"version": ' + "[" * 100_000 + "]" * 100_000 + "}",
        '{"version": 1, "identity": ' + '{"a": ' * 100_000,
        '{"version": 1e400}',
        '{"version": 1, "identity": {"organ": null, "year": 1e400, "paths": []}, "records": []}',
        '{"version": 1, "identity": {"organ": "\\ud800", "year": 1, "paths": []}, "records": []}',
        '{"version": ' + "9" * 5000 + "}",
    ],
)
def test_stores_made_to_harm_are_put_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / _OWN.file_name()).write_text(content, encoding="utf-8")
    assert DecisionStore(tmp_path).book(Identity(None, None, ("/稿/别的.docx",))).records == ()  # passed over in search
    book = DecisionStore(tmp_path).book(_OWN)
    assert "已另存为" in book.notice
    book.change(None, _RECORD)
    assert DecisionStore(tmp_path).book(_OWN).records == (_RECORD,)


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_files_are_for_the_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "decisions"
    DecisionStore(folder).book(_OWN).change(None, _RECORD)
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert len(files) == 2
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
