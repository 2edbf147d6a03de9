"""Events held against the report's year: what a sentence says of when they are, and when they were."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.wording.event_claims import (
    Around,
    Claim,
    around,
    claims,
    is_doing,
    is_during,
    of_it,
    own_years,
    years_in,
)
from core.check.wording.event_words import has
from core.check.wording.events import MONTHS, events_in, month, shown, without_quotes, year_of
from core.forms.keys import SectionKey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.events import Months
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
#: What an inspection found is put right long after it.
_INSPECTION = "督察"
#: The last years of what goes on without an end.
_ENDLESS = 2090
#: Plans of so many years have one in their middle.
_FIVE = 5


def misdated(passage: Passage, year: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, what is wrong) of the events that a passage of a report on ``year`` puts into another year."""
    bare, places = without_quotes(passage.text)
    for named in events_in(bare):
        place = around(bare, named)
        found = _fault(place, passage, year)
        if found:
            start, end, fact = found
            yield *_with_marks(passage.text, places[start], places[end - 1] + 1), fact


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """With the quotation mark before the first word, where it closes within what is marked: “七五”普法."""
    opens = text[start - 1 : start] == "“" and "”" in text[start:end]
    return start - opens, end


def _fault(place: Around, passage: Passage, year: int) -> tuple[int, int, str] | None:
    event, sentence = place.named.event, place.sentence
    if passage.in_title(place.named.start) and event.kind != "paper":
        return None
    name, times = event.stage(place.behind[:_NEXT])
    years, own = years_in(sentence), own_years(place.named)
    for claim in claims(place, year):
        if _holds(claim, times, passage, place) or _otherwise(claim, place, years, own, year):
            continue
        return claim.start, claim.end, f"{name}是{shown(times)}的，报告年度是{year}年，请核对是否沿用了旧文"
    quiet = any(has(name, sentence) for name in ("otherwise", "put_off")) or has("left_of_it", of_it(place))
    if quiet or (years and years != {year}) or (_INSPECTION in event.name and has("left_of_it", sentence)):
        return None
    first, last = min(first for first, _ in times), max(year_of(last) for _, last in times)
    during, slack = is_during(place), _SLACK.get(event.kind, 0)
    if (during or is_doing(place)) and last + slack < year:
        fact = f"{name}是{shown(times)}的，报告年度是{year}年，请核对是否沿用了旧文"
        return place.named.start, place.named.end, fact
    if during and first > month(year + 1, _WRITTEN) and not has("ahead", sentence) and "将" not in sentence:
        fact = f"{name}是{shown(times)}的，晚于报告年度{year}年，请核对"
        return place.named.start, place.named.end, fact
    if event.known is not None and event.known > month(year + 1, _WRITTEN):
        fact = f"{name}是{shown(times)}的，{year_of(event.known)}年才有，晚于报告年度{year}年，请核对"
        return place.named.start, place.named.end, fact
    return None


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
    return told in fitting or (told + 1 in fitting and looks_ahead) or max(end) > _ENDLESS


def _otherwise(claim: Claim, place: Around, years: set[int], own: set[int], year: int) -> bool:
    """Whether the sentence tells of the event otherwise than as of one of the year that the claim means."""
    if claim.fits is not None:
        named = bool(years) and claim.fits[1] not in years and year not in years
        prepared = place.named.event.kind == "plan" and has("prepares", place.before)
        return named or prepared or has("otherwise", place.sentence)
    if claim.beside:
        belongs = has("left_of_it", _AFTER_ALL.split(place.behind[:_NEXT])[0])
        return belongs or bool(years & own) or has("put_off", place.sentence)
    sentence = place.sentence.replace("今年以来", "今年")
    named_another = bool(years) and (year not in years or bool(years & own))
    return named_another or has("put_off", sentence) or has("otherwise", sentence) or has("left_of_it", of_it(place))
