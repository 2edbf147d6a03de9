"""The statutory forms, validated. Next year's form is a new file under ``resources/forms``, not new code.

A form is known by its version, the stem of its file's name. Other modules ask what a form has (``TableSpec.has``,
``FormSpec.features``), never which version it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, ParamSpec, TypeVar, cast

from core.base.errors import ResourceError
from core.base.resources import read_record, stems
from core.forms.grid_notation import CellKey, DataLine, LayoutCell, data_lines, parse_grid
from core.forms.keys import Feature, SectionKey, TableKey
from core.forms.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

#: The sections of a form are numbered so.
NUMERALS = "一二三四五六七八九十"

_P = ParamSpec("_P")
_T = TypeVar("_T")
_kept: list[Callable[[], None]] = []


def kept_with_forms(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Like ``functools.cache``, for what is worked out from the forms: ``forget_forms`` empties it."""
    cached = cache(function)
    _kept.append(cached.cache_clear)
    return cast("Callable[_P, _T]", cached)


def forget_forms() -> None:
    """Read the form files anew when they are next asked for, with all that was worked out from them."""
    for clear in _kept:
        clear()


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpec:
    """A first-level section: its official heading without number, a name for narrow lists, headings accepted for it."""

    key: str
    heading: str
    short: str
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


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAdditive:
    """Cells that must not be added up over several organs, and why, as a Chinese clause; "" stands for any row."""

    row: str = ""
    column: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRows:
    """Rows of this form that another ``form`` (by its version) has as the one ``row``."""

    form: str
    row: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGroup:
    """Columns that stand under one head of the form, with that head."""

    label: str
    columns: tuple[str, ...]


class NamedCell(NamedTuple):
    """A cell of the form, and how a sentence about its row or column calls it."""

    key: CellKey
    name: str


class FootingSpec(NamedTuple):
    """A relation in one row or column: the cells of both its sides."""

    relation: RelationSpec
    place: Place
    left: tuple[NamedCell, ...]
    right: tuple[NamedCell, ...]


@dataclass(frozen=True, kw_only=True)
class TableSpec:
    """One of the three tables. ``columns`` maps column keys to their heads in order, ``short`` rows to short labels.

    ``signature`` are printed words that only this version of the table has, ``landmarks`` words by which it is known
    among other tables.
    """

    title: str
    name: str
    grid: str
    signature: tuple[str, ...] = ()
    landmarks: tuple[str, ...]
    columns: dict[str, str]
    column_groups: dict[str, ColumnGroup] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    variants: dict[str, tuple[str, ...]] = field(default_factory=dict)
    decimal: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    relations: tuple[RelationSpec, ...] = ()
    not_additive: tuple[NotAdditive, ...] = ()
    merged: tuple[MergedRows, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError for a grid in bad notation and for names that the grid does not have."""
        if not self.landmarks:
            raise ValueError("no landmarks")
        rows, columns = set(self.row_keys), set(self.columns)
        if unknown := set(self.short) - rows:
            raise ValueError(f"short labels: no {sorted(unknown)}")
        if unknown := {c for group in self.column_groups.values() for c in group.columns} - columns:
            raise ValueError(f"column groups: no {sorted(unknown)}")
        for item in self.not_additive:
            if not self.has(item.row or "*", item.column):
                raise ValueError(f"not additive: no {item.row}/{item.column}")
        if unknown := {r for group in self.merged for r in group.rows} - rows:
            raise ValueError(f"merged rows: no {sorted(unknown)}")
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

    @cached_property
    def _row_labels(self) -> dict[str, str]:
        printed = {line.keys[0][0]: line.label for line in reversed(self.lines)}  # a row's first line names it
        return printed | self.rows

    def row_label(self, row: str) -> str:
        """The row's label as the form prints it; for tables with named rows, that name."""
        return self._row_labels[row]

    def short_label(self, row: str) -> str:
        """The row's label without its explanations, for a sentence that a clerk takes in at a glance."""
        return self.short.get(row) or self.row_label(row)

    def has(self, row: str, column: str) -> bool:
        """Whether the table has a number cell there; ``*`` stands for any row or column."""
        return (row, column) in self._had

    @cached_property
    def _had(self) -> frozenset[CellKey]:
        return frozenset(key for r, c in self.cell_keys for key in ((r, c), ("*", c), (r, "*"), ("*", "*")))

    def rows_with(self, *columns: str) -> tuple[str, ...]:
        """The rows that have a number cell in each of the columns."""
        return tuple(row for row in self.row_keys if all(self.has(row, column) for column in columns))

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

    def unaddable(self, row: str, column: str) -> str:
        """Why a cell must not be added up over several organs, as a Chinese clause; "" where it may."""
        return next((n.reason for n in self.not_additive if n.column == column and n.row in ("", row)), "")

    @cached_property
    def footings(self) -> tuple[FootingSpec, ...]:
        """Every sum that the form demands, by relation and then by row or column."""
        return tuple(
            self._footing(relation, fixed)
            for relation in self.relations
            for fixed in (self.row_keys if relation.scope == "each_row" else self.columns)
        )

    def _footing(self, relation: RelationSpec, fixed: str) -> FootingSpec:
        by_row = relation.scope == "each_row"
        place = self.place(fixed, short=True) if by_row else self.place(column=fixed)

        def named(names: tuple[str, ...]) -> tuple[NamedCell, ...]:
            if by_row:
                return tuple(NamedCell((fixed, name), self.column_label(name)) for name in names)
            rows = [row for name in names for row in self.members(name)]
            return tuple(NamedCell((row, fixed), self.short_label(row)) for row in rows)

        return FootingSpec(relation, place, named(relation.left), named(relation.right))

    def members(self, name: str) -> tuple[str, ...]:
        """Rows or columns a relation's name stands for (``a.*`` is every row of group a)."""
        if name.endswith(".*"):
            return tuple(r for r in self.row_keys if r.startswith(name[:-1]))
        return (name,)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec:
    """A version of the form: sections in order, the five aspects, the tables by key.

    ``first_year`` is the first report year it is for, ``basis`` the notice it comes from, ``features`` what that
    notice demands beyond sections and tables.
    """

    version: str
    first_year: int
    title: str
    basis: str
    features: tuple[Feature, ...] = ()
    sections: tuple[SectionSpec, ...]
    aspects: tuple[AspectSpec, ...]
    tables: dict[str, TableSpec]

    def __post_init__(self) -> None:
        """Raise ValueError where a section or table that rules ask for is lacking, or the two do not fit."""
        if missing := set(SectionKey) - {s.key for s in self.sections}:
            raise ValueError(f"no section {sorted(missing)}")
        if missing := set(TableKey) - set(self.tables):
            raise ValueError(f"no table {sorted(missing)}")
        if unknown := {s.table for s in self.sections if s.table} ^ set(self.tables):
            raise ValueError(f"tables and sections do not fit: {sorted(unknown)}")

    def section(self, key: str) -> SectionSpec:
        """The section by key; StopIteration for an unknown one."""
        return next(s for s in self.sections if s.key == key)

    def section_of(self, table: str) -> SectionSpec:
        """The section that a table stands in; StopIteration for an unknown table."""
        return next(s for s in self.sections if s.table == table)

    def ordinal(self, key: str) -> int:
        """The place of a section in the form, from 1; ValueError for an unknown one."""
        return [s.key for s in self.sections].index(key) + 1

    def numeral(self, key: str) -> str:
        """The Chinese numeral that a section bears."""
        return NUMERALS[self.ordinal(key) - 1]

    def numbered(self, key: str) -> str:
        """The official heading with its numeral: 一、总体情况."""
        return f"{self.numeral(key)}、{self.section(key).heading}"

    def short_name(self, key: str) -> str:
        """The numeral and a few words, for narrow lists: 三、依申请公开."""
        return f"{self.numeral(key)}、{self.section(key).short}"


@kept_with_forms
def load_form(version: str) -> FormSpec:
    """Read and validate one form; raises ResourceError when there is no such file or it is wrong."""
    form = read_record(FormSpec, "forms", f"{version}.toml")
    if form.version != version:
        raise ResourceError(
            f"程序自带的格式文件 forms/{version}.toml 有误，请重新安装。", detail=f"its version is {form.version}"
        )
    return form


@kept_with_forms
def all_forms() -> tuple[FormSpec, ...]:
    """Every form under ``resources/forms``, oldest first."""
    return tuple(sorted((load_form(version) for version in stems("forms")), key=lambda f: f.first_year))


def first_year_of(feature: Feature) -> int | None:
    """The first report year for which something is demanded; None when no form demands it."""
    return next((form.first_year for form in all_forms() if feature in form.features), None)


def form_for_year(year: int | None) -> FormSpec:
    """The form in force for a report year; the newest when the year is not known."""
    fitting = [f for f in all_forms() if year is None or f.first_year <= year]
    return fitting[-1] if fitting else all_forms()[0]
