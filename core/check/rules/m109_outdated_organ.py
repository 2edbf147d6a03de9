"""M109: another organ is named as it was before a reform (县国土资源局 in the report of 2024)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.language.organ_register import Renamed, outdated
from core.model.finding import Category, Severity, TextMark
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View
    from core.model.report import Report

_LETTERS = "省市县区州旗盟"


@rule(
    "M109",
    "使用了已变更的机构名称",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="说到报告年度的工作，机构用现行名称；“原国土资源局”一类说明沿革的、引用旧文件名称的除外。",
    basis="《深化党和国家机构改革方案》（2018年）；《党和国家机构改革方案》（2023年）",
    bad=prose(SectionKey.OVERVIEW, "会同县国土资源局公布征地信息。"),
    good=prose(SectionKey.OVERVIEW, "会同县自然资源局公布征地信息，原县国土资源局的档案已移交。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for all places of one name; the organ's own name is told once, in the title."""
    if report.year is None:
        return
    own = report.organ or ""
    places: dict[str, tuple[Renamed, list[TextMark]]] = {}
    title = report.title.organ
    for section, view, text in _texts(report, title):
        for found in outdated(text, report.year):
            if found.name in own and (view is not title or found.renamed.local):
                continue
            placed = not found.renamed.exact and text[found.start - 1 : found.start] in tuple(_LETTERS)
            start = found.start - placed
            mark = TextMark(section=section, spans=view.spans(start, found.end))
            places.setdefault(found.name, (found.renamed, []))[1].append(mark)
    for name, (renamed, marks) in places.items():
        times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
        yield outcomes.finding(
            f"“{name}”是机构改革前的名称，现为{renamed.present}{times}，请改用现行名称",
            marks,
            severity=Severity.HINT if renamed.doubtful else None,
            expected=renamed.present if renamed.exact else None,
            actual=name,
            replacement=renamed.present if renamed.exact else None,
        )


def _texts(report: Report, title: View | None) -> Iterator[tuple[str | None, View, str]]:
    if title is not None:
        yield None, title, fold(title.text)
    for passage in passages(report):
        yield passage.section, passage.view, passage.text
