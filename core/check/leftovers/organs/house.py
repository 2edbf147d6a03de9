"""Another organ's house as the own one: 车管所等局属单位 in the report of 气象局, 县住建局办公室通报各股室."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.leftovers.organs.doers import may_bear_both
from core.check.leftovers.organs.field import are_kin
from core.check.wording.entries import Examples, any_of
from core.language import organs
from core.language.abbreviations import is_declared
from core.language.organ_register import are_different, is_standard, standard_names
from core.language.sought import Sought

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

#: Ends of what are departments; governments and towns have everybody's units below them.
_DEPARTMENTS = ("局", "委", "厅", "委员会", "办公室", "联合会", "院", "会", "社")
_LEVELS = "省市县区旗州"
#: A name shares so many letters with the own one only where both may be one organ.
_SHARED = 2


@dataclass(frozen=True, kw_only=True)
class OtherHouse(Examples):
    """The file ``other_house.toml``, where each list is explained."""

    shorts: tuple[str, ...]
    own_units: tuple[str, ...]
    exempt: tuple[str, ...]
    tell_of_heads: tuple[str, ...]
    heads: tuple[str, ...]
    does: tuple[str, ...]
    adverbs: tuple[str, ...]
    staff_does: tuple[str, ...]
    staff_about: tuple[str, ...]
    joint: tuple[str, ...]
    others: tuple[str, ...]
    units: dict[str, tuple[str, ...]]

    @cached_property
    def owners(self) -> dict[str, str]:
        """Each unit with its department."""
        return {unit: department for department, units in self.units.items() for unit in units}

    @cached_property
    def of_others(self) -> Sought:
        """Finds what makes a sentence speak of others as others."""
        return Sought(any_of(self.others))

    @cached_property
    def of_openness(self) -> Sought:
        """Finds what the own staff alone are told to have learnt and signed."""
        return Sought(any_of(self.staff_about))

    @cached_property
    def of_several(self) -> Sought:
        """Finds a group of several organs, which another's head may lead."""
        return Sought(any_of(self.joint))


@cache
def other_house() -> OtherHouse:
    """The lists, read once."""
    return read_record(OtherHouse, "lexicon", "other_house.toml")


@cache
def _units() -> Sought:
    data = other_house()
    return Sought(
        rf"(?<![\u4e00-\u9fff]局)(?P<unit>{any_of(tuple(data.owners))})"
        rf"(?=(?:[、和及][\u4e00-\u9fff]{{2,12}}){{0,4}}(?P<below>{any_of(data.own_units)}))"
    )


@cache
def _staff() -> Sought:
    data = other_house()
    names = any_of((*standard_names(), *data.shorts))
    return Sought(
        rf"""(?x)
        (?: ^ | [。;,] ) (?P<organ> [{_LEVELS}] (?P<department> {names} ) ) (?:
        (?: 办公室 | 综合科 | 综合股 ) (?: 每月 | 每季度?? | 定期 | 按月 | 按季度?? | 及时 ){{0,2}}
        (?: 通报 | 汇总 | 收集 | 督促 | 提醒 ) (?: 全局 )? 各?(?: 股室 | 科室 | 处室 )
        | (?P<head> {any_of(data.heads)} ) (?: {any_of(data.does)} )
        | (?P<staff> (?: 机关 )? 全体 ) (?: 干部职工 | 干部 | 职工 | 工作人员 ) (?: {any_of(data.adverbs)} ){{0,2}}
        (?: {any_of(data.staff_does)} ) )"""
    )


def houses_of_others(passage: Passage, organ: str, text: str) -> Iterator[tuple[int, int]]:
    """Places of such units and organs in the report of a department; ``text`` is the whole draft."""
    own = organs.department(organ)
    if organs.is_government(organ) or organs.is_town(organ) or not own.endswith(_DEPARTMENTS):
        return
    if any(word in own for word in other_house().exempt):
        return
    for match in _units().finditer(passage.text):
        owner = other_house().owners[match["unit"]]
        if "文化" in match["below"] and "文" not in own:
            continue  # a library is one of the cultural bodies of a place, whoever tells of it
        may_be = not is_standard(own) or not are_different(own, owner) or are_kin(own, owner)
        if not may_be and not _of_others(passage, match, "unit"):
            yield match.span("unit")
    if any(word in own for word in other_house().tell_of_heads):
        return
    for match in _staff().finditer(passage.text):
        theirs = match["department"]
        if match["organ"] in organ or match["organ"][0] not in organs.place_part(organ)[-1:]:
            continue
        if is_declared(text, match["organ"]) or _may_be_one(own, theirs):
            continue
        start, end = passage.sentence(match.start("organ"))
        if own in passage.text[start : match.start("organ")] + passage.text[match.end() :]:
            continue
        around = passage.text[passage.sentence(max(start - 1, 0))[0] : end]
        if match["head"]:
            if other_house().of_several.search(around):
                continue
        elif match["staff"] and not other_house().of_openness.search(passage.text[start:end]):
            continue
        if match["organ"] in passage.text[start : match.start("organ")]:
            continue  # 赴县审计局指导,县审计局全体干部职工参加
        if not _of_others(passage, match, "organ"):
            yield match.span("organ")


def _may_be_one(own: str, theirs: str) -> bool:
    """Whether both may be one organ, by the register or by their letters: 药监局 and 药品监督管理局."""
    if may_bear_both(own, theirs):
        return True
    if is_standard(own) and is_standard(theirs):
        return not are_different(own, theirs) or are_kin(own, theirs)
    stem = theirs[:-1]
    return sum(letter in own for letter in stem) >= _SHARED or are_kin(own, theirs)


def _of_others(passage: Passage, match: re.Match[str], group: str) -> bool:
    """Whether the sentence before or behind speaks of others as others, or the words stand in a title."""
    start, end = passage.sentence(match.start(group))
    rest = passage.text[start : match.start(group)]
    if group == "unit":
        return other_house().of_others.search(rest.replace("会同", "", 1)) is not None or passage.in_title(
            match.start(group)
        )
    behind = passage.text[match.end() : end].replace("走进", "").replace("学习", "").replace("服务", "")
    rest = rest.replace("学习", "").replace("服务", "")
    return other_house().of_others.search(rest + behind) is not None or passage.in_title(match.start(group))
