"""Places and trends that what is told beside them cannot bear out, and persons told by name in another number.

得分列全县第一。比我局得分高的两个部门…; 名列第三。排在我局前面的有四家; 事项只增不减，由128项调整为124项;
两名副组长由吴敏、周海波、郑云担任.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.language.numerals import ONES, value
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.denials.gainsaid import gainsaid
from core.read.prose.facts.persons import persons

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff]"
_N = rf"(?:\d{{1,2}}|[{ONES}两十]{{1,3}})"
_RANK = Sought(
    rf"""(?x) (?: 列 | 居 | 排 | 排名 | 名列 | 位列 | 位居 | 获 | 得 ) [^,;。\d]{{0,12}}?
    (?P<rank> (?P<top> 第一 (?! [季批期书责次届时步] ) 名? | 首位 | 榜首 | 头名 | 冠军 )
      | (?P<last> 倒数第一 | 末位 | 垫底 | 最后一名 | 末尾 ) | 第 (?P<number> {_N} ) [名位]? (?! [季批期次届等] ) )"""
)
_OWN = f"[我本]{_HAN}{{1,3}}?"
_BETTER = Sought(
    rf"""(?x) (?P<told> [^,;。]{{0,8}}? (?: 比{_OWN} {_HAN}{{0,3}}? (?: 更 | 还 )? 高 (?! 效 )
      | (?: 排 | 排名 | 列 | 位列 | 名列 ) 在? {_OWN} (?: 之前 | 前面 | 前头 | 前 (?! [列移] ) ) | (?: 领先 | 高 |
      优 | 强 ) 于{_OWN} (?= 的 )
      ) [^,;。]{{0,14}} )"""
)
_WORSE = Sought(
    rf"""(?x) (?P<told> [^,;。]{{0,8}}? (?: 比{_OWN} {_HAN}{{0,3}}? (?: 更 | 还 )? 低
      | (?: 排 | 排名 | 列 | 位列 | 名列 ) 在? {_OWN} (?: 之后 | 后面 | 后头 ) | (?: 落后 | 低 ) 于{_OWN} (?= 的 )
      ) [^,;。]{{0,14}} )"""
)
_SO_MANY = re.compile(rf"(?<![第\d{ONES}])(?P<count>{_N})(?:个|家|名)")
_TREND = Sought(
    r"""(?x) (?P<said> (?P<up> 只增不减 | 有增无减 | 不降反升 | 不减反增 | (?: 逐年 | 持续 | 稳步 | 连年 | 逐月 )
      (?: 增长 | 增加 | 上升 | 递增 | 提高 ) )
      | (?P<down> 只减不增 | 有减无增 | 不升反降 | 不增反[降减] | (?: 逐年 | 持续 | 稳步 | 连年 | 逐月 ) (?: 下降 |
      减少 | 递减 | 降低 | 压减 ) ) )
    ,? [^,;。\d由从]{0,6}
    (?P<told> [由从] [^,;。\d]{0,10} (?: 20\d\d年 [^,;。\d]{0,4} )? (?P<first> \d{1,7} (?: \.\d{1,3} )? ) (?P<unit>
      万? [\u4e00-\u9fff%] )
      [^,;。\d]{0,10} [到至为成] [^,;。\d]{0,8} (?: 20\d\d年 [^,;。\d]{0,4} )? (?P<then> \d{1,7} (?: \.\d{1,3} )? )
      (?P=unit) )"""
)
_TRENDS = ("只增", "只减", "逐年", "持续", "稳步", "连年", "逐月", "有增", "有减", "不降", "不减", "不升", "不增")
_BESIDE_OURS = ("比我", "比本", "在我", "在本", "于我", "于本")


def ranks_told(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The places of a folded paragraph that gainsay a rank, a trend or a number of persons, each with that."""
    yield from _ranks(text)
    for match in _TREND.finditer(text) if any(word in text for word in _TRENDS) else ():
        grown = float(match["then"]) - float(match["first"])
        if (grown < 0 and match["up"]) or (grown > 0 and match["down"]):
            yield match.span("told"), match.span("said")
    yield from _persons(text)
    if "最" in text or "新高" in text or "新低" in text:
        yield from _extremes(text)


def _ranks(text: str) -> Iterator[tuple[_Place, _Place]]:
    if not any(word in text for word in _BESIDE_OURS):
        return
    for better, sought in ((True, _BETTER), (False, _WORSE)):
        for told in sought.finditer(text):
            before = next((m for m in reversed(list(_RANK.finditer(text))) if m.end() <= told.start()), None)
            if before is None or text.count("。", before.end(), told.start()) > 1:
                continue
            start = start_of(text, before.start(), FULL_STOPS)
            said = text[start : end_of(text, told.end(), COMMAS_AND_ENDS)]
            if gainsaid("other_contest").search(said):
                continue
            number = value(before["number"]) if before["number"] else None
            if before["top"] or number == 1:
                wrong = better
            elif before["last"]:
                wrong = not better
            else:
                count = _SO_MANY.search(told["told"])
                many = value(count["count"]) if count else None
                wrong = better and bool(number) and many is not None and many != number - 1
            if wrong:
                yield told.span("told"), before.span()


@cache
def _named() -> tuple[Sought, Sought, re.Pattern[str], re.Pattern[str]]:
    name = rf"[{persons().surnames.strip()}]{_HAN}{{1,2}}"
    count = rf"(?P<said>(?<![\d第其])(?P<count>{_N})[名位](?P<what>{_HAN}{{2,8}}?))"
    return (
        Sought(rf"{count}(?:分别)?由(?P<list>[^,;。]{{4,80}}?)(?:担任|兼任|出任)(?=[,;。])"),
        Sought(rf"{count}(?P<list>{name}?(?:[、和与及]{name}?){{1,8}}?)(?=均|都|分别|共同|全部|参加|[,。;])"),
        re.compile(f"{name}(?:同志)?$"),
        re.compile("[、和与及]"),
    )


def _persons(text: str) -> Iterator[tuple[_Place, _Place]]:
    """Persons whose number is told before their names."""
    if "、" not in text or ("名" not in text and "位" not in text):
        return
    held, named, name, joint = _named()
    for sought in (held, named):
        for match in sought.finditer(text):
            items = joint.split(match["list"])
            told = value(match["count"])
            if all(name.search(item) for item in items) and told and told != len(items):
                yield match.span("list"), match.span("said")


_EXTREME = Sought(
    r"""(?x) (?P<said> (?: 创 | 为 | 达到? | 是 | 系 )? (?: 历年 | 历史 | 近[几三五十两]年 | [三五十]年来 |
      有史以来 | 建[局站]以来 ) 来? 的?
    (?: (?P<high> 最高 | 新高 | 最好 | 最多 ) | (?P<low> 最低 | 新低 | 最少 ) ) )"""
)
_BEYOND = re.compile(
    r"""(?x) (?P<told> (?: 比 | 较 | 低于 | 高于 | 不及 | 少于 | 多于 ) (?: 20\d\d年 | 上年 | 去年 | 前年 | 历史 )
      [^,;。]{0,12}?
    (?: (?P<less> 低 | 少 | 下降 | 减少 | 回落 | 下滑 ) | (?P<more> 高 | 多 | 上升 | 增加 | 增长 ) ) [^,;。]{0,8} )"""
)


def _extremes(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The highest of all years, and less than in one of them."""
    for said in _EXTREME.finditer(text):
        stop = end_of(text, min(end_of(text, said.end(), FULL_STOPS) + 1, len(text)), FULL_STOPS)
        told = _BEYOND.search(text, said.end(), stop)
        against = told and ((said["high"] and told["less"]) or (said["low"] and told["more"]))
        between = text[said.end() : told.start()] if told else ""
        if told and against and "其中" not in between and re.search("。(?:这|该|此|但)", between):
            yield told.span("told"), said.span("said")
