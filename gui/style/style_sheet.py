"""The style sheet of the window, and how a window that stands changes its colours without standing still.

The sheet is one for all themes: its colours are roles of the palette (``gui.style.theme.palette`` says which is which),
so that a new theme is a new palette. Setting a sheet anew would cost a tenth of a second and more: Qt then polishes
every widget once for each of its ancestors.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from core.base.resources import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

_PER_TURN = 40  # widgets that are polished before the window has its turn again: some milliseconds

# What Fusion does not do by itself: flat bars, one-pixel lines, calm buttons, boxes seen in the dark.
# link is the accent, bright-text what stands on it, mid borders, link-visited the grid, shadow edges of fields,
# midlight what hovers, highlight what is selected, alternate-base panels, placeholder-text secondary text,
# light what cannot be used now.
_SHEET = """
    QMainWindow, QDialog { background: palette(window); }
    QMenuBar { background: palette(window); padding: 1px 4px; }
    QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
    QMenuBar::item:selected { background: palette(midlight); color: palette(text); }
    QMenu { background: palette(base); border: 1px solid palette(mid); padding: 4px; }
    QMenu::item { padding: 5px 26px 5px 10px; border-radius: 4px; }
    QMenu::icon { padding-left: 8px; }
    QMenu::indicator { margin-left: 8px; }
    QMenu::item:selected { background: palette(highlight); color: palette(text); }
    QMenu::item:disabled { color: palette(light); }
    QMenu::separator { height: 1px; background: palette(mid); margin: 4px 8px; }
    QToolBar { background: palette(window); border: none; spacing: 2px; padding: 2px 6px 4px 6px; }
    QToolBar::separator { background: palette(mid); width: 1px; margin: 5px 6px; }
    QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px 8px; background: transparent; }
    QToolButton#qt_toolbar_ext_button { padding: 0; qproperty-icon: none; }
    QToolButton:hover { background: palette(midlight); }
    QToolButton:pressed { background: palette(highlight); }
    QToolButton:focus { border-color: palette(link); }
    QToolButton:disabled { color: palette(light); }
    QToolButton[small="true"] { padding: 3px 5px; }
    QToolButton[filter="true"] { border: 1px solid palette(shadow); padding: 2px 9px; }
    QToolButton[menu="true"] { padding: 2px 24px 2px 9px; }
    QToolButton[menu="true"]::menu-indicator { subcontrol-origin: border; subcontrol-position: center right; right: 8px;
        width: 10px; height: 10px; }
    QToolButton[filter="true"]:checked { background: palette(highlight); border-color: palette(link); }
    QToolButton[filter="true"]:focus { border-color: palette(link); }
    QPushButton { border: 1px solid palette(shadow); border-radius: 6px; padding: 6px 16px; background: palette(base); }
    QPushButton:hover { background: palette(midlight); }
    QPushButton:checked { background: palette(highlight); border-color: palette(link); }
    QPushButton:focus { border-color: palette(link); }
    QPushButton[primary="true"] { background: palette(link); color: palette(bright-text); border-color: palette(link); }
    QPushButton:disabled, QPushButton[primary="true"]:disabled { background: palette(window); color: palette(light);
        border: 1px dashed palette(mid); }
    QPushButton[primary="true"]:focus { border: 2px solid palette(text); }
    QStatusBar { background: palette(window); color: palette(placeholder-text); }
    QStatusBar::item { border: none; }
    QListView#settingsPages, QListView#rules { background: palette(base); border: 1px solid palette(mid);
        border-radius: 6px; padding: 4px; outline: none; }
    QListView#settingsPages::item { padding: 8px 10px; border-radius: 4px; }
    QListView#rules::item { padding: 4px 6px; border-radius: 4px; }
    QListView#settingsPages::item:selected, QListView#rules::item:selected { background: palette(highlight);
        color: palette(text); }
    QLineEdit, QPlainTextEdit#words, QPlainTextEdit#details, NoteEditor { background: palette(base);
        border: 1px solid palette(shadow);
        border-radius: 5px; padding: 4px 6px; }
    QLineEdit:focus, QPlainTextEdit#words:focus, NoteEditor:focus { border-color: palette(link); }
    QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractItemView QLineEdit { border: none; border-radius: 0;
        padding: 0 2px; }
    QScrollBar { background: transparent; border: none; margin: 0; }
    QScrollBar:vertical { width: 12px; }
    QScrollBar:horizontal { height: 12px; }
    QScrollBar::handle { background: palette(shadow); border-radius: 3px; margin: 3px; }
    QScrollBar::handle:hover { background: palette(placeholder-text); }
    QScrollBar::handle:vertical { min-height: 32px; }
    QScrollBar::handle:horizontal { min-width: 32px; }
    QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
    QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
    QAbstractScrollArea::corner { background: transparent; border: none; }
    QWidget#card { background: palette(base); }
    QCheckBox { spacing: 7px; }
    QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid palette(shadow); border-radius: 4px;
        background: palette(base); }
    QCheckBox::indicator:checked { background: palette(link); border-color: palette(link); }
    QCheckBox:focus { color: palette(link); }
    QCheckBox::indicator:focus { border: 2px solid palette(link); }
    QComboBox { background: palette(base); border: 1px solid palette(shadow); border-radius: 5px; padding: 4px 8px; }
    QComboBox:focus { border-color: palette(link); }
    QComboBox:disabled { color: palette(light); border-color: palette(mid); }
    QComboBox::drop-down { border: none; width: 20px; }
    QComboBox::down-arrow { width: 12px; height: 12px; }
    QComboBox QAbstractItemView { background: palette(base); border: 1px solid palette(shadow);
        selection-background-color: palette(highlight); selection-color: palette(text); outline: none; }
    QAbstractSpinBox { border: 1px solid palette(shadow); border-radius: 5px; padding: 2px 4px;
        background: palette(base); }
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 20px;
        border: none; background: transparent; }
    QAbstractSpinBox::up-button { subcontrol-position: top right; }
    QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
    QAbstractSpinBox::up-arrow { width: 10px; height: 10px; }
    QAbstractSpinBox::down-arrow { width: 10px; height: 10px; }
    QAbstractSpinBox:focus { border-color: palette(link); }
    QSplitter::handle { background: palette(window); }
    QSplitter::handle:hover { background: palette(highlight); }
    QTabBar { background: transparent; }
    QTabBar::tab { padding: 5px 12px; border: none; border-bottom: 2px solid transparent;
        color: palette(placeholder-text); }
    QTabBar::tab:selected { color: palette(text); border-bottom-color: palette(link); }
    QTabBar::tab:hover { color: palette(text); background: palette(midlight); }
    QHeaderView::section { background: palette(alternate-base); color: palette(placeholder-text); border: none;
        border-bottom: 1px solid palette(mid); padding: 3px 9px; }
    QTableView { gridline-color: palette(link-visited); outline: none; }
    QStackedWidget#forms { border-top: 1px solid palette(link-visited); }
    QTableView#findings::item { padding: 0 6px; border: none; }
    QTableView#findings::item:selected { background: palette(highlight); color: palette(text); }
    QToolTip { background: palette(alternate-base); color: palette(text); border: 1px solid palette(mid);
        padding: 4px; }
    QFrame#pane { background: palette(base); border: 1px solid palette(mid); border-radius: 6px; }
    QLabel#paneTitle { color: palette(placeholder-text); }
    QProgressBar { border: none; background: palette(midlight); border-radius: 3px; max-height: 6px; }
    QProgressBar::chunk { background: palette(link); border-radius: 3px; }
"""
# Fusion points downwards over a rising column; the spreadsheets that clerks know point upwards. Their grey is seen on
# light and dark heads alike.
_SORTED = """
    QHeaderView::down-arrow { image: url("%(sort-down)s"); width: 11px; height: 11px; }
    QHeaderView::up-arrow { image: url("%(sort-up)s"); width: 11px; height: 11px; }
"""
_PICTURES = """
    %(of)s QCheckBox::indicator:checked { image: url("%(tick)s"); }
    %(of)s QComboBox::down-arrow, %(of)s QAbstractSpinBox::down-arrow { image: url("%(arrow)s"); }
    %(of)s QToolButton[menu="true"]::menu-indicator { image: url("%(arrow)s"); }
    %(of)s QToolButton#qt_toolbar_ext_button { image: url("%(arrow)s"); }
    %(of)s QAbstractSpinBox::up-arrow { image: url("%(arrow-up)s"); }
"""


@cache
def style_sheet() -> str:
    """The sheet for all themes. Pictures follow the property ``dark`` of the window."""
    pictures = ""
    for of, tone in (("", "light"), ('*[dark="true"]', "dark")):
        paths = {name: (ROOT / "icons" / f"{name}-{tone}.svg").as_posix() for name in ("tick", "arrow", "arrow-up")}
        pictures += _PICTURES % {"of": of, **paths}
    arrows = {name: (ROOT / "icons" / f"{name}.svg").as_posix() for name in ("sort-up", "sort-down")}
    return _SHEET + _SORTED % arrows + pictures


def wear_sheet(widget: QWidget, sheet: str) -> None:
    """Give a widget a sheet of its own unless it has it: Qt polishes anew whatever comes."""
    if widget.styleSheet() != sheet:
        widget.setStyleSheet(sheet)


class Polisher(QObject):
    """Lets every widget look at the palette again: first the visible ones, then the rest, in steps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: list[QWidget] = []
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    @property
    def idle(self) -> bool:
        """True when every widget has looked."""
        return not self._left

    def start(self) -> Iterator[None]:
        """The palette has changed: the visible widgets now, some at each step, the others afterwards."""
        self._turn.stop()  # what is left of an earlier change has its turn again among the others
        polished = [w for w in QApplication.allWidgets() if w.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)]
        seen = [widget for widget in polished if widget.isVisible()]
        self._left = [widget for widget in polished if not widget.isVisible()]
        while seen:
            seen = _polish_some(seen)
            yield
        self._turn.start()

    def _go_on(self) -> None:
        self._left = _polish_some(self._left)
        if not self._left:
            self._turn.stop()


def _polish_some(widgets: list[QWidget]) -> list[QWidget]:
    """Polish the first of them; the rest."""
    for widget in widgets[:_PER_TURN]:
        with suppress(RuntimeError):  # gone meanwhile
            _polish(widget)
    return widgets[_PER_TURN:]


def _polish(widget: QWidget) -> None:
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
