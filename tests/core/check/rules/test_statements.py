"""The sentences that every report has: parts, period and slots."""

import pytest

from tests.support.wording_drafts import seen

PARTS = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、{}、存在的主要问题及改进情况{}其他需要报告的事项"
)
REVIEW = "政府信息公开行政复议、行政诉讼情况"


@pytest.mark.parametrize(
    "sentence",
    [
        f"本报告由{PARTS.format(REVIEW, '、')}六部分组成。",
        f"本报告由{PARTS.format(REVIEW, '和')}等六个部分组成。",
        f"本报告包括{PARTS.format('因政府信息公开工作被申请行政复议和提起行政诉讼情况', '以及')}六个部分。",
    ],
)
def test_a_right_list_of_parts(sentence: str) -> None:
    assert seen("W123", sentence) == []
    assert seen("W114", sentence) == []


def test_a_part_named_twice_is_marked() -> None:
    sentence = f"本报告由{PARTS.format('因政府信息公开工作被申请行政复议、' + REVIEW, '、')}六部分组成。"
    assert seen("W123", sentence) == [("warning", "政府信息公开行政复议")]


def test_two_parts_without_a_mark_between() -> None:
    sentence = f"本报告由{PARTS.format(REVIEW, '、')}六部分组成。".replace("总体情况、主动", "总体情况主动")
    assert seen("W123", sentence) == [("warning", "总体情况主动公开政府信息情况")]


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("其他报告的事项", [("warning", "其他报告的事项")]),
        ("其他需报告的事项", [("warning", "其他需报告的事项")]),
        ("其他需要报告事项", []),
        ("其他事项", []),
        ("其他需要报告的事项", []),
    ],
)
def test_a_part_whose_name_has_lost_something(last: str, found: list[tuple[str, str]]) -> None:
    parts = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况"
    assert seen("W123", f"本报告由{parts}、{last}等部分组成。") == found


def test_a_part_by_another_name_is_not_two_parts() -> None:
    parts = "主动公开工作总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况"
    assert seen("W123", f"本报告由{parts}等部分组成。") == []


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2024年1月1日至2024年12月31日", False),
        ("2024年1月1日起至12月31日止", False),
        ("2024年1月1日至2024年11月30日", True),
        ("2024年2月1日至2024年12月31日", True),
        ("2023年1月1日至2023年11月30日", True),
        ("2024年12月31日至2024年1月1日", True),
        ("2024年1月1日2024年12月31日", True),
    ],
)
def test_the_period_of_the_data(period: str, told: bool) -> None:
    sentence = f"本报告所列数据的统计期限自{period}。"
    assert any(seen(rule, sentence) for rule in ("W123", "M102", "W112")) is told


@pytest.mark.parametrize("period", ["2024年1月1日起至2024年11月30日止", "2024年12月31日起至2024年1月1日止"])
def test_a_wrong_period_of_the_reports_year_is_told_by_one_rule(period: str) -> None:
    sentence = f"本报告所列数据的统计期限自{period}。"
    assert sum(bool(seen(rule, sentence)) for rule in ("W123", "M102", "W112")) == 1


def test_more_parts_than_the_form_has_may_be_listed() -> None:
    eight = PARTS.format(f"{REVIEW}、平台建设方面、工作保障方面", "、")
    assert seen("W114", f"本报告包括{eight}等8个部分。") == []


def test_a_number_of_parts_that_the_report_does_not_have() -> None:
    five = f"本报告由{PARTS.format(REVIEW, '')}五部分组成。".replace("其他需要报告的事项", "")
    assert seen("W114", five) == [("warning", "五部分组成")]
    assert seen("W114", f"本报告由{PARTS.format(REVIEW, '、')}等七部分组成。") == [("warning", "七部分组成")]


def test_a_period_without_an_end() -> None:
    assert seen("W123", "本报告所列数据的统计期限自2024年1月1日起止。") == [("warning", "2024年1月1日起止")]
    assert seen("W123", "本报告所列数据的统计期限自2024年1月1日起，至2024年12月31日止。") == []


def test_a_list_of_parts_that_does_not_close() -> None:
    sentence = f"本报告由{PARTS.format(REVIEW, '、')}等六部分内容。"
    assert seen("W123", sentence) == [("warning", "六部分")]
    assert seen("W123", sentence.replace("由", "包括")) == []
    for maker in ("由本局办公室编制，全文包括", "由本局牵头，会同各水管所编制，主要内容有"):
        assert seen("W123", sentence.replace("由", maker)) == []


def test_a_basis_of_which_nothing_is_made() -> None:
    assert seen("W123", "本报告根据《条例》第五十条规定和上级有关要求。") == [("warning", "本报告根据")]
    assert seen("W123", "本报告根据《条例》第五十条规定和上级有关要求编制。") == []
    assert seen("W123", "本年度报告根据《条例》要求进行公开。") == []


def test_parts_in_quotation_marks_stand_side_by_side() -> None:
    parts = ("总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "存在的主要问题及改进情况")
    assert seen("W123", f"本报告由{''.join(f'“{part}”' for part in parts)}等部分组成。") == []


def test_what_is_no_part_of_a_report() -> None:
    sentence = f"本报告由{PARTS.format(REVIEW, '、')}六部分组成。"
    assert seen("W123", sentence.replace("行政复议", "行政审批")) == [("warning", "行政审批")]
    assert seen("W123", sentence.replace("行政诉讼", "行政起诉")) == [("warning", "行政起诉")]
    assert seen("W123", sentence) == []
