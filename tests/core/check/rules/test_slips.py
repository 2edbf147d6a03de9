"""W120 and W115 on sentences added to the model draft: what is a warning, a hint, an error, and what is left alone."""

import pytest

from tests.support.wording_drafts import draft, quotes, raised, seen


def said(code: str, sentence: str) -> list[tuple[str, str, str]]:
    """(severity, quote, suggestion) of what a rule finds in one sentence of the overview."""
    document = draft(sentence, section="overview")
    found = raised(code, document)
    return [(f.severity.value, q, f.expected or "") for f in found for q in quotes([f], document)]


@pytest.mark.parametrize(
    ("sentence", "severity", "quote", "right"),
    [
        ("自觉接受社会督监，及时公开施工和竣工验收信息。", "warning", "督监", "监督"),
        ("对网站链接进行排察，及时修复错链断链。", "warning", "察", "排查"),
        ("办公室负责信息的收几、整理和归档。", "warning", "几", "收集"),
        ("定期对栏目进行自查，发现问题及时整该。", "warning", "该", "整改"),
        ("切实提高政务公工作水平，方便群众办事。", "warning", "公工", "公开工"),
        # words that but nearly sound like what was meant, as an input method offers them
        ("公开补偿安置方案和至今发放明细。", "warning", "至今", "资金"),
        ("下一步，继续晚上公开目录和指南。", "warning", "晚上", "完善"),
        # what lacks beside a set phrase
        ("健全政信息公开保密审查机制。", "error", "政信", "政府信"),
        # before a number, and before towns in general, which end no name
        ("热线全年受理群众资讯1300条。", "warning", "资讯", "咨询"),
        ("将水务公开纳人乡镇年度考核。", "warning", "人", "纳入"),
    ],
)
def test_told(sentence: str, severity: str, quote: str, right: str) -> None:
    assert (severity, quote, right) in said("W120", sentence)


@pytest.mark.parametrize("sentence", ["按照县人民政附的统一部署推进工作。", "在镇政附网站公开。"])
def test_a_slip_in_the_name_of_a_body_of_state_is_an_error(sentence: str) -> None:
    found = [severity for code in ("W115", "W120") for severity, _, _ in said(code, sentence)]
    assert found == ["error"]


def test_the_same_wording_twice_may_be_meant() -> None:
    found = said("W120", "对网站链接进行排察，及时修复错链断链。对栏目进行排察，及时修复错链断链。")
    assert [severity for severity, _, _ in found] == ["hint", "hint"]


@pytest.mark.parametrize(
    "sentence",
    [
        "持续完善司法行政政务公开工作。",
        "邀请新闻媒体体验窗口服务，促进进出口平衡发展。",
        "窗口办结约15件，公开施工和竣工验收信息。",
        "对不属于本机关负责公开的信息，告知申请人并说明理由。",
        "定期对旗政府门户网站所属栏目开展巡检，组织旗直各部门培训。",
        "回顾全年工作，旗人力资源和社会保障局公开目录仍不够细。",
        "自成立至今未发生行政诉讼，晚上和周末也可以拨打电话咨询。",
        "短视频浏览量超15万次，各水厂开放9次。",
        "窗口为老人备有热水和零食，赢得了好名声。",
        "门户网站共开设栏目9个，两处展板均保留原样。",
        "代表们众口一辞，对用水公开给予肯定。",
    ],
)
def test_right_sentences_are_left_alone(sentence: str) -> None:
    assert [f for f in said("W120", sentence) if f[0] != "hint"] == []


def test_the_own_place_without_its_office_is_a_name() -> None:
    sentence = "鲸口街道地处老港区，水价在码头公示。"
    assert [s for s in seen("W120", sentence, organ="汀浦市鲸口街道办事处") if s[0] == "warning"] == []
