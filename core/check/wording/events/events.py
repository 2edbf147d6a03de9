"""The calendar of events: when games, censuses, campaigns, meetings and the like were, and where a text names them."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.resources import kept, read_rows
from core.language import numerals
from core.language.pairs import pieces
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = "lexicon/events.tsv"
_FIELDS = 6
#: What the form of a name leaves open: a number, words that may be left out.
_OPEN = re.compile(r"\{(\d{1,3})\}|<([^<>]+)>|~")
#: What stands between the halves of a motto.
_BETWEEN = ["", ",", "、", " "]
#: Marks that writers set around names or leave out.
_QUOTES = "“”‘’\"'"
#: Behind a name it goes on to a word of its own: 应急管理部|门.
_GOES_ON = {"部": "门", "委": "员", "五": "届"}
#: Months of a year.
MONTHS = 12

#: From the first to the last month, each counted from the year 0.
Months = tuple[int, int]


def month(year: int, of_year: int = 1) -> int:
    """A month by its place among all months.

    >>> month(2022, 2) - month(2021, 12)
    2
    """
    return year * MONTHS + of_year - 1


def year_of(counted: int) -> int:
    """The year of a month."""
    return counted // MONTHS


class Event(NamedTuple):
    """One event, with what the file explains; ``stages`` by the words that stand behind its name."""

    name: str
    kind: str
    known: int | None
    times: tuple[Months, ...]
    called: frozenset[int]
    stages: tuple[tuple[str, Months], ...]

    def stage(self, behind: str) -> tuple[str, tuple[Months, ...]]:
        """What of the event is meant before these words, and when that was."""
        for word, time in self.stages:
            if word in behind:
                return f"{self.name}的{word}", (time,)
        return self.name, self.times


class Named(NamedTuple):
    """An event that is named at ``text[start:end]``."""

    start: int
    end: int
    event: Event


def shown(times: tuple[Months, ...]) -> str:
    """The times in words.

    >>> shown(((month(2022, 2), month(2022, 2)), (month(2023), month(2024, 12))))
    '2022年2月、2023年至2024年'
    """
    return "、".join(_shown(*time) for time in times)


def _shown(first: int, last: int) -> str:
    start, end = year_of(first), year_of(last)
    if first == last:
        return f"{start}年{first % MONTHS + 1}月"
    if first % MONTHS == 0 and last % MONTHS == MONTHS - 1:
        return f"{start}年" if start == end else f"{start}年至{end}年"
    return f"{start}年{first % MONTHS + 1}月至{'' if start == end else f'{end}年'}{last % MONTHS + 1}月"


def without_quotes(text: str) -> tuple[str, list[int] | range]:
    """The text without quotation marks, and where each of its characters stood.

    >>> without_quotes("“八五”普法")[0]
    '八五普法'
    """
    bare = text
    for mark in _QUOTES:
        bare = bare.replace(mark, "")
    if len(bare) == len(text):
        return text, range(len(text) + 1)
    places = [at for at, character in enumerate(text) if character not in _QUOTES]
    return bare, [*places, len(text)]


def events_in(text: str) -> tuple[str, list[int] | range, list[Named]]:
    """The text without quotation marks, where its characters stood, and the events it names, the longest at each place.

    >>> bare, places, events = events_in("结合“八五”普法")
    >>> [(bare[n.start : n.end], places[n.start], shown(n.event.times)) for n in events]
    [('八五普法', 3, '2021年至2025年')]
    """
    calendar = _calendar()
    heads = calendar.first & pieces(text)
    if not heads:
        return text, range(0), []
    bare, places = without_quotes(text)
    found: list[Named] = []
    for at in sorted(match.start() for head in heads for match in re.finditer(head, bare)):
        if not found or at >= found[-1].end:
            found.extend(_named_at(bare, at, calendar))
    return bare, places, found


def _named_at(bare: str, at: int, calendar: Calendar) -> Iterator[Named]:
    for length in calendar.heads[bare[at : at + 2]]:
        name = bare[at : at + length]
        if name in calendar.events and len(name) == length:
            if bare[at + length : at + length + 1] != _GOES_ON.get(name[-1]):
                yield Named(at, at + length, calendar.events[name])
            return


class Calendar(NamedTuple):
    """The first two characters of names, how long those are, the longest first, and the events by their names."""

    first: frozenset[str]
    heads: dict[str, tuple[int, ...]]
    events: dict[str, Event]


@kept(_FILE)
def _calendar() -> Calendar:
    events: dict[str, Event] = {}
    try:
        for names, kind, known, when, called, stages in read_rows(*_FILE.split("/"), fields=_FIELDS):
            spelled = [name for form in names.split("|") for name in _names(form)]
            event = Event(
                spelled[0],
                kind,
                _months(known)[0] if known else None,
                tuple(map(_months, when.split())),
                frozenset(map(int, called.split())),
                tuple(_stages(stages)),
            )
            events.update(dict.fromkeys(spelled, event))
    except (OSError, ValueError) as error:
        raise ResourceError(f"程序自带的数据文件 {_FILE} 有误，请重新安装。", detail=str(error)) from error
    lengths: dict[str, set[int]] = {}
    for name in events:
        lengths.setdefault(name[:2], set()).add(len(name))
    heads = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}
    return Calendar(frozenset(heads), heads, events)


def _names(form: str) -> Iterator[str]:
    """All names of one form: 第{14}届<全国>运动会 is four."""
    parts = [[text] for text in _OPEN.split(form)[::3]]
    for at, match in enumerate(_OPEN.finditer(form)):
        number = int(match[1] or 0)
        parts[2 * at + 1 : 2 * at + 1] = [
            [_numeral(number), str(number)] if number else [match[2], ""] if match[2] else _BETWEEN
        ]
    return (fold("".join(chosen)) for chosen in product(*parts))


def _numeral(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return numerals.numeral(number)
    low = f"一{numerals.numeral(rest)}" if 10 <= rest < 20 else numerals.numeral(rest)
    return f"{numerals.numeral(hundreds)}百{'零' if 0 < rest < 10 else ''}{low}"


def _months(written: str) -> Months:
    first, _, last = written.partition("/")
    return _month(first, 1), _month(last or first, MONTHS)


def _month(written: str, otherwise: int) -> int:
    year, _, of_year = written.partition("-")
    return month(int(year), int(of_year) if of_year else otherwise)


def _stages(written: str) -> Iterator[tuple[str, Months]]:
    for stage in filter(None, written.split(";")):
        words, _, when = stage.partition("=")
        for word in words.split("|"):
            yield word, _months(when)
