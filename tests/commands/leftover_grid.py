"""What is told of text left over from other drafts, frame by frame: ``python -m tests.commands.leftover_grid``.

A rule is written for the sentences its author thought of. Here each of many organs, places and years is put into each
of many sentences: a row of the grid that is told everywhere but in one column shows what nobody thought of. Prints one
line for each filling and organ: ``W`` a warning or an error, ``h`` a hint, ``.`` nothing, in the order of the frames,
which ``leftover_grid.toml`` lists.
"""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import dataclass
from pathlib import Path

from core.base.records import make_record
from tests.support.told import told_within
from tests.support.wording_drafts import draft

_FILE = Path(__file__).with_suffix(".toml")
_OWN = {"人民政府": "我县", "镇人民政府": "我镇", "街道办事处": "我街道"}


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Sentences with a place for what is put into them, and the organs in whose reports they stand."""

    title: str
    organs: tuple[str, ...]
    fillings: tuple[str, ...]
    frames: tuple[str, ...]

    def rows(self) -> list[tuple[str, str, str]]:
        """Organ, filling and a sign for each frame."""
        return [
            (organ, filling, "".join(told(_filled(frame, filling, organ), organ) for frame in self.frames))
            for organ in self.organs
            for filling in self.fillings
        ]


@dataclass(frozen=True, kw_only=True)
class Grids:
    """The file."""

    grids: tuple[Grid, ...]


def told(sentence: str, organ: str) -> str:
    """What is told of a sentence in the report of an organ: W, h or a full stop."""
    return told_within(draft(sentence, organ=organ, tables=False), sentence)


def _filled(frame: str, filling: str, organ: str) -> str:
    own = next((name for end, name in reversed(_OWN.items()) if organ.endswith(end)), "我局")
    return frame.replace("{own}", own).replace("{}", filling)


def grids() -> tuple[Grid, ...]:
    """The grids of the file."""
    return make_record(Grids, tomllib.loads(_FILE.read_text("utf-8"))).grids


def main() -> None:
    """Print every grid."""
    argparse.ArgumentParser(prog="python -m tests.commands.leftover_grid", description=main.__doc__).parse_args()
    for grid in grids():
        print(f"== {grid.title}")
        for number, frame in enumerate(grid.frames):
            print(f"   {number:2} {frame}")
        for organ, filling, row in grid.rows():
            print(f"{row}  {filling} in {organ}", flush=True)


if __name__ == "__main__":
    main()
