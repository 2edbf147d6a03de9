"""A part that one has, given to another by the sentence behind, in whatever order the words stand.

公开工作由党政办公室牵头。作为牵头部门的社会事务办公室…; 区长亲自分管政务公开。分管政务公开的常务副区长…;
局长每月主持公开例会。公开例会由分管副局长主持.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.facts.told_otherwise import one_doer

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff]"
_POST = (
    "(?:分管|常务|主要)?(?:副?(?:局|县|区|市|镇|乡|处|院|校|主任|秘书|科|股|站|所)长"
    "|(?:党组|党委)?副?书记|(?:办公室)?副?主任)"
)
_OFFICE = f"(?:(?!分管|负责|作为){_HAN}){{1,8}}?(?:科|股|处|室|中心|公司|局|所|站)"
_WHO = f"(?P<who>{_POST}|{_OFFICE})"
_ROLE = "(?P<role>分管|主管|主抓|主持|牵头|签发|主讲|授课|兼任|担任|受理|运维|保管)"
_HOW = "(?:亲自|直接|每[月季周年][^,;。]{0,2}|具体|一直|全年|统一|均|都){0,2}"
_FORMS = tuple(
    Sought(f"(?:^|(?<=[,;。]))(?:其中|我局|我镇|我县|街道|局里|县里)?(?P<told>{form})")
    for form in (
        f"(?:由)?{_WHO}(?:[\u4e00-\u9fff]{{2,3}})?{_HOW}{_ROLE}(?P<what>{_HAN}{{2,16}})(?=[,;。])",
        f"(?P<what>{_HAN}{{2,16}}?){_HOW}由{_WHO}{_HOW}{_ROLE}(?=[,;。])",
        f"{_ROLE}(?P<what>{_HAN}{{2,14}}?)的{_WHO}",
        f"作为(?P<what>{_HAN}{{0,12}}?){_ROLE}(?:部门|单位|科室|机构|处室|股室|领导)的?,?{_WHO}",
    )
)
_OTHERWISE = re.compile("分别|其余|其他|如|因故|委托|缺席|时,|协助|配合|第[一二]|[、和与及]")
#: Roles that are one under two names.
_ROLES = {"兼任": "担任", "主抓": "分管", "主管": "分管"}
_LEAST, _SENTENCES = 3, 2


def given_to_another(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The later of two who are said to have the same part, with the earlier one."""
    told = sorted((m for form in _FORMS for m in form.finditer(text)), key=lambda m: m.start())
    for at, again in enumerate(told):
        for before in told[:at]:
            if before.end() > again.start() or _ROLES.get(before["role"], before["role"]) != _ROLES.get(
                again["role"], again["role"]
            ):
                continue
            said = text[start_of(text, before.start(), FULL_STOPS) : end_of(text, again.end(), FULL_STOPS)]
            if text.count("。", before.end(), again.start()) not in range(1, _SENTENCES + 1) or _changed(said):
                continue
            if _OTHERWISE.search(before["told"] + again["told"]):
                continue
            if _differ(before["who"], again["who"]) and _one_thing(before["what"], again["what"]):
                yield again.span("told"), before.span("told")
                break


def _changed(said: str) -> bool:
    return one_doer().apart["role_changed"].search(said) is not None


def _differ(one: str, other: str) -> bool:
    """Whether both are posts, or both are offices, and not the same one."""
    posts = [re.fullmatch(_POST, who) for who in (one, other)]
    if bool(posts[0]) != bool(posts[1]):
        return False
    if posts[0]:
        bare = [re.sub("分管|常务|主要|党组|党委|办公室", "", who) for who in (one, other)]
        return bare[0] != bare[1]
    return not one.endswith(other) and not other.endswith(one) and one[-3:] not in other and other[-3:] not in one


def _one_thing(one: str, other: str) -> bool:
    """Whether the part is of one thing: three characters in a row are common, or one telling names none."""
    if len(other) < _LEAST:
        return True
    return any(other[i : i + _LEAST] in one for i in range(len(other) - _LEAST + 1))
