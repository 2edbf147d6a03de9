"""What is told of slips of the pen in right sentences, by kind: ``python -m tests.commands.slip_grid``.

The right sentences of the tests are of all trades, and none of them is counted by the tables. Each slip is made in a
usual word: half of it is lost, a character slips in, another one of the same sound or shape stands for one of its own.
Not all of these are slips in the end (a lost half may leave a right word), so that the figures are to be held against
those before a change, not against a whole. With ``--by-word`` the words whose slips are told most seldom come first:
a row of them shows what no mechanism reaches.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.near_misses import near_misses
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.detector import detector
from core.check.wording.slips.scoring import AS_WORD
from core.model.normalise import is_cjk
from tests.support.told import told_within
from tests.support.wording_drafts import draft

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FOLDER = Path(__file__).parents[1] / "core" / "check" / "rules" / "right_sentences"
_STRAY = "的了和在进行是有对工政开信我为及与等"
_SUBSTITUTES = {Kind.SAME_SOUND: "same sound", Kind.NEAR_SOUND: "near sound", Kind.SHAPE: "shape"}
#: So many of the characters most like one are taken for it, and the level from which on a word is usual.
_ALIKE, _USUAL = 6, 7


class Slip(NamedTuple):
    """A sentence with a slip in one of its words."""

    kind: str
    word: str
    sentence: str


def sentences() -> list[str]:
    """The right sentences, all of them."""
    lines = (line for path in sorted(_FOLDER.glob("*.txt")) for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def slips(sentence: str, rng: random.Random) -> Iterator[Slip]:
    """One slip of each kind, each in a usual word of the sentence."""
    level, is_word = detector().level, near_misses().is_word
    words = [
        at
        for at in range(1, len(sentence) - 2)
        if all(map(is_cjk, sentence[at : at + 2]))
        and is_word(sentence[at : at + 2])
        and level(AS_WORD + sentence[at : at + 2]) >= _USUAL
    ]
    if not words:
        return
    for kind in ("first half lost", "second half lost", "stray", "half again", *_SUBSTITUTES.values()):
        at = rng.choice(words)
        word, before, behind = sentence[at : at + 2], sentence[:at], sentence[at + 2 :]
        if kind == "first half lost":
            yield Slip(kind, word, before + word[1] + behind)
        elif kind == "second half lost":
            yield Slip(kind, word, before + word[0] + behind)
        elif kind == "stray":
            yield Slip(kind, word, before + word[0] + rng.choice(_STRAY.replace(word[0], "")) + word[1] + behind)
        elif kind == "half again":
            yield Slip(kind, word, before + word + word[1] + behind)
        else:
            half = rng.randrange(2)
            alike = [c for c, k in detector().confusions.characters(word[half]).items() if _SUBSTITUTES.get(k) == kind]
            if alike:
                wrong = rng.choice(sorted(alike, key=level, reverse=True)[:_ALIKE])
                yield Slip(kind, word, before + (wrong + word[1] if half == 0 else word[0] + wrong) + behind)


def told(slip: Slip) -> str:
    """``W`` where it is warned of, ``h`` where hinted at, else a full stop."""
    return told_within(draft(slip.sentence, tables=False), slip.sentence)


def made(count: int, seed: int) -> list[Slip]:
    """The slips of so many of the sentences of which nothing is told as they are."""
    rng = random.Random(seed)
    chosen = sentences()
    rng.shuffle(chosen)
    with multiprocessing.Pool() as pool:
        silent = pool.map(_is_silent, chosen[: 2 * count])
    kept = [sentence for sentence, is_silent in zip(chosen, silent, strict=False) if is_silent]
    return [slip for sentence in kept[:count] for slip in slips(sentence, rng)]


def _is_silent(sentence: str) -> bool:
    return told_within(draft(sentence, tables=False), sentence) == "."


def _print(names: Sequence[str], signs: Sequence[str], *, worst: int = 0) -> None:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, sign in zip(names, signs, strict=True):
        counts[name][sign] += 1
    rows = sorted(counts.items(), key=lambda row: row[1]["W"] / row[1].total())
    for name, count in rows[:worst] if worst else rows:
        print(f"{name:18} {count['W']:5} warned of, {count['h']:4} hinted at, of {count.total()}")


def main() -> None:
    """Print what is told of each kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.commands.slip_grid", description=main.__doc__)
    parser.add_argument("--sentences", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--by-word", action="store_true", help="then the words whose slips are told most seldom")
    parser.add_argument("--show", metavar="KIND", help="then the slips of a kind that nothing is told of")
    options = parser.parse_args()
    all_made = made(options.sentences, options.seed)
    with multiprocessing.Pool() as pool:
        signs = pool.map(told, all_made, 16)
    _print([slip.kind for slip in all_made], signs)
    if options.by_word:
        _print([f"{slip.kind}: {slip.word}" for slip in all_made], signs, worst=60)
    for slip, sign in zip(all_made, signs, strict=True):
        if slip.kind == options.show and sign != "W":
            print(sign, slip.word, slip.sentence)


if __name__ == "__main__":
    main()
