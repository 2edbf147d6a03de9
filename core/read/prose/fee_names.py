"""Fees by names that the fee for information does not have, and facts of its measure.

未收取资料处理费; 收取复印费、邮寄费共计120元; 2019年印发的《政府信息公开信息处理费管理办法》; 11—30件每件200元.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = FULL_STOPS + ",;"
NAME = "信息处理费"
_OF_THE_KIND = "依申请公开|政府信息公开|政府信息|信息公开|公开信息|公开申请|信息|资料|公开"
_DOINGS = (
    "查询|手续|管理|处置|加工|提供|服务|使用|受理|办理|查阅|咨询|处理服务|处理工作|制作|传递|整理|检索|复制"
    "|成本|工本|材料|工作经|处里|资料|申请|答复|处理手续|服务处理|资料处理|利用|获取|审核|登记"
)
#: 未收取信息查询费; 收取资料处理费0元.
_MISNAMED = Sought(
    rf"""(?x) (?: 收取 | 产生 | 发生 | 征收 | 收缴 | 减免 | 免收 | 缴纳 | 收过 ) (?: 过|任何|了|的|相关 )?
    (?P<name> (?: {_OF_THE_KIND} ){{1,2}} (?: {_DOINGS} ) 费
      | 资料处理费 | 信息公开?费 | 申请公开费 | 公开申请处理费 ) (?! 用|标|管|目 )"""
)
_ENDS = "(?:检索|复制|邮寄|邮递|复印|打印|工本|成本|快递|扫描|检索成本|复制成本)"
#: The fees for search, copies and post, given up in 2019.
_GIVEN_UP = Sought(
    rf"(?P<name>{_ENDS}费(?:[、和及与](?:{_ENDS}|查档)费){{0,3}}(?!用[^,;。])|检索(?:、|和|及)复制(?:、|和|及)邮寄等?(?:成本|相关|的)?费用?)"
)
_TAKEN = re.compile("收取|收|减免|产生|承担|缴纳|支付|免收")
_DENIED = re.compile("未|没有|不|无|[0零]元|免收")
#: Said of the fees being given up, of other papers, and of what is sent.
_RIGHT = re.compile(
    "取消|不再|停|废止|原先|以前|规定|除|修订|清理|证照|证件|办事|政务服务|档案|送达|寄送|标准|其他单位|违规|乱收|检查|免[除去]|登记|婚姻|户籍|护照|驾"
)
_MEASURE = "《政府信息公开信息处理费管理办法》"
_ISSUED = Sought(rf"(?P<fault>20(?:1\d|2[1-9])年)(?:\d{{1,2}}月)?(?:印发|出台|制定|发布|下发|颁布|颁发)的?{_MEASURE}")
_ISSUER = Sought(
    rf"(?P<fault>财政部|国家发展改革委|国家发展和改革委员会|司法部|全国人大常委会|国务院(?!办公厅)|[省市]政府(?!办公厅)|[省市]财政厅?局?)"
    rf"(?:\d{{4}}年)?(?:印发|出台|制定|发布|下发|颁布|颁发)的?{_MEASURE}"
)
#: The scales of the measure: what is free, and what is charged for an application or a page.
_SCALES = tuple(
    (Sought(pattern), right)
    for pattern, right in (
        (r"按件计收[^。]{0,24}?(?P<fault>\d+)件(?:\(含[^()]*\))?(?:以下|以内)[^。;\d]{0,8}(?:不收|免收|免费)", "10"),
        (r"(?P<fault>\d+)页(?:\(含[^()]*\))?(?:以下|以内)[^。;\d]{0,8}(?:不收|免收|免费)", "30"),
        (r"11件?(?:-|—{1,2}|至|~)30件[^。;\d]{0,12}(?P<fault>\d+)元", "100"),
        (r"31页?(?:-|—{1,2}|至|~)100页[^。;\d]{0,12}(?P<fault>\d+)元", "10"),
        (r"101页?(?:-|—{1,2}|至|~)200页[^。;\d]{0,12}(?P<fault>\d+)元", "20"),
        (r"20[01]页(?:\(含[^()]*\))?(?:以上)[^。;\d]{0,12}(?P<fault>\d+)元", "40"),
    )
)


class FeeName(NamedTuple):
    """A wrong name or number, and what is to be said of it; ``right`` may stand in its place."""

    fault: View
    fact: str
    right: str = ""


def fee_names(paragraph: View, *, of_other_matters: bool, named: bool) -> Iterator[FeeName]:
    """The wrong names in a paragraph.

    ``of_other_matters`` in the section that is to tell of the fee, ``named`` where that does.
    """
    view = folded(paragraph)
    text = view.text
    if "费" not in text:
        return
    for match in _MISNAMED.finditer(text):
        name = match["name"]
        if name.endswith((NAME, "信息公开处理费")):
            continue
        yield FeeName(view.slice(*match.span("name")), f"收取的费用叫“{NAME}”，没有“{name}”", NAME)
    for match in _GIVEN_UP.finditer(text):
        start, end = start_of(text, match.start(), FULL_STOPS + ";"), end_of(text, match.end(), FULL_STOPS + ";")
        sentence = text[start:end]
        clause = text[start_of(text, match.start(), _MARKS) : end_of(text, match.end(), _MARKS)]
        told = "公开" in sentence or (of_other_matters and any(word in sentence for word in ("申请", "信息")))
        if not told or not _TAKEN.search(clause) or _RIGHT.search(sentence):
            continue
        if _DENIED.search(clause) and (named or not of_other_matters):
            continue  # nothing was charged, and the fee itself is told of elsewhere
        fact = f"2019年起不再收取检索费、复制费、邮寄费，依规定收取的是“{NAME}”"
        yield FeeName(view.slice(*match.span("name")), fact)
    if _MEASURE not in text and "计收" not in text and "页" not in text:
        return
    for match in _ISSUED.finditer(text):
        yield FeeName(view.slice(*match.span("fault")), "《政府信息公开信息处理费管理办法》是2020年印发的", "2020年")
    for match in _ISSUER.finditer(text):
        fact = "《政府信息公开信息处理费管理办法》由国务院办公厅印发"
        yield FeeName(view.slice(*match.span("fault")), fact, "国务院办公厅")
    for scale, right in _SCALES if NAME in text or "计收" in text else ():
        for match in scale.finditer(text):
            if match["fault"] != right:
                fact = f"《政府信息公开信息处理费管理办法》规定的是{right}，此处写{match['fault']}"
                yield FeeName(view.slice(*match.span("fault")), fact, right)
