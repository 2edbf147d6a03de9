"""What is said to be done within a time, and how long it took then.

来信24小时内回复。平均回复时间为3.5天; 当天整改。最长的一个问题整改了45天; 3个工作日内公开。一件第11个工作日才公开.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.numerals import ONES, value
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.denials.gainsaid import gainsaid
from core.read.prose.denials.kinds_denied import AgainstAll
from core.read.prose.wholes.cannot_both_words import cannot_both_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff]"
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?|[{ONES}两十半]{{1,3}})"
_UNIT = "个?(?:小时|工作日|月|星期)|日|天|周|年"
_DEED = "办结|答复|回复|公示|公开|整改|发布|处理|转办|反馈|更新|签收|受理|送达|审核|回应|录入|上传|解读"
_WITHIN = Sought(
    rf"""(?x) (?P<said> (?: (?P<at_once> 当日 | 当天 | 即日 | 当场 )
      | (?P<number> {_NUMBER} ) (?P<unit> {_UNIT} ) (?: 之内 | 以内 | 内 | (?= 办结|答复|回复 ) ) )
    (?: 予以 | 全部 | 及时 | 完成 | 即 | 向社会 | 作出 ){{0,2}} (?P<deed> {_DEED} ) )"""
)
#: It is a fact and no demand.
_FACT = re.compile("均|全部|都|一律|做到|实现|件件|所有|每[一件个条]|当[日天][^,;。]{2,4}、当[日天]|当日[^,;。]{2,4}、")
_LONGER = Sought(
    rf"""(?x) (?P<told> (?: 平均 | 最长 | 最慢 | 最久 | 长达 | 超过 | 用时 | 耗时 | 历时 | 拖了? | 滞留 | 间隔 | 第
      (?= [^,;。]{{1,6}}才 ) | 达 (?! 到 ) )
    (?: 的一[件个条份项起] )? [^,;。\d{ONES}两十半]{{0,12}} (?P<number> {_NUMBER} ) (?P<unit> {_UNIT} ) (?P<more>
      以上 )? )"""
)
_HOURS = {"小时": 1, "工作日": 36, "日": 24, "天": 24, "周": 168, "星期": 168, "月": 720, "年": 8760}
#: A time in workdays may be half as long again in days.
_LEAST = {"小时": 1, "工作日": 24, "日": 24, "天": 24, "周": 168, "星期": 168, "月": 672, "年": 8760}


def longer_than_said(paragraph: View) -> Iterator[AgainstAll]:
    """The limits that all kept to, and the times that were longer."""
    view = folded(paragraph)
    text = view.text
    for match in _WITHIN.finditer(text):
        clause = start_of(text, match.start(), COMMAS_AND_ENDS), end_of(text, match.end(), COMMAS_AND_ENDS)
        own = text[slice(*clause)]
        sentence = start_of(text, match.start(), FULL_STOPS)
        if not _FACT.search(own) or cannot_both_words().some_only.search(own) or "除" in text[sentence : clause[0]]:
            continue
        limit = 24.0 if match["at_once"] else _hours(match["number"], match["unit"], _HOURS)
        stop = end_of(text, min(end_of(text, match.end(), FULL_STOPS) + 1, len(text)), FULL_STOPS)
        for told in _LONGER.regex.finditer(text, clause[1], stop):
            lead = text[start_of(text, told.start(), FULL_STOPS + ";") : end_of(text, told.end(), COMMAS_AND_ENDS)]
            if start_of(text, told.start(), FULL_STOPS) < clause[1]:
                lead = text[clause[1] : end_of(text, told.end(), COMMAS_AND_ENDS)]
            own_words = text[sentence : clause[1]]
            if any(
                m[0] not in own_words for m in gainsaid("other_times").finditer(lead)
            ) or cannot_both_words().others.search(lead):
                continue
            lasted = _hours(told["number"], told["unit"], _LEAST)
            if lasted > limit and _same(text[sentence : clause[1]], match["deed"], lead, told["told"]):
                yield AgainstAll(view.slice(*clause), view.slice(*told.span("told")))
                break


def _hours(number: str, unit: str, of: dict[str, int]) -> float:
    count = 0.5 if number == "半" else float(number) if number[0].isdigit() else float(value(number) or 0)
    return count * of[unit.removeprefix("个")]


def _same(said: str, deed: str, there: str, told: str) -> bool:
    """Whether both are of the same deed: it is named again, or one of those it was done to takes so long."""
    things = cannot_both_words().thing
    if re.search("滞留|拖", told) and set(things.findall(said)) & set(things.findall(there)):
        return True
    return (
        deed in there
        or re.search("^,?(?:其中)?(?:最[长慢久]|平均)的?(?:一[件个条份])?[^,;。]{0,4}", there + told) is not None
        or (re.search("最[长慢久]的一[件个条份]", told) is not None and bool(said))
    )
