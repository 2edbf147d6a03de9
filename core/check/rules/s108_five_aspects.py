"""S108: section one covers its five aspects."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.needs import Demand
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import unread_at
from core.forms.keys import Feature, SectionKey
from core.model.finding import Category, SectionMark, Severity
from core.model.report import Report


@rule(
    "S108",
    "总体情况缺少规定的方面",
    Category.SECTION,
    Severity.WARNING,
    demands="总体情况写明主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面（2021年格式）。",
    basis="国办公开办函〔2021〕30号",
    needs=(Demand(Feature.FIVE_ASPECTS),),
    bad=Example("总体情况没有“（五）监督保障”。", drop_paragraphs=("（五）监督保障",)),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding that names all the aspects missing."""
    section = report.section(SectionKey.OVERVIEW)
    if not section.found or len(section.text) < 30 or unread_at(report, SectionKey.OVERVIEW):
        return
    missing = [a.title for a in report.aspects if a.view is None]
    if not missing:
        return
    names = "、".join(f"“{m}”" for m in missing)
    yield outcomes.finding(
        f"总体情况没有写{names}{'这' + '一两三四五'[len(missing) - 1] + '个方面' if len(missing) > 1 else '方面'}",
        [SectionMark(section=SectionKey.OVERVIEW, spans=section.headings[0].view.spans())],
        expected="、".join(a.title for a in report.aspects),
        suggestion=f"补写{names}的情况。",
    )
