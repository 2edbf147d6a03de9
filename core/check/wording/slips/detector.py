"""Slips of the pen in a paragraph, with what was meant and how sure that is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from core.base.errors import ResourceError
from core.base.resources import ROOT
from core.check.wording.slips.candidates import Candidate, candidates, symbols
from core.check.wording.slips.confusions import Confusions, Kind
from core.check.wording.slips.scoring import Trees, figures
from core.check.wording.slips.string_table import StringTable

_FOLDER = "slips"


class Slip(NamedTuple):
    """``text[start:end]`` is likely meant for ``right``. ``margin`` is the score above the threshold of its kind."""

    start: int
    end: int
    right: str
    kind: Kind
    margin: float


class Detector:
    """The tables and the model. ``thresholds`` is the least score of each kind that is worth a hint."""

    def __init__(self, table: StringTable, confusions: Confusions, trees: Trees, thresholds: dict[Kind, float]) -> None:
        self._table, self._trees, self._thresholds = table, trees, thresholds
        self.confusions = confusions

    def find(self, text: str) -> Iterator[Slip]:
        """Slips from left to right; of edits that touch each other the surest."""
        shown, starts = symbols(text)
        known: dict[str, int] = {}
        look_up = self._table.level

        def level(string: str) -> int:
            value = known.get(string)
            if value is None:
                value = known[string] = look_up(string)
            return value

        slips: list[tuple[float, Candidate]] = []
        for candidate in candidates(shown, level, self.confusions):
            threshold = self._thresholds.get(candidate.kind)
            if threshold is not None:
                margin = self._trees.score(figures(shown, candidate, level)) - threshold
                if margin > 0:
                    slips.append((margin, candidate))
        chosen: list[tuple[float, Candidate]] = []
        for margin, slip in sorted(slips, key=lambda s: -s[0]):
            if all(slip.end <= other.start - 1 or other.end <= slip.start - 1 for _, other in chosen):
                chosen.append((margin, slip))
        for margin, slip in sorted(chosen, key=lambda s: s[1].start):
            end = starts[slip.end - 1] + 1
            yield Slip(starts[slip.start], end, slip.right, slip.kind, margin)

    def known(self, string: str) -> int:
        """How common a string is, 0 to 15."""
        return self._table.level(string)


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
        return Detector(
            StringTable((ROOT / _FOLDER / "strings.bin").read_bytes()),
            Confusions(_rows("sounds.tsv"), _rows("shapes.tsv"), _rows("words.tsv")),
            Trees(model["trees"]),
            {Kind[name]: value for name, value in model["thresholds"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError("程序自带的数据文件夹 slips 有误，请重新安装。", detail=str(error)) from error
