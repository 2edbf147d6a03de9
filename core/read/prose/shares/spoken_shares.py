"""Shares in words that cannot be.

甲占三分之二，乙占二分之一; 占七成，占四成; 按时办结率为百分之一百零二; 80条中60条，为四分之二.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from core.base.integers import integer
from core.language.numerals import ONES, value
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARE = rf"(?:[{ONES}两]成|[{ONES}十]分之[{ONES}])"
_OF = "(?:总数|总量|全部|总件数|比)?的?"
#: Two parts of one whole, each with 占; 信息 or 申请 and the like in both names tells that they are of one kind.
_TWO = Sought(
    rf"""(?x) (?P<one> [\u4e00-\u9fff]{{2,10}} ) 占 {_OF} (?P<first> {_SHARE} ) [,;、]
    (?P<two> [\u4e00-\u9fff]{{2,10}} ) 占 {_OF} (?P<second> {_SHARE} ) (?= [,;。] | $ )"""
)
#: Three parts and more of one whole.
_MANY = Sought(
    rf"(?:[\u4e00-\u9fff]{{2,14}}占{_OF}(?:{_SHARE}|一半|半数)[,;、]){{2,6}}[\u4e00-\u9fff]{{2,10}}占{_OF}(?:{_SHARE}|一半|半数)(?=[,;。]|$)"
)
_EACH = re.compile(rf"占{_OF}(?P<share>{_SHARE}|一半|半数)")
_OVERLAPS = re.compile("其中|交叉|重复|女|党员|同时|认为|表示|满意|知晓")
_RATE = Sought(
    rf"(?:公开|办结|答复|回复|满意|覆盖|合格|更新|达标|采纳|参训|完好|准确)(?:率|度)(?:均|已|由[^,;。]{{1,8}})?"
    rf"(?:提高到|上升到|达到?|为|是)"
    rf"(?P<share>百分之(?:一百零?[{ONES}十]+|[{ONES[1:]}]百))(?![\u4e00-\u9fff]?以内)"
)
_ADOPTED = Sought(
    rf"""(?x) (?P<whole> \d{{1,5}} ) (?P<unit> [件条个份项家名人] ) [\u4e00-\u9fff]{{0,8}}? 中 ,?
    [\u4e00-\u9fff]{{0,8}}? (?P<part> \d{{1,5}} ) (?P=unit) , [\u4e00-\u9fff]{{0,4}} (?: 率为? | 占比?为? | 约占 )
    (?P<share> (?P<below> [{ONES}十] ) 分之 (?P<above> [{ONES}] ) ) (?= [,;。] | $ )"""
)
_LEAST_WHOLE = Fraction(1, 20)


class SpokenShare(NamedTuple):
    """Shares in words, what is wrong with them, and where they stand."""

    said: str
    fact: str
    view: View


def spoken_shares(paragraph: View) -> Iterator[SpokenShare]:
    """The shares in words of a paragraph that make more than all, or are not what the counts beside them make."""
    view = folded(paragraph)
    text = view.text
    if "成" not in text and "分之" not in text:
        return
    for match in _TWO.finditer(text):
        summed = _fraction(match["first"]) + _fraction(match["second"])
        alike = match["one"][-2:] == match["two"][-2:] or match["one"][-1:] == match["two"][-1:] == "类"
        if alike and summed > 1 and not _OVERLAPS.search(text[max(0, match.start() - 8) : match.end()]):
            fact = f"两部分占比{match['first']}与{match['second']}，其和超过整体"
            start, end = match.start("first"), match.end("second")
            yield SpokenShare(text[start:end], fact, view.slice(start, end))
    for match in _MANY.finditer(text):
        told = [share["share"] for share in _EACH.finditer(match[0])]
        summed = sum(map(_fraction, told))
        if summed > 1 + _LEAST_WHOLE and not _OVERLAPS.search(text[max(0, match.start() - 8) : match.end()]):
            fact = f"各部分占比{'、'.join(told)}，其和超过整体"
            yield SpokenShare(told[-1], fact, view.slice(match.end() - len(told[-1]), match.end()))
    for match in _RATE.finditer(text):
        yield SpokenShare(
            match["share"], f"比率写作{match['share']}，不会超过百分之百", view.slice(*match.span("share"))
        )
    for match in _ADOPTED.finditer(text):
        whole, part = integer(match["whole"], 0), integer(match["part"], 0)
        share = _fraction(match["share"])
        if 0 < part <= whole and abs(Fraction(part, whole) - share) > _LEAST_WHOLE:
            fact = f"{match['whole']}中的{match['part']}不是{match['share']}"
            yield SpokenShare(match["share"], fact, view.slice(*match.span("share")))


def _fraction(said: str) -> Fraction:
    """What 七成 or 三分之二 is of all."""
    if said in ("一半", "半数"):
        return Fraction(1, 2)
    if said.endswith("成"):
        return Fraction(value(said[:-1]) or 0, 10)
    below, _, above = said.partition("分之")
    return Fraction(value(above) or 0, value(below) or 1)
