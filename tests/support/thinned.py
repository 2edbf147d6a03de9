"""Of many variants of one test some run each time, all of them among the slow tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

_T = TypeVar("_T")
_MARKED = type(pytest.param())


def thinned(values: Iterable[_T], every: int = 3) -> list[object]:
    """The values as parameters: one in ``every`` as it is, beginning with the first, the others marked as slow.

    Values that bear marks of their own stay what they are.
    """
    return [
        value if index % every == 0 or isinstance(value, _MARKED) else pytest.param(value, marks=pytest.mark.slow)
        for index, value in enumerate(values)
    ]
