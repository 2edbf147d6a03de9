"""Make ``joints/edges.tsv`` and ``joints/model.json``: python -m tests.builders.clause_joints --corpus FOLDER.

How often each two characters begin and end a clause is counted in the texts of ``tests.builders.slips``. The trees are
fitted on the same texts, each part of them by the counts of all others: a joint between two clauses of which the mark
was taken out, against every other place. Prints what parts that were not fitted on would have told.
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
from typing import TYPE_CHECKING

import lightgbm
import numpy as np

from core.base.resources import ROOT
from core.check.wording.marks.clause_joints import ClauseJoints
from core.check.wording.slips.scoring import Trees
from core.model.normalise import is_cjk
from tests.builders.slips.__main__ import Counts
from tests.builders.slips.counting import Tally
from tests.builders.slips.fitting import _trees as trees_of
from tests.builders.slips.likenesses import characters
from tests.builders.slips.parting import parted
from tests.builders.slips.texts import BREAK, Text, texts
from tests.builders.slips.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    _Counted = tuple[np.ndarray, np.ndarray]
    _Rows = tuple[list[list[float]], list[bool], int, int]

_HEAD = "# Made by python -m tests.builders.clause_joints; do not edit.\n"
#: The hands of the genre are put together to so many; one public document in so many is fitted on.
_PARTS, _HELD = 5, 12
#: What a paragraph of the genre counts for, and how often two characters must stand anywhere.
_GENRE_WEIGHT, _LEAST = 5, 40
#: Steps for a factor of e, the step of one to one, the lowest that is kept and the highest.
_STEPS, _EVEN, _LOWEST, _HIGHEST = 1.5, 11, 6, 20
_SHORTEST, _FITTED = 40, 700_000
#: From which score on a joint is told, as a hint: one mark in six that is taken out, one right joint in 12,000
#: characters of the genre.
_TOLD = 3.0
_PARAMETERS = {
    "objective": "binary", "num_leaves": 15, "learning_rate": 0.1, "min_data_in_leaf": 40, "lambda_l2": 5.0,
    "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_col_wise": True,
}  # fmt: skip
_TREES = 120
_CLAUSE = "，"
_ENDS = re.compile("[，。；：！？,;:!?…—]+")


class Edges:
    """How often every two characters stand, and begin and end a clause, by the part of the texts."""

    def __init__(self, documents: Sequence[Text]) -> None:
        self._parts: dict[str, list[_Counted]] = {}
        by_part: dict[str, list[str]] = defaultdict(list)
        for number, document in enumerate(documents):
            by_part[part_of(document, number)].append(document.raw)
        for part, raw in by_part.items():
            text = _CLAUSE.join(_marked(line) for line in BREAK.join(raw).split(BREAK))
            signs = np.frombuffer(f"{_CLAUSE}{text}{_CLAUSE}".encode("utf-16-le", "ignore"), np.uint16)
            pairs = (signs[:-1].astype(np.uint32) << 16 | signs[1:])[1:-1]
            ends = signs == ord(_CLAUSE)
            weight = _GENRE_WEIGHT if part.isdigit() else 1
            self._parts[part] = [_counted(of, weight) for of in (pairs, pairs[ends[:-3]], pairs[ends[3:]])]

    def steps(self, without: str = "-") -> tuple[dict[str, int], dict[str, int]]:
        """How much likelier each two characters begin, and end, a clause than not, in texts but those of a part."""
        whole, opening, closing = (
            _sum([counts[i] for part, counts in self._parts.items() if part != without]) for i in range(3)
        )
        found: tuple[dict[str, int], dict[str, int]] = {}, {}
        for pair, count in whole.items():
            if count < _LEAST or not all(map(is_cjk, pair)):
                continue
            for edge, steps in zip((opening, closing), found, strict=True):
                ratio = (edge.get(pair, 0) + 0.3) / (count - edge.get(pair, 0) + 0.6)
                step = min(_HIGHEST, round(math.log(ratio) * _STEPS) + _EVEN)
                if step >= _LOWEST:
                    steps[pair] = step
        return found


def _counted(pairs: np.ndarray, weight: int) -> _Counted:
    keys, counts = np.unique(pairs, return_counts=True)
    return keys, counts * weight


def _sum(parts: Sequence[_Counted]) -> dict[str, int]:
    keys, which = np.unique(np.concatenate([keys for keys, _ in parts]), return_inverse=True)
    counts = np.bincount(which, np.concatenate([counts for _, counts in parts]))
    return {chr(key >> 16) + chr(key & 0xFFFF): int(n) for key, n in zip(keys.tolist(), counts, strict=True)}


def _marked(line: str) -> str:
    """The line with one sign for what ends a clause; brackets, blanks and other marks stay."""
    return _ENDS.sub(_CLAUSE, line)


def part_of(document: Text, number: int) -> str:
    """The part of the texts that a document belongs to: a digit for the genre, ``held`` or ``""`` for public ones."""
    if document.hand:
        return str(ord(document.hand) % _PARTS)
    return "" if number % _HELD else "held"


def rows(paragraphs: Sequence[str], joints: ClauseJoints) -> tuple[list[list[float]], list[bool], int]:
    """The joints of correct paragraphs, those where a mark was taken out, and how many marks were."""
    figures: list[list[float]] = []
    true: list[bool] = []
    marks = 0
    for paragraph in paragraphs:
        found = [joint.figures for joint in joints.joints(paragraph, governed=True)]
        figures += found
        true += [False] * len(found)
        bounds = [0, *(match.start() for match in _ENDS.finditer(paragraph)), len(paragraph)]
        for before, at, after in zip(bounds, bounds[1:], bounds[2:], strict=False):
            if not all(map(is_cjk, paragraph[at - 1 : at] + paragraph[at + 1 : at + 2])) or at - before < 2:
                continue
            marks += 1
            made = paragraph[before:at] + paragraph[at + 1 : after + 1]
            for joint in joints.joints(made, governed=True):
                if joint.place == at - before:
                    figures.append(joint.figures)
                    true.append(True)
    return figures, true, marks


def main(arguments: list[str]) -> int:
    """Count, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.builders.clause_joints", description=main.__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with laws.txt.xz and work_reports.txt.xz")
    parser.add_argument("--out", type=Path, default=ROOT / "joints")
    options = parser.parse_args(arguments)
    documents = list(texts(options.corpus))
    edges = Edges(documents)
    # the parts are counted as if each were one hand's
    by_part = [d._replace(hand=part_of(d, i) if d.hand else "") for i, d in enumerate(documents)]
    tally, vocabulary = Tally(by_part, _HELD, ()), Vocabulary(parted(by_part, _HELD), set(characters()[0]))
    parts = []
    for part in (*map(str, range(_PARTS)), "held"):
        known = Counts({**dict(tally.levels(part)), **dict(vocabulary.levels(part))})
        joints = ClauseJoints(known, *edges.steps(part), Trees([]), 0.0)
        paragraphs = _paragraphs(documents, part)
        parts.append((*rows(paragraphs, joints), sum(map(len, paragraphs))))
        print(f"{part}: {len(parts[-1][1]):,} joints, {sum(parts[-1][1]):,} of {parts[-1][2]:,} marks", flush=True)
    model = fit(parts)
    (options.out / "model.json").write_text(json.dumps(model, separators=(",", ":")) + "\n", "utf-8")
    lines = [
        f"{sign}{step}\t{''.join(pair for pair, own in sorted(steps.items()) if own == step)}\n"
        for sign, steps in zip("><", edges.steps(), strict=True)
        for step in range(_LOWEST, _HIGHEST + 1)
    ]
    (options.out / "edges.tsv").write_text(_HEAD + "".join(lines), "utf-8", newline="\n")
    return 0


def _paragraphs(documents: Sequence[Text], part: str) -> list[str]:
    """Paragraphs of a part, of public texts as many as are fitted on."""
    own = [d for i, d in enumerate(documents) if part_of(d, i) == part]
    paragraphs = [p for d in own for p in d.raw.split(BREAK) if len(p) >= _SHORTEST]
    random.Random(3).shuffle(paragraphs)
    room = _FITTED
    kept: list[str] = []
    for paragraph in paragraphs:
        room -= len(paragraph)
        if room < 0:
            break
        kept.append(paragraph)
    return kept


def fit(parts: Sequence[_Rows]) -> dict[str, object]:
    """The model of all rows; prints what parts that are not fitted on would have told at several scores."""
    tables = [np.array(figures, np.float32) for figures, _, _, _ in parts]
    answers = [np.array(true) for _, true, _, _ in parts]
    wrong: list[np.ndarray] = []
    right: list[np.ndarray] = []
    for at, table in enumerate(tables):
        others = [i for i in range(len(tables)) if i != at]
        x, y = (np.concatenate([arrays[i] for i in others]) for arrays in (tables, answers))
        scores = np.asarray(lightgbm.train(_PARAMETERS, lightgbm.Dataset(x, y), _TREES).predict(table, raw_score=True))
        right.append(scores[~answers[at]])
        wrong.append(scores[answers[at]])
    marks, length = sum(part[2] for part in parts), sum(part[3] for part in parts)
    for score in (2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0):
        told = sum(int((scores > score).sum()) for scores in wrong)
        alarms = [int((scores > score).sum()) for scores in right]
        print(f"above {score}: {told / marks:.3f} of {marks:,} marks; alarms {alarms} in {length:,} characters")
    data = lightgbm.Dataset(np.concatenate(tables), np.concatenate(answers))
    return {"trees": list(trees_of(lightgbm.train(_PARAMETERS, data, _TREES))), "least": _TOLD}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
