"""The classifiers that tell words by what stands around them: fitted, given their bars, chosen, written."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.contexts import MIDDLE, MOST, STEP, pair_of
from core.check.wording.slips.string_table import pack
from tests.builders.slips.contexts import Learned, directions, judged, learned
from tests.builders.slips.in_processes import in_processes
from tests.builders.slips.texts import BREAK, HEAD, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from core.check.wording.slips.candidates import Counts
    from core.check.wording.slips.confusions import Confusions
    from tests.builders.slips.contexts import Direction, Judged
    from tests.builders.slips.texts import Text

#: The hands of the genre are in so many parts, each scored by classifiers of all others; the public text held out is
#: one more.
_PARTS = 4
#: How strong the classifiers are held to nothing (the C of scikit-learn), and how often a thing must be seen.
_STRENGTH, _SEEN, _STEPS, _CLOSE = 0.3, 3, 40, 1e-3
_FEWEST = 8  # places of either word
#: Weights below are left out, of characters and of words: with twice as many weights hardly more is told, for what the
#: counts know need not be learned again.
_LEAST = {1: 0.5, 2: 0.5}
#: Least scores of characters and of words, in tenths, how much more of near sounds, of which there are many more, and
#: how far above all that right text came to in the same direction. Two million characters of the hands, who coin words
#: on purpose, then have some twenty-five false alarms; 215,000 of right sentences by strangers had twelve with 65.
_BAR, _NEARLY, _ABOVE = {1: 72, 2: 70}, {1: 8, 2: 10}, 10
#: Of slips in a direction so many must be told.
_TOLD = 0.06
#: So many weights are kept, of the pairs that tell most for their number first: all tables together have 6 MB.
_WEIGHTS = 128_000

Weights = tuple[NDArray[np.int32], NDArray[np.int64], float]


class Told(NamedTuple):
    """A direction with its bar in tenths, the share of slips that is told, and what it is worth."""

    bar: int
    share: float
    worth: float


def fit_contexts(
    documents: Sequence[Text],
    held: int,
    levels: Callable[[str], Counts],
    everything: Counts,
    confusions: Confusions,
    target: Path,
) -> None:
    """Write both tables. ``levels`` are the counts without a group of text; prints what is told, and false alarms."""
    hands = sorted({d.hand for d in documents if d.hand})
    parts = {hand: number % _PARTS for number, hand in enumerate(hands)} | {"held": _PARTS}

    def group_of(number: int, document: Text) -> str:
        return document.hand or ("" if number % held else "held")

    words = confusions.word_list
    wanted = directions(confusions, everything.level, documents)
    expressions = {one for direction in wanted for one in direction}
    known = learned(documents, expressions, lambda number, document: parts.get(group_of(number, document), -1), words)

    def judge(group: str) -> tuple[list[Judged], list[Judged]]:
        text = [
            paragraph
            for number, document in enumerate(documents)
            if group_of(number, document) == group
            for paragraph in document.symbols.split(BREAK)
        ]
        return judged(text, levels(group), known, wanted, words, group)

    groups = [*hands, "held"]
    places = in_processes(judge, groups)
    pairs = sorted({pair_of(*direction)[0] for direction in wanted})
    without = [_fitted(pairs, known, part) for part in range(_PARTS + 1)]
    scored = [_scores(found, wanted, without[parts[group]]) for group, found in zip(groups, places, strict=True)]
    least = [_least(direction, confusions) for direction in wanted]
    told = _bars(wanted, least, places, scored, known)
    fitted = _fitted(pairs, known, -2)
    chosen = _chosen(wanted, told, fitted)
    _tell(groups, places, scored, wanted, least, told, chosen)
    _write(wanted, told, fitted, chosen, known, target)


def _fitted(pairs: Sequence[str], known: Learned, without: int) -> dict[str, Weights]:
    """The weights of each pair, in steps, with what is added to all; none learned from one part."""

    def fit(pair: str) -> Weights | None:
        half = len(pair) // 2
        ones = pair[:half], pair[half:]
        kept = [known.parts[one] != without for one in ones]
        counts = [int(of.sum()) for of in kept]
        if min(counts) < _FEWEST:
            return None
        things = sparse.vstack([known.things[one][of] for one, of in zip(ones, kept, strict=True)]).tocsc()
        columns = np.flatnonzero(np.diff(things.indptr) >= _SEEN)
        weights = [known.weights[one][of] for one, of in zip(ones, kept, strict=True)]
        balanced = np.concatenate([w * sum(counts) / 2 / w.sum() for w in weights])
        model = LogisticRegression(C=_STRENGTH, solver="newton-cg", max_iter=_STEPS, tol=_CLOSE)
        model.fit(things[:, columns].tocsr(), np.repeat([0, 1], counts), sample_weight=balanced)
        found = model.coef_[0]
        large = np.abs(found) > _LEAST[half]
        steps = np.clip(np.round(found[large] * 10 / STEP), -MOST, MOST).astype(np.int64)
        return columns[large].astype(np.int32), steps, 10 * float(model.intercept_[0])

    found = in_processes(fit, pairs)
    return {pair: weights for pair, weights in zip(pairs, found, strict=True) if weights is not None}


def _scores(
    found: tuple[list[Judged], list[Judged]], wanted: Sequence[Direction], fitted: dict[str, Weights]
) -> list[list[float]]:
    """The scores of right places and of slips in tenths; of what is not judged the least that there is."""
    of_pair = {
        pair: dict(zip(columns.tolist(), steps.tolist(), strict=True)) for pair, (columns, steps, _) in fitted.items()
    }

    def score(place: Judged) -> float:
        pair, sign = pair_of(*wanted[place.direction])
        if place.better is None or pair not in fitted:
            return -math.inf
        steps = of_pair[pair]
        own = STEP * sum(steps.get(thing, 0) for thing in place.things)
        return place.better + sign * (own + fitted[pair][2])

    return [[score(place) for place in places] for places in found]


def _least(direction: Direction, confusions: Confusions) -> int:
    """The least score of a direction."""
    written, right = direction
    nearly = (
        confusions.characters(written)[right] is not Kind.SAME_SOUND
        if len(written) == 1
        else confusions.mistaken_as(written, right) is not Kind.SAME_WORD
    )
    return _BAR[len(written)] + nearly * _NEARLY[len(written)]


def _bars(
    wanted: Sequence[Direction],
    least: Sequence[int],
    places: Sequence[tuple[list[Judged], list[Judged]]],
    scored: Sequence[list[list[float]]],
    known: Learned,
) -> list[Told]:
    """What is told of each direction with a bar above all right places."""
    highest: dict[int, float] = defaultdict(lambda: -math.inf)
    slips: dict[int, list[float]] = defaultdict(list)
    for (right, made), (of_right, of_made) in zip(places, scored, strict=True):
        for place, score in zip(right, of_right, strict=True):
            highest[place.direction] = max(highest[place.direction], score)
        for place, score in zip(made, of_made, strict=True):
            slips[place.direction].append(score)
    found = []
    for number, (_, right) in enumerate(wanted):
        bar = math.ceil(max(least[number], highest[number] + _ABOVE))
        scores = slips[number]
        share = sum(score > bar for score in scores) / len(scores) if scores else 0.0
        found.append(Told(bar, share, share * known.times[right]))
    return found


def _chosen(wanted: Sequence[Direction], told: Sequence[Told], fitted: dict[str, Weights]) -> set[str]:
    """The pairs that are kept."""
    worth: dict[str, float] = defaultdict(float)
    for direction, found in zip(wanted, told, strict=True):
        if found.share >= _TOLD and (pair := pair_of(*direction)[0]) in fitted:
            worth[pair] += found.worth
    room, chosen = _WEIGHTS, set()
    for pair in sorted(worth, key=lambda pair: (-worth[pair] / (len(fitted[pair][0]) + 1), pair)):
        size = len(fitted[pair][0])
        if size <= room:
            room -= size
            chosen.add(pair)
    return chosen


def _write(
    wanted: Sequence[Direction],
    told: Sequence[Told],
    fitted: dict[str, Weights],
    chosen: set[str],
    known: Learned,
    target: Path,
) -> None:
    names = list(known.numbers)
    weights = [
        (pair + names[column], MIDDLE + step)
        for pair in sorted(chosen)
        for column, step in zip(fitted[pair][0].tolist(), fitted[pair][1].tolist(), strict=True)
    ]
    (target / "contexts.bin").write_bytes(pack(weights))
    rows: dict[str, list[str]] = defaultdict(list)
    for direction, found in zip(wanted, told, strict=True):
        pair, sign = pair_of(*direction)
        if pair in chosen and found.share >= _TOLD:
            rows[direction[0]] += [direction[1], str(math.ceil(found.bar - sign * fitted[pair][2]))]
    lines = (f"{written}\t{' '.join(meant)}\n" for written, meant in sorted(rows.items()))
    (target / "contexts.tsv.gz").write_bytes(packed((HEAD + "".join(lines)).encode()))
    print(f"contexts: {len(weights):,} weights, {len(chosen)} pairs, {sum(map(len, rows.values())) // 2} directions")


def _tell(
    groups: Sequence[str],
    places: Sequence[tuple[list[Judged], list[Judged]]],
    scored: Sequence[list[list[float]]],
    wanted: Sequence[Direction],
    least: Sequence[int],
    told: Sequence[Told],
    chosen: set[str],
) -> None:
    """Print the share of slips told, and what of each group's right text the bars of the others would have told."""
    kept = {n for n, d in enumerate(wanted) if pair_of(*d)[0] in chosen and told[n].share >= _TOLD}
    highest: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for group, (right, _), (scores, _) in zip(groups, places, scored, strict=True):
        best: dict[int, float] = {}
        for place, score in zip(right, scores, strict=True):
            best[place.direction] = max(score, best.get(place.direction, -math.inf))
        for number, score in best.items():
            highest[number].append((score, group))
    for length in (1, 2):
        alarms: list[tuple[float, str, str]] = []
        for group, (right, _), (scores, _) in zip(groups, places, scored, strict=True):
            for place, score in zip(right, scores, strict=True):
                if (
                    score <= least[place.direction]
                    or place.direction not in kept
                    or len(wanted[place.direction][0]) != length
                ):
                    continue
                others = max((s for s, other in highest[place.direction] if other != group), default=-math.inf)
                if score > others + _ABOVE:
                    alarms.append((score, group, f"{place.shown} → {wanted[place.direction][1]}"))
        shares = [told[n].share for n in kept if len(wanted[n][0]) == length]
        mean = sum(shares) / len(shares) if shares else 0.0
        print(f"contexts of {length}: {len(shares)} directions, {mean:.3f} told of slips, {len(alarms)} alarms")
        for score, group, shown in sorted(alarms, reverse=True)[:40]:
            print(f"   {score:.0f} {group} {shown}")
