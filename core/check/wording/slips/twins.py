"""Characters that look alike, in a pair that is none: ``resources/lexicon/twins.toml``.

The model weighs what is around a slip, and around a rare word (遂一过堂) the counts know little. Of these characters it
need not: that a pair never stood in correct prose, is no word, and is a usual word with the other character is enough.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.wording.entries import Examples
from core.check.wording.slips.candidates import Candidate
from core.check.wording.slips.confusions import Kind
from core.check.wording.slips.scoring import AS_WORD
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

#: From which level on a word is usual as a string, and from which on as a word where texts are parted into words.
_USUAL, _WORD = 8, 5
#: Up to which level a pair is hardly known: over the border of two words any may come (加深|人民).
_HARDLY = 3
#: From which level on three characters as meant outweigh that two of them as written are a word.
_USUAL_THREE = 7


@dataclass(frozen=True, kw_only=True)
class Twins(Examples):
    """``pairs`` are of two characters each: the one written and the one that may be meant."""

    pairs: tuple[str, ...]


@cache
def twins() -> Twins:
    """The list, read once; raises ResourceError when it is damaged."""
    return read_record(Twins, "lexicon", "twins.toml")


@cache
def _meant() -> Mapping[str, str]:
    """All that may be meant by a character."""
    found: dict[str, str] = defaultdict(str)
    for written, meant in twins().pairs:
        found[written] += meant
    return dict(found)


def of_twins(
    text: str, low: int, high: int, level: Callable[[str], int], is_word: Callable[[str], bool]
) -> Iterator[Candidate]:
    """Slips of this kind from one place of the symbols to below another, each character once.

    A pair whose characters belong to words on its far sides is none that was meant as one: 每人|学习, 收纳|人口.
    """
    first = max(low, 1)
    found = list(map(_meant().get, text[first : min(high, len(text) - 1)]))
    for at, all_meant in zip(compress(count(first), found), filter(None, found), strict=True):
        for meant in all_meant:
            if any(_makes(text, start, at, meant, level, is_word) for start in (at - 1, at)):
                yield Candidate(at, at + 1, meant, Kind.SHAPE)
                break


def _makes(
    text: str, start: int, at: int, meant: str, level: Callable[[str], int], is_word: Callable[[str], bool]
) -> bool:
    pair = text[start : start + 2]
    if not all(map(is_cjk, pair)) or len(pair) < 2 or level(pair) > _HARDLY:
        return False
    beside = text[max(0, start - 1) : start + 1], text[start + 1 : start + 3]
    shared = beside[0] if at == start else beside[1]  # has the doubtful character too: 深人|学 looks like 人学
    if is_word(pair) or is_word(beside[at == start]) or (is_word(shared) and not _known(text, start, at, meant, level)):
        return False
    right = meant + pair[1] if at == start else pair[0] + meant
    return is_word(right) and (level(right) >= _USUAL or level(AS_WORD + right) >= _WORD)


def _known(text: str, start: int, at: int, meant: str, level: Callable[[str], int]) -> bool:
    """Whether the pair and the character beyond the doubtful one are usual as meant, and never seen as written."""
    first = start - 1 if at == start else start
    written = text[max(0, first) : first + 3]
    if first < 0 or len(written) < 3 or not all(map(is_cjk, written)):
        return False
    as_meant = written[: at - first] + meant + written[at - first + 1 :]
    return level(written) == 0 and level(as_meant) >= _USUAL_THREE
