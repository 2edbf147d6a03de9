"""The supervisor's workbook, the sheets and the notices of many drafts: golden files, broken and missing drafts."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core import cli
from core.base.about import VERSION
from core.base.errors import DamagedError, ExportError
from core.batch.attempts import try_check
from core.batch.draft_files import OWN_NAMES, drafts
from core.check.registry import get_rule
from core.forms.model_draft import load_model
from core.output.batch.delivery import write_notices, write_sheets
from core.output.batch.record import BatchRecord, record
from core.output.batch.workbook import Batch, workbook
from core.output.exports import Kind, exports_of
from core.output.notice import docx as notice_docx
from core.output.notice.model import notice
from core.output.notice.text import text as notice_text
from core.output.workbook import xlsx
from tests.support.workbook_text import as_text, opened

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[3]
AT = datetime(2025, 3, 7, 9, 5, tzinfo=UTC)


def write(folder: Path, name: str, text: str, organ: str = "澄阳县水务局") -> str:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text.replace("澄阳县水务局", organ), "utf-8")
    os.utime(path, (1_740_000_000, 1_740_000_000))
    return str(path)


def records(tmp_path: Path) -> list[BatchRecord]:
    """A clean draft, one with an error, one that copies it under another name, one that is broken."""
    folder = tmp_path / "报送"
    clean = load_model("2021").text()
    files = [
        write(folder, "甲.txt", clean),
        write(folder, "乙.txt", get_rule("T303").bad.draft(), "澄阳县财政局"),
        write(folder, "=丙.txt", clean.replace("完善", "健全"), "澄阳县教育局"),
    ]
    made = [record(file, try_check(file), AT) for file in files]
    return [*made, record("坏.pdf", DamagedError(), AT)]


def xlsx_bytes(batch: Batch) -> bytes:
    stream = io.BytesIO()
    xlsx.write(workbook(batch), stream)
    return stream.getvalue()


def test_workbook(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    batch = Batch(records(tmp_path), ("澄阳县水务局", "澄阳县财政局", "澄阳县审计局"), ("没轮到.docx",))
    golden("batch_workbook.txt", as_text(xlsx_bytes(batch)).replace(VERSION, "0.0"))


def test_what_the_sheets_of_the_workbook_hold(tmp_path: Path) -> None:
    made = records(tmp_path)
    book = opened(xlsx_bytes(Batch(made, ("澄阳县水务局", "澄阳县审计局"), ("没轮到.docx",))))
    assert book.sheetnames == ["汇总", "问题明细", "未收到", "未能读取", "雷同"]
    summary = [row for row in book["汇总"].iter_rows(values_only=True) if row[0]]
    assert {str(row[0]) for row in summary} >= {"澄阳县水务局", "澄阳县财政局", "澄阳县教育局", "（未识别）"}
    wrong = next(row for row in summary if row[0] == "澄阳县财政局")
    assert "必改" in str(wrong[3])
    assert "“" in str(wrong[8])  # the first problem in words
    assert "不在名单上" in str(wrong[13])
    details = list(book["问题明细"].iter_rows(min_row=4, values_only=True))
    assert len(details) == sum(
        len(one.sheet.findings) + len(one.sheet.ignored) + len(one.sheet.open) for one in made if one.sheet
    )
    missing = [row[1] for row in book["未收到"].iter_rows(min_row=4, values_only=True)]
    assert missing == ["澄阳县审计局"]
    unread = [row[0] for row in book["未能读取"].iter_rows(min_row=4, values_only=True)]
    assert unread == ["坏.pdf", "没轮到.docx"]
    alike = [row for row in book["雷同"].iter_rows(values_only=True) if row[3] and "%" in str(row[3])]
    assert ("澄阳县水务局", "澄阳县教育局") in {row[:2] for row in alike}
    formula = next(row for row in summary if row[0] == "澄阳县教育局")
    assert formula[14] == "=丙.txt"
    cell = next(c for row in book["汇总"].iter_rows() for c in row if c.value == "=丙.txt")
    assert cell.data_type == "s"


def test_without_a_list_nobody_is_called_missing(tmp_path: Path) -> None:
    text = as_text(xlsx_bytes(Batch(records(tmp_path)[:1])))
    assert "没有给出单位名单" in text
    assert "不在名单上" not in text


def test_a_record_can_be_written_down(tmp_path: Path) -> None:
    for one in records(tmp_path):
        assert BatchRecord.restore(one.dump()) == one
    for bad in ("", "{}", "[1]", "null"):
        with pytest.raises(ValueError, match="BatchRecord"):
            BatchRecord.restore(bad)


def test_notice(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    made = records(tmp_path)
    letter = notice(made[1])
    assert letter is not None
    golden("notice.txt", notice_text(letter))
    stream = io.BytesIO()
    notice_docx.write(letter, stream)
    xml = zipfile.ZipFile(stream).read("word/document.xml").decode()
    for point in (letter.title, letter.addressee, letter.blocks[0].heading):
        assert point in xml
    assert notice(made[0]) is None  # nothing to mend
    broken = notice(made[3])
    assert broken is not None
    assert "未能读取" in broken.opening


def test_all_sheets_in_one_go_and_nothing_is_written_over(tmp_path: Path) -> None:
    made, folder = records(tmp_path), tmp_path / "意见单"
    assert len(list(write_sheets(made, folder))) == 3 + 2 + 2
    names = {path.name for path in folder.iterdir()}
    assert {"甲校对意见单.docx", "乙校对意见单.docx", "乙退回修改通知.docx", "乙退回修改通知.txt"} <= names
    assert "甲退回修改通知.docx" not in names
    before = (folder / "乙退回修改通知.txt").read_bytes()
    again = list(write_notices(made[:2], folder))
    assert {path.name for path in again} == {"乙退回修改通知（2）.docx", "乙退回修改通知（2）.txt"}
    assert (folder / "乙退回修改通知.txt").read_bytes() == before
    blocked = tmp_path / "a file"
    blocked.write_text("x", "utf-8")
    with pytest.raises(ExportError):
        list(write_sheets(made, blocked / "folder"))


def test_what_the_program_made_is_no_draft_of_a_folder(tmp_path: Path) -> None:
    for kind in (Kind.SHEET, Kind.NOTICE, Kind.ANNOTATED):
        assert kind.ending in OWN_NAMES
        for export in exports_of(kind):
            write(tmp_path, f"甲{kind.ending}{export.suffix}", "x")
            write(tmp_path, f"甲{kind.ending}（2）{export.suffix}", "x")
    draft = write(tmp_path, "甲.docx", "x")
    assert list(drafts([str(tmp_path)])) == [draft]
    named = str(tmp_path / f"甲{Kind.SHEET.title}.docx")
    assert list(drafts([named])) == [named]  # asked for by its name


def folder_of(tmp_path: Path) -> Path:
    folder = tmp_path / "报送"
    for name, organ in (("甲", "澄阳县水务局"), ("乙", "澄阳县财政局")):
        write(folder, f"{name}.txt", load_model("2021").text(), organ)
    (folder / "坏.docx").write_bytes(b"PK\x03\x04")
    return folder


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.base.folders.data_folder", lambda: tmp_path / "data")


def test_the_command_makes_the_workbook_sheets_and_notices(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = folder_of(tmp_path)
    roster = tmp_path / "名单.txt"
    roster.write_text("澄阳县水务局\n澄阳县审计局\n", "utf-8")
    book, sheets = tmp_path / "汇总.xlsx", tmp_path / "意见单"
    call = ["check", "--format", "json", "--report", str(book), "--roster", str(roster), "--sheets", str(sheets)]
    assert cli.main([*call, str(folder)]) == 2
    out, err = capfd.readouterr()
    assert len(json.loads(out)["reports"]) == 3
    assert "已写出汇总工作簿" in err
    assert "澄阳县审计局" in as_text(book.read_bytes())
    assert (sheets / "甲校对意见单.docx").exists()
    assert (sheets / "坏退回修改通知.txt").exists()
    assert not (tmp_path / "data" / "batch").exists() or not list((tmp_path / "data" / "batch").iterdir())


def test_last_years_reports_of_a_folder_and_among_the_drafts(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder, last = tmp_path / "今年", tmp_path / "去年"
    model = load_model("2021").text()
    before = model.replace("2024年", "2023年").replace("2025年", "2024年")
    write(folder, "甲.txt", model)
    write(folder, "乙.txt", model, "澄阳县财政局")
    write(last, "旧甲.txt", before)
    book = tmp_path / "o.xlsx"
    cli.main(["check", "--previous", str(last), "--report", str(book), str(folder)])
    assert "去年的报告：读出 1 份" in capfd.readouterr().err
    rows = {row[0]: str(row[13]) for row in opened(book.read_bytes())["汇总"].iter_rows(values_only=True)}
    assert "已与去年的报告“旧甲.txt”对照" in rows["澄阳县水务局"]
    assert "没有找到去年的报告" in rows["澄阳县财政局"]
    assert "本单位去年的报告" in as_text(book.read_bytes())
    write(folder, "甲2023.txt", before)
    os.rename(folder / "甲.txt", folder / "甲2024.txt")
    cli.main(["check", "--report", str(book), str(folder)])
    assert "已与去年的报告“甲2023.txt”对照" in as_text(book.read_bytes())
    capfd.readouterr()


@pytest.mark.parametrize(
    "options",
    [["--report", "o.docx"], ["--roster", "r.txt"], ["--report", "o.xlsx", "--roster", "none.txt"],
     ["--previous", "a.docx"]],
    ids=" ".join,
)  # fmt: skip
def test_wrong_calls_for_many_drafts(tmp_path: Path, options: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    folder = folder_of(tmp_path)
    assert cli.main(["check", *options, str(folder)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "。" in err


#: The program as it is, but that it waits for the signal behind its second line: a quick machine has done all by then.
_WAITS_TO_BE_INTERRUPTED = """
import signal, sys, time
from core.commands import check
from gui.app.launch import main

def write(stream, text, **options):
    told(stream, text, **options)
    while text.startswith("[2/8]") and signal.getsignal(number) is not signal.SIG_DFL:
        time.sleep(0.01)

number = signal.Signals(int(sys.argv.pop(1)))
told, check.write = check.write, write
sys.exit(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.slow
@pytest.mark.parametrize(("number", "jobs"), [(signal.SIGINT, "1"), (signal.SIGTERM, "2")])
def test_an_interrupted_batch_leaves_what_was_done_and_goes_on(tmp_path: Path, number: int, jobs: str) -> None:
    folder = tmp_path / "报送"
    for count in range(8):
        write(folder, f"{count:02}.txt", load_model("2021").text(), f"澄阳县第{count}中学")
    book = tmp_path / "o.xlsx"
    call = ["check", "--format", "json", "--jobs", jobs, "--report", str(book), str(folder)]
    first = [sys.executable, "-c", _WAITS_TO_BE_INTERRUPTED, str(int(number)), *call]
    command = [sys.executable, "-m", "gui.app.launch", *call]
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    with subprocess.Popen(
        first, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stderr is not None
        told = ""
        while "[2/8]" not in told:
            told += run.stderr.readline()
        run.send_signal(number)
        out, rest = run.communicate(timeout=120)
    assert run.returncode == 2
    assert "Traceback" not in told + rest
    done = json.loads(out)["reports"]
    assert 2 <= len(done) < 8
    assert f"已中断：校对了 {len(done)} 份" in rest
    assert "校对中断" in as_text(book.read_bytes())
    second = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert "接着上次中断的校对" in second.stderr
    assert len(json.loads(second.stdout)["reports"]) == 8
    assert json.loads(second.stdout)["reports"][: len(done)] == done
    assert "校对中断" not in as_text(book.read_bytes())
