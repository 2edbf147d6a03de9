"""The command: count, fit, write."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from core.base.resources import ROOT
from core.check.wording.slips.confusions import Confusions
from core.check.wording.slips.neighbours import Neighbours
from core.check.wording.slips.string_table import pack
from core.check.wording.slips.tables import encoding_of, rows_of
from core.check.wording.slips.word_vectors import WordVectors
from core.model.normalise import is_cjk
from tests.builders.slips.company import Company
from tests.builders.slips.context_fitting import fit_contexts
from tests.builders.slips.counting import Tally
from tests.builders.slips.fitting import fit
from tests.builders.slips.in_processes import in_processes
from tests.builders.slips.likenesses import characters, idioms, shapes, sounds, typed, words
from tests.builders.slips.parting import parted
from tests.builders.slips.texts import BREAK, HEAD, Text, packed, texts
from tests.builders.slips.training import (
    Knowledge,
    Rows,
    broken_rows,
    lone_rows,
    rows,
    stray_rows,
    torn_rows,
    word_rows,
)
from tests.builders.slips.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

_HELD = 12  # one public document in so many is left out of the counts that the model is fitted with
_SHORTEST, _LONGEST, _FITTED = 40, 600, 250_000
_SLIPS, _SLIPS_OF_LAW, _SLIPS_BREAKING, _SLIPS_LEAVING_ALONE = 5_000, 4_000, 3_000, 3_000
_SLIPS_TEARING = _SLIPS_STRAYING = 5_000
_USUAL = 4  # the least level of a character that is offered
_BETWEEN = 6  # the least level of a string whose middle character is offered

_OFFERED = 8  # so many of them, the commonest

Pairs = list[tuple[str, str]]


class Counts:
    """The levels of strings as a dictionary: quicker than the table, with the same answers."""

    def __init__(self, known: dict[str, int]) -> None:
        self.known = known

    def level(self, string: str) -> int:
        return self.known.get(string, 0)

    def levels(self, text: str, length: int) -> list[int]:
        return [self.known.get(text[i : i + length], 0) for i in range(len(text) - length + 1)]

    def with_each(self, before: str, characters: str, after: str) -> list[int]:
        return [self.known.get(before + char + after, 0) for char in characters]


def main(arguments: list[str]) -> int:
    """Write all tables; prints recall and alarms in texts of a hand that was neither counted nor fitted on."""
    parser = argparse.ArgumentParser(prog="python -m tests.builders.slips", description=main.__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with laws.txt.xz and work_reports.txt.xz")
    parser.add_argument("--font", type=Path, default=Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"))
    parser.add_argument("--out", type=Path, default=ROOT / "slips")
    parser.add_argument("--contexts", action="store_true", help="make the tables of contexts alone")
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the same bytes would come")
    options = parser.parse_args(arguments)
    documents = list(texts(options.corpus))
    make = _build_contexts if options.contexts else build
    if not options.check:
        make(documents, options.font, options.out)
        return 0
    with TemporaryDirectory() as folder:
        make(documents, options.font, Path(folder))
        same = {
            path.name: path.read_bytes() == (options.out / path.name).read_bytes() for path in Path(folder).iterdir()
        }
    for name, alike in sorted(same.items()):
        print(f"{name}: {'the same bytes' if alike else 'other bytes'}")
    return 0 if all(same.values()) else 1


def _build_contexts(documents: Sequence[Text], _: Path, target: Path) -> None:
    """Write into a folder the tables by which words are told by what stands around; the others are as they are."""
    everything = characters()[0]
    tally = Tally(documents, _HELD, idioms(set(everything)))
    confusions = Confusions(*map(rows_of, ("sounds.tsv", "shapes.bin", "words.tsv.gz")))
    _write_contexts(documents, tally, Vocabulary(parted(documents, _HELD), set(everything)), confusions, target)


def _write_contexts(
    documents: Sequence[Text], tally: Tally, vocabulary: Vocabulary, confusions: Confusions, target: Path
) -> None:
    def levels(without: str = "") -> Counts:
        return Counts({**dict(tally.levels(without)), **dict(vocabulary.levels(without))})

    fit_contexts(documents, _HELD, levels, levels(), confusions, target)


def build(documents: Sequence[Text], font: Path, target: Path) -> None:
    """Write all tables into a folder."""
    genre = sum(len(d.symbols) for d in documents if d.hand)
    print(f"{len(documents)} documents, {sum(len(d.symbols) for d in documents):,} symbols, {genre:,} of the genre")
    everything, usual = characters()
    tally = Tally(documents, _HELD, idioms(set(everything)))
    words_of_texts = parted(documents, _HELD)
    vocabulary, company = Vocabulary(words_of_texts, set(everything)), Company(words_of_texts)
    known = dict(tally.levels())
    likenesses = {
        "sounds.tsv": sounds(everything, lambda char: known.get(char, 0) >= _USUAL),
        "shapes.bin": shapes(everything, usual, font, lambda char: known.get(char, 0) >= _USUAL),
        "words.tsv.gz": words(lambda word: known.get(word, 0), set(everything)),
    }
    following, between = _beside(known)
    habits: dict[int, str] = defaultdict(str)
    for char, habit in vocabulary.habits().items():
        habits[habit] += char
    target.mkdir(exist_ok=True)
    (target / "strings.bin").write_bytes(pack((*known.items(), *vocabulary.levels())))
    (target / "vectors.bin").write_bytes(company.vectors())
    for name, pairs in {
        **likenesses,
        "pairs.bin": following,
        "between.bin": between,
        "alone.tsv": [(str(habit), chars) for habit, chars in sorted(habits.items())],
    }.items():
        rows = (HEAD + "".join(f"{a}\t{b}\n" for a, b in pairs)).encode(encoding_of(name))
        (target / name).write_bytes(packed(rows) if name.endswith(".gz") else rows)

    hands = sorted({d.hand for d in documents if d.hand})
    offered = typed(set(everything))

    def rows_of(group: str) -> tuple[Rows, Rows, Rows, Rows | None, Rows | None, Rows | None]:
        levels = dict(tally.levels(group))
        beside = _beside(levels)
        levels.update(vocabulary.levels(group))
        confusions, vectors = Confusions(*likenesses.values()), WordVectors(company.vectors(group))
        known = Knowledge(Counts(levels), Neighbours(*beside), confusions, vectors, offered)
        edits, words_of = _rows(documents, group, known), _word_rows(documents, group, known)
        text = _of_public(documents) if group == "held" else _of_hand(documents, group)
        lone = lone_rows(text, _SLIPS_LEAVING_ALONE, known, vocabulary.habits(group), 13)
        print(f"{group}: {len(edits.true):,} edits, {len(words_of.true):,} words", flush=True)
        # public text has other words, and what looks like a slip of these kinds there is often none
        if group == "held":
            return edits, words_of, lone, None, None, None
        broken = broken_rows(text, _SLIPS_BREAKING, known, 11)
        torn, stray = torn_rows(text, _SLIPS_TEARING, known, 17), stray_rows(text, _SLIPS_STRAYING, known, 19)
        return edits, words_of, lone, broken, torn, stray

    made = in_processes(rows_of, (*hands, "held"))
    groups, of_words, of_lone = ([parts[i] for parts in made] for i in range(3))
    of_broken, of_torn, of_stray = ([parts[i] for parts in made if parts[i] is not None] for i in range(3, 6))
    model = fit(groups[:-1], groups[-1], of_words, of_broken, of_lone, of_torn, of_stray)
    print(
        f"thresholds: warning {model.warning}, hint {model.hint}; checks {model.checks}; words {model.mistaken}, "
        f"broken {model.broken_least}, torn {model.torn_least}, stray {model.stray_least}"
    )
    said = json.dumps(model._asdict(), separators=(",", ":")) + "\n"
    (target / "model.json.gz").write_bytes(packed(said.encode()))
    _write_contexts(documents, tally, vocabulary, Confusions(*likenesses.values()), target)


def _rows(documents: Sequence[Text], group: str, known: Knowledge) -> Rows:
    """The edits of one group's text, by the counts of all others."""
    if group == "held":
        return rows(_of_public(documents), _SLIPS_OF_LAW, known, 5)
    return rows(_of_hand(documents, group), _SLIPS, known, 5)


def _word_rows(documents: Sequence[Text], group: str, known: Knowledge) -> Rows:
    """The words of one group's text that may be mistaken; none of public text, whose words are others."""
    return word_rows(_of_hand(documents, group), known, 7)


def _of_public(documents: Sequence[Text]) -> list[str]:
    """Paragraphs of the public texts that are left out of the counts, as many as are fitted on."""
    chosen = [d for i, d in enumerate(documents) if not d.hand and i % _HELD == 0]
    paragraphs = [p for d in chosen for p in d.symbols.split(BREAK) if _SHORTEST <= len(p) <= _LONGEST]
    random.Random(3).shuffle(paragraphs)
    room, kept = _FITTED, []
    for paragraph in paragraphs:
        room -= len(paragraph)
        if room < 0:
            break
        kept.append(paragraph)
    return kept


def _of_hand(documents: Sequence[Text], hand: str) -> list[str]:
    return [p for d in documents if d.hand == hand for p in d.symbols.split(BREAK)]


def _beside(known: dict[str, int]) -> tuple[Pairs, Pairs]:
    """Rows of Neighbours: (character, all that follow it), (character, what follows but one with what is between)."""
    following: dict[str, list[str]] = defaultdict(list)
    middles: dict[str, dict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for string, level in known.items():
        if len(string) == 2:
            following[string[0]].append(string[1])
        elif len(string) == 3 and level >= _BETWEEN and is_cjk(string[1]):
            middles[string[0]][string[2]].append((-level, string[1]))
    between = [
        (
            first,
            "".join(
                f" {last}{''.join(char for _, char in sorted(group)[:_OFFERED])}" for last, group in sorted(row.items())
            )
            + " ",
        )
        for first, row in sorted(middles.items())
    ]
    return [(first, "".join(sorted(others))) for first, others in sorted(following.items())], between


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
