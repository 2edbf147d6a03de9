"""Names of places told by their form, wherever they stand: two or three characters before 县, 镇 and the like.

No list knows all towns. So a name is what is no word: its characters are no common pair, it ends as names do, and a
word or a mark ends right before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.check.leftovers.places.by_form import is_worded
from core.check.leftovers.places.rivals import is_no_name
from core.check.wording.grammar.governing import verbs
from core.check.wording.near_misses import near_misses
from core.language.divisions import gazetteer
from core.language.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = re.compile("[\u4e00-\u9fff]")
_LEVELS = re.compile("街道|[市县区旗镇乡]")
#: Lengths of what stands before the level, the usual one first.
_STEMS = (2, 3)
_TOWNS = ("镇", "乡", "街道")
#: Its last letter belongs to another word: 县级, 市场, 区域, 乡村.
_GOES_ON = re.compile(
    """(?x) (?<=县)级 | (?<=市)[场民容域区县政级直辖属] | (?<=区)[域间块位别分划级县]
    | (?<=乡)[村镇土情亲风贤] | (?<=镇)[村街区域貌痛静压守] | (?<=街道)[路两办] (?! 事 ) | (?<=旗)[帜下袍县舰]"""
)
#: Particles before a name.
_BEFORE = frozenset("在由向从对与和及同跟于到至往赴为将把被按经以就据的了致涉好")
_DATE = re.compile(r"\d[年月日]$")
#: What names end with beside those of counties: villages and towns are named for land and water.
_ENDS = "湾洼澜麓屿角槐埭垭滩渡洲埠铺窑堰冲垴塬峪墩圩垛墟峒岔崖坳碛汀汐洑潭浒溆湄渚岸崮磴栈驿廊亭祠观庵阁楼"
#: What ends a county's name and, far more often, a word before a level: 应|经|县政府, 已|同|区法院, 编好|街道.
_NO_ENDS = "经同为好归外建先已"
#: What opens no name of three characters: 2020年|河西镇, 原|阳坡乡.
_NO_HEADS = frozenset("年月日原给终")


class Named(NamedTuple):
    """A name at ``text[start:end]`` with its level, the last one or two characters."""

    name: str
    start: int
    end: int
    level: str


@remembered
def names(text: str) -> Iterator[Named]:
    """All names of places in a folded text, left to right; which place they name is not asked.

    >>> [named.name for named in names("公布柏川县水库名单,福兴镇14个村、各乡镇和城区上墙")]
    ['柏川县', '福兴镇']
    """
    yield from _names(text)


def goes_on(text: str, end: int) -> bool:
    """Whether the last letter of a name that ends at a place belongs to another word: 北京|市场.

    >>> goes_on("北京市场回暖", 3), goes_on("北京市水价", 3)
    (True, False)
    """
    return _GOES_ON.match(text, end) is not None


def _names(text: str) -> Iterator[Named]:
    for found in _LEVELS.finditer(text):
        at, level = found.start(), found.group()
        if text[at - 1 : at] not in _last_letters() or goes_on(text, found.end()):
            continue
        sizes = _STEMS if level in _TOWNS else _STEMS[:1]
        start = next((at - size for size in sizes if _begins(text, at - size, at)), -1)
        if start >= 0 and is_name(text[start:at], level):
            yield Named(text[start : found.end()], start, found.end(), level)


@cache
def _last_letters() -> frozenset[str]:
    """Characters with which the names of places end before their level."""
    shorts = (gazetteer().short_name(division.name) for division in gazetteer().all())
    ends = {short[-1] for short in shorts if len(short) in _STEMS} | set(_ENDS)
    return frozenset(ends - set(_NO_ENDS))


def _begins(text: str, start: int, at: int) -> bool:
    """Whether a name may begin at a place, its level standing at ``at``."""
    if start < 0 or not all(map(_HAN.match, text[start:at])):
        return False
    if at - start > _STEMS[0] and text[start] in _NO_HEADS | _BEFORE:
        return False
    if start == 0 or not _HAN.match(text[start - 1]):
        return True
    joined = near_misses().is_word(text[start - 1 : start + 1])
    if text[start - 1] in _BEFORE or _DATE.match(text, max(0, start - 2), start):
        return not joined
    word = start > 1 and near_misses().is_word(text[start - 2 : start])
    return at - start == _STEMS[0] and word and not joined


def is_name(stem: str, level: str) -> bool:
    """Whether what stands before a level can be a name: 农业, 试点 and 利用 are none.

    >>> is_name("柏川", "县"), is_name("试点", "县"), is_name("城", "区")
    (True, False, False)
    """
    name = stem + level
    if stem[-1] not in _last_letters() or near_misses().is_word(stem[-1] + level[0]):
        return False
    return not (is_worded(name) or verbs().stand_in(stem) or is_no_name(name, level in _TOWNS))
