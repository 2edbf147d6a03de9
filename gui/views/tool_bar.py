"""The tool bar, which fits every window: it leaves out words where the window is narrow, itself where it is low."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolBar, QToolButton

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

#: In a lower window, in logical pixels, the panes need the room: all that stands on the bar stands in the menus too.
_LOW = 440


class ToolBar(QToolBar):
    """Icons with words. Groups lose their words from the right, so that no button is left to Qt's second row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("工具栏", parent)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        more = self.findChild(QToolButton, "qt_toolbar_ext_button")  # Qt shows it where even the icons have no room
        if more is not None:
            more.setToolTip("其余按钮")
            more.setAccessibleName("其余按钮")

    def follow_window(self, size: QSize) -> None:
        """The window has another size."""
        self.setHidden(size.height() < _LOW)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Leave out as many words as the width asks for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        groups = [list(group) for line, group in groupby(self.actions(), QAction.isSeparator) if not line]
        self._give_words(groups, len(groups))
        for worded in reversed(range(len(groups))):
            if self.sizeHint().width() <= self.width():
                break
            self._give_words(groups, worded)

    def _give_words(self, groups: list[list[QAction]], worded: int) -> None:
        """Words for the first groups; of an action of low priority Qt shows the icon alone."""
        for number, group in enumerate(groups):
            for action in group:
                action.setPriority(QAction.Priority.NormalPriority if number < worded else QAction.Priority.LowPriority)
