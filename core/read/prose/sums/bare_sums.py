"""Sums told of counts that no list of parts holds together.

Counts in a row without names (分别培训36人、42人和51人，合计129人次), of two units (文件9件、
动态530条，合计539件（条）), or of the sentence before (举办宣讲活动18场、直播活动7场。全年各类活动共25场).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from core.language.numerals import ONES, value
from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, start_of
from core.language.sought import Sought
from core.model.document import View
from core.model.numbers import number_in_prose
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.quantities import SCALES, Bound, Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What opens a row of counts without names, and what stands between them.
_ROW = Sought("分别|依次为")
_JOINT = re.compile("、|,?[和及与]|,")
#: Behind the row, before its total: , 共计, (合计, 参加,累计培训业务骨干.
_SUMMED = re.compile(
    "(?:参加|参训|参会|参与|到场)?[,(](?:共计|合计|总计|累计|总共|共)(?:培训|参训)?[\u4e00-\u9fff]{0,4}"
)
_NUMBER = re.compile(r"\d+")
_TWO_UNITS = Sought(
    r"""(?x) , (?: 合计 | 共计 | 总计 | 共 ) [\u4e00-\u9fff]{0,4}? (?P<total> \d{1,6} ) (?P<one> [件条份篇期] )
    [(/、] (?P<other> [件条份篇期] ) \)?"""
)
#: 图解10篇、视频6条、问答4则，共计20件: works of several kinds, each with its unit, and nothing else in the sentence.
_OF_KINDS = Sought(
    r"""(?x) (?P<row> [\u4e00-\u9fff]{2,12} \d{1,4} [篇条则件部期幅份]
    (?: 、 [\u4e00-\u9fff]{2,8} \d{1,4} [篇条则件部期幅份] ){2,5} )
    , (?: 合计 | 共计 | 总计 ) (?P<total> \d{1,5} ) (?P<unit> [件条篇] ) (?= [,;。] | $ )"""
)
#: 来信42封、留言35条，两类合计77件: the number of the kinds is that of the counts before it, whatever their units.
_KINDS_COUNTED = Sought(
    rf"""(?x)
    [,;](?: 以上 | 上述 | 这)?(?P<kinds> [两{ONES[2:]}] | [2-9])(?: 大?类 | 个 | 种 | 项 | 级 | 条 | 者)
    [\u4e00-\u9fff]{{0,4}}?(?: 合计 | 共计 | 总计 | 总共 | 一共 | 相加 | 共)[\u4e00-\u9fff]{{0,4}}?(?P<total>
    \d{{1,6}})(?P<unit> [件条篇次个封份场期])(?! [余多次])"""
)
#: In the names of such counts: each is of its own, or a part of another one.
_NO_KIND = re.compile("其中|包括|每|平均|累计|上年|去年|较|比|同比|分别|各|涉及|结转")
_NO_COUNT = frozenset(
    {"%", "元", "万元", "亿元", "倍", "成", "个百分点", "天", "小时", "分钟", "个工作日", "人次", "人", "名"}
)
_HEADS_SENTENCE = Sought(
    r"""(?x) 。 (?: 全年 | 本年度 | 以上 | 上述 )? (?: 各类 | 各项 | 各种 | 以上 ) [\u4e00-\u9fff]{0,4}?
    (?P<noun> [\u4e00-\u9fff]{2} ) (?: 共计? | 合计 | 总计 ) [\u4e00-\u9fff]{0,2}
    (?P<total> \d{1,6} ) (?P<unit> [场次期件条份个篇家] ) (?! [余多次] )"""
)
#: 接待4批120人，其中学生2批70人、居民2批50人: two numbers of the whole and of each part.
_PAIR = r"(?P<a{0}>\d{{1,4}})(?:批|场|期)次?[,、]?[\u4e00-\u9fff]{{0,6}}?(?P<b{0}>\d{{1,6}})(?:人次|人|份|册)"
_PAIRS = Sought(
    rf"""(?x)
    (?<![\d.近约]){_PAIR.format("")},其中[:,]?(?P<list> [\u4e00-\u9fff]{{1,12}}{_PAIR.format("1")}(?: [、,;]
    [\u4e00-\u9fff]{{1,12}}{_PAIR.format("2")})+)"""
)
_OF_PAIR = re.compile(r"(\d+)(?:批|场|期)次?[,、]?[\u4e00-\u9fff]{0,6}?(\d+)(?:人次|人|份|册)")
_PLACES = Sought(
    r"""(?x) (?<![\d.至-])
    (?P<row> \d{1,4} [个家] [\u4e00-\u9fff]{1,8} (?: [、和] \d{1,4} [个家] [\u4e00-\u9fff]{1,8}? ){1,2} )
    (?: ,? (?: 共计? | 合计 | 总计 ) | , (?= \d{1,5} [个家] [\u4e00-\u9fff]{2,4} (?: 均 | 全部 | 都 ) ) )
    (?P<total> \d{1,5} ) [个家] (?= 单位 | 部门 | 机构 | 责任 | 成员 | 点 | 乡镇 | 镇[乡街] | 街镇 | [村社] )"""
)
_LEAST, _TWO = 3, 2
#: Characters between what opens a row and its first count.
_REACH = 8
#: By so much a sum may be missed, or by a twentieth.
_BY_LITTLE, _TWENTY = Decimal(2), Decimal(20)


class BareSum(NamedTuple):
    """The counts, the total told of them, and where they stand."""

    parts: tuple[Decimal, ...]
    total: Decimal
    unit: str
    total_view: View
    parts_view: View

    @property
    def sum(self) -> Decimal:
        """What the counts make."""
        return sum(self.parts, Decimal(0))


def bare_sums(paragraph: View) -> Iterator[BareSum]:
    """The sums of a paragraph. Rows have one unit and a sum in that unit, or in 人次 for 人."""
    view = folded(paragraph)
    yield from _of_two_units(view)
    yield from _of_kinds(view)
    yield from _of_counted_kinds(view)
    yield from _of_the_sentence_before(view)
    yield from _of_pairs(view)
    yield from _of_places(view)
    yield from _of_rows(view)


def _of_rows(view: View) -> Iterator[BareSum]:
    """Counts or sums of money in a row behind 分别, and what they are together: all there are.

    Numbers that were rounded make a sum that is off by as much.
    """
    for match in _ROW.finditer(view.text):
        row: list[Quantity] = []
        for quantity in quantities(view.text):
            if row and not _JOINT.fullmatch(view.text, row[-1].end, quantity.start):
                break
            if row or match.end() <= quantity.start <= match.end() + _REACH:
                row.append(quantity)
        last = row[-1] if len(row) > _TWO - 1 else None
        summed = _SUMMED.match(view.text, last.end) if last else None
        total = next((q for q in quantities(view.text) if summed and q.start == summed.end()), None)
        if total is None or any(q.bound is not Bound.EXACT for q in (*row, total)):
            continue
        units = {q.unit for q in row}
        if units != {total.unit} and (units, total.unit) != ({"人"}, "人次"):
            continue
        parts = tuple(q.value for q in row)
        if _with_those_before(view.text, row, total):
            continue
        rounded = any(q.step != 1 for q in (*row, total))
        if rounded and sum(q.value - q.step / 2 for q in row) <= total.high <= sum(q.high for q in row):
            continue
        scale, one = next(
            ((name, one) for name, one in SCALES if all(name in q.written for q in (*row, total))), ("", Decimal(1))
        )
        yield BareSum(
            tuple(part / one for part in parts),
            total.value / one,
            scale + total.unit,
            view.slice(total.start, total.end),
            view.slice(row[0].start, row[-1].end),
        )


def _with_those_before(text: str, row: list[Quantity], total: Quantity) -> bool:
    """Whether a total is that of a row and of counts before it: 计件1件100元，计页2件分别为50元、60元，合计210元."""
    start = start_of(text, row[0].start)
    summed = sum((q.value for q in row), Decimal(0))
    before = [q for q in quantities(text) if start <= q.start < row[0].start and q.unit == row[0].unit]
    for quantity in reversed(before):
        summed += quantity.value
        if summed == total.value:
            return True
    return False


def _of_two_units(view: View) -> Iterator[BareSum]:
    """A sum whose unit is two, and the counts before it in its sentence, in either: all there are, and nothing else."""
    for match in _TWO_UNITS.finditer(view.text):
        start = start_of(view.text, match.start(), FULL_STOPS + ";")
        row = view.text[start : match.start()]
        before = [q for q in quantities(view.text) if start <= q.start < match.start()]
        units = {q.unit for q in before}
        total = number_in_prose(match["total"])
        if total is None or len(before) < _LEAST or units != {match["one"], match["other"]}:
            continue
        words = number_words()
        if any(q.bound is not Bound.EXACT for q in before) or words.openers.stand_in(row):
            continue
        if words.comparing.stand_in(row) or any(q.rounded for q in before):
            continue
        parts_view = view.slice(before[0].start, before[-1].end)
        total_view = view.slice(match.start("total"), match.end())
        yield BareSum(tuple(q.value for q in before), total, match["one"], total_view, parts_view)


def _of_kinds(view: View) -> Iterator[BareSum]:
    """A sum of works of several units that misses them by little."""
    for match in _OF_KINDS.finditer(view.text):
        before = [q for q in quantities(view.text) if match.start() <= q.start < match.end("row")]
        total = number_in_prose(match["total"])
        if total is None or len({q.unit for q in before}) == 1 or number_words().comparing.stand_in(match["row"]):
            continue
        parts = tuple(q.value for q in before)
        if abs(sum(parts, Decimal(0)) - total) <= max(_BY_LITTLE, total / _TWENTY):
            row, said = view.slice(*match.span("row")), view.slice(match.start("total"), match.end())
            yield BareSum(parts, total, match["unit"], said, row)


def _of_counted_kinds(view: View) -> Iterator[BareSum]:
    """A sum that says of how many kinds it is, and as many counts before it in its sentence."""
    text = view.text
    for match in _KINDS_COUNTED.finditer(text):
        start = start_of(text, match.start(), FULL_STOPS + ";")
        before = [q for q in quantities(text) if start <= q.start < match.start()]
        total = number_in_prose(match["total"])
        if total is None or len(before) != value(match["kinds"]) or any(q.unit in _NO_COUNT for q in before):
            continue
        if any(q.bound is not Bound.EXACT or q.rounded for q in before) or _NO_KIND.search(text[start : match.end()]):
            continue
        if {q.unit for q in before} == {match["unit"]}:
            continue  # read with the lists of one unit
        parts_view = view.slice(before[0].start, before[-1].end)
        yield BareSum(
            tuple(q.value for q in before),
            total,
            match["unit"],
            view.slice(match.start("total"), match.end()),
            parts_view,
        )


def _of_the_sentence_before(view: View) -> Iterator[BareSum]:
    """A sum at the head of a sentence, of the one noun that ends the names of all counts of the sentence before.

    What was left out there may be in the sum: it is held against them only where it is less, or more by little.
    """
    for match in _HEADS_SENTENCE.finditer(view.text):
        stop = match.start()
        start = start_of(view.text, stop, FULL_STOPS)
        before = [q for q in quantities(view.text) if start <= q.start < stop and q.unit == match["unit"]]
        total = number_in_prose(match["total"])
        if total is None or len(before) < _TWO or any(q.bound is not Bound.EXACT or q.rounded for q in before):
            continue
        sentence = view.text[start:stop]
        if any(not view.text.endswith(match["noun"], 0, q.start) for q in before) or "等" in sentence:
            continue
        if number_words().openers.stand_in(sentence) or number_words().comparing.stand_in(sentence):
            continue
        summed = sum((q.value for q in before), Decimal(0))
        if total > summed + max(_BY_LITTLE, summed / _TWENTY):
            continue
        parts_view = view.slice(before[0].start, before[-1].end)
        total_view = view.slice(match.start("total"), match.end("unit"))
        yield BareSum(tuple(q.value for q in before), total, match["unit"], total_view, parts_view)


def _of_places(view: View) -> Iterator[BareSum]:
    """Places or organs of two or three kinds, and how many they are together: 3个镇、12个村共15个单位."""
    for match in _PLACES.finditer(view.text):
        total = number_in_prose(match["total"])
        start = start_of(view.text, match.start(), CLAUSE_MARKS)
        if total is None or re.search("其中|除|等", view.text[start : match.end()]):
            continue
        parts = tuple(Decimal(number) for number in _NUMBER.findall(match["row"]))
        yield BareSum(parts, total, "个", view.slice(match.start("total"), match.end()), view.slice(*match.span("row")))


def _of_pairs(view: View) -> Iterator[BareSum]:
    """Pairs of numbers whose one sum is right, so that the parts are all there are and the other must be right too."""
    for match in _PAIRS.finditer(view.text):
        parts = [(Decimal(a), Decimal(b)) for a, b in _OF_PAIR.findall(match["list"])]
        firsts, seconds = tuple(a for a, _ in parts), tuple(b for _, b in parts)
        total, other = Decimal(match["a"]), Decimal(match["b"])
        parts_view = view.slice(*match.span("list"))
        if (sum(firsts) == total) is not (sum(seconds) == other):
            wrong, name = (seconds, "b") if sum(firsts) == total else (firsts, "a")
            yield BareSum(wrong, Decimal(match[name]), "", view.slice(*match.span(name)), parts_view)
