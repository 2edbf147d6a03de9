"""The stream reading: a table from the order of its words and numbers alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from core.language.letters import letters
from core.model.document import View
from core.model.normalise import fold, is_cjk
from core.read.tables.anchors import Anchor, LabelStream, align, unsure
from core.read.tables.lost_labels import assign, doubt_other_words, doubt_parted, doubt_shifted
from core.read.tables.number_positions import DISORDERED, NumberPositions
from core.read.tables.reading import UNPLACED, CellText, FoundLabel, Reading, TableToken
from core.read.tables.row_blocks import parts_of_stream
from core.read.tables.split_rows import SplitRows
from core.read.tables.strangers import AMID, Strangers, is_stranger
from core.read.tables.whole_heads import HEADS_CUT, heads_whole

#: Doubts about a row whose numbers do not stand together, or not behind its label.
_SPLIT = "本行的数字可能分写在几行或两页上，未能对应到列"
_CUT_OFF = "本表在本行之后断开，本行标签后面可能缺了数字，不能当作空白"
#: The rest of a row of numbers may stand so many lines above or below.
_NEAR = 6
#: This part of a row's numbers in a run are a row.
_ROW = 0.4
#: From so many letters on a word of the form's lower rows between a label and a number is a head.
_HEAD = 4

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
    strangers = Strangers(pieces, numerals=any(line.label[:1].isdecimal() for line in lines))
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
            amid = amid or bool(words & (labels | _of_other_rows(spec, lines[anchor.line].row)))
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
            indices = [anchor.line, *lost]
            assign(reading, spec, indices, segment, numbers, rows, runs, at, paged=paged)
            doubt_shifted(reading, spec, indices, segment, placed)
            doubt_other_words(reading, spec, indices, segment, stream, anchor.end)
            doubt_parted(reading, spec, indices, segment, stream)
        if strangers.behind(anchor.end, segment):
            strangers.doubt(reading, keys, all_of_them=bool(lost))
        if not segment and anchor is chain[-1] and anchor.line < len(lines) - 1:
            reading.distrust([lines[anchor.line]], _CUT_OFF)
    if _alone(pieces, marks[0]):
        _doubt_blank(reading)
    _doubt_beyond(reading, spec, [(a, [numbers[i] for i in s]) for a, s, *_ in segments])
    line_of = {t.view.start: t.line for t in pieces}
    label_lines = {anchor: line_of[owners[anchor.start][0].start] for anchor in chain}
    _doubt_beside(
        reading, spec, [(a, [numbers[i] for i in s], {rows[i] for i in s[-1:]}) for a, s, *_ in segments], label_lines
    )
    weak = unsure(chain, stream, spec, marks, [len(line.keys) for line in lines], len(numbers))
    reading.distrust(lines[i] for i in weak)
    return reading


def _alone(pieces: Sequence[TableToken], count: int) -> bool:
    """Whether of so many numbers one has its line for itself, in a draft without pages, whose numbers would do so."""
    first = [i for i, token in enumerate(pieces) if token.number][:count]
    lines = [token.line for token in pieces]
    return not pieces[0].boxes and any(lines[i] not in (*lines[i - 1 : i], *lines[i + 1 : i + 2]) for i in first)


def _doubt_blank(reading: Reading) -> None:
    """Where numbers stand before all labels any row without one may have lost its own."""
    for key, slot in reading.slots.items():
        if not slot.view.text and not slot.doubt:
            reading.slots[key] = CellText(slot.view, slot.box, UNPLACED)


def _of_other_rows(spec: TableSpec, row: int) -> set[str]:
    """The longer words that the form prints in rows below its first numbers, but not beside a row of numbers."""
    first = min(c.row for c in spec.layout if c.key)
    others = (c for c in spec.layout if not c.key and c.row > first and not c.row <= row < c.row + c.rowspan)
    return {word for c in others if len(word := letters(c.text)) >= _HEAD}


def _doubt_beyond(reading: Reading, spec: TableSpec, segments: Sequence[tuple[Anchor, list[View]]]) -> None:
    """Where many rows have one number too many, the table has a column more than the form.

    A row with as many numbers as it should have, or fewer, then lacks some and may have a stranger; and the columns
    that full rows show are not the form's.
    """
    over = Counter(len(views) - len(spec.lines[anchor.line].keys) for anchor, views in segments)
    if over[1] < max(2, over[0] / 2):
        return
    for anchor, views in segments:
        keys = spec.lines[anchor.line].keys
        if 0 < len(views) <= len(keys):
            reading.doubt(keys, views, "同一张表有许多行多一个数字，不能确定本行的数字各属哪一列")


def _doubt_beside(
    reading: Reading,
    spec: TableSpec,
    segments: Sequence[tuple[Anchor, list[View], set[int]]],
    label_lines: Mapping[Anchor, int],
) -> None:
    """Beside numbers that belong to no cell blank cells are not blank for certain.

    And if the label behind them is not quite the form's, or stands on their line, they may be its row's: it may have
    lost its beginning, or they their place. A segment is the row's label, its numbers and the line of the last.
    """
    claimed = {o for slot in reading.slots.values() for o in slot.view.offsets}
    for i, (anchor, views, last) in enumerate(segments):
        keys = spec.lines[anchor.line].keys
        # in a row that has too many all are entered, and any may be of the row behind
        crowded = len(views) > len(keys) and (slot := reading.slots.get(keys[0])) is not None and slot.several
        if not crowded and all(v.offsets[0] in claimed for v in views):
            continue
        behind = crowded or views[-1].offsets[0] not in claimed
        for j, (anchor, *_) in enumerate(segments[i : i + 2]):
            theirs = j and behind and (anchor.likeness < 1 or label_lines[anchor] in last)
            for key in spec.lines[anchor.line].keys:
                slot = reading.slots.get(key)
                if slot and not slot.doubt and (not slot.view.text or theirs):
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
    elif len(best) == size and NumberPositions(pieces, spec).fill(reading, spec.cell_keys, best):
        pass  # one of them stands below another head: all of them are in doubt now
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
