"""Keyboard and screen readers: everything has a name, everything can be reached, what changes is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QInputMethodEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QWidget,
)

from core.review.decisions import State
from gui.style import accessibility as announcing

if TYPE_CHECKING:
    from pathlib import Path

    from gui.app.main_window import MainWindow
    from tests.gui.conftest import Bench


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers announce."""
    announcements: list[str] = []

    def event(_widget: QWidget, message: str) -> object:
        announcements.append(message)
        return announcing.QAccessibleEvent(_widget, QAccessible.Event.NameChanged)

    monkeypatch.setattr(announcing, "_event", event)
    return announcements


CONTROLS = (
    QAbstractButton, QAbstractScrollArea, QAbstractSpinBox, QComboBox, QLineEdit, QProgressBar, QTabBar,
)  # fmt: skip


def is_qts_own(widget: QWidget) -> bool:
    """Parts that Qt puts into its own widgets; readers know the whole."""
    owner = widget.parentWidget()
    inside = isinstance(owner, (QAbstractItemView, QComboBox, QAbstractSpinBox, QLineEdit))
    popup = widget.window().windowType() is Qt.WindowType.Popup
    mine = widget.objectName().startswith("qt_") or widget.objectName().startswith("Scroll")
    return inside or popup or mine or isinstance(widget, (QHeaderView, QScrollBar))


def controls(window: MainWindow) -> list[QWidget]:
    """Every control of the window and of its dialogs, shown or not."""
    roots = (window, window.settings_feature.dialog, window.help.window)
    return [w for root in roots for w in root.findChildren(QWidget) if isinstance(w, CONTROLS) and not is_qts_own(w)]


def test_every_control_has_a_name_and_a_description(desk: MainWindow) -> None:
    desk.desk.source.open_find()
    for row in range(desk.desk.findings.list.model().rowCount()):
        desk.desk.findings.list.selectRow(row)
    desk.settings_feature.dialog.show()
    desk.help.window.show_guide()
    nameless, undescribed = [], []
    for widget in controls(desk):
        interface = QAccessible.queryAccessibleInterface(widget)
        who = f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}"
        if not interface.text(QAccessible.Text.Name):
            nameless.append(who)
        if not (interface.text(QAccessible.Text.Description) or widget.accessibleDescription() or widget.toolTip()):
            undescribed.append(who)
    desk.settings_feature.dialog.reject()
    assert len(controls(desk)) > 100
    assert (nameless, undescribed) == ([], [])


def shortcuts(window: MainWindow) -> list[QShortcut]:
    """Those of the window itself; its dialogs are windows of their own."""
    found = window.findChildren(QShortcut)
    return [s for s in found if isinstance(owner := s.parent(), QWidget) and owner.window() is window]


def test_no_key_has_two_meanings(desk: MainWindow) -> None:
    meanings: dict[str, list[str]] = {}
    for action in desk.findChildren(QAction):
        for key in action.shortcuts():
            meanings.setdefault(key.toString(), []).append(action.text())
    for shortcut in shortcuts(desk):
        if shortcut.context() is not Qt.ShortcutContext.WidgetShortcut:
            meanings.setdefault(shortcut.key().toString(), []).append(str(shortcut.parent()))
    assert len(meanings) > 30
    doubled = {key: owners for key, owners in meanings.items() if len(set(owners)) > 1}  # two lists may copy alike
    assert doubled == {}
    letters = [menu.title().partition("&")[2][:1] for menu in desk.actions_.menus]
    assert len(set(letters)) == len(letters) == 4


def test_keys_that_hold_everywhere_stand_in_menus(desk: MainWindow) -> None:
    """A key of a widget's own (Esc in the search field) is said in its description instead."""
    loose = [
        s.key().toString() for s in shortcuts(desk)
        if s.context() in (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    ]  # fmt: skip
    assert loose == []


def test_tab_goes_through_the_desk_as_the_eye_does(desk: MainWindow) -> None:
    desk.activateWindow()
    desk.desk.findings.list.selectRow(2)
    QApplication.processEvents()  # cards come into sight in the next turn
    desk.desk.source.current.setFocus()
    seen: list[QWidget] = []
    while (widget := desk.focusWidget()) is not None and widget not in seen:
        seen.append(widget)
        desk.focusNextChild()
    cards = desk.desk.detail.counterparts.cards
    assert len(cards) == 2
    order = [
        desk.desk.text, desk.desk.tables.tabs, desk.desk.tables.view, desk.desk.findings.bar.search,
        desk.desk.findings.list, desk.desk.detail, *cards, desk.finding_actions.bar.buttons["adopt"],
        desk.finding_actions.bar.buttons["annotate"],
    ]  # fmt: skip
    places = [seen.index(widget) for widget in order]
    assert places == sorted(places)


def test_letters_in_a_field_are_letters(desk: MainWindow) -> None:
    """A, I and N decide only while the list has the keyboard."""
    finding = desk.session.finding
    assert finding is not None
    desk.activateWindow()
    desk.desk.findings.bar.search.setFocus()
    QTest.keyClicks(desk.desk.findings.bar.search, "ain")
    assert desk.desk.findings.bar.search.text() == "ain"
    desk.desk.findings.bar.search.clear()
    assert desk.session.decisions.state(finding) is State.PENDING


def test_a_word_being_composed_is_left_alone(desk: MainWindow) -> None:
    """An input method composes 申请 from shen'qing: nothing is searched for until it is there."""
    finder = desk.desk.source.finder
    finder.open_bar()
    QApplication.sendEvent(finder.field, QInputMethodEvent("shen'qing", []))
    assert finder.field.text() == ""
    assert not finder._search_timer.isActive()
    done = QInputMethodEvent()
    done.setCommitString("申请")
    QApplication.sendEvent(finder.field, done)
    assert finder.field.text() == "申请"
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert len(finder.hits) > 1
    note = desk.finding_actions.bar.note
    desk.finding_actions.bar.write()
    QApplication.sendEvent(note, QInputMethodEvent("an", []))
    assert note.toPlainText() == ""
    QApplication.sendEvent(note, done)
    assert note.toPlainText() == "申请"


def test_drafts_are_turned_by_keys(desk: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "另一份.txt"
    other.write_text("", encoding="utf-8")
    first = desk.session.path
    desk.open_paths([other])
    QTest.keyClick(desk, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.path == first
    QTest.keyClick(desk, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.session.path == other


def test_moving_between_findings_is_said(desk: MainWindow, heard: list[str]) -> None:
    QTest.keyClick(desk, Qt.Key.Key_F8)
    assert any(text.startswith("第 2 处，共 6 处。必改：新收一行合计不符。") for text in heard)


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
    index = model.index_of("requests", "new", "natural_person")
    assert "必改" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "12" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_every_key_stands_in_a_menu(window: MainWindow) -> None:
    listed = {action for menu in window.actions_.menus for action in menu.actions()}
    for name, action in window.actions_.by_name.items():
        if action.shortcuts():
            assert action in listed, name
