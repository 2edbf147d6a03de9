"""The register of departments: under which names a field of work goes, and which names a reform has made outdated.

The data are in ``resources/lexicon/organ_names.toml``; places are read by ``core.language.organs``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.language import organs
from core.language.sentences import around

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACE_LETTERS = "省市县区州旗盟"
#: Up to the place before a name: 原澄阳县国土资源局.
_REACH = 8
#: One of several departments of a place: 县水务局、农业|局.
_LISTED = re.compile(rf"[{_PLACE_LETTERS}][^,。;:《》]{{0,24}}[局委办厅会院][、和及与]$")
#: The general office of a county or a town.
_GENERAL_OFFICE = re.compile(r"(?<!自治)[县区旗镇乡](?:委|人民政府|政府)(?P<name>办公厅)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")


@dataclass(frozen=True, kw_only=True)
class Renamed:
    """Names of one organ that are outdated from the report year ``since`` on; see the head of the data file."""

    names: tuple[str, ...]
    since: int
    present: str
    bad: str
    good: str
    source: str
    placed: bool = False
    also_before: tuple[str, ...] = ()
    local: bool = False
    exact: bool = False
    doubtful: bool = False


@dataclass(frozen=True, kw_only=True)
class Self:
    """What organs of a kind call themselves; see the head of the data file."""

    word: str
    fits: tuple[str, ...]
    unless_after: str = ""
    leaders: bool = False
    unless_named: bool = False
    followed_by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Register:
    """The file ``organ_names.toml``."""

    history: tuple[str, ...]
    former: tuple[str, ...]
    building: tuple[str, ...]
    goes_on: str
    fields: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    certain: tuple[str, ...]
    national: tuple[str, ...]
    swapped: tuple[str, ...]
    added: tuple[str, ...]
    adds_nothing: tuple[str, ...]
    other_names: tuple[str, ...]
    renamed: tuple[Renamed, ...]
    selves: tuple[Self, ...]


class Outdated(NamedTuple):
    """``text[start:end]`` is an outdated name, without the place before it."""

    start: int
    end: int
    name: str
    renamed: Renamed


@cache
def register() -> Register:
    """The register; raises ResourceError when the file is damaged.

    >>> "农业农村局" in {name for names in register().fields for name in names}
    True
    """
    return read_record(Register, "lexicon", "organ_names.toml")


@cache
def _fields() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, names in enumerate(register().fields):
        for name in names:
            found[name].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _outdated() -> tuple[re.Pattern[str], dict[str, Renamed]]:
    names = {name: entry for entry in register().renamed for name in entry.names}
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest))), names


@cache
def other_endings() -> str:
    """A pattern for the standard names that do not end as an authority's does: 残联, 总工会, 发改委.

    >>> re.fullmatch(other_endings(), "残联") is not None, re.fullmatch(other_endings(), "教育局") is not None
    (True, False)
    """
    authorities = tuple(organs.words().endings.authorities)
    names = {name for name in _fields() if not name.endswith(authorities)}
    return f"(?:{'|'.join(sorted(names, key=lambda name: (-len(name), name)))})"


def standard_names() -> frozenset[str]:
    """All names of standard departments, without their places.

    >>> "教育局" in standard_names(), "供水公司" in standard_names()
    (True, False)
    """
    return frozenset(_fields())


def is_standard(department: str) -> bool:
    """Whether a name, given without its place, is that of a standard department.

    >>> is_standard("住房和城乡建设局"), is_standard("住房和城乡建没局")
    (True, False)
    """
    return department in _fields()


def are_different(one: str, other: str) -> bool:
    """Whether two names, given without their places, are standard departments of different fields.

    >>> are_different("自然资源局", "人力资源和社会保障局"), are_different("教育局", "教育和体育局")
    (True, False)
    >>> are_different("自然资源局", "第三自然资源所")
    False
    """
    fields = _fields()
    here, there = fields.get(one), fields.get(other)
    return bool(here and there and not here & there)


def are_alike(one: str, other: str) -> bool:
    """Whether two names, given without their places, are standard departments of one field, at any level.

    >>> are_alike("水利厅", "水务局"), are_alike("水利厅", "教育局")
    (True, False)
    """
    fields = _fields()
    return bool(fields.get(one, frozenset()) & fields.get(other, frozenset()))


def has_same_fields(one: str, other: str) -> bool:
    """Whether two names, given without their places, are standard departments of just the same fields.

    >>> has_same_fields("水利局", "水务局"), has_same_fields("农业农村和水利局", "水务局")
    (True, False)
    """
    fields = _fields()
    return one in fields and fields[one] == fields.get(other)


@cache
def _wrongly_joined() -> tuple[re.Pattern[str], dict[str, str]]:
    """Standard names with 与 or 及 for their 和, longer ones first, each with the right one."""
    names = {
        name.replace("和", joint): name for name in _fields() if "和" in name[1:-1] for joint in ("与", "及", "以及")
    }
    names = {wrong: name for wrong, name in names.items() if wrong not in _fields()}
    return re.compile("|".join(sorted(names, key=lambda name: (-len(name), name)))), names


def wrongly_joined(text: str) -> Iterator[tuple[int, int, str]]:
    """Places of standard departments whose two fields are joined by another word than 和, each with the right name.

    >>> [*wrongly_joined("会同县住房与城乡建设局公布。教育局与体育局。")]
    [(3, 11, '住房和城乡建设局')]
    """
    if "局" in text or "委" in text or "厅" in text:
        pattern, names = _wrongly_joined()
        yield from ((*match.span(), names[match.group()]) for match in pattern.finditer(text))


@cache
def _of_provinces() -> re.Pattern[str]:
    names = sorted((name for name in _fields() if name.endswith("厅")), key=lambda name: (-len(name), name))
    return re.compile(rf"(?:[县旗镇乡]|(?<!自治)区|(?<![辖省城县和])(?<!省、)市)(?P<name>{'|'.join(names)})")


def ranked_too_high(text: str) -> Iterator[tuple[int, int, str]]:
    """Places of a province's department said to be a city's, a county's or a town's, each with its name there.

    >>> [*ranked_too_high("会同县教育厅公布。自治区教育厅。")]
    [(3, 6, '教育局')]
    >>> [*ranked_too_high("由县政府办公厅汇总。自治区政府办公厅。")]
    [(4, 7, '办公室')]
    """
    if "厅" in text:
        for match in _of_provinces().finditer(text):
            yield *match.span("name"), f"{match['name'][:-1]}局"
        for match in _GENERAL_OFFICE.finditer(text):
            yield *match.span("name"), "办公室"


def is_list(named: str) -> bool:
    """Whether a name is in truth several organs: 县委和教育局, 教育、民政局; 和 may belong to one department's name.

    >>> is_list("县委和教育局"), is_list("澄阳县住房和城乡建设局"), is_list("教育、民政局")
    (True, False, True)
    """
    pieces = re.split("[和及与]", named)
    return "、" in named or "等" in named or any(organs.ends_as_name(piece) for piece in pieces[:-1])


def outdated(text: str, year: int) -> Iterator[Outdated]:
    """Names in a folded text that a report on that year should not use any more, left to right.

    Left out are titles in 《》, what a sentence tells of the past or of an older year, and buildings.

    >>> [(o.name, o.renamed.present) for o in outdated("会同县质监局公布抽检结果。", 2024)]
    [('质监局', '市场监督管理局')]
    >>> [o.name for o in outdated("会同原县质监局办理。整理2017年县质监局档案。现代农业局面。", 2024)]
    []
    """
    pattern, names = _outdated()
    titles: list[tuple[int, int]] | None = None
    for match in pattern.finditer(text):
        entry = names[match.group()]
        if year < entry.since or not _stands_alone(text, match, entry):
            continue
        if titles is None:
            titles = [m.span() for m in _QUOTED.finditer(text)]
        sentence = text[slice(*around(text, match.start()))]
        if any(a <= match.start() < b for a, b in titles) or _is_past(text, match, sentence, entry):
            continue
        yield Outdated(match.start(), match.end(), match.group(), entry)


def _stands_alone(text: str, match: re.Match[str], entry: Renamed) -> bool:
    """Whether the letters are the name and no part of other words."""
    before, after = text[: match.start()], text[match.end() :]
    if match.group().endswith(("部", "办")) and after[:1] and after[0] in register().goes_on:
        return False
    if not entry.placed:
        return True
    if _LISTED.search(before):
        return True
    return before[-1:] in tuple(_PLACE_LETTERS) or before.endswith(("会同", "联合", *entry.also_before))


def _is_past(text: str, match: re.Match[str], sentence: str, entry: Renamed) -> bool:
    """Whether the sentence speaks of the organ as it was, or of its building."""
    words = register()
    before, after = text[: match.start()], text[match.end() :]
    former = "|".join(words.former)
    if re.search(rf"(?<![太平中草高还])(?:{former})[\u4e00-\u9fff]{{0,{_REACH}}}$", before):
        return True
    if after.startswith(words.building) or any(word in sentence for word in words.history):
        return True
    return any(int(m[1]) < entry.since for m in _YEAR.finditer(sentence))
