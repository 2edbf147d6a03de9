"""Count what is near a set phrase in correct prose: ``resources/lexicon/phrase_neighbours.tsv``.

    python -m tests.builders.phrase_neighbours FOLDER

FOLDER holds ``work_reports.txt.xz`` and ``laws.txt.xz``, texts parted by form feeds with their titles on their first
lines; the text of the genre under ``tests/builders/slips/genre`` is read beside them. Whatever stands there one edit
away from a phrase of fixed words is right. Work reports are read from the year on in which today's wording is theirs:
older ones have 中华民族的伟大复兴 and the like. What but one law or work report has may be a slip of it.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from core.check.wording.phrases.phrases import departures
from core.model.normalise import fold

_ROOT = Path(__file__).resolve().parents[2]
FILE = _ROOT / "resources" / "lexicon" / "phrase_neighbours.tsv"
_GENRE = Path(__file__).parent / "slips" / "genre"
_FIRST = 2016
_OFTEN = 2
_YEAR = re.compile(r"\s*(\d{4})年")
_HEAD = """\
# What stands one edit away from a set phrase and is right (rule W103; core/check/wording/phrases/phrase_edits.py): the
# wording and that of the phrase, as they are compared. Made by tests/builders/phrase_neighbours.py; do not edit.
"""


def texts(folder: Path) -> list[tuple[str, int]]:
    """The correct texts, with how much one of them counts."""
    found = [(path.read_text("utf-8"), _OFTEN) for path in sorted(_GENRE.rglob("*")) if path.is_file()]
    for name in ("work_reports.txt.xz", "laws.txt.xz"):
        for text in lzma.decompress((folder / name).read_bytes()).decode("utf-8").split("\f"):
            year = _YEAR.match(text)
            recent = int(year[1]) >= _FIRST if year else re.search(r"\((?:十九|二十)大\)", text[:80]) is not None
            if recent or name.startswith("laws"):
                found.append((text, 1))
    return found


def main() -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for text, weight in texts(Path(sys.argv[1])):
        found: set[tuple[str, str]] = set()
        for line in text.splitlines():
            if line.strip():
                found |= departures(fold(line.strip()))
        counts.update(dict.fromkeys(found, weight))
    pairs = [pair for pair, count in counts.items() if count >= _OFTEN]
    FILE.write_text(_HEAD + "".join(f"{said}\t{right}\n" for said, right in sorted(pairs)), "utf-8")
    print(len(pairs))


if __name__ == "__main__":
    main()
