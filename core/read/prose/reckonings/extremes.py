"""The least, the most and the average of one thing, and its limit: 最短3天，最长17天，平均9天，均在20天内."""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, around, end_of, split, start_of
from core.language.sought import Sought
from core.model.document import View
from core.model.numbers import number_in_prose
from core.read.prose.clauses import folded
from core.read.prose.quantities import Bound, Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator


class Place(Enum):
    """What a number is among those of its kind."""

    LEAST = "least"
    AVERAGE = "average"
    MOST = "most"
    LIMIT = "limit"


#: By which words a clause tells a number as the least, the most or the average; of times what ended soonest is least.
_LEAST = "最短|最少|最低|最快|最小"
_MOST = "最长|最多|最高|最慢|最大"
_AVERAGE = "平均"
_TOLD = Sought(f"(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<average>{_AVERAGE})")
#: Such a clause tells of an average of another thing than the least and the most before it, or of a change of it.
_NO_AVERAGE = re.compile(
    "平均每|每[年月日天周季期场次人家个户]|年均|[月日]均|缩短|压缩|提前|减少|增加|增长|下降|提高|上升|[较比]|得分|分值|满分"
)
#: What says that the limit was kept by all: 均在15个工作日内办结.
_KEPT = Sought(
    "(?:均|全部|都|全)(?:能|已|能够)?(?:严格|按期|按时|依法)?(?:在|于)?(?:法定|规定|承诺|规定的|法定的|要求的)?(?:期限)?$"
)
_WITHIN = re.compile("(?:之内|以内|内|的?(?:法定|规定|承诺)?(?:办理|答复)?(?:期限|时限)之?内?)")
_DONE = Sought("办结|答复|办理|回复|反馈|办复|回应|完成")
_TIMES = frozenset({"个工作日", "工作日", "天", "小时", "分钟"})
#: Another limit for some: 延长答复期限的2件, 除1件外.
_NONE_EXCEPTED = Sought("(?:没有|未|无)[^,。;]{0,16}(?:延长|延期)[^,。;]*")
_EXCEPTED = Sought("疑难|复杂|简单|一般|常规|普通|急件|加急|延长|延期|除[^,。]{0,12}外|其余|其他|不含|扣除|中止|补正")
#: Units that say the same: 天 is left apart from 工作日.
_ALIKE = {"工作日": "个工作日"}


#: Words before a number that name no thing.
_FILLERS = re.compile(
    f"{_LEAST}|{_MOST}|{_AVERAGE}|其中|时间|时长|用时|耗时|数量|单[\u4e00-\u9fff]|办理|答复|办结|不超过|超过|不足|均|为|达到?|仅|是|约|的|人数|人次"
)


class Told(NamedTuple):
    """A number, what it is among the others told with it, and the words of its clause that may name the thing."""

    place: Place
    quantity: Quantity
    thing: str


class Disorder(NamedTuple):
    """Two numbers of one thing in the wrong order: ``less`` must not be more than ``more``."""

    less: Told
    more: Told
    less_view: View
    more_view: View


_ORDER = [Place.LEAST, Place.AVERAGE, Place.MOST, Place.LIMIT]


def disorders(paragraph: View) -> Iterator[Disorder]:
    """The first two numbers of each sentence that cannot stand so: an average above the most, the most past the limit.

    Only numbers in one unit, each told once; where a sentence tells of two things, nothing is known.
    """
    view = folded(paragraph)
    if not _TOLD.may_be_in(view.text):
        return
    counts = quantities(view.text)
    for start, end in split(view.text):
        told = list(_told(view.text, start, end, counts))
        for unit in dict.fromkeys(_unit(t) for t in told):
            of_one = [t for t in told if _unit(t) == unit]
            places = [t.place for t in of_one]
            if len(set(places)) != len(places):
                continue
            ordered = sorted(of_one, key=lambda t: _ORDER.index(t.place))
            wrong = next(
                (
                    (a, b)
                    for i, a in enumerate(ordered)
                    for b in ordered[i + 1 :]
                    if a.quantity.low > b.quantity.high and _alike(a, b)
                ),
                None,
            )
            if wrong:
                a, b = (view.slice(t.quantity.start, t.quantity.end) for t in wrong)
                yield Disorder(*wrong, a, b)


def _unit(told: Told) -> str:
    return _ALIKE.get(told.quantity.unit, told.quantity.unit)


def _alike(one: Told, other: Told) -> bool:
    """Whether both may be of one thing: unless each names another."""
    if min(len(one.thing), len(other.thing)) < 2:
        return True
    return any(first + second in other.thing for first, second in pairwise(one.thing))


def _told(text: str, start: int, end: int, counts: tuple[Quantity, ...]) -> Iterator[Told]:
    for count in counts:
        if not start <= count.start < end:
            continue
        clause = max(start, start_of(text, count.start, CLAUSE_MARKS))
        lead = text[clause : count.start]
        if place := _place(lead):
            if place is Place.AVERAGE and _NO_AVERAGE.search(lead):
                continue
            yield Told(place, count, _FILLERS.sub("", lead))
        elif count.unit in _TIMES and count.bound is Bound.EXACT and _is_limit(text, clause, end, count, lead):
            yield Told(Place.LIMIT, count, "")


def _place(lead: str) -> Place | None:
    """What the words before a number say of it; None where they say nothing, or two things."""
    named = {match.lastgroup for match in _TOLD.finditer(lead)}
    return Place(named.pop()) if len(named) == 1 else None


def _is_limit(text: str, clause: int, end: int, count: Quantity, lead: str) -> bool:
    within = _WITHIN.match(text, count.end)
    if within is None or not _KEPT.search(lead):
        return False
    sentence = text[start_of(text, clause, FULL_STOPS) : end]
    done = text[count.end : min(end, end_of(text, count.end, CLAUSE_MARKS))]
    return _DONE.search(done) is not None and not _EXCEPTED.search(_NONE_EXCEPTED.sub("", sentence))


#: The time limit that the law sets for the answer to an application, said to be another.
_BY_LAW = Sought(
    r"""(?x) 法定的? (?:答复|办理)? (?:期限|时限)? (?P<days>\d{1,3}) 个?工作日
    | (?P<later>\d{1,3}) 个?工作日 的? (?: 法定 | 《?(?:政府信息公开)?条例》?规定的? ) (?:答复|办理)? (?:期限|时限)
    | (?<! 工作 ) 条例》? (?: \( [^()]{0,30} \) )? 所? 规定 的? ,? (?: 在 | 自收到 (?: 申请 )? 之日起 )?
      (?P<rule>\d{1,3}) 个?工作日 之?内? 的? (?: 法定 )?
      (?: 答复 | (?: 期限 | 时限 ) 内? 答复 | (?<= 内 ) (?: 予以 | 及时 | 依法 | 作出 ) 答复 )"""
)
#: Other limits that the law sets: for supplements, for third parties, for other business.
_OTHER_LIMITS = re.compile(
    """(?x) 补正 | 第三方 | 征求 | 延长 | 复议 | 诉讼 | 许可 | 审批 | 处罚 | 公示 | 留言 | 来信 | 信访 | 工单 | 热线
    | 提案 | 建议 | 更新 | 公开期限 | 形成 | 缩短 | 压缩 | 提速 | 主动公开
    | 不动产 | 企业登记 | 设立登记 | 备案 | 鉴定 | 认定 | 核准"""
)


def other_limits(paragraph: View, days: int) -> Iterator[View]:
    """Numbers of working days that are said to be the law's limit for answers to applications and are not ``days``."""
    view = folded(paragraph)
    for match in _BY_LAW.finditer(view.text):
        start, end = around(view.text, match.start())
        sentence = view.text[start:end]
        told = match.lastgroup or "days"
        if (
            number_in_prose(match[told]) != days
            and "申请" in view.text
            and not _OTHER_LIMITS.search(_NONE_EXCEPTED.sub("", sentence))
        ):
            yield view.slice(match.start(told), match.end(told))
