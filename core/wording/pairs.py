"""Which quotation marks and brackets of a paragraph have no partner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_PAIRS = "“”‘’()[]{}〔〕【】《》〈〉「」『』"
OPENERS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
CLOSERS = {v: k for k, v in OPENERS.items()}
#: What a paragraph ends with that was not cut off.
FULL_STOPS = "。;:!?”)"
#: How many paragraphs on a mark may find its partner, when those between are cut off.
_REACH = 3
#: 1) a) 三) as the number of an item has no opening bracket.
_ITEM = re.compile(r"(?:^|[,。;:、!?\s])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[①-⑳])$")


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
    for i in range(len(rest) - 1):
        for single in [s for s in rest[i] if s.opens]:
            speech = single.char == "“" and paragraphs[i][max(0, single.at - 1) : single.at] in ("", ":")
            for later in range(i + 1, min(i + 1 + _REACH, len(rest))):
                if not speech and not all(_cut_off(p) for p in paragraphs[i:later]):
                    break
                partner = [s for s in rest[later] if not s.opens and s.char == OPENERS[single.char]]
                if partner:
                    rest[i].remove(single)
                    rest[later].remove(partner[0])
                    break
                if speech:
                    break
    return rest


def _cut_off(paragraph: str) -> bool:
    """True for a paragraph that does not end as one: a line taken for a paragraph."""
    return paragraph[-1:] not in FULL_STOPS.replace(":", "")
