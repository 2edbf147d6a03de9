"""What came in or was looked at, and how each of it was dealt with: 收到异议16件，经复核更正5件，维持11件.

No word opens such a list. That what it says of each is an outcome, and that the outcomes come to within a fiftieth of
what there was, tells that they are all there are.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Bound
from core.read.prose.sums.parts import OTHERS, Line, Partition, apart, begins_with_all, no_part, opposed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.read.prose.quantities import Quantity

#: A number that is itself of an outcome, one of several: 予以公开8件，部分公开3件.
_ONE_OF_THEM = Sought("予公开|部分公开|公开的|无法提供|不予处理|其他处理|维持|驳回|撤回|纠正|采纳|更正|胜诉|属实|合格")
#: A number before 、 is itself one of several: 成立登记12家、注销登记9家.
_THEN = re.compile("[^,:;。、\x00]{0,12}[,:]")
_LABEL = re.compile(r"[^。:;\x00]{0,36}")
_TWO, _LEAST_TOTAL = 2, 5
#: A smaller number that is missed by one may have nothing to do with what follows it.
_CLEAR = 20
_SHARE, _DOMINANT = Decimal("0.02"), Decimal("0.8")
#: Missed by one in so many, even a list of which one part is nearly all was meant to be whole.
_HARDLY = 500


def dealt_with(line: Line, taken: set[int]) -> Iterator[Partition]:
    """The lists of a line; ``taken`` are the places of numbers that are read as parts already."""
    for total in line.counts:
        if total.start in taken or total.bound is not Bound.EXACT or total.step != 1 or total.value < _LEAST_TOTAL:
            continue
        start = start_of(line.text, total.start, CLAUSE_MARKS)
        said = line.text[start : total.end + 2]
        if not _taken_in().search(said) or number_words().comparing.stand_in(said.replace("累计", "")):
            continue
        if _ONE_OF_THEM.search(said):
            continue
        if not _THEN.match(line.text, total.end):
            continue
        parts, labels = _parts(line, total)
        if len(parts) < _TWO or any(q.start in taken for q in parts) or _beside(line, total, parts):
            continue
        told = line.parted(total, parts, labels)
        if _meant(total, parts, labels) and not begins_with_all(told):
            yield told


def _parts(line: Line, total: Quantity) -> tuple[list[Quantity], list[str]]:
    """The outcomes that follow a number in its sentence, with what is said of each."""
    words = number_words()
    end = end_of(line.text, total.end, FULL_STOPS)
    counts = [q for q in line.between(total.end, end) if q.unit == total.unit]
    parts: list[Quantity] = []
    labels: list[str] = []
    for at, count in enumerate(counts):
        before = line.text[parts[-1].end if parts else total.end : count.start]
        behind = line.text[count.end : counts[at + 1].start if at + 1 < len(counts) else end]
        clause = before[start_of(before, len(before), CLAUSE_MARKS) :]
        told = words.outcomes.stand_in(clause)
        label = clause if told else clause + behind[: end_of(behind, 0, CLAUSE_MARKS)]
        if ";" in before:
            if not parts or not opposed([labels[-1], label]):
                counts = counts[:at]
                break
            before = clause  # 合格631批次，合格率98.6%；不合格的9批次
        if (
            not _LABEL.fullmatch(before)
            or apart().search(before)
            or words.consequences.stand_in(before)
            or no_part(before)
        ):
            break
        if not words.outcomes.stand_in(label) or words.comparing.stand_in(clause) or count.bound is not Bound.EXACT:
            break
        parts.append(count)
        labels.append(label)
    if len(parts) < len(counts) and not OTHERS.search(line.text[total.end : parts[-1].start if parts else total.end]):
        return [], []  # one more that may be another outcome
    return parts, labels


def _beside(line: Line, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the sentence or the paragraph tells a number that the parts make, before them."""
    summed = sum((q.value for q in parts), Decimal(0))
    if summed == total.value:
        return False
    start = start_of(line.text, total.start, FULL_STOPS + ";")
    if any(q.unit == total.unit for q in line.between(start, total.start)):
        return True  # one of several numbers; which of them was dealt with so is not known
    return any(q.unit == total.unit and q.value == summed for q in line.between(0, total.start))


def _meant(total: Quantity, parts: Sequence[Quantity], labels: Sequence[str]) -> bool:
    """Whether the outcomes make the number, or miss it by so little that they were meant to."""
    gap = abs(total.value - sum((q.value for q in parts), Decimal(0)))
    if not gap:
        return True
    least, most = min(q.value for q in parts), max(q.value for q in parts)
    if most >= total.value or gap > max(Decimal(1), total.value * _SHARE):
        return False
    against = any(map(number_words().contrary.stand_in, labels[1:]))
    if most >= total.value * _DOMINANT:
        return against or gap * _HARDLY <= total.value
    more = sum((q.value for q in parts), Decimal(0)) > total.value
    return against or (gap < least and (more or total.value >= _CLEAR))


@cache
def _taken_in() -> re.Pattern[str]:
    """Of what comes in, or is looked at, all is dealt with; a company that registers its end is one outcome."""
    return re.compile(rf"(?<!成立)(?<!注销)(?<!变更)登记|{number_words().taken_in.any}")
