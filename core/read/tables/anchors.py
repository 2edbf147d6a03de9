"""Placing the form's row labels, in order, on a stream of label characters and numbers.

This is the heart of reading tables whose cells are not marked: labels may be wrapped, interleaved with
numbers, mistyped or lost; their order never changes. A weighted dynamic programme over all places where a
label could stand picks the chain that explains the most, the count of numbers behind each label included.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING, NamedTuple

import rapidfuzz

from core.forms.spec import kept_with_forms
from core.language.letters import letters
from core.language.numerals import ORDINALS

if TYPE_CHECKING:
    from core.forms.grid_notation import DataLine
    from core.forms.spec import TableSpec

#: Lowest likeness at which a mistyped label is still taken for the label.
_ALIKE = 0.72
#: Short labels resemble each other (予以公开、不予公开): they must be more alike.
_ALIKE_SHORT = 0.8
#: From this share of its letters on that a label has in this order, a row between two known ones bears that label.
LIKE = 0.6
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
#: Likeness of a label that stands there without its explanations.
_SHORTENED = 0.88
#: A label's own numeral, as in （二）, has no more characters than this.
_NUMERAL = 3
#: From this likeness on a label is the form's, if no other label of the form is nearly as like it.
_PLAIN, _APART = 0.8, 0.1
#: So many different letters that are not of a row's label are words of another one.
_OTHER_WORDS = 6
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


#: Chains that are kept, of some twenty drafts: 1 MB.
_KEPT = 100


class Anchor(NamedTuple):
    """Line ``line`` of the form stands at ``start`` to ``end`` of the stream's text, this alike (1 is exactly)."""

    line: int
    start: int
    end: int
    likeness: float


def align(stream: LabelStream, spec: TableSpec) -> list[Anchor]:
    """The best chain of the table's row labels in the order of the form; labels not found are left out.

    A stretch that is exactly some other label of the form is never taken for a mistyped one. Drafts of one place have
    the same labels with numbers in the same places, and so has a draft that is checked again: their chains are kept.
    """
    key = id(spec), stream.text, tuple(stream.numbers)
    kept = chains()
    known = kept.get(key)
    if known is None or known[0] is not spec:
        if len(kept) >= _KEPT:
            kept.clear()
        known = kept[key] = spec, _aligned(stream, spec)
    return [*known[1]]


@kept_with_forms
def chains() -> dict[tuple[int, str, tuple[int, ...]], tuple[TableSpec, list[Anchor]]]:
    """The chains that were found last, by the table of the form and what the draft has."""
    return {}


def _aligned(stream: LabelStream, spec: TableSpec) -> list[Anchor]:
    lines = spec.lines
    labels = [letters(line.label) for line in lines]
    own = set(labels)
    others = _exact(stream.text, {letters(c.text) for c in spec.layout if not c.key} - own)
    rows = {label: _exact(stream.text, {label}) for label in own if len(label) > _WHOLE}
    options: list[Anchor] = []
    for index, label in enumerate(labels):
        taken = others + [place for other, places in rows.items() if other != label for place in places]
        options += _places(stream.text, index, label, taken) or [
            place
            for name in _shortened(lines[index], spec)
            for place in _exact_places(stream.text, index, name)
            if not any(s < place.end and place.start < e for s, e in taken)
        ]
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


def unsure(
    chain: Sequence[Anchor],
    stream: LabelStream,
    spec: TableSpec,
    ranks: Sequence[int],
    sizes: Sequence[int],
    total: int,
) -> set[int]:
    """The lines of the form of which it is not sure that their label was found: doubt about it is doubt about the row.

    A label that is barely like the form's may be another row's. It is sure where its place shows it: when as many
    rows as on the form stand between it and the nearest labels that are exactly the form's, above and below. And
    behind a label may stand another one that the numbers belong to. ``ranks`` tell how many rows (or numbers) of the
    draft stand before each label of the chain, ``sizes`` for how many each line of the form counts, ``total`` how
    many there are. A line without a label is as unsure as its neighbours.
    """
    before = [0, *accumulate(sizes)]
    exact = [i for i, a in enumerate(chain) if a.likeness >= _WITHOUT_NUMERAL]
    weak: set[int] = set()
    printed = sorted({letters(c.text) for c in spec.layout if not c.key}, key=len, reverse=True)
    for i, anchor in enumerate(chain):
        if _followed(anchor, chain[i + 1].start if i + 1 < len(chain) else len(stream.text), stream, spec, printed):
            weak.add(anchor.line)
        if anchor.likeness >= _WITHOUT_NUMERAL or _plainly(anchor, stream, spec):
            continue
        above = max((k for k in exact if k < i), default=-1)
        below = min((k for k in exact if k > i), default=-1)
        start = (ranks[above], before[chain[above].line]) if above >= 0 else (0, 0)
        end = (ranks[below], before[chain[below].line]) if below >= 0 else (total, before[-1])
        here = (ranks[i], before[anchor.line])
        if any(b[0] - a[0] != b[1] - a[1] for a, b in ((start, here), (here, end))):
            weak.add(anchor.line)
    found = sorted(a.line for a in chain)
    for line in range(len(spec.lines)):
        at = bisect_right(found, line)
        if line not in found and weak & set(found[max(0, at - 1) : at + 1]):
            weak.add(line)
    return weak


def _plainly(anchor: Anchor, stream: LabelStream, spec: TableSpec) -> bool:
    """Whether a mistyped label is like the form's, and much more so than like any other."""
    if anchor.likeness < _PLAIN:
        return False
    text = stream.text[anchor.start : anchor.end]
    own = letters(spec.lines[anchor.line].label)
    others = {label for line in spec.lines if (label := letters(line.label)) and label != own}
    most = 100 * (anchor.likeness - _APART)
    return all(
        rapidfuzz.fuzz.ratio(other.lstrip(ORDINALS), text) <= most
        and (len(other) <= len(text) or rapidfuzz.fuzz.partial_ratio(text, other) <= most)
        for other in others
    )


def _followed(anchor: Anchor, end: int, stream: LabelStream, spec: TableSpec, printed: Sequence[str]) -> bool:
    """Whether other words than the form's stand between a label and the numbers behind it."""
    first = bisect_right(stream.numbers, anchor.start)
    if first == len(stream.numbers):
        return False
    between = stream.text[anchor.end : min(stream.numbers[first], end)]
    for words in printed if len(between) >= _OTHER_WORDS else ():
        between = between.replace(words, "")
    line = spec.lines[anchor.line]
    return len(set(between) - set(letters(line.label + "".join(line.groups)))) >= _OTHER_WORDS


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
    exact = [anchor for anchor in found.values() if not _within(anchor, taken)]
    if not exact and len(bare) >= _WHOLE:
        return [a for a in _alike(text, line, bare) if not any(s < a.end and a.start < e for s, e in taken)]
    return sorted(exact, key=lambda a: (-a.likeness, a.start))[:_MOST]


def _within(anchor: Anchor, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether the place lies within one that is taken."""
    _, first, last, _ = anchor
    for start, end in taken:  # noqa: SIM110 (it is asked some thousand times of a table)
        if start <= first and last <= end:
            return True
    return False


def _shortened(line: DataLine, spec: TableSpec) -> set[str]:
    """A label without its explanations, as sentences and prints of this program name it, and as clerks cut it."""
    row = line.keys[0][0]
    cut = line.label[:_NUMERAL] + re.split("[（(、]", line.label[_NUMERAL:], maxsplit=1)[0]
    names = {letters(name) for name in (spec.short.get(row, ""), cut)}
    return {name for name in names if _WHOLE <= len(name) < len(letters(line.label))}


def _exact_places(text: str, line: int, name: str) -> list[Anchor]:
    return [Anchor(line, m.start(), m.end(), _SHORTENED) for m in islice(re.finditer(re.escape(name), text), _MOST)]


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
            likeness = rapidfuzz.fuzz.ratio(label, window, score_cutoff=cutoff * 100) / 100
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


def likeness(text: str, label: str) -> float:
    """The share of the words' letters that the label has too, in the same order."""
    words = letters(text)
    return rapidfuzz.distance.LCSseq.similarity(words, letters(label)) / len(words) if words else 0.0
