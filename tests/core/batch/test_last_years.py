"""Last year's reports of many organs, found by organ and year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.batch.attempts import try_check
from core.batch.last_years import LastYears, of_folder, older_among
from core.check.example import last_year
from core.forms.model_draft import load_model
from core.pipeline.checked import Checked

if TYPE_CHECKING:
    from pathlib import Path


def test_each_draft_gets_the_report_of_its_organ_and_the_year_before(tmp_path: Path) -> None:
    model = load_model("2021").text()
    for name, old, new in (("甲", "水务局", "水务局"), ("乙", "水务局", "财政局")):
        (tmp_path / f"{name}.txt").write_text(model.replace("2024年", "2023年").replace(old, new), "utf-8")
    (tmp_path / "早.txt").write_text(model.replace("2024年", "2022年"), "utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    found = of_folder(str(tmp_path))
    assert {(organ, year) for organ, year, _ in found.reports} == {
        ("澄阳县水务局", 2023), ("澄阳县财政局", 2023), ("澄阳县水务局", 2022),
    }  # fmt: skip
    draft = tmp_path.parent / f"{tmp_path.name}今年.txt"
    draft.write_text(model, "utf-8")
    checked = try_check(draft, previous=found)
    assert isinstance(checked, Checked)
    assert checked.report.previous is not None
    assert checked.report.previous.document.name == "甲.txt"


def test_an_organ_without_its_place_is_found_where_it_is_the_only_one(tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text(load_model("2021").text(), "utf-8")
    last = tmp_path / "去年.txt"
    last.write_text(str(last_year().draft()), "utf-8")
    reports = [("县水务局", 2023, str(last)), ("青屿县水务局", 2023, "no.txt")]
    checked = try_check(draft, previous=LastYears(tuple(reports)))
    assert isinstance(checked, Checked)
    assert checked.report.previous is not None
    two = [*reports, ("水务局", 2023, "no.txt")]
    unsure = try_check(draft, previous=LastYears(tuple(two)))
    assert isinstance(unsure, Checked)
    assert unsure.report.previous is None
    assert unsure.report.previous_problem == ""


@pytest.mark.parametrize(
    ("files", "older"),
    [
        (["甲局2023.docx", "甲局2024.docx", "乙局2024.docx"], ["甲局2023.docx"]),
        (["2023/甲局.docx", "2024/甲局.docx"], ["2023/甲局.docx"]),
        (["2024/甲局2023年报.docx", "2024/甲局2024年报.docx"], ["2024/甲局2023年报.docx"]),
        (["甲局2024年度报告（2025年1月）.docx", "乙局2024年度报告.docx"], []),
        (["甲局.docx", "乙局.docx"], []),
        (["甲局２０２３.docx", "甲局2024.docx"], ["甲局２０２３.docx"]),
        (["甲局2024.docx"], []),
        (["020241.docx", "2024.docx"], []),
    ],
)
def test_files_of_an_earlier_year_are_known_by_their_names(files: list[str], older: list[str]) -> None:
    assert older_among(files) == older


def test_the_folder_that_all_lie_in_says_nothing() -> None:
    assert older_among(["/报送2024/甲局2023.docx", "/报送2024/乙局2023.docx"]) == []
