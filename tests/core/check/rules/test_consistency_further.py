"""Prose against tables: single reasons, channels, shares, fees, disputes that are said not to be."""

import pytest

from core.check import engine
from core.check.example import Example, prose, swap
from core.check.registry import all_rules
from core.load import load_text
from core.read import read_report

RULES = [r for r in all_rules() if r.code.startswith("X")]


def raised(example: Example) -> list[tuple[str, str, str | None, str | None]]:
    """(rule, severity, expected, actual) of what is found."""
    found = engine.run(read_report(load_text(example.draft())), RULES).findings
    return [(f.rule, f.severity.value, f.expected, f.actual) for f in found]


@pytest.mark.parametrize(
    ("sentence", "finding"),
    [
        ("全年收到申请15件，其中本机关不掌握相关政府信息3件。", ("X307", "error", "4", "3")),
        ("重复申请不予处理2件。", ("X307", "error", "1", "2")),
        ("从申请渠道看，线上9件、线下4件。", ("X308", "warning", "15", "13")),
        ("收到政府信息公开申请15件，其中网络申请10件、信函申请3件。", ("X501", "warning", "13", "15")),
        ("办结申请16件，予以公开9件，占65%。", ("X503", "warning", None, "65%")),
        ("全年收到申请15件，下年度继续办理3件。", ("X304", "error", "1", "3")),
        ("除3件结转外，其余申请均已办结。", ("X304", "error", "1", "3")),
        ("政府信息公开行政复议程序、行政诉讼程序均为0件。", ("X401", "error", "1", "0")),
        ("政府信息公开工作实现零诉讼。", ("X402", "error", "1", "0")),
        ("全年收到申请15件，其中自然人12件，法人4件。", ("X306", "error", "3", "4")),
        ("办理申请17件，其中新收14件、上年结转2件。", ("X301", "error", "15", "14")),
        (
            "公开信息300条，其中网站120条（含转载5条），公众号90条（含视频3条），公告栏120条。",
            ("X501", "warning", "330", "300"),
        ),
        ("办理来信36件，其中咨询类36件，信访件0件，热线转办件2件。", ("X501", "warning", "38", "36")),
        ("主动公开信息218条，其中水质信息48条、工程信息100条、通知公告67条。", ("X501", "warning", "215", "218")),
    ],
)
def test_found_once(sentence: str, finding: tuple[str, str, str | None, str | None]) -> None:
    assert finding in raised(prose("requests", sentence))
    assert len({f[0] for f in raised(prose("requests", sentence))}) <= 2


@pytest.mark.parametrize(
    "sentence",
    [
        "全年收到申请15件，其中无法提供4件，均为本机关不掌握相关政府信息。",
        "从申请渠道看，线上10件、线下5件。",
        "办结申请16件，予以公开9件，占56.25%，部分公开1件，占6.3%。",
        "除1件结转外，其余申请均已办结。",
        "办理申请17件，其中新收15件、上年结转2件。",
        "主动公开信息218条，其中水质信息48条、工程信息100条。",
        "全年收到申请15件，其中自然人12件，法人3件。",
    ],
)
def test_right_numbers_pass(sentence: str) -> None:
    assert raised(prose("requests", sentence)) == []


def test_wrong_group_with_one_reason_is_told_once() -> None:
    found = raised(prose("requests", "全年收到申请15件，不予公开2件，属于保护第三方合法权益2件。"))
    assert [f[0] for f in found] == ["X305"]


def test_review_by_a_department_that_only_checks_its_own_documents() -> None:
    found = raised(swap("本年制发行政规范性文件2件", "本年制发行政规范性文件3件，均开展合法性审核"))
    assert ("X201", "warning", "2", "3") in found
