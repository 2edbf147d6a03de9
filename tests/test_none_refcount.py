"""PySide6 6.12 on Python 3.11 drops a reference to None with every call that returns it, until the process dies.

The version bounds keep that pair out; this test notices when they no longer do.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel


def test_qt_calls_leave_the_count_of_none_alone(qtbot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("勾稽")
    assert sys.getrefcount(None) > before - 500
