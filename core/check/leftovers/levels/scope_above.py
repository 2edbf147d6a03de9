"""What is a higher place's, told as the own: 紧紧围绕市委、市政府中心工作 in a county's report, 全市各部门 in a town's.

A county's organ has its county's goals, and directs what is in its county; the city above is spoken of otherwise.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from core.check.leftovers.levels.own_level import BY_OTHERS, Told, is_branch, level_words
from core.check.leftovers.organs.governments import governments_told
from core.check.leftovers.places.rivals import OURS
from core.check.wording.entries import any_of
from core.check.wording.passages import places
from core.language.numerals import ORDINALS
from core.language.organs import is_division, is_regional, is_town, is_zone, place_part
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage
    from core.model.report import Report

_ORGANS = 16
_COUNTIES = ("县", "区", "旗")
#: Of several places one after another the last.
_LAST_PLACE = re.compile("(?<=.[省市州])(?=.{2})")
#: Organs that are not the county's though they are named for it.
_OF_OTHERS = ("税务", "气象", "消防", "调查队", "邮政", "烟草", "供电", "国家")
_BRANCHES = ("分局", "支队", "大队")
#: Whose goals the work serves.
_GOALS = Sought(
    r"""(?x) (?: 围绕 | 紧扣 | 聚焦 | 服务 | 服从 | 立足 )
    (?P<said> (?P<level> 省|市|州|盟 ) 委、? (?P=level) (?: 人民 )? 政府 )
    的? (?: 中心工作 | 工作大局 | 中心任务 | 工作中心 | 中心大局 )"""
)
#: The own goals beside them.
_OWN_GOALS = Sought("[县区旗镇乡](?:党?委|人民政府|政府)|党工委|[我本全](?:[县区旗镇乡]|街道)")
#: Whom the work reaches.
_REACHES = Sought(
    r"""(?x) (?: 反映 | 汇总 | 梳理 | 组织 | 指导 | 督促 | 要求 | 推动 | 涵盖 | 覆盖 | 统计 | 收集 | 面向 | [对向] ) 了?
    (?P<said> 全 (?P<level> [市州盟县区旗] ) )
    (?= 各 (?: 行政机关 | 级? 部门 | 单位 | 乡镇 | 镇街 | 镇 | 级 | 企业 | 村 | 学校 )
      | (?: 所有 )? (?: 行政机关 | 政府部门 | 职能部门 | 预算单位 ) )"""
)
#: What the work brings forward: 推动全市水务事业发展.
_FORWARD = Sought(
    r"(?:推动|促进|推进)了?(?P<said>全(?P<level>[市州盟]))(?=[\u4e00-\u9fff]{2,8}?(?:事业|工作)[^,。;]{0,6}(?:发展|进步))"
)
#: What one does oneself where a clause begins, and of how large a place: 推动全省政府信息公开工作 in a town's report.
_OWN_DEED = Sought(
    rf"""(?x) (?: ^ | [。;,:)] | [{ORDINALS}] [、是] )
    (?: 持续|深入|扎实|全力|有效|有力|大力|进一步|不断|切实|积极|稳步|认真|着力|全面|组织|统筹|协调 )?
    (?: 推动 | 推进 | 促进 | 做好 | 抓好 | 加强 | 规范 | 提升 | 提高 | 深化 | 强化 | 优化 | 完善 | 健全 ) 了?
    (?P<said> 全 (?P<level> [省市州盟县区旗] ) ) (?! [场民域容] )
    (?= [\u4e00-\u9fff]{{2,12}}? (?: 工作 | 水平 | 能力 | 事业 | 质量 | 机制 | 制度 ) )"""
)
#: The levels above those of each rank.
_ABOVE = {"town": frozenset("省市州盟县区旗"), "county": frozenset("省市州盟"), "city": frozenset("省")}
#: Another scope beside it, or a row of places.
_BESIDE = re.compile("[、和及与][我本全]?[省市州县区旗]")


@cache
def _for_the_whole() -> Sought:
    """Finds what a place does for the whole that it is a part of, or what the whole asks of it."""
    return Sought(any_of(level_words().for_the_whole))


@cache
def _own_account() -> Sought:
    """The place as the subject of the year's openness, its count or its plans: 2024年,我市主动公开政府信息126条."""
    lists = governments_told()
    return Sought(rf"{lists.begins}(?P<said>[我全](?P<level>[省市州盟县区旗]))(?![场民域容])(?={lists.tells})")


@lru_cache(_ORGANS)
def _rank(organ: str) -> str:
    """Town, county or city, or an empty text where what is above the organ's place cannot be told."""
    of_others = organ.endswith(_BRANCHES) or any(word in organ for word in _OF_OTHERS)
    if is_zone(organ) or is_regional(organ) or is_branch(organ) or of_others:
        return ""
    home = _LAST_PLACE.split(place_part(organ) or organ)[-1]
    if is_town(organ) or home.endswith(("镇", "乡", "街道")):
        return "town"
    if home.endswith(_COUNTIES) and is_division(home) and len(home) > 2:
        return "county"
    if len(home) > 2 and home.endswith(("市", "州", "盟")):
        return "city"
    return ""


def of_places_above(report: Report) -> Iterator[Told]:
    """The goals and the scope of a place above the own one, where nobody of that place is spoken of."""
    rank = _rank(report.organ or "")
    if not rank:
        return
    for passage, match in places(report, _OWN_DEED):
        start, end = passage.sentence(match.start("said"))
        for_it = match["level"] not in _ABOVE[rank] or _for_the_whole().search(passage.text[start:end])
        if not for_it and not _of_others(passage, match):
            yield Told(passage, *match.span("said"))
    for passage, match in places(report, _own_account()):
        rest = passage.text[slice(*passage.sentence(match.start("said")))].replace(match["said"], "", 1)
        own = OURS.search(rest) or governments_told().of_others.search(rest)
        if match["level"] in _ABOVE[rank] and not own and not _of_others(passage, match):
            yield Told(passage, *match.span("said"))
    if rank == "city":
        return
    for passage, match in places(report, _GOALS):
        of_county = rank == "county" or any(level in (report.organ or "") for level in ("县", "旗"))
        if of_county and not _OWN_GOALS.search(passage.text) and not passage.in_title(match.start()):
            yield Told(passage, *match.span("said"))
    for passage, match in places(report, _REACHES):
        if rank == "county" and match["level"] in _COUNTIES:
            continue
        if not _of_others(passage, match):
            yield Told(passage, *match.span("said"))
    if rank == "county":
        for passage, match in places(report, _FORWARD):
            if not _of_others(passage, match):
                yield Told(passage, *match.span("said"))


def _of_others(passage: Passage, match: re.Match[str]) -> bool:
    start, end = passage.sentence(match.start())
    sentence = passage.text[start : match.start("said")] + passage.text[match.end("said") : end]
    beside = _BESIDE.match(passage.text, match.end("said")) or passage.text[match.start("said") - 1] in "、和及与"
    return bool(beside) or BY_OTHERS.search(sentence) is not None or passage.in_title(match.start())
