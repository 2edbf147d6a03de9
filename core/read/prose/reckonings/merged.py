"""Stocks of which some were merged or closed and others set up: 原有11个，3个合并为1个，新设2个，现有11个.

Every count of the sentence has its part in the account, or nothing is known.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, split, start_of
from core.language.sought import Sought
from core.model.numbers import show
from core.read.prose.clauses import folded
from core.read.prose.quantities import Bound, quantities
from core.read.prose.reckonings.balances import Balance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

#: What there was, told once in the sentence.
_BEFORE = re.compile(
    "(?:原先?(?:共?有|设有?)|年初(?:共?有|设有?)|(?<![较比])[上去]年[底末](?:共?有|设有?))[^,;。\\d]{0,10}$"
)
#: Between the counts that were merged and what they were merged into: 个栏目合并为.
_MERGED = Sought("^[^,;。\\d]{0,8}(?:合并|整合|归并|并|撤并|压缩|精简)[为成至]$")
#: The same with the verb before both: 合并2个为1个.
_MERGED_FIRST, _INTO = re.compile("(?:合并|整合|归并)$"), re.compile("[^,;。\\d]{0,6}为$")
_MORE = re.compile("(?:新增设?|增设|另设|新设立?|新建|新开设?|新开通|新订|新制定|增加|补充)[^,;。\\d]{0,6}$")
_FEWER = re.compile("(?:撤销|撤并|取消|关停|注销|关闭|停用|废止|删去|删除|清退)[^,;。\\d]{0,6}$")
_NOW = re.compile(
    """(?x) (?: (?:调整|改版|整合|优化|合并|修订|梳理|清理)后 [^,;。\\d]{0,10} | 现 [共保]? | 目前 [^,;。\\d]{0,8}
    | 年[底末] ) (?: 共?有 | 保留 | 共 | 为 | 设有? ) [^,;。\\d]{0,8} $"""
)
#: What changes a stock in ways that no number tells, or counts some of it again.
_UNKNOWN = re.compile("其中|分别|各|平均|每|累计|计划|拟|预计|历年|同比|部分|若干|划转|拆分|分拆|升级|恢复")
_LEAST = 3


def merged_balances(paragraph: View) -> Iterator[Balance]:
    """The sentences whose counts are one account of a stock in which some were merged or closed and others set up."""
    view = folded(paragraph)
    text = view.text
    if not any(word in text for word in ("原有", "原设", "原先", "年初", "年底", "年末")):
        return
    for start, end in split(text):
        counts = [q for q in quantities(text) if start <= q.start < end]
        if len(counts) < _LEAST or len({q.unit for q in counts}) > 1 or any(q.bound is not Bound.EXACT for q in counts):
            continue
        if _UNKNOWN.search(text[start : counts[-1].end]) or any(q.step != 1 for q in counts):
            continue
        leads = [text[max(start, start_of(text, q.start, CLAUSE_MARKS)) : q.start] for q in counts]
        if not _BEFORE.search(leads[0]) or not _NOW.search(leads[-1]):
            continue
        account = [counts[0].value]
        at = 1
        while at < len(counts) - 1:
            count, after = counts[at], counts[at + 1]
            between = text[count.end : after.start]
            into = _MERGED.search(between) or (_MERGED_FIRST.search(leads[at]) and _INTO.fullmatch(between))
            if into and at + 1 < len(counts) - 1 and after.value < count.value:
                account += [-count.value, after.value]
                at += 2
                continue
            if _MORE.search(leads[at]) or _FEWER.search(leads[at]):
                account.append(count.value if _MORE.search(leads[at]) else -count.value)
                at += 1
                continue
            break
        if at == len(counts) - 1 and len(account) >= _LEAST:
            shown = show(account[0]) + "".join(f"{'＋' if n > 0 else '－'}{show(abs(n))}" for n in account[1:])
            first, last = counts[0], counts[-1]
            yield Balance(
                tuple(counts), last, sum(account, Decimal(0)), shown,
                view.slice(first.start, last.end), view.slice(last.start, last.end),
            )  # fmt: skip
