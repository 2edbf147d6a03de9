"""Make ``marks/left_out_….json``: python -m tests.builders.left_out_marks --corpus FOLDER, after ``….expected_marks``.

The trees are fitted on the texts of ``tests.builders.slips``, each part of them by the counts of all others: every mark
that would be looked for if it were taken out, and every place that is looked at where none is missing. Each part is
then judged by trees that were fitted on the others, which gives the scores from which on a place is told.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import lightgbm
import numpy as np

from core.base.resources import ROOT
from core.check.wording.marks.left_out_marks import CLAUSES, ITEMS, LeftOutMarks
from core.check.wording.marks.mark_figures import FIRST_FIGURES, MarkCounts
from core.check.wording.marks.marked_text import CHOICES, PAUSE, MarkedText, marked_text
from core.check.wording.slips.detector import detector
from core.model.normalise import fold
from tests.builders.expected_marks import (
    GENRE,
    PARTS,
    REPORTS,
    Counts,
    levels,
    paragraphs_of,
    part_of,
    right_sentences,
    strings_of,
    words_without,
)
from tests.builders.slips.fitting import trees_in_fractions
from tests.builders.slips.texts import BREAK, Text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Public documents without such a year are of another age, with other marks: counted, not fitted on.
_OF_TODAY = re.compile(r"20[012]\d年")
#: Characters of a paragraph that is fitted on, and of all of a part's; what those of a part count for.
_SHORTEST, _FITTED = 20, 700_000
_WEIGHTS = {**dict.fromkeys(GENRE, 4), **dict.fromkeys(REPORTS, 4)}
_PARAMETERS = {
    "objective": "binary", "min_data_in_leaf": 30, "lambda_l2": 5.0, "feature_fraction": 0.7, "bagging_fraction": 0.8,
    "bagging_freq": 1, "verbose": -1, "num_threads": 2, "seed": 1, "deterministic": True, "force_col_wise": True,
}  # fmt: skip
#: Rounds, leaves of a tree and learning rate of the trees on the first figures and of those on all.
_FIRST, _ALL = (12, 8, 0.3), (260, 31, 0.08)
#: How many places of genre and work reports where nothing is missing may be told, as a hint and plainly. Of those that
#: come first about half do lack a mark in the texts (快板山歌等), above all between items. Between clauses few, for in
#: texts of other matters (news) there are ten times as many.
_TOLD = {ITEMS: (70, 24), CLAUSES: (60, 3)}
#: The first trees are enough where no more than this share of the missing marks is lost by it.
_LOST = 0.03


class Rows(NamedTuple):
    """Figures of places, whether a mark is missing there, and what stands around."""

    figures: np.ndarray
    missing: np.ndarray
    around: list[str]


def rows(paragraphs: Sequence[str], marks: LeftOutMarks) -> dict[str, Rows]:
    """By kind every place in right paragraphs that is looked at, and every one that comes of a mark taken out."""
    found: dict[str, list[tuple[list[float], bool, str]]] = {ITEMS: [], CLAUSES: []}

    def add(kinds: Sequence[str], text: MarkedText, number: int, *, is_missing: bool) -> None:
        first = marks.first(text, number)
        if first is not None:
            at = text.places[number]
            around = f"{text.signs[max(0, at - 12) : at]}|{text.signs[at + 1 : at + 13]}"
            for kind in kinds:
                found[kind].append((marks.figures(first, text, number), is_missing, around))

    for paragraph in paragraphs:
        marked = marked_text(paragraph)
        for place in marks.places(marked, paragraph):
            add(place.kinds, *marked.with_mark(place.at), is_missing=False)
        for number, at in enumerate(marked.places):
            sign = marked.signs[at]
            if sign in CHOICES and marked.is_open_to_doubt(number):
                without = paragraph[: marked.starts[at]] + paragraph[marked.starts[at] + 1 :]
                missing = ITEMS if sign == PAUSE else CLAUSES
                places = marks.places(marked_text(without), without)
                if any(place.at == at and missing in place.kinds for place in places):
                    add((missing,), marked, number, is_missing=True)
    return {kind: _table(of_kind) for kind, of_kind in found.items()}


def _table(found: Sequence[tuple[list[float], bool, str]]) -> Rows:
    figures, missing, around = zip(*found, strict=True)
    return Rows(np.array(figures, np.float32), np.array(missing), list(around))


class Model(NamedTuple):
    """Trees on the first figures, and on all of them."""

    first: lightgbm.Booster
    trees: lightgbm.Booster

    @classmethod
    def fitted(cls, parts: dict[str, Rows]) -> Model:
        """Those of the parts."""
        figures = np.concatenate([rows.figures for rows in parts.values()])
        missing = np.concatenate([rows.missing for rows in parts.values()])
        weight = np.concatenate([np.full(len(rows.missing), _WEIGHTS.get(part, 1)) for part, rows in parts.items()])
        boosters = (
            lightgbm.train(
                {**_PARAMETERS, "num_leaves": leaves, "learning_rate": rate},
                lightgbm.Dataset(of, missing, weight=weight),
                rounds,
            )
            for of, (rounds, leaves, rate) in ((figures[:, :FIRST_FIGURES], _FIRST), (figures, _ALL))
        )
        return cls(*boosters)

    def scores(self, of: Rows) -> tuple[np.ndarray, np.ndarray]:
        """The scores of the first trees and of all."""
        first = self.first.predict(of.figures[:, :FIRST_FIGURES], raw_score=True)
        return np.asarray(first), np.asarray(self.trees.predict(of.figures, raw_score=True))


def bars(kind: str, table: dict[str, Rows], right: Rows) -> dict[str, float]:
    """From which scores on a place is told, by parts that were not fitted on; prints what would be told wrongly."""
    scores: list[tuple[np.ndarray, np.ndarray]] = []
    judged = (*GENRE, *REPORTS)
    for part in judged:
        model = Model.fitted({other: rows for other, rows in table.items() if other != part})
        scores.append(model.scores(table[part]))
    first, every = (np.concatenate(of) for of in zip(*scores, strict=True))
    missing = np.concatenate([table[part].missing for part in judged])
    around = [words for part in judged for words in table[part].around]
    order = [i for i in np.argsort(-every) if not missing[i]]
    few, fewer = _TOLD[kind]
    hint, warning = float(every[order[few]]), float(every[order[fewer]])
    if len(right.missing):  # of sentences that are known to be right none is warned of
        warning = max(warning, float(Model.fitted(table).scores(right)[1].max()))
    for i in order[:few]:
        print(f"  {every[i]:.2f} {around[i]}")
    shares = ((every[missing] > bar).mean() for bar in (hint, warning))
    told = " and ".join(f"{share:.3f}" for share in shares)
    print(f"{kind}: of {missing.sum():,} places with a mark missing {told} are told", flush=True)
    worth = float(np.quantile(first[missing & (every > hint)], _LOST))
    left = (first[~missing] > worth).mean()
    print(f"worth {worth:.2f}, which leaves {left:.3f} of {(~missing).sum():,} other places")
    return {"hint": _up(hint), "warning": _up(warning), "worth": round(worth, 2)}


def _up(bar: float) -> float:
    return math.ceil(bar * 100) / 100


def main(arguments: list[str]) -> int:
    """Count, fit, judge, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.builders.left_out_marks", description=main.__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with laws.txt.xz and work_reports.txt.xz")
    parser.add_argument("--out", type=Path, default=ROOT / "marks")
    options = parser.parse_args(arguments)
    documents = list(texts(options.corpus))
    strings = {part: strings_of(paragraphs) for part, paragraphs in paragraphs_of(documents).items()}
    fitted = _fitted_on(documents)
    tables: dict[str, dict[str, Rows]] = {ITEMS: {}, CLAUSES: {}}
    for part, words in words_without(documents):
        counts = MarkCounts(words, Counts(levels(strings, part)), detector().vectors)
        for kind, table in rows(fitted[part], LeftOutMarks(counts, {})).items():
            tables[kind][part] = table
            print(f"{part}, {kind}: {len(table.missing):,} places", flush=True)
    counts = MarkCounts(detector().counts, Counts(levels(strings)), detector().vectors)
    right = rows(right_sentences(), LeftOutMarks(counts, {}))
    for kind, table in tables.items():
        known = right[kind]._replace(figures=right[kind].figures[~right[kind].missing])
        known = known._replace(missing=known.missing[~known.missing])
        model = Model.fitted(table)
        said = {
            "first": list(trees_in_fractions(model.first)),
            "trees": list(trees_in_fractions(model.trees)),
            **bars(kind, table, known),
        }
        (options.out / f"left_out_{kind}.json").write_text(json.dumps(said, separators=(",", ":")) + "\n", "utf-8")
    return 0


def _fitted_on(documents: Sequence[Text]) -> dict[str, list[str]]:
    """By part as many of its paragraphs as are fitted on, in another order."""
    found: dict[str, list[str]] = defaultdict(list)
    for number, document in enumerate(documents):
        if part_of(document, number) not in REPORTS or _OF_TODAY.search(document.raw):
            found[part_of(document, number)] += [fold(p) for p in document.raw.split(BREAK) if len(p) >= _SHORTEST]
    return {part: list(_some(found[part])) for part in PARTS}


def _some(paragraphs: list[str]) -> Iterator[str]:
    room = _FITTED
    random.Random(3).shuffle(paragraphs)
    for paragraph in paragraphs:
        room -= len(paragraph)
        if room < 0:
            return
        yield paragraph


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
