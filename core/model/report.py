"""The typed report: what the draft says, each thing with its place. Frozen; rules read nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from core.forms.grid_notation import CellKey
from core.forms.spec import FormSpec, TableSpec, load_form
from core.model.claim_kinds import ClaimKind
from core.model.document import Document, Span, View
from core.model.geometry import Box
from core.model.numbers import CellState
from core.model.profile import Profile

#: The note of a cell whose number was recognised from a picture.
RECOGNISED = "由图片识别，待核对"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One number cell of the form as the draft has it.

    ``value`` is None unless ``state`` is "number". ``certain`` is False when two readings disagree or
    the column had to be inferred: such a cell takes part in no relation. ``note`` says why, in Chinese.
    ``spans`` is never empty: a blank cell has an empty span where its text would stand.
    """

    table: str
    row: str
    column: str
    raw: str
    state: CellState
    value: Decimal | None
    spans: tuple[Span, ...]
    box: Box | None = None
    certain: bool = True
    note: str = ""

    @property
    def readable(self) -> bool:
        """True when the number may be used in a relation."""
        return self.certain and self.value is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLabel:
    """The label of a data row as the draft writes it; ``altered`` when it departs from the form.

    ``found`` is False when the row is there but its label is lost (overwritten, fallen off).
    """

    table: str
    row: str
    expected: str
    text: str
    spans: tuple[Span, ...]
    found: bool = True
    altered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLabel:
    """A head, block title or group label of the table as the draft writes it, where its cell could be told."""

    table: str
    expected: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """One of the three tables as found. ``form`` is the version whose rows it has, None if not recognised.

    ``heads`` are the printed cells beside the row labels, in order, as far as the draft draws cells; each is the
    one that the form has in its place.
    """

    key: str
    title: str
    found: bool
    form: str | None
    cells: dict[CellKey, Cell] = field(default_factory=dict)
    labels: dict[str, RowLabel] = field(default_factory=dict)
    missing_rows: tuple[str, ...] = ()
    heads: tuple[HeadLabel, ...] = ()
    notes: tuple[str, ...] = ()

    def get(self, row: str, column: str) -> Cell | None:
        """The cell, or None where the draft lacks its row or column."""
        return self.cells.get((row, column))


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A first-level heading found in the draft. ``number`` is the numeral before it (1 for 一), if any."""

    key: str
    view: View
    number: int | None
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One of the six sections. ``paragraphs`` is its prose (for table sections: text around the table)."""

    key: str
    title: str
    headings: tuple[Heading, ...]
    paragraphs: tuple[View, ...]

    @property
    def found(self) -> bool:
        """True when at least one heading was found."""
        return bool(self.headings)

    @property
    def heading(self) -> View | None:
        """The first heading, None when the section is missing."""
        return self.headings[0].view if self.headings else None

    @property
    def text(self) -> str:
        """The section's prose, paragraphs joined by line ends."""
        return "\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """One of the five aspects of section one; ``view`` is its sub-heading or lead words, None if absent."""

    key: str
    title: str
    view: View | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The report's title line; views are None where a part was not found."""

    view: View | None = None
    organ: View | None = None
    year: View | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A number that the prose states about a cell or sum of the tables.

    ``kind`` says of what, ``of`` which reason or outcome (see ``ClaimKind``); ``value`` 0 for a negation ("未收到");
    ``exact`` is False for 余、约、近. ``view`` covers the statement, ``number`` the digits (or the negating word).
    ``scope`` is "group" where the number is said of many organs (全区), "own" where of one office (区政府本级),
    "caseload" where perhaps of cases that the organ itself decides, else "".
    """

    kind: ClaimKind
    value: Decimal
    exact: bool
    section: str
    view: View
    number: View
    scope: str = ""
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything the rules may know.

    ``previous`` is last year's report of the same organ, when one was given; ``previous_problem`` says, in
    Chinese, why one that was given could not be read. ``profile`` is the office's.
    """

    document: Document
    form: FormSpec
    organ: str | None
    year: int | None
    title: Title
    sections: tuple[Section, ...]
    aspects: tuple[Aspect, ...]
    tables: dict[str, TableReading]
    preface: tuple[View, ...] = ()
    closing: tuple[View, ...] = ()
    claims: tuple[Claim, ...] = ()
    previous: Report | None = None
    previous_problem: str = ""
    profile: Profile = field(default_factory=Profile)

    def section(self, key: str) -> Section:
        """The section by key; raises KeyError for an unknown key."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)

    def table_spec(self, key: str) -> TableSpec:
        """The form that a table of the draft is on: its own where it was recognised, else the report's."""
        reading = self.tables.get(key)
        return (load_form(reading.form) if reading and reading.form else self.form).tables[key]

    def prose(self) -> list[tuple[str | None, View]]:
        """(section key, paragraph) over the author's own text: preface, sections, closing; no table text."""
        found: list[tuple[str | None, View]] = [(None, p) for p in self.preface]
        for section in self.sections:
            found += [(section.key, p) for p in section.paragraphs]
        return found + [(None, p) for p in self.closing]
