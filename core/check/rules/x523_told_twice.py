"""X523: a fact that a paragraph tells twice and differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.read.prose.told_twice import told_twice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_SENTENCE = "微信公众号于2021年3月开通。自{}开通以来，累计推送信息2600条。"


@rule(
    "X523",
    "同一件事前后说法不一",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="同一段里两次说到的开通时间、名次、楼层、频次、到场人数、联系电话、日期、批次和人名，前后相同。",
    basis="同一段话里的说法应当自洽",
    bad=prose(SectionKey.OVERVIEW, _SENTENCE.format("2020年3月")),
    good=prose(SectionKey.OVERVIEW, _SENTENCE.format("2021年3月")),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Within one paragraph; see ``core.read.prose.told_twice``."""
    for section, paragraph in report.prose():
        for told in told_twice(paragraph):
            yield outcomes.finding(
                f"此处写“{told.again.text}”，同段前面写的是“{told.before.text}”，请核对",
                [
                    TextMark(section=section, spans=told.again.spans()),
                    TextMark(section=section, spans=told.before.spans(), role="participant"),
                ],
                actual=told.again.text,
            )
