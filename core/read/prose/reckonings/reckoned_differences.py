"""Differences by what speaks for them: 上半年31件，下半年24件，较上半年减少8件; 收到20件，撤回2件，实际答复19件.

Only where the sentence counts three of one unit, the last of them told as what the others leave or differ by.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sentences import FULL_STOPS, start_of, told_from
from core.language.sought import Sought
from core.model.numbers import show
from core.read.prose.amounts import RELATIVE, Amount, amounts
from core.read.prose.clauses import folded
from core.read.prose.reckonings.balances import Balance
from core.read.prose.sums.reckoned_sums import misses_by_little

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import View

#: By how much the two differ; what they are held against is named where it is one of them.
_BY = re.compile(
    r"""(?x) (?: [较比] (?P<than> [\u4e00-\u9fff]{1,8}? ) )?
    (?P<way> 减少 | 增加 | 少 | 多 | 提前 | 缩短 | 压缩 | 节约 | 还差 | 尚差 | 仍差 | 只差 | 相差 | 超额 | 超出
      | 高出 | 低于 | 提高 | 降低 | 下降 | 上升 )
    (?: 了 | 出 | 完成 | 发布 | 公开 | 推送 | 受理 | 办理 | 收到 | 用时 ){0,2} $"""
)
#: Such a difference is less than what it is a difference to.
_TO_GO = ("还差", "尚差", "仍差", "只差", "提前", "相差", "超额", "超出")
#: What went, and what there is without it.
_WENT = Sought("撤回|撤并|撤销|注销|退回|剔除|取消|终止|合并|关停|核减|不予受理|扣除|清退|退出|减去")
_LEFT = Sought(r"(?:实际|保留|现有|最终|实有|有效|剩余|余下?|尚余|剩)[\u4e00-\u9fff]{0,6}$")
_KEPT = re.compile("保留|现有|剩|余|实有")
_OTHERWISE = re.compile(
    "上年|去年|同期|往年|前年|每|约|近[\\d两三]|以上|累计|其中|分别|另|计划|目标|结转|新增|新开|新设|增设|同比|环比|连续|以来|各(?![类项种])|超过"
)
_THREE, _FEW, _FIFTH = 3, Decimal(2), 5


def reckoned_differences(paragraph: View) -> Iterator[Balance]:
    """The differences of a paragraph that are wrong by little."""
    view = folded(paragraph)
    text = view.text
    if not _BY_OR_LEFT.search(text):
        return
    read = amounts(text)
    for told in read:
        if not told.exact or told.quantity.step != 1 or told.unit in RELATIVE:
            continue
        start, end = start_of(text, told.start, FULL_STOPS + ";"), told.quantity.end
        row = [a for a in read if start <= a.start < told.start and a.unit not in RELATIVE]
        if len(row) != _THREE - 1 or any(not a.alike(told) or not a.exact or a.quantity.step != 1 for a in row):
            continue
        one, other = row
        if _IT_WAS.search(told.said) and _MORE_OR_LESS.search(other.said):
            yield from _against_last(view, one, other, told)
            continue
        said = text[told_from(text, start, end) : end]
        if told.said.find("超额") >= 0 or told.said.find("超出") >= 0:
            said = said.replace("计划", "").replace("目标", "")
        if _OTHERWISE.search(said) or not (
            _differs(text[start : other.quantity.end], told, row) or _is_left(told, row)
        ):
            continue
        due = abs(one.value - other.value)
        gap = abs(due - told.value)
        if (
            due
            and gap
            and (gap <= max(_FEW, due / _FIFTH) or misses_by_little(told.value, due))
            and told.value not in (one.value, other.value)
        ):
            large, small = (one, other) if one.value > other.value else (other, one)
            shown = f"{show(large.value)}－{show(small.value)}"
            place = view.slice(told.start, told.quantity.end)
            counts = tuple(a.quantity for a in (one, other, told))
            yield Balance(counts, told.quantity, due, shown, view.slice(one.start, other.quantity.end), place)


_BY_OR_LEFT = re.compile(
    "减少|增加|少|多|提前|缩短|压缩|节约|差|高出|低于|提高|降低|下降|上升|实际|保留|现有|最终|实有|有效|余|剩"
)


#: 45件，同比增加9件，增长25%，上年为36件
_IT_WAS = Sought("^(?:而|其中)?(?:上年|去年|上一年度?)(?:同期)?(?:为|是|有|仅|共)?$")
_MORE_OR_LESS = Sought("(?:同比|[较比](?:上年|去年)(?:同期)?)(?:(?P<more>增加|多|增长)|(?P<less>减少|少|下降))了?$")


def _against_last(view: View, now: Amount, by: Amount, was: Amount) -> Iterator[Balance]:
    """This year's number, by how much it is more or less, and last year's, which these two give."""
    way = _MORE_OR_LESS.search(by.said)
    due = now.value - by.value if way and way["more"] else now.value + by.value
    if _OF_PART.search(view.text[now.sentence[0] : was.start]) or due <= 0 or due == was.value:
        return
    shown = f"{show(now.value)}{'－' if way and way['more'] else '＋'}{show(by.value)}"
    place = view.slice(was.start, was.quantity.end)
    counts = tuple(a.quantity for a in (now, by, was))
    yield Balance(counts, was.quantity, due, shown, view.slice(now.start, by.quantity.end), place)


_OF_PART = re.compile("其中|分别|累计|平均|每|约")


#: 32条，比旧版的26条增加6条
_HELD = Sought("[较比][\u4e00-\u9fff]{1,8}的$")


def _differs(before: str, told: Amount, row: Sequence[Amount]) -> bool:
    """Whether a number is told as that by which the two before it differ."""
    by = _BY.search(told.said)
    one, other = row
    if by and any(a.said.endswith(by["way"]) for a in row):
        return False  # 提前6小时预报、提前3小时定位、提前1小时到镇: a row
    fell = by is not None and by["way"] in ("减少", "少", "下降", "降低", "低于", "缩短", "压缩")
    if by and not by.start() and not by["than"] and _HELD.search(other.said) and by["way"] not in _TO_GO:
        return fell == (one.value < other.value) and one.value != other.value
    if by is None or (by.start() and not by["than"] and by["way"] not in _TO_GO):
        return False
    if by["than"]:
        known = by["than"].removesuffix("的") in before
        return known and fell == (other.value < one.value) and by["than"] in one.said
    more = row[1].value > row[0].value
    return by["way"] in _TO_GO and (by["way"] == "相差" or more == by["way"].startswith("超"))


def _is_left(told: Amount, row: Sequence[Amount]) -> bool:
    """Whether a number is told as what is left of the first without the second."""
    one, other = row
    if not _WENT.search(other.said + other.tail) or not _LEFT.search(told.said) or one.value <= other.value:
        return False
    return told.value < one.value and (told.value > one.value - other.value or _KEPT.search(told.said) is not None)
