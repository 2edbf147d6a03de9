"""What belongs to one department, told as the own in another's report: 立案庭 in that of 信访局, 缴存职工 in 气象局's.

What each department has to do with is data, word by word, with those who rightly speak of it too. Where a matter of
another's is published or worked on, where its institutions are told of, or whom it serves as one's own people, the
sentence is left over from its report, unless it speaks of others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import ROOT, read_record, read_rows
from core.check.wording.entries import Examples, any_of
from core.check.wording.standing import Standing
from core.language import organs
from core.language.organ_register import are_different, is_standard
from core.language.remembered import remembered
from core.language.sought import Sought, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_WORDS = ("lexicon", "belongings.tsv")
#: Of the kinds of words, which the data explain, laws stand in 《》, the others never.
_LAW = "law"
#: Ends of the names of those who are told of as partners too, unless the organ calls itself so.
_BODIES = ("部门", "机关", "机构", "局", "办", "会", "组织")
#: Another organ told of by its name: 县烟草局公开……, 向县国动办报送.
_OTHER_ORGAN = re.compile(
    "[省市县区州旗](?![省市县区州旗]*(?:政府|政务公开))[\u4e00-\u9fff]{1,10}?(?:局|委(?!托)|办(?![理事公法])|办公室|部门|中心|支队|大队)(?!科)"
)
#: Right behind a word: it is where something stands, or what land is for.
_NEAR = ("小区", "附近", "门口", "周边", "沿线", "对面", "院内", "楼下", "用地")
#: The organ calls itself so: 作为财政主管部门.
_CALLED = re.compile("作为[全我本]?[省市县区州旗]?级?$")
#: So many first characters of a department's name say what its field is.
_STEM = 2


@dataclass(frozen=True, kw_only=True)
class Belongings(Examples):
    """The file ``belongings.toml``, where each list is explained."""

    worked_on: tuple[str, ...]
    own: tuple[str, ...]
    others: tuple[str, ...]
    of_all: tuple[str, ...]
    part_of: dict[str, str]

    @cached_property
    def deeds(self) -> Sought:
        """Finds what is done with a matter."""
        return Sought(any_of(self.worked_on))

    @cached_property
    def owning(self) -> Sought:
        """Finds whose the people are."""
        return Sought(any_of(self.own))

    @cached_property
    def of_others(self) -> Sought:
        """Finds what makes a sentence speak of others."""
        return Sought(any_of(self.others))

    @cached_property
    def wholes(self) -> dict[str, tuple[str, ...]]:
        """Departments whose business is that of others as well, with letters of their names."""
        return {department: tuple(names.split()) for department, names in self.part_of.items()}


class Belonging(NamedTuple):
    """One word of a department's; ``shared`` are letters of the names of those who speak of it too."""

    word: str
    department: str
    kind: str
    shared: tuple[str, ...]


class Told(NamedTuple):
    """``passage.text[start:end]`` belongs to another department."""

    start: int
    end: int
    department: str


@cache
def belongings() -> Belongings:
    """The lists, read once."""
    return read_record(Belongings, "lexicon", "belongings.toml")


@cache
def _rows() -> list[tuple[str, ...]]:
    """Department, kind, letters of those who share them, words: as the data have them."""
    return read_rows(*_WORDS, fields=4)


def all_words() -> Iterator[Belonging]:
    """What belongs to each department: a row has words of one kind that the same others share."""
    for department, kind, shared, words in _rows():
        for word in words.split():
            yield Belonging(word, department, kind, tuple(shared.split()))


@cache
def _departments() -> frozenset[str]:
    return frozenset(row[0] for row in _rows())


@cache
def _by_word() -> dict[str, tuple[int, ...]]:
    """The numbers of the rows that have a word; a draft has few of the words, so that only these are taken apart."""
    found: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(_rows()):
        for word in row[3].split():
            found[word] = (*found.get(word, ()), number)
    return found


def _owners(word: str) -> Iterator[Belonging]:
    for number in _by_word()[word]:
        department, kind, shared, _ = _rows()[number]
        yield Belonging(word, department, kind, tuple(shared.split()))


@cache
def _standing() -> Standing[str]:
    return Standing(_by_word(), lambda word: (word,), source=ROOT.joinpath(*_WORDS).read_text("utf-8"))


@remembered
def _words_in(text: str) -> Iterator[tuple[int, int]]:
    """Where such words stand in a folded text, left to right; none within a longer one."""
    found: list[tuple[int, int]] = []
    for word in sorted(_standing().in_text(text), key=longest_first):
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not any(a <= at and end <= b for a, b in found):
                found.append((at, end))
            at = text.find(word, end)
    yield from sorted(found)


def belongings_of_others(passage: Passage, organ: str) -> Iterator[Told]:
    """Places of what belongs to other departments, in the report of a department whose field is known."""
    own = organs.department(organ).replace("人民政府", "")
    if organs.is_government(organ) or organs.is_town(organ) or not _is_known(own):
        return
    told = 0
    for start, end in _words_in(passage.text):
        in_title = passage.in_title(start)
        owners = [o for o in _owners(passage.text[start:end]) if (o.kind == _LAW) == in_title]
        if start < told or not owners or any(may_speak(own, owner) for owner in owners):
            continue
        first, last = passage.sentence(start)
        before = passage.text[first:start]
        rest = (before + passage.text[end:last]).replace(organ, "")
        of_others = belongings().of_others.search(rest) or _OTHER_ORGAN.search(rest)
        if of_others or passage.text.startswith(_NEAR, end) or any(_names(o.department, rest) for o in owners):
            continue
        owner = next((owner for owner in owners if _as_own(owner, own, before, rest)), None)
        if owner:
            told = end
            yield Told(start, end, owner.department)


def _as_own(owner: Belonging, own: str, before: str, rest: str) -> bool:
    """Whether a word is told of as the own one; ``before`` stands before it, ``rest`` is the sentence without it."""
    lists = belongings()
    match owner.kind:
        case "matter" | "served" | "place" if any(word in own for word in lists.of_all):
            return False
        case "matter":
            return lists.deeds.search(rest) is not None
        case "served":
            return lists.owning.search(rest) is not None
        case "name" if owner.word.endswith(_BODIES):
            return _CALLED.search(before) is not None
        case _:
            return True


def _is_known(own: str) -> bool:
    """Whether the field of a department is known by its name."""
    return is_standard(own) or any(department in own for department in _departments())


def may_speak(own: str, owner: Belonging) -> bool:
    """Whether a department speaks of another's words as of its own."""
    if any(name in own for name in (*owner.shared, *belongings().wholes.get(owner.department, ()))):
        return True
    if owner.department[:_STEM] in own or own[:_STEM] in owner.department:
        return True
    return is_standard(own) and is_standard(owner.department) and not are_different(own, owner.department)


def _names(department: str, text: str) -> bool:
    """Whether a text names a department, in full or by its field."""
    return department in text or f"{department.rstrip('局')}部门" in text
