"""Growth and decline: 840条，较上年的700条增长20%; 由24件降至12件，减少50%; 52篇，比上年多发布12篇，增幅为30%."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.language.dates import years
from core.language.numerals import ORDINALS
from core.language.sentences import split
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator


_CLAUSE = Sought(r"[,;:、。!?()]")
#: Such growth is not that from one year's number to the next one's.
_OTHER_GROWTH = re.compile(
    r"分别|年均|前年|平均|人均|累计|可比|实际|名义|环比|口径|不变价|季度|半年|\d[月日]|[月日周]均|当[月日]|高于|低于|提前|目标|计划|力争|预计|左右"
)
#: What a time is held against: 比法定20个工作日缩短11个工作日.
_RULED = re.compile("[比较](?:法定|规定|承诺|原来|原)(?:的|时限|期限|时间)*$")
_PLACES, _RANKED = frozenset(("位", "名")), re.compile("排名|排位|名次|位次|位居|位列|列第")
_CARRIED_OVER = re.compile("结转|转结")
#: An average that is a count of its own, no growth: 平均用时9个工作日.
_AVERAGE = re.compile("平均(?:办理|答复|处理|响应|反馈|回复)?(?:用时|时间|时长|耗时|时限|周期|天数)[^,]{0,4}$")
#: Several pairs at once: 分别由15天、20天压缩至9天、12天.
_NOT_A_PAIR = re.compile("分别|年均|目标|计划|力争|预计")
_POINTS = frozenset({"个百分点", "百分点"})
#: Last year's number of the same thing, told behind the change.
_IT_WAS = re.compile(r"(?:而|其中)?(?:上年|去年|上一年度?|20\d\d年)(?:度|同期|数量)?(?:为|是|有|共)?")
_EQUAL = Sought("(?<!基本)(?<!大体)(?<!大致)(?<!总体)持平")
_DOUBLED = Sought("翻了?(?P<times>[一两二三]?)番")
_BOTH = Sought(
    r"(?:增加|增长|减少|下降|降低|上升|提高)(?:了|为|至|到)?\d[^。;,]{0,8},(?:均|都|也)?(?:与|和)(?:上年|去年)(?:度|同期)?(?:基本)?持平"
    r"|(?:与|和)(?:上年|去年)(?:度|同期)?持平,(?:同比|[较比](?:上年|去年)(?:度|同期)?)(?:增加|增长|减少|下降|上升)了?\d[\d.]*[^。;,]{0,3}"
)
#: Up and down at once: 较上年减少3件，同比增长15%.
_AGAINST_LAST = "(?:同比|[较比](?:上年|去年)(?:度|同期)?)"
_UP, _DOWN = "(?:增长|增加|上升|提高|多)", "(?:减少|下降|降低|少)"
_OPPOSITE = tuple(
    Sought(
        rf"{_AGAINST_LAST}{one}了?\d[\d.]*[^,;。、\d]{{1,3}},{_AGAINST_LAST}{other}了?\d[\d.]*[^,;。、\d]{{1,3}}(?=[,;。]|$)"
    )
    for one, other in ((_UP, _DOWN), (_DOWN, _UP))
)
#: 是上年的1.5倍，同比增长150%: the growth is the ratio less one.
_RATIO = Sought(
    r"(?:上年|去年|上一年|20\d\d年)(?:度|同期)?的(?P<ratio>\d{1,3}(?:\.\d+)?)倍,(?:同比|[较比](?:上年|去年)(?:度|同期)?)?"
    r"(?P<said>(?:增长|增加|提高|上升)了?(?P<share>\d{1,5}(?:\.\d+)?)%)"
)
_RATIO_GIVEN = Decimal(6)  # per cents by which a ratio of one decimal may be rounded
_NOUN = re.compile(r"[\u4e00-\u9fff]{1,4}")
_GLUE = re.compile("(?:率|幅|度|了|约|近|达|到|至|为|超过|超|逾|将近|接近|大约|不足|也|均|都|是)*")


class Kind(StrEnum):
    """What a change is given as."""

    SHARE = "share"  # 增长20%
    TIMES = "times"  # 增长2倍
    AMOUNT = "amount"  # 增加140条
    POINTS = "points"  # 提高5个百分点
    LEVEL = "level"  # 降至12件
    RATIO = "ratio"  # 是上年的2倍
    EQUAL = "equal"  # 持平
    DOUBLED = "doubled"  # 翻一番


@dataclass(frozen=True)
class Change:
    """A change that the text states, with the numbers beside it that it may be a change of.

    ``rise`` is None for 持平. ``now`` are the counts it may be told of, ``before`` last year's, ``by`` the amount told
    together with a share. ``quantity`` is the change itself, None for words (持平, 翻一番); ``said`` its place.
    """

    kind: Kind
    rise: bool | None
    quantity: Quantity | None
    now: tuple[Quantity, ...]
    before: tuple[Quantity, ...]
    by: Quantity | None
    said: View
    times: int = 2


class _Way(NamedTuple):
    """The words of change before a number: up or down, and whether the number is what came of it (增至840条)."""

    rise: bool
    level: bool
    start: int


@cache
def _ways() -> re.Pattern[str]:
    words = number_words()
    return re.compile(
        rf"""(?x) (?: (?P<rise> {words.rise.any} ) | (?P<fall> {words.fall.any} ) )
        (?P<more>
            (?: 率|幅|度|了|约|近|达到|达|到|至|为|超过|超|逾|将近|接近|大约|不足|也|均|都|:|是 ){{0,4}}
          | [\u4e00-\u9fff]{{1,4}} ) $"""
    )


#: 增加到了年末4.9万: when the number is reached.
_AT_LAST = re.compile("了?(?:年末|年底|目前|现在|当前|今年|20\\d\\d年度?)的?$")


def _way(lead: str) -> _Way | None:
    """The change that a number is told by, from what stands before it in its clause."""
    match = _ways().search(_AT_LAST.sub("", lead))
    if match is None:
        return None
    word, more = match["rise"] or match["fall"], match["more"]
    if len(word) == 1 and lead[: match.start()] and not number_words().against.stand_in(lead[: match.start()]):
        return None  # 多种形式发布9篇
    with_noun = len(word) > 1 and more and _NOUN.fullmatch(more) and not _GLUE.fullmatch(more)
    if with_noun and not number_words().against.stand_in(lead):
        return None  # 增加栏目9个 tells of nothing before
    level = word.endswith(("至", "到")) or (not word.endswith("幅") and more.startswith(("至", "到", "为")))
    return _Way(match["rise"] is not None, level, match.start())


def equal_and_changed(paragraph: View) -> list[View]:
    """减少3件，与上年持平: what cannot be both, said of one thing."""
    view = folded(paragraph)
    if "持平" not in view.text:
        return []
    return [view.slice(match.start(), match.end()) for match in _BOTH.finditer(view.text)]


def up_and_down(paragraph: View) -> list[View]:
    """比上年减少3件，同比增长15%: what cannot be both, said of one thing and of the same year before."""
    view = folded(paragraph)
    if "同比" not in view.text and "较" not in view.text and "比" not in view.text:
        return []
    return [view.slice(match.start(), match.end()) for sought in _OPPOSITE for match in sought.finditer(view.text)]


def ratio_and_growth(paragraph: View) -> Iterator[tuple[View, Decimal]]:
    """Growth told beside the ratio of the same two numbers and not agreeing with it; with the per cent that would."""
    view = folded(paragraph)
    if "倍," not in view.text:
        return
    for match in _RATIO.finditer(view.text):
        right = (Decimal(match["ratio"]) - 1) * 100
        if abs(Decimal(match["share"]) - right) > _RATIO_GIVEN:
            yield view.slice(match.start("said"), match.end("said")), right


def changes(paragraph: View, year: int | None) -> list[Change]:
    """Every change of a paragraph whose numbers can be told; ``year`` is the report's."""
    view = folded(paragraph)
    found: list[Change] = []
    if (
        not number_words().rise.stand_in(view.text)
        and not number_words().fall.stand_in(view.text)
        and (not any(word in view.text for word in ("持平", "番", "倍")))
    ):
        return found
    counts = quantities(view.text)
    places = [q.start for q in counts]
    for start, end in split(view.text):
        inside = counts[bisect_left(places, start) : bisect_left(places, end)]
        if inside:
            found += _sentence(view, start, end, inside, year)
    return found


def _sentence(view: View, start: int, end: int, counts: tuple[Quantity, ...], year: int | None) -> Iterator[Change]:
    text = view.text
    now: list[Quantity] = []
    before: list[Quantity] = []
    by: Quantity | None = None
    told = False  # a change was told of the counts before
    unheld: Change | None = None  # the last one, while nothing is known that it could be held against
    unreached: Change | None = None  # the last one of last year's number, while this year's is not told
    pending = sorted(_words(text, start, end), key=lambda m: m.start())
    for count in counts:
        for word in [m for m in pending if m.start() < count.start]:
            pending.remove(word)
            yield from _worded(view, word, now, before)
        clause = _clause_start(text, count.start, start)
        lead = text[clause : count.start]
        if count.unit in _PLACES and _RANKED.search(text[start : count.start]):
            continue  # 排名由11位上升至5位: who is first has the least number
        way = _way(lead)
        if _opens_pair(text, count, lead) and not _NOT_A_PAIR.search(lead):
            if told or before:
                now, by, told = [], None, False
            before = [count]  # 平均用时由15天压缩至9天: both ends are there
        elif not _AVERAGE.search(lead) and _OTHER_GROWTH.search(
            lead if not before else text[max(clause, before[-1].end) : count.start]
        ):
            now, before, by, told = [], [], None, False  # 年均增长: nothing here is known to be a change of it
        elif way and not way.level:
            kind = _kind(count)
            same = tuple(q for q in now if _comparable(q, count, kind))
            last = tuple(q for q in before if _comparable(q, count, kind))
            if _of_another(text, start, clause, lead[: way.start]):
                now, before, by, told = [], [], None, False
                continue
            if unheld and unheld.kind is Kind.SHARE and kind is Kind.AMOUNT and _same_years(unheld, way, lead, count):
                yield replace(unheld, by=count)  # 20件，同比下降10%，较上年减少4件
            change = Change(kind, way.rise, count, same, last, by, view.slice(clause + way.start, count.end))
            yield change
            unheld = change if same and not last and not by else None
            unreached = change if last and not same and len(last) == 1 else None
            by, told = (count if kind is Kind.AMOUNT else None), True
        elif unreached and _reached(unreached, count, lead):
            yield replace(unreached, now=(count,))  # 比上年的6场增加2场，达到8场
            now, unreached = [count], None
        elif way:
            now, told = [count], False  # 由24件降至12件
            same = tuple(q for q in before if q.unit == count.unit)
            yield Change(Kind.LEVEL, way.rise, count, (count,), same, None, view.slice(clause + way.start, count.end))
        elif count.unit == "倍" and lead.endswith("的"):
            if now and before:
                said = view.slice(count.start, count.end)
                yield Change(Kind.RATIO, True, count, tuple(now), tuple(before), None, said)
        elif _CARRIED_OVER.search(lead):
            continue  # 上年结转11件 is no count of last year's applications
        elif _is_before(text, count, lead, year):
            before.append(count)
            if (
                unheld and _IT_WAS.fullmatch(lead) and any(q.unit == count.unit for q in unheld.now)
            ):  # 30件，同比下降25%，上年为40件
                yield replace(unheld, before=(count,))
                unheld = None
        else:
            if told:
                now, before, by, told = [], [], None, False
            now.append(count)
    for word in pending:
        yield from _worded(view, word, now, before)


def _reached(change: Change, count: Quantity, lead: str) -> bool:
    """Whether a count behind a change is what came of it."""
    return count.unit == change.before[0].unit and _TO_WHICH.fullmatch(lead) is not None


#: 比上年的6场增加2场，达到8场
_TO_WHICH = re.compile(
    "(?:今年|本年度?|全年|年末|目前|现|总数|总量)?(?:达到?了?|[增升扩减降]至|增加[到至]|上升[到至]|减少[到至]|下降[到至]|为)"
)


def _same_years(share: Change, way: _Way, lead: str, amount: Quantity) -> bool:
    """Whether an amount right behind a share is of the same count and the same year before."""
    of = len(share.now) == 1 and share.now[0].unit == amount.unit and share.rise is way.rise
    return of and not _OTHER_YEAR.search(lead) and not _AGAINST.sub("", lead[: way.start])


_OTHER_YEAR = Sought("其中|前年|20\\d\\d|环比|[月季周]")


def _worded(view: View, word: re.Match[str], now: list[Quantity], before: list[Quantity]) -> Iterator[Change]:
    """持平 and 翻一番."""
    said = view.slice(word.start(), word.end())
    if not now:
        return
    if word[0] == "持平":
        yield Change(Kind.EQUAL, None, None, tuple(now), tuple(before), None, said)
    else:
        times = {"两": 4, "二": 4, "三": 8}.get(word["times"], 2)
        yield Change(Kind.DOUBLED, True, None, tuple(now), tuple(before), None, said, times)


def _words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    yield from _EQUAL.regex.finditer(text, start, end)
    yield from _DOUBLED.regex.finditer(text, start, end)


def _kind(count: Quantity) -> Kind:
    if count.unit == "%" or count.unit == "成":
        return Kind.SHARE
    if count.unit == "倍":
        return Kind.TIMES
    return Kind.POINTS if count.unit in _POINTS else Kind.AMOUNT


def _comparable(level: Quantity, change: Quantity, kind: Kind) -> bool:
    """Whether a change can be one of that count: an amount in its unit, points of per cents."""
    if kind is Kind.AMOUNT:
        return level.unit in (change.unit, "")  # 由1.5万增加到2.1万，净增6000人
    if kind is Kind.POINTS:
        return level.unit == "%"
    return level.unit not in ("倍", *_POINTS)


#: What stands before the words of change and names nothing: 同比, 较上年同期.
_AGAINST = re.compile(
    rf"""(?x)
    [{ORDINALS}]是|其中|同比|环比
    | (?: [较比与]|相比 )? (?: 上一?年度?|去年|前年|20\d\d年度?|往年 ) (?: 同期|相比|的 )?
    | 比例|总量|总数|数量|总体|整体|分别|均|都|共|累计|也|又|则|再|仍|还|有所|大幅度?|明显|显著|实现|平均|首次|持续
    | 逐年|直接|相应|[较比]"""
)
_OWN_SUBJECT, _AMOUNTS = 4, ("总量", "总数", "数量")


def _of_another(text: str, start: int, clause: int, lead: str) -> bool:
    """Whether a change is told of another thing than the clauses before: 跳出率由61%降至38%，|用户停留时间|增加近一倍.

    No two characters of what is said to have changed stand in them; a kind (动态类) has a name of its own.
    """
    subject, said = _AGAINST.sub("", lead), text[start:clause]
    if not _HAN.fullmatch(subject):
        return False
    if lead.startswith("其中") or subject.startswith(("其他", "其余")):
        return True  # of a part, or of what is left
    if subject.endswith("类"):
        return subject not in said
    if len(subject) < _OWN_SUBJECT and not (len(subject) > 1 and lead.endswith(_AMOUNTS)):
        return False
    return not any(first + second in said for first, second in pairwise(subject))


_HAN = re.compile(r"[\u4e00-\u9fff]+")


def _clause_start(text: str, at: int, start: int) -> int:
    marks = [m.end() for m in _CLAUSE.regex.finditer(text, start, at)]
    return marks[-1] if marks else start


def _is_before(text: str, count: Quantity, lead: str, year: int | None) -> bool:
    """Whether a count is that of the year before: named so, or the first of 由24件降至12件."""
    closes = _PAIR.search(lead)
    if closes:
        lead = lead[closes.end() :]  # 从去年的62项扩展为75项: the second is this year's
    if number_words().last_year.stand_in(lead) or _RULED.search(lead) or _AT_FIRST.search(lead):
        return True
    named = years(lead)
    if named and year is not None:
        return named[-1] == year - 1
    return _opens_pair(text, count, lead)


#: 年末3.6万人，年初为2.4万人
_AT_FIRST = Sought("年初(?:时|的|人数|数量|粉丝数?|关注人数|存量|总数)?(?:仅为|只有|仅有|为|是|有|仅)?$")
_PAIR = Sought("[由从自][^,;。\\d]{0,12}(?:20\\d\\d年的?)?\\d[\\d.]*[^,;。\\d]{1,7}[至到为]$")
_FROM, _TO = re.compile("[由从自]"), re.compile(r"[^,;。\d]{0,6}(?:至|到|为)")


def _opens_pair(text: str, count: Quantity, lead: str) -> bool:
    """Whether a count is the first of 由24件降至12件."""
    return _FROM.search(lead) is not None and _TO.match(text[count.end : count.end + 14]) is not None
