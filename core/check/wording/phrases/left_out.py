"""A word left out of a phrase that these reports have often: 在政府门户公开, where it is 政府门户网站公开.

Which two words never stand side by side in correct prose though a third one often stands between them is counted; a
person chose of these what cannot be right, and with what beside it. The file is ``resources/lexicon/left_out.tsv``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.resources import read_rows
from core.language.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Characters of a word, and of the two between which one lacks.
WORD, BOTH = 2, 4
_COLUMNS = 4
_FILE = "left_out.tsv"


class Phrase(NamedTuple):
    """Two words, the one between them, and what must stand right before or behind; nothing where anything may."""

    missing: str
    before: tuple[str, ...]
    behind: tuple[str, ...]


class LeftOut(NamedTuple):
    """Between the two words of ``text[start:end]`` the word ``missing`` was left out."""

    start: int
    end: int
    missing: str


@cache
def phrases() -> dict[str, Phrase]:
    """The table by the two words side by side, read once; ResourceError where it is damaged."""
    try:
        rows = read_rows("lexicon", _FILE, fields=_COLUMNS)
    except (OSError, ValueError) as error:
        raise ResourceError(f"程序自带的数据文件 lexicon/{_FILE} 有误，请重新安装。", detail=str(error)) from error
    return {
        both: Phrase(missing, tuple(before.split()), tuple(behind.split())) for before, both, missing, behind in rows
    }


@remembered
def left_out(text: str) -> Iterator[LeftOut]:
    """Every place of a folded paragraph where a word is left out.

    >>> [*left_out("在县政府门户公开水价")]
    [LeftOut(start=4, end=8, missing='网站')]
    """
    known = phrases()
    for start in range(len(text) - BOTH + 1):
        phrase = known.get(text[start : start + BOTH])
        if phrase is None or (phrase.before and not text.endswith(phrase.before, 0, start)):
            continue
        if text.endswith((phrase.missing, f"{phrase.missing}政府", f"{phrase.missing}政务"), 0, start):
            continue  # 主动公开|信息力度
        end = start + BOTH
        if not phrase.behind or text.startswith(phrase.behind, end):
            yield LeftOut(start, end, phrase.missing)
