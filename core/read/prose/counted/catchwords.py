"""Numbers with a word and no measure, quoted ones and those of months, against what stands in a row beside them.

人员、经费两到位; “进社区、进校园、进企业”四进活动; “双公示”，即甲、乙、丙公示; 3月、6月和9月先后召开4次;
甲、乙、丙等2个栏目.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.dates import TIME_OF_YEAR
from core.language.numerals import ONES, value
from core.language.sentences import PAUSES, start_of
from core.language.sought import Sought
from core.read.prose.counted.listed import Miscounted
from core.read.prose.counted.named_kinds import names_in, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff]"
_COUNT = rf"(?P<count> [两双{ONES[1:]}] | [2-9] (?![\d.,%]) )"
_NAME = rf"{_HAN}{{2,12}}?"
_MEASURES = "件条份个篇项部场次期台把套张本册块组只辆幅"
#: What is said of each of a row, with their number before it.
_STATES = (
    "到位|落实|公开|明确|统一|保障|促进|同步|覆盖|纳入|过硬|规范|提升|优化|提高|清楚|上墙|到户|见面|固定|满意|创新|融合"
    "|结合|联动|下降"
)
_ROW_OF_STATES = Sought(
    rf"""(?x) (?P<list> {_HAN}{{2,10}}? (?: [、和] {_NAME} ){{1,8}} )
    (?<! [第几余多数等分之至与及的前{ONES}十百两双] )
    (?P<said> (?P<open> [“"] )? {_COUNT} [个项]? (?: {_STATES} ) )
    [”"]? (?= [,;。:、] | 的? (?: 要求|工作|原则|机制|标准|目标) | $ )"""
)
#: Each of the row begins with the word that the number stands before: 进社区、进校园、进企业 are 三进.
_SAME_WORD = Sought(
    rf"""(?x) [“"]? (?P<list> (?P<word> {_HAN} ) {_HAN}{{1,6}} (?: [、,] (?P=word) {_HAN}{{1,6}} ){{1,9}} ) [”"]? 的?
    (?P<said> [“"]? {_COUNT} 个? (?P=word) [”"]? ) (?! {_HAN}?步走 )"""
)
#: What a number in quotes is of that has no fixed meaning; “四个自信” and the like have.
_NOUNS = (
    "阵地|渠道|平台|责任人|环节|维度|抓手|重点|关键|步骤|机制|举措|载体|窗口|层面|清单|关口|转变|途径|方式|板块|专栏"
    "|领域|模块"
)
#: A number in quotes with what it is of, behind a row without quotes.
_QUOTED = Sought(
    rf"""(?x) (?P<list> {_HAN}{{2,14}}? (?: 、 {_NAME} ){{1,9}} ) (?<! [第几余多数等分之至与及的前] )
    (?P<said> [“"] {_COUNT} [个大项种类条道] (?: {_NOUNS} ) [”"] )"""
)
_BOTH = Sought(
    rf"""(?x) [“"] {_COUNT} (?P<what> {_HAN}{{2,3}} ) [”"] {_HAN}{{0,6}} ,? 即:?
    (?P<list> {_HAN}{{2,8}} (?: 、 {_HAN}{{2,8}} ){{1,8}} ) (?= [,;。:)] | $ )"""
)
_MONTHS = Sought(
    rf"""(?x) (?P<list> {TIME_OF_YEAR} (?: [、,和及] {TIME_OF_YEAR} )+ ) ,? (?: 共 | 先后 | 累计 )+
    (?: 组织|召开|开展|举办|进行|举行|发布|编印|印发|刊发|编发 )+ 了?
    (?P<said> {_COUNT} [次场期批轮] ) (?! 次 )"""
)
_NUMBER_OF_MORE = rf"(?P<count> [两{ONES[1:]}] | 十[{ONES}]? | [2-9] (?![\d.,%]) | 1[0-9] (?![\d.,%]) )"
_AND_OTHERS = Sought(
    rf"""(?x) (?P<list> [\u4e00-\u9fff“”]{{2,16}}? (?: 、 [\u4e00-\u9fff“”]{{2,12}}? ){{1,12}} ) 等
    (?P<said> {_NUMBER_OF_MORE} [个大类项家种处位名条份] (?! 以[上下] ) {_HAN}{{0,2}} )"""
)
#: Things counted one by one, and of how many kinds they are: 电脑1台、书架2个、座椅4把，共三类.
_COUNTED_KINDS = Sought(
    rf"""(?x) (?P<list> {_HAN}{{2,10}} \d{{1,4}} [{_MEASURES}] (?: 、 {_HAN}{{1,10}} \d{{1,4}} [{_MEASURES}] ){{1,8}} )
    ,? (?: 共计? | 合计 ) (?P<said> {_COUNT} [类种] ) (?! \d )"""
)
#: Names, and in the next clause how many there are: 甲、乙、丙，功能分区共四个.
_IN_ALL = Sought(
    rf"""(?x) (?P<list> {_HAN}{{2,14}}? (?: 、 {_NAME} ){{1,9}} ) , {_HAN}{{0,6}}? (?: 共有? | 合计 | 总共 )
    (?P<said> {_COUNT} [个类种] (?! 月|工作日 ) ) (?= [,;。] | $ | 方面|部分|栏目|板块|区域|功能|类别 )"""
)
#: 将甲、乙、丙作为公开的三个重点.
_TAKEN_AS = Sought(
    rf"""(?x) [将把] (?P<list> {_HAN}{{2,14}}? (?: 、 {_NAME} ){{1,9}} ) (?: 作为|列为|确定为|定为|明确为|列入 )
    {_HAN}{{0,8}}? (?<! [第前后] ) (?P<said> {_COUNT} [个项类大种条] (?! 月|工作日 ) {_HAN}{{0,2}} )"""
)
#: Without one of these the longer searches are in vain.
_STATED = re.compile(rf"[两双{ONES}2-9][个项]?(?:{_STATES})")
_AS, _HELD = re.compile("作为|列为|定为|明确为|列入"), re.compile(r"月(?:\d+日|[上中下]旬|[底初末])?,?(?:共|先后|累计)")
_TWO = 2
_AND_OR = re.compile("[和及与或的]|以及|级|所属|各")


def catchwords(view: View) -> Iterator[Miscounted]:
    """The numbers of a folded paragraph that the row beside them does not bear out."""
    text = view.text
    if "、" not in text and "," not in text:
        return
    for found in _ROW_OF_STATES.finditer(text) if _STATED.search(text) else ():
        if "与" not in found["list"] and not (found["open"] and found["said"].endswith("公开")):  # “六公开” is a name
            yield from _row(view, found, names_in(found["list"].replace("和", "、")))
    for found in _SAME_WORD.finditer(text):
        names = re.split("[、,]", found["list"])
        if len(names) > _TWO and (plain(names) or found["word"] == "一") and found["word"] != "第":
            yield from _row(view, found, names)
    for found in _QUOTED.finditer(text):
        yield from _row(view, found, names_in(found["list"]))
    for found in _BOTH.finditer(text):
        names = found["list"].split("、")
        if found["what"] in names[-1] and found["what"] not in "".join(names[:-1]):
            yield from _row(view, found, names)
    for found in _COUNTED_KINDS.finditer(text):
        yield from _row(view, found, found["list"].split("、"))
    taken_as = _TAKEN_AS.finditer(text) if _AS.search(text) else ()
    for found in chain(taken_as, _IN_ALL.finditer(text)):
        yield from _row(view, found, names_in(found["list"]))
    for found in _MONTHS.finditer(text) if _HELD.search(text) else ():
        yield from _row(view, found, re.findall(TIME_OF_YEAR, found["list"]))
    for found in _AND_OTHERS.finditer(text):
        names = found["list"].split("、")
        number = _number(found)
        if len({name[-_TWO:] for name in (*names[:-1], *re.split("[和及]", names[-1]))}) == 1:
            names = [*names[:-1], *re.split("[和及]", names[-1])]  # 甲信息、乙信息和丙信息等
        if number and len(names) > number and plain(names) and not any(map(_AND_OR.search, names)):
            yield from _row(view, found, names)


def _number(found: re.Match[str]) -> int | None:
    said = found["count"]
    return integer(said, 0) if said.isdigit() else 2 if said == "双" else value(said)


def _row(view: View, found: re.Match[str], names: list[str]) -> Iterator[Miscounted]:
    """The row where its number is another one, and nothing before it belongs to it."""
    number = _number(found)
    text = view.text
    before = text[start_of(text, found.start("list"), PAUSES) : found.start("list")]
    if number and names and number != len(names) and "、" not in before:
        group = "said" if "said" in found.groupdict() else "count"
        said = view.slice(*found.span(group))
        yield Miscounted(said, said.text, len(names), view.slice(*found.span("list")))
