"""M110: the organ's own name, or its place's, is off by one character (沂原县 in the report of 沂源县教育局)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import rapidfuzz

from core.check.example import model, swap
from core.check.leftovers.organs.cut_names import cut_names, ends_lost
from core.check.leftovers.organs.level_letter import off_by_level
from core.check.leftovers.places.near_home import misspelt, misspelt_accounts, misspelt_short, of_another_level
from core.check.leftovers.places.near_parts import misspelt_parts
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.near_misses import near_misses
from core.check.wording.passages import Passage, passages, plain_text
from core.language.divisions import gazetteer
from core.language.organ_register import has_same_fields, is_standard
from core.language.organs import department, is_division, is_town, leaders_follow, place_part
from core.language.sought import Sought, longest_first
from core.language.townships import home_of
from core.model.finding import Category, Severity, TextMark
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: Letters that stand before a place's name and are none of it: 全源县, 在阳县.
_FUNCTION = frozenset("的在和与及为对向由从是得了以各全本我该每省市州区县旗新老邻外到至等或被将把按经就")
#: Letters that lead to an organ's name and end no place's: 请与阳县水务局联系.
_LEADING = "由与请将在对和向经及是系于被即按到从现"
#: Letters before 县 that are hardly ever the second of its name; what follows where 县 is a level, or part of a word.
_NOT_IN_NAMES = frozenset("跨地报当某同一古据化内和两多外")
_BEHIND_COUNTY = ("级", "(", "、", "城", "志", "域", "乡")
#: The shortest department whose name is compared letter by letter: 水务局 and 水利局 are two.
_DEPARTMENT = 5
#: The shortest place of which a letter may be lost: 瀍河区 for 瀍河回族区 is a short form, and 沂县 no name at all.
_LOSES = 4
_SHORTEST, _SHORT = 3, 2
_RIVER_AND_ISLE = str.maketrans("州洲", "洲州")
#: A town as the reporting organ, behind its county's name or without one.
_TOWN = re.compile("(?:^|[省市州县区旗])(?P<name>[^省市州县区旗]{2,6})(?P<kind>[镇乡])(?:人民政府)?$")
_LEVELS = ("省", "市", "州", "县", "区", "旗", "盟", "镇", "乡")
#: The longest name of a department.
_LONGEST = 14


@rule(
    "M110",
    "本机关或本地名称有错漏字",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.HEEDED,
    demands="正文和落款里本机关、本地的名称与标题一字不差，所辖县区、乡镇的名称与区划名称一字不差。",
    basis="《中华人民共和国政府信息公开条例》第四十九条（报告本行政机关的情况）",
    bad=swap("2024年，澄阳县水务局认真", "2024年，橙阳县水务局认真"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each wrong name with all its places."""
    organ = report.organ or ""
    home = place_part(organ) or (organ if is_division(organ) else "")
    if not organ or (len(home) < 2 and not is_town(organ)):
        return
    home = _last_place(home)
    own = department(organ)
    found: dict[tuple[str, str], list[TextMark]] = {}
    shorts = _short_names(organ)
    governments = _governments(organ)
    text = plain_text(report)
    divisions = home_of(organ, text)
    for passage in passages(report):
        for start, end, right in misspelt_parts(passage, divisions):
            found.setdefault((passage.written(start, end), right), []).append(passage.mark(start, end))
        for start, end, right in off_by_level(passage, organ, text):
            found.setdefault((passage.written(start, end), right), []).append(passage.mark(start, end))
        for match in governments.finditer(passage.text) if governments else ():
            short, right = match["short"], shorts[match["short"]]
            found.setdefault((short, right), []).append(passage.mark(*match.span("short")))
        near = {*misspelt(passage, organ), *of_another_level(passage, organ, known=bool(_line(organ)))}
        if len(home) > _SHORT:
            near |= {
                *_of_full_names(passage, home, own),
                *cut_names(passage, home, own, text),
                *ends_lost(passage, home, own),
            }
        near |= {*_river_and_isle(passage, organ), *misspelt_accounts(passage, organ)}
        for start, end, right in misspelt_short(passage, organ):
            if any(start < other[1] and other[0] < end for other in near):
                continue
            found.setdefault((passage.written(start, end), right), []).append(passage.mark(start, end))
        for start, end, right in sorted(near):
            said = passage.text[start:end]
            if right == own == f"{said}员会":
                continue  # 卫生健康委 for 卫生健康委员会
            in_own = right == own and said == own[:-1]
            if (in_own or not passage.in_title(start)) and not passage.in_address(start):
                found.setdefault((passage.written(start, end), right), []).append(passage.mark(start, end))
    for (wrong, right), marks in found.items():
        times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
        how = "差一字" if rapidfuzz.distance.DamerauLevenshtein.distance(wrong, right, score_cutoff=1) == 1 else "不同"
        whose = "本机关名称中" if right in own or right in organ else "本地地名中"
        fact = f"“{wrong}”与{whose}的“{right}”{how}{times}，请核对"
        yield outcomes.finding(fact, marks, expected=right, actual=wrong, replacement=right)


def _of_full_names(passage: Passage, home: str, own: str) -> set[tuple[int, int, str]]:
    return {
        *_places(passage, home, own),
        *_departments(passage, home, own),
        *_others_of_the_field(passage, home, own),
    }


def _river_and_isle(passage: Passage, organ: str) -> Iterator[tuple[int, int, str]]:
    """Its own place or one above it with 洲 for 州 or the other way round: 郴洲市."""
    for name in _line(organ):
        wrong = name.translate(_RIVER_AND_ISLE)
        if wrong != name and not gazetteer().named(wrong):
            for match in re.finditer(re.escape(wrong), passage.text):
                yield *match.span(), name


@lru_cache(8)
def _line(organ: str) -> tuple[str, ...]:
    """The organ's own division and those above it."""
    own = gazetteer().own(organ)
    return tuple(dict.fromkeys(d.name for one in own for d in (one, *gazetteer().above(one))))


@lru_cache(8)
def _short_names(organ: str) -> dict[str, str]:
    """Its own place and those above it by their names without 市, 县, 镇 and the like."""
    full = {gazetteer().short_name(name): name for name in reversed(_line(organ))}
    if town := _TOWN.search(organ):
        full[town["name"]] = town["name"] + town["kind"]
    return {
        short: name
        for short, name in full.items()
        if short != name and len(short) >= _SHORT and not is_division(short) and not short.endswith(_LEVELS)
    }


@lru_cache(8)
def _governments(organ: str) -> Sought | None:
    """The government of one of these named without 市, 县 and the like: 澄阳人民政府."""
    usable = sorted(_short_names(organ), key=longest_first)
    needs = (tuple(f"{short}人民政府" for short in usable),)
    return Sought(rf"(?P<short>{'|'.join(usable)})人民政府", needs=needs) if usable else None


def _last_place(home: str) -> str:
    """瀍河回族区 of 洛阳市瀍河回族区."""
    return re.split("(?<=[省市州])(?=.{3})", home)[-1]


def _places(passage: Passage, home: str, own: str) -> Iterator[tuple[int, int, str]]:
    """The place with one letter wrong, or with its first letter lost where a clause begins."""
    text, size = passage.text, len(home)
    if not is_division(home):
        return
    for last in re.finditer(re.escape(home[-1]), text):
        start, end = last.end() - size, last.end()
        if start < 0:
            continue
        said = text[start:end]
        differing = [i for i, (a, b) in enumerate(zip(said, home, strict=True)) if a != b]
        if len(differing) != 1 or not is_cjk(said[differing[0]]) or gazetteer().named(said):
            continue
        if differing[0] == 0 and (said[0] in _FUNCTION or home[-1] == "区" or _known_from(text, start)):
            continue  # 全源县, 主城区; 桃源县: a place that is named in full
        if near_misses().is_word(said[:-1]):
            continue  # 优化|市政府网站 in the report of 敦化市, 通过|县政府网站 in that of 通榆县
        if (
            _is_own(text, end, own)
            or (size > _SHORTEST and said[-1] == home[-1] and differing[0] > 0)
            or (size == _SHORTEST and differing == [1] and _is_county(text, start, end))
        ):
            yield start, end, home
    if lacking := _lacking(home):
        for match in lacking.finditer(text):
            said = match.group()
            inside = text[max(0, match.start() - 1) : match.end()] in home
            if not inside and not gazetteer().named(said) and (len(said) > 3 or _is_own(text, match.end(), own)):
                yield *match.span(), home
    for match in _lost(home, own).finditer(text) if size > 2 and own else ():
        yield *match.span("said"), home


def _is_county(text: str, start: int, end: int) -> bool:
    """Whether three characters that end with 县 name one and are no part of other words: 当地县级, 与古县城."""
    if text[end - 1] != "县" or text[start + 1] in _FUNCTION or text[start + 1] in _NOT_IN_NAMES:
        return False
    across = start > 0 and near_misses().is_word(text[start - 1 : start + 1])
    return not across and not text.startswith(_BEHIND_COUNTY, end)


#: What an organ does, says or has: behind a name whose last letter is lost.
_OF_ORGANS = (
    r"政府信息(?:主动|依申请)?公开(?:目录|指南|制度|办法|规程|年度)|20\d\d年|认真(?:落实|贯彻|学习|履行|组织)|高度重视|严格(?:按照|落实|执行)|"
    r"按照|根据《|共(?:收到|受理|办理|公开)|主动公开|未(?:收到|发生|收取)|办公室|联系[。,;(]|坚持以"
)


@lru_cache(8)
def _ends_lost(home: str, own: str) -> Sought:
    """The department without its last letter, before what an organ does or has: 澄阳县水务按照要求编制."""
    said = re.escape(own[:-1])
    return Sought(rf"{re.escape(home)}(?P<said>{said})(?={_OF_ORGANS})", needs=((f"{home}{own[:-1]}",),))


@lru_cache(8)
def _starts_lost(home: str, own: str) -> Sought:
    """The department without its first letter behind the place: 澄阳县务局."""
    if len(own) < _SHORTEST or is_standard(own[1:]):
        return Sought("(?!)")
    return Sought(rf"{re.escape(home)}(?P<said>{re.escape(own[1:])})", needs=((f"{home}{own[1:]}",),))


@lru_cache(8)
def _lacking(home: str) -> Sought | None:
    """The place with a letter lost between its first and its last; None for places too short to lose one."""
    if len(home) < _LOSES:
        return None
    # without the letter of a level within it is a short form: 晋城城区
    words = tuple({home[:i] + home[i + 1 :] for i in range(1, len(home) - 1) if home[i] not in _LEVELS})
    return Sought("|".join(map(re.escape, words)), needs=(words,))


@lru_cache(8)
def _lost(home: str, own: str) -> Sought:
    """The place without its first letter, 澄县 for 澄阳县, or two letters exchanged, before an organ of its own."""
    slips = {home[:i] + home[i + 1] + home[i] + home[i + 2 :] for i in range(len(home) - 1)} - {home}
    slips |= {home[1:], *([home[0] + home[2]] if len(home) == _SHORTEST else ())}
    said = sorted((name for name in slips if not gazetteer().named(name)), key=longest_first)
    needs = (tuple(f"{one}{behind}" for one in said for behind in (own, "人民政府")),)
    leading = _LEADING.replace(home[0], "")  # 和静县 begins with one of them
    either = "|".join(map(re.escape, said)) or "(?!)"
    return Sought(rf"(?:^|[,。;:、({leading}])(?P<said>{either})(?={re.escape(own)}|人民政府)", needs=needs)


def _known_from(text: str, start: int) -> bool:
    """Whether a longer name of the gazetteer covers the place where the stretch begins."""
    return any(p.start < start < p.end for p in gazetteer().find(text[max(0, start - 6) : start + 6]) if p.full)


def _is_own(text: str, end: int, own: str) -> bool:
    """Whether what follows a place's name says that it is meant for the own one."""
    after = text[end:]
    return after.startswith((own, "中心工作", "实际", "人民政府", "经济社会", "高质量")) or leaders_follow(after)


def _others_of_the_field(passage: Passage, home: str, own: str) -> Iterator[tuple[int, int, str]]:
    """Another name of the department's field behind the own place, as the subject: 澄阳县水利局 for 澄阳县水务局.

    Not what has letters of the own name only, or all of them: short forms, and names that were made longer.
    """
    for match in re.finditer(rf"(?:^|[。;,:]){re.escape(home)}", passage.text):
        at = match.end()
        for size in range(_LONGEST, 2, -1):
            said = passage.text[at : at + size]
            if len(said) == size and is_standard(said):
                form = said[:-1] != own[:-1] and (_within(said, own) or _within(own, said))
                if said != own and has_same_fields(said, own) and not form:
                    yield at, at + size, own
                break


def _within(short: str, long: str) -> bool:
    """Whether a name has the letters of another in their order."""
    rest = iter(long)
    return all(char in rest for char in short.removesuffix("局"))


def _departments(passage: Passage, home: str, own: str) -> Iterator[tuple[int, int, str]]:
    """The department behind the own place with one letter wrong, missing, too many, or exchanged with the next."""
    text = passage.text
    for match in _ends_lost(home, own).finditer(text):
        yield *match.span("said"), own
    for match in _starts_lost(home, own).finditer(text):
        yield *match.span("said"), own
    if len(own) < _DEPARTMENT:
        return
    for match in re.finditer(re.escape(home), text):
        at = match.end()
        if text.startswith(own, at) or not text.startswith(own[0], at):
            continue
        for size in (len(own), len(own) - 1, len(own) + 1):
            said = text[at : at + size]
            if len(said) < size or said[-1] != own[-1] or is_standard(said) or said in own or own in said:
                continue
            if set(said) ^ set(own) <= set("和与及"):
                continue
            if rapidfuzz.distance.DamerauLevenshtein.distance(said, own, score_cutoff=1) == 1:
                yield at, at + size, own
                break
