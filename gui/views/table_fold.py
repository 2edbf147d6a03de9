"""The tables give their place to the text while the selected finding is about words, and come back for cells.

Where there is room for both they stay. What the user does by hand counts from then on: folding the tables away beside
a finding about words means always, bringing them back means never; both are remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Signal

from core.model.finding import CellMark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.state.listed_findings import ListedFinding
    from gui.state.locations import Location
    from gui.state.session import Session
    from gui.state.settings import Settings

#: A desk of this size has room for text and tables side by side.
_ROOMY = QSize(1400, 780)


class TableFold(QObject):
    """Shows and hides the frame of the tables. ``changed(bool)`` when they are shown or hidden."""

    changed = Signal(bool)

    def __init__(self, session: Session, settings: Settings, desk: QWidget, frame: QWidget) -> None:
        super().__init__(desk)
        self._session, self._settings, self._desk, self._frame = session, settings, desk, frame
        self._away = False  # folded by hand beside a finding about cells, until the next finding
        session.selected.connect(self._selected)
        session.pointed.connect(self._pointed)
        session.draft_changed.connect(lambda _draft: self._forget())
        settings.saved.connect(self.follow)
        desk.installEventFilter(self)

    @property
    def shown(self) -> bool:
        """Whether the tables have their place."""
        return not self._frame.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """A window of another size may have room for both."""
        if watched is self._desk and event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def follow(self) -> None:
        """Show or hide them as the selected finding and the user's choice ask for."""
        self._show(not self._away and not (self._folds() and self._about_words(self._session.finding)))

    def toggle(self) -> None:
        """By hand: hide them or bring them back."""
        on = not self.shown
        if self._about_words(self._session.finding):
            self._settings.set_value("fold", "never" if on else "always")
        self._away = not on
        self.follow()

    def bring(self) -> None:
        """Show them now, whatever is selected."""
        self._show(True)

    def _forget(self) -> None:
        self._away = False

    def _selected(self, finding: ListedFinding | None) -> None:
        if finding is not None:
            self._away = False
        if not self._desk.updatesEnabled():  # nothing is seen yet: the first picture is the right one
            self.follow()
            return
        self._session.fill_later(lambda _draft: self.follow())  # a turn of its own: text and tables are laid out anew

    def _pointed(self, location: Location | None) -> None:
        """A cell that is pointed at must be seen."""
        if location is not None and location.cells and not self._away:
            self._show(True)

    def _folds(self) -> bool:
        choice, size = self._settings.value("fold"), self._desk.size()
        small = size.width() < _ROOMY.width() or size.height() < _ROOMY.height()
        return choice == "always" or (choice == "small" and small)

    def _about_words(self, finding: ListedFinding | None) -> bool:
        return finding is not None and not any(isinstance(mark, CellMark) for mark in finding.marks)

    def _show(self, on: bool) -> None:
        if on != self.shown:
            self._frame.setVisible(on)
            self.changed.emit(on)
