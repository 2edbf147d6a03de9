"""What is shown of one cell of a form, in drawing and in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt

from core.model.finding import Role
from gui.state.listed_findings import Kind, ListedFinding

if TYPE_CHECKING:
    from core.forms.grid_notation import LayoutCell


class CellRole(IntEnum):
    """Roles beyond Qt's own."""

    FACE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class CellFace:
    """Everything the delegate draws of a cell.

    ``state`` is "label", "absent" (the draft lacks the row or column) or the cell's own state. ``faults`` are the
    findings at fault at this very place, shown kinds only; ``numbered`` where the first of them shows its number;
    ``row`` is one that marks the whole row. ``selected`` is how the selected finding stands to the cell, "row" where
    it marks the whole row. ``tall`` cells cover many rows. ``ordinal`` is the number of a participant in
    the selected finding's relation; ``pointed`` cells belong to the place that the user points at. ``ignored`` is set
    where all that was found at this place has been ignored, ``ticked`` where the number was checked and found right.
    ``change`` is the difference from last year, "" where there is none, None when no comparison is shown.
    """

    text: str
    state: str
    certain: bool
    note: str
    faults: tuple[ListedFinding, ...]
    numbered: bool
    row: ListedFinding | None
    selected: Role | Literal["row"] | None
    selected_kind: Kind | None
    tall: bool = False
    ordinal: int | None = None
    pointed: bool = False
    change: str | None = None
    ignored: bool = False
    ticked: bool = False


def describe_cell(face: CellFace, is_number: bool, change: str) -> str:
    """The text of a cell's tool tip, also for screen readers; ``change`` is the sentence on last year's number."""
    marking = [*face.faults, *([face.row] if face.row else [])]
    lines = [e.tip for e in marking]
    if is_number and face.state == "absent":
        lines.append("稿件中没有这一格")
    elif face.state == "blank":
        lines.append("空白，没有填写")
    elif face.state == "placeholder":
        lines.append(f"填写的是“{face.text}”，不是数字")
    elif face.state == "unreadable":
        lines.append(f"“{face.text}”读不成数字")
    if face.ticked:
        lines.append("核对过，没有查出问题")
    if face.ignored:
        lines.append("这里的问题已忽略")
    if not face.certain:
        lines.append("待核：这一格读得不确定")
    if face.note:
        lines.append(face.note)
    if change:
        lines.append(change)
    return "\n".join(lines)


def label_positions(layout: tuple[LayoutCell, ...], names: dict[str, str]) -> dict[tuple[int, int], str]:
    """Where each data row's label stands: left of its numbers, or for tables with named rows at the head."""
    positions: dict[tuple[int, int], str] = {}
    for row in dict.fromkeys(c.key[0] for c in layout if c.key):
        first = next(c for c in layout if c.key and c.key[0] == row)
        left = [c for c in layout if not c.key and c.row == first.row and c.col < first.col]
        head = [c for c in layout if not c.key and row in names and c.text == names[row]]
        if left or head:
            label = left[-1] if left else head[0]
            positions[label.row, label.col] = row
    return positions
