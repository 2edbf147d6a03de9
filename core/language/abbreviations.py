"""Abbreviations that a draft declares: （以下简称《条例》）, 下称“区司法局”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What announces an abbreviation, up to its quotation mark: 简称, 下称为, 统称作, 合称新, 并称“新.
_LEAD = r"(?:简|下|统|合|并)称[为作:：]?新?[“\"'‘]?新?"
_TITLE = Sought(rf"{_LEAD}《(?P<name>[^《》]{{2,20}})》")
_ANNOUNCED = re.compile(rf"{_LEAD}《?[“\"'‘]?$")
_LONGEST_LEAD = 8  # 简称为新“新《“


class Declared(NamedTuple):
    """An abbreviated title that is declared: ``text[start:end]`` from the word that announces it, ``at`` its 《."""

    name: str
    start: int
    at: int
    end: int


def is_declared(text: str, short: str) -> bool:
    """Whether a text declares an abbreviation, title or not.

    >>> is_declared("《政府信息公开条例》（以下简称《条例》）", "条例"), is_declared("《条例》规定", "条例")
    (True, False)
    >>> is_declared("洛阳市瀍河区司法局（以下简称“区司法局”）", "区司法局")
    True
    """
    at = text.find(short)
    while at >= 0:
        if _ANNOUNCED.search(text[max(0, at - _LONGEST_LEAD) : at]):
            return True
        at = text.find(short, at + 1)
    return False


def declared_titles(text: str) -> Iterator[Declared]:
    """The abbreviated titles that a text declares.

    >>> [d.name for d in declared_titles("《条例》（以下简称新《条例》），《办法》")]
    ['条例']
    """
    for match in _TITLE.finditer(text):
        yield Declared(match["name"], match.start(), match.start("name") - 1, match.end())
