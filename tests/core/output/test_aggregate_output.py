"""A summary of reports as JSON, text and workbook: golden files, and what a spreadsheet must not run."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core import cli
from core.base.errors import DamagedError
from core.batch.aggregate import aggregate
from core.output.aggregate import json as json_output
from core.output.aggregate import text as text_output
from core.output.aggregate.saving import save
from core.output.aggregate.workbook import workbook
from core.output.workbook import xlsx
from core.output.workbook.model import Page, Row, Workbook
from tests.support.many_reports import organs, report, slip, summary
from tests.support.workbook_text import as_text, opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.batch.aggregate import Aggregate

GRANTED = ("requests", "result.granted", "natural_person")


def made(*, compared: bool = True) -> Aggregate:
    """Three reports, one of them with a blank cell and one on the older form; one
    broken; the government left the third away."""
    one, two, three = organs(3)
    drafts = [
        report(one, 1, changes={GRANTED: "16"}),
        report(two, 2, changes={("requests", "result.refused.third_party", "other"): ""}),
        report(three, 3, version="2019"),
    ]
    taken: list = [(f"{n}.docx", slip(draft, f"{n}.docx")) for n, draft in enumerate(drafts)]
    taken.append(("坏.pdf", DamagedError()))
    filled = replace(drafts[1], values={key: text or "0" for key, text in drafts[1].values.items()})
    whole = summary([drafts[0], filled], "澄阳县人民政府")
    return aggregate(taken, ("汇总.docx", slip(whole, "汇总.docx")) if compared else None)


def xlsx_bytes(book: Workbook) -> bytes:
    stream = io.BytesIO()
    xlsx.write(book, stream)
    return stream.getvalue()


def test_json(golden: Callable[[str, str], None]) -> None:
    golden("aggregate.json", json_output.whole(made()))


def test_text(golden: Callable[[str, str], None]) -> None:
    golden("aggregate.txt", text_output.whole(made()))


def test_workbook(golden: Callable[[str, str], None]) -> None:
    golden("aggregate_workbook.txt", as_text(xlsx_bytes(workbook(made()))))


def test_the_json_has_what_programs_rely_on() -> None:
    data = json.loads(json_output.whole(made(compared=False)))
    assert {"tables", "reports", "failed", "differences"} <= set(data)
    assert data["reports"] == 3
    assert [(one["file"], one["error"]["code"]) for one in data["failed"]] == [("坏.pdf", "damaged")]
    assert data["differences"] == []
    assert data["tables"]["requests"]["result.granted"]["natural_person"] >= 16
    assert "in_force" not in data["tables"]["proactive"]["regulation"]
    assert isinstance(data["tables"]["proactive"]["fees"]["amount"], float | int)
    parts = data["parts"]["requests"]["result.granted"]["natural_person"]
    assert sum(part["value"] for part in parts) == data["tables"]["requests"]["result.granted"]["natural_person"]


@pytest.mark.slow
def test_sums_are_numbers_in_the_workbook_and_the_form_is_drawn() -> None:
    book = opened(xlsx_bytes(workbook(made())))
    assert book.sheetnames == ["汇总", "表二", "表三", "表四", "差额", "构成", "没有数字的格", "没有计入"]
    drawn = book["表三"]
    assert drawn.merged_cells.ranges
    rows = [[cell.value for cell in row] for row in drawn.iter_rows()]
    granted = next(row for row in rows if "（一）予以公开" in row)
    assert isinstance(granted[3], int | float)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@SUM(A1)", "\t=2", "＝HYPERLINK(1)"])
def test_text_is_never_a_formula(text: str) -> None:
    page = Page("表:一", ("=头",), (Row((text,)),), notes=(text,))
    sheet = opened(xlsx_bytes(Workbook("题", (page,)))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.data_type for cell in cells] == ["s"] * 3
    assert cells[-1].quotePrefix
    assert str(cells[-1].value).strip() == text.strip()


def test_what_no_spreadsheet_takes_is_replaced() -> None:
    page = Page("一", ("头",), (Row(("前\x00后\x1b",)), Row(("\ud800半",)), Row(("长" * 40_000,))))
    rows = list(opened(xlsx_bytes(Workbook("题", (page,)))).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert rows[0] == ("前\ufffd后\ufffd",)
    assert rows[1] == ("\ufffd半",)
    assert len(str(rows[2][0])) < 32_767


def write_reports(folder: Path, count: int, changes: dict | None = None) -> Path:
    """Reports and their summary as files; returns the summary's path."""
    drafts = [report(organ, seed) for seed, organ in enumerate(organs(count))]
    folder.mkdir()
    for number, draft in enumerate(drafts):
        (folder / f"{number}.txt").write_text(draft.text(), "utf-8")
    path = folder.parent / "汇总.txt"
    path.write_text(summary(drafts, "澄阳县人民政府", changes).text(), "utf-8")
    return path


def test_the_command_writes_json_and_a_workbook(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    whole = write_reports(tmp_path / "报送", 3, {GRANTED: "999"})
    target = tmp_path / "汇总.xlsx"
    call = ["aggregate", "--against", str(whole), "--format", "json", "--report", str(target), str(tmp_path / "报送")]
    assert cli.main(call) == 1
    out, err = capfd.readouterr()
    data = json.loads(out)
    assert [(d["table"], d["row"], d["column"], d["actual"]) for d in data["differences"]] == [(*GRANTED, 999)]
    assert (data["reports"], data["failed"]) == (3, [])
    assert "[4/4]" in err
    assert opened(target.read_bytes())["差额"].max_row > 3
    assert cli.main(["aggregate", str(tmp_path / "报送")]) == 0
    assert "计入 3 份" in capfd.readouterr().out
    (tmp_path / "报送" / "坏.docx").write_bytes(b"PK\x03\x04")
    assert cli.main(["aggregate", "--format", "json", str(tmp_path / "报送")]) == 2
    assert json.loads(capfd.readouterr().out)["failed"][0]["error"]["code"]


@pytest.mark.parametrize(
    "call",
    [
        ["aggregate"],
        ["aggregate", "--form", "1999", "a.docx"],
        ["aggregate", "--report", "a.pdf", "a.docx"],
        ["aggregate", "--year", "x", "a.docx"],
    ],
    ids=" ".join,
)
def test_wrong_calls_are_refused(call: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(call) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "。" in err


def test_a_report_is_never_written_over(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "报告.xlsx"
    draft.write_text(report("甲县水务局", 1).text(), "utf-8")
    assert cli.main(["aggregate", "--report", str(draft), str(draft)]) == 2
    assert "年" in draft.read_text("utf-8")
    capfd.readouterr()
    assert save(made(), tmp_path / "新.xlsx").exists()
