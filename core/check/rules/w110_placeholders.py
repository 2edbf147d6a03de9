"""Blanks of a template that were not filled in, and template sentences left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from core.check.example import model, prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.lexicon import words
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity
from core.model.report import Report


class _Trace(NamedTuple):
    pattern: re.Pattern[str]
    what: str
    severity: Severity


_MISSING = _Trace(
    re.compile(
        r"(?:共计?|全年|累计|合计|总计|收到|受理|新收|接收|结转|剩余|制发|废止|有效|公开|办结|答复|处理|维持|纠正|结果|审结|撤销|无法提供)"
        r"(?:了|政府|各类|政策|有关|相关|上年度?|本年度?)?(?:信息|稿件|依申请公开|信息公开申请|申请|文件|回复|办理|其他|其它)?"
        r"(?P<gap>[件起宗条份])(?=[,。;、:()]|结转|尚|正在)"
        # 申请公开件, 转办处理件 are nouns
        r"(?:(?<!公开件)|(?<=收到依申请公开件)|(?<=予公开件)|(?<=予以公开件)|(?<=部分公开件))(?:(?<!处理件)|(?<=不予处理件)|(?<=其他处理件))"
        r"(?:(?<!答复件)|(?=[,、]\D{0,6}(?:结转|其中|予以公开)))(?:(?<!结转件)|(?<=年结转件)|(?<=年度结转件))"
        r"|(?:尚有|仍有|还有|另有)(?P<left>[件宗条份])(?=[在正尚未,。;])"
        # 案件件, 公开件件: the noun and its number's word
        r"|(?<=[\u4e00-\u9fff]{2}[案公开申请]件)(?P<twice>件)(?=[,。;、)])"
    ),
    "量词前缺数字",
    Severity.WARNING,
)
#: 年度内未收到申请公开件: the 件 is part of the noun.
_NOTHING = re.compile(r"(?:未|没有|无).{0,8}申请公开件$")
_TRACES = (
    _Trace(
        re.compile(
            r"[×✕╳]{2,}|(?<=[\u4e00-\u9fff\d])\*{2,}(?=[\u4e00-\u9fff])|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|(?<![A-Za-z0-9×])[XxＸ×]年|(?<![A-Za-z0-9×])[XxＸ×](?=[个项条件次份篇场期]|万元|人次)|(?<![一二三四五六七八九零○〇])[○〇]{2,}(?=[年月日局件条次份篇个项期场人元])|_{2,}"
            r"|[*?]{2,}\s?(?=[年月日件条次份篇个项期场人家名元万])|\{\{?[^{}]{0,20}\}\}?"
        ),
        "占位符号未填写",
        Severity.ERROR,
    ),
    _Trace(re.compile(r"20[XxOo×*]{1,2}\d?年|2[OoＯ]\d\d年"), "年份未填写或数字写成字母", Severity.ERROR),
    _Trace(
        re.compile(
            r"[(【\[](?:此处)?(?:请)?(?:填写|输入|插入|补充|单位名称|机关名称|文字描述|数字|日期)[^)】\]]{0,12}[)】\]]|请在此处|此处填写|待补充|待填"
        ),
        "模板的填写说明未删去",
        Severity.ERROR,
    ),
    _Trace(
        re.compile(r"(?:该|本)部分以表格形式报告|(?:该|本)部分采用(?:文字|表格)形式"),
        "模板说明文字未删去",
        Severity.WARNING,
    ),
    _Trace(re.compile(r"自年月日|至年月日|为年月日|于年月日|年月至年月"), "日期未填写", Severity.ERROR),
    _Trace(re.compile(r"(?<!\d)20[12]年(?=\d|[,，度]|全年|我|共)|(?<!\d)20\d{3}年"), "年份位数不对", Severity.WARNING),
    _MISSING,
    _Trace(re.compile(r"《》|“”|[(][)]|【】|〔〕|‘’"), "括号、引号内没有内容", Severity.WARNING),
)


@rule(
    "W110",
    "模板遗留或漏填",
    Category.WORDING,
    Severity.ERROR,
    demands="模板中的占位符号、填写说明和空缺的数字、日期在定稿前填好或删去。",
    basis="校对通例",
    bad=prose(SectionKey.OVERVIEW, "全年主动公开信息××条。"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Each trace where it stands."""
    lists = words().unnumbered
    unnumbered = [_Trace(regex, _MISSING.what, Severity.WARNING) for regex in (lists.regex, lists.in_list)]
    for passage in passages(report):
        told: set[int] = set()
        for trace in (*_TRACES, *unnumbered):
            for match in trace.pattern.finditer(passage.text):
                if trace.what == _MISSING.what and _NOTHING.search(passage.text[slice(*passage.clause(match.start()))]):
                    continue
                group = next((g for g in ("gap", "ahead", "twice", "left") if g in match.re.groupindex and match[g]), 0)
                span = match.span(group)
                if passage.in_address(match.start()) or told & set(range(*span)):
                    continue
                told |= set(range(*span))
                near = passage.written(max(0, span[0] - 6), min(len(passage.text), span[1] + 4))
                message = f"“{near}”：{trace.what}"
                mark = passage.mark(*span)
                yield outcomes.finding(message, [mark], severity=trace.severity, actual=passage.written(*span))
