"""The pages shown when no draft is: the start page, the busy page, and the page of a draft that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.load.formats import spoken_list
from gui.state.listed_findings import Kind
from gui.style.plain_text import PlainLabel, menu_text, plain_tip
from gui.style.theme import base_font, colours, icon, kind_pixmap, pixmap, scaled, theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from gui.state.load_failure import LoadFailure
    from gui.state.recent_drafts import RecentDraft

_Label = TypeVar("_Label", bound=QLabel)

KINDS = (
    "Word、WPS、PDF、OFD、RTF、网页或纯文本；几份一起拖、整个文件夹拖进来都可以\n也可以复制全文，在这里按 Ctrl+V 粘贴"
)


def _centred(text: str, factor: float, *, bold: bool = False) -> QLabel:
    return _set_out(PlainLabel(text), factor, bold=bold)


def _set_out(label: _Label, factor: float, *, bold: bool = False) -> _Label:
    """Centred and wrapped, in letters so many times as large."""
    label.setFont(scaled(base_font(), factor, bold=bold))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label


class _WholeText(PlainLabel):
    """A wrapped text that never has less height than its lines: a low window takes that from what is beside it."""

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Its lines follow its width."""
        super().resizeEvent(event)
        self._keep_lines()

    def show_text(self, text: str) -> None:
        """Another text, at the same width."""
        self.setText(text)
        self._keep_lines()

    def _keep_lines(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))  # -1 while it is empty


class DropTarget(QFrame):
    """A dashed field with the invitation in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hot = False
        self.setAccessibleName("把稿件拖到这里")

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """A dashed, rounded edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = colours()
        painter.setPen(QPen(QColor(c.accent if self.hot else c.muted), 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(c.select if self.hot else c.base))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 14, 14)
        painter.end()


_MUCH, _LITTLE = (720, 420), (420, 0)  # room for the words, in logical pixels
_LOW = 560  # logical pixels of height below which words have all the room


class StartPage(QWidget):
    """The empty state. ``open_asked``, ``folder_asked``, ``example_asked``, ``path_asked(Path)``."""

    open_asked = Signal()
    example_asked = Signal()
    folder_asked = Signal()
    path_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = DropTarget()
        self.picture = PlainLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open_button = QPushButton("打开稿件…")
        self.open_button.setProperty("primary", True)
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.open_asked)
        self.example_button = QPushButton("打开示例")
        self.example_button.setToolTip("打开一份虚构的、埋有错误的示例稿件")
        self.example_button.clicked.connect(self.example_asked)
        self.folder_button = QPushButton("批量校对文件夹…")
        self.folder_button.setToolTip("校对一个文件夹里的所有稿件，一份一行")
        self.folder_button.clicked.connect(self.folder_asked)
        self.formats = _centred(KINDS, 1.05)
        # a wrapped text may be given less than its lines where the window is low
        self.formats.setMinimumHeight(len(KINDS.splitlines()) * self.formats.fontMetrics().lineSpacing())
        self.suffixes = _centred(spoken_list().replace("、", "  "), 0.92)
        self.lock = PlainLabel()
        self.safe = PlainLabel("文件不会离开本机，校对不联网")
        self.recent_title = PlainLabel("最近打开")
        self.recent_box = QVBoxLayout()
        self.recent_box.setSpacing(2)

        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.example_button)
        buttons.addStretch(1)
        safe = QHBoxLayout()
        safe.setSpacing(6)
        safe.addStretch(1)
        safe.addWidget(self.lock)
        safe.addWidget(self.safe)
        safe.addStretch(1)
        self._inside = inside = QVBoxLayout(self.target)
        inside.setSpacing(10)
        inside.addWidget(self.picture)
        inside.addWidget(_centred("把年度报告稿件拖到这里", 1.9, bold=True))
        inside.addWidget(self.formats)
        inside.addWidget(self.suffixes)
        inside.addSpacing(14)
        inside.addLayout(buttons)
        inside.addSpacing(14)
        inside.addLayout(safe)

        column = QVBoxLayout()
        column.addStretch(2)
        column.addWidget(self.target)
        column.addSpacing(18)
        column.addWidget(self.recent_title)
        column.addLayout(self.recent_box)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        theme().changed.connect(self._colour)
        self._colour()
        self.set_recent([])

    def _colour(self) -> None:
        c = colours()
        ratio = self.devicePixelRatioF()
        self.picture.setPixmap(pixmap("drop", c.accent, 84, ratio))
        self.lock.setPixmap(pixmap("lock", c.passed.mark, 16, ratio))
        self.open_button.setIcon(icon("file-open", c.on_accent))
        self.folder_button.setIcon(icon("folder"))
        self.example_button.setIcon(icon("example"))
        for label in (self.formats, self.suffixes, self.safe, self.recent_title):
            label.setStyleSheet(f"color: {c.muted}")

    def minimumSizeHint(self) -> QSize:
        """A small window shows less of it, not none."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Air round the words where there is room for it, the picture and the recent drafts too."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        self.picture.setHidden(low)
        self.target.setMinimumSize(*(_LITTLE if low else _MUCH))
        air = 14 if low else 48
        self._inside.setContentsMargins(air, air, air, air)

    def set_hot(self, hot: bool) -> None:
        """Show that a file hovers over the window."""
        self.target.hot = hot
        self.target.update()

    def set_recent(self, recent: list[RecentDraft]) -> None:
        """List the drafts opened last, each with its folder, when it was looked at and how it stood."""
        while (item := self.recent_box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.recent_title.setVisible(bool(recent))
        for draft in recent[:5]:
            path = draft.path
            name = self.fontMetrics().elidedText(path.name, Qt.TextElideMode.ElideMiddle, 500)
            folder = self.fontMetrics().elidedText(str(path.parent), Qt.TextElideMode.ElideMiddle, 260)
            told = "　".join(filter(None, (folder, draft.at, draft.verdict)))
            button = QPushButton(menu_text(f"{name}\n{told}"))
            button.setToolTip(plain_tip(f"{path}\n{draft.told}"))
            button.setAccessibleName(f"{path.name}，{draft.told}")
            button.setFlat(True)
            button.setStyleSheet("QPushButton { text-align: left; padding: 4px 8px; border: 1px solid transparent; }")
            button.setIcon(icon("example", colours().muted))
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(self._asker(path))
            self.recent_box.addWidget(button)

    def _asker(self, path: Path) -> Callable[[], None]:
        return lambda: self.path_asked.emit(path)


class BusyPage(QWidget):
    """The wait for a draft that is not shown yet. ``cancel_asked``."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = _centred("", 1.3, bold=True)
        self.stage = _centred("", 1.0)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setFixedWidth(360)
        self.bar.setAccessibleName("校对进度")
        self.button = QPushButton("取消")
        self.button.setShortcut("Esc")
        self.button.clicked.connect(self.cancel_asked)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self.name)
        layout.addWidget(self.stage)
        layout.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def begin(self, path: Path | None) -> None:
        """A new draft."""
        name = path.name if path else ""
        self.name.setText(self.name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 700))
        self.progress("准备", 0.0)

    def progress(self, stage: str, fraction: float) -> None:
        """Show the stage and its fraction, 0 to 1."""
        self.stage.setText(f"{stage}…")
        self.bar.setValue(round(fraction * self.bar.maximum()))


class LoadFailurePage(QWidget):
    """A draft that could not be checked. ``again_asked``, ``open_asked``."""

    again_asked = Signal()
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = PlainLabel()
        self.icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = _centred("", 1.0)
        self.sentence = _set_out(_WholeText(), 1.3, bold=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = QPlainTextEdit()
        self.details.setObjectName("details")
        self.details.setReadOnly(True)
        self.details.setAcceptDrops(False)
        self.details.setAccessibleName("详细信息")
        self.details.setMaximumHeight(200)
        self.details.hide()
        self.open_button = QPushButton("打开另一份…")
        self.open_button.setProperty("primary", True)
        self.again_button = QPushButton("重新打开")
        self.more_button = QPushButton("详细信息")
        self.more_button.setCheckable(True)
        self.copy_button = QPushButton("复制详细信息")
        self.open_button.clicked.connect(self.open_asked)
        self.again_button.clicked.connect(self.again_asked)
        self.more_button.toggled.connect(self.details.setVisible)
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(self.details.toPlainText()))
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for button in (self.open_button, self.again_button, self.more_button, self.copy_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addStretch(2)
        for widget in (self.icon, self.sentence, self.name):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.details)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(column, 6)  # the sentence on one line wherever it goes
        row.addStretch(1)
        theme().changed.connect(self._colour)
        self._colour()

    def _colour(self) -> None:
        self.icon.setPixmap(kind_pixmap(Kind.WARNING, 48, self.devicePixelRatioF()))
        self.open_button.setIcon(icon("file-open", colours().on_accent))
        self.again_button.setIcon(icon("recheck"))
        self.copy_button.setIcon(icon("copy"))
        self.name.setStyleSheet(f"color: {colours().muted}")

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """A low window has no room for the sign."""
        super().resizeEvent(event)
        self.icon.setHidden(self.height() < _LOW)

    def show_failure(self, failure: LoadFailure) -> None:
        """Show why the draft could not be read."""
        self.sentence.show_text(failure.message)
        metrics = self.name.fontMetrics()
        self.name.setText(metrics.elidedText(str(failure.path), Qt.TextElideMode.ElideMiddle, 600))
        self.name.setToolTip(plain_tip(str(failure.path)))
        self.details.setPlainText(failure.detail)
        self.more_button.setChecked(False)
        self.setAccessibleName(failure.message)
