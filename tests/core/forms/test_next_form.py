"""Next year's form is data alone: on a made-up form of 2026 every planted defect is found, by the command line too."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from core.base.errors import ResourceError
from core.check.example import Example, model
from core.check.needs import Sum
from core.check.registry import all_rules
from core.forms.keys import Feature
from core.forms.spec import all_forms, first_year_of, form_for_year, load_form
from core.load import load_text
from core.output import text as output_text
from core.pipeline.check_draft import check_document
from core.read import read_report
from tests.support.next_form import COLUMN, DOCUMENTS, PLANTED, ROW, write_next_form

if TYPE_CHECKING:
    from core.pipeline.checked import Checked

ROOT = Path(__file__).resolve().parents[3]


def checked(example: Example) -> Checked:
    """An example as the program checks it."""
    last = example.previous_draft()
    previous = read_report(load_text(last)) if last else None
    return check_document(load_text(example.draft()), Path("稿.txt"), previous=previous)


@pytest.mark.usefixtures("next_form")
def test_a_clean_draft_on_the_new_form_has_no_finding_and_is_read_whole() -> None:
    result = checked(model(form="2026"))
    assert result.report.form.version == "2026"
    assert {t.form for t in result.report.tables.values()} == {"2026"}
    assert result.report.tables["requests"].get(ROW, COLUMN)
    assert result.report.tables["proactive"].get(DOCUMENTS, "in_force")
    assert result.result.findings == ()
    assert result.result.not_assessable == ()


@pytest.mark.usefixtures("next_form")
def test_rules_that_the_form_leaves_out_are_told() -> None:
    on_new, on_old = checked(model(form="2026")), checked(Example("旧格式", form="2019"))
    codes = {item.rule for item in on_new.result.left_out}
    assert codes == {rule.code for rule in all_rules() if rule.forms == ("2019",)}
    assert codes
    assert {item.rule for item in on_old.result.left_out} >= {"X201", "X504", "T202", "S108", "T201"}
    assert all(item.missing for item in on_old.result.left_out)
    assert "不适用于这一格式的规则：" in output_text.entry("稿.txt", on_old)
    assert "H105（没有表二“上一年项目数量”列、表二“本年增/减”列）" in output_text.entry("稿.txt", on_new)


@pytest.mark.usefixtures("next_form")
def test_the_year_decides_which_form_is_due() -> None:
    assert [f.version for f in all_forms()] == ["2019", "2021", "2026"]
    assert [form_for_year(year).version for year in (2019, 2020, 2021, 2025, 2026, 2030)] == [
        "2019", "2019", "2021", "2021", "2026", "2026",
    ]  # fmt: skip
    assert form_for_year(None).version == "2026"
    assert first_year_of(Feature.FEE_STATEMENT) == 2021


@pytest.mark.usefixtures("next_form")
def test_drafts_on_older_forms_are_read_as_before() -> None:
    for version in ("2019", "2021"):
        result = checked(model(form=version))
        assert result.report.form.version == version
        assert [f for f in result.result.findings if f.severity != "hint"] == []


@pytest.mark.slow
def test_every_planted_defect_stands_in_the_json_of_the_command_line(tmp_path: Path) -> None:
    """The program as it is, with nothing but two data files added."""
    for part in ("core", "gui", "resources"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    write_next_form(tmp_path / "resources")
    maker = "import sys; from tests.support.next_form import PLANTED; from pathlib import Path\n" + (
        "for i, p in enumerate(PLANTED):\n"
        "    Path(f'稿{i}.txt').write_text(p.example.draft(), 'utf-8')\n"
        "    last = p.example.previous_draft()\n"
        "    last is None or Path(f'去年{i}.txt').write_text(last, 'utf-8')\n"
    )
    shutil.copytree(ROOT / "tests" / "support", tmp_path / "tests" / "support")
    run = [sys.executable, "-c", maker]
    subprocess.run(run, cwd=tmp_path, check=True, capture_output=True)
    alone = [f"稿{i}.txt" for i in range(len(PLANTED)) if not (tmp_path / f"去年{i}.txt").exists()]
    calls = [["--jobs", "1", *alone]]
    calls += [["--previous", f"去年{i}.txt", f"稿{i}.txt"] for i in range(len(PLANTED)) if f"稿{i}.txt" not in alone]
    found: dict[str, list[dict[str, object]]] = {}
    for call in calls:
        command = [sys.executable, "-m", "gui.app.launch", "check", "--format", "json", *call]
        told = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, timeout=300)
        found |= {entry["file"]: entry["findings"] for entry in json.loads(told.stdout)["reports"]}
    missed = [p.name for i, p in enumerate(PLANTED) if p.rule not in {f["rule"] for f in found[f"稿{i}.txt"]}]
    assert missed == []
    assert len(found) == len(PLANTED) >= 10
    for i, planted in enumerate(PLANTED):
        if planted.place:
            cells = [
                (place.get("table"), place.get("row"), place.get("column"))
                for finding in found[f"稿{i}.txt"]
                if finding["rule"] == planted.rule
                for place in finding["locations"]  # pyright: ignore[reportGeneralTypeIssues]
            ]
            assert planted.place in cells, planted.name


@pytest.mark.usefixtures("next_form")
def test_a_form_file_that_rules_could_not_use_is_refused() -> None:
    with pytest.raises(ResourceError):
        load_form("2030")


def test_every_relation_of_every_form_has_its_rule() -> None:
    """A relation of another key needs a rule of its own; it must not be passed over in silence."""
    stated = {(t, r.key) for form in all_forms() for t, spec in form.tables.items() for r in spec.relations}
    checked_by = {(n.table, n.key) for rule in all_rules() for n in rule.needs if isinstance(n, Sum)}
    assert stated == checked_by
