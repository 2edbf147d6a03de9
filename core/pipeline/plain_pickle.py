"""What a worker sends, taken apart without trust: the worker reads the drafts, so a draft may have taken it over.

A pickle names the classes and functions that make its objects, and taking it apart calls them. Here it may name data
of the program's own (dataclasses, named tuples, enums, errors) and a few plain types; anything else counts as a worker
that fell over. Nothing that it may name opens a file, starts a program or runs code that was sent.
"""

from __future__ import annotations

import builtins
import io
import pickle
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

from core.base.errors import GoujiError

#: Bytes of one answer: that of the largest draft has some ten million.
MOST_BYTES = 512 * 1024 * 1024

_PLAIN = frozenset({
    ("array", "_array_reconstructor"), ("array", "array"), ("builtins", "bytearray"), ("builtins", "frozenset"),
    ("builtins", "range"), ("builtins", "set"), ("collections", "OrderedDict"), ("datetime", "date"),
    ("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone"), ("decimal", "Decimal"),
    ("pathlib", "Path"), ("pathlib", "PosixPath"), ("pathlib", "PurePosixPath"), ("pathlib", "PureWindowsPath"),
    ("pathlib", "WindowsPath"),
})  # fmt: skip


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if "." not in name:
            if (module, name) in _PLAIN:
                return super().find_class(module, name)
            if (module, name) == ("builtins", "getattr"):
                return _member
            if module == "builtins":
                error = getattr(builtins, name, None)
                if isinstance(error, type) and issubclass(error, Exception):
                    return error
            elif module.startswith("core."):
                found = super().find_class(module, name)
                if isinstance(found, type) and found.__module__ == module and _is_data(found):
                    return found
        raise pickle.UnpicklingError(f"{module}.{name} is no plain data")


def _member(kind: Any, name: Any) -> Enum:
    """A member of one of the program's own enums, which Python up to 3.11.3 names by ``getattr``; nothing else is."""
    if isinstance(kind, type) and issubclass(kind, Enum) and isinstance(name, str) and name in kind.__members__:
        return kind[name]
    raise pickle.UnpicklingError("getattr of what is no enum")


def _is_data(kind: type) -> bool:
    named = issubclass(kind, tuple) and hasattr(kind, "_fields")
    return named or is_dataclass(kind) or issubclass(kind, (Enum, GoujiError))


def loads(data: bytes) -> Any:
    """The objects of a pickle of plain data; raises UnpicklingError for any other, whatever is wrong with it."""
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except pickle.UnpicklingError:
        raise
    except Exception as error:
        raise pickle.UnpicklingError(type(error).__name__) from error
