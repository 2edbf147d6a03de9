"""Verbs whose object is cut off, told by what ends clauses in correct prose."""

from __future__ import annotations

import pytest

from core.base.resources import ROOT, read_toml
from core.check.wording.grammar.unended import LENGTH, VERB, unended, verbs
from core.model.normalise import fold


def told(text: str) -> list[str]:
    text = fold(text)
    return [text[at:end] for at, end in unended().cut(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("一是加强队伍。落实水质公示责任。", ["加强队伍"]),
        ("各水厂积极开展志愿，方便用户。", ["开展志愿"]),
        ("健全行业，压实责任；不断提高政府。", ["健全行业", "提高政府"]),
    ],
)
def test_a_clause_that_ends_where_none_does_is_told(text: str, cut: list[str]) -> None:
    assert told(text) == cut


@pytest.mark.parametrize(
    "text",
    [
        "一是加强队伍建设。落实水质公示责任。",
        "强化责任，落实专人，优化栏目。",
        "供水合同履行政府、企业各负其责。",
        "双方提高政府，",  # no verb opens a phrase here
        "开展志愿",  # no mark: a title or a cell
    ],
)
def test_what_may_end_a_clause_is_not(text: str) -> None:
    assert told(text) == []


def test_the_table_fits_the_verbs() -> None:
    rows = [row.split("\t") for row in (ROOT / "lexicon" / "unended.tsv").read_text("utf-8").splitlines()[1:]]
    assert {verb for verb, _ in rows} <= verbs()
    assert {len(verb + word) for verb, words in rows for word in words.split()} == {LENGTH}
    right = read_toml("lexicon", "adverb_words.toml")["ended"].split()
    assert [verb + word for verb, words in rows for word in words.split() if verb + word in right] == []
    assert {len(word) - VERB for word in right} == {LENGTH - VERB}
