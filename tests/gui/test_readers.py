"""Keyboard and screen readers: everything has a name, everything can be reached, what changes is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QSpinBox, QTextEdit, QWidget

from gui import announce as announcing
from gui.main_window import MainWindow
from tests.gui.conftest import Bench


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers are told."""
    said: list[str] = []

    def event(_widget: QWidget, message: str) -> object:
        said.append(message)
        return announcing.QAccessibleEvent(_widget, QAccessible.Event.NameChanged)

    monkeypatch.setattr(announcing, "_event", event)
    return said


def reachable(window: MainWindow) -> list[QWidget]:
    """Visible widgets that take the keyboard."""
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit, QSpinBox, QTextEdit)
    return [
        w
        for w in window.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(w, kinds)
    ]


def test_everything_that_takes_the_keyboard_has_a_name(desk: MainWindow) -> None:
    desk.desk.source.open_find()
    nameless = []
    for widget in reachable(desk):
        told = QAccessible.queryAccessibleInterface(widget)
        if not told.text(QAccessible.Text.Name):
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert len(reachable(desk)) > 12
    assert nameless == []


def test_moving_between_findings_is_said(desk: MainWindow, heard: list[str]) -> None:
    QTest.keyClick(desk, Qt.Key.Key_F8)
    assert any(said.startswith("第 2 处，共 6 处。必改：新收一行合计不符。") for said in heard)


def test_trouble_is_said(desk: MainWindow, tmp_path: Path, bench: Bench, heard: list[str]) -> None:
    bad = tmp_path / "坏.txt"
    bad.touch()
    desk.open_paths([bad])
    assert bench.error.message in heard  # type: ignore[attr-defined]


def test_f6_goes_round_the_panes(desk: MainWindow, heard: list[str]) -> None:
    desk.activateWindow()
    desk.desk.focus_pane(1)
    panes = [desk.focusWidget()]
    for _ in range(3):
        QTest.keyClick(desk, Qt.Key.Key_F6)
        panes.append(desk.focusWidget())
    assert panes == [desk.desk.text, desk.desk.tables.view, desk.desk.findings.list, desk.desk.detail]
    QTest.keyClick(desk, Qt.Key.Key_F6)
    assert desk.focusWidget() is desk.desk.text
    QTest.keyClick(desk, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert desk.focusWidget() is desk.desk.detail
    assert {"原文", "问题清单", "问题详情"} <= set(heard)


def test_bad_cells_are_described(desk: MainWindow) -> None:
    model = desk.desk.tables.models["requests"]
    index = model.place_of("requests", "new", "natural_person")
    assert "必改" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "12" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_every_key_stands_in_a_menu(window: MainWindow) -> None:
    listed = {action for menu in window.actions_.menus for action in menu.actions()}
    for name, action in window.actions_.by_name.items():
        if action.shortcuts():
            assert action in listed, name
