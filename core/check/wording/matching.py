"""Entries of the word lists held against the prose, and the findings that come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.entries import Hit
from core.check.wording.passages import Passage
from core.check.wording.word_ends import ends_word
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.check.registry import Outcomes
    from core.check.wording.entries import Entry, EntryList
    from core.model.finding import Finding, TextMark

#: What parts clauses.
_COMMA = ","


class Match(NamedTuple):
    """A hit of an entry in a passage."""

    passage: Passage
    hit: Hit


def matches(prose: Sequence[Passage], entries: EntryList, year: int | None = None) -> list[Match]:
    """Every hit of entries in force for the report year, entry by entry; those in titles and addresses are included."""
    found = [
        Match(passage, hit)
        for passage in prose
        for hit in entries.hits(passage.text, year)
        if not ends_word(passage.text, hit.start)
    ]
    found.sort(key=lambda match: entries.place(match.hit.entry))
    return found


def told_once(found: Sequence[Match]) -> list[Match]:
    """Without those whose fault lies over that of another: two that tell of one place are read as two faults.

    What is no mere hint stays, of these what knows the right wording, then the earlier one; the order is kept.
    """
    kept: dict[int, list[tuple[int, int]]] = {}
    once: set[int] = set()
    ranked = sorted(
        range(len(found)),
        key=lambda i: (found[i].hit.entry.severity is Severity.HINT, found[i].hit.right is None, i),
    )
    for i in ranked:
        passage, hit = found[i]
        places = kept.setdefault(id(passage), [])
        if not any(start < hit.fault_end and hit.fault_start < end for start, end in places):
            places.append((hit.fault_start, hit.fault_end))
            once.add(i)
    return [match for i, match in enumerate(found) if i in once]


def findings(found: Sequence[Match], outcomes: Outcomes) -> Iterator[Finding]:
    """One finding for each entry and wording, with a mark for each place.

    Text inside 《》 and addresses is quoted from elsewhere and passed over.
    """
    places: dict[tuple[int, str, str, str | None], list[TextMark]] = {}
    entries: dict[int, Entry] = {}
    for passage, hit in found:
        start, end = _marked(passage, hit)
        if (passage.in_title(start) and not hit.entry.in_titles) or passage.in_address(start):
            continue
        entries[id(hit.entry)] = hit.entry
        key = (id(hit.entry), passage.written(hit.start, hit.end), passage.written(start, end), hit.right)
        places.setdefault(key, []).append(passage.mark(start, end))
    for (entry_id, phrase, wrong, right), marks in places.items():
        entry = entries[entry_id]
        times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
        if right is None:
            fact = f"{_quoted(phrase)}请核对：{entry.reason}{times}"
        elif not right:
            fact = f"{_quoted(phrase)}中的“{wrong}”多余：{entry.reason}{times}"
        elif phrase == wrong:
            fact = f"{_quoted(wrong)}疑应为{_quoted(right)}：{entry.reason}{times}"
        else:
            fact = f"{_quoted(phrase)}中的“{wrong}”疑应为“{right}”：{entry.reason}{times}"
        yield outcomes.finding(fact, marks, severity=entry.severity, expected=right, actual=wrong, replacement=right)


def _marked(passage: Passage, hit: Hit) -> tuple[int, int]:
    """The fault; of two constructions mixed in one clause the first too, for either may be what is meant."""
    first = passage.text[hit.start : hit.fault_start]
    if hit.entry.mixed and hit.right is None and _COMMA not in first:
        return hit.start, hit.fault_end
    return hit.fault_start, hit.fault_end


def _quoted(wording: str) -> str:
    """In quotation marks, once."""
    return wording if wording.startswith("“") and wording.endswith("”") else f"“{wording}”"
