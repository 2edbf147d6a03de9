"""Slips of the pen in a paragraph, with what was meant and how sure that is."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.resources import ROOT
from core.check.wording.slips.candidates import Candidate, candidates, symbols
from core.check.wording.slips.confusions import Confusions, Kind
from core.check.wording.slips.neighbours import Neighbours
from core.check.wording.slips.scoring import Trees, figures
from core.check.wording.slips.string_table import StringTable

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = "slips"
_REMEMBERED = 300_000  # strings, some 30 MB
_USUAL = 4  # the least level of a character that is offered: about ten documents


class Slip(NamedTuple):
    """``text[start:end]`` is likely meant for ``right``. ``margin`` is the score above the threshold of its kind."""

    start: int
    end: int
    right: str
    kind: Kind
    margin: float


class Detector:
    """The tables and the model. ``threshold`` is the least score, as log odds, at which an edit is reported."""

    def __init__(
        self, table: StringTable, neighbours: Neighbours, confusions: Confusions, trees: Trees, threshold: float
    ) -> None:
        self._table, self._neighbours, self._trees, self._threshold = table, neighbours, trees, threshold
        self._levels: dict[str, int] = {}
        self.confusions = confusions

    def find(self, text: str) -> Iterator[Slip]:
        """Slips from left to right; of edits that touch each other the surest."""
        shown, starts = symbols(text)
        slips: list[tuple[float, Candidate]] = []
        for candidate in candidates(shown, self.level, self._neighbours.follows, self.confusions):
            margin = self._trees.score(figures(shown, candidate, self.level)) - self._threshold
            if margin > 0:
                slips.append((margin, candidate))
        chosen: list[tuple[float, Candidate]] = []
        for margin, slip in sorted(slips, key=lambda s: -s[0]):
            if all(slip.end <= other.start - 1 or other.end <= slip.start - 1 for _, other in chosen):
                chosen.append((margin, slip))
        for margin, slip in sorted(chosen, key=lambda s: s[1].start):
            end = starts[slip.end - 1] + 1
            yield Slip(starts[slip.start], end, slip.right, slip.kind, margin)

    def level(self, string: str) -> int:
        """How common a string is, 0 to 15; remembered, for most strings of a report come again."""
        value = self._levels.get(string)
        if value is None:
            if len(self._levels) >= _REMEMBERED:
                self._levels.clear()
            value = self._levels[string] = self._table.level(string)
        return value


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for line in (ROOT / _FOLDER / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            first, _, second = line.partition("\t")
            yield first, second


@cache
def detector() -> Detector:
    """The detector over the tables of the program, read once; raises ResourceError when they are damaged."""
    try:
        model = json.loads((ROOT / _FOLDER / "model.json").read_text("utf-8"))
        table = StringTable((ROOT / _FOLDER / "strings.bin").read_bytes())
        confusions = Confusions(
            _rows("sounds.tsv"), _rows("shapes.tsv"), _rows("words.tsv"), lambda char: table.level(char) >= _USUAL
        )
        neighbours = Neighbours(_rows("pairs.tsv"))
        return Detector(table, neighbours, confusions, Trees(model["trees"]), model["threshold"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError("程序自带的数据文件夹 slips 有误，请重新安装。", detail=str(error)) from error
