"""Clauses read by classes of words: what the classes, the words of one meaning and the shared verbs make of entries."""

import pytest

from core.check.wording.entries import Entry, EntryList
from core.check.wording.grammar.clauses import Clauses, Endings, Shared, Synonyms, Turned, clauses
from core.model.normalise import fold
from tests.support.wording_drafts import seen


def lists(pattern: str) -> EntryList:
    """One entry with a class ``water`` of two words."""
    entry = Entry(pattern=pattern, reason="试", bad=(), good=())
    return Clauses(classes={"water": "水价 水质"}, entries=EntryList((entry,)), synonyms=(), shared=()).read(
        EntryList()
    )


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("{head} {water}", "公布水价，水质合格。二是水价", ["水质", "水价"]),
        ("{open} {water}", "公布水价，水质合格；水价", ["水价"]),
        ("{water} {stop}", "水价公布，公布水质。", ["水质"]),
        ("公布 {any}{0,3} {water}", "公布了，水价，公布了水质", ["公布了水质"]),
        ("公布 {all}{0,3} {water}", "公布，水价。公布。水质", ["公布,水价"]),
    ],
)
def test_classes_and_places_are_spelt_out(pattern: str, text: str, found: list[str]) -> None:
    text = fold(text)
    assert [text[hit.start : hit.end] for hit in lists(pattern).hits(text)] == found


def test_a_class_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        lists("{wine}")


def test_two_words_of_one_meaning_but_no_word_of_their_own() -> None:
    entry = Synonyms(words="始终 一直 一贯", unless="始终一贯", bad=(), good=()).entry
    text = "始终一直坚持，一贯始终，始终一贯，始终始终"
    assert [text[hit.start : hit.end] for hit in entry.hits(text)] == ["始终一直", "一贯始终"]


def test_groups_of_one_meaning_and_what_may_not_follow() -> None:
    entry = Synonyms(words="公布 公示 / 水价 价格", not_after=("了",), bad=(), good=()).entry
    text = "公布公示水价价格，公布水价，公示公布了水价"
    assert [text[hit.start : hit.end] for hit in entry.hits(text)] == ["公布公示", "水价价格"]


def test_a_verb_and_the_object_that_it_does_not_share() -> None:
    entry = Shared(verbs="畅通", objects="渠道", never="意识", bad=(), good=()).entry
    texts = ("畅通渠道和服务意识。", "畅通渠道和增强服务意识。", "畅通渠道，服务意识")
    assert [text for text in texts if list(entry.hits(fold(text)))] == ["畅通渠道和服务意识。"]


def test_words_of_a_term_that_have_changed_places() -> None:
    entry = Turned(terms="水价+公示+制度", right="公示水价制度", bad=(), good=()).entry
    hits = list(entry.hits("水价制度公示,公示水价制度,水价公示制度"))
    assert [(hit.start, hit.end, hit.right) for hit in hits] == [(0, 6, "水价公示制度")]


def test_a_place_that_two_lists_know_is_told_once() -> None:
    """涉及到 stands in two lists; statutes write it too."""
    assert seen("W121", "内容涉及到水价。") == [("hint", "涉及到")]


def test_every_entry_is_read() -> None:
    assert len(clauses()) > 100
    assert all(entry.regex for entry in clauses())


def test_one_of_several_words_that_lost_its_ending() -> None:
    entry = Endings(ending="权", stems="知情 参与 监督", bad=(), good=()).entry
    hits = list(entry.hits("知情权、参与和监督权,保障知情、参与权和监督权,知情权和监督。知情权、参与权,监督权"))
    assert [hit.fault_start for hit in hits] == [4, 13, 28]
