"""One slip of the pen is told once, and two that stand close together twice."""

from __future__ import annotations

from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given

from core.check import engine
from core.check.diagnosis import told_once
from core.check.example import prose
from core.forms.keys import SectionKey
from core.load import load_text
from core.model.document import Span
from core.model.finding import Category, CellMark, Finding, Severity, TextMark
from core.read import read_report


def finding(
    start: int,
    end: int,
    rule: str = "W901",
    severity: Severity = Severity.WARNING,
    replacement: str | None = None,
    category: Category = Category.WORDING,
) -> Finding:
    mark = TextMark(section=None, spans=(Span(start, end),))
    return Finding(rule=rule, category=category, severity=severity, fact=rule, marks=(mark,), replacement=replacement)


def test_what_a_finding_replaces_as_a_whole_is_told_by_it() -> None:
    whole, within = finding(10, 40, replacement="全面推进政务公开"), finding(12, 14, "W902")
    assert told_once([within, whole]) == [whole]
    assert told_once([finding(10, 40), within]) == [finding(10, 40), within]
    twice = replace(within, marks=(*within.marks, *finding(30, 32).marks))
    assert told_once([twice, whole]) == [whole]
    across = replace(within, marks=(*within.marks, *finding(50, 52).marks))
    assert told_once([across, whole]) == [across, whole]
    grave = replace(twice, severity=Severity.ERROR)
    assert told_once([grave, whole]) == [grave, whole]
    hint = replace(whole, severity=Severity.HINT)
    assert told_once([twice, hint]) == [twice, hint]


def test_of_two_rules_on_one_word_the_more_helpful_one_stays() -> None:
    doubled, unknown = finding(10, 12), finding(11, 12, "W902", replacement="督")
    assert told_once([doubled, unknown]) == [unknown]
    grave = finding(10, 12, severity=Severity.ERROR)
    assert told_once([grave, unknown]) == [grave]
    alike = finding(10, 12, "W903")
    assert told_once([doubled, alike]) == [doubled]


def test_of_one_rule_on_a_name_and_a_part_of_it_one_stays() -> None:
    whole, part = finding(0, 14), finding(0, 2)
    assert told_once([whole, part]) == [whole]
    within = finding(4, 6, "W902")
    assert told_once([whole, within]) == [whole, within]


def test_of_a_pair_of_words_and_one_of_them_one_stays_where_neither_knows_better() -> None:
    pair, verb = finding(0, 14), finding(0, 2, "W902")
    assert told_once([verb, pair]) == [verb]
    slip = replace(verb, replacement="发挥")
    assert told_once([slip, pair]) == [slip, pair]
    sentence = finding(0, 40)
    assert told_once([verb, sentence]) == [verb, sentence]


def test_a_sentence_and_a_word_in_it_are_two_slips() -> None:
    sentence, word = finding(0, 40), finding(20, 22, "W902")
    assert told_once([sentence, word]) == [sentence, word]


def test_neighbours_and_other_categories_are_left_alone() -> None:
    beside = [finding(0, 2), finding(2, 4, "W902"), finding(20, 22, "W903")]
    assert told_once(beside) == beside
    sums = [finding(0, 2, "X901", category=Category.CONSISTENCY), finding(0, 2)]
    assert told_once(sums) == sums


def test_words_that_a_slip_beside_them_makes_are_not_told_too() -> None:
    slip = replace(finding(3, 4, "W902"), expected="信息", actual="信心")
    words = replace(finding(0, 3), actual="政府信")
    assert told_once([words, slip]) == [slip]
    apart = replace(finding(0, 2), actual="政府")
    assert told_once([apart, slip]) == [apart, slip]
    marks = replace(finding(4, 6), actual="，。")
    assert told_once([marks, slip]) == [marks, slip]
    grave = replace(words, severity=Severity.ERROR)
    assert told_once([grave, slip]) == [grave, slip]


def test_marks_in_the_table_are_left_alone() -> None:
    cell = Finding(
        rule="W901",
        category=Category.WORDING,
        severity=Severity.WARNING,
        fact="W901",
        marks=(CellMark(table="requests", row="new", spans=(Span(0, 2),)),),
    )
    assert told_once([cell, finding(0, 2)]) == [cell, finding(0, 2)]


places = st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from(["W901", "W902"]), st.booleans())


@given(st.lists(places, max_size=12))
def test_what_is_dropped_shares_its_place_with_something_kept(drawn: list[tuple[int, int, str, bool]]) -> None:
    all_ = [
        finding(start, start + length, rule, replacement="一" if sure else None) for start, length, rule, sure in drawn
    ]
    kept = told_once(all_)
    assert [f for f in all_ if f in kept] == kept or len(set(all_)) < len(all_)
    spans = [f.marks[0].spans[0] for f in kept]
    for gone in all_:
        place = gone.marks[0].spans[0]
        assert any(s.start < place.end and place.start < s.end for s in spans)


def test_a_doubled_character_is_one_finding() -> None:
    report = read_report(load_text(prose(SectionKey.OVERVIEW, "认真公布费用监督督电话。").draft()))
    there = report.document.text.index("督督")
    told = [
        f for f in engine.run(report).findings
        if any(s.start < there + 2 and there < s.end for m in f.marks for s in m.spans)
    ]  # fmt: skip
    assert len(told) == 1
