"""What came of an export of the batch: a sentence, and buttons that open what was made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from gui.style.accessibility import announce
from gui.style.plain_text import PlainLabel


class ExportBar(QFrame):
    """Hidden until something is made. ``cancel_asked`` while it is."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName("导出进度")
        self.cancel_button = QPushButton("取消导出")
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.open_button = QPushButton("打开")
        self.open_button.clicked.connect(lambda: self._open(self._made))
        self.folder_button = QPushButton("打开文件夹")
        self.folder_button.clicked.connect(lambda: self._open(self._made.parent if self._made else None))
        self.close_button = QPushButton("关闭")
        self.close_button.clicked.connect(self.hide)
        self._made: Path | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.addWidget(self.text, 1)
        for widget in (self.progress, self.cancel_button, self.open_button, self.folder_button, self.close_button):
            row.addWidget(widget)
        self.hide()

    def begin(self, what: str) -> None:
        """Something is being made."""
        self._made = None
        self.text.setText(what)
        self.progress.setRange(0, 0)
        self._show(running=True)

    def step(self, done: int, of: int) -> None:
        """So much of it is done."""
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def end(self, sentence: str, made: object) -> None:
        """It is there, or why it is not."""
        self._made = made if isinstance(made, Path) else None
        self.text.setText(sentence)
        self._show(running=False)
        announce(self.text, sentence)

    def _open(self, path: Path | None) -> None:
        """By the system's own program."""
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.text.setText(f"没有打开“{path.name}”：本机没有关联的程序，或文件已经移走；请在文件夹里打开它。")

    def _show(self, *, running: bool) -> None:
        self.progress.setVisible(running)
        self.cancel_button.setVisible(running)
        self.open_button.setVisible(not running and self._made is not None)
        self.folder_button.setVisible(not running and self._made is not None and not self._made.is_dir())
        self.close_button.setVisible(not running)
        self.show()
