"""Changes are made only where they are certain: on the bad example of every rule they heal and break nothing."""

from __future__ import annotations

import pytest

from core.check import engine
from core.check.registry import all_rules
from core.load import load_text
from core.model.finding import Severity
from core.output.annotated.notes import notes
from core.read import read_report
from tests.support.thinned import thinned

RULES = all_rules()
#: The date of signature is marked whole, its year is what should be another; what is missing has no place to go to.
ONLY_TOLD = {"M104", "S101"}


@pytest.mark.parametrize("code", thinned([rule.code for rule in RULES], 5))
def test_a_change_made_in_the_text_heals_its_finding(code: str) -> None:
    text = next(rule.bad.draft() for rule in RULES if rule.code == code)
    report = read_report(load_text(text))
    findings = engine.run(report).findings
    known = {finding.rule for finding in findings}
    for finding in findings:
        [note] = notes(report, [finding])
        if not note.replacement:
            assert finding.rule in ONLY_TOLD or finding.severity is Severity.HINT or not finding.replacement
            continue
        mended = text
        for spans in sorted(note.changes, reverse=True):
            mended = mended[: spans[0].start] + note.replacement + mended[spans[-1].end :]
        again = engine.run(read_report(load_text(mended))).findings
        assert finding.message not in [f.message for f in again]
        assert {f.rule for f in again if f.severity is not Severity.HINT} <= known
