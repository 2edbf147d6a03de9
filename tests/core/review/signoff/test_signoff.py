"""Signatures: only over decided errors, kept for good, found again, and told to be void when the draft changes."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.forms.model_draft import load_model
from core.load import load_text
from core.model.finding import Severity
from core.pipeline.check_draft import check_document
from core.review.decisions import Standing, State
from core.review.signoff import Role, SignOff, SignOffStore, SignOffStoreError, hindrance, sign

if TYPE_CHECKING:
    from core.pipeline.checked import Checked

ROOT = Path(__file__).resolve().parents[4]


def checked(*, total: str = "15", words: str = "围绕供水安全") -> Checked:
    model = load_model("2021")
    values = {**model.values, ("requests", "new", "total"): total}
    text = replace(model, values=values).text().replace("围绕供水安全", words)
    return check_document(load_text(text, "年报.txt"), Path("/稿/年报.txt"))


def stands(draft: Checked, state: State) -> list[Standing]:
    return [Standing(state)] * (len(draft.result.findings) + len(draft.result.not_assessable))


def signed(draft: Checked, name: str = "张敏", role: Role = Role.PROOFREADER) -> SignOff:
    return sign(draft, stands(draft, State.IGNORED), name, role)


def test_errors_stand_in_the_way_until_they_are_dealt_with() -> None:
    draft = checked(total="19")
    outcomes = (*draft.result.findings, *draft.result.not_assessable)
    errors = draft.result.count(Severity.ERROR)
    assert errors
    assert hindrance(outcomes, stands(draft, State.PENDING)) == f"还有 {errors} 处必改没有处理，处理完才能签名。"
    assert "重新校对后才能签名" in hindrance(outcomes, stands(draft, State.ADOPTED))
    assert hindrance(outcomes, stands(draft, State.IGNORED)) == ""
    with pytest.raises(ValueError, match="没有处理"):
        sign(draft, stands(draft, State.PENDING), "张敏", Role.ISSUER)
    with pytest.raises(ValueError, match="姓名"):
        sign(draft, stands(draft, State.IGNORED), "  ", Role.ISSUER)


def test_a_signature_says_what_was_decided(tmp_path: Path) -> None:
    draft = checked(total="19")
    store = SignOffStore(tmp_path)
    told = [Standing(State.IGNORED, "已核实无误", "问过法规股")] * len(stands(draft, State.IGNORED))
    store.add(sign(draft, told, "李  青", Role.REVIEWER))
    (again,) = SignOffStore(tmp_path).history(signed(draft).identity)
    assert (again.name, again.role, again.findings[0].reason) == ("李 青", Role.REVIEWER, "已核实无误")
    assert "表三“一、本年新收”行“总计”列" in again.findings[0].place
    assert "已忽略" in again.verdict
    assert again.line.startswith("复核　李 青　20")
    assert not again.changes(draft.report)


def test_a_later_change_makes_it_void_and_is_named() -> None:
    signature = signed(checked())
    later = checked(total="19", words="围绕防汛安全")
    changes = signature.changes(later.report)
    assert changes.sentence(later.report.form) == "表三 1 格、正文 1 段"


def test_the_latest_is_first_and_other_drafts_are_left_out(tmp_path: Path) -> None:
    store = SignOffStore(tmp_path)
    assert store.history(signed(checked()).identity) == ()
    for name, role in (("张敏", Role.PROOFREADER), ("李青", Role.ISSUER)):
        store.add(signed(checked(), name, role))
    other = signed(checked())
    store.add(
        replace(other, identity=replace(other.identity, organ="别县水务局", paths=("/别处/年报.txt",), digest="x"))
    )
    assert [s.name for s in store.history(signed(checked()).identity)] == ["李青", "张敏"]


def test_without_a_folder_they_live_in_memory() -> None:
    store = SignOffStore(None)
    store.add(signed(checked()))
    assert len(store.history(signed(checked()).identity)) == 1


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_the_database_is_for_the_user_alone(tmp_path: Path) -> None:
    store = SignOffStore(tmp_path / "数据")
    store.add(signed(checked()))
    assert store.path is not None
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_what_is_no_database_is_put_aside(tmp_path: Path) -> None:
    store = SignOffStore(tmp_path)
    assert store.path is not None
    store.path.write_bytes(b"not a database" * 100)
    store.add(signed(checked()))
    assert len(store.history(signed(checked()).identity)) == 1
    assert list(tmp_path.glob("*.damaged-*"))


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    store = SignOffStore(tmp_path)
    store.add(signed(checked()))
    assert store.path is not None
    with sqlite3.connect(store.path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(SignOffStoreError, match="较新版本"):
        store.add(signed(checked()))
    assert not list(tmp_path.glob("*.damaged-*"))


def test_a_folder_that_takes_nothing_is_told_and_nothing_is_signed(tmp_path: Path) -> None:
    (tmp_path / "数据").write_text("in the way")
    with pytest.raises(SignOffStoreError, match="没有签上"):
        SignOffStore(tmp_path / "数据").add(signed(checked()))


_KILLED = """
import sys
from pathlib import Path
from tests.core.review.signoff.test_signoff import checked, signed
from core.review.signoff import SignOffStore
store = SignOffStore(Path(sys.argv[1]))
draft = checked()
for number in range(1000):
    store.add(signed(draft, f"第{number}人"))
    print(number, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a signal of POSIX")
def test_a_killed_program_loses_nothing_that_was_signed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", _KILLED, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(8)]
        process.send_signal(signal.SIGKILL)
        told += [int(line) for line in process.stdout.read().split()]
    names = {s.name for s in SignOffStore(tmp_path).history(signed(checked()).identity)}
    assert {f"第{number}人" for number in told} <= names
