"""Items of a list as they are read: where each stands, the mark behind it, what it counts, and which mark is odd."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)")
#: What stands for characters within inner marks.
FILLER = "某"
#: A list has so many items at least.
LEAST = 3
#: Marks of one list in which as many commas as 、 stand may be two levels of it.
BOTH = frozenset("、,")


class Odd(NamedTuple):
    """The mark at ``text[at]`` differs from the ``usual`` one between such items, which is at ``other`` if but once."""

    at: int
    usual: str
    other: int | None = None


class Item(NamedTuple):
    """``text[start:end]`` and the mark behind it, empty for the end of the sentence."""

    start: int
    end: int
    mark: str


class CountedItem(NamedTuple):
    """An item that ends in a number of something, what stands before the number, and the measure."""

    item: Item
    label: str
    number: float
    measure: str


def shared_end(labels: list[str]) -> str:
    """What all the labels end in."""
    size = 0
    shortest = min(map(len, labels))
    while size < shortest and len({label[-1 - size] for label in labels}) == 1:
        size += 1
    return labels[0][len(labels[0]) - size :]


def is_partition(text: str, run: list[CountedItem]) -> bool:
    """Whether the items before a comma come to a number that stands before: 公布12件，其中甲类8件、乙类4件，丙类7件."""
    told = {number_of(found) for found in _NUMBER.finditer(text, 0, run[0].item.start)} if run else set[float]()
    come_to = 0.0
    for counted in run[:-1]:
        come_to += counted.number
        if counted.item.mark == "," and come_to in told:
            return True
    return False


def is_quoted(label: str) -> bool:
    """Whether quotation marks or brackets stand about all of a label, or all but its kind."""
    return label.startswith(FILLER) and not label.strip(FILLER)[1:]


def number_of(found: re.Match[str]) -> float:
    """The number that a match has as its group."""
    return float(found["number"].replace(",", ""))


def parts_told(run: list[Item]) -> Iterator[Odd]:
    """The mark that is no 、 between parts of the same ending; the one 、, where commas part all others."""
    if len(run) >= LEAST:
        commas = sum(item.mark == "," for item in run[:-1])
        yield from mixed(run, usual="," if commas >= LEAST and commas == len(run) - 2 else "、")


def mixed(items: list[Item], usual: str = "") -> Iterator[Odd]:
    """The first mark between the items that is not the usual one: the one of most, where none is given."""
    marks = [item.mark for item in items[:-1]]
    if set(marks) != BOTH:
        return
    counted = Counter(marks)
    most = usual or max(counted, key=lambda mark: (counted[mark], mark == "、"))
    odd = next(item.end for item in items[:-1] if item.mark != most)
    others = [item.end for item in items[:-1] if item.mark == most]
    yield Odd(odd, most, others[0] if len(items) == LEAST else None)


#: Characters that the ends of items have in common.
_END = 2


def is_one_item(text: str, items: list[Item], before: Item, item: Item) -> bool:
    """Whether 、 stands within an item that ends as the one before it: 设备采购，东江、西江堤防采购，招租公告."""
    at = items.index(before)
    end = text[item.end - _END : item.end]
    own = text[before.end - _END : before.end]
    return at > 0 and items[at - 1].mark == "," and text.endswith(end, 0, items[at - 1].end) and own != end
