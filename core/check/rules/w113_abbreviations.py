"""Abbreviated titles: declared before use, and once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.entries import any_of
from core.check.wording.lexicon import laws
from core.check.wording.passages import passages, places, plain_text
from core.language.abbreviations import declared_titles, is_declared
from core.language.sought import Sought
from core.model.finding import Category, Mark, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


#: What announces an abbreviation in speech.
_COLLOQUIAL = Sought(r"[(,](?P<fault>下称|下简称|以下称|以下简写为?|以下简作)(?=[“《:])")
#: An abbreviation as long as what it stands for: 《供水办法》（以下简称《供水办法》）.
_NO_SHORTER = Sought(
    r"""(?x)
    《 (?P<title> [^《》]{3,40} ) 》 \( (?: [^()《》]{0,40} [,;] )?
      以下 (?: 统一 )? 简称 为? (?P<short> 《 (?P=title) 》 )
    | (?<! [\u4e00-\u9fff] ) (?P<name> [\u4e00-\u9fff]{3,24} )
      \( 以下 (?: 统一 )? 简称 为? (?P<other> “? (?P=name) ”? ) \)"""
)


@rule(
    "W113",
    "简称未说明",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="《条例》等简称第一次出现前用“以下简称”说明一次，说明的简称与正文所用的一样。",
    basis="《党政机关公文处理工作条例》用语通例；GB/T 15834—2011",
    bad=Example(
        "删去“以下简称《条例》”而正文仍用《条例》",
        swaps=(("（国务院令第711号，以下简称《条例》）", "（国务院令第711号）"),),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each abbreviation; one declared twice is a hint."""
    text = plain_text(report)
    shorts = re.compile(f"《{any_of(laws().short_titles)}》")
    used: dict[str, list[Mark]] = {}
    explained: dict[str, list[Mark]] = {}
    early: dict[str, Mark] = {}
    for passage in passages(report):
        here = {d.at: d for d in declared_titles(passage.text)}
        for match in shorts.finditer(passage.text):
            mark = passage.mark(*match.span())
            name = match.group()
            used.setdefault(name, []).append(mark)
            if match.start() in here:
                explained.setdefault(name, []).append(passage.mark(here[match.start()].start, here[match.start()].end))
            elif name not in explained:
                early.setdefault(name, mark)
        for match in _COLLOQUIAL.finditer(passage.text):
            written = passage.written(*match.span("fault"))
            mark = passage.mark(*match.span("fault"))
            fact = f"说明简称用“以下简称”，不写“{written}”"
            yield outcomes.finding(fact, [mark], severity=Severity.HINT, actual=written, replacement="以下简称")
    for passage, match in places(report, _NO_SHORTER):
        written = passage.written(*match.span("short" if match["short"] else "other"))
        yield outcomes.finding(
            f"简称“{written.strip('《》“”')}”与全称相同，没有缩短",
            [passage.mark(*match.span("short" if match["short"] else "other"))],
            actual=written,
            suggestion="写出简称；不用简称的，删去“以下简称”的括号。",
        )
    for name, mark in _without_marks(report):
        if name in used:
            fact = f"简称说明为“{name[1:-1]}”，正文却写作“{name}”，两处应一致"
            yield outcomes.finding(fact, [mark], expected=name, actual=name[1:-1], replacement=name)
    for name, marks in used.items():
        if not is_declared(text, name[1:-1]):
            yield from _undeclared(name, marks, text, outcomes)
        elif name in early and name in explained:
            fact = f"简称{name}使用在先、说明在后，应在首次出现时说明"
            yield outcomes.finding(fact, [early[name]], severity=Severity.HINT, actual=name)
        if len(explained.get(name, ())) > 1:
            times = len(explained[name])
            yield outcomes.finding(f"简称{name}说明了{times}次，一次即可", explained[name][1:], severity=Severity.HINT)


def _without_marks(report: Report) -> Iterator[tuple[str, Mark]]:
    """Abbreviated titles as they are used, where they are declared without 《》: （以下简称条例）."""
    declared = re.compile(rf"[(,]以下(?:统一)?简称(?P<name>{any_of(laws().short_titles)})(?=\))")
    for passage in passages(report):
        for match in declared.finditer(passage.text):
            yield f"《{match['name']}》", passage.mark(*match.span("name"))


def _undeclared(name: str, marks: list[Mark], text: str, outcomes: Outcomes) -> Iterator[Outcome]:
    times = f"（共{len(marks)}处）" if len(marks) > 1 else ""
    fact = f"简称{name}没有用“以下简称{name}”说明{times}"
    if name == "《条例》":
        yield outcomes.finding(fact, marks, actual=name, replacement="《中华人民共和国政府信息公开条例》")
    elif not re.search(rf"《[^《》]+{name[1:-1]}》", text):
        # 《…的通知》…《通知》 is plain; without any title before it nobody knows which is meant
        severity = Severity.HINT if name[1:-1] in text.replace(name, "") else Severity.WARNING
        yield outcomes.finding(fact, marks, severity=severity, actual=name)
