"""Places of the tables in the report of an organ elsewhere: 请与泗阳县水务局联系 in that of 沭阳县水务局.

What an office publishes it tells of its own place, those above it and those in it. So another one's official name is
left over, unless its sentence speaks of others, or the draft does so wherever it names the place. A name without its
level is one where the own field of work stands behind it, or in the name of an account.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.leftovers.places.by_form import is_worded
from core.check.leftovers.places.known import Stranger, is_begun, known_words, without_names
from core.check.leftovers.places.names import goes_on
from core.check.wording.places import common_names
from core.language import organs
from core.language.divisions import gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.check.wording.passages import Passage
    from core.language.divisions import Division, Place

#: More other places than this are what the draft is about.
_MOST = 3
#: So much before a place is looked at for whose title it opens.
_BEFORE_TITLE = 24
#: The shortest stem of a name, and of a field of work.
_SHORT = 2
#: A name in marks with the place at its beginning or end, and what it is the name of before or behind it.
_QUOTED = re.compile("[“《](?:20\\d\\d年度?)?(?P<name>[\u4e00-\u9fffA-Za-z]{3,14})[”》“]")
_MEDIUM = "(?:公众号|微博|微信|视频号|抖音号?|快手号?|头条号?|客户端|APP|小程序|新媒体|政务号|账号|平台|网站)"
_BEHIND = re.compile(f"(?:[、和与]?“[^“”]{{2,14}}”){{0,4}}等?(?:政务|官方|新浪|腾讯|微信|移动)?{_MEDIUM}")
_AHEAD = re.compile(f"{_MEDIUM}(?:[:为]|是|名称为)?$")
_NEAR = 8
#: Behind a level's letter these do not make it part of another word, as 市|政 would be.
_OFFICES = ("政府", "政协", "政务", "民政", "直机关", "级机关")
#: With whom something is done: 与市疾控中心、|泾川县水务局.
_TOGETHER = re.compile("(?:[与同跟]|联合|协同|会同|配合|协助)(?!时|步|意|样|等|类|级)[^,。;:]{0,20}$")
#: So far behind one place's name the next may stand that is named within it: 镇江市|京口区.
_WITHIN = 1


class Elsewhere:
    """Places that an organ has no part in; none where its own place is not known."""

    def __init__(self, organ: str, home: Sequence[Division]) -> None:
        self._organ = organ
        self._family = frozenset(name for division in home for name in gazetteer().family(division))
        field = organs.field(organs.department(organ))
        self._field = field if len(field) >= _SHORT and field != "人民政府" else ""

    def named(self, prose: Sequence[Passage]) -> Iterator[tuple[Passage, Stranger]]:
        """Every such place that a sentence tells of as the own one."""
        if not self._family:
            return
        found = [(passage, place) for passage in prose for place in self._strange(passage)]
        several = _several(found)
        others = {place.name for passage, place in found if self._is_others(passage, place, several)}
        told = [(passage, place) for passage, place in found if place.name not in others]
        sure = len({place.name for _, place in told}) <= _MOST
        for at, (passage, place) in enumerate(told):
            if at and told[at - 1][0] is passage and told[at - 1][1].end == place.start:
                continue  # 温州市|瓯海区 are told as one
            within = told[at + 1] if at + 1 < len(told) else None
            end = within[1].end if within and within[0] is passage and within[1].start == place.end else place.end
            above = [next(gazetteer().above(division), division).name for division in place.divisions]
            yield passage, Stranger(place.start, end, tuple(above), sure)

    def _strange(self, passage: Passage) -> Iterator[Place]:
        """Other places by their official names, and by short ones where nothing else can be meant."""
        text = passage.text
        things = [match.span("name") for match in _QUOTED.finditer(text) if self._is_ours(passage, match)]
        for place in gazetteer().find(text):
            short = gazetteer().short_name(place.name)
            if _is_common(place.name) or not self._is_other(place.name, short):
                continue
            named = any(place.start == start or place.end == end for start, end in things)
            if place.full:
                meant = (len(short) >= _SHORT or named) and self._stands_alone(text, place)
            else:
                word = len(short) < _SHORT or gazetteer().is_ambiguous(short) or is_worded(f"{short}县")
                scenery = all(division.name.endswith("区") for division in place.divisions)  # 西湖, 江南
                meant = not word and ((named and not scenery) or self._works_there(text, place))
            if meant:
                yield place

    def _is_other(self, name: str, short: str) -> bool:
        return name not in self._family and name not in self._organ and short not in self._organ

    @staticmethod
    def _stands_alone(text: str, place: Place) -> bool:
        """Whether an official name is no part of other words, and that of a province the one of its government."""
        ends = text.startswith(_OFFICES, place.end) or not goes_on(text, place.end)
        governs = place.divisions[0].level != "province" or _governs().match(text, place.end) is not None
        return ends and governs and is_begun(text, place.start, place.end - 1)

    def _works_there(self, text: str, place: Place) -> bool:
        """Whether the own field of work stands behind a short name: 周口|司法行政工作."""
        own = bool(self._field) and text.startswith(self._field, place.end)
        return own and is_begun(text, place.start, place.end)

    @staticmethod
    def _is_ours(passage: Passage, match: re.Match[str]) -> bool:
        """Whether a name in marks is that of an account, or of what the organ says that it makes itself."""
        text = passage.text
        account = _AHEAD.search(text, max(0, match.start() - _NEAR), match.start()) or _BEHIND.match(text, match.end())
        return bool(account or known_words().of_ours.search(text, passage.clause(match.start())[0], match.start()))

    def _is_others(self, passage: Passage, place: Place, several: frozenset[tuple[int, int]]) -> bool:
        """Whether a sentence speaks of a place as another's; ``several`` are those that speak of more than one."""
        text, words = passage.text, known_words()
        first, last = passage.sentence(place.start)
        before, behind = text[first : place.start], text[place.end : last]
        if passage.in_title(place.start) and words.of_retold.search(f"{before},{behind}"):
            return True
        if passage.in_title(place.start):
            return known_words().by_title.search(text[max(0, place.start - _BEFORE_TITLE) : place.start]) is None
        if (
            words.leads.search(without_names(before, self._family))
            or words.of_theirs.match(behind)
            or words.of_institutions.match(behind)
        ):
            return True
        if _TOGETHER.search(before):
            return True
        if not place.full:
            return words.of_retold.search(text[slice(*passage.clause(place.start))]) is not None
        if _own().match(behind):
            return words.of_retold.search(f"{before},{behind}") is not None
        return (id(passage), first) in several or words.of_places.search(f"{before},{behind}") is not None


def _several(found: Sequence[tuple[Passage, Place]]) -> frozenset[tuple[int, int]]:
    """Passages and beginnings of the sentences that speak of more than one other place, each with what it lies in."""
    names: dict[tuple[int, int], set[str]] = defaultdict(set)
    before: tuple[Passage, Place] | None = None
    for passage, place in found:
        within = before is not None and before[0] is passage and place.start - before[1].end < _WITHIN
        if not within:
            names[id(passage), passage.sentence(place.start)[0]].add(place.name)
        before = passage, place
    return frozenset(sentence for sentence, told in names.items() if len(told) > 1)


@cache
def _own() -> re.Pattern[str]:
    """What is told of one's own place alone, behind its name: 政府常务会议."""
    return re.compile("|".join(read_toml("lexicon", "places.toml")["named"]["own"]))


def _is_common(name: str) -> bool:
    return name in common_names.official_names() or name in common_names.words() or name in common_names.county_words()


@cache
def _governs() -> re.Pattern[str]:
    """Behind a province's name, which is named for much else: its government and organs."""
    return re.compile("|".join(read_toml("lexicon", "places.toml")["named"]["organs"]))
