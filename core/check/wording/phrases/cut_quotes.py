"""Quotation marks that cut a set phrase of which all should stand within them: “双随机”一公开, “放管”服改革."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.phrases.phrase_bank import SetPhrase
from core.check.wording.phrases.phrases import read
from core.language.remembered import remembered
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENS, _CLOSES = "“", "”"


class Cut(NamedTuple):
    """The phrase at ``text[start:end]``, with the marks around it, is cut by a quotation mark within it."""

    start: int
    end: int
    phrase: SetPhrase


class _Marks(NamedTuple):
    """The characters of a wording without marks, and before which of them quotations open and close."""

    bare: str
    opens: frozenset[int]
    closes: frozenset[int]


@remembered
def find(text: str) -> Iterator[Cut]:
    """Every such phrase of a folded paragraph, the longest where several begin or end together.

    >>> [text[c.start : c.end] for text in ["推行“双随机”一公开。"] for c in find(text)]
    ['“双随机”一公开']
    """
    if _CLOSES not in text:
        return
    last = 0
    stands = sorted(read(text).exact, key=lambda place: (place[0], -place[1]))
    for start, end, phrase in stands:
        if start >= last and _OPENS in phrase.text and (cut := _cut(text, start, end, phrase)):
            yield cut
            last = cut.end


def _cut(text: str, start: int, end: int, phrase: SetPhrase) -> Cut | None:
    said, right = _marks(text[start:end]), _marks(phrase.text)
    if said.bare != right.bare or not all(map(is_cjk, said.bare)):
        return None
    inner = {at for at in range(1, len(right.bare)) if _is_within(right, at)}
    met = said.opens & said.closes  # “双随机”“一公开” quotes either part
    if text[start - 1 : start] == _OPENS and inner & said.closes - met:
        return Cut(start - 1, end, phrase)
    if text[end : end + 1] == _CLOSES and inner & said.opens - met:
        return Cut(start, end + 1, phrase)
    return None


def _is_within(marks: _Marks, at: int) -> bool:
    """Whether one quotation goes on from the character before a place to the one behind it."""
    if at in marks.opens or at in marks.closes:
        return False
    return sum(o < at for o in marks.opens) > sum(c < at for c in marks.closes)


def _marks(wording: str) -> _Marks:
    bare: list[str] = []
    opens, closes = set[int](), set[int]()
    for character in wording:
        if character == _OPENS:
            opens.add(len(bare))
        elif character == _CLOSES:
            closes.add(len(bare))
        elif character not in "、,":
            bare.append(character)
    return _Marks("".join(bare), frozenset(opens), frozenset(closes))
