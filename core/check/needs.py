"""What a rule needs of the form: a rule asks for what a form has, never for its year.

A rule declares its needs (``needs=(Cells(TableKey.PROACTIVE, column="in_force"),)``). Where the form of a draft lacks
one of them the rule is not run, and the result says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.forms.keys import Feature, TableKey
from core.forms.spec import FormSpec, all_forms, form_for_year

if TYPE_CHECKING:
    from core.model.report import Report


@dataclass(frozen=True)
class Cells:
    """Number cells in a row or column of a table; ``*`` stands for any row or column."""

    table: TableKey
    row: str = "*"
    column: str = "*"

    def is_in(self, form: FormSpec) -> bool:
        """Whether the form has such a cell."""
        return form.tables[self.table].has(self.row, self.column)

    def is_met(self, report: Report) -> bool:
        """Whether the form that the table of the draft is on has such a cell."""
        return report.table_spec(self.table).has(self.row, self.column)

    @property
    def label(self) -> str:
        """How a form that has the cell calls it: 表二“现行有效件数”列."""
        spec = next((f.tables[self.table] for f in reversed(all_forms()) if self.is_in(f)), None)
        if spec is None:
            return f"{self.table}/{self.row}/{self.column}"
        if self.row == "*":
            return f"{spec.title}“{spec.column_label(self.column)}”列"
        return spec.where(self.row, None if self.column == "*" else self.column)


@dataclass(frozen=True)
class Sum:
    """A relation between the cells of a table, by its key in the form's file."""

    table: TableKey
    key: str

    def is_in(self, form: FormSpec) -> bool:
        """Whether the form states the relation."""
        return any(relation.key == self.key for relation in form.tables[self.table].relations)

    def is_met(self, report: Report) -> bool:
        """Whether the form that the table of the draft is on states the relation."""
        return any(relation.key == self.key for relation in report.table_spec(self.table).relations)

    @property
    def label(self) -> str:
        """How a form that states the relation calls it: 表三“收支平衡”关系."""
        for form in reversed(all_forms()):
            table = form.tables[self.table]
            for relation in table.relations:
                if relation.key == self.key:
                    return f"{table.title}“{relation.title}”关系"
        return f"{self.table}/{self.key}"


@dataclass(frozen=True)
class Demand:
    """Something that the notice behind the form demands beyond its sections and tables.

    ``of_year``: demanded by the form in force for the report's year, on whatever form the draft is.
    """

    feature: Feature
    of_year: bool = False

    def is_in(self, form: FormSpec) -> bool:
        """Whether the form's notice demands it."""
        return self.feature in form.features

    def is_met(self, report: Report) -> bool:
        """Whether it is demanded of the draft."""
        return self.is_in(form_for_year(report.year) if self.of_year else report.form)

    @property
    def label(self) -> str:
        """The demand in Chinese."""
        return f"“{self.feature.label}”的要求"


Need = Cells | Sum | Demand
