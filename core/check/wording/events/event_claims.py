"""What a sentence says of when an event is: 今年…, 正在…, …将于明年, 刚刚…, …圆满完成, …收官之年, …第三年, …两周年.

A claim is read from the words of the clause around the name. It is a stretch of months or, of something that goes on
for several years, the year that must fit. Whether the event was then, the rule judges.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.check.wording.events.event_places import DEEDS, HELD, NEEDS, Around, is_brought_about, is_itself
from core.check.wording.events.event_words import YEAR_WORDS, any_word, has, year_word
from core.check.wording.events.events import Months, month
from core.language import numerals
from core.language.dates import NUMBER, REST, YEAR
from core.language.numerals import ORDINALS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So far from the beginning of everything and so near to its end lies no event.
_EVER: Months = (0, month(9999))
#: Reports are published until the end of March.
_WRITTEN = 3
#: So far from the name the word for a year may stand.
_NEAR = 16
#: Kinds that go on for years, of which one is the first or the last.
_OF_YEARS = frozenset(("plan", "era", "campaign", "education", "census"))


class Claim(NamedTuple):
    """That the event was within ``when``, or its first or last year ``fits``; told by ``text[start:end]``.

    ``beside`` where the words stand right beside the name, so that they cannot be said of anything else; ``opens``
    where it is said to begin then.
    """

    start: int
    end: int
    when: Months = _EVER
    fits: tuple[str, int] | None = None
    beside: bool = False
    opens: bool = False


def claims(place: Around, year: int) -> Iterator[Claim]:
    """All that is said of when an event is, in a report on ``year``, the surest first."""
    kind = place.named.event.kind
    yield from _years_of_it(place, year)
    if kind == "plan":
        return
    yield from _dated(place)
    if kind in NEEDS and not is_brought_about(place):
        return
    yield from _year_words(place, year)
    yield from _now(place, year)
    yield from _later_or_before(place, year)


@cache
def _year_word() -> re.Pattern[str]:
    """A word for a year and what stands between it and the name: 今年9月举办的."""
    words = any_word(*YEAR_WORDS)
    return re.compile(
        rf"""(?x) (?<! [较比同与近两三五十\d] ) (?P<word> {words} ) (?! 以前 | 初 (?! 以来) )
        (?P<between> [^;。]{{0,{_NEAR}}} ) $"""
    )


@cache
def _behind_year() -> re.Pattern[str]:
    """Behind the name, in which year it is held: 登记将于明年1月启动."""
    words, deeds = any_word(*YEAR_WORDS), any_word(*DEEDS)
    return re.compile(
        rf"(?P<lead>.{{0,10}}?)(?:[将拟定已]?[于在自从]?)(?P<word>{words})(?:的)?(?P<rest>[^,。;:、]{{0,8}}?){deeds}"
    )


#: The month behind the word for a year.
_OF_YEAR = re.compile(rf"(?P<month>{NUMBER})月(?![至到])")
#: A month without a year is one of the report's.
_MONTH = re.compile("月")


@cache
def _joined() -> re.Pattern[str]:
    """What may stand between the word and the name, so that it is said of the event: 今年2月的, 明年即将举办的."""
    return re.compile(rf"的?,?{REST}(?:即将|将要|刚刚|正式)?{any_word('takes_place')}?的?,?")


def _year_words(place: Around, year: int) -> Iterator[Claim]:
    """今年北京冬奥会期间, 第五次全国经济普查将于明年1月启动."""
    match = _last(_year_word(), place.before)
    if match and is_itself(place) and not has("by_it", match["between"]):
        beside = _joined().fullmatch(match["between"]) is not None
        told = year + year_word(match["word"])
        start = place.first + match.start()
        opens = has("opens", match["between"][-3:])
        yield Claim(start, place.named.end, _when(place, told, match["between"], beside), beside=beside, opens=opens)
    elif not match and _MONTH.search(place.before) and _joined().fullmatch(place.before):
        yield Claim(place.first, place.named.end, _when(place, year, place.before, beside=True), beside=True)
    match = _behind_year().match(place.behind)
    if match and not has("left_of_it", match["lead"]):
        told = year + year_word(match["word"])
        end = place.named.end + match.end()
        when = _when(place, told, match["rest"], beside=True)
        yield Claim(place.named.start, end, when, beside=True, opens=has("opens", match[0]))


def _when(place: Around, told: int, rest: str, beside: bool) -> Months:
    """The year that is told; of what is held on some days, the month, if it is told, with those next to it."""
    said = _OF_YEAR.match(rest)
    if not said or not beside or place.named.event.kind not in ("games", "fair", "meeting"):
        return month(told), month(told, 12)
    at = month(told, int(said["month"]))
    return at - 1, at + 1


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last place at which a pattern that goes on to the end of the text begins."""
    found, at = pattern.search(text), 0
    last = None
    while found:
        last, at = found, found.start() + 1
        found = pattern.search(text, at)
    return last


@cache
def _going_on() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = any_word("going_on")
    return re.compile(rf"{words}[^,。;:、]{{0,8}}$"), re.compile(rf"[^,。;:、]{{0,10}}?{words}")


def _now(place: Around, year: int) -> Iterator[Claim]:
    """正在进行的第七次全国人口普查, 第七次全国人口普查正在入户."""
    before, behind = _going_on()
    when = month(year), month(year + 1, _WRITTEN)
    match = before.search(place.before) if is_itself(place) else None
    if match and not has("by_it", match[0]):
        yield Claim(place.first + match.start(), place.named.end, when)
    if match := behind.match(place.behind):
        yield Claim(place.named.start, place.named.end + match.end(), when)


@cache
def _coming() -> tuple[re.Pattern[str], re.Pattern[str]]:
    deeds = any_word(*DEEDS)
    return (
        re.compile(rf"(?:{any_word('to_come')}(?:[举召][办开行]|{deeds}|到来|在即)?的?[^,。;:、]{{0,3}})$"),
        re.compile(rf"[^,。;:、]{{0,6}}?{any_word('will_be')}[^,。;:、]{{0,8}}?(?:{deeds}|到来)|进入倒计时"),
    )


@cache
def _over() -> tuple[re.Pattern[str], re.Pattern[str]]:
    deeds = any_word(*DEEDS)
    return (
        re.compile(rf"{any_word('just_over')}[^,。;:、]{{0,6}}的?$"),
        re.compile(rf"[^,。;:、]{{0,6}}?{any_word('brought_off')}[^,。;:、]{{0,3}}?{deeds}"),
    )


#: Before a name, where what follows is told and not wished for: not 为…胜利召开, 助力…成功举办.
_TOLD = ("", "随着", "在", "目前")


def _later_or_before(place: Around, year: int) -> Iterator[Claim]:
    """What is still to come, what is just over, and what is done, which cannot lie ahead."""
    before, behind = _coming()
    later = month(year), _EVER[1]
    if is_itself(place) and (match := before.search(place.before)):
        yield Claim(place.first + match.start(), place.named.end, later, opens=has("opens", match[0]))
    if match := behind.match(place.behind):
        yield Claim(place.named.start, place.named.end + match.end(), later, opens=has("opens", match[0]))
    before, behind = _over()
    if is_itself(place) and (match := before.search(place.before)):
        yield Claim(place.first + match.start(), place.named.end, (month(year) - 2, month(year + 1, _WRITTEN)))
    wished = place.before not in _TOLD or has("to_come", place.sentence) or has("ahead", place.sentence)
    if not wished and (match := behind.match(place.behind)):
        yield Claim(place.named.start, place.named.end + match.end(), (0, month(year + 1, _WRITTEN)))


@cache
def _of_years() -> re.Pattern[str]:
    """Which of its years one is: 收官之年, 启动之年, 攻坚之年."""
    first, last, some = (any_word(name) for name in ("first_of_years", "last_of_years", "some_of_years"))
    return re.compile(
        rf"""(?x) [^,。;:、]{{0,10}}
        (?: (?P<last> {last} ) | (?P<first> {first} ) | (?P<middle> 中期 ) | (?P<some> {some} ) )
        [^,。;:、]{{0,6}}? (?: 之年 | (?<= 最后) 一?年 | (?<= [官局] ) 年 )"""
    )


@cache
def _ordinal() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The how manieth year of it one is: 实施第三年, 正式施行的元年."""
    along = rf"{any_word('along')}{{0,4}}"
    return (
        re.compile(rf"{along}第(?P<number>[{ORDINALS}\d]{{1,2}})个?(?:年头|年(?![底末初来内间前后]))"),
        re.compile(rf"{along}(?:首年|元年|第一个年头)"),
    )


#: How many years ago it was.
_ANNIVERSARY = re.compile(rf"[^,。;:、]{{0,8}}?(?P<number>[{ORDINALS}两\d]{{1,2}})周年")
_OPENS = re.compile(rf"(?P<year>{YEAR})年(?:度)?(?:是|作为|为|系|既是)")
_COMPARED = re.compile("(?:[较比与同自从]|以来)[^,。;:]{0,6}$")


def _years_of_it(place: Around, year: int) -> Iterator[Claim]:
    """Which of its years one is."""
    before, behind = place.before, place.behind
    told = _year_told(place, year)
    if _COMPARED.search(before):
        return
    start = place.named.start
    if place.named.event.kind in _OF_YEARS and (match := _of_years().match(behind)):
        which = match.lastgroup or "some"
        if place.named.event.kind != "era" or which != "first":
            yield Claim(start, place.named.end + match.end(), fits=(which, told))
    if place.named.event.kind in ("games", "fair", "meeting", "paper", "year"):
        if match := _ANNIVERSARY.match(behind):
            yield Claim(start, place.named.end + match.end(), fits=("after", told - _number(match["number"])))
        return
    ordinal, first = _ordinal()
    if match := ordinal.match(behind):
        yield Claim(start, place.named.end + match.end(), fits=("first", told - _number(match["number"]) + 1))
    elif match := first.match(behind):
        yield Claim(start, place.named.end + match.end(), fits=("first", told))
    elif place.named.event.kind == "began" and (match := _ANNIVERSARY.match(behind)):
        yield Claim(start, place.named.end + match.end(), fits=("after", told - _number(match["number"])))


def _number(written: str) -> int:
    return int(written) if written.isdigit() else numerals.value(written.replace("两", "二")) or 0


def _year_told(place: Around, year: int) -> int:
    """The year of which the clause speaks: 2021年是…, 明年是…, else that of the report."""
    opens = _OPENS.search(place.before)
    if opens:
        return int(opens["year"])
    word = _last(_year_word(), place.before)
    return year + year_word(word["word"]) if word else year


#: A year right before the name.
_BEFORE = re.compile(rf"(?P<year>{YEAR})年{REST}(?:[举召][办开行])?的?$")


@cache
def _behind() -> re.Pattern[str]:
    """A year behind the name, in which it is held: 北京冬奥会于2021年2月举办."""
    deeds = any_word(*DEEDS)
    return re.compile(rf"[已将定]?(?:[于在自])(?P<year>{YEAR})年{REST}(?:正式|全面|[在由][^,。;:、]{{1,6}})?{deeds}")


def _dated(place: Around) -> Iterator[Claim]:
    """A year in figures: 2023年北京冬奥会期间."""
    event = place.named.event
    if event.kind not in (*HELD, "meeting"):
        return
    match = _BEFORE.search(place.before) if is_itself(place) else None
    if match and int(match["year"]) not in event.called:
        told = int(match["year"])
        start = place.first + match.start()
        yield Claim(start, place.named.end, (month(told), month(told, 12)), beside=True)
    match = _behind().match(place.behind)
    if match:
        told = int(match["year"])
        end = place.named.end + match.end()
        yield Claim(place.named.start, end, (month(told), month(told, 12)), beside=True, opens=has("opens", match[0]))
