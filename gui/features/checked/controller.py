"""Opens the list of everything that was checked, shows the place of a row, and switches the ticks on and off."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from core.model.finding import CellMark
from core.model.mark_places import mark_boxes, mark_spans
from core.review.checked_items import checked_items
from core.review.verdict import coverage
from gui.features.feature import Feature, Slots, WindowParts
from gui.state.locations import Location
from gui.style.accessibility import describe
from gui.style.beside import BesideTheWork

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.review.checked_items import CheckedItem
    from gui.features.checked.window import CheckedWindow
    from gui.state.listed_findings import CheckedDraft


class CheckedFeature(Feature):
    """Owns the window; it follows the shown draft while it is open."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        parts.desk.verdict.list_asked.connect(self.show)
        self._session.draft_changed.connect(self._follow)
        self._settings.saved.connect(self._follow_settings)
        self._follow_settings()

    @cached_property
    def window(self) -> CheckedWindow:
        """The list's window, made when it is first asked for."""
        from gui.features.checked.window import CheckedWindow

        window = CheckedWindow(self._parts.window)
        window.chosen.connect(self.show_place)
        BesideTheWork(window, self._parts.window, self._settings, "checked")
        describe((window,))
        return window

    @property
    def _made(self) -> bool:
        return "window" in self.__dict__

    def slots(self) -> Slots:
        """The list, and the ticks."""
        return {"checked": self.show, "ticks": self.turn_ticks}

    def windows(self) -> tuple[QWidget, ...]:
        """The list's window once there is one."""
        return (self.window,) if self._made else ()

    def update_actions(self) -> None:
        """There is a list once a draft is checked."""
        for name in ("checked", "ticks"):
            self._actions[name].setEnabled(self._parts.draft_in_front)

    def show(self) -> None:
        """Open the list of the draft in front."""
        if self._session.draft is not None:
            self._fill(self._session.draft)
            self.window.bring_up()

    def turn_ticks(self) -> None:
        """Show the ticks, or leave them out."""
        self._settings.set_value("ticks", not self._settings.value("ticks"))
        self._follow_settings()

    def _follow_settings(self) -> None:
        on = bool(self._settings.value("ticks"))
        self._actions["ticks"].setChecked(on)
        self._session.set_ticks(on)

    def _follow(self, draft: CheckedDraft | None) -> None:
        if not self._made:
            return
        if draft is None:
            self.window.hide()
        elif self.window.isVisible():
            self._fill(draft)

    def _fill(self, draft: CheckedDraft) -> None:
        checked = draft.checked
        total = f"{coverage(checked.result)}；下面还列出六个部分是否齐全"
        self.window.set_items(checked_items(checked.report, checked.result), total)

    def show_place(self, item: CheckedItem) -> None:
        """Select the finding behind an item, or point at the places that took part in it."""
        draft = self._session.draft
        if draft is None:
            return
        if item.outcome is not None and item.outcome < len(draft.findings):
            self._session.select(draft.findings[item.outcome])
            return
        report = draft.checked.report
        spans = tuple(dict.fromkeys(span for mark in item.marks for span in mark_spans(report, mark)))
        cells = tuple((m.table, m.row, m.column) for m in item.marks if isinstance(m, CellMark))
        boxes = tuple(dict.fromkeys(box for mark in item.marks for box in mark_boxes(report, mark)))
        if spans or cells:
            told = "　".join(filter(None, (item.what, item.numbers)))
            self._session.point_at(Location(spans, cells, told, boxes, bool(cells), item.what))

    def shut_down(self) -> None:
        """Close the window."""
        if self._made:
            self.window.close()
