"""The command as programs and people call it, in a process of its own where the process matters."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.base.about import VERSION
from core.base.errors import GoujiError
from core.batch.check_many import drafts, try_check
from core.forms.model_draft import load_model
from gui.app import launch
from tests.builders.example_draft import load_planted

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = load_planted().path


def gouji(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program from the checkout."""
    bare = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-m", "gui.app.launch", *arguments],
        cwd=ROOT,
        env={**bare, **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drafts") / "清稿.txt"
    path.write_text(load_model("2021").text(), "utf-8")
    return path


def test_version_needs_neither_qt_nor_pydantic() -> None:
    code = "import sys; from gui.app.launch import main; main(['--version']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    first, modules = done.stdout.splitlines()
    assert first == f"gouji {VERSION}"
    for heavy in ("PySide6", "pydantic", "lxml", "pdfplumber"):
        assert f"'{heavy}'" not in modules


def test_check_and_rules_run_without_qt() -> None:
    code = (
        "import sys; from gui.app.launch import main; "
        f"main(['check', '--format', 'json', {str(EXAMPLE)!r}]); main(['rules']); "
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_json_is_utf8_and_alone_on_standard_output(clean: Path) -> None:
    done = gouji("check", "--format", "json", str(clean), str(EXAMPLE), LC_ALL="C", PYTHONIOENCODING="gbk")
    answer = json.loads(done.stdout.decode("utf-8"))
    assert answer["tool"] == {"name": "gouji", "version": VERSION}
    assert [r["file"] for r in answer["reports"]] == [str(clean), str(EXAMPLE)]
    assert b"[2/2]" in done.stderr
    assert done.returncode == 1


def test_exit_status_is_the_worst_of_all(clean: Path, tmp_path: Path, capfd) -> None:
    junk = tmp_path / "junk.docx"
    junk.write_bytes(b"PK\x03\x04 not a zip")
    assert launch.main(["check", str(clean)]) == 0
    assert launch.main(["check", str(EXAMPLE)]) == 1
    assert launch.main(["check", str(junk), str(EXAMPLE), str(clean)]) == 2
    assert launch.main(["check", "no such file.docx"]) == 2
    capfd.readouterr()


def test_a_bad_file_has_an_entry_and_stops_nothing(clean: Path, tmp_path: Path, capfd) -> None:
    junk = tmp_path / "junk.pdf"
    junk.write_bytes(b"%PDF-1.4\nbroken")
    launch.main(["check", "--format", "json", str(tmp_path / "absent.docx"), str(junk), str(clean)])
    reports = json.loads(capfd.readouterr().out)["reports"]
    assert [r["status"] for r in reports] == ["failed", "failed", "checked"]
    assert reports[0]["error"]["code"] == "not_found"
    assert all(r["error"]["message"].endswith("。") for r in reports[:2])


def test_a_clean_draft_may_be_signed(clean: Path, capfd) -> None:
    assert launch.main(["check", str(clean)]) == 0
    out = capfd.readouterr().out
    assert "可以送签" in out
    assert "未能核对 0 项" in out


@pytest.mark.parametrize(
    "call",
    [
        ["check"],
        ["check", "--format", "xml", "a.docx"],
        ["check", "a.docx", "--format"],
        ["check", "--report", "a.xlsx", "a.docx"],
        ["check", "--annotate", "b.docx", "a.docx"],
        ["check", "--previous", "b.docx", "a.docx", "c.docx"],
        ["check", "--profile", "missing.toml", "a.docx"],
        ["rules", "T301"],
        ["--no-such-option"],
        ["--screenshot", "a.png"],
        ["--selftest"],
    ],
    ids=" ".join,
)
def test_wrong_calls_are_refused_in_chinese(call: list[str], capfd) -> None:
    assert launch.main(call) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "。" in err
    assert "Traceback" not in err


def test_options_may_stand_between_files(clean: Path, capfd) -> None:
    launch.main(["check", str(clean), "--format", "json", str(EXAMPLE)])
    assert len(json.loads(capfd.readouterr().out)["reports"]) == 2


def test_a_file_may_begin_with_a_dash(clean: Path, tmp_path: Path, capfd, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(clean, tmp_path / "-稿.txt")
    monkeypatch.chdir(tmp_path)
    assert launch.main(["check", "--", "-稿.txt"]) == 0
    capfd.readouterr()


def test_help_tells_every_command(capfd) -> None:
    assert launch.main(["check", "--help"]) == 0
    out = capfd.readouterr().out
    for word in ("check", "rules", "--selftest", "--version", "退出码"):
        assert word in out


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "gui.app.launch", "rules"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert b"Error" not in run.stderr.read()
        assert run.wait() == 0


def test_folders_stand_for_their_drafts(tmp_path: Path) -> None:
    (tmp_path / "b" / ".hidden").mkdir(parents=True)
    seen = ["b/二.PDF", "b/一.docx", "a.txt", "b/老.doc"]
    passed_over = ["b/~$一.docx", "b/.x.txt", "b/.hidden/y.txt", "p.png", "t.tmp"]
    for name in seen + passed_over:
        (tmp_path / name).touch()
    found = [Path(f).relative_to(tmp_path).as_posix() for f in drafts([str(tmp_path)])]
    assert found == ["a.txt", "b/一.docx", "b/二.PDF", "b/老.doc"]


def test_a_folder_without_drafts_is_told(tmp_path: Path) -> None:
    assert list(drafts([str(tmp_path)])) == [str(tmp_path)]
    outcome = try_check(str(tmp_path))
    assert isinstance(outcome, GoujiError)
    assert "文件夹" in outcome.message


def test_a_fault_of_our_own_is_an_entry_too(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("core.batch.check_many.check_file", broken)
    outcome = try_check(str(clean))
    assert isinstance(outcome, GoujiError)
    assert "ZeroDivisionError" in outcome.detail
