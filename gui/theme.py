"""Colours in force, fonts and icons of the window; it follows the system's light, dark and high contrast live."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from core.resources import ROOT
from gui.entries import Kind
from gui.palettes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours
from gui.system import wants_contrast, watch_contrast

__all__ = [
    "CONTRAST_DARK", "CONTRAST_LIGHT", "DARK", "LIGHT", "Colours", "base_font", "colours", "icon", "kind_icon",
    "kind_pixmap", "palette", "pixmap", "program_icon", "scaled", "style_sheet", "theme",
]  # fmt: skip

FONTS = [
    "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Noto Sans SC",
    "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "sans-serif",
]  # fmt: skip


class Theme(QObject):
    """The theme in force. ``choice`` is "system", "light", "dark" or "contrast" (light or dark as the system is)."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = "system"
        self.colours = LIGHT

    def apply(self, choice: str = "system") -> None:
        """Colour the whole application, following the system when told so."""
        self.choice = choice
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        # The frames of windows and the dialogs that the system draws are to be light or dark as well.
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
        self.wear(self._wanted())

    def wear(self, chosen: Colours) -> None:
        """Colour the application with these."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self.colours = chosen
        app.setPalette(palette(chosen))
        app.setStyleSheet(style_sheet(chosen))
        self.changed.emit()

    def _wanted(self) -> Colours:
        """The colours that choice and system ask for now."""
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        if self.choice in ("light", "dark"):
            return DARK if self.choice == "dark" else LIGHT
        if self.choice == "contrast" or wants_contrast():
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        return DARK if dark else LIGHT

    def look_again(self) -> None:
        """Re-colour if the system has changed since."""
        if self._wanted() is not self.colours:
            self.apply(self.choice)

    def follow_system(self) -> None:
        """Re-colour when the system turns light, dark or to high contrast, whenever that is noticed."""
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self.look_again())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # Older Qt does not report high contrast; who has just switched it on comes back to the window.
            app.applicationStateChanged.connect(lambda _state: self.look_again())
        watch_contrast(self.look_again)


@cache
def theme() -> Theme:
    """The one theme of the program."""
    return Theme()


def colours() -> Colours:
    """The colours in force."""
    return theme().colours


def base_font() -> QFont:
    """The program's font; sizes elsewhere are relative to it."""
    font = QFont()
    font.setFamilies(FONTS)
    font.setPointSizeF(9.5)
    return font


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """The font, larger or smaller."""
    result = QFont(font)
    result.setPointSizeF(font.pointSizeF() * factor)
    result.setBold(bold)
    return result


def palette(c: Colours) -> QPalette:
    """The Qt palette of a theme."""
    result = QPalette()
    role = QPalette.ColorRole
    for name, value in {
        role.Window: c.window, role.WindowText: c.text, role.Base: c.base, role.AlternateBase: c.panel,
        role.Text: c.text, role.Button: c.panel, role.ButtonText: c.text, role.BrightText: c.on_accent,
        role.Highlight: c.select, role.HighlightedText: c.text, role.ToolTipBase: c.panel, role.ToolTipText: c.text,
        role.PlaceholderText: c.muted, role.Link: c.accent, role.Mid: c.border, role.Midlight: c.hover,
        role.Light: c.panel, role.Dark: c.border, role.Shadow: c.border, role.Accent: c.accent,
    }.items():  # fmt: skip
        result.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.muted).lighter(100 if c.dark else 140))
    return result


def style_sheet(c: Colours) -> str:
    """What Fusion does not do by itself: flat bars, one-pixel lines, calm buttons, boxes seen in the dark."""
    tick, arrow, arrow_up = ((ROOT / "icons" / f"{name}-{'dark' if c.dark else 'light'}.svg").as_posix()
                   for name in ("tick", "arrow", "arrow-up"))  # fmt: skip
    return f"""
    QMainWindow, QDialog {{ background: {c.window}; }}
    QMenuBar {{ background: {c.window}; padding: 1px 4px; }}
    QMenuBar::item {{ padding: 4px 9px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {c.hover}; color: {c.text}; }}
    QMenu {{ background: {c.base}; border: 1px solid {c.border}; padding: 4px; }}
    QMenu::item {{ padding: 5px 26px 5px 10px; border-radius: 4px; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::indicator {{ margin-left: 8px; }}
    QMenu::item:selected {{ background: {c.select}; color: {c.text}; }}
    QMenu::item:disabled {{ color: {c.muted}; }}
    QMenu::separator {{ height: 1px; background: {c.border}; margin: 4px 8px; }}
    QToolBar {{ background: {c.window}; border: none; spacing: 2px; padding: 2px 6px 4px 6px; }}
    QToolBar::separator {{ background: {c.border}; width: 1px; margin: 5px 6px; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 4px 8px; background: transparent; }}
    QToolButton:hover {{ background: {c.hover}; }}
    QToolButton:pressed {{ background: {c.select}; }}
    QToolButton:focus {{ border-color: {c.accent}; }}
    QToolButton:disabled {{ color: {c.muted}; }}
    QToolButton[small="true"] {{ padding: 3px 5px; }}
    QToolButton[filter="true"] {{ border: 1px solid {c.edge}; padding: 2px 9px; }}
    QToolButton[filter="true"]:checked {{ background: {c.select}; border-color: {c.accent}; }}
    QToolButton[filter="true"]:focus {{ border-color: {c.accent}; }}
    QPushButton {{ border: 1px solid {c.edge}; border-radius: 6px; padding: 6px 16px; background: {c.base}; }}
    QPushButton:hover {{ background: {c.hover}; }}
    QPushButton:focus {{ border-color: {c.accent}; }}
    QPushButton[primary="true"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {c.text}; }}
    QStatusBar {{ background: {c.window}; color: {c.muted}; }}
    QStatusBar::item {{ border: none; }}
    QListView#settingsPages, QListView#rules {{ background: {c.base}; border: 1px solid {c.border};
        border-radius: 6px; padding: 4px; outline: none; }}
    QListView#settingsPages::item {{ padding: 8px 10px; border-radius: 4px; }}
    QListView#rules::item {{ padding: 4px 6px; border-radius: 4px; }}
    QListView#settingsPages::item:selected, QListView#rules::item:selected {{ background: {c.select};
        color: {c.text}; }}
    QLineEdit, QPlainTextEdit#words, NoteEditor {{ background: {c.base}; border: 1px solid {c.edge};
        border-radius: 5px; padding: 4px 6px; }}
    QLineEdit:focus, QPlainTextEdit#words:focus, NoteEditor:focus {{ border-color: {c.accent}; }}
    QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractItemView QLineEdit {{ border: none; border-radius: 0;
        padding: 0 2px; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {c.edge}; border-radius: 3px; margin: 3px; }}
    QScrollBar::handle:hover {{ background: {c.muted}; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QWidget#card {{ background: {c.base}; }}
    QCheckBox {{ spacing: 7px; }}
    QCheckBox::indicator {{ width: 15px; height: 15px; border: 1px solid {c.edge}; border-radius: 4px;
        background: {c.base}; }}
    QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url("{tick}"); }}
    QCheckBox:focus {{ color: {c.accent}; }}
    QCheckBox::indicator:focus {{ border: 2px solid {c.accent}; }}
    QComboBox {{ background: {c.base}; border: 1px solid {c.edge}; border-radius: 5px; padding: 4px 8px; }}
    QComboBox:focus {{ border-color: {c.accent}; }}
    QComboBox:disabled {{ color: {c.muted}; border-color: {c.border}; }}
    QComboBox::drop-down {{ border: none; width: 20px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{ background: {c.base}; border: 1px solid {c.edge};
        selection-background-color: {c.select}; selection-color: {c.text}; outline: none; }}
    QAbstractSpinBox {{ border: 1px solid {c.edge}; border-radius: 5px; padding: 2px 4px; background: {c.base}; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; width: 20px;
        border: none; background: transparent; }}
    QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
    QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
    QAbstractSpinBox::up-arrow {{ image: url("{arrow_up}"); width: 10px; height: 10px; }}
    QAbstractSpinBox::down-arrow {{ image: url("{arrow}"); width: 10px; height: 10px; }}
    QAbstractSpinBox:focus {{ border-color: {c.accent}; }}
    QSplitter::handle {{ background: {c.window}; }}
    QSplitter::handle:hover {{ background: {c.select}; }}
    QTabBar {{ background: transparent; }}
    QTabBar::tab {{ padding: 5px 12px; border: none; border-bottom: 2px solid transparent; color: {c.muted}; }}
    QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; }}
    QTabBar::tab:hover {{ color: {c.text}; background: {c.hover}; }}
    QHeaderView::section {{ background: {c.panel}; color: {c.muted}; border: none;
        border-bottom: 1px solid {c.border}; padding: 3px 6px; }}
    QTableView {{ gridline-color: {c.grid}; outline: none; }}
    QStackedWidget#forms {{ border-top: 1px solid {c.grid}; }}
    QTableView#findings::item {{ padding: 0 6px; border: none; }}
    QTableView#findings::item:selected {{ background: {c.select}; color: {c.text}; }}
    QToolTip {{ background: {c.panel}; color: {c.text}; border: 1px solid {c.border}; padding: 4px; }}
    QFrame#pane {{ background: {c.base}; border: 1px solid {c.border}; border-radius: 6px; }}
    QLabel#paneTitle {{ color: {c.muted}; }}
    QProgressBar {{ border: none; background: {c.hover}; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
    """


@cache
def _source(name: str) -> str:
    return (ROOT / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def pixmap(name: str, colour: str | None, size: int, ratio: float = 1.0, sign: str = "#ffffff") -> QPixmap:
    """An icon of ours, ``size`` logical pixels wide; black turns to ``colour``, the white sign inside to ``sign``."""
    source = _source(name)
    if colour is not None:
        source = source.replace("#ffffff", "sign").replace("#000000", colour).replace("sign", sign)
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, colour: str | None = None, size: int = 18) -> QIcon:
    """An icon of ours in the given colour (the text colour by default), sharp up to three times the scale."""
    c = colours()
    result = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        result.addPixmap(pixmap(name, colour or c.text, size, ratio, c.base))
        result.addPixmap(pixmap(name, colour or c.text, size, ratio, c.base), QIcon.Mode.Selected)
        result.addPixmap(pixmap(name, c.muted, size, ratio, c.base), QIcon.Mode.Disabled)
    return result


def kind_icon(kind: Kind | None, size: int = 18) -> QIcon:
    """The shape of a severity in its colour; None is the tick of a passed check."""
    return icon(kind.value if kind else "passed", colours().tone(kind).mark, size)


def kind_pixmap(kind: Kind | None, size: int, ratio: float) -> QPixmap:
    """The same as a pixmap for painting."""
    c = colours()
    return pixmap(kind.value if kind else "passed", c.tone(kind).mark, size, ratio, c.base)


def program_icon() -> QIcon:
    """The program's own mark."""
    result = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        result.addPixmap(pixmap("gouji", None, size))
    return result
