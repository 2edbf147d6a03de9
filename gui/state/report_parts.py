"""The parts of a report as the findings list names them, in the order of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.forms.spec import all_forms, kept_with_forms
from core.model.finding import CellMark

if TYPE_CHECKING:
    from gui.state.listed_findings import ListedFinding

#: The part of what belongs to no section: title, preface and signature.
_AROUND = "标题落款"


@kept_with_forms
def _parts() -> dict[str, str]:
    """Short names by section key in the order of the newest form; sections that only older forms have come last."""
    names = {"": _AROUND}
    for form in reversed(all_forms()):
        names |= {s.key: form.short_name(s.key) for s in form.sections if s.key not in names}
    return names


@kept_with_forms
def _section_of() -> dict[str, str]:
    """The section that each table stands in."""
    return {s.table: s.key for form in all_forms() for s in form.sections if s.table}


def part_of(finding: ListedFinding) -> str:
    """The key of the part where the finding is at fault; "" for title, preface and signature."""
    for mark in sorted(finding.marks, key=lambda m: m.role != "fault"):
        key = _section_of().get(mark.table, "") if isinstance(mark, CellMark) else mark.section or ""
        return key if key in _parts() else ""
    return ""


@kept_with_forms
def _places() -> dict[str, int]:
    """The place of each part in the report."""
    return {part: place for place, part in enumerate(_parts())}


def part_order(finding: ListedFinding) -> int:
    """The place of the part in the report."""
    return _places()[part_of(finding)]


def part_name(finding: ListedFinding) -> str:
    """The part in a few words."""
    return _parts()[part_of(finding)]
