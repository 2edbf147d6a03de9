"""Another place anywhere in the report, by the form of its name (M105)."""

from __future__ import annotations

import pytest

from core.check.rules._names_by_form import names
from tests.support.wording_drafts import seen

COUNTY, TOWN, STREET, CITY = "澄阳县水务局", "河湾镇人民政府", "石桥街道办事处", "青屿市城市管理局"


@pytest.mark.parametrize(
    ("organ", "sentence", "place"),
    [
        (COUNTY, "截至年底，柳川县41座泵站的责任人名单全部公布。", "柳川县"),
        (COUNTY, "节水宣传进校园，其中《柳川县节水型学校评价细则》等6件文件配有图解。", "柳川县"),
        (COUNTY, "针对水价疑问，就柳川县城乡供水价格方案听取意见22条。", "柳川县"),
        (COUNTY, "编印《柳川县家庭节水手册》4000册。", "柳川县"),
        (COUNTY, "公布柳川县“一件事”事项清单32项。", "柳川县"),
        ("青屿区教育局", "公开招生信息到校，柳川区小升初划片图张贴在校门口。", "柳川区"),
        (TOWN, "公示栏按季更新，福泉镇12个行政村的低保名单全部上墙。", "福泉镇"),
        (TOWN, "制定《福泉镇小微权力清单》，印发到户。", "福泉镇"),
        ("红岩乡人民政府", "换届期间，福泉乡选民名单按期张榜。", "福泉乡"),
        (STREET, "停车信息分三期公布，福泉街道泊位分布图张贴在小区门口。", "福泉街道"),
        ("澄阳县河湾镇人民政府", "依托《柳川县基层政务公开目录》编制事项清单28项。", "柳川县"),
        (CITY, "宣传《柳川市市容环境卫生条例》，印制海报2000张。", "柳川市"),
        (CITY, "全年柳川市34个市直部门公布了年度报告。", "柳川市"),
        (CITY, "修订《柳川市城市管理办法》，明确公开流程。", "柳川市"),
        (CITY, "停水通告在我市市委机关报《柳川日报》刊登。", "柳川"),
        (COUNTY, "停水通告在县委机关报《柳川报》刊登。", "柳川"),
        ("泾川县水务局", "水库名单上网，榕江县37座水库的责任人全部公布。", "榕江县"),
    ],
)
def test_what_is_published_of_another_place(organ: str, sentence: str, place: str) -> None:
    assert ("warning", place) in seen("M105", sentence, organ=organ)


@pytest.mark.parametrize(
    ("organ", "sentences"),
    [
        (COUNTY, ["组织人员到柳川县考察，编印《学习手册》。"]),
        (COUNTY, ["清河是澄阳县与柳川县的界河，采砂公告由两县发布。"]),
        (COUNTY, ["所涉信息由柳川县制作，已告知申请人并公开联系方式。"]),
        (COUNTY, ["公布柳川县某公司抽检不合格情况。", "及时公布柳川县消费者投诉处理结果。"]),
        (COUNTY, ["因柳川县变电站检修，停水公告提前发布。", "柳川县、东泉县等地的水价在网站公布。"]),
        (COUNTY, ["公布柳川县一中在我县的招生计划。", "柳川县公安局移交的线索已办结并公开。"]),
        (COUNTY, ["柳川县217眼水井的水质信息已公布。", "柳川县与我县开展对口协作。"]),
        (COUNTY, ["柳川县水价公布。", "东泉县水价公布。", "梅溪县水价公布。"]),
        (COUNTY, ["公布示范区、经开区、缓冲区水质信息，农业县各村镇同步公开。"]),
        (TOWN, ["原福泉镇的档案目录整理后公开。", "学习福泉镇“码上公开”做法，公开栏统一样式。"]),
        (TOWN, ["易地搬迁到福泉镇安置点的42户名单已公示。", "福泉镇派出所的办事指南在便民中心张贴。"]),
        (CITY, ["公开柳川市2024年项目信息。", "柳川市图书馆的开放目录在网站公布。"]),
        (CITY, ["借鉴《柳川市物业管理条例》，起草办法并公开征求意见。"]),
        (CITY, ["停水通告在市委机关报《大江晚报》刊登。", "在省委机关报《江北日报》刊登解读。"]),
        ("武汉市水务局", ["停水通告在市委机关报《长江日报》刊登。"]),
        (COUNTY, ["市委机关报《柳川日报》介绍了我县情况。"]),
        ("泾川县水务局", ["关注北京市场水表价格，公布行情信息。", "与贵州省榕江县水务局会商水量调度，纪要已公开。"]),
        ("国家税务总局澄阳县税务局", ["公布澄阳县与柳川县税费业务通办清单。"]),
    ],
)
def test_others_are_spoken_of(organ: str, sentences: list[str]) -> None:
    assert [found for found in seen("M105", *sentences, organ=organ) if found[0] != "hint"] == []


def test_what_ends_as_a_place_does_and_is_none() -> None:
    text = "先经县政府同意,编好街道规划,在缺水地区、全国百强县、棚户区和集镇公布,以城带乡,2020年河西镇扩建"
    assert [named.name for named in names(text)] == ["河西镇"]
