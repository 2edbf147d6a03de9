"""Where in the shown draft a difference between two versions stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.review.versions import CellChange, TextChange, views_of
from gui.state.locations import Location

if TYPE_CHECKING:
    from gui.state.session import Session


def point_at_change(session: Session, change: CellChange | TextChange) -> None:
    """Show the place of a difference in every pane; one at the end of the draft has none."""
    draft, locations = session.draft, session.locations
    if draft is None or locations is None:
        return
    if isinstance(change, CellChange):
        session.point_at(locations.of_cell(*change.place))
        return
    views = views_of(draft.checked.report)
    if change.position < len(views):
        text, spans = views[change.position]
        boxes = tuple(draft.checked.document.boxes_of(spans))
        session.point_at(Location(spans, (), text, boxes, is_cell=False))
