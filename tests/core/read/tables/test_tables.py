"""Every number of every table, in every layout of plain text, in its cell and at its place."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.load import load, load_text
from core.model.report import Report
from core.read import read_report
from tests.support.damage import DAMAGES
from tests.support.layouts import LAYOUTS, TableLayout, cell_per_line, distinct, pipe_per_cell, render, render_layout
from tests.support.thinned import thinned

MODELS = {version: distinct(version) for version in ("2019", "2021")}


@pytest.mark.parametrize("wrap", [0, 38], ids=["long-lines", "wrapped"])
@pytest.mark.parametrize("layout", thinned(LAYOUTS, 2), ids=lambda f: f.__name__)
@pytest.mark.parametrize("version", MODELS)
def test_every_cell_is_read_with_its_place(version: str, layout: TableLayout, wrap: int) -> None:
    model = MODELS[version]
    report = read_report(load_text(render_layout(model, layout, wrap)))
    assert report.form.version == version
    wrong = {}
    for (table, row, column), number in model.values.items():
        cell = report.tables[table].get(row, column)
        if cell is None or not cell.certain or str(cell.value) != number:
            wrong[table, row, column] = cell and (cell.raw, cell.note)
        else:
            assert report.document.quote(cell.spans) == number
    assert not wrong
    assert all(not t.missing_rows for t in report.tables.values())
    assert not [label for t in report.tables.values() for label in t.labels.values() if label.altered]


@pytest.mark.slow
@settings(max_examples=150)
@given(
    version=st.sampled_from(sorted(MODELS)),
    layout=st.sampled_from(LAYOUTS),
    damage=st.sampled_from(DAMAGES),
    seed=st.integers(0, 10**6),
)
def test_damage_never_makes_a_silently_wrong_cell(version: str, layout: TableLayout, damage, seed: int) -> None:
    rng = random.Random(seed)
    model = MODELS[version]
    target = rng.choice(list(model.form.tables))
    rows = {key: [list(row) for row in model.table_rows(key)] for key in model.form.tables}
    chosen = rng.choice([row for row in rows[target] if any(cell.key for cell, _ in row)])
    gone = damage(rng, rows[target], chosen)
    report = read_report(load_text(render(model, {key: layout(rows[key]) for key in rows})))
    for (table, row, column), number in model.values.items():
        cell = report.tables[table].get(row, column)
        if cell is None or not cell.certain or cell.value is None:
            # nothing read: allowed in the damaged table only, the others must stay whole
            assert table == target
        else:
            assert (table, (row, column)) not in {(target, key) for key in gone}
            assert str(cell.value) == number


def test_blank_and_stroke_are_not_zero() -> None:
    model = MODELS["2021"]
    values = dict(model.values) | {("requests", "new", "company"): "", ("requests", "new", "research"): "/"}
    changed = type(model)(**{**model.__dict__, "values": values})
    report = read_report(load_text(render_layout(changed, LAYOUTS[0])))
    cells = [report.tables["requests"].get("new", c) for c in ("company", "research", "other")]
    assert [(c.state, c.value, c.certain) for c in cells if c] == [
        ("blank", None, True),
        ("placeholder", None, True),
        ("number", int(model.values["requests", "new", "other"]), True),
    ]


def test_a_number_missing_from_unmarked_text_is_said_not_guessed() -> None:
    model = MODELS["2021"]
    text = render_layout(model, LAYOUTS[5]).replace(f" {model.values['requests', 'new', 'company']} ", " ", 1)
    report = read_report(load_text(text))
    row = [report.tables["requests"].get("new", c) for c in report.form.tables["requests"].columns]
    assert all(c is not None and not c.certain and c.value is None and "6 个数字" in c.note for c in row)


def _truth(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


def _against_truth(report: Report, truth: dict) -> list[str]:
    """Differences between a report and a truth file (positions of the form's rows and columns)."""
    wrong: list[str] = []
    requests = report.tables["requests"]
    rows = report.table_spec("requests").row_keys
    assert len(rows) == len(truth["table3"])
    columns = list(report.table_spec("requests").columns)
    for row, (name, numbers) in zip(rows, truth["table3"], strict=True):
        for column, want in zip(columns, numbers, strict=True):
            cell = requests.get(row, column)
            if cell is None or not cell.certain or cell.value != want:
                wrong.append(f"{name} {column}: {cell and cell.raw!r}, not {want}")
    keys = report.table_spec("review_litigation").cell_keys
    for key, want in zip(keys, truth["table4"], strict=True):
        cell = report.tables["review_litigation"].get(*key)
        if cell is None or cell.value != want:
            wrong.append(f"{key}: {cell and cell.raw!r}, not {want}")
    flat = [n for v in truth["table2"].values() for n in (v if isinstance(v, list) else [v])]
    for key, want in zip(report.table_spec("proactive").cell_keys, flat, strict=True):
        cell = report.tables["proactive"].get(*key)
        if cell is None or cell.value is None or float(cell.value) != want:
            wrong.append(f"{key}: {cell and cell.raw!r}, not {want}")
    return wrong


@pytest.mark.parametrize("name", ["hongze_2023.pdf", "shuyang_fgj_2023.html"])
def test_real_reports_cell_by_cell(samples: Path, name: str) -> None:
    path = samples / "real" / name
    report = read_report(load(path))
    assert _against_truth(report, _truth(path.with_suffix("").with_suffix(".truth.json"))) == []


def test_shredded_table_is_marked_where_it_cannot_be_assigned(samples: Path) -> None:
    path = samples / "real" / "shanghai_office_2025.md"
    report = read_report(load(path))
    truth = _truth(samples / "real" / "shanghai_office_2025.truth.json")
    wrong = _against_truth(report, truth)
    silent = [
        f"{c.row} {c.column} {c.raw}"
        for t in report.tables.values()
        for c in t.cells.values()
        if c.certain and any(w.startswith((f"('{c.row}', '{c.column}')",)) for w in wrong)
    ]
    assert silent == []
    assert not report.tables["proactive"].cells["regulation", "repealed"].certain
    assert sum("'" in w and w.startswith("(") for w in wrong) <= 6


def test_blank_official_form_is_blank_everywhere(samples: Path) -> None:
    report = read_report(load(samples / "real" / "blank_form_2021.docx"))
    cells = [c for t in report.tables.values() for c in t.cells.values()]
    assert len(cells) == 200
    assert {(c.state, c.certain) for c in cells} == {("blank", True)}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda f: f.__name__)
@pytest.mark.parametrize(("before", "after"), [("\u200b", ""), ("\u200e", "\u202c")])
def test_a_number_with_a_mark_that_shows_nothing_is_read(layout: TableLayout, before: str, after: str) -> None:
    model = MODELS["2021"]
    marked = replace(model, values={key: f"{before}{number}{after}" for key, number in model.values.items()})
    report = read_report(load_text(render_layout(marked, layout)))
    for (table, row, column), number in model.values.items():
        cell = report.tables[table].get(row, column)
        assert cell is not None
        assert (str(cell.value), cell.certain) == (number, True)
        assert number in report.document.quote(cell.spans)


def test_blanks_written_out_behind_the_label_keep_the_columns() -> None:
    """One cell a line ended by a pipe, blanks as bare pipes, no row full: 8 | | | | | | 8 |."""
    text = render_layout(MODELS["2021"], pipe_per_cell, 0)
    column_of = {number: key[2] for key, number in MODELS["2021"].values.items()}
    lines = text.split("\n")
    first = next(i for i, line in enumerate(lines) if line.startswith("一、本年新收"))
    for i in range(first, len(lines)):
        if lines[i].startswith("四、政府信息公开"):
            break
        number = lines[i].rstrip(" |")
        if number.isdigit() and column_of[number] not in ("natural_person", "total"):
            lines[i] = "|"
    report = read_report(load_text("\n".join(lines)))
    for (table, row, column), number in MODELS["2021"].values.items():
        if table == "requests":
            cell = report.tables[table].get(row, column)
            assert cell is not None
            kept = column in ("natural_person", "total")
            assert (str(cell.value) if cell.value is not None else "") == (number if kept else ""), (row, column)


def test_a_table_cut_off_does_not_look_like_another_years() -> None:
    text = render_layout(MODELS["2021"], cell_per_line, 0)
    cut = text[: text.index("4.保护第三方合法权益")]
    assert read_report(load_text(cut)).tables["requests"].form == "2021"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda f: f.__name__)
def test_changes_written_in_words_are_signed_numbers(layout: TableLayout) -> None:
    """本年增/减 of the older form: 减4, 增加12."""
    changes = {("proactive", "licensing", "change"): "减4", ("proactive", "penalty", "change"): "增加12"}
    model = replace(MODELS["2019"], values={**MODELS["2019"].values, **changes})
    table = read_report(load_text(render_layout(model, layout))).tables["proactive"]
    for key, value in (("licensing", -4), ("penalty", 12)):
        cell = table.get(key, "change")
        assert cell is not None
        assert (cell.value, cell.certain) == (value, True)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda f: f.__name__)
def test_numbers_with_units_and_notes_are_read_and_said_so(layout: TableLayout) -> None:
    """What clerks write into cells: it is neither a label nor a blank cell."""
    model = MODELS["2021"]
    written = {
        ("proactive", "licensing", "decisions"): ("22（其中修订 16 件）", "22"),
        ("proactive", "fees", "amount"): ("251000元", "251000"),
        ("proactive", "penalty", "decisions"): ("+1036", "1036"),
        ("proactive", "normative_document", "repealed"): ("3件", "3"),
    }
    values = {**model.values, **{key: text for key, (text, _) in written.items()}}
    report = read_report(load_text(render_layout(replace(model, values=values), layout)))
    for (table, row, column), number in {**model.values, **{k: v for k, (_, v) in written.items()}}.items():
        cell = report.tables[table].get(row, column)
        assert cell is not None, (row, column)
        assert (str(cell.value), cell.certain) == (number, True), (row, column)
        text = written.get((table, row, column), ("", ""))[0]
        assert bool(cell.note) is (bool(text) and not text.startswith("+"))


def test_a_sentence_that_ends_in_a_count_is_no_row() -> None:
    text = MODELS["2021"].text().replace("\n六、", "\n经统计：本年度收到市民来信 5件\n六、")
    report = read_report(load_text(text))
    assert [p.text for p in report.section("problems").paragraphs][-1].endswith("5件")
    for (table, row, column), number in MODELS["2021"].values.items():
        cell = report.tables[table].get(row, column)
        assert cell is not None
        assert (str(cell.value), cell.certain) == (number, True)
