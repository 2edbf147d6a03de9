"""Numbers that take up another one and are not it: 印制3份文本，并将上述两份文本上墙."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.numerals import ONES, value
from core.language.sentences import FULL_STOPS, start_of
from core.language.sought import Sought
from core.read.prose.counted.listed import Miscounted
from core.read.prose.counted.named_kinds import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_NUMBER = rf"(?:[两{ONES[1:]}]|十[{ONES}]?|[2-9](?![\d.])|1\d(?![\d.]))"
_UNIT = "大?类|大|个|项|种|条|道|份|家|名|位|期|场|次|处|部|件|方面"
_ABOVE = Sought(
    rf"(?:上述|以上|这|前述)(?P<count>{_NUMBER})(?P<unit>{_UNIT})(?P<noun>(?!以[上下])[\u4e00-\u9fff]{{2,4}})"
)
#: A row of names with its number, and a larger number of the same in the next clauses of the sentence.
_ROW = Sought(
    rf"""(?x) (?P<list> [\u4e00-\u9fff]{{2,14}}? (?: 、 [\u4e00-\u9fff]{{2,12}}? ){{1,8}} )
    (?<! [第几余多数等分至与的前{ONES}十百两] ) (?P<count> {_NUMBER} ) (?P<unit> 大|个|类|项|种|条|级|方|名|位 )
    (?P<noun> [\u4e00-\u9fff]{{2}} ) [^。;\d]{{0,40}}? , [\u4e00-\u9fff]{{0,4}}?
    (?<! [第前后另余其] ) (?P<again> {_NUMBER} ) (?P=unit) (?: (?P=noun) | (?<=级) )"""
)
#: Some of them, the first or the last ones, that are more: 三方面问题，其中前四个.
_SOME = Sought(
    rf"""(?x) (?<! [\d.第前后另余] ) (?P<count> {_NUMBER} ) (?: 个|项|类|种|大|条|方面 ) [\u4e00-\u9fff]{{2,8}}
    [^。\d]{{0,30}}? [,;] [\u4e00-\u9fff]{{0,4}}? (?P<said> [前后] (?P<again> {_NUMBER} ) [个项类种条] ) (?! 月 )"""
)
#: Things in a row of which a sentence tells, taken up in the next clause: 教育、医疗、就业信息最受关注，这三类信息.
_TOLD_OF = Sought(
    rf"""(?x) (?: ^ | [。;] ) (?P<list> [\u4e00-\u9fff]{{2,8}} (?: 、 [\u4e00-\u9fff]{{2,8}} ){{1,8}} 、 )
    (?P<last> [\u4e00-\u9fff]{{4,18}} ) , (?: 以上 | 上述 | 这 ) (?P<again> (?P<count> {_NUMBER} ) [类种] )
    (?P<noun> [\u4e00-\u9fff]{{2}} )"""
)
#: The row goes on, or its last name is no more than one of several.
_MORE_THAN = re.compile("[和与及等或]|以及|其他")
_NEXT = re.compile(rf",[\u4e00-\u9fff]{{0,4}}?{_NUMBER}[大个类项种条级方名位]")
_FIRST_ONES = re.compile(rf"[前后]{_NUMBER}[个项类种条](?!月)")
#: So many sentences back the number may stand that is taken up.
_BACK = 2


def counted_again(view: View) -> Iterator[Miscounted]:
    """The numbers of a folded paragraph that are not those they take up."""
    text = view.text
    for row in _ROW.finditer(text) if "、" in text and _NEXT.search(text) else ():
        number, again = _value(row["count"]), _value(row["again"])
        if again > number == len(names_in(row["list"])):
            said = view.slice(row.start("again"), row.end())
            yield Miscounted(said, said.text, number, view.slice(row.start("count"), row.end("noun")))
    for told in _TOLD_OF.finditer(text):
        number, again = told["list"].count("、") + 1, _value(told["count"])
        if number != again and not _MORE_THAN.search(told["list"] + told["last"]):
            listed = view.slice(*told.span("list"))
            yield Miscounted(view.slice(*told.span("again")), told["again"], number, listed)
    for some in _SOME.finditer(text) if _FIRST_ONES.search(text) else ():
        if _value(some["again"]) > _value(some["count"]):
            listed = view.slice(*some.span("count"))
            yield Miscounted(view.slice(*some.span("said")), some["said"], _value(some["count"]), listed)
    for above in _ABOVE.finditer(text):
        number = _value(above["count"])
        start = above.start()
        for _ in range(_BACK):
            start = start_of(text, max(0, start - 1), FULL_STOPS)
        of = re.compile(
            rf"(?<![\d.第前后另余上述这])(?P<count>{_NUMBER})(?P<unit>{above['unit']})(?P<said>[\u4e00-\u9fff]{{0,6}}?{above['noun'][:2]})?"
        )
        told = list(of.finditer(text, start, above.start()))
        named = [one for one in told if one["said"]]
        if not named or number in {_value(one["count"]) for one in told}:
            continue
        parts = [_value(one["count"]) for one in _each(above["unit"]).finditer(text, start, above.start())]
        if number in accumulate(reversed(parts)):
            continue  # 4个部门缺少明细，2个未作说明，1个无法下载。上述7个部门
        last = named[-1]
        said = view.slice(above.start("count"), above.end("unit"))
        yield Miscounted(said, said.text, _value(last["count"]), view.slice(last.start(), last.end("unit")))


@cache
def _each(unit: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.第])(?P<count>\d{{1,3}}|[一两{ONES[1:]}])(?:{unit})")


def _value(said: str) -> int:
    return integer(said, 0) if said.isdigit() else value(said) or 0
