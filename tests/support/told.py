"""What the whole check tells of one sentence of a draft, as a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check import engine
from core.model.finding import Severity, TextMark
from core.read import read_report

if TYPE_CHECKING:
    from core.model.document import Document


def told_within(document: Document, sentence: str) -> str:
    """``W`` for a warning or an error that marks a place in the sentence, ``h`` for hints alone, else a full stop."""
    start = document.text.find(sentence)
    places = range(start, start + len(sentence))
    found = [
        finding.severity
        for finding in engine.run(read_report(document)).findings
        if any(isinstance(m, TextMark) and any(span.start in places for span in m.spans) for m in finding.marks)
    ]
    if not found:
        return "."
    return "h" if all(severity is Severity.HINT for severity in found) else "W"
