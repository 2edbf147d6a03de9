"""Fixed terms of the genre with one slip in them: 规划性文件 for 规范性文件, 保密审核程台 for 审核程序.

What stands in a term for a character need neither sound nor look like it. One character is another, is missing or too
much, or two beside each other have changed places: one half of the term stands as it should, is looked up at every
place of a text, and the other one is compared. Nothing is told where what is written is known from other texts, or may
be words that meet (政策|解答). The terms are ``resources/lexicon/fixed_terms.toml``.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import kept, read_toml
from core.check.wording.lexicon import doubled_words
from core.check.wording.near_misses import near_misses
from core.check.wording.phrases.phrase_bank import NO_QUOTES, QUOTES
from core.check.wording.phrases.phrase_edits import FOLLOWERS, Edit, Fault
from core.check.wording.slips.detector import detector
from core.check.wording.slips.scoring import AS_WORD
from core.check.wording.slips.vetoes import vetoes
from core.language.divisions import gazetteer
from core.language.pairs import pairs
from core.language.remembered import remembered
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

_HALF = 2
_AND = frozenset("和与及")
_LEVELS = frozenset("省市县区州旗盟")
#: Characters beside a term that may make a word with its own.
_BESIDE = 3
_LONGEST_WORD = 4
#: From which level on a string is taken for a word.
_WORD = 2
#: Up to which level a pair may be the end of one word and the beginning of the next: 流程|台账 is no 程台.
_SEEN = 5
_WINDOW = 4
#: The length of the shortest terms, of two words.
_SHORT = 4
#: What stands behind a term of which the last character lacks.
_CLOSING = frozenset(",。;、:)》等和及与")
#: From this length on a term is known by what is left of it.
_LONG = 6
_PAD = "\0" * 12
#: No half of a term is longer, with one character too much.
_REACH = 12


#: A term and its other half.
_Other = tuple[str, str]


class _Half(NamedTuple):
    """A half that terms share, and each term with its other one: ``behind`` it, or before and then turned round.

    What is one edit away from the other half has one of its first two characters for one of its own: these are found by
    ``begins``.
    """

    own: str
    behind: bool
    begins: dict[str, tuple[_Other, ...]]


class Terms(NamedTuple):
    """The halves by their first two characters, and what is right, the terms among it."""

    halves: dict[str, tuple[_Half, ...]]
    right: frozenset[str]


@kept("lexicon/fixed_terms.toml")
def terms() -> Terms:
    """The terms; ResourceError where their file cannot be read."""
    data = read_toml("lexicon", "fixed_terms.toml")
    whole = data["terms"].split()
    others: dict[tuple[str, bool], tuple[_Other, ...]] = defaultdict(tuple)
    for term in whole:
        middle = max(_HALF, len(term) // 2)
        first, last = term[:middle], term[middle:]
        others[first, True] += ((term, last),)
        if len(last) >= _HALF:
            others[last, False] += ((term, first[::-1]),)
    halves: dict[str, tuple[_Half, ...]] = defaultdict(tuple)
    for (own, behind), group in others.items():
        begins: dict[str, tuple[_Other, ...]] = defaultdict(tuple)
        for one in group:
            for char in dict.fromkeys(one[1][:_HALF]):
                begins[char] += (one,)
        halves[own[:_HALF]] += (_Half(own, behind, dict(begins)),)
    return Terms(dict(halves), frozenset((*whole, *data["right"].split())))


class Departure(NamedTuple):
    """``text[start:end]`` departs from ``term`` in the way that ``fault`` says."""

    start: int
    end: int
    term: str
    fault: Fault


@remembered
def find(text: str) -> Iterator[Departure]:
    """What departs from a term in a folded text, from left to right.

    >>> [(found.term, found.fault) for found in find("没有制定规划性文件。")]
    [('规范性文件', <Fault.CHARACTER: '差一字'>)]
    """
    plain = text if QUOTES.isdisjoint(text) else text.translate(NO_QUOTES)
    kept = [i for i, c in enumerate(text) if c not in QUOTES] if len(plain) < len(text) else range(len(text))
    behind = 0
    for edit, term in sorted(near(plain), key=lambda one: (one[0].start, -len(one[1]))):
        if edit.start < behind or edit.end > len(plain) or not tells(plain, edit, term):
            continue
        start, end = kept[edit.start], kept[edit.end - 1] + 1
        if end - start == edit.end - edit.start:  # else two names that meet: “水务微言”公众号
            behind = edit.end
            yield Departure(start, end, term, _fault(edit))


def _fault(edit: Edit) -> Fault:
    if edit.said == edit.meant:
        return Fault.CHARACTER if edit.said == 1 else Fault.TURNED
    return Fault.EXTRA if edit.said else Fault.MISSING


def touched(text: str, start: int, end: int) -> bool:
    """Whether a departure from a term is at ``text[start:end]``."""
    return any(found.start < end and start < found.end for found in find(text))


def near(text: str) -> Iterator[tuple[Edit, str]]:
    """Whatever stands one edit away from a term, right or wrong."""
    padded, turned, length = text + _PAD, text[::-1] + _PAD, len(text)
    begun = list(map(terms().halves.get, pairs(text)))
    for at, halves in zip(compress(count(), begun), filter(None, begun), strict=True):
        for own, behind, begins in halves:
            if len(own) > _HALF and not padded.startswith(own, at):
                continue
            place = at + len(own)
            beside = padded[place : place + _REACH] if behind else turned[length - at : length - at + _REACH]
            one, two = begins.get(beside[0]), begins.get(beside[1])
            if one is None and two is None:
                continue
            for term, other in dict.fromkeys((*(one or ()), *(two or ()))):
                size = len(other)
                if beside.startswith(other):
                    continue
                for same, says, means in _edits(beside[: size + 1], other):
                    if behind:
                        yield Edit(at, place + size + says - means, len(own) + same, says, means), term
                    else:
                        yield Edit(at - size - says + means, place, size - same - means, says, means), term


def _edits(said: str, meant: str) -> Iterator[tuple[int, int, int]]:
    """How ``said`` departs from ``meant``: characters the same, then characters said for characters meant."""
    size, same = len(meant), 0
    while same < size and said[same : same + 1] == meant[same]:
        same += 1
    if same == size:
        return
    turned = meant[same : same + 2][::-1]
    if len(turned) > 1 and said[same:size] == turned + meant[same + 2 :]:
        yield same, 2, 2
        return
    if len(said) >= size and said[same + 1 : size] == meant[same + 1 :]:
        yield same, 1, 1
    if said[same + 1 : size + 1] == meant[same:]:
        yield same, 1, 0
    if said[same : size - 1] == meant[same + 1 :]:
        yield same, 0, 1


def tells(text: str, edit: Edit, term: str) -> bool:
    """Whether what is near a term cannot be other words."""
    start, end, at, said, meant = edit
    size = len(term)
    wrong, wording = text[start + at : start + at + said], text[start:end]
    if not all(map(is_cjk, wording)) or wording in terms().right:
        return False
    if at == size - 1 and wording[:at] in terms().right:
        return False  # 工作流|由
    if at < _HALF and gazetteer().named(wording[:_HALF]):
        return False  # 敦化|旅游
    if meant == 0 and (wrong in doubled_words().offices or not _inside(term, at, wrong)):
        return False  # 政务公开办|工作要求
    if at == 0 and said == meant == 1 and wrong in _AND | _LEVELS:
        return False  # 预决算|及|议提案办理, 市|议提案
    if meant == 0 and wrong in vetoes().prefixes.words and size - at == _HALF:
        return False  # 公开|主平台
    if said == 0 and at == 0:
        return False
    if said == 0 and at == size - 1 and text[end : end + 1] in ("、", "(") and term[at] in text[end + 1 : end + 4]:
        return False  # 财政预、决算; 预(决)算
    if at <= 1 and not _opens(text, start):
        return False
    if at + meant >= size - 1 and not (
        text[end : end + 1] in _CLOSING if said == 0 and at == size - 1 else _closes(text, end)
    ):
        return False
    if said == meant == 1:
        first = at < size - _HALF  # of a term of two words the word that is at fault, else that at the end
        good, bad = (term[:_HALF], wording[:_HALF]) if first else (term[-_HALF:], wording[-_HALF:])
        if at in (0, size - 1) and not _pair(good):
            return False  # 政务公开|股
        if (size == _SHORT or (size < _LONG and at in (0, size - 1))) and detector().level(bad) > _SEEN:
            return False  # 队务|公开, 工信|动态
    return _unknown(text, edit) and not _words(text, edit)


def _inside(term: str, at: int, wrong: str) -> bool:
    """Whether a character that is too much stands within a word of the term, or is one of the two beside it."""
    if at == 0 or at == len(term):
        return False
    return wrong in (term[at - 1], term[at]) or (
        wrong not in near_misses().function_characters and _pair(term[at - 1 : at + 1])
    )


def _opens(text: str, start: int) -> bool:
    """Whether a term may begin at a place, with no word before it that the first character may belong to."""
    before = text[start - 1 : start] if start else ""
    return not is_cjk(before or ",") or before in FOLLOWERS or text[max(0, start - 2) : start] in near_misses().words


def _closes(text: str, end: int) -> bool:
    """The same of its last character."""
    after = text[end : end + 1]
    return not is_cjk(after or ",") or after in FOLLOWERS or text[end : end + 2] in near_misses().words


def _unknown(text: str, edit: Edit) -> bool:
    """Whether a string around the fault is none of other texts."""
    start, end, at, said, _ = edit
    if start + at == end:  # the last character lacks: what is left begins the term
        return not detector().level(text[end - 2 : end + 1])
    first, last = (start + at, start + at + said) if said else (start + at - 1, start + at + 1)
    size = min(_WINDOW, end - start)
    places = range(max(start, last - size), min(first, end - size) + 1)
    level = detector().level
    return any(not level(text[place : place + size]) for place in places)


def _words(text: str, edit: Edit) -> bool:
    """Whether all that is written, with what stands beside it, is words."""
    low, high = max(0, edit.start - _BESIDE), min(len(text), edit.end + _BESIDE)
    reached = set(range(low, edit.start + 1))
    for place in range(edit.start, edit.end):
        if place - 1 in reached and place > edit.start and text[place - 1] in near_misses().function_characters:
            reached.add(place)
    todo = sorted(reached)
    while todo:
        place = todo.pop()
        if place >= edit.end:
            return True
        for size in range(1, _LONGEST_WORD + 1):
            behind = place + size
            if behind <= high and behind not in reached and _word(text[place:behind]):
                reached.add(behind)
                todo.append(behind)
    return False


def _word(string: str) -> bool:
    """Whether a string is a word, or a character that stands beside any other."""
    if len(string) == 1:
        return string in near_misses().function_characters or not is_cjk(string)
    if not all(map(is_cjk, string)):
        return False
    return _pair(string) or detector().level(AS_WORD + string) >= _WORD


def _pair(string: str) -> bool:
    """Whether a string is a word of the dictionaries."""
    return string in detector().confusions.word_list or (len(string) == _HALF and near_misses().is_word(string))
