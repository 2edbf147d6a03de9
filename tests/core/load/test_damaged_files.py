"""Random damage to the tables of Word, web and PDF drafts never makes a silently wrong cell."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.forms.model_draft import ModelDraft
from core.load import load_bytes
from core.read import read_report
from tests.support import damage
from tests.support.drafts import distinct, expected, to_docx, to_html
from tests.support.layouts import Rows
from tests.support.pdf_drafts import PdfStyle, to_pdf

pytestmark = pytest.mark.slow

Write = Callable[[ModelDraft], bytes]

#: What can happen to a table whose cells keep their places.
IN_PLACE = (
    damage.blank,
    damage.remove_number,
    damage.break_number,
    damage.alter_label,
    damage.cut_label,
    damage.lose_label,
)
#: Page layouts; without upright lines only the places of the numbers tell the columns.
STYLES = {
    "ruled": PdfStyle(),
    "level": PdfStyle(rules="level"),
    "none": PdfStyle(rules="none"),
    "split": PdfStyle(table_size=10.0, split_rows=True),
    "open sides": PdfStyle(open_sides=True),
    "landscape, none": PdfStyle(size=(842.0, 595.0), rules="none"),
}


@dataclass(frozen=True)
class Damaged(ModelDraft):
    """A draft with rows of its own for some tables."""

    rows: Mapping[str, Rows] = field(default_factory=dict)

    def table_rows(self, table: str) -> Rows:
        """The table's rows, damaged where they are."""
        return self.rows.get(table) or super().table_rows(table)


def check(write: Write, name: str, chosen: damage.Callable, version: str, seed: int) -> None:
    """Damage one to four rows of a table; no cell may be wrong for certain, nor one of another table lost."""
    rng = random.Random(seed)
    model = distinct(version)
    target = rng.choice(list(model.form.tables))
    rows = model.table_rows(target)
    gone: set[tuple[str, str]] = set()
    with_numbers = [row for row in rows if any(cell.key for cell, _ in row)]
    for row in rng.sample(with_numbers, min(len(with_numbers), rng.choice([1, 1, 2, 4]))):
        gone |= chosen(rng, rows, row)
    known = {f.name: getattr(model, f.name) for f in fields(model)}
    report = read_report(load_bytes(write(Damaged(**known, rows={target: rows})), name))
    for (table, row, column), number in expected(model).items():
        cell = report.tables[table].get(row, column)
        if cell is None or not cell.certain or cell.value is None:
            assert table == target, (table, row, column, cell)
        else:
            assert (table, (row, column)) not in {(target, key) for key in gone}, cell
            assert str(cell.value) == number, cell


@settings(max_examples=20, deadline=None)
@given(
    version=st.sampled_from(["2019", "2021"]),
    style=st.sampled_from(sorted(STYLES)),
    chosen=st.sampled_from(IN_PLACE),
    seed=st.integers(0, 10**6),
)
def test_pdf(version: str, style: str, chosen: damage.Callable, seed: int) -> None:
    check(lambda draft: to_pdf(draft, STYLES[style]).data, "年报.pdf", chosen, version, seed)


@settings(max_examples=10, deadline=None)
@given(version=st.sampled_from(["2019", "2021"]), chosen=st.sampled_from(IN_PLACE), seed=st.integers(0, 10**6))
def test_docx(version: str, chosen: damage.Callable, seed: int) -> None:
    check(to_docx, "年报.docx", chosen, version, seed)


@settings(max_examples=30, deadline=None)
@given(version=st.sampled_from(["2019", "2021"]), chosen=st.sampled_from(damage.DAMAGES), seed=st.integers(0, 10**6))
def test_html(version: str, chosen: damage.Callable, seed: int) -> None:
    check(to_html, "年报.html", chosen, version, seed)


@pytest.mark.parametrize("rules", ["none", "level"])
@pytest.mark.parametrize("seed", range(3))
def test_blank_cells_without_upright_lines_are_told_by_their_place(rules: str, seed: int) -> None:
    rng = random.Random(seed)
    model = distinct()
    wanted = {key: "" if rng.random() < 0.12 else text for key, text in expected(model).items()}
    data = to_pdf(replace(model, values=wanted), PdfStyle(rules=rules)).data
    report = read_report(load_bytes(data, "年报.pdf"))
    read = {
        (key, *place): cell.raw for key, table in report.tables.items() for place, cell in table.cells.items()
        if cell.certain
    }  # fmt: skip
    assert read == wanted
    for (table, row, column), text in wanted.items():
        assert report.document.quote(report.tables[table].cells[row, column].spans) == text
