"""Write ``resources/lexicon/adverb_followers.tsv``: words that never stand behind an adverb, told by counts.

    python -m tests.builders.adverb_followers --corpus FOLDER [--check] [--held]

Words of two characters of the dictionary are counted behind the adverbs of ``adverb_words.toml``, wherever those
stand, in laws and work reports of the corpus and in the genre text beside the builder of the slips. Needs the extra
``tables``.

A word is told behind an adverb where it never stands, though it would if words met by chance, and where it hardly
ever stands behind any adverb. ``--held`` shows what is told where the adverb opens its phrase in each hand's text and
in every ten work reports by the counts of the others: the thresholds were chosen by it.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import jieba
import jieba.posseg

from core.base.resources import ROOT
from core.check.wording.grammar.followers import LENGTH, adverbs
from core.language.sought import longest_first
from tests.builders.object_pairs import texts

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = ROOT / "lexicon" / "adverb_followers.tsv"
_HEAD = (
    "# Made by python -m tests.builders.adverb_followers; do not edit. See core/check/wording/grammar/followers.py.\n"
)
#: What a place in a text of the genre, of the reports, of the laws counts for.
_WEIGHT = {"genre": 3.0, "reports": 1.0, "law": 0.15}
#: The least count expected by chance, and the greatest share of it behind all adverbs together.
_EXPECTED, _SHARE = 0.1, 0.5
#: Nothing is sure of a word that is rarer.
_FREQUENT = 60
_SMOOTH = 0.3
#: First letters of the tags of words that are no verbs, and the share of words that may be: 公开, 服务.
_NO_VERBS, _DEED, _DEED_SHARE = "nrbsfj", "vn", 0.03
_USUAL = 3
_NONE = 1e-6  # what is left of weights where nothing was counted


class Counts:
    """Of some texts: words behind adverbs, adverbs, words behind any adverb, words, and places of words."""

    def __init__(self) -> None:
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.adverbs: Counter[str] = Counter()
        self.behind: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.places = 0.0
        self.openings: list[tuple[str, str, str]] = []

    def add(self, other: Counts, weight: float) -> None:
        """Count the other texts too, so much for each place."""
        for mine, its in (
            (self.pairs, other.pairs),
            (self.adverbs, other.adverbs),
            (self.behind, other.behind),
            (self.words, other.words),
        ):
            for key, count in its.items():
                mine[key] += weight * count  # type: ignore[assignment, index]
        self.places += weight * other.places


def counts(corpus: Path) -> dict[str, Counts]:
    """The counts of each group of texts; those of genre and reports with what they have where an adverb opens."""
    jieba.setLogLevel(60)
    jieba.posseg.dt.initialize()
    known = {word for word in jieba.posseg.dt.word_tag_tab if len(word) == LENGTH}
    each = re.compile(rf"(?=({'|'.join(sorted(adverbs().all, key=longest_first))})([\u4e00-\u9fff]{{{LENGTH}}}))")
    groups: dict[str, Counts] = {}
    for group, paragraphs in texts(corpus):
        counted = groups.setdefault(group, Counts())
        for text in paragraphs:
            pairs = [text[at : at + LENGTH] for at in range(len(text) - LENGTH + 1)]
            counted.words.update(pair for pair in pairs if pair in known)
            counted.places += len(text)
            for match in each.finditer(text):
                adverb, word = match.groups()
                counted.adverbs[adverb] += 1
                if word in known:
                    counted.pairs[adverb, word] += 1
                    counted.behind[word] += 1
            if group != "law":
                for at, start, end in adverbs().followers(text):
                    shown = text[max(0, at - 4) : end + 6]
                    counted.openings.append((text[at:start], text[start:end], shown))
    return groups


def weight(group: str) -> float:
    """What a place in texts of the group counts for."""
    return _WEIGHT[group.split()[0]]


class Judge:
    """Which words are told behind which adverbs."""

    def __init__(self, all_of: Counts, without: Counts | None = None, by: float = 0.0) -> None:
        self._all, self._without, self._by = all_of, without or Counts(), by
        self._behind_any = sum(all_of.adverbs.values()) - by * sum(self._without.adverbs.values())
        self._places = all_of.places - by * self._without.places

    def tells(self, adverb: str, word: str) -> bool:
        """Whether the word never stands behind the adverb and should."""
        if word in adverbs().free or adverb + word in adverbs().right:
            return False
        mine, its, by = self._all, self._without, self._by
        if mine.pairs[adverb, word] - by * its.pairs[adverb, word] > _NONE:
            return False
        tag = jieba.posseg.dt.word_tag_tab.get(word, "x")
        if word in adverbs().nouns:
            tag = "n"
        if tag[0] not in _NO_VERBS and tag != _DEED:
            return False
        share = (mine.words[word] - by * its.words[word]) / self._places
        if share * self._places < _FREQUENT:
            return False
        if (mine.adverbs[adverb] - by * its.adverbs[adverb]) * share < _EXPECTED:
            return False
        behind = mine.behind[word] - by * its.behind[word]
        most = _DEED_SHARE if tag == _DEED else _SHARE
        return behind + _SMOOTH <= most * (self._behind_any * share + _SMOOTH)


def table(all_of: Counts) -> str:
    """The file: adverbs with the words usual behind them and those that never are."""
    judge, rows = Judge(all_of), [_HEAD]
    verbs = {word for word in all_of.behind if jieba.posseg.dt.word_tag_tab.get(word) in ("v", "vn")}
    for adverb in sorted(adverbs().all):
        usual = sorted((-all_of.pairs[adverb, word], word) for word in verbs if all_of.pairs[adverb, word])[:_USUAL]
        never = sorted(word for word in all_of.words if judge.tells(adverb, word))
        rows.append(f"{adverb}\t{' '.join(word for _, word in usual)}\t{' '.join(never)}\n")
    return "".join(rows)


def held(groups: dict[str, Counts], all_of: Counts) -> Iterable[str]:
    """What is told in each group by the counts of the others."""
    for group, counted in groups.items():
        judge = Judge(all_of, counted, weight(group))
        for adverb, word, shown in counted.openings:
            if judge.tells(adverb, word):
                yield f"{group}\t{adverb}|{word}\t{shown}"


def main() -> int:
    """See the head of this module; the status is 1 where ``--check`` finds other bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--held", action="store_true")
    asked = parser.parse_args()
    groups = counts(asked.corpus)
    all_of = Counts()
    for group, counted in sorted(groups.items()):
        all_of.add(counted, weight(group))
    if asked.held:
        found = list(held(groups, all_of))
        print(*found, sep="\n")
        characters = sum(c.places for group, c in groups.items() if group != "law")
        print(f"{len(found)} told in {characters:.0f} characters, {len(found) / characters * 1e4:.3f} per 10,000")
        return 0
    made = table(all_of)
    if asked.check:
        return int(FILE.read_text("utf-8") != made)
    FILE.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
