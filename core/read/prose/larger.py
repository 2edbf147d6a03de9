"""One part that is larger than its whole: 公开信息162条。其中，文件41条，通过公众号发布信息293篇.

Such a list need not be read to its end: whatever else it names, no part of 162 is 293.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.number_words import number_words
from core.read.prose.parts import Line, Partition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.read.prose.quantities import Quantity

#: Between the whole and what opens the list, the end of its sentence among it.
_ATTACHED = re.compile(r"[^,;:。()\x00\d]{0,6}[\x00\s]*[,;。(]?\s*")
#: Units that are said of the same pieces.
_ALIKE = frozenset("条篇则")
#: Newspapers and accounts whose names hold a word of comparison: 每日头条.
_NAMES = Sought("每日(?=[\u4e00-\u9fff]{2})|总[站台局](?=[\u4e00-\u9fff])")
#: What others have, or what was done besides, is no part.
_BESIDES = re.compile(
    "另|此外|指导|督促|下属|所属|各|全[省市县区]|带动|同时|还|历年|以来|转发|转载|阅读|浏览|点击|评论|关注"
)


def larger_parts(line: Line, taken: set[int]) -> Iterator[Partition]:
    """The largest part of each list that 其中 or 包括 opens, where it is larger than the count before the list.

    ``taken`` are the places of numbers that are read as parts already.
    """
    for opening in number_words().openers.regex.finditer(line.text):
        start = start_of(line.text, len(line.text[: opening.start()].rstrip("。")), FULL_STOPS)
        before = [q for q in line.between(start, opening.start()) if q.end <= opening.start()]
        if len(before) != 1 or not _ATTACHED.fullmatch(line.text, before[0].end, opening.start()):
            continue
        whole = before[0]
        end = end_of(line.text, opening.end(), FULL_STOPS + ";")
        parts = [q for q in line.between(opening.end(), end) if q.start not in taken and _is_part(line.text, q, whole)]
        largest = max(parts, key=lambda q: q.low, default=None)
        if largest is not None and largest.low > whole.high:
            yield Partition(
                whole=whole,
                items=(largest,),
                labels=(_label(line.text, largest),),
                complete=False,
                open=False,
                total_view=line.view.slice(whole.start, whole.end),
                parts_view=line.view.slice(largest.start, largest.end),
            )


def _is_part(text: str, count: Quantity, whole: Quantity) -> bool:
    alike = count.unit == whole.unit or {count.unit, whole.unit} <= _ALIKE
    label = _NAMES.regex.sub("", _label(text, count))
    return alike and not number_words().comparing.stand_in(label) and not _BESIDES.search(label)


def _label(text: str, count: Quantity) -> str:
    """What is said of a count in its clause."""
    return text[start_of(text, count.start, CLAUSE_MARKS) : count.start].replace("\x00", "")
