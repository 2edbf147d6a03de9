"""The settings: what opens the dialog, what is shown at once, and what comes into force with 确定."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from gui.features.feature import Feature, Slots, WindowParts
from gui.state.session import Stage
from gui.style.accessibility import describe
from gui.style.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from gui.features.settings.dialog import SettingsDialog


class SettingsFeature(Feature):
    """Owns the dialog, made when it is first needed; applies looks at once and the profile by checking again.

    ``help_asked(code)`` when F1 is pressed at a rule in the dialog, ``""`` elsewhere in it.
    """

    help_asked = Signal(str)

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._checked_with = self._settings.in_force.profile
        self._settings.changed.connect(self._preview)
        self._settings.saved.connect(self._apply)
        self._actions.theme_group.triggered.connect(self._choose_theme)
        self._apply_size()

    @cached_property
    def dialog(self) -> SettingsDialog:
        """The dialog: every rule and word has a row in it, which no start should wait for."""
        from gui.features.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._settings, self._parts.window)
        dialog.finished.connect(lambda _result: _recolour(self._settings.theme))
        dialog.help_asked.connect(self.help_asked)
        describe((dialog,))
        return dialog

    def slots(self) -> Slots:
        """Both open the dialog, at the rule of the selected finding."""
        return {"settings": self.show, "rule": self.show}

    def show(self) -> None:
        """The dialog, at the rule of the selected finding when there is one."""
        finding = self._session.finding
        if finding is not None:
            self.dialog.show_rule(finding.rule)
        else:
            self.dialog.open_page(0)

    def _choose_theme(self, action: QAction) -> None:
        self._settings.set_value("theme", action.data())
        theme().apply(action.data())

    def _preview(self) -> None:
        """Colours are shown while they are being chosen."""
        if "dialog" in self.__dict__ and self.dialog.isVisible():
            _recolour(str(self._settings.edited.options["theme"]))

    def _apply_size(self) -> None:
        self._parts.desk.text.set_size(int(self._settings.value("source_size")))

    def _apply(self) -> None:
        """New settings: looks at once, the profile by checking again what is shown."""
        self._apply_size()
        if self._settings.in_force.profile != self._checked_with:
            self._checked_with = self._settings.in_force.profile
            self._session.forget_checks()
            if self._session.stage is Stage.READY:
                self._session.recheck()


def _recolour(choice: str) -> None:
    if choice != theme().choice:
        theme().apply(choice)
