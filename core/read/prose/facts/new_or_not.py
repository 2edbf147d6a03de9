"""What is told as new or as done for the first time, and then as what there has been for years.

今年首次组织知识竞赛。知识竞赛已连续举办四年; 首届开放周在9月举行。作为第三届开放周…;
今年新开通公众号。公众号已运行五年; 本年度新成立领导小组。领导小组自2018年成立以来….
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language import dates
from core.language.numerals import ONES, value
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.facts.same_thing import shared, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff“”]"
_NEWLY = "开设|开通|设立|成立|建成|建|设|推出|上线|创办|增设|组建|打造|建立|启用"
_FIRST = Sought(
    rf"""(?x)
    (?P<first> (?: (?: 首次 | 第一次 | 首度 | 首届 ) (?! 于 )
      | (?: 今年 | 本年度? | 年内 | 20\d\d年 ) {_HAN}{{0,4}}? 新 (?: {_NEWLY} ) 了?
      | (?: 今年 | 本年度? ) 起 ,? (?: 开始 )? (?: 全面 )? (?: 推行 | 实行 | 试行 | 施行 | 建立 | 实施 | 开展 ) )
    的? (?P<what> {_HAN}{{2,24}} ) )"""
)
#: The verb behind which the thing itself is named.
_DONE = re.compile(
    r"""(?x)
    .*(?: 举办 | 开展 | 组织 | 召开 | 推出 | 引入 | 邀请 | 聘请 | 委托 | 设立 | 开设 | 开通 | 建立 | 建成 | 成立
    | 设置 | 荣获 | 获评 | 获得 | 评为 | 推行 | 实行 | 编制 | 制作 | 发布)"""
)
#: What tells that there was such a thing before.
_LONG = Sought(
    rf"""(?x)
    连续 (?: {_HAN}{{2}} (?: 了 | 至今 )? )? 第? (?P<count> \d{{1,2}} | [两{ONES}十]{{1,3}} ) (?: 年度? | 届 | 季 )
    | 第 (?P<nth> \d{{1,2}} | [{ONES}十]{{1,3}} ) (?: 届 | 次 (?! 会议 | 全体 | 常务 ) )
    | 自? (?P<year> 20\d\d ) 年 {_HAN}{{0,10}}? (?: 以来 | 至今 )
    | (?: 运行 | 开设 | 开通 | 成立 | 坚持 | 实施 | 推行 | 举办 | 开展 | 设立 | 启用 | 开办 | 使用 )
      (?: 已有? | 了 | 至今已?有? | 近 | 超过 | 满 )? (?P<years> \d{{1,2}} | [两{ONES}十]{{1,3}} ) 年 (?! 级 | 度 )
    | 在 (?: (?P<base> 20\d\d ) 年 | 原有? (?! 因 ) ) [^,;。]{{0,8}} 基础上
    | (?P<before> [与较比同] (?: 上年 | 去年 | 往年 ) 的? (?: 该 | 此项 )? 活动 | (?<=[,;。]) (?: 上年 | 去年 )
      | [与较比同] (?: 上次 | 上一次 | 上届 | 上一届 | 前一次 ) )"""
)
#: The clause of the first time is of another time, or of a part of the thing.
_OTHERWISE = re.compile(
    r"""(?x)
    [自从]20 | 以来 | 至今 | 曾 | 时隔 | 恢复 | 基础上 | 子栏 | 板块 | 升级 | 改版 | 此前 | 其他 | 另 | 原[有来]
    | 前身 | 上年 | 去年 | 全[国省] | 线上 | 专场 | 分会场"""
)
_OTHER_AGAIN = re.compile("首次|其他|另|各|下属|所属|计划|明年|将|同类|类似|获评|荣获|表彰|评为|排名|前列")
#: What points back to the thing that was told.
_POINTS = re.compile("(?:这|此(?!前)|该|其|作为|也是|已是|已|连续|自)")
#: A name of its own.
_NAME = re.compile("“([^”]{2,20})”?")
_LEAST = 2


def new_or_not(text: str, year: int | None) -> Iterator[tuple[_Place, _Place]]:
    """Where a folded paragraph tells a thing as old that it told as new before, each with that place."""
    for first in _FIRST.finditer(text):
        start, end = start_of(text, first.start(), COMMAS_AND_ENDS), end_of(text, first.end(), COMMAS_AND_ENDS)
        named = dates.years(text[start : first.end()])
        if _OTHERWISE.search(text[start:end]) or (named and named[-1] != year):
            continue
        what = _DONE.sub("", first["what"])
        for long in _LONG.regex.finditer(text, end, _two_sentences(text, end)):
            clause = start_of(text, long.start(), COMMAS_AND_ENDS), end_of(text, long.end(), COMMAS_AND_ENDS)
            said = text[slice(*clause)]
            honour = "获" in first["what"] and "此" in said
            if not _earlier(long, year) or (_OTHER_AGAIN.search(said) and not honour):
                continue
            if _of_it(text, first, what, long, clause):
                yield long.span(), first.span("first")
                break


def _two_sentences(text: str, at: int) -> int:
    """The end of the sentence behind the one that a place is in."""
    first = end_of(text, at, FULL_STOPS)
    return end_of(text, min(first + 1, len(text)), FULL_STOPS)


def _earlier(long: re.Match[str], year: int | None) -> bool:
    if told := long["year"] or long["base"]:
        return year is not None and integer(told, year) < year
    if long[0].startswith("在"):
        return True
    counted = long["count"] or long["nth"] or long["years"]
    return long["before"] is not None or (value(counted or "") or 0) >= _LEAST


def _of_it(text: str, first: re.Match[str], what: str, long: re.Match[str], clause: tuple[int, int]) -> bool:
    """Whether the clause that tells of earlier times is of the thing that was new."""
    said = text[slice(*clause)]
    mine, other = _NAME.findall(first["what"]), _NAME.findall(said)
    if mine and other and not any(one in two or two in one for one in mine for two in other):
        return False  # 首次举办“公园开放夜”，连续四年举办的“社区议事日”
    if long["before"]:
        return "活动" in first["what"] if "活动" in long[0] else bool(_named_behind(text, what, long.end(), clause[1]))
    if shared(what, said) or (long[0].startswith("在") and said.startswith(what[-2:])):
        return True
    if re.match("保持|蝉联|稳居|位居|名列|跻身", text[long.end() : clause[1]]) and shared(what, said, _LEAST):
        return True
    between = text[first.end() : clause[0]]
    alone = clause[0] == long.start() or _POINTS.match(said) is not None
    own = len(words_of(text[long.end() : clause[1]])) > _LEAST  # 首次举办开放日，已连续四年组织校园宣讲
    if own and not re.match("这|此|该|其|作为", said) and "此" not in said.replace("此前", ""):
        return False
    return alone and not re.search("[。;!?].*[,。;]", between)


def _named_behind(text: str, what: str, at: int, end: int) -> str:
    """The end of the thing's name, where it stands right behind a place."""
    behind = text[at:end].lstrip("的")
    return next((what[i:] for i in range(len(what) - 2) if behind.startswith(what[i : i + 3])), "")
