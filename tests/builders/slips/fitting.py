"""The model: boosted trees over the rows of several groups of text, with thresholds from groups not fitted on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import lightgbm
import numpy as np

from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.scoring import AROUND, COMPARED, WORD
from core.check.wording.slips.weights import UNIT
from tests.builders.slips.in_processes import in_processes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.builders.slips.training import Rows

#: False alarms for 10,000 characters of text that was not counted, of warnings and of hints; the rule drops some more.
#: The hands of the genre text coin words on purpose: formal reports have a tenth of their false alarms.
_WARNINGS, _FUNCTION, _WORD, _NEAR_WORD, _MEANT, _HINTS = 0.5, 0.1, 0.12, 0.01, 0.04, 1.5
#: There are many more words that but nearly sound like another than the genre text has: room above its false alarms.
_NEAR_ROOM = 0.4
#: The hands coin words more boldly than any office: so far below the scores of their alarms 60,000 characters of
#: published reports and 70,000 of right paragraphs by strangers had one false alarm, and slips that else go untold.
_BOLDNESS = 0.45
#: False alarms for 10,000 characters of words that are taken for mistaken; a word of a near sound must be the surer.
_MISTAKEN = 0.5
#: The same of pairs that are taken for a broken word: of these the hands have hardly more than any office.
_BROKEN = 0.1
#: And room above them: with it 150,000 characters by strangers, published and composed, had no false alarm but of short
#: forms and terms (可研, 六价铬).
_BROKEN_ROOM = {Kind.SAME_SOUND: 0.85, Kind.NEAR_SOUND: 0.75, Kind.SHAPE: 1.5}
_TREES, _CHECKED = 200, (10, 25, 50, 80, 130)
#: Of a side's figures which speak for its text (1) and which against it (-1).
_EVIDENCE = [1] * 24 + [-1, -1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1]
_PARAMETERS = {
    "objective": "binary", "num_leaves": 31, "learning_rate": 0.1, "min_data_in_leaf": 20, "lambda_l2": 5.0,
    "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_col_wise": True,
    # More evidence for the correction never lowers the score, more evidence for what stands there never raises it.
    "monotone_constraints": [-sign for sign in _EVIDENCE] + _EVIDENCE + [_EVIDENCE[i] for i in COMPARED]
    + [0] * AROUND + [0, 0],
}  # fmt: skip

#: Few words of correct text are weighed: smaller models, and no score is enough that is not even so likely.
_OF_FEW = {**_PARAMETERS, "num_leaves": 15}
#: The model of lone characters weighs figures of its own.
_OF_LONE = {key: value for key, value in _OF_FEW.items() if key != "monotone_constraints"}
#: From which score on such a character is told. 900,000 characters of official prose by strangers, policies and work
#: reports mostly, then have 20 false alarms, such as names of firms and short forms (险资); 37,000 of this kind none.
_LEAST_OF_LONE = 4.5
#: False alarms for 10,000 characters of words torn and of strays, as hints and as warnings: the hands coin short forms
#: and turns that no office writes. They are in so many parts, each weighed by the others.
_BY_PARTS, _PARTS, _TREES_BY_PARTS = (0.6, 0.17), 5, 80
#: Twice the trees with twice the leaves tell hardly more.
_OF_PARTS = {**_PARAMETERS, "num_leaves": 15, "learning_rate": 0.15}
_FEW_TREES, _LEAST_OF_WORDS, _LEAST_OF_BROKEN = 120, 4.0, 3.5

#: So far above all thresholds a slip of each kind must lie to be sure. Five strangers wrote 450,000 characters of right
#: text of all trades, in parts as boldly as no office, seven authors 400 slips: of each kind the least room with which
#: a false alarm less would have cost a slip or more. Together 82 alarms became 63, and 13 slips more were told. Of
#: near sounds and first letters it is as low as a million characters of right text allow. Of the same sound, of whole
#: words and of characters too many it was set anew when the numbers of words came: by 580,000 characters of strangers
#: and the right sentences of the tests against 1,800 slips in the samples' prose. Of the same sound and of near words
#: it was raised when 350 published excerpts had false alarms just above (杭政办函), and 560 slips by strangers none; of
#: doubled characters and of those left out when the right sentences of the tests had some (来看看, 注重高效率).
_ROOM = {
    Kind.SAME_SOUND: 1.4, Kind.NEAR_SOUND: 1.05, Kind.SHAPE: 2.25, Kind.SAME_WORD: 0.75, Kind.NEAR_WORD: 1.75,
    Kind.INITIAL: 1.25, Kind.TURNED: 0.75, Kind.DOUBLED: 1.1, Kind.EXTRA: 1.0, Kind.MISSING: 0.5,
}  # fmt: skip
#: The same for words that are taken for mistaken.
_WORDS_ROOM = {Kind.SAME_WORD: 0.6, Kind.NEAR_WORD: 2.15, Kind.SHAPE: 2.5}

#: To so much thresholds are kept.
_LEAST_STEP = 1e-5

Tree = tuple[list[tuple[int, float, int, int]], list[int]]


class Model(NamedTuple):
    """As ``model.json.gz`` holds it: the least scores of warnings of each kind, of such as offer a function character,
    of such as are a word of the dictionary, also one that but nearly sounds like what is offered, and of such as are a
    usual word as written, of all hints; ``checks`` as Trees takes them. ``words`` are the trees that weigh a word
    written for another, ``mistaken`` the least scores of each kind of these, ``broken`` and ``broken_least`` those of
    words of which one character was; ``room`` is what is added for each kind; ``lone`` and ``lone_least`` weigh
    characters that stand alone; ``torn`` and ``torn_least`` (of hints, of warnings) what was left out of words of which
    half is left, ``stray`` and ``stray_least`` characters that slipped in.
    """

    trees: list[Tree]
    checks: list[tuple[int, float]]
    warning: list[float]
    function: float
    word: float
    near_word: float
    meant: float
    hint: float
    words: list[Tree]
    mistaken: list[float]
    broken: list[Tree]
    broken_least: list[float]
    room: list[float]
    lone: list[Tree]
    lone_least: float
    torn: list[Tree]
    torn_checks: list[tuple[int, float]]
    torn_least: list[float]
    stray: list[Tree]
    stray_checks: list[tuple[int, float]]
    stray_least: list[float]


class Least(NamedTuple):
    """The least scores, as Model has them."""

    warning: list[float]
    function: float
    word: float
    near_word: float
    meant: float
    hint: float


def fit(
    genre: Sequence[Rows],
    law: Rows,
    words: Sequence[Rows],
    broken: Sequence[Rows],
    lone: Sequence[Rows],
    torn: Sequence[Rows],
    stray: Sequence[Rows],
) -> Model:
    """The model of all rows, and those of mistaken, of broken and of torn words, of lone and of stray characters.

    Thresholds come from the genre's hands, each scored by a model of all others.

    Law is fitted on but sets no threshold: its words are others, and what looks like a false alarm there is often none.
    """
    groups = [*genre, law]
    tables = [np.array(g.figures, np.float32) for g in groups]
    answers = [np.array(g.true) for g in groups]

    def score_of(at: int) -> np.ndarray:
        others = [i for i in range(len(groups)) if i != at]
        booster = _fit(np.concatenate([tables[i] for i in others]), np.concatenate([answers[i] for i in others]))
        return np.asarray(booster.predict(tables[at], raw_score=True))

    # all before this process fits anything itself: the threads of the library do not outlive a fork
    scores, of_torn, of_stray = in_processes(score_of, range(len(groups))), _by_parts(torn), _by_parts(stray)
    least = _thresholds(genre, scores)
    for group, score in zip(groups, scores, strict=True):
        _tell(group, score, least)
    everything, true = np.concatenate(tables), np.concatenate(answers)
    booster = _fit(everything, true)
    return Model(
        list(_trees(booster)),
        _checks(booster, everything, true, least.hint),
        *least,
        *_fit_words(words),
        *_fit_broken(broken),
        [_ROOM[kind] for kind in Kind],
        _fit_lone(lone),
        _LEAST_OF_LONE,
        *_fit_by_parts("torn words", torn, of_torn),
        *_fit_by_parts("stray characters", stray, of_stray),
    )


def _checks(booster: lightgbm.Booster, figures: np.ndarray, true: np.ndarray, hint: float) -> list[tuple[int, float]]:
    """After how many trees an edit is given up that has not reached which score."""
    final, checks = np.asarray(booster.predict(figures, raw_score=True)), []
    for count in (count for count in _CHECKED if count < booster.num_trees()):
        partial = np.asarray(booster.predict(figures, raw_score=True, num_iteration=count))
        # Three slips in a thousand that would be told in the end may be given up at a check.
        checks.append((count, round(float(np.quantile(partial[true & (final > hint)], 0.003)), 3)))
    return checks


def _fit_words(hands: Sequence[Rows]) -> tuple[list[Tree], list[float]]:
    """The trees for words written for others, and the least score of each kind."""
    trees, least = _fit_few("words", hands, _MISTAKEN, _LEAST_OF_WORDS)
    return trees, [round(found + _WORDS_ROOM.get(kind, 0.0), 3) for kind, found in zip(Kind, least, strict=True)]


def _fit_broken(hands: Sequence[Rows]) -> tuple[list[Tree], list[float]]:
    """The trees for words of which one character was written for another, and the least score of each kind."""
    trees, least = _fit_few("broken words", hands, _BROKEN, _LEAST_OF_BROKEN)
    bounded = [
        max(found, _LEAST_OF_BROKEN) + _BROKEN_ROOM.get(kind, 0.0) for kind, found in zip(Kind, least, strict=True)
    ]
    return trees, [round(found, 3) for found in bounded]


def _fit_lone(groups: Sequence[Rows]) -> list[Tree]:
    """The trees for characters that stand alone; prints what groups that are not fitted on would have told."""
    tables, answers = [np.array(g.figures, np.float32) for g in groups], [np.array(g.true) for g in groups]
    alarms = told = 0
    for at, table in enumerate(tables):
        others = [i for i in range(len(tables)) if i != at]
        x, y = (np.concatenate([arrays[i] for i in others]) for arrays in (tables, answers))
        score = lightgbm.train(_OF_LONE, lightgbm.Dataset(x, y), _FEW_TREES).predict(table, raw_score=True)
        alarms += int((score[~answers[at]] > _LEAST_OF_LONE).sum())
        told += int((score[answers[at]] > _LEAST_OF_LONE).sum())
    made, characters = sum(g.made.total() for g in groups), sum(g.characters for g in groups)
    print(f"lone characters: {told / made:.3f} of {made}, {alarms} alarms in {characters:,} characters")
    booster = lightgbm.train(_OF_LONE, lightgbm.Dataset(np.concatenate(tables), np.concatenate(answers)), _FEW_TREES)
    return list(_trees(booster))


def _by_parts(hands: Sequence[Rows]) -> list[np.ndarray]:
    """What the edits of each hand score, weighed by those of the hands of other parts."""

    def score_of(part: int) -> list[np.ndarray]:
        booster = _all_of([hand for i, hand in enumerate(hands) if i % _PARTS != part])
        tables = (np.array(hand.figures, np.float32) for hand in hands[part::_PARTS])
        return [np.asarray(booster.predict(table, raw_score=True)) for table in tables]

    parts = in_processes(score_of, range(_PARTS))
    return [parts[i % _PARTS][i // _PARTS] for i in range(len(hands))]


def _all_of(hands: Sequence[Rows]) -> lightgbm.Booster:
    return lightgbm.train(_OF_PARTS, lightgbm.Dataset(*_together(hands)), _TREES_BY_PARTS)


def _together(hands: Sequence[Rows]) -> tuple[np.ndarray, np.ndarray]:
    figures = np.concatenate([np.array(hand.figures, np.float32) for hand in hands])
    return figures, np.concatenate([np.array(hand.true) for hand in hands])


def _fit_by_parts(
    name: str, hands: Sequence[Rows], scores: Sequence[np.ndarray]
) -> tuple[list[Tree], list[tuple[int, float]], list[float]]:
    """The trees for slips that have a search of their own, their checks, the least scores of hints and of warnings."""
    true, score = np.concatenate([np.array(hand.true) for hand in hands]), np.concatenate(scores)
    made, tens_of_thousands = sum(h.made.total() for h in hands), sum(h.characters for h in hands) / 10_000
    least = [round(_score_at(score[~true], rate * tens_of_thousands), 3) for rate in _BY_PARTS]
    told = [round(float((score[true] > found).sum() / made), 3) for found in least]
    print(f"{name}: {told} of {made}, least {least}")
    shown = [text for hand in hands for text in hand.shown]
    for i in np.argsort(-np.where(true, -99.0, score), kind="stable")[:60]:
        print(f"   {score[i]:.2f} {shown[i]}")
    booster = _all_of(hands)
    return list(_trees(booster)), _checks(booster, *_together(hands), least[0]), least


def _fit_few(name: str, hands: Sequence[Rows], rate: float, lowest: float) -> tuple[list[Tree], list[float]]:
    """Trees for rows of which correct text has few, and of each kind the least score, from hands not fitted on.

    ``rate`` is how many false alarms there may be for 10,000 characters, no score is below ``lowest``.
    """
    hands = [hand for hand in hands if hand.true]
    tables, answers = [np.array(h.figures, np.float32) for h in hands], [np.array(h.true) for h in hands]
    scores = []
    for at, table in enumerate(tables):
        others = [i for i in range(len(tables)) if i != at]
        x, y = (np.concatenate([arrays[i] for i in others]) for arrays in (tables, answers))
        scores.append(lightgbm.train(_OF_FEW, lightgbm.Dataset(x, y), _FEW_TREES).predict(table, raw_score=True))
    true, kinds, score = (np.concatenate(parts) for parts in (answers, [np.array(h.kinds) for h in hands], scores))
    by_kind = [(score[of & ~true], score[of & true]) for of in (kinds == kind for kind in Kind)]
    alarms = int(rate * sum(h.characters for h in hands) / 10_000)
    least = [round(float(found), 3) for found in _shared_out(by_kind, alarms, lowest)]
    needed, made = np.array(least)[kinds], sum(h.made.total() for h in hands)
    told = int((score > needed)[true].sum())
    print(f"{name}: {told / made:.3f} of {made}, {int((score > needed)[~true].sum())} alarms, least {least}")
    shown = [text for hand in hands for text in hand.shown]
    for i in np.argsort(-np.where(true, -99.0, score), kind="stable")[:30]:
        print(f"   {score[i]:.2f} {Kind(kinds[i]).name} {shown[i]}")
    booster = lightgbm.train(_OF_FEW, lightgbm.Dataset(np.concatenate(tables), np.concatenate(answers)), _FEW_TREES)
    return list(_trees(booster)), least


def _thresholds(groups: Sequence[Rows], scores: Sequence[np.ndarray]) -> Least:
    """The least scores, from text of hands whose text was neither counted nor fitted on."""
    pooled = np.concatenate(list(scores[: len(groups)]))
    true, kinds, loose, meant, words = (
        np.concatenate([np.array(column) for column in columns])
        for columns in (
            [g.true for g in groups],
            [g.kinds for g in groups],
            [g.loose for g in groups],
            [g.meant for g in groups],
            [[figures[WORD] > 1 for figures in g.figures] for g in groups],
        )
    )
    tens_of_thousands = sum(g.characters for g in groups) / 10_000
    hint = _score_at(pooled[~true], _HINTS * tens_of_thousands)
    nearly = words & (kinds == Kind.NEAR_WORD)
    plain = ~loose & ~meant & ~words
    by_kind = [
        (pooled[of & ~true], pooled[of & true]) for of in (plain & (kinds == kind) & (pooled > hint) for kind in Kind)
    ]
    warning = _shared_out(by_kind, int(_WARNINGS * tens_of_thousands), hint)
    others = [
        max(hint, _score_at(pooled[of & ~true], rate * tens_of_thousands))
        for of, rate in (
            (loose & ~meant, _FUNCTION),
            (words & ~nearly & ~loose & ~meant, _WORD),
            (meant & ~nearly, _MEANT),
        )
    ]
    function, word, meant_one = others
    near_word = max(hint, _score_at(pooled[nearly & ~true], _NEAR_WORD * tens_of_thousands)) + _NEAR_ROOM
    hint = round(hint, 3)
    bold = [round(max(hint, round(score, 3) - _BOLDNESS), 3) for score in (*warning, function, word)]
    return Least(bold[:-2], *bold[-2:], round(near_word, 3), round(meant_one, 3), hint)


def _score_at(scores: np.ndarray, alarms: float) -> float:
    """The score above which so many lie."""
    return float(np.sort(scores)[::-1][int(alarms)])


def _shared_out(kinds: Sequence[tuple[np.ndarray, np.ndarray]], alarms: int, hint: float) -> list[float]:
    """Of each kind the least score, so that with so many false alarms in all the most slips are found.

    ``kinds`` are the scores of false alarms and of slips of each. Alarms are given where one, or one of several taken
    at once, brings the most slips.
    """
    wrong = [np.append(np.sort(false)[::-1], hint) for false, _ in kinds]
    found = [[int((true > least).sum()) for least in false] for false, (_, true) in zip(wrong, kinds, strict=True)]
    given = [0] * len(kinds)
    while alarms > 0:
        best = max(
            (
                ((slips[given[k] + more] - slips[given[k]]) / more, k, more)
                for k, slips in enumerate(found)
                for more in range(1, min(alarms, len(slips) - 1 - given[k]) + 1)
            ),
            default=None,
        )
        if best is None:
            break
        given[best[1]] += best[2]
        alarms -= best[2]
    return [float(false[count]) for false, count in zip(wrong, given, strict=True)]


def _tell(group: Rows, scores: np.ndarray, least: Least) -> None:
    """Print recall by kind as warnings and at all, and the surest false alarms."""
    true, kinds = np.array(group.true), np.array(group.kinds)
    needed = np.array(least.warning)[kinds]
    words = np.array([figures[WORD] > 1 for figures in group.figures])
    for of, score in (
        (words, least.word),
        (words & (kinds == Kind.NEAR_WORD), least.near_word),
        (np.array(group.loose), least.function),
        (np.array(group.meant), least.meant),
    ):
        needed = np.where(of, np.maximum(needed, score), needed)
    told = scores > needed, scores > least.hint
    alarms = [int(found[~true].sum()) for found in told]
    recalls = {
        kind.name: [round(float(found[true & (kinds == kind)].sum() / group.made[kind]), 2) for found in told]
        for kind in Kind
        if group.made[kind]
    }
    whole = [round(float(found[true].sum() / sum(group.made.values())), 3) for found in told]
    print(f"{group.characters:,} characters, alarms {alarms}, recall {whole} {recalls}")
    for i in np.argsort(-np.where(true, -99.0, scores), kind="stable")[:12]:
        print(f"   {scores[i]:.2f} {Kind(kinds[i]).name} {group.shown[i]}{' meant' if group.meant[i] else ''}")


def _fit(x: np.ndarray, y: np.ndarray) -> lightgbm.Booster:
    return lightgbm.train(_PARAMETERS, lightgbm.Dataset(x, y), _TREES)


def _trees(booster: lightgbm.Booster) -> Iterator[Tree]:
    for tree in booster.dump_model()["tree_info"]:
        nodes: list[tuple[int, float, int, int]] = []
        leaves: list[int] = []
        _walk(tree["tree_structure"], nodes, leaves)
        yield nodes, leaves


def trees_in_fractions(booster: lightgbm.Booster) -> Iterator[tuple[Tree[0], list[float]]]:
    """The same for the files that have the values of leaves as they are."""
    return ((nodes, [leaf / UNIT for leaf in leaves]) for nodes, leaves in _trees(booster))


def _walk(node: dict, nodes: list, leaves: list[int]) -> int:
    if "leaf_value" in node:
        leaves.append(round(round(node["leaf_value"], 5) * UNIT))  # whole numbers take less room
        return -len(leaves)
    at = len(nodes)
    nodes.append(None)
    below = _walk(node["left_child"], nodes, leaves)
    above = _walk(node["right_child"], nodes, leaves)
    nodes[at] = (node["split_feature"], _rounded(node["threshold"]), below, above)
    return at


def _rounded(threshold: float) -> float:
    """A threshold right below nothing must stay there: figures of -1 and of 0 lie on its two sides."""
    return round(threshold, 5) or (-_LEAST_STEP if threshold < 0 else 0.0)
