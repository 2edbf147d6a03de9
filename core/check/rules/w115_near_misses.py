"""Slips that sound or look like the genre's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.lexicon import are_judged
from core.check.wording.near_misses import near_misses
from core.check.wording.passages import passages
from core.check.wording.phrases import fixed_terms
from core.check.wording.phrases.phrases import read
from core.check.wording.slips.detector import detector
from core.check.wording.trade_words import trade_words
from core.forms.keys import SectionKey
from core.language.unknown_places import reaches_into_name
from core.model.finding import Category, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: From which level on a string is so common that no slip begins or ends inside of it: 负|责人|落实.
_COMMON = 10
#: Characters of a slip that may be cut out of a longer word.
_PAIR = 2


@rule(
    "W115",
    "疑似同音形近错字",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="年度报告的常用词不写成同音、形近的字（“受理”误作“受里”，“政策解读”误作“政策借读”）。",
    basis="《现代汉语词典》；校对通例（词表 genre_words.toml）",
    bad=prose(SectionKey.OVERVIEW, "组织业务陪训，做好政策解读，优化正务服务。"),
    good=prose(SectionKey.OVERVIEW, "组织业务培训，做好政策解读，优化政务服务。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A warning where one of the genre's words stands beside the slip, or the counts of W120 are sure of it too.

    Alone it may be a name and is a hint. An error where the slip spoils the name of a body of state.
    """
    table, counts = near_misses(), detector()
    places: dict[tuple[str, str], list[TextMark]] = {}
    severities: dict[tuple[str, str], Severity] = {}
    for passage in passages(report):
        for slip in table.find(passage.text):
            after = passage.text[slip.end :]
            if passage.in_title(slip.start) or passage.in_address(slip.start) or after.startswith(table.name_ends):
                continue
            if table.is_level(passage.text, slip.end - 1, slip.end):
                continue  # 按旗政府办公室要求
            if passage.in_code(slip.start) or reaches_into_name(passage.text, slip.end):
                continue  # 闽政办函〔2023〕8号; 由|裕溪区
            counted = any(
                found.sure and found.start < slip.end and slip.start < found.end for found in counts.find(passage.text)
            )
            if not counted and trade_words().hold(passage.text, slip.start, slip.end):
                continue
            if passage.text[slip.start] == "等" and table.is_word(passage.text[slip.start + 1 : slip.start + 3]):
                continue  # 等|复杂事项
            if passage.text[slip.start - 1 : slip.start].isdigit():
                continue  # 5件|属执法案卷
            if _of_longer_word(passage.text, slip.start, slip.end):
                continue
            if are_judged(passage.text, slip.start, slip.end, report.year) or read(passage.text).touches(
                slip.start, slip.end
            ):
                continue
            key = (passage.written(slip.start, slip.end), slip.right)
            if key[0] in (report.organ or ""):
                continue
            sure = slip.near or counted
            if not sure and fixed_terms.touched(passage.text, slip.start, slip.end):
                continue  # W103 tells of it
            places.setdefault(key, []).append(passage.mark(slip.start, slip.end))
            if sure:
                grave = table.is_grave(passage.text, slip.start, slip.end, slip.right)
                severities[key] = Severity.ERROR if grave else Severity.WARNING
    for (wrong, right), marks in places.items():
        times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
        severity = severities.get((wrong, right), Severity.HINT)
        fact = f"“{wrong}”疑为“{right}”之误{times}"
        yield outcomes.finding(fact, marks, severity=severity, expected=right, actual=wrong, replacement=right)


def _of_longer_word(text: str, start: int, end: int) -> bool:
    """Whether what seems a slip is part of a word that is longer, on one of its sides: 负责人."""
    if end - start != _PAIR:
        return False
    level = detector().level
    return any(
        len(word) > end - start and level(word) >= _COMMON for word in (text[start - 1 : end], text[start : end + 1])
    )
