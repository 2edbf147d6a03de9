"""Quantities in running text: a number with its unit, and between which bounds the true number lies.

Dates, ordinals, document numbers and telephone numbers are none.
``3200余万次``, ``1.26万条``, ``近12件`` and ``20%`` are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property, lru_cache

from core.language import numerals
from core.language.sought import from_each, longest_first
from core.model.numbers import number_in_prose
from core.read.prose.number_words import number_words

_SCALES = {"": 0, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
#: Units of a thousand and more that all numbers of an account may be told in.
SCALES = (("亿", Decimal(100_000_000)), ("万", Decimal(10_000)))
#: Behind such a mark a number is an ordinal, a part of a name or of another number.
_NO_START = re.compile(r"[\d.A-Za-z第〔\[№#/%‰-]$|\d[,:—~～至到]$|[—–]$")
_RANGE_GOES_ON = re.compile(r"[-—–~～至到]\d")
#: 一倍, 两倍: spelled out they may be off by a tenth.
_SPELLED = "一两三四五"
_FIRST = re.compile(rf"[\d{_SPELLED}]")
_SPELLED_STEP = Decimal("0.2")
#: 近三倍 is said of 2.6 and more.
_NEARLY = Decimal("0.5")
#: With one of these behind it a rare unit is the beginning of another word: 12通知, 3本级.
_NO_UNIT = "(?![过知报级单局年机地届组子])"
_WHITE = re.compile(r"\s*")


class Bound(StrEnum):
    """How near a number means to be: the number itself, more than it (余, 超), less (近, 不足), or about (约)."""

    EXACT = "exact"
    MORE = "more"
    LESS = "less"
    ABOUT = "about"


@dataclass(frozen=True)
class Quantity:
    """A number at ``text[start:end]``, unit and hedge behind it included.

    ``value`` is in single units (1.26万 is 12600), ``step`` what one in the last digit shown is worth, ``unit`` the
    measure word; "" for a bare number in 万 or 亿. ``written`` is the number with its unit as the draft has it.
    """

    start: int
    end: int
    written: str
    value: Decimal
    step: Decimal
    unit: str
    bound: Bound

    @cached_property
    def _place(self) -> Decimal:
        """What one in the last digit that is not zero is worth: 100 of 1200, 1 of 1203."""
        shown = int(self.value / self.step)
        place = self.step
        while shown and shown % 10 == 0:
            shown //= 10
            place *= 10
        return place

    @property
    def rounded(self) -> bool:
        """Whether digits were left out: decimals, or a number given in 万."""
        return self.step != 1 or self.bound is not Bound.EXACT

    @property
    def low(self) -> Decimal:
        """The least that the true number can be; a number cut off and one rounded up are both right."""
        if self.bound is Bound.MORE:
            return self.value
        if self.bound in (Bound.LESS, Bound.ABOUT):
            return self.value - (_NEARLY if self.step == _SPELLED_STEP else self._place)
        return self.value if self.step == 1 else self.value - self.step / 2

    @property
    def high(self) -> Decimal:
        """The most that the true number can be."""
        if self.bound is Bound.LESS:
            return self.value
        if self.bound in (Bound.MORE, Bound.ABOUT):
            return self.value + self._place
        return self.value if self.step == 1 else self.value + self.step

    @property
    def shown(self) -> str:
        """The number as the draft gives it, with its unit: 3200余万次."""
        return f"{'近' if self.bound is Bound.LESS else '约' if self.bound is Bound.ABOUT else ''}{self.written}"


@cache
def _pattern(*, rare: bool = False) -> re.Pattern[str]:
    words = number_words()
    units = "|".join(map(re.escape, sorted(words.units, key=longest_first)))
    if rare:
        units = f"(?:{'|'.join(words.rare_units)}){_NO_UNIT}|{units}"
    return re.compile(
        rf"""(?x)
        (?P<digits> (?: \d{{1,3}} (?:,\d{{3}})+ (?![\d]) | \d+ ) (?: \.\d+ )? | [{_SPELLED}] (?=倍) ) \s?
        (?P<more> [余多] )?
        (?P<scale> 万亿 | 千万 | 百万 | 亿 | 万 | 千 (?![瓦克米伏帕卡焦]) )?
        (?P<rest> [余多来] )?
        (?P<unit> {units} )?
        (?P<after> 左右 | 上下 | 以上 | 以下 | 以内 | (?: 多 | 余 ) (?! \d | 出 ) )?"""
    )


@cache
def _before() -> tuple[tuple[Bound, re.Pattern[str]], ...]:
    hedges = number_words().hedges
    return tuple(
        (bound, re.compile(f"(?:{'|'.join(words)})$"))
        for bound, words in ((Bound.LESS, hedges.less), (Bound.ABOUT, hedges.about), (Bound.MORE, hedges.more))
    )


@lru_cache(maxsize=512)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a folded text, in order. What is written as a range (3至5个) is left out.

    Remembered, since several rules read the same paragraphs.
    """
    return tuple(_read(text, _pattern()))


@lru_cache(maxsize=128)
def quantities_of_all(text: str) -> tuple[Quantity, ...]:
    """The quantities of a folded text, those in units too that few counts are told in (来电5480通, 手册200本)."""
    if not any(unit in text for unit in number_words().rare_units):
        return quantities(text)
    return tuple(_read(text, _pattern(rare=True)))


def _read(text: str, pattern: re.Pattern[str]) -> list[Quantity]:
    found: list[Quantity] = []
    for match in from_each(_FIRST, pattern, text):
        unit = match["unit"] or ""
        scale = match["scale"] or ""
        if not unit and not scale:
            continue
        lead = text[max(0, match.start() - 4) : match.start()]
        if _NO_START.search(lead) or _RANGE_GOES_ON.match(text, match.end("unit") if unit else match.end("scale")):
            continue
        if _RANGE_GOES_ON.match(text, match.end("digits")) or match["after"] in ("以下", "以内"):
            continue
        if _spoils(text, match):
            continue
        spelled = numerals.value(match["digits"]) if match["digits"] in _SPELLED else None
        value = number_in_prose(match["digits"]) if spelled is None else Decimal(spelled)
        if value is None:
            continue
        exponent = _SCALES[scale]
        step = Decimal(1).scaleb(exponent - len(match["digits"].partition(".")[2]))
        if spelled is not None:
            step = _SPELLED_STEP
        bound = _bound(match, lead)
        end = match.end("unit") if unit else match.end("scale")
        written = text[match.start() : end]
        found.append(Quantity(match.start(), match.end(), written, value.scaleb(exponent), step, unit, bound))
    return found


def _bound(match: re.Match[str], lead: str) -> Bound:
    if match["more"] or match["rest"] or match["after"] in ("多", "余", "以上"):
        return Bound.MORE
    if match["after"]:
        return Bound.ABOUT
    return next((bound for bound, pattern in _before() if pattern.search(lead)), Bound.EXACT)


def _spoils(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a unit begins another word: 12345热线 has none, 5名单 neither, 3个月 is time."""
    at = match.end("unit") if match["unit"] else match.end()
    return text.startswith(number_words().unit_spoilers, at)
