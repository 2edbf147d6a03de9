"""Decisions about the selected finding: adopt, ignore, allow its word, restore, annotate; undo and redo.

Ignoring is for one place, allowing for a word in every draft, and a rule is switched off in the settings only.

The single-letter keys work only while the findings list has the keyboard, so they never meet Chinese input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QUndoGroup
from PySide6.QtWidgets import QMenu

from core.check.correction import correction
from core.model.finding import Finding
from core.review.decisions import Decision, State
from gui.actions.table import FINDING_ACTIONS
from gui.features.decisions.decision_bar import DecisionBar
from gui.features.feature import Feature, Slots, WindowParts
from gui.style.accessibility import announce

if TYPE_CHECKING:
    from gui.state.listed_findings import ListedFinding

REASONS = ("已核实无误", "专有名称或固定用语", "按上级或本地要求", "不影响送签")
_SHOWN = 40  # characters of a correction that the status bar quotes


class FindingActions(Feature):
    """Carries out the decisions and owns the bar below the detail card."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._list = parts.desk.findings.list
        actions, decisions = parts.actions, parts.session.decisions
        self.reasons = actions.submenus["reasons"]
        for reason in REASONS:
            self.reasons.addAction(reason).triggered.connect(lambda _checked=False, reason=reason: self.ignore(reason))
        for spec in FINDING_ACTIONS:
            if spec.in_list:
                self._list.addAction(actions[spec.name])
        _follow_undo(decisions.undo, actions["undo"], actions["redo"])
        self.bar = DecisionBar(parts.session, actions, self._list.take_focus)
        parts.desk.add_below_detail(self.bar)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._show_menu)
        decisions.replayed.connect(self._show_replayed)
        self._session.selected.connect(lambda _finding: self.update_actions())
        self._session.shown_changed.connect(self.update_actions)
        self._session.draft_changed.connect(lambda _draft: self.update_actions())

    def slots(self) -> Slots:
        """Everything but "rule", which opens the settings."""
        return {
            "adopt": self.adopt, "ignore": self.ignore, "allow": self.allow, "restore": self.restore,
            "annotate": self.bar.write, "undo": self._session.decisions.undo.undo,
            "redo": self._session.decisions.undo.redo,
        }  # fmt: skip

    def save(self) -> None:
        """Write the note down that is being typed."""
        self.bar.save_note()

    def shut_down(self) -> None:
        """Write the note down that is being typed."""
        self.bar.save_note()

    def _show_menu(self, point: QPoint) -> None:
        """The menu of the selected finding at ``point`` of the list."""
        if self._session.finding is not None:
            self.menu = QMenu(self._list)
            self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._actions.fill(self.menu, FINDING_ACTIONS)
            self.menu.popup(self._list.viewport().mapToGlobal(point))

    def update_actions(self) -> None:
        """Enable what can be done about the selected finding."""
        a, finding, decisions = self._actions, self._session.finding, self._session.decisions
        state = decisions.state(finding) if finding else State.PENDING
        outcome = decisions.outcome(finding) if finding else None
        a["adopt"].setEnabled(isinstance(outcome, Finding) and state is not State.ADOPTED)
        a["ignore"].setEnabled(finding is not None and state is not State.IGNORED)
        self.reasons.setEnabled(finding is not None)
        a["allow"].setEnabled(finding is not None and bool(decisions.word(finding)) and state.stands)
        for name in ("annotate", "rule"):
            a[name].setEnabled(finding is not None)
        a["restore"].setEnabled(state is not State.PENDING)

    def _show_message(self, text: str) -> None:
        self._parts.show_message(text)
        announce(self._parts.window.statusBar(), text)

    def adopt(self) -> None:
        """Adopt the selected finding; its correction goes to the clipboard.

        The finding stays selected: the user now corrects it in the word processor.
        """
        finding, draft = self._session.finding, self._session.draft
        outcome = self._session.decisions.outcome(finding) if finding else None
        if finding is None or draft is None or not isinstance(outcome, Finding):
            return
        words = correction(draft.checked.report, outcome)
        if words:
            QGuiApplication.clipboard().setText(words)
        self._session.decisions.decide(finding, Decision.ADOPTED)
        shown = words if words and len(words) <= _SHOWN else f"{words[:_SHOWN]}…" if words else ""
        self._show_message(f"已采纳，“{shown}”已复制，可到稿件中粘贴" if words else "已采纳，请按建议修改稿件")

    def ignore(self, reason: str = "") -> None:
        """Ignore the selected finding at this place and go on to the next."""
        finding = self._session.finding
        if finding is not None:
            following = self._list.following(finding)
            self._session.decisions.decide(finding, Decision.IGNORED, reason)
            self._select_next(finding, following)
            self._show_message("已忽略这一处，Ctrl+Z 可撤销")

    def allow(self) -> None:
        """Allow the selected finding's word in every draft."""
        finding = self._session.finding
        word = self._session.decisions.word(finding) if finding else None
        if finding is not None and word:
            following = self._list.following(finding)
            self._session.decisions.allow(finding)
            self._select_next(finding, following)
            self._show_message(f"所有稿件都不再提示“{word}”，Ctrl+Z 可撤销")

    def restore(self) -> None:
        """Withdraw the decision on the selected finding."""
        finding = self._session.finding
        if finding is None:
            return
        if self._session.decisions.state(finding) is State.ALLOWED:
            self._session.decisions.allow(finding, False)
        else:
            self._session.decisions.decide(finding, None)

    def _select_next(self, finding: ListedFinding, following: ListedFinding | None) -> None:
        if self._session.shows(finding):
            return
        if following is not None and self._session.shows(following):
            self._session.select(following)
        else:
            self._session.select(next(iter(self._list.filter.findings()), None))

    def _show_replayed(self, finding: ListedFinding) -> None:
        """Select the finding whose decision was undone or redone."""
        if self._session.shows(finding):
            self._session.select(finding)


def _follow_undo(group: QUndoGroup, undo: QAction, redo: QAction) -> None:
    """Let the two actions name the step they would undo or redo, and be enabled while there is one."""
    for action, can, text, can_changed, text_changed in (
        (undo, group.canUndo, group.undoText, group.canUndoChanged, group.undoTextChanged),
        (redo, group.canRedo, group.redoText, group.canRedoChanged, group.redoTextChanged),
    ):
        name = action.text()
        can_changed.connect(action.setEnabled)
        text_changed.connect(lambda step, action=action, name=name: action.setText(f"{name} {step}".strip()))
        action.setEnabled(can())
        action.setText(f"{name} {text()}".strip())
