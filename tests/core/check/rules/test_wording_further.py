"""Rules about places, organs, years, slips, punctuation and numbering, on sentences added to the model draft."""

import pytest

from core.language.organs import department, place_part
from tests.support.wording_drafts import ORGAN, draft, quotes, raised, seen, seen_in_each

TITLE = f"{ORGAN}2024年政府信息公开工作年度报告"


def said(code: str, sentence: str, section: str = "overview", organ: str = ORGAN) -> list[tuple[str, str]]:
    """(severity, quote) of what a rule finds in one sentence."""
    document = draft(sentence, section=section, organ=organ)
    found = raised(code, document)
    return [(f.severity.value, q) for f in found for q in quotes([f], document)]


FOUND = [
    ("M102", "problems", "2023年，我局公开工作取得一定成效，但仍存在不足。", "warning", "2023"),
    ("M102", "other_matters", "2023年度未收取信息处理费。", "warning", "2023"),
    ("M102", "requests", "2023年，我局共收到政府信息公开申请15件。", "warning", "2023"),
    ("M102", "overview", "截至2023年12月31日，公开信息218条。", "warning", "2023"),
    ("M102", "overview", "2021年结转的2件均已办结。", "warning", "2021"),
    ("M102", "overview", "其余1件结转至2026年。", "warning", "2026"),
    ("M102", "problems", "针对解读单一的问题，2024年将推广图解。", "warning", "2024"),
    ("M106", "overview", "2024年，澄阳县教育局认真落实《条例》。", "warning", "澄阳县教育局"),
    ("M106", "overview", "如有疑问，请与澄阳县教育局联系。", "warning", "澄阳县教育局"),
    ("M106", "overview", "做好政府教育信息主动公开工作。", "warning", "教育"),
    ("M106", "problems", "教育局将继续做好年度报告编制工作。", "warning", "教育局"),
    ("M108", "overview", "该局成立了公开工作小组。", "warning", "该局"),
    ("M108", "overview", "镇党委高度重视公开工作。", "warning", "镇党委"),
    ("M102", "overview", "落实《清平市2023年政务公开工作要点》，细化任务。", "warning", "2023"),
    ("M102", "problems", "我局将在2024年抓好目录更新。", "warning", "2024"),
    ("W101", "overview", "学习《行政许可法和行政处罚法》。", "warning", "《行政许可法和行政处罚法》"),
    ("W101", "overview", "执行《中华人民共和国节水宣传法》。", "warning", "《中华人民共和国节水宣传法》"),
    ("W101", "overview", "按照《中华人民共和国预算法实施细则》公开。", "warning", "《中华人民共和国预算法实施细则》"),
    (
        *("W101", "overview", "研读《中共中央关于党的百年奋斗重大成就和历史经验的决定》。", "warning"),
        "《中共中央关于党的百年奋斗重大成就和历史经验的决定》",
    ),
    ("M102", "other_matters", "依据《信息处理费管理办法》，2023年度我局未收取信息处理费。", "warning", "2023"),
    ("W132", "overview", "按照《条例》第8条规定办理。", "hint", "第8条"),
    ("W102", "overview", "根据《关于做好公开工作的通知》（清政办发）编制。", "warning", "清政办发"),
    ("W106", "overview", "公开的渠道和渠道进一步拓宽。", "warning", "渠道和渠道"),
    ("W106", "overview", "2024年年共公开信息218条。", "warning", "年"),
    ("M106", "overview", "印发《2024年澄阳县教育局政务公开工作要点》。", "warning", "澄阳县教育局"),
    ("W101", "overview", "按照《条列》要求办理。", "warning", "《条列》"),
    ("W102", "overview", "依据司法部公布的《中华人民共和国政府信息公开条例》办理。", "warning", "司法部"),
    ("W102", "overview", "依据条例（国务院第711号）办理。", "warning", "国务院第711号"),
    ("W102", "overview", "执行《中华人民共和国行政复议法》（国务院令第9号）。", "warning", "国务院"),
    ("W102", "overview", "执行《节约用水条例》（主席令第776号）。", "warning", "主席"),
    ("W102", "overview", "依据条例（国务院令711）办理。", "warning", "国务院令711"),
    ("W103", "overview", "以习近平新时代中国特设社会主义思想为指导。", "error", "习近平新时代中国特设社会主义思想"),
    ("W103", "overview", "政协委员建议3件均已办理。", "warning", "建议"),
    ("W105", "overview", "建设统一platform，加强管理。", "warning", "platform"),
    ("W105", "overview", "加强检测&巡查。", "warning", "&"),
    ("W106", "overview", "2024年，本年度，发布信息218条。", "warning", "2024年，本年度"),
    ("W106", "overview", "公开时对对银行账号作遮盖处理。", "warning", "对对"),
    ("W109", "overview", "畅通依法申请公开渠道，以申请公开事项规范办理。", "warning", "依法申请"),
    ("W110", "overview", "刊发稿件篇，更正链接3条。", "warning", "篇"),
    ("W110", "overview", "整改X个问题。", "error", "X"),
    ("W110", "overview", "举办节水期、参训21人次。", "warning", "期"),
    ("W110", "overview", "维护设备3次、其他供水件。", "warning", "件"),
    ("W110", "overview", "办结申请件（含上年结转2件）。", "warning", "件"),
    ("W110", "requests", "新收申请3件，2023年结转件，均按期办结。", "warning", "件"),
    ("W110", "requests", "已答复2件，尚有件在办理期限内。", "warning", "件"),
    ("W110", "overview", "受理投诉案件件，均已答复。", "warning", "件"),
    ("W105", "overview", "公众 via 网站查询水价。", "error", "via"),
    ("W115", "overview", "供水统计的时间是本年渡。", "warning", "本年渡"),
    ("W114", "problems", "存在三个方面的问题：一是意识不强；二是力量不足。", "warning", "三个方面"),
    ("W114", "problems", "一是意识不强；一是力量不足。", "warning", "一是"),
    ("W112", "overview", "统计期限自20241月1日起。", "warning", "20241月1日"),
    ("W109", "overview", "进—步提升公开水平。", "warning", "—"),
    ("W112", "overview", "数据截至20241231日。", "warning", "20241231日"),
    ("W112", "overview", "2024度，共公开信息218条。", "warning", "2024度"),
    ("W115", "overview", "组织业务陪训两次。", "warning", "陪训"),
    ("W115", "overview", "陪训了两次。", "warning", "陪训"),
    ("W116", "overview", "共發布信息218条。", "warning", "發"),
    ("W117", "overview", "发布信\ufffd息218条。", "warning", "\ufffd"),
    ("W117", "overview", "发布信\u200b息218条。", "hint", "\u200b"),
    ("W118", "overview", "规范办理，。按时答复。", "warning", "，。"),
    ("W118", "overview", "落实《节水办法》、《供水规定》。", "hint", "、"),
]

CLEAN = [
    ("M102", "overview", "按时公开2023年度部门决算和2024年度部门预算。"),
    ("M102", "overview", "2023年启动的平台升级工程已完成。"),
    ("M102", "overview", "信息发布量较2023年增长12%，2023年结转的2件均已办结，1件结转至2025年。"),
    ("M102", "problems", "2023年度报告指出的问题已整改，2025年将推广图解。"),
    ("M106", "overview", "2024年，澄阳县水务局、澄阳县教育局认真落实要求。"),
    ("M106", "overview", "做好政府水利信息主动公开工作。"),
    ("M108", "overview", "县住建局来函，该局负责排水工程。"),
    ("M102", "overview", "去年落实《清平市2023年政务公开工作要点》，今年继续细化。"),
    ("W132", "overview", "按照合同第8条约定办理，遵守《条例》第八条。"),
    ("W106", "overview", "县政府及县政府办公室多次检查，部门与部门之间沟通顺畅，2024年年底完成。"),
    ("W106", "overview", "召开发布会1场，就就业安置有关情况答问。"),
    (
        "W114",
        "overview",
        "报告由总体概述、主动公开政府信息、收到和处理申请、行政复议和行政诉讼、存在问题、其他报告事项六部分组成。",
    ),
    (
        "W114",
        "overview",
        "报告包括概述，主动公开情况，收费减免情况，申请情况，行政复议、行政诉讼情况，存在问题，其他事项等7个部分。",
    ),
    ("W112", "overview", "2024年度共公开信息218条，印发《2024度假区名录》。"),
    ("M106", "overview", "2024年我局认真落实要求，县水务局未收到投诉。"),
    ("W101", "overview", "按照《条例》要求办理。"),
    ("W102", "overview", "依据国务院公布的《中华人民共和国政府信息公开条例》（国务院令第711号）办理。"),
    ("W103", "overview", "办理人大代表建议3件、政协委员提案2件，人大代表、政协委员建议均按时答复。"),
    ("W105", "overview", "开通APP和Q&A专栏。"),
    ("W106", "overview", "针对对口单位开展检查，参与与会人员讨论，温和和气。"),
    ("W109", "overview", "公民可以申请公开政府信息，所以申请公开的渠道要畅通，并依法申请公开听证。"),
    ("W110", "overview", "整理文件、信件，形成链条，公开政策信息。"),
    ("W110", "overview", "受理信访件、咨询12件，跟踪工期、检修3次。"),
    ("W114", "problems", "存在三个方面的问题：一是意识不强；二是力量不足；三是渠道不宽。"),
    ("W114", "overview", "征集意见49条。一是用好平台；二是加强解读。"),
    ("W115", "overview", "公开区划地名领域的事项。"),
    ("W115", "overview", "加强业务培训，分工开展巡查，即时更新信息。"),
    ("W116", "overview", "共发布信息218条，涉及濮阳、亳州。"),
    ("W118", "overview", "落实《节水办法》《供水规定》等要求。"),
]


#: Rules on what goes on over paragraphs (enumerations): each of their sentences has a draft of its own.
ACROSS = ("W114",)


def each(code: str, section: str, sentences: list[str]) -> dict[str, list[tuple[str, str]]]:
    """What a rule marks in each sentence, all of them in one draft where that changes nothing."""
    if code in ACROSS:
        return {sentence: said(code, sentence, section) for sentence in sentences}
    return seen_in_each(code, sentences, section)


@pytest.mark.parametrize(("code", "section"), sorted({row[:2] for row in FOUND}))
def test_found(code: str, section: str) -> None:
    rows = [row for row in FOUND if row[:2] == (code, section)]
    told = each(code, section, [sentence for _, _, sentence, _, _ in rows])
    assert [row for row in rows if row[3:] not in told[row[2]]] == []


@pytest.mark.parametrize(("code", "section"), sorted({row[:2] for row in CLEAN}))
def test_left_alone(code: str, section: str) -> None:
    sentences = [sentence for *own, sentence in CLEAN if own == [code, section]]
    assert each(code, section, sentences) == {sentence: [] for sentence in sentences}


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("不断提升湛江市政务公开水平。", "error"),
        ("切实保障湛江人民群众的知情权。", "error"),
        ("湛江市各部门全面落实公开要求。", "warning"),
        ("用好“湛江水务”微信公众号。", "warning"),
        ("持续优化大同营商环境。", "error"),
    ],
)
def test_place_of_another_province(sentence: str, severity: str) -> None:
    found = said("M105", sentence, organ="乌苏市水务局")
    assert [s for s, _ in found] == [severity]


@pytest.mark.parametrize(
    "sentence", ["赴湛江市考察学习政务公开经验。", "推动和平发展大局。", "提升乌苏市政务公开水平。"]
)
def test_places_in_their_place(sentence: str) -> None:
    assert said("M105", sentence, organ="乌苏市水务局") == []


def test_former_name_of_the_own_place() -> None:
    assert said("M107", "在孟津县委领导下推进工作。", organ="洛阳市孟津区水务局") == [("warning", "孟津县")]
    assert said("M107", "原孟津县的档案已移交。", organ="洛阳市孟津区水务局") == []
    assert said("M107", "在孟津县委领导下推进工作。", organ="乌苏市水务局") == []


def test_repeated_caption_in_a_table_section_is_no_repeated_sentence() -> None:
    caption = "本年度政府信息公开主动公开情况统计表及说明"
    assert said("W111", f"{caption}。各项数据已核对无误。{caption}", section="proactive") == []


def test_late_signature_by_kind_of_organ() -> None:
    late = draft(swaps=(("2025年1月16日", "2025年2月16日"),))
    assert [f.severity.value for f in raised("M104", late)] == ["hint"]
    county = draft(organ="澄阳县人民政府", swaps=(("2025年1月16日", "2025年2月16日"),))
    assert raised("M104", county) == []
    next_year = draft(swaps=(("2025年1月16日", "2026年1月16日"),))
    assert [f.severity.value for f in raised("M104", next_year)] == ["warning"]


def test_signature_of_another_department() -> None:
    document = draft(swaps=(("\n澄阳县水务局\n", "\n澄阳县教育局\n"),))
    assert [f.severity.value for f in raised("M104", document)] == ["warning"]


def test_sub_heading_numbers() -> None:
    document = draft(swaps=(("（四）政府信息公开平台建设", "（六）政府信息公开平台建设"),))
    (finding,) = raised("W119", document)
    assert (quotes([finding], document), finding.expected) == (["（六）"], "（四）")
    again = draft(swaps=(("（二）依申请公开", "（一）依申请公开"),))
    assert quotes(raised("W119", again), again) == ["（一）"]


def test_title_one_letter_off() -> None:
    document = draft(swaps=((TITLE, f"{ORGAN}2024年政府信息公开工作年渡报告"),))
    (finding,) = raised("M101", document)
    assert finding.actual == "政府信息公开工作年渡报告"


@pytest.mark.parametrize("written", ["县住建局", "澄阳县住建局", "澄阳县住房和城乡建设局"])
def test_short_form_of_own_department_is_the_own_organ(written: str) -> None:
    sentence = f"2024年，{written}认真落实《条例》。"
    assert seen("M106", sentence, organ="澄阳县住房和城乡建设局") == []
    assert seen("M106", "2024年，澄阳县教育局认真落实《条例》。", organ="澄阳县住房和城乡建设局") != []


@pytest.mark.parametrize(
    ("organ", "place", "rest"),
    [
        ("澄阳县住房和城乡建设局", "澄阳县", "住房和城乡建设局"),
        ("澄阳市市场监督管理局", "澄阳市", "市场监督管理局"),
        ("澄阳县城市管理局", "澄阳县", "城市管理局"),
        ("澄阳县乡村振兴局", "澄阳县", "乡村振兴局"),
        ("澄阳市政府办公室", "澄阳市", "政府办公室"),
    ],
)
def test_place_ends_before_the_work(organ: str, place: str, rest: str) -> None:
    assert (place_part(organ), department(organ)) == (place, rest)


def test_law_declared_as_the_new_one() -> None:
    document = draft(swaps=(("以下简称《条例》", "以下简称新《条例》"),))
    assert raised("W113", document) == []


def test_title_without_the_word_government() -> None:
    title = f"{ORGAN}2024年信息公开工作年度报告"
    (finding,) = raised("M101", draft(swaps=((TITLE, title),)))
    assert finding.severity.value == "warning"
    assert "漏写“政府”" in finding.message


def test_a_notice_that_may_be_the_offices_own_is_only_asked_about() -> None:
    assert said("W101", "按照《关于做好政府信息公开工作年度报告有关事项的通知》编制。") == [
        ("hint", "《关于做好政府信息公开工作年度报告有关事项的通知》")
    ]


def test_a_noun_that_ends_in_a_measure_word_lacks_no_number() -> None:
    assert said("W110", "年度内未收到申请公开件。") == []
    assert said("W110", "年度内收到依申请公开件，均已答复。") != []
    assert said("W110", "全年共主动公开条，其中政策文件2条。") == [("warning", "条")]


def test_an_own_name_given_up_long_ago_is_doubted_only() -> None:
    """It may be another place of the name; one that was renamed of late, or is named as it is now, is the same."""
    said_of = [
        ("指导各科室更新目录。", "襄樊市水务局", "hint"),
        ("指导各科室更新目录。", "湖北省襄樊市水务局", "warning"),
        ("按襄阳市的部署更新目录。", "襄樊市水务局", "warning"),
        ("指导各科室更新目录。", "龙海市水务局", "warning"),
    ]
    for sentence, organ, severity in said_of:
        assert {told for told, _ in said("M107", sentence, organ=organ)} == {severity}, organ
