"""Numbers in the cells of tables, and how numbers are shown. Chinese numerals are ``core.language.numerals``."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from core.model.normalise import fold

CellState = Literal["number", "blank", "placeholder", "unreadable"]

_PLACEHOLDERS = frozenset({"/", "-", "—", "－", "–", "―", "——", "--", "\\", "无", "*", "…", "○", "×", "╱", "∕"})
#: Digits of other scripts (Arabic, Devanagari) are none that a report is written with: they cannot be read.
_NUMBER = re.compile(r"[+\-−]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[+\-−]?[0-9]+(?:\.[0-9]+)?")
#: As the 本年增/减 of the older form is filled in.
_CHANGE = re.compile(r"(?P<way>增|减)(?:加|少)?(?P<digits>[0-9]{1,7})")
_UNITS = re.compile(r"(?:件|条|份|宗|起|项|个|次|万元|元|篇|部)?")
#: No table has a longer number; beyond it a sum would lose its last places, and Python refuses to write it.
_LONGEST = 24
#: Texts up to this length are worth remembering.
_SHORT = 24
_NOTE = re.compile(r"[(（][^()（）]*[)）]")
#: A note before the number, or one that says that it is another: （减）437, 437（约）.
_OTHER = re.compile(r"[(（]|.*[(（](?:减少?|负数?|大?约|估计?|左右|以上|以下|余|多)[)）]")
#: White space amid digits: more than one number, or a number that nobody can tell from two.
_APART = re.compile(r"(?<=[\d.,，])\s+(?=\d)")


class CellValue(NamedTuple):
    """What a table cell says. ``note`` tells, in Chinese, what was stripped to read the number."""

    state: CellState
    value: Decimal | None
    note: str = ""


def parse_number(text: str) -> Decimal | None:
    """A plain number: sign (增、减 too), thousands separators, decimals, full-width digits; None for anything else.

    A row of digits longer than any number of a report is none: the cell is told as one that cannot be read.
    Digits with a blank between them are no number: "9 22" may be two.
    """
    # The few numbers and words of a table are asked for again and again.
    return _number(text) if len(text) <= _SHORT else _number.__wrapped__(text)


@lru_cache(maxsize=4096)
def _number(text: str) -> Decimal | None:
    if _APART.search(text.strip()):
        return None
    folded = "".join(fold(text).split()).replace("，", ",")
    if len(folded) > _LONGEST:
        return None
    if _NUMBER.fullmatch(folded):
        return Decimal(folded.replace(",", "").replace("−", "-")) + 0  # -0 is nought
    if change := _CHANGE.fullmatch(folded):
        return Decimal(change["digits"]) * (1 if change["way"] == "增" else -1)
    return None


def number_in_prose(text: str) -> Decimal | None:
    """A number of running text, where a blank between digits is that of a broken line: "1 6 件" are 16."""
    return parse_number("".join(text.split()))


def parse_cell(raw: str) -> CellValue:
    """Read a table cell. Blank is not zero, and a stroke is not zero.

    "22（其中修订16件）" reads 22 with a note, "5件" reads 5 with a note; "约20" is unreadable, and so are "9 22"
    and "（减）22".
    """
    return _cell(raw) if len(raw) <= _SHORT else _cell.__wrapped__(raw)


@lru_cache(maxsize=4096)
def _cell(raw: str) -> CellValue:
    text = "".join(fold(raw).split())
    if not text:
        return CellValue("blank", None)
    value = parse_number(raw)
    if value is not None:
        return CellValue("number", value)
    if text in _PLACEHOLDERS:
        return CellValue("placeholder", None)
    bare = _NOTE.sub(" ", text).strip()
    match = None if numbers_apart(raw) or _OTHER.match(text) else _NUMBER.match(bare)
    if match and match.end() <= _LONGEST and _UNITS.fullmatch(bare[match.end() :].strip()):
        rest = bare[match.end() :].strip()
        note = f"单元格写作“{text}”，按 {match.group()} 读取" if rest or bare != text else ""
        return CellValue("number", Decimal(match.group().replace(",", "").replace("−", "-")), note)
    return CellValue("unreadable", None)


def numbers_apart(raw: str) -> bool:
    """Whether a cell has digits with white space between them, outside brackets: several numbers, or none for sure."""
    if raw.isalnum():  # no white space, and no brackets
        return False
    return bool(_APART.search(_NOTE.sub(" ", fold(raw)).strip()))


def is_number_like(token: str) -> bool:
    """True when a blank-separated piece of table text can only be a cell's content, not a label."""
    return parse_number(token) is not None


#: A number of more digits has no fraction that matters, and none that ``decimal`` could round.
_MOST_DIGITS = 20


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """A number to the nearest step, half a step up, as a clerk reckons.

    >>> rounded(Decimal("1.25"), Decimal("0.1"))
    Decimal('1.3')
    """
    return value if value.adjusted() > _MOST_DIGITS else value.quantize(step, ROUND_HALF_UP)


def show(value: Decimal | int | None) -> str:
    """A number as a clerk writes it: no exponent, no trailing zeros."""
    if value is None:
        return "空白"
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
