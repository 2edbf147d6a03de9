"""Prepositions directly behind another: what a table of them makes of words, classes and other words."""

from __future__ import annotations

import pytest

from core.base.resources import read_record
from core.check.wording.grammar.openers import Openers, Stack, openers
from core.model.normalise import fold


def told(text: str, first: str = "对 围绕", second: str = "{about} 就", **fields: str) -> list[str]:
    """What one table tells of a text."""
    stack = Stack(first=first, second=second, bad=(), good=(), **fields)  # type: ignore[arg-type]
    other = {"就": "业医 学(?!校)"}
    entries = Openers(classes={"about": "关于 针对"}, other_words=other, stacks=(stack,)).read
    text = fold(text)
    return [text[hit.start : hit.end] for hit in entries.hits(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("对关于水价解释不够，围绕针对水压改进。", ["对关于", "围绕针对"]),
        ("全年对关于水价解释不够，我局对针对水压改进。", ["对关于", "对针对"]),
        ("核对关于水价的资料，认真核对关于水价通知。", []),  # 对 ends another word
        ("认真围绕就水价公布问答。", ["围绕就"]),
        ("对关于水价的来信逐件答复，围绕针对水压不足者改进。", []),  # an attribute
        ("围绕就业公布政策，围绕就学公布政策，围绕就学校收费公布问答。", ["围绕就"]),
    ],
)
def test_a_preposition_behind_another_is_told_but_within_an_attribute(text: str, found: list[str]) -> None:
    assert told(text) == found


def test_other_words_may_make_it_right_or_none() -> None:
    assert told("对关于水价的来信逐件答复。", unless="") == ["对关于"]
    assert told("围绕针对水压为重点改进。", unless="为") == []


def test_a_class_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        told("对关于水价", second="{wine}")


def test_the_file_is_read_and_names_no_word_in_vain() -> None:
    assert len(openers()) > 20
    file = read_record(Openers, "lexicon", "openers.toml")
    second = {word for stack in file.stacks for word in file.words(stack.second)}
    assert set(file.other_words) - second == set()
