"""What is said to become less and more in one paragraph: 申请数量明显减少。申请数量的增长给工作带来压力."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.sentences import COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Place = tuple[int, int]

_LEAST, _PAIR = 3, 2
_LESS, _MORE = (
    "减少|下降|降低|回落|下滑|为近[两三四五]年最[低少]|创新低",
    "增长|增多|增加|上升|攀升|上涨|递增|创新高|为近[两三四五]年最[高多]",
)
_HOW = (
    "(?:连续.年|总体|整体|明显|有所|大幅|逐[年步渐]|持续|稳步|显著|较快|略有|"
    "不断|进一步|再次|再|呈|的|逐月|同比|较上年|比上年|较去年|比去年|均|都|也){0,3}"
)
_THING = (
    "(?P<what>[\u4e00-\u9fff]{2,12}?(?:量|数|数量|件数|人数|次数|申请"
    "|留言|来信|来电|投诉|诉求|复议|诉讼|信访|案件|差错|咨询))"
)
_TOLD = Sought(rf"(?P<told>{_THING}{_HOW}(?:(?P<less>{_LESS})|(?P<more>{_MORE})))")
#: The clauses compare other times, or tell of parts.
_OTHERWISE = re.compile(r"""(?x)
    半年 | 季度 | 月 | 以来 | 近[年几两三](?! 年最) | 以往 | 往年 | 历年 | 其中 | 部分 | 分别 | 各 | 将 | 预计
    | 可能 | 避免 | 防止 | 后[,，] | 类 | 初期 | 前期 | 后期 | 随着 | 力争 | 推动 | 促进 | 实现 | 有效""")
_LEAD = re.compile(r"""(?x)
    (?: 今年 | 本年度 | 全年 | 与?[较比]?上年相比 | 与?[较比]?去年相比 | 同时 | 但 | 而 | 年内 | 受理的? |
    收到的? | 的 | [我本全][局委办县市区镇乡街] | 由于 | 因)+""")


def trends_told(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The later of two trends of one thing in a folded paragraph that run against each other, with the earlier one."""
    if "持平" in text or "相" in text or "一" in text:
        yield from _levels(text)
    told = [match for match in _TOLD.finditer(text) if not _OTHERWISE.search(_clause(text, match))]
    for at, again in enumerate(told):
        for before in told[:at]:
            one, other = _plain(before["what"]), _plain(again["what"])
            same = min(len(one), len(other)) >= _LEAST and (one.endswith(other) or other.endswith(one))
            near = text.count("。", before.end(), again.start()) <= 1
            if same and near and bool(before["less"]) != bool(again["less"]):
                yield again.span("told"), before.span("told")
                break


#: As many as the year before, and more or less of it in the next sentence.
_LEVEL = Sought(
    r"""(?x)
    (?P<what> [\u4e00-\u9fff]{2,14}? ) (?: 共 | 共计 | 为 | 数量 | 量 | 总数 )? (?: [1-9]\d{0,5}
      [件条次期场人篇份个] )? ,?
    (?P<told> (?: 总数 | 数量 | 总量 | 件数 )? (?: 与 | 同 | 和 ) (?: 上年 | 去年 | 上一年度? ) (?: 相比 )?
    (?: 持平 | 相同 | 一致 | 一样多? | 相当 ) ) (?= [,;。] )"""
)
_MOVED = Sought(
    rf"""(?x)
    (?P<what> [\u4e00-\u9fff]{{2,10}}? ) (?: 数量 | 总数 | 总量 | 量 | 数 | 件数 )? 的?
    (?P<told> (?: 较 | 比 ) (?: 上年 | 去年 ) (?: 多 | 少 | {_LESS} | {_MORE} ) | (?: {_LESS} | {_MORE} )
      [,]? (?: 主要 | 原因 ) )"""
)


def _levels(text: str) -> Iterator[tuple[_Place, _Place]]:
    """The later of two sentences that tell of as many as the year before, and of more or less."""
    for level in _LEVEL.finditer(text):
        for moved in _MOVED.finditer(text):
            name = _plain(moved["what"])
            clause = text[start_of(text, level.start(), FULL_STOPS) : level.end()]
            near = moved.start() - level.end() >= 0 and text.count("。", level.end(), moved.start()) == 1
            if near and name[-_PAIR:] in clause and len(name) >= _PAIR and not _OTHERWISE.search(_clause(text, moved)):
                yield moved.span("told"), level.span("told")
                break


def _clause(text: str, match: re.Match[str]) -> str:
    start = start_of(text, match.start(), FULL_STOPS)
    return text[start : end_of(text, match.end(), COMMAS_AND_ENDS)]


def _plain(what: str) -> str:
    lead = _LEAD.match(what)
    return what[lead.end() :] if lead else what
