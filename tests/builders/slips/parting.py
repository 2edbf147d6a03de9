"""The texts parted into words, as the segmenter has them with the words of the trade."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import jieba

from core.base.resources import read_toml
from tests.builders.slips.in_processes import in_processes
from tests.builders.slips.texts import BREAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.builders.slips.texts import Text

#: Of the laws one in so many is parted: it takes long, and their words are alike.
_LAWS = 3
_LONGEST = 4  # characters of a word


class Parted(NamedTuple):
    """A document: the group of its text as ``Tally`` has it, whether it is of the genre, the words by paragraph."""

    group: str
    genre: bool
    paragraphs: list[list[str]]


def trade() -> list[str]:
    """The words of the trade, which the segmenter is told of."""
    data = read_toml("lexicon", "genre_words.toml")
    return [word for word in f"{data['words']} {data['newer']}".split() if len(word) <= _LONGEST]


def parted(documents: Sequence[Text], held: int) -> list[Parted]:
    """Every document of the genre and of the reports, and some of the laws."""
    jieba.setLogLevel(60)
    jieba.initialize()
    for word in trade():
        jieba.add_word(word)
    chosen: list[tuple[str, Text]] = []
    for number, document in enumerate(documents):
        group = document.hand or ("" if number % held else "held")
        # Within the group that is held out one in so many too.
        if document.source != "laws" or not (number if not group else number // held) % _LAWS:
            chosen.append((group, document))
    found = in_processes(lambda at: _words(chosen[at][1]), range(len(chosen)))
    return [
        Parted(group, bool(document.hand), [[*map(sys.intern, words)] for words in paragraphs])
        for (group, document), paragraphs in zip(chosen, found, strict=True)
    ]


def _words(document: Text) -> list[list[str]]:
    return [list(jieba.cut(paragraph, HMM=False)) for paragraph in document.symbols.split(BREAK)]
