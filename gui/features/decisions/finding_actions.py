"""Decisions about the selected finding: to be mended (adopt), ignored, its word allowed, a note; undo and redo.

Ignoring is for one place, allowing for a word in every draft, and a rule is switched off in the settings only.

The single-letter keys work only while the findings list has the keyboard, so they never meet Chinese input.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QUndoGroup
from PySide6.QtWidgets import QMenu

from core.check.correction import correction
from core.model.finding import Finding
from core.review.decisions import Decision, State
from gui.actions.table import COPY_ACTIONS, FINDING_ACTIONS, OUTSIDE_ACTIONS
from gui.features.decisions.decision_bar import DecisionBar
from gui.features.feature import Feature, Slots, WindowParts
from gui.state.listed_findings import Kind
from gui.style.accessibility import announce
from gui.style.plain_text import plain_box
from gui.views.banner import BannerMessage

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.state.listed_findings import ListedFinding

REASONS = ("已核实无误", "专有名称或固定用语", "按上级或本地要求", "不影响送签")
_SHOWN = 40  # characters of a correction that the status bar quotes
_NAMED = 12  # numbers of findings that a question lists
_PLACE = "（第 "  # how the name of a step goes on to the number of its finding
_ON_BUTTON = 8  # and that the button quotes


class FindingActions(Feature):
    """Carries out the decisions and owns the bar below the detail card."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._list = parts.desk.findings.list
        self._replayed: ListedFinding | None = None  # whose decision was undone or redone last
        self._copied = ""  # the correction that was copied last
        actions, decisions = parts.actions, parts.session.decisions
        self.reasons = actions.submenus["reasons"]
        for reason in REASONS:
            self.reasons.addAction(reason).triggered.connect(lambda _checked=False, reason=reason: self.ignore(reason))
        for spec in (*FINDING_ACTIONS, *COPY_ACTIONS):
            if spec.in_list:
                self._list.addAction(actions[spec.name])
        _follow_undo(decisions.undo, actions["undo"], actions["redo"])
        self.bar = DecisionBar(parts.session, actions, self._list.take_focus)
        parts.desk.add_below_detail(self.bar)
        parts.desk.detail.shows_finding.connect(self.bar.follow_card)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._show_menu)
        decisions.replayed.connect(self._show_replayed)
        self._way_on: BannerMessage | None = None
        self._finished = False  # everything is decided, and that has been said
        decisions.changed.connect(self._tell_finished)
        self._session.selected.connect(lambda _finding: self.update_actions())
        self._session.shown_changed.connect(self.update_actions)
        self._session.draft_changed.connect(lambda _draft: self.update_actions())
        self._session.draft_shown.connect(self._tell_carried)

    def slots(self) -> Slots:
        """Everything but "rule", which opens the settings."""
        return {
            "adopt": self.adopt, "ignore": self.ignore, "ignore_alike": self.ask_alike, "allow": self.allow,
            "restore": self.restore, "annotate": self.bar.write, "undo": self.undo, "redo": self.redo,
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
            self._actions.fill(self.menu, (*FINDING_ACTIONS, *OUTSIDE_ACTIONS[:1], *COPY_ACTIONS))
            self.menu.popup(self._list.viewport().mapToGlobal(point))

    def update_actions(self) -> None:
        """Enable what can be done about the selected finding."""
        a, finding, decisions = self._actions, self._session.finding, self._session.decisions
        state = decisions.state(finding) if finding else State.PENDING
        outcome = decisions.outcome(finding) if finding else None
        a["adopt"].setEnabled(isinstance(outcome, Finding) and state is not State.ADOPTED)
        words = self._correction(finding)
        a["adopt"].setText(f"要改并复制“{_shortened(words, _ON_BUTTON)}”" if words else "要改")
        a["ignore"].setEnabled(finding is not None and state is not State.IGNORED)
        self.reasons.setEnabled(finding is not None)
        alike = len(decisions.alike(finding)) if finding else 0
        a["ignore_alike"].setEnabled(alike > 1)
        a["ignore_alike"].setText(f"同类都忽略（{alike} 处）…" if alike > 1 else "同类都忽略…")
        a["allow"].setEnabled(finding is not None and bool(decisions.word(finding)) and state.stands)
        for name in ("annotate", "rule"):
            a[name].setEnabled(finding is not None)
        a["restore"].setEnabled(state is not State.PENDING)
        self.bar.follow()

    def _show_message(self, text: str) -> None:
        self._parts.show_message(text)
        announce(self._parts.window.statusBar(), text)

    def _correction(self, finding: ListedFinding | None) -> str | None:
        """What can be pasted in the place of the finding."""
        draft = self._session.draft
        outcome = self._session.decisions.outcome(finding) if finding else None
        if draft is None or not isinstance(outcome, Finding):
            return None
        return correction(draft.checked.report, outcome)

    def adopt(self) -> None:
        """Note that the selected finding is to be mended; its correction goes to the clipboard.

        The finding stays selected: the user now corrects it in the word processor. Where there is nothing to paste the
        correction of an earlier finding is taken off the clipboard, so that it is not pasted here.
        """
        finding = self._session.finding
        outcome = self._session.decisions.outcome(finding) if finding else None
        if finding is None or not isinstance(outcome, Finding):
            return
        words, clipboard = self._correction(finding), QGuiApplication.clipboard()
        if words:
            clipboard.setText(words)
        elif self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = words or ""
        self._session.decisions.decide(finding, Decision.ADOPTED)
        if words:
            self._show_message(f"已记下要改，“{_shortened(words, _SHOWN)}”已复制，请到稿件中粘贴；稿件尚未改动")
        else:
            self._show_message("已记下要改，请按建议修改稿件；稿件尚未改动")

    def undo(self) -> None:
        """Take the last decision back, and say which."""
        self._replay("已撤销", self._session.decisions.undo.undoText, self._session.decisions.undo.undo)

    def redo(self) -> None:
        """Make the decision again that was taken back last, and say which."""
        self._replay("已重做", self._session.decisions.undo.redoText, self._session.decisions.undo.redo)

    def _replay(self, done: str, name: Callable[[], str], replay: Callable[[], object]) -> None:
        what, at, rest = name().partition(_PLACE)
        self._replayed = None
        replay()
        if self._replayed is not None and at:  # the number that it has now: another check may have counted anew
            rest = f"{self._replayed.number} 处）"
        elif at:
            at, rest = "", "（这一处已不在清单里）"
        if what:
            self._show_message(f"{done}：{what}{at}{rest}")

    def ignore(self, reason: str = "") -> None:
        """Ignore the selected finding at this place and go on to the next."""
        finding = self._session.finding
        if finding is not None:
            following = self._list.following(finding)
            if following is not None and State.IGNORED not in self._session.states:
                self._session.select(following)  # before this one goes: else every pane would be emptied in between
            self._session.decisions.decide(finding, Decision.IGNORED, reason)
            self._select_next(finding, following)
            self._show_message("已忽略这一处，Ctrl+Z 可撤销")

    def ask_alike(self) -> None:
        """Ask whether all of one kind are ignored, and say how many and which these are."""
        finding = self._session.finding
        alike = self._session.decisions.alike(finding) if finding else []
        if finding is None or not alike:
            return
        self.box = box = plain_box(self._parts.window)
        box.setWindowTitle("同类都忽略")
        box.setText(f"与这一处同类的共有 {len(alike)} 处，都忽略吗？")
        numbers = "、".join(str(e.number) for e in alike[:_NAMED]) + ("…" if len(alike) > _NAMED else "")
        box.setInformativeText(f"{finding.message}\n第 {numbers} 处；忽略后可用 Ctrl+Z 一次撤销。")
        yes = box.addButton(f"忽略 {len(alike)} 处", box.ButtonRole.AcceptRole)
        box.addButton("取消", box.ButtonRole.RejectRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        yes.clicked.connect(lambda: self._ignore_all(finding))
        box.open()

    def _ignore_all(self, finding: ListedFinding) -> None:
        """Ignore the fellows of a finding, as they are by now."""
        alike = self._session.decisions.alike(finding)
        following = self._list.following(finding, among=alike)
        self._session.decisions.ignore_all(alike)
        self._select_next(finding, following)
        self._show_message(f"已忽略同类 {len(alike)} 处，Ctrl+Z 可一次撤销")

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

    def _tell_carried(self) -> None:
        """Say that decisions on another file of the same organ and year hold for this draft too."""
        carried = self._session.decisions.carried()
        if carried is None:
            return
        path, stands = carried
        done = "、".join(
            f"{state.label} {count} 处"
            for state, count in ((State.ADOPTED, stands.adopted), (State.IGNORED, stands.ignored))
            if count
        )
        text = f"沿用了对《{Path(path).name}》的处理：{done}"
        actions = (("查看", self._list_decided), ("不沿用", self._drop_carried))
        self._parts.desk.banner.show_message(BannerMessage(text, Kind.HINT, actions, tip=path))

    def _tell_finished(self) -> None:
        """After the last finding is decided, show the ways on; they go when one is pending again."""
        done, count = self._session.progress()
        finished, before = bool(count) and done == count, self._finished
        self._finished = finished
        banner = self._parts.desk.banner
        if finished and not before:
            stands = self._session.decisions.tally()
            told = ((State.ADOPTED, stands.adopted), (State.IGNORED, stands.ignored), (State.ALLOWED, stands.allowed))
            words = "、".join(f"{state.label} {number} 处" for state, number in told if number)
            mend = "。要改的请在 Word 中改好，保存后会再核对" if stands.adopted else ""
            names = ("sheet", "annotated_copy", "sign", *(("open_outside",) if stands.adopted else ()))
            self._way_on = BannerMessage(
                f"{count} 处都已处理：{words}{mend}", None,
                tuple((self._actions[name].text(), self._actions[name].trigger) for name in names),
            )  # fmt: skip
            banner.show_message(self._way_on)
        elif before and not finished and self._way_on is not None and banner.message is self._way_on:
            banner.clear()

    def _list_decided(self) -> None:
        """List what was decided too, ignored findings among it, and go to the first of these."""
        session = self._session
        session.set_states(session.states | {State.ADOPTED, State.IGNORED})
        decided = (e for e in session.visible() if session.decisions.state(e) in (State.ADOPTED, State.IGNORED))
        session.select(next(decided, session.finding))

    def _drop_carried(self) -> None:
        self._session.decisions.drop_carried()
        self._parts.desk.banner.clear()
        self._show_message("没有沿用另一份稿件的处理，各处都待处理")

    def _select_next(self, finding: ListedFinding, following: ListedFinding | None) -> None:
        if self._session.shows(finding):
            return
        if following is not None and self._session.shows(following):
            self._session.select(following)
        else:
            self._session.select(next(iter(self._list.filter.findings()), None))

    def _show_replayed(self, finding: ListedFinding) -> None:
        """Select the finding whose decision was undone or redone, and have the card speak of it."""
        self._replayed = finding
        if self._session.shows(finding):
            self._session.point_at(None)
            self._session.select(finding)


def _shortened(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most]}…"


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
