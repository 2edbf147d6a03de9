"""A place that the gazetteer knows, with what is the own one's alone: 保障柳溪县公民、法人, 具有湛江特色.

What stands beside the name tells, wherever in the sentence it is; its words are ``named`` in
``resources/lexicon/places.toml``. Who speaks of partners, of help, of an example or of another's request is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.leftovers.places.by_form import is_worded
from core.check.wording.entries import any_of
from core.check.wording.near_misses import near_misses
from core.check.wording.places import common_names
from core.language import organs
from core.language.divisions import gazetteer
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage
    from core.language.divisions import Place

_LEVELS = "省市县区旗州盟"
#: Joined with another place or organ, so that both are spoken of.
_JOINED = re.compile("[和及、]$|(?:与|同|跟)[^,。;]{0,14}$")
#: The own organ or place is spoken of beside it.
_WITH_US = Sought("[与和同向跟][我本]")
#: Whose information was made public, and for whose people.
_PUBLISHED = re.compile("(?:公开|公布|发布|公示)了?$")
_FIRMS = re.compile("[^,。;、]{0,14}(?:企业|单位|工程|项目|籍|游客|产|疫|震|灾|牌)")
_PEOPLE, _FOR_PEOPLE = (
    re.compile("(?:人民|群众|百姓|儿女|父老|学子)"),
    re.compile("(?:让|使|为|造福|惠及)(?:广大|全体)?$"),
)
#: A slogan of another place is said of it.
_AID = Sought("援|对口|赴|转发|转载|帮扶|协作|考察|某")
_SHORTEST = 3  # 和|县政府
_LETTER = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True, kw_only=True)
class _Named:
    """``places.toml``, named; see there."""

    own: tuple[str, ...]
    orders: tuple[str, ...]
    rules: tuple[str, ...]
    organs: tuple[str, ...]
    lands: tuple[str, ...]
    feature: tuple[str, ...]
    features: tuple[str, ...]
    slogan: tuple[str, ...]
    accounts: tuple[str, ...]
    others: tuple[str, ...]
    ways: tuple[str, ...]

    def behind(self, words: tuple[str, ...]) -> re.Pattern[str]:
        """What begins with one of the patterns."""
        return re.compile("|".join(words))


@cache
def _words() -> _Named:
    data = read_toml("lexicon", "places.toml")
    found = {key: tuple(words) for key, words in data["named"].items()}
    found["others"] += tuple(word for word in data["roles"]["others"] if word not in found["others"])
    return _Named(**found)


@cache
def _own() -> re.Pattern[str]:
    return _words().behind(_words().own)


@cache
def _organs() -> re.Pattern[str]:
    return _words().behind(_words().organs)


@cache
def _lands() -> re.Pattern[str]:
    return _words().behind(_words().lands)


@cache
def _others() -> Sought:
    return Sought(any_of(_words().others))


@cache
def _ways() -> Sought:
    return Sought(any_of(_words().ways))


@cache
def _feature() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = _words()
    return re.compile(f"(?:{any_of(words.feature)})$"), re.compile(f"(?:{any_of(words.features)})")


@cache
def _cited() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Before and behind the place at the head of the title of a rule that the organ goes by."""
    words = _words()
    return re.compile(f"(?:{any_of(words.orders)})了?$"), re.compile(rf"[^《》,。]{{0,24}}(?:{any_of(words.rules)})》")


@cache
def _slogan() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(_words().slogan)})[^“”,。;]{{0,8}}“[^“”,。;]{{0,5}}$")


@cache
def _account() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(_words().accounts)})(?:号|平台|账号)?“[^“”,。;]{{0,4}}$")


_ACCOUNT_BEHIND = re.compile("(?:发布|政务|融媒|[县市区旗])?[^“”,。;]{0,2}”")


def named_as_own(
    passage: Passage, organ: str, family: frozenset[str], known: bool, text: str
) -> Iterator[tuple[int, int]]:
    """Places that are none of ``family`` (own, above and below) told of as the own one; ``text`` is the whole draft.

    Where the gazetteer lacks the own place (``known``), what may be above it is left alone.
    """
    home = organs.place_part(organ)
    if not known and not (organs.is_division(home) and len(home) >= 3):
        return
    places = gazetteer()
    strange = [
        place
        for place in places.find(passage.text)
        if place.name not in family
        and place.name not in organ
        and place.name not in common_names.words()
        and place.name not in common_names.district_words()
    ]
    for place in strange:
        if passage.in_address(place.start):
            continue
        short = places.short_name(place.name)
        if any(short in name for name in family) or short in organ:
            continue
        if not known and not _may_be_beside(place, home, text):
            continue
        start, end = passage.sentence(place.start)
        sentence = passage.text[start:end].replace(place.name, "", 1)
        if _is_slogan(passage, place) and not _AID.search(sentence):
            yield place.start, place.end
            continue
        if not place.full or len(place.name) < _SHORTEST or place.name[-1] not in _LEVELS:
            continue
        if _others().search(sentence) or _WITH_US.search(sentence):
            continue
        others = {p.name for p in strange if p.full and start <= p.start < end}
        if len(others - {place.name}) > 0:
            continue
        if _is_own(passage, place, organ, sentence) and not _runs_across(passage.text, place):
            yield place.start, place.end


def _may_be_beside(place: Place, home: str, text: str) -> bool:
    """Whether a place cannot lie above the own one, which the gazetteer lacks."""
    levels = {division.level for division in place.divisions}
    if levels == {"county"}:
        return True
    return "province" not in levels and home.endswith("市") and text.count(place.name) == 1


def _is_own(passage: Passage, place: Place, organ: str, sentence: str) -> bool:
    text = passage.text
    before = text[passage.clause(place.start)[0] : place.start]
    if passage.in_title(place.start):
        by, rule = _cited()
        opens = text[place.start - 1] == "《" and by.search(text[max(0, place.start - 6) : place.start - 1])
        return bool(opens) and rule.match(text, place.end) is not None
    if _own().match(text, place.end):
        return True
    own = organs.place_part(organ)[-3:-1]
    if _JOINED.search(text[max(0, place.start - 16) : place.start]) or (own and own in sentence):
        return False
    if _organs().match(text, place.end):
        return True
    if _PUBLISHED.search(before) and not _FIRMS.match(text, place.end):
        return True
    if not (land := _lands().match(text, place.end)):
        return False
    return "城" in land.group() or not _ways().search(sentence)


def _is_slogan(passage: Passage, place: Place) -> bool:
    """建设“富美柳溪”, 具有柳溪特色, 微信公众号“健康柳溪”."""
    word = (
        gazetteer().is_ambiguous(place.name)
        or place.name in common_names.county_words()
        or is_worded(f"{place.name}县")
    )
    if not place.full and word:
        return False
    text = passage.text
    before = text[passage.clause(place.start)[0] : place.start]
    lead, features = _feature()
    if lead.search(before) and features.match(text, place.end):
        return True
    if _FOR_PEOPLE.search(before) and _PEOPLE.match(text, place.end):
        return True
    upto = text[max(0, place.start - 24) : place.start]
    if text.startswith("”", place.end) and _slogan().search(upto):
        return True
    return _account().search(upto) is not None and _ACCOUNT_BEHIND.match(text, place.end) is not None


def _runs_across(text: str, place: Place) -> bool:
    """Whether the name's first letter makes a word with what stands before, or is other words: 会同|县水务局.

    A name that is a common word too is meant as a name only behind that of the place above: 怀化市会同县.
    """
    if gazetteer().short_name(place.name) in common_names.county_words() and place.full:
        above = {above.name for division in place.divisions for above in gazetteer().above(division)}
        return not text.endswith(tuple(above), 0, place.start)
    return (
        place.start > 0
        and _LETTER.match(text[place.start - 1]) is not None
        and near_misses().is_word(text[place.start - 1 : place.start + 1])
    )
