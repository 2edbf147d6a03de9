"""Counts that a later sentence takes up: 收到申请6件。上述6件申请均已答复; 设有5个科室，5个科室均明确了信息员."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Bound, Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Says that the number was told before.
_POINTS_BACK = Sought("(?:^|[,;。:])[在对就将把从]?(?:上述|以上|前述|这|全部|所有)(?:的|共)?$")
#: A clause that begins with the number, or with what was done with so many.
_OPENS = re.compile("(?:^|[,;。:])(?:全年|本年度?|年内|所有)?(?:[\u4e00-\u9fff]{2,8}的)?$")
#: What is told of all that were counted.
_OF_ALL = re.compile("(?P<noun>[\u4e00-\u9fff]{2,10}?)(?:均|全部|都|皆|无一|(?:之|当)?中(?=,)|共(?!同))")
#: The verb that a number is taken up by.
_DONE = Sought("(?P<verb>[\u4e00-\u9fff]{2})的$")
#: What may stand behind that verb where the number was told first: 延期答复2件 before 延期的3件.
_DOINGS = ("答复", "办理", "办结", "整改")
#: A thing of at least four characters before its number, and a number that opens a clause and has the thing behind it.
_THING, _LEAST = re.compile("[\u4e00-\u9fff]{4,8}$"), 4
#: A verb with one of these before it is another one.
_NOT = ("未", "不", "没有", "不予")
#: What came anew is a part of what there is.
_NEW = Sought("新[增开设建]")
#: Whoever was counted is called by one of these.
_PERSONS, _PERSON = ("名", "人", "位"), ("同志", "人员", "工作人员", "干部")
_MONEY, _ABOVE = ("元", "万元"), Sought("(?:上述|前述)的?$")
_OPENING = re.compile("(?:^|[,;。:])(?:对|目前|现|目前对|将|已将|已对|这|上述|该)?$")
_NOUN = re.compile("[\u4e00-\u9fff]{1,8}")
#: So many each: 均明确了1名信息员.
_OF_EACH, _TWICE = Sought("[每各均]|分别|至少"), 2
#: Nothing is counted in these.
_RELATIVE = frozenset(
    {"%", "倍", "成", "个百分点", "百分点", "", "天", "小时", "分钟", "个工作日", "工作日", "元", "万元"}
)
#: Of such a count one may speak that another sentence gives for another time or another organ.
_ELSEWHERE = Sought("上年|去年|同期|历年|累计|每|各|下属|所属|近|计划|目标|其余|另|剩余")


class TakenUp(NamedTuple):
    """A number that a sentence takes up and the one told before; no number told before is the one taken up."""

    again: Quantity
    before: Quantity
    view: View
    before_view: View


def taken_up(paragraph: View) -> Iterator[TakenUp]:
    """The numbers of a paragraph that are taken up wrongly, each with the last count of the same thing before it.

    A number that is a sum or a difference of those told before is taken for one of them.
    """
    view = folded(paragraph)
    text = view.text
    told = quantities(text)
    counts = [q for q in told if q.unit not in _RELATIVE]
    yield from _amounts(view, [q for q in told if q.unit in _MONEY])
    for index, again in enumerate(counts):
        lead = text[max(0, again.start - 14) : again.start]
        if before := _done_before(text, counts[:index], again, lead):
            yield TakenUp(again, before, view.slice(again.start, again.end), view.slice(before.start, before.end))
            continue
        if before := _same_thing(text, counts[:index], again, lead):
            yield TakenUp(again, before, view.slice(again.start, again.end), view.slice(before.start, before.end))
            continue
        back = _POINTS_BACK.search(lead)
        of_all = None if back else _OPENS.search(lead) and _OF_ALL.match(text, again.end)
        if again.bound is not Bound.EXACT or not (back or of_all):
            continue
        same = [q for q in counts[:index] if q.unit == again.unit]
        if not same or any(q.bound is not Bound.EXACT for q in same) or again.value in _told(same):
            continue
        if back and again.value in _told(counts[:index]):
            continue  # 许可25件、提示34条，以上共59条: all that is listed, in whatever unit
        noun = of_all["noun"] if of_all else _after(text, again)
        if back and len(same) == 1 and again.unit in _PERSONS and noun.startswith(_PERSON):
            noun = ""  # 专职人员2名。上述3名同志
        alike = [q for q in same if _is_of(text, q, noun, FULL_STOPS if back and len(same) == 1 else CLAUSE_MARKS)]
        if not alike or _ELSEWHERE.search(text[start_of(text, again.start, CLAUSE_MARKS) : again.end + 12]):
            continue
        if of_all and again.value <= max(q.value for q in same):
            continue  # some of those told before: 设有7个科室，6个科室均…
        before = alike[-1]
        clause = text[start_of(text, before.start, CLAUSE_MARKS) : before.start]
        if _OF_EACH.search(clause) and again.value >= before.value * _TWICE:
            continue
        yield TakenUp(again, before, view.slice(again.start, again.end), view.slice(before.start, before.end))


def _amounts(view: View, told: list[Quantity]) -> Iterator[TakenUp]:
    """The one amount of money told before, taken up as another: 收取380元，除上述830元外."""
    if len(told) != 2:
        return
    before, again = told
    exact = before.bound is again.bound is Bound.EXACT and before.unit == again.unit
    if exact and before.value != again.value and _ABOVE.search(view.text[max(0, again.start - 4) : again.start]):
        yield TakenUp(again, before, view.slice(again.start, again.end), view.slice(before.start, before.end))


def _done_before(text: str, counts: list[Quantity], again: Quantity, lead: str) -> Quantity | None:
    """The one count told with the verb that a number is taken up by: 其中纠正1件 before 复议机关纠正的2件案件."""
    done = _DONE.search(lead)
    if done is None or again.bound is not Bound.EXACT or _ELSEWHERE.search(lead):
        return None
    verb = done["verb"]
    denied = lead[: done.start()].endswith(_NOT)
    if denied:
        verb = f"{lead[done.start() - 1]}{verb}"  # 采纳5件，未采纳的11件
    if any(text.endswith(f"{verb}的", 0, q.start) for q in counts):
        return None  # one of several kinds told in the same words: 直接起诉的7件, 复议后起诉的5件
    ends = (verb, f"{verb}了", *(f"{verb}{doing}" for doing in _DOINGS if verb != doing))
    told = [q for q in counts if q.unit == again.unit and (text.endswith(ends, 0, q.start) or _ends(text, q, verb))]
    if len(told) != 1 or told[0].bound is not Bound.EXACT or again.value <= told[0].value:
        return None
    first, *rest = [q.value for q in counts if q.unit == again.unit]
    if any(q.value == again.value and text.endswith(_DOINGS, 0, q.start) for q in counts if q.unit == again.unit):
        return None  # 已办结32件、结转下年度办理0件。在已办理的32件中
    if again.value == first - sum(rest, Decimal(0)):
        return None  # 291处，其中全国重点3处、省级95处，尚未公布的193处: what the others leave
    if not denied and text[: told[0].start].endswith(tuple(f"{no}{verb}" for no in _NOT)):
        return None  # 维持3件、撤销1件、尚未审结1件。已审结的4件
    return told[0]


def _ends(text: str, count: Quantity, verb: str) -> bool:
    """Whether a count has what was done behind it: 3件维持、1件纠正."""
    return text.startswith(verb, count.end) and text[count.end + len(verb) :][:1] in {*CLAUSE_MARKS, ""}


def _same_thing(text: str, counts: list[Quantity], again: Quantity, lead: str) -> Quantity | None:
    """The one count of the very thing that a clause opens with again, in a larger number: 栏目58个。目前85个栏目."""
    if again.bound is not Bound.EXACT or not _OPENING.search(lead):
        return None
    found: list[Quantity] = []
    for count in counts:
        if count.unit != again.unit:
            continue
        thing = _THING.search(text[max(0, count.start - 8) : count.start])
        names = [thing[0][i:] for i in range(len(thing[0]) - 3)] if thing else []
        if any(text.startswith(name, again.end) for name in names):
            found.append(count)
    if len(found) != 1 or found[0].bound is not Bound.EXACT or again.value <= found[0].value:
        return None
    thing = text[again.end : again.end + _LEAST]
    if re.search(rf"\d{re.escape(again.unit)}{re.escape(thing)}", text[again.end : end_of(text, again.end)]):
        return None  # 谋划重点项目8个，13个重点项目开工，7个重点项目投产: some of those of other years
    before, end = found[0], end_of(text, again.end, CLAUSE_MARKS)
    beside = text[start_of(text, before.start, CLAUSE_MARKS) : before.end] + text[again.end : end]
    if _ELSEWHERE.search(beside) or number_words().comparing.stand_in(beside) or _NEW.search(beside):
        return None
    return None if again.value in _told([q for q in counts if q.unit == again.unit]) else before


def _after(text: str, count: Quantity) -> str:
    match = _NOUN.match(text, count.end)
    return match.group() if match else ""


def _is_of(text: str, count: Quantity, noun: str, marks: str) -> bool:
    """Whether a count is of a noun: two characters of it in a row stand on either side of the number."""
    end = min(count.end + len(noun), end_of(text, count.end, CLAUSE_MARKS))
    beside = text[start_of(text, count.start, marks) : end]
    if number_words().comparing.stand_in(beside):
        return False
    return not noun or any(first + second in beside for first, second in pairwise(noun))


def _told(counts: list[Quantity]) -> set[Decimal]:
    """What can be meant by a number that is taken up: one told, a sum of neighbours, or what is left of one."""
    values = [q.value for q in counts]
    told = set(values)
    for i in range(len(values)):
        total = values[i]
        for value in values[i + 1 :]:
            total += value
            told.add(total)
    told |= {abs(a - b) for a in values for b in values}
    told |= {first - sum(values[i + 1 :], Decimal(0)) for i, first in enumerate(values)}  # what the parts told leave
    return told
