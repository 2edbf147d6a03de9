"""The proofreading sheet leaves the window: as files, as a PDF, on paper."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

import docx
import pdfplumber
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from core.language.characters import RADICALS
from core.output.sheet.layout import HEIGHT, blocks
from core.output.sheet.model import FOOT, SIGNERS
from core.review.decisions import Decision
from gui.features.export import printing
from gui.features.export.sheet_pages import Strip, Words, paginate, sheet_pages
from gui.state.listed_findings import Kind
from tests.support.sheets import large_sheet, made_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from core.output.sheet.model import Sheet
    from gui.app.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]


def pages_of(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        # some fonts have one glyph for 工 and the radical ⼯, and Qt takes the radical
        return [plain(page.extract_text() or "") for page in pdf.pages]


def plain(text: str) -> str:
    return normalize("NFKC", "".join(text.split()).translate(RADICALS))


def as_pdf(sheet: Sheet) -> bytes:
    stream = io.BytesIO()
    printing.write(sheet, stream)
    return stream.getvalue()


def test_a_pdf_has_everything_in_its_place(app: QApplication) -> None:
    sheet = made_sheet()
    (page,) = pages_of(as_pdf(sheet))
    for entry in sheet.head[:6]:
        assert plain(entry.value) in page
    assert sheet.head[6].value in page  # the hash can be copied
    for text in (sheet.conclusion.sentence, sheet.conclusion.numbers, sheet.scope_text, "方明远"):
        assert plain(text) in page
    for signer in SIGNERS:
        assert plain(f"{signer}：") in page
    assert page.endswith(plain(f"{FOOT}第1页，共1页"))


@pytest.mark.parametrize("sheet", [large_sheet(0), large_sheet(8, 1, 1), large_sheet(10, 1, 1, long_names=True)])
def test_ten_findings_and_fewer_are_one_page(app: QApplication, sheet: Sheet) -> None:
    assert len(sheet_pages(sheet)) == 1


@pytest.mark.slow
def test_heads_repeat_and_pages_are_counted(app: QApplication) -> None:
    sheet = large_sheet(60, 12, 9)
    pages = pages_of(as_pdf(sheet))
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert page.endswith(plain(f"{FOOT}第{number}页，共{len(pages)}页"))
    assert all(page.startswith("序号位置原文问题") for page in pages[1:4])


@pytest.mark.parametrize("rows", [0, 8, 60])
def test_no_line_is_lost_or_off_the_page(app: QApplication, rows: int) -> None:
    pages = sheet_pages(large_sheet(rows, rows // 4, rows // 4))
    seen: dict[Strip, list[tuple[int, int]]] = {}
    for page in pages:
        for placed in page:
            assert placed.top + placed.strip.height_of(placed.last - placed.first) <= HEIGHT + 0.01
            seen.setdefault(placed.strip, []).append((placed.first, placed.last))
    for strip, parts in seen.items():
        assert parts[0][0] == 0
        assert parts[-1][1] == strip.lines
        assert len(parts) == 1 or strip.cells[0].shaded  # heads alone come again
    for strip in seen:
        for cell, layout in zip(strip.cells, strip._layouts, strict=True):
            width = max((layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount())), default=0)
            assert width <= (cell.width - 2) * 100 + 1, cell.text


def test_a_row_longer_than_a_page_goes_on_over_the_next(app: QApplication) -> None:
    sheet = large_sheet(2)
    note = "请对照登记台账逐项核对。" * 300
    pages = sheet_pages(replace(sheet, findings=(replace(sheet.findings[0], note=note), sheet.findings[1])))
    assert len(pages) > 4
    parts = [placed for page in pages for placed in page if any(cell.text == note for cell in placed.strip.cells)]
    assert [part.first for part in parts[1:]] == [part.last for part in parts[:-1]]
    assert parts[-1].last == parts[0].strip.lines
    assert all(page[0].strip.cells[0].text == "序号" for page in pages[1:3])


def test_the_name_of_a_table_is_not_parted_from_it(app: QApplication) -> None:
    def strip(text: str, **more) -> Strip:
        return Strip(Words(text, 100, 9), **more)

    filler = [strip("行") for _ in range(int(HEIGHT // strip("行").height) - 1)]
    first, second = paginate([*filler, strip("名", keeps=True), strip("头", keeps=True), strip("行")])
    assert len(first) == len(filler)
    assert [placed.strip.cells[0].text for placed in second] == ["名", "头", "行"]


@pytest.mark.slow
def test_the_signatures_do_not_stand_on_a_page_of_their_own(app: QApplication) -> None:
    for rows in range(40, 60):
        last = sheet_pages(large_sheet(rows))[-1]
        texts = [cell.text for placed in last for cell in placed.strip.cells]
        assert any(SIGNERS[0] in text for text in texts)
        assert any(text.startswith("章节：") for text in texts)


# The window


def choose(monkeypatch: pytest.MonkeyPatch, name: Path | str, chosen: str = "") -> list[str]:
    """The dialog answers with this name; the names that it proposed are returned."""
    proposed: list[str] = []

    def answer(_parent, _title, path, filter_, *_more):
        proposed.append(path)
        assert filter_.startswith("Word 文档 (*.docx)")
        return str(name), chosen or filter_.split(";;")[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return proposed


def test_nothing_can_be_exported_without_a_draft(window: MainWindow) -> None:
    assert not window.actions_["sheet"].isEnabled()
    assert not window.actions_["print"].isEnabled()


def test_one_click_and_a_name_make_a_sheet(
    desk: MainWindow, draft_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, suffix in enumerate((".docx", ".xlsx", ".html", ".pdf")):
        target = tmp_path / f"单{number}{suffix}"
        proposed = choose(monkeypatch, target)
        desk.actions_["sheet"].trigger()
        assert proposed == [str(draft_file.with_name("澄阳县水务局校对意见单.docx"))], suffix
        assert target.stat().st_size > 1000, suffix
        message = desk.desk.banner.message
        assert message is not None, suffix
        assert message.text == f"已生成“单{number}{suffix}”"
        assert [name for name, _ in message.actions] == ["打开", "打开文件夹"], suffix


def test_the_made_file_and_its_folder_are_opened_by_the_system(
    desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    choose(monkeypatch, tmp_path / "单.html")
    desk.actions_["sheet"].trigger()
    for button in desk.desk.banner.buttons:
        button.click()
    assert opened == [str(tmp_path / "单.html"), str(tmp_path)]


def test_the_sheet_shows_the_decisions_and_the_checker(
    desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.settings.set_value("checker", "方明远，\n")
    assert desk.session.draft is not None
    first = desk.session.draft.findings[0]
    desk.session.decisions.decide(first, Decision.IGNORED, "底数如此")
    sheet = desk.export.sheet()
    assert sheet is not None
    assert dict(sheet.head)["校对人"] == "方明远，"
    assert [row.reason for row in sheet.ignored] == ["底数如此"]
    assert len(sheet.findings) == 5
    target = tmp_path / "单.docx"
    choose(monkeypatch, target)
    desk.actions_["sheet"].trigger()
    texts = [cell.text for table in docx.Document(str(target)).tables for row in table.rows for cell in row.cells]
    assert "底数如此" in texts


def test_the_suffix_typed_or_chosen_decides(desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for typed, chosen, made in (
        ("单", "PDF (*.pdf)", "单.pdf"), ("单", "", "单.docx"), ("单.html", "PDF (*.pdf)", "单.html"),
    ):  # fmt: skip
        assert not (tmp_path / made).exists()
        choose(monkeypatch, tmp_path / typed, chosen)
        desk.actions_["sheet"].trigger()
        assert (tmp_path / made).exists(), (typed, chosen)


def test_what_goes_wrong_is_one_sentence_below_the_verdict(
    desk: MainWindow, draft_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = draft_file.read_bytes()
    for name, told in (
        (tmp_path / "单.doc", "不认识“单.doc”的后缀"),
        (tmp_path / "没有" / "单.docx", "不存在"),
    ):
        choose(monkeypatch, name)
        desk.actions_["sheet"].trigger()
        message = desk.desk.banner.message
        assert message is not None
        assert told in message.text
        assert message.kind is Kind.ERROR
    desk.session.files.append(tmp_path / "稿.docx")
    (tmp_path / "稿.docx").write_bytes(b"draft")
    choose(monkeypatch, tmp_path / "稿.docx")
    desk.actions_["sheet"].trigger()
    assert desk.desk.banner.message is not None
    assert "不能写到稿件自己上" in desk.desk.banner.message.text
    assert (tmp_path / "稿.docx").read_bytes() == b"draft"
    assert draft_file.read_bytes() == before


def test_a_sheet_open_in_word_is_met_with_the_next_name(
    desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, replace_ = tmp_path / "单.docx", os.replace
    target.write_bytes(b"open")

    def refuse(source, place) -> None:
        if Path(place) == target:
            raise PermissionError(errno.EACCES, "sharing violation")
        replace_(source, place)

    monkeypatch.setattr(os, "replace", refuse)
    choose(monkeypatch, target)
    desk.actions_["sheet"].trigger()
    assert desk.desk.banner.message is not None
    assert desk.desk.banner.message.text == "“单.docx”正在其他程序中打开，已另存为“单（2）.docx”"
    assert target.read_bytes() == b"open"


def test_a_cancelled_dialog_makes_nothing(desk: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(tmp_path.iterdir())
    choose(monkeypatch, "")
    desk.actions_["sheet"].trigger()
    assert sorted(tmp_path.iterdir()) == before


def test_the_preview_shows_what_will_be_printed(desk: MainWindow, tmp_path: Path) -> None:
    dialog = desk.export.preview_dialog()
    assert dialog is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    sheet = desk.export.sheet()
    assert sheet is not None
    printing.prepare(printer, sheet)
    dialog.paintRequested.emit(printer)
    (page,) = pages_of((tmp_path / "out.pdf").read_bytes())
    assert plain("结论：") in page
    assert [block.name for block in blocks(sheet)[:2] if plain(block.name) not in page] == []
    dialog.deleteLater()


def test_another_paper_makes_the_sheet_smaller_not_cut(desk: MainWindow, tmp_path: Path) -> None:
    from PySide6.QtGui import QPageLayout

    sheet = desk.export.sheet()
    assert sheet is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printing.prepare(printer, sheet)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printing.print_sheet(sheet, printer)
    with pdfplumber.open(tmp_path / "out.pdf") as pdf:
        (page,) = pdf.pages
        assert page.width < page.height
        assert max(char["x1"] for char in page.chars) < page.width - 10


@pytest.mark.slow
def test_the_command_line_draws_a_pdf_without_a_display(draft_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "单.pdf"
    bare = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "gui.app.launch", "check", str(draft_file), "--report", str(target)],
        cwd=ROOT, env={**bare, "XDG_DATA_HOME": str(tmp_path)}, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert "已写出校对意见单" in done.stderr.decode()
    (page,) = pages_of(target.read_bytes())
    assert plain("四、核对项目及结果") in page
