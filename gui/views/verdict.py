"""The line on top: the verdict in one sentence, and the way to everything that was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from core.review.verdict import CAUTION, checked_count, coverage, decided_verdict, left_out, switched_off
from gui.state.listed_findings import CheckedDraft, Kind
from gui.style.plain_text import ElidedLabel, PlainLabel, plain_tip
from gui.style.style_sheet import wear_sheet
from gui.style.theme import base_font, colours, icon, kind_pixmap, scaled, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gui.state.session import Session

_ICON = 22
_WIDE = 60  # characters of width from which the coverage is told in full


def identity(draft: CheckedDraft) -> str:
    """Organ, year and form as recognised."""
    report = draft.checked.report
    year = f"{report.year} 年度" if report.year else "年份未识别"
    return " · ".join([report.organ or "单位未识别", year, f"{report.form.version} 年格式"])


class VerdictStrip(QFrame):
    """Icon, headline and addition on the left; on the right the coverage, a button (``list_asked``).

    Under a verdict that lets the draft pass stands what a program cannot vouch for.
    """

    list_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict")
        self._session = session
        self._draft: CheckedDraft | None = None
        self._kind: Kind | None = None
        self.icon = PlainLabel()
        self.headline = PlainLabel()
        self.headline.setFont(scaled(base_font(), 1.3, bold=True))
        self.headline.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.addition = ElidedLabel()
        self.caution = ElidedLabel(CAUTION)
        self.caution.hide()
        self.coverage = QToolButton()
        self.coverage.setObjectName("coverage")
        self.coverage.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.coverage.setIconSize(QSize(14, 14))
        self.coverage.clicked.connect(self.list_asked)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.headline)
        line.addWidget(self.addition, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(line)
        words.addWidget(self.caution)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 2, 6, 2)
        layout.setSpacing(10)
        layout.addWidget(self.icon)
        layout.addLayout(words, 1)
        layout.addWidget(self.coverage)
        session.draft_changed.connect(self._show)
        session.shown_changed.connect(lambda: session.follow_later(self._show_verdict))
        theme().changed.connect(self._colour)

    def _show(self, draft: CheckedDraft | None) -> None:
        self._draft = draft
        if draft is None:
            return
        result = draft.checked.result
        told = coverage(result)
        unlooked = filter(None, (switched_off(draft.checked.report), left_out(result)))
        self.coverage.setToolTip(plain_tip("\n".join((told, *unlooked, "点击查看核对过的每一项"))))
        self.coverage.setAccessibleName(told)
        self._fit()
        self._show_verdict()

    def _fit(self) -> None:
        """Tell the coverage in full where there is room."""
        if self._draft is not None:
            wide = self.width() > self.fontMetrics().horizontalAdvance("国") * _WIDE
            result = self._draft.checked.result
            self.coverage.setText(coverage(result) if wide else checked_count(result))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Fit the coverage to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _show_verdict(self) -> None:
        """The verdict after the user's decisions."""
        if self._draft is None:
            return
        verdict = decided_verdict(self._draft.checked.result, self._session.decisions.tally())
        self._kind = Kind(verdict.level) if verdict.level else None
        self.headline.setText(verdict.headline)
        self.addition.setText(verdict.addition)
        self.caution.setVisible(verdict.level is None)
        self.setAccessibleName("。".join(filter(None, (f"结论：{verdict.sentence}", verdict.caution))))
        self._colour()

    def _colour(self) -> None:
        tone = colours().tone(self._kind)
        self.icon.setPixmap(kind_pixmap(self._kind, _ICON, self.devicePixelRatioF()))
        self.coverage.setIcon(icon("list", tone.text, 14))
        wear_sheet(
            self,
            f"QFrame#verdict {{ background: {tone.tint}; border: 1px solid {tone.mark}; border-radius: 6px; }}"
            f"QFrame#verdict QLabel {{ color: {tone.text}; background: transparent; }}"
            f"QToolButton#coverage {{ color: {tone.text}; padding: 3px 6px; }}"
            f"QToolButton#coverage:hover {{ background: {colours().base}; }}"
            f"QToolButton#coverage:focus {{ border: 1px solid {tone.text}; }}",
        )
