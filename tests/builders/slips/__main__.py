"""The command: count, fit, write."""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

from core.base.resources import ROOT
from core.check.wording.slips.confusions import Confusions
from core.check.wording.slips.string_table import StringTable, pack
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
    whole = pack(levels(documents))
    table = StringTable(whole)
    rows = {
        "sounds.tsv": sounds(everything),
        "shapes.tsv": shapes(usual, options.font),
        "words.tsv": words(table.level, set(everything)),
    }
    confusions = Confusions(*rows.values())

    counted = StringTable(pack(levels([d for i, d in enumerate(documents) if i % _HELD])))
    model = train(_paragraphs(documents[::_HELD]), counted, confusions)
    print("recall where not counted:", model.recall)
    print("thresholds:", model.thresholds)

    (target / "strings.bin").write_bytes(whole)
    for name, table_rows in rows.items():
        (target / name).write_text(_HEAD + "".join(f"{a}\t{b}\n" for a, b in table_rows), "utf-8")
    written = json.dumps({"thresholds": model.thresholds, "trees": model.trees}, separators=(",", ":"))
    (target / "model.json").write_text(written + "\n", "utf-8")
    return 0


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
