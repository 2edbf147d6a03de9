"""Fixed expressions with one letter wrong, missing, too many, or exchanged with its neighbour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.lexicon import Phrase, phrases
from core.model.normalise import fold, is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

#: From this length on a departure is told from other words even at the end.
_LONG = 12


class Miss(NamedTuple):
    """``text[start:end]`` departs from ``phrase`` by one edit."""

    start: int
    end: int
    phrase: Phrase


def misses(text: str, year: int | None) -> Iterator[Miss]:
    """Departures by one edit inside an expression, or by one item of a list; its first character must be there.

    One half of the expression then stands unchanged: it is looked for, and the other half compared beside it.
    """
    for phrase in phrases():
        if not phrase.in_force(year):
            continue
        right = fold(phrase.text)
        middle = len(right) // 2
        found: set[tuple[int, int]] = set()
        for half, offset in ((right[:middle], 0), (right[middle:], middle)):
            at = text.find(half)
            while at >= 0:
                for extra in (0, -1, 1):
                    start = at if offset == 0 else at - offset - extra
                    end = start + len(right) + extra
                    if start < 0 or end > len(text) or _is_compound(text, start, end, right):
                        continue
                    if _one_edit(text[start:end], right, phrase):
                        found.add((start, end))
                at = text.find(half, at + 1)
        if phrase.items:
            found |= {(m.start(), m.end()) for short in _shortened(right) for m in re.finditer(re.escape(short), text)}
        for start, end in sorted(found):
            yield Miss(start, end, phrase)


def _shortened(right: str) -> list[str]:
    """A list without one of its inner items: 决策、执行、管理、结果公开."""
    items = right.split("、")
    return ["、".join((*items[:i], *items[i + 1 :])) for i in range(1, len(items) - 1)]


def _is_compound(text: str, start: int, end: int, right: str) -> bool:
    """Whether the letter that is too many only makes longer words: 行政复议案、行政诉讼案; 申请的情况."""
    said = text[start:end]
    if len(said) != len(right) + 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(said, right, strict=False)) if a != b), len(right))
    rest = right[at:]
    if said[at + 1 :] != rest:
        return False
    return (rest.startswith("、") and text[end : end + 1] == said[at]) or (said[at] == "的" and rest == "情况")


def _one_edit(said: str, right: str, phrase: Phrase) -> bool:
    if said == right or said[0] != right[0]:
        return False
    if any(fold(v) in (said, said[1:], said[:-1]) or said in fold(v) for v in phrase.variants):
        return False
    if len(said) == len(right):
        differing = [i for i, (a, b) in enumerate(zip(said, right, strict=True)) if a != b]
        swapped = (
            len(differing) == 2
            and said[differing[0]] == right[differing[1]]
            and said[differing[1]] == right[differing[0]]
        )
        if swapped and differing[1] - differing[0] == 1:
            return all(is_cjk(said[i]) for i in differing)
        # nothing else reads like a loose phrase: a word of two characters may be wrong as a whole (社会注意思想)
        near = differing[-1] - differing[0] < (2 if phrase.loose else 1)
        inside = differing[-1] < len(right) - 1 or len(right) >= _LONG
        return near and inside and all(is_cjk(said[i]) and is_cjk(right[i]) for i in differing)
    if said[-1] != right[-1]:
        return False
    longer, shorter = (said, right) if len(said) > len(right) else (right, said)
    at = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer[at + 1 :] == shorter[at:] and is_cjk(longer[at])
