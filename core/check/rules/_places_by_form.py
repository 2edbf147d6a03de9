"""Another place where only the own one can stand, by the form of its name: 结合东江区实际 in a report of 澄阳县.

The gazetteer is not asked whether there is such a place: who writes of 结合X县实际 means the own county, be X
misspelt or unknown. What may be superior to the own place is left alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.wording.sentence_words import sentence_words
from core.language.divisions import gazetteer
from core.language.organs import is_division, place_part
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_NAME = "(?P<place>[\u4e00-\u9fff]{2,3}[市县区旗])"
#: Whose web site is used as one's own.
_SITE = Sought(rf"(?:通过|[在于向]|依托|利用|登录){_NAME}(?=(?:人民)?政府(?:门户|官方)?网站?(?!站?群))")
#: Whose leaders' orders are carried out: 落实永安市委、市政府决策部署.
_LEADERS = Sought(rf"(?:落实|贯彻|执行|按照|根据|遵照|在){_NAME}(?=委[、和](?:[市县区旗]|人民)?政府)")
_NEAR_OWN = "结合|立足|紧扣|紧贴|围绕|聚焦|服务"
_AWAY = Sought("赴|借鉴|对口|协作|帮扶|考察|跨省|转载|转发|支援|结对|联合|学习")


@cache
def _no_place() -> re.Pattern[str]:
    """What is no place of its own, or is the own one: 开发区, 我县."""
    words = "|".join(map(re.escape, read_toml("lexicon", "places.toml")["no_places"]))
    return re.compile(f"[我全本各该所两某多每省这那等和与及、]|{words}")


@cache
def _circumstances() -> Sought:
    """Whose circumstances, whose goals: those of the own place."""
    return Sought(rf"(?:{_NEAR_OWN})好?{_NAME}(?=[\u4e00-\u9fff]{{0,4}}实际|{sentence_words().own_circumstances.any})")


def strangers(passage: Passage, organ: str, family: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Places named as the own one; ``family`` are the names of the own place and of those above and below it."""
    home = re.split("(?<=[省市州])(?=.{3})", place_part(organ))[-1]
    if len(home) < 3 or not is_division(home):
        return
    for pattern in (_circumstances(), _SITE, _LEADERS):
        for match in pattern.finditer(passage.text):
            named = match["place"]
            if named in organ or home in named or _no_place().search(named):
                continue
            if home.startswith(named[:-1]) or any(name.startswith(named[:-1]) for name in family):
                continue  # 瀍河区 for 瀍河回族区
            if named[-1] == "市" and _may_govern(named, home, by=pattern):
                continue
            sentence = passage.text[slice(*passage.sentence(match.start()))]
            if not passage.in_title(match.start()) and not _AWAY.search(sentence):
                yield match.span("place")


def _may_govern(city: str, home: str, by: Sought) -> bool:
    """Whether a city may be one above the own place: whose circumstances are the own ones tells even of a city."""
    if home[-1] != "市":
        return True
    if by is _circumstances() or _is_county(city):
        return False
    return by is not _SITE or bool(gazetteer().named(home))


def _is_county(place: str) -> bool:
    """Whether a city governs no county: 永安市."""
    found = gazetteer().named(place)
    return bool(found) and all(division.level == "county" for division in found)
