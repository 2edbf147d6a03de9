"""Saying something to screen readers that no focus change would make them say."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleValueChangeEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, message: str) -> None:
    """Have it read out at the next pause, in the name of ``widget``."""
    if message and widget.isVisible():
        QAccessible.updateAccessibility(_event(widget, message))


def _event(widget: QWidget, message: str) -> QAccessibleEvent:
    """An announcement where this Qt has it (6.8 and later), else a change of value, which readers speak as well."""
    kind = getattr(QtGui, "QAccessibleAnnouncementEvent", None)
    return kind(widget, message) if kind else QAccessibleValueChangeEvent(widget, message)
