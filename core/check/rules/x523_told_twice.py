"""X523: a fact that a paragraph tells twice and differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.read.prose.facts.done_and_undone import done_and_undone
from core.read.prose.facts.told_twice import told_twice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_SENTENCE = "微信公众号于2021年3月开通。自{}开通以来，累计推送信息2600条。"


@rule(
    "X523",
    "同一件事前后说法不一",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="同一段里两次说到的开通时间、名次、楼层、频次、人数、等次、联系电话、日期、批次、职务和人名，前后相同；写首次、新设的，不再写已办多年；写已建立、已关停的，不再写尚未建立、仍在发布。",
    basis="同一段话里的说法应当自洽",
    bad=prose(SectionKey.OVERVIEW, _SENTENCE.format("2020年3月")),
    good=prose(SectionKey.OVERVIEW, _SENTENCE.format("2021年3月")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Within one paragraph; see ``core.read.prose.facts.told_twice``."""
    for section, paragraph in report.prose():
        for told in told_twice(paragraph, report.year):
            yield outcomes.finding(
                f"此处写“{told.again.text}”，同段前面写的是“{told.before.text}”，请核对",
                [
                    TextMark(section=section, spans=told.again.spans()),
                    TextMark(section=section, spans=told.before.spans(), role="participant"),
                ],
                actual=told.again.text,
            )
    for undone in done_and_undone(report.prose()):
        yield outcomes.finding(
            f"此处写“{undone.told.text}”，前面写的是“{undone.before.text}”，前后矛盾，请核对",
            [
                TextMark(section=undone.section, spans=undone.told.spans()),
                TextMark(section=undone.before_section, spans=undone.before.spans(), role="participant"),
            ],
            actual=undone.told.text,
        )
