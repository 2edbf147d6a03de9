"""Where a thing is, told twice: 在一楼大厅设立专区。设在二楼的专区…; 查阅室位于东侧。西侧的查阅室….

The thing is named the second time by the end of its own name, and has one place only.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from core.language.numerals import ONES, value
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff“”]"
_SPOT = rf"(?:(?P<floor>\d{{1,2}}|[{ONES}十]{{1,3}})[楼层]|(?P<side>[东西南北左右])侧)"
_SET_UP = (
    "(?:规范|统一|专门|改造|升级)?(?:设立|设置|设有|建成|建有|建立|建设|开设|开辟|配备|布设|"
    "打造|安装|放置|摆放|配置|设|建)了?"
)
#: A thing set up in a place, and a place told of a thing.
_THINGS = (
    Sought(rf"{_SPOT}{_HAN}{{0,6}}?{_SET_UP}(?:的|{_HAN}{{0,2}}[个处台])?(?P<thing>{_HAN}{{2,16}})(?=[,;。(])"),
    Sought(
        rf"(?P<thing>{_HAN}{{2,14}}?)(?:统一|集中)?(?:设在|设于|位于|设置在|设立在|设置于|安放在|建在)"
        rf"{_HAN}{{0,12}}?{_SPOT}"
    ),
)
#: An office with the room or part of the house that has it; a day of the week or of the month with what it is for.
_OFFICE = Sought(
    rf"""(?x)
    (?P<thing> (?: 领导小组 | 政务公开 | 工作)?{_HAN}{{2,8}}?(?: 办公室 | 窗口 | 专班 | 查阅点 | 受理点 | 中心))
    设在(?: [我本局镇县区市乡]{{0,2}})(?P<spot> {_HAN}{{2,6}}?(?: 科 | 室 | 股 | 办 | 处 | 站 | 中心 | 大厅))
    (?= [,;。、])"""
)
_OFFICE_AGAIN = Sought(rf"""(?x)
    设在(?: [我本局镇县区市乡]{{0,2}})(?P<told> {_HAN}{{2,6}}?(?: 科 | 室 | 股 | 办 | 处 | 站 | 中心 | 大厅))的
    (?P<behind> {_HAN}{{2,20}})""")
_EVERY = Sought(
    rf"""(?x)
    每(?P<of> 周 | 月 | 星期)(?P<spot> [{ONES}日] | \d{{1,2}}日)(?: [上下]午)?(?: 为 | 是 | 作为 | 定为 |
    设为 | 固定为 | 开展 | 举行 | 公布 | 发布 | 召开)(?P<thing> {_HAN}{{2,12}})(?= [,;。])"""
)
_EVERY_AGAIN = Sought(rf"每(?P<of>周|月|星期)(?P<told>[{ONES}日]|\d{{1,2}}日)的?(?P<behind>{_HAN}{{2,20}})")
#: By which day of the month something is done.
_BY_DAY = Sought(r"每月(?P<told>(?P<day>\d{1,2})日)前?[^。;\d]{0,14}?(?P<deed>报送|公布|更新|发布|上报|公开|通报)")
_AGAIN = Sought(rf"(?P<told>{_SPOT})(?:大厅|窗口)?内?(?:设立|设置|建成)?的?(?P<behind>{_HAN}{{2,20}})")
#: It was moved, or there is another one.
_MOVED = re.compile("迁|搬|改[为到设]|变更|上年|去年|分别|另|新增|增[加设]|扩|下一步|明年|两[处个地]|多[处个]|其他")
#: The clause tells of several, or of another time.
_SEVERAL = re.compile("原|各|计划|拟|同时|及|[和与]|调整")
_LEAST = 2


def where_told(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The later places of a thing that a folded paragraph tells otherwise, each with the earlier one."""
    yield from _named_spots(text)
    if "楼" not in text and "层" not in text and "侧" not in text:
        return
    for sought in _THINGS:
        for before in sought.finditer(text):
            thing = before["thing"].strip("“”")
            spot = before.start("floor") if before["floor"] else before.start("side")
            clause = start_of(text, before.start(), COMMAS_AND_ENDS), end_of(text, before.end(), COMMAS_AND_ENDS)
            if "、" in text[slice(*clause)] and len(list(_spots(text, *clause))) > 1:
                continue
            for again in _AGAIN.regex.finditer(text, clause[1], _next_sentence(text, clause[1])):
                if not _differ(before, again) or not _named(thing, again["behind"]):
                    continue
                around = text[slice(*clause)], text[start_of(text, again.start(), COMMAS_AND_ENDS) : again.end("told")]
                moved = _MOVED.search(text[start_of(text, before.start(), FULL_STOPS) : again.end("told")])
                if not moved and not any(map(_SEVERAL.search, around)):
                    yield again.span("told"), (spot, before.end() if sought is _THINGS[1] else spot + 2)
                break


def _named_spots(text: str) -> Iterator[tuple[_Place, _Place]]:
    """Rooms and days that have names: 办公室设在法规科, 每周三为接待日."""
    found = list(_BY_DAY.finditer(text))
    for before, again in pairwise(found):
        known = before["deed"] == again["deed"] and before["day"] != again["day"]
        back = text.startswith("的", again.end()) and text.count("。", before.end(), again.start()) <= 1
        if known and back and not _MOVED.search(text[before.start() : again.end()]):
            yield again.span("told"), before.span("told")
    for sought, sought_again in ((_OFFICE, _OFFICE_AGAIN), (_EVERY, _EVERY_AGAIN)):
        for before in sought.finditer(text):
            for again in sought_again.regex.finditer(text, before.end(), _next_sentence(text, before.end())):
                ends = (before["spot"], again["told"])
                differ = not ends[0].endswith(ends[1]) and not ends[1].endswith(ends[0])
                alike = "of" not in again.groupdict() or again["of"] == before["of"]
                between = text[start_of(text, before.start(), FULL_STOPS) : again.end("told")]
                if differ and alike and _named(before["thing"], again["behind"]) and not _MOVED.search(between):
                    yield again.span("told"), before.span()
                    break


def _spots(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return re.compile(_SPOT).finditer(text, start, end)


def _next_sentence(text: str, at: int) -> int:
    first = end_of(text, at, FULL_STOPS)
    return end_of(text, min(first + 1, len(text)), FULL_STOPS)


def _differ(before: re.Match[str], again: re.Match[str]) -> bool:
    if before["floor"] and again["floor"]:
        return value(before["floor"]) != value(again["floor"])
    return bool(before["side"] and again["side"]) and before["side"] != again["side"]


def _named(thing: str, behind: str) -> bool:
    """Whether what follows is named by the end of the thing's name, or by all of it."""
    return any(behind.startswith(thing[at:]) for at in range(len(thing) - _LEAST + 1))
