"""How often something is done, and how many times it was done in the year: 全年检查12次，每季度1次."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.language.numerals import ONES, value
from core.language.sentences import CLAUSE_MARKS, COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.quantities import Bound, Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator


#: How many of such times a year has, at least and at most.
_IN_A_YEAR = {
    "半年": (2, 2),
    "季度": (4, 4),
    "季": (4, 4),
    "双月": (6, 6),
    "两月": (6, 6),
    "月": (12, 12),
    "周": (48, 53),
}
_RHYTHM = Sought(
    rf"""(?x)
    (?: 每 个? (?P<every> 半年 | 季度 | 季 | 双月 | 月 | 周 ) | 每两个?月 | 按 (?P<by> 月 | 季度 ) )
    (?P<done> [^,;:。\d第{ONES}两至不]{{0,14}} ) (?P<times> 1 | 一 | 2 | 两 ) (?P<unit> [次期场轮] )
    (?P<noun> [^,;:。、\d]{{0,14}} )"""
)
#: Rules, plans, parts of the year and times beyond the regular ones.
_OTHERWISE = re.compile(
    r"""(?x)
    至少 | 不少于 | 不低于 | 原则上 | 以上 | 确保 | 计划 | 拟 | 将 | 下一步 | 明年 | 要求 | 规定 | 上年 | 去年 | 同期
    | 半年 [内来以共开召] | 上半年 | 下半年 | \d月起 | 以来 | 自\d | 截至 | 分别 | 轮流 | 和专项 | 及专项
    | 第.季度 | 期间 | [旺淡]季 | 汛期 | 农忙
    | 各类 | 各 (?! 栏 | 项 | 种 | 渠道 | 平台 | 网站 ) | 每 [家个] [单部乡镇]"""
)
#: Words that rhythm and count may share without being of one thing.
_PLAIN = (
    *("政务", "公开", "政府", "信息", "工作", "全年", "开展", "组织", "召开", "举办"),
    *("进行", "情况", "单位", "部门", "年度", "全县", "全市"),
)
_BESIDES = re.compile(
    "另|临时|不定期|加密|额外|追加|增开|加开|新任|至今|暂停|停[办开刊更]|顺延|取消|合并|未(?:召开|举办|开展|组织|编发)"
)
#: What a count may have beside the thing itself.
_FILLERS = re.compile(
    "全年|本年度|年内|共计?|累计|合计|总计|已|实际|开展|组织|召开|举办|进行|编发|印发|播出|发布|推送|刊发|编印|举行|实施"
)


class Rhythm(NamedTuple):
    """How often, as written, and how many times that makes; the count of the year; ``bare`` of one thing for sure."""

    said: str
    least: int
    most: int
    times: Quantity
    bare: bool
    view: View
    times_view: View


def rhythms(paragraph: View) -> Iterator[Rhythm]:
    """The rhythms of a paragraph beside which the same sentence has the count of the same thing in the whole year."""
    view = folded(paragraph)
    text = view.text
    for match in _RHYTHM.finditer(text):
        start, end = start_of(text, match.start(), FULL_STOPS + ";"), end_of(text, match.end(), FULL_STOPS + ";")
        if match["every"] == "月" and text.endswith("平均", 0, match.start()):
            continue  # an average, which X513 holds against the total
        if sum(1 for _ in _RHYTHM.regex.finditer(text, start, end)) > 1:
            continue  # several together make what is counted
        counts = [q for q in quantities(text) if start <= q.start < end and q.unit == match["unit"]]
        counts = [q for q in counts if not match.start() <= q.start < match.end()]
        if len(counts) != 1 or counts[0].bound is not Bound.EXACT or counts[0].value < 2:
            continue
        count = counts[0]
        if _OTHERWISE.search(text[start : max(match.end("unit"), count.end)]) or _BESIDES.search(text[start:end]):
            continue
        bare = _binds(text, match, count)
        if bare is None:
            continue
        every = match["every"] or match["by"] or "两月"
        times = value(match["times"]) or 1
        least, most = (number * times for number in _IN_A_YEAR[every])
        said = text[match.start() : match.end("unit")]
        yield Rhythm(
            said, least, most, count, bare,
            view.slice(match.start(), match.end("unit")), view.slice(count.start, count.end),
        )  # fmt: skip


def _binds(text: str, match: re.Match[str], count: Quantity) -> bool | None:
    """Whether rhythm and count are of one thing: True where one of them stands alone in its clause; None where not."""
    clause = start_of(text, match.start(), COMMAS_AND_ENDS + "("), end_of(text, match.end(), COMMAS_AND_ENDS + ")")
    if clause[0] <= count.start < clause[1]:
        return None
    rhythm = text[clause[0] : match.start()] + match["done"] + match["noun"]
    at = start_of(text, count.start, COMMAS_AND_ENDS)
    told = text[at : count.start] + text[count.end : end_of(text, count.end, CLAUSE_MARKS)]
    between = text[min(count.end, clause[1]) : max(clause[0], at)]
    if between.strip(",(") and "次" in between:
        return None
    bare = _FILLERS.sub("", rhythm).replace("平均", "")
    if bare in told and count.start < match.start() and not between.strip(",("):
        return True
    behind = match.start() < count.start and not between.strip(",(")
    if behind and _FILLERS.sub("", told) in rhythm:
        return True
    shared = any(a + b in told and a + b not in _PLAIN for a, b in pairwise(rhythm))
    return False if shared else None
