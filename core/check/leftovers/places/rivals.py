"""Another county or town in a place of the sentence where only the own one can stand: 及时公开柳溪县水质信息.

Counties are neither above nor below each other, nor are towns. So another one's name is right only where the sentence
speaks of others: whom one visits or helps, who wrote or asked. The gazetteer is not asked, for it knows no towns.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.leftovers.places.by_form import is_worded, no_name_before
from core.check.leftovers.places.stranger_words import stranger_words
from core.check.wording.places.mentions import speaks_of_others
from core.check.wording.sentence_words import sentence_words
from core.language import organs
from core.language.characters import CHARACTER
from core.language.sought import Sought, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_COUNTY, _TOWN = "[县区旗]", "(?:镇|乡|街道)"
_ORGANS = 16  # one is asked for with each passage of its report
#: The organ itself stands beside it: then another one is meant indeed.
OURS = Sought("[我本](?:[局委厅办县区旗镇乡]|街道|机关|单位)")
#: Firms and people of another place: 公示柳溪县某某公司中标结果.
_FIRMS = re.compile("[^,。;]{0,16}(?:公司|集团|厂|合作社|籍|某|有限|学校|医院)")


def rivals(passage: Passage, organ: str, family: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Names of other counties, or of other towns, in the own one's place; ``family`` as for ``strangers``."""
    kind, own = own_place(organ)
    if not kind:
        return
    department = organs.department(organ) if kind == _COUNTY else ""
    for pattern in (*_own_places(kind), *(_before_department(department) if department else ())):
        for match in pattern.finditer(passage.text):
            named = match["place"]
            if named in organ or own in named or own.startswith(named[:-1]) or _no_name(kind).search(named):
                continue
            if is_worded(named) or is_short_for(named, own):
                continue
            if any(name.startswith(named[:-1]) for name in family):
                continue
            sentence = passage.text[slice(*passage.sentence(match.start("place")))]
            if own[:2] in sentence or speaks_of_others(sentence) or _FIRMS.match(passage.text, match.end("place")):
                continue
            if stranger_words().of_theirs.match(passage.text, match.end("place")):
                continue
            published = match.groupdict().get("ours") is not None
            if published and (OURS.search(sentence) or stranger_words().speak_in(sentence)):
                continue
            if (
                passage.in_title(match.start("place"))
                and "《" not in passage.text[match.start() : match.start("place")]
            ):
                continue
            yield match.span("place")


def is_short_for(named: str, own: str) -> bool:
    """Whether a name begins as the own one, with all its letters there in their order: 文东街道 for 文化东路街道."""
    letters = iter(own)
    return own.startswith(named[:1]) and len(named) < len(own) and all(char in letters for char in named)


@lru_cache(_ORGANS)
def own_place(organ: str) -> tuple[str, str]:
    """Of which kind the organ's place is, and its name; both empty where it is neither a county nor a town.

    >>> own_place("澄阳县水务局"), own_place("河湾镇人民政府")[1], own_place("洛阳市水务局")
    (('[县区旗]', '澄阳县'), '河湾镇', ('', ''))
    """
    home = re.split("(?<=[省市州县区旗])(?=.{3})", organs.place_part(organ))[-1]
    if organs.is_town(organ) or re.search(f"{_TOWN}$", organ):
        return _TOWN, re.sub("(?:人民政府|政府|办事处)$", "", home or organ)
    if len(home) > 2 and home[-1] in "县区旗" and organs.is_division(home):
        return _COUNTY, home
    return "", ""


def is_no_name(named: str, town: bool) -> bool:
    """Whether what ends as a town's or a county's name is none: 我县, 各乡镇, 小镇."""
    return _no_name(_TOWN if town else _COUNTY).search(named) is not None


@cache
def _no_name(kind: str) -> Sought:
    """What is no name, or none of a place of that kind: 我县, 农业县, 小镇."""
    words = read_toml("lexicon", "places.toml")
    more = words["rivals"]["no_towns"] if kind == _TOWN else words["no_places"]
    no_names = "|".join((no_name_before(), *sorted(more, key=longest_first)))
    return Sought(f"[我全本各该所两某多每省市这那等和与及、的个县旗].|{no_names}")


@cache
def _own_places(kind: str) -> tuple[Sought, ...]:
    """What only the own place is said to be, with the name in ``place``; with ``ours`` no own organ beside it."""
    name = rf"(?P<place>[\u4e00-\u9fff]{{2,3}}{kind})"
    words = read_toml("lexicon", "places.toml")["rivals"]
    data = {key: "|".join(sorted(found, key=longest_first)) for key, found in words.items()}
    lists = sentence_words()
    works = rf"{lists.works_at.any}[^。;]{{0,24}}?{lists.openness.any}"
    body = "(?:人民政府|政府|办事处|党委|党工委)"
    plain = (
        rf"(?:^|[。;,])[^,。;]{{0,4}}?(?:{data['about']})好?{name}",
        rf"(?:^|[。;,])[^,。;]{{0,4}}?(?:{data['for']}){name}(?=[^,。;]{{0,10}}(?:{data['goals']}))",
        rf"(?:^|[。;,])(?:{data['manner']}){{0,3}}(?:公开|发布|公示|公布)了?{name}(?P<ours>)",
        rf"(?:^|[。;]){name}(?=各(?:乡镇|镇街|镇|乡|部门|单位|街道|村|社区|级)|政务公开(?:工作|水平)|政府信息公开工作)",
        rf"(?:^|[。;,])(?:按照|根据|对照|落实|依据|贯彻|执行)《{name}(?=[^《》]{{0,14}}公开[^《》]*》)",
        rf"(?:在|入驻|依托){name}(?P<ours>)(?=(?:{data['halls']}))",
    )
    if kind == _TOWN:
        more = (
            rf"(?:^|[。;]){name}(?P<ours>)(?:{body})?(?=(?:20\d\d年度?)?(?:{works}|{lists.told_of_oneself.any}|全年|共公开|专题研究))",
        )
    else:
        more = ()
    return tuple(Sought(pattern) for pattern in (*plain, *more))


@lru_cache(_ORGANS)
def _before_department(department: str) -> tuple[Sought, ...]:
    """The same of what stands before the own department."""
    name = rf"(?P<place>{CHARACTER}{{2,3}}{_COUNTY})"
    lists, own = sentence_words(), re.escape(department)
    works = rf"{lists.works_at.any}[^。;]{{0,24}}?{lists.openness.any}"
    frames = (
        rf"(?:^|[。;:,]){name}(?P<ours>)(?={own}(?:党[组委])?(?:{works}|{lists.told_of_oneself.any}))",
        rf"(?:报告由|现将){name}(?={own})",
        rf"(?:请|可|可以|应|须)(?:到|向|与|至|前往){name}(?={own})",
    )
    return tuple(Sought(pattern, needs=((own,),)) for pattern in frames)
