"""Which patterns take time that grows with the square of a text: long runs of each pattern's own characters."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from re import _constants, _parser  # type: ignore[attr-defined]
from types import ModuleType

#: What a run is made of beside the pattern's own characters.
_COMMON = " 1一x("
_YARDSTICK = re.compile("[\u3400-\u3403]+甲")
#: A pattern may take so many times as long as one that looks at every character once: bounded repetitions do.
FACTOR = 400
LENGTH = 4_000


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """The package and all modules below it."""
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def patterns(package: ModuleType) -> dict[str, re.Pattern[str]]:
    """The patterns over text that stand in modules and what they hold, and with which a text is searched, by name.

    What is only matched at a place is tried once and not at every character.
    """
    found: dict[str, re.Pattern[str]] = {}
    for module in modules(package):
        source = inspect.getsource(module)
        for name, value in vars(module).items():
            held = [p for p in _held(value, 3) if isinstance(p.pattern, str)]
            searched = not isinstance(value, re.Pattern) or re.search(rf"\b{name}\.(?!match|fullmatch|pattern)", source)
            if held and searched:
                found |= {f"{module.__name__}.{name}{number or ''}": p for number, p in enumerate(held)}
    return found


def _held(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for inner in value.values():
            yield from _held(inner, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from _held(inner, depth - 1)


def own_characters(pattern: re.Pattern[str]) -> list[str]:
    """One character of each literal and class of a pattern, the common ones too; at most a dozen."""
    chars = dict.fromkeys(_COMMON)

    def walk(items) -> None:  # type: ignore[no-untyped-def]
        for op, value in items:
            if op is _constants.LITERAL or op is _constants.NOT_LITERAL:
                chars.setdefault(chr(value))
            elif op is _constants.RANGE:
                chars.setdefault(chr(value[0]))
            elif op is _constants.IN:
                walk(value)
            elif isinstance(value, tuple | list):
                for inner in value:
                    if isinstance(inner, _parser.SubPattern):
                        walk(inner)
                    elif isinstance(inner, list):
                        for branch in inner:
                            if isinstance(branch, _parser.SubPattern):
                                walk(branch)
            elif isinstance(value, _parser.SubPattern):
                walk(value)

    walk(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    return list(chars)[:24]


def runs(pattern: re.Pattern[str]) -> Iterator[str]:
    """Beginnings of texts to be repeated: single characters and neighbours among the pattern's own."""
    chars = own_characters(pattern)
    yield from chars
    yield from (a + b for a, b in pairwise(chars))


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Processor time that a pattern takes to find all it can in a text."""
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


def slow_runs(pattern: re.Pattern[str], length: int = LENGTH) -> list[str]:
    """Runs on which a pattern takes longer than ``FACTOR`` yardsticks, measured again before it is said."""
    slow: list[str] = []
    for piece in runs(pattern):
        text = (piece * length)[:length]
        if seconds(pattern, text) > _bound(length) and min(seconds(pattern, text) for _ in range(2)) > _bound(length):
            slow.append(piece)
    return slow


@cache
def _bound(length: int) -> float:
    """The time of the yardstick over a text of a length, many times: at least what a clock can tell."""
    text = "\u3400" * length
    times = []
    for _ in range(3):
        start = time.process_time()
        for _ in range(20):
            _YARDSTICK.match(text)
        times.append((time.process_time() - start) / 20)
    return FACTOR * max(min(times), 2e-5)
