"""Which reports say the same as others or as last year's, when organ, place, year and numbers are left out of account.

Prose is cut into clauses; each is known by a hash of its masked letters, so that many reports are held against each
other in about the time of reading them. What half of all reports have in common is the genre's and counts for nobody.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from core.language import numerals, organs
from core.language.sentences import CLAUSE_MARKS
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.model.report import Report

#: A clause with fewer letters is said by everybody.
_SHORTEST = 8
#: Two reports are alike when one has so much of its own prose in common with the other, and that is so many letters.
SHARE = 0.5
_FEWEST = 120
#: The statutory lead-in and the words of the law are in every report; one that says hardly more is told.
SHARE_COMMON = 0.7
_FEWEST_COMMON = 300
#: What more reports than this have in common is taken for the words of the genre, in a folder of many.
_MOST = 40
_SAMPLE = 60  # letters of a clause that is shown

_CLAUSE = re.compile(f"[^{re.escape(CLAUSE_MARKS)}]+")
_NUMBERS = re.compile(rf"\d+(?:[.,]\d+)*|(?<=[第共])[{numerals.COUNTING}]+")
_LETTERS = re.compile(r"[^\w]")


class Clause(NamedTuple):
    """A clause of the prose: the hash of its masked letters, how many they are, and its beginning as written."""

    key: int
    letters: int
    sample: str


@dataclass(frozen=True)
class Alike:
    """Two texts with much in common, by their places in the list given.

    ``other`` is None where it is no single report of the list: last year's report, or what most of them have (then
    ``share`` is of the whole prose).

    ``letters`` is what they have in common, ``share`` how much of the first's own prose that is (0 to 1), and
    ``share_of_other`` of the other's. ``sample`` is the longest clause that both have.
    """

    one: int
    other: int | None
    letters: int
    share: float
    share_of_other: float
    sample: str
    kind: Literal["report", "last_year", "most"] = "report"

    @property
    def percent(self) -> int:
        """The larger of the two shares, rounded down."""
        return int(max(self.share, self.share_of_other) * 100)


def clauses(report: Report) -> tuple[Clause, ...]:
    """The clauses of the prose of a report's sections, each once."""
    tables = {section.key for section in report.form.sections if section.table}
    masks = _masks(report)
    found: dict[int, Clause] = {}
    for key, view in report.prose():
        if key is None or (key in tables and "。" not in view.text):  # the statutory lead-in is everybody's
            continue
        for match in _CLAUSE.finditer(fold(view.text)):
            masked = match.group()
            for name, mark in masks:
                masked = masked.replace(name, mark)
            letters = _LETTERS.sub("", _NUMBERS.sub("数", masked))
            if len(letters) >= _SHORTEST:
                one = Clause(_hash(letters), len(letters), view.text[match.start() : match.end()][:_SAMPLE])
                found.setdefault(one.key, one)
    return tuple(found.values())


def _masks(report: Report) -> list[tuple[str, str]]:
    """What each report says otherwise though it copies: the organ's name, its place, its short names."""
    organ = "".join(fold(report.organ or "").split())
    place = organs.place_part(organ) if organ else ""
    named = [(organ, "某"), (place, "地"), (organs.department(organ) if organ else "", "某")]
    return [(name, mark) for name, mark in named if len(name) > 1]


def _hash(letters: str) -> int:
    return int.from_bytes(hashlib.blake2b(letters.encode("utf-8", "replace"), digest_size=7).digest(), "big")


def common_clauses(texts: Sequence[Sequence[Clause]]) -> frozenset[int]:
    """The clauses of the genre: those of more than half of the reports, or of very many."""
    counts = Counter(clause.key for text in texts for clause in text)
    written = sum(1 for text in texts if text)
    most = max(4, min(written // 2, _MOST))
    return frozenset(key for key, count in counts.items() if count > most)


def alike(texts: Sequence[Sequence[Clause]]) -> list[Alike]:
    """The pairs of reports with much in common, the likest first."""
    common = common_clauses(texts)
    own = [{clause.key: clause for clause in text if clause.key not in common} for text in texts]
    having: dict[int, list[int]] = {}
    for place, text in enumerate(own):
        for key in text:
            having.setdefault(key, []).append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for key, places in having.items():
        letters = own[places[0]][key].letters
        for number, one in enumerate(places):
            for other in places[number + 1 :]:
                shared[one, other] += letters
    whole = [sum(clause.letters for clause in text.values()) for text in own]
    found = [
        Alike(one, other, letters, letters / whole[one], letters / whole[other], _longest(own[one], own[other]))
        for (one, other), letters in shared.items()
        if letters >= _FEWEST and letters >= SHARE * min(whole[one], whole[other])
    ]
    return sorted(found, key=lambda pair: (-pair.percent, -pair.letters, pair.one, pair.other or 0))


def alike_last_year(texts: Sequence[Sequence[Clause]], before: Sequence[Sequence[Clause] | None]) -> list[Alike]:
    """The reports with much in common with last year's of the same organ, the likest first.

    The words of the genre do not count here either.
    """
    common = common_clauses(texts)
    found: list[Alike] = []
    for place, (text, last) in enumerate(zip(texts, before, strict=True)):
        if last is None:
            continue
        now = {clause.key: clause for clause in text if clause.key not in common}
        then = {clause.key: clause for clause in last if clause.key not in common}
        letters = sum(clause.letters for key, clause in now.items() if key in then)
        if letters >= _FEWEST and letters >= SHARE * _letters(now.values()):
            shares = letters / _letters(now.values()), letters / _letters(then.values())
            found.append(Alike(place, None, letters, *shares, _longest(now, then), "last_year"))
    return sorted(found, key=lambda one: (-one.percent, -one.letters, one.one))


def alike_most(texts: Sequence[Sequence[Clause]]) -> list[Alike]:
    """The reports that say little but what more than half of the others say as well."""
    common = common_clauses(texts)
    found: list[Alike] = []
    for place, text in enumerate(texts):
        same = [clause for clause in text if clause.key in common]
        letters, whole = _letters(same), _letters(text)
        if letters >= _FEWEST_COMMON and letters >= SHARE_COMMON * whole:
            longest = max(same, key=lambda clause: clause.letters).sample
            found.append(Alike(place, None, letters, letters / whole, 0.0, longest, "most"))
    return found


def _letters(text: Iterable[Clause]) -> int:
    return sum(clause.letters for clause in text)


def _longest(one: dict[int, Clause], other: dict[int, Clause]) -> str:
    both: Iterator[Clause] = (clause for key, clause in one.items() if key in other)
    return max(both, key=lambda clause: clause.letters).sample
