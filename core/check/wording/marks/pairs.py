"""Which quotation marks and brackets of a paragraph have no partner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.language.numerals import ORDINALS
from core.language.sentences import end_of, ends_within, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAIRS = "“”‘’()[]{}〔〕【】《》〈〉「」『』"
OPENERS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
CLOSERS = {v: k for k, v in OPENERS.items()}
_NAMES = (
    "引号", "单引号", "括号", "方括号", "花括号", "六角括号", "方头括号", "书名号", "单书名号", "引号", "引号",
)  # fmt: skip
#: What each mark of a pair is called.
NAMES = {mark: name for pair, name in zip(OPENERS.items(), _NAMES, strict=True) for mark in pair}
#: What a paragraph ends with that was not cut off.
FULL_STOPS = "。;:!?”)"
#: How many paragraphs on a mark may find its partner, when those between are cut off.
_REACH = 3
#: What stands in brackets about a web page or an office is no longer.
_CONTACT_LENGTH = 80
#: Marks farther apart than this are two slips.
_FAR = 20
#: 1) a) 三) as the number of an item has no opening bracket.
_ITEM = re.compile(rf"(?:^|[,。;:、!?\s])(?:\d{{1,2}}|[{ORDINALS}]{{1,3}}|[①-⑳])$|(?<![A-Za-z])[A-Za-z]$")

#: What stands in the brackets that tell where questions go; within them once more an opening one, or a closing one.
_CONTACT = Sought("(?:电话|地址|传真|邮编|邮政编码|邮箱)[:(]")
_OPENED_AGAIN = Sought(r"[:话真编箱](?P<again>\()[\d-]{6,14}\)")
_CLOSED_EARLY = Sought(r"\)(?=[,;、](?:联系)?(?:电话|地址|传真|邮编|邮政编码|电子邮箱|邮箱):)[^。]*$")
#: What a title ends in, before the number of the document or what it asks for.
_KIND_ENDS = Sought(
    "(?:通知|意见|办法|规定|方案|决定|函|条例|细则|规则|规范|制度|指南|规程|标准|格式)"
    "(?=\\(|(?:文件)?(?:的)?(?:要求|精神|规定))"
)
#: Where a bracket opens that is closed behind an address or a number: 网站|www.example.gov.cn), |电话:0123-4567890).
_OPENED_BEFORE = Sought(r"(?:https?:|www\.|(?:联系)?(?:电话|地址|网址|邮编|邮箱):)")


class Single(NamedTuple):
    """A mark without partner at ``at``; ``opens`` when it is an opening one."""

    at: int
    char: str
    opens: bool


def singles(text: str) -> list[Single]:
    """Marks without partner in a folded text, left to right."""
    stack: list[int] = []
    found: list[Single] = []
    for i, char in enumerate(text):
        if char in OPENERS:
            stack.append(i)
        elif char in CLOSERS:
            if char == "’" and _apostrophe(text, i):
                continue
            if char == ")" and not any(text[s] == "(" for s in stack) and _ITEM.search(text[:i]):
                continue
            depth = next((d for d in range(len(stack) - 1, -1, -1) if text[stack[d]] == CLOSERS[char]), None)
            if depth is None:
                found.append(Single(i, char, False))
                continue
            found += [Single(s, text[s], True) for s in stack[depth + 1 :]]
            del stack[depth:]
    found += [Single(s, text[s], True) for s in stack]
    return sorted(found)


class Fault(NamedTuple):
    """What is wrong at one place: ``at`` the marks concerned, one or two, and the ``reason`` where two belong together.

    ``right`` is then what should stand for the second, "" where nothing can be said.
    """

    at: tuple[int, ...]
    reason: str = ""
    right: str = ""


def faults(text: str, alone: Sequence[Single]) -> list[Fault]:
    """Marks without partner, those that one slip explains together: “甲“, ”甲“, 〔甲] and the crossing “甲(乙”丙)."""
    found: list[Fault] = []
    left = list(alone)
    while left:
        one = left.pop(0)
        other = left[0] if left else None
        fault = _together(text, one, other) if other else None
        if fault:
            left.pop(0)
        found.append(fault or Fault((one.at,)))
    return found


def belongs(text: str, single: Single) -> int | None:
    """Where the other mark of a pair should stand, or one mark too many stands; None where nothing can be said.

    What tells is an address, a telephone number in brackets, or the kind of a document (通知, 办法), which ends its
    title.

    >>> text = "请与水务局联系(地址:平安路18号),电话:0123-4567890)。"
    >>> [text[belongs(text, single)] for single in singles(text)]
    [')']
    """
    before, behind = text[: single.at], text[single.at : end_of(text, single.at, "。")]
    if single.char == "(" and _CONTACT.search(behind):
        again = _OPENED_AGAIN.search(behind)
        return single.at + (again.start("again") if again else len(behind) - 1)
    if single.char == ")":
        closed = [match.start() for match in _CLOSED_EARLY.finditer(before)]
        opens = _OPENED_BEFORE.regex.search(before, max(start_of(text, single.at, "。"), single.at - _CONTACT_LENGTH))
        return closed[-1] if closed else opens and opens.start()
    if single.char == "《":
        kind = _KIND_ENDS.search(behind)
        return single.at + kind.end() - 1 if kind else None
    return None


def _together(text: str, one: Single, other: Single) -> Fault | None:
    between = text[one.at + 1 : other.at]
    at = (one.at, other.at)
    if len(between) > _FAR or ends_within(between):
        return None
    marks = [c for c in between if c in OPENERS or c in CLOSERS]
    if one.opens and not other.opens:
        if OPENERS[one.char] == other.char:
            return Fault(at, "前后交叉")
        return Fault(at, "前后不是一对", OPENERS[one.char]) if not marks else None
    if marks or "“" not in (one.char, other.char):
        return None
    if one.opens and one.char == other.char:
        return Fault(at, "两个都是前引号", "”")
    return Fault(at, "方向反了") if (one.char, other.char) == ("”", "“") else None


def _apostrophe(text: str, i: int) -> bool:
    """Leader's, ’98."""
    after = text[i + 1 : i + 2]
    return after.isdigit() or (i > 0 and text[i - 1].isascii() and after.isascii() and after.isalpha())


def across(paragraphs: Sequence[str]) -> list[list[Single]]:
    """``singles`` of consecutive paragraphs, without those that find their partner in the next paragraph.

    That is so where a paragraph is cut off (a line end was taken for its end), and in speech over several
    paragraphs (：“…), where each paragraph may open anew and only the last closes.
    """
    rest = [singles(text) for text in paragraphs]
    closing = [[s for s in found if not s.opens] for found in rest]  # few, where a paragraph is all openers
    for i in range(len(rest) - 1):
        for single in [s for s in rest[i] if s.opens]:
            speech = single.char == "“" and paragraphs[i][max(0, single.at - 1) : single.at] in ("", ":")
            for later in range(i + 1, min(i + 1 + _REACH, len(rest))):
                if not speech and not all(_cut_off(p) for p in paragraphs[i:later]):
                    break
                partner = next((s for s in closing[later] if s.char == OPENERS[single.char]), None)
                if partner:
                    rest[i].remove(single)
                    rest[later].remove(partner)
                    closing[later].remove(partner)
                    break
                if speech:
                    if paragraphs[later].startswith("“"):
                        rest[i].remove(single)  # opened anew; whether it closes is asked of the later paragraph
                    break
    return rest


def _cut_off(paragraph: str) -> bool:
    """True for a paragraph that does not end as one: a line taken for a paragraph."""
    return paragraph[-1:] not in FULL_STOPS.replace(":", "")
