"""Function words that cannot stand side by side: 由被专人维护, 到去省厅学习, 关于对政策的解读.

One of two is left over from another wording, or what stood between them is lost. Which words never stand behind which
is counted in correct prose, where both are words of their own: not in 首都|均衡, nor in 将|把关.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.resources import read_rows
from core.check.wording.near_misses import near_misses
from core.check.wording.slips.detector import detector
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.vetoes import vetoes
from core.check.wording.trade_words import trade_words
from core.language.pairs import pieces
from core.language.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Characters of the longest function word, and of the longest word that begins or ends with one.
LONGEST, _LONGEST_WORD = 2, 4
_PAIR = 2
_FILE = "function_pairs.tsv"


class Pair(NamedTuple):
    """``first`` and ``second`` side by side at ``text[start:end]``."""

    start: int
    end: int
    first: str
    second: str


@cache
def _never() -> dict[str, tuple[tuple[str, str], ...]]:
    """The pairs by the characters where the two meet; ResourceError where the table is damaged."""
    try:
        rows = read_rows("lexicon", _FILE, fields=2)
    except (OSError, ValueError) as error:
        raise ResourceError(f"程序自带的数据文件 lexicon/{_FILE} 有误，请重新安装。", detail=str(error)) from error
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for first, seconds in rows:
        for second in seconds.split():
            joint = first[-1] + second[0]
            found[joint] = (*found.get(joint, ()), (first, second))
    return found


@cache
def _joints() -> frozenset[str]:
    return frozenset(_never())


@remembered
def function_pairs(text: str) -> Iterator[Pair]:
    """Every two such words of a folded paragraph.

    >>> [*function_pairs("栏目由被专人维护")]
    [Pair(start=2, end=4, first='由', second='被')]
    """
    for joint in sorted(_joints() & pieces(text)):
        for first, second in _never()[joint]:
            both = first + second
            at = text.find(both)
            while at >= 0:
                middle, end = at + len(first), at + len(both)
                if stands(text, at, middle) and stands(text, middle, end) and not trade_words().hold(text, at, end):
                    yield Pair(at, end, first, second)
                at = text.find(both, at + 1)


def stands(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a word of its own there: no longer word lies over it or over one of its ends."""
    length = end - start
    for size in range(max(_PAIR, length), _LONGEST_WORD + 1):
        for at in range(max(0, end - size), min(start, len(text) - size) + 1):
            if (at, at + size) != (start, end) and _is_word(text[at : at + size]):
                return False
    return not (length > 1 and (_is_word(text[start - 1 : start + 1]) or _is_word(text[end - 1 : end + 1])))


def _is_word(string: str) -> bool:
    slips = detector()
    return (
        string in slips.confusions.word_list
        or slips.level(AS_WORD + string) > 0
        or (len(string) == _PAIR and (near_misses().is_word(string) or string in vetoes().of_the_trade.words))
    )
