"""The organ's own place is written with its official name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.passages import passages, plain_text
from core.language.abbreviations import is_declared
from core.language.divisions import Division, gazetteer
from core.language.organs import name_follows, place_part
from core.model.finding import Category, Severity, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: A web site may go by the name of every day: 孟村县人民政府门户网站.
_SITE = re.compile(r"(?:人民)?政府(?:门户)?网")
#: Ends the name of every people.
_PEOPLE = "族"


@rule(
    "M103",
    "本地名称不是法定名称",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.HEEDED,
    demands="本机关所在地的名称用法定全称，民族区、自治县不省去民族名。",
    basis="《地名管理条例》第十八条（公文中使用标准地名）；行政区划名称",
    bad=Example(
        "标题作“瀍河回族区水务局”，正文作“瀍河区水务局”",
        swaps=(
            ("澄阳县水务局2024年", "瀍河回族区水务局2024年"),
            ("2024年，澄阳县水务局认真", "2024年，瀍河区水务局认真"),
        ),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for all places where the name of a people is left out of the organ's own district or county."""
    if not report.organ:
        return
    yield from _in_title(report, outcomes)
    text = plain_text(report)
    places = gazetteer()
    own = places.own(report.organ, text)
    for division in (*own, *(a for d in own[:1] for a in places.above(d))):
        wrong = _without_people(division)
        if not wrong or is_declared(text, wrong):
            continue
        # 自治县 without the name of the people is in daily use; for a district the short form names nothing official
        severity = Severity.WARNING if division.name.endswith("族区") else Severity.HINT
        pattern = re.compile(re.escape(wrong))
        named = ((p, m) for p in passages(report) for m in pattern.finditer(p.text) if name_follows(p.text, m.end()))
        if any(not p.in_title(m.start()) and not _SITE.match(p.text, m.end()) for p, m in named):
            severity = Severity.WARNING
        marks = [p.mark(*m.span()) for p in passages(report) for m in pattern.finditer(p.text)]
        if marks:
            fact = f"“{wrong}”不是法定名称，应为“{division.name}”（共{len(marks)}处）"
            yield outcomes.finding(
                fact, marks, severity=severity, expected=division.name, actual=wrong, replacement=division.name
            )
            return


def _in_title(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """The title's own place without the name of its people: 石柱县水务局 for 石柱土家族自治县水务局."""
    organ = report.title.organ
    home = place_part(organ.text) if organ else ""
    if organ is None or not home or gazetteer().named(home):  # most titles, for which no names need be made
        return
    division = _short_names().get(home)
    if division is None:
        return
    mark = TextMark(section=None, spans=organ.spans(0, len(home)))
    fact = f"标题中的“{home}”不是法定名称，应为“{division.name}”"
    yield outcomes.finding(fact, [mark], expected=division.name, actual=home, replacement=division.name)


@cache
def _short_names() -> dict[str, Division]:
    """Divisions that are named for a people, by their names without it."""
    of_peoples = [division for division in gazetteer().all() if _PEOPLE in division.name]
    return {wrong: division for division in of_peoples if (wrong := _without_people(division))}


def _without_people(division: Division) -> str | None:
    """瀍河区 for 瀍河回族区, 孟村县 for 孟村回族自治县; None where the name holds no people."""
    if _PEOPLE not in division.name:
        return None
    short = gazetteer().short_name(division.name)
    if len(short) < 2 or _PEOPLE not in division.name[len(short) :] or division.level == "prefecture":
        return None
    return short + division.name[-1]
