"""The word lists say what they claim."""

import re

from core.base.resources import read_toml
from core.check.wording.lexicon import Law, Phrase, confusions, expressions, independent, laws
from core.check.wording.phrases import phrases
from core.model.finding import Severity

ONE = ("https://www.a.gov.cn/1.html", "https://a.gov.cn/2.html")
TWO = ("https://www.a.gov.cn/1.html", "https://www.b.gov.cn/1.html")


def test_only_confirmed_laws_raise_more_than_hints() -> None:
    for law in laws():
        assert law.confirmed == (law.severity is Severity.WARNING), law.title
        if law.confirmed:
            assert len(law.sources) >= 2, law.title
            assert law.number


def test_two_pages_of_one_site_confirm_nothing() -> None:
    assert independent(TWO)
    assert not independent(ONE)
    assert not independent(TWO[:1])
    for kind, name in ((Law, "title"), (Phrase, "text")):
        assert kind(**{name: "某办法"}, confirmed=True, sources=TWO).severity is Severity.WARNING  # type: ignore[arg-type]
        assert kind(**{name: "某办法"}, confirmed=True, sources=ONE).severity is Severity.HINT  # type: ignore[arg-type]
        assert kind(**{name: "某办法"}, sources=TWO).severity is Severity.HINT  # type: ignore[arg-type]


def test_what_claims_to_be_confirmed_has_two_sources() -> None:
    """The data says no more than it can show: nothing in it is graded down when it is read."""
    for entry in (*laws(), *phrases()):
        assert not entry.confirmed or independent(entry.sources), entry
        assert all(source.startswith("http") for source in entry.sources)
    told = {e["pattern"]: e.get("severity", "hint") for e in read_toml("lexicon", "expressions.toml")["entries"]}
    for entry in expressions():
        assert told[entry.pattern] == entry.severity.value, entry.pattern
        assert entry.severity is Severity.HINT or entry.typo or independent(entry.sources)


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
