"""The reports of the rules' examples, read once: many rules have the same good example."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from core.load import load_text
from core.model.document import Notice, Span
from core.profile.reading import parse_profile
from core.read import read_report

if TYPE_CHECKING:
    from core.check.example import Example
    from core.model.report import Report


@cache
def report_of(example: Example) -> Report:
    """An example as it is checked: with what a loader noticed, last year's report and the office's profile."""
    document = load_text(example.draft())
    noticed = [
        Notice(code, message, (Span(at := document.text.index(quote), at + len(quote)),))
        for code, message, quote in example.notices
    ]
    report = read_report(replace(document, notices=tuple(noticed)))
    last = example.previous_draft()
    previous = read_report(load_text(last)) if last else None
    return replace(report, previous=previous, profile=parse_profile(example.profile))
