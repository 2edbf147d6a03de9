"""What of Python itself takes long at a start, taken from ``core.base.prepared``: patterns, methods of dataclasses.

Python turns the source of a pattern into numbers, which takes nearly all of the time, and makes the pattern of these.
For a dataclass it writes methods and compiles them. Together that is half of the time in which ``gouji check`` answers,
and the same comes of it each time. Only the very Python that made numbers and code is given them. ``re`` and
``dataclasses`` are left as they are for all that the file lacks.
"""

from __future__ import annotations

import builtins
import functools
import gc
import importlib
import re
import reprlib
import sys
import threading
import types
from typing import TYPE_CHECKING, Any

from core.base import prepared

if TYPE_CHECKING:
    import dataclasses
    from collections.abc import Collection, Iterable, Mapping

_sre: Any
_compiler: Any
_parser: Any
try:
    _sre = importlib.import_module("_sre")
    _compiler, _parser = importlib.import_module("re._compiler"), importlib.import_module("re._parser")
except ImportError:  # a Python that is made otherwise
    _sre = _compiler = _parser = None


#: As a number, for to ask a ``RegexFlag`` makes another one, for each of seven hundred patterns.
_DEBUG = int(re.DEBUG)
#: New objects after which garbage is looked for: in the window, and where one draft after the other is checked.
_SELDOM, _HARDLY_EVER = 50_000, 500_000
#: Modules that others import for what few starts ask of them, and functions that they take out of them.
_LATER = {
    "inspect": ("getfullargspec",),
    "logging": (),
    "rapidfuzz": (),
    "shutil": (),
    "subprocess": ("_args_from_interpreter_flags",),
}


def start(*, window: bool = False) -> None:
    """To be called by the program, and by its workers, before most is imported."""
    if not window:
        import_later(_LATER)
    use_prepared()
    collect_seldom(_SELDOM if window else _HARDLY_EVER)


def import_later(modules: Mapping[str, Collection[str]]) -> None:
    """Have modules imported when first something in them is asked for, or when the functions named are called.

    ``importlib.util.LazyLoader`` is for the same, but loads a module when the next ``import`` names it.
    """
    import importlib.util

    for name, functions in modules.items():
        spec = None if name in sys.modules else importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            sys.modules[name] = module = importlib.util.module_from_spec(spec)
            vars(module).update(_later=spec.loader, _functions=functions)
            module.__class__ = _Later


class _Later(types.ModuleType):
    """A module whose code is run when it is asked for a name."""

    _guard = threading.RLock()

    def __getattr__(self, name: str) -> Any:
        names = vars(self)
        if (
            name == "__path__"
        ):  # asked of every module when something is imported from it; a package has it from the start
            raise AttributeError(name)
        if "_later" in names and name in names["_functions"]:
            return lambda *given, **named: self._loaded(name)(*given, **named)
        return self._loaded(name)

    def _loaded(self, name: str) -> Any:
        names = vars(self)
        with self._guard:  # another thread waits until all names are there; the module's own code does not
            loader = names.pop("_later", None)
            if loader is not None:
                loader.exec_module(self)
                self.__class__ = types.ModuleType  # type: ignore[assignment]
        if name in names:
            return names[name]
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")


def use_prepared() -> None:
    """From now on look among what is prepared first, whoever asks for a pattern or makes a dataclass."""
    _patterns()
    _dataclasses()
    _named_tuples()


def collect_seldom(after: int = _SELDOM) -> None:
    """Look for garbage in circles after some ten thousand new objects, not after seven hundred.

    Word lists and tables are many objects and none of them is garbage: to look through them over and over takes a
    tenth of a start. A draft holds no circles and goes when it is let go of.
    """
    gc.set_threshold(after, 10, 10)


def _patterns() -> None:
    if _compiler is None or getattr(_compiler.compile, "looks_first", False):
        return
    by_python: Any = _compiler.compile

    def compiled(source: Any, flags: int = 0) -> Any:
        if type(source) is not str or int(flags) & _DEBUG:
            return by_python(source, flags)
        key = f"{int(flags)} {source}"
        known = prepared.find("pattern", key)
        if known is None:
            prepared.note("pattern", key, lambda: numbers(source, int(flags)))
            return by_python(source, flags)
        return pattern_of(source, *known)

    compiled.looks_first = True  # type: ignore[attr-defined]
    _compiler.compile = compiled


def numbers(source: str, flags: int) -> tuple[int, bytes, int, dict[str, int]]:
    """What a pattern is made of: all flags, the code in numbers of 32 bits, how many groups, the names of groups."""
    parsed = _parser.parse(source, flags)
    code = b"".join(number.to_bytes(4, sys.byteorder) for number in _compiler._code(parsed, flags))  # noqa: SLF001
    state = parsed.state
    return int(flags | state.flags), code, state.groups - 1, state.groupdict


def pattern_of(source: str, flags: int, code: bytes, groups: int, names: dict[str, int]) -> re.Pattern[str]:
    """The pattern of what ``numbers`` gave."""
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    return _sre.compile(source, flags, memoryview(code).cast("I").tolist(), groups, names, tuple(by_number))


def _dataclasses() -> None:
    """``dataclasses`` calls ``exec`` with the text of a method: it finds a name of its own before the built-in one."""
    import dataclasses  # takes longer than to say which version this is

    def executed(text: str, names: dict[str, Any], made: dict[str, Any]) -> None:
        builtins.exec(prepared.prepared("code", text, lambda: compile(text, "<string>", "exec")), names, made)

    dataclasses.exec = executed  # type: ignore[attr-defined]
    if hasattr(dataclasses, "_frozen_get_del_attr"):  # before Python 3.13
        vars(dataclasses).update(_frozen_get_del_attr=_frozen, _repr_fn=_shown)  # type: ignore[attr-defined]
    dataclasses.inspect = _Undescribed()  # type: ignore[attr-defined]


def _frozen(kind: type, fields: Iterable[dataclasses.Field[Any]], _names: object) -> tuple[Any, Any]:
    """The methods that refuse to change a frozen record: two for all classes need no text to be run for each."""
    import dataclasses

    own = frozenset(field.name for field in fields)

    def __setattr__(self: Any, name: str, value: object) -> None:
        if type(self) is kind or name in own:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(kind, self).__setattr__(name, value)

    def __delattr__(self: Any, name: str) -> None:
        if type(self) is kind or name in own:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(kind, self).__delattr__(name)

    return __setattr__, __delattr__


def _shown(fields: Iterable[dataclasses.Field[Any]], _names: object) -> Any:
    """The method that shows a record with its fields, in the same way."""
    own = [field.name for field in fields]

    @reprlib.recursive_repr("...")
    def __repr__(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in own])})"

    return __repr__


class _Undescribed:
    """``inspect`` for ``dataclasses``, which gives its signature to what has no docstring, as all in a package."""

    @staticmethod
    def signature(_kind: type) -> str:
        return ""

    def __getattr__(self, name: str) -> Any:
        import inspect

        return getattr(inspect, name)


def _named_tuples() -> None:
    """``collections`` and ``typing`` compile the maker and each annotation of a NamedTuple in the same way."""
    import collections
    import typing

    def evaluated(text: str, names: dict[str, Any]) -> Any:
        return builtins.eval(prepared.prepared("maker", text, lambda: compile(text, "<string>", "eval")), names)

    collections.eval = evaluated  # type: ignore[attr-defined]
    typing.compile = functools.cache(compile)  # type: ignore[attr-defined]
