"""What must stand in a text for a regular expression to match: looked for before the expression is compiled and asked.

To compile the patterns of all word lists takes a good part of the time in which one draft is checked, and hardly any
of them finds what it asks for.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
      (?P<blank>    \s | \#[^\n]* )
    | (?P<look>     \(\?<?[=] )
    | (?P<never>    \(\?<?! )
    | (?P<opens>    \(\?: | \(\?P<\w+> | \((?!\?) )
    | (?P<closes>   \) )
    | (?P<or>       \| )
    | (?P<repeated> (?: [*+?] | \{\d*(?:,\d*)?\} ) [?+]? )
    | (?P<set>      \[ \^? \]? (?: \\. | [^\]\\] )* \] )
    | (?P<special>  \\[AbBdDsSwWZ] | [.^$] )
    | (?P<escaped>  \\[^A-Za-z0-9] )
    | (?P<plain>    [^\\()\[\]{}|*+?.^$\s\#] )
    """,
    re.VERBOSE,
)
_BLANKS = re.compile(r"(?:\s|#[^\n]*)*")
_OPTIONAL = re.compile(r"[*?]|\{(?:0|,)")
_MOST = 40  # literals of which one must stand; to look for more takes longer than to ask the pattern

Literals = frozenset[str] | None


def required(pattern: str) -> tuple[str, ...]:
    r"""Literals of which one stands in every text that a verbose pattern matches; empty where nothing is known.

    >>> required(r"(?<!不)截止(?P<what>到|至)? \d+年"), sorted(required(r"(?:公开|开放)[年月]")), required(r"\d+|公开")
    (('截止',), ['公开', '开放'], ())
    """
    found, end = _alternatives(pattern, 0)
    return tuple(sorted(found)) if found and end == len(pattern) else ()


def _alternatives(pattern: str, at: int) -> tuple[Literals, int]:
    """What one of the branches needs, and where the group or the pattern ends."""
    needed: Literals = frozenset()
    while True:
        branch, at = _branch(pattern, at)
        needed = needed | branch if branch is not None and needed is not None else None
        if at >= len(pattern) or pattern[at] == ")":
            return (needed if needed and len(needed) <= _MOST else None), at
        at += 1  # the bar


def _branch(pattern: str, at: int) -> tuple[Literals, int]:
    """The best of what the parts of a branch need, and where the branch ends; nothing is known of what is not read."""
    best: Literals = None
    run = ""
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        kind = token.lastgroup if token else None
        if token is None or kind is None or kind == "repeated":
            return None, len(pattern) + 1
        if kind in ("closes", "or"):
            break
        at = token.end()
        if kind == "blank":
            continue
        part: Literals = None
        if kind in ("plain", "escaped"):
            part = frozenset((token[0][-1],))
        elif kind in ("look", "never", "opens"):
            inner, at = _alternatives(pattern, at)
            if at >= len(pattern):
                return None, len(pattern) + 1
            at += 1
            part = None if kind == "never" else inner
        at = _BLANKS.match(pattern, at).end()  # type: ignore[union-attr]
        repeated = _TOKEN.match(pattern, at)
        if repeated is not None and repeated.lastgroup == "repeated":
            at = repeated.end()
            optional = _OPTIONAL.match(repeated[0])
            best, run = _better(best, run), ""
            best = best if optional else _better(best, part)
        elif kind in ("plain", "escaped"):
            run += token[0][-1]
        else:
            best, run = _better(_better(best, run), part), ""
    return _better(best, run), at


def _better(first: Literals, second: Literals | str) -> Literals:
    """The rarer of two: that with the longer literals."""
    if isinstance(second, str):
        second = frozenset((second,)) if second else None
    if first is None or second is None:
        return second if first is None else first
    return max(first, second, key=lambda literals: (min(map(len, literals)), -len(literals)))
