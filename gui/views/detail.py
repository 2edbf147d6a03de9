"""The card of the selected finding: what is wrong, both numbers, what to do, on what basis."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.check.registry import known_rule
from core.model.finding import CellMark, Finding
from core.model.finding_text import sum_steps
from gui.style.plain_text import PlainLabel
from gui.style.theme import base_font, colours, kind_pixmap, scaled, theme
from gui.views.counterparts import Counterparts

if TYPE_CHECKING:
    from gui.state.listed_findings import CheckedDraft, Kind, ListedFinding
    from gui.state.locations import Location
    from gui.state.session import Session

_IDLE = "在清单、原文或表格中选中一处问题，这里显示依据和建议。\n按 F8 逐条查看。"
_CLEAN = "没有要处理的问题。\n点表格里的一格，或正文里的一个数，这里说明它与哪些数核对过。"
_CHECKS = 12


class DetailCard(QScrollArea):
    """Follows the session's finding; a location that the user points at is described instead.

    ``shows_finding(True)`` when the card is about the selected finding again, ``shows_finding(False)`` when it is about
    a location.
    """

    shows_finding = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: CheckedDraft | None = None
        self._location: Location | None = None  # described instead of the selected finding
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("问题详情")
        self.setAccessibleDescription("选中问题的说明、相关位置、依据和建议；上下键滚动，Tab 到相关位置")
        self.icon = PlainLabel()
        self.head = PlainLabel()
        self.head.setFont(scaled(base_font(), 1.0, bold=True))
        self.head.setWordWrap(True)
        self.message = _label(1.12)
        self.counterparts = Counterparts(session)
        self._fields = QGridLayout()
        self._fields.setHorizontalSpacing(12)
        self._fields.setVerticalSpacing(6)
        self._fields.setColumnStretch(1, 1)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.icon)
        top.addWidget(self.head, 1)
        body = QWidget()
        body.setObjectName("card")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.message)
        layout.addWidget(self.counterparts)
        layout.addLayout(self._fields)
        layout.addStretch(1)
        self.setWidget(body)
        session.draft_changed.connect(self._show)
        session.selected.connect(self._selected)
        session.pointed.connect(self._pointed)
        theme().changed.connect(self._colour)
        self._selected(None)

    def _show(self, draft: CheckedDraft | None) -> None:
        self._draft = draft
        self._selected(None)

    def _colour(self) -> None:
        self._selected(self._session.finding)
        self._pointed(self._session.location)

    def _selected(self, finding: ListedFinding | None) -> None:
        self._clear()
        self._location = None
        self.shows_finding.emit(True)
        self.counterparts.show_finding(self._draft, finding)
        for one, next_ in pairwise((self, *self.counterparts.cards)):
            QWidget.setTabOrder(one, next_)
        self.icon.setVisible(finding is not None)
        self.head.setVisible(finding is not None)
        if finding is None or self._draft is None:
            self.message.setText(_IDLE if self._session.visible() else _CLEAN)
            self.message.setStyleSheet(f"color: {colours().muted}")
            return
        tone = colours().tone(finding.kind)
        rule = known_rule(finding.rule)
        self.icon.setPixmap(kind_pixmap(finding.kind, 18, self.devicePixelRatioF()))
        self.head.setText(
            "　".join(filter(None, [f"{finding.number}", finding.kind.label, finding.category, finding.place]))
        )
        self.head.setStyleSheet(f"color: {tone.text}")
        self.message.setText(finding.message)
        self.message.setStyleSheet("")
        if finding.expected is not None:
            self._add("应为", finding.expected, bold=True)
        if finding.actual is not None:
            self._add("实为", finding.actual, bold=True)
        outcome = self._session.decisions.outcome(finding)
        if isinstance(outcome, Finding):
            self._add("算式", "\n".join(sum_steps(outcome)))
        if self.counterparts.left_out:
            self._add("位置", f"另有 {self.counterparts.left_out} 处，见表格和原文中的框线")
        if finding.suggestion:
            self._add("建议", finding.suggestion)
        if rule is not None:
            self._add("规则", f"{rule.code}　{rule.title}。{rule.demands}")
            self._add("依据", rule.basis)
        else:
            self._add("规则", finding.rule)
        self.verticalScrollBar().setValue(0)

    def _pointed(self, location: Location | None) -> None:
        """Describe a location that does not belong to the selected finding; else the finding."""
        finding, locations = self._session.finding, self._session.locations
        if location is None or locations is None or not location.cells or _belongs(location, finding):
            if self._location is not None:
                self._selected(finding)
            return
        self._selected(None)
        self._location = location
        self.shows_finding.emit(False)
        checks = locations.checks(location)
        worst = next((check.kind for check in checks), None)
        self.icon.setPixmap(kind_pixmap(worst, 18, self.devicePixelRatioF()))
        self.icon.setVisible(bool(checks))
        self.head.setText(location.place or "正文")
        self.head.setStyleSheet(f"color: {colours().text}")
        self.head.show()
        before = locations.before(location)
        self.message.setText(location.description + (f"　去年 {before}" if before is not None else ""))
        self.message.setStyleSheet("")
        for check in checks[:_CHECKS]:
            self._add("相符" if check.kind is None else check.kind.label, check.text, check.kind, check=True)
        if len(checks) > _CHECKS:
            self._add("", f"另有 {len(checks) - _CHECKS} 项")
        if not checks:
            self._add("核对", "没有与这一处有关的核对项目")
        self.verticalScrollBar().setValue(0)

    def _add(self, name: str, text: str, kind: Kind | None = None, *, bold: bool = False, check: bool = False) -> None:
        if not text:
            return
        row = self._fields.rowCount()
        key = PlainLabel(name)
        key.setStyleSheet(f"color: {colours().tone(kind).text if check else colours().muted}")
        key.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        value = _label(1.0)
        if bold:
            value.setFont(scaled(base_font(), 1.0, bold=True))
        value.setText(text)
        value.setAccessibleName(f"{name}：{text}")
        self._fields.addWidget(key, row, 0)
        self._fields.addWidget(value, row, 1)

    def _clear(self) -> None:
        while (item := self._fields.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def texts(self) -> list[str]:
        """All texts of the card, from the top."""
        items = (item.widget() for i in range(self._fields.count()) if (item := self._fields.itemAt(i)))
        labels = [w.text() for w in items if isinstance(w, QLabel)]
        return [
            self.head.text(),
            self.message.text(),
            *(card.value_text() for card in self.counterparts.cards),
            *labels,
        ]


def _belongs(location: Location, finding: ListedFinding | None) -> bool:
    """True where the location is one of the finding's own."""
    marks = finding.marks if finding else ()
    if location.is_cell and location.cells:
        return any(isinstance(m, CellMark) and (m.table, m.row, m.column) == location.cells[0] for m in marks)
    return any(set(m.spans) & set(location.spans) for m in marks)


def _label(factor: float) -> QLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    label.setFont(scaled(base_font(), factor))
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
