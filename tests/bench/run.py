"""Running the checker over clean and seeded reports."""

from __future__ import annotations

import multiprocessing
import random
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeVar

import tests.bench.defects  # noqa: F401  (enters the kinds)
from core.model.finding import Finding, Severity
from tests.bench.clean import make_clean, make_pair
from tests.bench.render import render
from tests.bench.score import check, hits
from tests.bench.seeded import KINDS, Kind, Seeded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from core.model.document import Document
    from core.pipeline.checked import Checked
    from tests.bench.draft import BenchDraft

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Clean:
    """What the checker said of one clean report: (finding, the words it is about)."""

    number: int
    format: str
    length: int
    findings: tuple[tuple[Finding, str], ...]


@dataclass(frozen=True)
class Outcome:
    """Whether one seeded defect was found, and what else was said where it was not."""

    kind: str
    number: int
    format: str
    found: bool
    what: str
    instead: tuple[str, ...]


def run_clean(count: int, formats: Sequence[str], first: int = 0, jobs: int = 1) -> list[Clean]:
    """Check clean reports, every one in the first format and every fifth also in each of the others."""
    return _map(partial(_clean, formats), range(first, first + count), jobs)


def _clean(formats: Sequence[str], number: int) -> list[Clean]:
    results = []
    draft = make_clean(number)
    for format in formats:
        if format == formats[0] or number % 5 == list(formats).index(format) % 5:
            checked = check(_laid(draft, format, number))
            results.append(_said(number, format, draft, checked))
    if number % 4 == 0 and (pair := make_pair(number)):
        checked = check(_laid(draft, "txt", number), _laid(pair[1], "txt", number))
        results.append(_said(number, "pair", draft, checked))
    return results


def _laid(draft: BenchDraft, format: str, number: int) -> Document:
    return render(draft, format, random.Random(f"layout {number} {format}"))


def _said(number: int, format: str, draft: BenchDraft, checked: Checked) -> Clean:
    said = tuple((f, _context(checked, f)) for f in checked.result.findings)
    return Clean(number, format, draft.length, said)


def run_seeded(
    kinds: Sequence[str], count: int, formats: Sequence[str], first: int = 0, jobs: int = 1
) -> list[Outcome]:
    """Seed ``count`` defects of each kind into clean reports, one in each, and look for them."""
    return _map(partial(_of_kind, count, formats, first), kinds, jobs)


def _map(work: Callable[[T], list[R]], items: Iterable[T], jobs: int) -> list[R]:
    if jobs == 1:
        return [result for item in items for result in work(item)]
    with multiprocessing.Pool(jobs) as pool:
        return [result for results in pool.imap(work, items, chunksize=4) for result in results]


def _of_kind(count: int, formats: Sequence[str], first: int, name: str) -> list[Outcome]:
    return list(_outcomes(KINDS[name], count, formats, first))


def _outcomes(kind: Kind, count: int, formats: Sequence[str], first: int) -> Iterator[Outcome]:
    rng = random.Random(f"seeded {kind.name}")
    made, number = 0, first + rng.randrange(40)
    while made < count and number < first + 40 + 60 * count:
        number += 1
        draft = make_clean(number)
        seeded = kind.make(rng, draft) if not kind.paired else _with_previous(kind, rng, number)
        if seeded is None:
            continue
        # Two in three as text, the others by turns.
        format = formats[0] if made % 3 or len(formats) == 1 else formats[1 + made // 3 % (len(formats) - 1)]
        lot = f"layout {number} {kind.name}"
        document = render(seeded.draft, format, random.Random(lot), cells_apart=seeded.apart)
        previous = seeded.previous and render(seeded.previous, "txt", random.Random(lot), cells_apart=True)
        checked = check(document, previous)
        found = hits(checked, seeded.places, kind.categories, kind.worst, _known(number))
        instead = (
            ()
            if found
            else tuple(
                f"{f.severity.value} {f.rule} {f.message}"
                for f in checked.result.findings
                if (f.rule, f.message) not in _known(number)
            )
        )
        yield Outcome(kind.name, number, format, bool(found), seeded.what, instead)
        made += 1


def _with_previous(kind: Kind, rng: random.Random, number: int) -> Seeded | None:
    pair = make_pair(number)
    return kind.make(rng, replace(pair[0], previous=pair[1])) if pair else None


@lru_cache(maxsize=4096)
def _known(number: int) -> frozenset[tuple[str, str]]:
    """What is said of the clean report itself; it does not count as finding a defect."""
    draft: BenchDraft = make_clean(number)
    said = check(render(draft, "txt", random.Random(f"layout {number} txt"), cells_apart=True)).result.findings
    return frozenset((f.rule, f.message) for f in said)


def _context(checked: Checked, finding: Finding) -> str:
    spans = [s for m in finding.marks for s in m.spans]
    return checked.document.context(spans[0], 24) if spans else ""


def is_alarm(finding: Finding) -> bool:
    """Whether a finding on a clean report is a false alarm that counts."""
    return finding.severity is not Severity.HINT
