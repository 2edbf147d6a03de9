"""What one sentence tells as a fact and the one beside it denies in the same words, whatever the words are.

公文在起草时即确定公开属性。起草时未确定公开属性的公文有11份; 专区设有轮椅。专区没有轮椅; 没有集中授课。集中授课现场….

Both clauses have the denied word and one more in common, and tell of no other time, no others, no rule.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.language.numerals import ONES
from core.language.remembered import remembered
from core.language.sentences import FULL_STOPS, PAUSES, end_of, start_of
from core.read.prose.cannot_both_words import cannot_both_words
from core.read.prose.opposites import denial_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_HAN = "[\u4e00-\u9fff]"
_DENIED = re.compile(
    rf"""(?x) (?P<no> 尚未 | 仍未 | 并未 | 从未 | 未能 | 没能 | 没有 | 从不 | 不存在 | 未 | 没 | 无 (?! 法 | 论 |
      需 | 须 | 关 | 锡 | 障 ) | 零
      | 不 (?= 支持 | 互通 | 提供 | 具备 | 设 | 收 | 接受 | 受理 ) )
    (?: 再 | 任何 | 及时 | 按[时期] | 予以? | 能够? | 被 | 进行 | 得到 | 有 | 一[件个名条份项] | 作出? | 出现 |
      发生 | 收到 | 召开 | 举办 | 举行
      | 组织 | 开展 | 设置 | 设立 | 聘请 | 配备 | 邀请 | 建立 | 签订? ){{0,3}}
    (?P<what> {_HAN}{{2,12}} )"""
)
_NEGATED = re.compile("[未没不无零非][^,;。]{0,4}$")
#: Behind a word that ends there, or goes on as part of no longer name.
_BOUND = re.compile("$|[^\u4e00-\u9fff]|[的了率后时并且和与及、均也而将已于在由共仍版两等]")
_NUMBERS = re.compile(f"[{ONES}十百千两的]")
#: Lists of problems, and what is told of a work as a whole.
_LISTED = re.compile("[;:]")
_COUNT = re.compile(rf"\d|占[{ONES}]成|[{ONES}十百两]+[件个名条份项次家处村]")


_HAS_AN_OBJECT = re.compile("了?[\u4e00-\u9fff\\d]")
_NOUNS = ("工作", "进度", "方面", "制度", "机制", "流程", "规则", "方式", "情况", "范围", "清单", "区", "办法", "加配")


class _Clause(NamedTuple):
    start: int
    end: int


@remembered
def said_and_denied(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The later of two clauses of a folded paragraph of which one denies what the other tells, with the earlier one."""
    if "。" not in text:
        return
    for denied in _DENIED.finditer(text):
        key = denied["what"][:2]
        if text.count(key) < 2 or cannot_both_words().never.match(denied["what"]):
            continue
        mine = _clause(text, denied.start())
        first, last = _beside(text, denied.start())
        at = text.find(key, first)
        while first <= at < last:
            if not mine.start <= at < mine.end and _against(text, denied, mine, at):
                told = _clause(text, at)
                yield (mine, told) if mine.start > told.start else (told, mine)
                break
            at = text.find(key, at + 1)


def _beside(text: str, at: int) -> tuple[int, int]:
    """From the beginning of the sentence before to the end of the one behind."""
    start = start_of(text, at, FULL_STOPS)
    end = end_of(text, at, FULL_STOPS)
    return start_of(text, max(0, start - 1), FULL_STOPS), end_of(text, min(len(text), end + 1), FULL_STOPS)


def _clause(text: str, at: int) -> _Clause:
    return _Clause(start_of(text, at, PAUSES), end_of(text, at, PAUSES))


def _against(text: str, denied: re.Match[str], mine: _Clause, at: int) -> bool:
    told = _clause(text, at)
    one, other = text[slice(*told)], text[slice(*mine)]
    between = text[min(mine.end, told.end) : max(mine.start, told.start)]
    if "。" not in between or _LISTED.search(between):
        return False
    if denial_before(text, at) is not None or _NEGATED.search(text[told.start : at]):
        return False
    words = cannot_both_words()
    if words.not_facts.search(one) or words.not_facts.search(other):
        return False
    start = denied.start("what")
    length = next(
        (n for n in range(len(denied["what"]) + 1) if text[start + n : start + n + 1] != text[at + n : at + n + 1]),
        len(denied["what"]),
    )
    if not (
        _BOUND.match(text[start + length : start + length + 1]) or _BOUND.match(text[at + length : at + length + 1])
    ):
        return False
    if any(
        text.startswith(("的", "者"), place + length) and not _COUNT.search(clause)
        for place, clause in ((start, other), (at, one))
    ):
        return False  # 未公布的…，公布的…: of any that are so
    if _COUNT.search(one) and _COUNT.search(other) and not words.all.search(one):
        return False  # 159个村开通，27个村尚未开通
    if text.startswith(_NOUNS, at + length):
        return False
    if _HAS_AN_OBJECT.match(text, at + length) and len(denied["what"]) > length and denied["what"][-2:] not in one:
        return False  # 未约谈责任单位，约谈了1名责任人
    key = text[at : at + max(2, length)]
    if _common(one.replace(key, "/"), other.replace(key, "/")):
        return True
    first = mine.start < told.start and text[start + len(key) : start + len(key) + 1] in {",", "。"}
    return first and re.search(rf"\d月[^,;。]{{0,12}}{re.escape(key)}", one) is not None


def _common(one: str, other: str) -> bool:
    idle = cannot_both_words().idle
    known = _NUMBERS.sub("/", idle.sub("/", one))
    return any(a + b in known for a, b in pairwise(_NUMBERS.sub("/", idle.sub("/", other))) if "/" not in a + b)
