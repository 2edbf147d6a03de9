"""A decision holds through edits elsewhere, and reopens when the numbers or the words it was about change."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms.model_draft import load_model
from core.load import load_text
from core.model.finding import Finding
from core.pipeline.check_draft import check_document
from core.review.decisions import (
    Decision,
    Fingerprint,
    Quote,
    Record,
    Standing,
    State,
    compare,
    fingerprints,
    standings,
    tally,
)

if TYPE_CHECKING:
    from core.pipeline.checked import Checked

_MODEL = load_model("2021")
_WRONG = {("requests", "new", "natural_person"): "33"}
_TYPO = "全年按照《信息公开条例》的要求做好各项工作。"
_OTHER = "县局还就供水安全召开了座谈会，群众代表参加。"


def draft(
    *,
    values: dict[tuple[str, str, str], str] | None = None,
    extra: dict[str, list[str]] | None = None,
    lawsuits: int = 1,
) -> Checked:
    """The model draft with numbers changed and paragraphs put in front of its sections' prose."""
    said = {key: [p.replace("行政诉讼1件", f"行政诉讼{lawsuits}件") for p in own] for key, own in _MODEL.prose.items()}
    prose = {key: (*(extra or {}).get(key, ()), *paragraphs) for key, paragraphs in said.items()}
    made = replace(_MODEL, values={**_MODEL.values, **(values or {})}, prose=prose)
    return check_document(load_text(made.text()), Path("甲.txt"))


@cache
def flawed_prints() -> tuple[Fingerprint, ...]:
    return prints_of(flawed())


def prints_of(checked: Checked) -> tuple[Fingerprint, ...]:
    return fingerprints(checked.report, [*checked.result.findings, *checked.result.not_assessable])


def all_ignored(prints: tuple[Fingerprint, ...]) -> list[Record]:
    return [Record(p, Decision.IGNORED, note=p.rule) for p in prints]


def flawed(**more: list[str]) -> Checked:
    extra = {"overview": [_TYPO]}
    for key, paragraphs in more.items():
        extra[key] = paragraphs + extra.get(key, [])
    return draft(values=_WRONG, extra=extra, lawsuits=7)


def test_a_flawed_draft_has_arithmetic_prose_and_wording_findings() -> None:
    rules = {p.rule[0] for p in flawed_prints()}
    assert {"T", "X", "W"} <= rules


def test_nothing_changed_keeps_everything() -> None:
    prints = flawed_prints()
    assert [s.state for s in standings(prints, all_ignored(prints))] == [State.IGNORED] * len(prints)


@given(
    section=st.sampled_from(["overview", "problems", "other_matters"]),
    words=st.text(st.sampled_from("供水保障群众满意，节约用水，安全稳定"), min_size=5, max_size=30),
)
def test_edits_elsewhere_keep_decisions(section: str, words: str) -> None:
    before = flawed_prints()
    after = prints_of(flawed(**{section: [f"另外，{words}。"]}))
    records = all_ignored(before)
    decided = [s for s in standings(after, records) if s.state is State.IGNORED]
    assert {s.record for s in decided} == set(records)
    assert compare(before, after).mended == ()


@given(number=st.integers(34, 10_000))
def test_a_changed_number_reopens_what_rests_on_it(number: int) -> None:
    before = flawed_prints()
    changed = {("requests", "new", "natural_person"): str(number)}
    after = prints_of(draft(values=changed, extra={"overview": [_TYPO]}, lawsuits=7))
    stands = standings(after, all_ignored(before))
    cell = "requests/new/natural_person"
    touched = [(p, s) for p, s in zip(after, stands, strict=True) if cell in p.cells]
    others = [s for p, s in zip(after, stands, strict=True) if cell not in p.cells]
    assert touched
    assert all(s.state is State.PENDING and s.reopened and s.note == p.rule for p, s in touched)
    assert others
    assert all(s.state is State.IGNORED for s in others)


def test_a_changed_number_of_the_prose_reopens() -> None:
    before, after = prints_of(draft(lawsuits=7)), prints_of(draft(lawsuits=8))
    claim = [i for i, p in enumerate(before) if p.rule.startswith("X4")]
    assert claim
    stands = standings(after, [Record(before[claim[0]], Decision.IGNORED, note="已问过法规股")])
    (reopened,) = [s for s in stands if s.record]
    assert reopened.state is State.PENDING
    assert reopened.reopened
    assert reopened.note == "已问过法规股"
    assert compare(before, after).new == ()


def test_the_same_error_twice_is_two_places() -> None:
    twice = draft(extra={"overview": [_TYPO, _OTHER, _TYPO]})
    prints = prints_of(twice)
    typos = [p for p in prints if p.rule == "W101"]
    if len(typos) == 1:  # the rule gathers equal places; then each place is a quote
        assert len(typos[0].quotes) == 2
    assert len(set(prints)) == len(prints)


def print_(left: str = "", text: str = "他", right: str = "", **more: object) -> Fingerprint:
    plain = Fingerprint("W109", quotes=(Quote("overview", left, text, right),))
    return replace(plain, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        (("县局积极开展", "各项工作"), ("县局积极开展", "有关的工作"), State.IGNORED),
        (("县局积极开展", "各项工作"), ("市局大力推进", "各项工作"), State.IGNORED),
        (("县局积极开展", "各项工作"), ("市局大力推进", "有关的工作"), State.PENDING),
        (("", "各项工作"), ("", "有关的工作"), State.PENDING),  # the edge of a paragraph proves nothing
        (("", ""), ("", ""), State.IGNORED),
    ],
)
def test_one_side_of_the_surroundings_must_stay(before: tuple[str, str], after: tuple[str, str], state: State) -> None:
    record = Record(print_(before[0], "他", before[1]), Decision.IGNORED)
    assert standings([print_(after[0], "他", after[1])], [record])[0].state is state


def test_ambiguous_places_are_asked_again() -> None:
    record = Record(print_("县局积极开展", "他", "各项工作"), Decision.IGNORED)
    two = [print_("县局积极开展", "他", "甲方面的"), print_("县局积极开展", "他", "乙方面的")]
    assert [s.state for s in standings(two, [record])] == [State.PENDING] * 2


def test_another_section_is_another_place() -> None:
    here = print_("县局积极开展", "他", "各项工作")
    there = replace(here, quotes=(replace(here.quotes[0], section="problems"),))
    assert standings([there], [Record(here, Decision.IGNORED)])[0] == Standing()


def test_an_allowed_word_is_no_decision_about_a_place() -> None:
    here, there = print_("县局积极开展", "他", "各项工作"), print_("全局认真落实", "他", "各项任务")
    stands = standings([here, there], [Record(here, Decision.ADOPTED)], [True, True])
    assert [s.state for s in stands] == [State.ADOPTED, State.ALLOWED]


def test_a_note_alone_decides_nothing() -> None:
    (standing,) = standings([print_("县局积极开展")], [Record(print_("县局积极开展"), None, note="待核")])
    assert (standing.state, standing.note, standing.reopened) == (State.PENDING, "待核", False)


def test_mending_is_told_from_new_errors() -> None:
    before = flawed()
    mended = draft(values=_WRONG, lawsuits=7)  # the wording is right now
    worse = flawed(problems=["县局深入贯彻《信息公开条例》规定。"])
    first, second, third = prints_of(before), prints_of(mended), prints_of(worse)
    less = compare(first, second)
    assert [first[i].rule for i in less.mended] == ["W101"]
    assert not less.new
    assert less.sentence() == f"已改好 1 处，还有 {len(second)} 处"
    more = compare(first, third)
    assert more.mended == ()
    assert len(more.kept) == len(first)
    assert compare(first, first).sentence() == f"没有变化，还有 {len(first)} 处"
    assert [first[i] for i, _ in less.kept] == [second[j] for _, j in less.kept]


def test_the_tally_counts_what_stands() -> None:
    result = flawed().result
    outcomes = [*result.findings, *result.not_assessable]
    pending = tally(outcomes, [Standing()] * len(outcomes))
    assert pending.standing["error"] == result.count(outcomes[0].severity) if isinstance(outcomes[0], Finding) else 0
    assert (pending.ignored, pending.ignored_errors, pending.adopted) == (0, 0, 0)
    ignored = tally(outcomes, [Standing(State.IGNORED), *[Standing()] * (len(outcomes) - 1)])
    assert ignored.standing["error"] == pending.standing["error"] - 1
    assert (ignored.ignored, ignored.ignored_errors) == (1, 1)
    adopted = tally(outcomes, [Standing(State.ADOPTED)] * len(outcomes))
    assert adopted.standing == pending.standing  # adopted is not mended yet
    assert adopted.adopted == len(outcomes)
