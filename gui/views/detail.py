"""The card of the selected finding: what is wrong, both numbers, what to do, on what basis."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.check.correction import Answer, answer
from core.check.registry import known_rule
from core.model.finding import CellMark, Finding
from core.model.finding_text import detail
from gui.style.plain_text import ElidedLabel, PlainLabel
from gui.style.style_sheet import wear_sheet
from gui.style.theme import base_font, colours, kind_pixmap, scaled, theme
from gui.views.compared_text import ComparedText
from gui.views.counterparts import Counterparts

if TYPE_CHECKING:
    from gui.state.listed_findings import CheckedDraft, Kind, ListedFinding
    from gui.state.locations import Location
    from gui.state.session import Session

_IDLE = "在清单、原文或表格中选中一处问题，这里显示依据和建议。\n按 F8 逐条查看。"
_CLEAN = "没有要处理的问题。\n点表格里的一格，或正文里的一个数，这里说明它与哪些数核对过。"
_COPIED = "与去年报告中的一句一字不差。"
_ALTERED = "与去年报告中的一句只差数字或个别字，不同之处标了颜色。"
_CHECKS = 12
_LOW = 170  # logical pixels of height
_LOWEST = 105


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
        self.head = ElidedLabel()  # one line: in a low window the answer must not be pushed out of sight
        self.head.setFont(scaled(base_font(), 1.0, bold=True))
        self.answer = _label(1.4)
        self.answer.setFont(scaled(base_font(), 1.4, bold=True))
        self.message = _label(1.08)
        self.compared = ComparedText()
        self.counterparts = Counterparts(session)
        self._first, self._fields = _grid(), _grid()  # what is said before the places, and after them
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.icon)
        top.addWidget(self.head, 1)
        body = QWidget()
        body.setObjectName("card")
        layout = self._column = QVBoxLayout(body)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.message)
        layout.addWidget(self.compared)
        layout.addWidget(self.answer)
        layout.addLayout(self._first)
        layout.addWidget(self.counterparts)
        layout.addLayout(self._fields)
        layout.addStretch(1)
        self.setWidget(body)
        session.draft_changed.connect(self._show)
        session.selected.connect(lambda _finding: session.follow_soon(self._follow))
        session.pointed.connect(self._pointed)
        theme().changed.connect(self._follow)
        self._selected(None)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Less air in a low pane; in the lowest the answer stands before the sentence, so that it is seen there too."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        order = (self.answer, self.message) if self.height() < _LOWEST else (self.message, self.answer)
        if [self._column.indexOf(widget) for widget in order] != sorted(map(self._column.indexOf, order)):
            for place, widget in enumerate((order[0], self.compared, order[1]), 1):
                self._column.removeWidget(widget)
                self._column.insertWidget(place, widget)
        self._column.setContentsMargins(14, 4 if low else 10, 14, 4 if low else 10)
        self._column.setSpacing(3 if low else 8)

    def _show(self, draft: CheckedDraft | None) -> None:
        self._draft = draft
        self._selected(None)

    def _follow(self) -> None:
        self._selected(self._session.finding)
        self._pointed(self._session.location)

    def _selected(self, finding: ListedFinding | None) -> None:
        self._clear()
        self.compared.hide()
        self._location = None
        self.shows_finding.emit(True)
        self.counterparts.show_finding(self._draft, finding)
        for one, next_ in pairwise((self, *self.counterparts.cards)):
            QWidget.setTabOrder(one, next_)
        self.icon.setVisible(finding is not None)
        self.head.setVisible(finding is not None)
        self.answer.hide()
        if finding is None or self._draft is None:
            self.message.setText(_IDLE if self._session.visible() else _CLEAN)
            wear_sheet(self.message, f"color: {colours().muted}")
            return
        tone = colours().tone(finding.kind)
        rule = known_rule(finding.rule)
        self.icon.setPixmap(kind_pixmap(finding.kind, 18, self.devicePixelRatioF()))
        self.head.setText(
            "　".join(filter(None, [f"{finding.number}", finding.kind.label, finding.category, finding.place]))
        )
        wear_sheet(self.head, f"color: {tone.text}")
        self.message.setText(finding.message)
        wear_sheet(self.message, "")
        outcome = self._session.decisions.outcome(finding)
        if isinstance(outcome, Finding):
            self._show_answer(answer(self._draft.checked.report, outcome))
            self._add("算式", "\n".join(detail(outcome)), first=True)
        if finding.suggestion and finding.suggestion not in self.answer.text():
            self._add("建议", finding.suggestion, first=True)
        self._add("另有", "，".join(self._more_places()))
        if rule is not None:
            self._add("规则", f"{rule.code}　{rule.title}。{rule.demands}")
            self._add("依据", rule.basis)
        else:
            self._add("规则", finding.rule)
        self.verticalScrollBar().setValue(0)

    def _show_answer(self, answer: Answer | None) -> None:
        """现为 5 → 应为 4; for words that are missing only what should be there."""
        if answer is not None:
            self.answer.setText(answer.sentence)
            self.answer.show()

    def _more_places(self) -> list[str]:
        """Places of the finding that have no card."""
        places = []
        if self.counterparts.zeros:
            places.append(f"{self.counterparts.zeros} 格为 0")
        if self.counterparts.left_out:
            places.append(f"{self.counterparts.left_out} 处见表格和原文中的框线")
        return places

    def _pointed(self, location: Location | None) -> None:
        """Describe a location that does not belong to the selected finding; else the finding."""
        finding, locations = self._session.finding, self._session.locations
        described = location is not None and bool(location.cells or location.copied)
        if location is None or locations is None or not described or _belongs(location, finding):
            if self._location is not None:
                self._selected(finding)
            return
        self._selected(None)
        self.answer.hide()
        self._location = location
        self.shows_finding.emit(False)
        checks = locations.checks(location)
        worst = next((check.kind for check in checks), None)
        self.icon.setPixmap(kind_pixmap(worst, 18, self.devicePixelRatioF()))
        self.icon.setVisible(bool(checks))
        self.head.setText(location.place or ("沿用去年的句子" if location.copied else "正文"))
        wear_sheet(self.head, f"color: {colours().text}")
        self.head.show()
        self.message.setText(locations.change(location) or location.description)
        wear_sheet(self.message, "")
        if location.copied is not None:
            self.message.setText(_COPIED if location.copied.is_unaltered else _ALTERED)
            self.compared.show_sentences(location.copied.now, location.copied.before)
            return
        for check in checks[:_CHECKS]:
            self._add("相符" if check.kind is None else check.kind.label, check.text, check.kind, check=True)
        if len(checks) > _CHECKS:
            self._add("", f"另有 {len(checks) - _CHECKS} 项")
        if not checks:
            self._add("核对", "没有与这一处有关的核对项目")
        self.verticalScrollBar().setValue(0)

    def copy(self) -> None:
        """Put everything that the card says on the clipboard, a line each; names before what they are of."""
        QApplication.clipboard().setText("\n".join(filter(None, self.lines())))

    def lines(self) -> list[str]:
        """What the card says, from the top, as one would write it down."""
        return [
            self.head.text(),
            self.message.text(),
            *([] if self.compared.isHidden() else [self.compared.toPlainText()]),
            *([] if self.answer.isHidden() else [self.answer.text()]),
            *_pairs(self._first),
            *(card.accessibleName() for card in self.counterparts.cards),
            *_pairs(self._fields),
        ]

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """The key of copying takes the whole card; words selected in it are copied by the label that has them."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _add(self, name: str, text: str, kind: Kind | None = None, *, first: bool = False, check: bool = False) -> None:
        if not text:
            return
        grid = self._first if first else self._fields
        row = grid.rowCount()
        key = PlainLabel(name)
        if check:
            key.setStyleSheet(f"color: {colours().tone(kind).text}")
        else:
            key.setObjectName("paneTitle")  # secondary text, coloured by the sheet of the window
        key.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        value = _label(1.0)
        value.setText(text)
        value.setAccessibleName(f"{name}：{text}")
        grid.addWidget(key, row, 0)
        grid.addWidget(value, row, 1)

    def _clear(self) -> None:
        while (item := self._first.takeAt(0) or self._fields.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def texts(self) -> list[str]:
        """All texts of the card, from the top."""
        grids = (self._first, self._fields)
        items = [item.widget() for grid in grids for i in range(grid.count()) if (item := grid.itemAt(i))]
        labels = [w.text() for w in items if isinstance(w, QLabel)]
        return [
            self.head.text(),
            self.message.text(),
            *([] if self.answer.isHidden() else [self.answer.text()]),
            *(card.value_text() for card in self.counterparts.cards),
            *labels,
        ]


def _belongs(location: Location, finding: ListedFinding | None) -> bool:
    """True where the location is one of the finding's own."""
    marks = finding.marks if finding else ()
    if location.is_cell and location.cells:
        return any(isinstance(m, CellMark) and (m.table, m.row, m.column) == location.cells[0] for m in marks)
    return any(set(m.spans) & set(location.spans) for m in marks)


def _pairs(grid: QGridLayout) -> list[str]:
    """The rows of a grid of names and values."""
    values = [item.widget() for i in range(grid.count()) if (item := grid.itemAt(i))]
    return [widget.accessibleName() for widget in values if widget is not None and widget.accessibleName()]


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    return grid


def _label(factor: float) -> QLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    label.setFont(scaled(base_font(), factor))
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
