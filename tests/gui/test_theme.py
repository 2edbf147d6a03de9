"""Contrast by WCAG 2: text at least 4.5:1, frames and shapes at least 3:1; in high contrast 7:1 and 4.5:1."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor

from core.base.resources import ROOT
from gui.state.listed_findings import Kind
from gui.style import theme as theme_module
from gui.style.palettes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours
from gui.style.theme import icon, kind_pixmap, pixmap, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from gui.app.main_window import MainWindow

pytestmark = pytest.mark.dressed


def luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    c = QColor(colour)
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


PALETTES = {"light": LIGHT, "dark": DARK, "contrast light": CONTRAST_LIGHT, "contrast dark": CONTRAST_DARK}


@pytest.mark.parametrize("name", PALETTES)
def test_every_pair_of_colours_that_meet(name: str) -> None:
    """Letters on every ground they are drawn on; frames, marks, edges of fields and bars on theirs."""
    c = PALETTES[name]
    letters, lines = (7.0, 4.5) if name.startswith("contrast") else (4.5, 3.0)
    grounds = {"window": c.window, "base": c.base, "panel": c.panel, "hover": c.hover, "select": c.select}
    tints = {f"tint of {kind}": c.tone(kind).tint for kind in [*Kind, None]}
    pairs: list[tuple[str, str, dict[str, str], float]] = [
        ("text", c.text, grounds | tints, letters), ("muted", c.muted, grounds | tints, letters),
        ("accent", c.accent, grounds | tints, letters), ("on accent", c.on_accent, {"accent": c.accent}, letters),
        ("edge", c.edge, grounds, lines),
        ("disabled", c.disabled, {"window": c.window, "base": c.base}, 3.0),
        ("what cannot be used, and what can", c.disabled, {"text": c.text}, 3.0),
    ]  # fmt: skip
    for kind in [*Kind, None]:
        tone = c.tone(kind)
        own = grounds | {"its tint": tone.tint}
        pairs += [(f"{kind} text", tone.text, own, letters), (f"{kind} mark", tone.mark, own, lines)]
        pairs.append((f"number in the corner of {kind}", c.base, {"badge": tone.text}, letters))
    poor = [
        (ink, ground, round(contrast(colour, on), 2))
        for ink, colour, under, least in pairs
        for ground, on in under.items()
        if contrast(colour, on) < least
    ]
    assert poor == []


def test_marks_on_paper_are_seen() -> None:
    for kind in Kind:  # pages stay white in the dark theme
        assert contrast(LIGHT.tone(kind).mark, "#ffffff") >= 3.0


def test_severities_differ_in_shape(app: QApplication) -> None:
    def shape(kind: Kind | None) -> tuple[bool, ...]:
        image = kind_pixmap(kind, 32, 1.0).toImage()
        return tuple(image.pixelColor(x, y).alpha() > 128 for x in range(32) for y in range(32))

    shapes = {kind: shape(kind) for kind in [*Kind, None]}
    assert all(any(s) for s in shapes.values())
    assert len(set(shapes.values())) == 5


@pytest.mark.parametrize("name", PALETTES)
def test_the_sign_inside_a_shape_is_seen(app: QApplication, name: str) -> None:
    """The cross of 必改 has the colour of the ground, in every palette, a black ground too."""
    c = PALETTES[name]
    theme().wear(c)
    try:
        for kind in [*Kind, None]:
            image = kind_pixmap(kind, 64, 1.0).toImage()
            seen = {image.pixelColor(x, y).name() for x in range(16, 48) for y in range(16, 48)}
            assert {c.base, c.tone(kind).mark} <= seen
    finally:
        theme().apply("light")


def test_every_icon_is_drawn(app: QApplication) -> None:
    for path in (ROOT / "icons").glob("*.svg"):
        image = pixmap(path.stem, "#123456", 24).toImage()
        assert any(image.pixelColor(x, y).alpha() > 200 for x in range(24) for y in range(24)), path.name


def test_icons_follow_the_theme(app: QApplication) -> None:
    def inked(dark: str) -> QColor:
        theme().apply(dark)
        image = icon("cancel").pixmap(18, 18).toImage()
        return max((image.pixelColor(x, y) for x in range(18) for y in range(18)), key=lambda c: c.alpha())

    assert inked("light").name() == LIGHT.text
    assert inked("dark").name() == DARK.text
    theme().apply("light")
    assert theme().colours is LIGHT


@pytest.mark.parametrize("c", [CONTRAST_LIGHT, CONTRAST_DARK], ids=["light", "dark"])
def test_lines_are_strong_in_high_contrast(c: Colours) -> None:
    for line in (c.border, c.grid, c.accent):
        assert contrast(line, c.base) >= 7


# Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency (2009),
# severity 1.0; rows are red, green, blue in linear light.
BLINDNESS = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def seen_by(colour: str, blindness: str) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as someone with that colour vision sees it."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    def root(value: float) -> float:
        return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116

    c = QColor(colour)
    rgb = [linear(v) for v in (c.redF(), c.greenF(), c.blueF())]
    r, g, b = (min(max(sum(m * v for m, v in zip(row, rgb, strict=True)), 0), 1) for row in BLINDNESS[blindness])
    x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
    y = root(0.2126 * r + 0.7152 * g + 0.0722 * b)
    z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
def test_colour_blind_eyes_tell_error_from_the_rest(c: Colours, blindness: str) -> None:
    seen = {kind: seen_by(c.tone(kind).mark, blindness) for kind in [*Kind, None]}
    error = seen.pop(Kind.ERROR)
    for kind, other in seen.items():
        distance = sum((a - b) ** 2 for a, b in zip(error, other, strict=True)) ** 0.5
        assert distance >= 10, (kind, distance)


@pytest.mark.parametrize(
    ("choice", "system", "wants", "expected"),
    [
        ("system", Qt.ColorScheme.Light, False, LIGHT),
        ("system", Qt.ColorScheme.Dark, False, DARK),
        ("system", Qt.ColorScheme.Light, True, CONTRAST_LIGHT),
        ("system", Qt.ColorScheme.Dark, True, CONTRAST_DARK),
        ("contrast", Qt.ColorScheme.Dark, False, CONTRAST_DARK),
        ("light", Qt.ColorScheme.Dark, True, LIGHT),
        ("dark", Qt.ColorScheme.Light, True, DARK),
    ],
)
def test_the_system_is_followed_live(
    app: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    choice: str,
    system: Qt.ColorScheme,
    wants: bool,
    expected: Colours,
) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:
            return system

        def setColorScheme(self, _scheme: Qt.ColorScheme) -> None:
            pass

    class System:
        @staticmethod
        def styleHints() -> Hints:
            return Hints()

        @staticmethod
        def screens() -> list[object]:
            return []

    theme().apply("light")
    try:
        with monkeypatch.context() as m:
            m.setattr(theme_module, "QGuiApplication", System)
            m.setattr(theme_module, "wants_contrast", lambda: wants)
            theme().choice = choice
            theme().look_again()
            assert theme().colours is expected
            assert app.palette().window().color().name() == expected.window
    finally:
        theme().apply("light")


class Polishings(QObject):
    """How often each object is told that its style has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.times: dict[QObject, int] = {}

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.StyleChange:
            self.times[watched] = self.times.get(watched, 0) + 1
        return False


def test_a_new_theme_reaches_every_widget_a_few_times_at_most(
    app: QApplication, desk: MainWindow, qtbot: QtBot
) -> None:
    """Setting a style sheet anew reaches a widget once for each of its ancestors: a long pause in a deep window."""
    polishings = Polishings()
    hidden = desk.start.example_button
    assert not hidden.isVisible()
    assert hidden.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)
    app.installEventFilter(polishings)
    try:
        theme().apply("dark")
        assert desk.grab().toImage().pixelColor(3, desk.height() // 2).name() == DARK.window
        # what is out of sight is polished in turns of its own, in no fixed order
        bar = desk.desk.tables.view.horizontalScrollBar()
        qtbot.waitUntil(lambda: hidden in polishings.times and bar in polishings.times)
        assert max(polishings.times.values()) <= 4
    finally:
        app.removeEventFilter(polishings)
        theme().apply("light")


def test_pictures_named_by_the_sheet_follow_the_theme(app: QApplication, window: MainWindow, qtbot: QtBot) -> None:
    """The arrow of a box is light on a dark ground and dark on a light one, in a dialog that was out of sight."""

    def lightest_and_darkest() -> tuple[int, int]:
        box = window.settings_feature.dialog.demands.month
        image = box.grab().toImage()
        across = range(image.width() - 20, image.width() - 4)
        inside = range(6, image.height() - 6)
        tones = [image.pixelColor(x, y).lightness() for x in across for y in inside]
        return max(tones), min(tones)

    window.settings_feature.dialog.open_page(2)
    assert lightest_and_darkest()[1] < 120
    window.settings_feature.dialog.reject()
    theme().apply("dark")
    try:
        qtbot.wait(50)
        window.settings_feature.dialog.open_page(2)
        assert lightest_and_darkest()[0] > 180
        window.settings_feature.dialog.reject()
    finally:
        theme().apply("light")
