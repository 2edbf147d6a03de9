"""For how long there has been a thing that the same sentence dates: 2019年开通，运行三年来…; 自2021年起连续六年…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.numerals import ONES, value
from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.facts.same_thing import shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_N = rf"\d{{1,2}}|[两{ONES}十]{{1,3}}"
_BEGUN = "开通|开设|开办|设立|成立|创办|创建|启用|上线|运行|举办|开始|建立|建成|实施|推行|施行|首次|起|以来"
#: A year in which something began, and behind it how many years that is.
_SINCE = Sought(
    rf"""(?x)
    (?<![至到—~-])(?P<begun> (?P<year> 20\d\d)年(?: \d{{1,2}}月)?(?: 正式 | 首次)?(?: {_BEGUN}))[^;。]{{0,24}}?
    (?P<told> (?: (?: 运行 | 开办 | 开设 | 举办 | 实施 | 坚持 | 推行 | 开展 | 使用 | 成立 | 开通)(?: 已有? | 了
    | 至今已?有? | 满){{0,2}}(?P<years> {_N})年(?! 级 | 度 | 行) | (?: 已 | 至今已?)?连续(?:
    [\u4e00-\u9fff]{{2}})?(?P<running> {_N})(?: 个?年头?(?! 度 | 级) | 届) | 今年(?: 已)?是第(?P<nth> {_N})(?:
    个?年头? | 届)))"""
)
#: It stood still, was made anew, or another year is meant.
_OTHERWISE = re.compile(r"""(?x)
    20\d\d年 | 改版 | 升级 | 改造 | 中断 | 暂停 | 停办 | 停刊 | 恢复 | 重新 | 疫情 | 近 | 超过 | 两年一 | 每两年
    | 原 | 前身 | 上年 | 截至""")
#: New since a month of the second half, and at work in the first: 10月新建成的体验区…。体验区上半年接待….
_NEW_IN = Sought(
    r"""(?x)
    (?P<said> (?: [7-9] | 1[0-2])月(?: [1-3]?\d日)?[,]?(?: 新 | 正式 | 全面)?(?: 建成 | 开通 | 上线 | 启用 |
    设立 | 建立 | 成立 | 投入使用 | 揭牌)的?(?P<what> [\u4e00-\u9fff“”]{2,16}))"""
)
_FIRST_HALF = Sought(r"""(?x)
    (?P<told> (?: 上半年 | 一季度 | 第一季度 | 二季度 | 第二季度)(?: 共 | 累计)?(?: 接待 | 发布 | 推送 | 受理 |
    服务 | 办理 | 收到 | 更新))""")


def _later_half(text: str) -> Iterator[tuple[_Place, _Place]]:
    for said in _NEW_IN.finditer(text):
        for again in _FIRST_HALF.regex.finditer(text, said.end()):
            clause = text[start_of(text, again.start(), COMMAS_AND_ENDS) : end_of(text, again.end(), COMMAS_AND_ENDS)]
            if shared(said["what"], clause) and text.count("。", said.end(), again.start()) <= 1:
                yield again.span("told"), said.span("said")
                break


def since_when(text: str, year: int | None) -> Iterator[tuple[_Place, _Place]]:
    """Where a folded paragraph of the report's ``year`` counts other years than there were since a beginning."""
    yield from _later_half(text)
    if year is None or "20" not in text:
        return
    for match in _SINCE.finditer(text):
        begun = integer(match["year"], year)
        between = text[match.end("begun") : match.start("told")]
        told = value(match["years"] or match["running"] or match["nth"] or "") or 0
        passed = year - begun
        fitting = {
            "years": (passed - 1, passed, passed + 1),
            "running": (passed, passed + 1),
            "nth": (passed, passed + 1),
        }
        kind = "years" if match["years"] else "running" if match["running"] else "nth"
        if begun >= year or told in fitting[kind] or _OTHERWISE.search(between):
            continue
        start, end = start_of(text, match.start(), FULL_STOPS), end_of(text, match.end(), FULL_STOPS)
        if not re.search("20\\d\\d年", text[start : match.start()] + text[match.end() : end]):
            yield match.span("told"), match.span("begun")
