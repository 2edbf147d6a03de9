"""Fixed terms of the genre with one slip in them."""

import pytest

from core.base.resources import read_toml
from core.check.wording.phrases.fixed_terms import find, terms


def told(text: str) -> list[tuple[str, str, str]]:
    return [(text[found.start : found.end], found.term, found.fault) for found in find(text)]


@pytest.mark.parametrize(
    ("text", "wrong", "term", "fault"),
    [
        ("水厂没有制定规划性文件。", "规划性文件", "规范性文件", "差一字"),
        ("公布“双随意一公开”抽查结果。", "双随意一公开", "双随机一公开", "差一字"),
        ("水价公开经过审核程台。", "审核程台", "审核程序", "差一字"),
        ("发布供水监管态信息3条。", "监管态", "监管动态", "少一字"),
        ("水厂公布规范性文。", "规范性文", "规范性文件", "少一字"),
        ("在微信公众众号公布水价。", "微信公众众号", "微信公众号", "多一字"),
        ("成立政务公开领小导组。", "政务公开领小导组", "政务公开领导小组", "字序颠倒"),
    ],
)
def test_one_slip_is_told(text: str, wrong: str, term: str, fault: str) -> None:
    assert (wrong, term, fault) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "政策解答、政策解析和政策解读都由水价科负责。",
        "市热线办转来用户来信，市长热线转来两件。",
        "水厂的队务公开、场务公开栏每月更新，公开栏贴得及时。",
        "申请人在政府网站上查询，行政权、监察权依法行使。",
        "审签程序、审图流程和审前程序各有规定。",
        "领导机构设在水厂综合股，管理办、考核办合署办公。",
        "在公开时注重文字，在统计时不计重复来信。",
        "乡村兴，用水旺。",
        "按照省、市政务公开办工作要求，公布水价。",
        "他们在“水务微言”公众号上留言。",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_no_term_is_a_slip_of_another() -> None:
    right = read_toml("lexicon", "fixed_terms.toml")
    assert [term for term in f"{right['terms']} {right['right']}".split() if told(f"，{term}，")] == []


def test_terms_are_long_enough() -> None:
    assert [term for term in terms().right if len(term) < 3] == []
    assert [term for term in read_toml("lexicon", "fixed_terms.toml")["terms"].split() if len(term) < 4] == []
