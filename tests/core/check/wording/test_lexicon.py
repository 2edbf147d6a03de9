"""The word lists say what they claim, and a mistake in one is told."""

import re

import pytest

from core.base.records import RecordError, make_record
from core.base.resources import read_toml
from core.check.wording.entries import Entry
from core.check.wording.lexicon import Law, dated_wording, expressions, independent, laws
from core.model.finding import Severity

ONE = ("https://www.a.gov.cn/1.html", "https://a.gov.cn/2.html")
TWO = ("https://www.a.gov.cn/1.html", "https://www.b.gov.cn/1.html")
EXAMPLES = {"bad": ("错。",), "good": ("对。",)}


def entry(**fields: object) -> Entry:
    return make_record(Entry, {"reason": "用字有误", **EXAMPLES, **fields})


def test_only_confirmed_laws_raise_more_than_hints() -> None:
    for law in laws().laws:
        assert law.confirmed == (law.severity is Severity.WARNING), law.title
        if law.confirmed:
            assert len(law.sources) >= 2, law.title
            assert law.number


def test_two_pages_of_one_site_confirm_nothing() -> None:
    assert independent(TWO)
    assert not independent(ONE)
    assert not independent(TWO[:1])
    for confirmed, sources, severity in ((True, TWO, "warning"), (True, ONE, "hint"), (False, TWO, "hint")):
        fields = {"title": "某办法", "confirmed": confirmed, "sources": sources, **EXAMPLES}
        assert make_record(Law, fields).severity == severity


def test_what_claims_to_be_confirmed_has_two_sources() -> None:
    """The data says no more than it can show: nothing in it is graded down when it is read."""
    for confirmed in laws().laws:
        assert not confirmed.confirmed or independent(confirmed.sources), confirmed
        assert all(source.startswith("http") for source in confirmed.sources)
    written = [e.get("severity", "hint") for e in read_toml("lexicon", "expressions.toml")["entries"]]
    assert [e.severity.value for e in expressions()] == written


def test_no_title_is_both_right_and_wrong() -> None:
    right = {t for law in laws().laws for t in (law.title, *law.accepted)}
    assert not right & {t for law in laws().laws for t in law.wrong}


def test_entries_with_years_are_silent_outside_them() -> None:
    (slogan,) = [e for e in dated_wording() if "新质生产力" in e.words]
    assert slogan.in_force(2021)
    assert not slogan.in_force(2022)
    assert not slogan.in_force(None)
    assert re.search(slogan.regex, "培育新质生产力")


def test_context_of_an_entry() -> None:
    one = entry(words=["己"], not_before=["[自利]", "知"], after=["办结", "{digit}", "[，。]", "{end}"], right="已")
    text = "自己办结,知己1,申请己办结,己12件,己用,己"
    assert [text[h.start : h.start + 2] for h in one.hits(text)] == ["己办", "己1", "己"]
    assert [(h.start, h.right) for h in entry(pairs={"帐（户）": "账（户）"}).hits("新帐(户)")] == [(1, "账（户）")]


def test_the_longest_wording_wins() -> None:
    hits = entry(words=["信息公开", "信息公开费", "公开费"], right="处理费").hits("收取信息公开费")
    assert [(h.start, h.end) for h in hits] == [(2, 7)]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"words": ["错"], "pattern": "错"},
        {"pairs": {"错": "对"}, "right": "对"},
        {"words": ["错"], "severity": "fatal"},
        {"words": ["错"], "rihgt": "对"},
        {"words": ["错"], "bad": None},
    ],
)
def test_a_mistake_in_an_entry_is_told(fields: dict[str, object]) -> None:
    with pytest.raises(RecordError):
        entry(**fields)


def test_a_pattern_that_cannot_be_read_is_told() -> None:
    with pytest.raises(re.error):
        _ = entry(pattern="(").regex
    with pytest.raises(ValueError, match="unknown token"):
        _ = entry(words=["错{unknown}"]).regex
