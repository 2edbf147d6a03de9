"""Words that no rule tells of: the own place's name, and what a draft quotes as wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.check.engine import run
from core.forms.keys import TableKey
from core.forms.model_draft import load_model
from core.load import load_text
from core.read import read_report

_MODEL = load_model("2021")


def rules_on(sentence: str, organ: str = "澄阳县水务局") -> set[str]:
    """The rules that tell of a sentence of section one."""
    prose = {key: list(texts) for key, texts in _MODEL.prose.items()}
    draft = replace(_MODEL, prose={**prose, "overview": [sentence]}, without_tables=tuple(TableKey))
    document = load_text(draft.text().replace("澄阳县水务局", organ))
    start = document.text.index(sentence)
    findings = run(read_report(document)).findings
    return {
        finding.rule
        for finding in findings
        for mark in finding.marks
        if mark.role == "fault"
        for span in mark.spans
        if start <= span.start < start + len(sentence)
    }


def test_the_own_places_name_holds_no_fault() -> None:
    town = "澄阳县可可以力更镇人民政府"
    assert not rules_on("可可以力更镇党政办兼管信息公开，全年发布信息64条。", town)
    assert "W121" in rules_on("信息可可以在可可以力更镇政府网站查询。", town)
    assert "W121" in rules_on("可可以力更镇党政办兼管信息公开，信息可可以查询。")


@pytest.mark.parametrize(
    "sentence",
    [
        "有用户误写为“信息公开处理费”，工作人员在答复时作了说明。",
        "校对时把误写的“政务公开工做”改为“政务公开工作”。",
        "对网站上“政府信息公共条例”等错误表述逐一更正。",
        "发现“布署”“台帐”等错别字6处，均已改正。",
        "将错写成“国土资源局”的单位名称改正。",
    ],
)
def test_what_is_quoted_as_wrong_is_not_told_of(sentence: str) -> None:
    assert not rules_on(sentence) - {"W118"}


@pytest.mark.parametrize(
    "sentence",
    ["开设“政务公开工做”专栏。", "把误写的“政务公开工作”改为“政务公开工做”。", "错别字已改正，水价公开工做有序推进。"],
)
def test_other_quotations_are_told_of(sentence: str) -> None:
    assert rules_on(sentence)
