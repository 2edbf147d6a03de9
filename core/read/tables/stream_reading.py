"""The stream reading: a table from the order of its words and numbers alone."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from core.language.letters import letters
from core.model.document import View
from core.model.normalise import fold, is_cjk
from core.read.tables.anchors import LIKE, Anchor, LabelStream, align, likeness, unsure
from core.read.tables.number_positions import DISORDERED, NumberPositions
from core.read.tables.reading import UNPLACED, CellText, FoundLabel, Reading, TableToken
from core.read.tables.row_blocks import parts_of_stream
from core.read.tables.split_rows import SplitRows
from core.read.tables.strangers import AMID, Strangers, is_stranger
from core.read.tables.whole_heads import HEADS_CUT, heads_whole

#: Doubts about a row whose numbers do not stand together, or not behind its label.
_SPLIT = "本行的数字可能分写在几行或两页上，未能对应到列"
#: The rest of a row of numbers may stand so many lines above or below.
_NEAR = 6
#: This part of a row's numbers in a run are a row.
_ROW = 0.4
#: From so many letters on a word of the form's lower rows between a label and a number is a head.
_HEAD = 4

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from core.forms.spec import TableSpec


def read_stream(pieces: Sequence[TableToken], spec: TableSpec) -> Reading:
    """Assign the numbers between labels to cells; whatever the counts leave open is kept and doubted."""
    if any(line.label for line in spec.lines):
        return _read_labelled(pieces, spec)
    split = SplitRows(pieces, spec)
    return _read_unlabelled(split.whole(split.groups(range(split.count))), spec)


def _read_labelled(pieces: Sequence[TableToken], spec: TableSpec, *, broken: bool = True) -> Reading:
    """Rows by their labels. With ``broken`` numbers may have been broken over lines; then all is read once more."""
    reading = Reading()
    lines = spec.lines
    stream, owners = _stream(pieces)
    chain = align(stream, spec)
    if not chain:
        return reading
    marks = [bisect_numbers(stream, a.start) for a in chain]
    numbers = [t.view for t in pieces if t.number]
    rows = [t.line for t in pieces if t.number]
    runs = _runs(pieces)
    split = SplitRows(pieces, spec)
    bounds = list(zip(chain, marks, [*marks[1:], len(numbers)], strict=True))
    if broken:
        groups = [group for anchor, first, last in bounds for group in split.groups(range(first, last), anchor)]
        whole = split.whole(groups)
        if len(whole) < len(pieces):
            return _read_labelled(whole, spec, broken=False)
    labels = {letters(line.label) for line in lines}
    placed = NumberPositions(pieces, spec)
    strangers = Strangers(pieces)
    segments: list[tuple[Anchor, list[int], range, int, str]] = []
    for (anchor, first, last), following in zip(bounds, [*chain[1:], None], strict=True):
        _label(reading, spec, anchor, stream, owners)
        lost = range(anchor.line + 1, following.line) if following else range(anchor.line + 1, len(lines))
        segment = list(range(first, last))
        size = len(lines[anchor.line].keys)
        if lost and following:
            between = {view.start: letters(view.text) for view, _ in owners[anchor.end : following.start]}
            if _misplaced(stream.text[anchor.end : following.start], set(between.values()), spec):
                lost = range(0)
        doubtful = split.doubtful(segment, size, anchor, lost=bool(lost and following))
        amid = bool(following) and len(segment) == size and split.interrupted(segment, anchor)
        if segment and stream.numbers[segment[0]] > anchor.end:
            before = owners[anchor.end : stream.numbers[segment[0]]]
            words = {letters(view.text) for view, _ in before} - {letters(lines[anchor.line].label)}
            below = {letters(c.text) for c in spec.layout if not c.key and c.row > lines[anchor.line].row}
            amid = amid or bool(words & (labels | {word for word in below if len(word) >= _HEAD}))
        if following is None:
            segment, lost = _tail_run(segment, runs, size), range(0)
        at = owners[min(anchor.end, len(owners)) - 1][0].end
        why = AMID if amid else _SPLIT if doubtful else ""
        segments.append((anchor, segment, lost, at, why))
        if not lost and not why:
            placed.add(segment, size)
    for anchor, segment, lost, at, why in segments:
        keys = lines[anchor.line].keys
        if why:
            reading.doubt(keys, [numbers[i] for i in segment], why)
        elif lost or not placed.fill(reading, keys, segment):
            paged = bool(pieces[0].boxes)
            _assign(reading, spec, [anchor.line, *lost], segment, numbers, rows, runs, at, paged=paged)
            _doubt_shifted(reading, spec, [anchor.line, *lost], segment, placed)
            _doubt_other_words(reading, spec, [anchor.line, *lost], segment, stream)
        if strangers.behind(anchor.end, segment):
            strangers.doubt(reading, keys, all_of_them=bool(lost))
    _doubt_beyond(reading, spec, [(a, [numbers[i] for i in s]) for a, s, *_ in segments])
    _doubt_beside(reading, spec, [(a, [numbers[i] for i in s]) for a, s, *_ in segments])
    weak = unsure(chain, stream, spec, marks, [len(line.keys) for line in lines], len(numbers))
    reading.distrust(lines[i] for i in weak)
    return reading


def _doubt_shifted(
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


def _doubt_other_words(
    reading: Reading, spec: TableSpec, indices: Sequence[int], segment: list[int], stream: LabelStream
) -> None:
    """Rows without a label before whose numbers stand words that are none of the label's: another row was put in."""
    start = 0
    for above, index in pairwise(indices):
        start += len(spec.lines[above].keys)
        if start >= len(segment):
            return
        words = stream.text[stream.numbers[segment[start - 1]] : stream.numbers[segment[start]]]
        for printed in sorted((letters(c.text) for c in spec.layout if not c.key), key=len, reverse=True):
            words = words.replace(printed, "")
        if words and likeness(words, spec.lines[index].label) < LIKE:
            reading.distrust([spec.lines[index]])


def _doubt_beyond(reading: Reading, spec: TableSpec, segments: Sequence[tuple[Anchor, list[View]]]) -> None:
    """Where most rows have one number too many, the table has a column more than the form.

    A row with as many numbers as it should have then lacks one and has a stranger.
    """
    over = Counter(len(views) - len(spec.lines[anchor.line].keys) for anchor, views in segments)
    if over[1] < 2 or over[1] <= over[0]:
        return
    for anchor, views in segments:
        keys = spec.lines[anchor.line].keys
        if len(views) == len(keys):
            reading.doubt(keys, views, "同一张表的多数行多一个数字，不能确定本行的数字各属哪一列")


def _doubt_beside(reading: Reading, spec: TableSpec, segments: Sequence[tuple[Anchor, list[View]]]) -> None:
    """Beside numbers that belong to no cell blank cells are not blank for certain.

    And if the label behind them is not quite the form's, they may be its row's: it may have lost its beginning.
    """
    claimed = {o for slot in reading.slots.values() for o in slot.view.offsets}
    for i, (_, views) in enumerate(segments):
        if all(v.offsets[0] in claimed for v in views):
            continue
        behind = views[-1].offsets[0] not in claimed
        for j, (anchor, _) in enumerate(segments[i : i + 2]):
            for key in spec.lines[anchor.line].keys:
                slot = reading.slots.get(key)
                if slot and not slot.doubt and (not slot.view.text or (j and behind and anchor.likeness < 1)):
                    reading.slots[key] = CellText(slot.view, slot.box, UNPLACED)


def _misplaced(text: str, words: set[str], spec: TableSpec) -> bool:
    """Whether the words between two labels hold another whole one: a row out of its order, not a lost label."""
    names = {letters(line.label) for line in spec.lines}
    return bool(words & names) or any(len(name) >= 4 and name in text for name in names)


def bisect_numbers(stream: LabelStream, start: int) -> int:
    """Index of the first number behind the letter at ``start``."""
    return stream.count(-1, start)


def _stream(pieces: Sequence[TableToken]) -> tuple[LabelStream, list[tuple[View, int]]]:
    """Letters of all labels run together, and for each letter the piece and index it comes from."""
    chars: list[str] = []
    owners: list[tuple[View, int]] = []
    counts: list[int] = []
    for token in pieces:
        if token.number:
            counts.append(len(owners))
            continue
        text = token.view.text
        kept = letters(text)
        chars.append(kept)
        if len(kept) == len(text):
            owners += [(token.view, i) for i in range(len(text))]
        else:
            found = set(kept)  # folding turns one character into one, so their places are the same
            owners += [(token.view, i) for i, char in enumerate(fold(text)) if char in found]
    return LabelStream("".join(chars), counts), owners


def _runs(pieces: Sequence[TableToken]) -> list[int]:
    """For each number the index of the run of neighbouring numbers it belongs to."""
    runs: list[int] = []
    run = 0
    for token in pieces:
        if token.number:
            runs.append(run)
        else:
            run += 1
    return runs


def _tail_run(segment: list[int], runs: list[int], size: int) -> list[int]:
    """Of the numbers behind the last label only the first run, or two for a label with numbers in its middle.

    What follows is prose. A run that is too long stays whole, so that it is doubted.
    """
    if not segment:
        return []
    first = [i for i in segment if runs[i] == runs[segment[0]]]
    if len(first) >= size:
        return first
    second = [i for i in segment if runs[i] <= runs[segment[0]] + 1]
    return second if len(second) == size else first


def _label(
    reading: Reading, spec: TableSpec, anchor: Anchor, stream: LabelStream, owners: list[tuple[View, int]]
) -> None:
    line = spec.lines[anchor.line]
    row = line.keys[0][0]
    offsets = [view.offsets[i] for view, i in owners[anchor.start : anchor.end]]
    text = stream.text[anchor.start : anchor.end]
    view, first = owners[anchor.start]
    if first and view.text[first - 1] in "（(":
        # the bracket of （六） is no letter, but belongs to the label
        text, offsets = view.text[first - 1] + text, [view.offsets[first - 1], *offsets]
    reading.labels[row] = FoundLabel(View(text, offsets), True, anchor.likeness)


def _assign(
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


def _read_unlabelled(pieces: Sequence[TableToken], spec: TableSpec) -> Reading:
    """A table of one row of numbers below its heads (table four): the first run of the right length."""
    reading = Reading()
    size = len(spec.cell_keys)
    heads = _Heads(dict.fromkeys([*spec.rows.values(), *spec.columns.values()]))
    split = SplitRows(pieces, spec)
    numbers = [t.view for t in pieces if t.number]
    run: list[int] = []
    best: list[int] = []
    at = seen = 0
    for token in [*pieces, None]:
        if token and token.number:
            run.append(seen)
            seen += 1
            continue
        if run and heads.all_seen():
            if len(run) == size:
                best = run
                break
            if len(run) >= len(best):
                best = run
        run = []
        if token:
            heads.read(letters(token.view.text))
            at = token.view.end
    stream, _ = _stream(pieces)
    parts = None if len(best) == size else parts_of_stream(stream.text, stream.numbers, spec)
    if parts is not None:
        reading.slots.update({key: CellText(numbers[i]) for key, i in parts.items()})
    elif best and split.doubtful(range(best[0], len(numbers)), size):
        reading.doubt(spec.cell_keys, [numbers[i] for i in best], "本表的数字可能分写在几行或两页上，未能对应到列")
    elif len(best) == size and _broken_off(pieces, best, near=1, words_only=True):
        reading.doubt(spec.cell_keys, [numbers[i] for i in best], "本表的数字旁边有不是数字的内容，未能对应到列")
    elif len(best) == size and NumberPositions(pieces, spec).disordered(best):
        reading.doubt(spec.cell_keys, [numbers[i] for i in best], DISORDERED)
    elif len(best) == size:
        for key, i in zip(spec.cell_keys, best, strict=True):
            reading.slots[key] = CellText(numbers[i])
    elif best and (_broken_off(pieces, best) or not NumberPositions(pieces, spec).fill(reading, spec.cell_keys, best)):
        doubt = f"本表读到 {len(best)} 个连续的数字，应为 {size} 个，未能对应到列"
        reading.doubt(spec.cell_keys, [numbers[i] for i in best], doubt)
    elif not best and heads.all_seen():
        runs = Counter(_runs(pieces)[i] for i in range(len(numbers)))
        behind = max(runs.values(), default=0) >= _ROW * size  # a row of numbers stands amid the heads
        doubt = HEADS_CUT if behind or not heads_whole(stream.text, spec) else ""
        for key in spec.cell_keys:
            reading.slots[key] = CellText(View("", (), at), doubt=doubt)
    return reading


def _broken_off(
    pieces: Sequence[TableToken], run: Sequence[int], *, near: int = _NEAR, words_only: bool = False
) -> bool:
    """Whether on the lines of a run of numbers, or next to them, stand other numbers, or what may be one."""
    own = [i for i, token in enumerate(pieces) if token.number]
    there = {own[i] for i in run}
    lines = {pieces[i].line for i in there}
    first, last = min(lines) - near, max(lines) + near
    beside = (i for i, token in enumerate(pieces) if first <= token.line <= last and i not in there)
    return any(
        (pieces[i].number and not words_only) or is_stranger(pieces[i].view.text, alone=pieces[i].line not in lines)
        for i in beside
    )


class _Heads:
    """Which heads of a table have been read so far; no letter is looked at twice, however long the draft is.

    Heads of narrow columns may be broken up and mixed: it will do that all their characters stand somewhere.
    """

    def __init__(self, heads: Iterable[str]) -> None:
        self._missing = [letters(head) for head in heads]
        self._longest = max(map(len, self._missing), default=0)
        self._chars: set[str] = set()
        self._end = ""  # what may be the beginning of a head
        self._new: list[str] = []

    def read(self, text: str) -> None:
        """The letters that come next."""
        self._new.append(text)
        self._chars.update(text)

    def all_seen(self) -> bool:
        """Whether every head was read."""
        text = self._end + "".join(self._new)
        self._missing = [
            h for h in self._missing if h not in text and any(is_cjk(c) and c not in self._chars for c in h)
        ]
        self._end, self._new = text[-self._longest :], []
        return not self._missing
