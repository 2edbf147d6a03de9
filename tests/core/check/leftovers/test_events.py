"""Events held against the report's year (W131), and laws said to come into force in it (W132)."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.check.wording.events.event_words import LISTS, any_word, event_words
from core.check.wording.events.events import events_in, shown
from core.forms.keys import SectionKey
from tests.support.wording_drafts import seen

#: W or R (wrong, right), report year, sentence.
_ROWS = [line.split("	") for line in (Path(__file__).parent / "event_sentences.tsv").read_text("utf-8").splitlines()]
WRONG, RIGHT = ([(int(year), sentence) for kind, year, sentence in _ROWS if kind == of] for of in "WR")
YEARS = sorted({year for year, _ in (*WRONG, *RIGHT)})


def _told(year: int, *sentences: str, section: str = SectionKey.OVERVIEW) -> list[str]:
    """What is no mere hint."""
    found = [one for code in ("W131", "W132") for one in seen(code, *sentences, year=year, section=section)]
    return [quote for severity, quote in found if severity != "hint"]


@pytest.mark.parametrize("year", YEARS)
def test_an_event_was_not_when_the_sentence_has_it(year: int) -> None:
    sentences = [sentence for of, sentence in WRONG if of == year]
    told = _told(year, *sentences)
    assert [sentence for sentence in sentences if not any(quote in sentence for quote in told)] == []


@pytest.mark.parametrize("year", YEARS)
def test_what_is_left_prepared_or_remembered_is_right(year: int) -> None:
    assert _told(year, *(sentence for of, sentence in RIGHT if of == year)) == []


def test_words_for_a_year_and_what_they_must_fit() -> None:
    for year, right in ((2022, False), (2023, True), (2024, False)):
        assert (_told(year, "今年杭州亚运会期间，发布水质信息。") == []) is right
        assert (_told(year - 1, "明年将举办杭州亚运会，发布水质信息。") == []) is right
        assert (_told(year + 1, "去年杭州亚运会期间，发布过水质信息。") == []) is right


def test_a_plan_may_speak_of_its_next_year() -> None:
    ahead = "下一步，抓住“十五五”规划开局之年的机遇，公布项目清单。"
    assert _told(2025, ahead, section=SectionKey.PROBLEMS) == []
    assert _told(2023, ahead, section=SectionKey.PROBLEMS) != []


def test_what_is_marked_is_the_event_with_the_words_beside_it() -> None:
    assert seen("W131", "紧扣今年“八五”普法收官之年，公布清单。", year=2023)[0][1] == "“八五”普法收官之年"
    assert seen("W131", "第六次全国经济普查正在登记，公布热线。", year=2024)[0][1] == "第六次全国经济普查正在"


def test_a_list_and_the_calendar_do_not_tell_of_the_same_words_twice() -> None:
    for sentence in ("今年是“七五”普法收官之年，公布清单。", "今年是扫黑除恶专项斗争的收官之年，公布电话。"):
        assert len(seen("W131", sentence, year=2022)) == 1


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_by_their_own_sentences(name: str) -> None:
    import re

    words = getattr(event_words(), name)
    assert [text for text in words.spoken if not re.search(any_word(name), text)] == []
    assert [text for text in words.silent if re.search(any_word(name), text)] == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("第七次人口普查", "2019年10月至2021年12月"),
        ("第14届全运会", "2021年9月"),
        ("第一百三十五届广交会", "2024年4月至5月"),
        ("“十四五”规划", "2021年至2025年"),
        ("应急管理部门", None),
        ("应急管理部", "2018年3月至4月"),
    ],
)
def test_names_are_found_in_their_forms(text: str, when: str | None) -> None:
    _, _, events = events_in(text)
    assert [shown(named.event.times) for named in events] == ([when] if when else [])


def test_places_are_those_of_the_text_with_its_quotation_marks() -> None:
    _, places, events = events_in("结合“八五”普法")
    assert [(places[named.start], places[named.end]) for named in events] == [(3, 8)]
