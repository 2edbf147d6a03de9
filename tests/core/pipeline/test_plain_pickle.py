"""Enum members as older Pythons name them, and nothing else by that way."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from core.model.finding import Severity
from core.pipeline.plain_pickle import loads


class _ByGetattr:
    """Pickled as a call of ``getattr`` with these arguments, as Python 3.11.0 to 3.11.3 pickles members of enums."""

    def __init__(self, *arguments: Any) -> None:
        self.arguments = arguments

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return getattr, self.arguments


def test_a_member_named_by_getattr_is_read() -> None:
    assert loads(pickle.dumps(_ByGetattr(Severity, "ERROR"))) is Severity.ERROR


@pytest.mark.parametrize(
    "arguments", [(Severity, "__class__"), (Severity, "mro"), (Severity, "nothing"), ("text", "upper"), (Severity,)]
)
def test_getattr_leads_to_nothing_else(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(pickle.UnpicklingError):
        loads(pickle.dumps(_ByGetattr(*arguments)))
