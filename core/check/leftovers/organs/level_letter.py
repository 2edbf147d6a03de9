"""The own name without the letter of its place's level, or with it twice: 柳溪水务局, 青石镇镇人民政府."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.wording.entries import any_of
from core.language import organs
from core.language.abbreviations import is_declared
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_ORGANS = 16  # one is asked for with each passage of its report
_LEVELS = ("街道", "县", "区", "市", "旗", "镇", "乡")
_SHORTEST = 2
#: What a department's name is behind that of a place, and no other word: 司法局.
_DEPARTMENT = 3
#: The title of a paper that every organ has of its own, from its name on.
_OWN_PAPER = re.compile(r"[^《》]{2,24}公开(?:工作)?(?:指南|目录|年度报告)》")
#: Behind a town's whole name, where the level may not stand again: 镇人民政府 itself.
_BODIES = ("人民政府", "办事处")


@cache
def _account() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Before and behind a short name that is an account's or a web site's, or stands in quotation marks."""
    words = any_of(tuple(read_toml("lexicon", "places.toml")["named"]["accounts"]))
    return (
        re.compile(rf"(?:{words})(?:号|平台|账号)?[^,。;]{{0,4}}$|“[^“”]{{0,12}}$"),
        re.compile(rf"(?:官方)?(?:政务)?(?:{words}|门户网|网站|网页|官网)|[^“”]{{0,12}}”"),
    )


@lru_cache(_ORGANS)
def _home(organ: str) -> tuple[str, str]:
    """The organ's place without those above it, parted into name and level."""
    place = organs.place_part(organ) or organ
    home = re.split("(?<=.[省市州县区旗])(?=.{2})", place)[-1]
    level = next((level for level in _LEVELS if home.endswith(level)), "")
    return home.removesuffix(level), level


@lru_cache(_ORGANS)
def _without(organ: str) -> Sought | None:
    """The own department behind the place's short name; None where either is too short to tell."""
    name, level = _home(organ)
    department = organs.department(organ)
    town = level in ("镇", "乡", "街道")
    usable = level and len(name) >= _SHORTEST and len(department) >= _DEPARTMENT and not town
    if not usable or organs.is_government(organ) or organs.is_regional(organ) or not organs.is_division(name + level):
        return None
    return Sought(rf"(?P<said>{re.escape(name)}){re.escape(department)}")


@lru_cache(_ORGANS)
def _twice(organ: str) -> Sought | None:
    """The own place with its level's letter twice, before what is its own: 柳溪县县水务局."""
    name, level = _home(organ)
    if not level or not name:
        return None
    department = organs.department(organ)
    bodies = [*_BODIES, *((re.escape(department),) if len(department) >= _DEPARTMENT else ())]
    return Sought(rf"(?P<said>{re.escape(name + level)}{level})(?:{'|'.join(bodies)})")


def _is_own_paper(text: str, at: int) -> bool:
    """Whether the title that begins at a place is that of what the organ itself publishes: its guide, its report."""
    return text.startswith("《", at - 1) and _OWN_PAPER.match(text, at) is not None


def off_by_level(passage: Passage, organ: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Such names with what is right; ``text`` is the whole draft, in which a short form may be declared."""
    name, level = _home(organ)
    for pattern in (_without(organ), _twice(organ)):
        for match in pattern.finditer(passage.text) if pattern else ():
            start, end = match.start(), match.end()
            if match.group() in organ or is_declared(text, match.group()):
                continue
            if passage.in_title(start) and not _is_own_paper(passage.text, start):
                continue
            before, behind = _account()
            if not before.search(passage.text, 0, start) and not behind.match(passage.text, end):
                yield *match.span("said"), name + level
