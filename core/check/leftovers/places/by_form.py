"""Another place where only the own one can stand, by the form of its name: 结合东江区实际 in a report of 澄阳县.

The gazetteer is not asked whether there is such a place: who writes of 结合X县实际 means the own county, be X
misspelt or unknown. What may be superior to the own place is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.wording.sentence_words import sentence_words
from core.check.wording.slips.detector import detector
from core.language.divisions import gazetteer
from core.language.organs import is_division, place_part
from core.language.sought import Sought, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.check.wording.passages import Passage

_NAME = "(?P<place>[\u4e00-\u9fff]{2,3}[市县区旗])"
#: Whose web site is used as one's own.
_SITE = Sought(rf"(?:通过|[在于向]|依托|利用|登录){_NAME}(?=(?:人民)?政府(?:门户|官方)?网站?(?!站?群))")
#: Whose leaders' orders are carried out: 落实永安市委、市政府决策部署.
_LEADERS = Sought(rf"(?:落实|贯彻|执行|按照|根据|遵照|在){_NAME}(?=委[、和](?:[市县区旗]|人民)?政府)")
#: A place that opens a sentence as the one whose doings are told: 青石县政务公开办每季度通报, 青石县12个乡镇.
_DOES = Sought(
    rf"""(?x) (?: ^ | [。;] ) (?: 20\d\d年(?:度)?,? | 全年,? )? {_NAME}
    (?= (?: 人民 )? 政府 | 政务公开 | \d+个 | 各 | 县级 | 全年 | 共 )"""
)
#: What one's own place is called beside it, in the same sentence.
_OURS = re.compile("[我本](?P<kind>[县区旗])")
#: A place whose rules, gazettes and guides the organ issues itself.
_ISSUES = Sought(
    rf"(?P<by>[^,。;:、]{{0,12}}?)(?:印发|制定|出台|修订|编制|编印|编发|完善|修改)(?:了|并印发|并发布|并公布)?《{_NAME}(?=[^《》]{{3,40}}》)"
)
#: Where the organ has its seat.
_SEAT = Sought(rf"地址:(?:[\u4e00-\u9fff]{{2,3}}省)?(?:[\u4e00-\u9fff]{{2,3}}市)?{_NAME}(?=[\u4e00-\u9fff]{{2}})")
#: Whom an applicant is told to turn to.
_APPLY = Sought(
    rf"(?<!告知)(?<!引导)(?<!建议)(?:申请人|公民|公众)(?:可以?|应)?(?:通过[^,。;]{{2,12}})?向{_NAME}(?=(?:人民)?政府(?:办公室)?(?:提出|提交|递交|申请))"
)
#: Another place's gazette in a sentence on the own one.
_GAZETTE = Sought(rf"《{_NAME}(?=(?:人民)?政府公报》)")
#: Who else may do so: those above.
_ABOVE = re.compile("上级|[省市州]|参与|协助|配合|参加")
_NEAR_OWN = "结合|立足|紧扣|紧贴|围绕|聚焦|服务"
_AWAY = Sought("赴|借鉴|对口|协作|帮扶|考察|跨省|转载|转发|支援|结对|联合|学习")


_COUNTIES = ("县", "区", "旗")
_ORGANS = 16  # one is asked for with each passage of its report
#: Another place is spoken of: it writes about the own one, or is one of several.
_ABOUT = Sought("刊发|刊登|转发|转载|报道|推介|介绍|学习|考察|借鉴|交流")
_BESIDE = Sought("与我|和我|同我|联合|周边|兄弟|对口|协作|帮扶")
#: Two gazettes side by side.
_JOINED = re.compile("》(?:及|和|与|、|以及)$")


@cache
def _no_place() -> re.Pattern[str]:
    """What is no place of its own, or is the own one: 开发区, 我县."""
    words = "|".join(map(re.escape, read_toml("lexicon", "places.toml")["no_places"]))
    return re.compile(f"[我全本各该所两某多每省这那等和与及、]|{words}|{no_name_before()}")


_LEVEL = re.compile("(?:街道|[市县区旗镇乡])$")
#: From this level on a pair of letters is a word that is written every day.
_USUAL = 9


def is_worded(named: str) -> bool:
    """Whether what stands before a place's last letter has a common word in it, and so is hardly a name.

    >>> is_worded("棚户区"), is_worded("完善县"), is_worded("柳溪县")
    (True, True, False)
    """
    stem = _LEVEL.sub("", named)
    return any(detector().level(stem[at : at + 2]) >= _USUAL for at in range(len(stem) - 1))


@cache
def no_name_before() -> str:
    """A pattern for what a place is said to be, where its name would end: 农业县, 施教区, 强镇."""
    words = read_toml("lexicon", "places.toml")["rivals"]
    kinds = "|".join(sorted(words["kinds"], key=longest_first))
    return f"(?:{kinds})(?:县|区|旗|镇|乡|街道)$|{words['kinds_of_districts'][0]}区$"


@cache
def _circumstances() -> Sought:
    """Whose circumstances, whose goals: those of the own place."""
    return Sought(rf"(?:{_NEAR_OWN})好?{_NAME}(?=[\u4e00-\u9fff]{{0,4}}实际|{sentence_words().own_circumstances.any})")


@cache
def _tells() -> Sought:
    """Who tells what only the reporting organ tells of itself: X县未收取信息处理费, X县政府常务会议听取政务公开汇报."""
    told = sentence_words().told_of_oneself.any
    sits = "(?:人民)?政府(?:常务|党组)会议?[^,。;]{0,16}公开"
    return Sought(rf"(?:^|[。;]){_NAME}(?:20\d\d年度?)?(?=(?:{told}|{sits}))")


#: A city in whose name the own county was led, judged, taught.
_LEADS = Sought("(?P<place>[\u4e00-\u9fff]{2}市)(?=委|人民政府|政府)")
_ABOVE_US = Sought("全市|我[县区旗]|[县区旗]代表队|全[县区旗]")


#: A province whose orders or rules the organ goes by.
_PROVINCE = Sought("(?P<place>[\u4e00-\u9fff]{2}省)(?=委|人民政府|政府|[\u4e00-\u9fff]{2,8}厅)")
_BY_PROVINCE = Sought(
    "(?:按照?|根据|对照|落实|依据|贯彻|执行)(?:国家、)?《?(?P<place>[\u4e00-\u9fff]{2}省)(?=[^,。;]{0,24}(?:公开|规定|办法|要求|部署|条例|通知|要点))"
)


def other_superiors(prose: Sequence[Passage], organ: str) -> Iterator[tuple[Passage, int, int]]:
    """A city told once as the one above where another is told of so at least twice: a county has one city above it.

    The same of provinces, once one has been gone by where another is named twice.
    """
    home = re.split("(?<=[省市州])(?=.{3})", place_part(organ))[-1]
    if len(home) >= 3 and home[-1] in (*_COUNTIES, "市") and "省" not in organ:
        own = Sought(f"(?P<place>[\u4e00-\u9fff]{{2}}省)(?={re.escape(home)})", needs=((f"省{home}",),))
        by = [
            (p, m)
            for p in prose
            for pattern in (_BY_PROVINCE, own)
            for m in pattern.finditer(p.text)
            if not _no_place().search(m["place"][:-1])
        ]
        told = {(id(p), m.start("place")): m["place"] for p, m in by}
        told |= {(id(p), m.start("place")): m["place"] for p in prose for m in _PROVINCE.finditer(p.text)
                 if not _no_place().search(m["place"][:-1])}  # fmt: skip
        counts = Counter(told.values())
        usual, times = counts.most_common(1)[0] if counts else ("", 0)
        for passage, match in by:
            seldom = counts[match["place"]] <= 1 and sum(m["place"] == match["place"] for _, m in by) == 1
            sentence = passage.text[slice(*passage.sentence(match.start()))]
            if match["place"] != usual and times >= 2 and seldom and not _AWAY.search(sentence):
                yield passage, *match.span("place")
    if len(home) < 3 or home[-1] not in _COUNTIES:
        return
    told = [(p, m) for p in prose for m in _LEADS.finditer(p.text) if not _no_place().search(m["place"])]
    counts = Counter(m["place"] for _, m in told)
    if len(counts) != 2 or min(counts.values()) > 1 or max(counts.values()) < 2:
        return
    for passage, match in told:
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        once = counts[match["place"]] == 1 and _ABOVE_US.search(sentence) and not _AWAY.search(sentence)
        if once and not passage.in_title(match.start()):
            yield passage, *match.span("place")


def strangers(passage: Passage, organ: str, family: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Places named as the own one; ``family`` are the names of the own place and of those above and below it."""
    home = _home(organ)
    if not home:
        return
    for match in _told_as_own(passage, home):
        if not _is_home(match["place"], organ, home, family):
            yield match.span("place")
    for pattern in (_circumstances(), _SITE, _LEADERS):
        for match in pattern.finditer(passage.text):
            named = match["place"]
            if _is_home(named, organ, home, family):
                continue
            if named[-1] == "市" and _may_govern(named, home, by=pattern):
                continue
            sentence = passage.text[slice(*passage.sentence(match.start()))]
            if not passage.in_title(match.start()) and not _AWAY.search(sentence):
                yield match.span("place")


@lru_cache(_ORGANS)
def _home(organ: str) -> str:
    """The organ's place without those above it, for example 澄阳县; empty where it is none with such a name."""
    home = re.split("(?<=[省市州])(?=.{3})", place_part(organ))[-1]
    return home if len(home) >= 3 and is_division(home) else ""


def _is_home(named: str, organ: str, home: str, family: frozenset[str]) -> bool:
    """Whether a name is that of the own place, of one above or below it, or no name of a place."""
    if named in organ or home in named or _no_place().search(named) or is_worded(named):
        return True
    # 瀍河区 for 瀍河回族区
    return home.startswith(named[:-1]) or any(name.startswith(named[:-1]) for name in family)


def _told_as_own(passage: Passage, home: str) -> Iterator[re.Match[str]]:
    """Places where only the own county can stand; of cities, which may be above it, those that it issues rules for."""
    text = passage.text
    if home[-1] not in _COUNTIES:
        return
    for match in _DOES.finditer(text):
        sentence = text[slice(*passage.sentence(match.start("place")))]
        ours = _OURS.search(sentence)
        if (
            match["place"][-1] in _COUNTIES
            and ours
            and ours["kind"] == home[-1]
            and not (_ABOUT.search(sentence) or _BESIDE.search(sentence))
        ):
            yield match
    for match in (*_APPLY.finditer(text), *_tells().finditer(text)):
        if match["place"][-1] in _COUNTIES:
            yield match
    for match in _SEAT.finditer(text):
        if match["place"][-1] == home[-1]:
            yield match
    for match in _ISSUES.finditer(text):
        if not _ABOVE.search(match["by"]) and not _AWAY.search(match["by"]):
            yield match
    for match in _GAZETTE.finditer(text):
        start, end = passage.sentence(match.start())
        own = text.find(f"《{home}", start, end)
        if own >= 0 and own < match.start() and not _JOINED.search(text[own : match.start()]):
            yield match


def _may_govern(city: str, home: str, by: Sought) -> bool:
    """Whether a city may be one above the own place: whose circumstances are the own ones tells even of a city."""
    if home[-1] != "市":
        return True
    if by is _circumstances() or _is_county(city):
        return False
    return by is not _SITE or bool(gazetteer().named(home))


def _is_county(place: str) -> bool:
    """Whether a city governs no county: 永安市."""
    found = gazetteer().named(place)
    return bool(found) and all(division.level == "county" for division in found)
