"""Sentences of clean reports on which a rule once spoke, each with its neighbours and the defect beside it."""

import pytest

from core.check.example import model
from core.check.registry import get_rule
from core.load import load_text
from core.model.finding import Finding
from core.read import read_report
from tests.support.wording_drafts import seen


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("W110", "2024年，我局未收到政府信息公开申请件，资料齐全。"),
        ("W110", "年内没有收到公民、法人提交的政府信息公开申请件。"),
        ("M102", "2023年，在全县政务公开评估中获评优秀单位。2024年，我局发布信息218条。"),
        ("W103", "未发生政府信息公开行政复议案、行政诉讼案。"),
        ("W103", "按季登记收到和处理政府信息公开申请的情况。"),
        ("W115", "及时向社会公开已申请公开的信息。"),
        ("W115", "制定工作细案，明确责任。"),
        ("W115", "贯彻兵团及师市党委部署。"),
        ("X303", "坚持办结一件申请、解决一个问题。"),
        ("X303", "做到答复一件申请，满意一名群众。"),
        ("X501", "公开信息100条，其中网站80条、公众号60条，部分信息在多个平台发布。"),
        ("X402", "因答复引发的政府信息公开行政诉讼5件收到判决，已计入往年统计。"),
        ("W116", "联系人：李堃、王昇。"),
        ("M102", "对照《澄阳县2023年政务公开工作要点》尚未完成的2项任务，逐项收尾。"),
        ("W116", "公开濛溪两处水文站的水情。"),
        ("W122", "公布出厂水抽样结果4期、260批次。"),
        ("W101", "贯彻《中华人民共和国民营经济促进法》和《中华人民共和国海关政府信息公开办法》。"),
        ("W122", "推出图文和视频1860篇（条），总曝光量突破4000万。"),
        ("X501", "全年审核发文246份，主动公开131份，依申请公开48份，不予公开67份。"),
        ("X501", "公开信息510条，其中供水专题的180条、节水专题的354条。部分信息同时归入两个专题。"),
        ("M102", "2016年，两局联合印发的《节水用地若干意见》经清理继续有效，现由我局解释。"),
        ("W102", "《中华人民共和国政府信息公开条例》（国务院令第492号公布，国务院令第711号修订）施行。"),
        ("W120", "运营“栖河人社”微信公众号，规定拟公开信息七审三核。"),
        ("W107", "检查网站1个、政务新媒体74个次，发现问题121个。"),
        ("W103", "认真落实习近平总书记重要指示精神，抓好节水。"),
        ("W103", "对拟发布水情逐条审查，确保公开信息不涉密、涉密信息不公开。"),
        ("W103", "形成纵到底、横到边的供水体系。"),
        ("W118", "（三）围绕中心、服务大局。突出节水重点。"),
        ("W120", "我街以用户为中心，街党工委专题研究水价。"),
        ("W120", "分为水价、水质等六大部分，公布涉市场主体的水价。"),
        ("W120", "供水信息公开面、及时率均达标，通过线上及线下公示水质。"),
        ("W120", "属已主动公开范围的水情，告知查询方式。"),
        ("W121", "县水务局不单独建立网站，水质由县政府网站公布。"),
        ("W121", "用户如需进一步咨询了解水价，请拨打热线。"),
        ("W121", "杜绝水价该公开不公开、不该公开乱公开的现象。"),
        ("W115", "各水厂厂长抓总、相关负责人落实。"),
        ("W115", "转发《供水年报编制通知》（苍水公开办发〔2024〕5号）。"),
        ("W106", "国家有关规定规定应当公示的其他水情。"),
        ("W127", "加强回应社会关切，主动公布决策公开类信息4条，执行公开类信息9条。"),
        ("W127", "从严把握不予公开范围，全方位展示供水工作动态，优化组织领导。"),
        ("W121", "按照按照上级要求公布水价。"),
        ("W103", "推进决策、执行、管理、服务和结果全过程公开，承办省人大代表建议、省政协委员提案13件。"),
        ("W120", "由馆长牵头公布时政要闻12条，纳入年底绩效考核，长期没更新的及时更新。"),
        ("W120", "8个供水工程招、投标信息和预、决算均已公布，可在县政府网下载。"),
        ("W121", "将水价公示置于重要议事日程，全年累计共享数据9亿条，该公开的公开。"),
        ("W121", "通过局门户网站主动公开各类信息57条，其中水质类19条，政务动态信息32条。"),
        ("W127", "办理清真食品用水审批事项7项，公布制定政策及政策解读6条。"),
        ("W101", "遵照省、市《政府信息公开规定》办理。"),
        ("X503", "收到来信27封，其中14封转办，13封（含2封转下年度办结）均已答复办结，办结率达100%。"),
        ("X505", "收到来信16件，上年结转11件，结转下年15件，来信数量同比增长75%。"),
        ("X515", "收到政府信息公开申请1件，未发生因政府信息公开申请行政复议的情况。"),
        ("W115", "带头审、交叉审、专人复核审相结合，答复市县请示23件。"),
        ("W103", "按照谁起草谁负责、谁审核谁负责、谁发布谁负责的原则审核，下一步重点做好六项工作。"),
        ("W103", "有力保障了人民群众的知情权、参与权、表达权、监督权。"),
        ("W106", "街坊坐在一起看看新闻、议议政策、提提建议，环评自受理、拟审批到审批决定全程公示。"),
        ("W106", "全年发布春季防疫信息12条，有效推动动植物检疫工作公开。"),
        ("X201", "以县政府名义制发行政规范性文件1件，以县政府办公室名义制发行政规范性文件1件，共2件。"),
        ("W121", "同志们深切感受到，节水已成习惯，公共场所节水意识广泛践行。"),
        ("W121", "坚持功成不必在我，功成必定有我，抓好节水。"),
        ("W121", "坚持一以贯之凝练主题，部署节水工作。"),
        ("W121", "梳理台州、云和、龙泉等地的做法，开展节水科技重大专项。"),
        ("W121", "渗漏问题仍然存在，老旧管网基础薄弱，自查力度还不强。"),
        ("W121", "把用户满意不满意，作为衡量供水工作的标准。"),
        ("W121", "开展重点水源地巡查，水厂的示范作用明显提升。"),
        ("W131", "推进重大事故隐患动态清零，公布排查结果。"),
        ("W103", "落实党中央、国务院重大决策部署，加强食品药品全链条监管。"),
        ("W103", "推动节水产业补链延链、延链强链，落实落细提质效各项措施。"),
        ("W106", "数据基础设施建设先行先试试点通过验收，创新新能源供水模式。"),
        ("W106", "培育育繁推一体化企业，用水需求源源而来。"),
        ("W109", "数字消费、悦己消费需求上升，公布己二酸项目取水信息。"),
        ("M108", "国家版本馆的供水改造完工，信息已公布。"),
        ("W116", "老厂涅槃，昇腾算力中心用水信息已公开。"),
        ("X509", "省水利厅等6部门联合印发办法，已在网站转载。"),
        ("W118", "城乡供水管网长度之比由3.50:1缩小至2.27:1。15个小区完成改造。"),
    ],
)
def test_no_alarm(code: str, sentence: str) -> None:
    assert [f for f in seen(code, sentence) if f[0] != "hint"] == []


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("W110", "2024年，我局收到政府信息公开申请件，资料齐全。"),
        ("M102", "2023年，我局发布信息218条。"),
        ("W103", "统计行政复议、行诉讼案件。"),
        ("W115", "按规定公布已申请公开渠道。"),
        ("W101", "贯彻《中华人民共和国民营经济振兴法》。"),
        ("X303", "全年办结政府信息公开申请19件。"),
        ("X501", "公开信息100条，其中网站80条、公众号60条。"),
        ("X402", "因答复引发的政府信息公开行政诉讼5件收到判决。"),
        ("W116", "水价上昇。"),
        ("X201", "制发行政规范性文件7件。"),
    ],
)
def test_the_defect_beside_it_is_told(code: str, sentence: str) -> None:
    assert seen(code, sentence) != []


def raised(code: str, text: str) -> list[Finding]:
    """What one rule raises on the text of a draft."""
    return [o for o in get_rule(code).check(read_report(load_text(text))) if isinstance(o, Finding)]


def test_a_line_that_breaks_before_a_number_leaves_nothing_open() -> None:
    address = "请与办公室联系（邮编：000123，联系电话："
    assert seen("W110", address, "0000-1234567）。") == []
    assert seen("W110", address) == [("warning", "电话：")]
    assert seen("W110", "电子邮箱：", "office@example.org。") == []
    assert seen("W110", "电子邮箱：", "欢迎来信。") == [("warning", "邮箱：")]


def test_a_line_that_breaks_within_a_title_lacks_no_number() -> None:
    assert seen("W110", "依据《中华人民共和国政府信息公开条", "例》编制。") == []
    assert seen("W110", "依据《条例》公开政府信息条", "编制本报告。") != []


def test_sub_headings_may_run_on_inside_a_paragraph() -> None:
    text = model().draft()
    joined = text.replace("\n\n（二）依", "（二）依", 1)
    assert joined != text
    assert raised("W119", joined) == []
    assert raised("W119", joined.replace("（三）政府信息管理", "（四）政府信息管理")) != []


def test_parts_numbered_with_brackets_are_one_finding_and_are_read() -> None:
    text = model().draft()
    for numeral in "一二三四五六":
        for title in ("总体情况", "主动公开政府", "收到和处理", "政府信息公开行政复议", "存在的主要", "其他需要"):
            text = text.replace(f"{numeral}、{title}", f"（{numeral}）{title}")
    report = read_report(load_text(text))
    assert all(section.found for section in report.sections)
    assert raised("S101", text) == []
    (finding,) = raised("S104", text)
    assert len(finding.marks) == len(report.sections)


def test_a_bare_place_speaks_for_the_whole_government() -> None:
    text = model().draft().replace("办理完毕16件", "全县各级行政机关办理完毕19件")
    for organ in ("澄阳县人民政府", "澄阳县"):
        told = raised("X303", text.replace("澄阳县水务局", organ))
        assert [f.expected for f in told] == ["16"], organ


def test_characters_of_the_own_name_are_right() -> None:
    assert seen("W106", "柯柯牙镇及时公开信息。", organ="柯柯牙镇人民政府") == []
    assert seen("W116", "砲里街道及时公开信息。", organ="砲里街道办事处") == []


def test_a_title_that_names_but_the_place_is_of_its_government() -> None:
    sentences = "2024年，青石镇人民政府认真公布水价。", "如有疑问请与青石镇人民政府办公室联系。"
    assert seen("M106", *sentences, organ="澄阳县青石镇") == []
    assert seen("M106", "如有疑问请与月牙街道办事处联系。", organ="澄阳县月牙街道") == []
    assert [quote for _, quote in seen("M106", *sentences, organ="澄阳县")] == ["青石镇人民政府"] * 2


def test_words_of_places_and_trades_are_no_slips() -> None:
    for sentence in (
        "栽植梭梭林9亩，救助猩猩2只，征集饽饽制作手艺。",
        "师市政务网公开水价，师市各单位不得自行发布。",
        "复核后调增3户、调减1户。",
        "做好节水政策的宣介。",
        "在水厂出入口设电子屏2块。",
        "形成总报告1份、分报告6份。",
    ):
        assert seen("W106", sentence) == [], sentence
        assert seen("W120", sentence) == [], sentence


def test_what_is_fixed_is_not_sought_across_the_borders_of_words() -> None:
    assert seen("W103", "推动村（居）务公开标准化规范化。", "创新发展思路，以水价公示为抓手。") == []
    assert seen("W101", "印发《基层政务公开标准目录》（2024版）。") == []
    assert seen("W127", "拓宽公开载体回应社会关切。") == []
    assert seen("W110", "全年无新收件，无结转。") == []
    assert seen("W121", "在28个村更换公开栏41块。") == []


def test_numbers_that_agree_when_all_of_the_sentence_is_read() -> None:
    assert seen("X514", "许可25件、规划1份、处罚18件、提示34条，以上共78条。") == []
    assert seen("X514", "许可25件、提示34条，以上共61条。") != []
    assert seen("X519", "受理11件，答复9件，均在法定期限内办结，2件结转下一年办理。") == []
    assert seen("X519", "受理11件，均在法定期限内办结，2件结转下一年办理。") != []
    assert seen("X503", "共更新信息1583条，其中答复咨询152条（答复率100%）。") == []
    assert seen("M102", "截至2023年底，我局有规范性文件13件；2024年新制发2件、废止3件。") == []
    assert seen("M102", "截至2023年底，我局有规范性文件13件。") != []
    assert seen("X504", "公开收费信息，2024年征收污水处理费1284.5万元。") == []


def test_words_that_belong_to_others_are_not_read_together() -> None:
    for rule, sentence in (
        ("W121", "按照有关要求，水务局编制了报告，全文由六个部分组成。"),
        ("W121", "各水厂无规章制发权。"),
        ("W121", "共收到政府信息公开申请件1件。"),
        ("W121", "拓宽群众获取政府信息渠道，增设查询机。"),
        ("W110", "依法办理政府信息公开申请件，规范答复格式。"),
        ("W103", "学习习近平总书记重要讲话重要指示精神。"),
        ("W103", "网站实现“一网通查”“一网通答”“一网通办”“一网通管”。"),
        ("W103", "推进决策、执行、管理、服务、结果全程公开。"),
        ("W124", "保证水价公开的更新，公开办事。"),
        ("W127", "便利企业群众获取水价信息。"),
        ("W106", "开展坝坝会12场，看直播、学政策、问问题，账账相符。"),
        ("W120", "主动公开关乎群众利益的信息，因落石停水2次，数据直连平台，停车位信息公开。"),
        ("W120", "上级转办信息与自编信息分开统计，疫情封控期间水费缓缴，全年就此公开信息15条。"),
    ):
        assert seen(rule, sentence) == [], sentence


def test_what_ended_may_have_come_in_the_year_before() -> None:
    assert seen("X501", "收到申请15件，其中予以公开9件、部分公开1件、不予公开6件。") == []
    assert seen("X501", "收到申请15件，其中予以公开9件、部分公开6件、不予公开9件。") != []


def test_doubled_characters_of_two_words_are_right() -> None:
    for sentence in (
        "与巡查大队大队长会商，水库库长名单上墙，大队队长带班。",
        "街道道路改造，我局从从业人员中选聘信息员。",
        "老师师德考核，依据据此更新，意见见底。",
        "招标标的同步公布，分批公示，批批清楚。",
    ):
        for rule in ("W106", "W120"):
            assert seen(rule, sentence) == [], sentence
    assert seen("W106", "主动公开政府府信息。") != []


def test_what_stands_in_brackets_or_farther_on_is_read_too() -> None:
    assert seen("W121", "请与县水务局（地址：平安路36号；电话：0532—8736245）联系。") == []
    assert seen("W121", "在全系统构建起“统一领导，分级落实”的工作体系。") == []
    assert seen("W122", "公开水情信息40条，水价信息12条，财政资金2条，规划信息1条。") == []
    assert seen("X501", "除上年度结转的1件外，共收到申请124件，其中办结122件，结转下年度3件。") == []
    assert seen("X503", "收到申请1292件，其他处理177件（其中撤销134件），占13.7%。") == []
    assert seen("X515", "行政诉讼44件，无行政诉讼败诉情形。") == []


def test_what_the_sentence_leaves_or_compares_is_no_slip() -> None:
    for rule, sentence in (
        ("X514", "文物点291处，其中全国重点3处、省级11处、市级26处、区级58处，尚未公布的193处。"),
        ("X505", "供水量58.7万吨，比上年增产0.6万吨，增幅为1.0%。"),
        ("X509", "每万人投诉9.7件，比上年末增加1.2件。"),
        ("X513", "9个半月来公开水价97条，平均每月约10条。"),
        ("W131", "水价公开总量较“十四五”开局之年翻了一番。"),
        ("W115", "不予公开8件，其中5件属行政执法案卷。"),
        ("W110", "接收8.8万船次，通过公示栏公开1300余张次。"),
        ("W118", "地址：澄阳县节水路1号，邮编330000，电话0799-1234567。"),
        ("W127", "查阅中心全年接待群众，公布安置帮教工作数据，异议均维持原成绩。"),
        ("W121", "水杉除治费用每株均价185元，扬尘治理达标。"),
        ("W120", "一词一图解读水价，坚持以民需为导向，做到横到边、纵到底。"),
        ("M105", "公布蓄滞洪区运用补偿流程。"),
    ):
        assert seen(rule, sentence) == [], sentence


def test_what_is_not_the_office_s_own_is_not_held_against_it() -> None:
    assert seen("M108", "教师看不到本校推荐排名。", organ="澄阳县教育局") == []
    assert seen("M108", "城关区教育局编制本报告。", organ="城关区教育局") == []
    title = "东屏大学2024年信息公开工作年度报告"
    assert raised("M101", model().draft().replace("澄阳县水务局2024年政府信息公开工作年度报告", title)) == []
    assert seen("M102", "统计期限为2023年9月1日至2024年8月31日。") == []


def test_what_is_done_as_a_routine_is_a_noun() -> None:
    assert seen("W127", "公布水质安全例行监测结果，通报例行检查情况。") == []
