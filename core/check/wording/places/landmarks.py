"""What lies in known provinces, in the report of an organ of another one: 湘江柳溪段, 沈海高速, 藏汉双语, 苏州工业园区.

Knowledge of the world tells, not the frame around the name: wherever in a sentence such a name stands it is left over
from another's draft, unless the sentence speaks of others. The names are ``resources/lexicon/landmarks.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import kept, read_record
from core.check.wording.entries import Examples
from core.check.wording.standing import Standing
from core.language import organs
from core.language.divisions import gazetteer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from core.check.wording.passages import Passage

#: Before the letters of a key: all provinces but these.
_ALL_BUT = "除"
_FEW = 3  # provinces that a message names
_OFTEN = 3  # a name that a draft has so often may well be a thing of the own place that is called so too
_SHORTEST_HOME, _LOOKED_AT, _REACH = 3, 8, 12
#: Said of what everybody reads and does.
_OF_ALL = re.compile("学习强国|市场监[督管]|引进人才")


@dataclass(frozen=True, kw_only=True)
class _Kind(Examples):
    """Things of one kind; see the head of the file."""

    what: str
    report: str
    of: dict[str, tuple[str, ...]]
    behind: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    freed: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    common: bool = False


@dataclass(frozen=True, kw_only=True)
class Landmarks:
    """The file ``landmarks.toml``; see its head."""

    letters: dict[str, str]
    others: tuple[str, ...]
    beside: tuple[str, ...]
    tails: tuple[str, ...]
    unless_after: dict[str, str]
    kinds: tuple[_Kind, ...]

    def provinces(self, key: str) -> frozenset[str]:
        """The codes of the provinces that a key names by their letters; KeyError where a letter is none."""
        codes = frozenset(self.letters[letter] for letter in key.removeprefix(_ALL_BUT))
        return frozenset(self.letters.values()) - codes if key.startswith(_ALL_BUT) else codes


class _Frame(NamedTuple):
    """What is asked around the names of a kind."""

    what: str
    common: bool
    tails: re.Pattern[str]
    behind: re.Pattern[str] | None
    within: re.Pattern[str] | None
    others: re.Pattern[str]
    beside: re.Pattern[str]


class Landmark(NamedTuple):
    """A name, with the codes of all provinces that have the thing, and the number of its kind."""

    name: str
    provinces: frozenset[str]
    kind: int


class _Table:
    """The names of all kinds, and what is asked around them."""

    def __init__(self, data: Landmarks) -> None:
        self.names = tuple(
            Landmark(name, data.provinces(key), number)
            for number, kind in enumerate(data.kinds)
            for key, names in kind.of.items()
            for name in names
        )
        self.unless_after = data.unless_after
        self.frames = tuple(
            _Frame(
                kind.what,
                kind.common,
                re.compile(_either((*data.tails, *kind.tails))),
                re.compile(_either(kind.behind)) if kind.behind else None,
                re.compile(_either(kind.within)) if kind.within else None,
                re.compile(_either({*data.others, *kind.others}.difference(kind.freed))),
                re.compile(_either(set(data.beside).difference(kind.freed))),
            )
            for kind in data.kinds
        )

    @cached_property
    def standing(self) -> Standing[Landmark]:
        """Which names can be in a text."""
        return Standing(self.names, lambda landmark: (landmark.name,), "\n".join(thing.name for thing in self.names))

    def __getstate__(self) -> dict[str, object]:
        """Kept without what stands in texts, which is prepared by itself."""
        return {name: value for name, value in vars(self).items() if name != "standing"}


def _either(patterns: Collection[str]) -> str:
    return f"(?:{'|'.join(sorted(patterns, key=lambda pattern: (-len(pattern), pattern)))})"


def landmarks() -> Landmarks:
    """The data as it is written; for the tests."""
    return read_record(Landmarks, "lexicon", "landmarks.toml")


@kept("lexicon/landmarks.toml")
def _table() -> _Table:
    return _Table(landmarks())


def of_other_provinces(
    passage: Passage, organ: str, provinces: Collection[str], homes: Collection[str], draft: str
) -> Iterator[tuple[int, int, str, bool]]:
    """Such things of none of ``provinces`` (codes), each with what it is, and whether that is sure.

    ``homes`` are names of the own place; within a title, which cites others' rules, the thing is told only beside one
    of them. ``draft`` is the whole draft: what it names often may be a thing of the own place by the same name.
    """
    table, text = _table(), passage.text
    found = list(_found(table, text))
    for landmark, start, end in found:
        if landmark.provinces & set(provinces) or landmark.name in organ or passage.in_address(start):
            continue
        if any(a <= start and end <= b and (a, b) != (start, end) for _, a, b in found):
            continue  # part of a longer name
        if _is_list_of_all([a for a in found if not a[0].provinces & set(provinces)], passage, landmark, start):
            continue
        if _is_told(passage, table, landmark, (start, end), homes, (organ, organs.department(organ))):
            sure = draft.count(landmark.name) <= _OFTEN and not table.frames[landmark.kind].common
            yield start, end, _what(table, landmark), sure


def provinces_by_text(organ: str, draft: str) -> frozenset[str]:
    """The codes of the provinces of places right before the own one, for a town or an unknown county: 晋江市柳溪镇.

    What is named before it in full, wherever in the whole draft, lies above it.
    """
    home = organs.place_part(organ)
    found: set[str] = set()
    at = draft.find(home) if len(home) >= _SHORTEST_HOME else -1
    for _ in range(_LOOKED_AT):
        if at < 0:
            break
        before = draft[max(0, at - _REACH) : at]
        above = [place for place in gazetteer().find(before) if place.full and place.end == len(before)]
        found.update(division.code[:2] for place in above for division in place.divisions)
        at = draft.find(home, at + 1)
    return frozenset(found)


def _found(table: _Table, text: str) -> Iterator[tuple[Landmark, int, int]]:
    """Where names stand with what must be behind them, and no part of other words."""
    for landmark in table.standing.in_text(text):
        frame, unless = table.frames[landmark.kind], table.unless_after.get(landmark.name, "")
        start = text.find(landmark.name)
        while start >= 0:
            end = start + len(landmark.name)
            behind = frame.behind.match(text, end) if frame.behind else None
            is_part = (start and text[start - 1] in unless) or frame.tails.match(text, end)
            if not is_part and (behind or not frame.behind):
                yield landmark, start, behind.end() if behind else end
            start = text.find(landmark.name, end)


def _is_told(
    passage: Passage,
    table: _Table,
    landmark: Landmark,
    span: tuple[int, int],
    homes: Collection[str],
    own: tuple[str, ...],
) -> bool:
    """Whether the sentence speaks of none but the own place; words of the ``own`` names (市场, 交流) say nothing."""
    text, frame = passage.text, table.frames[landmark.kind]
    start, end = span
    title = next((text[a:b] for a, b in passage.titles if a <= start < b), "")
    if title[1:-1] not in ("", text[start:end]) and not any(home in title for home in homes):
        return False
    first, last = passage.clause(start)
    clause = text[first:start] + text[end:last]
    if frame.within and not frame.within.search(clause):
        return False
    first, last = passage.sentence(start)
    sentence = _OF_ALL.sub("", text[first:last].replace(text[start:end], ""))
    for name in own:
        sentence, clause = sentence.replace(name, ""), clause.replace(name, "")
    return not (frame.beside.search(clause) or frame.others.search(sentence))


def _is_list_of_all(found: list[tuple[Landmark, int, int]], passage: Passage, landmark: Landmark, at: int) -> bool:
    """Things of several corners of the country side by side are told of the country: 京津冀、长三角、粤港澳大湾区."""
    first, last = passage.sentence(at)
    return any(first <= a < last and not other.provinces & landmark.provinces for other, a, _ in found)


def _what(table: _Table, landmark: Landmark) -> str:
    what = table.frames[landmark.kind].what
    if len(landmark.provinces) > _FEW:
        return f"其他省的{what}"
    names = [division.name for division in gazetteer().all() if division.code in landmark.provinces]
    return f"{'、'.join(names)}的{what}"
