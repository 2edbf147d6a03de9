"""Who heads a group or does a thing, told twice.

由局长任组长、副局长任副组长。组长、副局长…; 由办公室牵头。作为牵头科室，法规科….
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff]"
_ROLES = "副组长|组长|副主任委员|主任委员|总召集人|召集人|副总指挥|总指挥"
#: A post with the role that it has in the group: 由局长任组长.
_HAS = Sought(
    rf"""(?x)
    (?<![\u4e00-\u9fff])(?: [\u4e00-\u9fff]{{0,14}}?由)?(?P<post> {_HAN}{{2,10}}?)(?: 同志)?(?: 担任 | 任 | 为)
    (?: 领导小组 | 组)?(?P<role> {_ROLES})"""
)
#: A role and a post of one person, side by side.
_IS = Sought(rf"(?P<told>(?:领导小组)?(?P<role>{_ROLES})、(?P<post>{_HAN}{{2,8}}))")
_POSTS = re.compile(
    "(?:分管|主管|常务)?(?P<post>(?:[局镇乡县区市处院校队所])?(?:党组|党委|党工委)?副?[\u4e00-\u9fff]?(?:长|书记|主任))"
)
#: Who is said to do what: 由办公室牵头.
_DEEDS = "牵头|审核|签发|初审|复审|终审|把关|负责|审定|配合"
_DOES = Sought(rf"(?:由|经|,|、)(?P<who>{_HAN}{{2,10}}?)(?P<deed>{_DEEDS})(?=[、,;。]|政务|信息|工作)")
_DOES_TOO = Sought(
    rf"""(?x)
    (?P<told> 作为(?P<deed> {_DEEDS})(?: 科室 | 单位 | 部门 | 股室 | 处室),(?P<who> {_HAN}{{2,5}}?
    [科股室处办局部]) | 经(?P<who_else> {_HAN}{{3,8}})(?P<deed_else> {_DEEDS})后)"""
)
#: 政务公开工作由综合科负责。由法规科负责的政务公开工作…; 作为依申请公开牵头部门，司法所….
_IN_CHARGE = Sought(rf"""(?x)
    (?: ^ | (?<=[,;。]))(?P<what> {_HAN}{{4,14}}?)由(?P<who> {_HAN}{{2,8}}?)(?: 牵头)?(?P<deed> 负责 | 承担 |
    牵头 | 承办 | 主管)""")
_IN_CHARGE_TOO = Sought(
    rf"""(?x)
    (?P<told> 由(?P<who> {_HAN}{{2,8}}?)(?: 牵头)?(?: 负责 | 承担 | 牵头 | 承办 | 主管)的(?P<what>
    {_HAN}{{4,14}}) | 作为(?P<what_of> {_HAN}{{4,12}}?)(?: 工作)?的?(?: 牵头 | 承办 | 主管 | 责任)(?: 部门 |
    科室 | 单位 | 股室 | 处室),(?P<who_of> {_HAN}{{2,4}}?[科股室处办局部所站] | {_HAN}{{2,8}}?办公室))"""
)
_CHANGED = re.compile("调整为|改[为由]|变更|原任|上年|去年|另|下设|其他|分别|联合|共同|各[^项类]|轮流|接任|新任")


def who_did(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The later tellings of a folded paragraph that give a role or a deed to another than the earlier ones."""
    yield from _roles(text)
    yield from _doers(text)
    yield from _in_charge(text)


def _roles(text: str) -> Iterator[tuple[_Place, _Place]]:
    if "组长" not in text and "召集人" not in text and "总指挥" not in text and "主任委员" not in text:
        return
    roles: dict[str, re.Match[str]] = {}
    for match in _HAS.finditer(text):
        post = _POSTS.fullmatch(match["post"].removeprefix("由"))
        if not post or post["post"] in roles:
            continue
        roles[post["post"]] = match
    if len({match["role"] for match in roles.values()}) < len(roles) or not roles:
        return  # several of one role
    last = max(match.end() for match in roles.values())
    for again in _IS.regex.finditer(text, last):
        post = _POSTS.match(again["post"])
        known = roles.get(post["post"]) if post else None
        if not post or known is None or known["role"] == again["role"] or _CHANGED.search(text[: again.start()]):
            continue
        yield (again.start(), again.start("post") + post.end()), known.span()


def _in_charge(text: str) -> Iterator[tuple[_Place, _Place]]:
    for again in _IN_CHARGE_TOO.finditer(text):
        what, who = again["what"] or again["what_of"], again["who"] or again["who_of"]
        earlier = [m for m in _IN_CHARGE.finditer(text) if m.end() <= again.start()]
        told = [m for m in earlier if _one_task(what, m["what"].removesuffix("工作"))]
        other = len(told) == 1 and who not in told[0]["who"] and told[0]["who"] not in who
        if other and not _CHANGED.search(text[told[0].start() : again.end()]):
            yield again.span("told"), told[0].span()


def _one_task(what: str, told: str) -> bool:
    return any(what.startswith(told[at:]) for at in range(len(told) - 3))


def _doers(text: str) -> Iterator[tuple[_Place, _Place]]:
    for again in _DOES_TOO.finditer(text):
        who, deed = again["who"] or again["who_else"], again["deed"] or again["deed_else"]
        told = [m for m in _DOES.finditer(text) if m.end() <= again.start()]
        own = [m for m in told if m["who"].endswith(who) or who.endswith(m["who"])]
        others = [m for m in told if m["deed"] == deed]
        if len(own) != 1 or len(others) != 1 or own[0] is others[0] or own[0]["deed"] == deed:
            continue
        if not _CHANGED.search(text[own[0].start() : again.end()]):
            yield again.span("told"), others[0].span()
