"""Frozen dataclasses made from parsed TOML or JSON, checked against their annotations.

This is for the program's own data files, which every start reads: pydantic would cost more time than the whole rest of
such a start. Files of the user are validated by pydantic, where they are read.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

_Record = TypeVar("_Record")
_Convert = Callable[[Any], Any]

#: What most fields are.
_USUAL: dict[str, Any] = {
    "str": str, "int": int, "float": float, "bool": bool, "str | None": str | None, "int | None": int | None,
    "tuple[str, ...]": tuple[str, ...], "tuple[int, ...]": tuple[int, ...], "dict[str, str]": dict[str, str],
}  # fmt: skip


class RecordError(ValueError):
    """Data that does not fit its record; says at which key.

    The key is put together on the way out of what lies within each other: of data that fits none is ever made.
    """

    def __init__(self, what: str, where: str = "", whole: str = "the data") -> None:
        super().__init__(what, where, whole)
        self._what, self._where, self._whole = what, where, whole

    def __str__(self) -> str:
        return f"{self._where or self._whole}: {self._what}"

    def within(self, place: str) -> RecordError:
        """The same of data that lies at a key (``name``) or a number (``[3]``) of other data."""
        joint = "." if self._where and not self._where.startswith("[") else ""
        return RecordError(self._what, f"{place}{joint}{self._where}", self._whole)


def make_record(kind: type[_Record], data: object) -> _Record:
    """An instance of the dataclass ``kind`` from a mapping of its field names.

    Field types may be str, int, float, bool, enums, ``Literal``, ``X | None``, ``tuple[X, ...]`` and classes made of
    one, ``dict[str, X]`` and other dataclasses. Raises RecordError for a wrong type, a missing or an unknown key, and
    for a ValueError that the dataclass raises in ``__post_init__``.
    """
    return _converter(kind)(data)


@cache
def _converter(kind: Any) -> _Convert:
    """The function that turns parsed data into a value of the annotation ``kind``."""
    if is_dataclass(kind):
        return _record(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType) and len(arguments) == 2 and arguments[1] is type(None):
        inner = _converter(arguments[0])
        return lambda value: None if value is None else inner(value)
    if origin is tuple and arguments[1:] == (...,):
        return _tuple(_converter(arguments[0]), arguments[0])
    if origin is dict and arguments[0] is str:
        return _dict(_converter(arguments[1]))
    if origin is Literal:
        return _one_of(arguments)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind)
    if isinstance(kind, type) and issubclass(kind, tuple):
        items = _converter(vars(kind)["__orig_bases__"][0])
        return lambda value: kind(items(value))
    if kind in (str, int, float, bool):
        return _plain(kind)
    raise TypeError(f"records do not know fields of type {kind!r}")


def _record(kind: Any) -> _Convert:
    """For a dataclass; its fields are looked at when the first record is made, so that it may contain itself."""

    @cache
    def known() -> tuple[dict[str, _Convert], list[str]]:
        hints = _hints(kind)
        made = [f for f in fields(kind) if f.init]
        needed = [f.name for f in made if f.default is MISSING and f.default_factory is MISSING]
        return {f.name: _converter(hints[f.name]) for f in made}, needed

    def convert(value: Any) -> Any:
        converters, needed = known()
        if not isinstance(value, dict):
            raise _wrong(value, "a table")
        for key in value:
            if key not in converters:
                raise RecordError("unknown key", str(key))
        for key in needed:
            if key not in value:
                raise RecordError("missing", key)
        made: dict[str, Any] = {}
        for key, item in value.items():
            try:
                made[key] = converters[key](item)
            except RecordError as error:
                raise error.within(key) from error
        try:
            return kind(**made)
        except RecordError:
            raise
        except ValueError as error:
            raise RecordError(str(error), whole=kind.__name__) from error

    return convert


def _hints(kind: type) -> dict[str, Any]:
    """What the annotations of a dataclass and of its bases stand for; to have Python read each takes long."""
    hints: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        annotations: dict[str, Any] = vars(base).get("__annotations__", {})
        others = types.SimpleNamespace(__annotations__={k: v for k, v in annotations.items() if v not in _USUAL})
        hints |= {name: _USUAL[usual] for name, usual in annotations.items() if usual in _USUAL}
        if others.__annotations__:
            hints |= get_type_hints(others, vars(sys.modules[base.__module__]))
    return hints


def _tuple(item: _Convert, kind: Any) -> _Convert:
    only = {kind} if kind in (str, int, bool) else None  # of such all are looked at in one go

    def convert(value: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise _wrong(value, "an array")
        if only and only.issuperset(map(type, value)):
            return tuple(value)
        made: list[Any] = []
        for number, one in enumerate(value):
            try:
                made.append(item(one))
            except RecordError as error:
                raise error.within(f"[{number}]") from error
        return tuple(made)

    return convert


def _dict(item: _Convert) -> _Convert:
    def convert(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _wrong(value, "a table")
        made: dict[str, Any] = {}
        for key, one in value.items():
            try:
                made[key] = item(one)
            except RecordError as error:
                raise error.within(key) from error
        return made

    return convert


def _one_of(choices: tuple[Any, ...]) -> _Convert:
    def convert(value: Any) -> Any:
        if value not in choices:
            raise _wrong(value, f"one of {choices}")
        return value

    return convert


def _enum(kind: type[Enum]) -> _Convert:
    def convert(value: Any) -> Any:
        try:
            return kind(value)
        except ValueError:
            raise _wrong(value, f"one of {tuple(e.value for e in kind)}") from None

    return convert


def _plain(kind: type) -> _Convert:
    def convert(value: Any) -> Any:
        if type(value) is not kind and not (kind is float and type(value) is int):
            raise _wrong(value, kind.__name__)
        return value

    return convert


def _wrong(value: object, wanted: str) -> RecordError:
    return RecordError(f"{wanted} wanted, not {value!r:.60}")
