"""Nouns and the units they are counted in: a number whose unit does not belong to what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.language.numerals import COUNTING, ONES, ORDINALS
from core.language.remembered import remembered_of
from core.language.sentences import PAUSES, end_of, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: A number in digits, its 万 and 余 in either order.
_NUMBER = r"(?<![\d.〔第])\d[\d,]*(?:\.\d+)?(?:余|多|几)?(?:[万亿千百])?(?:余|多)?"
#: The same in numerals; 一 is left out, for 一条 and 一项 are said of anything.
_SPELLED = rf"(?<![第{COUNTING}])[两{ONES.removeprefix('一')}十][{ORDINALS}]{{0,2}}"
#: What ends the phrase behind a counted noun or its unit.
_PHRASE_END = rf"(?=[{PAUSES}、()”]|$)"
#: The same behind a unit: what is said of all that were counted may follow (公报152期全部上网).
_UNIT_END = rf"(?=[{PAUSES}、()”]|$|全部|均|参加|供|用于)"
_STEM = 2  # characters before an ending that are shown with it
#: What items of information are counted in: in a list (政策文件26条、财政资金41条) the nouns are only their subjects.
_OF_INFORMATION = "条篇件次"
#: How often something with a name of its own came out.
_EPISODES = "期次场"


@dataclass(frozen=True, kw_only=True)
class Counted(Examples):
    """Nouns that are counted alike; the fields are explained at the head of the file."""

    words: tuple[str, ...]
    endings: tuple[str, ...] = ()
    endings_not: tuple[str, ...] = ()
    endings_with: tuple[str, ...] = ()
    units: tuple[str, ...]
    never: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    held_never: tuple[str, ...] = ()
    held_unless: tuple[str, ...] = ()

    def ends_alike(self, before: str) -> str | None:
        """The last word of what stands before a number where it ends as the nouns do: 推介会, 审校员."""
        ending = next((end for end in self.endings if before.endswith(end)), None)
        if ending is None or before.endswith(self.endings_not) or not any(word in before for word in self.endings_with):
            return None
        return before[-len(ending) - _STEM :]

    def governed(self, before: str) -> bool:
        """Whether what is done with the thing itself stands before it: nothing else can then have been counted."""
        return any(verb in before for verb in self.held)

    def is_held(self, unit: str, before: str) -> bool:
        """Whether a unit that may count those who came to it (培训56家) stands behind what is done with it itself."""
        return (
            unit in self.held_never
            and any(verb in before for verb in self.held)
            and not any(word in before for word in self.held_unless)
        )


@dataclass(frozen=True, kw_only=True)
class Subjects(Examples):
    """Organs and firms as subjects right behind their number; the fields are explained at the head of the file."""

    words: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    never: tuple[str, ...]
    verbs: tuple[str, ...]
    done: tuple[str, ...]

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """Finds 预算单位68件全部公开: the noun, the unit behind its number and what they all did."""
        noun, unit = any_of(self.words), any_of(self.never)
        return re.compile(rf"(?P<noun>{noun}){_NUMBER}(?P<unit>{unit})(?:{'|'.join(self.done)})", re.VERBOSE)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Finds 72次预算单位均 as the subject of its clause, the unit and the noun as groups."""
        return re.compile(
            rf"""(?: ^ | (?<=[{PAUSES}、]) | (?P<before> {"|".join(self.before)} ) )
            {_NUMBER} (?P<unit> {any_of(self.never)} ) [\u4e00-\u9fff]{{0,6}}? (?P<noun> {any_of(self.words)} )
            (?: \([^()]{{1,8}}\) )?
            (?= [和及与]\d | [{PAUSES}] | {any_of(self.after)} )""",
            re.VERBOSE,
        )


@dataclass(frozen=True, kw_only=True)
class Sittings(Examples):
    """Sittings that are counted, and right behind them those who came; the fields are explained in the file."""

    units: tuple[str, ...]
    never: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Finds 2期、320场次 with both numbers, bare digits, as groups."""
        return re.compile(
            rf"""(?<![\d.〔第]) (?P<sittings> \d{{1,3}} ) {any_of(self.units)} 、
            (?P<came> \d{{2,6}} ) (?:余|多)? (?P<unit> {any_of(self.never)} ) {_PHRASE_END}""",
            re.VERBOSE,
        )


@dataclass(frozen=True, kw_only=True)
class Tally(Examples):
    """Nouns that name the unit of their number, as 人数 does; the fields are explained at the head of the file."""

    of: str
    never: tuple[str, ...]
    endings_not: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


#: What is counted may be those that a list is of.
_OF_ORGANS, _ORGANS = "家", Sought("企业|机构|单位|门店|商户")
#: Units of those of whom something is known, and what it is.
_OWNERS, _OF_SOMEBODY = "户家人名", ("信息", "资料", "材料", "数据", "档案")
#: So many numbers in one unit are a list of what was published, though a verb of its own stands before the noun.
_LONG_LIST = 4
#: A subject is no longer than this before its last word.
_SHORT = 12
#: So many times as many as the sittings are people, and no fewer than so many.
_CROWD, _LEAST = 15, 40


class Misfit(NamedTuple):
    """The unit ``text[start:end]`` does not belong to ``noun``; ``sure`` where nothing else can be meant."""

    start: int
    end: int
    noun: str
    unit: str
    fits: str
    sure: bool


@dataclass(frozen=True, kw_only=True)
class CountedNouns:
    """The file ``resources/lexicon/counted_nouns.toml``."""

    subjects: Subjects
    sittings: Sittings
    tallies: tuple[Tally, ...]
    nouns: tuple[Counted, ...]
    links: tuple[str, ...]
    modifiers: tuple[str, ...]
    measures: tuple[str, ...]

    @remembered_of
    def misfits(self, text: str) -> Iterator[Misfit]:
        """Units that do not fit, in a folded text: 听证会3条, 3条听证会."""
        counted = list(self._counted.finditer(text))
        yield from self._by_endings(text, counted)
        yield from self._by_place(text)
        yield from self._by_tally(text)
        for regex, matches in (
            (self._number_last, self._behind_nouns(text, counted)),
            (self._number_first, self._number_first.finditer(text)),
        ):
            for match in matches:
                noun, unit = match["noun"], match["unit"]
                group = self._groups[noun]
                start = start_of(text, match.start(), PAUSES)
                if unit in _OF_ORGANS and _ORGANS.search(text[start : match.end("noun")]):
                    continue  # 企业台账83家
                if regex is self._number_first and unit in _OWNERS and noun.endswith(_OF_SOMEBODY):
                    continue  # 订正1318户信息
                held = regex is self._number_last and group.is_held(unit, text[start : match.end("noun")])
                governed = group.governed(text[start : match.start()])
                if unit in group.units and not held:
                    continue
                named = regex is self._number_last and bool(match["closed"] or match["spelled"])
                if named and (not governed or (unit in _EPISODES and unit not in group.never)):
                    continue  # the name of something that the noun is only a part of: “水价专栏”12期
                if text[match.end("unit") :][:1] == "(" and text[match.end("unit") + 1 :].startswith(group.units):
                    continue  # 图文和视频86篇(条)
                clause = text[start : end_of(text, match.end(), PAUSES)].replace(noun, "", 1)
                if not governed and any(word in clause for word in group.unless):
                    continue
                if group.verbs and not any(word in clause for word in group.verbs):
                    continue
                listed = _LONG_LIST if governed else 2
                if unit in _OF_INFORMATION and not group.verbs and _list_of(unit, text, *match.span(), listed):
                    continue
                sure = held or unit in group.never
                if sure or (regex is self._number_last and not named):
                    yield Misfit(*match.span("unit"), noun, unit, group.units[0], sure)

    def _behind_nouns(self, text: str, counted: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
        """All matches of ``_number_last``: each ends with a number and its unit, and begins shortly before."""
        end = 0
        for number in counted:
            match = self._number_last.search(text, max(end, number.start() - self._reach), number.end())
            if match:
                end = match.end()
                yield match

    @cached_property
    def _reach(self) -> int:
        """How far before its number a noun may begin."""
        return max(map(len, self._groups)) + len("”") + 2 * max(map(len, self.links))

    def _by_endings(self, text: str, counted: Iterable[re.Match[str]]) -> Iterator[Misfit]:
        """Units behind nouns that no list names and that end as listed ones do, with what is done in such cases."""
        for match in counted:
            before = self._linked.sub("", text[start_of(text, match.start(), PAUSES) : match.start()])
            before, named = before.rstrip("”》"), bool(match["spelled"]) or before.endswith(("”", "》"))
            if before.endswith(self._listed):
                continue
            unit = match["unit"]
            for group in self._with_endings:
                noun = group.ends_alike(before)
                if noun is None:
                    continue
                held = group.is_held(unit, before)
                sure = held or unit in group.never
                amiss = held or (unit not in group.units and not any(word in before for word in group.unless))
                if amiss and (sure or not named):
                    yield Misfit(*match.span("unit"), noun, unit, group.units[0], sure)

    def _by_place(self, text: str) -> Iterator[Misfit]:
        """Units of organs that are the subject, and of those who came to sittings."""
        for match in self.subjects.regex.finditer(text):
            sets_off = match["before"] or text[match.end() : match.end() + 1] not in tuple(PAUSES)
            if sets_off:
                yield Misfit(*match.span("unit"), match["noun"], match["unit"], "家", sure=True)
        for match in self.subjects.behind.finditer(text):
            subject = text[start_of(text, match.start(), PAUSES) : match.start()]
            if len(subject) <= _SHORT and not any(verb in subject for verb in self.subjects.verbs):
                yield Misfit(*match.span("unit"), match["noun"], match["unit"], "家", sure=True)
        for match in self.sittings.regex.finditer(text):
            came = int(match["came"])
            if came >= max(_LEAST, _CROWD * int(match["sittings"])):
                yield Misfit(*match.span("unit"), "参加人数", match["unit"], "人次", sure=True)

    def _by_tally(self, text: str) -> Iterator[Misfit]:
        """Another unit behind a noun that names its own: 关注人数2.3万条."""
        for match in self._tallied.finditer(text):
            tally = self._of_tally[match["of"]]
            if match["unit"] not in tally.never or text.endswith(tally.endings_not, 0, match.end("of")):
                continue
            clause = text[start_of(text, match.start(), PAUSES) : match.end("of")]
            if not any(word in clause for word in tally.unless):
                yield Misfit(*match.span("unit"), match["noun"], match["unit"], tally.of, sure=True)

    @cached_property
    def _of_tally(self) -> dict[str, Tally]:
        return {tally.of: tally for tally in self.tallies}

    @cached_property
    def _tallied(self) -> Sought:
        """The last two characters before 数 are shown; 数 itself may be one of the links behind another noun."""
        links, units = any_of(word for word in self.links if word != "数"), any_of(self.measures)
        return Sought(
            rf"(?P<noun>[\u4e00-\u9fff]{{1,2}}(?P<of>[{''.join(self._of_tally)}])数)量?(?:{links}){{0,2}}"
            rf"{_NUMBER}(?P<unit>{units}){_UNIT_END}",
            re.VERBOSE,
        )

    @cached_property
    def _with_endings(self) -> tuple[Counted, ...]:
        return tuple(group for group in self.nouns if group.endings)

    @cached_property
    def _listed(self) -> tuple[str, ...]:
        return tuple(self._groups)

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        number = f"(?:{_NUMBER}|(?P<spelled>{_SPELLED}))"
        return re.compile(rf"{number}(?P<unit>{any_of(self.measures)}){_UNIT_END}", re.VERBOSE)

    @cached_property
    def _linked(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{any_of(self.links)}){{1,2}}$", re.VERBOSE)

    @cached_property
    def _groups(self) -> dict[str, Counted]:
        return {word: group for group in self.nouns for word in group.words}

    @cached_property
    def _number_last(self) -> re.Pattern[str]:
        """The number stands behind the noun; found from the number, so that each noun is asked for once."""
        links = f"(?:{any_of(self.links)}){{0,2}}"
        return re.compile(
            rf"(?P<noun>{any_of(self._groups)})(?P<closed>[”》])?{links}(?:{_NUMBER}|(?P<spelled>{_SPELLED}))"
            rf"(?P<unit>{any_of(self.measures)}){_UNIT_END}",
            re.VERBOSE,
        )

    @cached_property
    def _number_first(self) -> re.Pattern[str]:
        between = f"(?:{any_of(self.modifiers)}){{0,2}}"
        return re.compile(
            rf"{_NUMBER}(?P<unit>{any_of(self.measures)}){between}(?P<noun>{any_of(self._groups)}){_PHRASE_END}",
            re.VERBOSE,
        )


def _list_of(unit: str, text: str, start: int, end: int, least: int = 2) -> bool:
    """Whether so many numbers in a row have the same unit, that at ``text[start:end]`` among them."""
    sentence = text[start_of(text, start) : end_of(text, start)]
    if len(re.findall(rf"\d[余多万]*{unit}", sentence)) < least:
        return False
    before = _NUMBERED.findall(text[start_of(text, start) : start])
    behind = _NUMBERED.search(text[end : end_of(text, end)])
    return (bool(before) and before[-1].startswith(unit)) or (behind is not None and behind[1].startswith(unit))


#: A number with the two characters behind it.
_NUMBERED = re.compile(r"\d[余多万]*([\u4e00-\u9fff]{1,2})")


@cache
def counted_nouns() -> CountedNouns:
    """The nouns, read once."""
    return read_record(CountedNouns, "lexicon", "counted_nouns.toml")
