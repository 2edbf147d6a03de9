"""Write ``resources/lexicon/traditional.tsv`` from the table of JioNLP 1.5.31 (Apache-2.0).

    python tests/builders/traditional.py TRA2SIM_CHAR CORPUS...

Characters that GB 2312 has, or that occur in the corpora of correct text or in place names, are in use and left out.
"""

from __future__ import annotations

import sys
from pathlib import Path

LEXICON = Path(__file__).resolve().parents[2] / "resources" / "lexicon"
HEADER = "# Traditional characters and their simplified forms; from JioNLP 1.5.31, by build_traditional.py\n"


#: Standard since the 通用规范汉字表 of 2013, whatever the table says: 潟湖, 蹚水.
_STANDARD = "潟蹚"


def _in_use(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def main(table: Path, *texts: Path) -> None:
    """Write the table: one line of traditional characters, one of their simplified forms."""
    seen = {*_STANDARD, *"".join(t.read_text("utf-8") for t in (*texts, LEXICON / "divisions.tsv"))}
    pairs = [line.split("\t")[:2] for line in table.read_text("utf-8").splitlines() if "\t" in line]
    kept = sorted((a, b) for a, b in pairs if len(a) == len(b) == 1 and a != b and a not in seen and not _in_use(a))
    lines = ["".join(a for a, _ in kept), "".join(b for _, b in kept)]
    (LEXICON / "traditional.tsv").write_text(HEADER + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
