"""The trees that weigh edits, and the scores from which on they are told: ``resources/slips/model.json.gz``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.check.wording.slips.scoring import Trees

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.check.wording.slips.scoring import Node

#: The values of leaves are whole numbers in the file: so many make one.
UNIT = 100_000


@dataclass(frozen=True, kw_only=True)
class Weights:
    """``trees`` weigh the edits of the search: one is told from ``hint`` on, sure from ``warning`` of its kind on.

    A character that stands beside almost any other (的, 和, 在) is sure from ``function`` on, one in a word of the
    dictionary from ``word`` on, one in a word that but nearly sounds like what is offered from ``near_word`` on, and
    one in a usual word from ``meant`` on (形势 for 形式). ``room`` is by how much the score of any other sure slip of a
    kind must lie above.

    ``words`` weigh a word written for another, which is told from the score in ``mistaken`` for its kind on; ``broken``
    and ``broken_least`` do so for words of which one character was written for another, ``lone`` and ``lone_least`` for
    characters that stand alone. ``torn`` weigh what was left out of words of which half is left, ``stray`` characters
    that slipped in, each with the least scores of hints and of warnings.
    """

    trees: Trees
    warning: Sequence[float]
    function: float
    word: float
    near_word: float
    meant: float
    hint: float
    room: Sequence[float]
    words: Trees
    mistaken: Sequence[float]
    broken: Trees
    broken_least: Sequence[float]
    lone: Trees
    lone_least: float
    torn: Trees
    torn_least: Sequence[float]
    stray: Trees
    stray_least: Sequence[float]


def weights_of(model: Mapping[str, Any]) -> Weights:
    """What the file holds; raises KeyError or TypeError where it lacks something or has more."""
    read = dict(model)
    trees = {name: Trees(_grown(read.pop(name))) for name in ("words", "broken", "lone")}
    checked = {name: Trees(_grown(read.pop(name)), read.pop(f"{name}_checks")) for name in ("torn", "stray")}
    return Weights(trees=Trees(_grown(read.pop("trees")), read.pop("checks")), **trees, **checked, **read)


def _grown(trees: Sequence[tuple[Sequence[Node], Sequence[int]]]) -> Iterator[tuple[Sequence[Node], list[float]]]:
    return ((nodes, [leaf / UNIT for leaf in leaves]) for nodes, leaves in trees)
