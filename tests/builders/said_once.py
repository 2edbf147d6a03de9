"""Write ``resources/lexicon/said_once.txt``: words that correct prose hardly ever says twice in one clause.

    python -m tests.builders.said_once --corpus FOLDER

Counted in laws and work reports of the corpus (UTF-8, xz, documents parted by form feeds) and in the genre text beside
the builder of the slips, as the program reads drafts: a word of ``said_once.toml`` that stands in many clauses, and
again in hardly one of them. Prints what is told in the work reports and the genre. Needs the extra ``tables``.
"""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
import tomllib
from collections import Counter
from pathlib import Path

from core.check.wording.repeats.said_again import FILE, WORD, said_again
from tests.builders.object_pairs import texts

_HEAD = (
    "# Made by python -m tests.builders.said_once; do not edit. "
    "Explained in core/check/wording/repeats/said_again.py.\n"
)
_LIST = Path(__file__).with_name("said_once.toml")
#: A word stands in so many clauses at least, and again in so few of them.
_CLAUSES, _AGAIN = 200, 4e-3
_WIDTH = 118
_RUN = re.compile("[\u4e00-\u9fff]{5,80}")


class _All:
    """Holds every string."""

    def __contains__(self, _: object) -> bool:
        return True


def main(arguments: list[str]) -> int:
    """Count and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.builders.said_once", description=main.__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    options = parser.parse_args(arguments)
    once: Counter[str] = Counter()
    twice: Counter[str] = Counter()
    shown: list[tuple[str, str]] = []
    for group, paragraphs in texts(options.corpus):
        for text in paragraphs:
            for clause in _RUN.findall(text):
                once.update({clause[i : i + WORD] for i in range(len(clause) - 1)})
            for again in said_again(text, _All()):  # type: ignore[arg-type]
                word = text[again.start : again.start + WORD]
                twice[word] += 1
                if group != "law":
                    shown.append((word, text[max(0, again.start - 4) : again.again + 6]))
    listed = tomllib.loads(_LIST.read_text("utf-8"))["words"].split()
    words = sorted(w for w in listed if len(w) == WORD and once[w] >= _CLAUSES and twice[w] <= _AGAIN * once[w])
    FILE.write_text(_HEAD + "\n".join(textwrap.wrap(" ".join(words), _WIDTH)) + "\n", "utf-8")
    chosen = set(words)
    print(len(words), "words; told in reports and genre:", [said for word, said in shown if word in chosen])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
