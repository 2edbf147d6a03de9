"""What must stand in a text for a regular expression to match: looked for before the expression is compiled and asked.

To compile the patterns of all rules and word lists takes a good part of the time in which one draft is checked, to ask
them most of the rest, and hardly any of them finds what it asks for.
"""

from __future__ import annotations

import re
import string

_TOKENS = r"""
    | (?P<look>     \(\?<?= )
    | (?P<never>    \(\?<?! )
    | (?P<opens>    \(\?: | \(\?> | \(\?P<\w+> | \((?!\?) )
    | (?P<closes>   \) )
    | (?P<or>       \| )
    | (?P<repeated> (?: [*+?] | \{\d*(?:,\d*)?\} ) [?+]? )
    | (?P<set>      \[ \^? \]? (?: \\. | [^\]\\] )* \] )
    | (?P<unknown>  [.^$] | \\[AbBdDsSwWZnrt] | \\[1-9]\d? | \\x[0-9a-f]{2} | \\u[0-9a-f]{4} | \(\?P=\w+\) )
    | (?P<escaped>  \\[^A-Za-z0-9] )
"""
_WORDS = r"| (?P<plain> {plain} ) | (?P<words> \(\?: {plain} (?: \| {plain} )* \) )"
_VERBOSE, _PLAIN = (
    re.compile(_WORDS.format(plain=plain).lstrip("|") + _TOKENS, re.VERBOSE)
    for plain in (r"[^\\()\[\]{}|*+?.^$\s\#]+", r"[^\\()\[\]{}|*+?.^$]+")
)
_BLANKS = re.compile(r"(?:\s|#[^\n]*)*")
_FLAGS = re.compile(r"\(\?(?P<flags>[aisx]+)\)")
_OPTIONAL = re.compile(r"[*?]|\{(?:0|,)")
_FEW = re.compile(r"\[(?P<characters>[^\\^\-\]]{1,20})\]")
_MOST = 40  # literals of which one must stand; to look for more takes longer than to ask the pattern

#: One of these literals stands in every text that a pattern matches.
Clause = frozenset[str]


class _UnreadableError(ValueError):
    """A pattern with something in it that is not known here."""


def required(pattern: str, flags: int = 0) -> tuple[Clause, ...]:
    r"""For each clause one of its literals stands in every text that matches; the rarest first, none if none is known.

    >>> [sorted(clause) for clause in required(r"(?:公开|开放)\d?[年月]")]
    [['公开', '开放'], ['年', '月']]
    >>> required(r"\d+|公开")
    ()
    """
    inline = _FLAGS.match(pattern)
    at = inline.end() if inline else 0
    given = inline["flags"] if inline else ""
    if flags & re.IGNORECASE or "i" in given:
        return ()
    reader = _Reader(pattern, at, verbose=bool(flags & re.VERBOSE) or "x" in given)
    try:
        clauses = reader.alternatives()
    except _UnreadableError:
        return ()
    return tuple(sorted(dict.fromkeys(clauses), key=_rarity, reverse=True)) if reader.at == len(pattern) else ()


def _rarity(clause: Clause) -> tuple[int, int]:
    return min(map(len, clause)), -len(clause)


class _Reader:
    """Reads a pattern from a place on. ``at`` is where it has come to."""

    def __init__(self, pattern: str, at: int, *, verbose: bool) -> None:
        self._pattern, self.at = pattern, at
        self._verbose, self._token = verbose, _VERBOSE if verbose else _PLAIN

    def alternatives(self) -> list[Clause]:
        """What all of the branches need, up to the bracket that closes the group or the end of the pattern."""
        branches = [self._branch()]
        while self._pattern.startswith("|", self.at):
            self.at += 1
            branches.append(self._branch())
        if len(branches) == 1:
            return branches[0]
        if not all(branches):
            return []
        either = frozenset[str]().union(*(max(branch, key=_rarity) for branch in branches))
        return [either] if len(either) <= _MOST else []

    def _branch(self) -> list[Clause]:
        """What the parts of a branch need, up to a bar, a closing bracket or the end."""
        found: list[Clause] = []
        literal = ""
        while True:
            self._skip()
            token = self._token.match(self._pattern, self.at)
            kind = token.lastgroup if token else None
            if kind in ("closes", "or") or self.at == len(self._pattern):
                return [*found, frozenset((literal,))] if literal else found
            if token is None or kind == "repeated":
                raise _UnreadableError(self._pattern)
            start, self.at = self.at, token.end()
            text = token[0][-1] if kind == "escaped" else token[0] if kind == "plain" else ""
            part = [frozenset((text,))] if text else self._part(kind, token[0])
            self._skip()
            repeated = self._token.match(self._pattern, self.at)
            if repeated is None or repeated.lastgroup != "repeated":
                if text:
                    literal += text
                    continue
            elif len(text) > 1:  # only its last character is repeated
                literal += text[:-1]
                self.at = start + len(text) - 1
                continue
            else:
                self.at = repeated.end()
                part = [] if _OPTIONAL.match(repeated[0]) else part
            found += [frozenset((literal,)), *part] if literal else part
            literal = ""

    def _part(self, kind: str | None, text: str) -> list[Clause]:
        """What a group or a set needs; the place is behind its beginning and then behind its end."""
        if kind in ("look", "never", "opens"):
            inner = self.alternatives()
            if not self._pattern.startswith(")", self.at):
                raise _UnreadableError(self._pattern)
            self.at += 1
            return inner if kind != "never" else []
        if kind == "words":
            words = text[3:-1].split("|")
            return [frozenset(words)] if len(words) <= _MOST else []
        few = _FEW.fullmatch(text.replace("0-9", string.digits)) if kind == "set" else None
        return [frozenset(few["characters"])] if few else []

    def _skip(self) -> None:
        if self._verbose:
            self.at = _BLANKS.match(self._pattern, self.at).end()  # type: ignore[union-attr]
