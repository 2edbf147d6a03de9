"""Departures from fixed expressions by one letter."""

import pytest

from core.check.wording.lexicon import phrases
from core.check.wording.phrases import misses


def found(text: str, year: int = 2024) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.phrase.text) for m in misses(text, year)]


THOUGHT = "习近平新时代中国特色社会主义思想"


@pytest.mark.parametrize(
    "wrong",
    [
        "习近平新时代中国特设社会主义思想",
        "习近平新时代中国特色社主义思想",
        "习近平新时代中国特色社会会主义思想",
        "习近平新时代中国特色社会注意思想",
        "习近平新时代国中特色社会主义思想",
    ],
)
def test_one_edit_is_found_where_it_is(wrong: str) -> None:
    assert found(f"以{wrong}为指导。") == [(wrong, THOUGHT)]


@pytest.mark.parametrize("phrase", phrases(), ids=lambda p: p.text)
def test_expressions_and_their_variants_are_right(phrase) -> None:
    for text in (phrase.text, *phrase.variants):
        assert found(f"坚持{text}，推进工作。", phrase.since or 2024) == []


def test_only_confirmed_entries_warn() -> None:
    for phrase in phrases():
        assert (phrase.severity == "warning") == (phrase.confirmed and len(phrase.sources) > 1)


def test_before_its_time_an_expression_is_not_looked_for() -> None:
    assert found("收取政府信息公开信自处理费。", 2021) != []
    assert found("收取政府信息公开信自处理费。", 2019) == []


def test_other_names_of_the_like_are_left_alone() -> None:
    assert found("现将政府信息公开工作情况报告如下。存在的主要问题和改进措施。公民、法人或者其他组织。") == []
