"""Make ``marks/strings.bin`` and ``marks/model.json``: python -m tests.builders.expected_marks --corpus FOLDER.

How often each mark stands behind and before every one and two signs is counted in the texts of
``tests.builders.slips``. The trees are fitted on the same texts, each part of them by the counts of all others: every
mark between two words, and places between two characters at which a mark was put in. Each part is then judged by trees
that were fitted on the others, which gives the bars: how far the score of another mark, or of none, is above that of
the right one in the few places where it is furthest.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter, defaultdict
from itertools import permutations, product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import lightgbm
import numpy as np

from core.base.resources import ROOT
from core.check.wording.marks.expected_marks import EXPECTED
from core.check.wording.marks.mark_figures import (
    BROKEN_WORDS,
    OTHER,
    MarkCounts,
    first_figures,
    other_figures,
)
from core.check.wording.marks.marked_text import CHOICES, MARKS, MarkedText, marked_text
from core.check.wording.slips.detector import detector
from core.check.wording.slips.string_table import level_of, pack
from core.model.normalise import fold
from tests.builders.slips.__main__ import Counts
from tests.builders.slips.counting import Tally
from tests.builders.slips.fitting import Tree, trees_in_fractions
from tests.builders.slips.likenesses import characters
from tests.builders.slips.parting import parted
from tests.builders.slips.texts import BREAK, Text, texts
from tests.builders.slips.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


#: The hands of the genre are put together to five parts, the work reports to two; one law in so many is one more.
GENRE, REPORTS, _LAWS = ("0", "1", "2", "3", "4"), ("reports 0", "reports 1"), "laws"
PARTS = (*GENRE, *REPORTS, _LAWS)
_HELD = 12  # what the builder of the strings holds back, which here is counted all the same
_ONE_LAW_IN = 24
#: Of sentences that are known to be right none is warned of.
_RIGHT, _SENTENCES = "right", Path(__file__).parents[1] / "core" / "check" / "rules" / "right_sentences"
#: What a paragraph of the genre counts for in the table, how often a string must stand, and what a place in each part
#: counts for where the trees are fitted.
_COUNTED, _LEAST = 5, 3
_WEIGHTS = {**dict.fromkeys(GENRE, 5), **dict.fromkeys(REPORTS, 3)}
#: Characters of a paragraph that is fitted on, and of all of a part's; one place without a mark in so many.
_SHORTEST, _FITTED, _WITHOUT = 20, 1_500_000, 16
_PARAMETERS = {
    "objective": "multiclass", "num_class": len(EXPECTED), "min_data_in_leaf": 40, "min_sum_hessian_in_leaf": 5.0,
    "lambda_l2": 5.0, "max_delta_step": 4.0,
    "verbose": -1, "num_threads": 2, "seed": 1, "deterministic": True, "force_col_wise": True,
}  # fmt: skip
#: Rounds, leaves of a tree and learning rate of the trees on the first figures and of those on all.
_FIRST, _OTHERS = (6, 8, 0.4), (70, 31, 0.15)
#: How many marks of the genre, and of work reports, that are right may be told for each case, as a hint and as a
#: warning.
_HINTS, _WARNINGS = (25, 60), (2, 8)
#: The same for hints of what readers of published reports miss most: marks of a list and of clauses taken for each
#: other, a sentence cut in two.
_MORE_HINTS, _MISSED_MOST = (60, 150), frozenset(((",", "、"), ("、", ","), ("。", ",")))
#: Which of these ends a clause, or a short sentence, is the writer's to choose, but for a full stop within a sentence.
_STYLE = frozenset(permutations((",", "。", ";"), 2)) - {("。", ",")}
#: Never told plainly: readers found such warnings wrong (long lists with a year or a verb in one item) or debatable.
_HINTS_ONLY = frozenset((("。", ","), ("、", "。")))
#: Nothing is doubted of which another score is no further above, thirty to one.
_LEAST_APART = 3.5
#: The first trees are enough where no more than this share of the doubted marks is lost by it.
_LOST = 0.05


class Rows(NamedTuple):
    """Figures of places in texts, and the number of what is right there among ``EXPECTED``."""

    first: np.ndarray
    others: np.ndarray
    right: np.ndarray


def strings_of(paragraphs: Sequence[str]) -> Counter[str]:
    """How often one and two signs stand beside each mark; marks that are no choice are all alike."""
    found: Counter[str] = Counter()
    for paragraph in paragraphs:
        signs = marked_text(paragraph).signs
        for at, sign in enumerate(signs):
            if sign in MARKS:
                mark = sign if sign in CHOICES else OTHER
                found.update([f"{words}{mark}" for words in {signs[max(0, at - n) : at] for n in (1, 2)} if words])
                found.update([f"{mark}{words}" for words in {signs[at + 1 : at + 1 + n] for n in (1, 2)} if words])
    return found


def levels(parts: dict[str, Counter[str]], without: str = "-") -> dict[str, int]:
    """The level of every string, without those of one part."""
    total: Counter[str] = Counter()
    for part, counts in parts.items():
        if part != without:
            weight = _COUNTED if part in GENRE else 1
            for string, count in counts.items():
                total[string] += weight * count
    return {string: level_of(count) for string, count in total.items() if count >= _LEAST}


def rows(paragraphs: Sequence[str], counts: MarkCounts) -> Rows:
    """Every mark between words, and places between characters with a mark put in, of which none is right."""
    chance = random.Random(5)
    first: list[list[float]] = []
    others: list[list[float]] = []
    right: list[int] = []

    def add(text: MarkedText, number: int, answer: int) -> None:
        first.append(first_figures(counts, text, number))
        others.append(other_figures(counts, text, number))
        right.append(answer)

    for paragraph in paragraphs:
        text = marked_text(paragraph)
        signs = text.signs
        for number, at in enumerate(text.places):
            if signs[at] in CHOICES and text.is_open_to_doubt(number):
                add(text, number, CHOICES.index(signs[at]))
        for at in range(1, len(signs)):
            if signs[at - 1] not in MARKS and signs[at] not in MARKS and not chance.randrange(_WITHOUT):
                add(*text.with_mark(at), EXPECTED.index(""))
    return Rows(np.array(first, np.float32), np.array(others, np.float32), np.array(right))


class Model(NamedTuple):
    """Trees on the first figures, and on all of them for what those leave open."""

    first: lightgbm.Booster
    others: lightgbm.Booster

    def scores(self, of: Rows) -> tuple[np.ndarray, np.ndarray]:
        """The scores of the first trees and of all."""
        first = np.asarray(self.first.predict(of.first, raw_score=True))
        return first, first + np.asarray(self.others.predict(np.hstack([of.first, of.others]), raw_score=True))


def fit(parts: dict[str, Rows]) -> Model:
    """The trees of the parts."""
    near, far = (
        np.concatenate(tables) for tables in ([r.first for r in parts.values()], [r.others for r in parts.values()])
    )
    right = np.concatenate([r.right for r in parts.values()])
    weights = np.concatenate([np.full(len(r.right), _WEIGHTS.get(p, 1)) for p, r in parts.items()])
    first = _fitted(lightgbm.Dataset(near, right, weight=weights), _FIRST)
    begun = np.asarray(first.predict(near, raw_score=True))
    data = lightgbm.Dataset(np.hstack([near, far]), right, weight=weights, init_score=begun.ravel(order="F"))
    return Model(first, _fitted(data, _OTHERS))


def _fitted(data: lightgbm.Dataset, how: tuple[int, int, float]) -> lightgbm.Booster:
    rounds, leaves, rate = how
    return lightgbm.train({**_PARAMETERS, "num_leaves": leaves, "learning_rate": rate}, data, rounds)


class Judged(NamedTuple):
    """The scores of places by the first trees and by all, what is right there, and whether it is within a word."""

    first: np.ndarray
    whole: np.ndarray
    right: np.ndarray
    in_word: np.ndarray

    @classmethod
    def of(cls, parts: Sequence[Judged]) -> Judged:
        """Those of several parts."""
        return cls(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))

    def among(self, case: Case, right: int) -> np.ndarray:
        """The places that a case is about where one of its marks is right."""
        among = self.right == right
        return among if EXPECTED[case.meant] else among & (self.in_word == case.in_word)

    def apart(self, case: Case, right: int) -> np.ndarray:
        """By how much the score of what is meant is above that of what is written at those places."""
        return (self.whole[:, case.meant] - self.whole[:, case.written])[self.among(case, right)]

    def bar(self, case: Case, few: int) -> float:
        """Above which no more than a few of the marks that are right as written would be doubted."""
        apart = np.sort(self.apart(case, case.written))
        return max(_LEAST_APART, float(apart[-few - 1])) if len(apart) > few else _LEAST_APART


class Case(NamedTuple):
    """A mark that is written and the one that is meant, and whether it stands within a word."""

    written: int
    meant: int
    in_word: bool

    @property
    def marks(self) -> tuple[str, str]:
        """Both."""
        return EXPECTED[self.written], EXPECTED[self.meant]

    def __str__(self) -> str:
        written, meant = (mark or "none" for mark in self.marks)
        return f"{written} for {meant}{' in a word' if self.in_word else ''}"


def cases() -> Iterator[Case]:
    """All that may be told; only what is too much is told apart by whether it breaks a word."""
    for case in (Case(*numbers) for numbers in product(range(len(CHOICES)), range(len(EXPECTED)), (False, True))):
        if case.written != case.meant and case.marks not in _STYLE and not (case.in_word and case.marks[1]):
            yield case


def bars(judged: dict[str, Judged]) -> Iterator[tuple[Case, float, float | None]]:
    """Of each case how far apart the scores are for a hint and for a warning; prints how many slips would be told."""
    genre, public = (Judged.of([judged[part] for part in parts]) for parts in (GENRE, REPORTS))
    for case in cases():
        for_hints = _MORE_HINTS if case.marks in _MISSED_MOST else _HINTS
        hint, warning = (max(genre.bar(case, few), public.bar(case, more)) for few, more in (for_hints, _WARNINGS))
        warning = max(warning, judged[_RIGHT].bar(case, 0))
        apart = genre.apart(case, case.meant)
        shares = f"{(apart > hint).mean():.3f} of {len(apart):,}, {(apart > warning).mean():.3f} warned of"
        print(f"{case}: {shares}; {hint:.1f}, {warning:.1f}", flush=True)
        hint, warning = (math.ceil(bar * 100) / 100 for bar in (hint, warning))
        if case.marks in _HINTS_ONLY:
            yield case, warning if case.marks not in _MISSED_MOST else hint, None
        else:
            yield case, hint, warning


def worth(judged: Sequence[Judged], told: Sequence[tuple[Case, float, float | None]]) -> float:
    """Up to which distance of the first scores hardly any mark would be told by all."""
    every = Judged.of(judged)
    distances: list[np.ndarray] = []
    for case, hint, _ in told:
        doubted = every.among(case, case.meant)
        doubted &= every.whole[:, case.meant] - every.whole[:, case.written] > hint
        distances.append((every.first.max(axis=1) - every.first[:, case.written])[doubted])
    return round(float(np.quantile(np.concatenate(distances), _LOST)), 2)


def main(arguments: list[str]) -> int:
    """Count, fit, judge, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.builders.expected_marks", description=main.__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with laws.txt.xz and work_reports.txt.xz")
    parser.add_argument("--out", type=Path, default=ROOT / "marks")
    options = parser.parse_args(arguments)
    documents = list(texts(options.corpus))
    by_part = paragraphs_of(documents)
    strings = {part: strings_of(paragraphs) for part, paragraphs in by_part.items()}
    table: dict[str, Rows] = {}
    for part, words in words_without(documents):
        counts = MarkCounts(words, Counts(levels(strings, part)), detector().vectors)
        table[part] = rows(_some(by_part[part]), counts)
        print(f"{part}: {len(table[part].right):,} places", flush=True)
    judged: dict[str, Judged] = {}
    for part in PARTS:
        judged[part] = _judged(fit({other: table[other] for other in PARTS if other != part}), table[part])
        print(f"{part}: {(judged[part].whole.argmax(axis=1) == table[part].right).mean():.3f} right", flush=True)
    model = fit(table)
    counts = MarkCounts(detector().counts, Counts(levels(strings)), detector().vectors)
    judged[_RIGHT] = _judged(model, rows(right_sentences(), counts))
    told = list(bars(judged))
    options.out.mkdir(exist_ok=True)
    (options.out / "strings.bin").write_bytes(pack(levels(strings).items()))
    said = {
        "first": _by_choice(model.first),
        "others": _by_choice(model.others),
        "bars": [(*case, hint, warning) for case, hint, warning in told],
        "worth": worth([judged[part] for part in PARTS], told),
    }
    (options.out / "model.json").write_text(json.dumps(said, separators=(",", ":")) + "\n", "utf-8")
    print("worth", said["worth"])
    return 0


def _judged(model: Model, of: Rows) -> Judged:
    return Judged(*model.scores(of), of.right, np.asarray(of.others[:, BROKEN_WORDS].any(axis=1)))


def right_sentences() -> list[str]:
    """Sentences of the tests that look like wrong ones."""
    lines = (line for path in sorted(_SENTENCES.glob("*.txt")) for line in path.read_text("utf-8").splitlines())
    return [fold(line) for line in lines if line and not line.startswith("#")]


def _by_choice(booster: lightgbm.Booster) -> list[list[Tree]]:
    """The trees of each choice: a round has one of each."""
    trees = list(trees_in_fractions(booster))
    return [trees[number :: len(EXPECTED)] for number in range(len(EXPECTED))]


def paragraphs_of(documents: Sequence[Text]) -> dict[str, list[str]]:
    """The folded paragraphs of each part; public ones that are only counted stand under nothing."""
    found: dict[str, list[str]] = defaultdict(list)
    for number, document in enumerate(documents):
        found[part_of(document, number)] += [fold(p) for p in document.raw.split(BREAK) if len(p) >= _SHORTEST]
    return found


def words_without(documents: Sequence[Text]) -> Iterator[tuple[str, Counts]]:
    """The strings of ``tests.builders.slips`` for each part that is fitted on, without that part's."""
    by_part = [d._replace(hand=part_of(d, i)) for i, d in enumerate(documents)]
    tally, vocabulary = Tally(by_part, _HELD, ()), Vocabulary(parted(by_part, _HELD), set(characters()[0]))
    for part in PARTS:
        yield part, Counts({**dict(tally.levels(part)), **dict(vocabulary.levels(part))})


def part_of(document: Text, number: int) -> str:
    """The part that is fitted on a document belongs to, nothing for one that is only counted."""
    if document.hand:
        return GENRE[ord(document.hand) % len(GENRE)]
    if document.source != _LAWS:
        return REPORTS[number % len(REPORTS)]
    return "" if number % _ONE_LAW_IN else _LAWS


def _some(paragraphs: Sequence[str]) -> list[str]:
    """As many paragraphs as are fitted on, in another order."""
    mixed = list(paragraphs)
    random.Random(3).shuffle(mixed)
    room = _FITTED
    kept: list[str] = []
    for paragraph in mixed:
        room -= len(paragraph)
        if room < 0:
            break
        kept.append(paragraph)
    return kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
