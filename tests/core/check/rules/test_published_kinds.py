"""What readers of published reports found told wrongly or not at all, and the nearest sentence of the other kind."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen

_TOWN = "澄阳县云溪镇人民政府"


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        (
            "X501",
            "全年发布信息6.7万余条，其中网站5636条；公众号9500余条；报纸等51800余条，公开水价信息4300余条。",
            "全年发布信息6.7万余条，其中网站5636条；公众号9500余条；报纸等91800余条。",
        ),
        (
            "X501",
            "网站发布信息179条，其中动态145条，水价13条，公告13条，其他8条；公众号发布信息58条。",
            "网站发布信息共计251条，其中动态145条，水价13条，公告13条，其他8条；公众号发布信息58条。",
        ),
        (
            "X501",
            "公开信息378条，网站60条，公示栏318条，其中水价25条；水质66条；管网227条。",
            "公开信息378条，网站60条，公示栏318条，其中水价25条；水质66条；管网180条；其余45条。",
        ),
        (
            "X508",
            "公开信息500条，其中水价类信息134条；水质类信息204条；工程类信息162条。",
            "公开信息500条，其中水价类信息134条；水质类信息204条；水价类信息162条。",
        ),
        (
            "X515",
            "共答复102件，无结转下年度的申请。其中，予以公开30件。",
            "没有引发行政诉讼案件。其中败诉的1件已履行。",
        ),
        (
            "X519",
            "办理建议5件，均已完成；办理提案4件，2件正在处理。",
            "办理建议5件，均已按时办结，剩余3件结转下年度继续办理。",
        ),
        ("W111", "提高服务质量和实效，落实责任。", "拓展提高供水服务质量和实效，强化领导，提高供水服务质量和实效。"),
        ("W112", "今年下半年，我局于10月举办开放日。", "今年上半年，我局于10月举办开放日。"),
        ("W112", "水价专栏于9月上线，下半年浏览1.8万次。", "水价专栏于9月上线，上半年浏览1.8万次。"),
        ("W112", "与2023年相比，2024年我局公开的信息增加。", "与2024年相比，2024年我局公开的信息增加。"),
        ("W115", "本报告由裕溪区云溪镇编制。", "本报告由裕水务局编制。"),
        ("W118", "上班时间：8:30-12:00、14:00-17:30。", "主要做法：1、健全制度。"),
        ("W118", "在网站开设《政府公报》专栏。", "在网站开设《你问我答》专栏。"),
        ("W120", "在市教委的指导下公布水价。", "自觉接受社会督监。"),
        ("W120", "设党政办、政法办公室，深化府院联动。", "自觉接受社会督监。"),
        ("W120", "根据《供水条例》（下称《条例》）编制。", "自觉接受社会督监。"),
        ("W120", "稳投资促就业、产业升级。", "自觉接受社会督监。"),
        ("W121", "把公布水价与改进作风、提升效能和优化服务相结合。", "公布水价、水质和解答用户疑问。"),
        ("W122", "地址：河东宫52栋。", "发放节水折页52栋。"),
        ("W127", "开通“免申即享”政策。", "充分发扬督查“风向标”作用。"),
    ],
)
def test_what_is_right_is_not_told_and_the_wrong_beside_it_is(rule: str, right: str, wrong: str) -> None:
    assert [quote for severity, quote in seen(rule, right) if severity != "hint"] == []
    assert seen(rule, wrong) != []


def test_the_own_town_as_a_township_behind_its_county() -> None:
    assert seen("M110", "请与澄阳县云溪乡人民政府联系。", organ=_TOWN) == [("warning", "云溪乡")]
    assert seen("M110", "请与澄阳县云溪镇人民政府联系。", organ=_TOWN) == []


def test_all_of_a_subdistrict_in_a_town_s_report() -> None:
    assert seen("M108", "全街政务公开工作有序推进。", organ=_TOWN) == [("warning", "全街")]
    assert seen("M108", "公示栏设在全街最宽处。", organ=_TOWN) == []


def test_a_plan_of_years_ago_by_the_title_of_its_notice() -> None:
    plan = "2024年，按照《关于印发{}年政务公开重点工作任务分解表的通知》，完成2024年度工作。"
    assert [severity for severity, _ in seen("M102", plan.format(2021))] == ["warning"]
    assert seen("M102", plan.format(2024)) == []
