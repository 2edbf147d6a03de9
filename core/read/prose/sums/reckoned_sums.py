"""Sums by what speaks for them, whatever the words: 热线3260通、来函415封、来访782人次，三个渠道共4457件次.

A number that is told as all there is (共, 合计, 总量) is the sum of the counts of its sentence where that says how many
they are (三种渠道, 前者…后者…), that they are all of the year or one more (又, 另), or nothing but that it is
their sum; else only where it misses the sum by so little that no accident explains it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import IntEnum
from itertools import combinations
from typing import TYPE_CHECKING

from core.language.numerals import ONES, value
from core.language.sentences import told_from
from core.language.sought import Sought
from core.read.prose.amounts import RELATIVE, Amount, amounts, blanked, counts_before
from core.read.prose.clauses import folded
from core.read.prose.sums.bare_sums import BareSum
from core.read.prose.sums.dimensions import came_and_went, of_several
from core.read.prose.sums.made_of import made_of
from core.read.prose.sums.slipped_sums import slipped
from core.read.prose.times_of_year import make_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import View

#: What says in a clause that its number is all there is, what stands before it and what was done with it all.
_ALL = Sought(
    r"""(?x) (?P<before> [^\d]*? )
    (?P<cue> 共计 | 合计 | 总计 | 累计 | 总共 | 一共 | 合起来 | 加起来 | 加在一起 | 加总 | 相加 | 合并 | 先后
      | 总 (?! (?: 访问 | 浏览 | 点击 | 阅读 ) 量 )
        (?: 量 | 计? 数 | 额 | 分 | [人户]? [次数] | 件数 | [\u4e00-\u9fff]{1,3} [数量] )
      | (?<! 公 ) 共 (?! [同享建青性治产商] )
      | 全年 (?! [^\d]* [共合总累] ) (?= [\u4e00-\u9fff]{0,4}$ ) )
    (?P<done> [\u4e00-\u9fff]{0,8} ) $"""
)
#: Such a word itself says that numbers were added up.
_ADDED_UP = frozenset("合总加相")
#: In which no word of content stands.
_EMPTY = re.compile(
    """(?x) (?: 以上 | 上述 | 这 | 全[年县市区镇局] | 本年度? | 年内 | 年度 | 一年 | 今年 | 上半年 | 全部 | 各类 | 各项
    | 信息 | 公开 | 数量 | 总 | 计算 | 统计 | 后 | 均 | 共计? | 合计 | 累计 | 达到? | 为 | 是 | 有 | 了 | 到 | 近 | 则
    | 占比?    | 已 | 约 | 成员 | 人员 | 的 )*"""
)
#: How many there are to be added up: 三个受理口, 两类, 三者.
_SO_MANY = re.compile(
    rf"""(?x) (?: ^ | [^第每近前后{ONES}十百千两\d] ) (?P<kinds> [两{ONES[1:]}] | (?<! \d ) [2-9] )
    (?: 大?类 | 个 (?! 工作日 | 小时 ) | 种 | 项 | 批 | 次 | 期 | 场 | 家 | 支 | 者 | 级 | 轮 | 部分 | 方面 | 条 | 路
      | 季度 | 块 | 笔 | 届 | 处 | 方 | 支 ) [\u4e00-\u9fff]{{0,10}}$"""
)
#: The same taken up with no word of all: 以上三类信息716条, 两处接待362人次.
_THESE = Sought(
    rf"""(?x) ^ (?: 以上 | 上述 | 这 | 前述 )? [两{ONES[1:]}]
    (?: 大?类 | 个 (?! 月 | 工作日 | 小时 ) | 种 | 项 | 批 | 处 | 者 | 级 | 支 | 场 )
    (?P<done> [\u4e00-\u9fff]{{0,8}} ) $"""
)
#: The last count that comes to those before it.
_ONE_MORE = re.compile("又|再(?!次)|另外?(?!一)|还|加上|追加|加[开办印推]|补[充发报办]|增[开办印设]")
#: Told before such a count is what there was till then.
_TO_NOW = re.compile("年初|年中|前期|此前|首批|第一批|先期|起初|原定|原计划")
_FIRST_ON = tuple(f"第{one}" for one in ONES[:6])
#: With one of these anywhere before the number its sentence tells of more, of less or of another time.
_OTHERWISE = re.compile(
    rf"""(?x) 其中 | 包括 | 包含 | 除 (?! 了 ) | 去重 | 重复 | 交叉 | 重叠 | 同步 | 结转 | 上年 | 去年 | 同期 | 同比
    | 环比
    | 以来 | 历年 | 每 | 平均 | 人均 | 日均 | 近[两几{ONES[1:]}\d]年 | 约 | 以上 (?! [两{ONES[1:]}] ) | 至少 | 不少于
    | 计划
    | 目标 | 应 (?! [急用对邀] ) | 退出 | 注销 | 废止 | 撤销 | 减少 | 扣除 | 剩余 | 余下 | 退回 | 撤回 | 不含
    | 各 (?! [类项种级科股界方] ) | 左右 | 年末 | 年底 | 现有 | 现行 | 梳理后 | 转办 | 涉及 | 其余 | 若干 | 部分"""
)
_OVERLAP = Sought("去重|重复(?!计)|交叉|重叠|同步(?:发布|公开|推送)")
_AND_SO_ON = re.compile("[^,;。]{0,4}等(?![级次于待候同])")
_REST = re.compile("[^。]{0,4}[,;](?:其余|其他|剩余|余下|另)")
_NEAR, _TWENTIETH, _SMALL, _LARGE = Decimal(2), Decimal("0.05"), 20, 100
_TWO, _MOST, _FAR_LESS = 2, 8, 4
_AT_MOST = Decimal(2)
_ROUND = frozenset(map(Decimal, (10, 20, 100, 200, 1000, 2000, 10000)))


class _Ground(IntEnum):
    """How strongly the words say that a number is the sum of the counts before it."""

    NONE = 0
    VERB = 1  # 推送22篇…共推送53篇
    ONLY = 2  # 共53篇
    SAID = 3  # 三个平台共53篇


def reckoned_sums(paragraph: View, told: frozenset[int] = frozenset()) -> Iterator[BareSum]:
    """The sums of a paragraph that are wrong by what speaks for them; ``told`` are places of numbers known to fit."""
    view = folded(paragraph)
    if not _ALL_OR_MADE.search(view.text):
        return
    read = amounts(view.text)
    for total in read:
        if total.start in told or (total.unit in RELATIVE and total.unit != "%") or not total.exact:
            continue
        found = _before(view.text, read, total) or made_of(view.text, read, total)
        if found and told.isdisjoint(a.start for a in found):
            yield summed(view, total, found)


_ALL_OR_MADE = re.compile(f"[共计总起加]|合并|全年|先后|这|述|以上|[组构]成|[两{ONES[1:]}][类个种项批处者级支场]")


def summed(view: View, total: Amount, parts: Sequence[Amount]) -> BareSum:
    """A total and its parts, in the scale that all of them are told in (3.2万元 is 3.2)."""
    counts = (*parts, total)
    scale = next((one for name, one in _SCALES if all(name in a.quantity.written for a in counts)), Decimal(1))
    name = next((name for name, one in _SCALES if one == scale), "")
    unit = total.unit if total.unit.startswith(name) else f"{name}{total.unit}"
    ends = parts[0].start, parts[-1].quantity.end
    whole = view.slice(total.start, total.quantity.end)
    return BareSum(tuple(a.value / scale for a in parts), total.value / scale, unit, whole, view.slice(*ends))


_SCALES = (("亿", Decimal(100_000_000)), ("万", Decimal(10_000)))


def _before(text: str, read: Sequence[Amount], total: Amount) -> list[Amount] | None:
    """The counts before a number that are to make it and do not."""
    said = _ALL.search(total.said) or _THESE.search(total.said)
    if said is None:
        return None
    start = total.sentence[0]
    whole = blanked(text)[told_from(text, start, total.start) : total.quantity.end]
    if (
        _OTHERWISE.search(whole)
        or _OVERLAP.search(text[start : total.sentence[1]])
        or _REST.match(text, total.quantity.end)
    ):
        return None
    row = counts_before(read, total) if total.unit != "%" else _per_cents(read, total)
    many = _many(said) or _many_before(text, row, total)
    if many and not row and total.unit != "%":
        row = _of_sentences_before(read, total, many)
        if not row or _OTHERWISE.search(text[row[0].sentence[0] : start]):
            return None
    for parts in _runs(row, total, many):
        if any(not a.exact or _AND_SO_ON.match(a.tail) for a in parts):
            return None
        labels = [a.lead for a in parts]
        if of_several(labels) or came_and_went(labels) or (many and many != len(parts)):
            continue
        ground = _ground(total, said, parts, many)
        if len(parts) < len(row) and many != len(parts) and ground is not _Ground.NONE:
            ground = _Ground.VERB if all(a.alike(total) for a in row) else ground
        if ground is not _Ground.NONE and _misses(read, total, parts, ground):
            return parts
    return None


def _per_cents(read: Sequence[Amount], total: Amount) -> list[Amount]:
    """The shares before one that two or more of them are to make: 52%、21%，两类合计占73%."""
    start = total.sentence[0]
    shares = [a for a in read if start <= a.start < total.start and a.unit == "%"]
    return shares if shares and "占" in shares[0].said and "占" in total.said else []


def _many(said: re.Match[str]) -> int:
    """How many counts a clause says that there are; 0 where it does not."""
    kinds = _SO_MANY.search(said["before"]) if "before" in said.re.groupindex else _SO_MANY.search(said[0])
    return (value(kinds["kinds"]) or 0) if kinds else 0


#: 四个季度依次为12条、15条; 培训三期，人数分别为.
_RESPECTIVELY = Sought(
    rf"""(?x) (?P<kinds> [两{ONES[1:]}] )
    (?: 大?类 | 个 (?! 月 | 工作日 | 小时 ) | 种 | 项 | 批 | 次 | 期 | 场 | 家 | 支 | 级 | 轮 )
    [^\d;。]{{0,24}} (?: 分别 | 依次 ) [^\d;。]{{0,10}} $"""
)


def _many_before(text: str, row: Sequence[Amount], total: Amount) -> int:
    """How many counts there are by the words before the first of a row that they are told of one by one."""
    first = next((a for a in row if a.alike(total) and ("分别" in a.said or "依次" in a.said)), None)
    kinds = _RESPECTIVELY.search(text[total.sentence[0] : first.start]) if first else None
    return (value(kinds["kinds"]) or 0) if kinds else 0


def _of_sentences_before(read: Sequence[Amount], total: Amount, many: int) -> list[Amount]:
    """So many counts, where the sentence or the sentences right before have just these."""
    row: list[Amount] = []
    first = total.sentence[0]
    for a in reversed([a for a in read if a.start < first and a.unit not in RELATIVE]):
        if len(row) >= many and a.sentence != row[0].sentence:
            break
        if first - (row[0] if row else a).sentence[1] > 1 and not row:
            return []
        row.insert(0, a)
    return row if len(row) == many else []


def _runs(row: Sequence[Amount], total: Amount, many: int) -> Iterator[list[Amount]]:
    """The counts that may be the parts: all, those in the total's unit, the last of these as many as it says."""
    alike = [a for a in row if a.alike(total)]
    if many and len(row) == many:
        yield list(row)
    elif many and len(alike) > many:
        yield alike[-many:]
    elif _TWO <= len(alike) <= _MOST:
        yield alike
        if len(alike) > _TWO and not many:
            yield alike[1:]


def _ground(total: Amount, said: re.Match[str], parts: Sequence[Amount], many: int) -> _Ground:
    leads = [a.said for a in parts]
    done, groups = said["done"], said.groupdict()
    before, cue = groups.get("before") or "", groups.get("cue") or ""
    alone = len(done) == 1 and any(done in a.lead for a in parts)
    shared = alone or _shares_a_word(done + total.tail, parts)
    bare = _EMPTY.fullmatch(done) is not None and not total.tail.strip("的左右")
    if total.unit == "%" and many != len(parts):
        return _Ground.NONE
    if many == len(parts) or (len(parts) == _TWO and "前者" in leads[0] and "后者" in leads[1]):
        return _Ground.SAID if shared or bare or _EMPTY.fullmatch(done) else _Ground.NONE
    if not cue:
        return _Ground.NONE
    times = make_all([*leads[:-1], parts[-1].lead], before)
    own = not _EMPTY.fullmatch(done) and not (alone or _shares_a_word(done, parts))  # 还完成194个，共出台419个方案
    more = _ONE_MORE.search(parts[-1].lead) is not None and not own
    if times or (more and len(parts) == _TWO and (times is None or _TO_NOW.search(leads[0]))):
        return _Ground.SAID
    if times is False or cue == "全年":
        return _Ground.NONE
    in_order = all(first in lead for first, lead in zip(_FIRST_ON, leads, strict=False))
    if cue != "累计" and bare and (_EMPTY.fullmatch(before) or _names_parts(before, parts)):
        return _Ground.ONLY
    alike = all(a.alike(total) for a in parts)
    each = alike and not total.tail and any(all(w in a.said for a in parts) for w in _words(done))  # each in its word
    joined = alike and parts[-1].quantity.end + len(total.said) == total.start
    if (in_order and shared) or (alike and cue[0] in _ADDED_UP and (bare or shared)) or each or (joined and shared):
        return _Ground.ONLY
    return _Ground.VERB if shared and cue != "先后" else _Ground.NONE


def _words(said: str) -> set[str]:
    """All pairs of characters, which most words are."""
    return {said[at : at + _TWO] for at in range(len(said) - 1)}


def _shares_a_word(said: str, parts: Sequence[Amount]) -> bool:
    """Whether what was done with all is what was done with each, or what they all are."""
    return any(word in a.said + a.tail for word in _words(said) for a in parts)


def _names_parts(name: str, parts: Sequence[Amount]) -> bool:
    """Whether a name is made of words that the parts are named by: 建议提案 of 人大建议 and 政协提案."""
    words = [name[at : at + _TWO] for at in range(0, len(name), _TWO)]
    told = [a.said + a.tail for a in parts]
    each = all(any(word in said for said in told) for word in words)
    return each and all(any(word in said for word in words) for said in told)


def _misses(read: Sequence[Amount], total: Amount, parts: Sequence[Amount], ground: _Ground) -> bool:
    """Whether a number is not the sum of its parts, and was meant to be."""
    values = [a.value for a in parts]
    right = sum(values, Decimal(0))
    gap = abs(right - total.value)
    steps = [a.quantity.step for a in (total, *parts)]
    coarse = any(step != 1 for step in steps)
    if gap <= (sum(steps) / _TWO if len(set(steps)) > 1 or len(parts) > _TWO else 0) * coarse:
        return False
    if not gap or total.value <= max(values) or total.value > right * _AT_MOST:
        return False
    if (ground is not _Ground.SAID and _some_make(values, total.value)) or _made_before(read, total, parts):
        return False
    step = max(steps)
    near = misses_by_little(total.value / step, right / step)
    alike = all(a.alike(total) for a in parts)
    if ground is _Ground.SAID and alike:
        return True
    if ground is _Ground.VERB:
        return total.value / step >= _LARGE and (slipped(total.value / step, right / step) or gap / step in _ROUND)
    return near or (alike and total.value < right)


def misses_by_little(told: Decimal, right: Decimal) -> bool:
    """Whether a number is wrong by a digit, by two that changed places, by a round number or by one or two.

    >>> [misses_by_little(Decimal(a), Decimal(b)) for a, b in ((6846, 6946), (61, 85), (605, 595), (57, 75))]
    [True, False, True, True]
    """
    gap = abs(told - right)
    if gap <= _NEAR or (gap <= max(told, right) * _TWENTIETH and min(told, right) >= _SMALL):
        return True
    return slipped(told, right) or (gap in _ROUND and gap * _FAR_LESS <= right)


def _some_make(values: Sequence[Decimal], told: Decimal) -> bool:
    """Whether some of the parts make the number."""
    return any(sum(some) == told for k in range(_TWO, len(values)) for some in combinations(values, k))


def _made_before(read: Sequence[Amount], total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the parts with counts told before them make the number, or one of those counts is the number."""
    before = [a for a in read if a.start < parts[0].start and a.alike(total)][-_MOST:]
    right = sum((a.value for a in parts), Decimal(0))
    for a in reversed(before):
        right += a.value
        if total.value in (a.value, right):
            return True
    return False
