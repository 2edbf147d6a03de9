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
from core.batch.attempts import try_check
from core.batch.draft_files import drafts
from core.forms.model_draft import load_model
from core.pipeline.check_draft import check_file
from core.review.decisions import Decision, DecisionStore, Identity, Record, fingerprints
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
        ["check", "--report", "a.doc", "a.docx"],
        ["check", "--report", "a.docx", "a.docx"],
        ["check", "--report", "b.docx", "--report", "./b.docx", "a.docx"],
        ["check", "--report", "missing/b.docx", "a.docx"],
        ["check", "a.docx", "--report"],
        ["check", "--annotate", "b.txt", "a.docx"],
        ["check", "--annotate", "a.docx", "a.docx"],
        ["check", "--annotate", "b.docx", "a.docx", "c.docx"],
        ["check", "--tracked", "a.docx"],
        ["check", "--hints", "--report", "b.docx", "a.docx"],
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


@pytest.fixture
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders, empty."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "own"))
    return tmp_path / "own"


def test_sheets_are_written_in_every_format_named(clean: Path, tmp_path: Path, own_folders: Path, capfd) -> None:
    targets = [tmp_path / f"意见单{suffix}" for suffix in (".docx", ".xlsx", ".html")]
    call = [f"--report={target}" for target in targets]
    assert launch.main(["check", "--format", "json", str(clean), *call]) == 0
    out, err = capfd.readouterr()
    assert json.loads(out)["reports"][0]["status"] == "checked"
    assert [line for line in err.splitlines() if line.startswith("已写出")] == [
        f"已写出校对意见单：{target}" for target in targets
    ]
    assert [target.read_bytes()[:2] for target in targets] == [b"PK", b"PK", b"<!"]
    assert not own_folders.exists()


def test_the_sheet_tells_what_was_decided_in_the_window(tmp_path: Path, own_folders: Path, capfd) -> None:
    draft, target = tmp_path / "稿.docx", tmp_path / "单.html"
    shutil.copy(EXAMPLE, draft)
    checked = check_file(draft)
    store = DecisionStore(own_folders / "gouji" / "decisions")
    book = store.book(Identity.of(checked.report, str(draft)))
    print_ = fingerprints(checked.report, checked.result.findings)[0]
    book.change(None, Record(print_, Decision.IGNORED, "底数如此"))
    assert launch.main(["check", str(draft), "--report", str(target)]) == 1
    assert "底数如此" in target.read_text("utf-8")
    capfd.readouterr()


def test_a_draft_that_cannot_be_checked_has_no_sheet(tmp_path: Path, own_folders: Path, capfd) -> None:
    target = tmp_path / "单.docx"
    assert launch.main(["check", str(tmp_path / "没有.docx"), "--report", str(target)]) == 2
    assert "没有写出校对意见单" in capfd.readouterr().err
    assert not target.exists()


def test_a_sheet_for_several_drafts_is_refused_by_name(clean: Path, tmp_path: Path, capfd) -> None:
    assert launch.main(["check", str(clean), str(EXAMPLE), "--report", str(tmp_path / "单.docx")]) == 2
    err = capfd.readouterr().err
    assert err.startswith("--report ")
    assert "--sheets" in err


def test_no_draft_is_overwritten_by_its_sheet(tmp_path: Path, own_folders: Path, capfd) -> None:
    draft = tmp_path / "稿.docx"
    shutil.copy(EXAMPLE, draft)
    before = draft.read_bytes()
    (tmp_path / "link.docx").symlink_to(draft)
    for name in ("稿.docx", "link.docx"):
        assert launch.main(["check", str(draft), "--report", str(tmp_path / name)]) == 2
        assert "不能写到稿件自己上" in capfd.readouterr().err
    assert draft.read_bytes() == before


def test_help_tells_every_command(capfd) -> None:
    assert launch.main(["check", "--help"]) == 0
    out = capfd.readouterr().out
    for word in ("check", "rules", "--report", ".xlsx", "--selftest", "--version", "退出码"):
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

    monkeypatch.setattr("core.batch.attempts.check_file", broken)
    outcome = try_check(str(clean))
    assert isinstance(outcome, GoujiError)
    assert "ZeroDivisionError" in outcome.detail


def test_a_terminal_gets_no_orders_from_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name of a file and its words are shown, not obeyed; for programs they stand as they are, escaped."""
    draft = tmp_path / "年报\x1b[31m\x9b2J.txt"
    draft.write_text("一、总体情况\n\x1b]0;题目\x07全年\x7f无。\n", "utf-8")
    for options in ([], ["--format", "json"]):
        launch.main(["check", *options, str(draft)])
        shown = "".join(capsys.readouterr())
        assert "年报" in shown
        assert not set(shown) & set("\x1b\x07")


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_line_end_in_a_name_makes_no_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drafts = [tmp_path / "年报\n一切正常.txt", tmp_path / "没有\n的.txt"]
    drafts[0].write_text("一、总体情况\n无。\n", "utf-8")
    launch.main(["check", *map(str, drafts)])
    lines = "".join(capsys.readouterr()).splitlines()
    assert not {"一切正常.txt", "的.txt"} & set(lines)
    assert str(tmp_path / "年报\\n一切正常.txt") in lines


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("options", [["check"], ["check", "--format", "json"], ["rules"]])
def test_no_room_for_the_output_is_no_finding(tmp_path: Path, options: list[str]) -> None:
    draft = tmp_path / "年报.txt"
    draft.write_text("一、总体情况\n无。\n", "utf-8")
    call = [sys.executable, "-m", "gui.app.launch", *options, *([str(draft)] if "check" in options else [])]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("结果没有写完（磁盘空间不足）")
