"""One and the same fact that a paragraph tells twice and differently: when something began, which place was reached.

公众号于2021年3月开通。自2020年3月开通以来…; 列第5名。第8名的成绩…; 专区设在一楼大厅，到二楼专区…;
每周推送三期。每周两期的频次…; 邀请市民代表32人参加。参加活动的23名市民代表…; 咨询电话6688123，拨打6688132;
首次举办，这是连续第四年举办; 分三批开展，第四批….

The second place always speaks of what is known, so that no other thing can be meant.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.base.integers import integer
from core.language import dates
from core.language.numerals import COUNTING, ONES, value
from core.language.other_times import OtherTimes
from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.changes.trends_told import trends_told
from core.read.prose.clauses import folded
from core.read.prose.counted.only_so_many import only_so_many
from core.read.prose.facts.dated_twice import dated_twice
from core.read.prose.facts.ended_and_active import ended_and_active
from core.read.prose.facts.given_to_another import given_to_another
from core.read.prose.facts.new_or_not import new_or_not
from core.read.prose.facts.one_value import one_value
from core.read.prose.facts.only_one import only_one
from core.read.prose.facts.persons import named_otherwise
from core.read.prose.facts.ranks_told import ranks_told
from core.read.prose.facts.since_when import since_when
from core.read.prose.facts.solved_and_still import solved_and_still
from core.read.prose.facts.told_otherwise import told_otherwise
from core.read.prose.facts.where_told import where_told
from core.read.prose.facts.who_did import who_did
from core.read.prose.wholes.cannot_both import one_and_otherwise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff]"
_NUMERAL = rf"(?:\d{{1,4}}|[{ONES}两十]{{1,3}})"

_DEEDS = "开通|上线|成立|设立|启用|创办|开办|改版|揭牌|投用|创建"
_BEGAN = Sought(
    rf"""(?x) (?P<when> (?P<year> {dates.YEAR} ) 年 (?: (?P<month> {dates.NUMBER} ) 月 (?: {dates.NUMBER} 日 )? )? )
    [^,;。\d]{{0,8}}? (?P<deed> {_DEEDS} )"""
)
#: A clause that speaks of a beginning as known, and names no other thing.
_SINCE = Sought(
    rf"""(?x) (?<= [,;。] ) (?: 该 (?: 号 | 平台 | 账号 | 专栏 | 专区 ) )? 自
    (?P<when> (?P<year> {dates.YEAR} ) 年 (?: (?P<month> {dates.NUMBER} ) 月 (?: {dates.NUMBER} 日 )? )? )
    (?: 正式 )? (?P<deed> {_DEEDS} ) (?: 运行 | 使用 )? (?: 以来 | 至今 | 后 )"""
)
_RANKED = Sought(rf"(?:列|排名?|位列|位居|获|名列|排在)(?P<rank>第(?P<number>{_NUMERAL})(?:名|位)?)(?=[,;。])")
_RANK = Sought(rf"(?P<rank>第(?P<number>{_NUMERAL})[名位])的(?:好?成绩|名次|位次|排名)")
#: The place told once more, of the same review: 位居第二。评估排名第三.
_RANKED_AGAIN = Sought(
    rf"""(?x)
    (?<=[,;。])(?P<scope> [\u4e00-\u9fff]{{0,6}}?)(?: 排名 | 位居 | 位列 | 名列 | 列 | 居)(?: 全[县市区省])?
    (?P<rank> 第(?P<number> {_NUMERAL})(?: 名 | 位)?)(?= [,;。的])"""
)
_RISEN = re.compile("上年|去年|[较比]|升|降|其中|分别|提高|前移|单项|另|各|20\\d\\d年|季度|半年|由|从")
_WHERE = "专区|大厅|会议室|窗口|查阅点|查阅室|公开栏|档案室|接待室|服务中心"
_SET_UP = Sought(
    rf"(?P<thing>{_WHERE})(?:统一|集中)?(?:设[在于立置]|位于)[^,;。\d{ONES}]{{0,14}}(?P<floor>{_NUMERAL})[楼层]"
)
_HELD_AT = Sought(rf"[在于][^,;。\d{ONES}]{{0,8}}(?P<floor>{_NUMERAL})[楼层](?P<thing>会议室|大厅|报告厅)")
_FLOOR = Sought(rf"(?P<floor>{_NUMERAL})[楼层](?P<thing>{_WHERE}|报告厅)")
_OFTEN = Sought(
    rf"每个?(?P<of>日|天|周|月|季度|半年|年|旬)(?:{_HAN}{{0,4}}?)(?P<number>{_NUMERAL})(?P<unit>[期次条篇场轮])(?!的)"
)
_AS_OFTEN = Sought(
    rf"""(?x)
    (?P<told> 每个?(?P<of> 日 | 天 | 周 | 月 | 季度 | 半年 | 年 | 旬)(?P<number> {_NUMERAL})(?P<unit>
    [期次条篇场轮]))的(?: {_HAN}{{2}})?(?: 频次 | 频率 | 节奏 | 进度 | 更新)"""
)
_CAME = Sought(
    rf"(?P<told>(?P<number>\d{{1,4}})[名人位])(?P<who>{_HAN}{{2,6}}?)?(?:代表)?(?:参加|到场|参与|走进|出席|前来|参观)"
)
_CAME_TOO = Sought(
    rf"""(?x)
    (?: 参加 | 到场 | 参与 | 出席 | 参训 | 参会 | 参观)(?: 活动 | 培训 | 会议 | 讲座 | 座谈会? | 此次活动 |
    这次活动)?的(?P<told> (?P<number> \d{{1,4}})[名位])(?P<who> {_HAN}{{2,6}})"""
)
_PHONE = Sought(
    r"""(?x)
    (?P<of> [\u4e00-\u9fff]{2})?(?: 电话 | 热线 | 拨打 | 致电 | 号码)[为是:]?(?: 拨打)?(?P<told> (?: 0
    \d{2,3}-)?(?P<number> \d{7,8}))(?! \d)"""
)
_HOUSE = Sought(rf"(?P<road>{_HAN}{{2,8}}(?:路|街|大道|巷))(?P<told>(?P<number>\d{{2,4}})号)")
_DAY = Sought(rf"(?P<told>(?P<month>{dates.NUMBER})月(?P<number>{dates.NUMBER})日)")
_THAT_DAY = Sought(rf"{_DAY.source}(?:当[天日]|活动现场)")
_FIRST = Sought(r"(?P<first>首次(?:举办|开展|组织|召开|推出)[^,;。]{0,16}),")
_AGAIN = Sought(rf"(?P<again>连续第{_NUMERAL}年(?:举办|开展|组织)?|第[{ONES[1:]}十\d]{{1,2}}[届次](?:举办|开展))")
_BATCHES = Sought(
    rf"(?<![第前每首])(?:分|共|仅|只)[^,;。\d{ONES}]{{0,4}}(?P<told>(?P<number>{_NUMERAL})(?P<unit>[批期轮]))(?!次)"
)
_BATCH = Sought(rf"(?P<told>第(?P<number>{_NUMERAL})(?P<unit>[批期轮]))")
#: The paragraph or clause speaks of others, or of what changed.
_CHANGED = OtherTimes(
    "year_before", "planned", "next_year", more="迁|搬|改为|调整|变更|原|分别|其他|各|另|新增|增加|扩|追加"
)


class ToldTwice(NamedTuple):
    """What is told as known at ``again``, and what was told at ``before``."""

    again: View
    before: View


def told_twice(paragraph: View, year: int | None) -> Iterator[ToldTwice]:
    """The facts of a paragraph of the report's ``year`` that its later sentences tell otherwise."""
    view = folded(paragraph)
    text = view.text
    told: list[_Place] = []
    for again, before in chain(new_or_not(text, year), since_when(text, year), *(reader(text) for reader in _READERS)):
        if not any(again[0] < end and start < again[1] for start, end in told):
            told.append(again)
            yield ToldTwice(view.slice(*again), view.slice(*before))


def _only(found: list[re.Match[str]], same: Callable[[re.Match[str]], object]) -> re.Match[str] | None:
    """The first of several that tell the same; None where they differ, or where there is none."""
    return found[0] if found and len({same(match) for match in found}) == 1 else None


def _beginnings(text: str) -> Iterator[tuple[_Place, _Place]]:
    for again in _SINCE.finditer(text):
        told = [m for m in _BEGAN.finditer(text) if m.end() <= again.start("when") and m["deed"] == again["deed"]]
        before = _only(told, lambda m: (m["year"], m["month"]))
        if before is None or _CHANGED.search(text[before.end() : again.start()]):
            continue
        months = {before["month"], again["month"]} - {None}
        if before["year"] != again["year"] or len(set(map(int, months))) > 1:
            yield again.span("when"), before.span("when")


def _ranks(text: str) -> Iterator[tuple[_Place, _Place]]:
    for again in _RANK.finditer(text):
        told = [m for m in _RANKED.finditer(text) if m.end() <= again.start()]
        before = _only(told, lambda m: _number(m["number"]))
        if before and _number(before["number"]) != _number(again["number"]):
            yield again.span("rank"), before.span("rank")
    told = list(_RANKED.finditer(text))
    for again in _RANKED_AGAIN.finditer(text) if told else ():
        before = next((m for m in reversed(told) if m.end() <= again.start()), None)
        if before is None or _number(before["number"]) == _number(again["number"]):
            continue
        start = start_of(text, before.start(), FULL_STOPS)
        scope = again["scope"]
        if text.count("。", before.end(), again.start()) > 1 or _RISEN.search(text[start : again.end() + 1]):
            continue
        if (not scope or scope in text[start : before.start()]) and "在" not in scope:
            yield again.span("rank"), before.span("rank")


def _storeys(text: str) -> Iterator[tuple[_Place, _Place]]:
    for sought in (_SET_UP, _HELD_AT):
        for before in sought.finditer(text):
            again = next(
                (m for m in _FLOOR.finditer(text) if m.start() >= before.end() and m["thing"] == before["thing"]), None
            )
            if (
                again
                and _number(again["floor"]) != _number(before["floor"])
                and not _CHANGED.search(text[start_of(text, before.start(), FULL_STOPS) : again.start()])
                and (sought is _SET_UP or text.startswith(("举行的", "召开的", "举办的"), again.end()))
            ):
                yield again.span(), (before.start("floor"), before.end())


def _rhythms(text: str) -> Iterator[tuple[_Place, _Place]]:
    for again in _AS_OFTEN.finditer(text):
        told = [
            m
            for m in _OFTEN.finditer(text)
            if m.end() <= again.start() and (m["of"], m["unit"]) == (again["of"], again["unit"])
        ]
        before = _only(told, lambda m: _number(m["number"]))
        if before and _number(before["number"]) != _number(again["number"]):
            yield again.span("told"), before.span()


def _comers(text: str) -> Iterator[tuple[_Place, _Place]]:
    for again in _CAME_TOO.finditer(text):
        told = [m for m in _CAME.finditer(text) if m.end() <= again.start()]
        before = _only(told, lambda m: m["number"])
        if before is None or before["number"] == again["number"] or len(told) > 1:
            continue
        lead = text[start_of(text, before.start(), CLAUSE_MARKS) : before.end()]
        if again["who"][:2] in lead and not _CHANGED.search(text[before.start() : again.start()]):
            yield again.span("told"), before.span("told")


def _phones(text: str) -> Iterator[tuple[_Place, _Place]]:
    for before, again in pairwise(_HOUSE.finditer(text)):
        one, other = before["number"], again["number"]
        if before["road"][-3:] == again["road"][-3:] and one != other and sorted(one) == sorted(other):
            yield again.span("told"), before.span("told")
    for before, again in pairwise(_PHONE.finditer(text)):
        one, other = before["number"], again["number"]
        whose = text[again.start() : again.start("told")]
        if "电话" in whose and before["of"] != again["of"]:
            continue  # 咨询电话…，监督电话…
        if one != other and sorted(one) == sorted(other):
            yield again.span("told"), before.span("told")


def _days(text: str) -> Iterator[tuple[_Place, _Place]]:
    for again in _THAT_DAY.finditer(text):
        told = [m for m in _DAY.finditer(text) if m.end() <= again.start()]
        before = _only(told, lambda m: (m["month"], m["number"]))
        if before is None or before["month"] != again["month"]:
            continue
        if before["number"] == again["number"][::-1] != again["number"]:
            yield again.span("told"), before.span("told")


def _firsts(text: str) -> Iterator[tuple[_Place, _Place]]:
    for first in _FIRST.finditer(text):
        again = _AGAIN.regex.search(text, first.end(), first.end() + 24)
        if again and not set(FULL_STOPS) & set(text[first.end() : again.start()]):
            yield again.span("again"), first.span("first")


def _batches(text: str) -> Iterator[tuple[_Place, _Place]]:
    for before in _BATCHES.finditer(text):
        again = next(
            (m for m in _BATCH.finditer(text) if m.start() >= before.end() and m["unit"] == before["unit"]), None
        )
        told = _number(before["number"])
        if again and told and _number(again["number"]) > told:
            between = text[before.start() : again.start()]  # without another number, which may be of others
            if not _CHANGED.search(between) and not set(between) & set(COUNTING) - set(before["number"]):
                yield again.span("told"), before.span("told")


def _number(written: str) -> int:
    return integer(written, 0) if written.isdecimal() else value(written) or 0


_READERS = (
    *(_beginnings, _ranks, _storeys, _rhythms, _comers, _phones, _days, _firsts, _batches, named_otherwise),
    *(
        where_told,
        who_did,
        dated_twice,
        trends_told,
        only_so_many,
        ended_and_active,
        one_value,
        solved_and_still,
        told_otherwise,
        one_and_otherwise,
        ranks_told,
        only_one,
        given_to_another,
    ),
)
