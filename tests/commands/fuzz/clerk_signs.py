"""Damage to the signs of one number: other digits, marks of notes and of direction, hidden and revised text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.commands.fuzz.made import DELETED, HIDDEN, INSERTED
from tests.commands.fuzz.work import label_of

if TYPE_CHECKING:
    from tests.commands.fuzz.made import Piece
    from tests.commands.fuzz.work import Damage, Work

#: Marks of direction that show nothing, and one that turns round what follows.
_DIRECTION = "\u200e\u200f\u061c\u202a\u202c\u2066\u2069"
_TURNED = "\u202e"
#: The noughts of other scripts' digits: Arabic, Persian, Devanagari, Thai, bold and double-struck mathematical ones.
_NOUGHTS = (0x0660, 0x06F0, 0x0966, 0x0E50, 0x1D7CE, 0x1D7D8)
_BREAKS = "\n\u2028\u2029\x85\x0b\x0c\r"
_NOTE_MARKS = ("¹", "²", "①", "⁽¹⁾", "[1]", "*", "注", "※", "#", "†", "(注1)")


def _number(work: Work, least: int = 1) -> Piece:
    row = work.row()
    piece = row[work.number(row, filled=True)]
    if len(piece.text) < least:
        raise LookupError
    return piece


def _cut(work: Work, text: str) -> int:
    return work.rng.randrange(1, len(text))


def wide_amid_narrow(work: Work) -> None:
    """Some digits wide, some not."""
    piece = _number(work)
    shown = piece.text
    piece.text = "".join(chr(ord(c) + 0xFEE0) if work.rng.random() < 0.5 else c for c in shown)
    work.allow(piece, shown)


def other_script(work: Work) -> None:
    """One or all of the digits of another script."""
    piece = _number(work)
    shown, nought = piece.text, work.rng.choice(_NOUGHTS)
    one = work.rng.randrange(len(shown)) if work.rng.random() < 0.5 else None
    piece.text = "".join(chr(nought + int(c)) if one in (None, i) else c for i, c in enumerate(shown))
    # a font without such digits shows nothing on a page: where it is the last one there is not even a gap
    left = "" if one is None or len(shown) == 1 else shown[:-1] if one == len(shown) - 1 else shown
    work.allow(piece, shown, *([left] if work.maker.paged else []))


def direction_mark(work: Work) -> None:
    """A mark of direction amid the digits, mostly one that changes nothing to be seen."""
    piece = _number(work, 2)
    shown, at = piece.text, _cut(work, piece.text)
    turned = work.rng.random() < 0.3
    piece.text = shown[:at] + (_TURNED if turned else work.rng.choice(_DIRECTION)) + shown[at:]
    if turned:
        work.allow(piece, *([shown] if work.maker.paged else []))  # a page shows its characters where they stand
    else:
        work.allow(piece, shown)


def decimal_comma(work: Work) -> None:
    """A comma of one kind or another amid the digits: a decimal one, or thousands in the wrong place."""
    piece = _number(work, 2)
    shown, at = piece.text, _cut(work, piece.text)
    piece.text = shown[:at] + work.rng.choice(",，、٫٬·’'‚") + shown[at:]
    work.allow(piece, *([shown] if len(shown) - at == 3 else []))


def several_points(work: Work) -> None:
    """Points amid the digits: one makes a decimal number, two make nothing."""
    piece = _number(work, 3)
    shown, at = piece.text, _cut(work, piece.text)
    if work.rng.random() < 0.5:
        piece.text = f"{shown[:at]}.{shown[at:]}"
        work.allow(piece, f"{shown[:at]}.{shown[at:]}".rstrip("0").rstrip("."))
    else:
        piece.text = f"{shown[:at]}..{shown[at:]}"
        work.allow(piece)


def note_mark(work: Work) -> None:
    """The mark of a note behind the number, in characters of its own."""
    piece = _number(work)
    shown = piece.text
    piece.text = shown + work.rng.choice(_NOTE_MARKS)
    work.allow(piece, shown)


def line_end_in_number(work: Work) -> None:
    """A line end of one kind or another amid the digits: one number that did not fit, or two."""
    if work.text_only or not work.cells or work.maker.paged:
        raise LookupError
    piece = _number(work, 2)
    at = _cut(work, piece.text)
    signs = _BREAKS if work.maker.controls else _BREAKS[:3]
    piece.text = piece.text[:at] + work.rng.choice(signs) + piece.text[at:]
    work.allow(piece)


def _with(work: Work, sign: str, *, shows: bool) -> None:
    if not work.maker.marks:
        raise LookupError
    piece = _number(work)
    shown, digits = piece.text, str(work.rng.choice((7, 0, 99, 412)))
    at = work.rng.randrange(len(shown) + 1)
    piece.text = shown[:at] + sign.format(digits) + shown[at:]
    work.allow(piece, shown[:at] + digits + shown[at:] if shows else shown)


def hidden_digits(work: Work) -> None:
    """Digits that are not shown amid a number."""
    _with(work, HIDDEN, shows=False)


def deleted_digits(work: Work) -> None:
    """Digits that are deleted, the deletion kept."""
    if work.maker.format == "odt":
        raise LookupError
    _with(work, DELETED, shows=False)


def inserted_digits(work: Work) -> None:
    """Digits that are put in, the revision kept."""
    if work.maker.format == "odt":
        raise LookupError
    _with(work, INSERTED, shows=True)


def number_replaced(work: Work) -> None:
    """A number deleted and another one put in its place, both kept as revisions."""
    if work.maker.format == "odt" or not work.maker.marks:
        raise LookupError
    piece = _number(work)
    new = str(60000 + work.rng.randrange(9999))
    piece.text = DELETED.format(piece.text) + INSERTED.format(new)
    work.allow(piece, new)


def hidden_number(work: Work) -> None:
    """A whole number that is not shown."""
    if not work.maker.marks:
        raise LookupError
    piece = _number(work)
    piece.text = HIDDEN.format(piece.text)
    work.allow(piece, "")


def label_wider(work: Work) -> None:
    """A label over one column more, so that its numbers stand below the next heads."""
    if work.text_only or not work.cells:
        raise LookupError
    row = work.row(2)
    label_of(row).colspan += 1
    numbers = [p for p in row if p.key]
    for piece, before in zip(numbers, [None, *numbers], strict=False):
        work.allow(piece, piece.text, before.text if before else "")


def digit_moved_over(work: Work) -> None:
    """The last digit of a number in front of its neighbour: what is shown are two other numbers."""
    row = work.row(2)
    at = work.number(row, filled=True)
    if at + 1 >= len(row) or not row[at + 1].key or len(row[at].text) < 2:
        raise LookupError
    one, two = row[at], row[at + 1]
    one.text, two.text = one.text[:-1], one.text[-1] + two.text
    work.allow(one, one.text.lstrip("0") or "0")
    work.allow(two, two.text.lstrip("0") or "0")


SIGN_DAMAGES: tuple[Damage, ...] = (
    wide_amid_narrow, other_script, direction_mark, decimal_comma, several_points, note_mark, line_end_in_number,
    hidden_digits, deleted_digits, inserted_digits, number_replaced, hidden_number, label_wider, digit_moved_over,
)  # fmt: skip
