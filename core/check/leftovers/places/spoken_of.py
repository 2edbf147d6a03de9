"""How bad another place is by how its sentence speaks of it, and by how far away it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.wording.places.mentions import Kind, kind_of
from core.language import organs
from core.language.divisions import gazetteer
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from core.check.wording.passages import Passage
    from core.language.divisions import Division, Place

#: Severity where the other place is in another province, and in the same one.
_FAR = {
    Kind.GOAL: Severity.ERROR,
    Kind.LEADERS: Severity.ERROR,
    Kind.SAME_ORGAN: Severity.ERROR,
    Kind.ACCOUNT: Severity.WARNING,
    Kind.SAME_WORK: Severity.WARNING,
    Kind.WEB_SITE: Severity.WARNING,
    Kind.OWN_WORK: Severity.WARNING,
    Kind.SUBJECT: Severity.WARNING,
    Kind.COUNTY: Severity.WARNING,
    Kind.NAME: Severity.HINT,
}
_NEAR = {
    Kind.GOAL: Severity.WARNING,
    Kind.LEADERS: Severity.WARNING,
    Kind.SAME_ORGAN: Severity.WARNING,
    Kind.WEB_SITE: Severity.WARNING,
    Kind.ACCOUNT: Severity.WARNING,
    Kind.SAME_WORK: Severity.HINT,
    Kind.OWN_WORK: Severity.HINT,
    Kind.SUBJECT: Severity.WARNING,
}


def severity_of(
    passage: Passage, place: Place, organ: str, own: Sequence[Division], provinces: Collection[str]
) -> Severity | None:
    """None where the place is rightly named; ``own`` and ``provinces`` are empty where the own place is not known.

    A name with a city, county or district in it says where the organ is though the gazetteer lacks it.
    """
    starts = organs.starts_with_place(organ)
    kind = kind_of(passage, place, gazetteer(), organs.department(organ))
    if kind is None or (kind in (Kind.NAME, Kind.COUNTY) and not own and not starts):
        return None  # a town's name alone contradicts no province
    severity = _by_distance(kind, place, provinces)
    if kind is Kind.OWN_WORK and severity is Severity.HINT and _beside(place, own, passage.clause(place.start)):
        severity = Severity.WARNING
    if severity is not None and (organs.is_regional(organ) or (not own and not starts)):
        return Severity.HINT
    return severity


def _by_distance(kind: Kind, place: Place, provinces: Collection[str]) -> Severity | None:
    if not provinces:
        beside = all(d.level == "county" for d in place.divisions)  # a city or province may lie above an unknown place
        sure = beside or kind in (Kind.GOAL, Kind.LEADERS, Kind.SAME_ORGAN, Kind.ACCOUNT)
        return Severity.WARNING if sure and kind is not Kind.NAME else Severity.HINT
    if any([division, *gazetteer().above(division)][-1].code in provinces for division in place.divisions):
        return _NEAR.get(kind)
    severity = _FAR[kind]
    # whole provinces are spoken of more freely
    whole = all(d.level == "province" for d in place.divisions)
    return Severity.WARNING if whole and severity is Severity.ERROR else severity


def _beside(place: Place, own: Sequence[Division], clause: tuple[int, int]) -> bool:
    """即墨区各社区 where a clause begins, in the report of an organ of another county of the same city."""
    counties = [*place.divisions, *own]
    return place.start == clause[0] and place.full and all(d.level == "county" for d in counties)
