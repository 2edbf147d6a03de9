"""The bar below the detail card: buttons for decisions, how the finding stands, and its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from core.review.decisions import State
from gui.state.listed_findings import Kind, ListedFinding
from gui.style.menu_button import fill_row
from gui.style.plain_text import PlainEdit, PlainLabel
from gui.style.style_sheet import wear_sheet
from gui.style.theme import colours, icon, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.actions.table import Actions
    from gui.state.session import Session

_PAUSE = 800  # milliseconds after the first keystroke that is not kept yet

_SCOPES = {
    State.ADOPTED: "：已记下，稿件尚未改动", State.IGNORED: "（只这一处）", State.ALLOWED: "此词（所有稿件）",
}  # fmt: skip


class NoteEditor(PlainEdit):
    """Plain text, kept while one writes. ``left`` when the keyboard goes elsewhere."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Keep what was written."""
        super().focusOutEvent(event)
        self.left.emit()


class DecisionBar(QWidget):
    """Buttons, state, note. Hidden while nothing is selected."""

    def __init__(self, session: Session, actions: Actions, focus_list: Callable[[], object]) -> None:
        super().__init__()
        self._session, self._actions, self._focus_list = session, actions, focus_list
        self._finding: ListedFinding | None = None
        self._beside_finding = True  # the card above is about the finding
        self._writing: int | None = None  # where in the note the keyboard was when the draft was read anew
        self._editing = 0  # number of the editing session: its keystrokes are one step of undo
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout()
        row.setSpacing(4)
        for name in ("adopt", "ignore", "allow", "annotate", "restore"):
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setProperty("filter", True)
            button.setAccessibleName(actions[name].text())
            fill_row(button)
            self.buttons[name] = button
            row.addWidget(button)
            if name == "ignore":
                row.addWidget(self._reasons(actions.submenus["reasons"]))
        row.addStretch(1)
        self.outside_icon = _outside_button(actions, words=False)
        row.addWidget(self.outside_icon)
        self.state = PlainLabel()
        self.state.setWordWrap(True)
        self.note = NoteEditor()
        self.note.setPlaceholderText("写备注，随写随存；Esc 回到清单")
        self.note.setAccessibleName("备注")
        self.note.setTabChangesFocus(True)
        self.note.setAcceptDrops(False)
        self.note.setFixedHeight(self.note.fontMetrics().lineSpacing() * 2 + 12)
        self.note.textChanged.connect(self._typed)
        self.note.left.connect(self.save_note)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.note)
        self._escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._escape.activated.connect(self._back)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.save_note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 8)
        layout.setSpacing(5)
        self.outside = _outside_button(actions, words=True)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.state, 1)
        told.addWidget(self.outside)
        layout.addLayout(told)
        layout.addWidget(self.note)
        layout.addLayout(row)
        session.selected.connect(self._selected)
        session.replacing.connect(self._leave)
        session.rechecked.connect(lambda _change, _earlier: self._return())
        theme().changed.connect(self.follow)
        self.follow()

    def _reasons(self, menu: QMenu) -> QToolButton:
        self.reasons = QToolButton()
        self.reasons.setMenu(menu)
        self.reasons.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.reasons.setProperty("filter", True)
        self.reasons.setStyleSheet("QToolButton { padding: 2px 5px; } QToolButton::menu-indicator { image: none; }")
        self.reasons.setIconSize(QSize(9, 9))
        fill_row(self.reasons)
        self.reasons.setToolTip("忽略此处，并注明理由")
        self.reasons.setAccessibleName("忽略此处，并注明理由")
        return self.reasons

    def follow_card(self, about_finding: bool) -> None:
        """Nothing is offered below a card about another place: its number and the button's would be taken for one."""
        self._beside_finding = about_finding
        self.setVisible(about_finding and self._finding is not None)

    def _selected(self, finding: ListedFinding | None) -> None:
        self.save_note()
        self._finding = finding
        self._editing += 1
        self.note.setVisible(False)

    def follow(self) -> None:
        """Show how the finding stands and what can be done about it, as the actions say by now."""
        finding = self._finding
        self.setVisible(finding is not None and self._beside_finding)
        if finding is None:
            return
        standing = self._session.decisions.standing(finding)
        words = []
        if standing.reopened:
            words.append("曾经处理过，但依据的数字已变，请重新处理")
        elif standing.state is not State.PENDING:
            words.append(f"{standing.state.label}{_SCOPES.get(standing.state, '')}")
        if standing.reason:
            words.append(standing.reason)
        self.state.setText("：".join(words))
        self.state.setVisible(bool(words))
        to_mend = standing.state is State.ADOPTED  # what is to be mended is mended in Word: the way there stands beside
        self.outside.setVisible(to_mend)
        self.outside_icon.setVisible(not to_mend)
        tone = colours().tone(Kind.WARNING if standing.reopened else None)
        wear_sheet(self.state, f"color: {tone.text}")
        self.reasons.setIcon(icon("down", colours().muted, 9))
        for name, button in self.buttons.items():
            button.setVisible(self._actions[name].isEnabled() or name in ("adopt", "ignore", "annotate"))
        if not self.note.hasFocus() and not self._timer.isActive():
            if self.note.toPlainText() != standing.note:
                self.note.blockSignals(True)
                self.note.setPlainText(standing.note)
                self.note.blockSignals(False)
            self.note.setVisible(bool(standing.note))

    def write(self) -> None:
        """Go to the note."""
        if self._finding is not None:
            self.note.show()
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.note.moveCursor(self.note.textCursor().MoveOperation.End)

    def _typed(self) -> None:
        if not self._timer.isActive():  # whoever writes without a pause must not lose a page of it
            self._timer.start()

    def save_note(self) -> None:
        """Write the note down now."""
        self._timer.stop()
        if self._finding is not None and not self.note.isHidden():
            text = self.note.toPlainText().strip()
            self._session.decisions.annotate(self._finding, text, self._editing)
            if not text and not self.note.hasFocus():
                self.note.hide()

    def _leave(self) -> None:
        """Another draft, or the same one read anew, is about to be shown."""
        self.save_note()
        self._writing = self.note.textCursor().position() if self.note.hasFocus() else None

    def _return(self) -> None:
        """Whoever was writing while the draft was read anew goes on where he was, if the finding is still there."""
        position, self._writing = self._writing, None
        if position is not None and self._finding is not None and self.note.isVisible():
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
            cursor = self.note.textCursor()
            cursor.setPosition(min(position, len(cursor.document().toPlainText())))
            self.note.setTextCursor(cursor)

    def _back(self) -> None:
        self.save_note()
        self._focus_list()


def _outside_button(actions: Actions, *, words: bool) -> QToolButton:
    """The way to where the finding is mended: the draft in its own program."""
    button = QToolButton()
    button.setDefaultAction(actions["open_outside"])
    button.setToolButtonStyle(
        Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
    )
    button.setIconSize(QSize(14, 14))
    fill_row(button)
    button.setProperty("filter", True)
    button.setAccessibleName(actions["open_outside"].text())
    return button
