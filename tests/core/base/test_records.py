"""The program's own data files: what fits a record is taken, what does not is refused with its key."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

import pytest

from core.base.errors import ResourceError
from core.base.records import RecordError, make_record
from core.base.resources import read_record


class Colour(StrEnum):
    """Two of them."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Inner:
    """Refuses the number 13."""

    number: int = 0

    def __post_init__(self) -> None:
        """Raise ValueError for 13."""
        if self.number == 13:
            raise ValueError("unlucky")


@dataclass(frozen=True, kw_only=True)
class Outer:
    """One field of every type."""

    name: str
    inner: tuple[Inner, ...] = ()
    by_name: dict[str, tuple[str, ...]] = field(default_factory=dict)
    colour: Colour | None = None
    scope: Literal["row", "column"] = "row"
    share: float = 0.0
    flag: bool = False


def test_every_type_is_converted() -> None:
    made = make_record(
        Outer,
        {
            "name": "甲", "inner": [{"number": 1}, {}], "by_name": {"a": ["b"]}, "colour": "blue", "scope": "column",
            "share": 1, "flag": True,
        },
    )  # fmt: skip
    assert made == Outer(
        name="甲", inner=(Inner(1), Inner()), by_name={"a": ("b",)}, colour=Colour.BLUE, scope="column", share=1.0,
        flag=True,
    )  # fmt: skip
    assert make_record(Outer, {"name": "乙"}) == Outer(name="乙")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "name: missing"),
        ({"name": "甲", "nmae": "乙"}, "nmae: unknown key"),
        ({"name": 3}, "name: str wanted"),
        ({"name": "甲", "flag": 1}, "flag: bool wanted"),
        ({"name": "甲", "inner": [{"number": True}]}, r"inner\[0\].number: int wanted"),
        ({"name": "甲", "inner": [{"number": 13}]}, r"inner\[0\]: unlucky"),
        ({"name": "甲", "inner": {"number": 1}}, "inner: an array wanted"),
        ({"name": "甲", "by_name": {"a": "b"}}, "by_name.a: an array wanted"),
        ({"name": "甲", "by_name": []}, "by_name: a table wanted"),
        ({"name": "甲", "colour": "green"}, "colour: one of"),
        ({"name": "甲", "scope": "cell"}, "scope: one of"),
        ("甲", "the data: a table wanted"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_key(data: Any, said: str) -> None:
    with pytest.raises(RecordError, match=said):
        make_record(Outer, data)


def test_a_field_of_a_type_unknown_to_records_is_a_fault_of_the_program() -> None:
    @dataclass
    class Odd:
        value: set

    with pytest.raises((TypeError, NameError)):
        make_record(Odd, {"value": []})


def test_a_data_file_that_does_not_fit_names_itself() -> None:
    with pytest.raises(ResourceError, match=r"forms/2021\.toml") as raised:
        read_record(Outer, "forms", "2021.toml")
    assert "unknown key" in raised.value.detail
