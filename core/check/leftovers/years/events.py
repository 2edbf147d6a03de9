"""Events held against the report's year: what a sentence says of when they are, and when they were."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.wording.events.event_claims import Claim, claims
from core.check.wording.events.event_places import Around, around, is_doing, is_during, of_it, own_years, years_in
from core.check.wording.events.event_words import has
from core.check.wording.events.events import MONTHS, events_in, month, shown, year_of
from core.forms.keys import SectionKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.events.events import Months, Named
    from core.check.wording.passages import Passage

#: So many years after its last one something of the kind may still be at work.
_SLACK = {"campaign": 1}
#: So many years after it was begun in the country something may be begun in a place.
_LATER = {"campaign": 1, "census": 1}
#: What is still of the event itself ends here.
_AFTER_ALL = re.compile("期间|中|闭幕|结束|举办|后|启动")
#: So far behind its name stands what is left of an event, or belongs to it.
_NEXT = 6
_WRITTEN = 3
#: Words by which a sentence tells of another time, or of the year itself beside the event's.
_ELSEWHEN = ("otherwise", "put_off", "this_year")
#: As what a motto is told, behind it and before it.
_MOTTO, _IS_MOTTO = re.compile("[^,。;:]{0,16}?主题"), re.compile("主题(?:是|为|的)?$")
#: What an inspection found is put right long after it.
_INSPECTION = "督察"
#: The last years of what goes on without an end.
_ENDLESS = 2090
#: What is begun from June on in the country is begun in the next year in many a place.
_LATE = 5
#: Plans of so many years have one in their middle.
_FIVE = 5


def misdated(passage: Passage, year: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, what is wrong) of the events that a passage of a report on ``year`` puts into another year."""
    bare, places, events = events_in(passage.text)
    for named in events:
        place = around(bare, named)
        if named.event.kind == "theme":
            found = _motto(place, year)
        else:
            found = _said(place, passage, year) or _done(place, year, events)
        if found:
            start, end, fact = found
            yield *_with_marks(passage.text, places[start], places[end - 1] + 1), fact


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """With the quotation mark before the first word, where it closes within what is marked: “七五”普法."""
    opens = text[start - 1 : start] == "“" and "”" in text[start:end]
    return start - opens, end


def _said(place: Around, passage: Passage, year: int) -> tuple[int, int, str] | None:
    """What is said of when the event is, and is not so."""
    if _is_titled(place):
        return None
    name, times = place.named.event.stage(place.behind[:_NEXT])
    years = years_in(place.sentence)
    for claim in claims(place, year):
        if not _holds(claim, times, passage, place) and not _otherwise(claim, place, years, year):
            return claim.start, claim.end, f"{name}是{shown(times)}的，报告年度是{year}年，请核对是否沿用了旧文"
    return None


def _done(place: Around, year: int, events: list[Named]) -> tuple[int, int, str] | None:
    """What is said to be done with the event, which is over, or is spoken of before anybody could."""
    event, sentence = place.named.event, place.sentence
    if _is_titled(place) or any(has(name, sentence) for name in _ELSEWHEN):
        return None  # 北京冬奥会期间…, 今年继续…
    years = years_in(sentence)
    if years - {year} or has("left_of_it", of_it(place)):
        return None
    if (_INSPECTION in event.name and has("left_of_it", sentence)) or _among_others(place, events):
        return None
    _, times = event.stage(place.behind[:_NEXT])
    first, last = min(first for first, _ in times), max(year_of(last) for _, last in times)
    during, over = is_during(place), last + _SLACK.get(event.kind, 0) < year
    ahead = has("ahead", sentence) or "将" in sentence
    fact = f"{event.name}是{shown(times)}的"
    if over and (during or is_doing(place)):
        return place.named.start, place.named.end, f"{fact}，报告年度是{year}年，请核对是否沿用了旧文"
    if during and first > month(year + 1, _WRITTEN) and not ahead:
        return place.named.start, place.named.end, f"{fact}，晚于报告年度{year}年，请核对"
    prepared = event.known is not None and year_of(event.known) == year + 1 and has("prepares_it", sentence)
    if event.known is not None and event.known > month(year + 1, _WRITTEN) and not prepared:
        fact = f"{fact}，{year_of(event.known)}年才有，晚于报告年度{year}年，请核对"
        return place.named.start, place.named.end, fact
    return None


def _motto(place: Around, year: int) -> tuple[int, int, str] | None:
    """The motto of a day or a week of another year: 国际消费者权益日以“共促消费公平”为主题 in the report on 2024."""
    event, sentence = place.named.event, place.sentence
    days = [word for word, _ in event.stages if word in sentence]
    years = {y for first, last in event.times for y in range(year_of(first), year_of(last) + 1)}
    is_told = _MOTTO.match(place.behind) or _IS_MOTTO.search(place.before)
    if not days or not is_told or year in years or years & years_in(sentence) or _is_past(sentence):
        return None
    fact = f"这是{shown(event.times)}{days[0]}的主题，报告年度是{year}年，请核对是否沿用了旧文"
    return place.named.start, place.named.end, fact


def _is_past(sentence: str) -> bool:
    return any(has(name, sentence) for name in ("otherwise", "put_off", "last_year"))


def _is_titled(place: Around) -> bool:
    """Whether the name is part of the title of something else."""
    return place.named.event.kind != "paper" and place.text.rfind("《", 0, place.named.start) > place.text.rfind(
        "》", 0, place.named.start
    )


def _among_others(place: Around, events: list[Named]) -> bool:
    """Whether the sentence names another event, of other years: then it tells what was done in all of them."""
    start, end = place.span
    own = own_years(place.named)
    return any(start <= other.start < end and not own & own_years(other) for other in events)


def _holds(claim: Claim, times: tuple[Months, ...], passage: Passage, place: Around) -> bool:
    """Whether the event was when it is said to be."""
    if claim.fits is None:
        first, last = claim.when
        if claim.opens and place.named.event.kind != "era":
            if times is place.named.event.times:
                first -= _LATER.get(place.named.event.kind, 0) * MONTHS
            return any(first <= begins <= last for begins, _ in times)
        return any(begins <= last and ends >= first for begins, ends in times)
    which, told = claim.fits
    begin, end = ({year_of(time[at]) for time in times} for at in (0, 1))
    middle = {year_of(first) + 2 for first, last in times if last - first == _FIVE * MONTHS - 1}
    fitting = {"first": begin, "last": end, "after": begin | end, "middle": middle}.get(which) or None
    if fitting is None:
        return any(year_of(first) <= told <= year_of(last) for first, last in times)
    looks_ahead = passage.section == SectionKey.PROBLEMS or has("ahead", place.sentence)
    if which == "first" and place.named.event.kind == "campaign":
        fitting |= {year_of(first) + 1 for first, _ in times if first % MONTHS >= _LATE}
    return told in fitting or (told + 1 in fitting and looks_ahead) or max(end) > _ENDLESS


def _otherwise(claim: Claim, place: Around, years: set[int], year: int) -> bool:
    """Whether the sentence tells of the event otherwise than as of one of the year that the claim means."""
    own = own_years(place.named)
    if claim.fits is not None:
        named = bool(years) and claim.fits[1] not in years and year not in years
        prepared = place.named.event.kind == "plan" and has("prepares", place.before)
        return named or prepared or has("otherwise", place.sentence)
    starts = min(first for first, _ in place.named.event.times)
    if starts > claim.when[1] and has("prepares_it", place.before + place.behind):
        return True
    if claim.beside:
        belongs = has("left_of_it", _AFTER_ALL.split(place.behind[:_NEXT])[0])
        return belongs or bool(years & own) or has("put_off", place.sentence)
    sentence = place.sentence.replace("今年以来", "今年")
    named_another = bool(years) and (year not in years or bool(years & own))
    return named_another or has("put_off", sentence) or has("otherwise", sentence) or has("left_of_it", of_it(place))
