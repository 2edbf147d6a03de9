"""Damage that a clerk or a clerk's tools do to a table, with what each cell visibly shows afterwards.

A damage changes the pieces of one table and says of each cell that it concerns which numbers may be read there for
certain: none, where nobody could say which number it is. Cells that it does not name show what they showed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.commands.fuzz.clerk_rows import ROW_DAMAGES
from tests.commands.fuzz.clerk_signs import SIGN_DAMAGES
from tests.commands.fuzz.made import RAISED, STRUCK, Damaged, Maker, Piece, copied
from tests.commands.fuzz.work import Damage, Work, label_of

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from tests.support.drafts import CellKey

#: Signs without a shape; of these XML takes only the second row.
_CONTROLS = "\x00\x01\x02\x08\x0e\x1b\x1f\x7f"
_SHAPELESS = "\x84\x86\x9f\ufffd\ue000\uf8ff"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SPACES = " \u3000\xa0\u2009\u2003\u202f"
_LIKE_DIGITS = "OolI|①²³½Ⅳ十"


def blank(work: Work) -> None:
    """One to three cells emptied."""
    row = work.row()
    numbers = [p for p in row if p.key]
    for piece in work.rng.sample(numbers, min(len(numbers), work.rng.choice((1, 1, 2, 3)))):
        piece.text = ""
        work.allow(piece, "")


def number_lost(work: Work) -> None:
    """A cell taken out, so that those behind it move up where the format allows a row that is too short."""
    row = work.row(2)
    at = work.number(row)
    behind = [p for p in row[at:] if p.key]
    for piece, following in zip(behind, [*behind[1:], None], strict=True):
        work.allow(piece, piece.text, following.text if following else "")
    work.allowed[row[at].key] = {behind[1].text} if len(behind) > 1 else {""}  # type: ignore[index]
    del row[at]


def number_added(work: Work) -> None:
    """A number too many in a row: which of them is the stranger nobody can say, but by the columns."""
    row = work.row()
    at = work.number(row)
    row.insert(at, Piece("99991"))
    behind = [p for p in row[at + 1 :] if p.key]
    shown = ["99991", *(p.text for p in behind)]
    for piece, instead in zip(behind, shown, strict=False):
        work.allow(piece, piece.text, *([instead] if work.cells else []))


def two_numbers(work: Work) -> None:
    """Two neighbours in one cell, the other one empty."""
    if not work.cells:
        raise LookupError
    row = work.row(2)
    at = work.number(row, filled=True)
    if at + 1 >= len(row) or not row[at + 1].key or not row[at + 1].text:
        raise LookupError
    one, two = row[at], row[at + 1]
    between = work.rng.choice(" \u3000/、;" if work.text_only or work.maker.paged else " \u3000\n/、;")
    one.text = f"{one.text}{between}{two.text}"
    work.allow(one)
    if work.rng.random() < 0.5 or work.text_only:
        two.text = ""
        work.allow(two, "")
    else:  # two numbers in one cell under two heads may well be those of the two
        work.allow(one, *([one.text.split(between)[0]] if between != "/" else []))
        work.allow(two, two.text)
        one.colspan += two.colspan
        row.remove(two)


def cells_merged(work: Work) -> None:
    """Two neighbours made one cell with the number of the first."""
    if not work.cells or work.text_only:
        raise LookupError
    row = work.row(2)
    at = work.number(row)
    if at + 1 >= len(row) or not row[at + 1].key:
        raise LookupError
    one, two = row[at], row[at + 1]
    one.colspan += two.colspan
    row.remove(two)
    work.allow(one, one.text)
    work.allow(two, *([] if one.text else [""]))  # an empty cell shows nothing below either head


def cells_merged_upright(work: Work) -> None:
    """Two cells below each other made one with the upper number; where that is blank both are."""
    if not work.cells or work.text_only:
        raise LookupError
    row = work.row()
    below = work.table[(work.table.index(row) + 1) % len(work.table)]
    at = work.number(row)
    if id(below) in work.used or sum(p.key is not None for p in below) != sum(p.key is not None for p in row):
        raise LookupError
    work.used.add(id(below))
    back = at - len(row)
    if not below[back].key:
        raise LookupError
    row[at].rowspan += 1
    work.allow(row[at], row[at].text)
    work.allow(below[back], *([] if row[at].text else [""]))
    del below[back]


def cell_split(work: Work) -> None:
    """One number's digits in two cells."""
    if not work.cells:
        raise LookupError
    row = work.row()
    at = work.number(row, filled=True)
    text = row[at].text
    if len(text) < 2:
        raise LookupError
    cut = work.rng.randrange(1, len(text))
    behind = [p for p in row[at:] if p.key]
    shown = [text[:cut], text[cut:], *(p.text for p in behind[1:])]
    row[at].text = text[:cut]
    row.insert(at + 1, Piece(text[cut:]))
    for piece, instead in zip(behind, shown, strict=False):
        work.allow(piece, *([] if piece is row[at] else [piece.text]), *([instead] if len(behind) > 1 else []))
    work.allow(row[at], text[:cut])


def label_altered(work: Work) -> None:
    """Characters of a label replaced, lost, or put in."""
    label = label_of(work.row())
    text = list(label.text)
    for _ in range(work.rng.choice((1, 2, 3))):
        at = work.rng.randrange(len(text))
        text[at : at + work.rng.choice((0, 1, 1, 2))] = work.rng.choice(("", "的", "一", "不予", "其他"))
        text = text or ["的"]
    label.text = "".join(text)


def label_cut(work: Work) -> None:
    """A stretch of a label lost, up to half of it, or all."""
    label = label_of(work.row())
    size = work.rng.choice((len(label.text), work.rng.randint(1, max(1, len(label.text) // 2))))
    at = work.rng.randrange(max(1, len(label.text) - size + 1))
    label.text = label.text[:at] + label.text[at + size :]


def label_of_another(work: Work) -> None:
    """A row under the label of another one."""
    first, second = work.row(), work.row()
    label = label_of(first)
    if label.text == label_of(second).text:
        raise LookupError
    label.text = label_of(second).text


def labels_exchanged(work: Work) -> None:
    """Two rows with each other's labels: each label shows the numbers beside it."""
    first, second = work.row(), work.row()
    one, two = [p for p in first if p.key], [p for p in second if p.key]
    label, other = label_of(first), label_of(second)
    if len(one) != len(two) or label.text == other.text or [p.key[1] for p in one] != [p.key[1] for p in two]:  # type: ignore[index]
        raise LookupError
    label.text, other.text = other.text, label.text
    texts = [p.text for p in one], [p.text for p in two]
    for pieces, instead in ((one, texts[1]), (two, texts[0])):
        for piece, text in zip(pieces, instead, strict=True):
            work.allow(piece, text)


def label_with_number(work: Work) -> None:
    """A number behind a label or in its place."""
    label = label_of(work.row())
    label.text = work.rng.choice((f"{label.text}99991", f"{label.text} 99991", "99991", "0"))


def _digits_changed(work: Work, change: Callable[[str], str], *, stays: bool, unseen: bool = False) -> None:
    row = work.row()
    piece = row[work.number(row, filled=True)]
    before = piece.text
    piece.text = change(before)
    # a page may show nothing in the place of the sign: then it shows what is left, or is blank there
    left = "".join(c for c in piece.text if c in "0123456789")
    work.allow(piece, *([before] if stays else [left] if unseen else []))


def _inserted(work: Work, signs: str, *, inside: bool = False, instead: bool = False) -> Callable[[str], str]:
    def change(text: str) -> str:
        at = work.rng.randrange(len(text)) if not inside else work.rng.randrange(1, max(2, len(text)))
        return text[:at] + work.rng.choice(signs) + text[at + instead :]

    return change


def digit_lost_to_a_control(work: Work) -> None:
    """A character without a shape in the place of a digit."""
    signs = _SHAPELESS + (_CONTROLS if work.maker.controls else "")
    _digits_changed(work, _inserted(work, signs, instead=True), stays=False, unseen=work.maker.paged)


def unseen_sign(work: Work) -> None:
    """A character of no width in a number: it shows what it showed."""
    signs = _UNSEEN.replace("\u00ad", "") if work.maker.paged else _UNSEEN  # a page shows it as a hyphen
    _digits_changed(work, _inserted(work, signs), stays=True)


def space_in_number(work: Work) -> None:
    """A blank amid the digits."""
    if not work.cells:
        raise LookupError
    row = work.row()
    piece = row[work.number(row, filled=True)]
    if len(piece.text) < 2:
        raise LookupError
    at = work.rng.randrange(1, len(piece.text))
    piece.text = piece.text[:at] + work.rng.choice(_SPACES) + piece.text[at:]
    work.allow(piece)


def letter_in_number(work: Work) -> None:
    """A letter or a sign like a digit in a digit's place."""
    _digits_changed(work, _inserted(work, _LIKE_DIGITS, instead=True), stays=False)


def other_digits(work: Work) -> None:
    """The number in wide digits, or with a sign that stands with it."""
    how = work.rng.choice(("{}", "{}件", "{}（含上年）", " {} ", "{}。", "{}."))
    wide = str.maketrans("0123456789", "０１２３４５６７８９") if work.rng.random() < 0.5 else {}
    _digits_changed(work, lambda text: how.format(text.translate(wide)), stays=True)


def odd_number(work: Work) -> None:
    """The number made another thing: about so much, a share, grouped wrongly, struck through by its characters."""
    how = work.rng.choice(("约{}", "{}余", "{}%", "{}/3", ">{}", "{}-7", "7-{}", "{}*2", "{}‰", "第{}", "{}\u0336"))
    # fonts without a stroke to lay over a digit leave it as it was
    _digits_changed(work, how.format, stays=False, unseen=how.endswith("\u0336") and work.maker.paged)


def raised_digit(work: Work) -> None:
    """The mark of a note behind or before a number."""
    if not work.maker.marks:
        raise LookupError
    mark = RAISED.format(work.rng.choice(("1", "2", "[3]", "(4)")))
    before = work.rng.random() < 0.2
    _digits_changed(work, lambda text: mark + text if before else text + mark, stays=True)


def struck_digits(work: Work) -> None:
    """An old number struck out beside the new one, or a digit struck out."""
    if not work.maker.marks:
        raise LookupError
    before = work.rng.random() < 0.5
    mark = STRUCK.format(work.rng.choice(("7", "99", "8123")))
    _digits_changed(work, lambda text: mark + text if before else text + mark, stays=True)


DAMAGES: tuple[Damage, ...] = (
    blank, number_lost, number_added, two_numbers, cells_merged, cells_merged_upright, cell_split, label_altered,
    label_cut, label_of_another, labels_exchanged, label_with_number, digit_lost_to_a_control, unseen_sign,
    space_in_number, letter_in_number, other_digits, odd_number, raised_digit, struck_digits, *ROW_DAMAGES,
    *SIGN_DAMAGES,
)  # fmt: skip


def damaged(
    rng: random.Random, draft: Damaged, maker: Maker, wanted: dict[CellKey, set[str]]
) -> tuple[Damaged, list[str]]:
    """The draft with one to three damages, which change ``wanted``; and their names."""
    draft = Damaged(**{**vars(draft), "ragged": maker.format in ("docx", "html", "mht") and rng.random() < 0.7})
    names: list[str] = []
    tables = {key: copied(table) for key, table in draft.tables.items()}
    works = {key: Work(rng, maker, table) for key, table in tables.items()}
    for _ in range(rng.choice((1, 1, 2, 3))):
        for _ in range(8):
            key = rng.choice(list(tables))
            damage = rng.choice(DAMAGES)
            work = works[key]
            before = copied(work.table), dict(work.allowed)
            try:
                damage(work)
            except LookupError:
                work.table[:], work.allowed = before
                work.used = {id(row) for row in work.table} if work.used else set()
                continue
            names.append(damage.__name__)
            break
    for key, work in works.items():
        for cell, texts in work.allowed.items():
            wanted[key, *cell] = texts
    return Damaged(**{**vars(draft), "tables": tables}), names
