"""Windows that speak of places in the draft open beside them, and come back to where they were put."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from gui.style.beside import BesideTheWork, beside

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.state.settings import Settings

_SIZE = QSize(820, 480)


@pytest.mark.parametrize(
    ("work", "free"),
    [
        (QRect(0, 0, 1366, 728), QRect(0, 0, 1366, 728)),  # maximised on a small screen
        (QRect(0, 0, 1024, 560), QRect(0, 0, 1024, 560)),
        (QRect(0, 0, 640, 420), QRect(0, 0, 800, 800)),
        (QRect(240, 60, 1440, 900), QRect(0, 0, 1920, 1040)),
        (QRect(0, 0, 1000, 900), QRect(0, 0, 1920, 1040)),
        (QRect(900, 100, 1000, 900), QRect(0, 0, 1920, 1040)),
        (QRect(2200, 100, 1000, 500), QRect(1920, 0, 1366, 1040)),  # a second screen
    ],
)
def test_it_lies_on_the_screen_and_leaves_the_draft_in_sight(work: QRect, free: QRect) -> None:
    place = beside(work, free, _SIZE)
    assert free.contains(place)
    upper = QRect(work.left(), work.top(), work.width(), work.height() // 2)
    assert not place.intersects(upper)
    assert place.width() >= min(_SIZE.width(), 600)
    assert place.height() >= 180


def test_where_there_is_room_it_covers_nothing() -> None:
    for work in (QRect(0, 0, 1000, 900), QRect(900, 100, 1000, 900), QRect(400, 0, 1200, 600)):
        assert not beside(work, QRect(0, 0, 1920, 1040), _SIZE).intersects(work)


def test_it_comes_back_to_where_it_was_put(app: QApplication, qtbot: QtBot, settings: Settings) -> None:
    work = QWidget()
    work.setGeometry(40, 40, 500, 500)
    qtbot.addWidget(work)

    def opened() -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(300, 200)
        BesideTheWork(window, work, settings, "list")
        window.show()
        return window

    window = opened()
    given = window.geometry()
    window.hide()
    assert settings.state("list") is None  # nobody has chosen it: another size of the work may ask for another place
    window.show()
    assert window.geometry() == given
    window.setGeometry(120, 300, 330, 220)
    window.hide()
    assert opened().geometry() == QRect(120, 300, 330, 220)
