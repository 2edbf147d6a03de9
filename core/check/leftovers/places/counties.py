"""A county of another city listed beside the own city's: 对沂水县、沂源县、平邑县三个县 in a report of 临沂市."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.leftovers.places.known import LISTED, Stranger, known_words
from core.language.divisions import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.check.wording.passages import Passage
    from core.language.divisions import Division


def listed_beside_own(passage: Passage, own: Sequence[Division]) -> Iterator[Stranger]:
    """Counties of other cities, and cities of other provinces, between own ones or beside one.

    Left where the sentence speaks of others, or, between own ones, of what several places do together. Nothing for
    the organs of counties, which list none.
    """
    if not own or any(division.level == "county" for division in own):
        return
    places = gazetteer()
    family = frozenset(name for division in own for name in places.family(division))
    named = [place for place in places.find(passage.text) if place.full]
    for at, place in enumerate(named):
        if place.name in family or any(division.level == "province" for division in place.divisions):
            continue
        before = at > 0 and named[at - 1].name in family and _joins(passage, named[at - 1].end, place.start)
        behind = (
            at + 1 < len(named) and named[at + 1].name in family and _joins(passage, place.end, named[at + 1].start)
        )
        others = known_words().of_several if before and behind else known_words().of_others
        if (before or behind) and not others.search(passage.text[slice(*passage.sentence(place.start))]):
            above = (next(places.above(division)).name for division in place.divisions if division.above)
            yield Stranger(place.start, place.end, tuple(above), sure=True)


def _joins(passage: Passage, start: int, end: int) -> bool:
    """Whether nothing but a mark or conjunction of a list stands between two places."""
    return LISTED.fullmatch(passage.text, start, end) is not None
