"""The grid of slips: what it makes, and that most of it is told."""

from __future__ import annotations

import random
from collections import Counter

from tests.commands.slip_grid import Slip, sentences, slips, told

_SENTENCE = "水价信息由供水站制作并保存，全年更新公示栏12次。"


def test_every_kind_of_slip_is_made_once_in_a_usual_word() -> None:
    made = list(slips(_SENTENCE, random.Random(3)))
    assert {slip.kind for slip in made} >= {"first half lost", "second half lost", "stray", "half again"}
    assert len({slip.kind for slip in made}) == len(made)
    for slip in made:
        lengths = {"first half lost": -1, "second half lost": -1, "stray": 1, "half again": 1}
        assert len(slip.sentence) - len(_SENTENCE) == lengths.get(slip.kind, 0)
        assert slip.sentence != _SENTENCE


def test_a_slip_is_told_and_a_right_sentence_is_not() -> None:
    assert told(Slip("stray", "制作", _SENTENCE.replace("制作", "制和作"))) == "W"
    assert told(Slip("", "", _SENTENCE)) == "."


def test_most_slips_of_a_few_sentences_are_told() -> None:
    rng = random.Random(5)
    made = [slip for sentence in rng.sample(sentences(), 12) for slip in slips(sentence, rng)]
    signs = Counter(map(told, made))
    assert signs["W"] > 0.45 * len(made)
    assert signs["W"] + signs["h"] > signs["."]
