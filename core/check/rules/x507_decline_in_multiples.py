"""X507: what declines cannot decline by its whole or more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.language.numerals import COUNTING
from core.language.sought import Sought
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_DOWN = r"(?:减少|下降|降低|缩短|缩小|缩减|减小|压缩|减幅|降幅|下滑|少)"
_GLUE = r"(?:了|约|近|为|达到|达|将近|超过|幅度){0,3}"
#: 降至2倍 tells of a level; 减少到原来的… likewise.
_MULTIPLE = Sought(
    rf"""(?x) (?P<said> {_DOWN}{_GLUE}
      (?: (?P<times> (?: \d+(?:\.\d+)? | [{COUNTING}半数几]{{1,4}} ) [多余]? 倍 ) (?! 的 | 率 | 速 | 镜 | 增 )
        | (?P<share> (?: [1-9]\d\d+ | 10[1-9] | 1[1-9]\d ) (?:\.\d+)? % ) ) )"""
)


@rule(
    "X507",
    "减少、下降不用倍数",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="减少、下降、降低的幅度用百分比或分数表示，不用倍数，也不超过100%。",
    basis="GB/T 15835及出版物数字用法通例：数目减少不能用倍数",
    bad=prose(SectionKey.OVERVIEW, "网民投诉由上年的24件降至12件，减少一倍。"),
    good=prose(SectionKey.OVERVIEW, "网民投诉由上年的24件降至12件，减少50%。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Every decline by a multiple or by more than all; a fall of exactly 100 % is one to nothing."""
    for passage in passages(report):
        for match in _MULTIPLE.finditer(passage.text) if "倍" in passage.text or "%" in passage.text else ():
            figure = match["times"] or match["share"]
            if (match["share"] and float(match["share"].rstrip("%")) <= 100) or passage.in_title(match.start()):
                continue
            reason = "数目减少不能用倍数表示" if match["times"] else "减少的幅度不会超过100%"
            yield outcomes.finding(
                f"“{match['said']}”：{reason}",
                [passage.mark(match.start("said"), match.end())],
                actual=figure,
                suggestion="改用百分比、分数，或写明减少到多少。",
            )
