"""Set phrases with something wrong in them: a character, a word, a mark, an item of a list.

One half of a phrase with one fault stands unchanged. A few characters of each half are looked up at every place of a
text, so that the bank is run over a text once; where they stand the other half is compared.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cache, lru_cache
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.near_misses import near_misses
from core.check.wording.phrase_bank import NO_QUOTES, QUOTES, SetPhrase, phrase_bank
from core.check.wording.slips.detector import detector
from core.language.divisions import gazetteer
from core.model.finding import Severity
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

#: From this length on a departure of any one character is told from other words; shorter ones must look or sound alike.
_LONG = 8
#: From this length on that holds at the ends too, and for a whole word of two characters inside.
_LONGER = 12
_LONGEST_PHRASE = 15  # from this length on a word may be left out whatever then meets
#: So many characters of a long phrase before or behind a missing one leave no doubt that it is meant.
_TELLING = 7
_KEY = 4
_LONGEST = 5  # the longest string of which the counts know how common it is
#: Characters that come in between by grammar, and make no word of their own.
_JOINTS = frozenset("的了和与及或并等各将、,在为是就、,;。:()〔〕的一")
_AFFIXES = frozenset("化性")  # may be left out: 法治(化)营商环境
#: What may follow a phrase that has lost its last character.
_FOLLOWERS = frozenset("的为和及与是在等并,。、;:!?)》制")
_DOCTRINE = ("思想", "意识", "党中央", "复兴", "共同体")  # into phrases about these no word is put
#: Last characters without which a phrase is still a word: 现代|化.
_LOOSE_ENDS = frozenset("化观性论法者感力权费员案区台点下行改革明制战站")


class Fault(StrEnum):
    """What is wrong with a phrase."""

    CHARACTER = "差一字"
    MISSING = "少一字"
    EXTRA = "多一字"
    EXTRA_WORD = "多一词"
    TURNED = "字序颠倒"
    WORD = "差一词"
    WORDS_MISSING = "有缺漏"
    ITEM = "少一项"
    ORDER = "次序颠倒"
    MARK = "标点不同"


#: Departures that are told of other right wordings of a phrase too.
_SWAPS = frozenset((Fault.CHARACTER, Fault.WORD, Fault.TURNED))


class Miss(NamedTuple):
    """``text[start:end]`` departs from ``phrase``, by what stands at ``place``; two places where nothing stands."""

    start: int
    end: int
    phrase: SetPhrase
    fault: Fault
    place: tuple[int, int]

    @property
    def severity(self) -> Severity:
        """A mark that differs is a hint, like a phrase that two sources do not confirm."""
        return Severity.HINT if self.fault is Fault.MARK else phrase_bank().severity(self.phrase)


class Reading(NamedTuple):
    """What the bank says of a text: where phrases stand as they should, and where they depart."""

    exact: tuple[tuple[int, int, SetPhrase], ...]
    misses: tuple[Miss, ...]

    def touches(self, start: int, end: int) -> bool:
        """Whether a phrase stands at ``text[start:end]``, as it should or with a fault that is more than a hint."""
        sure = (m for m in self.misses if m.severity is not Severity.HINT)
        return any(a < end and start < b for a, b, *_ in (*self.exact, *sure))


class _Key(NamedTuple):
    """Some characters of one half of a wording: where they begin in it, and where its halves meet."""

    phrase: SetPhrase
    wording: str
    offset: int
    middle: int
    first: bool


class _Index(NamedTuple):
    """Keys by their characters, their sizes by what they begin with, right wordings, phrases with parts exchanged."""

    keys: dict[str, list[_Key]]
    sizes: dict[str, tuple[int, ...]]
    right: frozenset[str]
    exchanged: dict[str, SetPhrase]


@cache
def _index() -> _Index:
    """The keys of both halves of every phrase, and of the first half of its variants."""
    keys: dict[str, list[_Key]] = defaultdict(list)
    right: set[str] = set()
    for phrase in phrase_bank().phrases:
        for number, wording in enumerate((phrase.bare, *phrase.variants)):
            right.add(wording)
            middle = max(2, len(wording) // 2)
            size = min(_KEY, middle)
            keys[wording[middle - size : middle]].append(_Key(phrase, wording, middle - size, middle, True))
            # a word of two characters may lie across the middle
            second = middle + (len(wording) >= _LONG)
            if number == 0 and len(wording) - second > 1:
                keys[wording[second : second + _KEY]].append(_Key(phrase, wording, second, second, False))
    exchanged = {"、".join(reversed(p.bare.split("、"))): p for p in phrase_bank().phrases if p.ordered}
    sizes: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for head, size in sorted({(key[:2], len(key)) for key in keys}):
        sizes[head] += (size,)
    return _Index(keys, sizes, frozenset(right), exchanged)


@lru_cache(maxsize=512)
def read(text: str) -> Reading:
    """The bank held against a folded paragraph.

    >>> [(m.phrase.text, m.fault.name) for m in read("做到以人民为中心的发展思路。").misses]
    [('以人民为中心的发展思想', 'WORD')]
    """
    plain = text.translate(NO_QUOTES)
    index = _index()
    exact: dict[tuple[int, int], SetPhrase] = {}
    found: dict[tuple[int, int], Miss] = {}
    padded = f"{plain}\0\0\0\0"  # so that it need not be asked where the text ends; no phrase has such
    for at, sizes in enumerate(map(index.sizes.get, map(add, plain, plain[1:]))):
        for size in sizes or ():
            for key in index.keys.get(padded[at : at + size], ()):
                start = at - key.offset
                if start >= 0 and padded.startswith(key.wording, start):
                    end = start + len(key.wording)
                    exact[start, end] = key.phrase
                    if not key.phrase.known and (miss := _doubled(padded, start, end, key.phrase)):
                        found[miss.start, miss.end] = miss
                elif not key.phrase.known and (key.wording is key.phrase.bare or _tells_much(key)):
                    miss = _departure(padded, start, key) if key.first else _departure_before(padded, at, key)
                    if miss is not None and key.wording is not key.phrase.bare and miss.fault not in _SWAPS:
                        continue
                    if miss is not None and padded[miss.start : miss.end] not in index.right:
                        found.setdefault((miss.start, miss.end), miss)
    for wrong, phrase in index.exchanged.items() if "、" in plain else ():
        if (start := plain.find(wrong)) >= 0:
            end = start + len(wrong)
            found[start, end] = Miss(start, end, phrase, Fault.ORDER, (start, end))
    misses = _best([m for m in found.values() if not _covered(m, exact)])
    kept = [i for i, c in enumerate(text) if c not in QUOTES] if len(plain) < len(text) else range(len(text))
    return Reading(
        tuple((kept[start], kept[end - 1] + 1, phrase) for (start, end), phrase in exact.items()),
        tuple(m._replace(start=kept[m.start], end=kept[m.end - 1] + 1) for m in misses),
    )


def _tells_much(key: _Key) -> bool:
    """Whether another right wording of a phrase is long enough for a swapped character or word to be told."""
    return key.first and len(key.wording) >= _LONGER


def _doubled(text: str, start: int, end: int, phrase: SetPhrase) -> Miss | None:
    """The first or the last character twice, where neither belongs to a word beside as in 学习习近平."""
    after = text[end + 1 : end + 2]
    if text[end] == text[end - 1] and (after in _FOLLOWERS or not is_cjk(after)):
        return Miss(start, end + 1, phrase, Fault.EXTRA, (end, end + 1))
    before = text[start - 2 : start - 1] if start > 1 else ","
    if start > 0 and text[start - 1] == text[start] and (before in _FOLLOWERS or not is_cjk(before)):
        return Miss(start - 1, end, phrase, Fault.EXTRA, (start - 1, start))
    return None


def _covered(miss: Miss, exact: dict[tuple[int, int], SetPhrase]) -> bool:
    """Whether the faulty characters are part of a phrase that stands as it should, and is not much shorter."""
    first, last = miss.place
    least = (miss.end - miss.start) / 2
    return any(start <= first and last <= end and end - start >= least for start, end in exact)


def _best(misses: list[Miss]) -> list[Miss]:
    """One departure for a place: the longest phrase tells most."""
    chosen: list[Miss] = []
    for miss in sorted(
        misses, key=lambda m: (m.fault is Fault.MARK, m.severity is Severity.HINT, m.start - m.end, m.start)
    ):
        if all(miss.end <= other.start or other.end <= miss.start for other in chosen):
            chosen.append(miss)
    return sorted(chosen)


def _departure(text: str, start: int, key: _Key) -> Miss | None:
    """The first half of the phrase stands at ``start``, and its second half is at fault."""
    right, at = key.wording, key.middle
    if start < 0 or (key.offset and not text.startswith(right[:at], start)):
        return None
    size, place = len(right), start + at
    while at < size and text[place] == right[at]:
        at, place = at + 1, place + 1
    said, meant = text[place : place + 3], right[at : at + 3]
    for fault, says, means in _aligned(said, meant, size):
        end = place + says + size - at - means
        if text.startswith(right[at + means :], place + says):
            edit = Edit(start, end, at, says, means)
            if _tells(text, edit, fault, right):
                return Miss(start, end, key.phrase, fault, edit.place)
    if key.phrase.items and (item := _item(text, start, right)):
        return Miss(start, item, key.phrase, Fault.ITEM, (start, item))
    return None


def _departure_before(text: str, at: int, key: _Key) -> Miss | None:
    """The second half of the phrase stands at ``at``, and its first one, before it, is at fault."""
    right, same, size = key.wording, key.middle, len(key.wording)
    if size - same > _KEY and not text.startswith(right[same:], at):
        return None
    end, place = at + size - same, at  # right[same:] stands at text[place]
    while same > 0 and place > 0 and text[place - 1] == right[same - 1]:
        same, place = same - 1, place - 1
    said, meant = text[max(0, place - 3) : place][::-1], right[max(0, same - 3) : same][::-1]
    for fault, says, means in _aligned(said, meant, size):
        start = place - says - (same - means)
        if start >= 0 and text.startswith(right[: same - means], start):
            edit = Edit(start, end, same - means, says, means)
            if _tells(text, edit, fault, right):
                return Miss(start, end, key.phrase, fault, edit.place)
    return None


def _aligned(said: str, meant: str, size: int) -> Iterator[tuple[Fault, int, int]]:
    """Faults after which the text may go on as the phrase does, as (fault, characters said, characters meant).

    ``said`` and ``meant`` are the next characters of the text and of the phrase, in whichever direction is read.
    """
    a, b, c = said[:1], said[1:2], said[2:3]
    first, second, third = meant[:1], meant[1:2], meant[2:3]
    if second and a == second and b == first:
        yield Fault.TURNED, 2, 2
    if first == "、" or a == "、":
        yield Fault.MARK, int(a in ("、", ",")), int(first == "、")
    if a and (not second or b == second):
        yield Fault.CHARACTER, 1, 1
    if not second or a == second:
        yield Fault.MISSING, 0, 1
    if b == first:
        yield Fault.EXTRA, 1, 0
    if c and c == first and size >= _LONG:
        yield Fault.EXTRA_WORD, 2, 0
    if second and b and (c == third if third else size > _KEY or meant in _similar_words()):
        yield Fault.WORD, 2, 2
    if size >= _LONGER and third and a == third:
        yield Fault.WORDS_MISSING, 0, 2


@cache
def _similar_words() -> frozenset[str]:
    """The words that others are put for, and the same turned round."""
    words = phrase_bank().similar
    return frozenset((*words, *(word[::-1] for word in words)))


class Edit(NamedTuple):
    """``text[start:end]`` has ``said`` characters where ``right[at : at + meant]`` should stand."""

    start: int
    end: int
    at: int
    said: int
    meant: int

    @property
    def place(self) -> tuple[int, int]:
        """Where the faulty characters stand; where one is missing, the two it should stand between."""
        at = self.start + self.at
        return (at, at + self.said) if self.said else (at - 1, at + 1)


def _tells(text: str, edit: Edit, fault: Fault, right: str) -> bool:
    """Whether the departure cannot be other words."""
    start, end, at, said, meant = edit
    size = len(right)
    wrong, good = text[start + at : start + at + said], right[at : at + meant]
    first, last = at == 0, at + meant >= size
    if fault is Fault.MARK:
        return not first and not last
    if fault is Fault.MISSING and _belongs_outside(text, edit, size):
        return False
    if not all(map(is_cjk, wrong + good)):
        return False
    if fault is Fault.TURNED:
        return wrong == good[::-1] and good[0] != good[1] and _unknown(text, edit)
    if fault in (Fault.CHARACTER, Fault.WORD):
        if _similar(right, at, wrong):
            return _apart(text, start, end, first, last)
        if not _apart(text, start, end, first, last) or not _unknown(text, edit):
            return False
        if all(a == b or _alike(a, b) for a, b in zip(wrong, good, strict=True)):
            # at an end another word may be meant: 新增规范性文件
            return not (fault is Fault.WORD and (first or last) and detector().level(wrong))
        if fault is Fault.WORD or wrong in _JOINTS:
            return False
        if at >= size - 2 and size < _LONGER and not _foreign(text, edit):
            return False  # another word at the end: 政府信息公开|深度
        return size >= (_LONGER if first or last else _LONG) or _foreign(text, edit)
    if fault is Fault.MISSING:
        if first:
            before = text[start - 1 : start]
            return size >= _LONG - 2 and (not is_cjk(before or ",") or before in _FOLLOWERS)
        if last:
            after = text[end : end + 1]
            return size >= _KEY and good not in _LOOSE_ENDS and (not after or after in _FOLLOWERS)
        if size <= _KEY and not _foreign(text, edit) and (good in _JOINTS or not _apart(text, start, end, True, True)):
            return False
        place = size < _LONG and gazetteer().named(text[max(0, start - 1) : start + 1])  # 长阳|信访
        twice = good in (right[at - 1], right[at + 1]) and size >= _TELLING  # one of two alike: 全过程人民主
        sure = twice or (size >= _LONGER and max(at, size - at - meant) >= _TELLING)  # so much of it is no other phrase
        return not place and (sure or _unknown(text, edit)) and (size >= _LONGER or good not in _AFFIXES)
    if fault is Fault.EXTRA_WORD:  # other phrases may well have one more
        return 2 < at < size - 1 and not set(wrong) & _JOINTS and any(word in right for word in _DOCTRINE)
    if fault is Fault.EXTRA:
        joint = set(wrong) & _JOINTS and size < _LONGEST_PHRASE
        if first or at >= size or joint or not _unknown(text, edit):
            return False
        place = start + at
        doubled = wrong in (right[at - 1], right[at])
        if not doubled and detector().level(text[place - 2 : place + 1]):
            return False  # the end of a longer word: 政府网|信息公开目录
        return size > _KEY or doubled or _foreign(text, edit)
    return not first and not last and (size >= _LONGEST_PHRASE or _unknown(text, edit))


def _belongs_outside(text: str, edit: Edit, size: int) -> bool:
    """Whether what is left of a damaged first or last word belongs to the word beside it: 司法行政|新媒体."""
    first, last = edit.start, edit.end - 1
    beside = (text[first - 1 : first + 1] if edit.at == 1 else "", text[last : last + 2] if edit.at == size - 2 else "")
    return any(word in detector().confusions.word_list or word in near_misses().words for word in beside)


def _foreign(text: str, edit: Edit) -> bool:
    """Whether what stands at the fault makes no word with the character before it nor with the one behind it."""
    first = edit.start + edit.at
    last = first + edit.said
    pairs = (text[at - 1 : at + 1] for at in ((first, last) if edit.said else (first,)) if at > 0)
    return not any(all(map(is_cjk, pair)) and detector().level(pair) for pair in pairs)


def _unknown(text: str, edit: Edit) -> bool:
    """Whether the characters around the fault, within the phrase, are no words of other texts."""
    place = edit.start + edit.at
    around = text[max(edit.start, place - 2) : min(edit.end, place + edit.said + 2)]
    return detector().level(around[:_LONGEST]) == 0


def _alike(wrong: str, good: str) -> bool:
    """Whether a character is written for another by its sound or shape."""
    return good in detector().confusions.characters(wrong) or wrong in detector().confusions.characters(good)


def _similar(right: str, at: int, wrong: str) -> bool:
    """Whether the faulty characters make a word that is put for the word of the phrase: 思路 for 思想."""
    table = phrase_bank().similar
    for start in range(max(0, at - 1), at + 1):  # the word begins with the faulty character, or one before
        word = right[start : start + 2]
        if word in table and at + len(wrong) <= start + 2:
            said = word[: at - start] + wrong + word[at - start + len(wrong) :]
            if said in table[word]:
                return True
    return False


def _apart(text: str, start: int, end: int, first: bool, last: bool) -> bool:
    """Whether a faulty first or last character does not belong to the words beside the phrase."""
    table = detector()
    before, after = text[start - 1 : start], text[end : end + 1]
    if first and before not in _FOLLOWERS and is_cjk(before or ",") and table.level(before + text[start]) > 0:
        return False
    joins = last and after not in _FOLLOWERS and is_cjk(after or ",")
    return not (joins and table.level(text[end - 1] + after) > 0)


def _item(text: str, start: int, right: str) -> int | None:
    """The end of a list that stands at ``start`` without one of its inner items."""
    items = right.split("、")
    for i in range(1, len(items) - 1):
        short = "、".join((*items[:i], *items[i + 1 :]))
        if text.startswith(short, start):
            return start + len(short)
    return None
