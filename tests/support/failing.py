"""A walk over many cases as one test, that names every case that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def assert_none(failing: Iterable[object]) -> None:
    """Fail with all of these, a line each; pytest itself would show the first and cut the rest."""
    named = "\n".join(map(str, failing))
    assert not named, named
