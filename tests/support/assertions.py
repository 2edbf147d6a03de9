"""Which tests cannot fail but by an exception: those without an assertion of their own or of a helper they call."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ASSERTING = frozenset({"pytest.raises", "pytest.fail", "pytest.warns"})
_WAITING = "qtbot.wait"  # waitUntil, waitSignal and the like fail when what they wait for does not come


def without_assertion(sources: Iterable[str]) -> list[str]:
    """Names of the test functions in these modules that assert nothing, directly or by helpers in the modules.

    Helpers are known by name alone: a call of any function of that name counts.
    """
    functions = [
        node for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)
    ]
    helpers = [f for f in functions if not f.name.startswith("test_")]
    asserting: set[str] = set()
    while more := {f.name for f in helpers if f.name not in asserting and _asserts(f, asserting)}:
        asserting |= more
    return [f.name for f in functions if f.name.startswith("test_") and not _asserts(f, asserting)]


def _asserts(function: ast.FunctionDef, helpers: set[str]) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in _ASSERTING or called.startswith(_WAITING) or called.rpartition(".")[2] in helpers:
                return True
    return False
