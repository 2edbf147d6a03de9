"""Examples of rules: small edits of an invented, clean model draft, shown to the user and run by the tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.forms.grid_notation import FormCellKey
from core.forms.keys import SectionKey, TableKey
from core.forms.model_draft import ModelDraft, load_model
from core.forms.spec import load_form

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Example:
    """``text`` is what the rule page shows; the rest says how the model draft is changed.

    ``cells`` sets number cells ("" blanks one); ``add`` appends a paragraph to a section; ``swaps``
    replaces text in the finished draft (each must occur). ``drop_tables`` and ``drop_rows`` leave out a table
    or a row of one, ``drop_sections`` a heading with its content, ``drop_paragraphs`` paragraphs by their first
    words; ``clear_sections`` empties a section before ``add``, ``swap_sections`` exchanges two; ``year`` changes
    the report year everywhere. ``notices`` are what a loader would have noticed: (code, message, quote of the draft).
    ``previous`` is given as last year's report (dated a year earlier unless it names its year), ``profile`` is the
    text of the office's profile.
    """

    text: str
    form: str = "2021"
    cells: tuple[tuple[FormCellKey, str], ...] = ()
    add: tuple[tuple[str, str], ...] = ()
    swaps: tuple[tuple[str, str], ...] = ()
    drop_tables: tuple[str, ...] = ()
    drop_rows: tuple[tuple[str, str], ...] = ()
    drop_sections: tuple[str, ...] = ()
    drop_paragraphs: tuple[str, ...] = ()
    clear_sections: tuple[str, ...] = ()
    swap_sections: tuple[str, str] | None = None
    year: int | None = None
    notices: tuple[tuple[str, str, str], ...] = ()
    previous: Example | None = None
    profile: str = ""

    def draft(self) -> str:
        """The text of the changed draft; ValueError when a swap does not occur in it."""
        model: ModelDraft = load_model(self.form)
        values = dict(model.values)
        values.update(self.cells)
        gone = self.drop_paragraphs or ("\n",)
        prose = {
            key: [] if key in self.clear_sections else [p for p in texts if not p.startswith(gone)]
            for key, texts in model.prose.items()
        }
        for section, paragraph in self.add:
            prose.setdefault(section, []).append(paragraph)
        drafted = replace(
            model,
            values=values,
            prose=prose,
            without_tables=self.drop_tables,
            without_rows=self.drop_rows,
            without_sections=self.drop_sections,
            exchanged=self.swap_sections,
        )
        text = drafted.text()
        if self.year is not None:
            text = text.replace(drafted.title, drafted.title.replace(str(drafted.year), str(self.year)))
            text = text.replace(f"{drafted.year}年", f"{self.year}年")
        for old, new in self.swaps:
            if old not in text:
                raise ValueError(f"the model draft has no {old!r}")
            text = text.replace(old, new, 1)
        return text

    def previous_draft(self) -> str | None:
        """The text of last year's report, None without one."""
        if self.previous is None:
            return None
        year = self.previous.year or (self.year or load_model(self.form).year) - 1
        return replace(self.previous, year=year).draft()


def model(text: str = "格式齐全、数字相符的报告。", form: str = "2021") -> Example:
    """The clean model draft itself."""
    return Example(text, form)


def prose(section: str, paragraph: str, form: str = "2021") -> Example:
    """The model draft with one more paragraph in a section."""
    return Example(paragraph, form, add=((section, paragraph),))


def swap(old: str, new: str, text: str | None = None, form: str = "2021") -> Example:
    """The model draft with one text replaced."""
    return Example(new if text is None else text, form, swaps=((old, new),))


def cells(changes: Mapping[FormCellKey, int | str], text: str | None = None, form: str = "2021") -> Example:
    """The model draft with other numbers in its tables; the shown text names the cells unless given."""
    spec = load_form(form)
    shown = "；".join(
        f"{spec.tables[table].where(row, column)}填“{value}”" for (table, row, column), value in changes.items()
    )
    return Example(text or shown, form, cells=tuple((key, str(value)) for key, value in changes.items()))


def last_year(changes: Mapping[FormCellKey, int | str] | None = None, form: str = "2021") -> Example:
    """A report of last year that the model draft follows upon without a break; ``changes`` sets other numbers."""
    fitting: dict[FormCellKey, int | str] = {
        (TableKey.REQUESTS, "new", "natural_person"): 13,
        (TableKey.REQUESTS, "new", "total"): 16,
        (TableKey.REQUESTS, "carried_out", "natural_person"): 2,
        (TableKey.REQUESTS, "carried_out", "total"): 2,
        (TableKey.PROACTIVE, "normative_document", "in_force"): 5,
        (TableKey.PROACTIVE, "licensing", "decisions"): 31,
    }
    if form == "2019":
        fitting = {
            (TableKey.REQUESTS, "new", "natural_person"): 6,
            (TableKey.REQUESTS, "new", "total"): 7,
            (TableKey.REQUESTS, "carried_out", "natural_person"): 1,
            (TableKey.REQUESTS, "carried_out", "total"): 1,
            (TableKey.PROACTIVE, "licensing", "last_year_items"): 9,
            (TableKey.PROACTIVE, "other_services", "last_year_items"): 10,
        }
    edited = cells(fitting | dict(changes or {}), "去年的报告", form)
    return replace(
        edited,
        clear_sections=(SectionKey.OVERVIEW, SectionKey.PROBLEMS),
        add=(
            (SectionKey.OVERVIEW, "上一年度围绕农村饮水提标和河道清障两件实事公开信息，回应了群众的关切。"),
            (SectionKey.PROBLEMS, "个别栏目更新不够及时，部门之间的信息报送不够顺畅，是上年的主要问题。"),
            (SectionKey.PROBLEMS, "已建立栏目巡查台账，每季度通报一次，并明确了各科室的报送时限和责任人。"),
        ),
    )
