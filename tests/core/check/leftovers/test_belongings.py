"""What belongs to one department, in the reports of others (M106): each word of the list, and who may speak of it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest

from core.check.leftovers.organs.belongings import Belonging, all_words, belongings, belongings_of_others, may_speak
from core.check.wording.passages import Passage
from core.language.organ_register import is_standard
from core.model.document import View
from core.model.normalise import fold
from tests.support.wording_drafts import seen

_KINDS = ("matter", "served", "place", "law", "name")
#: Departments in whose reports the words are tried, the first that has no part in a word.
_REPORTING = ("体育局", "地震局", "烟草专卖局", "统计局", "气象局", "教育局", "水务局", "民族宗教事务局")
#: Departments that the register of organs lacks, for no county has them below it.
_NOT_REGISTERED = {"人民法院", "人民检察院", "地方志办公室", "海关", "海事局", "药品监督管理局", "能源局"}
_SAID_OF = {
    "matter": "公开{}信息12条。",
    "served": "为辖区{}办理业务12件。",
    "place": "{}按月更新公开栏。",
    "law": "依照《{}》公布依据。",
    "name": "作为{}，带头公布预算。",
}


_OWNERS: dict[str, list[Belonging]] = {}
for _word in all_words():
    _OWNERS.setdefault(_word.word, []).append(_word)


def _told(organ: str, sentence: str) -> list[str]:
    return [text for _, text in seen("M106", sentence, organ=organ)]


def _of_departments() -> list[tuple[str, list[Belonging]]]:
    return [(name, list(words)) for name, words in groupby(all_words(), lambda word: word.department)]


@pytest.mark.parametrize(("department", "words"), _of_departments())
def test_each_word_is_told_elsewhere_and_not_at_home(department: str, words: list[Belonging]) -> None:
    tried: dict[str, list[Belonging]] = {}
    for word in words:
        owners = _OWNERS[word.word]
        reporting = next(name for name in _REPORTING if not any(may_speak(name, owner) for owner in owners))
        tried.setdefault(reporting, []).append(word)
    for reporting, theirs in tried.items():
        told = _places([_SAID_OF[word.kind].format(word.word) for word in theirs], f"澄阳县{reporting}")
        assert [
            word.word for word in theirs if not any(word.word in place or place in word.word for place in told)
        ] == []
    assert _places([_SAID_OF[word.kind].format(word.word) for word in words], f"澄阳县{department}") == []


def _places(sentences: list[str], organ: str) -> list[str]:
    """What is told of sentences in the report of an organ, by the one reader that has the list."""
    text = "".join(sentences)
    passage = Passage(None, View(text, range(len(text))), fold(text))
    return [passage.text[told.start : told.end] for told in belongings_of_others(passage, organ)]


def test_words_are_named_once_for_a_department_and_of_known_kinds() -> None:
    words = list(all_words())
    twice = Counter((word.department, word.word) for word in words)
    assert [pair for pair, times in twice.items() if times > 1] == []
    assert {word.kind for word in words} == set(_KINDS)
    assert [word.word for word in words if fold(word.word) != word.word or len(word.word) < 2] == []


def test_departments_that_are_part_of_others_have_words() -> None:
    departments = {word.department for word in all_words()}
    assert set(belongings().part_of) <= departments
    assert {name for name in departments if not is_standard(name)} == _NOT_REGISTERED


@pytest.mark.parametrize(
    ("organ", "sentence"),
    [
        ("澄阳县水务局", "会同县民政局公布婚姻登记预约办法。"),
        ("澄阳县水务局", "申请内容涉及户籍窗口办公时间。"),
        ("澄阳县司法局", "向县公安局移送户籍窗口录像。"),
        ("澄阳县财政局", "公开义务教育招生资金安排。"),
        ("澄阳县人民政府办公室", "公开义务教育招生、卷烟零售许可等信息12条。"),
        ("河湾镇人民政府", "户籍窗口按月更新公开栏。"),
        ("澄阳县教育和体育局", "公开学区划分信息12条。"),
        ("澄阳县农业农村和水利局", "公开取水许可信息12条。"),
    ],
)
def test_who_speaks_of_others_or_of_all_is_not_told(organ: str, sentence: str) -> None:
    assert _told(organ, sentence) == []


def test_laws_of_a_trade_are_told_as_titles_alone() -> None:
    assert _told("澄阳县体育局", "依照《中华人民共和国教师法》公布依据。") == ["教师法"]
    assert _told("澄阳县教育局", "依照《中华人民共和国教师法》公布依据。") == []


def test_a_partner_is_no_leftover_but_what_the_organ_calls_itself_is() -> None:
    assert _told("澄阳县体育局", "与财政主管部门核对数据。") == []
    assert _told("澄阳县体育局", "作为财政主管部门，带头公布预算。") == ["财政主管部门"]
