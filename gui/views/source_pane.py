"""The source with its bar: pages, zoom, finding words. Text and pages of a draft stand in the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QSpinBox, QStackedWidget, QVBoxLayout, QWidget

from gui.style.plain_text import PlainLabel
from gui.views.find_bar import FindBar
from gui.views.pane_bar import PaneBar
from gui.views.part_strip import PartStrip
from gui.views.source_pdf import SourcePdf
from gui.views.source_text import SourceText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from core.model.document import Span
    from gui.state.listed_findings import CheckedDraft
    from gui.state.session import Session

_GAP = 2  # between the buttons of a bar


class SourcePane(QWidget):
    """Bar, find bar, and whichever view the draft has. ``unfold_asked`` for the tables beside it."""

    unfold_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = SourceText(session)
        self.pdf = SourcePdf(session)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.text)
        self.stack.addWidget(self.pdf)
        self.finder = FindBar(session)
        self.bar = PaneBar("原文")
        self.parts = PartStrip(session)
        self.bar.row.setContentsMargins(4, 2, 4, 2)
        self.bar.row.replaceWidget(self.bar.title, self.parts)
        self.bar.title.hide()
        self.page = QSpinBox()
        self.page.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.page.setAccessibleName("页码")
        self.page.setAccessibleDescription("输入页码后回车，转到那一页")
        self.page.setToolTip("转到页（Ctrl+G）")
        self.page.setKeyboardTracking(False)
        self.pages = PlainLabel()
        self.pages.setObjectName("paneTitle")
        self._of_pages = [
            self.bar.add("上一页", "page-up", "上一页（Ctrl+PgUp）", lambda: self.turn(-1)), self.page, self.pages,
            self.bar.add("下一页", "page-down", "下一页（Ctrl+PgDown）", lambda: self.turn(1)),
        ]  # fmt: skip
        for place, widget in ((self.bar.row.count() - 1, self.page), (self.bar.row.count(), self.pages)):
            self.bar.row.insertWidget(place, widget)
        self._sizes = [
            self.bar.add("缩小原文", "zoom-out", "缩小原文（Ctrl+-）", lambda: self.zoom(-1)),
            self.bar.add("放大原文", "zoom-in", "放大原文（Ctrl++）", lambda: self.zoom(1)),
            self.bar.add("适合宽度", "zoom-fit", "原文适合宽度（Ctrl+0）", lambda: self.zoom(0)),
        ]
        self._find = self.bar.add("查找", "find", "在原文中查找（Ctrl+F）", self.finder.open_bar)
        self.unfold_button = self.bar.add("展开表格", "pane-unfold", "展开表格（Ctrl+T）", self.unfold_asked.emit)
        self.unfold_button.hide()
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.bar, self.finder, self.stack):
            layout.addWidget(widget)
        layout.setStretch(2, 1)
        self.page.editingFinished.connect(lambda: self.pdf.go_to_page(self.page.value()))
        self.pdf.page_changed.connect(self._paged)
        self.finder.hits_changed.connect(self._hits)
        self.finder.closed.connect(lambda: self.current.setFocus())
        session.draft_changed.connect(self._show)
        self.parts.listed.connect(self._fit)
        self._show(None)

    @property
    def current(self) -> SourceText | SourcePdf:
        """The view in front."""
        return self.pdf if self.stack.currentWidget() is self.pdf else self.text

    def _show(self, draft: CheckedDraft | None) -> None:
        paged = bool(draft and draft.checked.document.pictured)
        if draft is not None:
            self.stack.setCurrentWidget(self.pdf if paged else self.text)
        for widget in self._of_pages:
            widget.setVisible(paged)
        self._fit()

    def _paged(self, page: int, count: int) -> None:
        with QSignalBlocker(self.page):
            self.page.setRange(1, max(count, 1))
            self.page.setValue(page)
        self.pages.setText(f"/ {count} 页")

    def _hits(self, hits: Sequence[tuple[Span, ...]], current: int) -> None:
        self.current.show_hits(hits, current)

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps; 0 fits the width."""
        self.current.zoom(steps)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the bar within the pane."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out of a narrow bar what has keys and stands in the menu, and the counts of the parts, in this order.

        First the buttons for sizes, then the counts, then the button for finding words. The parts stay whole.
        """
        margins = self.bar.row.contentsMargins()
        taken = margins.left() + margins.right() + sum(map(_width, self._always()))
        room, sizes, find = self.width() - taken, sum(map(_width, self._sizes)), _width(self._find)
        self.parts.set_brief(False)
        self._show_sizes(self.parts.easy_width + find + sizes <= room)
        brief = self.parts.least_width + find > room
        self.parts.set_brief(True)
        self.setMinimumWidth(self.parts.least_width + taken)
        self.parts.set_brief(brief)
        self._find.setVisible(self.parts.least_width + find <= room)

    def _always(self) -> list[QWidget]:
        """What else stands in the bar now."""
        return [widget for widget in (*self._of_pages, self.unfold_button) if not widget.isHidden()]

    def _show_sizes(self, on: bool) -> None:
        for button in self._sizes:
            button.setVisible(on)

    def show_unfold(self, on: bool) -> None:
        """Offer to bring the tables back while they are folded away."""
        self.unfold_button.setVisible(on)
        self._fit()

    def turn(self, by: int) -> None:
        """Go to the next or previous page."""
        self.pdf.go_to_page(self.pdf.page + by)

    def ask_page(self) -> None:
        """Let the user type a page number."""
        if self.current is self.pdf:
            self.page.setFocus()
            self.page.selectAll()

    def open_find(self) -> None:
        """Open the find bar with the words selected in the text, if any."""
        chosen = self.text.textCursor().selectedText() if self.current is self.text else ""
        self.finder.open_bar(chosen if len(chosen) <= 40 else "")


def _width(widget: QWidget) -> int:
    """The room that a widget of the bar takes, with the gap before it."""
    return widget.sizeHint().width() + _GAP
