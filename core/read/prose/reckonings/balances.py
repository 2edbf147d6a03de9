"""Stock and flow in one sentence: 新收36件，上年结转2件，办结35件，结转下年3件; 原有15个，新增6个，现有21个.

Every count of the sentence has its part in the balance, or nothing is known: one more (撤回1件) may make up the rest.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import CLAUSE_MARKS, split, start_of
from core.language.sought import Sought
from core.model.document import View
from core.model.numbers import show
from core.read.prose.clauses import folded
from core.read.prose.quantities import Bound, Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator


class Part(Enum):
    """What a count is in its balance."""

    BEFORE = "before"
    PLUS = "plus"
    MINUS = "minus"
    NOW = "now"


class Entry(NamedTuple):
    """A count with its part in the balance and the words that name what is counted, "" where none do."""

    part: Part
    quantity: Quantity
    noun: str


class Balance(NamedTuple):
    """The counts of one sentence that must balance: what remains against ``due``, the account ``shown`` of the rest.

    The account is shown in units of ``scale``: all numbers of it are told in 万, or in 亿.
    """

    counts: tuple[Quantity, ...]
    now: Quantity
    due: Decimal
    shown: str
    view: View
    now_view: View
    scale: Decimal = Decimal(1)

    @property
    def fits(self) -> bool:
        """Whether what remains is what the account gives."""
        return self.due == self.now.value


_WORDS = "[\u4e00-\u9fff]"
#: Applications: what came in, what was brought over, what was done and what is left, by the words before the number.
_REQUESTS = (
    (
        Part.NOW,
        re.compile(
            r"""(?x) 结转 [至到]? (?: [下次] | 20\d\d年 ) [^,;。\d]{0,10} $
            | [正尚仍]在办理 [^,;。\d]{0,6} $ | 未 (?: 办结 | 答复 | 办理完毕 ) [^,;。\d]{0,4} $"""
        ),
    ),
    (
        Part.BEFORE,
        re.compile(
            r"""(?x) (?: [上前]一?年度? | 去年度? | 年初 ) (?: 结转 | 转结 | 转入 ) [^,;。\d]{0,10} $
            | 结转自? [上去]一?年度? [^,;。\d]{0,10} $ | (?: ^ | [,;] ) 结转 $"""
        ),
    ),
    (
        Part.MINUS,
        re.compile(r"(?<!未)(?:办结|答复|办理完毕|办复)了?(?:申请|政府信息公开申请|依申请公开件)?$"),
    ),
    (Part.PLUS, re.compile(r"(?:新收|收到|受理|接收|登记|新增)[^,;。\d]{0,16}$")),
)
#: Told behind what was done, what was carried over goes on to the next year: 收到44件，办结42件，结转2件.
_CARRIED_ON, _ENDED = re.compile("(?:^|[,;])结转$"), re.compile("(?<!未)(?:办结|办复|答复|办理完毕)")
#: The same behind the number: 3件正在办理.
_LEFT = re.compile(
    r"""(?x) (?: 申请 | 件 )? (?: 因 [^,;。]{0,12} )? [正尚仍]?在法?定? (?: 办理 | 审查 | 答复 )
    | (?: 申请 )? (?: 依法 | 按规定 )? 结转 [至到]? [下次] | (?: 申请 )? 尚?未 (?: 办结 | 答复 )"""
)
_BROUGHT = re.compile("(?:无|没有)(?:上|前)一?年度?结转|(?:上|前)一?年度?(?:无|没有)结转")
#: What the sum came to be: 收到22件（含上年结转2件）, 共计54件.
_INCLUDES = Sought("其中|包括|包含|含|合计|共计|总计|分别|累计|各")
#: What came in and what was brought over, told as parts of their sum: 31件，其中上年结转3件、新收28件，办结29件.
_OPENS = Sought("其中|包括|包含|含")
#: Applications are counted here, and not letters, suits or proposals.
_APPLIED = Sought("申请|信息公开件|依申请|公开件")
_FOREIGN = Sought("复议|诉讼|来信|留言|信访|建议|提案|工单|举报|热线|许可|投诉")

#: Characters of a heading before the sentence that name what is counted: （二）依申请公开。
_HEADING = 12

#: Stock: what there was, what came, what went and what there is.
_STOCK = (
    (
        Part.BEFORE,
        re.compile(
            r"""(?x)
            (?: 原先?有 | 原本有 | (?: 改[版造革] | 整合 | 优化 | 清理 | 调整 | 升级 | 合并 | 修订 | 精简 | 梳理
            )前[^,;。\d]{0,8} | (?<![较比])(?: [上去]年年?[底末][^,;。\d]{0,12} | 年初时?[^,;。\d]{0,10}))
            [的为有]?[^,;。\d]{0,8}$"""
        ),
    ),
    (
        Part.PLUS,
        re.compile(
            r"""(?x)
            (?: 新增设? | 增设 | 新发 | 新开 | 新印发 | 新建成? | 新设 | 新开设 | 新开通 | 新制[定发] | 新出台
            | 新登记 | 补充 | 调入 | 新聘 | 招录 | 新入[矫戒所院园职校库会]? | 净增)了?(?P<noun>
            [^,;。\d]{0,10})$"""
        ),
    ),
    (
        Part.MINUS,
        re.compile(
            r"""(?x)
            (?: 关停 | 注销 | 撤销 | 停用 | 清退 | 取消 | 关闭 | 废止 | 宣布失效 | 失效 | 退出 | 报废 | 调出 |
            调离 | 销号 | 解除(?: 矫正 | 管控 | 隔离)?)了?(?P<noun> [^,;。\d]{0,10})$"""
        ),
    ),
    (
        Part.NOW,
        re.compile(
            r"""(?x)
            (?: (?: 改[版造革] | 整合 | 优化 | 清理 | 调整 | 升级 | 合并 | 修订 | 精简 | 梳理)后 | 现有 | 现共有
            | 目前共?有 | 现存 | 现行有效 | 实有 | 目前达到 | 现?已?建成 | 总数达到? | (?<![上去]年)(?: 年[底末]
            | 期末)(?! 前))[^,;。\d]{0,12}$"""
        ),
    ),
)
#: What may stand before 新增 or 关停 in its clause and is no subject of its own.
_NO_SUBJECT = re.compile(
    r"""(?x)
    (?: 今年 | 本年度? | 本次 | 此次 | 这次 | 整合 | 年内 | 年中 | 年度内 | 全年 | 期间 | 其间 | 共 | 已 | 先后
    | 另 | 又 | 再 | 陆续 | 依法 | 按规定 | 20\d\d年 | [、和与及])*$"""
)
_FROM = re.compile(rf"[由从](?:年初|上年|去年|原来|原有|原先)?的?{_WORDS}{{0,2}}$")
_CHANGED = "(?:[增升减降]|增加|扩大|扩展|减少|精简|压减|缩减)[至到]"
_TO, _TO_NEXT = re.compile(f"{_CHANGED}$"), re.compile(f"{_WORDS}{{0,4}}{_CHANGED}")
#: What makes of a stock another one in ways that no number tells.
_UNKNOWN = re.compile(
    r"""(?x)
    整合 | 合并 | 撤并 | 归并 | 迁移 | 优化 | 调整 | 其中 | 分别 | 各 | 平均 | 每 | 累计 | 计划 | 拟 | 力争 |
    目标 | 预计 | 升级 | 改造 | 历年 | 以来 | 同比 | 较上年"""
)
#: The change before and after which a stock is told: 改造前, 整合后; what was closed with it: 整合关停.
_CHANGE_ITSELF = re.compile(r"""(?x)
    (?: 改[版造革] | 整合 | 优化 | 清理 | 调整 | 升级 | 合并 | 修订 | 精简 | 梳理)[前后] | 整合(?= 关停 | 撤销
    | 注销) | (?<=关停)整合""")
_TIMES = frozenset(
    {"%", "倍", "成", "个百分点", "百分点", "", "天", "小时", "分钟", "个工作日", "工作日", "分", "次", "元", "万元"}
)


def requests_balances(paragraph: View) -> Iterator[Balance]:
    """The sentences that tell what came in, what was brought over, what was done and what is left of applications."""
    view = folded(paragraph)
    text = view.text
    if "办" not in text and "答复" not in text:
        return
    for start, end in _stretches(text):
        said = text[start:end]
        if not _APPLIED.search(text[max(0, start - _HEADING) : end]) or _FOREIGN.search(said):
            continue
        counts = [q for q in _counts(text, start, end) if q.unit != "%"]
        if parts_of := _parts(text, start, counts):
            first, last, counts = parts_of
            said = said[: first - start] + said[last - start :]
        opened = _OPENS.search(said)
        if _INCLUDES.search(said[opened.end() :] if opened else said):
            continue
        if opened:
            behind = [q for q in counts if q.start >= start + opened.end()]
            if len(counts) - len(behind) > 1 or not _both(text, start, behind):
                continue  # no more than their sum is told before them
            counts = behind
        if not 3 <= len(counts) <= 5 or any(
            q.unit not in ("件", "份", "宗") or q.bound is not Bound.EXACT for q in counts
        ):
            continue
        entries = [entry for q in counts if (entry := _request(text, start, q))]
        parts = [entry.part for entry in entries]
        if (
            len(entries) != len(counts)
            or len(set(parts)) != len(parts)
            or not {Part.PLUS, Part.MINUS, Part.NOW} <= set(parts)
        ):
            continue
        told = Part.BEFORE in parts or _BROUGHT.search(said) or "其余" in said or "剩余" in said
        balance = _balanced(view, entries)
        if not told and (balance.due <= balance.now.value or "答复" in said):
            continue  # what was brought over may go without saying, and so may what was not answered but refused
        yield balance


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Every sentence; one that tells only what came in and what was brought over reaches to the end of the next."""
    sentences = list(split(text))
    for at, (start, end) in enumerate(sentences):
        parts = {entry.part if (entry := _request(text, start, q)) else None for q in _counts(text, start, end)}
        if parts == {Part.PLUS, Part.BEFORE} and at + 1 < len(sentences):
            end = sentences[at + 1][1]
        yield start, end


def _parts(text: str, start: int, counts: list[Quantity]) -> tuple[int, int, list[Quantity]] | None:
    """Where what was done is told by parts that make it up, and the counts without these.

    办结43件，其中予以公开21件、不予公开19件、其他处理3件，结转下年2件.
    """
    for at, whole in enumerate(counts[:-1]):
        entry, behind = _request(text, start, whole), counts[at + 1 :]
        opened = _OPENS.search(text[whole.end : behind[0].start])
        if not opened or not entry or entry.part is not Part.MINUS:
            continue
        total = Decimal(0)
        for number, part in enumerate(behind, 1):
            total += part.value
            if total == whole.value and number > 1:
                return whole.end + opened.start(), part.end, [*counts[: at + 1], *behind[number:]]
    return None


def stock_balances(paragraph: View) -> Iterator[Balance]:
    """The sentences that tell what there was of a thing, what came and went, and what there is.

    What there is may open the sentence before: 建成专区30个，其中…。今年新增8个，上年底原有22个.
    """
    view = folded(paragraph)
    text = view.text
    if not any(char in text for char in "原初底末由从前"):
        return
    previous: list[Quantity] = []
    for start, end in split(text):
        counts = [q for q in _counts(text, start, end) if q.unit not in _TIMES]
        earlier, previous = previous, counts
        counts = _of_stock(text, start, counts)
        if not 2 <= len(counts) <= 5 or len({q.unit for q in counts}) > 1 or any(q.rounded for q in counts):
            continue
        first = start_of(text, counts[0].start, CLAUSE_MARKS)
        if _UNKNOWN.search(_CHANGE_ITSELF.sub("", text[first : counts[-1].end])):
            continue
        entries = [entry for q in counts if (entry := _stock(text, start, q))]
        if len(entries) != len(counts):
            continue
        if Part.NOW not in {entry.part for entry in entries}:
            whole = next((q for q in earlier if q.unit == counts[0].unit), None)
            now = _stock(text, 0, whole) if whole and not whole.rounded else None
            if now is None or now.part is not Part.NOW:
                continue
            entries = [now, *entries]
        parts = [entry.part for entry in entries]
        told = text[entries[0].quantity.start - min(20, entries[0].quantity.start) : end]
        if len(parts) < 3 or len(set(parts)) != len(parts) or not {Part.BEFORE, Part.NOW} <= set(parts):
            continue
        if all(not entry.noun or told.count(entry.noun) > 1 for entry in entries):
            yield _balanced(view, entries)


def _of_stock(text: str, start: int, counts: list[Quantity]) -> list[Quantity]:
    """Without what other things are counted in behind what there is: 期末在册396人，由32名工作人员帮教."""
    now = [at for at, q in enumerate(counts) if (entry := _stock(text, start, q)) and entry.part is Part.NOW]
    if not now or not now[0] or any(q.unit == counts[now[0]].unit for q in counts[now[0] + 1 :]):
        return counts
    return counts[: now[0] + 1]


def _counts(text: str, start: int, end: int) -> list[Quantity]:
    return [q for q in quantities(text) if start <= q.start < end]


def _request(text: str, start: int, count: Quantity) -> Entry | None:
    lead = _lead(text, start, count)
    if _LEFT.match(text, count.end) or (_CARRIED_ON.search(lead) and _ENDED.search(text[start : count.start])):
        return Entry(Part.NOW, count, "")
    return next((Entry(part, count, "") for part, words in _REQUESTS if words.search(lead)), None)


def _stock(text: str, start: int, count: Quantity) -> Entry | None:
    lead = _lead(text, start, count)
    if _TO.search(lead):
        return Entry(Part.NOW, count, "")
    if _FROM.search(lead) and _TO_NEXT.match(text, count.end):
        return Entry(Part.BEFORE, count, "")
    for part, words in _STOCK:
        if match := words.search(lead):
            if "noun" not in match.groupdict():
                return Entry(part, count, "")
            subject = lead[: match.start()]
            behind = re.match(rf"{_WORDS}*", text[count.end : count.end + 10])
            own = "" if _NO_SUBJECT.match(subject) else subject
            return Entry(part, count, match["noun"] or (behind[0] if behind else "") or own)
    return None


def _both(text: str, start: int, counts: list[Quantity]) -> bool:
    """Whether the first two counts are what came in and what was brought over."""
    parts = [entry.part for q in counts[:2] if (entry := _request(text, start, q))]
    return set(parts) == {Part.BEFORE, Part.PLUS}


def _lead(text: str, start: int, count: Quantity) -> str:
    """What stands before a number in its clause, from the number before it on."""
    lead = text[max(start, start_of(text, count.start, CLAUSE_MARKS)) : count.start]
    return re.split(r"\d", lead)[-1]


def _balanced(view: View, entries: list[Entry]) -> Balance:
    came = [e.quantity.value for e in entries if e.part in (Part.BEFORE, Part.PLUS)]
    gone = [e.quantity.value for e in entries if e.part is Part.MINUS]
    now = next(e.quantity for e in entries if e.part is Part.NOW)
    shown = "＋".join(map(show, came)) + "".join(f"－{show(value)}" for value in gone)
    first, last = entries[0].quantity, entries[-1].quantity
    return Balance(
        tuple(e.quantity for e in entries),
        now,
        sum(came, Decimal(0)) - sum(gone, Decimal(0)),
        shown,
        view.slice(first.start, last.end),
        view.slice(now.start, now.end),
    )
