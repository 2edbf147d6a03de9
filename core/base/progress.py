"""The callback by which a job reports its progress and by which it is cancelled."""

from __future__ import annotations

from collections.abc import Callable

#: Called with a Chinese stage name and a fraction from 0 to 1. To cancel the job, raise ``errors.Cancelled`` from it.
Progress = Callable[[str, float], None]


def silent(stage: str, fraction: float) -> None:
    """A progress callback that does nothing."""
