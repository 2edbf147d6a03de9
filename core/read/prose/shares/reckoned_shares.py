"""Shares and rates by what speaks for them: 抽检1250批次，不合格25批次，合格率97.5%.

A rate is of the two counts that its sentence has, where the part is told with the rate's own words or with what is
contrary to them; of a row of shares, which is of a row of counts, one that alone does not fit is wrong.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from core.language.sentences import ENDS, FULL_STOPS, end_of, start_of, told_from
from core.language.sought import Sought
from core.read.prose.amounts import RELATIVE, Amount, amounts
from core.read.prose.clauses import folded
from core.read.prose.shares.pair_rates import WordedPair
from core.read.prose.shares.rates import CountedShare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import View

_RATE = Sought(r"(?P<name>[\u4e00-\u9fff]{2,8}率)(?:达到?了?|均?为|是|保持在|[:约]){0,2}$")
#: What is contrary to what a rate is of, where it is not denied in the rate's own words.
_CONTRARY = (
    (re.compile("有效|可用|正常|畅通"), re.compile("失效|无效|[死错断]链|打不开|无法(?:访问|打开)|故障|异常")),
    (re.compile("准确|正确"), re.compile("差错|错误|有误|不准|表述不当")),
    (re.compile("及时|按时|按期|准时"), re.compile("超期|逾期|超时|滞后|延误|迟[报交]")),
    (re.compile("完好|完整"), re.compile("损坏|破损|缺失|残缺|不全")),
    (re.compile("通过"), re.compile("退回|驳回|未通过|不通过")),
    (re.compile("合格|达标|优良"), re.compile("问题|不符合|超标")),
    (re.compile("保障|更新|维护"), re.compile("空白|断更|未更新|停更|久未更新")),
    (re.compile("接通"), re.compile("漏接|未接|占线")),
)
#: What was done with those that were found wanting has a rate of its own.
_AFTERWARDS = re.compile(
    "整改|处置|处理|复[检查核审]|修复|办结|立案|下架|召回|销毁|最终|查处|纠正|完成|发现|[差检退]|问题|反馈"
)
_IN_TIME = re.compile("[按及准如]时|[按如]期|当[日场天]|首次|一次")
_TIMELY = re.compile("[按及准如]时|[按如]期|当[日场天]|首次|一次|内")
#: With one of these in the sentence the counts or the share are of something else.
_OTHERWISE = re.compile(
    r"""(?x) 同比 | 环比 | 上年 | 去年 | 比上 | 较 (?! [真为] ) | 增长 | 下降 | 上升 | 提[高升] | [增降]幅 | 平均
    | 每 | 累计 | 以上 | 约 | 近 (?! 期 ) | 超过 | 季度 | 半年 | 各 [^项类种] | 结转 | 不低于 | 满分 | 另 | 抽样
    | 其余 | 目标 | 计划"""
)
_ALL, _TWO, _MOST = Decimal(100), 2, 6
_NOT = "(?:[不未非没]|未能|没有|尚未|不够|无法)"
_SHARES_IN_ROW = Sought(
    "(?:占比?|比例|比重|率)[^,;。%\\d]{0,8}?(?:分别|依次)[^,;。%\\d]{0,6}$|(?:分别|依次)占[^,;。%\\d]{0,8}$"
)


def reckoned_shares(paragraph: View) -> Iterator[CountedShare]:
    """The shares and rates of a paragraph that are wrong by what speaks for them."""
    view = folded(paragraph)
    if "%" not in view.text:
        return
    read = amounts(view.text)
    for share in read:
        if share.unit == "%" and share.exact:
            yield from _in_row(view, read, share)
            wrong = _of_two(view.text, read, share)
            if wrong:
                place = view.slice(share.start, share.quantity.end)
                yield CountedShare(wrong[0], share.quantity, wrong[1].quantity, wrong[2].quantity, place)


def _of_two(text: str, read: Sequence[Amount], share: Amount) -> tuple[str, Amount, Amount] | None:
    """A rate's name, its part and its whole, where the sentence counts just these and the rate is not theirs."""
    named = _RATE.search(share.said)
    start = max(share.sentence[0], start_of(text, share.start, ENDS))
    if named is None or _OTHERWISE.search(text[told_from(text, start, share.start) : share.start]):
        return None
    before = [a for a in read if start <= a.start < share.start]
    if len(before) < _TWO or any(a.unit in RELATIVE or not a.exact or not a.alike(before[0]) for a in before):
        return None
    whole, *parts = before
    if len(parts) > _MOST or any(a.value > whole.value for a in parts) or not whole.value:
        return None
    name = named["name"].removesuffix("率")
    if len(parts) > 1:
        return _of_grades(name, whole, parts, share)
    part = parts[0]
    if "," not in text[part.quantity.end : share.start]:
        return None  # 首笔4.7亿元专项债支付率达82.4%: the part's own rate
    if _fits(part.value, whole.value, share) or _fits(whole.value - part.value, whole.value, share):
        return None
    said = f"{part.said}{part.quantity.written}{part.tail}"
    if denied(name, said):
        if _AFTERWARDS.search(name) or share.value == _ALL:
            return None
        rest = replace(part.quantity, value=whole.value - part.value, written=_shown(whole, part))
        return named["name"], replace(part, quantity=rest), whole
    if share.value == _ALL or (_IN_TIME.search(name) and not _TIMELY.search(said)):
        return None
    stems = [name[at : at + _TWO] for at in range(len(name) - 1)]
    told = any(stem in said for stem in stems) and not re.search(_NOT, said)
    apart = any(stem in whole.said + whole.tail for stem in stems) and part.value != whole.value
    return (named["name"], part, whole) if told and not apart and not _AFTERWARDS.search(said) else None


def denied(name: str, said: str) -> bool:
    """Whether what is said of a count is contrary to what a rate is of.

    >>> denied("合格", "检出不合格25批次"), denied("链接有效", "失效链接15个"), denied("满意", "未接通96个")
    (True, True, False)
    """
    stem = name[-_TWO:]
    if re.search(f"{_NOT}[\\u4e00-\\u9fff]{{0,2}}?{stem}", said):
        return True
    return any(good.search(name) and bad.search(said) for good, bad in _CONTRARY)


def _shown(whole: Amount, part: Amount) -> str:
    return f"{(whole.value - part.value).normalize():f}{part.unit}"


def _of_grades(name: str, whole: Amount, parts: Sequence[Amount], share: Amount) -> tuple[str, Amount, Amount] | None:
    """The first part that a rate is told of, where the parts are all of the whole and no some of them make the rate."""
    if sum((a.value for a in parts), Decimal(0)) != whole.value or share.value == _ALL:
        return None
    of = [
        a for a in parts if name[-_TWO:] in a.said + a.tail and not re.search(f"{_NOT}{name[-_TWO:]}", a.said + a.tail)
    ]
    some = (sum(a.value for a in chosen) for k in range(1, len(parts)) for chosen in combinations(parts, k))
    if not of or any(_fits(Decimal(value), whole.value, share) for value in some):
        return None
    return f"{name}率", of[0], whole


def _fits(part: Decimal, whole: Decimal, share: Amount) -> bool:
    """Whether a per cent is that of two counts, rounded or cut off at the digits given, or off by a tenth."""
    if not whole:
        return True
    off = part * _ALL / whole - share.value
    step = share.quantity.step
    return -max(step / 2, Decimal("0.1")) <= off <= max(step, Decimal("0.1"))


def _in_row(view: View, read: Sequence[Amount], share: Amount) -> Iterator[CountedShare]:
    """The shares of a row that begins at ``share``, one for each count of a row before it, that alone do not fit."""
    text = view.text
    if not _SHARES_IN_ROW.search(share.said):
        return
    at = read.index(share)
    row = [share]
    for a in read[at + 1 :]:
        if a.unit != "%" or text[row[-1].quantity.end : a.start] not in ("、", ",", "和", "及", "与", ",和"):
            break
        row.append(a)
    start = max(share.sentence[0], start_of(text, share.start, ENDS))
    before = [a for a in read if start <= a.start < share.start and a.unit not in RELATIVE]
    parts = before[-len(row) :]
    if len(row) < _TWO or len(parts) < len(row) or not all(a.exact and a.alike(parts[0]) for a in (*parts, *before)):
        return
    total = sum((a.value for a in parts), Decimal(0))
    wholes = [a for a in before[: -len(row)] if a.value >= max(q.value for q in parts)]
    if not wholes and text[: parts[0].start].rfind("。") >= 0:
        return
    of_all = [replace(parts[0], quantity=replace(parts[0].quantity, value=total, written=_sum_shown(parts, total)))]
    fits = [
        [_fits(part.value, whole.value, one) for part, one in zip(parts, row, strict=True)]
        for whole in (*wholes, *of_all)
    ]
    if not fits or any(map(all, fits)):
        return
    most = max(range(len(fits)), key=lambda i: sum(fits[i]))
    whole = (*wholes, *of_all)[most]
    if sum(fits[most]) * _TWO >= len(row) and total <= whole.value:
        for part, one, fit in zip(parts, row, fits[most], strict=True):
            if not fit:
                place = view.slice(one.start, one.quantity.end)
                yield CountedShare("占比", one.quantity, part.quantity, whole.quantity, place)


def _sum_shown(parts: Sequence[Amount], total: Decimal) -> str:
    return f"{total.normalize():f}{parts[0].unit}"


#: 自然人和企业各占一半，分别为7件和7件.
_HALVES = Sought("各占一半|各半|各占半数|平分秋色")


def uneven_halves(paragraph: View) -> Iterator[WordedPair]:
    """Two counts beside each other that are said to be a half each and are not, with the whole they are of."""
    view = folded(paragraph)
    for said in _HALVES.finditer(view.text):
        start, end = (
            start_of(view.text, said.start(), FULL_STOPS + ";"),
            end_of(view.text, said.end(), FULL_STOPS + ";"),
        )
        counts = [a for a in amounts(view.text) if start <= a.start < end and a.unit not in RELATIVE]
        if len(counts) != _TWO + 1 or not all(a.exact and a.alike(counts[0]) for a in counts):
            continue
        whole, one, other = counts
        if one.value + other.value == whole.value and abs(one.value - other.value) > 1:
            yield WordedPair(said[0], one.quantity, whole.quantity, view.slice(*said.span()))
