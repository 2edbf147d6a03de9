"""What can be done about the selected finding: adopt, ignore, allow its word, restore, annotate; undo and redo.

Ignoring is for one place, allowing for a word in every draft, and a rule is switched off in the settings only.

The single-letter keys work only while the findings list has the keyboard, so they never meet Chinese input.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from core.check.sum_steps import correction
from core.model.finding import Finding
from core.review.decisions import Ruling, State
from gui.state.listed_findings import Entry
from gui.state.session import Session
from gui.style.theme import icon, theme
from gui.views.findings import FindingsList

REASONS = ("已核实无误", "专有名称或固定用语", "按上级或本地要求", "不影响送签")
_ICONS = {
    "adopt": "passed", "ignore": "hide", "allow": "word", "annotate": "note", "restore": "undo", "rule": "settings",
}  # fmt: skip
_SHOWN = 40


class Verbs(QObject):
    """The actions by name. ``said(sentence)`` is for the status line, ``note_asked()`` for the editor,
    ``rule_asked()`` for the settings of the rule.
    """

    said = Signal(str)
    note_asked = Signal()
    rule_asked = Signal()

    def __init__(self, session: Session, findings: FindingsList, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._list = session, findings
        rulings = session.rulings
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
            ("undo", rulings.undo.createUndoAction(self, "撤销"), ("Ctrl+Z",)),
            ("redo", rulings.undo.createRedoAction(self, "重做"), ("Ctrl+Y", "Ctrl+Shift+Z")),
        ):
            action.setShortcuts([QKeySequence(key) for key in keys])
            window.addAction(action)
            self.by_name[name] = action
        findings.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        findings.customContextMenuRequested.connect(self._popup)
        rulings.touched.connect(self._touched)
        session.selected.connect(lambda _entry: self._enable())
        session.kinds_changed.connect(self._enable)
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

    def _popup(self, place: QPoint) -> None:
        """What can be done, where the finding is."""
        if self._session.entry is not None:
            self.menu = QMenu(self._list)
            self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.fill(self.menu)
            self.menu.popup(self._list.viewport().mapToGlobal(place))

    def _colour(self) -> None:
        for name, picture in _ICONS.items():
            self.by_name[name].setIcon(icon(picture))

    def _enable(self) -> None:
        entry = self._session.entry
        rulings = self._session.rulings
        state = rulings.state(entry) if entry else State.PENDING
        finding = rulings.outcome(entry) if entry else None
        self.by_name["adopt"].setEnabled(isinstance(finding, Finding) and state is not State.ADOPTED)
        self.by_name["ignore"].setEnabled(entry is not None and state is not State.IGNORED)
        self.reasons.setEnabled(entry is not None)
        self.by_name["allow"].setEnabled(entry is not None and bool(rulings.word(entry)) and state.stands)
        for name in ("annotate", "rule"):
            self.by_name[name].setEnabled(entry is not None)
        self.by_name["restore"].setEnabled(state is not State.PENDING)

    def adopt(self) -> None:
        """Adopt the selected finding; its correction goes to the clipboard. The finding stays selected: now it is
        mended in the word processor.
        """
        entry = self._session.entry
        finding = self._session.rulings.outcome(entry) if entry else None
        draft = self._session.draft
        if entry is None or draft is None or not isinstance(finding, Finding):
            return
        words = correction(draft.checked.report, finding)
        if words:
            QGuiApplication.clipboard().setText(words)
        self._session.rulings.rule(entry, Ruling.ADOPTED)
        shown = words if words and len(words) <= _SHOWN else f"{words[:_SHOWN]}…" if words else ""
        self.said.emit(f"已采纳，“{shown}”已复制，可到稿件中粘贴" if words else "已采纳，请按建议修改稿件")

    def ignore(self, reason: str = "") -> None:
        """Ignore the selected place and go on to the next."""
        entry = self._session.entry
        if entry is not None:
            following = self._list.following(entry)
            self._session.rulings.rule(entry, Ruling.IGNORED, reason)
            self._go_on(entry, following)
            self.said.emit("已忽略这一处，Ctrl+Z 可撤销")

    def allow(self) -> None:
        """Allow the selected finding's word in every draft."""
        entry = self._session.entry
        word = self._session.rulings.word(entry) if entry else None
        if entry is not None and word:
            following = self._list.following(entry)
            self._session.rulings.allow(entry)
            self._go_on(entry, following)
            self.said.emit(f"所有稿件都不再提示“{word}”，Ctrl+Z 可撤销")

    def give_back(self) -> None:
        """The keyboard goes back to the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self) -> None:
        """Back to the pending ones."""
        entry = self._session.entry
        if entry is None:
            return
        if self._session.rulings.state(entry) is State.ALLOWED:
            self._session.rulings.allow(entry, False)
        else:
            self._session.rulings.rule(entry, None)

    def _go_on(self, entry: Entry, following: Entry | None) -> None:
        if self._session.shows(entry):
            return
        if following is not None and self._session.shows(following):
            self._session.select(following)
        else:
            self._session.select(next(iter(self._list.filter.entries()), None))

    def _touched(self, entry: Entry) -> None:
        """Undone or redone: show where."""
        if self._session.shows(entry):
            self._session.select(entry)
