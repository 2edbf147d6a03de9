"""How each part of the report stands, and where a missing one would have stood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from core.check.engine import run
from core.forms.keys import SectionKey
from core.forms.model_draft import load_model
from core.load import load_text
from core.model.finding import SectionMark, TextMark
from core.read import read_report
from core.review.parts import AROUND, gap_of, gaps, part_key, part_states

if TYPE_CHECKING:
    from core.model.report import Report

MODEL = load_model("2021")
KEYS = [s.key for s in MODEL.form.sections]


def report(**changes: object) -> Report:
    return read_report(load_text(replace(MODEL, **changes).text()))  # type: ignore[arg-type]


def before(drafted: Report, offset: int) -> str:
    return drafted.document.text[offset:].strip().splitlines()[0] if offset < len(drafted.document.text) else ""


def test_a_whole_report_has_no_gaps() -> None:
    assert gaps(report()) == ()


@pytest.mark.parametrize("key", KEYS)
def test_every_missing_part_belongs_before_the_one_that_follows_it(key: str) -> None:
    drafted = report(without_sections=(key,))
    (gap,) = gaps(drafted)
    assert gap.section == key
    assert gap.words == f"此处缺少：{MODEL.form.numbered(key)}"
    place = KEYS.index(key)
    following = MODEL.form.numbered(KEYS[place + 1]) if place + 1 < len(KEYS) else MODEL.closing[0]
    assert before(drafted, gap.offset) == following


def test_neighbours_that_are_both_missing_share_a_place_in_the_order_of_the_form() -> None:
    drafted = report(without_sections=(SectionKey.PROBLEMS, SectionKey.OTHER_MATTERS))
    both = gaps(drafted)
    assert [gap.section for gap in both] == [SectionKey.PROBLEMS, SectionKey.OTHER_MATTERS]
    assert {before(drafted, gap.offset) for gap in both} == {MODEL.closing[0]}


def test_the_end_of_the_draft_where_nothing_follows() -> None:
    drafted = report(without_sections=(SectionKey.OTHER_MATTERS,), closing=())
    (gap,) = gaps(drafted)
    assert gap.offset == len(drafted.document.text)


def test_parts_out_of_order_do_not_draw_the_gap_before_the_part_that_precedes_it() -> None:
    drafted = report(without_sections=(KEYS[3],), exchanged=(KEYS[2], KEYS[4]))
    (gap,) = gaps(drafted)
    third = drafted.section(KEYS[2]).headings[0].view.start
    assert gap.offset > third


def test_without_any_heading_there_is_no_place_to_name() -> None:
    text = MODEL.text()
    for _, heading in MODEL.headings():
        text = text.replace(f"{heading}\n", "")
    drafted = read_report(load_text(text))
    assert not any(section.found for section in drafted.sections)
    assert gaps(drafted) == ()


def test_only_a_mark_on_a_missing_part_has_a_gap() -> None:
    drafted = report(without_sections=(SectionKey.PROBLEMS,))
    assert gap_of(SectionMark(section=SectionKey.PROBLEMS), drafted) is not None
    assert gap_of(SectionMark(section=SectionKey.OVERVIEW), drafted) is None
    assert gap_of(TextMark(section=None, spans=()), drafted) is None


def test_a_clean_report_has_six_parts_without_findings() -> None:
    drafted = report()
    states = part_states(drafted, (), ())
    assert "".join(state.numeral for state in states) == "一二三四五六"
    assert all(state.there and state.worst is None and state.count == 0 for state in states)
    assert states[0].sentence == "一、总体情况：没有查出问题"


def test_findings_are_counted_on_their_part_as_long_as_they_stand() -> None:
    values = {**MODEL.values, ("requests", "new", "total"): "99"}
    drafted = report(values=values, without_sections=(SectionKey.PROBLEMS,))
    result = run(drafted)
    outcomes = (*result.findings, *result.not_assessable)
    states = {s.key: s for s in part_states(drafted, outcomes, [True] * len(outcomes))}
    assert not states[SectionKey.PROBLEMS].there
    assert states[SectionKey.PROBLEMS].worst == "error"
    assert "稿件中没有找到这一部分" in states[SectionKey.PROBLEMS].sentence
    assert states[SectionKey.REQUESTS].errors >= 1
    aside = {s.key: s for s in part_states(drafted, outcomes, [False] * len(outcomes))}
    assert aside[SectionKey.REQUESTS].worst is None
    assert aside[SectionKey.REQUESTS].ignored == states[SectionKey.REQUESTS].errors
    assert f"已忽略 {states[SectionKey.REQUESTS].errors} 处" in aside[SectionKey.REQUESTS].sentence


def test_what_stands_around_the_parts_is_shown_only_where_something_was_found() -> None:
    drafted = report(title=MODEL.title.replace("2024", "2O24"))
    result = run(drafted)
    outcomes = [f for f in result.findings if part_key(f.marks, drafted) == AROUND]
    states = part_states(drafted, outcomes, [True] * len(outcomes))
    assert len(states) == (7 if outcomes else 6)
