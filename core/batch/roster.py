"""A list of organs that must hand in a report, and who of them has not."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.errors import EmptyError, LoadError, NotFoundError, UnsupportedError
from core.batch.xlsx import sheet_rows
from core.language.organs import is_same
from core.load.charsets import decode
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MAX_BYTES = 2_000_000
#: Words of a column head that say the column holds organs.
_HEADS = ("单位", "机关", "部门", "名称")
#: A name shorter than this is not looked for inside another one.
_LEAST = 3
_TITLES = 5  # rows above the heads
_LONGEST_HEAD = 8
_MARKS = "、.．)） 　\t"


@dataclass(frozen=True)
class Attendance:
    """Who has handed in.

    ``missing`` are names on the list that nothing came from; ``answers`` has for each draft the name it answers
    (None for one that is not on the list), in the order of the drafts.
    """

    missing: tuple[str, ...]
    answers: tuple[str | None, ...]


def read_roster(path: Path) -> tuple[str, ...]:
    """The organs of a plain list: one a line, or a CSV or .xlsx whose column of organs is known by its head.

    Numbers before the names and empty lines are passed over, each name counts once. Raises a LoadError.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise LoadError("名单过大，请只保留单位名称一列。")
        data = path.read_bytes()
    except OSError as error:
        raise NotFoundError(detail=str(error)) from error
    if data.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")) or (data.startswith(b"PK") and b"word/document.xml" in data):
        raise UnsupportedError("名单请存为 .txt、.csv 或 .xlsx：每行一个单位名称。")
    names = names_in(sheet_rows(data)) if data.startswith(b"PK") else parse_roster(decode(data))
    if not names:
        raise EmptyError("名单里没有单位名称，请每行写一个单位。")
    return names


def parse_roster(text: str) -> tuple[str, ...]:
    """The organs of a list that is already text."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return ()
    mark = next((m for m in ("\t", ",", "，", ";") if m in lines[0]), None)
    if mark is None:
        return names_in([[line] for line in lines])
    return names_in(list(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark)))


def names_in(rows: list[list[str]]) -> tuple[str, ...]:
    """The organs of a table: those under the head that says so. A title above the heads is passed over."""
    if not rows:
        return ()
    start = next((i for i, row in enumerate(rows[:_TITLES]) if _head(row) is not None), None)
    place = _head(rows[start]) if start is not None else None
    if start is not None and place is not None:
        names = [_bare(row[place]) for row in rows[start + 1 :] if place < len(row)]
    else:
        place = _wordiest(rows)
        names = [_bare(row[place]) for row in rows if place < len(row)]
        if names and any(names[0] == head or names[0] == f"{kind}{head}" for head in _HEADS for kind in _HEADS):
            names = names[1:]
    return tuple(dict.fromkeys(name for name in names if name))


def attend(roster: Sequence[str], drafts: Iterable[tuple[str | None, str]]) -> Attendance:
    """Match drafts, given as (organ as read or None, file name), against the list.

    An organ answers the name that is written alike; else the one name that it ends with or that ends with it, for
    lists leave the place away (水务局 for 澄阳县水务局). A draft whose organ could not be read answers the longest
    name in its file name.
    """
    keys = {_key(name): name for name in roster}
    answers = tuple(_answer(keys, organ, file) for organ, file in drafts)
    return Attendance(tuple(name for name in roster if name not in answers), answers)


def _answer(keys: dict[str, str], organ: str | None, file: str) -> str | None:
    if organ is None:
        stem = _key(Path(file).stem)
        inside = sorted((key for key in keys if len(key) >= _LEAST and key in stem), key=len)
        return keys[inside[-1]] if inside else None
    own = _key(organ)
    if own in keys:
        return keys[own]
    alike = [key for key in keys if is_same(key, own)]
    return keys[alike[0]] if len(alike) == 1 else None


def _key(name: str) -> str:
    return "".join(fold(name).split())


def _bare(line: str) -> str:
    """The name without blanks and the number before it."""
    name = line.strip()
    rest = name.lstrip("0123456789０１２３４５６７８９")
    return rest.lstrip(_MARKS).strip() if rest != name and rest.startswith(tuple(_MARKS)) else name


def _head(row: list[str]) -> int | None:
    """The column whose head says organ, where the row is one of heads: no lone title, no row with a number in it."""
    cells = [cell.strip() for cell in row]
    if sum(map(bool, cells)) <= 1 or any(cell.isdigit() for cell in cells):
        return None
    columns = (i for i, cell in enumerate(cells) if len(cell) <= _LONGEST_HEAD and any(word in cell for word in _HEADS))
    return next(columns, None)


def _wordiest(rows: list[list[str]]) -> int:
    """The column with the most letters in it."""
    width = max(len(row) for row in rows)
    return max(range(width), key=lambda i: sum(sum(map(str.isalpha, row[i])) for row in rows if i < len(row)))
