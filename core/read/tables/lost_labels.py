"""Rows whose labels were lost: which numbers behind a row that was found are theirs, told by counts, and when not."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from core.language.letters import letters
from core.model.document import View
from core.read.tables.anchors import LIKE, LabelStream, likeness
from core.read.tables.reading import CellText, FoundLabel, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.spec import TableSpec
    from core.read.tables.number_positions import NumberPositions

#: From so many letters on a word of the form's that stands between two numbers is a head or a label.
_HEAD = 4
#: From so many letters on what stands between two numbers is no unit beside one of them.
_WORDS = 2
_PARTED = "本行的数字之间夹有别的行的文字，未能对应到行"


def assign(
    reading: Reading,
    spec: TableSpec,
    indices: list[int],
    segment: list[int],
    numbers: list[View],
    rows: list[int],
    runs: list[int],
    at: int,
    *,
    paged: bool,
) -> None:
    """Give the numbers of a segment to the line found and the lines lost behind it, which begin lines of the draft.

    On a page (``paged``) a number too many may have come from anywhere.
    """
    lines = [spec.lines[i] for i in indices]
    size = len(lines[0].keys)
    if not segment:
        for key in lines[0].keys:
            reading.slots[key] = CellText(View("", (), at))
        return
    if len(segment) == size:
        _fill(reading, spec, indices[0], [numbers[i] for i in segment])
        return
    wanted = [len(line.keys) for line in lines]
    firsts = list(accumulate(wanted))[:-1]
    if len(segment) == sum(wanted) and all(rows[segment[i - 1]] < rows[segment[i]] for i in firsts):
        start = 0
        for index, count in zip(indices, wanted, strict=True):
            _fill(reading, spec, index, [numbers[i] for i in segment[start : start + count]])
            start += count
        return
    over = size + sum(w + 1 for w in wanted[1:])
    begins = list(accumulate([size, *(count + 1 for count in wanted[1:-1])]))
    broken = len(segment) == over and all(rows[segment[i - 1]] < rows[segment[i]] for i in begins)
    if len(lines) > 1 and broken and not paged:
        # labels overwritten by numbers: one number too many at the head of each row, which begins a line
        _fill(reading, spec, indices[0], [numbers[i] for i in segment[:size]])
        start = size
        for index, count in zip(indices[1:], wanted[1:], strict=True):
            doubt = "行标签缺失，数字按顺序推定"
            _fill(reading, spec, index, [numbers[i] for i in segment[start + 1 : start + 1 + count]], doubt)
            start += count + 1
        return
    head = [i for i in segment if runs[i] == runs[segment[0]]]
    if len(head) == size:
        _fill(reading, spec, indices[0], [numbers[i] for i in head])
        reading.notes.append(f"{spec.where(lines[0].keys[0][0])}之后有未能对应到行的数字")
        return
    raw = [numbers[i] for i in (head if len(head) < size else segment)]
    reading.doubt(lines[0].keys, raw, f"本行读到 {len(segment)} 个数字，应为 {size} 个，未能对应到列")


def _fill(reading: Reading, spec: TableSpec, index: int, views: list[View], doubt: str = "") -> None:
    line = spec.lines[index]
    for key, view in zip(line.keys, views, strict=True):
        reading.slots[key] = CellText(view, doubt=doubt)
    if line.label:
        reading.labels.setdefault(line.keys[0][0], FoundLabel(View("", (), views[0].start), False, 0.0))


def doubt_shifted(
    reading: Reading, spec: TableSpec, indices: Sequence[int], segment: list[int], placed: NumberPositions
) -> None:
    """Rows without a label whose numbers stand below other heads than their own: a stranger may be among them."""
    start = len(spec.lines[indices[0]].keys)
    if len(segment) != sum(len(spec.lines[i].keys) for i in indices):
        return
    for index in indices[1:]:
        keys = spec.lines[index].keys
        placed.fill(reading, keys, segment[start : start + len(keys)], labelled=False)
        start += len(keys)


def doubt_other_words(
    reading: Reading, spec: TableSpec, indices: Sequence[int], segment: list[int], stream: LabelStream, end: int
) -> None:
    """Rows without a label before whose numbers stand words that are none of the label's: another row was put in.

    Where the numbers are but one row's, and other words stand between them and the label that ends at ``end``, they
    may be those of a row whose label was altered.
    """
    if len(indices) > 1 and len(segment) == len(spec.lines[indices[0]].keys):
        words = _without_printed(stream.text[end : stream.numbers[segment[0]]], spec)
        if len(words) >= _WORDS:
            reading.distrust([spec.lines[indices[0]]], _PARTED)
    start = 0
    for above, index in pairwise(indices):
        start += len(spec.lines[above].keys)
        if start >= len(segment):
            return
        words = _without_printed(stream.text[stream.numbers[segment[start - 1]] : stream.numbers[segment[start]]], spec)
        if words and likeness(words, spec.lines[index].label) < LIKE:
            reading.distrust([spec.lines[index]])


def _without_printed(words: str, spec: TableSpec) -> str:
    for printed in sorted((letters(c.text) for c in spec.layout if not c.key), key=len, reverse=True):
        words = words.replace(printed, "")
    return words


def doubt_parted(
    reading: Reading, spec: TableSpec, indices: Sequence[int], segment: list[int], stream: LabelStream
) -> None:
    """Rows between whose numbers words stand, and where they are a head or label of the form's all rows behind them.

    The counts mislead there.
    """
    start = 0
    for at, index in enumerate(indices):
        own = segment[start : start + len(spec.lines[index].keys)]
        start += len(own)
        between = "".join(stream.text[stream.numbers[a] : stream.numbers[b]] for a, b in pairwise(own))
        if between and any(len(word := letters(c.text)) >= _HEAD and word in between for c in spec.layout if not c.key):
            reading.distrust((spec.lines[i] for i in indices[at:]), _PARTED)
            return
        if at and len(between) >= _WORDS:
            reading.distrust([spec.lines[index]], _PARTED)
