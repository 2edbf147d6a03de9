"""Set phrases with something wrong in them: a character, a word, a mark, an item of a list.

One half of a phrase with one fault stands unchanged. A few characters of each half are looked up at every place of a
text, so that the bank is run over a text once; where they stand the other half is compared.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import kept
from core.check.wording.near_misses import near_misses
from core.check.wording.phrases.idioms import find as idioms_of
from core.check.wording.phrases.phrase_bank import NO_QUOTES, QUOTES, SetPhrase, phrase_bank
from core.check.wording.phrases.phrase_edits import FOLLOWERS, LONG, LONGER, Edit, Fault, departs, tells
from core.check.wording.slips.detector import detector
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.trade_words import trade_words
from core.language.pairs import pairs
from core.model.finding import Severity
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.check.wording.phrases.idioms import Slip

    #: Whether an edit of a text cannot be other words, as ``phrase_edits.tells`` says it.
    Judge = Callable[[str, Edit, Fault, SetPhrase, str], bool]

_KEY = 4
#: With more characters of a phrase left than these, its last two stand behind any fault.
_TOUCHED = 3
#: A mark is lost between two characters; so many marks a list has at least of which one is missed.
_BOTH_SIDES, _SEVERAL = 2, 2
#: The shortest phrase whose letters tell it in whatever order they stand.
_ANAGRAM = 6
#: What may be otherwise in a list that is but usually so.
_OF_LISTS = frozenset((Fault.ORDER, Fault.ITEM, Fault.WORD))
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
        """A mark that differs is a hint unless one of several is lost, and so is a phrase without two sources.

        So is another order, or an item less, of a list that is but usually so.
        """
        if (self.fault is Fault.MARK and not self._lost_one) or (self.fault in _OF_LISTS and self.phrase.free):
            return Severity.HINT
        return phrase_bank().severity(self.phrase)

    @property
    def _lost_one(self) -> bool:
        """Whether two items of a list have no mark between and the others have: 决策执行、管理、服务、结果公开."""
        lost = self.place[1] - self.place[0] == _BOTH_SIDES
        return lost and self.phrase.text.count("、") >= _SEVERAL


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


class _Letters(NamedTuple):
    """A phrase of fixed words, as it is compared, with its length and its characters sorted."""

    phrase: SetPhrase
    bare: str
    size: int
    letters: list[str]


class _Index(NamedTuple):
    """Keys by their characters, right wordings, phrases with parts exchanged.

    ``begins`` has, by two characters, the sizes of keys that begin with them, and the phrases of fixed words that do,
    or that do when their items, or parts of these, change places.
    """

    keys: dict[str, list[_Key]]
    begins: dict[str, tuple[tuple[int, ...], tuple[_Letters, ...]]]
    right: frozenset[str]
    exchanged: dict[str, SetPhrase]


@kept("lexicon/phrase_words.toml", "lexicon/set_phrases.tsv", "lexicon/phrase_neighbours.tsv")
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
            second = middle + (len(wording) >= LONG)
            if number == 0 and len(wording) - second > 1:
                keys[wording[second : second + _KEY]].append(_Key(phrase, wording, second, second, False))
    exchanged = {"、".join(reversed(p.bare.split("、"))): p for p in phrase_bank().phrases if p.ordered}
    sizes: dict[str, tuple[int, ...]] = defaultdict(tuple)
    for head, size in sorted({(key[:2], len(key)) for key in keys}):
        sizes[head] += (size,)
    letters: dict[str, tuple[_Letters, ...]] = defaultdict(tuple)
    for phrase in phrase_bank().phrases:
        bare = phrase.bare
        if phrase.rigid and len(bare) >= _ANAGRAM:
            turned = _Letters(phrase, bare, len(bare), sorted(bare))
            items = bare.split("、")
            # the rest of one item behind the first character of another: 双公开、一随机
            heads = (one[0] + other[1] for one in items for other in items if len(one) == len(other) > 1)
            for head in dict.fromkeys((*(item[:2] for item in items), *heads)):
                letters[head] += (turned,)
    begins = {head: (sizes.get(head, ()), letters.get(head, ())) for head in (*sizes, *letters)}
    return _Index(keys, begins, frozenset(right), exchanged)


@lru_cache(maxsize=1_024)
def read(text: str) -> Reading:
    """The bank held against a folded paragraph.

    >>> [(m.phrase.text, m.fault.name) for m in read("做到以人民为中心的发展思路。").misses]
    [('以人民为中心的发展思想', 'WORD')]
    """
    plain = text if QUOTES.isdisjoint(text) else text.translate(NO_QUOTES)
    index = _index()
    exact, found = _walk(plain, tells)
    for wrong, phrase in index.exchanged.items() if "、" in plain else ():
        if (start := plain.find(wrong)) >= 0:
            end = start + len(wrong)
            found[start, end] = Miss(start, end, phrase, Fault.ORDER, (start, end))
    misses = _best([m for m in found.values() if not _covered(m, exact)])
    kept = [i for i, c in enumerate(text) if c not in QUOTES] if len(plain) < len(text) else range(len(text))
    told = [m._replace(start=kept[m.start], end=kept[m.end - 1] + 1) for m in misses]
    stands = tuple((kept[start], kept[end - 1] + 1, phrase) for (start, end), phrase in exact.items())
    reading = Reading(stands, tuple(m for m in told if not _across_names(text[m.start : m.end], m.phrase)))
    idioms = [miss for miss in map(_of_idiom, idioms_of(text)) if not reading.touches(miss.start, miss.end)]
    return reading._replace(misses=tuple(sorted((*reading.misses, *idioms)))) if idioms else reading


def _of_idiom(slip: Slip) -> Miss:
    """A miswritten idiom as a departure from a phrase."""
    if slip.turned:
        fault, place = Fault.TURNED, (slip.start, slip.end)
    else:
        fault = Fault.EXTRA if slip.meant == 0 else Fault.CHARACTER if slip.said else Fault.MISSING
        place = Edit(slip.start, slip.end, slip.at, slip.said, slip.meant).place
    return Miss(slip.start, slip.end, SetPhrase.of_idiom(slip.idiom), fault, place)


def _across_names(said: str, phrase: SetPhrase) -> bool:
    """Whether what departs from a phrase is two names (“行政许可”“行政处罚”), or a part of one (“水务微言”公众号)."""
    if "”“" in said:
        return "”“" not in phrase.text
    closing, opening = said.find("”"), said.find("“")
    if closing < 0 < opening and "“" not in phrase.text:
        return True  # 高标准农田“建、管、用”
    return len(phrase.bare) < LONG and closing >= 0 and "”" not in phrase.text and not 0 <= opening < closing


def _walk(plain: str, judge: Judge) -> tuple[dict[tuple[int, int], SetPhrase], dict[tuple[int, int], Miss]]:
    """Phrases that stand in a text without quotation marks as they should, and what departs from one by ``judge``."""
    index = _index()
    exact: dict[tuple[int, int], SetPhrase] = {}
    found: dict[tuple[int, int], Miss] = {}
    turned: dict[tuple[int, int], Miss] = {}
    padded = f"{plain}\0\0\0\0"  # so that it need not be asked where the text ends; no phrase has such
    begun = list(map(index.begins.get, pairs(plain)))
    for at, (sizes, phrases) in zip(compress(count(), begun), filter(None, begun), strict=True):
        for size in sizes:
            for key in index.keys.get(padded[at : at + size], ()):
                start = at - key.offset
                if start >= 0 and padded.startswith(key.wording, start):
                    end = start + len(key.wording)
                    exact[start, end] = key.phrase
                    if not key.phrase.known and (miss := _doubled(padded, start, end, key.phrase)):
                        found[miss.start, miss.end] = miss
                elif not key.phrase.known and (key.wording is key.phrase.bare or _tells_much(key)):
                    seek = _departure if key.first else _departure_before
                    miss = seek(padded, start if key.first else at, key, judge)
                    other = key.wording is not key.phrase.bare and not key.phrase.rigid
                    if miss is not None and other and miss.fault not in _SWAPS:
                        continue
                    if miss is not None and padded[miss.start : miss.end] not in index.right:
                        found.setdefault((miss.start, miss.end), miss)
        for phrase, bare, size, letters in phrases:
            end = at + size
            if padded[end - 1 : end] not in bare:
                continue  # most other words are told from it by their last character
            said = padded[at:end]
            if said != bare and sorted(said) == letters and said not in index.right:
                edit = Edit(at, end, 0, len(letters), len(letters))
                if judge(padded, edit, Fault.ORDER, phrase, phrase.bare):
                    turned[at, end] = Miss(at, end, phrase, Fault.ORDER, (at, end))
    return exact, turned | found


def departures(text: str) -> set[tuple[str, str]]:
    """What stands in a folded text and is one edit away from a phrase: (wording, wording of the phrase).

    For whoever counts in correct prose what is right though a phrase is near.
    """
    found: set[tuple[str, str]] = set()

    def judge(text: str, edit: Edit, fault: Fault, phrase: SetPhrase, right: str) -> bool:
        said = text[edit.start : edit.end]
        if phrase.rigid and departs(fault, edit, right) and all(is_cjk(c) or c in right for c in said):
            found.add((said, right))
        return False

    _walk(text.translate(NO_QUOTES), judge)
    return found


def _tells_much(key: _Key) -> bool:
    """Whether another right wording of a phrase is long enough for a swapped character or word to be told."""
    return key.first and len(key.wording) >= LONGER


def _doubled(text: str, start: int, end: int, phrase: SetPhrase) -> Miss | None:
    """The first or the last character twice, where neither belongs to a word beside as in 学习习近平."""
    after = text[end + 1 : end + 2]
    if text[end] == text[end - 1] and (after in FOLLOWERS or not is_cjk(after) or _no_word(text, end)):
        return Miss(start, end + 1, phrase, Fault.EXTRA, (end, end + 1))
    before = text[start - 2 : start - 1] if start > 1 else ","
    if (
        start > 0
        and text[start - 1] == text[start]
        and (before in FOLLOWERS or not is_cjk(before) or _no_word(text, start - 2))
    ):
        return Miss(start - 1, end, phrase, Fault.EXTRA, (start - 1, start))
    return None


def _no_word(text: str, at: int) -> bool:
    """Whether the two characters at a place make no word, of the trade or another."""
    pair = text[at : at + 2]
    return not (near_misses().is_word(pair) or pair in trade_words().pairs or detector().level(AS_WORD + pair))


def _covered(miss: Miss, exact: dict[tuple[int, int], SetPhrase]) -> bool:
    """Whether the faulty characters are part of a phrase that stands as it should, and is not much shorter."""
    if miss.fault is Fault.ITEM and any(end == miss.end and "、" in phrase.bare for (_, end), phrase in exact.items()):
        return True  # the shorter list is a right one too
    first, last = miss.place
    least = (miss.end - miss.start) / 2
    return any(start <= first and last <= end and end - start >= least for start, end in exact)


def _is_longer_list(text: str, end: int, right: str) -> bool:
    """Whether other items follow, so that it is another list: 防范化解重大风险、污染防治、教育医疗; rights are four."""
    return text.startswith("、", end) and not right.endswith("权")


def _best(misses: list[Miss]) -> list[Miss]:
    """One departure for a place: the longest phrase tells most."""
    chosen: list[Miss] = []
    for miss in sorted(
        misses, key=lambda m: (m.fault is Fault.MARK, m.severity is Severity.HINT, m.start - m.end, m.start)
    ):
        if all(miss.end <= other.start or other.end <= miss.start for other in chosen):
            chosen.append(miss)
    return sorted(chosen)


def _departure(text: str, start: int, key: _Key, judge: Judge) -> Miss | None:
    """The first half of the phrase stands at ``start``, and its second half is at fault."""
    right, at = key.wording, key.middle
    if start < 0 or (key.offset and not text.startswith(right[:at], start)):
        return None
    size, place = len(right), start + at
    while at < size and text[place] == right[at]:
        at, place = at + 1, place + 1
    if at + _TOUCHED < size and right[-2:] not in text[start + size - 4 : start + size + 2] and not key.phrase.items:
        return None  # whatever the fault, the phrase ends so, two characters before or behind its place
    said, meant = text[place : place + 3], right[at : at + 3]
    for fault, says, means in _aligned(said, meant, size):
        end = place + says + size - at - means
        if text.startswith(right[at + means :], place + says):
            edit = Edit(start, end, at, says, means)
            if judge(text, edit, fault, key.phrase, right):
                return Miss(start, end, key.phrase, fault, edit.place)
    if key.phrase.items and (item := _item(text, start, right)) and not _is_longer_list(text, item, right):
        return Miss(start, item, key.phrase, Fault.ITEM, (start, item))
    return None


def _departure_before(text: str, at: int, key: _Key, judge: Judge) -> Miss | None:
    """The second half of the phrase stands at ``at``, and its first one, before it, is at fault."""
    right, same, size = key.wording, key.middle, len(key.wording)
    if size - same > _KEY and not text.startswith(right[same:], at):
        return None
    end, place = at + size - same, at  # right[same:] stands at text[place]
    while same > 0 and place > 0 and text[place - 1] == right[same - 1]:
        same, place = same - 1, place - 1
    begin = place - same
    if same > _TOUCHED and right[:2] not in text[max(0, begin - 2) : begin + 4]:
        return None
    said, meant = text[max(0, place - 3) : place][::-1], right[max(0, same - 3) : same][::-1]
    for fault, says, means in _aligned(said, meant, size):
        start = place - says - (same - means)
        if start >= 0 and text.startswith(right[: same - means], start):
            edit = Edit(start, end, same - means, says, means)
            if judge(text, edit, fault, key.phrase, right):
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
    if c and c == first and size >= LONG:
        yield Fault.EXTRA_WORD, 2, 0
    if second and b and (c == third if third else size > _KEY or meant in _similar_words()):
        yield Fault.WORD, 2, 2
    if size >= LONGER and third and a == third:
        yield Fault.WORDS_MISSING, 0, 2


@cache
def _similar_words() -> frozenset[str]:
    """The words that others are put for, and the same turned round."""
    words = phrase_bank().similar
    return frozenset((*words, *(word[::-1] for word in words)))


def _item(text: str, start: int, right: str) -> int | None:
    """The end of a list that stands at ``start`` without one of its inner items."""
    items = right.split("、")
    for i in range(1, len(items) - 1):
        short = "、".join((*items[:i], *items[i + 1 :]))
        if text.startswith(short, start):
            return start + len(short)
    return None
