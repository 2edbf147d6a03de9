"""Papers that come out so often by their kind, and how many numbers of them came out: 公报为季刊。全年出版6期."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.quantities import Bound, quantities
from core.read.prose.reckonings.rhythms import Rhythm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

#: How many numbers of them a year has.
_KINDS = {"半年刊": 2, "季刊": 4, "双月刊": 6, "半月刊": 24, "月刊": 12, "旬刊": 36}
_EVERY = {"半年": 2, "季度": 4, "季": 4, "双月": 6, "两个月": 6, "月": 12, "半个月": 24, "半月": 24}
_PAPER = "公报|政报|简报|专刊|刊物|期刊|内刊|通讯|报纸|月报|季报|年鉴|汇编|快报|电子刊"
_SAID = Sought(
    rf"""(?x)
    (?P<said> (?:为|是|系|属|,) (?P<kind> 半年刊 | 季刊 | 双月刊 | 半月刊 | 月刊 | 旬刊 )
    | (?: {_PAPER} ) 》? [\u4e00-\u9fff]{{0,2}} 每 个? (?P<every> 半年 | 季度 | 季 | 双月 | 两个月 | 半个月 | 月 )
      [\u4e00-\u9fff]{{0,2}} (?: 出版 | 出 | 编印 | 编发 | 印发 | 刊发 | 发行 | 编辑 ) (?: 1 | 一 ) [期刊次]
    | (?: {_PAPER} ) 》? (?: 每 )? (?P<each> 半年 | 季度 | 季 | 双月 | 半月 | 月 ) 一 [期刊] ) (?= [,;。] )"""
)
_OUT = re.compile(
    "(?:出版|编印|编发|印发|刊发|发行|编辑|出刊|刊印|印制|推出|出)(?:了|公报|政报|简报|该刊|电子刊)?(?:共|共计)?$"
)
_OTHERWISE = re.compile(
    r"""(?x)
    上年 | 去年 | 累计 | 创刊 | 自\d | \d月起 | 起改 | 改为 | 改刊 | 合刊 | 增刊 | 特刊 | 专辑 | 停刊 |
      休刊 | 半年 (?!刊)
    | 前.季度 | 截至 | 原为 | 恢复 | 加刊 | 加印 | 总第 | 试刊 | 计划 | 将 | 以来"""
)
_SENTENCES = 2


def periodicals(paragraph: View) -> Iterator[Rhythm]:
    """The kinds of papers beside which the next sentences have the numbers that came out in the year."""
    view = folded(paragraph)
    text = view.text
    for said in _SAID.finditer(text):
        reach = said.end()
        for _ in range(_SENTENCES):
            reach = end_of(text, min(reach + 1, len(text)), FULL_STOPS)
        start = start_of(text, said.start(), FULL_STOPS)
        number = _KINDS[said["kind"]] if said["kind"] else _EVERY[said["every"] or said["each"]]
        counts = [q for q in quantities(text) if said.end() <= q.start < reach and q.unit == "期"]
        if len(counts) != 1 or counts[0].bound is not Bound.EXACT or _OTHERWISE.search(text[start:reach]):
            continue
        count = counts[0]
        clause = text[start_of(text, count.start, COMMAS_AND_ENDS) : count.start]
        if _OUT.search(clause) and re.search("全年|年内|今年|本年|共|20\\d\\d年", clause):
            yield Rhythm(
                text[said.start("kind") if said["kind"] else said.start() : said.end()], number, number, count, True,
                view.slice(*said.span("said")), view.slice(count.start, count.end),
            )  # fmt: skip
