"""Another department of the own place, named where only the reporting one is: 不断提升县城市管理局信息公开工作水平.

A report tells of its own organ's openness, sections, web site and address, and of its lower offices. So a department of
another field is left over there, wherever in the sentence it stands, unless others are spoken of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.leftovers.organs.doers import may_bear_both
from core.check.wording.entries import Examples, any_of
from core.language import organs
from core.language.abbreviations import is_declared
from core.language.characters import CHARACTER
from core.language.dates import YEAR
from core.language.organ_register import are_different, is_standard
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_ENDS = Sought("局|委员会")
#: Lengths of the names of departments.
_LONGEST, _SHORTEST = 14, 3
_LEVELS, _COUNTIES = "省市县区旗州盟", "县区旗"
#: A town behind its county's name.
_TOWN = re.compile("(?P<county>.{1,12}?[县区市旗]).{2,8}(?:镇|乡|街道)$")
#: What may stand before a clause's subject.
_OPENS = re.compile(rf"(?:^|[。;:,])(?:{YEAR}年度?,?|全年,?|今年以来,?|一年来,?)?$")
#: So much of its sentence beside a name is looked at.
_NEAR = 60
#: So many organs of a sentence are enough to know that it names others.
_FEW = 3
#: Other names of organs in the sentence.
_SECOND = Sought(rf"[省市县区旗州](?!委|政府)[\u4e00-\u9fff]{{2,10}}?(?:{organs.ending('authorities')}|中心|[支大]队)")


@dataclass(frozen=True, kw_only=True)
class OtherDepartments(Examples):
    """The file ``other_departments.toml``, where each list is explained."""

    things: tuple[str, ...]
    deeds: tuple[str, ...]
    openness: tuple[str, ...]
    below: tuple[str, ...]
    others: tuple[str, ...]
    parts: tuple[str, ...]
    inside: tuple[str, ...]
    charged: tuple[str, ...]
    of_itself: tuple[str, ...]

    @cached_property
    def told_of_itself(self) -> re.Pattern[str]:
        """What no town tells of a department, right behind its name."""
        return re.compile("|".join(self.of_itself))

    @cached_property
    def own_things(self) -> re.Pattern[str]:
        """What is told of as the organ's own, right behind a name."""
        return re.compile("|".join((*self.things, *self.of_itself)))

    @cached_property
    def own_deeds(self) -> re.Pattern[str]:
        """How reports tell of their organ, right behind its name."""
        return re.compile(rf"(?:{YEAR}年度?,?)?(?:{'|'.join(self.deeds)})")

    @cached_property
    def of_openness(self) -> Sought:
        """Finds what the account of an organ speaks of."""
        return Sought(any_of(self.openness))

    @cached_property
    def lower(self) -> re.Pattern[str]:
        """Lower offices, right before a name."""
        return re.compile(f"(?:{any_of(self.below)})$")

    @cached_property
    def of_others(self) -> Sought:
        """Finds what makes a sentence speak of others."""
        return Sought(any_of(self.others))

    @cached_property
    def of_parts(self) -> Sought:
        """Finds what departments do for the openness of others."""
        return Sought(any_of(self.parts))

    @cached_property
    def of_inside(self) -> Sought:
        """Finds what only the organ itself tells of, its sections and by what it is guided."""
        return Sought(any_of(self.inside))


@cache
def other_departments() -> OtherDepartments:
    """The lists, read once."""
    return read_record(OtherDepartments, "lexicon", "other_departments.toml")


class _Named(NamedTuple):
    """``text[start:end]`` is a department's name, behind its place's level or name, which begins at ``whole``."""

    whole: int
    start: int
    end: int


def departments_of_others(passage: Passage, organ: str, draft: str) -> Iterator[tuple[int, int]]:
    """Places of such names in the report of a standard department, or a town's; ``draft`` is the whole of it."""
    own, home = organs.department(organ), organs.place_part(organ)
    lists, text, town = other_departments(), passage.text, _TOWN.match(home)
    if town:
        home = town["county"]
    elif not is_standard(own) or any(word in own for word in lists.charged):
        return
    if not home or home[-1] not in _LEVELS:
        return
    sentences: dict[int, _Sentence] = {}
    declared: dict[str, bool] = {}
    for named in _named(text, home):
        theirs = text[named.start : named.end]
        if passage.in_title(named.start) or not (town or _is_another(theirs, own)):
            continue
        if any(word in theirs for word in lists.charged):
            continue
        first, last = passage.sentence(named.start)
        if first not in sentences:
            sentences[first] = _Sentence.of(text, first, last, own)
        sentence = sentences[first]
        if sentence.of_others or any(end <= named.whole or named.end <= at for at, end in sentence.organs):
            continue
        before, behind = text[max(first, named.whole - _NEAR) : named.whole], text[named.end : named.end + _NEAR]
        if organs.field(theirs) in f"{before},{behind}":
            continue
        lower = lists.lower.search(before) is not None
        thing = lists.own_things.match(behind.lstrip("”")) is not None
        opens = _OPENS.search(before) is not None
        if town and not (opens and lists.told_of_itself.match(behind)):
            continue
        deed = opens and lists.own_deeds.match(behind) is not None and sentence.of_openness
        if not (lower or thing or (deed and not sentence.of_parts)):
            continue
        name = text[named.whole : named.end]
        if name not in declared:
            declared[name] = is_declared(draft, name)
        if not declared[name]:
            yield named.whole, named.end


def _is_another(theirs: str, own: str) -> bool:
    """Not the own one by a short form of its name: 住建局 of 住房和城市建设局."""
    rest = iter(own)
    short = all(char in rest for char in theirs[:-1])
    return not short and are_different(theirs, own) and not may_bear_both(own, theirs)


class _Sentence(NamedTuple):
    """A sentence as far as it does not depend on the department named; ``organs`` are the first few named in it."""

    of_others: bool
    of_openness: bool
    of_parts: bool
    organs: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, first: int, last: int, own: str) -> _Sentence:
        """The sentence ``text[first:last]`` in the report of a department."""
        lists, told = other_departments(), text[first:last]
        part = lists.of_parts.search(told) is not None and lists.of_inside.search(told) is None
        named = islice(_SECOND.finditer(told), _FEW)
        return cls(
            own in told or lists.of_others.search(told) is not None,
            lists.of_openness.search(told) is not None,
            part,
            tuple((first + match.start(), first + match.end()) for match in named),
        )


def _named(text: str, home: str) -> Iterator[_Named]:
    """Standard departments of the own place by its level, its name or its short name, and its lower offices."""
    short = home[:-1]
    lower = other_departments().lower
    for end in _ENDS.finditer(text):
        start = next(
            (
                end.end() - length
                for length in range(min(_LONGEST, end.end()), _SHORTEST - 1, -1)
                if is_standard(text[end.end() - length : end.end()])
            ),
            None,
        )
        if start is None:
            continue
        before = text[:start]
        names = (name for name in (home, home[-3:], short, short[-2:]) if before.endswith(name))
        whole = next((start - len(name) for name in names), None)
        if whole is None and before.endswith(home[-1]) and not lower.search(before):
            whole = start - 1
        if whole is None and lower.search(before):
            whole = start
        if whole is not None:
            yield _Named(whole, start, end.end())


@lru_cache(16)
def _above(own: str) -> Sought:
    """The department of the place above, and what no report but its own tells of it: 市水务局全体干部职工."""
    itself = "|".join(other_departments().of_itself)
    begins = rf"(?:^|[。;])(?:{YEAR}年度?,?|全年,?|本年度,?)?"
    return Sought(
        rf"{begins}(?P<organ>{CHARACTER}{{0,6}}?[省市州]{re.escape(own)})(?:{YEAR}年度?)?(?={itself})",
        needs=((own,),),
    )


def the_department_above(passage: Passage, organ: str) -> Iterator[tuple[int, int]]:
    """The same department of the city or the province as what tells of itself in a county's report."""
    own, home = organs.department(organ), organs.place_part(organ)
    if not is_standard(own) or not home or home[-1] not in _COUNTIES:
        return
    for match in _above(own).finditer(passage.text):
        sentence = passage.text[slice(*passage.sentence(match.start("organ")))].replace(match["organ"], "", 1)
        others = match["organ"] in organ or other_departments().of_others.search(sentence)
        if not others and not passage.in_title(match.start("organ")):
            yield match.span("organ")
