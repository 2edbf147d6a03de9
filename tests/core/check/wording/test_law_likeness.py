"""Invented titles of laws, and titles of provinces' and cities' own rules."""

from __future__ import annotations

from core.check.wording.laws.law_likeness import is_short_form, like_law
from core.check.wording.laws.law_titles import law_titles
from core.check.wording.lexicon import laws
from tests.support.failing import assert_none
from tests.support.wording_drafts import seen

INVENTED = {
    "国家保密法": "保守国家秘密法",
    "重大行政决策程序管理条例": "重大行政决策程序暂行条例",
    "行政复议条例法": "行政复议法",
    "行政许可管理法": "行政许可法",
    "数据安全保护法": "数据安全法",
    "农民工工资支付条例": "保障农民工工资支付条例",
    "安全生产管理法": "安全生产法",
    "反电信诈骗法": "反电信网络诈骗法",
    "突发事件应急法": "突发事件应对法",
    "公共文化服务法": "公共文化服务保障法",
    "档案管理法": "档案法",
    "审计监督法": "审计法",
    "妇女权益法": "妇女权益保障法",
    "残疾人保护法": "残疾人保障法",
    "社会保险基金法": "社会保险法",
    "道路安全法": "道路交通安全法",
    "环境影响管理法": "环境影响评价法",
    "水污染治理法": "水污染防治法",
    "行政机关公务员条例": "行政机关公务员处分条例",
    "城乡建设规划法": "城乡规划法",
    "长江法": "长江保护法",
}
#: Rules that provinces and cities make, what is no law, and laws that may yet be made.
OTHERS = (
    *("平安建设条例", "公共数据管理条例", "生活垃圾分类管理条例", "居家养老服务条例", "社会信用促进条例", "河长制条例"),
    *(
        "行政规范性文件管理办法",
        "市容环境卫生管理条例",
        "四步工作法",
        "工作方法",
        "公共安全法",
        "医疗保障法",
        "社会救助法",
    ),
    *("物业服务条例", "行政执法监督条例", "大数据发展促进条例", "电动自行车管理条例", "节水条例", "村务公开条例"),
)


def test_invented_titles() -> None:
    assert {title: like_law(title) for title in INVENTED} == INVENTED


def test_others_are_like_none() -> None:
    assert_none(f"{title}: {law}" for title in OTHERS if (law := like_law(title)))
    assert_none(title for title in law_titles().titles if like_law(title))


def test_every_short_form_is_of_one_law_or_of_none() -> None:
    assert all(map(is_short_form, laws().short_forms))
    assert_none(title for title in laws().short_forms if title in law_titles().titles)


def test_in_a_draft() -> None:
    assert seen("W101", "对照《国家保密法》开展自查。") == [("warning", "《国家保密法》")]
    assert seen("W101", "对照《税收征管法》开展自查。") == [("hint", "《税收征管法》")]
    assert seen("W101", "印发《重大行政决策程序管理条例》。") == []
    assert seen("W101", "按照《重大行政决策程序管理条例》论证。") == [("warning", "《重大行政决策程序管理条例》")]
    assert seen("W101", "宣传《澄阳省农民工工资支付条例》。") == []
