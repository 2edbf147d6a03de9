"""L104: what the locality wants to be mentioned, and where it wants a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import Example
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.language import numerals, sentences
from core.model.finding import Category, SectionMark, Severity
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.profile import Mention
    from core.model.report import Report

_NUMBER = re.compile(
    rf"""(?x)
      (?<![\d年]) \d+ (?:\.\d+)? (?!\d|\s*年)
    | (?<![{numerals.COUNTING}]) [{numerals.COUNTING}]+ 余? [件条篇次项个场份人期万]"""
)

_PROFILE = """
[[demands.mentions]]
title = "政务新媒体发布数量"
section = "overview"
words = ["政务新媒体", "公众号"]
number = true
"""


@rule(
    "L104",
    "没有写本地要求的内容",
    Category.SECTION,
    Severity.WARNING,
    demands="设置里本地要求写到的内容（设置文件的 demands.mentions）都要写到；"
    "要求写数字的，同一句里要有数字（没有设置的不核）。",
    basis="本单位设置文件所写的本地要求",
    bad=Example("本地要求总体情况写明政务新媒体发布数量，稿件没有写。", profile=_PROFILE),
    good=Example(
        "总体情况写有“通过政务新媒体发布信息96条”。",
        add=((SectionKey.OVERVIEW, "通过政务新媒体发布信息96条。"),),
        profile=_PROFILE,
    ),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each demand not met, on the section that should meet it."""
    for demand in report.profile.demands.mentions:
        section = report.section(demand.section) if demand.section else None
        if section is not None and not section.found:
            continue
        texts = [fold(v.text) for key, v in report.prose() if demand.section in (None, key)]
        said = [text[start:end] for text in texts for start, end in sentences.split(text)]
        with_word = [s for s in said if any(fold(word) in s for word in demand.words)]
        if any(not demand.number or _NUMBER.search(s) for s in with_word):
            continue
        yield outcomes.finding(
            _message(report, demand, bool(with_word)),
            [_mark(report, demand)],
            severity=demand.severity,
            expected=demand.title,
            suggestion=f"补写{demand.title}{'，写明数量' if demand.number else ''}。",
        )


def _message(report: Report, demand: Mention, mentioned: bool) -> str:
    where = f"“{report.form.numbered(demand.section)}”" if demand.section else "正文"
    if mentioned:
        return f"{where}写到了{demand.title}，但没有写明数量，本地要求写明"
    return f"{where}没有写{demand.title}，本地要求写明"


def _mark(report: Report, demand: Mention) -> SectionMark:
    section = report.section(demand.section or report.sections[0].key)
    return SectionMark(section=section.key, spans=section.heading.spans() if section.heading else ())
