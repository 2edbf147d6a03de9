"""Totals and their parts: 共218条，其中A类48条、B类170条; 微信90条、微博70条，共160条; 150条（微信90条、微博60条）."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Sequence


#: What stands between one part and the next: the rest of its noun, one mark or joining word, the next one's words.
_NEXT = re.compile(
    r"(?P<tail>[^,;、:()\x00]{0,8}?)(?P<mark>[,;、]|以及|和|及|与)(?:以及|和|及)?(?P<label>[^,;:]{0,30})"
)
_FIRST = re.compile(r"[:,、]?(?:有|为|是)?(?P<label>[^,;:]{0,30})")
#: Between a total and what opens the list of its parts, the sentence's end among it (。其中…).
_ATTACHED = re.compile(r"[^,;:。()\x00\d]{0,8}[\x00\s]*[,;。(:]?\s*")
#: How strongly the marks part; a list keeps to that between its first two parts or to weaker ones.
_LEVELS = {",": 1, ";": 2}
_GOES_ON = re.compile("等|左右|以上")
_SUMMED = re.compile(r"(?<=[,;])(?:合计|共计|总计|共)(?:公开|发布|制发|信息|政府信息|为|达|有)*$")
_ACT = re.compile(r"^(?:主要)?(?:通过|在|利用|依托|经|以)")
#: Units in which shares and changes are given.
_RELATIVE = frozenset({"%", "倍", "成", "个百分点", "百分点", ""})
_JOINTS = re.compile(r"以及|[、和及与]")


@dataclass(frozen=True)
class Partition:
    """A total and the parts that the text enumerates for it.

    ``complete`` when nothing may be missing, ``open`` when 等 or further counts say that more could be named.
    ``candidates`` are all the counts the parts may belong to, when the text leaves that open; the total is then the
    nearest. ``least`` and ``most`` bound the sum of the parts.
    """

    whole: Quantity
    items: tuple[Quantity, ...]
    labels: tuple[str, ...]
    complete: bool
    open: bool
    total_view: View
    parts_view: View
    candidates: tuple[Quantity, ...] = ()
    least: Decimal = field(init=False)
    most: Decimal = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "least", sum((q.low for q in self.items), Decimal(0)))
        object.__setattr__(self, "most", sum((q.high for q in self.items), Decimal(0)))

    @property
    def total(self) -> Decimal:
        """The total as written."""
        return self.whole.value

    @property
    def parts(self) -> tuple[Decimal, ...]:
        """The parts as written."""
        return tuple(q.value for q in self.items)

    @property
    def unit(self) -> str:
        """The measure word of total and parts."""
        return self.whole.unit

    @property
    def sum(self) -> Decimal:
        """Sum of the parts."""
        return sum(self.parts, Decimal(0))

    @property
    def fits(self) -> bool:
        """Whether the parts make the total, or another count that they may belong to, within the rounding."""
        wholes = [(self.whole.low, self.whole.high)]
        wholes += [(q.low, q.high) for q in self.candidates]
        if len(self.candidates) > 1:
            wholes.append((sum(q.low for q in self.candidates), sum(q.high for q in self.candidates)))  # type: ignore[arg-type]
        return any(self.least <= high and low <= self.most for low, high in wholes)

    @property
    def exceeds(self) -> bool:
        """Whether the parts are more than all the counts that they may belong to, taken together."""
        wholes = self.candidates or (self.whole,)
        return self.least > sum(q.high for q in wholes)


@dataclass(frozen=True)
class _Line:
    """The text of a paragraph on one level: outside of brackets, or inside one pair; the rest is blanked out."""

    view: View
    text: str
    counts: tuple[Quantity, ...]

    def between(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The counts that begin in a part of the text."""
        low = bisect_left(self.counts, start, key=_place)
        return self.counts[low : bisect_left(self.counts, end, low, key=_place)]


def _place(count: Quantity) -> int:
    return count.start


def partitions(paragraph: View) -> list[Partition]:
    """The enumerations of a paragraph that can be read in one way: a total and one flat list of parts in its unit.

    A list is complete when its last part is 其他 or 其余, when each part answers to one of the
    things named with the total, or when its parts are known to be the whole (代表建议, 委员提案). Otherwise parts
    may be missing, but never too many.
    """
    view = folded(paragraph)
    counts = tuple(q for q in quantities(view.text) if q.unit not in _RELATIVE)
    if len(counts) < 2:
        return []
    outer = _Line(view, _without_brackets(view.text), counts)
    outer = _Line(view, outer.text, tuple(q for q in counts if outer.text[q.start] != "\x00"))
    found = _opened(outer) + _closed(outer)
    for bracket in re.finditer(r"\(([^()]*)\)", view.text):
        inside = _Line(view, view.text, counts).between(bracket.start(), bracket.end())
        found += _bracketed(_Line(view, view.text, inside), outer, bracket)
    return sorted(found, key=lambda p: p.items[0].start)


def _opened(line: _Line) -> list[Partition]:
    """Lists behind 其中, 包括, 含 or a colon."""
    found: list[Partition] = []
    words = number_words()
    taken = -1
    for opening in re.finditer(rf"{words.openers.any}|(?<=\w):", line.text):
        if opening.start() < taken:
            continue
        end = end_of(line.text, opening.end(), FULL_STOPS)
        start = _sentence_start(line.text, opening.start())
        listed = _listed(line, opening.end(), end)
        if not listed:
            continue
        items, labels = listed
        heads = words.openers.regex.match(line.text, _ATTACHED.match(line.text, items[-1].end).end())  # type: ignore[union-attr]
        if heads and len(items) > 1 and line.text.rfind(";", items[-2].end, items[-1].start) > 0:
            items, labels = items[:-1], labels[:-1]
        unit = items[0].unit
        before = [q for q in line.between(start, opening.start()) if q.end <= opening.start() and q.unit == unit]
        before = [q for q in before if not _compared(line.text, q, start)]
        if len(items) == 1 and opening.start() == start_of(line.text, opening.start(), FULL_STOPS):
            continue  # a sentence that goes on about something counted before, nobody knows about which
        attached = before and _ATTACHED.fullmatch(line.text, before[-1].end, opening.start())
        if not before or not (attached or opening[0].startswith("其中")):
            continue
        if opening[0] == ":" and len(items) < 2:
            continue
        rest = [q for q in line.between(items[-1].end, end) if q.unit == unit]
        later = any(not _compared(line.text, q, items[-1].end) for q in rest)
        nested = words.openers.regex.search(line.text, items[-1].end, end) is not None
        taken = items[-1].end
        partition = _made(line, before, items, labels, opening[0], later or nested, start)
        if partition:
            found.append(partition)
    return found


def _listed(line: _Line, start: int, end: int) -> tuple[list[Quantity], list[str]] | None:
    """The parts that follow one upon the other from a place on, with the words before each; None for none."""
    words = number_words()
    items: list[Quantity] = []
    labels: list[str] = []
    level = 2
    for count in line.between(start, end):
        at = items[-1].end if items else start
        match = (_NEXT if items else _FIRST).fullmatch(line.text, at, count.start)
        label = match["label"].replace("\x00", "") if match else ""
        if match is None or words.comparing.stand_in(label) or words.nested.stand_in(label):
            break
        if items and count.unit != items[0].unit:
            break
        if items and _LEVELS.get(match["mark"], 0) > level:
            break  # the list of a part has ended, and the list around it goes on
        if items and not label and "分别" not in line.text[max(0, start - 4) : items[0].start]:
            break
        if items:
            level = _LEVELS.get(match["mark"], 0) if len(items) == 1 else level
        items.append(count)
        labels.append(label)
    return (items, labels) if items else None


def _made(
    line: _Line,
    before: Sequence[Quantity],
    items: list[Quantity],
    labels: list[str],
    opener: str,
    goes_on: bool,
    start: int,
) -> Partition | None:
    words = number_words()
    whole = before[-1]
    process = [words.process.stand_in(label) for label in labels]
    if len(items) > 1 and len(set(process)) > 1:
        return None
    acts = {_ACT.match(label) is None for label in labels}
    if len(acts) > 1 and len({label[-2:] for label in labels}) > 1:
        return None  # by channel and by content at once: the parts overlap
    tail = line.text[items[-1].end :]
    opened = goes_on or _GOES_ON.match(tail) is not None
    named = line.text[max(start, *(q.end for q in before[:-1]), 0) if len(before) > 1 else start : whole.start]
    complete = (
        len(items) > 1
        and not opened
        and (words.wholes.regex.match(labels[-1]) is not None or _answers(named, labels) or _whole_set(labels))
    )
    return Partition(
        whole=whole,
        items=tuple(items),
        labels=tuple(labels),
        complete=complete,
        open=opened,
        total_view=line.view.slice(whole.start, whole.end),
        parts_view=line.view.slice(items[0].start, items[-1].end),
        candidates=tuple(before) if len(before) > 1 else (),
    )


def _answers(named: str, labels: list[str]) -> bool:
    """人大代表建议和政协委员提案27件，其中代表建议16件、委员提案11件: each part is one of the things counted."""
    things = _JOINTS.split(re.split("[,;:]", named)[-1])
    if len(things) != len(labels) or len(things) < 2:
        return False
    return all(
        any(label[i : i + 2] in thing for i in range(len(label) - 1))
        for label, thing in zip(labels, things, strict=True)
    )


def _whole_set(labels: list[str]) -> bool:
    """Whether the parts are known to be all there is (代表建议, 委员提案)."""
    return any(
        len(known) == len(labels)
        and all(
            any(word in label for word in place)
            and not any(w in label for other in known if other != place for w in other)
            for place, label in zip(known, labels, strict=True)
        )
        for known in number_words().whole_sets
    )


def _closed(line: _Line) -> list[Partition]:
    """甲118条，乙100条，合计218条: the parts first, all of them, and the total behind."""
    found: list[Partition] = []
    words = number_words()
    for total in line.counts:
        start = _sentence_start(line.text, total.start)
        if not _SUMMED.search(line.text, max(start, total.start - 12), total.start):
            continue
        before = line.between(start, total.start)
        said = line.text[start : total.start]
        if len(before) < 2 or any(q.unit != total.unit for q in before) or words.openers.stand_in(said):
            continue
        listed = _listed(line, start, before[-1].end)
        if listed is None or len(listed[0]) != len(before):
            continue
        items, labels = listed
        process = {words.process.stand_in(label) for label in labels}
        values = [q.value for q in items]
        if len(process) > 1 or (values[0] == total.value == sum(values[1:], Decimal(0))):
            continue
        between = _SUMMED.search(line.text, items[-1].end, total.start)
        if between is None or between.start() - items[-1].end > 9:
            continue
        found.append(
            Partition(
                whole=total,
                items=tuple(items),
                labels=tuple(labels),
                complete=True,
                open=False,
                total_view=line.view.slice(total.start, total.end),
                parts_view=line.view.slice(items[0].start, items[-1].end),
            )
        )
    return found


def _bracketed(line: _Line, outer: _Line, bracket: re.Match[str]) -> list[Partition]:
    """74条（指南1条、业务61条、其他12条）: a list in brackets behind its total."""
    words = number_words()
    opening = re.match(rf"(?:{words.openers.any}[:,]?)?", line.text[bracket.start() + 1 : bracket.end()])
    opener = opening[0] if opening else ""
    listed = _listed(line, bracket.start() + 1 + len(opener), bracket.end() - 1)
    if listed is None:
        return []
    items, labels = listed
    before = outer.between(max(0, bracket.start() - 40), bracket.start())
    whole = before[-1] if before else None
    if whole is None or whole.unit != items[0].unit or len(items) != len(line.counts):
        return []
    if not re.fullmatch(r"[^,;。:、\x00]{0,8}", outer.text[whole.end : bracket.start()]):
        return []
    if len(items) == 1 and not opener:
        return []
    if len(items) == 2 and not _akin(labels):
        return []  # two of one kind in brackets may overlap
    made = _made(line, [whole], items, labels, opener, False, start_of(outer.text, whole.start, FULL_STOPS))
    return [made] if made else []


def _akin(labels: list[str]) -> bool:
    """微信, 微博: two names that begin or end alike, or belong together, name different things of one kind."""
    first, second = labels
    return bool(first and second) and (
        first[0] == second[0] or first[-1] == second[-1] or _whole_set(labels) or second.startswith(("其他", "其余"))
    )


def _compared(text: str, count: Quantity, start: int) -> bool:
    """Whether a count is one of another year, a change or an average: none that parts may belong to."""
    at = max(start, start_of(text, count.start, CLAUSE_MARKS))
    return number_words().comparing.stand_in(re.sub("累计", "", text[at : count.start]))


def _sentence_start(text: str, at: int) -> int:
    """Start of the sentence that holds the total: the one before when 其中 opens a sentence of its own."""
    return start_of(text, len(text[:at].rstrip("。")), FULL_STOPS)


def _without_brackets(text: str) -> str:
    """Bracketed notes blanked out, length kept; a heading's （一） too."""
    while True:
        shorter = re.sub(r"\([^()]*\)", lambda m: "\x00" * len(m.group()), text)
        if shorter == text:
            return text
        text = shorter
