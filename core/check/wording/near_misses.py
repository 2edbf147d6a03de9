"""Slips of the pen that sound or look like a word of the genre: 受里 for 受理, 欣喜公开 for 信息公开."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.kept import keep_plain
from core.base.resources import ROOT, read_rows, read_toml
from core.language.organ_register import register
from core.language.pairs import pairs
from core.language.remembered import remembered_of
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

#: What may stand between a slip and the word beside it.
_LINKS = frozenset("的和与及、")


#: Number of a row, word, place in it, characters: see ``_Heads``.
_Row = tuple[int, str, int, str]
_REMEMBERED = 6_000  # pairs of characters, those of some fifteen reports


#: First and second characters, each run together: thousands of sets of them would take some megabytes.
_Sides = tuple[str, str]


class Slip(NamedTuple):
    """``text[start:end]`` is likely meant for ``right``; ``near`` is the genre's word beside it, if there is one."""

    start: int
    end: int
    right: str
    near: str = ""


class _Head(NamedTuple):
    """Two characters with which slips begin, each with what is right for it, or beside which one may stand.

    ``lengths`` are those of the slips, the longest first. ``behind`` and ``before`` are the first and the second
    characters that such a one may have.
    """

    slips: dict[str, str]
    lengths: tuple[int, ...]
    behind: _Sides | None
    before: _Sides | None

    def may_hold(self, text: str, at: int) -> bool:
        """Whether a slip may stand at a place of a text that has the two characters, or beside it."""
        for length in self.lengths:
            if text[at : at + length] in self.slips:
                return True
        if self.behind:
            other = text[at + 2 : at + 4]
            if len(other) > 1 and other[0] in self.behind[0] and other[1] in self.behind[1]:
                return True
        if self.before and at > 1:
            return text[at - 2] in self.before[0] and text[at - 1] in self.before[1]
        return False


class _Sorted(NamedTuple):
    """The rows by what slips of them begin with, as text: to take it apart all at once takes as long as half a check.

    By the second character, the first one, both; and which second characters follow each first in any slip.
    """

    by_second: dict[str, str]
    by_first: dict[str, str]
    by_pair: dict[str, str]
    begins: dict[str, str]


def _sorted(data: bytes) -> tuple[dict[str, str], ...]:
    by_second: dict[str, str] = defaultdict(str)
    by_first: dict[str, str] = defaultdict(str)
    by_pair: dict[str, str] = defaultdict(str)
    begins: dict[str, dict[str, None]] = defaultdict(dict)
    lines = [line for line in data.decode().split("\n") if line and line[0] != "#"]
    for number, line in enumerate(lines):
        word, at, chars = line.split("\t")
        row = f"{number}\t{line}\n"
        if at == "0":
            by_second[word[1]] += row
            for char in chars:
                begins[char][word[1]] = None
        elif at == "1":
            by_first[word[0]] += row
            begins[word[0]].update(dict.fromkeys(chars))
        else:
            by_pair[word[:2]] += row
            begins[word[0]][word[1]] = None
    return dict(by_second), dict(by_first), dict(by_pair), {first: "".join(own) for first, own in begins.items()}


def _read(rows: str | None, char: str = "") -> Iterator[_Row]:
    """The rows, only those with ``char`` among their characters where one is given."""
    for row in rows.rstrip("\n").split("\n") if rows else ():
        if char in row:  # most are passed over before they are taken apart
            number, word, at, chars = row.split("\t")
            if char in chars:
                yield int(number), word, int(at), chars


class _Heads(dict[str, _Head | None]):
    """What may begin with two characters: made when a text first has the two. None for most.

    Of all slips together that would take longer than to check a draft. A row gives a word, the place in it where a slip
    differs, and the characters that may stand there.
    """

    def __init__(self, table: _Sorted, beside: Callable[[str], tuple[_Sides | None, _Sides | None]]) -> None:
        super().__init__()
        self._beside = beside
        self._sorted = table

    def __missing__(self, head: str) -> _Head | None:
        rows: list[_Row] = []
        if head[1] in self._sorted.begins.get(head[0], ""):
            rows += _read(self._sorted.by_second.get(head[1]), head[0])
            rows += _read(self._sorted.by_first.get(head[0]), head[1])
            rows += _read(self._sorted.by_pair.get(head))
        behind, before = self._beside(head)
        if len(self) >= _REMEMBERED:
            self._let_go()
        if not (rows or behind or before):  # of most pairs
            self[head] = None
            return None
        slips: dict[str, str] = {}
        for _, word, at, chars in sorted(rows):
            for char in head[at] if at < 2 else chars:
                slip = word[:at] + char + word[at + 1 :]
                other = slips.get(slip)
                slips[slip] = f"{other}”或“{word}" if other and word not in other else word
        lengths = tuple(sorted({len(slip) for slip in slips}, reverse=True))
        found = self[head] = _Head(slips, lengths, behind, before)
        return found

    def _let_go(self) -> None:
        """Forget first the pairs with which nothing begins, for they are most and are soon seen to be that again."""
        known = {head: found for head, found in self.items() if found is not None}
        self.clear()
        if len(known) < _REMEMBERED // 2:
            self.update(known)


class NearMisses:
    """The tables under ``resources/lexicon``, made by tests/builders/near_misses.py."""

    def __init__(self) -> None:
        self._before: dict[str, str] = {}
        self._after: dict[str, str] = {}
        before, behind = self._before, self._after
        for side, char, chars in _rows("word_pairs.tsv"):
            if side == "<":
                before[char] = chars
            else:
                behind[char] = chars
        self._sounds: dict[str, str] = {}
        self._looks: dict[str, str] = {}
        for char, heard, seen in _rows("confusable.tsv"):
            self._sounds[char], self._looks[char] = heard, seen
        data = read_toml("lexicon", "genre_words.toml")
        for first, second in data["newer"].split():
            self._before[second] = self._before.get(second, "") + first
            self._after[first] = self._after.get(first, "") + second
        self._words = frozenset(data["words"].split())
        self._function = frozenset("".join(data["function"].split()))
        self._fine = frozenset(data["fine"].split())
        self._grave = tuple(data["grave"].split())
        #: What ends a name; behind a slip it says that the slip is part of it.
        self.name_ends = tuple(data["name_ends"].split())
        departments = tuple(name for names in register().fields for name in names)
        self._levels, self._behind_level = frozenset(data["levels"]), (*data["behind_level"].split(), *departments)
        self._right: dict[str, set[str]] = defaultdict(set)
        self._left: dict[str, set[str]] = defaultdict(set)
        for pair in data["pairs"]:
            for left in pair["left"].split():
                for right in pair["right"].split():
                    self._right[left].add(right)
                    self._left[right].add(left)
        table = (ROOT / "lexicon" / "near_misses.tsv").read_bytes()
        self._heads = _Heads(_Sorted(*keep_plain("near misses", table, lambda: _sorted(table))), self._possible)

    @property
    def function_characters(self) -> frozenset[str]:
        """Characters that stand beside almost any other: 的, 和, 在."""
        return self._function

    @property
    def words(self) -> frozenset[str]:
        """The words of the genre."""
        return self._words

    def is_word(self, pair: str) -> bool:
        """Whether two characters are a word."""
        return pair[1] in self._after.get(pair[0], "") or pair[0] in self._before.get(pair[1], "")

    def is_level(self, text: str, start: int, end: int) -> bool:
        """True where ``text[start:end]`` is the level of a government: 旗 before 政府, 直 or a department's name."""
        return text[start:end] in self._levels and text.startswith(self._behind_level, end)

    def is_grave(self, text: str, start: int, end: int, right: str) -> bool:
        """True when the slip at a place spoils the name of a body of state: 攻府 for 政府, 领导小姐 for 领导小组."""
        mended = text[:start] + right + text[end:]
        low, high = start, start + max(1, len(right))
        for word in self._grave:
            at = mended.find(word, max(0, low - len(word) + 1))
            if 0 <= at < high and text[at : at + len(word)] != word:
                return True
        return False

    @remembered_of
    def find(self, text: str) -> Iterator[Slip]:
        """Slips from left to right."""
        told = following = 0
        heads = list(map(self._heads.__getitem__, pairs(text)))
        for at, head in zip(compress(count(), heads), filter(None, heads), strict=True):
            if at < following or not head.may_hold(text, at):
                continue
            slip = self._single(text, at) or self._paired(text, at)
            if slip and slip.start >= told:
                yield slip
                told = slip.end
            if slip and slip.start == at:
                following = told

    def _single(self, text: str, at: int) -> Slip | None:
        head = self._heads[text[at : at + 2]]
        if head is None:
            return None
        for length in head.lengths:
            word = text[at : at + length]
            if len(word) < length:
                continue
            right = head.slips.get(word)
            if right and any(len(fine) >= length and text.startswith(fine, at) for fine in self._fine):
                continue  # 已申请公开的信息
            if right and text[at] in _LINKS and text[at] != right[0] and is_cjk(text[at - 1 : at] or " "):
                continue  # 预算|与决算信息
            if right and ((length > 3 and self._alone(text, at, length, right)) or not self._meet(text, at, length)):
                if length > 3:
                    return _narrowed(at, word, right)
                near = right if length == 3 and self._alone(text, at, 3, right) else self._beside(text, at, at + length)
                return Slip(at, at + length, right, near)
        return None

    @staticmethod
    def _alone(text: str, at: int, length: int, right: str) -> bool:
        """Whether the wrong one of several characters cannot belong to a word beside them (地名|领域, 各领域)."""
        before, after = text[at - 1 : at] if at else "", text[at + length : at + length + 1]
        first, last = text[at] != right[0], text[at + length - 1] != right[length - 1 : length]
        return not (first and before and is_cjk(before)) and not (last and after and is_cjk(after))

    def _beside(self, text: str, start: int, end: int) -> str:
        """The genre's own word next to a place, "" if none."""
        start -= text[start - 1 : start] in _LINKS
        end += text[end : end + 1] in _LINKS
        for word in (text[max(0, start - 2) : start], text[end : end + 2]):
            if word in self._words:
                return word
        return ""

    def _meet(self, text: str, at: int, length: int) -> bool:
        """True when its ends belong to words around it: 分工|开展, 发布|惠农."""
        before, after = text[at - 1 : at] if at else "", text[at + length : at + length + 1]
        first, last = text[at], text[at + length - 1]
        return self._ends_word(before, first) or self._starts_word(last, after)

    def _ends_word(self, before: str, char: str) -> bool:
        return bool(before) and self.is_word(before + char)

    def _starts_word(self, char: str, after: str) -> bool:
        return bool(after) and self.is_word(char + after)

    def _paired(self, text: str, at: int) -> Slip | None:
        """A word that sounds or looks alike beside a word that stands with the right one."""
        word = text[at : at + 2]
        head = self._heads[word]
        if head is None:
            return None
        for table, sides, start in ((self._right, head.behind, at + 2), (self._left, head.before, at - 2)):
            if sides is None:
                continue
            neighbours = table[word]
            other = text[start : start + 2] if start >= 0 else ""
            if len(other) < 2 or other in neighbours:
                continue
            first, second = sides
            if other[0] not in first or other[1] not in second or not (is_cjk(other[0]) and is_cjk(other[1])):
                continue
            whole = text[min(at, start) : min(at, start) + 4]
            if whole in self._fine or other in self._fine:
                continue
            if self._cut(text, start, start > at):
                continue
            for right in neighbours:
                if self._confusable(other, right):
                    return Slip(start, start + 2, right, word)
        return None

    def _possible(self, word: str) -> tuple[_Sides | None, _Sides | None]:
        """First and second characters that a slip behind the word can have, and one before it."""
        behind, before = self._right.get(word), self._left.get(word)
        return self._characters(behind) if behind else None, self._characters(before) if before else None

    def _characters(self, rights: Iterable[str]) -> _Sides:
        pairs = [right for right in rights if len(right) == 2]
        return self._alike(right[0] for right in pairs), self._alike(right[1] for right in pairs)

    def _alike(self, chars: Iterable[str]) -> str:
        own = dict.fromkeys(chars)
        heard, seen = filter(None, map(self._sounds.get, own)), filter(None, map(self._looks.get, own))
        return "".join(dict.fromkeys("".join((*own, *heard, *seen))))

    def _cut(self, text: str, start: int, behind: bool) -> bool:
        """True when the two characters at ``start`` may belong to other words on their far side."""
        if behind:
            return self._starts_word(text[start + 1], text[start + 2 : start + 3])
        return self._ends_word(text[start - 1 : start] if start else "", text[start])

    def _confusable(self, word: str, right: str) -> bool:
        """True when every character sounds like the right one, or one looks like it and the two are no word."""
        if len(right) != 2:
            return False
        differing = [(a, b) for a, b in zip(word, right, strict=True) if a != b]
        if any(a in self._function for a, _ in differing):
            return False
        if all(a in self._sounds.get(b, "") for a, b in differing):
            return True
        is_word = self._ends_word(word[0], word[1]) or self._starts_word(word[0], word[1])
        return len(differing) == 1 and differing[0][0] in self._looks.get(differing[0][1], "") and not is_word


def _narrowed(at: int, word: str, right: str) -> Slip:
    """The word of two characters in which a turn departs; the rest of the turn is what shows the slip."""
    if len(word) % 2 or len(right) != len(word):
        return Slip(at, at + len(word), right, right)
    start = next(i for i, (a, b) in enumerate(zip(word, right, strict=True)) if a != b) // 2 * 2
    return Slip(at + start, at + start + 2, right[start : start + 2], right)


def _rows(name: str) -> list[tuple[str, ...]]:
    return read_rows("lexicon", name, fields=3)


@cache
def near_misses() -> NearMisses:
    """The tables, read once; raises ResourceError when they are damaged."""
    try:
        return NearMisses()
    except (OSError, ValueError, IndexError, KeyError) as error:
        raise ResourceError(
            "程序自带的数据文件 lexicon/near_misses.tsv 有误，请重新安装。", detail=str(error)
        ) from error
