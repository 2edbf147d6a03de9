"""Another county or town in a role that only the own one has: 向馆陶县政府办报送信息 in the report of 曲周县审计局.

Whom an organ reports to, whose training it attends, whose web site it publishes on, whose people it serves: of all
these a county's organ has those of its own county, and a town those of its own town. The frames are data
(``roles`` in ``resources/lexicon/places.toml``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from core.base.resources import read_toml
from core.check.leftovers.places.by_form import is_worded, no_name_before
from core.check.leftovers.places.rivals import OURS, is_no_name, is_short_for, own_place
from core.check.wording.grammar.governing import verbs
from core.check.wording.places import common_names
from core.language import organs
from core.language.characters import CHARACTER
from core.language.divisions import gazetteer
from core.language.sought import Sought, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_ORGANS = 16  # one is asked for with each passage of its report
#: A county or a city, for a pattern of the program and for one that is made for one draft (see ``CHARACTER``).
_COUNTY, _COUNTY_ONCE = (
    f"{char}{{2,14}}?自治[县旗]|{char}{{2,3}}[县区旗市]" for char in ("[\u4e00-\u9fff]", CHARACTER)
)
_TOWN = "(?![由报经向在从按与及将对为是到把被以])[\u4e00-\u9fff]{2,3}(?:镇|乡|街道)"
#: Its last letter belongs to another word: 县级, 市场, 区域.
_GOES_ON = re.compile("(?<=县)[级城域志]|(?<=市)[场民容域区县]|(?<=区)[域间块位]|(?<=乡)[村镇土]|(?<=街道)[路两]")


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Patterns of what stands before the name (where a clause begins if nothing) and behind it.

    ``alone`` where the own organ may not be named in the same sentence.
    """

    behind: str
    before: str = "(?:^|[。;,:])"
    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class Roles:
    """The frames for the two kinds of place, and what makes a sentence speak of others."""

    counties: tuple[Frame, ...]
    towns: tuple[Frame, ...]
    others: tuple[str, ...]


def _joined(frame: dict[str, Any]) -> dict[str, Any]:
    return {key: "".join(value.split()) if isinstance(value, str) else value for key, value in frame.items()}


@cache
def _roles() -> Roles:
    data = read_toml("lexicon", "places.toml")["roles"]
    counties, towns = (tuple(Frame(**_joined(frame)) for frame in data[kind]) for kind in ("counties", "towns"))
    return Roles(counties=counties, towns=towns, others=tuple(data["others"]))


@cache
def _others() -> Sought:
    return Sought("|".join(map(re.escape, sorted(_roles().others, key=longest_first))))


@cache
def _frames(town: bool) -> Sought:
    """All frames of a kind of place in one pattern, the name in ``place`` or ``alone`` and the frame's number."""
    name, frames = (_TOWN, _roles().towns) if town else (_COUNTY, _roles().counties)
    found = (
        f"{frame.before}(?P<{'alone' if frame.alone else 'place'}{number}>{name})(?={frame.behind})"
        for number, frame in enumerate(frames)
    )
    return Sought("|".join(found))


@lru_cache(_ORGANS)
def _same_department(department: str) -> Sought:
    """The own department of a place, as what does or publishes something, or as whom one may ask."""
    own = re.escape(department)
    return Sought(
        rf"(?:^|[。;:,]|其中)(?P<alone>{_COUNTY_ONCE})(?={own}(?:[^,。;]{{0,8}}(?:公开|公布|公示|发布|更新|印发|网站|门户|公众号|未收|未发生|共|累计)))"
        rf"|(?:联系|咨询|拨打|致电|请与|请向|请到)(?P<asked>{_COUNTY_ONCE})(?={own})"
    )


#: Letters with which no name ends: 年初由|镇政府.
_NO_END = re.compile("[由从按经与及将向在对为是到把被以后前内时均已于][镇乡街]")
_WITH_US = Sought("[与和同向][我本]")
#: The county that a town's name begins with.
COUNTY_OF_TOWN = re.compile("(?:[^省市州]{2,3}[省市州])*(?P<county>[^省市州县区旗]{2,3}[县区旗])(?=.{2,})")


def in_own_role(passage: Passage, organ: str, family: frozenset[str], known: bool) -> Iterator[tuple[int, int]]:
    """Names of other counties or towns in such a role; ``family`` are those of the own place, above and below it.

    Where the gazetteer has the own place (``known``) it must have the other one.
    """
    kind, own = own_place(organ)
    if not kind:
        return
    town = organs.is_town(organ) or own.endswith(("镇", "乡", "街道"))
    department = organs.department(organ)
    county = COUNTY_OF_TOWN.match(organ) if town else None
    if county:
        yield from _in_role(passage, _frames(False), county.group("county"), organ, family, known)
    patterns = [_frames(town)]
    if not town and len(department) > 2 and not organs.is_government(organ):
        patterns.append(_same_department(department))
    for pattern in patterns:
        yield from _in_role(passage, pattern, own, organ, family, known)


def _in_role(
    passage: Passage, pattern: Sought, own: str, organ: str, family: frozenset[str], known: bool
) -> Iterator[tuple[int, int]]:
    """Names that a pattern finds in a role of ``own``, the organ's county or town."""
    town = own.endswith(("镇", "乡", "街道"))
    for match in pattern.finditer(passage.text):
        group = match.lastgroup or "place"
        named, start, end = match[group], match.start(group), match.end(group)
        short = is_short_for(named, own) or own.startswith(named[:-1])
        if short or named in organ or own in named or _GOES_ON.match(passage.text, end):
            continue
        if any(name.startswith(named[:-1]) for name in family) or is_no_name(named, town):
            continue
        if _is_place(named, town, known) and not _speaks_of_others(passage, start, named, own, "alone" in group):
            yield start, end


def _is_place(named: str, town: bool, known: bool) -> bool:
    """Whether it is, or may be, the name of a place that does not lie above the own one."""
    if town:
        return not (is_worded(named) or _NO_END.search(named) or verbs().stand_in(named))
    if named[:-1] in common_names.county_words():
        return False  # 会同|县水务局
    found = gazetteer().named(named)
    if found or known or named.endswith("市"):
        return bool(found) and all(division.level == "county" for division in found)
    return not is_worded(named) and re.search(no_name_before(), named) is None


def _speaks_of_others(passage: Passage, start: int, named: str, own: str, alone: bool) -> bool:
    """Whether the sentence speaks of partners, of the own place too, or cites another's paper."""
    sentence = passage.text[slice(*passage.sentence(start))].replace(named, "", 1)
    if _others().search(sentence) or own[:2] in sentence or _WITH_US.search(sentence):
        return True
    if alone and OURS.search(sentence):
        return True
    return passage.in_title(start) and passage.text[start - 1] != "《"
