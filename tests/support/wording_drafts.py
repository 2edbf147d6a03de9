"""Drafts for the wording rules: the invented model draft with other sentences, organ or year."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from core.check.registry import get_rule
from core.forms.keys import TableKey
from core.forms.model_draft import load_model
from core.load import load_text
from core.model.finding import Finding, TextMark
from core.read import read_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.document import Document
    from core.model.report import Report

ORGAN = "澄阳县水务局"
#: Rules on numbers and statements that hold the prose against itself.
_PROSE_ALONE = frozenset({"X512", "X513", "X514", "X515", "X516", "X518", "X520", "X522", "X523"})


def draft(
    *sentences: str,
    section: str = "overview",
    organ: str = ORGAN,
    swaps: tuple[tuple[str, str], ...] = (),
    tables: bool = True,
) -> Document:
    """The model draft of ``organ`` with more paragraphs in one section and further replacements."""
    model = load_model("2021")
    prose = {key: list(paragraphs) for key, paragraphs in model.prose.items()}
    prose.setdefault(section, []).extend(sentences)
    model = replace(model, prose=prose, without_tables=() if tables else tuple(TableKey))
    text = model.text().replace(ORGAN, organ)
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new, 1)
    return load_text(text)


def raised(code: str, document: Document) -> list[Finding]:
    """What one rule finds in a draft."""
    return [o for o in get_rule(code).check(read_report(document)) if isinstance(o, Finding)]


def quotes(findings: list[Finding], document: Document) -> list[str]:
    """The text of every fault mark."""
    return [
        document.quote(mark.spans)
        for finding in findings
        for mark in finding.marks
        if isinstance(mark, TextMark) and mark.role == "fault"
    ]


def _report(code: str, sentences: tuple[str, ...], section: str, organ: str) -> Report:
    """As the rule reads it: to read a table takes longer than all else, and where none is needed none is there."""
    return _read(sentences, section, organ, tables=code[0] not in "WM" and code not in _PROSE_ALONE)


@lru_cache(20)
def _read(sentences: tuple[str, ...], section: str, organ: str, *, tables: bool) -> Report:
    """Read once where several rules look at the same sentences."""
    return read_report(draft(*sentences, section=section, organ=organ, tables=tables))


def seen(
    code: str, *sentences: str, section: str = "overview", organ: str = ORGAN, year: int | None = None
) -> list[tuple[str, str]]:
    """(severity, quote) of each fault that the rule marks in added sentences; ``year`` is another report year."""
    report = _report(code, sentences, section, organ)
    document = report.document
    report = replace(report, year=year) if year else report
    findings = [o for o in get_rule(code).check(report) if isinstance(o, Finding)]
    return [(finding.severity.value, quote) for finding in findings for quote in quotes([finding], document)]


def seen_in_each(code: str, sentences: Sequence[str], section: str = "overview") -> dict[str, list[tuple[str, str]]]:
    """As ``seen``, for each of many sentences that have nothing to do with each other: paragraphs of one draft."""
    report = _report(code, tuple(sentences), section, ORGAN)
    text = report.document.text
    places = {sentence: text.index(sentence) for sentence in sentences}
    found: dict[str, list[tuple[str, str]]] = {sentence: [] for sentence in sentences}
    for finding in (o for o in get_rule(code).check(report) if isinstance(o, Finding)):
        for mark in finding.marks:
            if isinstance(mark, TextMark) and mark.role == "fault":
                for sentence, start in places.items():
                    if start <= mark.spans[0].start < start + len(sentence):
                        found[sentence].append((finding.severity.value, report.document.quote(mark.spans)))
    return found
