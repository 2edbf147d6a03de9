"""Keeping Python out of the window's way: threads take turns quickly, the garbage collector hardly ever walks.

A full collection stops every thread while it looks at each object there is; with a thick draft in memory that is a
tenth of a second, at any moment. Drafts hold no cycles and are freed without it, so they are put where the collector
does not look, and it looks at the rest only when asked to.
"""

from __future__ import annotations

import gc
import sys

_YOUNG, _MIDDLE, _NEVER = 2000, 20, 1_000_000
_SWITCH_INTERVAL = 0.001  # seconds after which a working thread lets the window have its turn


def tune_and_freeze() -> None:
    """Once, when the window stands: what is in memory by now stays for good."""
    sys.setswitchinterval(_SWITCH_INTERVAL)
    gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)
    gc.collect()
    gc.freeze()


def freeze_draft() -> None:
    """A draft was read in: the collector need not look at it."""
    gc.freeze()


def collect() -> None:
    """Collect what has come since; quick, because drafts are not looked at."""
    gc.collect()
