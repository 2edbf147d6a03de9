"""A total and its parts as they are read: the flat list of numbers in one unit, and the line that holds them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from core.language.sentences import FULL_STOPS, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Bound, Quantity
from core.read.prose.sums.dimensions import no_part

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What stands between one part and the next: the rest of its noun, a note in brackets (blanked out), one mark or
#: joining word, the next one's words.
_NEXT = re.compile(
    r"(?P<tail>[^,;、:()\x00]{0,8}?)\x00*(?P<mark>[,;、]|以及|和|及|与)(?:以及|和|及)?(?P<label>[^,;:]{0,30})"
)
_FIRST = re.compile(r"[:,、]?(?:有|为|是)?(?P<label>[^,;:]{0,30})")
#: 四个季度分别公开112条、135条: opens no list of parts of a number before it.
EACH = re.compile("分别(?![为是有])")
#: 文化馆、图书馆网站各89条: so much for each of two.
_EACH_OF = re.compile("(?P<names>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,10}){1,3})各")
#: How strongly the marks part; a list keeps to that between its first two parts or to weaker ones.
_LEVELS = {",": 1, ";": 2}


@dataclass(frozen=True)
class Partition:
    """A total and the parts that the text enumerates for it.

    ``complete`` when nothing may be missing, ``likely`` when nothing most likely is, ``open`` when 等 or further counts
    say that more could be named. ``candidates`` are all the counts the parts may belong to, when the text leaves that
    open; the total is then the nearest. ``least`` and ``most`` bound the sum of the parts.
    """

    whole: Quantity
    items: tuple[Quantity, ...]
    labels: tuple[str, ...]
    complete: bool
    open: bool
    total_view: View
    parts_view: View
    candidates: tuple[Quantity, ...] = ()
    likely: bool = False
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
        exact = all(q.step == 1 and q.bound is Bound.EXACT for q in self.items)
        cut_off = (
            exact and self.whole.step != 1 and self.whole.bound is Bound.EXACT
        )  # 1.8万 is never cut off from 19000
        wholes = [(self.whole.low, self.whole.high - 1 if cut_off else self.whole.high)]
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
class Line:
    """The text of a paragraph on one level: outside of brackets, or inside one pair; the rest is blanked out."""

    view: View
    text: str
    counts: tuple[Quantity, ...]

    def between(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The counts that begin in a part of the text."""
        low = bisect_left(self.counts, start, key=_place)
        return self.counts[low : bisect_left(self.counts, end, low, key=_place)]

    def parted(self, total: Quantity, items: Sequence[Quantity], labels: Sequence[str]) -> Partition:
        """A total of the line with parts that are all there are."""
        return Partition(
            whole=total,
            items=tuple(items),
            labels=tuple(labels),
            complete=True,
            open=False,
            total_view=self.view.slice(total.start, total.end),
            parts_view=self.view.slice(items[0].start, items[-1].end),
        )


def _place(count: Quantity) -> int:
    return count.start


def sentence_start(text: str, at: int) -> int:
    """Start of the sentence that holds the total: the one before when 其中 opens a sentence of its own."""
    return start_of(text, len(text[:at].rstrip("。")), FULL_STOPS)


def _of_one_shape(labels: Sequence[str]) -> bool:
    """Whether short names are made alike: 国保, 省保, 市保."""
    return len({len(label) for label in labels}) == len({label[-1:] for label in labels}) == 1


#: Characters of the end that names of one kind have in common: 微信|发布, 微博|发布.
_KIND = 2


def listed(line: Line, start: int, end: int, *, levels: bool = True) -> tuple[list[Quantity], list[str]] | None:
    """The parts that follow one upon the other from a place on, with the words before each; None for none.

    A list ends at a stronger mark than those between its first parts; without ``levels`` 、 and commas are alike.
    """
    words = number_words()
    items: list[Quantity] = []
    labels: list[str] = []
    level = 2
    for count in line.between(start, end):
        at = items[-1].end if items else start
        match = (_NEXT if items else _FIRST).fullmatch(line.text, at, count.start)
        label = match["label"].replace("\x00", "") if match else ""
        several = _EACH_OF.fullmatch(label)
        if several:
            count = replace(count, value=count.value * (1 + label.count("、")))
            label = several["names"]
        if match is None or words.comparing.stand_in(label) or words.nested.stand_in(EACH.sub("", label)):
            break
        if items and (count.unit != items[0].unit or no_part(label)):
            break
        most = level if levels else max(level, 1)
        alike = len(label) > _KIND and label[-_KIND:] == labels[-1][-_KIND:] if labels else False
        alike = alike or (0 < len(label) <= _KIND and len(items) > 1 and _of_one_shape([*labels, label]))
        alike = alike or (label.endswith("类") and labels[-1].endswith("类") if labels else False)
        strength = _LEVELS.get(match["mark"], 0) if items else 0
        leaps = strength > 1 and not most  # from 、 to what a semicolon parts
        if strength > most and (leaps or not alike) and not words.wholes.regex.match(label):
            break  # the list of a part has ended, and the list around it goes on
        if items and not label and "分别" not in line.text[max(0, start - 4) : items[0].start]:
            break
        if items:
            level = _LEVELS.get(match["mark"], 0) if len(items) == 1 else level
        items.append(count)
        labels.append(label)
    return (items, labels) if items else None


def holds(whole: str, part: str) -> bool:
    """Whether what is counted in one unit may have parts in the other: those who came and how often they came."""
    return whole == part or (whole, part) in (("人次", "人"), ("条次", "条"), ("件次", "件"), ("场次", "场"))


#: The last part, told as all the others: 另外30条, 其余5件.
OTHERS = Sought("(?:另外?有?|其余|剩余|余下)的?$")


@cache
def apart() -> re.Pattern[str]:
    """What makes a number one of another time, of each of several, or of another thing than those before it."""
    return re.compile(rf"另(?!外?有?$)|各(?![类种项])|(?<!了)其中|{number_words().apart.any}")


#: What makes of an outcome its contrary: 采纳, 未采纳.
_CONTRARY = re.compile("(?:尚?未|不予?|没有|无)(?P<core>[\u4e00-\u9fff]{2,})")


#: Behind what was done with some: 采纳了其中的.
_OF_THEM = re.compile("(?:了|其中|的)+$")


def opposed(labels: Sequence[str]) -> bool:
    """Whether two parts are something and its contrary, so that they are all there is: 更新及时的, 更新不及时的."""
    if len(labels) != 2:
        return False
    yes, no = (_OF_THEM.sub("", label).removeprefix("有") for label in labels)
    return any((match := _CONTRARY.search(b)) is not None and a.endswith(match["core"]) and not _CONTRARY.search(a)
               for a, b in ((yes, no), (no, yes)))  # fmt: skip


def whole_set(labels: Sequence[str]) -> bool:
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


def goes_beyond(line: Line, part: Partition) -> bool:
    """Whether the last items are not of the total but beside it: of 47件主办26件，其中重点6件，会办21件."""
    start = start_of(line.text, part.whole.start, FULL_STOPS)
    before = [q.value for q in line.between(start, part.whole.start) if q.unit == part.unit]
    behind = Decimal(0)
    for item in part.items[:0:-1]:
        behind += item.value
        if part.total + behind in before:
            return True
    return False


def begins_with_all(part: Partition) -> bool:
    """Whether the first items are all of the total: 抽检480批次，合格472批次，不合格8批次，复检合格6批次."""
    run = part.items[0].value
    for item in part.items[1:-1]:
        run += item.value
        if run == part.total:
            return True
    return False


#: What was found among those that were looked at.
_FINDS = re.compile("发现|查出|检出")


def found_among(line: Line, start: int, counts: list[Quantity]) -> list[Quantity]:
    """The counts without the first where it is of those that were looked at: 抽查463家，发现未公示的27家、超期的5家."""
    if len(counts) < 2:
        return counts
    found = _FINDS.search(line.text, counts[0].end, counts[1].start)
    more = _FINDS.search(line.text, start, counts[0].start) or _FINDS.search(line.text, counts[1].end, counts[-1].end)
    return counts[1:] if found and not more else counts


#: 除涉密的4件外: some of those that were counted.
_EXCEPT = re.compile("除[\u4e00-\u9fff]{0,12}$")


def excepted(text: str, count: Quantity) -> bool:
    """Whether a count is of those for whom what is said of the others does not hold."""
    return _EXCEPT.search(text[max(0, count.start - 14) : count.start]) is not None


def without_brackets(text: str) -> str:
    """Bracketed notes blanked out, length kept; a heading's （一） too."""
    while True:
        shorter = re.sub(r"\([^()]*\)", lambda m: "\x00" * len(m.group()), text)
        if shorter == text:
            return text
        text = shorter


#: Behind the last part.
_TWICE = re.compile(r"[^,。;()]{0,8}\([^()]{0,10}(?:并处|交叉|重复|重叠|同时)")


def counted_twice(line: Line, last: Quantity) -> bool:
    """Whether a note behind the last part says that some are in two of them: 没收违法所得9件（部分案件并处）."""
    return _TWICE.match(line.view.text, last.end) is not None
