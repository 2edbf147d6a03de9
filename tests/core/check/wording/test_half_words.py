"""The halves of ``half_words.toml``, by their examples and each by what it stands beside."""

from __future__ import annotations

from core.check.wording.phrases.half_words import cuts, half_words
from core.model.normalise import fold, is_cjk
from tests.support.wording_drafts import seen_in_each


def test_the_examples() -> None:
    lists = half_words()
    assert [s for s in lists.bad if not list(cuts(fold(s)))] == []
    assert [s for s in lists.good if list(cuts(fold(s)))] == []


def test_the_rule_tells_of_them() -> None:
    bad = list(half_words().bad)
    told = seen_in_each("W121", bad)
    assert [sentence for sentence in bad if not told[sentence]] == []
    assert seen_in_each("W121", list(half_words().good)) == {sentence: [] for sentence in half_words().good}


def test_each_half_lacks_the_other_before_a_mark_and_none_before_what_it_makes_a_word_with() -> None:
    lists = half_words()
    for char, half in lists.first.items():
        beside = min(pair for pair in half.pairs if all(map(is_cjk, pair)))
        assert [cut.second for cut in cuts(f"{beside}{char},") if cut.at == len(beside)] == [True], char
        for other in half.barred:
            assert len(beside) not in {cut.at for cut in cuts(f"{beside}{char}{other}")}, (char, other)
    for char, half in lists.second.items():
        beside = min(pair for pair in half.pairs if all(map(is_cjk, pair)))
        mark = ";" if "," in half.barred else ","
        assert [cut.second for cut in cuts(f"{mark}{char}{beside}") if cut.at == 1] == [False], char
