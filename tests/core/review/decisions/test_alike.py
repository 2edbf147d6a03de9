"""Which findings are of one kind: the same rule about the same words, or open for one reason; never two sums."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.forms.model_draft import load_model
from core.load import load_text
from core.model.finding import Finding
from core.pipeline.check_draft import check_document
from core.review.decisions import fingerprints, kind_key

if TYPE_CHECKING:
    from core.pipeline.checked import Checked

_TYPO = "全年按照《信息公开条例》的要求做好各项工作。"


def _checked(extra: str = "", *wrong: str) -> Checked:
    model = load_model("2021")
    cells = {**model.values, **{("requests", row, "natural_person"): "77" for row in wrong}}
    text = replace(model, values=cells).text().replace("围绕供水安全", f"{extra}围绕供水安全")
    return check_document(load_text(text, "年报.txt"), Path("年报.txt"))


def _keys(checked: Checked) -> list[tuple[object, object]]:
    outcomes = (*checked.result.findings, *checked.result.not_assessable)
    prints = fingerprints(checked.report, outcomes)
    return [(outcome, kind_key(outcome, print_)) for outcome, print_ in zip(outcomes, prints, strict=True)]


def test_the_same_words_under_the_same_rule_are_of_one_kind() -> None:
    counts = Counter(key for _, key in _keys(_checked(_TYPO * 3)) if key is not None)
    assert 3 in counts.values()
    assert len([key for _, key in _keys(_checked(_TYPO)) if key is not None]) <= 1


def test_sums_are_never_of_one_kind() -> None:
    pairs = _keys(_checked("", "new", "carried_in"))
    sums = [key for outcome, key in pairs if isinstance(outcome, Finding) and outcome.relation is not None]
    assert sums
    assert set(sums) == {None}
