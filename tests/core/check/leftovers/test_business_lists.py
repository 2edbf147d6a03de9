"""What other departments publish, in lists (M106): where it is told, and with whom it is shared."""

from __future__ import annotations

import pytest

from core.check.leftovers.organs.business import all_business
from core.language.organ_register import is_standard
from tests.support.wording_drafts import seen


def _told(organ: str, sentence: str) -> list[str]:
    return [text for _, text in seen("M106", sentence, organ=organ)]


@pytest.mark.parametrize(
    ("organ", "sentence", "word"),
    [
        ("澄阳县水务局", "公开户口迁移、身份证办理等信息9条。", "户口迁移"),
        ("澄阳县民政局", "公开地震台网、地震安全性评价等信息12条。", "地震台网"),
        ("澄阳县商务局", "公开宗教活动场所登记、民族成份变更等信息16条。", "宗教活动场所"),
        ("澄阳县体育局", "公开光伏项目备案结果9条。", "光伏项目备案"),
        ("澄阳县科学技术局", "其中公交线路调整公告12条。", "公交线路调整"),
        ("澄阳县红十字会", "公开成品油零售、二手车等信息9条。", "成品油零售"),
        ("澄阳县教育局", "公开裁判文书、司法拍卖等信息9条。", "裁判文书"),
        ("澄阳县民政局", "公开高标准农田建设信息12条。", "高标准农田"),
        ("澄阳县林业局", "公开环评审批、危险废物转移等信息12条。", "危险废物转移"),
    ],
)
def test_what_one_department_alone_publishes(organ: str, sentence: str, word: str) -> None:
    assert word in _told(organ, sentence)


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县水利局", "公开高标准农田灌溉配套项目信息12条。"),
        ("澄阳县残疾人联合会", "主动公开残疾人就业、学生资助等政策信息9条。"),
        ("澄阳县人力资源和社会保障局", "公布教师招聘公告14条。"),
        ("澄阳县民族宗教事务局", "公布少数民族考生高考加分名单2期。"),
        ("澄阳县城市管理局", "公开公租房小区垃圾分类结果3期。"),
        ("澄阳县畜牧兽医局", "公开动物防疫、畜禽屠宰等信息22条。"),
        ("澄阳县房屋管理局", "公开商品房预售许可、公租房分配等信息30条。"),
        ("澄阳县园林绿化局", "公布持残疾人证、优待证免费入园政策。"),
        ("澄阳县气象局", "公布单位食堂食品经营许可信息。"),
        ("澄阳县教育局", "公布学校新建项目环评审批结果、用地预审结果。"),
        ("澄阳县农业农村局", "公布种植基地环评批复、建设用地批准等项目信息。"),
        ("澄阳县融媒体中心", "发布义务教育招生、婚姻登记等信息200条。"),
        ("澄阳市税务局", "公布专精特新企业减税政策9条。"),
    ],
)
def test_what_several_departments_publish(organ: str, sentence: str) -> None:
    assert _told(organ, sentence) == []


def test_nothing_is_two_departments_alone() -> None:
    words = [word for business in all_business().business for word in business.alone]
    assert [word for word in set(words) if words.count(word) > 1] == []


def test_what_is_shared_is_somebodys() -> None:
    words = {word for business in all_business().business for word in business.alone}
    shared = [word for group in all_business().shared_by for word in group.split()]
    assert set(shared) <= words
    assert len(shared) == len(set(shared))


def test_owners_are_departments_of_the_register_or_national_organs() -> None:
    lists = all_business()
    words = {word for business in lists.business for word in business.alone}
    assert set(lists.project_papers) <= words
    national = {business.department for business in lists.business if not is_standard(business.department)}
    assert national == {"海关", "能源局", "地方志办公室", "人民法院"}
