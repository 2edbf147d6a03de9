"""Whole numbers that somebody else wrote."""

import doctest
from types import ModuleType

import pytest

from core.base import integers
from core.base.integers import integer
from core.load import charsets


@pytest.mark.parametrize("module", [integers, charsets], ids=["integers", "charsets"])
def test_examples_hold(module: ModuleType) -> None:
    failed, attempted = doctest.testmod(module)
    assert attempted > 0
    assert failed == 0


@pytest.mark.parametrize("text", [*"²①٣１+- 无", "1.5", "1_0", "1 0", "0x10", "--1", "", None])
def test_what_is_no_number_gives_the_default(text: str | None) -> None:
    assert integer(text, 7) == 7


@pytest.mark.parametrize("digits", [1, 18, 19, 4300, 4301, 100_000])
def test_any_length_is_kept_in_bounds(digits: int) -> None:
    assert integer("9" * digits, 0, most=5) == 5
    assert integer("-" + "9" * digits, 0, least=-5) == -5
    assert integer("0" * digits + "3", 0) == 3


def test_the_default_may_stand_outside_the_bounds() -> None:
    assert integer("x", -1) == -1
