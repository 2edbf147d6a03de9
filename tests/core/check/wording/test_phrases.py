"""Departures from set phrases by one thing."""

import pytest

from core.check.wording.phrases.phrase_bank import bare, phrase_bank
from core.check.wording.phrases.phrases import Fault, read
from core.model.finding import Severity
from core.model.normalise import fold
from tests.support.failing import assert_none
from tests.support.wording_drafts import seen

THOUGHT = "习近平新时代中国特色社会主义思想"
BANK = phrase_bank()
SOUGHT = [phrase for phrase in BANK.phrases if not phrase.known]


def found(text: str) -> list[tuple[str, str, Fault]]:
    text = fold(text)
    return [(text[m.start : m.end], m.phrase.text, m.fault) for m in read(text).misses]


def faults(wording: str) -> list[Fault]:
    return [fault for *_, fault in found(f"工作中坚持{wording}，改进服务。")]


def test_the_bank_is_large_and_mostly_confirmed() -> None:
    assert len(BANK.phrases) >= 400
    assert sum(BANK.severity(phrase) is Severity.WARNING for phrase in BANK.phrases) >= 250
    assert len({phrase.bare for phrase in BANK.phrases}) == len(BANK.phrases)


def test_phrases_and_their_variants_are_right() -> None:
    wordings = [wording for phrase in BANK.phrases for wording in (phrase.text, *phrase.variants)]
    assert_none(phrase.text for phrase in BANK.phrases if phrase.bare != bare(phrase.text))
    assert_none(variant for phrase in BANK.phrases for variant in phrase.variants if variant != bare(variant))
    assert_none((wording, told) for wording in wordings if (told := faults(wording)))


def test_the_departure_beside_a_phrase_is_told() -> None:
    assert len(SOUGHT) >= 400
    assert_none(f"{phrase.text}: {phrase.bad}" for phrase in SOUGHT if not faults(phrase.bad))


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ("习近平新时代中国特设社会主义思想", Fault.CHARACTER),
        ("习近平新时代中国特色社主义思想", Fault.MISSING),
        ("习近平新时代中国特色社会会主义思想", Fault.EXTRA),
        ("习近平新时代中国特色社会注意思想", Fault.WORD),
        ("习近平新时代国中特色社会主义思想", Fault.TURNED),
        ("习近平新时代特色社会主义思想", Fault.WORDS_MISSING),
    ],
)
def test_one_fault_is_found_where_it_is(wrong: str, fault: Fault) -> None:
    assert found(f"以{wrong}为指导。") == [(wrong, THOUGHT, fault)]


@pytest.mark.parametrize(
    "sentence",
    [
        "梳理决策、执行、管理、服务、结果各环节，把决策、执行、管理、服务、结果的每个环节公开。",
        "供水事项纳入全省一体化政务服务平台，打造市场化、法治化、国际化的一流营商环境。",
        "栏目设有“行政许可”“行政处罚”两类，“水务微言”公众号按周推送，“政策悦读会”每月举办。",
        "坚持以公开为常态，以不公开为例外，围绕高质量发展这一首要任务公开水价。",
        "积极回应社会关注的供水热点，回应社会关心的水价问题。",
        "深入学习贯彻党的二十大及二十届历次全会精神。",
        "保障人民群众的知情权、参与权、监督权。",
    ],
)
def test_other_right_wordings_near_a_phrase(sentence: str) -> None:
    assert found(sentence) == []


def test_the_verb_before_does_not_belong_to_the_phrase() -> None:
    assert found("深入学习习近平新时代中国特色社会主义思想。") == []


def test_a_similar_word_is_told_at_either_end() -> None:
    assert seen("W103", "以筑牢中华民族共同体意识为主线，做好公开。")[0][0] == "warning"
    assert seen("W103", "以人民为中心的发展思路。") == [("warning", "以人民为中心的发展思路")]
    assert seen("W103", "深刻领悟“两个维护”的决定性意义。") == [("warning", "深刻领悟“两个维护”的决定性意义")]
    assert seen("W103", "坚持公开为常态、不公开为特例。") == [("warning", "公开为常态、不公开为特例")]


def test_the_right_character_is_not_called_a_slip() -> None:
    text = "铸牢中华民族共同体意识，筑牢祖国北疆安全稳定屏障。"
    assert seen("W103", text) == seen("W115", text) == seen("W120", text) == []


def test_an_item_may_not_be_left_out_of_a_list() -> None:
    assert faults("决策、执行、管理、结果公开") == [Fault.ITEM]


def test_a_similar_word_that_ends_the_clause_is_told() -> None:
    assert seen("W103", "积极回应社会关心。")[0][1] == "积极回应社会关心"


def test_another_mark_is_a_hint() -> None:
    assert seen("W103", "弘扬不忘初心，牢记使命的精神。") == [("hint", "不忘初心，牢记使命")]


def test_quotation_marks_are_passed_over_and_kept() -> None:
    assert seen("W103", "增强“四个义识”，坚定四个自信。") == [("warning", "增强“四个义识")]


def test_before_its_time_a_phrase_is_not_looked_for() -> None:
    text = "深刻领悟“两个确立”的绝定性意义。"
    assert seen("W103", text) == [("warning", "深刻领悟“两个确立”的绝定性意义")]
    assert seen("W103", text, year=2019) == []


def test_other_names_of_the_like_are_left_alone() -> None:
    assert found("现将政府信息公开工作情况报告如下。存在的主要问题和改进措施。公民、法人或者其他组织。") == []
    assert found("保障公众知情权。实行告知承诺。污染防治攻坚成效明显。") == []


def test_the_end_of_a_places_name_is_no_phrase_that_lacks_a_character() -> None:
    assert read("通过“长阳信访”公众号发布信息。").misses == ()


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        ("人民为中心", Fault.MISSING),
        ("新质的生产力", Fault.EXTRA),
        ("创新、协调、绿色、开发、共享", Fault.CHARACTER),
        ("绿水青山就是银山金山", Fault.ORDER),
        ("增强“四个自信”、坚定“四个意识”、做到“两个维护”", Fault.ORDER),
        ("推行“双公开、一随机”监管", Fault.ORDER),
        ("学思想、强党性、重实践、建新业", Fault.CHARACTER),
    ],
)
def test_a_phrase_of_fixed_words_may_have_any_one_edit(wrong: str, fault: Fault) -> None:
    assert fault in faults(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "不断增强居民群众的获得感、幸福感、安全感。",
        "深入学习习近平总书记考察重要讲话精神。",
        "构建两岸命运共同体，弘扬伟大抗疫精神。",
        "坚持依法治省、依法执政、依法行政共同推进，坚持法治澄阳、法治政府、法治社会一体建设。",
        "推进基层治理体系和治理能力现代化。",
        "推动政府信息公开目录更新。",
        "加强从严管党治警建设，做好从严管党治检工作。",
    ],
)
def test_what_is_near_a_phrase_and_right(text: str) -> None:
    assert seen("W103", text) == []


def test_one_mark_of_several_lost_is_no_matter_of_style() -> None:
    assert [one for one, _ in seen("W103", "推进决策执行、管理、服务、结果公开。")] == ["warning"]
    assert [one for one, _ in seen("W103", "保障知情权参与权、表达权、监督权。")] == ["warning"]
    assert seen("W103", "推进决策、执行、管理、服务、结果公开，坚持公正公平、公开透明。") == []
