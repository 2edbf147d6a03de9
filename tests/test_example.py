"""The example draft that ships: every planted defect is found in it, and nothing else is said."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document as open_document

from core.model.finding import Category, Finding, Severity
from core.output.json import finding_entry
from core.pipeline.check_draft import check_file
from tests.builders.example_draft import build_docx, load_planted

if TYPE_CHECKING:
    from core.pipeline.checked import Checked

PLANTED = load_planted()


@cache
def checked() -> Checked:
    return check_file(PLANTED.path)


def serious() -> list[Finding]:
    return [f for f in checked().result.findings if f.severity is not Severity.HINT]


def places(finding: Finding) -> list[dict[str, Any]]:
    return finding_entry(finding, checked().report)["locations"]


def hits(finding: Finding, at: dict[str, Any]) -> bool:
    """True when a finding points at the place."""
    for place in places(finding):
        if "cell" in at and place["kind"] == "cell" and [place["table"], place["row"], place["column"]] == at["cell"]:
            return True
        if "section" in at and at["section"] == place.get("section") and place["kind"] == "section":
            return True
        if (
            "quote" in at
            and place["kind"] == "text"
            and (at["quote"] in place["quote"] or place["quote"] in at["quote"])
        ):
            return True
    return False


@pytest.mark.parametrize("defect", PLANTED.defects, ids=lambda d: d["what"].partition("：")[0])
def test_each_planted_defect_is_found(defect: dict[str, Any]) -> None:
    worst = Severity(defect["severity"]).rank
    for at in defect["at"]:
        assert any(
            f.category is Category(defect["category"]) and f.severity.rank <= worst and hits(f, at) for f in serious()
        ), f"{at} not found"


def test_nothing_else_is_said() -> None:
    known = [at for defect in PLANTED.defects for at in defect["at"]]
    assert [f"{f.rule} {f.message}" for f in serious() if not any(hits(f, at) for at in known)] == []


@pytest.mark.slow
def test_the_draft_is_made_from_its_data() -> None:
    made = build_docx(PLANTED.draft).element.xml
    assert open_document(str(PLANTED.path)).element.xml == made
