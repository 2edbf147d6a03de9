"""First opinion: reading a table from the bare order of its words and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.document import Document, View
from core.form.spec import TableSpec
from core.locate.anchors import Anchor, Stream, align
from core.locate.places import Places
from core.locate.reading import Label, Reading, Slot, Token
from core.locate.words import letters
from core.normalise import is_cjk
from core.numbers import parse_number

_PIECE = re.compile(r"[^\s|]+")
_TAIL = re.compile(r"(?:(?<=[\u4e00-\u9fff]{2})|(?<=[”）)]))[+\-−]?\d[\d,]*(?:\.\d+)?$")
_STROKES = frozenset({"/", "-", "—", "－", "–", "——"})
_UNITS = "年月日号件条份起宗项个次篇%％"


def tokens(document: Document, regions: Sequence[range]) -> list[Token]:
    """The pieces of the draft in the regions, in the order of its text.

    Page numbers and running heads, which belong to no paragraph and no grid, are left out.
    """
    covered = bytearray(len(document.text))
    for view in document.paragraphs:
        for offset in view.offsets:
            covered[offset] = 1
    for grid in document.grids:
        for cell in grid.cells:
            for offset in cell.view.offsets:
                covered[offset] = 1
    pieces: list[View] = []
    for region in regions:
        for match in _PIECE.finditer(document.text, region.start, region.stop):
            if not covered[match.start()]:
                continue
            tail = _TAIL.search(match.group())
            cut = match.start() + tail.start() if tail else match.end()
            pieces.append(_view(document, match.start(), cut))
            if tail:
                pieces.append(_view(document, cut, match.end()))
    return _classify(document, pieces)


def _view(document: Document, start: int, end: int) -> View:
    return View(document.text[start:end], range(start, end), start)


def _classify(document: Document, pieces: list[View]) -> list[Token]:
    text = document.text
    found: list[Token] = []
    for i, view in enumerate(pieces):
        number = parse_number(view.text) is not None
        if number and i + 1 < len(pieces) and pieces[i + 1].text[0] in _UNITS:
            # "2024 年" is prose, not a cell; on another line or behind a tab it is the next row
            number = bool(text[view.end : pieces[i + 1].start].strip(" \u3000\xa0"))
        if view.text in _STROKES:
            beside = [pieces[j].text for j in (i - 1, i + 1) if 0 <= j < len(pieces)]
            number = any(parse_number(t) is not None or t in _STROKES for t in beside)
        found.append(Token(view, number, document.boxes))
    return found


def read_stream(pieces: Sequence[Token], spec: TableSpec) -> Reading:
    """Assign the numbers between labels to cells; whatever the counts leave open is kept and doubted."""
    reading = Reading()
    lines = spec.lines
    if not any(line.label for line in lines):
        _read_unlabelled(pieces, spec, reading)
        return reading
    stream, owners = _stream(pieces)
    chain = align(stream, spec)
    if not chain:
        return reading
    marks = [bisect_numbers(stream, a.start) for a in chain]
    numbers = [t.view for t in pieces if t.number]
    runs = _runs(pieces)
    placed = Places(pieces, spec)
    segments: list[tuple[Anchor, list[int], range, int]] = []
    for anchor, first, last, following in zip(
        chain, marks, [*marks[1:], len(numbers)], [*chain[1:], None], strict=True
    ):
        _label(reading, spec, anchor, stream, owners)
        lost = range(anchor.line + 1, following.line) if following else range(anchor.line + 1, len(lines))
        segment = list(range(first, last))
        if lost and following:
            between = {view.start: letters(view.text) for view, _ in owners[anchor.end : following.start]}
            if _misplaced(stream.text[anchor.end : following.start], set(between.values()), spec):
                lost = range(0)
        if following is None:
            segment, lost = _tail_run(segment, runs, len(lines[anchor.line].keys)), range(0)
        at = owners[min(anchor.end, len(owners)) - 1][0].end
        segments.append((anchor, segment, lost, at))
        if not lost:
            placed.add(segment, len(lines[anchor.line].keys))
    for anchor, segment, lost, at in segments:
        if lost or not placed.fill(reading, lines[anchor.line].keys, segment):
            _assign(reading, spec, [anchor.line, *lost], segment, numbers, runs, at)
    return reading


def _misplaced(text: str, words: set[str], spec: TableSpec) -> bool:
    """Whether the words between two labels hold another whole one: a row out of its order, not a lost label."""
    names = {letters(line.label) for line in spec.lines}
    return bool(words & names) or any(len(name) >= 4 and name in text for name in names)


def bisect_numbers(stream: Stream, start: int) -> int:
    """Index of the first number behind the letter at ``start``."""
    return stream.count(-1, start)


def _stream(pieces: Sequence[Token]) -> tuple[Stream, list[tuple[View, int]]]:
    """Letters of all labels run together, and for each letter the piece and index it comes from."""
    chars: list[str] = []
    owners: list[tuple[View, int]] = []
    counts: list[int] = []
    for token in pieces:
        if token.number:
            counts.append(len(chars))
            continue
        for i, char in enumerate(token.view.text):
            if kept := letters(char):
                chars.append(kept)
                owners.append((token.view, i))
    return Stream("".join(chars), counts), owners


def _runs(pieces: Sequence[Token]) -> list[int]:
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


def _label(reading: Reading, spec: TableSpec, anchor: Anchor, stream: Stream, owners: list[tuple[View, int]]) -> None:
    line = spec.lines[anchor.line]
    row = line.keys[0][0]
    offsets = [view.offsets[i] for view, i in owners[anchor.start : anchor.end]]
    text = stream.text[anchor.start : anchor.end]
    reading.labels[row] = Label(View(text, offsets), True, anchor.likeness)


def _assign(
    reading: Reading,
    spec: TableSpec,
    indices: list[int],
    segment: list[int],
    numbers: list[View],
    runs: list[int],
    at: int,
) -> None:
    """Give the numbers of a segment to the line found and the lines lost behind it."""
    lines = [spec.lines[i] for i in indices]
    size = len(lines[0].keys)
    if not segment:
        for key in lines[0].keys:
            reading.slots[key] = Slot(View("", (), at))
        return
    if len(segment) == size:
        _fill(reading, spec, indices[0], [numbers[i] for i in segment])
        return
    wanted = [len(line.keys) for line in lines]
    if len(lines) > 1 and len(segment) == sum(wanted):
        start = 0
        for index, count in zip(indices, wanted, strict=True):
            _fill(reading, spec, index, [numbers[i] for i in segment[start : start + count]])
            start += count
        return
    over = size + sum(w + 1 for w in wanted[1:])
    if len(lines) > 1 and len(segment) == over:
        # labels overwritten by numbers: one number too many at the head of each row
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
    joined = View(" ".join(v.text for v in raw), [o for v in raw for o in (*v.offsets, v.offsets[-1])][:-1])
    doubt = f"本行读到 {len(segment)} 个数字，应为 {size} 个，未能对应到列"
    for key in lines[0].keys:
        reading.slots[key] = Slot(joined, doubt=doubt, several=True)


def _fill(reading: Reading, spec: TableSpec, index: int, views: list[View], doubt: str = "") -> None:
    line = spec.lines[index]
    for key, view in zip(line.keys, views, strict=True):
        reading.slots[key] = Slot(view, doubt=doubt)
    if line.label:
        reading.labels.setdefault(line.keys[0][0], Label(View("", (), views[0].start), False, 0.0))


def _read_unlabelled(pieces: Sequence[Token], spec: TableSpec, reading: Reading) -> None:
    """A table of one row of numbers below its heads (table four): the first run of the right length."""
    size = len(spec.cell_keys)
    heads = list(dict.fromkeys([*spec.rows.values(), *spec.columns.values()]))
    text = ""
    run: list[View] = []
    best: list[View] = []
    at = seen = first = 0
    for token in [*pieces, None]:
        if token and token.number:
            run.append(token.view)
            seen += 1
            continue
        if run and all(letters(h) in text or _scattered(letters(h), text) for h in heads):
            if len(run) == size:
                for key, view in zip(spec.cell_keys, run, strict=True):
                    reading.slots[key] = Slot(view)
                return
            if len(run) >= len(best):
                best, first = run, seen - len(run)
        run = []
        if token:
            text += letters(token.view.text)
            at = token.view.end
    if best and Places(pieces, spec).fill(reading, spec.cell_keys, range(first, first + len(best))):
        return
    if best:
        joined = View(" ".join(v.text for v in best), [o for v in best for o in (*v.offsets, v.offsets[-1])][:-1])
        doubt = f"本表读到 {len(best)} 个连续的数字，应为 {size} 个，未能对应到列"
        for key in spec.cell_keys:
            reading.slots[key] = Slot(joined, doubt=doubt, several=True)
    elif all(letters(h) in text or _scattered(letters(h), text) for h in heads):
        for key in spec.cell_keys:
            reading.slots[key] = Slot(View("", (), at))


def _scattered(head: str, text: str) -> bool:
    """Heads of narrow columns may be broken up and mixed: all their characters stand somewhere."""
    return all(c in text for c in head if is_cjk(c))
