"""Hypothesis makes reports whose sums hold, and breaks them one cell at a time."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.check import engine
from core.check.registry import get_rule
from core.forms.model_draft import ModelDraft, load_model
from core.forms.spec import TableSpec, load_form
from core.load import load_text
from core.model.finding import CellMark, CheckResult, Finding
from core.read import read_report
from tests.support.layouts import LAYOUTS, render_layout

ARITHMETIC = ("T301", "T302", "T303", "T401")
Values = dict[tuple[str, str, str], int]


@st.composite
def balanced(draw: st.DrawFn, version: str) -> Values:
    """Numbers for tables three and four of a form that satisfy every relation."""
    count = st.integers(0, 40)
    spec = load_form(version).tables["requests"]
    values: Values = {}
    people = [c for c in spec.columns if c != "total"]
    fixed = ("new", "carried_in", "carried_out", "result.total")
    results = [r for r in spec.row_keys if r not in fixed]
    for column in people:
        for row in results:
            values["requests", row, column] = draw(count) if draw(st.booleans()) else 0
        done = sum(values["requests", row, column] for row in results)
        values["requests", "result.total", column] = done
        waiting = draw(count)
        values["requests", "carried_out", column] = waiting
        values["requests", "carried_in", column] = draw(st.integers(0, done + waiting))
        values["requests", "new", column] = done + waiting - values["requests", "carried_in", column]
    for row in spec.row_keys:
        values["requests", row, "total"] = sum(values["requests", row, c] for c in people)
    for row in load_form(version).tables["review_litigation"].row_keys:
        parts = {c: draw(count) for c in ("upheld", "corrected", "other", "pending")}
        for column, number in (parts | {"total": sum(parts.values())}).items():
            values["review_litigation", row, column] = number
    return values


def check(model: ModelDraft, values: Values, layout: int) -> CheckResult:
    """Run the arithmetic rules over the model draft with these numbers."""
    changed = replace(model, values=dict(model.values) | {k: str(v) for k, v in values.items()})
    report = read_report(load_text(render_layout(changed, LAYOUTS[layout])))
    return engine.run(report, [get_rule(code) for code in ARITHMETIC])


def relations_with(spec: TableSpec, row: str, column: str) -> int:
    """In how many relations of the form a cell takes part, from the form's own data."""
    count = 0
    for relation in spec.relations:
        names = [m for n in relation.left + relation.right for m in spec.members(n)]
        count += (column if relation.scope == "each_row" else row) in names
    return count


@given(data=st.data(), version=st.sampled_from(["2019", "2021"]), layout=st.integers(0, len(LAYOUTS) - 1))
def test_balanced_reports_pass_every_relation(data: st.DataObject, version: str, layout: int) -> None:
    result = check(load_model(version), data.draw(balanced(version)), layout)
    assert result.findings == ()
    assert result.not_assessable == ()
    # 25 (23) rows, 7 columns twice, 3 kinds of dispute
    assert result.coverage.passed == {"2021": 42, "2019": 40}[version]


@given(data=st.data(), version=st.sampled_from(["2019", "2021"]), layout=st.integers(0, len(LAYOUTS) - 1))
def test_one_wrong_cell_is_one_finding_that_names_it(data: st.DataObject, version: str, layout: int) -> None:
    values = data.draw(balanced(version))
    key = data.draw(st.sampled_from(sorted(values)))
    right = values[key]
    change = data.draw(st.integers(1, 9))
    values[key] += change
    result = check(load_model(version), values, layout)
    table, row, column = key
    broken = relations_with(load_form(version).tables[table], row, column)
    assert result.coverage.failed == broken
    (finding,) = result.findings
    marks = [m for m in finding.marks if isinstance(m, CellMark)]
    places = [(m.table, m.row, m.column) for m in marks]
    faults = [place for place, m in zip(places, marks, strict=True) if m.role == "fault"]
    assert len(places) == len(set(places))
    assert len(finding.related) == broken
    assert str(change) in finding.message
    assert finding.cause
    assert all(m.spans for m in marks)
    assert places[: len(faults)] == faults
    if table == "requests":
        # a row and a column cross in one cell
        assert faults == [key]
        assert (finding.expected, finding.actual) == (str(right), str(right + change))
    else:
        # The sums of table four cross no others: any of their cells may be wrong, unless a slip of the finger
        # (21 typed as 12) speaks for another.
        assert key in places
        assert key in faults or any(word in (finding.suggestion or "") for word in ("颠倒", "多打", "漏打"))


@given(data=st.data(), layout=st.integers(0, 1))
def test_a_blank_cell_is_never_taken_for_wrong(data: st.DataObject, layout: int) -> None:
    values = data.draw(balanced("2021"))
    key = data.draw(st.sampled_from(sorted(values)))
    model = load_model("2021")
    changed = replace(model, values=dict(model.values) | {k: str(v) for k, v in values.items()} | {key: ""})
    report = read_report(load_text(render_layout(changed, LAYOUTS[layout])))
    result = engine.run(report, [get_rule(code) for code in ARITHMETIC])
    assert result.findings == ()
    if values[key]:
        expected = relations_with(load_form("2021").tables[key[0]], key[1], key[2])
        assert result.coverage.not_assessable == expected


def test_a_rule_that_breaks_down_is_reported_not_swallowed(caplog) -> None:
    def broken(report, found):
        raise RuntimeError("no")

    rule = replace(get_rule("T301"), function=broken)
    report = read_report(load_text(load_model("2021").text()))
    result = engine.run(report, [rule])
    assert result.coverage.not_assessable == 1
    assert "未能核对" in result.not_assessable[0].reason
    assert not [f for f in result.findings if isinstance(f, Finding)]
