"""The own place misspelt or of another level (M110), and another place in a role of the own one (M105)."""

from __future__ import annotations

import pytest

from tests.support.wording_drafts import draft, raised, seen

COUNTY, TOWN, STREET = "澄阳县水务局", "青石镇人民政府", "石桥街道办事处"


@pytest.mark.parametrize(
    ("organ", "sentence", "wrong"),
    [
        ("宜阳县水务局", "宣阳县供水信息按月公开。", "宣阳县"),
        ("渑池县水务局", "绳池县水价已公示。", "绳池县"),
        ("邗江区水务局", "公开邢江区水质信息。", "邢江区"),
        ("黟县水务局", "依托“黔县水务”推送信息。", "黔县"),
        ("泾县水务局", "落实径县供水公开要求。", "径县"),
        ("淳安县水务局", "在淳安具政府信息公开查阅点接待群众。", "淳安具"),
        (STREET, "石乔街道公开信息。", "石乔街道"),
        ("凤山乡人民政府", "风山乡公开信息。", "风山乡"),
        ("云溪市水务局", "方便运溪市群众查询。", "运溪市"),
        ("婺源县水务局", "通过“婺原供水”微信公众号发布停水公告。", "婺原"),
        ("邢台市水务局", "在“刑台水务”官方微博发布水情。", "刑台"),
    ],
)
def test_a_character_taken_for_another(organ: str, sentence: str, wrong: str) -> None:
    assert ("warning", wrong) in seen("M110", sentence, organ=organ)


@pytest.mark.parametrize(
    ("organ", "sentence", "wrong"),
    [
        ("双江区水务局", "在双江县政府网站公开信息。", "双江县"),
        ("云阳县水务局", "在云阳市人民政府网站发布信息。", "云阳市"),
        ("永乐镇人民政府", "永乐乡各村按季更新公开栏。", "永乐乡"),
        ("白石镇人民政府", "白石街道办事处公开信息。", "白石街道"),
        ("明溪市水务局", "在明泉县、明溪县政府网站公开。", "明溪县"),
    ],
)
def test_another_level_behind_the_own_name(organ: str, sentence: str, wrong: str) -> None:
    if wrong == "明溪县":  # there is one elsewhere
        assert seen("M110", sentence, organ=organ) == []
    else:
        assert ("warning", wrong) in seen("M110", sentence, organ=organ)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("河东区水务局", "建成东区污水处理厂，发布河东区域水质信息。"),
        ("渠县水务局", "某县公开的做法值得学习，各县局、该县、全县均可参考。"),
        ("宣城市水务局", "完善城市供水公开，优化或者城市更新信息。"),
        ("增城区水务局", "夜间堵城区、白天堵桥的问题已公开。"),
        ("永乐镇人民政府", "永乐乡村振兴信息、永乐镇区道路信息按月公开。原永乐乡人民政府的档案已移交。"),
        ("白石镇人民政府", "整治白石街道路两侧环境，公开信息。"),
        ("双江区水务局", "双江县撤县设区以来，信息公开不断规范。"),
        ("邢台市水务局", "优化邢台市政府门户网站。"),
        ("天全县水务局", "昨天全市水质良好。"),
        ("淳安县水务局", "淳安具体做法已公开。"),
        ("长沙县水务局", "落实长沙市人民政府部署。"),
        ("婺源县水务局", "通过“婺源供水”微信公众号和“江西水利”微博发布信息。"),
    ],
)
def test_right_letters_near_the_own_name(organ: str, sentence: str) -> None:
    assert seen("M110", sentence, organ=organ) == []


@pytest.mark.parametrize(
    ("organ", "sentence", "place"),
    [
        ("曲周县审计局", "向馆陶县政府办报送信息46篇。", "馆陶县"),
        ("龙门县商务局", "参加博罗县人民政府办公室组织的政务公开培训。", "博罗县"),
        ("恭城瑶族自治县水利局", "按照《富川瑶族自治县政务公开工作要点》开展工作。", "富川瑶族自治县"),
        ("夏津县商务局", "推动武城县消费市场回暖，公开补贴政策。", "武城县"),
        ("上高县公安局", "如有疑问，请与宜丰县公安局联系。", "宜丰县"),
        ("沙洋县水务局", "向京山市政务公开办报送信息。", "京山市"),
        (COUNTY, "位列青石县县直单位第3名。", "青石县"),
        (COUNTY, "让青石县用水群众少跑腿，公开事项27项。", "青石县"),
        (COUNTY, "走进青石县各乡镇宣讲供水政策。", "青石县"),
        (COUNTY, "与青石县政务公开工作要求相比还有差距。", "青石县"),
        (COUNTY, "青石县水务局网站发布信息64篇。", "青石县"),
        ("恭城瑶族自治县水利局", "富川瑶族自治县水利局网站发布信息64篇。", "富川瑶族自治县"),
        ("沙洋县水务局", "如有疑问请联系京山市水务局。", "京山市"),
        (TOWN, "由永东镇党政办公室统一受理申请。", "永东镇"),
        (TOWN, "通过龙泉镇村务公开栏公示补贴。", "龙泉镇"),
        (STREET, "桥北街道所辖9个社区建成公开示范点。", "桥北街道"),
        (STREET, "联系地址：城东区桥北街道办事处二楼。", "桥北街道"),
    ],
)
def test_another_place_in_a_role_of_the_own_one(organ: str, sentence: str, place: str) -> None:
    assert ("warning", place) in seen("M105", sentence, organ=organ)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("曲周县审计局", "赴馆陶县交流，向馆陶县政府办借鉴经验。"),
        ("龙门县商务局", "参加惠州市人民政府办公室组织的政务公开培训。"),
        ("夏津县商务局", "推动对口协作地区武城县消费市场发展。"),
        ("夏津县水利局", "参加武城县召开的跨界河湖联席会议。"),
        ("上高县公安局", "与宜丰县公安局分别办理，两地联动。"),
        (COUNTY, "服务山区群众，方便安置区居民，推动核心区建设，走进社区各单位。"),
        (COUNTY, "报县政府办审核，参加上级组织的公开培训，按照省市县公开工作要求推进。"),
        (COUNTY, "编制消落区利用规划，公开洪泛区管理办法。会同县水务局公开信息。"),
        (TOWN, "年初由镇党政办制定计划，随后镇政府召开会议，各乡镇主动公开。"),
        (TOWN, "由镇党政办统一受理，通过镇村务公开栏公示，方便镇村群众。"),
        (TOWN, "协助龙泉镇、青石镇两镇联合开展政务公开培训。"),
        (STREET, "每周街道党工委召开会议，由街道党政办负责，在街道便民服务中心公开。"),
    ],
)
def test_partners_and_words_that_are_no_places(organ: str, sentence: str) -> None:
    assert [text for severity, text in seen("M105", sentence, organ=organ) if severity != "hint"] == []


@pytest.mark.parametrize(
    ("organ", "sentence", "wrong", "right"),
    [
        ("沂源县水务局", "越庄镇的水价已公布。", "越庄镇", "悦庄镇"),
        ("沂源县水务局", "在张家波镇和燕崖镇公布水质。", "张家波镇", "张家坡镇"),
        ("沂源县鲁村镇人民政府", "与越庄镇联合公布水质。", "越庄镇", "悦庄镇"),
        ("临沂市水务局", "检查了沂水县、平义县、兰陵县的水价公示。", "平义县", "平邑县"),
        ("临沂市水务局", "蒙荫县的水价已公布。", "蒙荫县", "蒙阴县"),
    ],
)
def test_towns_and_counties_below_off_by_a_letter(organ: str, sentence: str, wrong: str, right: str) -> None:
    (finding,) = raised("M110", draft(sentence, organ=organ))
    assert (finding.actual, finding.expected) == (wrong, right)
    assert "本地地名" in finding.message


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("沂源县水务局", "在悦庄镇、张家坡镇和各乡镇公布水质，全县十个镇、十个社区同步。"),
        ("临沂市水务局", "检查了平邑县、河东区、经开区和城东区的水价公示，与营口市交流。"),
        ("山东省水利厅", "平义县的水价已公布。"),
        ("澄阳县水务局", "越庄镇的水价已公布。"),
    ],
)
def test_names_below_that_are_right_or_not_known(organ: str, sentence: str) -> None:
    assert raised("M110", draft(sentence, organ=organ)) == []


def test_the_own_name_lacks_its_level_in_the_titles_of_own_papers() -> None:
    assert seen("M110", "修订《柳溪水务局信息公开指南》。", organ="柳溪县水务局") == [("warning", "柳溪")]
    assert seen("M110", "学习《柳溪水务局的一天》。", organ="柳溪县水务局") == []
