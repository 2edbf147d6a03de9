"""The printed cells of a table beside its row labels: column heads, block titles, group labels, as drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rapidfuzz

from core.language.letters import letters
from core.model.numbers import is_number_like
from core.model.report import HeadLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.grid_notation import LayoutCell
    from core.forms.spec import TableSpec
    from core.model.document import Grid, View

#: From this likeness (0–100) on a cell of the draft is taken for the form's cell.
_LIKE = 60.0
#: From this one on where the cells before and after it are the form's.
_BETWEEN = 40.0
_SKIP = 0.35
#: With fewer of the form's cells than this share the draft's are not its cells one by one.
_SHARE, _SHARE_OF_WORDS = 0.8, 0.9


def read_heads(key: str, grids: Sequence[Grid], words: Sequence[View], spec: TableSpec) -> tuple[HeadLabel, ...]:
    """Lay the draft's words over the form's, in order; cells that the draft lacks or broke up are left out.

    The cells that the draft draws are taken, and where they are not the form's the ``words`` of the table between
    blanks and line ends. Nothing comes of a draft that has too few of the form's cells in one piece.
    """
    drawn = [cell.view for grid in grids for row in grid.rows() for cell in row]
    apart = frozenset(letters(word.text) for word in words)
    return _read(key, drawn, spec, _SHARE, apart) or _read(key, words, spec, _SHARE_OF_WORDS)


def _read(
    key: str, views: Sequence[View], spec: TableSpec, share: float, apart: frozenset[str] = frozenset()
) -> tuple[HeadLabel, ...]:
    printed = [c for c in spec.layout if c.key is None and letters(c.text)]
    drawn = [v for v in views if letters(v.text) and not is_number_like(v.text)]
    if len(drawn) < share * len(printed):
        return ()
    matched = _align([letters(c.text) for c in printed], [letters(v.text) for v in drawn])
    if len(matched) < share * len(printed):
        return ()
    rows, taken = _row_labels(spec), set(matched.values())
    loose = [letters(v.text) for i, v in enumerate(drawn) if i not in taken]
    heads: list[HeadLabel] = []
    for i, cell in enumerate(printed):
        if i in matched and (cell.row, cell.col) not in rows:
            view = drawn[matched[i]]
            cut = share == _SHARE and _cut(cell, view, apart)
            if not cut and not _broken(cell, view, loose, whole=share == _SHARE):
                heads.append(HeadLabel(table=key, expected=cell.text, text=view.text, spans=view.spans()))
    return tuple(heads)


def _row_labels(spec: TableSpec) -> set[tuple[int, int]]:
    """NumberPositions of the form's row labels: the last words before the numbers of a row."""
    places: set[tuple[int, int]] = set()
    for line in spec.lines:
        own = [
            c for c in spec.layout if c.text == line.label and c.key is None and c.row <= line.row < c.row + c.rowspan
        ]
        if own and line.label:
            place = max(own, key=lambda c: c.col)
            places.add((place.row, place.col))
    return places


def _cut(cell: LayoutCell, view: View, apart: frozenset[str]) -> bool:
    """Whether the end of a page cut a cell in two, and its rest stands alone above the next page's rows."""
    want, got = letters(cell.text), letters(view.text)
    return 0 < len(got) < len(want) and want.startswith(got) and want[len(got) :] in apart


def _broken(cell: LayoutCell, view: View, loose: Sequence[str], whole: bool) -> bool:
    """True when the cell was cut up: what the draft's cell lacks stands alone in another, its words are all there.

    Where the draft has no cells (not ``whole``), a piece of a head or two heads in one are always taken for that.
    """
    want, got = letters(cell.text), letters(view.text)
    if want == got:
        return False
    if not whole:
        return got in want or want in got
    rest = want.replace(got, "", 1)
    return got in want and any(piece in rest or rest in piece for piece in loose)


def _align(want: Sequence[str], got: Sequence[str]) -> dict[int, int]:
    """The pairs (index in ``want`` → in ``got``) of the alignment in order with the greatest likeness."""
    same = 0  # the same words at the end of both belong together
    while same < min(len(want), len(got)) and want[-1 - same] == got[-1 - same]:
        same += 1
    found = {len(want) - 1 - i: len(got) - 1 - i for i in range(same)}
    want, got = want[: len(want) - same], got[: len(got) - same]
    width = len(got) + 1
    score = [[0.0] * width for _ in range(len(want) + 1)]
    pair: dict[tuple[int, int], float] = {}
    for i, one in enumerate(want, start=1):
        for j, other in enumerate(got, start=1):
            like = 100.0 if one == other else rapidfuzz.fuzz.ratio(one, other, score_cutoff=_BETWEEN)
            best = max(score[i - 1][j], score[i][j - 1])
            if like:
                pair[i, j] = like / 100 - _SKIP
                best = max(best, score[i - 1][j - 1] + pair[i, j])
            score[i][j] = best
    i, j = len(want), len(got)
    while i and j:
        if (i, j) in pair and score[i][j] == score[i - 1][j - 1] + pair[i, j]:
            found[i - 1] = j - 1
            i, j = i - 1, j - 1
        elif score[i][j] == score[i - 1][j]:
            i -= 1
        else:
            j -= 1
    sure = {i: j for i, j in found.items() if pair.get((i + 1, j + 1), 1.0) >= _LIKE / 100 - _SKIP}
    return {i: j for i, j in found.items() if i in sure or (sure.get(i - 1) == j - 1 and sure.get(i + 1) == j + 1)}
