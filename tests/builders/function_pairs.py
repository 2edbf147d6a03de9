"""Write ``resources/lexicon/function_pairs.tsv``: function words that never stand side by side.

    python -m tests.builders.function_pairs --corpus FOLDER [--check]

Counted in laws and work reports of the corpus (UTF-8, xz, documents parted by form feeds) and in the genre text beside
the builder of the slips, as ``core.check.wording.grammar.function_pairs`` reads a text: where no longer word lies over
the two.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from itertools import product
from pathlib import Path

from core.base.resources import ROOT
from core.check.wording.grammar.function_pairs import LONGEST, stands

FILE = ROOT / "lexicon" / "function_pairs.tsv"
_HEAD = (
    "# Made by python -m tests.builders.function_pairs; do not edit. "
    "See core/check/wording/grammar/function_pairs.py.\n"
)
_LISTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
#: Words, and those that may not stand behind them.
APART: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = tuple(
    (tuple(first.split()), tuple(second.split())) for first, _, second in (x.partition("/") for x in _LISTS["apart"])
)
#: How often two lines must be expected side by side, were their words strewn at random, and the share of what is
#: expected of two words up to which they are told.
_LEAST, _HARDLY = 8.0, 0.01


def counts(corpus: Path) -> tuple[Counter[str], Counter[tuple[str, str]], int]:
    """How often each word stands, each two side by side, and the characters of all texts."""
    from tests.builders.object_pairs import texts  # needs what only builders have; a test reads ``APART``

    words = frozenset(word for both in APART for line in both for word in line)
    single: Counter[str] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    characters = 0
    for _, paragraphs in texts(corpus):
        for text in paragraphs:
            characters += len(text)
            for at in range(len(text)):
                for length in range(1, LONGEST + 1):
                    word = text[at : at + length]
                    if word not in words or not stands(text, at, at + length):
                        continue
                    single[word] += 1
                    behind = at + length
                    for other in range(1, LONGEST + 1):
                        second = text[behind : behind + other]
                        if second in words and stands(text, behind, behind + other):
                            both[word, second] += 1
    return single, both, characters


def never(single: Counter[str], both: Counter[tuple[str, str]], characters: int) -> dict[str, list[str]]:
    """The words that never stand behind each word."""
    right = frozenset(_LISTS["right"].split())
    found: dict[str, set[str]] = {}
    for first, second in APART:
        expected = {(a, b): single[a] * single[b] / characters for a, b in product(first, second) if a != b}
        if sum(expected.values()) < _LEAST:
            continue
        for (a, b), often in expected.items():
            if a + b not in right and both[a, b] <= often * _HARDLY:
                found.setdefault(a, set()).add(b)
    return {word: sorted(behind) for word, behind in found.items()}


def main() -> int:
    """Write the table, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    options = parser.parse_args()
    rows = never(*counts(options.corpus))
    made = _HEAD + "".join(f"{word}\t{' '.join(behind)}\n" for word, behind in sorted(rows.items()))
    if options.check:
        return int(FILE.read_text(encoding="utf-8") != made)
    FILE.write_text(made, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
