"""How a text speaks of a place: as its own, as a partner, in passing."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_toml
from core.check.wording.places import common_names
from core.check.wording.sentence_words import sentence_words
from core.language import organs
from core.language.dates import YEAR
from core.language.numerals import ORDINALS
from core.language.sentences import PAUSES, start_of, until_comma
from core.language.sought import Sought, longest_first

if TYPE_CHECKING:
    from core.check.wording.passages import Passage
    from core.language.divisions import Gazetteer, Place

#: The organ's own address, with the name of its place.
_ADDRESS = Sought(r"地址(?:为|是|:)$")
#: Behind a county's short name, where it can be nothing else (推动安化经济社会发展).
_SURE_TAIL = ("经济社会", "各族人民")
#: A clause that opens with whom something was done, one after another: 与市疾控中心、泾川县卫生健康局.
_TOGETHER = re.compile(r"^(?:与|同|跟|会同|联合|协同|携手|配合|协助)[^,。;:]*[、和及与]$")
#: Behind a level's letter it is part of another word: 县级, 市场, 区域.
_GOES_ON = re.compile("(?<=[县区市])[级域]|(?<=市)[场民]|(?<=区)[位块间]")
#: 为 joins onto too many words (为民|和企业) to announce a county's short name.
_WEAK_LEAD = ("为", "了", "好", "新", "全")


class Kind(StrEnum):
    """In what role a place is named.

    goal: 推动X…发展; leaders: 按照X市委部署; account: “法治X”微信公众号; same_organ: X市司法局 where the own
    organ is a 司法局; same_work: X司法行政; web_site: X市人民政府网站, 地址：X市; own_work: X市政务公开, X市各部门;
    subject: X县未收取信息处理费, what only the reporting organ says of itself; county: a county's official name
    elsewhere; name: that of a city or province elsewhere.
    """

    GOAL = "goal"
    LEADERS = "leaders"
    ACCOUNT = "account"
    SAME_ORGAN = "same_organ"
    SAME_WORK = "same_work"
    WEB_SITE = "web_site"
    OWN_WORK = "own_work"
    SUBJECT = "subject"
    COUNTY = "county"
    NAME = "name"


class _Context(NamedTuple):
    aid: re.Pattern[str]
    partner: re.Pattern[str]
    other_thing: re.Pattern[str]
    own_lead: re.Pattern[str]
    own_tail: re.Pattern[str]
    goal: re.Pattern[str]
    web_site: re.Pattern[str]
    own_work: re.Pattern[str]
    boundary: re.Pattern[str]
    along_with: re.Pattern[str]
    following: re.Pattern[str]
    leading: re.Pattern[str]
    account: re.Pattern[str]
    account_lead: re.Pattern[str]
    account_named: re.Pattern[str]
    elsewhere: re.Pattern[str]
    qualities: frozenset[str]
    serves: re.Pattern[str]
    people: re.Pattern[str]
    obeys: re.Pattern[str]
    orders: re.Pattern[str]
    examples: re.Pattern[str]


@cache
def _context() -> _Context:
    data = read_toml("lexicon", "places.toml")["context"]
    group = {k: "|".join(re.escape(w) for w in sorted(v, key=longest_first)) for k, v in data.items()}
    return _Context(
        aid=re.compile(group["aid"]),
        partner=re.compile(group["partner"]),
        other_thing=re.compile(group["other_thing"]),
        own_lead=re.compile(f"(?:{group['own_lead']})(?:{group['qualities']})*$"),
        own_tail=re.compile(group["own_tail"]),
        goal=re.compile(group["goal"]),
        own_work=re.compile(group["own_work"]),
        web_site=re.compile(f"[省市县区州]?(?:{group['web_site']})"),
        boundary=re.compile(
            rf"""(?x) (?: ^ | [,。;:、!?()“”‘’\d]
            | [在由向从被把将为是及通过围绕按照根据全和与落实对就经]
            | {group["boundary"]} )$"""
        ),
        along_with=re.compile(f"(?:{group['along_with']})$"),
        following=re.compile(f"(?:{group['following']})$"),
        leading=re.compile(group["leading"]),
        account=re.compile(
            rf"""(?x) [^“”,。;]{{0,10}} ”? (?:官方)? (?: {group["account"]} )
            | [^“”,。;]{{0,4}} (?: {group["account_name"]} ) ”"""
        ),
        account_lead=re.compile(f"“(?P<lead>(?:{group['account_lead']})*)$"),
        account_named=re.compile(f"[县市旗]?(?:{group['account_name']})”"),
        elsewhere=re.compile(group["elsewhere"]),
        qualities=frozenset(data["qualities"]),
        serves=re.compile(f"(?:{group['serves']})$"),
        people=re.compile(f"[省市县区州旗]?(?:广大)?(?:{group['people']})"),
        examples=re.compile(group["examples"]),
        obeys=re.compile(f"(?:{group['obeys']})$"),
        orders=re.compile(
            rf"""(?x) [省市州]?(?:委、?[省市州]?(?:政府)?)?的?(?:统一)?(?:{group["orders"]})
            | [省市州]?(?:人民)?政府(?:办公[厅室])?(?:{group["issues"]})的"""
        ),
    )


def kind_of(passage: Passage, place: Place, places: Gazetteer, department: str) -> Kind | None:
    """How the passage speaks of the place; None for partners, streets, titles, addresses and chance letters.

    ``department`` is the own organ's name without its place (司法局).
    """
    kind = _kind_of(passage, place, places, department)
    if kind in (None, Kind.NAME, Kind.COUNTY) and _speaks_of_own(passage, place, places):
        return Kind.SUBJECT
    return kind


def _kind_of(passage: Passage, place: Place, places: Gazetteer, department: str) -> Kind | None:
    if passage.in_title(place.start) or passage.in_address(place.start):
        return None
    if (
        place.full
        and places.short_name(place.name) in common_names.county_words()
        and passage.clause(place.start)[0] == place.start
    ):
        return None  # 会同|县水务局
    if (
        place.full
        and places.short_name(place.name) in common_names.county_words()
        and _GOES_ON.match(passage.text, place.end)
    ):
        return None  # 平安|区域, 合作|市场
    if place.full and place.name in common_names.district_words():
        return None  # 老城区改造
    doubtful = not place.full and places.is_ambiguous(place.name)
    if doubtful and place.name in common_names.words():
        return None
    county = all(d.level == "county" for d in place.divisions)
    text = passage.text
    if county and len(places.short_name(place.divisions[0].name)) < 2:
        return None
    context = _context()
    if county and not place.full and not text.startswith(_SURE_TAIL, place.end):
        return _short_county(passage, place, places)
    start, end = passage.clause(place.start)
    before, after = text[start : place.start], text[place.end :]
    if not county and context.account_lead.search(text[: place.start]) and context.account.match(text, place.end):
        return None if context.partner.search(before) else Kind.ACCOUNT  # 交流“大连水务”视频号的做法
    rest = text[place.end : end]
    if context.partner.search(before + rest) or context.other_thing.match(after) or context.along_with.search(before):
        return None
    if _TOGETHER.search(text[start_of(text, place.start, PAUSES) : place.start]):
        return None
    sentence = text[slice(*passage.sentence(place.start))]
    if context.aid.search(sentence):
        return None
    if context.own_lead.search(before) and (place.full or context.own_tail.match(after)) and context.goal.search(rest):
        return Kind.GOAL
    if doubtful:
        return None
    if place.full and _ATTENDING.search(before) and _ATTENDED.match(after):
        return Kind.SUBJECT
    if not context.boundary.search(text[: place.start]) and not _CORPS.search(before):
        return None
    if place.full and _ADDRESS.search(text[: place.start]):
        return Kind.WEB_SITE
    if place.full and _tells_of_itself(passage, place):
        return Kind.SUBJECT
    led = context.following.search(before) and organs.leaders_follow(after)
    if led and context.leading.search(until_comma(text, place.end)):
        return Kind.LEADERS
    if context.partner.search(sentence) or before.endswith(("与", "同", "跟")):
        return None
    if place.full and context.own_work.match(after):
        return Kind.OWN_WORK
    elsewhere = Kind.COUNTY if county else Kind.NAME
    if county and (place.name[-1] not in "县市旗" or _is_word(place, after, places)):
        elsewhere = None  # 老城区 and 会同县 come of other words
    if text.endswith("、", 0, place.start) and context.elsewhere.search(sentence):
        elsewhere = None  # one of several of which others told: 通报诸暨市、余姚市两起案例
    return _organ(after, department) or (elsewhere if place.full else None)


def _speaks_of_own(passage: Passage, place: Place, places: Gazetteer) -> bool:
    """Whether only the own place or one above it can be meant: 让|…群众, 按|…统一部署, 学习|…办公厅印发的要点."""
    if (
        passage.in_title(place.start)
        or passage.in_address(place.start)
        or place.name in common_names.words()
        or place.name in common_names.district_words()
    ):
        return False
    if not place.full and places.is_ambiguous(place.name):
        return False
    text, start = passage.text, passage.clause(place.start)[0]
    before, context = text[start : place.start], _context()
    if context.serves.search(before) and context.people.match(text, place.end):
        return True
    if all(d.level == "county" for d in place.divisions) and not place.full:
        return False
    if context.examples.search(text, *passage.sentence(place.start)):
        return False
    return context.obeys.search(before) is not None and context.orders.match(text, place.end) is not None


def speaks_of_others(sentence: str) -> bool:
    """Whether a sentence speaks of partners, of help for another place, of who asked or wrote.

    >>> speaks_of_others("赴柳溪县学习政务公开经验"), speaks_of_others("及时公开柳溪县水价")
    (True, False)
    """
    context = _context()
    return any(pattern.search(sentence) for pattern in (context.partner, context.aid, context.elsewhere))


def _short_county(passage: Passage, place: Place, places: Gazetteer) -> Kind | None:
    """A county by its short name, where no other word can be meant: “健康泾川”微信公众号, 推动习水住建事业高质量发展.

    Names of districts (新城, 平安) and those that are words are left alone.
    """
    names = (_context().qualities, common_names.county_words(), common_names.words())
    if any(place.name in listed for listed in names) or places.is_ambiguous(place.name):
        return None
    if all(d.name[-1] not in "县市旗" for d in place.divisions):
        return None
    text, context = passage.text, _context()
    start, end = passage.clause(place.start)
    before, after, rest = text[start : place.start], text[place.end :], text[place.end : end]
    lead = context.account_lead.search(text[: place.start])
    if (
        lead
        and not context.partner.search(before)
        and context.account.match(text, place.end)
        and (
            (lead["lead"] and text[place.end : place.end + 1] in tuple("”县市"))
            or context.account_named.match(text, place.end)
        )
    ):
        return Kind.ACCOUNT
    own = context.own_lead.search(before)
    if own is None or own.group().endswith(_WEAK_LEAD) or not context.own_tail.match(after):
        return None
    sentence = text[slice(*passage.sentence(place.start))]
    if context.partner.search(sentence) or context.aid.search(sentence):
        return None
    return Kind.GOAL if context.goal.search(rest) else None


def _is_word(place: Place, after: str, places: Gazetteer) -> bool:
    """Whether a county's name may come of other words: 会同|县教育局, 东方|市场."""
    return places.short_name(place.name) in common_names.county_words() or after.startswith(("级", "域", "场", "政"))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"(?:{YEAR}年度?)?{sentence_words().told_of_oneself.any}")


@cache
def _works() -> re.Pattern[str]:
    """深入推进政务公开: behind a place's name what it does for openness."""
    words = sentence_words()
    return re.compile(rf"(?:{YEAR}年度?)?{words.works_at.any}[^。;,]{{0,16}}?{words.openness.any}")


#: 参加咸宁市举办的年报培训: those above hold what one's staff attend on openness.
_ATTENDING = re.compile("(?:参加|出席|接受)(?:[\u4e00-\u9fff]{2,3}省)?$")
_ATTENDED = re.compile("(?:举办|组织|召开|开展|主办)的[^,。;]{0,12}(?:公开|年报|年度报告)")
#: A division of the corps before its city: 第八师石河子市.
_CORPS = re.compile(rf"第?[{ORDINALS}]{{1,2}}师$")


def _tells_of_itself(passage: Passage, place: Place) -> bool:
    """鹿邑县2024年度未收取信息处理费: where a clause begins, told of the place as only of the own one."""
    text, start = passage.text, passage.clause(place.start)[0]
    before = text[start : place.start]
    if before and not _CORPS.fullmatch(before):
        return False
    return _told().match(text, place.end) is not None or _works().match(text, place.end) is not None


def _organ(after: str, department: str) -> Kind | None:
    work = after.lstrip("省市县区州")
    if work.startswith(department):
        return Kind.SAME_ORGAN
    stem = organs.field(department)
    if len(stem) >= 2 and stem != "人民政府" and work.startswith(stem):
        return Kind.SAME_WORK
    return Kind.WEB_SITE if _context().web_site.match(after) else None
