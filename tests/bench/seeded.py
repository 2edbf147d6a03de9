"""What a seeded defect is, and the list of kinds."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from core.model.finding import Severity
from tests.bench.draft import BenchDraft
from tests.bench.organs import data
from tests.bench.score import Place, TextPlace


@dataclass(frozen=True)
class Seeded:
    """A report with one defect, and the places any one of which a finding must touch."""

    draft: BenchDraft
    places: tuple[Place, ...]
    what: str
    apart: bool = False
    """The defect is only visible where empty cells can be told from no cell."""
    previous: BenchDraft | None = None
    """Last year's report, where the defect shows against it."""


Maker = Callable[[random.Random, BenchDraft], Seeded | None]


@dataclass(frozen=True)
class Kind:
    """A kind of defect: its maker, the categories a finding of it may have, how mild a finding may be."""

    name: str
    make: Maker
    categories: frozenset[str]
    worst: Severity
    paired: bool = False
    """Last year's report is handed to the checker too."""


KINDS: dict[str, Kind] = {}


def kind(*categories: str, worst: Severity = Severity.WARNING) -> Callable[[Maker], Maker]:
    """Enter a maker, named as its function, in the list of kinds. It answers None where a report is not fit for it."""

    def enter(make: Maker) -> Maker:
        name = make.__name__
        KINDS[name] = Kind(name, make, frozenset(categories), worst)
        return make

    return enter


def change(draft: BenchDraft, index: int, start: int, end: int, text: str, what: str = "") -> Seeded:
    """A stretch of a paragraph replaced; the place is the new stretch (or, where it is empty, the cut)."""
    before = draft.blocks[index].text[max(0, start - 8) : end + 8]
    block = draft.blocks[index].put(start, end, text)
    place = TextPlace(block.text, start, start + max(1, len(text)))
    after = block.text[max(0, start - 8) : start + len(text) + 8]
    return Seeded(draft.with_block(index, block), (place,), what or f"{before} → {after}")


def at_note(rng: random.Random, draft: BenchDraft, name: str) -> tuple[int, int, int] | None:
    """(block, start, end) of a note of that name drawn by lot."""
    found = [(i, n.start, n.end) for i, b in enumerate(draft.blocks) for n in b.note(name)]
    return rng.choice(found) if found else None


def at_word(rng: random.Random, draft: BenchDraft, word: str) -> tuple[int, int, int] | None:
    """(block, start, end) of a word in the prose drawn by lot."""
    found = []
    for i in draft.text_blocks():
        at = draft.blocks[i].text.find(word)
        while at >= 0:
            found.append((i, at, at + len(word)))
            at = draft.blocks[i].text.find(word, at + 1)
    return rng.choice(found) if found else None


def slip(rng: random.Random, draft: BenchDraft, name: str) -> Seeded | None:
    """A right word of the list ``name`` of slips.toml replaced by its wrong one; None where none of them occurs."""
    pairs = list(data("slips")[name])
    rng.shuffle(pairs)
    for right, wrong in pairs:
        found = at_word(rng, draft, right)
        if found:
            return change(draft, *found, wrong, f"{right} → {wrong}")
    return None
