"""Last year's report and the profile on the way from the command line to the result."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from core.base.errors import LoadError
from core.check.example import Example, last_year
from core.cli import main
from core.pipeline.check_draft import check_file, load_previous
from core.profile.reading import parse_profile

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This year's and last year's draft, a profile, and no profile of whoever runs the tests."""
    monkeypatch.setattr("core.profile.places.default_profile_path", lambda: tmp_path / "none" / "profile.toml")
    draft = Example("", previous=last_year({("requests", "carried_out", "total"): 7}))
    (tmp_path / "2024.txt").write_text(draft.draft(), "utf-8")
    (tmp_path / "2023.txt").write_text(draft.previous_draft() or "", "utf-8")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    (tmp_path / "office.toml").write_text('[rules.severity]\nH102 = "hint"\n', "utf-8")
    return tmp_path


def call(capsysbinary: pytest.CaptureFixture[bytes], *arguments: object) -> tuple[int, dict[str, Any], str]:
    status = main(["check", "--format", "json", *map(str, arguments)])
    captured = capsysbinary.readouterr()
    return status, json.loads(captured.out or b"{}"), captured.err.decode()


def test_previous_makes_history_findings(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    status, said, _ = call(capsysbinary, "--previous", folder / "2023.txt", folder / "2024.txt")
    assert status == 1
    (finding,) = said["reports"][0]["findings"]
    assert (finding["rule"], finding["category"], finding["expected"]) == ("H102", "history", "7")
    # marks point into this year's draft
    (location,) = finding["locations"]
    assert (location["row"], location["column"], location["text"]) == ("carried_in", "total", "2")
    assert set(finding) == {
        "rule", "category", "severity", "message", "locations", "expected", "actual", "suggestion"
    }  # fmt: skip


def test_profile_regrades(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    profile = ("--profile", folder / "office.toml")
    status, said, _ = call(capsysbinary, *profile, "--previous", folder / "2023.txt", folder / "2024.txt")
    assert status == 0
    assert said["reports"][0]["findings"][0]["severity"] == "hint"


def test_default_profile_is_used(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.profile.places.default_profile_path", lambda: folder / "office.toml")
    status, _, _ = call(capsysbinary, "--previous", folder / "2023.txt", folder / "2024.txt")
    assert status == 0


def test_an_unreadable_previous_is_told_and_the_draft_still_checked(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    status, said, _ = call(capsysbinary, "--previous", folder / "broken.docx", folder / "2024.txt")
    assert status == 2
    entry = said["reports"][0]
    assert entry["status"] == "checked"
    assert entry["coverage"]["not_assessable"] == 1
    checked = check_file(folder / "2024.txt", previous=folder / "broken.docx")
    assert "broken.docx" in checked.result.not_assessable[0].reason
    with pytest.raises(LoadError):
        load_previous(folder / "broken.docx")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--previous", "2023.txt", "2024.txt", "2023.txt"), "只用于校对一份稿件，现在有 2 份"),
        (("--profile", "missing.toml", "2024.txt"), "missing.toml"),
        (("--profile", "2024.txt", "2024.txt"), "写法有误"),
        (("2024.txt", "--previous"), "--previous"),
    ],
)
def test_wrong_calls(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes], arguments: tuple[str, ...], said: str
) -> None:
    paths = [str(folder / a) if "." in a else a for a in arguments]
    status, json_, complaint = call(capsysbinary, *paths)
    assert status == 2
    assert json_ == {}
    assert said in complaint


def test_what_a_check_with_both_returns_can_be_sent_between_processes(folder: Path) -> None:
    profile = parse_profile('[words]\nallowed = ["OA"]')
    checked = check_file(folder / "2024.txt", previous=folder / "2023.txt", profile=profile)
    assert checked.report.profile.vocabulary == {"OA"}
    again = pickle.loads(pickle.dumps(checked))
    assert again.result == checked.result
    assert again.report.previous.year == 2023


def test_switched_off_rules_are_told_in_text(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    (folder / "off.toml").write_text('[rules]\noff = ["T303"]\n', "utf-8")
    assert main(["check", "--profile", str(folder / "off.toml"), str(folder / "2024.txt")]) == 0
    assert "关闭的规则：T303" in capsysbinary.readouterr().out.decode()
