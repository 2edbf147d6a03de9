"""Shares of a whole that is named beside them: 已完成1680件，占应加工总数2400件的七成; 有效问卷占发放总数的94%."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.numerals import ONES, value
from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.quantities import Bound, Quantity, quantities
from core.read.prose.shares.rates import CountedShare
from core.read.prose.shares.shares import OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

#: 已完成1680件，占应加工总数2400件的七成: the part right before, the whole named with its number or as the sum.
_OF_NAMED = Sought(
    rf"""(?x) ,? (?:约|已)? 占 (?P<of> [^,;。\d%]{{0,14}}? )
    (?: (?: 总数 | 总量 | 总[件条篇]数 | 全[体部][\u4e00-\u9fff]{{2,4}} )? \(?
        (?P<whole> \d+ ) (?P<unit> [件条份项个家篇处宗人名] ) \)?
      | 总数 | 总量 | 总件数 ) 的?
    (?: (?P<tenths> [{ONES}] ) 成 | (?P<below> [{ONES}] ) 分之 (?P<above> [{ONES}] )
      | (?P<cent> \d{{1,3}} (?: \.\d+ )? ) % ) (?! 多 | 以上 | 左右 )"""
)


def shares_of_named(paragraph: View) -> Iterator[CountedShare]:
    """Shares behind their count of a whole that is named beside them."""
    view = folded(paragraph)
    text = view.text
    for match in _OF_NAMED.finditer(text):
        start = start_of(text, match.start(), FULL_STOPS)
        before = [q for q in quantities(text) if start <= q.start < match.start() and q.unit not in ("%", "倍")]
        if not before or before[-1].rounded or not _about(text, before[-1], match.start()):
            continue
        part = before[-1]
        among = quantities(text) if match["whole"] else before[:-1]
        wholes = [q for q in among if q.unit == part.unit and q.value >= part.value and not q.rounded]
        wholes = [q for q in wholes if q.start == match.start("whole")] if match["whole"] else wholes
        if len(wholes) != 1 or (match["cent"] and not match["whole"] and part.end == match.start()):
            continue
        share = _share(match)
        yield CountedShare(f"占{match['of']}总数", share, part, wholes[0], view.slice(share.start, share.end))


#: By how much a third may be more, in per cent.
_ROUGH = Decimal(5)


def _share(match: re.Match[str]) -> Quantity:
    """The share of a match, in words or in per cent, as a per cent."""
    if match["below"]:
        number = Decimal(value(match["above"]) or 0) * 100 / Decimal(value(match["below"]) or 1)
        at, end, step = match.start("below"), match.end("above"), _ROUGH
    elif match["tenths"]:
        number = Decimal((value(match["tenths"]) or 0) * 10)
        at, end, step = match.start("tenths"), match.end("tenths") + 1, Decimal(10)
    else:
        number = Decimal(match["cent"])
        step = Decimal(1).scaleb(-len(match["cent"].partition(".")[2]))
        at, end = match.start("cent"), match.end("cent") + 1
    return Quantity(at, end, match.string[at:end], number, step, "%", Bound.EXACT)


#: 12个行政村中，已有9个村建成专区，占80%: a whole, so many among it, and their share in the next clause.
_AMONG = Sought(
    rf"""(?x) (?P<whole> \d{{1,5}} ) (?P<unit> [个家名人户件份处所项篇] ) [\u4e00-\u9fff]{{1,10}}? (?: [当之]?中|里 ) ,?
    (?: 已经?|共|现|目前|其中 )? 有? (?P<part> \d{{1,5}} ) (?P=unit) (?! [次度] ) [^,;。:()\d%]{{0,24}}
    [,(] 占比? (?: {OF} ) (?P<cent> \d{{1,3}} (?: \.\d+ )? ) % (?! 多 | 以上 | 左右 )"""
)


def shares_among(paragraph: View) -> Iterator[CountedShare]:
    """Shares of so many among a whole that the sentence counts right before."""
    view = folded(paragraph)
    text = view.text
    for match in _AMONG.finditer(text) if "占" in text else ():
        counted = {q.start: q for q in quantities(text)}
        whole, part = counted.get(match.start("whole")), counted.get(match.start("part"))
        share = counted.get(match.start("cent"))
        if whole and part and share and 0 < part.value <= whole.value and share.bound is Bound.EXACT:
            yield CountedShare("占比", share, part, whole, view.slice(share.start, share.end))


def _about(text: str, part: Quantity, at: int) -> bool:
    """Whether a share is told of a count: right behind it, or of what is named in its clause (有效问卷占…)."""
    between = text[part.end : at]
    if not between:
        return True
    named = re.fullmatch("[\u4e00-\u9fff]{0,4},(?P<named>[\u4e00-\u9fff]{2,8})", between)
    clause = text[start_of(text, part.start, CLAUSE_MARKS) : part.end]
    return named is not None and named["named"] in clause
