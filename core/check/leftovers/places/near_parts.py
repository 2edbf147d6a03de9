"""Names of the own towns and counties with a character taken for another: 越庄镇 in the report of 沂源县, for 悦庄镇.

The tables have all names, so that one that is off by a letter of like sound or shape, and is no other place's, is
misspelt.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from core.check.leftovers.places.names import goes_on
from core.check.leftovers.places.near_home import are_taken
from core.check.wording.near_misses import near_misses
from core.language.divisions import gazetteer
from core.language.townships import LEVELS, townships
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.check.wording.passages import Passage
    from core.language.divisions import Division

_LEVEL = re.compile(f"{'|'.join(LEVELS)}|[县区市旗]")
#: Stands for the character that differs.
_ANY = "?"
_SHORTEST = 2
_DRAFTS = 16  # places that are asked for with each passage of a report
#: Letters that stand before a name and are none of it.
_FUNCTION = frozenset("的在和与及为对向由从是得了以各全本我该每省市州区县旗镇乡新老邻外到至等或被将把按经就某此两多")


def misspelt_parts(passage: Passage, own: tuple[Division, ...]) -> Iterator[tuple[int, int, str]]:
    """Towns of the own county, or counties and towns of the own city, each with the right name."""
    if not own or any(division.level == "province" for division in own):
        return
    text, forms = passage.text, _forms(own)
    for level in _LEVEL.finditer(text):
        at, end = level.span()
        if goes_on(text, end):
            continue
        for length in _lengths(own):
            if at - length < 0 or not all(map(is_cjk, text[at - length : at])):
                break
            if (right := _right(text, at - length, at, end, forms)) and not _is_a_place(text, at - length, end, own):
                yield at - length, end, right
                break


def _right(text: str, start: int, at: int, end: int, forms: Mapping[str, tuple[str, ...]]) -> str:
    """The name that ``text[start:end]`` stands for; empty where it is none of the own with one character exchanged."""
    for differing in range(start, at):
        form = f"{text[start:differing]}{_ANY}{text[differing + 1 : end]}"
        for name in forms.get(form, ()):
            said, meant = text[differing], name[differing - start]
            if said == meant:
                return ""
            # 兰|溪湖街道 beside 西湖街道: the name is longer
            longer = start > 0 and is_cjk(text[start - 1]) and text[start - 1] not in _FUNCTION
            across = start > 0 and (longer or near_misses().is_word(text[start - 1 : start + 1]))
            if said not in _FUNCTION and are_taken(said, meant) and not (across and differing == start):
                return name
    return ""


def _is_a_place(text: str, start: int, end: int, own: tuple[Division, ...]) -> bool:
    """Whether a name is a real one, or part of one, or words that only look like the own name."""
    name = text[start:end]
    stem = _LEVEL.sub("", name)
    known = townships().is_town(name) or gazetteer().named(name) or townships().stem(name) in _stems(own)
    return bool(known) or (len(stem) == _SHORTEST and near_misses().is_word(stem))


@lru_cache(_DRAFTS)
def _stems(own: tuple[Division, ...]) -> frozenset[str]:
    return townships().stems(division.code for division in own)


@lru_cache(_DRAFTS)
def _forms(own: tuple[Division, ...]) -> dict[str, tuple[str, ...]]:
    """The names below the own place by what is left of them when one character is not looked at."""
    counties = {division.name for one in own for division in gazetteer().below(one)}
    forms: dict[str, tuple[str, ...]] = {}
    for name in sorted({*townships().names(division.code for division in own), *counties}):
        level = _LEVEL.search(name, len(name) - 2)
        stem = name[: level.start()] if level else ""
        for at in range(len(stem) if len(stem) >= _SHORTEST else 0):
            form = f"{name[:at]}{_ANY}{name[at + 1 :]}"
            forms[form] = (*forms.get(form, ()), name)
    return forms


@lru_cache(_DRAFTS)
def _lengths(own: tuple[Division, ...]) -> list[int]:
    """Lengths of what stands before the level in these names, the longest last."""
    return sorted({len(_LEVEL.sub("", form)) for form in _forms(own)})
