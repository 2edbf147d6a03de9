"""Write ``resources/lexicon/unended.tsv``: verbs with two characters behind them that never end a clause.

    python -m tests.builders.unended --corpus FOLDER [--check] [--held]

Counted in laws and work reports of the corpus (UTF-8, xz, documents parted by form feeds) and in the genre text beside
the builder of the slips, a place in the genre ten times what one in a law is. ``--held`` shows what is told in each
hand's text and in every ten work reports by the counts of the others: the threshold was chosen by it. Words that may
be verbs are left out, for as objects they stand alone too (强化学习). Needs the extra ``tables``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

import jieba
import jieba.posseg

from core.base.resources import ROOT, read_toml
from core.check.wording.grammar.unended import LENGTH, VERB, ends, verbs
from tests.builders.object_pairs import texts

FILE = ROOT / "lexicon" / "unended.tsv"
_HEAD = "# Made by python -m tests.builders.unended; do not edit. Explained in core/check/wording/grammar/unended.py.\n"
_WEIGHT = {"genre": 3.0, "reports": 1.5, "law": 0.3}
_LEAST = 10  # weighed count of a string that is told
_VERBS, _NOUN = tuple("vad"), "公开"  # first letters of tags; what the dictionary takes for a verb and is none here
_NONE = 1e-6  # what is left of weights where nothing was counted


class Counts:
    """Of some texts: how often each string stands, how often it ends a clause or an item, and ends of clauses."""

    def __init__(self) -> None:
        self.all: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()
        self.ends: list[tuple[str, str]] = []
        self.characters = 0


def counts(corpus: Path) -> dict[str, Counts]:
    """The counts of each group of texts."""
    either = "|".join(sorted(verbs()))
    each = re.compile(rf"(?=((?:{either})[\u4e00-\u9fff]{{{LENGTH - VERB}}}))")
    groups: dict[str, Counts] = {}
    for group, paragraphs in texts(corpus):
        counted = groups.setdefault(group, Counts())
        for text in paragraphs:
            counted.characters += len(text)
            for match in each.finditer(text):
                counted.all[match[1]] += 1
                behind = text[match.start() + LENGTH : match.start() + LENGTH + 1]
                if not "\u4e00" <= behind <= "\u9fff" or behind in "和及与":
                    counted.ended[match[1]] += 1
            if group != "law":
                counted.ends += [(text[at:end], text[max(0, at - 8) : end + 4]) for at, end in ends(text)]
    return groups


class Judge:
    """What never ends a clause, by the counts of all groups but one."""

    def __init__(self, groups: dict[str, Counts]) -> None:
        self._stand, self._end = weighed(groups)
        self._right = frozenset(read_toml("lexicon", "adverb_words.toml")["ended"].split())
        jieba.setLogLevel(60)
        jieba.posseg.dt.initialize()

    def tells(self, string: str, without: Counts, by: float) -> bool:
        """Whether the string is common and ends no clause in the texts that are left."""
        if string in self._right or self._may_be_verb(string[VERB:]):
            return False
        often = self._stand[string] - by * without.all[string] >= _LEAST
        return often and self._end[string] - by * without.ended[string] < _NONE

    @staticmethod
    def _may_be_verb(word: str) -> bool:
        return word != _NOUN and jieba.posseg.dt.word_tag_tab.get(word, "")[:1] in _VERBS

    def all_told(self) -> list[str]:
        """All that is told."""
        none = Counts()
        return [string for string in sorted(self._stand) if self.tells(string, none, 0.0)]


def weight(group: str) -> float:
    """What a place in texts of the group counts for."""
    return _WEIGHT[group.split()[0]]


def weighed(groups: dict[str, Counts]) -> tuple[Counter[str], Counter[str]]:
    """How often strings stand and end, in all groups."""
    stand: Counter[str] = Counter()
    end: Counter[str] = Counter()
    for group, counted in sorted(groups.items()):
        for mine, its in ((stand, counted.all), (end, counted.ended)):
            for string, count in its.items():
                mine[string] += weight(group) * count  # type: ignore[assignment]
    return stand, end


def main() -> int:
    """See the head of this module; the status is 1 where ``--check`` finds other bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--held", action="store_true")
    asked = parser.parse_args()
    groups = counts(asked.corpus)
    judge = Judge(groups)
    if asked.held:
        told = 0
        for group, counted in groups.items():
            for string, shown in counted.ends:
                if judge.tells(string, counted, weight(group)):
                    told += 1
                    print(group, string, shown)
        characters = sum(c.characters for group, c in groups.items() if group != "law")
        print(f"{told} told in {characters} characters, {told / characters * 1e4:.3f} per 10,000")
        return 0
    never: dict[str, list[str]] = {}
    for string in judge.all_told():
        never.setdefault(string[:VERB], []).append(string[VERB:])
    made = _HEAD + "".join(f"{verb}\t{' '.join(words)}\n" for verb, words in sorted(never.items()))
    if asked.check:
        return int(FILE.read_text("utf-8") != made)
    FILE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
