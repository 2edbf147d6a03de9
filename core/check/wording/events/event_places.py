"""The words around an event that a text names: whether they leave it meant itself, and whether it is worked at."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from core.check.wording.events.event_words import YEAR_WORDS, any_word, event_words, has
from core.check.wording.events.events import Named, year_of
from core.language import sentences
from core.language.dates import REST, YEAR

#: So long is a clause that only tells the year: 今年9月.
_SHORT = 8
#: Kinds of events that take place and are over.
HELD = frozenset(("games", "fair", "census", "campaign", "education"))
#: Kinds of which a word for a time says something only beside a word for how they are held, begun or issued.
NEEDS = {
    "meeting": "takes_place",
    "founded": "founds",
    "opened": "is_opened",
    "began": "begins",
    "award": "confers",
    "paper": "comes_out",
}
#: What may be said of events of any kind.
DEEDS = ("takes_place", *NEEDS.values())
#: What joins the name of another event.
_JOINS = ("、", "和", "及", "与", "暨")


class Around(NamedTuple):
    """The clause about an event: ``before`` and ``behind`` its name, and the ``sentence``."""

    text: str
    named: Named
    first: int
    last: int

    @property
    def before(self) -> str:
        """The clause up to the name, or to the mark that opens it as a title."""
        return self.text[self.first : self.named.start].removesuffix("《")

    @property
    def behind(self) -> str:
        """The clause from the name on."""
        return self.text[self.named.end : self.last].removeprefix("》")

    @property
    def span(self) -> tuple[int, int]:
        """Where the sentence stands."""
        return sentences.around(self.text, self.named.start)

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.text[slice(*self.span)]


def around(text: str, named: Named) -> Around:
    """The clause in which an event is named; 、 does not part it, nor a comma behind what only tells the year."""
    first = sentences.start_of(text, named.start, sentences.PAUSES)
    if text[first - 1 : first] == ",":
        before = sentences.start_of(text, first - 1, sentences.PAUSES)
        told = text[before : first - 1]
        if first - before <= _SHORT and (told.endswith("月") or any(has(name, told) for name in YEAR_WORDS)):
            first = before
    return Around(text, named, first, sentences.end_of(text, named.end, sentences.PAUSES))


@cache
def _deed(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How an event is said to have been begun or held, before its name and behind it."""
    words, years = any_word(name), any_word(*YEAR_WORDS)
    return (
        re.compile(rf"{words}(?:了|成立|实施|运行)?的?$"),
        re.compile(
            rf"""(?x) [已将拟]? [于在自从]? (?: {years} | {YEAR}年 )? {REST}
            (?: 即将 | [已将] )? (?: 正式 | 全面 | 胜利 | 隆重 | 首次 )?
            {words} (?: 上线 | 交易 | 运行 | 运营 | 运作 | [后以来的之际] ){{0,3}} $"""
        ),
    )


def is_brought_about(place: Around) -> bool:
    """Whether it is said that the event was held, begun or issued, in the words that its kind needs."""
    before, behind = _deed(NEEDS[place.named.event.kind])
    if behind.match(place.behind):
        return True
    return before.search(place.before) is not None and is_itself(place)


def is_during(place: Around) -> bool:
    """Whether a clause tells that something was done while the event went on: 成都大运会期间,."""
    during, _, _ = _while()
    return (
        place.named.event.kind in HELD and place.first == place.named.start and during.match(place.behind) is not None
    )


def is_doing(place: Around) -> bool:
    """Whether something is said to be done with an event while it goes on.

    Nothing is known by that of events of which much is said afterwards.
    """
    kind = place.named.event.kind
    _, doing, occasion = _while()
    on_occasion = kind in ("games", "fair") and occasion.search(place.before)
    return kind in HELD and is_itself(place) and (on_occasion or doing.search(place.before)) is not None


def is_itself(place: Around) -> bool:
    """Whether what stands behind the name leaves the event meant itself: 北京冬奥会期间, and not 北京冬奥会冠军.

    It does behind what is told of the event in so many words: 刚刚闭幕的….
    """
    behind, event = place.behind.removeprefix("的"), place.named.event
    if not behind or behind.startswith(_JOINS) or place.before.endswith("的"):
        return True
    words = event_words()
    if event.kind == "paper":
        return behind.startswith(words.of_paper.words)
    if event.kind in NEEDS and _deed(NEEDS[event.kind])[1].match(place.behind):
        return True
    stages = (word for word, _ in event.stages)
    return behind.startswith((*words.itself.words, *words.published.words)) or any(
        word in behind[:_SHORT] for word in stages
    )


def of_it(place: Around) -> str:
    """What stands behind the name, as far as it may belong to it: not what is published on its occasion."""
    if place.named.event.kind not in ("games", "fair"):
        return place.behind
    return _published().split(place.behind)[0]


@cache
def _published() -> re.Pattern[str]:
    return re.compile(any_word("published"))


@cache
def _while() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"[^,。;:、]{0,4}?(?:期间|之际|进行中)$"),
        re.compile(rf"{any_word('doing')}[^,。;:、]{{0,8}}$"),
        re.compile(rf"{any_word('occasion')}[^,。;:、]{{0,4}}$"),
    )


def years_in(sentence: str) -> set[int]:
    """The years that a sentence names in figures."""
    return {int(said) for said in re.findall(rf"(?<!\d){YEAR}(?!\d)", sentence)}


def own_years(named: Named) -> set[int]:
    """The years in which an event was, and by which it is called."""
    return {y for first, last in named.event.times for y in range(year_of(first), min(year_of(last), 2100) + 1)} | set(
        named.event.called
    )
