"""Where what is written may be meant, however much the counts prefer another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from core.check.wording.slips.candidates import DIGITS, MARK
from core.check.wording.slips.confusions import Kind
from core.language import numerals

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_NUMERALS = frozenset(numerals.COUNTING)
_OFFICES = frozenset("厅局委办处科股室站所镇乡县市区省部")
_WITH_NUMERALS = frozenset(numerals.COUNTING) | frozenset("第万亿个")
_SHORT_FORMS = frozenset(("下步", "省府", "市府", "县府", "区府"))
_PAPERS = frozenset("文案信函稿")
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


def _in_slogan(text: str, joint: int) -> bool:
    """Whether the joint is beside the verb of three characters between marks or before such: 推改革、转职能、提效能."""
    for verb in (joint - 1, joint):
        if text[verb + 3 : verb + 4] == MARK and MARK not in text[verb : verb + 3]:
            if text[verb - 1] == MARK:
                return True
            if verb < joint and text[verb + 7 : verb + 8] == MARK and MARK not in text[verb + 4 : verb + 7]:
                return True
    return False


def is_usual(text: str, slip: Edit) -> bool:
    """True for what the counts know too few of: a numeral (六件 is no 文件), an organ too many (分管局领导).

    So nothing lacks in the short forms 下步 and 市府办 and in slogans, and no 第 or 万 beside a numeral.
    """
    written = text[slip.start : slip.end]
    if slip.kind is Kind.MISSING:
        before, after = text[slip.start - 1], text[slip.start]
        if slip.right in _WITH_NUMERALS and (_NUMERALS | {DIGITS}) & {before, after}:
            return True
        return before + after in _SHORT_FORMS or _in_slogan(text, slip.start)
    if slip.kind is Kind.EXTRA and written in _OFFICES:
        return True
    return len(written) == 1 and written in _NUMERALS


def combines_freely(text: str, slip: Edit) -> bool:
    """True for what stands beside almost any word, too seldom for the counts.

    件 alone is a paper of whatever kind (依申请公开件, 来件), not the end of 文件; 互 stands before verbs (互设专栏); a
    number of working days needs no 内 before what they are for (20个工作日答复时限).
    """
    if slip.kind is not Kind.MISSING:
        return text[slip.start : slip.end] == "互"
    if slip.right == "内":
        return text[: slip.start].endswith("工作日")
    return text[slip.start] == "件" and slip.right in _PAPERS
