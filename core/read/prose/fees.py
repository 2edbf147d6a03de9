"""What a report says of the fee for information, where it cannot be so.

未收取信息处理费，所收取的100元已上缴; 发出收费通知1件，收取2件; 收取200元，220元已缴入国库; 未收取资料处理费.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.language import dates
from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = FULL_STOPS + ",;"
_FEE = r"(?: 信息处理费 | 处理费 | 费用 | 收费 | 检索费 | 复制费 | 邮寄费 )"
#: Behind it the fee is denied, and not what became of it.
_ITSELF = "(?! 争议|投诉|标准|管理|减免|纠纷|异议|票据 )"
_AMOUNT = r"[1-9]\d{0,6}(?:\.\d+)?"
_NONE = Sought(
    rf"""(?x)
    (?: 未 | 没有 | 无 | 不存在 ) (?: 发生|产生|出现|涉及 )? 过? (?: 向[^,;。\d]{{1,10}} )?
      收 (?: 取|缴 )? [^,;。\d标]{{0,16}}? {_FEE} {_ITSELF}
    | (?: 未 | 没有 | 不 ) 收费 (?! 通知|依据|标准|争议 )
    | (?: 未 | 没有 ) (?: 发生|产生 ) [^,;。\d标]{{0,12}} {_FEE} {_ITSELF}
    | 免收 [^,;。\d]{{0,10}} {_FEE} | 免费提供 | 零收[取费]
    | {_FEE} (?: 收取|共计|合计|金额|总额|总计|为 ){{0,3}} (?: [0零]元 | 为[0零] )"""
)
_SOME = Sought(
    rf"""(?x)
    (?: 收取 | 收缴 | 实收 | 计收 | 收费 )
      (?: [^,;。\d标每]{{0,14}} | [^,;。\d标每]{{0,10}} [1-9]\d{{0,3}} [件笔] [,、] ) {_AMOUNT}元
    | (?: 上缴 | 缴入 ) [^,;。\d]{{0,12}} {_AMOUNT} 元
    | {_AMOUNT} 元 [^,;。\d]{{0,14}} (?: 上缴 | 缴入 )
    | 缴费人数 (?: 为|共 )? [1-9]\d*人
    | (?: 收取 | 收费 ) (?: 的|了 )? [1-9]\d{{0,3}} [件笔人次] (?! 以上|以下|申请 )"""
)
#: Of another year, of others, of a rule, of what was given back or is to come.
_OTHERWISE = re.compile(
    r"""(?x)
    上年|去年|往年|历年|以前|此前|曾|除|退还|退回|退费|减免|其他|标准|每[件页]|按[件量]收费|应收|拟|如|若|可|将收|下属|经营|服务性
    | 水费|电费|罚没|罚款|诉讼|行政事业性|垃圾|污水|停车|物业|学费|医疗|社保|培训|票价|门票|的项目|违规|乱收|检查|清退
    | (?<!按) (?<!按照) 规定"""
)
_OTHERS = re.compile(r"[\u4e00-\u9fff]{2,10}(?:局|委|办|镇|乡|街道|中心|单位|部门)(?:共|已|依法|实际)?收")
_ALL = re.compile("各|均|全[县市区]")
_NO_NOTICE = Sought(r"(?:未|没有)(?:发出|下达|出具|开具|送达|制发)过?[^,;。\d]{0,12}(?:收费|缴费)通知")
_NOTICES = Sought(
    r"(?:发出|下达|出具|开具|送达|制发)(?:的|了)?(?P<count>[1-9]\d{0,3})[件份][^,;。\d]{0,8}(?:收费|缴费)通知"
    r"|(?:发出|下达|出具|开具|送达|制发)[^,;。\d]{0,12}(?:收费|缴费)通知书?(?:共|共计)?(?P<behind>[1-9]\d{0,3})[件份]"
)
_TAKEN = Sought(r"(?:收取|收费|缴费)(?:的|了|信息处理费|共计?|费用){0,2}(?P<count>[1-9]\d{0,3})[件笔]")
_TOOK = Sought(rf"(?:收取|实收)[^,;。\d每]{{0,14}}(?P<sum>{_AMOUNT})元")
_PAID_IN = Sought(
    rf"""(?x) (?: 上缴 | 缴入 | 缴存 ) [^,;。\d]{{0,12}} (?P<sum> {_AMOUNT} ) 元
    | (?P<before> {_AMOUNT} ) 元 (?: 已 | 均 )? [^,;。\d]{{0,12}} (?: 上缴 | 缴入 | 缴存 )"""
)
_DUE = Sought(
    rf"""(?x) 应 (?: 收|缴 ) [^,;。\d]{{0,8}} (?P<due> {_AMOUNT} ) 元 ,? [^,;。\d]{{0,4}}
    实际? (?: 收|缴 ) [^,;。\d]{{0,6}} (?P<sum> {_AMOUNT} ) 元"""
)
_TWICE_NONE = Sought(r"(?:未|没有)收取[^,;。\d]{0,14}费用?(?:共计|合计|为)?(?P<fault>[0零]元)")


class FeeFault(NamedTuple):
    """What cannot be so; ``beside`` is what it contradicts."""

    fault: View
    beside: View | None
    fact: str


def fee_faults(paragraph: View, year: int | None) -> Iterator[FeeFault]:
    """The faults of one paragraph, what it says of other years than ``year`` apart; none where it names no fee."""
    view = folded(paragraph)
    text = view.text
    if "费" not in text or not any(word in text for word in ("处理费", "信息公开", "申请", "收费通知")):
        return
    yield from _denied_and_taken(view, text, year)
    yield from _numbers(view, text)
    for match in _TWICE_NONE.finditer(text):
        fault = view.slice(*match.span("fault"))
        yield FeeFault(fault, None, f"已说“{match.group().removesuffix(match['fault'])}”，“{match['fault']}”多余")


def _denied_and_taken(view: View, text: str, year: int | None) -> Iterator[FeeFault]:
    for denied, told in ((_NONE, _SOME), (_NO_NOTICE, _NOTICES)):
        denials = (m for m in denied.finditer(text) if not _otherwise(_said(text, m), year) and not _of_some(text, m))
        denial = next(denials, None)
        if denial is None:
            continue
        for match in told.finditer(text):
            apart = match.end() <= denial.start() or denial.end() <= match.start()
            clause = _said(text, match)
            if (
                not apart
                or _otherwise(clause, year)
                or (_OTHERS.search(clause) and not _ALL.search(_said(text, denial)))
            ):
                continue
            if "将" in clause and "已将" not in clause and match.start() > denial.end() and "的" not in clause:
                continue
            fact = f"“{view.slice(*denial.span()).text}”，又写“{view.slice(*match.span()).text}”，前后矛盾"
            yield FeeFault(view.slice(*match.span()), view.slice(*denial.span()), fact)
            break


def _numbers(view: View, text: str) -> Iterator[FeeFault]:
    """Numbers of notices, fees and amounts that do not go together."""
    for first, second, more in (
        (_NOTICES.search(text), _TAKEN.search(text), "收取的件数多于收费通知"),
        (_TOOK.search(text), _PAID_IN.search(text), "上缴的与收取的不是同一金额"),
    ):
        if first is None or second is None or first.end() > second.start():
            continue
        before, after = _number(first), _number(second)
        between = text[first.start() : end_of(text, second.end(), _MARKS)]
        all_of_it = "元" in second.group() and before != after and re.search("全额|全部|均|款项|上述", between)
        if (after > before or all_of_it) and not _OTHERWISE.search(between):
            yield FeeFault(view.slice(*second.span()), view.slice(*first.span()), more)
    for match in _DUE.finditer(text):
        if float(match["sum"]) > float(match["due"]):
            yield FeeFault(view.slice(match.start("sum"), match.end()), view.slice(*match.span()), "实收多于应收")


def _otherwise(clause: str, year: int | None) -> bool:
    """Whether a clause tells of another year, or of what is no fee for information that was taken."""
    named = dates.years(clause)
    return bool(named and year and named[-1] != year) or _OTHERWISE.search(clause) is not None


def _number(match: re.Match[str]) -> float:
    return float(next(number for number in match.groups() if number))


def _said(text: str, match: re.Match[str]) -> str:
    return text[start_of(text, match.start(), _MARKS) : end_of(text, match.end(), _MARKS)]


def _of_some(text: str, denial: re.Match[str]) -> bool:
    """Whether only some are denied: 其中11件未收取信息处理费, 其余申请未收费."""
    lead = text[start_of(text, denial.start(), _MARKS) : denial.start()]
    return re.search(r"\d[件份户人家笔](?:申请)?(?:均|都|依法)?$|其余|其他|另|部分", lead) is not None
