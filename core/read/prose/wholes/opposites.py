"""Words of states that exclude each other, and where a text tells of them: the file ``opposites.tsv``.

A state is denied by 未, 没有, 无 and the like right before its word, which makes it its own opposite.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import kept, read_rows
from core.language.sentences import COMMAS_AND_ENDS, start_of
from core.read.prose.denials.denied_names import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = "lexicon/opposites.tsv"
_NONE = "-"
#: Before a word that it denies, with what may stand between the two.
DENIAL = re.compile(
    r"""(?x) (?P<no> 尚未 | 仍未 | 并未 | 从未 | 未能 | 没能 | 没有 | 从不 | 不曾 | 无一 | 未 | 没 | 不 | 无 | 零 )
    (?: 一[件名家个项条份] | 任何 | 及时 | 按[时期要求规定]{1,3} | 予以? | 全部 | 完全 | 全面 | 能 | 被 | 进行 |
      得到 | 再 | 有
      | 申请 | 事项 | 人 ){0,3} $"""
)
_BEFORE = 14


@dataclass(frozen=True)
class Pair:
    """A line of the file, where the fields are explained."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    of: tuple[str, ...]
    kind: str

    @cached_property
    def any(self) -> re.Pattern[str]:
        """Any of the words."""
        return re.compile(any_of((*self.one, *self.other)))

    def may_be_in(self, text: str) -> bool:
        """Whether a text may tell of both."""
        so = [word for word in self.one if word in text]
        if not so:
            return False
        return len(so) > 1 or text.count(so[0]) > 1 or any(word in text for word in self.other)


class State(NamedTuple):
    """A place of a text that tells of a state: on which side of its pair, and by 未 or 没有 denied or not."""

    side: int
    denied: bool
    start: int
    end: int
    #: Where what denies it begins; ``start`` where nothing does.
    from_: int

    def excludes(self, other: State) -> bool:
        """Whether not both can be so, of one thing."""
        if self.side == other.side:
            return self.denied != other.denied
        return not self.denied and not other.denied


@kept(_FILE)
def pairs() -> tuple[Pair, ...]:
    """The pairs in the order of the file."""
    rows = read_rows(*_FILE.split("/"), fields=4)
    return tuple(Pair(_words(one), _words(other), _words(of), kind) for one, other, of, kind in rows)


def _words(field: str) -> tuple[str, ...]:
    return tuple(field.split()) if field != _NONE else ()


@cache
def _by_heads() -> dict[str, dict[str, list[int]]]:
    """The pairs by the first character and the first two characters of the words of their first side."""
    found: dict[str, dict[str, list[int]]] = {}
    for at, pair in enumerate(pairs()):
        for head in {word[:2] for word in pair.one}:
            found.setdefault(head[0], {}).setdefault(head, []).append(at)
    return found


def pairs_in(text: str) -> list[Pair]:
    """The pairs of which a text may tell, in the order of the file."""
    heads = _by_heads()
    known = {
        at for first in heads.keys() & set(text) for head, ats in heads[first].items() if head in text for at in ats
    }
    return [pairs()[at] for at in sorted(known)]


def states(text: str, pair: Pair) -> Iterator[State]:
    """The places of a folded text that tell of the states of a pair.

    >>> pair = Pair(("合格",), ("不合格",), (), "-")
    >>> [(s.side, s.denied) for s in states("全部合格。1个不合格，2个没有合格", pair)]
    [(0, False), (1, False), (0, True)]
    """
    for match in pair.any.finditer(text):
        denied = denial_before(text, match.start())
        yield State(
            int(match[0] not in pair.one),
            denied is not None,
            *match.span(),
            match.start() if denied is None else denied,
        )


def denial_before(text: str, at: int) -> int | None:
    """Where that begins by which the word at a place is denied; None where nothing denies it."""
    clause = start_of(text, at, COMMAS_AND_ENDS)
    denied = DENIAL.search(text, max(clause, at - _BEFORE), at)
    return denied.start() if denied else None
