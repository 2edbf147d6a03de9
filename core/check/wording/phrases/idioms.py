"""Idioms (成语) and other fixed expressions of four characters, and what is one slip away from one.

A slip is a character that sounds or looks like the right one, two characters that changed places, an inner character
that is lost or stands twice. One half of a miswritten idiom stands as it should, or all four characters do in another
order: both are looked up at every place of a text. The bank is ``resources/lexicon/idioms.tsv``, made by
``tests/builders/slips/idioms.py``; its head says what the columns mean. What correct prose and dictionaries have near
an idiom is listed there and never told, and where what is written may be two ordinary words that meet, nothing is told.
"""

from __future__ import annotations

from functools import cache
from itertools import compress, count
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.kept import keep_plain
from core.base.resources import ROOT
from core.check.wording.slips.detector import detector
from core.language.pairs import pairs
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME, _SHAPES = "idioms.tsv", "idiom_shapes.tsv"
SIZE = 4
_HALF = 2
_PAD = "\0" * SIZE
#: What stands between the wordings of the file.
_PARTS = frozenset("\n\t;")
_SURE = "wxyz"
#: From which level on a word is so common that it may follow any other: 一举|移动.
_COMMON = 7
#: One sum in thirty is an idiom's then.
_SUMS = 1 << 17
#: Two characters that have changed places, put back.
_CROSSED = ((1, 0, 2, 3), (0, 1, 3, 2), (0, 2, 1, 3), (2, 1, 0, 3), (0, 3, 2, 1), (3, 1, 2, 0))


class Slip(NamedTuple):
    """``text[start:end]`` should be ``idiom``: its characters from ``at`` on, ``said`` of them, stand for ``meant``."""

    start: int
    end: int
    idiom: str
    at: int
    said: int
    meant: int

    @property
    def turned(self) -> bool:
        """Whether all characters are right and stand in another order."""
        return self.said == self.meant == SIZE


class Bank:
    """The idioms, looked up by their halves and by their characters in whatever order.

    What is asked of few places only is searched for in ``text``, the rows of the file: no start should make it all.
    """

    def __init__(self, text: str, index: Index) -> None:
        self.text = f"\n{text}"
        self.heads, self.tails, self.sums = index

    def known(self, idiom: str) -> str:
        """What correct prose says of an idiom.

        0 to 3 for a place in which other characters stand there, w to z for one in which none does though the idiom is
        usual, ``a`` and ``b`` where its first and its last half stand in many other places.
        """
        at = self.text.find(f"\n{idiom}\t") + SIZE + _HALF
        return self.text[at : self.text.find("\t", at)]

    def is_right(self, wording: str) -> bool:
        """Whether it is an idiom, or stands one slip away from one and is right."""
        text, at = self.text, self.text.find(wording)
        while at >= 0:
            end = at + len(wording)
            if text[at - 1] in _PARTS and text[end : end + 1] in _PARTS:
                return True
            at = text.find(wording, at + 1)
        return False


class Index(NamedTuple):
    """What is asked of every place.

    ``heads`` has behind the first two characters the last two of every idiom that begins so, run together, ``tails``
    the other way round; ``sums`` is not 0 where the squares of an idiom's code points, which tell it in whatever order,
    each its remainder by ``_SUMS``, make that sum.
    """

    heads: dict[str, str]
    tails: dict[str, str]
    sums: bytes


@cache
def bank() -> Bank:
    """The bank; raises ResourceError where its file cannot be read."""
    try:
        data = (ROOT / "lexicon" / _NAME).read_bytes()
        text = data.decode("utf-8")
        heads, ends, tails, starts, sums = keep_plain("idioms", data, lambda: _packed(indexed(text)))
        # made of four strings, for thousands of them are slow to read; the sums of four squares need no remainder then
        return Bank(text, Index(_pairs(heads, ends), _pairs(tails, starts), sums * SIZE))
    except (OSError, ValueError) as error:
        raise ResourceError(f"程序自带的数据文件 lexicon/{_NAME} 有误，请重新安装。", detail=str(error)) from error


def _packed(index: Index) -> tuple[str, str, str, str, bytes]:
    heads, tails, sums = index
    return " ".join(heads), " ".join(heads.values()), " ".join(tails), " ".join(tails.values()), sums


def _pairs(keys: str, values: str) -> dict[str, str]:
    return dict(zip(keys.split(), values.split(), strict=True))


def indexed(text: str) -> Index:
    """The index of the rows of a file; raises ValueError for rows of another form."""
    heads: dict[str, str] = {}
    tails: dict[str, str] = {}
    sums = bytearray(_SUMS)
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        idiom, _, _ = line.split("\t")
        if len(idiom) != SIZE:
            raise ValueError(f"not of four characters: {idiom}")
        head, tail = idiom[:_HALF], idiom[_HALF:]
        heads[head] = heads.get(head, "") + tail
        tails[tail] = tails.get(tail, "") + head
        sums[sum(ord(char) ** 2 for char in idiom) % _SUMS] = 1
    return Index(heads, tails, bytes(sums))


class _Squares(dict[str, int]):
    """What each character adds to a sum of an ``Index``, worked out when it is first asked for."""

    def __missing__(self, char: str) -> int:
        square = self[char] = ord(char) ** 2 % _SUMS
        return square


_squares = _Squares()


def find(text: str) -> list[Slip]:
    """The miswritten idioms of a paragraph.

    >>> [(slip.idiom, text[slip.start : slip.end]) for text in ("做到一丝不荀。",) for slip in find(text)]
    [('一丝不苟', '一丝不荀')]
    """
    found: dict[int, Slip] = {}
    table = bank()
    for slip in near(text, table):
        if slip.start not in found and tells(text, slip, table):
            found[slip.start] = slip
    apart: list[Slip] = []
    for _, slip in sorted(found.items()):
        if not apart or apart[-1].end <= slip.start:
            apart.append(slip)
    return apart


def near(text: str, table: Bank) -> Iterator[Slip]:
    """Whatever stands one edit away from an idiom, right or wrong."""
    padded = text + _PAD
    twos = pairs(text)
    begun = list(map(table.heads.get, twos))
    for at, tails in zip(compress(count(), begun), filter(None, begun), strict=True):
        if padded[at + _HALF] not in tails and padded[at + _HALF + 1] not in tails:
            continue  # one of them must stand there, or one place further on
        head, said = twos[at], padded[at + _HALF : at + SIZE + 1]
        for tail in _halves(tails):
            yield from _behind(at, head, tail, said)
    ended = list(map(table.tails.get, twos))
    for at, heads in zip(compress(count(), ended), filter(None, ended), strict=True):
        if not at or (padded[at - 1] not in heads and padded[max(0, at - _HALF)] not in heads):
            continue
        said = padded[max(0, at - _HALF) : at]
        for head in _halves(heads):
            yield from _before(at, head, twos[at], said)
    squares = list(map(_squares.__getitem__, text))
    sums = list(map(add, squares, squares[1:]))
    for at in compress(count(), map(table.sums.__getitem__, map(add, sums, sums[2:]))):
        wording = text[at : at + SIZE]
        for first, second, third, last in _CROSSED:
            tails = table.heads.get(wording[first] + wording[second])
            if tails and wording[third] + wording[last] in _halves(tails):
                idiom = "".join([wording[place] for place in (first, second, third, last)])
                if idiom != wording:
                    yield Slip(at, at + SIZE, idiom, 0, SIZE, SIZE)


def _halves(joined: str) -> list[str]:
    return [joined] if len(joined) <= _HALF else [joined[i : i + _HALF] for i in range(0, len(joined), _HALF)]


def _behind(at: int, head: str, tail: str, said: str) -> Iterator[Slip]:
    """Slips where the first half stands at ``at`` and ``said`` behind it."""
    third, last = tail
    if said[0] == third:
        if said[1] == last:
            return
        if said[1] == third and said[2] == last:
            yield Slip(at, at + SIZE + 1, head + tail, 3, 1, 0)
        yield Slip(at, at + SIZE, head + tail, 3, 1, 1)
        return
    if said[1] == last:
        yield Slip(at, at + SIZE, head + tail, 2, 1, 1)
    if said[0] == last:
        yield Slip(at, at + SIZE - 1, head + tail, 2, 0, 1)
    if said[0] == head[1] and said[1:] == tail:
        yield Slip(at, at + SIZE + 1, head + tail, 2, 1, 0)


def _before(at: int, head: str, tail: str, said: str) -> Iterator[Slip]:
    """Slips where the last half stands at ``at`` and ``said`` before it."""
    if said == head:
        return
    first, second = head
    if said[-1] == first:
        yield Slip(at - 1, at + _HALF, head + tail, 1, 0, 1)
    if len(said) == _HALF:
        if said[0] == first:
            yield Slip(at - _HALF, at + _HALF, head + tail, 1, 1, 1)
        elif said[1] == second:
            yield Slip(at - _HALF, at + _HALF, head + tail, 0, 1, 1)


def tells(text: str, slip: Slip, table: Bank) -> bool:
    """Whether what is near an idiom cannot be other words."""
    start, end, idiom, at, said, meant = slip
    wording = text[start:end]
    if end > len(text) or (said == meant == 1 and not alike(wording[at], idiom[at])):
        return False
    if not all(map(is_cjk, wording)) or detector().level(wording) or not _departs(text, slip, table):
        return False
    # what holds part of it may be right: 衣|住行 in 食衣住行
    around = range(max(0, start - SIZE + 1), end)
    return not table.is_right(wording) and not any(table.is_right(text[i : i + SIZE]) for i in around)


def _departs(text: str, slip: Slip, table: Bank) -> bool:
    """Whether what is near an idiom and not known as right is no words that meet."""
    start, end, idiom, at, said, meant = slip
    wording = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    if meant == 0:  # 蓬蓬勃勃|发展
        return before != wording[0] and after != wording[-1]
    known = table.known(idiom)
    words = detector().confusions.word_list
    opens, closes = before + wording[0] in words, wording[-1] + after in words
    if (opens and wording[0] != idiom[0]) or (closes and wording[-1] != idiom[-1]):
        return False
    if slip.turned:
        return _turned(wording, idiom, known)
    other = "b" if at < _HALF else "a"
    if said == 0:
        if other in known or detector().level(wording[at - 1 : at + 1]):
            return False
        return not (_word(before + wording[0]) if at == 1 else _word(wording[-1] + after))
    foreign = not any(_word(wording[i : i + _HALF]) for i in (at - 1, at) if 0 <= i < SIZE - 1)
    if (opens and closes and _word(wording[1:3])) or (str(at) in known and not foreign):
        return False
    half = wording[:_HALF] if at < _HALF else wording[_HALF:]
    if half not in words or other not in known:
        return True
    return _SURE[at] in known and detector().level(half) < _COMMON


def _turned(wording: str, idiom: str, known: str) -> bool:
    """Whether an idiom of which two characters have changed places is not other words."""
    halves = [(wording[:_HALF], idiom[:_HALF], "a"), (wording[_HALF:], idiom[_HALF:], "b")]
    changed = [said for said, right, _ in halves if said != right]
    if len(changed) == _HALF:  # 利企惠民
        return not all(map(_word, changed))
    sure = _SURE[:_HALF] if halves[0][0] == changed[0] else _SURE[_HALF:]
    telling = not any(side in known for said, right, side in halves if said == right)
    return telling or not _word(changed[0]) or set(sure) <= set(known)


def _word(pair: str) -> bool:
    """Whether two characters are a word, or stand side by side in correct prose."""
    return len(pair) == _HALF and all(map(is_cjk, pair)) and (detector().level(pair) > 0)


def alike(wrong: str, good: str) -> bool:
    """Whether a character is written for another by its sound or shape."""
    confusions = detector().confusions
    if good in confusions.characters(wrong) or wrong in confusions.characters(good):
        return True
    return confusions.sound_alike(wrong, good) or good in _looking_like(wrong)


@cache
def _looking_like(char: str) -> str:
    """The characters of idioms that look like another."""
    at = _shapes().find(f"\n{char}\t")
    return _shapes()[at + 3 : _shapes().find("\n", at + 1)] if at >= 0 else ""


@cache
def _shapes() -> str:
    """The rows of the file, searched for the one that is asked for: few are."""
    try:
        return (ROOT / "lexicon" / _SHAPES).read_text("utf-8")
    except (OSError, ValueError) as error:
        raise ResourceError(f"程序自带的数据文件 lexicon/{_SHAPES} 有误，请重新安装。", detail=str(error)) from error
