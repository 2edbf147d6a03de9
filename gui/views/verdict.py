"""The strip on top: the verdict in one sentence, what was checked, and which report this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.review.verdict import coverage, decided_verdict, left_out, left_out_at_length, switched_off
from gui.state.listed_findings import CheckedDraft, Kind
from gui.style.plain_text import PlainLabel, plain_tip
from gui.style.theme import base_font, colours, kind_pixmap, scaled, theme

if TYPE_CHECKING:
    from gui.state.session import Session


def identity(draft: CheckedDraft) -> str:
    """Organ, year and form as recognised."""
    report = draft.checked.report
    year = f"{report.year} 年度" if report.year else "年份未识别"
    return " · ".join([report.organ or "单位未识别", year, f"{report.form.version} 年格式"])


def _elided(label: QLabel, text: str, ems: int) -> str:
    """The text cut in its middle to so many characters' width: a long name must not push the window wide."""
    metrics = label.fontMetrics()
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, metrics.horizontalAdvance("国") * ems)


class VerdictStrip(QFrame):
    """Icon, headline and addition on the left; identity and coverage on the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict")
        self._session = session
        self._draft: CheckedDraft | None = None
        self._kind: Kind | None = None
        self.icon = PlainLabel()
        self.headline = PlainLabel()
        self.addition = PlainLabel()
        self.identity = PlainLabel()
        self.coverage = PlainLabel()
        self.headline.setFont(scaled(base_font(), 1.55, bold=True))
        self.identity.setFont(scaled(base_font(), 1.05, bold=True))
        for label in (self.headline, self.addition, self.identity, self.coverage):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        right = QVBoxLayout()
        right.setSpacing(1)
        for label in (self.identity, self.coverage):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            right.addWidget(label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 14, 7)
        layout.setSpacing(10)
        layout.addWidget(self.icon)
        layout.addWidget(self.headline)
        layout.addWidget(self.addition, 1)
        layout.addLayout(right)
        session.draft_changed.connect(self._show)
        session.shown_changed.connect(self._show_verdict)
        theme().changed.connect(self._colour)

    def _show(self, draft: CheckedDraft | None) -> None:
        self._draft = draft
        if draft is None:
            return
        organ = identity(draft)
        self.identity.setText(_elided(self.identity, organ, 34))
        self.identity.setToolTip(plain_tip(f"{organ}\n{draft.checked.path}"))
        name = _elided(self.coverage, draft.checked.path.name, 18)
        result = draft.checked.result
        parts = (name, coverage(result), switched_off(draft.checked.report), left_out(result))
        self.coverage.setText("　".join(filter(None, parts)))
        self.coverage.setToolTip(plain_tip(left_out_at_length(result)))
        self._show_verdict()

    def _show_verdict(self) -> None:
        """The verdict after the user's decisions."""
        if self._draft is None:
            return
        verdict = decided_verdict(self._draft.checked.result, self._session.decisions.tally())
        self._kind = Kind(verdict.level) if verdict.level else None
        self.headline.setText(verdict.headline)
        self.addition.setText(verdict.addition)
        self.setAccessibleName(f"结论：{verdict.sentence}")
        self._colour()

    def _colour(self) -> None:
        tone = colours().tone(self._kind)
        self.icon.setPixmap(kind_pixmap(self._kind, 28, self.devicePixelRatioF()))
        self.setStyleSheet(
            f"QFrame#verdict {{ background: {tone.tint}; border: 1px solid {tone.mark}; border-radius: 6px; }}"
            f"QFrame#verdict QLabel {{ color: {tone.text}; background: transparent; }}"
        )
