"""Reading the project's own strings: which read Chinese beside ``core/language``, which patterns are too long."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.support.walls import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Single-line patterns longer than this are written in verbose mode, with named parts.
LONGEST = 100

#: What only ``core/language`` may write down, by what a string that does looks like.
_NUMERALS = re.compile("一二三|二三四|〇")
_ENDING = "局|厅|委员会|办公室|政府|委|中心"
#: Three alternatives in a row that end as organs' names do.
_ENDINGS = re.compile(rf"(?:(?<=[|(:])|^)(?:\w*(?:{_ENDING})\|){{2,}}\w*(?:{_ENDING})(?=[|)$]|$)")
_DATE = re.compile(r"年[^年月]*[\])}+?]月[^月日]*[\])}+?]日")
#: Nothing but marks, 。 and another end of sentences among them, alone or as a class.
_ENDS = re.compile(
    r"""(?x)
    (?: \[ \^? )? (?= [^\]]* 。 ) (?= [^\]]* [；;！!？?] )
    (?: [。；;！!？?，,：:、.\n] | \\n )+
    (?: \] [+*?]? )? (?: \[ [^\]]+ \] \?? )?"""
)


def _strings(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of the strings of a module, those joined with + or names as one; docstrings left out."""
    skipped: set[ast.AST] = set()
    for node in nodes(source):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant | ast.JoinedStr):
            skipped |= {*ast.walk(node.value)}
        elif isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp) and node not in skipped:
            text = _text(node)
            if text is not None:
                skipped |= {*ast.walk(node)}
                yield getattr(node, "lineno", 0), text


def _text(node: ast.AST) -> str | None:
    """The text of a string, a name in it as one blank; None for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or " " for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _text(node.left), _text(node.right)
        return None if left is None and right is None else f"{left or ' '}{right or ' '}"
    return None


def own_language(source: str) -> list[str]:
    """Strings with which a module reads numerals, endings of organs, dates or ends of sentences by itself."""
    kinds = {"numerals": _NUMERALS.search, "endings of organs": _ENDINGS.search, "dates": _DATE.search}
    found: list[str] = []
    for line, text in _strings(source):
        bare = "".join(text.split())  # patterns in verbose mode too
        found += [f"line {line}: {kind}" for kind, reads in kinds.items() if reads(bare)]
        if _ENDS.fullmatch(text):
            found.append(f"line {line}: ends of sentences")
    return found


def long_patterns(source: str) -> list[str]:
    """Patterns on one line that are longer than ``LONGEST`` and not in verbose mode."""
    found: list[str] = []
    for node in nodes(source):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        if not isinstance(node.func.value, ast.Name) or node.func.value.id != "re" or node.func.attr == "escape":
            continue
        text = _text(node.args[0]) or ""
        flags = " ".join(ast.unparse(extra) for extra in (*node.args[1:], *(k.value for k in node.keywords)))
        verbose = re.match(r"\(\?[a-zA-Z]*x", text) or "VERBOSE" in flags or "re.X" in flags
        if len(text) > LONGEST and not verbose:
            found.append(f"line {node.lineno}: {len(text)} characters")
    return found
