"""Titles of laws and regulations, their numbers and articles."""

import pytest

from core.base.resources import ROOT
from core.check.wording.laws.law_titles import law_titles
from core.check.wording.lexicon import laws
from core.model.normalise import fold
from tests.support.failing import assert_none
from tests.support.wording_drafts import draft, raised, seen

MEANT = {
    "行政复议条例": None,  # a former regulation
    "优化营商环境办法": "优化营商环境条例",
    "保守秘密法": "保守国家秘密法",
    "重大行政决策程序条例": "重大行政决策程序暂行条例",
    "个人信息安全保护法": "个人信息保护法",
    "安全生产条例": "安全生产法",
    "档按法": None,  # too short to be sure of
    "保障农民工工资支付条列": "保障农民工工资支付条例",
    "水务局考勤办法": None,
    "机关档案管理规定": None,
}
WRONG = [
    ("W101", 2024, "依据《优化营商环境办法》公布目录。", "《优化营商环境办法》"),
    (
        "W101",
        2024,
        "落实《国务院办公厅关于印发政府信息公开处理费收费管理办法的通知》（国办函〔2020〕109号）。",
        "《国务院办公厅关于印发政府信息公开处理费收费管理办法的通知》",
    ),
    ("W101", 2024, "载明《中华人民共和国行政复议条例》规定的途径。", "《中华人民共和国行政复议条例》"),
    ("W101", 2024, "贯彻《中华人民共和国优化营商环境条例》。", "《中华人民共和国优化营商环境条例》"),
    ("W101", 2024, "宣传《物权法》。", "《物权法》"),
    ("W101", 2024, "严格执行《中华人民共和国审计条例》。", "《中华人民共和国审计条例》"),
    ("W101", 2024, "按照《审计条例》公开结果。", "《审计条例》"),
    ("W101", 2023, "落实《信访条例》。", "《信访条例》"),
    ("W102", 2024, "按照国公开办函〔2021〕30号编制。", "国公开办函"),
    ("W102", 2024, "于2021年印发《澄阳县供水公示办法》（澄政办发〔2023〕4号）。", "2023"),
    ("W102", 2024, "依据条例（国务院令711号）办理。", "国务院令711号"),
    ("W102", 2024, "严格执行国务院令第117号公布的新修订《中华人民共和国政府信息公开条例》。", "国务院令第117号"),
    ("W132", 2024, "根据《条例》第二十条第（二）款公开。", "第（二）款"),
    ("W132", 2024, "根据《条例》第二十条第二款公开。", "第二款"),
    ("W132", 2024, "根据《条例》第六十条公开。", "第六十条"),
    ("W132", 2024, "根据《条例》第三十一条之规定，现公布县水务局2024年政府信息公开工作年度报告。", "第三十一条"),
    ("W101", 2024, "按照《清平省信息公开办法》公布目录。", "《清平省信息公开办法》"),
    ("W101", 2023, "以《信访工作规定》施行一周年为契机，公布渠道。", "《信访工作规定》"),
    ("W101", 2024, "宣传《中华人民共和国村民委员会组织条例》。", "《中华人民共和国村民委员会组织条例》"),
    ("W101", 2024, "落实《信访条列》。", "《信访条列》"),
    ("W101", 2024, "按照《法治政府建设与责任落实督查工作条例》报告。", "《法治政府建设与责任落实督查工作条例》"),
    ("W101", 2024, "落实《机关档案管理条例》。", "《机关档案管理条例》"),
    ("W101", 2024, "宣传《中华人民共和国科技成果转化法》。", "《中华人民共和国科技成果转化法》"),
    ("W102", 2024, "学习《中华人民共和国市场主体登记管理条例》（国务院令第476号）。", "476"),
    ("W102", 2024, "贯彻《促进个体工商户发展条例》（国务院令第775号）。", "775"),
    ("W102", 2024, "执行《国务院关于在线政务服务的若干规定》（国务院令第761号）。", "761"),
    ("W102", 2024, "贯彻《排污许可管理条例》（国务院第令736号）。", "国务院第令736号"),
    ("W102", 2024, "印发《关于做好2024年政务公开工作的通知》（澄政办发〔2014〕15号）。", "2014"),
    ("W132", 2024, "《中华人民共和国档案法实施条例》自2024年1月1日起施行。", "2024年1月1日"),
    ("W132", 2024, "新修订的《政府信息公开条例》施行四周年，组织宣传。", "四周年"),
    ("W132", 2024, "今年是《信访工作条例》施行第五年。", "第五年"),
    ("W132", 2024, "学习2024年修订的《中华人民共和国政府信息公开条例》。", "2024"),
    ("W132", 2022, "按照《公平竞争审查条例》公布审查结果。", "《公平竞争审查条例》"),
]
RIGHT = [
    "依照《保障农民工工资支付条例》《中华人民共和国安全生产法》《安全生产法》公布信息。",
    "制定《政府信息公开办法》，印发《信访工作办法》，修订《保密工作规定》。",
    "清理依据《物权法》制发的文件，宣传《民法典》。",
    "宣传《澄阳县优化营商环境办法》《江东省安全生产条例》。",
    "根据《条例》第二十条第（二）项公开，按照《条例》第五十条编制年度报告。",
    "依据《条例》第三十六条第三项答复，依据《行政处罚法》第五条第二款公示。",
]


@pytest.mark.parametrize(("said", "right"), MEANT.items())
def test_what_a_wrong_title_is_meant_for(said: str, right: str | None) -> None:
    assert law_titles().meant(said) == right


def test_right_titles_are_meant_for_none() -> None:
    titles = law_titles()
    assert len(titles.titles) > 1000
    assert_none((title, meant) for title in titles.titles if (meant := titles.meant(title)) is not None)


def test_what_was_repealed_has_a_successor() -> None:
    titles = law_titles()
    for title, former in titles.former.items():
        assert former.successor in {*titles.titles, *(law.title for law in laws().laws)}, title
        assert 1990 < former.until < 2030


@pytest.mark.parametrize(("code", "year", "sentence", "quote"), WRONG)
def test_wrong_titles_numbers_and_articles(code: str, year: int, sentence: str, quote: str) -> None:
    assert ("warning", quote) in seen(code, sentence, year=year)


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_is_right(sentence: str) -> None:
    found = [f for code in ("W101", "W102", "W132") for f in seen(code, sentence) if f[0] != "hint"]
    assert found == []


def test_an_old_law_in_its_own_time() -> None:
    assert seen("W101", "宣传《物权法》。", year=2020) == []


def test_an_article_beside_that_on_the_report() -> None:
    assert seen("W132", "依据《条例》第五十三条规定的内容编制本报告。") == [("warning", "第五十三条")]


def test_a_spoken_announcement_of_an_abbreviation() -> None:
    assert ("hint", "下称") in seen("W113", "落实《澄阳县节水办法》（下称《办法》）。")


def test_a_short_title_may_be_of_a_province_that_is_named_elsewhere() -> None:
    assert seen("W101", "按照《澄阳省档案条例》归档，执行《档案条例》。") == []


def test_the_code_of_a_number_against_who_issued_it() -> None:
    council = "对照《国务院关于加强水网建设的指导意见》（{}〔2022〕77号）推进公开。"
    assert seen("W102", council.format("国办发")) == [("warning", "国办发")]
    assert seen("W102", council.format("国发")) == []


def test_titles_of_other_documents_and_what_is_put_for_them() -> None:
    lines = (ROOT / "lexicon" / "cited_titles.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    marks = str.maketrans("", "", "《》〈〉“”")
    known = law_titles()
    assert len(pairs) > 100
    assert_none(title for title, _ in pairs if known.meant(fold(title).translate(marks)) is not None)
    assert_none(
        f"{title}: {wrong}"
        for title, wrong in pairs
        if (meant := known.meant(fold(wrong).translate(marks))) is None or known.full(meant) != title
    )


def test_what_offices_make_of_a_document_of_theirs() -> None:
    known = law_titles()
    assert known.meant("关于全面推进政务公开工作的实施意见") is None
    assert known.meant("行政法复议法", national=True) == "行政复议法"
    assert known.meant("重大行政决策程序条例暂行") == "重大行政决策程序暂行条例"


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        (
            "W101",
            "按照《中华人民共和国预算法》及其实施细则公布预算。",
            "按照《中华人民共和国预算法》及其实施条例公布预算。",
        ),
        ("W102", "印发《水价公示办法》（澄水〔2024〕05号）。", "印发《水价公示办法》（澄水〔2024〕50号）。"),
        ("W102", "转发国办公开函〔2019〕61号文件。", "转发国办公开办函〔2019〕61号文件。"),
        ("W102", "印发《2023年政务公开要点》（澄水〔2024〕5号）。", "印发《2024年政务公开要点》（澄水〔2024〕5号）。"),
        ("W102", "依据通知（国公开办函〔2016〕203号）编制。", "依据通知（国开办发〔2016〕203号）编制。"),
        (
            "W102",
            "公布《中华人民共和国水法》（国务院2016年修订）全文。",
            "公布《中华人民共和国水法》（全国人大常委会2016年修订）全文。",
        ),
        (
            "W102",
            "公布《优化营商环境条例》（全国人大常委会2019年通过）全文。",
            "公布《优化营商环境条例》（国务院2019年公布）全文。",
        ),
        (
            "W132",
            "公布《地下水管理条例》（国务院2021年12月1日颁布）全文。",
            "公布《地下水管理条例》（2021年12月1日起施行）全文。",
        ),
        (
            "W132",
            "公布《地下水管理条例》（2021年10月21日公布，2022年12月1日起施行）全文。",
            "公布《地下水管理条例》（2021年10月21日公布，2021年12月1日起施行）全文。",
        ),
        ("W132", "学习2021年12月1日公布的《地下水管理条例》。", "学习2021年12月1日公布施行的《地下水管理条例》。"),
        ("W132", "按照《条例》第三十六条第十二项告知申请人。", "按照《条例》第三十六条第二项告知申请人。"),
        ("W132", "依据《条例》第十三条书面征求第三方意见。", "依据《条例》第三十二条书面征求第三方意见。"),
    ],
)
def test_what_belongs_to_a_title(code: str, wrong: str, right: str) -> None:
    assert [severity for severity, _ in seen(code, wrong)] == ["warning"]
    assert not [severity for severity, _ in seen(code, right) if severity != "hint"]


def test_a_title_within_what_is_offered_has_marks_of_its_own() -> None:
    notice = "国务院办公厅关于印发{}中华人民共和国政府信息公开工作年度报告格式{}的通知"
    for opening, closing in (("〈", "〉"), ("", "")):
        document = draft(f"根据《{notice.format(opening, closing)}》（国办公开办函〔2021〕30号）编制。")
        offered = raised("W101", document)[0].replacement
        assert offered is not None
        assert "关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知" in offered


def test_the_form_on_trial_is_out_of_date_from_2021_on() -> None:
    wrong = "依据《中华人民共和国政府信息公开工作年度报告格式（试行）》编制。"
    assert [severity for severity, _ in seen("W101", wrong)] == ["warning"]
    assert seen("W101", wrong, year=2020) == []


def test_what_is_left_of_the_nation_s_name() -> None:
    assert [severity for severity, _ in seen("W101", "按照《人民共和国政府信息公开条例》要求公开水价。")] == ["warning"]
    assert [severity for severity, _ in seen("W101", "学习《中华人民共国保守国家秘密法》。")] == ["warning"]
    assert seen("W101", "学习《人民调解法》和《中华人民共和国土地管理法》。") == []


def test_the_notice_of_an_older_form_is_out_of_date() -> None:
    wrong = "本报告根据国办公开办函〔2019〕60号的要求编制。"
    assert ("warning", "国办公开办函〔2019〕60号") in seen("W102", wrong)
    assert ("warning", "国办公开办函〔2019〕60号") not in seen("W102", wrong, year=2020)
    assert seen("W102", wrong.replace("2019〕60", "2021〕30")) == []


def test_a_known_title_without_its_marks_and_another_number() -> None:
    plain = "对照关于全面推进基层政务公开标准化规范化工作的指导意见（国办发〔2019〕{}号）编制目录。"
    assert seen("W102", plain.format(45)) == [("warning", "国办发〔2019〕45号")]
    assert seen("W102", plain.format(54)) == []
