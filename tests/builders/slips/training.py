"""The model: fitted on artificial slips in text that was not counted, its threshold on the rest of that text."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

import lightgbm
import numpy as np

from core.check.wording.slips.candidates import candidates
from core.check.wording.slips.confusions import Confusions, Kind
from core.check.wording.slips.scoring import FIGURES, SIDE, figures
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.check.wording.slips.neighbours import Neighbours
    from core.check.wording.slips.string_table import StringTable

_SHARES = {
    Kind.SAME_SOUND: 38, Kind.NEAR_SOUND: 14, Kind.SHAPE: 12, Kind.WORD: 16, Kind.DOUBLED: 8, Kind.TURNED: 8,
    Kind.EXTRA: 4,
}  # fmt: skip
_SLIPS = 30_000
_AROUND = 40  # characters kept on each side of an artificial slip
_STRAY = "的了和在进行是有对行工政开信"
#: False alarms for 10,000 characters of text that was not counted; most of it is law, which the counts know least.
_ALARMS = 0.3
_PARAMETERS = {
    "objective": "binary", "num_leaves": 10, "learning_rate": 0.12, "min_data_in_leaf": 30, "lambda_l2": 5.0,
    "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
    # More evidence for the correction never lowers the score, more evidence for what stands there never raises it.
    "monotone_constraints": [-1] * SIDE + [1] * SIDE + [1] * (FIGURES - 2 * SIDE - 1) + [0],
}  # fmt: skip
_TREES = 90


class Model(NamedTuple):
    """As ``model.json`` holds it, and what was measured: recall of each kind in text not fitted on."""

    trees: list[tuple[list[tuple[int, float, int, int]], list[float]]]
    threshold: float
    recall: dict[str, float]


class _Slip(NamedTuple):
    text: str
    start: int
    end: int
    right: str
    kind: Kind


def train(paragraphs: Sequence[str], table: StringTable, neighbours: Neighbours, confusions: Confusions) -> Model:
    """Fit on every other paragraph, set the threshold on the others, then fit once more on all."""
    rng = random.Random(5)
    rows: list[list[float]] = []
    true: list[bool] = []
    even: list[bool] = []
    for number, paragraph in enumerate(paragraphs):
        for candidate in candidates(paragraph, table.level, neighbours.follows, confusions):
            rows.append(figures(paragraph, candidate, table.level))
            true.append(False)
            even.append(number % 2 == 0)
    made = dict.fromkeys(Kind, 0)
    for number in range(_SLIPS):
        paragraph = paragraphs[number % len(paragraphs)]
        slip = _slip(paragraph, rng, table, confusions)
        if slip is None:
            continue
        odd = number % len(paragraphs) % 2
        made[slip.kind] += odd
        for candidate in candidates(slip.text, table.level, neighbours.follows, confusions):
            same = candidate.start == slip.start and candidate.end == slip.end
            moved = slip.kind is Kind.DOUBLED and abs(candidate.start - slip.start) <= 1
            if candidate.right == slip.right and (same or (moved and candidate.kind is slip.kind)):
                rows.append(figures(slip.text, candidate, table.level))
                true.append(True)
                even.append(not odd)
                break
    x, y, fitted = np.array(rows, np.float32), np.array(true), np.array(even)
    booster = _fit(x[fitted], y[fitted])
    scores, kinds = booster.predict(x[~fitted], raw_score=True), x[~fitted][:, -1].astype(int)
    length = sum(len(p) for p in paragraphs[1::2])
    wrong = np.sort(scores[~y[~fitted]])[::-1]
    threshold = round(float(wrong[int(_ALARMS * length / 10_000)]), 3)
    recall = {
        kind.name: round(float((scores[(kinds == kind) & y[~fitted]] > threshold).sum() / max(1, made[kind])), 2)
        for kind in Kind
    }
    return Model(list(_trees(_fit(x, y))), threshold, recall)


def _fit(x: np.ndarray, y: np.ndarray) -> lightgbm.Booster:
    return lightgbm.train(_PARAMETERS, lightgbm.Dataset(x, y), _TREES)


def _trees(booster: lightgbm.Booster) -> Iterator[tuple[list[tuple[int, float, int, int]], list[float]]]:
    for tree in booster.dump_model()["tree_info"]:
        nodes: list[tuple[int, float, int, int]] = []
        leaves: list[float] = []
        _walk(tree["tree_structure"], nodes, leaves)
        yield nodes, leaves


def _walk(node: dict, nodes: list, leaves: list[float]) -> int:
    if "leaf_value" in node:
        leaves.append(round(node["leaf_value"], 5))
        return -len(leaves)
    at = len(nodes)
    nodes.append(None)
    below = _walk(node["left_child"], nodes, leaves)
    above = _walk(node["right_child"], nodes, leaves)
    nodes[at] = (node["split_feature"], round(node["threshold"], 5), below, above)
    return at


def _slip(paragraph: str, rng: random.Random, table: StringTable, confusions: Confusions) -> _Slip | None:
    """A paragraph's surroundings of one artificial slip; None where none could be made."""
    places = [i for i in range(1, len(paragraph) - 2) if is_cjk(paragraph[i])]
    (kind,) = rng.choices(list(_SHARES), list(_SHARES.values()))
    for _ in range(20):
        if not places:
            break
        i = rng.choice(places)
        low = max(0, i - _AROUND)
        before, at, after = paragraph[low:i], paragraph[i], paragraph[i + 1 : i + _AROUND]
        edited = _edited(kind, at, after, rng, table, confusions)
        if edited is not None:
            wrong, right, rest = edited
            start = len(before) + (len(at) if kind is Kind.DOUBLED else 0)
            shown = before + (at if kind is Kind.DOUBLED else "") + wrong + rest
            return _Slip(shown, start, start + len(wrong), right, kind)
    return None


def _edited(
    kind: Kind, at: str, after: str, rng: random.Random, table: StringTable, confusions: Confusions
) -> tuple[str, str, str] | None:
    """(what is written, what was meant, the rest) for a character and what follows it."""
    word, rest = at + after[:1], after[1:]
    if kind is Kind.DOUBLED:
        return at, "", after
    if kind is Kind.EXTRA:
        return rng.choice(_STRAY), "", at + after
    if kind is Kind.TURNED:
        return (word[::-1], word, rest) if is_cjk(word[-1]) and word[0] != word[-1] else None
    if kind is Kind.WORD:
        others = confusions.words(word) if word in confusions.word_list else []
        return (rng.choice(others), word, rest) if others else None
    alike = [c for c, k in confusions.characters(at).items() if k is kind and table.level(c) >= 3]
    if not alike:
        return None
    (wrong,) = rng.choices(alike, [2 ** (table.level(c) / 2) for c in alike])
    return wrong, at, after
