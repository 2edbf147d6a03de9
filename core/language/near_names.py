"""Names that no department has and that are near one that every place has: 医疗保险局, 改革和发展局.

The departments and the words are data: ``certain`` and what follows it in ``resources/lexicon/organ_names.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import kept
from core.language import organs
from core.language.organ_register import is_standard, register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PLACE = "[省市县区州旗盟]"
#: The words behind which a name of so many words has its own; the last is the kind of the organ.
_TURNED, _LOSES = 2, 5
_JOINT, _JOINTS = "和", "和与及"
#: Of a name of so many words one may be left out; the name of the country before those of which it has one.
_WORDS, _COUNTRY = 3, "国家"


def _near(words: list[str]) -> Iterator[str]:
    """What a clerk makes of a name that consists of these words."""
    *field, kind = words
    lists = register()
    last = field[-1]
    for at in range(1, len(field)):
        if field[at] in lists.swapped:
            others = (other for other in lists.swapped if other != field[at])
            yield from ("".join((*field[:at], other, *field[at + 1 :], kind)) for other in others)
    if last in lists.swapped and len(field) > _TURNED:
        yield "".join(field[:-1]) + kind
    if _JOINT in field:
        at = field.index(_JOINT)
        rest = field[:at] + field[at + 1 :]
        yield from ("".join((*rest[:to], _JOINT, *rest[to:], kind)) for to in range(1, len(rest) + 1) if to != at)
        if at + 2 < len(field):
            yield "".join((*field[:at], *field[at + 2 :], kind))
    if last not in lists.added:
        yield from ("".join(field) + added + kind for added in lists.added)
    for at in range(len(field) - 1):
        turned = [*field]
        other = at + 1 + (field[at + 1] == _JOINT)
        if field[at] != _JOINT and other < len(field):
            turned[at], turned[other] = turned[other], turned[at]
            yield "".join((*turned, kind))
    whole = "".join(field)
    if len(whole) >= _LOSES:
        yield from (whole[:at] + whole[at + 1 :] + kind for at in range(1, len(whole)) if whole[at] != _JOINT)


def _shortened(words: list[str]) -> Iterator[str]:
    """The name with one of its words left out, and the joint before it."""
    *field, kind = words
    if len([word for word in field if word != _JOINT]) < _WORDS:
        return
    for at, word in enumerate(field):
        if word != _JOINT:
            rest = [w for i, w in enumerate(field) if i != at and not (i == at - 1 and w == _JOINT and at > 1)]
            yield "".join((*rest, kind))
            if at > 0 and field[at - 1] == _JOINT:
                yield "".join((*field[:at], *field[at + 1 :], kind))


def _joined(words: list[str]) -> Iterator[str]:
    """The name with a joint where there is none, or with another one: 卫生与健康."""
    *field, kind = words
    for at in range(1, len(field)):
        for joint in _JOINTS:
            if field[at] == _JOINT != joint:
                yield "".join((*field[:at], joint, *field[at + 1 :], kind))
            elif _JOINT not in field[at - 1 : at + 1]:
                yield "".join((*field[:at], joint, *field[at:], kind))


@kept("lexicon/organ_names.toml", "lexicon/organs.toml")
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """The names behind a place and those of the country, longest first, each with the right one.

    Those near two are left out.
    """
    found: dict[str, set[str]] = {}
    for name in register().certain:
        for near in _near(name.split()):
            _add(found, near, name.replace(" ", ""))
    single = {near: next(iter(names)) for near, names in found.items() if len(names) == 1}
    local = rf"(?<={_PLACE})(?P<local>{_longest(single)})(?![\u4e00-\u9fff]?分局)"
    of_country: dict[str, set[str]] = {}
    right = {_COUNTRY + name.replace(" ", "") for name in register().national}
    for name in register().national:
        words = name.split()
        for near in (*_near(words), *_shortened(words), *_joined(words)):
            if _COUNTRY + near not in right:
                _add(of_country, _COUNTRY + near, _COUNTRY + name.replace(" ", ""))
    only = {near: next(iter(names)) for near, names in of_country.items() if len(names) == 1}
    national = f"(?<={_COUNTRY[0]})(?:{_longest([name[1:] for name in only])})"
    # What stands before all names is first, a character: Python skips to it.
    return re.compile(f"[{_PLACE[1:-1]}{_COUNTRY[0]}](?:{local}|{national})"), {**single, **only}


def _add(found: dict[str, set[str]], near: str, name: str) -> None:
    if not is_standard(near) and near not in register().other_names and not _is_former(near):
        found.setdefault(near, set()).add(name)


def _longest(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


@cache
def _elsewhere() -> re.Pattern[str]:
    """What was once, and the zones, which have departments of their own making."""
    zones = "|".join((*organs.words().names.zones, "新", "特"))
    return re.compile(f"(?:原[\u4e00-\u9fff]{{0,6}}|(?:{zones})区)$")


def _is_former(name: str) -> bool:
    """Whether a name is outdated, which is told as such."""
    return any(name in entry.names for entry in register().renamed)


def near_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Places of such names in a folded text, each with the name that is meant.

    >>> [*near_names("会同县医疗保险局公布，原县改革和发展局移交。")]
    [(3, 8, '医疗保障局')]
    """
    if "局" in text or "委员会" in text:  # every name ends so
        pattern, names = _names()
        for match in pattern.finditer(text):
            start, end = match.span(match.lastgroup or 0)
            if not _elsewhere().search(text[:start]):
                yield start, end, names[text[start:end]]
