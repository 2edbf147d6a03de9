"""Towns of other counties, other towns in a town's report, counties of other cities among the own (M105).

The places are real, for the table of towns is; what is told of them is made up.
"""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import draft, raised, seen

COUNTY, CITY, TOWN = "沂源县水务局", "临沂市水务局", "沂源县鲁村镇人民政府"


@pytest.mark.parametrize(
    ("organ", "sentence", "town"),
    [
        (COUNTY, "抄表公示上墙，鲁村镇、谭坊镇、燕崖镇的水价表逐村张贴。", "谭坊镇"),
        (COUNTY, "农村饮水信息员制度在射桥镇先行试点，每季度公布水质。", "射桥镇"),
        (COUNTY, "水费查询点设在谭坊镇便民服务中心。", "谭坊镇"),
        (COUNTY, "一是谭坊镇等地的河长公示牌更新慢。", "谭坊镇"),
        ("沂源县人民政府", "12个镇（街道）中，谭坊镇率先公布村级水价。", "谭坊镇"),
        ("耿马县水务局", "在孟定镇和谭坊镇公布水质。", "谭坊镇"),
        ("耿马傣族佤族自治县水务局", "在孟定镇和谭坊镇公布水质。", "谭坊镇"),
        (CITY, "抽查了射桥镇的抄表公示。", "射桥镇"),
        ("科尔沁右翼前旗水务局", "乌兰布统苏木的水井位置在网站公布。", "乌兰布统苏木"),
        (TOWN, "悦庄镇各村的水费收支按季张榜。", "悦庄镇"),
        (TOWN, "如对报告有疑问，请与悦庄镇党政办公室联系。", "悦庄镇"),
        (TOWN, "通过“悦庄镇人民政府”公众号发布停水通知21条。", "悦庄镇"),
        (CITY, "现场检查了沂水县、沂源县、平邑县的水价公示。", "沂源县"),
        (CITY, "对沂水县、沂源县、平邑县三个县驻点帮扶。", "沂源县"),
        ("黔东南苗族侗族自治州水务局", "重点抽查了黎平县、从江县和三都水族自治县。", "三都水族自治县"),
    ],
)
def test_what_lies_elsewhere(organ: str, sentence: str, town: str) -> None:
    assert ("warning", town) in seen("M105", sentence, organ=organ)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        (COUNTY, "在鲁村镇、悦庄镇和历山街道办事处设水费查询点，南麻镇的旧公示牌已更换。"),
        (COUNTY, "各乡镇、全镇、我镇、小城镇和集镇的水价一并公布，城关镇和城东街道的水价表另附。"),
        (COUNTY, "赴谭坊镇学习抄表公示的做法。"),
        (COUNTY, "与青州市谭坊镇联合公布界河水质。"),
        (COUNTY, "谭坊镇居民王某作为申请人申请公开的水价信息已答复。"),
        (COUNTY, "途经谭坊镇的供水管道检修公告提前发布。"),
        (COUNTY, "谭坊镇某公司的抽检结果已公布。"),
        ("定远县水务局", "永康镇、连江镇的水价已公布。"),
        ("仁化县水务局", "长江镇、城口镇的水价已公布。"),
        ("阿什里乡人民政府", "阿什里哈萨克民族乡的水井位置已公布。"),
        (TOWN, "与悦庄镇联合公布水质，鲁村镇、悦庄镇、燕崖镇三镇互查。"),
        (TOWN, "派员到悦庄镇参加县里的现场会。"),
        (CITY, "与沂水县、沂源县两地联合公布界河水质。"),
        ("山东省水利厅", "谭坊镇、鲁村镇的水价公示做法在全省推开。"),
        ("柳川县水务局", "射桥镇的水价已公布。"),
    ],
)
def test_own_towns_and_those_of_others(organ: str, sentence: str) -> None:
    assert seen("M105", sentence, organ=organ) == []


def test_towns_of_far_apart_cities_are_doubtful() -> None:
    assert seen("M105", "谭坊镇、塘㙍镇的水价已公布。", organ=COUNTY) == [("hint", "谭坊镇"), ("hint", "塘㙍镇")]


def test_a_name_that_many_counties_have_is_doubtful() -> None:
    assert seen("M105", "长安镇的水价已公布。", organ=COUNTY) == [("hint", "长安镇")]
    assert seen("M105", "长安街道的水价已公布。", organ=COUNTY) == []


@pytest.mark.parametrize(("sentence", "told"), [("青州市政府网站上有电子版。", True), ("我市网站上有电子版。", False)])
def test_the_county_of_a_town_is_borne_out_by_the_draft(sentence: str, told: bool) -> None:
    found = raised("M105", draft(f"{sentence}射桥镇的水价已公布。", organ="谭坊镇人民政府"))
    assert ["在平舆县" in finding.message for finding in found] == [told]


def test_where_it_lies_is_said() -> None:
    def told(organ: str, sentence: str) -> str:
        (finding,) = raised("M105", draft(sentence, organ=organ))
        return finding.message

    assert told(COUNTY, "射桥镇的水价已公布。").startswith("“射桥镇”在平舆县，")
    assert told(TOWN, "悦庄镇的水价已公布。").startswith("“悦庄镇”是另一个乡镇（街道），")
