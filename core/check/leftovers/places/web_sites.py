"""Web sites of governments by the place in their names: zhengzhou.gov.cn in the report of an organ elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from core.check.leftovers.places.province_marks import speaks_of_others
from core.check.wording.places import common_names
from core.check.wording.slips.detector import detector
from core.language.divisions import Division, gazetteer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from core.check.wording.passages import Passage

_KNOWN = 64  # names that a batch of reports has
#: The name directly before what all governments' sites end with.
_HOST = re.compile(r"(?<![A-Za-z0-9-])(?P<name>[a-z]{5,24})\.gov\.cn", re.IGNORECASE)
#: What stands between a site's name and its address: 人民政府网政府信息公开专栏下载(http://www.
_BETWEEN = re.compile(
    r"(?P<site>(?:人民)?政府(?:门户|官方)?网站?)[^,。;:、()]{0,24}[(:](?:网址)?:?(?:https?://)?(?:www\.)?$"
)
_REACH = 60


@lru_cache(_KNOWN)
def places_spelled(letters: str) -> tuple[Division, ...]:
    """The divisions whose short names are written so, without tones; none of those that are words (公安, 滨海新区)."""
    places, sounds = gazetteer(), detector().confusions
    words = common_names.county_words()
    found: list[Division] = []
    for division in places.all():
        short = places.short_name(division.name)
        if letters[0] in sounds.initials(short[0]) and sounds.is_spelled(short, letters):
            found.append(division)
    zones = any(division.name.endswith("新区") for division in found)
    return () if zones or any(places.short_name(d.name) in words for d in found) else tuple(found)


def sites_of_others(passage: Passage, names: Collection[str], homes: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Sites named for places that are none of ``names`` (own, above and below) nor ``homes``, each with the place."""
    for match in _HOST.finditer(passage.text):
        letters = match["name"].lower()
        if _are_spelled(homes, letters):
            continue
        found = places_spelled(letters)
        if not found or any(division.name in names for division in found):
            continue
        if not speaks_of_others(passage, match.start()):
            yield *match.span("name"), "、".join(dict.fromkeys(division.name for division in found))


def sites_misnamed(passage: Passage, organ: str, homes: Collection[str]) -> Iterator[tuple[int, int]]:
    """A site by the name of another place than its address, which is the own one's: 贵州省人民政府网(xixiu…).

    A district's own site may lie under the address of its city.
    """
    for match in _HOST.finditer(passage.text):
        letters = match["name"].lower()
        if not _are_spelled(homes, letters):
            continue
        before = passage.text[max(0, match.start() - _REACH) : match.start()]
        named = list(gazetteer().find(before))
        if not named or not named[-1].full:
            continue
        last = named[-1]
        if last.name in organ:
            continue
        site = _BETWEEN.match(before, last.end)
        if site and not _are_spelled((gazetteer().short_name(last.name),), letters):
            start = match.start() - len(before)
            yield start + last.start, start + site.end("site")


def _are_spelled(names: Collection[str], letters: str) -> bool:
    """Whether any of some short names is written so."""
    return any(len(name) > 1 and detector().confusions.is_spelled(name, letters) for name in names)
