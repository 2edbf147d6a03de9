"""What of Python itself takes long at a start, taken from ``core.base.prepared``: patterns, methods of dataclasses.

Python turns the source of a pattern into numbers, which takes nearly all of the time, and makes the pattern of these.
For a dataclass it writes methods and compiles them. Together that is half of the time in which ``gouji check`` answers,
and the same comes of it each time. Only the very Python that made numbers and code is given them. ``re`` and
``dataclasses`` are left as they are for all that the file lacks.
"""

from __future__ import annotations

import builtins
import gc
import importlib
import re
import sys
from typing import Any

from core.base import prepared

_sre: Any
_compiler: Any
_parser: Any
try:
    _sre = importlib.import_module("_sre")
    _compiler, _parser = importlib.import_module("re._compiler"), importlib.import_module("re._parser")
except ImportError:  # a Python that is made otherwise
    _sre = _compiler = _parser = None


#: New objects after which garbage is looked for: in the window, and where one draft after the other is checked.
_SELDOM, _HARDLY_EVER = 50_000, 500_000


def start(*, window: bool = False) -> None:
    """To be called by the program, and by its workers, before most is imported."""
    use_prepared()
    collect_seldom(_SELDOM if window else _HARDLY_EVER)


def use_prepared() -> None:
    """From now on look among what is prepared first, whoever asks for a pattern or makes a dataclass."""
    _patterns()
    _dataclasses()


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
        if type(source) is not str or flags & re.DEBUG:
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
