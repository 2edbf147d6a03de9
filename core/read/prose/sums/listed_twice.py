"""A class that a list names twice with two numbers: 其中规划类134条；财政类204条；规划类162条."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Quantity
from core.read.prose.sums.sums import partitions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import View

#: So few characters may be the end of several names: 其他, 信息.
_SHORTEST = 3
_BEFORE_NUMBER = re.compile(rf"[\u4e00-\u9fff]{{{_SHORTEST}}}(?=\s*\d)")


class Twice(NamedTuple):
    """The name of the class and its two numbers."""

    label: str
    first: Quantity
    second: Quantity


def _in_commas(text: str, items: Sequence[Quantity]) -> bool:
    """Whether the last two of the items have a mark less than a semicolon between them."""
    return len(items) > 1 and ";" not in text[items[-2].end : items[-1].start]


def listed_twice(paragraph: View) -> Iterator[Twice]:
    """Only in plain lists: where others publish or places are named, the classes may be those of each."""
    ends = _BEFORE_NUMBER.findall(paragraph.text)
    if len(set(ends)) == len(ends):
        return  # no name can stand twice: to read the lists takes longer
    words = number_words()
    for part in partitions(paragraph):
        if any(words.says_done(label) or words.channels.stand_in(label) for label in part.labels):
            continue
        seen: dict[str, Quantity] = {}
        text, items = folded(paragraph).text, part.items
        for at, (label, item) in enumerate(zip(part.labels, items, strict=True)):
            if at and ";" in text[items[at - 1].end : item.start] and _in_commas(text, items[:at]):
                seen.clear()  # 各村党务18条，政务6条；镇机关党务4条，政务3条: a semicolon leads to others
            before = seen.setdefault(label, item)
            if len(label) >= _SHORTEST and before.value != item.value:
                yield Twice(label, before, item)
                break
