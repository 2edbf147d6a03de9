"""A thing that is counted, and only so many of it, in another number.

组织督查4次。全年仅开展1次督查; 专职人员2名。仅有1名专职人员; 由5人组成专班。专班6名成员….
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.numerals import ONES, value
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff“”]"
_N = rf"(?:(?<![\d.第])\d{{1,4}}|(?<![第{ONES}十])[{ONES}两十]{{1,3}})"
_UNIT = "名|人|位|次|场|期|个|处|家|件|条|项|篇|轮"
#: What is done with things, and what may stand between it and their number.
_DOING = re.compile(
    r"""(?x)
    .*(?: 召开 | 举办 | 组织 | 开展 | 举行 | 配备 | 设有 | 设立 | 设置 | 开设 | 开通 | 聘请 | 建有 | 建成 | 编印
    | 印发 | 制定 | 制发 | 发布 | 收到 | 受理 | 接到 | 办理 | 进行 | 共有 | 现有 | 全年 | 共 | 有 | 了 | 的)"""
)
#: So many there were, the thing before the number or behind it.
_COUNTED = Sought(rf"""(?x)
    (?P<lead> {_HAN}{{2,18}}?)(?: 共计? | 有 | 为 | 达)?(?P<told> (?P<count> {_N})(?P<unit> {_UNIT}))
    (?P<behind> {_HAN}{{0,10}})""")
#: And only so many: 全年仅开展1次督查, 工作人员只有2人.
_ONLY = Sought(
    rf"""(?x)
    (?: ^ | (?<=[,;。是]))(?P<lead> {_HAN}{{0,14}}?)(?P<told> (?: 仅 | 只)(?: 有 | 为)?(?P<doing> (?: 召开 |
    举办 | 组织 | 开展 | 举行 | 配备 | 设有 | 开设 | 聘请 | 印发 | 制定 | 收到 | 受理 | 进行 | 编印)?了?过?)
    (?P<count> {_N})(?P<unit> {_UNIT}))(?P<behind> {_HAN}{{0,12}})"""
)
_PERSONS = frozenset({"名", "人", "位"})
_LEAD = re.compile(r"""(?x)
    (?: 目前 | 全年 | 本年度 | 今年 | 但 | 由于 | 我[局委办县市区镇乡] | 本[机单][关位] | 问题是 | 主要 | 年内
    | 实际 | 却 | 现 | 全[局县镇乡街])+""")
#: Parts, other times, others, or what was left of them.
_OTHERWISE = re.compile(
    r"""(?x)
    其中 | 上半年 | 下半年 | 季度 | 月份? | 上年 | 去年 | 各 | 每 | 平均 | 分别 | 下属 | 所属 | 其他 | 另 | 部分
    | 专题 | 剩 | 调走 | 退休 | 减少 | 最后 | 以来 | 同期 | 现场 | 线下 | 线上 | 计划 | 应 | 需 | 至少"""
)
_LEAST = 3


def only_so_many(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The places of a folded paragraph that say of only so many, each with the other number of the same."""
    yield from _groups(text)
    yield from _turned(text)
    if "仅" not in text and "只" not in text:
        return
    yield from _more_than_only(text)
    for only in _ONLY.finditer(text):
        start = start_of(text, max(0, start_of(text, only.start(), FULL_STOPS) - 1), FULL_STOPS)
        sentence = text[start_of(text, only.start(), FULL_STOPS) : only.end()]
        if _OTHERWISE.search(sentence):
            continue
        number = value(only["count"])
        lead = _LEAD.sub("", only["lead"])
        for before in _COUNTED.regex.finditer(text, start, only.start()):
            alike = before["unit"] == only["unit"] or {before["unit"], only["unit"]} <= _PERSONS
            said = text[start_of(text, before.start(), FULL_STOPS) : end_of(text, before.end("told"), COMMAS_AND_ENDS)]
            if not alike or value(before["count"]) == number or _OTHERWISE.search(said):
                continue
            thing = _DOING.sub("", before["lead"]) or before["behind"]
            if _same(thing, lead, only["behind"]):
                yield only.span("told"), before.span("told")
                break


#: A group with its size, and its members: 由5人组成专班。专班6名成员….
_GROUP = "领导小组|工作小组|专班|小组|队伍|团队|评审组|监督员"
_SIZE = Sought(
    rf"""(?x)
    (?P<told> (?P<count> {_N})[名人位])[^,;。\d]{{0,14}}?(?: 组成 | 组建 | 成立)了?(?P<group> {_HAN}{{0,10}}(?:
    {_GROUP})) | (?P<group_of> (?: {_GROUP}))[^,;。\d]{{0,6}}由(?P<told_of> (?P<count_of> {_N})[名人位])
    [^,;。\d]{{0,6}}组成"""
)
_MEMBERS = Sought(rf"(?P<group>{_GROUP})?(?:全体)?(?P<told>(?P<count>{_N})[名位])(?P<name>{_GROUP})?(?:成员|组员|队员)")


def _groups(text: str) -> Iterator[tuple[_Place, _Place]]:
    """Groups that have more members than they are made of, or by their own name fewer."""
    for size in _SIZE.finditer(text):
        group = size["group"] or size["group_of"]
        told = "told" if size["told"] else "told_of"
        number = value(size["count"] or size["count_of"]) or 0
        again = next((m for m in _MEMBERS.regex.finditer(text, size.end()) if not _OTHERWISE.search(m[0])), None)
        if again is None or _OTHERWISE.search(text[size.start() : again.start()]):
            continue
        own = group.endswith(again["group"] or again["name"] or " ")
        members = value(again["count"]) or 0
        if members > number or (own and members != number):
            yield again.span("told"), size.span(told)


#: A count of three digits or more that comes back with two of them turned: 公开信息286条。公开的268条信息均….
_WHOLE = re.compile(r"(?<![\d.])(?P<count>\d{3,6})(?P<unit>[条件篇份次])(?P<noun>[\u4e00-\u9fff]{0,4})")
_BACK = Sought(r"""(?x)
    的(?P<told> (?P<count> (?<![\d.])\d{3,6})(?P<unit> [条件篇份次]))(?: 政府)?(?P<noun> 信息 | 文件 | 稿件 |
    申请 | 留言 | 工单 | 建议)(?: 均 | 全部 | 都 | 已)""")


def _turned(text: str) -> Iterator[tuple[_Place, _Place]]:
    for again in _BACK.finditer(text):
        told = [m for m in _WHOLE.finditer(text, 0, again.start()) if m["unit"] == again["unit"]]
        if any(m["count"] == again["count"] for m in told):
            continue
        before = next((m for m in told if sorted(m["count"]) == sorted(again["count"])), None)
        if before:
            yield again.span("told"), before.span("count")


#: More of a thing than the only one, as known: 仅有一个账号。两个账号均由专人管理.
_ONLY_ONE = Sought(
    rf"(?P<lead>{_HAN}{{2,12}}?)?(?P<told>(?:仅|只)(?:有|设|配有|设有|开设|配备)?了?(?P<count>{_N})(?P<unit>{_UNIT}|部)(?P<name>{_HAN}{{2,12}}?)?)(?=[,;。])"
)
_ALL_OF_THEM = Sought(
    rf"(?:^|(?<=[,;。]))(?P<told>(?P<count>{_N})(?P<unit>{_UNIT}|部)(?P<name>{_HAN}{{2,12}}?))(?=均|都|分别|实行|轮流|由|各|全部)"
)


def _more_than_only(text: str) -> Iterator[tuple[_Place, _Place]]:
    for only in _ONLY_ONE.finditer(text):
        for more in _ALL_OF_THEM.finditer(text):
            near = only.end() <= more.start() and text.count("。", only.end(), more.start()) == 1
            one, other = only["name"] or only["lead"] or "", more["name"]
            same = one.endswith(other) or other.endswith(one)
            if near and same and (value(more["count"]) or 0) > (value(only["count"]) or 0):
                start = start_of(text, only.start(), FULL_STOPS)
                if not _OTHERWISE.search(text[start : more.start()]):
                    yield more.span("told"), only.span("told")


def _same(thing: str, lead: str, behind: str) -> bool:
    """Whether the one thing is named by the end of its name behind the number, or by its name before it."""
    if len(thing) < 2:
        return False
    if not behind or behind.startswith(("负责", "从事", "承担")):
        return lead.endswith(thing) or (len(lead) >= _LEAST and thing.endswith(lead))
    least = min(_LEAST, len(thing))
    named = any(behind.startswith(thing[at:]) for at in range(len(thing) - least + 1))
    parts = len(behind) > 1 and thing.endswith(behind) and (lead + behind) == thing
    return (named and (not lead or lead in thing)) or parts
