"""What is seen between the double click and the window: the program's name, drawn before the rest is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.base.about import TITLE, VERSION
from gui.app.input_method import application

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIZE = (420, 180)


class Splash(QWidget):
    """A small frame in the middle of the screen, which goes when the window is there."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(f"{TITLE}正在启动")
        self.resize(*_SIZE)
        place = QRect(self.rect())
        place.moveCenter(self.screen().availableGeometry().center())
        self.move(place.topLeft())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The name, large, and below it that the program is starting."""
        painter, palette = QPainter(self), self.palette()
        painter.fillRect(self.rect(), palette.base())
        painter.setPen(palette.mid().color())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(palette.text().color())
        upper, lower = QRect(self.rect()), QRect(self.rect())
        upper.setBottom(self.rect().center().y() + 20)
        lower.setTop(upper.bottom())
        font = QFont(self.font())
        font.setPointSizeF(self.font().pointSizeF() * 3)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, TITLE)
        painter.setFont(self.font())
        painter.drawText(lower, Qt.AlignmentFlag.AlignHCenter, f"政府信息公开工作年度报告校对台　{VERSION}\n正在启动…")
        painter.end()


def show_splash(argv: Sequence[str]) -> Splash:
    """Make the application and show the splash at once; ``argv`` goes to Qt."""
    app = application(argv)
    splash = Splash()
    splash.show()
    app.processEvents()
    return splash
