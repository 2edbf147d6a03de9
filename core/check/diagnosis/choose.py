"""The cheapest set of causes that together explain all failing relations, and how far it is the only one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.check.diagnosis.causes import Cause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.grid_notation import CellKey

#: Leaving a relation unexplained costs more than one cell, less than two cells of their own.
_UNEXPLAINED = 1.3
#: Costs closer than this are equally likely.
_EVEN = 0.12
_MOST_STEPS = 4000
_MOST_SOLUTIONS = 24


@dataclass(frozen=True)
class Explained:
    """Failing relations that hang together, and the sets of causes that would repair them, likeliest first.

    Empty ``ways`` means that no single slip explains them. Each way repairs all of ``relations``.
    """

    relations: frozenset[str]
    ways: tuple[tuple[Cause, ...], ...]


def choose(failing: frozenset[str], causes: Sequence[Cause], order: Sequence[str]) -> list[Explained]:
    """Split the failing relations into groups of one defect each; ``order`` is the order of display."""
    solutions = _solutions(failing, causes, order)
    if not solutions:
        return [Explained(frozenset([name]), ()) for name in order if name in failing]
    # Relations that some solution ties together belong to one group.
    group = {name: frozenset([name]) for name in failing}
    for solution in _distinct(solutions):
        for cover in solution:
            joined = frozenset().union(*(group[name] for name in cover))
            for name in joined:
                group[name] = joined
    groups: list[Explained] = []
    for relations in dict.fromkeys(group[name] for name in order if name in failing):
        ways: list[tuple[Cause, ...]] = []
        for solution in solutions:
            part = [cover for cover in solution if cover <= relations]
            options = [solution[cover] for cover in part]
            if all(options):
                ways += [(*_first(options[:i]), cause, *_first(options[i + 1 :]))
                         for i, choice in enumerate(options) for cause in choice]  # fmt: skip
        groups.append(Explained(relations, tuple(dict.fromkeys(tuple(sorted(w, key=_place)) for w in ways))))
    return groups


def _first(options: Sequence[Sequence[Cause]]) -> list[Cause]:
    return [choice[0] for choice in options]


def _place(cause: Cause) -> CellKey:
    return cause.changes[0].key


def _distinct(solutions: Sequence[dict[frozenset[str], list[Cause]]]) -> list[list[frozenset[str]]]:
    return [list(solution) for solution in solutions]


def _solutions(
    failing: frozenset[str], causes: Sequence[Cause], order: Sequence[str]
) -> list[dict[frozenset[str], list[Cause]]]:
    """All cheapest exact covers of the failing relations; each maps a cover to its causes ([] is unexplained)."""
    by_cover: dict[frozenset[str], list[Cause]] = {}
    for cause in causes:
        if cover := cause.repairs & failing:  # a relation whose rule is switched off needs no explaining
            by_cover.setdefault(cover, []).append(cause)
    for cover, choice in by_cover.items():
        by_cover[cover] = [c for c in choice if c.cost - choice[0].cost < _EVEN]
    names = [name for name in order if name in failing]
    touching = {name: [c for c in by_cover if name in c] for name in names}
    best = float("inf")
    kept: list[tuple[float, dict[frozenset[str], list[Cause]]]] = []
    steps = 0

    def search(left: frozenset[str], chosen: list[frozenset[str]], cost: float) -> None:
        nonlocal best, steps
        steps += 1
        if steps > _MOST_STEPS or cost > best + _EVEN:
            return
        if not left:
            best = min(best, cost)
            kept.append((cost, {c: by_cover.get(c, []) for c in chosen}))
            return
        name = min((n for n in names if n in left), key=lambda n: sum(c <= left for c in touching[n]))
        for cover in sorted(touching[name], key=lambda c: by_cover[c][0].cost / len(c)):
            if cover <= left:
                search(left - cover, [*chosen, cover], cost + by_cover[cover][0].cost)
        search(left - {name}, [*chosen, frozenset([name])], cost + _UNEXPLAINED)

    search(frozenset(names), [], 0.0)
    kept.sort(key=lambda item: item[0])
    return [solution for cost, solution in kept if cost < best + _EVEN][:_MOST_SOLUTIONS]
