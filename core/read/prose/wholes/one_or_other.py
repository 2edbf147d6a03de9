"""What one thing is said to be and cannot be then, by the kind of its pair (``opposites.tsv``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.dates import years
from core.language.numerals import ONES
from core.language.sentences import PAUSES, end_of, start_of
from core.read.prose.denials.gainsaid import gainsaid
from core.read.prose.wholes.cannot_both_words import TAKES_UP, bare_of, cannot_both_words, shares_words

if TYPE_CHECKING:
    from core.read.prose.wholes.opposites import Pair, State

_NOW = re.compile("只|仅|目前|现|仍|尚|还|至今|一直|正在|之中|尚未")
_MOVES = re.compile("电子|网络|网上|线上|数字|微信")
_IN_THE_YEAR = re.compile("全年|今年|本年|年内|20\\d\\d年")
_DOES = re.compile("\\d|每[周月日季]|坚持|按期|逐[周月日]|照常")
_WHEN = re.compile(rf"\d月|期间|节假日|夜间|周末|凌晨|元旦|春节|国庆|[{ONES[:4]}]季度")
_PART_OF_YEAR = re.compile("(?P<half>[上下])半年|(?P<first>\\d{1,2})月?(?:至|到|—|-)(?P<last>\\d{1,2})月")
#: What is denied, with what may stand around it in its clause.
_NONE = re.compile("(?:没有|从未|未|无(?![论须需])|零|不存在)(?P<between>[\u4e00-\u9fff]{0,12})$")
_ENDS = re.compile("(?:情况|现象|问题|事项|案件|服务|行为|事件|的?情形)?$")
_KNOWN = re.compile("^(?:后|的|时|之后|以后)")


def _in_the_year(text: str, pair: Pair, said: State, told: State, here: str, there: str) -> bool:
    """What never was in the year, and was once."""
    words = cannot_both_words()
    own = text[start_of(text, said.from_, PAUSES) : end_of(text, said.end, PAUSES)]
    if said.side or said.denied or told.denied or not told.side or words.some_only.search(own):
        return False
    mine, other = (set(words.thing.findall(bare_of(pair, sentence))) for sentence in (here, there))
    if other - mine and not TAKES_UP.search(there):
        return False
    return words.part.search(there) is not None or _WHEN.search(there) is not None or bool(shares_words(here, there))


def _once(text: str, pair: Pair, said: State, told: State, here: str, there: str) -> bool:
    """What has ended, and goes on."""
    words = cannot_both_words()
    own = text[start_of(text, said.from_, PAUSES) : end_of(text, said.end, PAUSES)]
    if said.side or said.denied or not (told.side or told.denied) or words.some_only.search(own):
        return False
    if gainsaid("begun_again").search(there + text[said.end : told.from_]) or words.part.search(there):
        return False
    taken_up = TAKES_UP.search(there) is not None
    return taken_up or (_NOW.search(there) is not None and shares_words(bare_of(pair, here), bare_of(pair, there)))


def _stopped(text: str, pair: Pair, said: State, told: State, here: str, there: str) -> bool:
    """What was given up in an earlier year, and is done in this one."""
    if said.side or said.denied or not told.side or told.denied or not _DOES.search(there):
        return False
    mine, other = _months(here), _months(there)
    if mine and other:
        return set(other) <= set(mine) and (
            bool(TAKES_UP.search(there)) or any(word in here and word in there for word in pair.of)
        )
    if gainsaid("begun_again").search(there) or gainsaid("begun_again").search(
        text[said.end : told.from_].replace("改为", "")
    ):
        return False
    medium = _MOVES.search(there)
    if medium and medium[0] not in here[: here.find("不再")] + "号":
        return False
    since, now = years(here), years(there)
    later = bool(since) and ((now and now[-1] > since[-1]) or (not now and _IN_THE_YEAR.search(there) is not None))
    within = not since and not now and re.search("年内|今年|本年", here) is not None and "下半年" in there
    if not (later or within):
        return False
    behind = text[said.end : end_of(text, said.end, PAUSES)].lstrip("了的")
    name = re.match("[\u4e00-\u9fff]{2}", behind)
    return TAKES_UP.search(there) is not None or (
        name[0] in there if name else any(word in here and word in there for word in pair.of)
    )


def _months(sentence: str) -> range | None:
    """The months that the first words of a sentence tell of together."""
    told = _PART_OF_YEAR.search(sentence)
    if not told:
        return None
    if told["half"]:
        return range(1, 7) if told["half"] == "上" else range(7, 13)
    return range(integer(told["first"], 1), integer(told["last"], 12) + 1)


def _at_one_time(text: str, pair: Pair, said: State, told: State, here: str, there: str) -> bool:
    """What is so, and is otherwise."""
    words = cannot_both_words()
    between = text[said.end : told.from_]
    if words.some_only.search(here) or words.before.search(there + between) or gainsaid("has_changed").search(between):
        return False
    other = set(words.thing.findall(bare_of(pair, there))) - set(words.thing.findall(bare_of(pair, here)))
    return not other and (TAKES_UP.search(there) is not None or shares_words(bare_of(pair, here), bare_of(pair, there)))


def _none(text: str, pair: Pair, said: State, told: State, here: str, there: str) -> bool:
    """What there was none of, and what there can only be with it."""
    words = cannot_both_words()
    start, end = start_of(text, said.start, PAUSES), end_of(text, said.end, PAUSES)
    none = _NONE.search(text[start : said.start])
    narrower = gainsaid("of_none_light").sub("", none["between"]) if none else ""
    if (
        not none
        or (narrower and narrower not in there)
        or not _ENDS.match(text[said.end : end])
        or told.denied
        or said.side
        or not told.side
    ):
        return False
    if words.some_only.search(text[start:end]) or words.before.search(text[start:end]):
        return False
    other = set(words.thing.findall(there)) - set(words.thing.findall(here)) - {*pair.one, *pair.other}
    counted = words.part.search(there) is not None
    return not other and (counted or text[told.end - 1] in "的率" or text.startswith(("的", "率"), told.end))


def _either(text: str, pair: Pair, said: State, told: State, here: str, there: str) -> bool:
    """What became of one thing, and what the next sentence takes for granted of the same."""
    words = cannot_both_words()
    if said.denied or told.denied or said.side == told.side or not _KNOWN.match(text[told.end : told.end + 2]):
        return False
    if words.part.search(here + there) or gainsaid("begun_again").search(here + there) or words.some_only.search(here):
        return False
    return shares_words(bare_of(pair, here), bare_of(pair, there))


OF_ONE = {
    "year": _in_the_year,
    "lasting": _once,
    "stopped": _stopped,
    "now": _at_one_time,
    "none": _none,
    "either": _either,
}
