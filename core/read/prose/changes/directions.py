"""Which way numbers go by the words, and which way they go: 19件，与上年的23件相比略有增加.

Of rows too: 逐年下降，依次为38件、42件、29件.
And by what part they changed, in words: 由12%降到9%，下降近一半.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.base.integers import integer
from core.language.numerals import ONES
from core.language.sentences import CLAUSE_MARKS, COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of, told_from
from core.language.sought import Sought
from core.model.document import View
from core.model.numbers import rounded
from core.read.prose.amounts import Amount, amounts, blanked
from core.read.prose.clauses import folded
from core.read.prose.shares.pair_rates import share_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UP = "增加|增长|增多|上升|提高|提升|走高|攀升|扩大|延长|变长|上涨|递增|上扬|回升"
_DOWN = "减少|下降|降低|走低|回落|缩短|缩小|下滑|递减|减小|变短|压缩|缩减|压减|精简"
_HOW = "略有|有所|略微|稍有|稍微|小幅|大幅|明显|显著|稳步|进一步|继续|呈现?|均|又|在|有"
#: A way told without a number, to the end of its clause: 略有增加, 数量上升, 呈下降趋势.
_WAY = re.compile(rf"(?:{_HOW}){{0,3}}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|趋势|态势|之势)?(?=[,;。]|$)")
#: What may stand between the numbers and that way: nothing that the way could be told of instead.
_NOTHING_ELSE = re.compile(
    "(?:相比(?:较)?|比较|相较|数量|总量|总数|总体|整体|而言|来看|看|则|已|也|都|均|件数|规模|幅度|的|,)*"
)
_LAST = re.compile("上一?年|去年|同期|上年度|上季度|上月|年初")
_NOW = re.compile("今年|本年|全年|现|达到?|为|是")
_AGAINST = re.compile("(?:与|同|和|较|比|相比|对比)[^,;。]{0,4}(?:上一?年|去年|同期)")
_REACHED = re.compile(",(?:今年|全年|本年度?|现)?(?:达到?了?|为|共|有|实际)?")
_HEDGED = re.compile("总体|整体|基本|大体|波动|分别|依次|其中|各|由[^,;。]{1,20}(?:降|增|升|减|提|缩|压)")
#: Told of each of several times in a row.
_EACH_TIME = Sought(
    rf"""(?x) (?: 逐[年季月次批期] | 连年 | 年年 | 连续[两{ONES[1:5]}]年 | 持续 ) (?: {_HOW} | 都 | 保持 ){{0,2}}
    (?: (?P<up> {_UP} ) | (?P<down> {_DOWN} ) )"""
)
_TURNED = Sought("先(?P<first>增|升|降|减)后(?P<last>增|升|降|减)")
_JOINT = re.compile(
    rf"""(?x) [、,;和及]{{0,2}} (?: 20[0-9]{{2}}年[\u4e00-\u9fff]{{0,4}} | [{ONES[:4]}]季度[\u4e00-\u9fff]{{0,4}}
    | 第[{ONES[:5]}][季年期次批][\u4e00-\u9fff]{{0,4}} )?"""
)
_YEARS = re.compile("20[0-9]{2}(?=年)")
_BACKWARDS = re.compile("总体|整体|基本|大体|倒序|由近及远|波动")
_REACH, _LEAST, _TWO = 16, 3, 2
#: 由12%降到9%, and by what part that is.
_FROM, _TO = re.compile("[由从]|上年|去年|同期"), re.compile("[至到为]|成(?:了|$)")
_BY = re.compile(rf"(?:(?P<up>{_UP}|增幅|升幅)|(?P<down>{_DOWN}|降幅|减幅|减负))(?:了|达到?|为|超|逾|约|比例){{0,2}}$")
_ALL = Decimal(100)
_SLACK = Decimal(3)


class Misdirected(NamedTuple):
    """What is said of numbers and is not so: its place, that of the numbers, and what is so instead."""

    said: View
    row: View
    fact: str


def directions(paragraph: View) -> Iterator[Misdirected]:
    """The ways and parts of a paragraph that its numbers do not go."""
    view = folded(paragraph)
    text = view.text
    if not any(word in text for word in ("有", "逐", "连", "持续", "趋", "降", "升", "增", "减", "压", "缩", "延")):
        return
    read = [a for a in amounts(text) if a.exact]
    if len(read) < _TWO:
        return
    yield from _of_pairs(view, read)
    yield from _of_rows(view, read)
    yield from _by_parts(view, read)


def _of_pairs(view: View, read: Sequence[Amount]) -> Iterator[Misdirected]:
    """This year's number and last year's, and a way without a number."""
    text = view.text
    for way in _WAY.finditer(text):
        start = start_of(text, way.start(), FULL_STOPS + ";")
        before = [a for a in read if start <= a.start < way.start()]
        if (
            len(before) == 1
            and _AGAINST.search(before[0].said)
            and _NOTHING_ELSE.fullmatch(text, before[0].quantity.end, way.start())
        ):
            reached = next((a for a in read if a.start >= way.end()), None)
            if reached and _REACHED.fullmatch(text, way.end(), reached.start) and reached.alike(before[0]):
                yield from _held(view, way, reached, before[0])
            continue
        if len(before) != _TWO or not before[0].alike(before[1]) or before[0].value == before[1].value:
            continue
        one, other = before
        if not _NOTHING_ELSE.fullmatch(text, other.quantity.end, way.start()) or _HEDGED.search(
            text[told_from(text, start, one.start + 1) : way.end()]
        ):
            continue
        was = [_LAST.search(a.said) is not None for a in before]
        if was == [False, True]:
            now, last = one, other
        elif was == [True, False] and not _AGAINST.search(one.said):
            now, last = other, one
        else:
            continue
        yield from _held(view, way, now, last)


def _held(view: View, way: re.Match[str], now: Amount, last: Amount) -> Iterator[Misdirected]:
    """A way held against the two numbers."""
    if now.value != last.value and (now.value > last.value) != (way["up"] is not None):
        more = "多于" if now.value > last.value else "少于"
        fact = f"{now.quantity.written}{more}{last.quantity.written}，不是“{way[0]}”"
        first, second = sorted((now, last), key=lambda a: a.start)
        yield Misdirected(view.slice(*way.span()), view.slice(first.start, second.quantity.end), fact)


def _row_behind(text: str, read: Sequence[Amount], at: int) -> list[Amount]:
    """The numbers in one unit that follow each other from near a place on."""
    end = end_of(text, at, FULL_STOPS + ";")
    row: list[Amount] = []
    for a in read:
        if a.start < at or a.start >= end:
            continue
        between = text[row[-1].quantity.end if row else at : a.start]
        if (row and (not _JOINT.fullmatch(between) or not a.alike(row[-1]))) or len(between) > _REACH:
            break
        row.append(a)
    return row


def _of_rows(view: View, read: Sequence[Amount]) -> Iterator[Misdirected]:
    """A way told before the numbers of several times, that one of them does not go; or a turn that they do not take."""
    text = view.text
    for way in _EACH_TIME.finditer(text):
        row = _row_behind(text, read, way.end())
        if len(row) < _LEAST or not _in_order(text, way.start(), row):
            continue
        wrong = next(
            ((a, b) for a, b in pairwise(row) if a.value == b.value or (b.value > a.value) != bool(way["up"])), None
        )
        if wrong and wrong[0].value != wrong[1].value:
            more = "多于" if wrong[1].value > wrong[0].value else "少于"
            fact = f"{wrong[1].quantity.written}{more}前一数{wrong[0].quantity.written}，不是“{way[0]}”"
            yield Misdirected(view.slice(*way.span()), view.slice(row[0].start, row[-1].quantity.end), fact)
    for turn in _TURNED.finditer(text):
        start = start_of(text, turn.start(), FULL_STOPS + ";")
        first = next((a for a in read if start <= a.start), None)
        row = _row_behind(text, read, first.start if first and first.start < turn.start() else turn.end())
        up = turn["first"] in "增升"
        if len(row) != _LEAST or up == (turn["last"] in "增升") or not _in_order(text, start, row):
            continue
        a, b, c = (one.value for one in row)
        if (a < b < c) or (a > b > c) or (b > max(a, c) and not up) or (b < min(a, c) and up):
            shown = "、".join(one.quantity.written for one in row)
            fact = f"{shown}不是“{turn[0]}”"
            yield Misdirected(view.slice(*turn.span()), view.slice(row[0].start, row[-1].quantity.end), fact)


def _in_order(text: str, at: int, row: Sequence[Amount]) -> bool:
    """Whether the times of a row run forwards, as far as they are named, and nothing softens what is said of it."""
    start = start_of(text, at, FULL_STOPS + ";")
    years = [integer(year, 0) for year in _YEARS.findall(text[start : row[-1].start])]
    return years == sorted(years) and not _BACKWARDS.search(
        text[start_of(text, at, COMMAS_AND_ENDS) : row[-1].quantity.end]
    )


def _by_parts(view: View, read: Sequence[Amount]) -> Iterator[Misdirected]:
    """A change in words of parts of what was: 下降近一半, 压减四成."""
    text = blanked(view.text)
    for words, low, high in share_in_words(text):
        clause = start_of(text, words.start(), CLAUSE_MARKS)
        by = _BY.search(text[clause : words.start()])
        start = start_of(text, words.start(), FULL_STOPS + ";")
        before = [a for a in read if start <= a.start < clause]
        if by is None or len(by[0]) < words.start() - clause or len(before) != _TWO or not before[0].value:
            continue
        one, other = before
        moved = _FROM.search(one.said) and _TO.search(other.said) and not _LAST.search(other.said)
        if not moved or one.unit != other.unit or end_of(text, other.quantity.end, COMMAS_AND_ENDS) != clause - 1:
            continue
        change = (other.value - one.value) * _ALL / one.value * (1 if by["up"] else -1)
        if change > 0 and not low - _SLACK <= change <= high + _SLACK:
            right = rounded(change, Decimal(1))
            told = view.slice(clause + by.start(), words.end())
            fact = f"{one.quantity.written}到{other.quantity.written}的变化为{right}%，不是“{told.text}”"
            yield Misdirected(told, view.slice(one.start, other.quantity.end), fact)
