"""The command: count, fit, write."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from pathlib import Path

from core.base.resources import ROOT
from core.check.wording.slips.confusions import Confusions
from core.check.wording.slips.neighbours import SHOWN, Neighbours
from core.check.wording.slips.string_table import StringTable, pack
from core.model.normalise import is_cjk
from tests.builders.slips.counting import levels
from tests.builders.slips.likenesses import characters, shapes, sounds, words
from tests.builders.slips.texts import BREAK, Text, texts
from tests.builders.slips.training import train

_HEAD = "# Made by python -m tests.builders.slips; do not edit.\n"
_HELD = 12  # one document in so many is left out of the counts that the model is fitted with
_SHORTEST, _LONGEST, _FITTED = 40, 600, 700_000


def main(arguments: list[str]) -> int:
    """Write all tables; prints the recall of each kind of slip in text that was not counted."""
    parser = argparse.ArgumentParser(prog="python -m tests.builders.slips", description=main.__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder with laws.txt.xz and work_reports.txt.xz")
    parser.add_argument("--font", type=Path, default=Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"))
    options = parser.parse_args(arguments)
    target = ROOT / "slips"
    target.mkdir(exist_ok=True)

    documents = list(texts(options.corpus))
    genre = sum(len(d.symbols) for d in documents if d.hand)
    print(f"{len(documents)} documents, {sum(len(d.symbols) for d in documents):,} symbols, {genre:,} of the genre")
    everything, usual = characters()
    strings = list(levels(documents))
    whole = pack(strings)
    table = StringTable(whole)
    rows = {
        "sounds.tsv": sounds(everything),
        "shapes.tsv": shapes(usual, options.font),
        "words.tsv": words(table.level, set(everything)),
    }
    confusions = Confusions(*rows.values())

    counted = list(levels([d for i, d in enumerate(documents) if i % _HELD]))
    model = train(_paragraphs(documents[::_HELD]), StringTable(pack(counted)), Neighbours(_pairs(counted)), confusions)
    print("recall where not counted:", model.recall)
    print("threshold:", model.threshold)

    (target / "strings.bin").write_bytes(whole)
    for name, table_rows in {**rows, "pairs.tsv": _written(_pairs(strings))}.items():
        (target / name).write_text(_HEAD + "".join(f"{a}\t{b}\n" for a, b in table_rows), "utf-8")
    written = json.dumps({"threshold": model.threshold, "trees": model.trees}, separators=(",", ":"))
    (target / "model.json").write_text(written + "\n", "utf-8")
    return 0


def _pairs(strings: list[tuple[str, int]]) -> list[tuple[str, str]]:
    """(character, all that follow it), signs of the counts among them."""
    following: dict[str, list[str]] = defaultdict(list)
    for string, _ in strings:
        if len(string) == 2 and all(is_cjk(c) or c in SHOWN for c in string):
            following[string[0]].append(string[1])
    return [(first, "".join(sorted(others))) for first, others in sorted(following.items())]


def _written(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    signs = str.maketrans(SHOWN)
    return [(first.translate(signs), others.translate(signs)) for first, others in rows]


def _paragraphs(documents: list[Text]) -> list[str]:
    """Paragraphs of the documents in a fixed random order, all of the genre and so many others."""
    found = [
        (d.source == "genre", p) for d in documents for p in d.symbols.split(BREAK) if _SHORTEST <= len(p) <= _LONGEST
    ]
    random.Random(3).shuffle(found)
    genre = [p for own, p in found if own]
    others: list[str] = []
    room = _FITTED - sum(map(len, genre))
    for _, paragraph in (f for f in found if not f[0]):
        room -= len(paragraph)
        if room < 0:
            break
        others.append(paragraph)
    both = genre + others
    random.Random(4).shuffle(both)
    return both


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
