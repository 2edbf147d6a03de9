"""Where what is written may be meant, however much the counts prefer another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from core.check.wording.slips.confusions import Kind
from core.language import numerals

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_NUMERALS = frozenset(numerals.COUNTING)
_OFFICES = frozenset("厅局委办处科股室站所镇乡县市区省部")
#: By how many levels a word must be rarer than what would stand for it.
_RARER = 4


class Edit(Protocol):
    """``text[start:end]`` may be meant for ``right``."""

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        ...

    @property
    def end(self) -> int:
        """Where it ends; the start for what is put in."""
        ...

    @property
    def right(self) -> str:
        """What is meant."""
        ...

    @property
    def kind(self) -> Kind:
        """How the slip came about."""
        ...


def as_word(text: str, slip: Edit, level: Callable[[str], int]) -> tuple[int, int, str]:
    """(start, end, what is meant) with the neighbour that makes a word of it: 解毒 for 解读, not one character."""
    start, end, right = slip.start, slip.end, slip.right
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if end == start:
        return start - len(before), end + len(after), before + right + after
    if not right:
        return start - len(before), end + len(after), before + after
    if end - start > 1:
        return start, end, right
    if level(before + right) >= level(right + after):
        return start - len(before), end, before + right
    return start, end + len(after), right + after


def may_be_meant(text: str, slip: Edit, level: Callable[[str], int], words: Collection[str]) -> bool:
    """True for a word that is hardly rarer than what would stand for it (特邀 beside 特约); turned round, any word."""
    start, end, right = as_word(text, slip, level)
    wrong = text[start:end]
    if wrong not in words:
        return False
    return slip.kind is Kind.TURNED or level(right) - level(wrong) < _RARER


def is_amount_or_organ(text: str, slip: Edit) -> bool:
    """True for a numeral (六件 is no 文件) and for an organ too many (分管局领导): the counts know few of each."""
    written = text[slip.start : slip.end]
    if slip.kind is Kind.EXTRA and written in _OFFICES:
        return True
    return len(written) == 1 and written in _NUMERALS
