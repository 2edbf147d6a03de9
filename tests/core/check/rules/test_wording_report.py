"""Rules about the report itself: title, year, the organ's own name, signature, other places' names."""

import pytest

from tests.support.wording_drafts import ORGAN, draft, quotes, raised, seen

TITLE = f"{ORGAN}2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("title", "severity", "quote"),
    [
        ("县水务局2024年政府信息公开工作年度报告", "warning", "县水务局"),
        ("我局2024年政府信息公开工作年度报告", "warning", "我局"),
        ("水务局2024年政府信息公开工作年度报告", "warning", "水务局"),
        (f"{ORGAN}政府信息公开工作年度报告", "warning", f"{ORGAN}政府信息公开工作年度报告"),
        (f"{ORGAN}2024年政府信息公开工作报告", "warning", "政府信息公开工作报告"),
        (f"{ORGAN}2024年政府信息公开年度报告", "warning", "政府信息公开年度报告"),
        (f"{ORGAN}2024年度政府信息公开工作年度报告", "hint", "年度"),
        ("澄阳县发改局2024年政府信息公开工作年度报告", "hint", "澄阳县发改局"),
    ],
)
def test_title(title: str, severity: str, quote: str) -> None:
    document = draft(swaps=((TITLE, title),))
    found = raised("M101", document)
    assert [f.severity.value for f in found] == [severity]
    assert quotes(found, document) == [quote]


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        f"2024年{ORGAN}政府信息公开工作年度报告",
        f"{ORGAN}\n2024年政府信息公开工作年度报告",
        "青石镇人民政府2024年政府信息公开工作年度报告",
        "乐山市市中区司法局2024年政府信息公开工作年度报告",
        "市中区司法局2024年政府信息公开工作年度报告",
        "澄阳高新技术产业开发区管理委员会2024年政府信息公开工作年度报告",
        "国家统计局2024年政府信息公开工作年度报告",
    ],
)
def test_titles_in_order(title: str) -> None:
    assert raised("M101", draft(swaps=((TITLE, title),))) == []


def test_short_organ_in_the_title_is_completed_from_the_text() -> None:
    (finding,) = raised("M101", draft(swaps=((TITLE, "县水务局2024年政府信息公开工作年度报告"),)))
    assert finding.expected == ORGAN


def test_period_of_another_year_is_an_error_at_the_year() -> None:
    document = draft(swaps=(("自2024年1月1日起", "自2023年1月1日起"),))
    (finding,) = raised("M102", document)
    assert finding.severity == "error"
    assert quotes([finding], document) == ["2023"]
    assert finding.expected == "2024"


def test_overview_of_another_year() -> None:
    one = draft(swaps=(("2024年，澄阳县水务局认真", "2023年，澄阳县水务局认真"),))
    (finding,) = raised("M102", one)
    assert finding.severity == "error"
    leftover = draft("2022年，全局开展节水宣传。", "2024年，全局开展管网普查。")
    (finding,) = raised("M102", leftover)
    assert finding.severity == "warning"
    assert quotes([finding], leftover) == ["2022"]


@pytest.mark.parametrize(
    ("sentence", "section"),
    [
        ("2020年以来，持续开展节水宣传。", "overview"),
        ("2023年结转的申请已于2024年办结。", "overview"),
        ("依据《澄阳县节水规划（2021—2025年）》，到2025年管网漏损率降至9%。", "overview"),
        ("2025年，我局将继续完善公开目录。", "problems"),
        ("2024年，我局将节水标准纳入公开目录。", "problems"),
    ],
)
def test_other_years_with_a_reason(sentence: str, section: str) -> None:
    assert seen("M102", sentence, section=section) == []


def test_plan_for_a_year_gone_by() -> None:
    assert seen("M102", "2024年，我局将继续完善公开目录。", section="problems") == [("warning", "2024")]


def test_name_of_the_people_left_out_of_a_district() -> None:
    document = draft("通过瀍河区人民政府网站公开信息。", organ="瀍河回族区水务局")
    (finding,) = raised("M103", document)
    assert finding.expected == "瀍河回族区"
    assert quotes([finding], document) == ["瀍河区"]
    declared = draft("瀍河回族区（以下简称“瀍河区”）辖8个街道。瀍河区供水稳定。", organ="瀍河回族区水务局")
    assert raised("M103", declared) == []


@pytest.mark.parametrize(
    ("date", "severities"),
    [("2025年1月16日", []), ("二〇二五年一月十六日", []), ("2024年1月16日", ["warning"]), ("2025年6月3日", ["hint"])],
)
def test_date_of_signature(date: str, severities: list[str]) -> None:
    found = raised("M104", draft(swaps=(("2025年1月16日", date),)))
    assert [f.severity.value for f in found] == severities


def test_signature_of_another_place() -> None:
    (finding,) = raised("M104", draft(swaps=((f"{ORGAN}\n\n2025年", "临溪县水务局\n\n2025年"),)))
    assert finding.severity == "warning"
    assert raised("M104", draft(swaps=((f"{ORGAN}\n\n2025年", f"{ORGAN}办公室\n\n2025年"),))) == []


@pytest.mark.parametrize(
    ("sentence", "severity", "quote"),
    [
        ("以高质量公开推动湛江水务高质量发展。", "error", "湛江"),
        ("全面建设法治湛江，助力平安湛江建设。", "error", "湛江"),
        ("湛江市水务局全年公开信息218条。", "error", "湛江市"),
        ("通过湛江市人民政府网站公开信息218条。", "warning", "湛江市"),
        ("按照湛江市委、市政府统一部署，推进水价公开。", "error", "湛江市"),
        ("依托“法治湛江”微信公众号发布信息。", "warning", "湛江"),
        ("湛江水务系统开展培训。", "warning", "湛江"),
        ("推动周口市经济社会发展。", "warning", "周口市"),
        ("湛江市有关做法如下。", "hint", "湛江市"),
    ],
)
def test_another_place(sentence: str, severity: str, quote: str) -> None:
    assert (severity, quote) in seen("M105", sentence, organ="洛阳市水务局")


@pytest.mark.parametrize(
    "sentence",
    [
        "推动洛阳水务高质量发展，助力河南振兴，服务涧西区、新安县城市建设。",
        "按照河南省委、省政府和洛阳市委、市政府部署，依托“洛阳水务”微信公众号发布信息。",
        "赴湛江、周口考察学习政务公开经验，与西安市水务局建立协作机制。",
        "参考《湛江市节水办法》解读材料，办公地址：洛阳市西工区湛江路12号。",
        "推广安全用水常识，重大理论宣讲深入人心，隆重庆祝建党节，加快建成都市供水圈。",
        "落实对口支援新疆哈密市水务局任务，推进郑州至洛阳高速公路建设。",
        "助力喀什地区乡村振兴，落实东西部协作要求，推动湛江市建设。",
        "详见www.zhanjiang.gov.cn，登录北京大学网站学习。",
    ],
)
def test_places_that_may_be_named(sentence: str) -> None:
    assert seen("M105", sentence, organ="洛阳市水务局") == []


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        (
            "乌苏市水务局",
            "按照塔城地区水利局、伊犁哈萨克自治州水利局和新疆维吾尔自治区水利厅部署，推动塔城水务高质量发展。",
        ),
        ("济宁市生态环境局汶上县分局", "推动汶上县生态环境高质量发展，通过济宁市人民政府网站公开信息。"),
        ("鼓楼区水务局", "推动南京水务高质量发展，助力徐州建设。"),
        ("水利部", "推动湛江水务高质量发展。"),
        ("益阳市大通湖区水务局", "推动大通湖区水务高质量发展，服务益阳建设。"),
    ],
)
def test_own_place_with_all_above_and_below_it(organ: str, sentence: str) -> None:
    assert seen("M105", sentence, organ=organ) == []


def test_an_unknown_own_place_never_makes_an_error() -> None:
    assert seen("M105", "推动湛江水务高质量发展。") == [("warning", "湛江")]
    assert seen("M105", "推动湛江水务高质量发展。", organ="青石镇人民政府") == [("hint", "湛江")]


def test_a_place_named_often_may_be_that_of_an_organ_that_does_not_say_it() -> None:
    sentences = ("推动湛江水务高质量发展。", "按照湛江市水务局部署开展检查。")
    assert seen("M105", *sentences, organ="青石镇人民政府") == []


def test_an_organ_for_a_wider_area_is_given_hints_only() -> None:
    assert seen("M105", "推动南通市经济社会发展。", organ="上海铁路监督管理局") == [("hint", "南通市")]
