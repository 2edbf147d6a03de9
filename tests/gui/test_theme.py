"""Contrast by WCAG 2: text at least 4.5:1, frames and shapes at least 3:1, in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from core.resources import ROOT
from gui.entries import Kind
from gui.theme import DARK, LIGHT, Colours, icon, kind_pixmap, pixmap, theme


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


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [*Kind, None], ids=str)
def test_tones_can_be_read(c: Colours, kind: Kind | None) -> None:
    tone = c.tone(kind)
    for ground in (c.base, c.panel, tone.tint):
        assert contrast(tone.text, ground) >= 4.5
        assert contrast(tone.mark, ground) >= 3.0
    assert contrast(c.text, tone.tint) >= 4.5
    assert contrast(c.base, tone.text) >= 4.5  # the number in a cell's corner


@pytest.mark.parametrize("c", [LIGHT, DARK], ids=["light", "dark"])
def test_plain_text_can_be_read(c: Colours) -> None:
    for ground in (c.window, c.base, c.panel, c.hover, c.select):
        assert contrast(c.text, ground) >= 4.5
        assert contrast(c.muted, ground) >= 4.5
    assert contrast(c.on_accent, c.accent) >= 4.5
    assert contrast(c.accent, c.window) >= 4.5


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
