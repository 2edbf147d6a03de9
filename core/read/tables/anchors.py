"""Placing the form's row labels, in order, on a stream of label characters and numbers.

This is the heart of reading tables whose cells are not marked: labels may be wrapped, interleaved with
numbers, mistyped or lost; their order never changes. A weighted dynamic programme over all places where a
label could stand picks the chain that explains the most, the count of numbers behind each label included.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from core.forms.grid_notation import DataLine
from core.forms.spec import TableSpec
from core.language.letters import letters
from core.language.numerals import ORDINALS

#: Lowest likeness at which a mistyped label is still taken for the label.
_ALIKE = 0.72
#: Short labels resemble each other (予以公开、不予公开): they must be more alike.
_ALIKE_SHORT = 0.8
#: So many places that are exactly a label are considered.
_MOST = 14
#: So many places that resemble a label are considered.
_MOST_ALIKE = 4
#: A chain of labels gains by each label, the more the longer it is (up to so many letters) and the better it fits;
#: it gains where the numbers between two labels are as many as the form has there, and loses by each label left out.
_LABEL_WORTH, _MOST_LETTERS = 4.0, 12
_COUNT_BONUS = 6.0
_LOST_PENALTY = 4.0
#: Likeness of a label that stands there without its numeral.
_WITHOUT_NUMERAL = 0.9
#: Labels with fewer letters are not looked for inside others, nor taken for mistyped.
_WHOLE = 4


@dataclass(frozen=True)
class LabelStream:
    """``text`` holds the letters of all labels run together; ``numbers[i]`` is how many of them precede number i."""

    text: str
    numbers: Sequence[int]

    def count(self, start: int, end: int) -> int:
        """Numbers behind the letter at ``start`` and not behind the one at ``end``."""
        return bisect_right(self.numbers, end) - bisect_right(self.numbers, start)


class Anchor(NamedTuple):
    """Line ``line`` of the form stands at ``start`` to ``end`` of the stream's text, this alike (1 is exactly)."""

    line: int
    start: int
    end: int
    likeness: float


def align(stream: LabelStream, spec: TableSpec) -> list[Anchor]:
    """The best chain of the table's row labels in the order of the form; labels not found are left out.

    A stretch that is exactly some other label of the form is never taken for a mistyped one.
    """
    lines = spec.lines
    labels = [letters(line.label) for line in lines]
    own = set(labels)
    others = _exact(stream.text, {letters(c.text) for c in spec.layout if not c.key} - own)
    rows = {label: _exact(stream.text, {label}) for label in own if len(label) > _WHOLE}
    options: list[Anchor] = []
    for index, label in enumerate(labels):
        taken = others + [place for other, places in rows.items() if other != label for place in places]
        options += _places(stream.text, index, label, taken)
    options.sort(key=lambda a: (a.line, a.start))
    if not options:
        return []
    expected = [0]
    for line in lines:
        expected.append(expected[-1] + len(line.keys))
    best: list[float] = []
    back: list[int] = []
    ahead = [bisect_right(stream.numbers, option.start) for option in options]  # numbers before each
    for i, here in enumerate(options):
        own = _worth(here, lines)
        top, came = own - _LOST_PENALTY * here.line, -1
        for j in range(i):
            before = options[j]
            if before.line >= here.line or before.end > here.start:
                continue
            numbers = ahead[i] - ahead[j]
            skipped = here.line - before.line - 1
            fits = numbers == expected[here.line] - expected[before.line] or (
                skipped and numbers == len(lines[before.line].keys)
            )
            score = best[j] + own - _LOST_PENALTY * skipped + (_COUNT_BONUS if fits else 0.0)
            if score > top:
                top, came = score, j
        best.append(top)
        back.append(came)
    final = []
    for i, here in enumerate(options):
        numbers = stream.count(here.start, len(stream.text) + 1)
        fits = numbers >= len(lines[here.line].keys)
        final.append(best[i] - _LOST_PENALTY * (len(lines) - 1 - here.line) + (_COUNT_BONUS if fits else 0.0))
    i = max(range(len(options)), key=final.__getitem__)
    chain: list[Anchor] = []
    while i >= 0:
        chain.append(options[i])
        i = back[i]
    return chain[::-1]


def _worth(anchor: Anchor, lines: Sequence[DataLine]) -> float:
    return _LABEL_WORTH + min(len(letters(lines[anchor.line].label)), _MOST_LETTERS) * anchor.likeness**2


def _exact(text: str, labels: set[str]) -> list[tuple[int, int]]:
    """Stretches of the text that are exactly one of the labels, very short ones left out."""
    found: list[tuple[int, int]] = []
    for label in labels:
        at = text.find(label) if len(label) >= _WHOLE else -1
        while at >= 0:
            found.append((at, at + len(label)))
            at = text.find(label, at + 1)
    return found


def _places(text: str, line: int, label: str, taken: Sequence[tuple[int, int]]) -> list[Anchor]:
    if not label:
        return []
    bare = label.lstrip(ORDINALS) if label[0] in ORDINALS else label
    found: dict[int, Anchor] = {}
    for name, likeness in ((label, 1.0), (bare, _WITHOUT_NUMERAL)):
        at = text.find(name)
        while at >= 0:
            start = at - (len(label) - len(bare)) if name == bare != label else at
            if start not in found:
                found[at] = Anchor(line, at, at + len(name), likeness)
            at = text.find(name, at + 1)
    exact = [a for a in found.values() if not any(s <= a.start and a.end <= e for s, e in taken)]
    if not exact and len(bare) >= _WHOLE:
        return [a for a in _alike(text, line, bare) if not any(s < a.end and a.start < e for s, e in taken)]
    return sorted(exact, key=lambda a: (-a.likeness, a.start))[:_MOST]


def _alike(text: str, line: int, label: str) -> list[Anchor]:
    """NumberPositions that resemble the label: windows of about its length, the best of each neighbourhood."""
    size = len(label)
    slack = max(2, size // 4)
    cutoff = _ALIKE if size > 5 else _ALIKE_SHORT
    heads = set(label[: max(3, size // 3)])
    hits: list[Anchor] = []
    for start in range(len(text)):
        if text[start] not in heads:
            continue
        best = 0.0
        end = start
        for width in range(size - slack, size + slack + 1):
            window = text[start : start + width]
            likeness = fuzz.ratio(label, window, score_cutoff=cutoff * 100) / 100
            if likeness > best:
                best, end = likeness, start + len(window)
        if best >= cutoff:
            hits.append(Anchor(line, start, end, best))
    hits.sort(key=lambda a: -a.likeness)
    kept: list[Anchor] = []
    for hit in hits:
        if all(hit.start >= k.end or hit.end <= k.start for k in kept):
            kept.append(hit)
            if len(kept) == _MOST_ALIKE:
                break
    return kept
