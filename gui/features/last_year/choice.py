"""Which report of last year belongs to which draft, and what of the comparison is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.state.incoming import on_disk
from gui.state.locations import Location

if TYPE_CHECKING:
    from pathlib import Path

    from gui.state.listed_findings import CheckedDraft
    from gui.state.session import Session
    from gui.state.settings import Settings
    from gui.state.year_comparison import YearComparison


class LastYearChoice(QObject):
    """Keeps the pairs of reports and offers obvious ones. ``changed`` when there is something else to show."""

    changed = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.comparison: YearComparison | None = None
        self.offer: Path | None = None
        self.differences = bool(settings.value("differences"))
        self.show_sentences = False
        self._declined: set[tuple[Path, Path]] = set()
        self._at = -1
        session.draft_changed.connect(self._draft_changed)
        settings.saved.connect(self._follow_settings)

    def previous_of(self, path: Path) -> Path | None:
        """Last year's report of a draft."""
        return self._settings.previous_of(path)

    def choose(self, previous: Path | None) -> None:
        """Compare the shown draft with a report, or with None end the comparison; the draft is checked again."""
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

    def _follow_settings(self) -> None:
        self.differences = bool(self._settings.value("differences"))
        self.changed.emit()

    def show_copied(self, on: bool) -> None:
        """Mark the sentences that are in last year's report as well."""
        self.show_sentences = on
        self._at = -1
        self.changed.emit()

    def step(self) -> None:
        """Go to the next copied sentence, round the end."""
        copied = self.comparison.copied if self.comparison else ()
        if not copied:
            return
        if not self.show_sentences:
            self.show_copied(True)
        self._at = (self._at + 1) % len(copied)
        sentence = copied[self._at]
        boxes = tuple(self.comparison.report.document.boxes_of(sentence.spans)) if self.comparison else ()
        description = f"沿用去年文字，第 {self._at + 1} 处，共 {len(copied)} 处；去年写作：{sentence.before}"
        self._session.point_at(Location(sentence.spans, (), description, boxes, is_cell=False, copied=sentence))

    def _draft_changed(self, draft: CheckedDraft | None) -> None:
        self.comparison = draft.years if draft else None
        self._at = -1
        self.offer = self._obvious(draft) if draft and self.comparison is None else None
        self.changed.emit()

    def _obvious(self, draft: CheckedDraft) -> Path | None:
        """An open draft of the same organ and the year before, unless the user has declined it."""
        report, path = draft.checked.report, draft.checked.path
        if report.organ is None or report.year is None or self.previous_of(path) is not None:
            return None
        for other, known in self._session.drafts.items():
            last = known.checked.report
            if other == path or not on_disk(other) or (path, other) in self._declined:
                continue
            if last.organ is None or last.year is None:
                continue
            from core.check.last_year import same_organ  # no start should wait for it

            if last.year + 1 == report.year and same_organ(report.organ, last.organ):
                return other
        return None
