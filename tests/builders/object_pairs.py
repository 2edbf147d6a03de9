"""Write ``resources/lexicon/object_pairs.tsv``: verbs and head nouns that do not go together, told by counts.

    python -m tests.builders.object_pairs --corpus FOLDER [--check]

The pairs of correct prose are read as the program reads drafts: laws and work reports of the corpus (UTF-8, xz,
documents parted by form feeds) and the genre text beside the builder of the slips. Needs the extra ``tables``.

A pair that never stands is judged by three figures: how often it would stand if verbs and nouns met by chance; how the
verbs that share the verb's objects stand before the noun, as against chance; and how the verb stands before the nouns
that share the noun's verbs. The thresholds were chosen so that, each hand and each ten work reports judged by the
counts of all others, fewer than one warning in 200,000 characters comes. Where a noun takes almost any verb, but the
verb few nouns, it is a hint at most.

Beside the counts stands a hand's knowledge of classes of nouns (verb_objects.toml): what a verb does not go with by it
is a warning where it says so of the pair, or where the texts do not use it though by chance they would; where the pair
is but in none of its lists and the texts hold too little to count, it is a hint.
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import jieba
import jieba.posseg
import numpy as np

from core.base.resources import ROOT, read_toml
from core.check.wording.grammar.governing import Pair, Verbs
from core.check.wording.grammar.objects import CLASS, NOT, ONLY, SHARED, SIGNS, SURELY, TOLD
from core.check.wording.grammar.predicates import Predicates
from core.model.normalise import fold
from tests.builders.object_usage import Usage
from tests.builders.phrase_openings import Openings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILE = ROOT / "lexicon" / "object_pairs.tsv"
GENRE = Path(__file__).parent / "slips" / "genre"
_HEAD = (
    "# Made by python -m tests.builders.object_pairs; do not edit. "
    "Explained in core/check/wording/grammar/objects.py.\n"
)
_LONG = 12  # characters; a longer line that stands in several documents is counted once
_LAW = 0.3  # what a pair of the laws counts for
_USUAL = 8  # nouns that a verb has most often
_USED = 2.0  # weighed counts of a pair that is used, whatever the hand says
_VERB_LEAST, _NOUN_LEAST = 15, 8  # weighed counts of what is looked at
_NEIGHBOURS = 12
_BY_CHANCE = 0.3  # how often a pair that the hand is against would stand, at least, for a warning
_FLOOR = 0.02  # of chance, in the likeness figures
_OPEN = 0.12  # the greatest share of verbs that stand once before a noun: it takes almost any
_OPEN_VERB = 0.07  # the same of nouns behind a verb: 加大 has hardly any but 力度 and 投入
_REPORTS = 10  # work reports of a group that is left out
_NOUNS, _DEEDS = frozenset(("n", "an", "nz", "l")), frozenset(("vn", "v"))
#: Last characters of nouns of three that share their verbs: 透明度, 满意度, and how often one of them stands alone.
_CLASSES, _ALONE = "性度率权力感量", 40
_OTHER = frozenset(("b", "j", "ad", "ns", "nr", "nrt", "d", "a"))


class Limits(NamedTuple):
    """The least count expected, and the greatest likeness by verbs and by nouns (logarithms of the share of chance)."""

    expected: float
    by_verbs: float
    by_nouns: float

    def hold(self, figures: tuple[float, float, float]) -> bool:
        """Whether a pair is so much out of the way."""
        expected, by_verbs, by_nouns = figures
        return expected >= self.expected and by_verbs <= self.by_verbs and by_nouns <= self.by_nouns


_WARNING, _HINT, _DEED = Limits(1.5, -1.5, -1.5), Limits(0.7, -1.2, -1.2), Limits(3.0, -1.5, -1.5)


class Nouns:
    """The noun that a clause ends in, by the dictionary."""

    def __init__(self) -> None:
        jieba.setLogLevel(60)
        jieba.posseg.dt.initialize()
        self._tags: dict[str, str] = jieba.posseg.dt.word_tag_tab
        self._known: dict[str, str | None] = {}
        self._sure = frozenset(read_toml("lexicon", "object_verbs.toml")["nouns"].split())

    def __call__(self, clause: str) -> str | None:
        end = clause[-3:]
        if end not in self._known:
            self._known[end] = self._noun(end)
        return self._known[end]

    def _noun(self, end: str) -> str | None:
        if len(end) > 2 and self._tags.get(end) in _NOUNS - {"an"}:
            return end
        short = end[-2:]
        return short if self._tags.get(short) in _NOUNS | _DEEDS | _OTHER else None

    @property
    def tags(self) -> dict[str, str]:
        """What kind of word each of the dictionary is."""
        return self._tags

    def is_deed(self, noun: str) -> bool:
        """Whether the noun is as often a verb (建设): beside a verb it may be one."""
        return noun[0] != CLASS and noun not in self._sure and self._tags.get(noun) not in _NOUNS


def texts(corpus: Path) -> Iterator[tuple[str, list[str]]]:
    """(group, paragraphs) of each document: a folder of the genre, some work reports, or ``law``."""
    seen: set[str] = set()
    for path in sorted(GENRE.glob("*/*.txt")):
        yield f"genre {path.parent.name}", _kept(path.read_text("utf-8"), seen)
    for name in ("work_reports", "laws"):
        with lzma.open(corpus / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
            for number, document in enumerate(file.read().split("\f")):
                group = "law" if name == "laws" else f"reports {number // _REPORTS}"
                yield group, _kept(document, seen)


def _kept(document: str, seen: set[str]) -> list[str]:
    kept = []
    for line in document.splitlines():
        text = fold("".join(line.split()))
        if text and not (len(text) > _LONG and text in seen):
            seen.add(text)
            kept.append(text)
    return kept


class Figures:
    """What the counts say of pairs. ``prose`` counts whole, ``laws`` by ``_LAW``."""

    def __init__(self, prose: Counter[tuple[str, str]], laws: Counter[tuple[str, str]]) -> None:
        weighed: Counter[tuple[str, str]] = Counter()
        for pair in (*prose, *laws):
            weighed[pair] = prose[pair] + _LAW * laws[pair]  # type: ignore[assignment]
        verbs: Counter[str] = Counter()
        nouns: Counter[str] = Counter()
        for (verb, noun), count in weighed.items():
            verbs[verb] += count
            nouns[noun] += count
        self.verbs = {v: i for i, v in enumerate(sorted(v for v in verbs if verbs[v] >= _VERB_LEAST))}
        self.nouns = {n: i for i, n in enumerate(sorted(n for n in nouns if nouns[n] >= _NOUN_LEAST))}
        counts, own = np.zeros((len(self.verbs), len(self.nouns))), np.zeros((len(self.verbs), len(self.nouns)))
        for (verb, noun), count in weighed.items():
            if verb in self.verbs and noun in self.nouns:
                counts[self.verbs[verb], self.nouns[noun]] = count
                own[self.verbs[verb], self.nouns[noun]] = prose[verb, noun]
        self.counts = counts
        self._expected = _by_chance(own) + _by_chance(counts - own)
        of_verb, of_noun, all_of = counts.sum(1) + 1e-9, counts.sum(0) + 1e-9, counts.sum()
        more = np.log((counts + 1e-9) / (_by_chance(counts) + 1e-9)).clip(0) * np.minimum(1, counts / 2)
        verb_share, noun_share = of_verb / all_of, of_noun / all_of
        by_verbs = _nearest(more) @ (counts / of_verb[:, None])
        by_nouns = (counts / of_noun) @ _nearest(more.T).T
        self._by_verbs = np.log((by_verbs + _FLOOR * noun_share) / noun_share)
        self._by_nouns = np.log((by_nouns + _FLOOR * verb_share[:, None]) / verb_share[:, None])
        once = (counts > 0) & (counts <= 1)
        self._once, self._once_behind = (once.sum(0) + 0.5) / (of_noun + 1), (once.sum(1) + 0.5) / (of_verb + 1)

    def count(self, verb: str, noun: str) -> float:
        """How often the pair stands, nought for words that are too rare."""
        row, column = self.verbs.get(verb), self.nouns.get(noun)
        return 0.0 if row is None or column is None else float(self.counts[row, column])

    def takes_any(self, noun: str) -> bool:
        """Whether the noun takes almost any verb, so that only the verb tells."""
        return self._once[self.nouns[noun]] > _OPEN

    def of(self, verb: str, noun: str) -> tuple[float, float, float] | None:
        """(count expected, likeness by verbs, by nouns); None where they are too rare or both take almost any."""
        row, column = self.verbs.get(verb), self.nouns.get(noun)
        if row is None or column is None:
            return None
        if self._once[column] > _OPEN and self._once_behind[row] > _OPEN_VERB:
            return None
        return (
            float(self._expected[row, column]),
            float(self._by_verbs[row, column]),
            float(self._by_nouns[row, column]),
        )


def _by_chance(counts: np.ndarray) -> np.ndarray:
    return np.outer(counts.sum(1), counts.sum(0)) / max(1.0, counts.sum())


def _nearest(rows: np.ndarray) -> np.ndarray:
    """Weights of the rows that are most alike, each row's weights adding up to 1."""
    length = np.linalg.norm(rows, axis=1) + 1e-9
    alike = (rows @ rows.T) / length[:, None] / length
    np.fill_diagonal(alike, 0)
    order = np.argsort(-alike, axis=1, kind="stable")[:, :_NEIGHBOURS]
    weights = np.zeros_like(alike)
    at = np.arange(len(alike))[:, None]
    weights[at, order] = alike[at, order] ** 2
    return weights / (weights.sum(1, keepdims=True) + 1e-9)


def classed(counts: Counter[tuple[str, str]], alone: set[str]) -> Counter[tuple[str, str]]:
    """The counts with nouns that share a last character put together, but for those that stand alone."""
    found: Counter[tuple[str, str]] = Counter()
    for (verb, noun), count in counts.items():
        found[verb, class_of(noun, alone)] += count
    return found


def class_of(noun: str, alone: set[str]) -> str:
    """The noun, or the class it is counted with."""
    return CLASS + noun[-1] if len(noun) > 2 and noun[-1] in _CLASSES and noun not in alone else noun


class Judge:
    """Which pairs are told, by the counts of some of the texts."""

    def __init__(
        self,
        nouns: Nouns,
        prose: Counter[tuple[str, str]],
        laws: Counter[tuple[str, str]],
        data: dict[str, str],
        told: Counter[tuple[str, str]],
    ) -> None:
        often: Counter[str] = Counter()
        for (_, noun), count in prose.items():
            often[noun] += count
        self.usage = Usage()
        self.alone = {noun for noun, count in often.items() if count >= _ALONE} | set(self.usage.nouns)
        of_genre = read_toml("lexicon", "genre_words.toml")["words"].split()
        words = (*often, *of_genre, *self.usage.alike)
        self.members = {noun for noun in words if len(noun) == 3 and noun[-1] in _CLASSES}
        self.nouns, self.figures = nouns, Figures(classed(prose, self.alone), classed(laws, self.alone))
        self.counted = set(data["judged"].split()) & self.figures.verbs.keys()
        self.judged = sorted(self.counted | set(self.usage.verbs))
        self.told = sorted({*data["changed"].split(), *data["states"].split()})
        self._told = {(word, class_of(noun, self.alone)) for word, noun in told}
        right = data["right"].split()
        self._seen = set(zip(right[::2], right[1::2], strict=True))
        weighed: Counter[tuple[str, str]] = Counter()
        for counts, least in ((prose, 1), (laws, 2)):
            ends: Counter[tuple[str, str]] = Counter()
            for (verb, noun), count in counts.items():
                ends[verb, class_of(noun, self.alone)] += count
                if len(noun) > 2:
                    ends[verb, noun[-2:]] += count  # a draft's 主渠道 is read as 渠道
            self._seen |= {pair for pair, count in ends.items() if count >= least}
            for pair, count in ends.items():
                weighed[pair] += count if counts is prose else _LAW * count  # type: ignore[assignment]
        self._used = {pair for pair, count in weighed.items() if count >= _USED} | set(
            zip(right[::2], right[1::2], strict=True)
        )

    def is_told(self, word: str, noun: str) -> bool:
        """Whether the texts tell something of a noun."""
        return (word, class_of(noun, self.alone)) in self._told

    def is_counted(self, verb: str, noun: str) -> bool:
        """Whether a pair that the hand is against is barred, or would stand by chance, so that its lack tells."""
        if self.usage.is_barred(verb, self.usage.name_of(class_of(noun, self.alone))):
            return True
        figures = self.figures.of(verb, class_of(noun, self.alone))
        return figures is not None and figures[0] >= _BY_CHANCE

    def level(self, verb: str, noun: str) -> str:
        """``"!"`` for a warning, ``"?"`` for a hint, else an empty text."""
        noun = class_of(noun, self.alone)
        if self.usage.is_against(verb, self.usage.name_of(noun)) and (verb, noun) not in self._used:
            return "!"
        if (verb, noun) in self._seen:
            return ""
        figures = self.figures.of(verb, noun) if verb in self.counted else None
        if figures is None:
            return ""
        if self.figures.takes_any(noun):
            return "?" if _WARNING.hold(figures) else ""
        if self.nouns.is_deed(noun):
            return "?" if _DEED.hold(figures) else ""
        return "!" if _WARNING.hold(figures) else "?" if _HINT.hold(figures) else ""


def rows(judge: Judge) -> Iterator[str]:
    """The lines of the table, after its head."""
    figures = judge.figures
    for name in judge.usage.names:
        against = [v for v in sorted(judge.usage.verbs) if judge.usage.is_against(v, name)]
        yield f"{SHARED}{name}\t{' '.join(v for v in against if not judge.usage.is_narrow(v))}"
    for noun in sorted({*figures.nouns, *judge.usage.nouns}):
        levels = {verb: judge.level(verb, noun) for verb in judge.judged}
        never, seldom = ([v for v in judge.judged if levels[v] == sign] for sign in "!?")
        name = judge.usage.name_of(noun)
        if name is not None:
            of_class = [v for v in judge.usage.verbs if judge.usage.is_against(v, name)]
            never = [
                SHARED + name,
                *(v for v in never if v not in of_class or judge.is_counted(v, noun)),
                *(NOT + v for v in sorted(of_class) if levels[v] != "!"),
            ]
        if never or seldom:
            common = sorted(judge.judged, key=lambda v: (-figures.count(v, noun), v))[:3]
            usual = [v for v in common if figures.count(v, noun) >= 2]
            kind = "+" if judge.nouns.is_deed(noun) else ""
            if noun[0] == CLASS:
                kind = " ".join(sorted(word for word in judge.members if class_of(word, judge.alone) == noun))
            yield "\t".join((noun, kind, " ".join(usual), " ".join(never), " ".join(seldom)))
    yield SURELY + " ".join(judge.usage.sure)
    for verb in filter(judge.usage.is_narrow, judge.usage.verbs):
        yield f"{ONLY}{verb}\t{judge.usage.only(verb, told=False)}"
    for word in judge.told:
        of = [n for n in judge.usage.nouns if judge.usage.is_untold(word, judge.usage.name_of(n))]
        also = " ".join(NOT + noun for noun in of if judge.is_told(word, noun))
        yield f"{TOLD}{word}\t{judge.usage.only(word, told=True)} {also}".rstrip(" ")
    for verb in judge.judged:
        common = sorted((-figures.count(verb, n), n) for n in figures.nouns if n[0] != CLASS)[:_USUAL]
        yield f">{verb}\t{' '.join(noun for count, noun in common if count)}"


def main(arguments: list[str]) -> int:
    """Write the table, or say whether the same would come; prints what is told of texts by the counts of the others."""
    parser = argparse.ArgumentParser(prog="python -m tests.builders.object_pairs", description=main.__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with laws.txt.xz and work_reports.txt.xz")
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the same bytes would come")
    parser.add_argument("--held", action="store_true", help="also judge every group by the counts of the others")
    options = parser.parse_args(arguments)
    nouns, verbs, data = Nouns(), Verbs(), read_toml("lexicon", "object_verbs.toml")
    groups: dict[str, Counter[tuple[str, str]]] = {}
    places: dict[str, list[tuple[Pair, str]]] = {}
    told: Counter[tuple[str, str]] = Counter()
    predicates, openings = Predicates(), Openings(verbs, nouns, nouns.tags, data["also"])
    for group, paragraphs in texts(options.corpus):
        counts = groups.setdefault(group, Counter())
        for text in paragraphs:
            openings.add(text, _LAW if group == "law" else 1)
            of_nouns = chain(predicates.told(text, nouns), verbs.undergone(text, nouns))
            told.update((pair.verb, pair.noun) for pair in of_nouns)
            for pair in chain(verbs.pairs(text, nouns), verbs.undergone(text, nouns)):
                counts[pair.verb, pair.noun] += 1
                if group != "law":
                    places.setdefault(group, []).append((pair, text))
    laws = groups.pop("law")
    if options.held:
        _held(nouns, groups, laws, places, data, told)
    judge = Judge(nouns, sum(groups.values(), Counter()), laws, data, told)
    lines = list(rows(judge))
    of_nouns = {word for line in lines if line[0] not in SIGNS for word in " ".join(line.split("\t")[:2]).split()}
    classes = {noun: judge.usage.name_of(noun) for noun in of_nouns if noun[0] != CLASS}
    table = _HEAD + "".join(f"{line}\n" for line in (*lines, *openings.rows(classes)))
    if options.check:
        same = FILE.read_text("utf-8") == table
        print("the same bytes" if same else "other bytes")
        return 0 if same else 1
    FILE.write_text(table, "utf-8", newline="\n")
    print(f"{table.count(chr(10))} lines, {len(table.encode()):,} bytes")
    return 0


def _held(
    nouns: Nouns,
    groups: dict[str, Counter[tuple[str, str]]],
    laws: Counter[tuple[str, str]],
    places: dict[str, list[tuple[Pair, str]]],
    data: dict[str, str],
    told_of: Counter[tuple[str, str]],
) -> None:
    for group in groups:
        judge = Judge(nouns, sum((c for g, c in groups.items() if g != group), Counter()), laws, data, told_of)
        told = [(judge.level(pair.verb, pair.noun), pair, text) for pair, text in places.get(group, ())]
        print(f"{group}: {len(told):,} pairs, told {_many(told, '!')} as warnings, {_many(told, '?')} as hints")
        for level, pair, text in told:
            if level:
                print(f"  {level} {text[max(0, pair.at - 6) : pair.end + 1]}")


def _many(told: Iterable[tuple[str, Pair, str]], level: str) -> int:
    return sum(1 for sign, _, _ in told if sign == level)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
