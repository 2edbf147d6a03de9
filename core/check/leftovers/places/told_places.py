"""All that tells of another place in a passage, from every reader, one for each stretch of text: the surest first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from core.check.leftovers.places import media, stage
from core.check.leftovers.places.accounts import of_other_places
from core.check.leftovers.places.anywhere import named_anywhere
from core.check.leftovers.places.by_form import strangers
from core.check.leftovers.places.counties import listed_beside_own
from core.check.leftovers.places.elsewhere import Elsewhere
from core.check.leftovers.places.known import without_names
from core.check.leftovers.places.named_as_own import named_as_own
from core.check.leftovers.places.province_marks import NUMBERS, SPEECHES, marks_of_others
from core.check.leftovers.places.rivals import is_short_for, own_place, rivals
from core.check.leftovers.places.roles import in_own_role
from core.check.leftovers.places.services import of_others
from core.check.leftovers.places.spoken_of import severity_of
from core.check.leftovers.places.towns import Towns
from core.check.leftovers.places.web_sites import sites_misnamed, sites_of_others
from core.check.wording.passages import passages, plain_text
from core.check.wording.places.landmarks import of_other_provinces, provinces_by_text
from core.language import organs
from core.language.divisions import Division, gazetteer
from core.language.townships import county_of, home_of
from core.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.leftovers.places.known import Stranger
    from core.check.wording.passages import Passage
    from core.model.report import Report

#: As far as this behind a province the own place may stand that belongs to it.
_RUN = re.compile(r"[\u4e00-\u9fff]{0,16}")
#: The places of an organ's name one after another: 杭州市, 余杭区.
_PLACES = re.compile(".{2,}?[省市州县区旗镇乡]")
#: Before what a place once belonged to.
_FORMER = "原"
#: The shortest name of a place with its level.
_SHORTEST = 3
#: An account's name in quotation marks has so many characters at most.
_LONGEST_NAME = 16
#: So many of the counties that have a town are named.
_SHOWN = 3


class Told(NamedTuple):
    """``passage.text[start:end]`` is another place's; ``fact`` says so, ``{}`` in it is the name."""

    start: int
    end: int
    fact: str
    severity: Severity


@dataclass(frozen=True)
class OwnPlace:
    """The place of a report's organ, as far as it is known; what belongs to it are itself, all above and all below.

    ``own`` are the divisions that its name may mean, ``home`` the same where no place in the name is unknown, and
    ``names`` those of all that belongs to them.
    """

    organ: str
    draft: str
    own: tuple[Division, ...]
    home: tuple[Division, ...]
    names: frozenset[str]

    @classmethod
    def of(cls, report: Report) -> OwnPlace:
        """The own place of a report; where nothing is known of it, a place named more than once may well be it."""
        organ, draft, places = report.organ or "", plain_text(report), gazetteer()
        own = places.own(organ, draft) or county_of(organ, draft)
        home = () if organs.is_regional(organ) else home_of(organ, draft)
        names = frozenset(name for division in own or _named_often(report) for name in places.family(division))
        return cls(organ, draft, own, home, names)

    @property
    def provinces(self) -> set[str]:
        """Codes of the provinces that it may lie in."""
        return {[division, *gazetteer().above(division)][-1].code for division in self.own}

    @property
    def above(self) -> frozenset[str]:
        """Its names and those of all above it."""
        return frozenset(a.name for d in self.own for a in (d, *gazetteer().above(d))) | {self.organ}


class ToldPlaces:
    """Other places in a report."""

    def __init__(self, report: Report, place: OwnPlace) -> None:
        self._place = place
        self._provinces, self._above = place.provinces, place.above
        self._lies_in = self._provinces or provinces_by_text(place.organ, place.draft)
        self._regional = organs.is_regional(place.organ)
        self._towns = Towns(place.organ, place.home)
        prose = passages(report)
        self._elsewhere = list(Elsewhere(place.organ, place.home).named(prose))
        self._anywhere = named_anywhere(prose, place.organ, place.names)

    def marks(self, passage: Passage) -> Iterator[Told]:
        """What is another place's whatever stands beside it: numbers, platforms for services, web sites."""
        if self._provinces:
            for start, end in of_others(passage, self._provinces):
                yield Told(start, end, "“{}”是其他省的政务服务平台", Severity.WARNING)
        if self._regional:
            return
        for mark in marks_of_others(passage, self._provinces, self._above) if self._provinces else ():
            severity = Severity.HINT if mark.kind in NUMBERS else Severity.WARNING
            what = f"说的是{mark.name}" if mark.kind == SPEECHES else f"是{mark.name}的{mark.kind}"
            yield Told(mark.start, mark.end, f"“{{}}”{what}", severity)
        yield from self._sites(passage)

    def names(self, passage: Passage) -> list[Told]:
        """Other places by their names and by what lies there; of what overlaps the surest, and then the most exact."""
        readers = (self._spoken_of, self._things, self._known, self._as_own)
        found = [
            told
            for reader in readers
            for told in reader(passage)
            if not self._is_former(passage, told.start) and not self._in_own_name(passage.text, told.start)
            if not is_short_for(passage.text[told.start : told.end], own_place(self._place.organ)[1])
            if not self._ends_motto(passage, told)
        ]
        told: list[Told] = []
        for one in sorted(found, key=lambda one: one.severity.rank):
            if all(one.end <= other.start or other.end <= one.start for other in told):
                told.append(one)
        return sorted(told)

    def _spoken_of(self, passage: Passage) -> Iterator[Told]:
        """Places of the gazetteer by how the sentence speaks of them."""
        place = self._place
        for named in gazetteer().find(passage.text):
            short = gazetteer().short_name(named.name)
            if named.name in place.names or named.name in place.organ or (not place.own and short in place.organ):
                continue
            if f"驻{short}" in place.organ or self._leads_to_own(passage.text, named.end):
                continue
            severity = severity_of(passage, named, place.organ, place.own, self._provinces)
            if severity is not None:
                where = "、".join(dict.fromkeys(division.name for division in named.divisions))
                yield Told(named.start, named.end, f"正文出现“{{}}”（{where}）", severity)

    def _is_former(self, passage: Passage, start: int) -> bool:
        """Whether a name at a place is what the own one once belonged to: 原杭州市|余杭区."""
        return without_names(passage.text[:start], self._place.names).endswith(_FORMER)

    @staticmethod
    def _ends_motto(passage: Passage, told: Told) -> bool:
        """Whether what may be a name is a word in a motto, as the name of an account: “乐在滨江”."""
        return passage.text.startswith("”", told.end) and passage.text.endswith("在", 0, told.start)

    def _in_own_name(self, text: str, start: int) -> bool:
        """Whether a name at a place stands in quotation marks together with the own one: “丹阳古城过风楼”公众号."""
        opened, closed = text.rfind("“", 0, start), text.find("”", start)
        if opened < 0 or closed < 0 or closed - opened > _LONGEST_NAME or "”" in text[opened:start]:
            return False
        homes = (home[:-1] for home in _PLACES.findall(self._place.organ))
        return any(len(home) > 1 and home in text[opened:closed] for home in homes)

    def _things(self, passage: Passage) -> Iterator[Told]:
        """Waters, roads, zones, products of other provinces; not in reports of offices that a place has elsewhere."""
        organ = self._place.organ
        if not self._lies_in or self._regional or "驻" in organ:
            return
        shorts = (gazetteer().short_name(division.name) for division in self._place.own)
        homes = {*shorts, *_PLACES.findall(organs.place_part(organ))} - {""}
        for start, end, what, sure in of_other_provinces(passage, organ, self._lies_in, homes, self._place.draft):
            yield Told(start, end, f"“{{}}”是{what}", Severity.WARNING if sure else Severity.HINT)

    def _known(self, passage: Passage) -> Iterator[Told]:
        """Places whose county or city the tables tell."""
        elsewhere = (stranger for of, stranger in self._elsewhere if of is passage)
        for found in (listed_beside_own(passage, self._place.home), elsewhere, self._towns.strangers(passage)):
            yield from map(_told_of, found)

    def _as_own(self, passage: Passage) -> Iterator[Told]:
        """Places where only the own one can stand, and those that a sentence is about."""
        organ, names, known = self._place.organ, self._place.names, bool(self._place.own)
        named = () if self._regional else named_as_own(passage, organ, names, known, self._place.draft)
        found = sorted({
            *strangers(passage, organ, names),
            *rivals(passage, organ, names),
            *in_own_role(passage, organ, names, known=known),
            *of_other_places(passage, organ, names, known=known),
            *media.of_other_places(passage, organ, names, known=known),
            *stage.of_others(passage, organ, names, known=known),
            *named,
        })  # fmt: skip
        found += [(start, end) for of, start, end in self._anywhere if of is passage]
        found += self._above_own(passage) if known else ()
        for start, end in found:
            yield Told(start, end, "正文把“{}”写作本地", Severity.WARNING)

    def _sites(self, passage: Passage) -> Iterator[Told]:
        """Sites of other places, and sites by another place's name."""
        if "gov" not in passage.text.lower():
            return
        parts = _PLACES.findall(organs.place_part(self._place.organ) or self._place.organ)
        homes = {gazetteer().short_name(name) for name in (*self._above, *parts) if name != self._place.organ}
        names = self._place.names if self._place.own else frozenset[str]()
        for start, end, place in sites_of_others(passage, names, homes) if names else ():
            yield Told(start, end, f"“{{}}”是{place}的网址", Severity.WARNING)
        for start, end in sites_misnamed(passage, self._place.organ, homes):
            yield Told(start, end, "“{}”与后面的网址不是同一个地方", Severity.WARNING)

    def _above_own(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Provinces right before the own place, named in full, that it does not lie in: 陕西省泾川县人民政府网站."""
        home = _PLACES.findall(organs.place_part(self._place.organ))[-1:]
        if not home or f"省{home[0]}" not in passage.text or len(home[0]) < _SHORTEST:
            return
        for place in gazetteer().find(passage.text):
            leads = place.full and passage.text.startswith(home[0], place.end)
            if leads and place.name.endswith("省") and place.name not in self._place.names:
                yield place.start, place.end

    def _leads_to_own(self, text: str, end: int) -> bool:
        """The own name in full, in a signature or address: 江东省清平市河湾镇人民政府 for 河湾镇人民政府."""
        own = organs.place_part(self._place.organ) or self._place.organ
        run = _RUN.match(text, end)
        return len(own) >= _SHORTEST and run is not None and own in run.group()


def _told_of(stranger: Stranger) -> Told:
    where = "、".join(dict.fromkeys(stranger.above[:_SHOWN]))
    fact = f"“{{}}”在{where}" if where else "“{}”是另一个乡镇（街道）"
    return Told(stranger.start, stranger.end, fact, Severity.WARNING if stranger.sure else Severity.HINT)


def _named_often(report: Report) -> list[Division]:
    places = gazetteer()
    counts = Counter(n for p in passages(report) for n in {places.short_name(f.name) for f in places.find(p.text)})
    return [division for short, count in counts.items() if count > 1 for division in places.named(short)]
