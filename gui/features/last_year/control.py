"""Last year's report beside this year's: which one belongs to which draft, and what of it is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.check.last_year import same_organ
from gui.features.last_year.changes import History, history_of
from gui.state.listed_findings import CheckedDraft
from gui.state.locations import Location
from gui.state.pasted import on_disk
from gui.state.session import Session
from gui.state.settings import Settings


class LastYear(QObject):
    """Keeps the pairs and offers obvious ones. ``changed`` is emitted when there is something else to show."""

    changed = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.history: History | None = None
        self.offer: Path | None = None
        self.differences = bool(settings.value("differences"))
        self.passages = False
        self._declined: set[tuple[Path, Path]] = set()
        self._at = -1
        session.draft_changed.connect(self._draft_changed)

    def previous_of(self, path: Path) -> Path | None:
        """Last year's report of a draft."""
        return self._settings.previous_of(path)

    def choose(self, previous: Path | None) -> None:
        """Lay a report beside the shown draft, or with None take it away; the draft is checked anew."""
        path = self._session.path
        if path is None or path == previous:
            return
        self._settings.set_previous(path, previous)
        self.offer = None
        self._session.recheck()

    def decline(self) -> None:
        """Do not offer this pair again."""
        if self.offer is not None and self._session.path is not None:
            self._declined.add((self._session.path, self.offer))
            self.offer = None
            self.changed.emit()

    def show_differences(self, on: bool) -> None:
        """Show in every cell how it differs from last year."""
        self.differences = on
        self._settings.set_value("differences", on)
        self.changed.emit()

    def show_passages(self, on: bool) -> None:
        """Mark the sentences that stand in last year's report as well."""
        self.passages = on
        self._at = -1
        self.changed.emit()

    def step(self) -> None:
        """Go to the next sentence that was taken over, round the end."""
        copied = self.history.copied if self.history else ()
        if not copied:
            return
        if not self.passages:
            self.show_passages(True)
        self._at = (self._at + 1) % len(copied)
        passage = copied[self._at]
        boxes = tuple(self.history.report.document.boxes_of(passage.spans)) if self.history else ()
        description = f"沿用去年文字，第 {self._at + 1} 处，共 {len(copied)} 处；去年写作：{passage.before}"
        self._session.point_at(Location(passage.spans, (), description, boxes))

    def _draft_changed(self, draft: CheckedDraft | None) -> None:
        self.history = history_of(draft.checked) if draft else None
        self._at = -1
        self.offer = self._obvious(draft) if draft and self.history is None else None
        self.changed.emit()

    def _obvious(self, draft: CheckedDraft) -> Path | None:
        """An open draft of the same organ and the year before, unless the user said no to it."""
        report, path = draft.checked.report, draft.checked.path
        if report.organ is None or report.year is None or self.previous_of(path) is not None:
            return None
        for other, known in self._session.drafts.items():
            last = known.checked.report
            if other == path or not on_disk(other) or (path, other) in self._declined:
                continue
            if last.organ is None or last.year is None:
                continue
            if last.year + 1 == report.year and same_organ(report.organ, last.organ):
                return other
        return None
