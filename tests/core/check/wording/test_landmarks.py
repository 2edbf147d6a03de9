"""Waters, roads, zones, sights, products and languages of other provinces (M105), told by knowledge of the country."""

from __future__ import annotations

from functools import cache

import pytest

from core.check.example import model
from core.check.registry import get_rule
from core.check.wording.places.landmarks import Landmarks, landmarks, provinces_by_text
from core.load import load_text
from core.model.finding import Finding, Severity
from core.read import read_report


@cache
def _data() -> Landmarks:
    return landmarks()


def _told(organ: str, sentence: str, hints: bool = False) -> list[str]:
    text = model().draft().replace("澄阳县水务局", organ).replace("围绕供水安全", f"{sentence}围绕供水安全")
    outcomes = get_rule("M105").check(read_report(load_text(text)))
    found = [o for o in outcomes if isinstance(o, Finding) and (hints or o.severity is not Severity.HINT)]
    return [o.actual for o in found if o.actual]


@pytest.mark.parametrize("kind", range(len(_data().kinds)), ids=lambda number: _data().kinds[number].what)
def test_the_examples_of_the_data(kind: int) -> None:
    things = _data().kinds[kind]
    assert [bad for bad in things.bad if len(_told(things.report, bad, hints=things.common)) != 1] == []
    assert not things.common or [bad for bad in things.bad if _told(things.report, bad)] == []
    assert [sentence for sentence in things.good if _told(things.report, sentence, hints=True)] == []


def test_every_name_has_its_provinces() -> None:
    data = _data()
    assert len(set(data.letters.values())) == len(data.letters) == 31
    for kind in data.kinds:
        assert all(data.provinces(key) for key in kind.of), kind.what
        assert all(len(set(key)) == len(key) for key in kind.of), kind.what


def test_no_name_stands_twice_with_other_provinces() -> None:
    """Names that need something behind them may be others too: 渤海 with its waters, 首都 with its airport."""
    seen: dict[str, str] = {}
    twice: list[str] = []
    for kind in _data().kinds:
        names = [name for group in kind.of.values() for name in group]
        assert len(names) == len(set(names)), kind.what
        if not kind.behind:
            twice += [name for name in names if name in seen]
            seen.update(dict.fromkeys(names, kind.what))
    assert twice == []


def test_names_are_long_enough_and_written_as_texts_are_read() -> None:
    names = [(name, kind) for kind in _data().kinds for group in kind.of.values() for name in group]
    assert [name for name, kind in names if (len(name) < 2 and not kind.behind) or set(name) & set(" ，；：（）")] == []
    words = {"海河", "资水", "信江", "东江", "关中", "苏北", "川东", "广彩", "女书", "维语", "公期", "海委", "宁东"}
    bare = {name for name, kind in names if not kind.behind}
    assert bare & words == set()


@pytest.mark.parametrize(
    ("organ", "sentence", "name"),
    [
        ("山西省柳溪县交通运输局", "我局及时公布沪昆高速柳溪互通施工期间绕行方案。", "沪昆高速"),
        ("河南省柳溪县自然资源局", "围绕海域使用权出让、土地征收等重点公布信息。", "海域使用权"),
        ("吉林省柳溪县生态环境局", "按月公布滇池水质监测数据。", "滇池"),
        ("安徽省柳溪县民族宗教事务局", "编发维汉双语办事指南3000册。", "维汉双语"),
        ("广东省柳溪县农业农村局", "聚焦草畜平衡、耕地保护等领域公布文件24件。", "草畜平衡"),
        ("广西壮族自治区柳溪县城市管理局", "供暖季信息更加及时，全年发布通知18条。", "供暖季"),
        ("河北省柳溪县工业和信息化局", "紧扣长株潭都市圈建设，公布扶持政策31条。", "长株潭"),
        ("福建省柳溪县发展和改革局", "兰新高铁柳溪站站前广场项目审批结果及时上网。", "兰新高铁"),
        ("云南省柳溪县文化和旅游局", "公布那达慕大会期间交通管制信息。", "那达慕"),
        ("江西省柳溪县人民政府办公室", "紧紧围绕强富美高总目标，公布信息2130条。", "强富美高"),
        ("宁夏回族自治区柳溪县市场监督管理局", "公布涪陵榨菜地理标志保护任务清单。", "涪陵榨菜"),
        ("浙江省柳溪县应急管理局", "汛前公布凌汛险段责任人名单。", "凌汛"),
        ("重庆市渝北区水利局", "公示《渝北区湘江岸线保护方案》征求意见情况。", "湘江"),
        ("郑州市水务局", "公布珠江干流采砂许可结果。", "珠江干流"),
    ],
)
def test_told_wherever_it_stands(organ: str, sentence: str, name: str) -> None:
    assert _told(organ, sentence, hints=_is_common(name)) == [name]


def _is_common(name: str) -> bool:
    return any(kind.common and name in names for kind in _data().kinds for names in kind.of.values())


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("湖南省柳溪县商务局", "积极融入粤港澳大湾区，公布政策12条。"),
        ("江西省柳溪县发展和改革局", "学习贯彻京津冀协同发展、长江经济带发展、粤港澳大湾区建设等部署。"),
        ("河南省柳溪县人力资源和社会保障局", "公布赴珠三角务工人员返乡专列信息。"),
        ("四川省柳溪县市场监督管理局", "公布抽检不合格产品名单，其中五常大米1批次。"),
        ("陕西省柳溪县教育局", "与苏州工业园区结对，公布交流名单24人。"),
        ("黑龙江省柳溪县司法局", "宣传《长江保护法》《黄河保护法》，发放手册2000份。"),
        ("上海市柳溪区民族宗教事务办公室", "为新疆籍群众提供维汉双语翻译126次。"),
        ("江苏省柳溪县文化和旅游局", "邀请川剧团来我县演出3场，预告提前发布。"),
        ("青海省柳溪县医疗保障局", "落实京津冀联盟集采结果，公布药价。"),
        ("贵州省柳溪县应急管理局", "吸取天津港事故教训，公布检查结果。"),
        ("吉林省柳溪县公安局", "地址：长江路18号，太湖街道派出所旁。"),
        ("海南省柳溪县商务局", "公布海南自由贸易港政策解读12篇。"),
        ("新疆维吾尔自治区柳溪县农业农村局", "公布草畜平衡核查结果。"),
        ("广州市人民政府驻北京办事处", "公布雄安新区项目信息。"),
        ("水利部长江水利委员会", "公布珠江干流信息。"),
    ],
)
def test_others_and_the_own_place(organ: str, sentence: str) -> None:
    assert _told(organ, sentence, hints=True) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "整治入海河流河口。",
        "馆藏文物目录已公布。",
        "机关中层干部参加测试。",
        "通海河道清淤信息已公布。",
        "武汉江岸设置公示牌。",
        "介绍剧目和妇女书屋。",
        "办公期间受理咨询，推广彩色图解。",
        "思维语言更加通俗，拼搏克服困难。",
        "借鉴江河治理，祝贺江上赛龙舟。",
    ],
)
def test_no_name_arises_across_words(sentence: str) -> None:
    assert _told("黑龙江省柳溪县水务局", sentence, hints=True) == []


def test_what_a_draft_names_often_may_be_its_own() -> None:
    sentence = "公布湘江公园甲区信息。公布湘江公园乙区信息。公布湘江公园丙区信息。公布湘江公园丁区信息。"
    organ = "陕西省柳溪县水务局"
    assert _told(organ, sentence) == []
    assert set(_told(organ, sentence, hints=True)) == {"湘江"}


def test_without_a_known_province_nothing_is_told() -> None:
    assert _told("柳溪县水务局", "公布湘江干流巡查结果。") == []


def test_the_province_of_a_town_is_that_of_the_place_before_it() -> None:
    assert provinces_by_text("柳溪镇人民政府", "地址:福建省晋江市柳溪镇和平路。") == {"35"}
    assert provinces_by_text("柳溪镇人民政府", "柳溪镇公布信息。") == frozenset()
    assert _told("柳溪镇人民政府", "晋江市柳溪镇公布兰新高铁征地信息。") == ["兰新高铁"]
    assert _told("柳溪镇人民政府", "晋江市柳溪镇公布福厦高铁征地信息。") == []
