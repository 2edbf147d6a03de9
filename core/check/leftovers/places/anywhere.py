"""Another place anywhere in the report as the one that the sentence is about: 柏川县216株古树逐株挂牌.

A county is neither above nor below another, nor is a town, and a city lies in no other city. So what an organ publishes
of such a place is left over from that place's text, unless the sentence speaks of others: of visits and help, of
neighbours, cases, firms and people from there, of several places. What makes it so is listed
(``stranger_words``), and not what the organ does.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from core.check.leftovers.places.names import goes_on, names
from core.check.leftovers.places.rivals import own_place
from core.check.leftovers.places.roles import COUNTY_OF_TOWN
from core.check.leftovers.places.stranger_words import stranger_words
from core.check.wording.grammar.governing import VERB, verbs
from core.check.wording.near_misses import near_misses
from core.check.wording.passages import Passage
from core.check.wording.places import common_names
from core.language import organs
from core.language.divisions import gazetteer
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOWN_LEVELS, _COUNTY_LEVELS, _CITY = ("镇", "乡", "街道"), ("县", "区", "旗"), ("市",)
#: More strangers than this are places of which the draft has to do, whatever their sentences say.
_MOST = 2
#: So many characters before a name are looked at for what is made.
_FAR = 6
#: An organ's name behind that of a place.
_ORGAN = re.compile(
    "[\u4e00-\u9fff]{0,10}?(?:局|委员会|委(?![托员派培])|法院|检察院|政府|中心(?!城)|[支大]队|办公室|海关|党[委校])"
)
#: The province and the city that a county is named behind: 与贵州省天柱县.
_ABOVE = re.compile(
    "(?:(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2}(?:[市州]|自治区))(?:[\u4e00-\u9fff]{2,3}[市州])?)$"
)
#: What a city has that governs counties.
_HAS_PARTS = re.compile(r"(?:\d+个|各)(?:市直|县|区县)")
#: What may stand before a place in a title; what it is divided into.
_OPENS_TITLE = re.compile(r"《(?:关于[^《》]{0,12}|20\d\d年度?|致)?$")
_ALL_PARTS = re.compile(r"(?:各|全部|所有|\d{1,3}个)(?:(?:行政|自然)?村|社区|乡镇|镇|街道|部门|单位)")
#: Our place stands beside it.
_OURS = Sought("[我本全](?:[县区旗镇乡市]|街道)(?!场)")
_LISTED = frozenset("、和与及至等—-~")
_ENDS = frozenset(",。;:)”》!?")


class _Mention(NamedTuple):
    passage: Passage
    start: int
    end: int
    name: str


class _Scope(NamedTuple):
    """An own place and the levels of others beside it; without levels those of the gazetteer.

    ``within`` where others of these levels may lie in the own place.
    """

    home: str
    levels: tuple[str, ...]
    within: bool = False


def named_anywhere(prose: Sequence[Passage], organ: str, family: frozenset[str]) -> list[tuple[Passage, int, int]]:
    """Places that the organ can mean itself by, and are none of ``family``: the own place, all above and all below it.

    Where the gazetteer has the own place it must have other counties and cities too. A place that is anywhere spoken of
    as another's is known to the writer.
    """
    if organs.is_regional(organ) or organs.is_zone(organ):
        return []
    told: list[tuple[Passage, int, int]] = []
    for scope in _scopes(organ):
        told += _told(prose, organ, scope, family)
    return told


def _told(
    prose: Sequence[Passage], organ: str, scope: _Scope, family: frozenset[str]
) -> list[tuple[Passage, int, int]]:
    """What is told of the strangers of one scope."""
    home = scope.home
    found = [
        m for p in prose for m in _mentions(p, scope.levels, home.endswith("市")) if _is_strange(m, organ, home, family)
    ]
    if not found:
        return []
    partners = {m.name for m in found if _is_partner(m)}
    counts = Counter(m.name for m in found if m.name not in partners)
    if len(counts) > _MOST:
        return []
    told = [m for m in found if m.name not in partners and _tells(m, organ, home)]
    if scope.within:
        told = [m for m in told if counts[m.name] == 1 and _is_of_own_rank(m)]
    return [(m.passage, m.start, m.end) for m in told]


def _scopes(organ: str) -> Iterator[_Scope]:
    kind, home = own_place(organ)
    if home.endswith(_TOWN_LEVELS):
        yield _Scope(home, _TOWN_LEVELS if home.endswith("街道") else _TOWN_LEVELS[:2])
        county = COUNTY_OF_TOWN.match(organ)
        home = county["county"] if county else ""
    if not kind:
        home = re.split("(?<=[省州区])(?=.{3})", organs.place_part(organ))[-1]
    if gazetteer().named(home):
        yield _Scope(home, ())
    elif home.endswith(_COUNTY_LEVELS):
        of_city = re.search(f"(?P<city>[\u4e00-\u9fff]{{2}}市){re.escape(home)}", organ)
        yield _Scope(home, (*_COUNTY_LEVELS, *_CITY) if of_city else _COUNTY_LEVELS)
    elif home.endswith(_CITY):
        yield _Scope(home, _CITY, within=True)


def _mentions(passage: Passage, levels: tuple[str, ...], of_city: bool) -> Iterator[_Mention]:
    """Names of those levels by their form; counties and cities of the gazetteer where none is given."""
    text = passage.text
    if levels:
        for named in names(text) if any(level in text for level in levels) else ():
            if named.level in levels:
                yield _Mention(passage, named.start, named.end, named.name)
        return
    for place in gazetteer().find(text):
        ranks = {division.level for division in place.divisions}
        # of cities, where no rule of theirs is named, a county's organ may speak as of any city
        beside = ranks == {"county"} or ("province" not in ranks and (of_city or passage.in_title(place.start)))
        if place.full and beside and len(place.name) > VERB and place.name not in common_names.official_names():
            joined = place.start > 0 and near_misses().is_word(text[place.start - 1 : place.start + 1])
            if not joined and not goes_on(text, place.end):
                yield _Mention(passage, place.start, place.end, place.name)


def _is_strange(mention: _Mention, organ: str, home: str, family: frozenset[str]) -> bool:
    """Whether a name is none of the own place, nor the end of a longer one: 浩特市."""
    name, passage = mention.name, mention.passage
    stem = gazetteer().short_name(name)
    if name in organ or home in name or stem in home or passage.in_address(mention.start):
        return False
    if any(one.startswith(stem) or one.endswith(name) for one in family):
        return False
    return not any(place.start < mention.start < place.end for place in gazetteer().find(passage.text))


def _is_partner(mention: _Mention) -> bool:
    """Whether its paragraph speaks of the place as another one."""
    passage = mention.passage
    text = passage.text
    start, end = passage.sentence(mention.start)
    words = stranger_words()
    rest = text[start : mention.start] + "," + text[mention.end : end]
    return words.speak_in(rest) or words.of_partners.search(text) is not None


def _tells(mention: _Mention, organ: str, home: str) -> bool:
    """Whether a sentence without such words tells of the place what one publishes of one's own."""
    passage = mention.passage
    text = passage.text
    start, end = passage.sentence(mention.start)
    before, behind = _ABOVE.sub("", text[start : mention.start]), text[mention.end : end]
    words = stranger_words()
    title = passage.in_title(mention.start)
    if not title and not words.published.search(text[start:end]):
        return False
    if title and not _OPENS_TITLE.search(before):
        return False
    quoted = before.count("“") > before.count("”")
    if quoted and not (before.endswith("“") and words.names_medium.match(behind)):
        return False
    if not title and words.leads.search(before.removesuffix("“")) and not _ALL_PARTS.match(behind):
        return False
    following = behind[:1]
    if not following or following in _LISTED or following in _ENDS or before.endswith(("、", "和", "与", "及")):
        return False
    if words.of_theirs.match(behind) or (not title and verbs().govern_in(behind[:VERB])):
        return False
    rest = before + "," + behind
    if _OURS.search(behind) or (not title and _OURS.search(text[passage.clause(mention.start)[0] : mention.start])):
        return False
    if home[-3:-1] in rest and not title:
        return False
    return _is_own_department(behind, organ)


def _is_own_department(behind: str, organ: str) -> bool:
    """Whether what stands behind the name is no organ, or the own one: 柏川县农业农村局 is another's elsewhere."""
    named = _ORGAN.match(behind)
    return named is None or named.group() == organs.department(organ) or named.group() in ("人民政府", "政府")


def _is_of_own_rank(mention: _Mention) -> bool:
    """Whether a city cannot lie in the own one: it has counties, makes local regulations, or its papers are made."""
    passage = mention.passage
    text = passage.text
    if not passage.in_title(mention.start):
        return _HAS_PARTS.match(text, mention.end) is not None
    made = stranger_words().makes_own.search(text[max(0, mention.start - _FAR) : mention.start]) is not None
    return made or stranger_words().made_by_cities.match(text, mention.end) is not None
