"""Series: members that an ordinal opens, as they follow each other in a paragraph.

一是…；二是…, 一要…, 第一，…, 其一，…, 首先，…；其次，…, ①…, ⑴…, 1.…, （1）…, （a）…, Ⅰ.…, （一）…: each way of counting
is a kind, and members of different kinds belong to different series.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.language.dates import YEAR
from core.language.numerals import ORDINALS, numeral, value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

#: An ordinal stands at the beginning of a paragraph or behind one of these.
_BEFORE = ",。;:、)"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_PARENTHESISED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽"
_LETTERS, _ROMAN = "abcdefgh", "ⅠⅡⅢⅣⅤⅥⅦⅧ"
_SIGNS = {"circled": _CIRCLED, "parenthesised": _PARENTHESISED, "lettered": _LETTERS, "roman": _ROMAN}
_STEPS = ("首先", "其次", "再次")
_MEMBER = re.compile(
    rf"""
    (?P<item> [{ORDINALS}] ) 是 (?! 否|以|的 )
    | (?P<must> [{ORDINALS}] ) 要 (?! 素|么|害|务|点 )
    | 第 (?P<nth> [{ORDINALS}] ) (?= , )
    | 第 (?P<stage> [{ORDINALS}] ) 步 (?= [,:] )
    | (?P<step> {"|".join(_STEPS)} ) (?= , )
    | 其 (?P<further> [{ORDINALS}] ) (?= [是,] )
    | (?P<circled> [{_CIRCLED}] )
    | (?P<parenthesised> [{_PARENTHESISED}] )
    | (?P<digits> \d{{1,2}} ) [.、] (?! (?! {YEAR}年 ) \d | \s )
    | \( (?P<bracketed> \d{{1,2}} ) \)
    | \( (?P<lettered> [{_LETTERS}] ) \)
    | (?P<roman> [{_ROMAN}] ) [.、]
    | \( (?P<heading> [{ORDINALS}]{{1,3}} ) \)
    """,
    re.VERBOSE,
)
#: Behind a comma these may be a reference or the end of a number, no ordinal.
_AFTER_STOPS_ONLY = ("digits", "bracketed", "heading", "circled", "parenthesised", "lettered", "roman")
#: One of these is in every paragraph that has a member, next to a mark or at its beginning.
_HINTS = re.compile(
    rf"(?:^|[{_BEFORE}])(?=[{ORDINALS}][是要]|第[{ORDINALS}][,步]|其[{ORDINALS}][是,]|首先,|其次,|再次,|[{_CIRCLED}{_PARENTHESISED}{_ROMAN}]|\d|\()"
)
_REMEMBERED = 512


class Member(NamedTuple):
    """The ordinal of one member at ``text[start:end]``, of a kind of ordinals, with its number."""

    kind: str
    number: int
    start: int
    end: int


@lru_cache(_REMEMBERED)
def members(text: str) -> tuple[Member, ...]:
    """Every ordinal of a folded paragraph, left to right."""
    found: list[Member] = []
    for place in _HINTS.finditer(text):
        match = _MEMBER.match(text, place.end())
        if match is None or match.lastgroup is None:
            continue
        kind, said = match.lastgroup, match[match.lastgroup]
        if kind in _AFTER_STOPS_ONLY and place.group() in (",", "、", ")"):
            continue
        found.append(Member(kind, _number(kind, said), match.start(), match.end()))
    return tuple(found)


def opening(text: str) -> Member | None:
    """The ordinal that a paragraph begins with.

    >>> opening("二是健全制度。"), opening("健全制度。")
    (Member(kind='item', number=2, start=0, end=2), None)
    """
    first = members(text)[:1]
    return first[0] if first and first[0].start == 0 else None


def runs(text: str) -> list[list[Member]]:
    """The series of a paragraph that go on: two members or more, numbered one by one from their first.

    >>> [[m.number for m in run] for run in runs("一是健全制度；二是加强培训：第一，集中学；第二，自学。")]
    []
    >>> [[m.number for m in run] for run in runs("一是健全制度;二是加强培训:第一,集中学;第二,自学。")]
    [[1, 2], [1, 2]]
    """
    going: dict[str, list[Member]] = {}
    found: list[list[Member]] = []
    for member in members(text):
        run = going.get(member.kind)
        if run is None or member.number != run[-1].number + 1:
            run = going[member.kind] = []
            found.append(run)
        run.append(member)
    return [run for run in found if len(run) > 1]


def in_other_words(text: str, earlier: Collection[tuple[str, int]] = ()) -> Iterator[tuple[Member, Member]]:
    """Members that go on with a series in another way of counting, each behind the one that it follows upon.

    ``earlier`` has the kinds and numbers of the paragraphs before, with which a series of that kind may have begun.

    >>> [(a.kind, b.kind) for a, b in in_other_words("一是健全制度;二是加强培训;第三,完善平台;四是强化监督。")]
    [('item', 'nth'), ('nth', 'item')]
    >>> list(in_other_words("一是健全制度:①修订;②公布;二是加强培训:①集中学;②自学。"))
    []
    """
    known = set(earlier)
    for before, member in pairwise(members(text)):
        known.add((before.kind, before.number))
        follows = member.number == before.number + 1 and member.kind != before.kind
        if follows and (member.kind, before.number) not in known:
            yield before, member


def in_place_of_another(text: str) -> frozenset[int]:
    """Where members stand in the place of one of the series around them: 1.…；二是…；3.….

    >>> sorted(in_place_of_another("1.健全制度;二是加强培训;3.完善平台。"))
    [7]
    """
    found = members(text)
    return frozenset(
        one.start
        for before, one, after in zip(found, found[1:], found[2:], strict=False)
        if before.kind == after.kind != one.kind and before.number + 1 == one.number == after.number - 1
    )


def ordinal(kind: str, number: int) -> str:
    """How the ordinal of a kind is written.

    >>> [ordinal(*of) for of in (("item", 2), ("nth", 3), ("stage", 2), ("step", 2), ("digits", 4), ("circled", 1))]
    ['二是', '第三', '第二步', '其次', '4.', '①']
    """
    if kind == "step":
        return _STEPS[min(number, len(_STEPS)) - 1]
    if kind in _SIGNS:
        sign = _SIGNS[kind][min(number, len(_SIGNS[kind])) - 1]
        return {"lettered": f"（{sign}）", "roman": f"{sign}."}.get(kind, sign)
    if kind in ("digits", "bracketed"):
        return f"{number}." if kind == "digits" else f"（{number}）"
    spelled = numeral(number)
    around = {"item": "{}是", "must": "{}要", "nth": "第{}", "stage": "第{}步", "further": "其{}"}.get(kind, "（{}）")
    return around.format(spelled)


def _number(kind: str, said: str) -> int:
    if kind == "step":
        return _STEPS.index(said) + 1
    if kind in _SIGNS:
        return _SIGNS[kind].index(said) + 1
    return value(said) or 0
