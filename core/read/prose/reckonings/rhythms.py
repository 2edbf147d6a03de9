"""How often something is done, and how many times it was done in the year: 全年检查12次，每季度1次."""

from __future__ import annotations

import re
from itertools import chain, pairwise
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
    *("进行", "情况", "单位", "部门", "年度", "全县", "全市", "检查", "公示", "公布", "发布"),
)
_BESIDES = re.compile(
    "另|临时|不定期|加密|额外|追加|增开|加开|新任|至今|暂停|停[办开刊更]|顺延|取消|合并|未(?:召开|举办|开展|组织|编发)"
)
#: What a count may have beside the thing itself.
_FILLERS = re.compile(
    r"""(?x)
    全年 | 本年度 | 年内 | 共计? | 累计 | 合计 | 总计 | 已 | 实际 | 开展 | 组织 | 召开 | 举办 | 进行 | 编发 |
    印发 | 播出 | 发布 | 推送 | 刊发 | 编印 | 举行 | 实施"""
)
_MORE = re.compile("另[有外]?(?:开展|组织|召开|举办|进行)|增开|加开|额外")
#: The rhythm by the verb alone, and how often the same was done.
_AS_OFTEN = Sought(
    rf"""(?x)
    (?: 每个? | 按 | 逐)(?P<every> 半年 | 季度 | 季 | 双月 | 月 | 周 | 两个?月)(?: 一 | 定期 | 至少 | 组织 |
    开展)?(?P<verb> (?! [{ONES}两])[一-鿿]{{2}})(?: 一次 | 1次)?(?P<what> [^,;。\d]{{0,12}})[,;。]
    [\u4e00-\u9fff]{{0,4}}(?: 全年 | 年内 | 一年来 | 今年 | 本年度 | 20\d\d年)(?: 共计? | 累计 | 先后 | 已
    ){{0,2}}(?P<thing> [一-鿿]{{0,6}}?)(?P=verb)(?P<noun> [一-鿿]{{0,6}}?)了?(?: 共)?(?P<count> \d{{1,3}})
    [次期场轮份篇]"""
)
#: Of several things, each of which has its times.
_SEVERAL = re.compile(rf"[\d{ONES}十][个家处块]")
_EACH = re.compile("各(?![项类])|分别|轮流|计划|应|要求|机制.*不|未能|坚持不")
_TWICE, _SHORT = 2, 6


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
    told: set[int] = set()
    for read in chain(_within_a_sentence(view), _by_its_verb(view)):
        if read.times.start not in told:
            told.add(read.times.start)
            yield read


def _within_a_sentence(view: View) -> Iterator[Rhythm]:
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
        told_until = end_of(text, max(match.end("unit"), count.end), COMMAS_AND_ENDS)
        if _OTHERWISE.search(text[start : max(match.end("unit"), count.end)]) or _beside(text, start, told_until, end):
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


def _beside(text: str, start: int, told_until: int, end: int) -> bool:
    """Whether more times are told of: a clause behind both numbers may only name another thing that is 临时."""
    return _BESIDES.search(text[start:told_until]) is not None or _MORE.search(text[told_until:end]) is not None


def _by_its_verb(view: View) -> Iterator[Rhythm]:
    """What is done so often, and how often the same was done in the year: 按季度更新。全年更新12次."""
    text = view.text
    for match in _AS_OFTEN.finditer(text):
        if match["every"] not in _IN_A_YEAR and "两" not in match["every"]:
            continue
        start = start_of(text, match.start(), FULL_STOPS + ";")
        said = text[start : match.end()]
        count = next((q for q in quantities(text) if q.start == match.start("count")), None)
        if count is None or count.bound is not Bound.EXACT or count.value < _TWICE:
            continue
        end = end_of(text, match.end(), FULL_STOPS + ";")
        several = _SEVERAL.search(text[start : match.start("verb")]) or _EACH.search(said)
        if several or _OTHERWISE.search(said) or _beside(text, start, match.end(), end):
            continue
        least, most = _IN_A_YEAR.get(match["every"], (6, 6))
        behind = text[match.end() : end_of(text, match.end(), CLAUSE_MARKS)]
        if len(behind) <= _SHORT:
            yield Rhythm(
                text[match.start() : match.end("verb")], least, most, count, True,
                view.slice(match.start(), match.end("verb")), view.slice(count.start, count.end),
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
