"""Every format through to the report's cells: the rows of the table that no other test reads to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.formats import Outcome, Variant, measure, variants

if TYPE_CHECKING:
    from collections.abc import Iterator

ROWS = {f"{v.format}: {v.name}": v for v in variants()}
CHOSEN = [
    name
    for name in ROWS
    if name.startswith(("docx:", "html:", "doc:", "wps: OLE", "rtf:", "odt:", "mht: base64", "ofd: no", "ofd: drawn"))
]


def test_rows_have_names_of_their_own() -> None:
    assert len(ROWS) == len(list(variants()))
    assert {v.format for v in ROWS.values()} >= {"docx", "doc", "wps", "rtf", "odt", "pdf", "ofd", "html", "mht", "txt"}


def _rows() -> Iterator[object]:
    """The first row of each format; the others are slow tests."""
    seen: set[str] = set()
    for name in CHOSEN:
        slow = ROWS[name].format in seen
        seen.add(ROWS[name].format)
        yield pytest.param(name, marks=pytest.mark.slow) if slow else name


@pytest.mark.parametrize("name", _rows())
def test_all_cells_right_and_placed(name: str) -> None:
    found = measure(ROWS[name])
    assert (found.right, found.placed, found.error) == (200, 200, "")


def test_the_count_counts() -> None:
    broken = measure(Variant("txt", "x", ".txt", lambda draft: (draft.text().replace("101", "901").encode(), {})))
    assert isinstance(broken, Outcome)
    assert broken.right == 199
    none = measure(Variant("txt", "x", ".txt", lambda draft: (b"\0", {})))
    assert none.right == 0
    assert none.error
    elsewhere = ROWS["ofd: no rules"]
    moved = Variant(
        "ofd",
        "x",
        ".ofd",
        lambda draft: (elsewhere.make(draft)[0], dict.fromkeys(_keys(elsewhere, draft), (9, 0, 0, 1, 1))),
    )
    assert measure(moved).placed == 0


def _keys(variant: Variant, draft: object) -> list[tuple[str, str, str]]:
    return list(variant.make(draft)[1])  # type: ignore[arg-type]
