"""Entries are found by the pairs of characters of a text, and none is passed over."""

from core.check.wording.lexicon import confusions, expressions
from core.check.wording.standing import Standing
from core.model.normalise import fold

WORDS = {"甲": ("公开指南", "公开年报"), "乙": ("报",), "丙": (), "丁": ("开年",)}


def standing(text: str) -> list[str]:
    return list(Standing(WORDS, lambda name: WORDS[name]).in_text(text))


def test_things_stand_where_one_of_their_literals_does_in_their_order() -> None:
    assert standing("编制公开年报。") == ["甲", "乙", "丙", "丁"]
    assert standing("开报") == ["乙", "丙"]
    assert standing("公开、指南") == ["丙"]  # its first pair alone
    assert standing("") == ["丙"]


def test_a_list_of_entries_finds_what_each_entry_finds_alone() -> None:
    for entries in (confusions(), expressions()):
        for bad in {bad for entry in entries for bad in entry.bad}:
            alone = [hit for entry in entries if entry.in_force(2024) for hit in entry.hits(fold(bad))]
            assert list(entries.hits(fold(bad), 2024)) == alone
