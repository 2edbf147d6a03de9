"""Ranges of counts that go down: 抽查8至5个单位.

A term or a price may be brought down from one number to another: so neither are judged, nor what stands behind words
that say so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.base.integers import integer
from core.language.sentences import PAUSES, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGE = Sought(
    r"""(?x)
    (?<! [\d.,年月日时分点号楼第表图/A-Za-z~—–-] ) (?<! 附件 )
    (?P<first> \d{1,4} ) (?P<link> 至|到|~|—|–|- ) (?P<last> \d{1,4} )
    (?= 个 (?! 工作日|小时|月|百分点|点 ) | [条次场期份篇家名人处项户批字件所] (?! [级类] ) )"""
)
#: What brings a number down, or counts backwards.
_DOWN = re.compile("[由从自降减缩压低少退倒]|变为|变成|排名|位次|名次|第")
#: Years; a number of an issue may stand behind one (2024—12期).
_YEARS = range(1900, 2100)
#: So many times the other a number is none of its range: 合同12—1份.
_FAR = 6


class Turned(NamedTuple):
    """``text[start:end]`` is the range, ``first``, ``link`` and ``last`` are the places of its parts."""

    start: int
    end: int
    first: tuple[int, int]
    link: tuple[int, int]
    last: tuple[int, int]


def turned_ranges(text: str) -> Iterator[Turned]:
    """Ranges of a folded text whose first number is the larger.

    >>> [text[t.start:t.end] for text in ["抽查8至5个单位。", "由8至5个单位。"] for t in turned_ranges(text)]
    ['8至5']
    """
    for match in _RANGE.finditer(text):
        first, last = integer(match["first"], 0), integer(match["last"], 0)
        if not last < first <= _FAR * last or first in _YEARS:
            continue
        if not _DOWN.search(text[start_of(text, match.start(), PAUSES) : match.start()]):
            yield Turned(*match.span(), match.span("first"), match.span("link"), match.span("last"))
