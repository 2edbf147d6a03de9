"""Laws said to come into force in the report's year, the next or the one before, held against their days."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.rules._law_days import DayFault, days_of
from core.check.wording.events.event_words import any_word, has, year_word
from core.language.dates import REST
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

#: The title of a law, for provinces make regulations of the nation's titles; that of the regulation which reports are
#: made by, which they call 《条例》; the code that is named without marks.
_TITLE = (
    r"(?:《(?P<title>[^《》]{1,40}法典?|(?:中华人民共和国)?(?:政府信息公开)?条例)》|(?P<bare>民法典))"
    r"(?:[(][^()]{0,30}[)])?"
)
_SHORT, _REGULATION = "条例", "政府信息公开条例"
#: Another regulation, for which 《条例》 may stand.
_ANOTHER = re.compile("(?<!政府信息公开)(?<!《)条例》")
#: How it is said to come into force; not what has been done since, nor for how long it has been.
_FORCE = (
    r"(?:正式|全面|开始|起)?(?:施行|实施|生效)(?![以情办细条过]|工作|意见|方案|[一二两三四五六七八九十\d]{1,2}周?年|第)"
)
_REVISED = "(?:新?修[订改]后?的?|新的?)?"
_SPEAKS_OF_FORCE = Sought("施行|实施|生效")


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    """今年1月1日起施行的《…》, 《…》将于明年1月1日施行, 今年新修订的《…》正式施行, 《…》即将施行."""
    word = rf"(?<![较比同与近两三])(?P<word>{any_word('this_year', 'next_year', 'last_year')})"
    return (
        re.compile(rf"{word}{REST}{_FORCE}的{_REVISED}{_TITLE}"),
        re.compile(rf"{_TITLE}(?:[已将拟])?(?:[于在自从])?{word}{REST}(?:将)?{_FORCE}"),
        re.compile(
            rf"{word}{REST},?(?:是|以|随着|恰逢|正值|适逢)?{_REVISED}{_TITLE}(?:将|已)?(?:正式|开始|全面)?(?:施行|实施|生效)(?=[,。;]|之际|为契机|之年)"
        ),
        re.compile(rf"{_TITLE}(?P<soon>即将|将要|将)(?:正式|全面)?(?:施行|实施|生效)"),
        re.compile(rf"(?P<soon>即将|将要)(?:正式|全面)?(?:施行|实施|生效)的?{_REVISED}{_TITLE}"),
        re.compile(rf"(?:刚刚|新近|近日|日前)(?:正式|全面)?(?:施行|实施|生效)的{_REVISED}{_TITLE}"),
        re.compile(rf"{_TITLE}(?:正式|全面)?(?:施行|实施|生效)的?(?:之年|元年|首年|第一年)"),
    )


def force_faults(passage: Passage, year: int | None) -> Iterator[DayFault]:
    """Such laws in a passage of a report on ``year``."""
    if year is None or not _SPEAKS_OF_FORCE.may_be_in(passage.text):
        return
    for pattern in _told():
        for match in pattern.finditer(passage.text):
            title = match["title"] or match["bare"]
            if title == _SHORT:
                title = "" if _ANOTHER.search(passage.text) else _REGULATION
            days = days_of(title)
            groups = match.groupdict()
            told = year + year_word(groups["word"]) if groups.get("word") else year
            fits = any(int(day[:4]) == told or (groups.get("soon") and int(day[:4]) > told) for day in days)
            sentence = passage.text[slice(*passage.sentence(match.start()))]
            if not days or fits or has("put_off", sentence) or _another(sentence, days, year):
                continue
            written = passage.written(*match.span())
            fact = f"《{title}》自{'、'.join(days)}起施行，报告年度是{year}年，此处写“{written}”，请核对"
            yield DayFault(*match.span(), fact)


def _another(sentence: str, days: tuple[str, ...], year: int) -> bool:
    """Whether the sentence names the law's own year, or only others than the report's."""
    years = {int(said) for said in re.findall(r"(?<!\d)20\d\d(?=年)", sentence)}
    return bool(years & {int(day[:4]) for day in days}) or (bool(years) and year not in years)
