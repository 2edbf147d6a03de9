"""Another county, town or department where only the own one can stand: told; and where others are spoken of: not."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import seen

COUNTY, TOWN, STREET, DISTRICT = "澄阳县水务局", "青石镇人民政府", "月牙街道办事处", "城东区教育局"


@pytest.mark.parametrize(
    ("organ", "sentence", "place"),
    [
        (COUNTY, "柳溪县水务局高度重视政府信息公开工作。", "柳溪县"),
        (COUNTY, "围绕柳溪县供水保障，公开信息42条。", "柳溪县"),
        (COUNTY, "为柳溪县高质量发展提供有力保障。", "柳溪县"),
        (COUNTY, "柳溪县各乡镇同步公开供水价格。", "柳溪县"),
        (COUNTY, "及时公开柳溪县水质监测信息24期。", "柳溪县"),
        (COUNTY, "柳溪县政务公开工作领导小组对我局进行考核。", "柳溪县"),
        (COUNTY, "在柳溪县政务服务中心设立水务窗口。", "柳溪县"),
        (COUNTY, "按照《柳溪县2024年政务公开工作要点》要求，细化任务。", "柳溪县"),
        (COUNTY, "申请人可到柳溪县水务局办公室查阅。", "柳溪县"),
        (COUNTY, "本报告由柳溪县水务局按照要求编制。", "柳溪县"),
        (TOWN, "柳河镇人民政府高度重视政务公开，成立领导小组。", "柳河镇"),
        (TOWN, "结合柳河镇实际，制定公开方案。", "柳河镇"),
        (STREET, "春风街道各社区按月公开。", "春风街道"),
        (STREET, "春风街道党工委专题研究政务公开工作2次。", "春风街道"),
        (DISTRICT, "结合西河区教育实际，公开招生政策。", "西河区"),
    ],
)
def test_another_place_of_the_own_kind(organ: str, sentence: str, place: str) -> None:
    assert ("warning", place) in seen("M105", sentence, organ=organ)


@pytest.mark.parametrize(
    ("organ", "sentences"),
    [
        (
            COUNTY,
            [
                "本报告由澄阳县水务局编制，柳溪县水务局提供了样式。",
                "赴柳溪县水务局学习。",
                "柳溪县水务局来函商请公开水价，已答复。",
                "公示柳溪县清源公司中标结果。",
            ],
        ),
        (COUNTY, ["申请人为柳溪县居民，已告知其可到柳溪县水务局查阅。", "典型案例：柳溪县水务局认真公开水价。"]),
        (COUNTY, ["结合农业县实际，围绕产粮大县、生态县建设公开信息。", "推动强县发展，服务文明建设示范县创建大局。"]),
        (COUNTY, ["在青石镇便民服务中心设立窗口。", "青石镇各村按月公开水费。", "在县政务服务中心设立窗口。"]),
        (TOWN, ["聚焦美丽乡镇建设，推动工业强镇发展，打造特色小镇。", "与柳河镇开展共建。", "青石镇各村按月公开。"]),
        (STREET, ["围绕老旧街道改造公开信息。", "月牙街道各社区按月公开。", "推动商业街道发展。"]),
        (DISTRICT, ["围绕施教区划分、安置区入学公开信息，推动老城区发展。", "助力革命老区振兴，服务高新区发展大局。"]),
        ("青屿市人民政府办公室", ["公开东泽市2024年重点项目信息。", "柳溪县各乡镇同步公开。"]),
    ],
)
def test_others_are_spoken_of(organ: str, sentences: list[str]) -> None:
    assert [found for found in seen("M105", *sentences, organ=organ) if found[0] != "hint"] == []


def test_the_service_of_another_province() -> None:
    organ = "洛阳市水务局"
    assert seen("M105", "水费可通过“浙里办”缴纳。", organ=organ) == [("warning", "浙里办")]
    assert seen("M105", "水费可通过浙江政务服务网缴纳。", organ=organ) == [("warning", "浙江")]
    assert seen("M105", "水费可通过“豫事办”缴纳。", "学习“浙里办”的经验。", organ=organ) == []
    assert seen("M105", "水费可通过“浙里办”缴纳。") == []


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("让滕州群众及时了解水价。", "滕州"),
        ("主动接受黔江区群众监督。", "黔江区"),
        ("组织学习浙江省人民政府办公厅印发的要点2次。", "浙江省"),
        ("按照昆明市要求公布水价。", "昆明市"),
    ],
)
def test_people_orders_and_papers_of_another_place(sentence: str, place: str) -> None:
    assert seen("M105", sentence, organ="洛阳市水务局") == [("warning", place)]
    right = ["组织学习浙江省人民政府印发的先进做法。", "让洛阳群众及时了解水价。", "接受河南省社会各界监督。"]
    assert seen("M105", *right, organ="洛阳市水务局") == []


def test_a_province_that_is_gone_by_once_where_another_is_above() -> None:
    ours = "落实汉西省委、省政府部署，汉西省人民政府办公厅通报表扬。"
    assert seen("M105", ours, "对照河东省行政规范性文件管理规定开展清理。") == [("warning", "河东省")]
    for right in ("对照汉西省行政规范性文件管理规定开展清理。", "借鉴河东省经验，对照河东省公开要求改进。"):
        assert seen("M105", ours, right) == []


@pytest.mark.parametrize(
    ("organ", "sentence", "named"),
    [
        (COUNTY, "及时调整澄阳县民政局政府信息公开工作领导小组。", "澄阳县民政局"),
        (COUNTY, "修订完善《澄阳县财政局信息发布审核制度》。", "澄阳县财政局"),
        (COUNTY, "编制澄阳县民政局政府信息公开指南和目录。", "澄阳县民政局"),
        (TOWN, "成立县司法局政务公开工作领导小组。", "县司法局"),
        ("澄阳县人民政府办公室", "如有疑问，请与澄阳县教育局办公室联系。", "澄阳县教育局"),
    ],
)
def test_another_department_s_papers(organ: str, sentence: str, named: str) -> None:
    assert seen("M106", sentence, organ=organ) == [("warning", named)]


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        (COUNTY, "成立县水务局政务公开工作领导小组，印发《县水务局政务公开制度》。"),
        (COUNTY, "落实县司法局印发的《澄阳县财政局信息公开指南》编制范例。"),
        ("澄阳县人民政府办公室", "完善澄阳县财政局预决算信息公开目录。请与县政务服务局联系。"),
    ],
)
def test_own_papers_and_those_made_for_others(organ: str, sentence: str) -> None:
    assert seen("M106", sentence, organ=organ) == []
