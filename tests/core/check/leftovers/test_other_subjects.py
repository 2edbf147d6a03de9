"""What only the reporting organ says of itself, told of another one: departments, towns, the city of a county."""

import pytest

from core.check.wording.sentence_words import sentence_words
from tests.support.wording_drafts import seen

TOWN = "澄阳县河湾镇人民政府"


@pytest.mark.parametrize("sentence", sentence_words().towns_own.bad + sentence_words().among_towns.bad)
def test_another_towns_web_site_is_not_ones_own(sentence: str) -> None:
    assert seen("M106", sentence, organ=TOWN) == [("warning", "桃林镇")]


@pytest.mark.parametrize("sentence", sentence_words().towns_own.good + sentence_words().among_towns.good)
def test_ones_own_and_those_one_visits_are_right(sentence: str) -> None:
    assert seen("M106", sentence, organ=TOWN) == []


def test_what_is_done_with_ones_own_web_site_is_no_town() -> None:
    assert seen("M106", "结合基层实际修订完善本镇主动公开目录，向群众公开。", organ=TOWN) == []
    assert seen("M106", "指南在镇门户网站公布。公示内容经镇公众号发布，表格由镇门户网站提供。", organ=TOWN) == []
    assert seen("M106", "充分利用镇门户网站发布政策；积极打造镇公众号，持续更新镇政务公开栏。", organ=TOWN) == []


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("今年以来，澄阳县教育局把政务公开工作摆上重要位置。", "澄阳县教育局"),
        ("县财政局党组高度重视，多次研究政务公开工作。", "县财政局"),
        ("下一步，澄阳县民政局将继续完善公开目录。", "澄阳县民政局"),
        ("澄阳县教育局门户网站全年发布信息320条。", "澄阳县教育局"),
    ],
)
def test_another_department_as_the_subject_is_told(sentence: str, named: str) -> None:
    assert ("warning", named) in seen("M106", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "会同澄阳县教育局研究政务公开工作。",
        "县司法局将政府信息公开工作纳入法治政府考核。",
        "县财政局高度重视水价监审，结果已公开。",
        "2025年，县农业农村局将与我局共享灌溉数据，丰富公开内容。",
        "县住建局与我局共同研究政务公开工作。",
    ],
)
def test_what_others_do_is_right(sentence: str) -> None:
    assert seen("M106", sentence) == []


def test_a_county_does_not_speak_as_its_city() -> None:
    assert seen("M108", "我市将进一步健全解读机制。") == [("warning", "我市")]
    assert seen("M108", "我市组织的评估通报了结果，我县位列前三。") == []


def test_a_province_names_the_city_whose_whole_it_means() -> None:
    organ = "安徽省交通运输厅"
    assert seen("M108", "围绕全市重点工程公开招投标信息。", organ=organ) == [("warning", "全市")]
    assert seen("M108", "合肥市在全市推广公开目录，各市县级部门参照执行。", organ=organ) == []


def test_a_countys_short_name_where_nothing_else_can_be_meant() -> None:
    organ = "桐梓县水务局"
    assert seen("M105", "以政务公开助推习水水务事业高质量发展。", organ=organ) == [("warning", "习水")]
    assert seen("M105", "通过“健康泾川”微信公众号推送信息126篇。", organ=organ) == [("warning", "泾川")]
    for right in (
        "通过“平安桐梓”微信公众号推送信息126篇。",
        "转发“平安泾川”微信公众号的提示3条。",
        "与市疾控中心、泾川县水务局建立信息通报机制。",
        "促进平安建设高质量发展，服务新城建设。",
    ):
        assert seen("M105", right, organ=organ) == [], right


def test_documents_of_later_years_are_told() -> None:
    sentence = "按照国办公开办函〔2021〕30号文件编制。"
    assert ("warning", "〔2021〕30号") in seen("W102", sentence, year=2020)
    assert seen("W102", sentence) == []
    assert [s for s, _ in seen("W102", "落实县政办发〔2027〕3号文件。")] == ["warning"]


def test_an_article_is_no_paragraph() -> None:
    assert seen("W132", "根据《条例》第五十条款的规定编制。") == [("warning", "第五十条款")]
    assert seen("W132", "根据《条例》第五十条的规定编制。") == []


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("县残联始终坚持把政务公开摆在重要位置。", "县残联"),
        ("2024年，县总工会认真贯彻落实有关规定。", "县总工会"),
        ("一年来，县科协紧紧围绕中心工作，扎实推进政府信息公开。", "县科协"),
    ],
)
def test_mass_organisations_are_other_organs_too(sentence: str, named: str) -> None:
    assert seen("M106", sentence) == [("warning", named)]


def test_mass_organisations_one_works_with() -> None:
    assert seen("M106", "联合县残联开展宣传，县妇联、县科协同步公开活动信息。") == []


def test_a_custom_house_is_not_another() -> None:
    told = "{}坚持依法公开，及时公布公告。"
    assert seen("M106", told.format("沂江海关"), organ="中华人民共和国澄阳海关") == [("warning", "沂江海关")]
    assert seen("M106", told.format("澄阳海关"), organ="中华人民共和国澄阳海关") == []


def test_another_town_as_the_subject() -> None:
    assert seen("M106", "桃林镇始终坚持公开，完善公开制度。", organ=TOWN) == [("warning", "桃林镇")]
    assert seen("M106", "河湾镇坚持公开；各镇、周边乡镇坚持公开；集镇坚持公开。", organ=TOWN) == []


def test_another_place_as_the_subject_of_the_work() -> None:
    assert seen("M105", "石河子市深入推进政务公开，公开团场信息。", organ="洛阳市教育局") == [("warning", "石河子市")]
    assert seen("M105", "第八师石河子市深入推进政务公开。", organ="洛阳市教育局") == [("warning", "石河子市")]
    assert seen("M105", "赴石河子市学习政务公开经验。", organ="洛阳市教育局") == []


def test_what_is_attended_on_openness_is_held_by_those_above() -> None:
    told = "组织信息员参加{}举办的年报填报培训。"
    assert seen("M105", told.format("湖北省咸宁市"), organ="永康市教育局") == [("warning", "咸宁市")]
    assert seen("M105", told.format("金华市"), organ="永康市教育局") == []
    assert seen("M105", "参加咸宁市举办的茶叶交易会。", organ="永康市教育局") == []


def test_former_names_in_the_own_city() -> None:
    told = "金华县、兰溪市同步更新公开目录。"
    assert seen("M107", told, organ="永康市教育局") == [("warning", "金华县")]
    assert seen("M107", told, organ="杭州市教育局") == [("hint", "金华县")]
    assert seen("M107", told, organ="洛阳市教育局") == []
    assert seen("M107", "原金华县、1998年金华县的档案和《金华县志》已公开。", organ="永康市教育局") == []
    assert seen("M107", "新建县道12条。", organ="南昌市交通运输局") == []
    history = sentence_words().place_history
    assert all(seen("M107", sentence, organ="洛阳市教育局") for sentence in history.bad)
    assert not any(seen("M107", sentence, organ="洛阳市教育局") for sentence in history.good)


@pytest.mark.parametrize("sentence", ["为建设美丽的澄洋县营造氛围。", "把公开作为推进澄杨县水务工作的抓手。"])
def test_the_own_countys_name_with_another_middle_letter_is_told_wherever_it_stands(sentence: str) -> None:
    assert [severity for severity, _ in seen("M110", sentence)] == ["warning"]


def test_other_words_before_a_county_are_no_name_with_a_wrong_letter() -> None:
    right = "向当地县级人民政府报告，澄清各县情况，澄湖县城段完工，与澄古县志所记相符，跨县调水。"
    assert seen("M110", right) == []
    assert seen("M110", "深化公平全县供水，和平古县城保护见效。", organ="平阳县水务局") == []


def test_a_letter_lost_within_the_own_places_name() -> None:
    organ = "伊金霍洛旗水务局"
    assert seen("M110", "伊金霍旗水务局依托网站公开信息。", organ=organ) == [("warning", "伊金霍旗")]
    assert seen("M110", "伊旗水务局依托伊金霍洛旗网站公开信息。", organ=organ) == []


@pytest.mark.parametrize(
    ("organ", "sentence", "named"),
    [
        ("青屿街道办事处", "全年受理公民向市政府提出的政府信息公开申请3件。", "市政府"),
        ("澄阳县水务局", "收到自然人向县人民政府及县政府办公室递交的信息公开申请2件。", "县人民政府"),
        (TOWN, "办理了群众向县政府提出的政府信息公开申请1件。", "县政府"),
        (TOWN, "在上级税务机关的正确领导下，我镇积极推进政务公开。", "上级税务"),
        ("澄阳县水务局", "在上级教育主管部门领导下，我局不断完善制度。", "上级教育"),
    ],
)
def test_letters_to_others_and_leaders_of_others_are_told(organ: str, sentence: str, named: str) -> None:
    assert seen("M106", sentence, organ=organ) == [("warning", named)]


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县人民政府", "受理公民向县政府提出的政府信息公开申请3件。"),
        (TOWN, "受理群众向镇政府提出的政府信息公开申请3件。"),
        ("澄阳县水务局", "在上级水利部门的正确领导下，我局不断完善制度。"),
        ("澄阳县水务局", "在上级主管部门的正确领导下，我局不断完善制度。"),
        (TOWN, "在上级民政部门的指导下，公开救助信息。"),
        ("澄阳县水务局", "收到县政府转来的政府信息公开申请2件。"),
    ],
)
def test_ones_own_letters_and_leaders_are_right(organ: str, sentence: str) -> None:
    assert seen("M106", sentence, organ=organ) == []


def test_a_name_without_its_end_before_what_the_organ_publishes() -> None:
    organ = "青屿市应急管理局"
    assert seen("M110", "编制《青屿市应急管理政府信息主动公开目录》。", organ=organ) == [("warning", "应急管理")]
    assert seen("M110", "编制《青屿市应急管理局政府信息公开指南》，发布青屿市应急管理信息。", organ=organ) == []


def test_a_place_that_stands_for_the_own_one_by_its_form() -> None:
    assert seen("M105", "对照市级要点，结合东江区实际制定方案。") == [("warning", "东江区")]
    assert seen("M105", "通过河安县人民政府门户网站公开信息58条。") == [("warning", "河安县")]
    assert seen("M105", "落实河安县委、县政府决策部署，公开信息。") == [("warning", "河安县")]
    for right in (
        "结合我县实际、开发区实际制定方案，在示范区政府网站公开。",
        "赴河安县学习，借鉴其在河安县政府网站开设专区的经验。",
        "落实云溪市委、市政府决策部署，结合全市实际，在县人民政府网站公开。",
        "会同县水务局公开用水计划。",
    ):
        assert seen("M105", right) == [], right
    assert seen("M105", "在瀍河区人民政府网站公开办公地址。", organ="洛阳市瀍河回族区司法局") == []
    assert seen("M105", "在瀍河区人民政府网站公开办公地址。", organ="瀍河回族区司法局") == []


def test_the_own_name_with_another_department_of_the_field_or_a_letter_lost() -> None:
    assert seen("M110", "优化市政府门户网站栏目布局。", organ="敦化市水利局") == []
    assert seen("M110", "我局通过县政府门户网站公开信息9条。", organ="通榆县水利局") == []
    assert seen("M110", "通渝县水利局公开信息9条。", organ="通榆县水利局") != []
    assert seen("M110", "澄阳县水利局2024年共发布信息95条。") == [("warning", "水利局")]
    assert seen("M110", "澄县水务局高度重视，成立专班。") == [("warning", "澄县")]
    for right in ("澄阳县教育局发布信息95条。", "澄阳县农业农村和水利局发布信息。", "原澄阳县水利局移交档案。"):
        assert seen("M110", right) == [], right


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("青石县人民政府门户网站完成改版，我县网站水务栏目更新及时。", "青石县"),
        ("青石县12个乡镇建成公开专区，我县水价公开实现全覆盖。", "青石县"),
        ("印发《青石县节约用水管理办法》，公开起草说明。", "青石县"),
        ("编印《东泽市水务公报》6期，向用户赠阅。", "东泽市"),
        ("申请人可向青石县人民政府办公室提出政府信息公开申请。", "青石县"),
        ("青石县未收取政府信息公开信息处理费。", "青石县"),
        ("青石县政府常务会议专题听取政务公开工作汇报2次。", "青石县"),
        ("赠阅《澄阳县人民政府公报》800册，并提供《东泽市人民政府公报》电子版。", "东泽市"),
    ],
)
def test_another_county_told_of_as_ones_own(sentence: str, place: str) -> None:
    assert ("warning", place) in seen("M105", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "青石县人民政府门户网站刊发我县节水做法2篇。",
        "青石县人民政府与我县签订供水协议，协议已公开。",
        "转发《东泽市政务公开工作要点》，市水利局印发《东泽市节水办法》。",
        "赠阅《东泽市人民政府公报》和《澄阳县人民政府公报》800册。",
        "协助修订《东泽市供水条例》，公开征求意见。",
        "参加东泽市人民政府办公室组织的培训，我县代表队获奖。",
    ],
)
def test_counties_beside_and_cities_above_are_right(sentence: str) -> None:
    assert seen("M105", sentence) == []


def test_a_county_has_one_city_above_it() -> None:
    ours = "按照临河市委、市政府部署公开水价，我县落实临河市人民政府要求。"
    theirs = "参加{}市人民政府举办的全市业务竞赛，我县代表队获奖。"
    assert seen("M105", ours, theirs.format("东州")) == [("warning", "东州市")]
    assert seen("M105", ours, theirs.format("临河")) == []
    assert seen("M105", ours, "赴东州市人民政府学习，我县代表作了发言。") == []


def test_fields_of_a_department_are_joined_by_one_word() -> None:
    assert seen("M111", "会同县人力资源与社会保障局、县文化及旅游局公布。") == [
        ("warning", "人力资源与社会保障局"),
        ("warning", "文化及旅游局"),
    ]
    assert seen("M111", "会同县人力资源和社会保障厅公布，自治区教育厅转发。") == [("warning", "人力资源和社会保障厅")]
    assert seen("M111", "县应急管理局与县医疗保障局公布，县农业农村局及水利局配合。") == []
    assert seen("M111", "县住房与城乡建设局公布。", organ="澄阳县住房与城乡建设局") == []


def test_the_guide_of_another_places_department_is_told() -> None:
    assert seen("M106", "更新了网站栏目《临河市水务局政府信息公开指南》。") == [("warning", "临河市水务局")]
    assert seen("M106", "更新了《澄阳县水务局政府信息公开指南》。") == []
    assert seen("M106", "按照《临河市水务局政府信息公开指南》完善栏目。") == []
