"""Frozen dataclasses made from parsed TOML or JSON, checked against their annotations.

This is for the program's own data files, which every start reads: pydantic would cost more time than the whole rest of
such a start. Files of the user are validated by pydantic, where they are read.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

_Record = TypeVar("_Record")
_Convert = Callable[[Any, str], Any]


class RecordError(ValueError):
    """Data that does not fit its record; says at which key."""


def make_record(kind: type[_Record], data: object) -> _Record:
    """An instance of the dataclass ``kind`` from a mapping of its field names.

    Field types may be str, int, float, bool, enums, ``Literal``, ``X | None``, ``tuple[X, ...]`` and classes made of
    one, ``dict[str, X]`` and other dataclasses. Raises RecordError for a wrong type, a missing or an unknown key, and
    for a ValueError that the dataclass raises in ``__post_init__``.
    """
    return _converter(kind)(data, "")


@cache
def _converter(kind: Any) -> _Convert:
    """The function that turns parsed data into a value of the annotation ``kind``."""
    if is_dataclass(kind):
        return _record(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType) and len(arguments) == 2 and arguments[1] is type(None):
        inner = _converter(arguments[0])
        return lambda value, where: None if value is None else inner(value, where)
    if origin is tuple and arguments[1:] == (...,):
        return _tuple(_converter(arguments[0]))
    if origin is dict and arguments[0] is str:
        return _dict(_converter(arguments[1]))
    if origin is Literal:
        return _one_of(arguments)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(kind)
    if isinstance(kind, type) and issubclass(kind, tuple):
        items = _converter(vars(kind)["__orig_bases__"][0])
        return lambda value, where: kind(items(value, where))
    if kind in (str, int, float, bool):
        return _plain(kind)
    raise TypeError(f"records do not know fields of type {kind!r}")


def _record(kind: Any) -> _Convert:
    """For a dataclass; its fields are looked at when the first record is made, so that it may contain itself."""

    @cache
    def known() -> tuple[dict[str, _Convert], list[str]]:
        hints = get_type_hints(kind)
        made = [f for f in fields(kind) if f.init]
        needed = [f.name for f in made if f.default is MISSING and f.default_factory is MISSING]
        return {f.name: _converter(hints[f.name]) for f in made}, needed

    def convert(value: Any, where: str) -> Any:
        converters, needed = known()
        if not isinstance(value, dict):
            raise _wrong(value, where, "a table")
        for key in value:
            if key not in converters:
                raise RecordError(f"{_at(where, key)}: unknown key")
        for key in needed:
            if key not in value:
                raise RecordError(f"{_at(where, key)}: missing")
        made = {key: converters[key](item, _at(where, key)) for key, item in value.items()}
        try:
            return kind(**made)
        except RecordError:
            raise
        except ValueError as error:
            raise RecordError(f"{where or kind.__name__}: {error}") from error

    return convert


def _tuple(item: _Convert) -> _Convert:
    def convert(value: Any, where: str) -> Any:
        if not isinstance(value, list | tuple):
            raise _wrong(value, where, "an array")
        return tuple(item(one, f"{where}[{number}]") for number, one in enumerate(value))

    return convert


def _dict(item: _Convert) -> _Convert:
    def convert(value: Any, where: str) -> Any:
        if not isinstance(value, dict):
            raise _wrong(value, where, "a table")
        return {key: item(one, _at(where, key)) for key, one in value.items()}

    return convert


def _one_of(choices: tuple[Any, ...]) -> _Convert:
    def convert(value: Any, where: str) -> Any:
        if value not in choices:
            raise _wrong(value, where, f"one of {choices}")
        return value

    return convert


def _enum(kind: type[Enum]) -> _Convert:
    def convert(value: Any, where: str) -> Any:
        try:
            return kind(value)
        except ValueError:
            raise _wrong(value, where, f"one of {tuple(e.value for e in kind)}") from None

    return convert


def _plain(kind: type) -> _Convert:
    def convert(value: Any, where: str) -> Any:
        if type(value) is not kind and not (kind is float and type(value) is int):
            raise _wrong(value, where, kind.__name__)
        return value

    return convert


def _at(where: str, key: str) -> str:
    return f"{where}.{key}" if where else str(key)


def _wrong(value: object, where: str, wanted: str) -> RecordError:
    return RecordError(f"{where or 'the data'}: {wanted} wanted, not {value!r:.60}")
