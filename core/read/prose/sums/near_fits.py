"""Lists behind 其中 and the like that make their total or miss it by a little, whatever their names say.

Names alone may leave open whether a list is all there is: 养殖证办理 is something that was applied for, 答复 is not.
That three parts or more, none of them nearly all, come to within a twentieth of the total tells it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Bound
from core.read.prose.sums.dimensions import of_several
from core.read.prose.sums.parts import OTHERS, Line, Partition, apart, goes_beyond, no_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.read.prose.quantities import Quantity

#: Between a total and what opens its list.
_ATTACHED = re.compile(
    r"[^,;:。()\x00\d]{0,8}[\x00\s]*[,;。(:]?\s*(?:主要)?(?:内容|类别|形式|范围|方式)?"
    r"(?:分[两三四五六][批期次][^,;。\d]{0,6},)?"
)
#: Told besides, or of more than so many.
_MORE = re.compile("还有|超过")
#: The share of the part before, which comes in between: 当面申请18件，占13.4%.
_OWN_SHARE = re.compile(r",?(?:约|分别)?占比?(?:总数|总量|全部)?[的为]?\d[\d.]*%")
#: What stands before the first part or the next one; more would be another sentence.
_LABEL = re.compile(r"[^。:\x00]{0,40}")
_LEAST, _TWO = 3, 2
#: A part that makes so much of the total may be what was done with all of it.
_DOMINANT = Decimal("0.8")
#: By how much a list may miss its total: by two, or by a twentieth; one of two parts by a hundredth.
_GAP, _SHARE, _SHARE_OF_TWO, _FAR_LESS = Decimal(2), Decimal("0.05"), Decimal("0.01"), 10
#: Units that are said of the same pieces.
_ALIKE = ("条", "份", "篇", "则", "件")
_CARRIED = Sought("结转|转[至来入到]|上年|去年")
_MARKS = {"、": 0, ",": 1, ";": 2}


def near_fits(line: Line, taken: set[int]) -> Iterator[Partition]:
    """The lists of a line; ``taken`` are the places of numbers that are read as totals or parts already."""
    for opening in number_words().openers.regex.finditer(line.text):
        start = start_of(line.text, len(line.text[: opening.start()].rstrip(ENDS)), FULL_STOPS + ";")
        before = line.between(start, opening.start())
        if not before or not _ATTACHED.fullmatch(line.text, before[-1].end, opening.start()):
            continue
        total = before[-1]
        if total.start in taken or total.bound is not Bound.EXACT:
            continue
        parts = _parts(line, opening.end(), total)
        if not parts or any(q.start in taken for q in parts):
            continue
        said = line.text[start_of(line.text, total.start) : total.start].replace("累计", "")
        if number_words().comparing.stand_in(said):
            continue
        labels = _labels(line, opening.end(), parts)
        if of_several(labels):
            continue
        closed = OTHERS.search(line.text[opening.end() : parts[-1].start]) is not None
        told = line.parted(total, parts, labels)
        elsewhere = _found_elsewhere(line, total, parts) or (not told.fits and goes_beyond(line, told))
        if _meant(total, parts, labels, closed=closed) and not elsewhere:
            yield told


def _parts(line: Line, start: int, total: Quantity) -> list[Quantity]:
    """The counts that follow each other to the end of the list or of the sentence, in the total's unit or one alike."""
    end = end_of(line.text, start, FULL_STOPS)
    units = _ALIKE if total.unit in _ALIKE else (total.unit,)
    counts = [q for q in line.between(start, end) if q.unit in units]
    if not counts:
        return []
    first = counts[0].start == start or line.text[start : counts[0].start] in (",", "有")
    parts: list[Quantity] = []
    level = 2
    for count in counts:
        between = _OWN_SHARE.sub("", line.text[parts[-1].end if parts else start : count.start])
        if not _LABEL.fullmatch(between) or apart().search(between) or _MORE.search(between) or no_part(between):
            break
        if number_words().comparing.stand_in(between) or count.bound is not Bound.EXACT:
            break
        if parts and not first:  # 其中6件属于信访，不予处理；2件予以公开: what is said of each has commas of its own
            mark = max((_MARKS[char] for char in between if char in _MARKS), default=0)
            if mark > level:
                break
            if len(parts) == 1:
                level = mark
        parts.append(count)
        if OTHERS.search(between):
            break
    return parts


def _labels(line: Line, start: int, parts: Sequence[Quantity]) -> list[str]:
    """The words before each part; where there are none, those behind it."""
    starts = (start, *(q.end for q in parts))
    before = [line.text[a : q.start].lstrip("、,;和及与以的有") for a, q in zip(starts, parts, strict=False)]
    if any(before):
        return before
    return [line.text[q.end : end_of(line.text, q.end, CLAUSE_MARKS)] for q in parts]


def _meant(total: Quantity, parts: Sequence[Quantity], labels: Sequence[str], *, closed: bool) -> bool:
    """Whether the parts make the total, or miss it by so little that they were meant to.

    They are ``closed`` where the last one is told as all others.
    """
    if len(parts) < _TWO or max(q.value for q in parts) >= total.value:
        return False
    short = total.value - sum((q.value for q in parts), Decimal(0))
    least = min(q.value for q in parts)
    if not short:
        return True
    if len(parts) < _LEAST and not closed:
        alike = len({number_words().process.stand_in(label) for label in labels}) == 1
        if short < 0 and alike and all(labels):
            return -short <= max(Decimal(1) * total.step, total.value * _SHARE_OF_TWO)
        return abs(short) <= total.value * _SHARE_OF_TWO and abs(short) * _FAR_LESS < least
    if not closed and max(q.value for q in parts) >= total.value * _DOMINANT:
        return False
    small = abs(short) <= max(_GAP * total.step, total.value * _SHARE)
    return small and (closed or short < least)


def _found_elsewhere(line: Line, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether another count before the list is what the parts make, or some first parts are all of the total."""
    summed = sum((q.value for q in parts), Decimal(0))
    if summed == total.value:
        return False
    if summed - parts[0].value == total.value and _CARRIED.search(line.text[total.end : parts[0].start]):
        return True  # 办理申请31件，含上年转来的2件，办结30件，剩余1件
    if any(q.value == summed and q.unit == total.unit for q in line.between(0, parts[0].start)):
        return True
    run = Decimal(0)
    for part in parts:
        run += part.value
        if run == total.value:
            return True
    return False
