"""Accounts, papers and hotlines of the organ under another place's name: 通过“柳溪教育发布”公众号公布.

An office names what it publishes in for its own place. Who speaks of another's account says that it was passed on, was
learnt from, or is one of several.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.leftovers.places.by_form import is_worded
from core.check.leftovers.places.names import is_name
from core.check.wording.entries import any_of
from core.check.wording.near_misses import near_misses
from core.check.wording.places.mentions import speaks_of_others
from core.language import organs
from core.language.divisions import gazetteer
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage
    from core.language.divisions import Place

_HAN = "[\u4e00-\u9fff]"
_MEDIUM = "(?:政务|官方|新浪|腾讯)?(?:微信|微博|公众号|视频号|抖音|头条号|新媒体|客户端|APP|小程序|门户网站|网站)"
#: An account in quotation marks, where a clause begins or by what the organ does with it.
_ACCOUNT = Sought(
    rf"(?:^|[,。;:]|通过|依托|利用|借助|运用|在|开通|开设|登录|登陆|关注|运营)(?:了|我[局县市区])?“(?P<name>{_HAN}{{3,12}})”(?={_MEDIUM})"
)
#: A paper that the organ makes itself.
_PAPER = Sought(rf"(?:编发|编印|印制|主办|刊发|创办|编辑)(?:了|的)?《(?P<name>{_HAN}{{4,14}})》")
#: A paper by its last word, where it is not named for the own field of work.
_ENDS = re.compile("(?:[简月周季日专快]报|动态|通讯|年鉴|快讯|手册)$")
#: Whom one is told to ring up.
_HOTLINE = Sought(rf"(?:拨打|致电|拨通)(?P<name>{_HAN}{{2,3}}?)市?(?:12\d{{3}}|政务服务|市民|政府)[^,。;]{{0,6}}热线")
#: The paper of the own party committee, named for the own place: 在县委机关报《柏川报》刊登.
_PARTY_PAPER = Sought(
    rf"(?:[我本](?P<ours>[市县区州旗])|(?P<level>[市县区州旗])委)[^,。;《》]{{0,6}}?(?:机关报|党报)《(?P<name>{_HAN}{{2}})(?=[日晚早商时周]?报》)"
)
#: Newspapers, stations and firms, which are named for other places too.
_OF_FIRMS = Sought("[日晚早时商都]报|市报|[视台]$|银行|农信|大学|学院|医院|集团|公司|航空|新闻|保险|景区")
_SEVERAL = re.compile("”等|”、“|”[与和及]“")


@cache
def _others() -> re.Pattern[str]:
    """Others' media are spoken of."""
    return re.compile(any_of(tuple(read_toml("lexicon", "places.toml")["media"]["others"])))


def of_other_places(passage: Passage, organ: str, family: frozenset[str], known: bool) -> Iterator[tuple[int, int]]:
    """Places in such names; ``family`` as for ``strangers``, ``known`` where the gazetteer has the own place."""
    home = organs.place_part(organ)
    if len(home) < 3 or organs.is_regional(organ) or not (organs.is_division(home) or home[-1] == "州"):
        return
    for match in _PARTY_PAPER.finditer(passage.text):
        own_level = (match["ours"] or match["level"]) == home[-1]
        if own_level and _names_another(match["name"], organ, family, known):
            yield match.span("name")
    field = organs.field(organs.department(organ))
    if not organs.is_division(home):
        return
    for pattern in (_ACCOUNT, _PAPER, _HOTLINE):
        for match in pattern.finditer(passage.text):
            sentence = passage.text[slice(*passage.sentence(match.start("name")))]
            if _others().search(sentence) or _SEVERAL.search(sentence) or home[-3:-1] in sentence:
                continue
            name, at = match["name"], match.start("name")
            if speaks_of_others(sentence.replace(name, "").replace("居民", "")):
                continue
            if pattern is _ACCOUNT and _OF_FIRMS.search(name):
                continue
            if pattern is _PAPER and not (_ENDS.search(name) or (len(field) > 1 and name.endswith(field))):
                continue
            for place in gazetteer().find(name):
                opens = place.start == 0
                closes = place.end == len(name) and pattern is _ACCOUNT
                if (opens or closes) and _is_other(place, home, organ, family, known):
                    yield at + place.start, at + place.end
                    break


def _names_another(stem: str, organ: str, family: frozenset[str], known: bool) -> bool:
    """Whether a paper's first two characters name another place, and are no words: 《长江日报》."""
    if stem in organ or any(stem in name for name in family):
        return False
    named = bool(gazetteer().named(stem)) and not gazetteer().is_ambiguous(stem)
    return named or (not known and is_name(stem, "市") and not near_misses().is_word(stem))


def _is_other(place: Place, home: str, organ: str, family: frozenset[str], known: bool) -> bool:
    """Whether a name can be none but another place's, and cannot lie above or below an own place that is not known."""
    short = gazetteer().short_name(place.name) if place.full else place.name
    short = short if len(short) > 1 else place.name  # 泾县
    if place.name in family or short in organ or any(short in name for name in family):
        return False
    county = all(division.level == "county" for division in place.divisions)
    if gazetteer().is_ambiguous(short) or (county and is_worded(f"{short}县")):
        return False
    if all(division.name.endswith("区") for division in place.divisions):
        return False  # 江南, 西湖: words and scenery too
    if known:
        return True
    levels = {division.level for division in place.divisions}
    if home.endswith("市"):
        return "province" not in levels and any(division.name[-1] in "市县旗" for division in place.divisions)
    return levels == {"county"}
