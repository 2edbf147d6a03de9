"""The page of the settings for looks and habits, made from the table of options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from gui.features.settings.page import SettingsPage, note, short
from gui.state.settings_values import OPTIONS
from gui.style.plain_text import PlainLabel

if TYPE_CHECKING:
    from gui.state.settings import Settings


class OptionsPage(SettingsPage):
    """Looks and habits, made from the table of options."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(settings, parent)
        self.widgets: dict[str, QWidget] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(14)
        for option in OPTIONS:
            widget: QWidget
            if isinstance(option.default, bool):
                widget = QCheckBox(option.title)
                widget.toggled.connect(lambda on, key=option.key: self._set(key, on))
            elif isinstance(option.default, int):
                widget = QSpinBox()
                widget.setRange(option.low, option.high)
                widget.setSingleStep(10)
                widget.setSuffix(" %")
                widget.valueChanged.connect(lambda value, key=option.key: self._set(key, value))
            elif not option.choices:
                widget = QLineEdit()
                widget.editingFinished.connect(lambda key=option.key, line=widget: self._set(key, line.text()))
            else:
                widget = QComboBox()
                for value, text in option.choices:
                    widget.addItem(text, value)
                widget.currentIndexChanged.connect(lambda _index, key=option.key: self._chose(key))
            widget.setAccessibleName(option.title)
            widget.setAccessibleDescription(option.tip)
            self.widgets[option.key] = widget
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(short(widget))
            cell.addWidget(note(option.tip))
            form.addRow(PlainLabel("" if isinstance(widget, QCheckBox) else option.title), cell)
        self.follow()

    def follow(self) -> None:
        """Show the options."""
        for key, widget in self.widgets.items():
            value: Any = self.settings.edited.options[key]
            with QSignalBlocker(widget):
                if isinstance(widget, QCheckBox):
                    widget.setChecked(value)
                elif isinstance(widget, QSpinBox):
                    widget.setValue(value)
                elif isinstance(widget, QLineEdit):
                    widget.setText(value)
                elif isinstance(widget, QComboBox):
                    widget.setCurrentIndex(widget.findData(value))

    def _chose(self, key: str) -> None:
        widget = self.widgets[key]
        if isinstance(widget, QComboBox):
            self._set(key, widget.currentData())

    def _set(self, key: str, value: str | int | bool) -> None:
        title = next(option.title for option in OPTIONS if option.key == key)
        self.settings.edit(self.settings.edited.with_option(key, value), f"修改“{title}”")
