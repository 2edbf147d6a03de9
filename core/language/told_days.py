"""Days as prose tells them (4月10日, 2月底, 2024年3月): the pattern of one, and between which days it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language.dates import NUMBER, YEAR

if TYPE_CHECKING:
    import re

#: A year, a month and a day.
_Day = tuple[int, int, int]

_PARTS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "初": (1, 10), "底": (21, 31), "末": (21, 31)}


def day_named(name: str) -> str:
    r"""The source of a pattern of a day whose groups have names that begin so.

    >>> import re
    >>> [match["on_month"] for match in re.finditer(day_named("on"), "3月5日,4月底,2024年5月")]
    ['3', '4', '5']
    """
    return (
        rf"(?:(?P<{name}_year>{YEAR})年)?(?<!\d)(?P<{name}_month>{NUMBER})月"
        rf"(?:(?P<{name}_day>{NUMBER})日|(?P<{name}_part>[上中下]旬|[初底末])|(?!\d|份|度))"
    )


def between(match: re.Match[str], name: str, *, with_year: bool) -> tuple[_Day, _Day]:
    """The first and the last day that is meant; the year is 0 where it is left out of account.

    >>> import re
    >>> between(re.match(day_named("on"), "2月底"), "on", with_year=False)
    ((0, 2, 21), (0, 2, 31))
    """
    year = int(match[f"{name}_year"]) if with_year else 0
    month, day, part = int(match[f"{name}_month"]), match[f"{name}_day"], match[f"{name}_part"]
    first, last = (int(day), int(day)) if day else _PARTS.get(part or "", (1, 31))
    return (year, month, first), (year, month, last)
