"""Every public function of the language package shows an example, and every example holds."""

import doctest
import importlib
import inspect
import pkgutil
from types import ModuleType

import pytest

import core.language

MODULES = [importlib.import_module(f"core.language.{m.name}") for m in pkgutil.iter_modules(core.language.__path__)]


def name_of(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_examples_hold(module: ModuleType) -> None:
    failed, attempted = doctest.testmod(module)
    assert attempted > 0
    assert failed == 0


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_function_has_an_example(module: ModuleType) -> None:
    functions = [
        (name, inspect.unwrap(member))
        for name, member in vars(module).items()
        if not name.startswith("_") and callable(member) and not inspect.isclass(member)
    ]
    own = [(name, member) for name, member in functions if getattr(member, "__module__", "") == module.__name__]
    assert [name for name, member in own if ">>>" not in (inspect.getdoc(member) or "")] == []
