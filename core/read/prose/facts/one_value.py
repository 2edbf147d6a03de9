"""An attribute that has one value, told twice: 由局长任组长。组长由副局长担任; 获评优秀等次。获评良好等次后….

The second telling speaks of what is known, or gives a role that only one can have.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.facts.told_otherwise import one_doer

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff]"
_ROLES = "副组长|组长|副主任委员|主任委员|总召集人|召集人|副总指挥|总指挥|负责人|新闻发言人|第一责任人"
_POST = rf"(?:{_HAN}{{0,8}}?(?:书记|主任|[局镇乡县市区院校馆站队所社处科股会台]长|秘书长|理事长))"
_POSTS = rf"{_POST}(?:[、兼]{_POST}){{0,3}}"
#: A post with the only role of its kind in a group, in either order.
_HAS = (
    Sought(
        rf"(?:由|^|[,;。])(?P<posts>{_POSTS})(?:同志)?(?:担任|兼任|任|为)(?P<group>{_HAN}{{0,12}}?)(?P<role>{_ROLES})(?P<of>的{_HAN}{{2,14}})?"
    ),
    Sought(
        rf"(?P<group>{_HAN}{{0,14}}?)(?P<role>{_ROLES})(?:由|为|是)(?P<posts>{_POSTS})(?:同志)?(?:担任|兼任)?(?P<of>)(?=[,;。、])"
    ),
    Sought(
        rf"(?P<group>{_HAN}{{0,14}}?)(?P<role>{_ROLES})、(?P<posts>{_POST})(?P<of>)(?=多次|主持|带队|亲自|先后|召开|定期|[,;。])"
    ),
)
_BASE = re.compile("(?P<deputy>副)?(?P<post>书记|秘书长|理事长|局长|主任|[镇乡县市区院校馆站队所社处科股会台]长)$")
_GROUP = re.compile("专班|小组|委员会|专项组|工作组|指挥部|联席会议|领导小组")
_GRADES = "优秀|良好|较好|合格|基本合格|不合格|一般|较差|先进|达标|一等|二等|三等"
#: A grade that was reached, and one that is known.
_REACHED = Sought(
    rf"(?:获评|评为|评定为|获得|荣获|位列|列为|被评为|结果为|等次为|等级为|考核为|确定为)(?P<grade>{_GRADES})(?:等次|等级|档次|单位|格次)?"
)
_KNOWN_GRADE = Sought(
    rf"""(?x)
    (?<= [,;。] ) (?P<told> (?: 获评 | 被评为 | 评为 | 取得 | 获得 ) (?P<grade> {_GRADES} ) (?: 等次 | 等级
      | 档次 ) [后之的]
    | (?: 考核 | 评估 | 测评 | 评价 | 检查 ) (?: 结果 | 等次 | 等级 ) [为是] (?P<grade_of> {_GRADES} ) )"""
)
_LEAST = 2


def one_value(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The later of two values that a folded paragraph gives to what has but one, with the earlier one."""
    yield from _leaders(text)
    yield from _grades(text)
    yield from _labelled(text)
    yield from _doers(text)
    yield from _founded(text)
    yield from _most(text)


def _leaders(text: str) -> Iterator[tuple[_Place, _Place]]:
    told = sorted((match for sought in _HAS for match in sought.finditer(text)), key=lambda match: match.start())
    for at, again in enumerate(told):
        for before in told[:at]:
            if before.end() > again.start() or before["role"] != again["role"] or "副" in before["role"]:
                continue
            if (
                one_doer()
                .apart["role_changed"]
                .search(text[before.start() : end_of(text, again.end(), COMMAS_AND_ENDS)])
            ):
                continue
            if _differ(_bases(before["posts"]), _bases(again["posts"])) and _one_group(text, before, again):
                yield again.span(), before.span()
                break


def _bases(posts: str) -> set[str]:
    """The bare posts of one person: 局党组书记、局长."""
    named = (_BASE.search(post) for post in re.split("[、兼]", posts))
    return {(match["deputy"] or "") + match["post"] for match in named if match}


def _differ(one: set[str], other: set[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _one_group(text: str, before: re.Match[str], again: re.Match[str]) -> bool:
    """Whether both are of one group: its name is the same, or but one of them names it."""
    one, other = (_GROUP.findall((match["group"] or "") + (match["of"] or "")) for match in (before, again))
    near = text.count("。", before.end(), again.start()) < _LEAST
    return near and (not one or not other or one[-1] == other[-1])


def _grades(text: str) -> Iterator[tuple[_Place, _Place]]:
    for again in _KNOWN_GRADE.finditer(text):
        told = [match for match in _REACHED.finditer(text) if match.end() <= again.start("told")]
        grade = again["grade"] or again["grade_of"]
        if len(told) != 1 or told[0]["grade"] == grade:
            continue
        start = start_of(text, told[0].start(), FULL_STOPS)
        between = text[told[0].end() : end_of(text, again.end(), COMMAS_AND_ENDS)]
        if (
            not one_doer().apart["scope"].search(between.replace("县政务", ""))
            and text.count("。", start, again.start()) < _LEAST
        ):
            yield again.span("told"), told[0].span()


#: What is told by its name with one value: 受理机构为办公室, 考核得分为92分.
_LABELS = "机构|科室|部门|地点|地址|时间|电话|等次|主体|单位|期限|周期|频次|标准|责任人"
_LABELLED = Sought(
    rf"(?:^|(?<=[,;。]))(?P<told>(?P<label>{_HAN}{{2,8}}?(?:{_LABELS}))(?:为(?!了)|是|设在|均为)(?P<value>[^,;。]{{2,24}}))(?=[,;。])"
)
_SCORE = Sought(
    r"""(?x)
    (?P<told> (?P<label> 考核 | 考评 | 评估 | 测评 | 抽查 | 评议 | 满意度 ) [\u4e00-\u9fff]{0,6}? (?: 得分
      | 总分 | 评分 | 得 ) [为是达]?
    (?P<value> \d{2,3} (?: \.\d{1,2} )? ) 分 (?! 钟 | 之 | 值 | 以 ) )"""
)


def _labelled(text: str) -> Iterator[tuple[_Place, _Place]]:
    for sought in (_LABELLED, _SCORE):
        told = list(sought.finditer(text))
        for at, again in enumerate(told):
            for before in told[:at]:
                one, other = before["value"], again["value"]
                said = text[start_of(text, before.start(), COMMAS_AND_ENDS) : again.end()]
                if (
                    before["label"] != again["label"]
                    or one in other
                    or other in one
                    or one_doer().apart["not_one_label"].search(said)
                ):
                    continue
                if sought is _SCORE and (
                    one_doer().apart["scope"].search(said.replace("年度", ""))
                    or text.count("。", before.end(), again.start()) > 1
                ):
                    continue
                yield again.span("told"), before.span("told")
                break


_WHO = rf"{_HAN}{{1,9}}?(?:[科股室办处所站部局]|中心|书记|[镇乡局县区校院]长|主任|公司)"
_DEEDS = "负责|承担|牵头|承办|主管|分管"
#: Who does a thing, in each order of the words.
_DOERS = (
    Sought(rf"(?:^|(?<=[,;。]))(?P<who>{_WHO})(?P<deed>{_DEEDS})(?P<what>{_HAN}{{4,18}})(?=[,;。])"),
    Sought(
        rf"(?:^|(?<=[,;。]))(?P<what>{_HAN}{{4,18}}?)由(?P<who>{_WHO})(?:统一|具体|自行|全面)?(?P<deed>{_DEEDS})(?=[,;。])"
    ),
    Sought(rf"(?:^|(?<=[,;。]))(?P<who>{_WHO})(?P<deed>{_DEEDS})的(?P<what>{_HAN}{{4,18}})(?=[,;。])"),
    Sought(rf"(?:^|(?<=[,;。]))(?P<deed>{_DEEDS})(?P<what>{_HAN}{{4,18}}?)的(?P<who>{_WHO})"),
)
_LOOSE = re.compile("日常|具体|相关|有关|全局|全镇|全县|全市|工作$|^[局镇乡县市区](?=政务|政府|信息)")


def _doers(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The later of two who are said to have one and the same task."""
    if not any(deed in text for deed in _DEEDS.split("|")):
        return
    told = sorted((match for sought in _DOERS for match in sought.finditer(text)), key=lambda match: match.start())
    for at, again in enumerate(told):
        for before in told[:at]:
            one, other = before["who"].removeprefix("由"), again["who"].removeprefix("由")
            same = before["deed"] == again["deed"] and _task(before["what"]) == _task(again["what"])
            if not same or before.end() > again.start() or one in other or other in one:
                continue
            if (
                not one_doer()
                .apart["role_changed"]
                .search(text[before.start() : end_of(text, again.end(), FULL_STOPS)])
            ):
                yield again.span(), before.span()
                break


def _task(what: str) -> str:
    return _LOOSE.sub("", _LOOSE.sub("", what))


_DEED = "成立|设立|开通|组建|创办|启用|挂牌|上线"
_BEGAN = Sought(
    rf"""(?x) (?P<what> {_HAN}{{2,12}}? )
    (?: (?: {_DEED} ) 于 (?P<year> 20\d\d ) 年 | (?: 于 | 在 | 自 )? (?P<year_first> 20\d\d ) 年 (?:
      \d{{1,2}} 月 )? (?: {_DEED} ) (?= [,;。] ) )"""
)
_BEGAN_TOO = Sought(
    rf"""(?x) (?P<what> {_HAN}{{0,8}}? ) (?: 于 | 自 )? (?P<told> (?P<year> 20\d\d ) 年 (?P<what_behind>
      {_HAN}{{0,8}}? )
    (?: {_DEED} ) ) (?: 以来 | 后 | 至今 | 的 (?P<what_last> {_HAN}{{2,8}}? ) (?= 已 | 共 | 全年 | 累计 |
      目前 | [,;。] ) )"""
)


def _founded(text: str) -> Iterator[tuple[_Place, _Place]]:
    for again in _BEGAN_TOO.finditer(text):
        name = (again["what_last"] or again["what_behind"] or again["what"])[-3:]
        for before in _BEGAN.finditer(text):
            year = before["year"] or before["year_first"]
            if before.end() > again.start() or year == again["year"] or len(name) < _LEAST:
                continue
            if before["what"].endswith(name) and not one_doer().apart["role_changed"].search(
                text[before.start() : again.end()]
            ):
                yield again.span("told"), before.span()
                break


#: What there is most of, in the words that only one thing can have.
_MOST = (
    Sought(
        rf"(?P<told>(?P<of>{_HAN}{{0,8}}?)(?:主要(?:为|是|来自|集中在)|以)(?P<what>{_HAN}{{2,10}}?)(?P<how>为主|居多|为最多|最多|占多数)?(?:类|方面)?)(?=[,;。])"
    ),
    Sought(
        rf"(?P<told>(?P<of>)(?:数量|占比|最)?(?:最多|最高|最大)的(?:是|为)(?P<what>{_HAN}{{2,10}}?)(?P<how>)(?:类|方面|申请|事项|信息){{0,2}})(?=[,;。])"
    ),
    Sought(
        rf"(?P<told>(?P<of>)(?P<what>{_HAN}{{2,8}}?)类?(?:申请|事项|信息|咨询)?(?P<how>数量最多|占比最高|居首位|居首|最多))(?=[,;。])"
    ),
)


def _most(text: str) -> Iterator[tuple[_Place, _Place]]:
    if "最" not in text and "为主" not in text and "居" not in text:
        return
    told = sorted((match for sought in _MOST for match in sought.finditer(text)), key=lambda match: match.start())
    for before, again in pairwise(told):
        one, other = before["what"], again["what"]
        near = before.end() <= again.start() and text.count("。", before.end(), again.start()) == 1
        alike = not before["of"] or not again["of"] or before["of"][-2:] == again["of"][-2:]
        known = before["how"] or again["how"] or before["of"] == again["of"]
        if near and alike and known and not any(a + b in other for a, b in pairwise(one)):
            said = text[start_of(text, before.start(), FULL_STOPS) : end_of(text, again.end(), COMMAS_AND_ENDS)]
            if not one_doer().apart["not_most"].search(said):
                yield again.span("told"), before.span("told")
