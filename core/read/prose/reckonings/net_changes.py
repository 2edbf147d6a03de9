"""Differences that one sentence tells with both their sides.

新增31项，取消8项，净增25项; 由38个减至32个，减少7个; 计划24次，实际22次，少3次; 学校86所，已建79所，还有8所未建;
两类共75条，比第三类的60条多25条.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.numbers import show
from core.read.prose.clauses import folded
from core.read.prose.quantities import SCALES, Bound, Quantity, quantities
from core.read.prose.reckonings.balances import Balance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import View

_MORE = "新增|增加|新建|新设|新开|新办|增设|新立|新入|吸纳|登记|增补"
_LESS = "取消|减少|注销|关停|撤销|退出|核减|删除|裁撤|停用|减掉|清退|调出|报废|精简|压减|撤并"
_NET = re.compile(r"[^,;。\d]{0,4}[,;、](?:实际|全年|实|共)?(?:净(?P<more>增加?|新增)|净(?P<less>减少?))[^,;。\d]{0,8}")
_ADDED, _REMOVED = Sought(f"(?:{_MORE})[^,;。\\d]{{0,14}}$"), re.compile(f"(?:{_LESS})[^,;。\\d]{{0,14}}$")
#: From what to what.
_FROM = Sought("[由从](?:年初|上年末?|去年末?|上年底|去年底|原来|原先|原有|此前|之前|最初|20\\d\\d年)?的?$")
_TO = re.compile(
    r"""(?x)
    [^,;。\d]{0,3} ,?
    (?: [增升减降] | 增加 | 扩大 | 扩展 | 减少 | 精简 | 压减 | 缩减 | 调整
      | 提升 | 提高 | 下降 | 压缩 | 缩短 | 上升 | 增长 | 扩充 )
    [到至为] (?: 了 | 年末 | 年底 | 目前 | 现在 | 今年 )? 的?"""
)
_CHANGE_BEHIND = re.compile(
    "[^,;。\\d]{0,8}[,(](?:共|总共|一年|全年|实际|净|累计)?(?:新增|增加|净增|增长|减少|压减|精简|缩短|压缩|缩减|提高|下降|上升|扩大)"
    "了?[^,;。\\d]{0,6}"
)
_CHANGE_BEFORE = Sought(
    "(?:关停|停用|拆除|报废|退出|注销|减少|新增|增加|压减|撤销|取消|精简|增设|清退)了?[^,;。\\d]{0,12}$"
)
_BEFORE_FROM = re.compile("[^,;。\\d]{0,4},(?:总数|数量|总量|账号|合计)?")
#: What was planned, what came of it, and by how much it fell short.
_PLANNED, _REACHED = (
    Sought("(?:计划|应|目标)(?![^,;。]*每)[^,;。\\d]{0,14}$"),
    Sought("[,;](?:实际|已|完成)[^,;。\\d]{0,12}$"),
)
_SHORT = Sought("[,;](?:还)?(?P<which>[少多差]|超出|还差|相差)(?!次)[^,;。\\d]{0,6}$")
#: So many are not done.
_LEFT = re.compile(
    r"""(?x) [^,;。()\d]{0,10} [,;] (?: 但 | 而 | 目前 | 现 )?
    (?: (?P<still> 尚有 | 还有 | 仍有 ) | (?P<rest> 尚余 | 还剩下? | 剩下? | 剩余 | 余下 ) (?: 的 | 了 )?
      | (?: 待 | 尚未 | 暂未 | 未能 | 未 | 没有 | 正在 | 在办 ) [^,;。()\d]{0,8} )"""
)
#: Between a whole and what was done with some of it.
_DONE = re.compile(
    r"""(?x)
    (?: [\u4e00-\u9fff]{0,8} , | [\u4e00-\u9fff]{0,6} [当之]? 中 ,? ) (?: 其中 ,? )? (?: 目前 | 现 | 全年 | 年内 )?
    (?: 已 | 完成 | 办结 | 回复 | 答复 | 采纳 | 解决 | 整改 | 处理 | 建成 | 落实 | 兑现 | 达标 | 更新 | 建立 | 开通 )
    [\u4e00-\u9fff]{0,10}"""
)
_UNDONE = re.compile("[\u4e00-\u9fff]{0,6}?(?:尚未|未|没有|正在|在|待|仍)")
_COMPARED = re.compile("[^;。\\d]{0,12}比(?!上|去|20|计划|例|重|赛|较)[^,;。\\d]{2,14}")
_BY = re.compile("(?:高|多|少|低)(?:出|了)?")
_NO_DIFFERENCE = Sought("约|近|余|超|累计|每|平均|其中|分别|结转|转办|退回|撤回|另|以上")
_RELATIVE = frozenset({"%", "倍", "成", "个百分点", "百分点"})
_THREE, _FEW, _FIFTH = 3, Decimal(2), Decimal("0.2")


def net_changes(paragraph: View) -> Iterator[Balance]:
    """The differences of a paragraph, right ones among them."""
    view = folded(paragraph)
    text = view.text
    counts = [q for q in quantities(text) if q.unit not in _RELATIVE]
    for at in range(len(counts) - 2):
        row = counts[at : at + _THREE]
        start, end = start_of(text, row[0].start, FULL_STOPS), end_of(text, row[-1].start, FULL_STOPS)
        if start_of(text, row[-1].start, FULL_STOPS) != start or any(q.bound is not Bound.EXACT for q in row):
            continue
        units = {q.unit for q in row}
        if len(units - {""}) > 1:
            continue
        alone = sum(q.unit in units for q in counts if start <= q.start < end) == _THREE
        read = _net(text, row) or (
            alone and (_from_to(text, row) or _short(text, row) or _left(text, row) or _compared(text, row))
        )
        if read:
            yield _balance(view, row, *read)


def _net(text: str, row: Sequence[Quantity]) -> tuple[Quantity, Quantity, Quantity] | None:
    """What came, what went and the net of it; the count told is the last one."""
    one, other, told = row
    net = _NET.fullmatch(text, other.end, told.start)
    if not net:
        return None
    leads = [text[start_of(text, q.start, CLAUSE_MARKS) : q.start] for q in (one, other)]
    if _ADDED.search(leads[0]) and _REMOVED.search(leads[1]):
        more, less = one, other
    elif _REMOVED.search(leads[0]) and _ADDED.search(leads[1]):
        more, less = other, one
    else:
        return None
    return (more, less, told) if net["more"] else (less, more, told)


def _from_to(text: str, row: Sequence[Quantity]) -> tuple[Quantity, Quantity, Quantity] | None:
    """由38个减至32个，减少7个; 关停7个，由38个减至32个."""
    first, second, third = row
    clause = text[start_of(text, first.start, CLAUSE_MARKS) : first.start]
    if _FROM.search(clause) and _TO.fullmatch(text, first.end, second.start):
        change = _CHANGE_BEHIND.fullmatch(text, second.end, third.start)
        large, small = (first, second) if first.value > second.value else (second, first)
        return (large, small, third) if change else None
    from_ = text[first.end : second.start]
    word = _FROM.search(from_)
    if not word or not _TO.fullmatch(text, second.end, third.start):
        return None
    if not _CHANGE_BEFORE.search(clause) or not _BEFORE_FROM.fullmatch(from_[: word.start()]):
        return None
    large, small = (second, third) if second.value > third.value else (third, second)
    gap = abs(large.value - small.value - first.value)
    return (large, small, first) if gap <= max(_FEW, first.value * _FIFTH) else None


def _short(text: str, row: Sequence[Quantity]) -> tuple[Quantity, Quantity, Quantity] | None:
    """计划24次，实际22次，少3次."""
    planned, reached, told = row
    if not _PLANNED.search(text[start_of(text, planned.start, CLAUSE_MARKS) : planned.start]):
        return None
    if not _REACHED.search(text[planned.end : reached.start]) or planned.value == reached.value:
        return None
    if not _SHORT.search(text[reached.end : told.start]):
        return None
    large, small = (planned, reached) if planned.value > reached.value else (reached, planned)
    return large, small, told


def _left(text: str, row: Sequence[Quantity]) -> tuple[Quantity, Quantity, Quantity] | None:
    """学校86所，已建79所，还有8所未建."""
    whole, done, told = row
    left = _LEFT.fullmatch(text, done.end, told.start)
    between = text[whole.end : done.start]
    if not left or not _DONE.fullmatch(between) or whole.value <= done.value:
        return None
    if left["still"] and not _UNDONE.match(text, told.end):
        return None
    start = start_of(text, whole.start, FULL_STOPS)
    if _NO_DIFFERENCE.search(text[start : told.start].replace("其中", "")) or told.value > whole.value:
        return None
    gap = abs(whole.value - done.value - told.value)
    return (whole, done, told) if gap <= max(_FEW, whole.value * _FIFTH) else None


def _compared(text: str, row: Sequence[Quantity]) -> tuple[Quantity, Quantity, Quantity] | None:
    """两类共75条，比第三类的60条多25条."""
    one, other, told = row
    if not _COMPARED.fullmatch(text, one.end, other.start) or not _BY.fullmatch(text, other.end, told.start):
        return None
    large, small = (one, other) if one.value > other.value else (other, one)
    return large, small, told


def _balance(view: View, row: Sequence[Quantity], large: Quantity, small: Quantity, told: Quantity) -> Balance:
    scale = next((one for name, one in SCALES if all(name in q.written for q in row)), Decimal(1))
    due = large.value - small.value
    off = sum((q.step / 2 for q in row if q.step != 1), Decimal(0))
    if abs(due - told.value) < off and due != told.value:
        due = told.value  # as near as numbers in 万 tell
    shown = f"{show(large.value / scale)}－{show(small.value / scale)}"
    ordered = sorted(row, key=lambda q: q.start)
    all_of_it = view.slice(ordered[0].start, ordered[-1].end)
    return Balance(tuple(row), told, due, shown, all_of_it, view.slice(told.start, told.end), scale)
