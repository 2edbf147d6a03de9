"""Published reports beside the checkout: every table cell against their truth files, read from the grids alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from core.load import load
from core.model.numbers import parse_number

if TYPE_CHECKING:
    from pathlib import Path

    from core.model.document import Grid


def data_rows(grid: Grid, width: int) -> list[list[str]]:
    """The last ``width`` cells of every row that has at least as many and begins none of them with a label."""
    rows: list[list[str]] = []
    for row in grid.rows():
        texts = [cell.view.text for cell in row[-width:]]
        if len(texts) == width and all(not t or parse_number(t) is not None for t in texts):
            rows.append(texts)
    return rows


def wanted(values: list[float | None]) -> list[float | None]:
    return list(values)


def numbers(texts: list[str]) -> list[float | None]:
    return [None if not t else float(parse_number(t) or 0) for t in texts]


@pytest.mark.parametrize("name", ["hongze_2023.pdf", "shuyang_fgj_2023.html"])
def test_every_cell_as_published(samples: Path, name: str) -> None:
    path = samples / "real" / name
    if not path.is_file():
        pytest.skip(f"no {name}")
    truth = json.loads(path.with_name(path.stem + ".truth.json").read_text("utf-8"))
    document = load(path)
    assert len(document.grids) == 3
    two, three, four = document.grids
    flat = [t for row in two.rows() for t in (c.view.text for c in row) if parse_number(t) is not None]
    expected = [v for value in truth["table2"].values() for v in (value if isinstance(value, list) else [value])]
    assert numbers(flat) == expected
    assert [numbers(row) for row in data_rows(three, 7)] == [values for _, values in truth["table3"]]
    assert [numbers(row) for row in data_rows(four, 15)] == [truth["table4"]]


def test_blank_form(samples: Path) -> None:
    path = samples / "real" / "blank_form_2021.docx"
    if not path.is_file():
        pytest.skip("no blank form")
    document = load(path)
    assert [sum(not c.view.text for c in grid.cells) for grid in document.grids] == [10, 175, 15]
    headings = [v.text for v in document.paragraphs if v.text[:2] in ("一、", "二、", "三、", "四、", "五、", "六、")]
    assert len(headings) == 6
