"""What a sentence denies, and the next one takes up as known or counts: 没有承办代表建议。主办的7件代表建议….

Others: 举行新闻发布会零场。首场新闻发布会…; 未设自助查询机。自助查询机全年使用2900人次; 没有引发诉讼。其中败诉的1件….
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.numerals import ONES
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.denials.denials import Contradiction
from core.read.prose.denials.gainsaid import gainsaid
from core.read.prose.wholes.exclusive_values import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff]"
_UNIT = "(?:人次|场次|[件起笔宗例份条场次期名人篇家位项批部台套幅])"
_DENIED = re.compile(
    rf"""(?x) (?P<said> (?: 没有 | 从未 | 未曾 | 未 | 无 (?! [论法须需关偿障] ) ) (?! 有效 )
    (?P<what> {_HAN}{{4,22}} ) ) (?= [,。] )"""
)
_SO_MANY = Sought(rf"(?P<said>{_HAN}{{0,6}}?(?P<what>{_HAN}{{3,8}})(?:为|共)?零{_UNIT})(?=[,。])")
_LEAD = re.compile(f"{_HAN}{{0,12}}")
#: Because of what all reports tell.
_BECAUSE = re.compile("因?(?:政府|政务)?信息公开(?:工作)?(?:而)?(?:引发|引起|产生)的?")
_COUNTED_BEFORE = re.compile(rf"[\d{ONES}十百千两]{_UNIT}")
_AMONG = re.compile(rf"其中,?(?P<told>[^,;。\d]{{0,10}}?(?:的)?{NUMBER}[件起宗例条个])")
_LONGEST, _LEAST = 6, 4


def denied_then_known(paragraph: View) -> Iterator[Contradiction]:
    """The denials of a paragraph that the sentence behind gainsays."""
    view = folded(paragraph)
    text = view.text
    for match in (*_DENIED.finditer(text), *_SO_MANY.finditer(text)):
        lead = text[start_of(text, match.start(), COMMAS_AND_ENDS) : match.start()]
        if not _LEAD.fullmatch(lead) or "未" in lead or "没有" in lead:
            continue
        start, end = start_of(text, match.start(), FULL_STOPS), end_of(text, match.end(), FULL_STOPS)
        sentence = text[start:end]
        what = _BECAUSE.sub("", match["what"])
        if end >= len(text) - 1 or gainsaid("narrower").search(lead + match["what"]):
            continue
        behind = end + 1
        stop = end_of(text, behind, FULL_STOPS)
        said = match.span("said")
        told = _taken_up(text, what, behind, stop) if not gainsaid("any_thing").search(what[-_LEAST:]) else None
        if not told and start == 0 and not _COUNTED_BEFORE.search(sentence):
            among = _AMONG.match(text, behind, stop)
            told = among.span("told") if among and _of_suits(what, among["told"]) else None
        if told and not gainsaid("not_taken_up").search(text[behind : end_of(text, told[1], COMMAS_AND_ENDS)]):
            yield Contradiction(view.slice(*said), view.slice(*told))


def _of_suits(what: str, told: str) -> bool:
    return ("诉讼" in what and re.search("诉|判", told) is not None) or "申请" not in told


def _taken_up(text: str, what: str, start: int, stop: int) -> tuple[int, int] | None:
    """Where the next sentence begins with the thing: as counted, as the first of it, or as doing something."""
    for length in range(min(len(what), _LONGEST), _LEAST - 1, -1):
        key = re.escape(what[-length:])
        if what[-length:] not in text[start:stop]:
            continue
        for form in (
            rf"(?:对|针对|就|将|把)?(?:{_HAN}{{1,6}}的)(?:那|这)?{NUMBER}{_UNIT}{_HAN}{{0,8}}?{key}",
            rf"(?:对|针对|就|将|把)?首[场次期批份件个台]{_HAN}{{0,4}}?{key}",
            rf"(?:该|这台|这个)?{key}(?:全年|年内|共|累计|每[天日周月]|日均){{1,2}}[^,;。\d未没无]{{0,10}}\d+",
        ):
            told = re.compile(form).match(text, start, stop)
            if told:
                return told.span()
    return None
