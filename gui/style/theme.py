"""Colours in force, fonts and icons of the window; it follows the system's light, dark and high contrast live."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from core.base.resources import ROOT
from gui.jobs.idle_queue import RunLater, run_now
from gui.style.palettes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours
from gui.style.style_sheet import Polisher, style_sheet
from gui.style.system_contrast import wants_contrast, watch_contrast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QScreen

    from gui.state.listed_findings import Kind

__all__ = [
    "CONTRAST_DARK", "CONTRAST_LIGHT", "DARK", "LIGHT", "Colours", "base_font", "colours", "icon", "kind_icon",
    "kind_pixmap", "palette", "pixmap", "program_icon", "scaled", "theme",
]  # fmt: skip

FONTS = [
    "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Noto Sans SC",
    "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "sans-serif",
]  # fmt: skip


class Theme(QObject):
    """The theme in force. ``choice`` is "system", "light", "dark" or "contrast" (light or dark as the system is)."""

    changed = Signal()

    def __init__(self, run_later: RunLater = run_now) -> None:
        super().__init__()
        self._run_later = run_later
        self.choice = "system"
        self.colours = LIGHT
        self._polisher = Polisher(self)

    def apply(self, choice: str = "system") -> None:
        """Colour the whole application, following the system for the choice "system"."""
        self.choice = choice
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        # The frames of windows and the dialogs that the system draws are to be light or dark as well.
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        QGuiApplication.styleHints().setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
        self.wear(self._wanted())

    def wear(self, chosen: Colours) -> None:
        """Apply these colours."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        self.colours = chosen
        app.setPalette(palette(chosen))
        for window in app.topLevelWidgets():
            window.setProperty("dark", chosen.dark)  # for the pictures that a style sheet names
        sheet = style_sheet()
        if app.styleSheet() == sheet:
            self._run_later(lambda: self._recolour(app))
        else:
            app.setStyleSheet(sheet)
            self.changed.emit()

    def _recolour(self, app: QApplication) -> Iterator[None]:
        """In steps, of which only the last is painted."""
        seen = [window for window in app.topLevelWidgets() if window.isVisible() and window.updatesEnabled()]
        for window in seen:
            window.setUpdatesEnabled(False)
        try:
            yield from self._polisher.start()
            self.changed.emit()
            yield
        finally:
            for window in seen:
                with suppress(RuntimeError):  # closed meanwhile
                    window.setUpdatesEnabled(True)

    def _wanted(self) -> Colours:
        """The colours that choice and system ask for now."""
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        if self.choice in ("light", "dark"):
            return DARK if self.choice == "dark" else LIGHT
        if self.choice == "contrast" or wants_contrast():
            return CONTRAST_DARK if dark else CONTRAST_LIGHT
        return DARK if dark else LIGHT

    @property
    def worn(self) -> bool:
        """True when every widget wears the colours chosen last."""
        return self._polisher.idle

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
            app.screenAdded.connect(lambda screen: self._follow_screen(screen, anew=True))
            for screen in app.screens():
                self._follow_screen(screen)
        watch_contrast(self.look_again)

    def _follow_screen(self, screen: QScreen, *, anew: bool = False) -> None:
        """Draw the icons for this screen too when it comes or gets another scale."""
        screen.logicalDotsPerInchChanged.connect(lambda _dots: self.changed.emit())
        if anew:
            self.changed.emit()


_started: list[Theme] = []


def start_theme(run_later: RunLater) -> None:
    """Make the program's theme, with ``run_later`` for the steps of recolouring; before anything asks for it."""
    if _started:
        raise RuntimeError("the theme is in use already")
    _started.append(Theme(run_later))


def theme() -> Theme:
    """The one theme of the program."""
    if not _started:
        _started.append(Theme())
    return _started[0]


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
    """The Qt palette of a theme; the style sheet takes all its colours from it."""
    result = QPalette()
    role = QPalette.ColorRole
    for name, value in {
        role.Window: c.window, role.WindowText: c.text, role.Base: c.base, role.AlternateBase: c.panel,
        role.Text: c.text, role.Button: c.panel, role.ButtonText: c.text, role.BrightText: c.on_accent,
        role.Highlight: c.select, role.HighlightedText: c.text, role.ToolTipBase: c.panel, role.ToolTipText: c.text,
        role.PlaceholderText: c.muted, role.Link: c.accent, role.Mid: c.border, role.Midlight: c.hover,
        role.Light: c.disabled, role.Dark: c.border, role.Shadow: c.edge, role.Accent: c.accent,
        role.LinkVisited: c.grid,
    }.items():  # fmt: skip
        result.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.disabled))
    return result


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
    """An icon of ours in the given colour (the text colour by default), sharp on every screen there is."""
    c = colours()
    return _icon(name, colour or c.text, c.disabled, c.base, size, _ratios())


@cache
def _icon(name: str, ink: str, disabled: str, sign: str, size: int, ratios: tuple[float, ...]) -> QIcon:
    result = QIcon()
    for ratio in ratios:
        result.addPixmap(pixmap(name, ink, size, ratio, sign))
        result.addPixmap(pixmap(name, ink, size, ratio, sign), QIcon.Mode.Selected)
        result.addPixmap(pixmap(name, disabled, size, ratio, sign), QIcon.Mode.Disabled)
    return result


_drawn_elsewhere: list[Callable[[], object]] = []


def forget_with_pictures(forget: Callable[[], object]) -> None:
    """Have this called too when pictures are let go of: for what else was drawn once and is kept."""
    _drawn_elsewhere.append(forget)


def forget_pictures() -> None:
    """Let go of all that was drawn: pictures must not outlive the application."""
    pixmap.cache_clear()
    _icon.cache_clear()
    for forget in _drawn_elsewhere:
        forget()


def _ratios() -> tuple[float, ...]:
    """The scales of the screens; those of a screen that comes later are drawn then (``follow_system``)."""
    return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()})) or (1.0,)


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
