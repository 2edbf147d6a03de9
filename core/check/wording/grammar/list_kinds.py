"""Lists of faults in which one item is a measure, and the other way round: 存在不足：一是内容不全；二是要加强培训.

What announces the list says of which kind its items are. An item is a measure where it says what is to be done and
tells of no fault at all; it is a fault where its first clause ends with one and nothing is done about it. Told is one
item that is of the other kind than the announcement and than all others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples
from core.check.wording.grammar.clauses import either
from core.check.wording.marks.series import runs
from core.language.remembered import remembered_of
from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, PAUSES, end_of, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.marks.series import Member

Kind = Literal["fault", "measure"]

_CLAUSE = re.compile(f"[^{PAUSES}]+")
_TRAILING = f"{CLAUSE_MARKS} "
_LEAST = 4  # characters of an item that is read
_INTRODUCED = 60  # characters before a list in which it is announced


class OddItem(NamedTuple):
    """The first clause of an item at ``text[start:end]``, which is of a kind that the list is not."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, kw_only=True)
class ListKinds(Examples):
    """The file ``resources/lexicon/list_kinds.toml``, where the lists are explained; words parted by blanks."""

    faults_announced: str
    measures_announced: str
    fault_marks: str
    fault_ends: str
    deals_with: str
    must: str
    deeds: str

    @cached_property
    def _faults(self) -> re.Pattern[str]:
        return re.compile(either(self.faults_announced))

    @cached_property
    def _measures(self) -> re.Pattern[str]:
        return re.compile(either(self.measures_announced))

    @cached_property
    def _faulty(self) -> re.Pattern[str]:
        return re.compile(either(self.fault_marks))

    @cached_property
    def _ends(self) -> re.Pattern[str]:
        return re.compile(f"{either(self.fault_ends)}$")

    @cached_property
    def _deals(self) -> re.Pattern[str]:
        return re.compile(either(self.deals_with))

    @cached_property
    def _met(self) -> re.Pattern[str]:
        """Faults that are met, where measures are announced: 针对上述问题."""
        return re.compile(f"{either(self.deals_with)}[^,。;:]{{0,12}}{either(self.faults_announced)}")

    @cached_property
    def _leads(self) -> re.Pattern[str]:
        return re.compile(f"{either(self.must)}{{1,2}}")

    @cached_property
    def _opens(self) -> re.Pattern[str]:
        """How a measure begins; 加强的, 规范和完善的 are attributes."""
        deed = either(self.deeds)
        return re.compile(f"{either(self.must)}{{0,2}}{deed}(?!的|{deed}的|[和与及]{deed}的)")

    @remembered_of
    def odd(self, text: str) -> Iterator[OddItem]:
        """The item of the other kind in each such list of a folded paragraph."""
        for run in runs(text):
            announced = self._announced(text, run[0])
            if announced is None:
                continue
            others: list[tuple[tuple[int, int], Kind | None]] = []
            for start, end in _items(text, run):
                kind = self._kind(text[start:end], announced)
                if kind != announced:
                    others.append(((start, end), kind))
            if len(others) != 1:
                continue
            (start, end), kind = others[0]
            first = _CLAUSE.match(text, start, end)
            if kind is not None and first is not None:
                yield OddItem(start, first.end(), kind)

    def _announced(self, text: str, first: Member) -> Kind | None:
        """Of which kind the items are by the sentence that ends with the first, or the one before it."""
        start = start_of(text, first.start, FULL_STOPS)
        if start == first.start and start > 0:
            start = start_of(text, start - 1, FULL_STOPS)
        words = text[max(start, first.start - _INTRODUCED) : first.start]
        measures = self._measures.search(words)
        faults = self._faults.search(self._met.sub("", words) if measures else words)
        if (faults is None) == (measures is None):
            return None
        return "fault" if faults else "measure"

    def _kind(self, item: str, announced: Kind) -> Kind | None:
        """Of which kind an item is; None where that is not certain."""
        first = _CLAUSE.match(item)
        if first is None or len(item) < _LEAST:
            return None
        if announced == "fault":
            lead = self._leads.match(item)
            if self._faulty.search(item, lead.end() if lead else 0):
                return "fault"
            return "measure" if self._opens.match(item) else None
        if self._opens.match(item):
            return "measure"
        met = self._deals.search(first[0]) or any(self._opens.match(clause) for clause in _CLAUSE.findall(item))
        return "fault" if self._ends.search(first[0]) and not met else None


def _items(text: str, run: list[Member]) -> Iterator[tuple[int, int]]:
    """Where the words of each member stand; those of the last end with the sentence."""
    for at, member in enumerate(run):
        end = run[at + 1].start if at + 1 < len(run) else end_of(text, member.end, FULL_STOPS)
        yield member.end, member.end + len(text[member.end : end].rstrip(_TRAILING))


@cache
def list_kinds() -> ListKinds:
    """The lists, read once."""
    return read_record(ListKinds, "lexicon", "list_kinds.toml")
