"""One damaged draft, told by its format and number alone, and what may be read from it."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from tests.commands.fuzz import binary, covered, markup, pages
from tests.commands.fuzz.clerk import damaged
from tests.commands.fuzz.made import MAKERS, Damaged, Maker, made, truth
from tests.commands.fuzz.work import NO_CELLS
from tests.support.drafts import CellKey
from tests.support.drafts_markup import mht

if TYPE_CHECKING:
    from core.model.report import Cell, Report


#: Damage that leaves a row with other numbers than the form's.
ORDER_CHANGED = frozenset(
    {"number_added", "number_lost", "label_with_number", "column_put_in", "row_put_in", "row_broken"}
)


@dataclass(frozen=True)
class Input:
    """A damaged file. ``wanted``: what each cell may be read as for certain, nothing if nobody could say.

    ``touched`` are numbers that may stand elsewhere or be others now ("*": all of them), ``lost`` those that the file
    holds no more, ``new`` those that it did not hold before.
    ``sound`` is the file before the damage, where all stood in the same places.
    """

    data: bytes
    suffix: str
    how: str
    wanted: dict[CellKey, set[str]]
    touched: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    sound: bytes = b""


@dataclass(frozen=True)
class Wrong:
    """A cell that is certain and wrong: what was read, and what the file shows."""

    key: CellKey
    read: str
    shown: tuple[str, ...]

    def __str__(self) -> str:
        return f"{'/'.join(self.key)}: read {self.read!r}, shown {' or '.join(map(repr, self.shown)) or 'nothing sure'}"


#: This part of the inputs has damage of both kinds, by a clerk and of the file.
_BOTH = 0.08
#: So many inputs of a format in a row have the same sound draft, which is made once.
_SHARING = 12


def made_input(kind: str, number: int) -> Input:
    """The damaged draft of this format and number; always the same."""
    rng = random.Random(f"{kind}/{number}")
    maker, draft, sound, rows = _sound(kind, number // _SHARING)
    wanted = {key: {text} for key, text in truth(draft).items()}
    level = rng.random()
    clerk = ""
    if level < 0.45:
        draft, names = damaged(rng, draft, maker, wanted)
        # where cells cannot be seen there is but the order of the numbers: with one too many or too few it is another
        mixed = maker.name in NO_CELLS and not ORDER_CHANGED.isdisjoint(names)
        data = maker.make(draft)
        how = f"{maker.name}: {'+'.join(names)}"
        if level >= _BOTH or mixed or names == []:
            return Input(data, maker.suffix, how, wanted, {"*"} if mixed else set())
        # a clerk's damage, and then the file's
        sound, rows, clerk = data, binary.shown_rows(data, kind), f"{'+'.join(names)} and "
        level = rng.uniform(0.45, 1.0)
    unseen = ""
    if level < 0.85:
        data, touched, how, unseen = _inside(rng, maker, draft, sound)
    else:
        data, touched, how = binary.anywhere(rng, sound), set(), "bytes"
    if unseen:
        wanted |= {key: {""} for key, texts in wanted.items() if texts == {unseen}}
    if how == "lines" and maker.name in NO_CELLS:
        touched = {"*"}  # the lines are the order of the numbers
    damaged_rows = binary.shown_rows(data, kind)
    before, after = (Counter(n for row in r for n in markup.digits_of(row)) for r in (rows, damaged_rows))
    lost, new = set((before - after).elements()), set((after - before).elements())
    if level >= 0.85 or kind == "mht" or how == "ole":
        touched |= binary.changed_numbers(rows, damaged_rows)
    if how == "members":
        touched |= binary.refilled_rows(sound, data)
    return Input(data, maker.suffix, f"{maker.name}: {clerk}{how}", wanted, touched, lost, new, sound)


@lru_cache(maxsize=4)
def _sound(kind: str, number: int) -> tuple[Maker, Damaged, bytes, list[str]]:
    """A sound draft, its file, and the rows of text that the file shows."""
    rng = random.Random(f"sound {kind}/{number}")
    maker = rng.choice([m for m in MAKERS if m.format == kind])
    draft = made(rng)
    data = maker.make(draft)
    return maker, draft, data, binary.shown_rows(data, kind)


def _inside(rng: random.Random, maker: Maker, draft: Damaged, sound: bytes) -> tuple[bytes, set[str], str, str]:
    """The file with damage that knows its form: data, numbers touched, how, and a number that is not seen any more."""
    if maker.paged and rng.random() < 0.3:
        try:
            found, unseen = (covered.pdf if maker.format == "pdf" else covered.ofd)(rng, sound)
        except LookupError:
            pass
        else:
            return *found, "covered", unseen
    return *_of_its_form(rng, maker, draft, sound), ""


def _of_its_form(rng: random.Random, maker: Maker, draft: Damaged, sound: bytes) -> tuple[bytes, set[str], str]:
    """The file with damage that knows its form."""
    if sound[:2] == b"PK":
        return *binary.zip_members(rng, sound), "members"
    kind = maker.format
    if kind in ("doc", "wps"):
        return binary.ole(rng, sound), set(), "ole"
    if kind == "rtf":
        return *markup.rtf(rng, sound), "rtf"
    if kind == "pdf":
        return *binary.pdf(rng, sound), "pdf"
    if kind == "flat_xml":
        data, touched = markup.xml(rng, sound) if rng.random() < 0.6 else markup.as_text(rng, sound)
        return data, touched, "xml"
    if kind == "mht":
        page = next(m for m in (draft,))
        return _archived(rng, page, maker)
    if kind == "html":
        encoding = "gb18030" if maker.name.endswith("gbk") else "utf-8"
        data, touched = markup.as_text(rng, sound.decode(encoding).encode())
        return data.decode("utf-8", "replace").encode(encoding, "xmlcharrefreplace"), touched, "tags"
    encoding = {"gb18030": "gb18030", "utf-16": "utf-16"}.get(maker.name, "utf-8")
    text, touched = markup.lines(rng, sound.decode(encoding))
    return text.encode(encoding, "replace"), touched, "lines"


def _archived(rng: random.Random, draft: Damaged, maker: Maker) -> tuple[bytes, set[str], str]:
    from tests.commands.fuzz.made import page

    data, touched = markup.as_text(rng, page(draft, site=True))
    transfer = "base64" if maker.name == "base64" else "quoted-printable"
    return mht(('text/html; charset="utf-8"', data, transfer), ("text/css", b"p{}", "8bit")), touched | {"?"}, "tags"


def wrong_cells(report: Report, made: Input) -> list[Wrong]:
    """The cells that are certain and not what the file shows."""
    return judged(report, made)[0]


def judged(report: Report, made: Input) -> tuple[list[Wrong], int]:
    """The cells that are certain and not what the file shows; and how many are what only the damaged file shows.

    A number that the damage took out of the file, or whose place it touched, may be read as what stands there now:
    that it was another one before nobody can know. A blank cell of a PDF is looked at in the picture of its page.
    """
    found: list[Wrong] = []
    changed = 0
    picture = pages.Pictures(made.data, made.sound) if made.suffix == ".pdf" else None
    for key, texts in made.wanted.items():
        table, row, column = key
        cell = report.tables[table].get(row, column) if table in report.tables else None
        if cell is None or not cell.certain or cell.state == "unreadable":
            continue
        read = _read(cell)
        if read in texts or read in {text.lstrip("0") or "0" for text in texts if text}:
            continue
        if _excused(read, texts, made) or (picture and _seen(picture, report, cell, read, texts)):
            changed += 1
            continue
        found.append(Wrong(key, read, tuple(sorted(texts))))
    return found, changed


def _seen(picture: pages.Pictures, report: Report, cell: Cell, read: str, texts: set[str]) -> bool:
    """Whether the damaged page shows what is read: in the cell's place, or beside the row's label in its line."""
    if not read and picture.blank(cell.box, texts):
        return True
    label = report.tables[cell.table].labels.get(cell.row)
    alone = label is not None and picture.on_one_line(label.expected, read)
    key = (cell.table, cell.row, cell.column)
    return alone or picture.shows(key, read) or (label is not None and picture.beside(key, label.expected, read))


def _read(cell: Cell) -> str:
    if cell.value is None:
        return "" if cell.state == "blank" else cell.raw.strip()
    return f"{cell.value.normalize():f}"


def _excused(read: str, texts: set[str], made: Input) -> bool:
    if "*" in made.touched:
        return True
    there = made.touched | made.new | made.lost
    if read and any(_run_together(read, text, made.touched) for text in texts):
        return True
    if read and any(text and n.replace(text, read, 1) in made.new for text in texts for n in made.lost if text in n):
        return True  # the row of digits that holds the number is another one now
    if read and any(_rest(read, text) in made.lost for text in texts):
        return True  # a run of its digits is gone
    if read in made.new and any(len(text) > 2 and text in read for text in texts):
        return True  # there is more of it now
    if made.how.startswith("char:") and _few_signs(read, texts, there):
        return True
    if read == "0" and any(n and not n.strip("0") for n in there):
        return True  # 00 is nought
    if made.how.endswith("bytes") and texts & made.lost:
        return True  # the number is gone, and what stands there now stood elsewhere
    if texts & (made.touched | made.lost):
        return read == "" or read in there or any(read.lstrip("+-").split(".")[0] == n.lstrip("0") for n in there)
    # a nought or a blank stands in many cells: that of this one may have been touched
    return bool(texts & {"", "0"}) and read in there | {"", "0"} and bool(made.touched | made.new | made.lost)


def _rest(read: str, text: str) -> str:
    """What a number has before or behind its piece that was read; nothing where it was not one."""
    return text.removeprefix(read) if text.startswith(read) else text.removesuffix(read) if text.endswith(read) else ""


def _few_signs(read: str, texts: set[str], there: set[str]) -> bool:
    """Whether a number differs by no more digits than were touched, where every digit is an object of its own."""
    digits = sum(len(n) == 1 for n in there)
    return any(Levenshtein.distance(read, text) <= digits for text in texts)


def _run_together(read: str, text: str, touched: set[str]) -> bool:
    """Whether a number is the cell's own with a touched one right before or behind it."""
    return bool(text) and (
        (read.startswith(text) and read.removeprefix(text) in touched)
        or (read.endswith(text) and read.removesuffix(text) in touched)
    )
