"""M111: a standard department whose name joins its fields by another word than 和, or has the rank of a province's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.leftovers.levels.own_level import REGIONS
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.passages import passages, plain_text
from core.forms.keys import SectionKey
from core.language.near_names import near_names
from core.language.organ_register import ranked_too_high, wrongly_joined
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


#: From this report year on the departments have the names they were given in 2018.
_REFORM = 2019
#: What only provinces have, and how far before it its place's level stands: 区人民政府办公厅.
_GENERAL_OFFICE, _GOVERNMENT = "办公厅", 5


@rule(
    "M111",
    "部门名称用字有误",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="部门名称按机构规定的全称书写，其中的“和”不写作“与”“及”，用词不改、不漏、不颠倒；县、区的部门不称“厅”。",
    basis="《党政机关公文处理工作条例》（机关名称用全称或者规范化简称）；词表 organ_names.toml",
    bad=prose(SectionKey.OVERVIEW, "会同县住房与城乡建设局公布管网改造信息。"),
    good=prose(SectionKey.OVERVIEW, "会同县住房和城乡建设局与县教育局公布管网改造信息。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Not the reporting organ's own name, which is what its title says, and not what stands in a title in 《》."""
    own = report.organ or ""
    for passage in passages(report):
        for start, end, right in (*wrongly_joined(passage.text), *ranked_too_high(passage.text)):
            wrong = passage.text[start:end]
            if wrong in own or passage.in_title(start) or _is_regions(passage.text, start, wrong, report):
                continue
            mark = passage.mark(start, end)
            fact = f"“{wrong}”应为“{right}”"
            yield outcomes.finding(fact, [mark], expected=right, actual=wrong, replacement=right)
        for start, end, right in near_names(passage.text) if (report.year or _REFORM) >= _REFORM else ():
            wrong = passage.text[start:end]
            if wrong in own or passage.in_title(start):
                continue
            fact = f"没有名为“{wrong}”的部门，可能是“{right}”，请核对"
            yield outcomes.finding(fact, [passage.mark(start, end)], expected=right, actual=wrong, replacement=right)


def _is_regions(text: str, start: int, wrong: str, report: Report) -> bool:
    """Whether the 区 before a general office may be an autonomous region: 区政府办公厅."""
    of_district = wrong == _GENERAL_OFFICE and "区" in text[max(0, start - _GOVERNMENT) : start]
    return of_district and any(word in plain_text(report) for word in REGIONS)
