"""What is said of a change before its two numbers: 申请量下降明显，由上年的31件上升为44件.

Also ranks that rise by the words and fall by the number, and a half of the year that by the words is the lesser one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.numerals import ONES
from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, start_of
from core.language.sought import Sought
from core.model.numbers import rounded
from core.read.prose.amounts import RELATIVE, Amount, amounts
from core.read.prose.changes.directions import Misdirected
from core.read.prose.clauses import folded
from core.read.prose.shares.pair_rates import share_in_words
from core.read.prose.times_of_year import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import View

_UP, _DOWN = (
    "增加|增长|增多|上升|提高|提升|走高|攀升|上涨|扩大|增幅|升幅",
    "减少|下降|降低|走低|回落|下滑|缩减|降幅|减幅",
)
#: The clause before the numbers, a way at its end.
_LEADING = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:明显|较大|显著|较快|较多|不少|很多|趋势|态势|了)?$")
_BY_CENT = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|达到?|为)?$")
_BY_PART = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?(?:约|超)?$")
#: How the clause of the first number begins: it goes on about the same.
_GOES_ON = re.compile(rf"(?:即|其中)?(?:[由从]|上年|去年|本年|今年|上半年|[{ONES[:4]}]季度|20[0-9]{{2}}年)")
_NOT_SO = Sought("总体|整体|基本|大体|分别|环比.*同比|平均|其中|每|累计")
_FROM, _TO = re.compile("[由从]"), re.compile("[至到为成]")
_LAST, _NOW = re.compile("上年|去年|上一年|同期"), re.compile("今年|本年|现|全年|为")
#: 由上年的13天延长至10天
_INSIDE = Sought("(?:(?P<up>延长|拉长|扩大)|(?P<down>缩短|缩小|精简|收窄))(?:至|到|为)")
#: 下半年比上半年减少12件
_THAN = Sought(
    rf"""(?x) (?P<what> [上下]半年 | [{ONES[:4]}]季度 )? [较比] (?P<than> [上下]半年 | [{ONES[:4]}]季度 ) 的?
    (?: (?P<up> 增加 | 多 | 上升 | 增长 ) | (?P<down> 减少 | 少 | 下降 ) ) 了? $"""
)
_RANK = Sought(
    r"""(?x) 第 (?P<was> \d{1,3} ) [位名] [^,;。\d]{0,6}?
    (?: (?P<up> 上升|提升|前进|跃升|晋升 ) | (?P<down> 下降|后退|下滑|退 ) )
    [至到为] [^,;。\d]{0,8}? 第 (?P<now> \d{1,3} ) [位名]"""
)
_TWO, _ALL, _TENTH, _SLACK = 2, Decimal(100), Decimal("0.1"), Decimal(3)


def leading_ways(paragraph: View) -> Iterator[Misdirected]:
    """The ways and shares of a paragraph that are told before their numbers and are not theirs."""
    view = folded(paragraph)
    text = view.text
    for rank in _RANK.finditer(text):
        was, now = integer(rank["was"], 0), integer(rank["now"], 0)
        if was != now and (now < was) != (rank["up"] is not None):
            word = rank["up"] or rank["down"]
            fact = f"由第{was}位到第{now}位，不是“{word}”"
            yield Misdirected(view.slice(*rank.span("up" if rank["up"] else "down")), view.slice(*rank.span()), fact)
    yield from _ranks_moved(view)
    yield from _ratios(view)
    if not _ANY.search(text):
        return
    read = amounts(text)
    for at, one in enumerate(read[:-1]):
        start = start_of(text, one.start, FULL_STOPS + ";")
        told = next((b for b in read[at + 1 :] if b.unit not in RELATIVE), None)
        alike = [a for a in read if start <= a.start and a.sentence == one.sentence and a.alike(one)]
        if told is None or alike[:_TWO] != [one, told] or len(alike) > _TWO + 1 or not (one.exact and told.exact):
            continue
        if len(alike) == _TWO and (pair := _times(one, told)):
            yield from _leading(view, read, one, told, pair)
        if len(alike) > _TWO and (than := _THAN.search(alike[_TWO].said)):
            yield from _than(view, one, told, alike[_TWO], than)


_ANY = re.compile(f"{_UP}|{_DOWN}|延长|拉长|缩短|缩小|精简|收窄")


#: 第4位，较上年的第7位上升3位
_MOVED = Sought(
    r"""(?x) 第 (?P<now> \d{1,3} ) [位名] [^;。\d]{0,8}? [较比] (?:上年|去年) [^;。\d]{0,4} 第 (?P<was> \d{1,3} ) [位名]
    (?: (?P<up> 上升|提升|前进|跃升 ) | (?P<down> 下降|后退|下滑 ) ) 了? (?P<by> \d{1,3} ) [位名]"""
)


def _ranks_moved(view: View) -> Iterator[Misdirected]:
    for moved in _MOVED.finditer(view.text):
        now, was, by = (integer(moved[name], 0) for name in ("now", "was", "by"))
        if (was - now if moved["up"] else now - was) != by:
            told = view.slice(moved.start("up" if moved["up"] else "down"), moved.end())
            fact = f"由第{was}位到第{now}位，相差{abs(was - now)}位，不是“{told.text}”"
            yield Misdirected(told, view.slice(moved.start(), moved.end("was")), fact)


def _ratios(view: View) -> Iterator[Misdirected]:
    """网上申请24件，是现场申请6件的3倍."""
    text = view.text
    if "倍" not in text:
        return
    read = amounts(text)
    for at, times in enumerate(read):
        if times.unit != "倍" or times.said != "的" or at < _TWO or not times.exact:
            continue
        one, other = read[at - _TWO : at]
        between = text[one.quantity.end : other.start]
        if one.sentence != times.sentence or not one.alike(other) or not other.value or not _IS.fullmatch(between):
            continue
        right = one.value / other.value
        if abs(right - times.value) > max(times.quantity.step / _TWO, right * _TENTH):
            told = view.slice(times.start, times.quantity.end)
            fact = f"{one.quantity.written}是{other.quantity.written}的{rounded(right, _TENTH)}倍，不是{told.text}"
            yield Misdirected(told, view.slice(one.start, other.quantity.end), fact)


_IS = re.compile("[\u4e00-\u9fff]{0,6},?(?:达到|约)?[是为](?!上年|去年)[\u4e00-\u9fff]{1,10}")


def _times(one: Amount, other: Amount) -> tuple[Amount, Amount] | None:
    """The earlier and the later of two numbers."""
    if _FROM.search(one.said) and _TO.search(other.said) and not _LAST.search(other.said):
        return one, other
    was = [_LAST.search(a.said) is not None for a in (one, other)]
    if was == [True, False]:
        return one, other
    if was == [False, True] and _NOW.search(one.said):
        return other, one
    first, second = stretches(one.said), stretches(other.said)
    if len(first) == len(second) == 1 and max(first[0]) < min(second[0]):
        return one, other
    return None


def _leading(
    view: View, read: Sequence[Amount], one: Amount, other: Amount, pair: tuple[Amount, Amount]
) -> Iterator[Misdirected]:
    text, (was, now) = view.text, pair
    clause = start_of(text, one.start, CLAUSE_MARKS)
    before = start_of(text, clause - 1, CLAUSE_MARKS) if clause else clause
    start = start_of(text, one.start, FULL_STOPS + ";")
    row = view.slice(one.start, other.quantity.end)
    if was.value == now.value or not was.value:
        return
    shown = f"由{was.quantity.written}到{now.quantity.written}"
    inside = _INSIDE.search(text[one.quantity.end : other.start])
    if inside and (now.value > was.value) != (inside["up"] is not None):
        told = view.slice(one.quantity.end + inside.start(), one.quantity.end + inside.end())
        yield Misdirected(told, row, f"{shown}，不是“{told.text}”")
    if _NOT_SO.search(text[max(start, before) : other.quantity.end]):
        return
    if before >= clause - 1 or before < start or not _GOES_ON.match(text, clause):
        return
    said = text[before : clause - 1]
    way = _LEADING.search(said)
    if way and not re.search(r"\d", said) and (now.value > was.value) != (way["up"] is not None):
        told = view.slice(before + way.start(), clause - 1)
        yield Misdirected(told, row, f"{shown}，不是“{told.text}”")
    change = (now.value - was.value) * _ALL / was.value
    cent = next((a for a in read if a.unit == "%" and a.quantity.end == clause - 1 and a.exact), None)
    by = _BY_CENT.search(cent.said) if cent else None
    if cent and by and was.unit != "%":
        off = (change if by["up"] else -change) - cent.value
        step = max(cent.quantity.step, _TENTH)
        steps = (was.quantity.step + now.quantity.step) * _ALL / was.value if was.quantity.step != 1 else Decimal(0)
        if not -step - steps <= off <= step + steps:
            told = view.slice(cent.start, cent.quantity.end)
            right = rounded(abs(change), _TENTH)
            yield Misdirected(told, row, f"{shown}，按此计算为{right}%，不是{told.text}")
    for words, low, high in share_in_words(text):
        part = _BY_PART.search(text[before : words.start()]) if words.end() == clause - 1 else None
        if part:
            moved = change if part["up"] else -change
            if moved > 0 and not low - _SLACK <= moved <= high + _SLACK:
                told = view.slice(*words.span())
                yield Misdirected(told, row, f"{shown}，变化为{rounded(moved, Decimal(1))}%，不是“{told.text}”")


def _than(view: View, one: Amount, other: Amount, by: Amount, than: re.Match[str]) -> Iterator[Misdirected]:
    """上半年26件，下半年38件，下半年比上半年减少12件."""
    held = [a for a in (one, other) if than["than"] in a.said]
    if len(held) != 1 or abs(one.value - other.value) != by.value or one.value == other.value:
        return
    of, against = (other, one) if held[0] is one else (one, other)
    if than["what"] and than["what"] not in of.said:
        return
    if (of.value > against.value) != (than["up"] is not None):
        told = view.slice(by.start - len(than[0]), by.quantity.end)
        more = "多于" if of.value > against.value else "少于"
        fact = f"{of.quantity.written}{more}{against.quantity.written}，不是“{told.text}”"
        yield Misdirected(told, view.slice(one.start, other.quantity.end), fact)
