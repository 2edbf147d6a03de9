"""Numbers on pages that lie over each other, run into a sign or stand in another column: as shown, or not at all."""

from __future__ import annotations

import pytest

from core.load import load_bytes
from core.read import read_report
from tests.commands.fuzz.binary import PDF_TEXT, pdf_string, zipped_parts
from tests.commands.fuzz.made import MAKERS, Damaged, copied, zipped
from tests.support.changed_cells import all_tables, certain, read, row_of

OFD, PLAIN = (next(m for m in MAKERS if (m.format, m.name) == (kind, "none")) for kind in ("ofd", "pdf"))
RULED, THIN = (next(m for m in MAKERS if (m.format, m.name) == ("pdf", name)) for name in ("ruled", "thin"))


@pytest.fixture(scope="module")
def draft() -> Damaged:
    """A draft with all tables, every number another one."""
    return all_tables()


def test_a_number_written_over_another_is_neither(draft: Damaged) -> None:
    """The second text begins with the digit of the first one, which is left out as drawn twice."""
    row = row_of(draft.tables["requests"], "new")
    piece = next(p for p in row if p.key and len(p.text) == 3)
    number = piece.text
    assert piece.key
    parts = zipped_parts(OFD.make(draft))
    for name in [name for name in parts if name.endswith("Content.xml")]:
        text = parts[name].decode()
        end = f">{number}</ofd:TextCode>"
        parts[name] = text.replace(
            end, f'{end}<ofd:TextCode X="0" Y="2.7305" DeltaX="g 3 1.4668">{number[0]}88</ofd:TextCode>'
        ).encode()
    assert certain(read_report(load_bytes(zipped(parts), "年报.ofd")), "requests", *piece.key) is None


def test_a_wide_sign_before_a_number_is_no_cell_of_its_own(draft: Damaged) -> None:
    """½33 beside a blank cell: taken for two pieces they are as many as the row has cells."""
    table = copied(draft.tables["review_litigation"])
    numbers = [p for row in table for p in row if p.key]
    numbers[3].text = ""
    numbers[6].text = f"½{numbers[6].text}"
    report = read(OFD, draft, "review_litigation", table)
    shown = {p.key: p.text for p in numbers if p.key and p is not numbers[6]}
    found = {k: certain(report, "review_litigation", *k) for k in shown}
    assert {k: v for k, v in found.items() if v not in (None, shown[k])} == {}
    assert numbers[6].key
    assert certain(report, "review_litigation", *numbers[6].key) is None


def test_a_number_moved_below_another_head_shifts_none(draft: Damaged) -> None:
    """Fifteen numbers in a row, one of which stands in the last column beside that one's own."""
    text = PLAIN.make(draft)
    row = [p for p in draft.tables["review_litigation"][-1] if p.key]
    texts = [m for m in PDF_TEXT.finditer(text) if pdf_string(m[5]) in {p.text for p in row}]
    moved = next(m for m in texts if pdf_string(m[5]) == row[1].text and m[2] == texts[-1][2])
    last = next(m for m in texts if pdf_string(m[5]) == row[-1].text and m[2] == texts[-1][2])
    away = b"%.2f " % (float(last[1]) + 16)
    damaged = text[: moved.start()] + moved[0].replace(moved[1] + b" ", away, 1) + text[moved.end() :]
    report = read_report(load_bytes(damaged, "年报.pdf"))
    found = {p.key: certain(report, "review_litigation", *p.key) for p in row if p.key}
    shown = {p.key: p.text for p in row}
    assert {k: v for k, v in found.items() if v not in (None, shown[k])} == {}


def test_a_number_in_the_place_of_a_label_beside_a_cell_with_two_leaves_the_row_open(draft: Damaged) -> None:
    """The line between two columns is missing, so that the row has as many cells as numbers, its label's among them."""
    table = copied(draft.tables["proactive"])
    rows = [row for row in table if sum(p.key is not None for p in row) == 3]
    for row in rows:
        row[1].text, row[1].colspan = f"{row[1].text} {row[2].text}", 2
        del row[2]
    key = next(p.key for p in rows[1] if p.key)
    rows[1][0].text = "268"
    assert certain(read(RULED, draft, "proactive", table), "proactive", *key) is None


def test_two_numbers_with_a_wide_blank_between_in_a_narrow_cell_are_not_one(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    numbers = [p for row in table for p in row if p.key]
    for piece in numbers:
        piece.text = piece.text[:3]
    numbers[4].text = "39393\u300010"
    assert numbers[4].key
    assert certain(read(THIN, draft, "review_litigation", table), "review_litigation", *numbers[4].key) is None
