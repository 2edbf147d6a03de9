"""What can be done about the selected finding: adopt, ignore, allow its word, restore, annotate; undo and redo.

Ignoring is for one place, allowing for a word in every draft, and a rule is switched off in the settings only.

The single-letter keys work only while the findings list has the keyboard, so they never meet Chinese input.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from core.check.correction import correction
from core.model.finding import Finding
from core.review.decisions import Ruling, State
from gui.state.listed_findings import ListedFinding
from gui.state.session import Session
from gui.style.theme import icon, theme
from gui.views.findings import FindingsList

REASONS = ("已核实无误", "专有名称或固定用语", "按上级或本地要求", "不影响送签")
_ICONS = {
    "adopt": "passed", "ignore": "hide", "allow": "word", "annotate": "note", "restore": "undo", "rule": "settings",
}  # fmt: skip
_SHOWN = 40


class FindingActions(QObject):
    """The actions by name. ``message(sentence)`` is for the status line, ``note_asked()`` for the editor,
    ``rule_asked()`` for the settings of the rule.
    """

    message = Signal(str)
    note_asked = Signal()
    rule_asked = Signal()

    def __init__(self, session: Session, findings: FindingsList, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._list = session, findings
        decisions = session.decisions
        self.by_name: dict[str, QAction] = {}
        for name, text, key, tip, slot in (
            ("adopt", "采纳", "A", "记为采纳，并把改正内容复制到剪贴板", self.adopt),
            ("ignore", "忽略此处", "I", "只忽略这一处；数字变了会重新提出", self.ignore),
            ("allow", "不再提示此词", "", "把这个词列入允许的词语，所有稿件都不再提示", self.allow),
            ("annotate", "批注", "N", "为这一处写批注", self.note_asked.emit),
            ("restore", "恢复待处理", "", "撤回对这一处的决定", self.restore),
            ("rule", "这条规则的设置…", "", "关闭这条规则或改变级别，对所有稿件都有效", self.rule_asked.emit),
        ):
            action = QAction(text, self)
            action.setToolTip(f"{tip}（清单中按 {key}）" if key else tip)
            action.setStatusTip(tip)
            if key:
                action.setShortcut(QKeySequence(key))
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
            findings.addAction(action)
            self.by_name[name] = action
        self.reasons = QMenu("忽略的理由", window)
        for reason in REASONS:
            self.reasons.addAction(reason).triggered.connect(lambda _checked=False, reason=reason: self.ignore(reason))
        for name, action, keys in (
            ("undo", decisions.undo.createUndoAction(self, "撤销"), ("Ctrl+Z",)),
            ("redo", decisions.undo.createRedoAction(self, "重做"), ("Ctrl+Y", "Ctrl+Shift+Z")),
        ):
            action.setShortcuts([QKeySequence(key) for key in keys])
            window.addAction(action)
            self.by_name[name] = action
        findings.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        findings.customContextMenuRequested.connect(self._show_menu)
        decisions.replayed.connect(self._show_replayed)
        session.selected.connect(lambda _finding: self._enable())
        session.shown_changed.connect(self._enable)
        session.draft_changed.connect(lambda _draft: self._enable())
        theme().changed.connect(self._colour)
        self._colour()
        self._enable()

    def fill(self, menu: QMenu) -> None:
        """Put everything into a menu of the window."""
        menu.addSeparator()
        for name in ("adopt", "ignore", "allow", "annotate", "restore", "rule"):
            menu.addAction(self.by_name[name])
            if name == "ignore":
                menu.addMenu(self.reasons)
        menu.addSeparator()
        menu.addAction(self.by_name["undo"])
        menu.addAction(self.by_name["redo"])

    def _show_menu(self, point: QPoint) -> None:
        """What can be done, where the finding is."""
        if self._session.finding is not None:
            self.menu = QMenu(self._list)
            self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.fill(self.menu)
            self.menu.popup(self._list.viewport().mapToGlobal(point))

    def _colour(self) -> None:
        for name, picture in _ICONS.items():
            self.by_name[name].setIcon(icon(picture))

    def _enable(self) -> None:
        finding = self._session.finding
        decisions = self._session.decisions
        state = decisions.state(finding) if finding else State.PENDING
        outcome = decisions.outcome(finding) if finding else None
        self.by_name["adopt"].setEnabled(isinstance(outcome, Finding) and state is not State.ADOPTED)
        self.by_name["ignore"].setEnabled(finding is not None and state is not State.IGNORED)
        self.reasons.setEnabled(finding is not None)
        self.by_name["allow"].setEnabled(finding is not None and bool(decisions.word(finding)) and state.stands)
        for name in ("annotate", "rule"):
            self.by_name[name].setEnabled(finding is not None)
        self.by_name["restore"].setEnabled(state is not State.PENDING)

    def adopt(self) -> None:
        """Adopt the selected finding; its correction goes to the clipboard. The finding stays selected: now it is
        mended in the word processor.
        """
        finding = self._session.finding
        outcome = self._session.decisions.outcome(finding) if finding else None
        draft = self._session.draft
        if finding is None or draft is None or not isinstance(outcome, Finding):
            return
        words = correction(draft.checked.report, outcome)
        if words:
            QGuiApplication.clipboard().setText(words)
        self._session.decisions.decide(finding, Ruling.ADOPTED)
        shown = words if words and len(words) <= _SHOWN else f"{words[:_SHOWN]}…" if words else ""
        self.message.emit(f"已采纳，“{shown}”已复制，可到稿件中粘贴" if words else "已采纳，请按建议修改稿件")

    def ignore(self, reason: str = "") -> None:
        """Ignore the selected place and go on to the next."""
        finding = self._session.finding
        if finding is not None:
            following = self._list.following(finding)
            self._session.decisions.decide(finding, Ruling.IGNORED, reason)
            self._select_next(finding, following)
            self.message.emit("已忽略这一处，Ctrl+Z 可撤销")

    def allow(self) -> None:
        """Allow the selected finding's word in every draft."""
        finding = self._session.finding
        word = self._session.decisions.word(finding) if finding else None
        if finding is not None and word:
            following = self._list.following(finding)
            self._session.decisions.allow(finding)
            self._select_next(finding, following)
            self.message.emit(f"所有稿件都不再提示“{word}”，Ctrl+Z 可撤销")

    def focus_list(self) -> None:
        """The keyboard goes back to the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self) -> None:
        """Back to the pending ones."""
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
        """Undone or redone: show where."""
        if self._session.shows(finding):
            self._session.select(finding)
