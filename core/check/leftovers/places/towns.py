"""Towns of other counties: 长安镇 in the report of an organ of 沂源县, which has no such town.

The table of towns says whose a name is. A town is the own one by its name alone, whatever level stands behind it, and a
name that many counties have may be a new one of the own: such names are doubtful. What makes a sentence speak of others
is ``known`` in ``resources/lexicon/places.toml``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.leftovers.places.by_form import is_worded
from core.check.leftovers.places.known import LISTED, Stranger, is_begun, known_words
from core.check.leftovers.places.names import goes_on
from core.check.leftovers.places.stranger_words import stranger_words
from core.language import organs
from core.language.divisions import gazetteer
from core.language.townships import LEVELS, own_town, townships

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.check.wording.passages import Passage
    from core.language.divisions import Division

_LEVEL = re.compile("|".join(LEVELS))
_HAN = re.compile("[\u3400-\u9fff]+$")
#: Lengths of what stands before the level.
_LONGEST, _SHORTEST = 9, 2
#: A name that more counties have may well be a new town of the own one, or one that more have, a county of the own city
#: among them.
_FEW, _SOME = 3, 10
#: A name that more have is hardly a name: 城关镇.
_MANY = 20
#: The level belongs to what stands before it: 各乡镇, 小城镇, 我镇.
_NO_NAME = re.compile("(?:[各全本我该每两个、和与及乡0-9]|小城|型城)$")
#: Another town of a list behind one.
_LISTED_BEHIND = re.compile(f"(?:[、和与及]|以及)(?P<town>[\u3400-\u9fff]{{2,9}}?(?:{'|'.join(LEVELS)}))")
_CITY = 4  # characters of the code of a county that are its city's


class Towns:
    """The towns of the place that an organ serves; for a town's government its own one among those of its county."""

    def __init__(self, organ: str, own: Sequence[Division]) -> None:
        below = [division.code for one in own for division in gazetteer().below(one)]
        self._codes = tuple(dict.fromkeys((*(one.code for one in own), *below)))
        self._family = frozenset(name for one in own for name in gazetteer().family(one))
        self._stems = townships().stems(self._codes)
        self._home = own_town(organ) if organs.is_town(organ) else ""

    def strangers(self, passage: Passage) -> list[Stranger]:
        """Other towns that a passage tells of as the own; none where the own county's are not known.

        In a county's report they are those of other counties, in that of a town the others of its county too. A text is
        left over from one place: several towns of far apart cities are doubtful.
        """
        found = list(self._strangers(passage))
        cities = [
            {code[:_CITY] for code in townships().counties(passage.text[s.start : s.end])} for s in found if s.above
        ]
        if len(cities) > 1 and not set.intersection(*cities):
            return [stranger._replace(sure=stranger.sure and not stranger.above) for stranger in found]
        return found

    def _strangers(self, passage: Passage) -> Iterator[Stranger]:
        text = passage.text
        for level in _LEVEL.finditer(text) if self._stems else ():
            at, end = level.span()
            start = self._begins(text, at, end)
            if start is None:
                continue
            stem = townships().stem(text[start:end])
            if stem in self._stems:
                sibling = self._home and not self._is_part_of(stem, (self._home,))
                if sibling and not self._is_told_of_a_sibling(passage, start, end):
                    yield Stranger(start, end, (), sure=True)
                continue
            if self._is_part_of(text[start:at], (*self._stems, *self._family)):
                continue
            codes = townships().counties(text[start:end])
            near = any(code[:_CITY] == own[:_CITY] for code in codes for own in self._codes)
            behind_own = any(text.endswith(name, 0, start) for name in self._family)  # it may have been merged since
            sure = len(codes) <= (_SOME if near else _FEW) and not behind_own
            may_be_new = behind_own or text[at:end] == "街道" or len(codes) > _MANY
            if (sure or not may_be_new) and not self._is_told_of_others(passage, start, end):
                counties = filter(None, map(gazetteer().by_code, codes))
                yield Stranger(start, end, tuple(county.name for county in counties), sure)

    def _begins(self, text: str, at: int, end: int) -> int | None:
        """Where the name of a town begins whose level stands at a place; None for words."""
        if goes_on(text, end) or _NO_NAME.search(text, max(0, at - 2), at):
            return None
        run = _HAN.search(text, max(0, at - _LONGEST), at)
        starts = range(run.start() if run else at, at - _SHORTEST + 1)
        begun = [start for start in starts if is_begun(text, start, at)]
        own = (start for start in begun if townships().stem(text[start:end]) in self._stems)
        return next(own, None) or next((start for start in begun if townships().is_town(text[start:end])), None)

    @staticmethod
    def _is_part_of(stem: str, own: Iterable[str]) -> bool:
        """Whether a name begins an own one, or an own one begins it: 茅坪镇 for 茅坪回族镇."""
        return any(stem.startswith(name) or name.startswith(stem) for name in own)

    def _is_told_of_others(self, passage: Passage, start: int, end: int) -> bool:
        """Whether the sentence speaks of the town as another's, or names the other county before it."""
        words = known_words()
        before, behind = self._sentence(passage, start, end)
        if any(place.full and place.name not in self._family for place in gazetteer().find(before)):
            return True
        if words.leads.search(before) or words.of_theirs.match(behind):
            return True
        listed = self._is_beside_own(before, behind)
        name = passage.text[start:end]
        if not listed and len(_LEVEL.sub("", name)) == _SHORTEST and is_worded(name):
            return True  # words that many a town is called by: 新建镇, 联合街道
        others = words.of_several if listed else words.of_others
        return others.search(f"{before},{behind}") is not None

    def _is_told_of_a_sibling(self, passage: Passage, start: int, end: int) -> bool:
        """The same of another town of the own county: several that are listed are others' too, and more words tell."""
        before, behind = self._sentence(passage, start, end)
        if self._is_beside_own(before, behind) or behind.startswith("等") or known_words().leads.search(before):
            return True
        rest = f"{before},{behind}"
        of_theirs = known_words().of_theirs.match(behind) is not None
        return of_theirs or stranger_words().speak_in(rest) or known_words().of_others.search(rest) is not None

    @staticmethod
    def _sentence(passage: Passage, start: int, end: int) -> tuple[str, str]:
        """What stands before and behind a name in its sentence."""
        first, last = passage.sentence(start)
        return passage.text[first:start], passage.text[end:last]

    def _is_beside_own(self, before: str, behind: str) -> bool:
        """Whether a town is listed right beside one of the own: 鲁村镇、|长安镇."""
        earlier = LISTED.search(before)
        if earlier is not None and self._ends_in_own(before[: earlier.start()]):
            return True
        later = _LISTED_BEHIND.match(behind)
        return later is not None and townships().stem(later["town"]) in self._stems

    def _ends_in_own(self, text: str) -> bool:
        """Whether a text ends in the name of an own town, by its full name or without its level."""
        return any(
            townships().stem(text[-length:]) in self._stems for length in range(_SHORTEST, min(len(text), _LONGEST) + 1)
        )
