"""The parts of a report as the findings list names them, in the order of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.forms.spec import all_forms, kept_with_forms
from core.model.finding import CellMark
from core.model.mark_places import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.finding import Mark


@kept_with_forms
def _parts() -> dict[str, str]:
    """Short names by section key in the order of the newest form; sections that only older forms have come last."""
    names = {"": OUTSIDE}  # what belongs to no section: title, preface and signature
    for form in reversed(all_forms()):
        names |= {s.key: form.short_name(s.key) for s in form.sections if s.key not in names}
    return names


@kept_with_forms
def _section_of() -> dict[str, str]:
    """The section that each table stands in."""
    return {s.table: s.key for form in all_forms() for s in form.sections if s.table}


def part_of(marks: Sequence[Mark]) -> str:
    """The key of the part where a finding with these marks is at fault; "" for title, preface and signature."""
    for mark in sorted(marks, key=lambda m: m.role != "fault"):
        key = _section_of().get(mark.table, "") if isinstance(mark, CellMark) else mark.section or ""
        return key if key in _parts() else ""
    return ""


@kept_with_forms
def _places() -> dict[str, int]:
    """The place of each part in the report."""
    return {part: place for place, part in enumerate(_parts())}


def part_order(key: str) -> int:
    """The place of a part in the report."""
    return _places()[key]


def part_name(key: str) -> str:
    """A part in a few words."""
    return _parts()[key]
