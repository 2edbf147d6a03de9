"""Measure words that are piled up behind a number, and those whose number is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.check.wording.trade_words import trade_words
from core.language.remembered import remembered_of
from core.language.sentences import PAUSES, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = r"[\u4e00-\u9fff]"
#: What opens a clause whose object the noun is.
_TAKES = ("对", "将", "把")
_PHRASE_END = "(?=[,。;、:)]|$)"
#: 年度内未收到政府信息公开申请件: the 件 is part of the noun, none is counted.
_PIECES = "(?:申请|受理|公开|结转|办理|转办|交办|督办|信访|[上下]一?年度?)件"
_NONE_RECEIVED = Sought(rf"(?:未|没有|无(?!法))[^,。;:]{{0,40}}(?:{_PIECES}|新?收件)$")


@dataclass(frozen=True, kw_only=True)
class Measures(Examples):
    """One-character measure words."""

    measures: str


@dataclass(frozen=True, kw_only=True)
class WithTimes(Measures):
    """Those that make a unit with 次; what may stand behind 个 as a word of its own (36个场次) is not in the second."""

    never_after_ge: str


@dataclass(frozen=True, kw_only=True)
class Piled:
    """Two measure words in a row: different ones, the same twice, those that cannot follow 个, and 次人 for 人次."""

    different: Measures
    same: Measures
    after_ge: Measures
    with_times: WithTimes

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Finds the two as group ``pile`` behind a number in digits; 人次, 场次, 架次 are right."""
        lists = self.different, self.same, self.after_ge, self.with_times
        different, same, after_ge, with_times = (re.escape(m.measures) for m in lists)
        persons = re.escape(self.with_times.never_after_ge)
        return re.compile(
            rf"""[\d百千万]余?
            (?P<pile>
                [{different}](?!次)[{different}]{_PHRASE_END}
              | (?P<one>[{same}])(?P=one)
              | (?<!余)个[{after_ge}]{_PHRASE_END}
              | 个[{persons}]次
              | 次[{with_times}]{_PHRASE_END}
            )""",
            re.VERBOSE,
        )


@dataclass(frozen=True, kw_only=True)
class Missing(Measures):
    """``verbs`` with what is counted, a measure word and one of ``after`` behind it: 收到申请件，."""

    verbs: tuple[str, ...]
    qualities: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    after: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Twice(Examples):
    """The measure word behind a noun that ends in itself (案件件)."""

    measure: str
    nouns_end: str
    after: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Noun(Examples):
    """A noun that ends in a measure word; ``counted_after`` and ``counted_before`` say where a number is missing."""

    word: str
    counted_after: tuple[str, ...] = ()
    counted_before: str = ""

    def stands(self, text: str, end: int) -> bool:
        """True when ``text[:end]`` ends in the noun and nothing says that it is counted."""
        if not text.endswith(self.word, 0, end):
            return False
        if self.counted_before and re.compile(self.counted_before).match(text, end):
            return False
        if text.startswith(_TAKES, start_of(text, end - len(self.word), PAUSES)):
            return True  # 对上年度结转件,逐件办理
        return not any(text.endswith(lead + self.word, 0, end) for lead in self.counted_after)


@dataclass(frozen=True, kw_only=True)
class Compounding(Examples):
    """A measure word and the characters that make another word with it."""

    measure: str
    compounds: str


@dataclass(frozen=True, kw_only=True)
class Counted(Examples):
    """A measure word and the words that are counted in it."""

    measure: str
    things: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Unnumbered:
    """Measure words before a stop with no number in front."""

    determiners: str
    alone: tuple[Compounding, ...]
    listed: tuple[Compounding, ...]
    counted: tuple[Counted, ...]


class Gap(NamedTuple):
    """A number is missing before ``text[start:end]``, a measure word; ``at`` is where the phrase begins."""

    at: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class MeasureWords:
    """The file ``resources/lexicon/measure_words.toml``."""

    piled: Piled
    missing: Missing
    remaining: Missing
    twice: Twice
    nouns: tuple[Noun, ...]
    unnumbered: Unnumbered

    @remembered_of
    def gaps(self, text: str) -> Iterator[Gap]:
        """Measure words whose number was never put in, in a folded text."""
        stopped = self._stopped.search(text) is not None
        for regex in (self._counted_verbs, self._before_stop, self._in_list) if stopped else (self._counted_verbs,):
            for match in regex.finditer(text):
                start, end = next(match.span(g) for g in match.re.groupindex if match[g])
                if match.lastgroup == "missing" and any(noun.stands(text, end) for noun in self.nouns):
                    continue
                if _is_counted(text, start, end) or trade_words().hold(text, start, end):
                    continue
                if not _NONE_RECEIVED.search(text[:end]):
                    yield Gap(match.start(), start, end)

    @cached_property
    def _stopped(self) -> re.Pattern[str]:
        """A measure word before a mark, which a text must have to be asked for what takes longer to find."""
        lists = self.unnumbered
        measures = "".join(sorted({m.measure[-1] for m in (*lists.alone, *lists.listed, *lists.counted)}))
        return re.compile(f"[{measures}]次?(?:[,。;:)、]|$)")

    @cached_property
    def _counted_verbs(self) -> re.Pattern[str]:
        missing, remaining, twice = self.missing, self.remaining, self.twice
        return re.compile(
            rf"""
            {any_of(missing.verbs)}{any_of(missing.qualities)}?{any_of(missing.things)}?
                (?P<missing>[{missing.measures}])(?={any_of(missing.after)})
            | {any_of(remaining.verbs)}(?P<remaining>[{remaining.measures}])(?={any_of(remaining.after)})
            | (?<={_HAN}{{2}}[{twice.nouns_end}]{twice.measure})(?P<twice>{twice.measure})(?={any_of(twice.after)})
            """,
            re.VERBOSE,
        )

    @cached_property
    def _before_stop(self) -> re.Pattern[str]:
        own = self.unnumbered.determiners
        alone = (f"(?<![{own}{m.compounds}]){m.measure}" for m in self.unnumbered.alone)
        counted = (f"(?<={thing}){m.measure}" for m in self.unnumbered.counted for thing in m.things)
        first = "".join(sorted({m.measure[0] for m in (*self.unnumbered.alone, *self.unnumbered.counted)}))
        measures = f"(?:{'|'.join((*counted, *alone))})"
        return re.compile(rf"(?=[{first}])(?<={_HAN}{{2}})(?P<before_stop>{measures}次?)(?=[,。;:)]|$)")

    @cached_property
    def _in_list(self) -> re.Pattern[str]:
        """The item before or behind it in the list has its number."""
        own = self.unnumbered.determiners
        bare = "|".join(f"(?<![{own}{m.compounds}]){m.measure}" for m in self.unnumbered.listed)
        return re.compile(
            rf"""
            (?<=\d[件条次份篇期场个起])[、,]{_HAN}{{2,12}}(?P<behind>{bare})(?=[、。;)]|$)
            | (?:^|[。,;:、“”《》()\d]){_HAN}{{2,16}}(?P<ahead>{bare})(?=、{_HAN}{{2,8}}\d)
            """,
            re.VERBOSE,
        )


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether the clause counts in the same unit before: in 其中3件为上年结转件 the last 件 is part of a noun.

    Or the measure word ends one that is not in the list (2.8万科次, 120个村次), or what all of them are: 均为申请件.
    """
    clause = text[start_of(text, start, f"{PAUSES}、") : start]
    measure = re.escape(text[start:end])
    counted = rf"\d[余多]?{measure}|\d[万亿]?[余多]?个?{_HAN}$|(?:全部|均|都)(?:为|是|属于?){_HAN}{{2,8}}$"
    return re.search(counted, clause) is not None


@cache
def measure_words() -> MeasureWords:
    """The measure words, read once."""
    return read_record(MeasureWords, "lexicon", "measure_words.toml")
