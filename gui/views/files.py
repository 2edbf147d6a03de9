"""Tabs over the open drafts, shown when there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from gui.style.plain_text import plain_tip
from gui.style.theme import colours, icon, theme

if TYPE_CHECKING:
    from gui.state.session import Session


class FileTabs(QTabBar):
    """One tab per open draft. The tabs stay in every stage, so that an unreadable file does not hide the others."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("已打开的稿件")
        self.currentChanged.connect(self._turn)
        session.files_changed.connect(self._list)
        theme().changed.connect(self._colour)
        self._list()

    def _list(self) -> None:
        files = self._session.files
        with QSignalBlocker(self):
            while self.count() > len(files):
                self.removeTab(self.count() - 1)
            for i, path in enumerate(files):
                if i == self.count():
                    self.addTab("")
                    self.setTabButton(i, QTabBar.ButtonPosition.RightSide, self._button())
                self.setTabText(i, path.name)
                self.setTabToolTip(i, plain_tip(str(path)))
            if self._session.path in files:
                self.setCurrentIndex(files.index(self._session.path))
        self.setVisible(len(files) > 1)

    def _turn(self, number: int) -> None:
        if 0 <= number < len(self._session.files):
            path = self._session.files[number]
            if path != self._session.path:
                self._session.show(path)

    def _button(self) -> QToolButton:
        """A quiet cross; the style's own is red, which here means 必改."""
        button = QToolButton()
        button.setIconSize(QSize(10, 10))
        button.setStyleSheet("padding: 2px")
        button.setIcon(icon("cancel", colours().muted, 10))
        button.setToolTip("关闭这份稿件")
        button.setAccessibleName("关闭这份稿件")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._close)
        return button

    def _buttons(self) -> list[QWidget]:
        return [self.tabButton(i, QTabBar.ButtonPosition.RightSide) for i in range(self.count())]

    def _close(self) -> None:
        number = self._buttons().index(self.sender())  # type: ignore[arg-type]
        path = self._session.files[number]
        QTimer.singleShot(0, self, lambda: self._session.close(path))  # not while its own button is being clicked

    def _colour(self) -> None:
        for button in self._buttons():
            if isinstance(button, QToolButton):
                button.setIcon(icon("cancel", colours().muted, 10))
