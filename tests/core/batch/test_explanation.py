"""A draft in a few words: what does not add up where, which part is missing, whose name stands in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.batch.draft_files import drafts, no_drafts
from core.batch.summary import summary
from core.forms.model_draft import load_model
from core.load import load_text
from core.pipeline.check_draft import check_document

if TYPE_CHECKING:
    from core.pipeline.checked import Checked

_FOREIGN = "按照湛江市委、湛江市政府的部署，湛江市各单位围绕供水安全"
_MODEL = load_model("2021")


def _checked(text: str) -> Checked:
    return check_document(load_text(text, "年报.txt"), Path("年报.txt"))


def told(text: str) -> str:
    return summary("年报.txt", _checked(text)).told


def test_a_clean_draft_has_nothing_to_tell() -> None:
    assert told(_MODEL.text()) == ""


def test_sums_are_counted_by_table() -> None:
    values = {**_MODEL.values, ("requests", "new", "natural_person"): "77"}
    assert "表三 1 处不平" in told(replace(_MODEL, values=values).text())


def test_a_missing_part_and_a_foreign_place_are_named() -> None:
    text = _MODEL.text()
    start, end = text.index("五、"), text.index("六、")
    words = told((text[:start] + text[end:]).replace("围绕供水安全", _FOREIGN))
    assert "缺第五部分" in words
    assert "混入“湛江市”" in words


def test_what_was_set_aside_is_not_told() -> None:
    checked = _checked(_MODEL.text().replace("围绕供水安全", _FOREIGN))
    assert "湛江" in summary("年报.txt", checked).told
    assert summary("年报.txt", checked, None, [False] * len(checked.result.findings)).told == ""


def test_files_that_are_no_drafts_are_known(tmp_path: Path) -> None:
    for name in ("甲.txt", "名单.xlsx", "封面.psd", "~$甲.docx", ".隐藏", "甲校对意见单.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    assert [Path(file).name for file in drafts([str(tmp_path)])] == ["甲.txt"]
    assert sorted(Path(file).name for file in no_drafts([str(tmp_path)])) == ["名单.xlsx", "封面.psd"]
    assert no_drafts([str(tmp_path / "名单.xlsx")]) == []
