"""Damage to whole rows and columns: exchanged, pasted twice, lost, put in, broken, made one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.commands.fuzz.made import Piece, Table, copied
from tests.commands.fuzz.work import label_of

if TYPE_CHECKING:
    from tests.commands.fuzz.work import Damage, Work


def rows_exchanged(work: Work) -> None:
    """Two rows of single height exchanged, labels and all."""
    first, second = work.row(), work.row()
    one, two = work.table.index(first), work.table.index(second)
    if len(first) != len(second) or any(p.rowspan > 1 for p in (*first, *second)):
        raise LookupError
    work.table[one], work.table[two] = second, first


def row_twice(work: Work) -> None:
    """A row pasted twice, the second time perhaps with other numbers."""
    row = work.row()
    if any(p.rowspan > 1 for p in row):
        raise LookupError
    again = copied([row])[0]
    if work.rng.random() < 0.5:
        for piece, own in zip(again, row, strict=True):
            if piece.key:
                piece.text = str(90000 + work.rng.randrange(9999))
                work.allow(own)
    for piece in again:
        piece.key = None
    work.used.add(id(again))
    work.table.insert(work.table.index(row) + 1, again)
    _stretch(work.table, row, again)


def _stretch(table: Table, row: list[Piece], added: list[Piece]) -> None:
    """Groups that cover the row cover the one put in behind it too."""
    at = table.index(row)
    for number, other in enumerate(table):
        for piece in other:
            if other is not added and number <= at < number + piece.rowspan and piece.rowspan > 1:
                piece.rowspan += 1


def row_lost(work: Work) -> None:
    """A row taken out."""
    row = work.row()
    if any(p.rowspan > 1 for p in row):
        raise LookupError
    at = work.table.index(row)
    for number, other in enumerate(work.table):
        for piece in other:
            if number < at < number + piece.rowspan:
                piece.rowspan -= 1
    for piece in row:
        work.allow(piece, *([""] if len(work.table) < 5 else []))  # the only row of numbers: the table is empty
    work.table.remove(row)


def row_put_in(work: Work) -> None:
    """A row that is none of the form: empty, a note, or other words with numbers."""
    row = work.row()
    width = sum(p.colspan for p in row)
    numbers = sum(p.key is not None for p in row)
    kind = work.rng.randrange(3)
    if kind == 0:
        added = [Piece("", p.colspan) for p in row]
    elif kind == 1:
        added = [Piece("注：数据截至年底", width)]
    else:
        head = width - numbers
        words = [Piece("其中网上办理", head)] if head > 0 else []
        added = [*words, *(Piece(str(80000 + work.rng.randrange(9999))) for _ in range(numbers))]
    work.table.insert(work.table.index(row) + 1, added)
    _stretch(work.table, row, added)


def row_broken(work: Work) -> None:
    """The numbers of a row in two rows, the second without a label."""
    if not work.cells:
        raise LookupError
    row = work.row(3)
    if any(p.rowspan > 1 for p in row):
        raise LookupError
    numbers = [i for i, p in enumerate(row) if p.key]
    cut = work.rng.choice(numbers[1:])
    below = [Piece("", p.colspan) for p in row[:cut]] + [Piece(p.text, p.colspan) for p in row[cut:]]
    for piece in row[cut:]:
        work.allow(piece, piece.text, "")
        piece.text = ""
    work.table.insert(work.table.index(row) + 1, below)
    _stretch(work.table, row, below)


def label_broken(work: Work) -> None:
    """The end of a label in a row of its own below."""
    row = work.row()
    if any(p.rowspan > 1 for p in row):
        raise LookupError
    label = label_of(row)
    if len(label.text) < 4:
        raise LookupError
    cut = work.rng.randrange(2, len(label.text) - 1)
    below = [Piece(label.text[cut:] if p is label else "", p.colspan) for p in row]
    label.text = label.text[:cut]
    work.table.insert(work.table.index(row) + 1, below)
    _stretch(work.table, row, below)


def rows_made_one(work: Work) -> None:
    """Two rows in one: in each cell the two numbers above each other."""
    if not work.cells or work.text_only:
        raise LookupError
    row = work.row(2)
    at = work.table.index(row)
    below = work.table[(at + 1) % len(work.table)]
    if id(below) in work.used or len(below) != len(row) or any(p.rowspan > 1 for p in (*row, *below)):
        raise LookupError
    if sum(p.key is not None for p in below) != sum(p.key is not None for p in row):
        raise LookupError
    work.used.add(id(below))
    for one, two in zip(row, below, strict=True):
        work.allow(one, one.text)
        work.allow(two, two.text)
        one.text = f"{one.text}\n{two.text}"
    work.table.remove(below)
    for number, other in enumerate(work.table):
        for piece in other:
            if number <= at < number + piece.rowspan and piece.rowspan > 1:
                piece.rowspan -= 1


def column_exchanged(work: Work) -> None:
    """Two columns exchanged with their heads, or the heads alone: a head shows the numbers below it."""
    rows = [r for r in work.table if sum(p.key is not None for p in r) == 7]
    heads = [r for r in work.table if len(r) >= 7 and not any(p.key for p in r)]
    heads += [r for r in work.table if len(r) in (5, 6) and not any(p.key for p in r)]
    if len(rows) < 3 or not heads or any(id(r) in work.used for r in rows):
        raise LookupError
    head = heads[-1]
    count = min(len(head), 5)
    one, two = sorted(work.rng.sample(range(count), 2))
    with_heads = work.rng.random() < 0.5
    head[one].text, head[two].text = head[two].text, head[one].text
    texts = {head[one].text, head[two].text}
    if len(texts) < 2 or head[one].colspan != 1 or head[two].colspan != 1:
        head[one].text, head[two].text = head[two].text, head[one].text
        raise LookupError
    first = len(rows[0]) - 7
    columns = [p.key[1] for p in rows[0] if p.key]
    known = {"自然人": 0, "商业企业": 1, "科研机构": 2, "社会公益组织": 3, "法律服务机构": 4, "其他": 5}
    places = [known.get(head[i].text) for i in (two, one)]
    if None in places or first < 0:
        raise LookupError
    a, b = (columns[p] for p in places if p is not None)
    for row in rows:
        work.used.add(id(row))
        pieces = {p.key[1]: p for p in row if p.key}
        if with_heads:
            i, j = row.index(pieces[a]), row.index(pieces[b])
            row[i], row[j] = row[j], row[i]
        else:
            for piece, other in ((pieces[a], pieces[b]), (pieces[b], pieces[a])):
                work.allow(piece, other.text)


def column_put_in(work: Work) -> None:
    """A column more: running numbers in front, notes or a last year's numbers behind."""
    if any(id(r) in work.used for r in work.table):
        raise LookupError
    kind = work.rng.randrange(3)
    count = 0
    for row in work.table:
        work.used.add(id(row))
        counted = any(p.key for p in row)
        count += counted
        if kind == 0:
            row.insert(0, Piece(str(count) if counted else "序号"))
        elif kind == 1:
            row.append(Piece("" if counted else "备注"))
        else:
            row.append(Piece(str(70000 + work.rng.randrange(9999)) if counted else "上年"))


ROW_DAMAGES: tuple[Damage, ...] = (
    rows_exchanged, row_twice, row_lost, row_put_in, row_broken, label_broken, rows_made_one, column_exchanged,
    column_put_in,
)  # fmt: skip
