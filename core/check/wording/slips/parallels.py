"""Characters that stand again on purpose: 学习好贯彻好, 稳外贸稳外资, 一项项举措, 引领力、组织力、服务力.

Members of a row begin or end alike, and a measure word said twice means each of many. To the counts the character that
is said again is one too many, and a member that ends like the one beside it lacks what its word has elsewhere (力量).
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from core.check.wording.near_misses import near_misses
from core.check.wording.slips.candidates import MARK
from core.check.wording.slips.confusions import Kind
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.slips.meant import Edit

#: So far from each other the same characters of two members stand at least and at most; those of two words side by side
#: nearer (评标定标, 新风新貌).
_NEXT, _FARTHEST, _SIDE_BY_SIDE = 3, 6, 2
#: Members with no more than one mark between them are looked at, and as many on either side.
_MARKS = 2
#: The members of a row have at most so many characters.
_LONGEST = 6
#: What measure words that are said twice stand behind: 一批批.
_EACH = "一"
#: These stand in any two clauses.
_IN_ANY = frozenset("的地得了着过是在和与及或并而就也都不未没有为对将把被由从向到于以之所其这那此该等中上下内外年月日")


def stands_again(text: str, edit: Edit) -> bool:
    """Whether what seems too much, or to lack, is so in the member of the row beside it too."""
    if edit.kind is Kind.DOUBLED:
        low = edit.start - (text[edit.start - 1] == text[edit.start])
        return text[low - 1] == _EACH
    if edit.kind is Kind.EXTRA:
        return edit.end - edit.start == 1 and _is_repeated(text, edit.start)
    return edit.kind is Kind.MISSING and _ends_alike(text, edit.start)


def _is_repeated(text: str, at: int) -> bool:
    """Whether a character that tells something stands again near by, at most one mark between."""
    char = text[at]
    if char in _IN_ANY or not is_cjk(char):
        return False
    behind, before = text[at + 1 : at + 1 + _FARTHEST], text[max(0, at - _FARTHEST) : at][::-1]
    for side, other in ((behind, at + _SIDE_BY_SIDE), (before, at - _SIDE_BY_SIDE)):
        apart = side.find(char) + 1
        if apart >= _NEXT and side[: apart - 1].count(MARK) < _MARKS:
            return True
        if apart == _SIDE_BY_SIDE and _are_words(text, at, other):
            return True
    return False


def _are_words(text: str, one: int, other: int) -> bool:
    """Whether the characters at two places both begin a word, or both end one."""
    is_word = near_misses().is_word
    return any(is_word(text[one - k : one - k + 2]) and is_word(text[other - k : other - k + 2]) for k in (0, 1))


def _ends_alike(text: str, gap: int) -> bool:
    """Whether the member that ends at a gap, or one character behind it, ends like one beside it."""
    end = next((at for at in (gap, gap + 1) if text[at : at + 1] == MARK), None)
    if end is None or not is_cjk(text[end - 1]):
        return False
    return any(text[other - 1] == text[end - 1] for other in islice(_ends_beside(text, end), _MARKS))


def _ends_beside(text: str, end: int) -> Iterator[int]:
    """Where the members before and behind the one that ends at a mark end."""
    before = text.rfind(MARK, max(1, end - _LONGEST - 1), end)
    if before > 0:
        yield before
    behind = text.find(MARK, end + 1, end + 2 + _LONGEST)
    if behind > end + 1:
        yield behind
