"""What grammar keeps apart whatever the sentence is about: aspect, voice, prepositions, conjunctions (W121).

The sentences with a fault stand in ``wrong_sentences``, one a line by kind; right ones that look like them stand in
``right_sentences/grammar_of_small_words.txt``, which no rule of wording may warn of.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.failing import assert_none
from tests.support.wording_drafts import seen, seen_in_each

_WRONG = Path(__file__).with_name("wrong_sentences") / "grammar_of_small_words.txt"
#: So many are put into one draft.
_TOGETHER = 50


def test_each_fault_is_told_whatever_the_sentence_is_about() -> None:
    lines = _WRONG.read_text("utf-8").splitlines()
    sentences = [line for line in lines if line and not line.startswith("#")]
    silent: list[str] = []
    for at in range(0, len(sentences), _TOGETHER):
        told = seen_in_each("W121", sentences[at : at + _TOGETHER])
        silent += [sentence for sentence, found in told.items() if "warning" not in (severity for severity, _ in found)]
    assert_none(silent)


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("各水厂必须按月更新了台账。", ["了"]),
        ("应当在汛期结束后及时公布了水情。", []),
        ("必须整改了问题的水厂才能恢复供水。", []),
        ("新版账单被广泛受到用户欢迎。", ["被广泛受到"]),
        ("被投诉的水厂受到批评。", []),
        ("公布水价并且收费标准。", ["并且"]),
        ("公布水价并且公布收费标准。", []),
        ("向用户来信中反映的问题，水厂均及时作出答复。", ["向"]),
        ("向用户作出答复，问题均已解决。", []),
    ],
)
def test_what_is_marked_and_what_makes_it_right(sentence: str, quotes: list[str]) -> None:
    assert [quote for _, quote in seen("W121", sentence)] == quotes
