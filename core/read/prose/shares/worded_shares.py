"""A share told in words and again in per cent: 四分之一（28%）, 超过半数（45%）."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from core.language.numerals import ONES, value
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRACTION = Sought(
    rf"(?<![约近多{ONES}十])(?P<below>[{ONES}十])分之(?P<above>[{ONES}])(?:[,(](?:即|也就是|占比?)?|即)(?P<cent>\d{{1,3}}(?:\.\d+)?)%(?![以左多])"
)
_HALF = Sought(
    r"(?P<more>超过|过|逾|超)?(?P<less>不到|不足|近|将近|接近|未过)?(?:半数|一半)的?(?:[\u4e00-\u9fff]{0,4})"
    r"[,(](?:即|也就是|占比?|占比为|为)?(?P<cent>\d{1,3}(?:\.\d+)?)%"
)
_TENTHS = Sought(
    rf"(?P<about>近|将近|约|不到|不足|超过?|逾)?(?P<tens>[{ONES}])成(?P<rest>以上|多)?(?:[,(](?:即|也就是|占比?)?|即)(?P<cent>\d{{1,3}}(?:\.\d+)?)%"
)
_HALF_OF_ALL, _NEAR, _TENTH = Decimal(50), Decimal(1), Decimal(10)
_ALL = Decimal(100)


class Worded(NamedTuple):
    """The words, the per cent that does not go with them, and where both stand."""

    words: str
    cent: str
    view: View


def worded_shares(paragraph: View) -> Iterator[Worded]:
    """Per cents behind the same share in words that are another share."""
    view = folded(paragraph)
    text = view.text
    if "%" not in text:
        return
    for match in _FRACTION.finditer(text):
        below, above = value(match["below"]) or 1, value(match["above"]) or 0
        if abs(Decimal(match["cent"]) - Decimal(above) * _ALL / below) > _NEAR:
            words = text[match.start("below") : match.end("above")]
            yield Worded(words, f"{match['cent']}%", view.slice(match.start("below"), match.end()))
    for match in _HALF.finditer(text):
        cent = Decimal(match["cent"])
        more, less = match["more"] is not None, match["less"] is not None
        if (more and cent <= _HALF_OF_ALL) or (less and cent >= _HALF_OF_ALL):
            yield Worded(match[0].partition("(")[0].partition(",")[0], f"{match['cent']}%", view.slice(*match.span()))
    for match in _TENTHS.finditer(text):
        cent, tens = Decimal(match["cent"]), (value(match["tens"]) or 0) * _TENTH
        more = match["rest"] or match["about"] in ("超", "超过", "逾")
        less = match["about"] in ("近", "将近", "不到", "不足")
        low, high = (tens, tens + _TENTH) if more else (tens - _TENTH, tens) if less else (tens - 5, tens + 5)
        if not low <= cent <= high:
            said = text[match.start() : match.end("rest") if match["rest"] else match.end("tens") + 1]
            yield Worded(said, f"{match['cent']}%", view.slice(*match.span()))
