"""The own place's name with a character taken for another, or with another level: 宣阳县, 双江县 for 双江区.

Characters are taken for each other by their sound or their shape; the gazetteer says which names are other places'.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.leftovers.places.by_form import is_worded
from core.check.wording.near_misses import near_misses
from core.check.wording.sentence_words import sentence_words
from core.check.wording.slips.detector import detector
from core.language import organs
from core.language.divisions import gazetteer
from core.language.former_places import former_names
from core.language.sought import Sought
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_ORGANS = 16  # one is asked for with each passage of its report
_COUNTIES, _TOWNS = ("市", "县", "区", "旗"), ("镇", "乡", "街道")
#: Letters that stand before a place's name and are none of it: 全源县, 在阳县.
_FUNCTION = frozenset(
    "的在和与及为对向由从是得了以各全本我该每省市州区县旗新老邻外到至等或被将把按经就某此分两建重弟昨今"
)
#: What a name of one character stands behind.
_LEADS = "在由向从经到按据过托用录对于实力进合照绕与和会为大"
#: Behind a level's letter it is part of another word: 县级, 市场, 区域, 乡村.
_GOES_ON = re.compile(
    r"""(?x)
    (?<=县) (?: [级域志乡(、] | 城(?!乡) ) | (?<=市) [场民政容域县区直级内] | (?<=区) [域间块位别分县(]
    | (?<=乡) [村镇土亲情愁贤] | (?<=镇) [区街村] | (?<=街道) [路两沿]"""
)
#: What makes it a place of the past, or one of another's.
_PAST = re.compile("(?:原|曾|前|旧称|撤销|撤|老|曾用名|改)$")
_LONGEST = 8
_LONG_NAME = 4
_TURNED = 2  # 溪柳县 for 柳溪县
_MARKS = "。,;:、“\"'(《\n"
#: What a level's letter is written as, by its shape, where no other word begins: 淳安具.
_LEVELS_AS = {"县": "具(?![体有备])", "区": "[匹巨](?![配大额])", "镇": "[填滇](?![写报补])", "市": "[巿币]"}
#: An account by its name.
_ACCOUNTS = Sought(
    "“(?P<name>[\u4e00-\u9fff]{3,10})”(?:官方|政务|微信|新浪|政府){0,2}(?:公众号|公众平台|微博|抖音|视频号|客户端|头条号|小程序)"
)
#: What is used as one's own of a place: its government's site.
_SITE = re.compile("(?:人民)?政府(?:门户|官方)?网|政府信息公开|政务公开")


@lru_cache(_ORGANS)
def _home(organ: str) -> tuple[str, str]:
    """The organ's own place without those above it, parted into name and level; two empty texts without one."""
    town = re.sub("(?:人民政府|政府|办事处)$", "", organ)
    place = organs.place_part(organ) or (town if town.endswith(_TOWNS) or organs.is_division(town) else "")
    home = re.split("(?<=.[省市州县区旗])(?=.{2})", place)[-1]
    level = next((level for level in (*_TOWNS, *_COUNTIES) if home.endswith(level)), "")
    name = home.removesuffix(level)
    is_place = (level in _TOWNS or organs.is_division(home)) and (len(name) > 1 or level == "县")
    return (name, level) if level and is_place and 1 <= len(name) <= _LONGEST else ("", "")


@lru_cache(_ORGANS)
def _one_off(name: str, level: str) -> Sought:
    """The name with any one character exchanged, or with a letter that looks like its level's."""
    forms = (f"{re.escape(name[:at])}.{re.escape(name[at + 1 :])}" for at in range(len(name)))
    whole = [f"{form}{level}" for form in forms]
    if len(name) > 1 and level in _LEVELS_AS:
        whole.append(f"{re.escape(name)}{_LEVELS_AS[level]}")
    parts = (max(name[:at], f"{name[at + 1 :]}{level}", key=len) for at in range(len(name)))
    return Sought("|".join(whole), needs=((*parts, name),))


@cache
def _twins() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in read_toml("lexicon", "places.toml")["twins"])


@lru_cache(1024)
def are_taken(one: str, other: str) -> bool:
    """Whether two characters are taken for each other, by their sound or their shape.

    >>> are_taken("宣", "宜"), are_taken("乔", "桥"), are_taken("黔", "黟"), are_taken("永", "石")
    (True, True, True, False)
    """
    alike = detector().confusions
    return (
        alike.sound_alike(one, other)
        or one in alike.characters(other)
        or other in alike.characters(one)
        or frozenset((one, other)) in _twins()
    )


def misspelt(passage: Passage, organ: str) -> Iterator[tuple[int, int, str]]:
    """The own place with a character that is taken for the right one, each with the right name.

    A county where a clause begins may differ in any first character: the gazetteer knows all counties.
    """
    name, level = _home(organ)
    if not name:
        return
    text, home = passage.text, name + level
    turned = f"{name[::-1]}{level}"
    if len(name) == _TURNED and turned in text and not gazetteer().named(turned) and turned not in organ:
        for match in re.finditer(turned, text):
            if not near_misses().is_word(name[::-1]) and not _GOES_ON.match(text, match.end()):
                yield *match.span(), home
    for match in _one_off(name, level).finditer(text):
        said, start = match.group(), match.start()
        differing = [at for at, (a, b) in enumerate(zip(said, home, strict=True)) if a != b]
        if not differing or not is_cjk(said[differing[0]]) or gazetteer().named(said) or said in organ:
            continue
        at = differing[0]
        if at == len(name):
            yield start, match.end(), home
            continue
        begins = start == 0 or not is_cjk(text[start - 1])
        unknown = level == "县" and at == 0 and len(name) > 1 and begins and not is_worded(said)
        if not (are_taken(said[at], home[at]) or unknown) or _is_other_words(text, start, match.end(), name, at):
            continue
        if not _is_past(passage, start):
            yield start, match.end(), home


def misspelt_short(passage: Passage, organ: str) -> Iterator[tuple[int, int, str]]:
    """The own place's long name without its level, with such a character: 《呼合浩特统计年鉴》."""
    name, level = _home(organ)
    if len(name) < _LONG_NAME or level in _TOWNS or not gazetteer().named(name + level):
        return
    for match in _one_off(name, "").finditer(passage.text):
        said = match.group()
        differing = [(a, b) for a, b in zip(said, name, strict=True) if a != b]
        if len(differing) == 1 and are_taken(*differing[0]) and not gazetteer().named(said):
            yield *match.span(), name


def misspelt_accounts(passage: Passage, organ: str) -> Iterator[tuple[int, int, str]]:
    """The own place's short name with such a character where an account's begins: “婺原教育”微信公众号."""
    name, _ = _home(organ)
    if len(name) < _TURNED:
        return
    for match in _ACCOUNTS.finditer(passage.text):
        said = match["name"][: len(name)]
        differing = [(a, b) for a, b in zip(said, name, strict=False) if a != b]
        if len(said) == len(name) and len(differing) == 1 and name not in match["name"] and are_taken(*differing[0]):
            yield match.start("name"), match.start("name") + len(name), name


def _is_other_words(text: str, start: int, end: int, name: str, differing: int) -> bool:
    """Whether the letters are words that only look like the name: 建成东区, 全源县, 优化市政府."""
    if _GOES_ON.match(text, end) or (len(name) > 1 and near_misses().is_word(text[start : start + len(name)])):
        return True
    if text[start + differing] in _FUNCTION:
        return True
    if differing == 0:
        bound = len(name) == 1 or name[1:] == "城"  # 或者|城市
        led = start == 0 or text[start - 1] in _LEADS + _MARKS
        led = led or (len(name) == 1 and near_misses().is_word(text[start - 2 : start]))  # 公开|尉县
        return _runs_across(text, start) or (bound and not led)
    return any(p.start < start < p.end for p in gazetteer().find(text[max(0, start - 6) : start + 6]) if p.full)


def _runs_across(text: str, start: int) -> bool:
    """Whether the first letter makes a word with what stands before: 昨天|全市."""
    return start > 0 and is_cjk(text[start - 1]) and near_misses().is_word(text[start - 1 : start + 1])


def _is_past(passage: Passage, start: int) -> bool:
    """Whether the sentence speaks of how the place was called or parted before."""
    sentence = passage.text[slice(*passage.sentence(start))]
    return _PAST.search(passage.text, 0, start) is not None or sentence_words().place_history.stand_in(sentence)


@cache
def _of_town() -> re.Pattern[str]:
    """What is a town's own behind its name, where the same name with another level may be a neighbour's."""
    return re.compile("|".join(read_toml("lexicon", "places.toml")["towns_own_parts"]))


@lru_cache(_ORGANS)
def _other_levels(name: str, level: str) -> Sought:
    others = "|".join(kind for kind in (_TOWNS if level in _TOWNS else _COUNTIES) if kind != level)
    return Sought(rf"{re.escape(name)}(?:{others})", needs=((name,),))


def of_another_level(passage: Passage, organ: str, known: bool) -> Iterator[tuple[int, int, str]]:
    """The own name with another level behind it, where there is no such place; ``known`` when the gazetteer has ours.

    A city may lie above a county of its name, and a county below a city.
    """
    name, level = _home(organ)
    autonomous = name.endswith("自治")
    name = gazetteer().short_name(name + level) if autonomous else name
    if len(name) < 2:
        return
    text = passage.text
    for match in _other_levels(name, level).finditer(text):
        said, start, end = match.group(), match.start(), match.end()
        own_site = not known and level in ("县", "区", "旗") and said[-1] != "市" and _SITE.match(text, end)
        is_place = bool(gazetteer().named(said)) and not own_site
        if said in organ or is_place or _GOES_ON.match(text, end) or _is_past(passage, start):
            continue
        if _runs_across(text, start) or any(former.name == said for former in former_names()):
            continue  # told by its former name
        begins = start == 0 or not is_cjk(text[start - 1]) or text[start - 1] in "在由向从经到按据过托用录对于与"
        begins = begins or _behind_county(organ, name, text[:start])
        if level in _TOWNS and not (begins and _of_town().match(text, end)):
            continue
        if (
            level in _COUNTIES
            and "市" in (level, said[-1])
            and not known
            and not _is_site(text, end, "市" if autonomous else level)
        ):
            continue
        yield start, end, _home(organ)[0] + level


def _behind_county(organ: str, name: str, before: str) -> bool:
    """Whether a place stands behind the name of its county, as in the organ's own name."""
    county = organ.partition(name)[0]
    return len(county) > 1 and before.endswith(county)


def _is_site(text: str, end: int, level: str) -> bool:
    return level == "市" and _SITE.match(text, end) is not None
