"""Abbreviated titles: declared before use, and once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.rules._declared_shorts import misdeclared, otherwise_shortened
from core.check.wording.entries import any_of
from core.check.wording.lexicon import laws
from core.check.wording.passages import Passage, passages, plain_text
from core.language.abbreviations import declared_titles, is_declared
from core.language.sought import Sought
from core.model.finding import Category, Mark, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


#: What announces an abbreviation in speech.
_COLLOQUIAL = Sought(r"[(,](?P<fault>下称|下简称|以下称|以下简写为?|以下简作)(?=[“《:])")


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
    """One finding for each abbreviation; one declared again in another paragraph is a hint."""
    text = plain_text(report)
    shorts = re.compile(f"《{any_of(laws().short_titles)}》")
    used: dict[str, list[Mark]] = {}
    explained: dict[str, list[tuple[Passage, Mark]]] = {}
    early: dict[str, tuple[Passage, Mark]] = {}
    for passage in passages(report):
        yield from misdeclared(passage, outcomes)
        here = {d.at: d for d in declared_titles(passage.text)}
        for match in shorts.finditer(passage.text):
            mark = passage.mark(*match.span())
            name = match.group()
            used.setdefault(name, []).append(mark)
            if match.start() in here:
                declared = passage.mark(here[match.start()].start, here[match.start()].end)
                explained.setdefault(name, []).append((passage, declared))
            elif name not in explained:
                early.setdefault(name, (passage, mark))
        for match in _COLLOQUIAL.finditer(passage.text):
            written = passage.written(*match.span("fault"))
            mark = passage.mark(*match.span("fault"))
            fact = f"说明简称用“以下简称”，不写“{written}”"
            yield outcomes.finding(fact, [mark], severity=Severity.HINT, actual=written, replacement="以下简称")
    yield from otherwise_shortened(passages(report), text, outcomes)
    for name, mark in _without_marks(report):
        if name in used:
            fact = f"简称说明为“{name[1:-1]}”，正文却写作“{name}”，两处应一致"
            yield outcomes.finding(fact, [mark], expected=name, actual=name[1:-1], replacement=name)
    for name, marks in used.items():
        if not is_declared(text, name[1:-1]):
            yield from _undeclared(name, marks, text, outcomes)
        elif name in early and name in explained:
            fact = f"简称{name}使用在先、说明在后，应在首次出现时说明"
            (before, mark), (then, _) = early[name], explained[name][0]
            severity = Severity.WARNING if before is then else Severity.HINT
            yield outcomes.finding(fact, [mark], severity=severity, actual=name)
        yield from _again(name, explained.get(name, []), outcomes)


def _again(name: str, explained: list[tuple[Passage, Mark]], outcomes: Outcomes) -> Iterator[Outcome]:
    """An abbreviation that is declared again: in the same paragraph nobody wants that."""
    fact = f"简称{name}说明了{len(explained)}次，一次即可"
    for severity in (Severity.HINT, Severity.WARNING):
        marks = [
            mark
            for at, (passage, mark) in enumerate(explained[1:], 1)
            if any(earlier is passage for earlier, _ in explained[:at]) == (severity is Severity.WARNING)
        ]
        if marks:
            yield outcomes.finding(fact, marks, severity=severity)


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
