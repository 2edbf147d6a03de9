"""A problem that is said to be solved, and in the next sentences to be there still.

解读形式单一、栏目更新不及时三个问题已全部解决。目前栏目更新仍不及时…; 网站改造全部完成。目前改造尚未完成….
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.numerals import ONES
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_SOLVED = Sought(
    r"""(?x)
    (?P<said> (?: 均已? | 已 | 已经 | 全部 | 都已? | 得到 | 得以 | 彻底 | 有效 | 圆满 ){1,3} (?: 得到 |
      彻底 | 全部 | 有效 )?
    (?: 解决 | 整改 | 消除 | 改正 | 纠正 | 克服 | 销号 ) (?: 到位 | 完成 | 完毕 | 销号 )? ) (?= [,;。] )"""
)
#: By these words a problem is there still.
_STILL = re.compile("仍然?|依然|依旧|尚|还|目前|至今|一直")
_OLD = re.compile("依然存在|仍然?存在|依旧存在|依旧|依然")
_IDLE = re.compile(
    f"仍然?|依然|依旧|尚|还(?!是)|目前|至今|一直|存在|的问题|等?问题|现象|[{ONES[:5]}]是|比较|较为|有些|个别|部分|但是?|不过"
)
#: It is another time, it was in part, or others are spoken of.
_OTHERWISE = re.compile(
    "部分解决|基本|初步|一定程度|逐步|有所|新(?:发现|增|出现)|各|下属|所属|乡镇|基层|如|若|防止|避免|杜绝|不再|其他|另外?"
)
_BAD = re.compile("不|未|缺|少|弱|单一|滞后|频繁|薄弱|短缺|老化|简单|低|慢|差|难|乱|重复|失效|流失|紧张|空白|断更|繁琐")
_NO_PROBLEM = re.compile("问题|整改|不断|不同|不少于")
_MARKS = re.compile("[^\u4e00-\u9fff]+")
_LEAST, _SENTENCES = 4, 2


def solved_and_still(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The problems of a folded paragraph that are there still, each with where it is said to be solved."""
    for said in _SOLVED.finditer(text):
        start = start_of(text, said.start(), FULL_STOPS + ";")
        solved = text[start : said.start()]
        if _OTHERWISE.search(text[start : said.end()]):
            continue
        reach = said.end()
        for _ in range(_SENTENCES + 1):
            reach = end_of(text, min(reach + 1, len(text)), FULL_STOPS)
        for at, end in _clauses(text, said.end(), reach):
            clause = text[at:end]
            sentence = text[start_of(text, at, FULL_STOPS) : end]
            if _STILL.search(clause) and not _OTHERWISE.search(sentence) and _same(solved, clause):
                yield (at, end), said.span("said")
                return


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        begin = start + 1
        start = end_of(text, begin, COMMAS_AND_ENDS)
        if start > begin:
            yield begin, start


def _same(solved: str, clause: str) -> bool:
    """Whether a clause names one of the problems in its own words."""
    bare = _IDLE.sub("", clause)
    for problem in _MARKS.split(_IDLE.sub("", re.sub("[、和与及]", "/", solved))):
        for at in range(len(problem) - _LEAST + 1):
            piece = problem[at : at + _LEAST]
            if piece in bare and _BAD.search(piece) and not _NO_PROBLEM.search(piece):
                return True
    return False
