"""Last year's report beside this year's: its dialog, the strip below the verdict, the differences in the tables."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from core.load.formats import dialog_filter
from gui.features.feature import Feature, Slots, WindowParts
from gui.features.last_year.choice import LastYearChoice
from gui.features.last_year.strip import LastYearStrip
from gui.state.incoming import is_batch


class LastYearFeature(Feature):
    """Binds the choice of last year's report to the desk and the actions."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self.choice = LastYearChoice(self._session, self._settings, self)
        self.strip = LastYearStrip(self.choice, self._session)
        self.strip.other_asked.connect(self.ask)
        parts.desk.add_strip(self.strip)
        self._actions["differences"].setChecked(self.choice.differences)
        self._actions["differences"].toggled.connect(self.choice.show_differences)
        self.choice.changed.connect(self._show)

    def slots(self) -> Slots:
        """Choosing last year's report, and taking it away."""
        return {"last_year": self.ask, "no_last_year": lambda: self.choice.choose(None)}

    def update_actions(self) -> None:
        """Only a checked draft in front can be compared."""
        ready, compared = self._parts.draft_in_front, self.choice.comparison is not None
        self._actions["last_year"].setEnabled(ready)
        self._actions["no_last_year"].setEnabled(ready and compared)
        self._actions["differences"].setEnabled(ready and compared)

    def could_be(self, paths: list[Path]) -> bool:
        """True for files that could be last year's report of the draft in front."""
        return self._parts.draft_in_front and len(paths) == 1 and not is_batch(paths) and paths[0] != self._session.path

    def ask(self) -> None:
        """The dialog for last year's report."""
        window, folder = self._parts.window, self._settings.folder
        name, _ = QFileDialog.getOpenFileName(window, "选择同一单位去年的报告", folder, dialog_filter("年度报告"))
        if name:
            self.choice.choose(Path(name))

    def _show(self) -> None:
        """Show the differences in the tables and the copied sentences in the source."""
        comparison = self.choice.comparison
        self._actions["differences"].setChecked(self.choice.differences)
        changes = comparison.changes if comparison and self.choice.differences else None
        self._parts.desk.tables.set_changes(changes or {})
        spans = [span for sentence in comparison.copied for span in sentence.spans] if comparison else []
        self._session.set_shading(spans if self.choice.show_sentences else [])
        self.update_actions()
