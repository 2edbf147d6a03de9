"""Marks, doublings, measure words and characters: what is wrong is one finding, what only looks so is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.check import engine
from core.forms.model_draft import load_model
from core.load import load_text
from core.read import read_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.finding import Finding


def raised(*paragraphs: str) -> Sequence[Finding]:
    """What is raised when these paragraphs stand at the end of the model draft's section one."""
    model = load_model("2021")
    prose = {key: list(texts) for key, texts in model.prose.items()}
    prose["overview"] += paragraphs
    return engine.run(read_report(load_text(replace(model, prose=prose).text()))).findings


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["依托“水务之窗”栏目（含‘节水’专题）公开信息。"],
        ["落实《关于印发〈澄阳县政务公开办法〉的通知》要求。"],
        ["来信写道：“这里引用的话分两段。", "“第二段接着引用，到此结束。”"],
        ["全面（含镇村（社区））推进。"],
        ["分为a）镇村b）社区两类。"],
        ["1）健全制度；2）加强培训。"],
        ["建设瞭望塔3座。"],
        ["举办3场次培训，参训120人次，发布109条（篇），新建3个平台。"],
        ["天天公开、逐条逐项核对，扎扎实实推进。"],
        ["落实《甲办法》《乙办法》和“一网通办”“最多跑一次”。"],
    ],
)
def test_what_is_right_raises_nothing(paragraphs: list[str]) -> None:
    assert [(f.rule, f.message) for f in raised(*paragraphs)] == []


@pytest.mark.parametrize(
    ("paragraphs", "rule", "says"),
    [
        (["依托“水务之窗“栏目公开信息。"], "W104", "两个都是前引号"),
        (["依托”水务之窗“栏目公开信息。"], "W104", "方向反了"),
        (["依托“水务之窗（含节水”专题）公开。"], "W104", "前后交叉"),
        (["公开目录〔含镇村]已更新。"], "W104", "前后不是一对"),
        (
            ["来信写道：“这里引用的话没有说完。", "下一段没有引号，也不接着引用。"],
            "W104",
            "有前引号 “，没有后引号：…“这里引用的话…",
        ),
        (["依托澄阳水务”微信公众号发布信息。"], "W104", "有后引号 ”，没有前引号：…依托澄阳水务”微信公众号发…"),
        (["落实《公开办法的要求。"], "W104", "有前书名号 《，没有后书名号"),
        (["落实《关于印发《澄阳县政务公开办法》的通知》要求。"], "W118", "里面的用〈〉"),
        (["引用“甲“乙”丙”的说法。"], "W118", "里面的用‘’"),
        (["公开信息……等内容。"], "W118", "不并用"),
        (["第一，健全制度；第二、加强培训。"], "W118", "用逗号"),
        (["（一）、公开信息，按期更新目录。"], "W118", "带括号的序号后不用顿号"),
        (["进一步提高公开质量，进一步提高公开质量，回应关切。"], "W111", "连写两次"),
        (["局办公室严格落实值班制度，严格落实值班制度。"], "W111", "连写两次"),
        (["进一步健全水质公开制度，进一步健全水质公开制度和流程。"], "W111", "连写两次"),
        (["保障居民的知情权、参与权、监督权和知情权。"], "W111", "“知情权”在列举中出现两次"),
        (["全面落实公开要求。全面落实公开要求。"], "W111", "连续出现两次"),
        (["本报告电子版可在县水务局网站查阅。本年度报告电子版可在县水务局网站查阅。"], "W111", "连续出现两次"),
        (["（三）政府信息管理。全年完成目录更新。"], "W119", "“政府信息管理”在同一部分出现两次"),
        (["召开会议5次场。"], "W107", "次场"),
        (["公开信息一百个条。"], "W107", "个条"),
        (["投入3万元元。"], "W107", "元元"),
        (["公开徵求意见。"], "W109", "征"),
        (["臺账管理规范。"], "W116", "台"),
    ],
)
def test_one_slip_is_one_finding(paragraphs: list[str], rule: str, says: str) -> None:
    (finding,) = [f for f in raised(*paragraphs) if f.rule != "W119" or rule == "W119"]
    assert finding.rule == rule
    assert says in finding.message
