"""Fixed expressions and terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import model, prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.lexicon import expressions
from core.check.wording.matching import findings, matches
from core.check.wording.near_misses import near_misses
from core.check.wording.passages import passages
from core.check.wording.phrases import misses
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "W103",
    "固定用语有误",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="政治表述、法定用语、机构名称与固定写法一致，会议与报告年度相合。",
    basis="《政府信息公开信息处理费管理办法》等文件用语；通行固定表述（词表 expressions.toml）",
    bad=prose(SectionKey.OTHER_MATTERS, "本年度没有产生信息公开处理费。"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Known departures, and one letter away from a fixed expression.

    Entries hold for the report years they name; the same departure at several places is one finding.
    """
    entries = [e for e in expressions() if e.in_force(report.year)]
    prose_of = list(passages(report))
    found = matches(prose_of, entries)
    yield from findings(found, outcomes)
    for passage in prose_of:
        told = [(match.hit.start, match.hit.end) for match in found if match.passage is passage]
        for miss in misses(passage.text, report.year):
            told += [(s.start, s.end) for s in near_misses().find(passage.text)]
            if passage.in_title(miss.start) or any(a < miss.end and miss.start < b for a, b in told):
                continue  # titles are the matter of W101, slips of W115
            right, wrong = miss.phrase.text, passage.written(miss.start, miss.end)
            yield outcomes.finding(
                f"“{wrong}”与固定写法“{right}”{_what(wrong, right)}，请核对",
                [passage.mark(miss.start, miss.end)],
                severity=miss.phrase.severity,
                expected=right,
                actual=wrong,
                replacement=right,
            )


def _what(wrong: str, right: str) -> str:
    """How the two differ: by one item of a list, else by one letter."""
    return "少一项" if wrong.count("、") < right.count("、") and len(right) - len(wrong) > 1 else "差一字"
