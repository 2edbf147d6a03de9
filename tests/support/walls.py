"""Reading the project's own source: what a module imports, registers and documents."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The floors of the engine, lowest first. A module imports from its own floor and from those below, never from above.
FLOORS = (
    "base", "forms", "model", "language", "load", "read", "check", "profile", "pipeline", "review", "batch", "output",
    "commands", "cli",
)  # fmt: skip

#: The floors of the window, lowest first, by the same rule. Features do not import each other; the window joins them.
GUI_FLOORS = ("jobs", "state", "style", "actions", "models", "views", "features", "app")

#: Folder of the project → modules it must not import → exceptions. A name covers the modules below it.
FORBIDDEN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "core": (("PySide6", "PySide2", "PyQt5", "PyQt6", "shiboken6", "gui", "tests"), ()),
    # The text of a draft reaches the rules only through the report.
    "core/read": (("core.load",), ()),
    "core/check": (("core.load", "core.read"), ("core.read.prose",)),
    # Readers of wording judge nothing: the rule that asks them does.
    "core/check/wording": (("core.check.rules", "core.check.leftovers"), ()),
    "core/check/leftovers": (("core.check.rules",), ()),
    "gui": (
        (
            "re",
            "regex",
            "decimal",
            "tests",
            "core.language",
            "core.load",
            "core.read",
            "core.check.rules",
            "core.check.leftovers",
            "core.check.wording",
        ),
        ("core.load.formats", "core.load.clipboard"),
    ),
}

#: The one module that makes sentences of a finding's parts, and so may look into them.
COMPOSER = "core/model/finding_text.py"

_SENTENCES = frozenset(("message", "place", "reason", "relation", "suggestion", "caution", "description", "where"))
_CUTTERS = frozenset((
    "replace", "removeprefix", "removesuffix", "split", "rsplit", "partition", "rpartition", "strip", "lstrip",
    "rstrip", "startswith", "endswith", "find", "index",
))  # fmt: skip

_MACHINE = re.compile(r"(?<![\w.:/])/(?:home|roo[t]|wor[k]|tm[p]|farm|Users|mnt)/[\w.]")


@cache
def parsed(source: str) -> ast.Module:
    """A module's tree, made once however many walls look at it."""
    return ast.parse(source)


@cache
def nodes(source: str) -> tuple[ast.AST, ...]:
    """All nodes of a module's tree, walked once."""
    return tuple(ast.walk(parsed(source)))


@cache
def imported(source: str, package: str) -> frozenset[str]:
    """Full names of all modules and names that a module of ``package`` imports, wherever in it."""
    names: set[str] = set()
    for node in nodes(source):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parent = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parent, base] if base else parent)
            names.add(base)
            names |= {f"{base}.{alias.name}" for alias in node.names}
    return frozenset(names)


def _covers(name: str, module: str) -> bool:
    return module == name or module.startswith(f"{name}.")


def _is_above(name: str, path: str) -> bool:
    """Whether a module stands on a higher floor of engine or window than the module at ``path``."""
    for package, floors in (("core", FLOORS), ("gui", GUI_FLOORS)):
        if path.startswith(f"{package}/") and name.startswith(f"{package}."):
            own, other = path.removesuffix(".py").split("/")[1], name.split(".")[1]
            return own in floors and floors.index(other) > floors.index(own)
    return False


def _is_other_feature(name: str, path: str) -> bool:
    """Whether a module belongs to another feature of the window than the module at ``path``."""
    own, other = path.split("/"), name.split(".")
    if own[:2] != ["gui", "features"] or other[:2] != ["gui", "features"] or len(own) < 4 or len(other) < 3:
        return False
    return other[2] not in (own[2], "feature")  # the last is what all features have in common


def breaches(path: str, source: str) -> list[str]:
    """Imports of the module at ``path`` (relative, with slashes) that break a wall."""
    names = imported(source, path.rpartition("/")[0].replace("/", "."))
    found: list[str] = []
    for folder, (forbidden, allowed) in FORBIDDEN.items():
        if not path.startswith(f"{folder}/"):
            continue
        # "from core.load import pdf_pages" names core.load as well: judged by the longest names only
        longest = {n for n in names if not any(other != n and _covers(n, other) for other in names)}
        for name in sorted(longest):
            if any(_covers(f, name) for f in forbidden) and not any(_covers(a, name) for a in allowed):
                found.append(f"{path} imports {name}")
    found += [f"{path} imports {name} from a floor above" for name in sorted(names) if _is_above(name, path)]
    found += [f"{path} imports {name} of another feature" for name in sorted(names) if _is_other_feature(name, path)]
    if path.startswith("gui/") and "QRegularExpression" in source:
        found.append(f"{path} uses QRegularExpression")
    return found


def cut_sentences(source: str) -> list[str]:
    """Where a sentence, a place or a name of a relation is taken apart after it was made: by a method of strings or a
    slice, on an attribute or variable that is called so, or on the text of a place.
    """
    cuts: list[str] = []
    for node in nodes(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CUTTERS:
            whole, how = node.func.value, node.func.attr
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            whole, how = node.value, "slice"
        else:
            continue
        if isinstance(whole, ast.Attribute) and whole.attr == "text":
            whole = whole.value
        name = whole.attr if isinstance(whole, ast.Attribute) else whole.id if isinstance(whole, ast.Name) else ""
        if name in _SENTENCES:
            cuts.append(f"line {node.lineno}: {how} of {name}")
    return cuts


def registered(source: str) -> list[str]:
    """Codes of the rules that a module registers."""
    codes: list[str] = []
    for node in nodes(source):
        if not isinstance(node, ast.FunctionDef):
            continue
        for call in node.decorator_list:
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "rule":
                first = call.args[0]
                codes.append(str(first.value) if isinstance(first, ast.Constant) else ast.unparse(first))
    return codes


def misnamed(stem: str, source: str) -> str | None:
    """What is wrong with a rule module's name or number of rules; None when nothing is."""
    codes = registered(source)
    if stem.startswith("_"):
        return f"{stem} is shared by rules and must register none" if codes else None
    if len(codes) != 1:
        return f"{stem} registers {len(codes)} rules"
    code = codes[0].lower()
    return None if stem.startswith(f"{code}_") else f"{stem} registers {codes[0]}"


def guesses_from_code(source: str) -> list[str]:
    """Expressions that read something off the letters of a rule's code, or name a code outside its declaration.

    What sets a rule apart stands in its ``@rule``; codes in docstrings and the rule's own code are no guesses.
    """
    calls = [node for node in nodes(source) if isinstance(node, ast.Call) and node.args]
    own = {id(call.args[0]) for call in calls if isinstance(call.func, ast.Name) and call.func.id == "rule"}
    found: list[str] = []
    for node in nodes(source):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in own:
            if re.fullmatch(r"[A-Z]\d{3}", node.value):
                found.append(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "startswith":
            if node.args and isinstance(node.args[0], ast.Constant) and re.fullmatch("[A-Z]", str(node.args[0].value)):
                found.append(ast.unparse(node))
        elif (
            isinstance(node, ast.Subscript)
            and ast.unparse(node.value).rpartition(".")[2] in ("rule", "code")
            and ast.unparse(node.slice) in ("0", ":1")
        ):
            found.append(ast.unparse(node))
    return found


def undocumented(source: str) -> Iterator[str]:
    """Public functions and classes at the top of a module, and the module itself, that have no docstring.

    Error classes are drawn in their module's docstring and explained by their ``default`` sentence.
    """
    tree = parsed(source)
    if not ast.get_docstring(tree):
        yield "module"
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith("_"):
            continue
        explained = any(
            isinstance(s, ast.Assign) and isinstance(s.targets[0], ast.Name) and s.targets[0].id == "default"
            for s in node.body
        )
        if not ast.get_docstring(node) and not explained:
            yield node.name


def machine_paths(text: str) -> list[str]:
    """Absolute paths of somebody's machine in a text."""
    return [match.group() for match in _MACHINE.finditer(text)]


def third_party(names: Iterable[str], standard: Iterable[str], own: Iterable[str]) -> set[str]:
    """Top-level modules among ``names`` that come neither with Python nor with the project."""
    return {name.split(".")[0] for name in names} - set(standard) - set(own) - {""}


def unchecked_readings(source: str) -> list[str]:
    """Expressions that read a number or characters from what somebody else wrote without the one reader for them.

    ``int(…)`` of anything but arithmetic, and ``.decode(…)`` with a codec that is not written out.
    """
    found: list[str] = []
    for node in nodes(source):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "int" and node.args:
            if not isinstance(node.args[0], ast.BinOp | ast.Compare | ast.Constant):
                found.append(ast.unparse(node))
        elif (
            isinstance(node.func, ast.Attribute)
            and node.func.attr == "decode"
            and node.args
            and not isinstance(node.args[0], ast.Constant)
        ):
            found.append(ast.unparse(node))
    return found
