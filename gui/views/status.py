"""The status line: position in the list, sum of the selected cells, progress of a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QPushButton, QStatusBar

from gui.state.session import Session, Stage
from gui.style.accessibility import announce
from gui.style.plain_text import PlainLabel

if TYPE_CHECKING:
    from gui.state.listed_findings import ListedFinding
    from gui.views.findings import FindingsList


_SAID = 8000  # milliseconds that a sentence stays


class StatusLine:
    """Fills a status bar and follows the session."""

    def __init__(self, bar: QStatusBar, session: Session, findings: FindingsList) -> None:
        self._bar, self._session, self._findings = bar, session, findings
        self._hint = self._said = ""
        self._in_front = True
        self.tally = PlainLabel()
        self.tally.setAccessibleName("所选单元格的合计")
        self.tally.setContentsMargins(8, 0, 8, 0)
        self.standing = PlainLabel()
        self.standing.setContentsMargins(8, 0, 8, 0)
        self.stage = PlainLabel()
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName("校对进度")
        self.cancel_button = QPushButton("取消")
        self.cancel_button.setStyleSheet("padding: 1px 10px")
        self.cancel_button.clicked.connect(session.cancel)
        for widget in (self.tally, self.stage, self.progress, self.cancel_button):
            bar.addPermanentWidget(widget)
            widget.hide()
        bar.addPermanentWidget(self.standing)
        session.running_changed.connect(self._running)
        session.progressed.connect(self._progress)
        session.selected.connect(self.show_position)
        for changed in (session.shown_changed, findings.filter.narrowed):
            changed.connect(lambda: self.show_position(session.finding))
        session.draft_changed.connect(lambda _draft: self.show_position(None))
        session.draft_shown.connect(lambda: self.show_position(session.finding))  # the list has been filled since
        findings.turned_round.connect(lambda sentence: bar.showMessage(sentence, _SAID))
        session.stage_changed.connect(self._staged)
        session.cells_selected.connect(self._show_tally)
        session.cancelled.connect(lambda: bar.showMessage("已取消校对", 5000))

    def hint(self, text: str) -> None:
        """What the entry of a menu under the mouse does; without words, what was said before is said again."""
        if text:
            if not self._hint:
                self._said = self._bar.currentMessage()
            self._bar.showMessage(text)
        elif self._hint and self._bar.currentMessage() in (self._hint, ""):
            self._bar.showMessage(self._said, _SAID)
        self._hint = text

    def _running(self, on: bool) -> None:
        if on:
            self._bar.clearMessage()
        in_place = on and self._session.stage is Stage.READY
        for widget in (self.stage, self.progress, self.cancel_button):
            widget.setVisible(in_place)

    def _progress(self, _path: object, stage: str, fraction: float) -> None:
        self.stage.setText(f"{stage}…")
        self.progress.setValue(round(fraction * self.progress.maximum()))

    def _staged(self, stage: Stage) -> None:
        self._show_standing()
        if stage is Stage.EMPTY:  # what was said of a draft goes with it
            self._bar.clearMessage()
        if stage is Stage.FAILED and self._session.failure is not None:
            announce(self._bar, self._session.failure.message)

    def set_in_front(self, on: bool) -> None:
        """Whether the draft is in front; of one behind another page nothing is told."""
        self._in_front = on
        self._show_standing()

    def _show_standing(self) -> None:
        seen = self._in_front and self._session.stage is Stage.READY
        self.standing.setVisible(seen)
        self.tally.setVisible(seen and bool(self.tally.text()))

    def _show_tally(self, sentence: str) -> None:
        self.tally.setText(sentence)
        self.tally.setVisible(bool(sentence))
        announce(self.tally, sentence)

    def show_position(self, finding: ListedFinding | None) -> None:
        """Show and announce which of how many findings is selected."""
        position, count = self._findings.standing()
        if self._session.draft is None:
            self.standing.clear()
        elif finding is None:
            self.standing.setText(f"共 {count} 处　F8 逐条查看" if count else "")
        else:
            text = f"第 {finding.number} 处，共 {count} 处"
            if position != finding.number:  # the list leaves some out: its rows bear the numbers of the findings
                text = f"第 {finding.number} 处，清单列出 {count} 处"
            done, all_ = self._session.progress()
            self.standing.setText(f"{text}　已处理 {done}/{all_}" if done else text)
            announce(self.standing, f"{text}。{finding.kind.label}：{finding.message}")
