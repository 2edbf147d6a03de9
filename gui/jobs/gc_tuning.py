"""Garbage collection out of the window's way: threads take turns quickly, and full collections wait for a quiet moment.

A full collection stops every thread while it looks at each object there is; with a thick draft in memory that is a
tenth of a second, at any moment. So it never runs by itself, but when the window stands and some seconds after a draft
was shown, in the window's own thread (objects of Qt must not be destroyed in another). What has survived a collection
is frozen: the collector does not look at it again. Freezing follows a collection at once, so that no garbage is ever
frozen. Frozen objects are still freed by their reference counts; drafts hold no cycles, so nothing of them stays.
"""

from __future__ import annotations

import gc
import sys

_YOUNG, _MIDDLE, _NEVER = 2000, 20, 1_000_000
_SWITCH_INTERVAL = 0.001  # seconds after which a working thread lets the window have its turn


def tune() -> None:
    """Once, when the window stands: set the limits, and freeze what the program keeps for good."""
    sys.setswitchinterval(_SWITCH_INTERVAL)
    gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)
    collect_and_freeze()


def collect_and_freeze() -> None:
    """Collect what has come since the last time, freeze what is left; in the window's thread, at a quiet moment."""
    gc.collect()
    gc.freeze()
