"""The report's year: title, period sentence and the sentences about the year's work agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.finding import Category, Severity, TextMark
from core.numbers import year_number
from core.report import Report
from core.rules.example import model, swap
from core.rules.registry import Found, Outcome, rule
from core.wording.passages import Passage, passages

_PERIOD = re.compile(r"(20\d\d)年1月1日(?:零时)?[^。;,\d]{0,8}(?:(20\d\d)年)?(?:12月31日|12月底)")
_ABOUT_DATA = re.compile(r"统计|期限|时限|数据|周期|起止|本报告|年报|年度报告")
_OPENING = re.compile(
    r"^(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.][^。,]{0,24}[。:]?)?(20\d\d)年(?:度|以来)?(?=[,:]|[我本全市县区省州局])"
)
_PLAN = re.compile(
    r"(?:^|[。;:])(?:在)?(20\d\d)年(?:度)?,?[^,。;]{0,14}将(?=继续|进一步|持续|不断|着力|从以下|重点做好|努力|认真|坚持)"
)
_FAR = re.compile(
    r"(?<![\d〔《“(到至—\-从自])(20\d\d)年(?:度)?(?=,?(?:我局|我委|全年|共|本局|本机关|我镇|我县|我市|我区|我办|累计))"
)


@rule(
    "M102",
    "年份不一致",
    Category.WORDING,
    Severity.ERROR,
    demands="标题年份、数据统计期限和正文所述年度一致；改进打算写下一年度。",
    basis="《中华人民共和国政府信息公开条例》第四十九条（报告上一年度情况）",
    bad=swap("自2024年1月1日起至2024年12月31日止", "自2023年1月1日起至2023年12月31日止"),
    good=model(),
)
def check(report: Report, found: Found) -> Iterator[Outcome]:
    """Everything is held against the title's year; without one, against the year the report was read to be for."""
    year = year_number(report.title.year.text) if report.title.year else report.year
    if year is None:
        return
    prose = list(passages(report))
    stated = f"标题年份是{year}年" if report.title.year else f"报告年度是{year}年"
    yield from _period(prose, year, stated, found, report)
    yield from _opening(prose, year, stated, found)
    for passage in prose:
        if passage.section == "problems":
            yield from _plans(passage, year, found)
        for match in _FAR.finditer(passage.text):
            other = int(match[1])
            if abs(other - year) > 1 and not passage.in_title(match.start()):
                mark = passage.mark(*match.span(1))
                message = f"{stated}，此处写“{match[1]}年”，相差{abs(other - year)}年，请核对。"
                yield found.finding(message, [mark], severity=Severity.HINT, expected=str(year), actual=match[1])


def _period(prose: list[Passage], year: int, stated: str, found: Found, report: Report) -> Iterator[Outcome]:
    for passage in prose:
        for match in _PERIOD.finditer(passage.text):
            start, end = passage.sentence(match.start())
            if not _ABOUT_DATA.search(passage.text[start:end]) or passage.in_title(match.start()):
                continue
            groups = [g for g in (1, 2) if match[g] and int(match[g]) != year]
            if not groups:
                continue
            marks = [passage.mark(*match.span(g)) for g in groups]
            if report.title.year:
                marks.append(TextMark(section=None, spans=report.title.year.spans(), role="participant"))
            wrong = "、".join(dict.fromkeys(match[g] for g in groups))
            message = f"{stated}，统计期限却写“{match.group()}”，其中的{wrong}年与之不符。"
            yield found.finding(message, marks, expected=str(year), actual=wrong, suggestion=str(year))


def _opening(prose: list[Passage], year: int, stated: str, found: Found) -> Iterator[Outcome]:
    """Paragraphs of section one that open with a year tell about that year."""
    overview = [p for p in prose if p.section == "overview"]
    named = any(f"{year}年" in p.text for p in overview)
    for passage in overview:
        match = _OPENING.match(passage.text)
        if not match or int(match[1]) == year:
            continue
        start, end = passage.sentence(match.end(1))
        if f"{year}年" in passage.text[start:end] or "以来" in passage.text[start:end]:
            continue
        # a whole section about another year is a copy of an older report; one paragraph may look back
        severity = Severity.WARNING if named else Severity.ERROR
        if int(match[1]) == year + 1 and named:
            severity = Severity.HINT
        message = f"{stated}，此段却以“{match[1]}年”开头，请核对是否沿用了其他年度的文字。"
        mark = passage.mark(*match.span(1))
        yield found.finding(
            message, [mark], severity=severity, expected=str(year), actual=match[1], suggestion=str(year)
        )


def _plans(passage: Passage, year: int, found: Found) -> Iterator[Outcome]:
    for match in _PLAN.finditer(passage.text):
        if int(match[1]) <= year:
            message = f"此处是下一步打算，年份写“{match[1]}年”，报告年度是{year}年，应为{year + 1}年。"
            mark = passage.mark(*match.span(1))
            yield found.finding(
                message,
                [mark],
                severity=Severity.WARNING,
                expected=str(year + 1),
                actual=match[1],
                suggestion=str(year + 1),
            )
