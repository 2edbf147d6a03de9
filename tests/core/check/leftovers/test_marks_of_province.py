"""What tells of another province or place though it is not named: numbers of papers, of telephones, web names."""

from __future__ import annotations

from core.check.example import model
from core.check.leftovers.places.province_marks import province_marks
from core.check.leftovers.places.web_sites import places_spelled
from core.check.registry import get_rule
from core.load import load_text
from core.model.finding import Finding
from core.read import read_report


def _told(organ: str, sentence: str) -> list[str]:
    text = model().draft().replace("澄阳县水务局", organ).replace("围绕供水安全", f"{sentence}围绕供水安全")
    outcomes = get_rule("M105").check(read_report(load_text(text)))
    return [o.actual for o in outcomes if isinstance(o, Finding) and o.actual]


def test_the_examples_of_the_data() -> None:
    marks = province_marks()
    assert [sentence for sentence in marks.bad if len(_told(marks.report, sentence)) != 1] == []
    assert [sentence for sentence in marks.good if _told(marks.report, sentence)] == []


def test_no_area_code_or_post_code_is_of_two_provinces() -> None:
    marks = province_marks()
    for table in (marks.telephones, marks.posts, marks.signs):
        beginnings = [mark for found in table.values() for mark in found]
        assert len(beginnings) == len(set(beginnings))


def test_a_letter_of_the_own_place_is_no_sign_of_another_province() -> None:
    assert _told("萍乡市湘东区水务局", "根据湘府办字〔2022〕5号文件公布水价。") == []
    assert _told("鄂尔多斯市水务局", "根据鄂府发〔2022〕5号文件公布水价。") == []
    assert _told("重庆市黔江区水务局", "根据黔江府办〔2022〕5号文件公布水价。") == []
    assert _told("萍乡市水务局", "根据湘府办字〔2022〕5号文件公布水价。") == ["湘府办字〔2022〕5号"]


def test_without_a_known_province_nothing_is_told() -> None:
    assert _told("澄阳县水务局", "根据粤府办〔2023〕15号文件公布水价,电话0371-61234567。") == []
    assert _told("广东省澄阳县水务局", "电话0371-61234567,邮编450000。") == ["0371", "450000"]


def test_beside_an_own_number_another_may_be_anybodys() -> None:
    assert _told("河北省澄阳县水务局", "请拨打0316-2012345或010-12345678。") == []
    assert _told("河北省澄阳县水务局", "请拨打010-12345678。") == ["010"]


def test_places_as_they_are_spelled() -> None:
    assert [division.name for division in places_spelled("zhengzhou")] == ["郑州市"]
    assert {division.name for division in places_spelled("shanxi")} == {"山西省", "陕西省"}
    assert places_spelled("gongan") == places_spelled("shuiwu") == ()


def test_sites_of_other_places() -> None:
    assert _told("洛阳市瀍河回族区水务局", "公众可登录http://slj.zhuhai.gov.cn查询水价。") == ["zhuhai"]
    assert _told("洛阳市瀍河回族区水务局", "公众可登录http://slj.luoyang.gov.cn查询水价。") == []
    assert _told("洛阳市瀍河回族区水务局", "公众可登录http://www.chanhe.gov.cn查询水价。") == []
    assert _told("澄阳县水务局", "公众可登录http://slj.zhuhai.gov.cn查询水价。") == []


def test_a_site_by_the_name_of_another_place_than_its_address() -> None:
    organ = "安顺市西秀区水务局"
    assert _told(organ, "水价表可从贵州省人民政府网查到(http://www.xixiu.gov.cn/shuijia)。") == ["贵州省人民政府网"]
    assert _told(organ, "水价表可从西秀区人民政府网查到(http://www.xixiu.gov.cn/shuijia)。") == []
    assert _told(organ, "报告可在安顺市人民政府网(http://www.anshun.gov.cn)下载。") == []


def test_services_of_other_provinces() -> None:
    assert _told("四川省澄阳县水务局", "办事指南同步推送至“粤省事”移动端。") == ["粤省事"]
    assert _told("四川省澄阳县水务局", "赴广东学习“粤省事”建设。") == []
