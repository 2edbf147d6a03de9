"""Wording rules on invented sentences: what must be found, exactly where, and what must be left alone."""

import pytest

from tests.support.wording_drafts import draft, quotes, raised, seen, seen_in_each

FOUND = [
    ("W101", "按照《信息公开条例》办理。", "warning", "《信息公开条例》"),
    ("W101", "落实《中华人民共和国政府信息公开条列》。", "warning", "《中华人民共和国政府信息公开条列》"),
    ("W101", "按《政府信息公开信息处理费管理规定》执行。", "warning", "《政府信息公开信息处理费管理规定》"),
    ("W101", "落实政府信息公开条例要求。", "hint", "政府信息公开条例"),
    ("W102", "按《政府信息公开信息处理费管理办法》（国办发〔2020〕109号）执行。", "warning", "国办发〔2020〕109号"),
    ("W102", "按《政府网站发展指引》（国发办〔2017〕47号）执行。", "warning", "国发办〔2017〕47号"),
    ("W102", "《中华人民共和国政府信息公开条例》（国务院令第492号）规定。", "warning", "令第492号"),
    ("W102", "依据澄政办发[2021]7号文件。", "warning", "[2021]7号"),
    ("W102", "按照《澄阳县水务公开办法》（澄政办发〔2024〕7）执行。", "warning", "〔2024〕7"),
    ("W102", "落实《中华人民共和国政府信息公开条例》（国令711号）。", "warning", "国令711号"),
    ("W103", "本年度没有产生信息公开处理费。", "warning", "信息公开处理费"),
    ("W103", "深入学习习近平法制思想。", "error", "习近平法制思想"),
    ("W130", "学习党的二十届四中全会精神。", "warning", "二十届四中全会"),
    ("W103", "落实三审三较制度。", "error", "三审三较"),
    ("W104", "依托澄水之声”公众号、“澄阳水务”视频号发布信息。", "error", "”"),
    ("W104", "依托“澄水之声公众号发布信息。", "error", "“"),
    ("W104", "编制目录（含重点领域。", "error", "（"),
    ("W104", "编制目录（含重点领域））。", "error", "）"),
    ("W104", "印发《澄阳县节水办法，按期公布。", "error", "《"),
    ("W105", "加强水质检测 and 管网巡查。", "error", "and"),
    ("W105", "完成水厂 of 改造工程。", "error", "of"),
    ("W105", "做好test工作。", "warning", "test"),
    ("W105", "工作要点于l2月印发。", "warning", "l2"),
    ("W106", "公布信息公开公开指南。", "warning", "公开公开"),
    ("W106", "预算执行情况情况。", "warning", "情况情况"),
    ("W106", "及时及时公布水价。", "warning", "及时及时"),
    ("W106", "本年度，2024年度发布信息218条。", "warning", "本年度，2024年度"),
    ("W106", "完善供水的的管理制度。", "warning", "的的"),
    ("W106", "落实责任，，加强管理。", "warning", "，，"),
    ("W106", "2025年年度我局加强政务公开工作。", "warning", "年"),
    ("W107", "全年发布稿件109篇条。", "warning", "篇条"),
    ("W107", "共办理来信9件件，均已答复。", "warning", "件件"),
    ("W108", "监督保障:落实责任,加强培训。", "hint", ":"),
    ("W112", "统计至2024年12月31号。", "warning", "号"),
    ("W109", "公正律师管理股具体承办。", "warning", "公正"),
    ("W109", "持续强化新媒体和使用和维护。", "warning", "和使用"),
    ("W109", "各水管单位末收到投诉。", "warning", "末"),
    ("W109", "申请己办结。", "warning", "己"),
    ("W109", "截止2024年12月31日发布信息218条。", "warning", "截止"),
    ("W110", "全年主动公开信息××条。", "error", "××"),
    ("W110", "全年公开XX条。", "error", "XX"),
    ("W110", "自年月日至年月日。", "error", "自年月日"),
    ("W110", "全年共主动公开条，其中动态12条。", "warning", "条"),
    ("W110", "该部分以表格形式报告。表格如下：", "warning", "该部分以表格形式报告"),
    ("W110", "202年，全局加强培训。", "warning", "202年"),
    ("W112", "培训班于2024年6月31日举办。", "error", "2024年6月31日"),
    ("W112", "截至2024年12月31日止，公开信息218条。", "warning", "截至2024年12月31日止"),
    ("W112", "水质开放日，上午25时开始。", "error", "上午25时"),
    ("W112", "年末，13月组织考核。", "error", "13月"),
    ("W114", "一是健全制度；三是加强培训。", "warning", "三是"),
    ("W114", "主要做法：（一）健全制度。（二）加强培训。（四）严格考核。", "warning", "（四）"),
]

CLEAN = [
    ("W102", "对条例修订以前收到的来信，依据2007年公布的《中华人民共和国政府信息公开条例》（国务院令第492号）办理。"),
    ("W112", "12月组织开放日活动，上午9时开始，下午5时结束。"),
    ("W114", "主要做法：（一）健全制度。（二）加强培训。（三）严格考核。"),
    ("W102", "按照澄政办发〔2024〕7—9号文件执行。"),
    ("W103", "在县政府门户网、县政府网信息公开目录发布信息。"),
    ("W105", "拍摄4K宣传片2部，建设5G基站。"),
    ("W106", "“平安安洛”账号发布信息，选岗结果一一张榜，拉长长板。"),
    ("W110", "连续三年获全县考评优秀等次，惠及企业1900余家次，无上年结转件。"),
    ("W112", "按7月1号文办理。"),
    ("W115", "申请人足不出户即可办理，对以申请公开名义进行信访的，告知渠道。"),
    ("W116", "公布二噁英监测数据，在瀍河、㵲溪设置断面。"),
    ("W101", "按照《中华人民共和国政府信息公开条例》和《澄阳县政府信息公开规定》办理。"),
    ("W101", "依据《中华人民共和国行政复议法》《中华人民共和国行政诉讼法》应诉。"),
    ("W101", "落实《2023年政务公开工作要点》《澄阳县信息公开工作条例实施细则》。"),
    ("W102", "《中华人民共和国政府信息公开条例》（国令第711号）规定。"),
    ("W102", "《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号修订）规定。"),
    ("W102", "按《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）执行。"),
    ("W102", "《关于印发中华人民共和国政府信息公开工作年度报告格式的通知》（国办公开办函〔2021〕30号）要求。"),
    ("W103", "贯彻党的二十大和二十届二中、三中全会精神，落实习近平法治思想和习近平新时代中国特色社会主义思想。"),
    ("W103", "依据《政府信息公开信息处理费管理办法》，未收取信息处理费。"),
    ("W103", "严格执行“三审三校”制度，坚持先审后发，县委十四届三次全会作出部署。"),
    ("W104", "1）完善目录；2）开展培训；（3）加强督查。"),
    ("W104", "印发《关于转发〈节水办法〉的通知》，落实“‘三公’经费”公开。"),
    ("W104", "网址（www.cy.gov.cn）；电话：（0379）12345678。"),
    ("W105", "开通APP、H5页面和e点通，使用AI、PPT、WiFi，水压0.3MPa，管径50mm，PM2.5达标，详见www.cy.gov.cn。"),
    ("W105", "推出“供水通App”和Q&A专栏，邮箱shuiwu@cy.gov.cn，执行GB/T 5750标准。"),
    ("W106", "澄阳县人民政府政府信息公开平台运行平稳，一件一件办理，方方面面反映良好。"),
    ("W106", "公布2024年年度报告，完成2024年年底清理。"),
    ("W106", "为民办实事常常挂在心上，达到公开的目的的同时，逐条逐项落实，2023年和2024年均无投诉。"),
    ("W106", "本年度，2023年结转的申请已办结。"),
    ("W107", "培训320人次，发布3个部门目录，办理5个项目，浏览量12万次，推送信息1511条次，直播4场次，1件起诉。"),
    ("W108", "监督保障：落实责任（含3.5万元、9:00—17:00），详见http://www.cy.gov.cn/a,b。1.完善制度。"),
    ("W109", "公正处理每件申请，公正、公平、合法、便民，自己完成统计，年末收到来信2件，年度末发生费用0元。"),
    ("W109", "完善平台管理和维护，做好使用和维护工作，部署全年任务。"),
    ("W110", "全年收到依申请公开件5件，发布政策文件、信息12条，一〇二号水厂投产。"),
    ("W110", "2020年以来，近200年历史的古井得到保护。"),
    ("W112", "2024年2月29日至3月31日开展检查，截至2024年12月31日，公开信息218条。"),
    ("W114", "一是健全制度；二是加强培训；三是强化监督。主要问题有：一是人手不足；二是解读较少。"),
    ("W114", "存在如下问题，如一是人手不足；二是解读较少。"),
]


#: Rules on what goes on over paragraphs (pairs of marks, numbering): each of their sentences has a draft of its own.
ACROSS = ("W104", "W114")


def each(code: str, sentences: list[str]) -> dict[str, list[tuple[str, str]]]:
    """What a rule marks in each sentence, all of them in one draft where that changes nothing."""
    return {s: seen(code, s) for s in sentences} if code in ACROSS else seen_in_each(code, sentences)


@pytest.mark.parametrize("code", sorted({row[0] for row in FOUND}))
def test_found(code: str) -> None:
    rows = [row for row in FOUND if row[0] == code]
    told = each(code, [sentence for _, sentence, _, _ in rows])
    assert [row for row in rows if row[2:] not in told[row[1]]] == []


@pytest.mark.parametrize("code", sorted({row[0] for row in CLEAN}))
def test_left_alone(code: str) -> None:
    sentences = [sentence for own, sentence in CLEAN if own == code]
    assert each(code, sentences) == {sentence: [] for sentence in sentences}


def test_a_title_declared_as_abbreviation_is_right() -> None:
    document = draft(
        "依照《信息公开条例》办理。",
        swaps=(("以下简称《条例》", "以下简称《信息公开条例》"), ("认真落实《条例》", "认真落实《信息公开条例》")),
    )
    assert raised("W101", document) == []


def test_undeclared_abbreviation_is_reported_once_with_every_place() -> None:
    document = draft("依照《条例》办理申请。", swaps=(("，以下简称《条例》", ""),))
    (finding,) = raised("W113", document)
    assert finding.severity == "warning"
    assert quotes([finding], document) == ["《条例》", "《条例》"]


@pytest.mark.parametrize("form", ["下称《条例》", "以下简称“《条例》”", "以下简称为《条例》"])
def test_every_way_of_declaring_counts(form: str) -> None:
    found = raised("W113", draft(swaps=(("以下简称《条例》", form),)))
    assert [f.severity for f in found] == ["hint"] * form.startswith("下称")


def test_an_abbreviation_is_declared_as_it_is_used() -> None:
    document = draft(swaps=(("以下简称《条例》", "以下简称条例"),))
    found = raised("W113", document)
    assert [f.severity.value for f in found] == ["warning"]
    assert quotes(found, document) == ["条例"]


def test_a_notice_named_before_may_be_called_the_notice() -> None:
    assert seen("W113", "转发《关于做好节水工作的通知》。《通知》要求逐户落实。") == []
    assert seen("W113", "《通知》要求逐户落实，另发通知一份。") == [("hint", "《通知》")]
    assert seen("W113", "《通知》要求逐户落实。") == [("warning", "《通知》")]


def test_quotation_marks_are_paired_over_wrapped_lines() -> None:
    wide = "依托“澄阳水务政务服务”微信公众号及时准确地发布供水水质和停水检修等各类信息并开设“"
    document = draft(wide + "\n节水用水”专栏供群众查询。")
    assert raised("W104", document) == []


def test_repeated_sentence_next_to_itself_and_far_away() -> None:
    sentence = "组织水厂开放日活动并邀请用水户代表参加座谈。"
    near = raised("W111", draft(sentence + sentence))
    same = raised("W111", draft(sentence, "开展管网普查。", sentence))
    far = raised(
        "W111", draft(sentence, swaps=(("六、其他需要报告的事项\n", f"六、其他需要报告的事项\n\n{sentence}\n"),))
    )
    assert [f.severity.value for f in near] == ["warning"]
    assert [f.severity.value for f in same] == ["warning"]
    assert [f.severity.value for f in far] == ["hint"]


def test_count_of_parts_against_those_named() -> None:
    five = (
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
        "存在的主要问题及改进情况、其他需要报告的事项{}部分组成。"
    )
    assert seen("W114", five.format("六")) == [("warning", "六部分组成")]
    assert seen("W114", five.format("五")) == [("warning", "五部分组成")]  # the report has six


def test_a_year_behind_an_ordinal_is_no_decimal() -> None:
    assert seen("W114", "1.公布水价。", "2.2024年，公布水质。", "3.公开漏损率。") == []
    assert [quote for _, quote in seen("W114", "1.公布水价。", "3.2024年，公布水质。")] == ["3."]


def test_half_width_marks_that_slipped_in_among_wide_ones_are_a_warning() -> None:
    assert seen("W108", "水价已标在地图上,供用户查询。") == [("warning", ",")]
    many = seen("W108", "水价已标在地图上,水质按月公布,停水提前通知,供用户查询。")
    assert many == [("hint", ",")] * 3
    assert seen("W108", "水价已标在地图上(供用户查询)。") == [("hint", "("), ("hint", ")")]
