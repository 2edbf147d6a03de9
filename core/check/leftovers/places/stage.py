"""Another place as the stage of the own work: 涉及东莞市长安镇等地块的公告, 在青海湖沿岸各码头张贴通告.

Told by what the organ does there: whose land it takes, on whose plan it asks opinions, whose houses it visits.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.leftovers.places.by_form import is_worded
from core.check.wording.entries import any_of
from core.check.wording.places.mentions import speaks_of_others
from core.language import organs
from core.language.divisions import gazetteer
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage
    from core.language.divisions import Place

#: What stands before and behind the place.
_FRAMES = (
    (
        re.compile("(?:涉及|覆盖|涵盖|惠及)了?$"),
        re.compile("[^,。;]{0,14}?(?:地块|片区|图斑|安置区|标段|路段|各(?:小区|镇街|镇|乡镇|街道|村|社区))"),
    ),
    (
        re.compile("其中,?(?:对|就)?$"),
        re.compile("[^,。;]{2,20}(?:方案|规划|预案|办法|目录|草案)[^,。;]{0,4}(?:收到|征得|征集)"),
    ),
    (
        re.compile("(?:对|向|深入|走进|面向)$"),
        re.compile(r"的?\d{1,3}个[^,。;]{2,14}(?:逐[一个]|[回走]访|[检抽督]查|督促|培训)"),
    ),
)
_LEADS = Sought("涉及|覆盖|涵盖|惠及|其中|对|向|深入|走进|面向")


@cache
def _others() -> re.Pattern[str]:
    """Goods, people and roads of elsewhere are spoken of."""
    return re.compile(any_of(tuple(read_toml("lexicon", "places.toml")["stage"]["others"])))


def of_others(passage: Passage, organ: str, family: frozenset[str], known: bool) -> Iterator[tuple[int, int]]:
    """Places where only the own one can be worked in; ``family`` as for ``strangers``, ``known`` as there."""
    home = organs.place_part(organ)
    if not organs.is_division(home) or len(home) < 3 or organs.is_regional(organ):
        return
    text = passage.text
    if not _LEADS.search(text):
        return
    found = [place for place in gazetteer().find(text) if place.full]
    for place in found:
        if place.name in family or place.name in organ or passage.in_title(place.start) or _is_word(place):
            continue
        # 连云港市赣榆区: the frame stands around both
        inner = next((p for p in found if p.start == place.end), None)
        last = inner or place
        if any(p.end == place.start for p in found):
            continue
        frame = next((n for n, (before, behind) in enumerate(_FRAMES)
                      if before.search(text[max(0, place.start - 5) : place.start])
                      and behind.match(text, last.end)), None)  # fmt: skip
        if frame is None or not (known or _is_beside(last, home, visited=frame == len(_FRAMES) - 1)):
            continue
        sentence = text[slice(*passage.sentence(place.start))].replace(text[place.start : last.end], "", 1)
        before = text[passage.clause(place.start)[0] : place.start]
        behind = text[last.end : passage.clause(last.end)[1]]
        if not (_others().search(behind) or _others().search(before) or _speaks(sentence) or home[:-1] in sentence):
            yield place.start, last.end


def _is_word(place: Place) -> bool:
    """Whether a county's name has a common word in it; those of cities are common themselves."""
    return all(division.level == "county" for division in place.divisions) and is_worded(place.name)


def _speaks(sentence: str) -> bool:
    """Whether partners are spoken of; 一体化 and 分别 are said of one's own plans and houses too."""
    return speaks_of_others(re.sub("一体化|分别|所涉|往来|居民|等地(?=块)", "", sentence))


def _is_beside(place: Place, home: str, visited: bool) -> bool:
    """Whether a place cannot lie above an own one that is not known: a county, or a city that governs none.

    Whose houses are visited one by one is no prefecture above a county either: those are the prefecture's to visit.
    """
    if all(division.level == "county" for division in place.divisions):
        return True
    governs = any(True for division in place.divisions for _ in gazetteer().below(division))
    of_county = home.endswith(("县", "区", "旗"))
    return of_county and (not governs or visited) and all(d.level != "province" for d in place.divisions)
