"""What follows a list and tells that its counts are no parts of the whole, or not all of them."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.read.prose.quantities import Quantity
    from core.read.prose.sums.parts import Line, Partition

#: A list of ways of ending has so many at least.
_ALL_DECISIONS = 4
#: What is done with other things than those that were counted before.
_ANEW = ("公开", "发布", "公布", "推送", "编发", "举办", "召开")
#: What follows upon applications and is none of them.
_SUITS = ("复议", "诉讼")


def fits_with_more(line: Line, partition: Partition) -> bool:
    """Whether the list goes on, behind a semicolon or in other units, and all of it makes the total.

    其中规章3条；报告2条、其他4条; 其中动态5条、专题8条，发布会2场.
    """
    last = partition.items[-1]
    more = line.between(last.end, end_of(line.text, last.end, FULL_STOPS))
    if not more:
        return False
    alike = sum((q.value for q in more if q.unit == partition.items[0].unit), Decimal(0))
    goes_on = ";" in line.text[last.end : more[0].start] or not alike
    return goes_on and partition.total - partition.sum in (alike, sum(q.value for q in more))


def next_thing(text: str, items: Sequence[Quantity], rest: Sequence[Quantity]) -> bool:
    """Whether a larger count, of another thing, follows a list with 、 behind a comma: 处罚20件、许可9件，强制117件."""
    if len(items) < _ALL_DECISIONS or len(rest) != 1 or rest[0].value <= items[-1].value:
        return False
    joined = text.count("、", items[0].end, items[-1].end) == len(items) - 1
    return joined and text.startswith(",", items[-1].end)


def begins_anew(text: str, items: Sequence[Quantity], labels: Sequence[str]) -> bool:
    """Whether another deed follows behind a semicolon: 公开50条，其中重点领域12条；公开执法信息300余条."""
    if labels[0].startswith(_ANEW) or text.rfind("其中", 0, items[0].start) < text.rfind("。", 0, items[0].start) + 1:
        return False
    parted = (";" in text[a.end : b.start] for a, b in pairwise(items))
    return any(apart and label.startswith(_ANEW) for apart, label in zip(parted, labels[1:], strict=True))


def are_suits(line: Line, partition: Partition) -> bool:
    """Whether the parts are reviews and suits behind a count of applications: 申请12件。行政复议6件，行政诉讼4件."""
    whole = partition.whole
    said = line.text[start_of(line.text, whole.start, CLAUSE_MARKS) : whole.start]
    if "申请" not in said or any(suit in said for suit in _SUITS):
        return False
    return all(any(suit in label for suit in _SUITS) for label in partition.labels)
