"""S109: section six says whether an information fee was charged, where the form of the year demands it."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.needs import Demand
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import unread_at
from core.check.rules._section_words import parts_of
from core.forms.keys import Feature, SectionKey
from core.forms.spec import first_year_of
from core.model.finding import Category, SectionMark, Severity
from core.model.report import Report

_SECTION = SectionKey.OTHER_MATTERS


@rule(
    "S109",
    "没有报告信息处理费收取情况",
    Category.SECTION,
    Severity.ERROR,
    demands="2021年度起，第六部分要写明收取信息处理费的情况，没有收取的也要写明。",
    basis="国办公开办函〔2021〕30号：收取信息处理费情况在第六部分报告；国办函〔2020〕109号",
    bad=Example("无。", clear_sections=(_SECTION,), add=((_SECTION, "无。"),)),
    good=model(),
    needs=(Demand(Feature.FEE_STATEMENT, of_year=True),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """An error when the fee is nowhere mentioned, a warning when it is mentioned in another section."""
    section = report.section(_SECTION)
    if report.year is None or not section.found:
        return
    words = parts_of(_SECTION)[0]["words"]
    if any(word in section.text for word in words):
        return
    elsewhere = any(words[0] in view.text for _, view in report.prose())
    where = "写在了别的部分，第六部分没有" if elsewhere else "没有写"
    yield outcomes.finding(
        f"{where}信息处理费的收取情况，{first_year_of(Feature.FEE_STATEMENT)}年度起第六部分必须写明",
        [SectionMark(section=_SECTION, spans=section.headings[0].view.spans())],
        severity=Severity.WARNING if elsewhere or unread_at(report, _SECTION) else None,
        suggestion="如实补写，例如“本年度未收取政府信息公开信息处理费”。",
    )
