"""Sums over many reports: what they are made of, what does not count, and which organ explains a difference."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.base.errors import DamagedError
from core.batch.aggregate import Aggregate, Slip, aggregate, take_in
from core.batch.aggregate.slip import Nothing
from core.forms.spec import all_forms, load_form
from tests.support.many_reports import Key, organs, report, slip, summary

if TYPE_CHECKING:
    from pathlib import Path

    from core.batch.aggregate import CellSum
    from core.forms.model_draft import ModelDraft

GRANTED: Key = ("requests", "result.granted", "natural_person")
FEES: Key = ("proactive", "fees", "amount")
IN_FORCE: Key = ("proactive", "normative_document", "in_force")


def named(drafts: list[ModelDraft]) -> list[tuple[str, Slip]]:
    return [(f"{n}.docx", slip(draft, f"{n}.docx")) for n, draft in enumerate(drafts)]


def cell(made: Aggregate, key: Key) -> CellSum:
    return next(one for one in made.sums if (one.table, one.row, one.column) == key)


def against(draft: ModelDraft) -> tuple[str, Slip]:
    return "汇总.docx", slip(draft, "汇总.docx")


@pytest.mark.slow
def test_one_wrong_cell_of_a_summary_over_fifty_departments_is_found_and_the_organ_named(tmp_path: Path) -> None:
    drafts = [report(organ, seed) for seed, organ in enumerate(organs(50))]
    left_away = next(d for d in drafts if int(d.values[GRANTED]))
    right = sum(int(d.values[GRANTED]) for d in drafts)
    wrong = right - int(left_away.values[GRANTED])
    files = {tmp_path / f"{n:02}.txt": draft for n, draft in enumerate(drafts)}
    files[tmp_path / "汇总.txt"] = summary(drafts, "澄阳县人民政府", {GRANTED: str(wrong)})
    for path, draft in files.items():
        path.write_text(draft.text(), "utf-8")
    taken = [(str(path), take_in(str(path))) for path in files]
    made = aggregate(taken[:-1], taken[-1])
    assert made.comparison is not None
    (found,) = made.comparison.differences
    assert (found.cell.table, found.cell.row, found.cell.column) == GRANTED
    assert (found.cell.total, found.actual) == (right, wrong)
    organ = left_away.title[: left_away.title.index("2024")]
    assert [(s.kind, s.organ) for s in found.suspects if s.kind == "left_away"] == [("left_away", organ)]
    assert organ in found.message
    assert made.left_out == ()
    assert made.exit_status == 1
    assert sum(part.value for part in found.cell.parts) == right
    assert len(found.cell.parts) == 50


def test_stocks_are_not_added_and_the_reason_is_told() -> None:
    drafts = [report(organ, seed) for seed, organ in enumerate(organs(3))]
    made = aggregate(named(drafts), against(summary(drafts, "澄阳县人民政府", {IN_FORCE: "99999"})))
    apart = cell(made, IN_FORCE)
    assert "重复" in apart.unaddable
    assert apart not in made.added
    assert made.comparison is not None
    assert made.comparison.differences == ()
    assert {one.cell.column for one in made.comparison.not_compared} == {"in_force"}
    assert made.exit_status == 0


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.version)
def test_every_form_says_of_its_own_cells_alone_that_they_must_not_be_added(form) -> None:
    apart = {column for table in form.tables.values() for r, column in table.cell_keys if table.unaddable(r, column)}
    assert apart in ({"in_force"}, {"total_published"})


def test_a_form_with_an_unknown_place_is_refused() -> None:
    spec = load_form("2021").tables["requests"]
    merged = replace(spec.merged[0], rows=("result.no_such",))
    with pytest.raises(ValueError, match="merged rows"):
        replace(spec, merged=(merged,))
    proactive = load_form("2021").tables["proactive"]
    with pytest.raises(ValueError, match="not additive"):
        replace(proactive, not_additive=(replace(proactive.not_additive[0], column="none"),))


def test_reports_that_do_not_count_are_named_with_the_reason() -> None:
    one, two, three = organs(3)
    drafts = [report(one, 1), report(two, 2), report(three, 3, year=2023), report(one, 1)]
    taken: list = [*named(drafts), ("坏.pdf", DamagedError()), ("谁.txt", slip(report(two, 5), "谁.txt", None))]
    taken[-1] = ("谁.txt", replace(taken[-1][1], year=None))
    made = aggregate(taken)
    assert made.choice.year == 2024
    assert [s.organ for s in made.choice.slips] == [one, two]
    assert {(left.file, left.code) for left in made.left_out} == {
        ("2.docx", "other_year"), ("3.docx", "twice"), ("坏.pdf", "damaged"), ("谁.txt", "no_year"),
    }  # fmt: skip
    assert all(left.message.endswith("。") for left in made.left_out)
    assert made.exit_status == 2
    assert cell(made, GRANTED).total == sum(int(d.values[GRANTED]) for d in drafts[:2])
    older = aggregate(taken, year=2023)
    assert [s.organ for s in older.choice.slips] == [three]


def test_the_summary_itself_is_not_counted_where_it_lies_among_the_reports() -> None:
    drafts = [report(organ, seed) for seed, organ in enumerate(organs(3))]
    whole = against(summary(drafts, "澄阳县人民政府"))
    made = aggregate([*named(drafts), whole], whole)
    assert [left.code for left in made.left_out] == ["summary"]
    assert made.comparison is not None
    assert made.comparison.differences == ()
    assert made.exit_status == 0


def test_two_different_reports_of_one_organ_count_where_they_agree() -> None:
    one, two = organs(2)
    first, other = report(one, 1, changes={GRANTED: "5"}), report(one, 1, changes={GRANTED: "7"})
    rest = report(two, 2, changes={GRANTED: "1"})
    made = aggregate(named([first, other, rest]), against(summary([other, rest], "澄阳县人民政府")))
    found = cell(made, GRANTED)
    assert found.total == 1
    assert [gap.organ for gap in found.gaps] == [one]
    assert "5、7" in found.gaps[0].nothing.reason
    assert made.incomplete == (found,)
    assert "请只留一份" in made.left_out[0].message
    assert made.comparison is not None
    (difference,) = made.comparison.differences
    assert next((s.kind, s.organ, s.value) for s in difference.suspects) == ("not_counted", one, 7)


def test_blank_cells_are_not_zero() -> None:
    one, two = organs(2)
    drafts = [report(one, 1, changes={GRANTED: ""}), report(two, 2, changes={GRANTED: "4"})]
    made = aggregate(named(drafts))
    found = cell(made, GRANTED)
    assert (found.total, [(gap.organ, gap.nothing.reason) for gap in found.gaps]) == (4, [(one, "此格空白")])
    counted = [replace(drafts[0], values={**drafts[0].values, GRANTED: "3"}), drafts[1]]
    compared = aggregate(named(drafts), against(summary(counted, "澄阳县人民政府"))).comparison
    assert compared is not None
    assert f"“{one}”" in compared.differences[0].message
    assert "没有可计的数字" in compared.differences[0].message


def test_what_a_blank_cell_of_the_summary_should_be_is_not_compared() -> None:
    drafts = [report(organ, seed) for seed, organ in enumerate(organs(3))]
    compared = aggregate(named(drafts), against(summary(drafts, "澄阳县人民政府", {GRANTED: ""}))).comparison
    assert compared is not None
    assert compared.differences == ()
    assert [one.reason for one in compared.not_compared if one.cell.row == "result.granted"] == ["汇总报告此格空白"]


def test_reports_on_another_form_are_added_where_rows_mean_the_same() -> None:
    new, old = report(organs(2)[0], 1), report(organs(2)[1], 2, version="2019")
    more = report("澄阳县档案局", 3)
    made = aggregate(named([new, old, more]))
    assert made.form.version == "2021"
    assert cell(made, GRANTED).total == sum(int(d.values[GRANTED]) for d in (new, old, more))
    decisions = cell(made, ("proactive", "licensing", "decisions"))
    assert len(decisions.parts) == 3
    split = cell(made, ("requests", "result.otherwise.other", "total"))
    assert [gap.organ for gap in split.gaps] == [organs(2)[1]]
    assert "合在" in split.gaps[0].nothing.reason
    assert split.gaps[0].nothing.plain
    assert "没有这一格" in cell(made, FEES).gaps[0].nothing.reason
    as_old = aggregate(named([new, old, more]), form="2019")
    joined = cell(as_old, ("requests", "result.otherwise", "total"))
    assert joined.gaps == ()
    rows = ("not_corrected", "fee_unpaid", "other")
    assert joined.total == int(old.values["requests", "result.otherwise", "total"]) + sum(
        int(d.values["requests", f"result.otherwise.{row}", "total"]) for d in (new, more) for row in rows
    )


def test_a_whole_report_that_was_left_away_is_named_once() -> None:
    drafts = [report(organ, seed) for seed, organ in enumerate(organs(6))]
    compared = aggregate(named(drafts), against(summary(drafts[1:], "澄阳县人民政府"))).comparison
    assert compared is not None
    assert [(w.organ, w.twice) for w in compared.whole] == [(organs(1)[0], False)]
    assert "漏计" in compared.whole[0].message
    assert all({s.organ for s in d.suspects} == {organs(1)[0]} for d in compared.differences)
    twice = aggregate(named(drafts), against(summary([*drafts, drafts[2]], "澄阳县人民政府"))).comparison
    assert twice is not None
    assert [(w.organ, w.twice) for w in twice.whole] == [(organs(3)[2], True)]


def test_slips_of_the_pen_in_a_summary_are_recognised() -> None:
    one, two = report("甲县水务局", 1, changes={GRANTED: "36"}), report("甲县财政局", 2, changes={GRANTED: "7"})
    compared = aggregate(named([one, two]), against(summary([one, two], "甲县人民政府", {GRANTED: "70"}))).comparison
    assert compared is not None
    told = [(s.kind, s.organ) for s in compared.differences[0].suspects]
    assert told == [("slip", "甲县水务局")]
    assert "按 63 计" in compared.differences[0].message
    money = [replace(d, values={**d.values, FEES: "12.50"}) for d in (one, two)]
    compared = aggregate(named(money), against(summary(money, "甲县人民政府", {FEES: "125012.50"}))).comparison
    assert compared is not None
    assert {s.kind for s in compared.differences[0].suspects} == {"point"}


def test_a_summary_of_another_year_is_not_compared() -> None:
    drafts = [report(organ, seed) for seed, organ in enumerate(organs(3))]
    made = aggregate(named(drafts), against(report("澄阳县人民政府", 9, year=2023)))
    assert made.comparison is None
    assert "2023年度" in made.problem
    assert made.exit_status == 2
    broken = aggregate(named(drafts), ("汇总.pdf", DamagedError()))
    assert "没有读成" in broken.problem
    assert cell(broken, GRANTED).total == cell(made, GRANTED).total


def test_money_is_added_exactly() -> None:
    drafts = [report(organ, 1, changes={FEES: "0.1"}) for organ in organs(3)]
    assert cell(aggregate(named(drafts)), FEES).total == Decimal("0.3")


NUMBERS = st.integers(0, 999)


@given(st.data())
def test_sums_are_those_of_a_naive_sum_and_any_changed_cell_is_named(data: st.DataObject) -> None:
    form = load_form(data.draw(st.sampled_from(["2019", "2021"])))
    keys: list[Key] = [(t, *place) for t, spec in form.tables.items() for place in spec.cell_keys]
    count = data.draw(st.integers(1, 6))
    base = report("甲", 0, version=form.version)
    drafts = [
        replace(
            base,
            title=f"{organ}2024年政府信息公开工作年度报告",
            values={
                **base.values,
                **data.draw(st.dictionaries(st.sampled_from(keys), NUMBERS.map(str), max_size=20)),
            },
        )
        for organ in organs(count)
    ]
    added = [key for key in keys if not form.tables[key[0]].unaddable(*key[1:])]
    changed = data.draw(st.sampled_from(added))
    naive = {key: sum(Decimal(d.value(key[0], key[1:])) for d in drafts) for key in keys}
    wrong = naive[changed] + data.draw(st.integers(1, 500))
    made = aggregate(named(drafts), against(summary(drafts, "乙县人民政府", {changed: str(wrong)})))
    assert {(c.table, c.row, c.column): c.total for c in made.sums} == naive
    assert made.comparison is not None
    (found,) = made.comparison.differences
    assert (found.cell.table, found.cell.row, found.cell.column) == changed
    assert (found.cell.total, found.actual) == (naive[changed], wrong)
    for suspect in found.suspects:  # nobody is named whose number is not what the report says
        if suspect.organ:
            draft = next(d for d in drafts if d.title.startswith(suspect.organ))
            assert suspect.value == Decimal(draft.value(changed[0], changed[1:]))


def test_a_cell_that_cannot_be_read_for_certain_keeps_its_number_apart() -> None:
    drafts = [report(organ, seed, changes={GRANTED: "3"}) for seed, organ in enumerate(organs(2))]
    slips = named(drafts)
    slips[0][1].tables["requests"].cells[GRANTED[1:]] = Nothing("此格读不准（可能是 3）", (Decimal(3),))
    compared = aggregate(slips, against(summary(drafts, "澄阳县人民政府"))).comparison
    assert compared is not None
    assert compared.differences[0].suspects[0].kind == "not_counted"
