"""The bench itself: its clean reports add up, its defects are where it says; and a small run of it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import tests.bench.defects  # noqa: F401
from core.model.finding import Severity
from tests.bench.clean import FIRST_YEAR, make_clean, make_pair
from tests.bench.figures import APPLICANTS
from tests.bench.grammar import expand, mark, strip_marks
from tests.bench.render import FORMATS, render
from tests.bench.report import EACH
from tests.bench.run import run_clean, run_seeded
from tests.bench.score import TextPlace, locate
from tests.bench.seeded import KINDS, Seeded
from tests.support.thinned import thinned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.bench.draft import BenchDraft, Rows


def _first(name: str) -> tuple[BenchDraft, Seeded]:
    for number in range(400):
        draft = make_clean(number)
        if KINDS[name].paired:
            if not (pair := make_pair(number)):
                continue
            draft = replace(draft, previous=pair[1])
        seeded = KINDS[name].make(random.Random(number), draft)
        if seeded:
            return draft, seeded
    raise AssertionError(f"no report lends itself to {name}")


def make_pair_tables(draft: BenchDraft) -> Mapping[str, Rows]:
    assert draft.previous is not None
    return draft.previous.tables


def test_templates_choose_fill_and_mark() -> None:
    rng = random.Random(1)
    made = {expand("[全年|本年度[共|]]收到{n}件", rng, lambda name, _: mark(name, "5")) for _ in range(40)}
    plain = {strip_marks(m)[0] for m in made}
    assert plain == {"全年收到5件", "本年度共收到5件", "本年度收到5件"}
    text, notes = strip_marks("共" + mark("n", "15") + "件")
    assert [(n.name, text[n.start : n.end]) for n in notes] == [("n", "15")]


@pytest.mark.parametrize("template", ["[a|b", "a]b["])
def test_templates_with_bad_brackets_are_refused(template: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        expand(template, random.Random(1), lambda *_: "")


@pytest.mark.parametrize("number", thinned(range(0, 60, 3)))
def test_clean_reports_balance_and_repeat(number: int) -> None:
    draft = make_clean(number)
    assert draft == make_clean(number)
    figures = draft.figures
    for column in (*APPLICANTS, "total"):
        taken_in = figures.requests("new", column) + figures.requests("carried_in", column)
        assert taken_in == figures.requests("result.total", column) + figures.requests("carried_out", column)
    for row in draft.form.tables["requests"].row_keys:
        assert figures.requests(row) == sum(figures.requests(row, c) for c in APPLICANTS)
    for block in draft.blocks:
        for note in block.notes:
            assert 0 <= note.start < note.end <= len(block.text)
            if note.name == "fact.received":
                assert block.text[note.start : note.end].replace(",", "") in (
                    str(figures.facts["received"]),
                    *"一两三四五六七八九十",
                )


@pytest.mark.parametrize("number", thinned(range(1, 30)))
def test_last_years_report_leads_to_this_years(number: int) -> None:
    pair = make_pair(number)
    if pair is None:
        assert make_clean(number).year == FIRST_YEAR
        return
    draft, before = pair
    assert draft == make_clean(number)
    assert before.facts["organ"] == draft.facts["organ"]
    for column in (*APPLICANTS, "total"):
        assert before.figures.requests("carried_out", column) == draft.figures.requests("carried_in", column)
        taken_in = before.figures.requests("new", column) + before.figures.requests("carried_in", column)
        assert taken_in == before.figures.requests("result.total", column) + before.figures.requests(
            "carried_out", column
        )


def test_clean_reports_differ() -> None:
    texts = {"".join(b.text for b in make_clean(n).blocks if b.section == "overview") for n in range(40)}
    assert len(texts) == 40


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_changes_the_report_and_says_where(name: str) -> None:
    draft, seeded = _first(name)
    changed = seeded.draft.blocks != draft.blocks or seeded.draft.tables != draft.tables
    assert changed or (seeded.previous is not None and seeded.previous.tables != make_pair_tables(draft))
    assert seeded.places
    places = [p for p in seeded.places if isinstance(p, TextPlace)]
    if places and not any(not isinstance(p, TextPlace) for p in seeded.places):
        document = render(seeded.draft, "txt", random.Random(5))
        assert any(locate(document, place) for place in places)


@pytest.mark.parametrize("format", FORMATS)
def test_a_seeded_place_is_found_in_every_format(format: str) -> None:
    _, seeded = _first("law_title")
    place = seeded.places[0]
    assert isinstance(place, TextPlace)
    document = render(seeded.draft, format, random.Random(5))
    (span,) = locate(document, place)
    wanted = place.text[place.start : place.end]
    assert "".join(document.text[span.start : span.end].split()) == wanted


@pytest.mark.parametrize("count", [5, pytest.param(15, marks=pytest.mark.slow)])
def test_small_run_on_clean_reports_has_no_alarm(count: int) -> None:
    alarms = [
        f"{c.number}: {f.message}"
        for c in run_clean(count, FORMATS)
        for f, _ in c.findings
        if f.severity is not Severity.HINT
    ]
    assert alarms == []


@pytest.mark.parametrize("count", [1, pytest.param(3, marks=pytest.mark.slow)])
def test_small_run_on_seeded_defects(count: int) -> None:
    kinds = (
        "section_missing",
        "row_total",
        "other_column",
        "prose_received",
        "law_title",
        "measure_words",
        "blank_cells",
        "fee_missing",
    )
    outcomes = run_seeded(kinds, count, FORMATS)
    assert len(outcomes) == count * len(kinds)
    assert sum(o.found for o in outcomes) / len(outcomes) >= EACH
