"""The word lists say what they claim."""

import re

from core.finding import Severity
from core.wording.lexicon import confusions, expressions, laws


def test_only_confirmed_laws_raise_more_than_hints() -> None:
    for law in laws():
        assert law.confirmed == (law.severity is Severity.WARNING)
        if law.confirmed:
            assert len(law.sources) >= 2, law.title
            assert law.number


def test_no_title_is_both_right_and_wrong() -> None:
    right = {t for law in laws() for t in (law.title, *law.accepted)}
    assert not right & {t for law in laws() for t in law.wrong}


def test_replacements_cure_their_entry() -> None:
    """What an entry proposes must not be reported again by the same entry."""
    for entry in (*expressions(), *confusions()):
        assert entry.regex.pattern
        assert not entry.regex.search("")
        if entry.right and "\\" not in entry.right:
            assert not entry.regex.search(entry.right), entry.right


def test_entries_with_years_are_silent_outside_them() -> None:
    (plenum,) = [e for e in expressions() if "四中全会" in e.pattern and e.until]
    assert plenum.in_force(2024)
    assert not plenum.in_force(2025)
    assert not plenum.in_force(None)
    assert re.search(plenum.regex, "党的二十届四中全会")
