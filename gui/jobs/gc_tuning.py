"""Garbage collection in the window's own thread only, and out of its way.

Left to itself Python collects in whatever thread happens to make the next object, and that is often one that takes up
the answer of a check: what lies in a cycle with widgets, documents or pictures of a draft just closed would be
destroyed there, beside the window that still draws, and the program may fall. So nothing is collected by itself. A
timer of the window collects what is young, a little at a time. A full collection looks at each object there is; with a
thick draft in memory that is a tenth of a second. It waits for a quiet moment, some seconds after a draft was shown.
What has survived a collection is frozen: the collector does not look at it again. Freezing follows a collection at
once, so that no garbage is ever frozen. Frozen objects are still freed by their reference counts; drafts hold no
cycles, so nothing of them stays.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_EVERY = 250  # milliseconds
_YOUNG = 2000  # objects since the last collection, from which it is worth while
_MANY = 40_000  # a draft has just come: looking through it would be felt, and the quiet moment is near
_PATIENCE = 40  # times in a row that it is put off for that
_MIDDLE = 20  # collections of the young after which what survived some of them is looked at too
_SWITCH_INTERVAL = 0.001  # seconds after which a working thread lets the window have its turn


class YoungCollector(QTimer):
    """Collects what is new from time to time, unless there is hardly any of it or so much that it would be felt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._put_off = 0
        self.setInterval(_EVERY)
        self.timeout.connect(self.collect)

    def collect(self) -> None:
        """Look whether it is time, and collect."""
        young, middle, _ = gc.get_count()
        if young < _YOUNG:
            return
        if young > _MANY and self._put_off < _PATIENCE:
            self._put_off += 1
            return
        self._put_off = 0
        gc.collect(1 if middle > _MIDDLE else 0)


def tune() -> YoungCollector:
    """Once, when the window stands: collect in its thread only, and freeze what the program keeps for good."""
    sys.setswitchinterval(_SWITCH_INTERVAL)
    gc.disable()
    collector = YoungCollector(QCoreApplication.instance())
    collector.start()
    collect_and_freeze()
    return collector


def collect_and_freeze() -> None:
    """Collect what has come since the last time, freeze what is left; in the window's thread, at a quiet moment."""
    gc.collect()
    gc.freeze()
