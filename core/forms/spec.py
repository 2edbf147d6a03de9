"""The statutory forms, validated. Next year's form is a new file under ``resources/forms``, not new code."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal

from core.base.resources import ROOT, read_record
from core.forms.grid_notation import CellKey, DataLine, LayoutCell, data_lines, parse_grid
from core.forms.place import Place

FormVersion = Literal["2019", "2021"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpec:
    """A first-level section: its official heading without number, and headings accepted for it."""

    key: str
    heading: str
    variants: tuple[str, ...] = ()
    table: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectSpec:
    """One of the five aspects that section one reports on.

    ``stems`` announce it in a sub-head unless one of ``unlike`` stands before; ``words`` stand for it in
    running prose without sub-heads.
    """

    key: str
    title: str
    stems: tuple[str, ...]
    unlike: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationSpec:
    """Sum of ``left`` equals sum of ``right``, for each row (names are columns) or each column (names are rows).

    A trailing ``.*`` stands for all rows of that group.
    """

    key: str
    title: str
    scope: Literal["each_row", "each_column"]
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TableSpec:
    """One of the three tables. ``columns`` maps column keys to their heads in order, ``short`` rows to short labels."""

    title: str
    name: str
    grid: str
    signature: tuple[str, ...] = ()
    columns: dict[str, str]
    rows: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    variants: dict[str, tuple[str, ...]] = field(default_factory=dict)
    decimal: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    relations: tuple[RelationSpec, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError for a grid in bad notation and for names that the grid does not have."""
        rows, columns = set(self.row_keys), set(self.columns)
        if unknown := set(self.short) - rows:
            raise ValueError(f"short labels: no {sorted(unknown)}")
        for relation in self.relations:
            names = rows if relation.scope == "each_column" else columns
            for name in relation.left + relation.right:
                if not any(n == name or (name.endswith(".*") and n.startswith(name[:-1])) for n in names):
                    raise ValueError(f"relation {relation.key}: no {name}")

    @cached_property
    def layout(self) -> tuple[LayoutCell, ...]:
        """Every cell of the official form, placed."""
        return tuple(parse_grid(self.grid, tuple(self.columns)))

    @cached_property
    def lines(self) -> tuple[DataLine, ...]:
        """The physical rows that hold numbers, top to bottom."""
        return tuple(data_lines(self.layout))

    @cached_property
    def row_keys(self) -> tuple[str, ...]:
        """Keys of the data rows in the order of the form."""
        return tuple(dict.fromkeys(c.key[0] for c in self.layout if c.key))

    @cached_property
    def cell_keys(self) -> tuple[CellKey, ...]:
        """(row, column) of every number cell in the order of the form."""
        return tuple(c.key for c in self.layout if c.key)

    def row_label(self, row: str) -> str:
        """The row's label as the form prints it; for tables with named rows, that name."""
        if row in self.rows:
            return self.rows[row]
        return next(line.label for line in self.lines if line.keys[0][0] == row)

    def short_label(self, row: str) -> str:
        """The row's label without its explanations, for a sentence that a clerk takes in at a glance."""
        return self.short.get(row) or self.row_label(row)

    def row_groups(self, row: str) -> tuple[str, ...]:
        """The labels of the groups a row stands under, outermost first."""
        return next(line.groups for line in self.lines if line.keys[0][0] == row)

    def column_label(self, column: str) -> str:
        """The column's head as the form prints it."""
        return self.columns[column]

    def where(self, row: str, column: str | None = None) -> str:
        """How a clerk names the place: 表三“（七）总计”行“自然人”列."""
        return self.place(row, column).text

    def place(self, row: str = "", column: str | None = None, *, short: bool = False) -> Place:
        """The place of a cell, or of a row, a column or the whole table where the others are left out.

        ``short`` names the row without its explanations.
        """
        label = self.short_label if short else self.row_label
        return Place(self.title, row=label(row) if row else "", column=self.column_label(column) if column else "")

    def members(self, name: str) -> tuple[str, ...]:
        """Rows or columns a relation's name stands for (``a.*`` is every row of group a)."""
        if name.endswith(".*"):
            return tuple(r for r in self.row_keys if r.startswith(name[:-1]))
        return (name,)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec:
    """A version of the form: sections in order, the five aspects, the three tables by key."""

    version: FormVersion
    first_year: int
    title: str
    basis: str
    sections: tuple[SectionSpec, ...]
    aspects: tuple[AspectSpec, ...]
    tables: dict[str, TableSpec]

    def section(self, key: str) -> SectionSpec:
        """The section by key; KeyError for an unknown one."""
        return next(s for s in self.sections if s.key == key)


@cache
def load_form(version: str) -> FormSpec:
    """Read and validate one form; raises ResourceError when the file is wrong."""
    return read_record(FormSpec, "forms", f"{version}.toml")


@cache
def all_forms() -> tuple[FormSpec, ...]:
    """Every form under ``resources/forms``, oldest first."""
    forms = [load_form(path.stem) for path in sorted((ROOT / "forms").glob("*.toml"))]
    return tuple(sorted(forms, key=lambda f: f.first_year))


def form_for_year(year: int | None) -> FormSpec:
    """The form in force for a report year; the newest when the year is not known."""
    fitting = [f for f in all_forms() if year is None or f.first_year <= year]
    return fitting[-1] if fitting else all_forms()[0]
