"""By what words something is said of all, of some or of others: the file ``cannot_both.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.read.prose.denials.denied_names import any_of
from core.read.prose.wholes.exclusive_values import NUMBER

if TYPE_CHECKING:
    from core.read.prose.wholes.opposites import Pair

#: Takes up what was told.
TAKES_UP = re.compile("^(?:其中|但其中|除|那|这|该|上述)|[^本]该|上述|那[件个家条名宗份篇起]|这[\\d一两三件个项条]|此")
_UNITS = "件|份|条|个|家|名|人|位|项|篇|起|处|次|期|宗|笔|场|所|户|幅|台"


@dataclass(frozen=True, kw_only=True)
class CannotBoth:
    """The file ``cannot_both.toml``, where the fields are explained."""

    of_all: tuple[str, ...]
    of_none: tuple[str, ...]
    of_only: tuple[str, ...]
    not_all: tuple[str, ...]
    elsewhere: tuple[str, ...]
    earlier: tuple[str, ...]
    some: tuple[str, ...]
    things: tuple[str, ...]
    common: tuple[str, ...]
    fact_not: tuple[str, ...]
    no_deed: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @cached_property
    def all(self) -> re.Pattern[str]:
        """What is said of all or of none; ``only`` where nothing else is said to be there."""
        return re.compile("|".join((*self.of_none, *self.of_all, f"(?P<only>{any_of(self.of_only)})")))

    @cached_property
    def none(self) -> re.Pattern[str]:
        """What is said of none."""
        return re.compile("|".join(self.of_none))

    @cached_property
    def some_only(self) -> re.Pattern[str]:
        """Not all are meant, or it is no fact of the year."""
        return re.compile("|".join(self.not_all))

    @cached_property
    def others(self) -> re.Pattern[str]:
        """Others are told of, other times, a rule or a plan."""
        return re.compile("|".join(self.elsewhere))

    @cached_property
    def before(self) -> re.Pattern[str]:
        """What was before is told of."""
        return re.compile("|".join(self.earlier))

    @cached_property
    def part(self) -> re.Pattern[str]:
        """Some, by their number or without it."""
        return re.compile(rf"{NUMBER}多?余?(?:{_UNITS})(?!月|工作日|小时|百分点)|{'|'.join(self.some)}")

    @cached_property
    def not_facts(self) -> re.Pattern[str]:
        """No fact of the year, of the whole and of its own."""
        return re.compile("|".join(self.fact_not))

    @cached_property
    def never(self) -> re.Pattern[str]:
        """What is not denied by 未 or 无 before it, or is no deed."""
        return re.compile("|".join(self.no_deed))

    @cached_property
    def thing(self) -> re.Pattern[str]:
        """What may be spoken of."""
        return re.compile(any_of(self.things))

    @cached_property
    def idle(self) -> re.Pattern[str]:
        """What tells nothing of what a sentence is about."""
        return re.compile(f"[^\u4e00-\u9fff]|{any_of(self.common)}")


@cache
def cannot_both_words() -> CannotBoth:
    """The words, read once; ResourceError where they are damaged."""
    return read_record(CannotBoth, "lexicon", "cannot_both.toml")


def bare_of(pair: Pair, said: str) -> str:
    """A sentence without the words of a pair."""
    return pair.any.sub("/", said)


def shares_words(here: str, there: str) -> bool:
    """Whether two sentences have two characters in a row in common that are no words of the genre."""
    idle = cannot_both_words().idle
    known = idle.sub("/", here)
    return any("/" not in a + b and a + b in known for a, b in pairwise(idle.sub("/", there)))
