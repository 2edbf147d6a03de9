"""What must stand in a text for a regular expression to match: looked for before the expression is compiled and asked.

To compile the patterns of all rules and word lists takes a good part of the time in which one draft is checked, to ask
them most of the rest, and hardly any of them finds what it asks for.
"""

from __future__ import annotations

import re
import string
from typing import NamedTuple

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
_PAIRS = 160  # and pairs of what stands side by side, which an index finds as fast as one
_IMPLIED = 16  # so many literals at most are looked for in place of the fewer that they imply

#: One of these literals stands in every text that a pattern matches.
Clause = frozenset[str]


class _Part(NamedTuple):
    """What a part of a pattern needs, and what stands at its ends: None where that is not known.

    The text from its place on begins with one of ``begins``, the text up to its end ends with one of ``ends``.
    """

    clauses: list[Clause]
    begins: Clause | None = None
    ends: Clause | None = None


class _UnreadableError(ValueError):
    """A pattern with something in it that is not known here."""


def required(pattern: str, flags: int = 0) -> tuple[Clause, ...]:
    r"""For each clause one of its literals stands in every text that matches; the rarest first, none if none is known.

    >>> [sorted(clause) for clause in required(r"(?:公开|开放)\d?[年月]")]
    [['公开', '开放'], ['年', '月']]
    >>> [sorted(clause) for clause in required(r"[一二](?=年)|三月[上下]")]
    [['一年', '三月上', '三月下', '二年']]
    >>> [sorted(clause) for clause in required(r"20[12]年|20\d{3}年")]
    [['20']]
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
        clauses = reader.alternatives().clauses
    except _UnreadableError:
        return ()
    if reader.at < len(pattern):
        return ()
    telling: list[Clause] = []
    for clause in dict.fromkeys(map(_shortest, clauses)):
        if not any(_implies(other, clause) for other in telling):
            telling = [*(other for other in telling if not _implies(clause, other)), clause]
    return tuple(sorted(telling, key=_rarity, reverse=True))


def _shortest(clause: Clause) -> Clause:
    """The literals without those that have another one in them."""
    return frozenset(one for one in clause if not any(other in one for other in clause if other != one))


def _rarity(clause: Clause) -> tuple[int, int]:
    return min(map(len, clause)), -len(clause)


def _fewest(clause: Clause) -> tuple[int, int]:
    return -len(clause), min(map(len, clause))


def _implies(clause: Clause, other: Clause) -> bool:
    """Whether a text that has one of a few literals has one of the others too."""
    return len(clause) <= _IMPLIED and all(any(part in literal for part in other) for literal in clause)


def _beside(ends: Clause | None, begins: Clause | None) -> list[Clause]:
    """What stands where one part goes on as another begins."""
    if ends is None or begins is None:
        return []
    if len(ends) * len(begins) > _PAIRS:
        ends, begins = frozenset(one[-1] for one in ends), frozenset(one[0] for one in begins)
    return [frozenset(a + b for a in ends for b in begins)] if len(ends) * len(begins) <= _PAIRS else []


def _either(ends: list[Clause | None], at: int) -> Clause | None:
    """What one of several branches begins or ends with; ``at`` is the place of the character next to the edge."""
    known = [clause for clause in ends if clause is not None]
    if len(known) < len(ends):
        return None
    whole = frozenset[str]().union(*known)
    if len(whole) > _MOST:
        whole = frozenset(one[at] for one in whole)
    return whole if len(whole) <= _MOST else None


class _Reader:
    """Reads a pattern from a place on. ``at`` is where it has come to."""

    def __init__(self, pattern: str, at: int, *, verbose: bool) -> None:
        self._pattern, self.at = pattern, at
        self._verbose, self._token = verbose, _VERBOSE if verbose else _PLAIN

    def alternatives(self) -> _Part:
        """What all of the branches need, up to the bracket that closes the group or the end of the pattern."""
        branches = [self._branch()]
        while self._pattern.startswith("|", self.at):
            self.at += 1
            branches.append(self._branch())
        if len(branches) == 1:
            return branches[0]
        clauses: list[Clause] = []
        if all(branch.clauses for branch in branches):
            for telling in (_rarity, _fewest):
                either = frozenset[str]().union(*(max(branch.clauses, key=telling) for branch in branches))
                clauses += [either] if len(either) <= _MOST else []
        return _Part(clauses, _either([b.begins for b in branches], 0), _either([b.ends for b in branches], -1))

    def _branch(self) -> _Part:
        """What the parts of a branch need, up to a bar, a closing bracket or the end."""
        found: list[Clause] = []
        begins: Clause | None = None
        ends: Clause | None = None
        begun = False
        while True:
            self._skip()
            token = self._token.match(self._pattern, self.at)
            kind = token.lastgroup if token else None
            if kind in ("closes", "or") or self.at == len(self._pattern):
                return _Part(found, begins, ends)
            if token is None or kind == "repeated":
                raise _UnreadableError(self._pattern)
            behind = token[0].startswith("(?<")
            part = self._literal() if kind in ("plain", "escaped") else self._next(kind, token)
            found += part.clauses
            if kind == "never":
                continue
            if behind:
                ends = part.ends if ends is None else ends
                continue
            found += _beside(ends, part.begins)
            begins = begins if begun else part.begins
            if kind != "look":
                begun, ends = True, part.ends

    def _literal(self) -> _Part:
        """Characters that stand for themselves, as many as follow each other and are not repeated."""
        literal = ""
        while (token := self._token.match(self._pattern, self.at)) and token.lastgroup in ("plain", "escaped"):
            text = token[0][-1] if token.lastgroup == "escaped" else token[0]
            start, self.at = self.at, token.end()
            self._skip()
            repeated = self._token.match(self._pattern, self.at)
            if repeated is None or repeated.lastgroup != "repeated":
                literal += text
                continue
            if literal or len(text) > 1:  # only its last character is repeated
                literal += text[:-1]
                self.at = start + len(token[0]) - (2 if token.lastgroup == "escaped" else 1)
                break
            self.at = repeated.end()
            return _Part([]) if _OPTIONAL.match(repeated[0]) else _same(frozenset((text,)))
        return _same(frozenset((literal,)))

    def _next(self, kind: str | None, token: re.Match[str]) -> _Part:
        """What a group or a set needs, with how it is repeated."""
        self.at = token.end()
        part = self._part(kind, token[0])
        self._skip()
        repeated = self._token.match(self._pattern, self.at)
        if repeated is None or repeated.lastgroup != "repeated":
            return part
        self.at = repeated.end()
        return _Part([]) if _OPTIONAL.match(repeated[0]) else part

    def _part(self, kind: str | None, text: str) -> _Part:
        """What a group or a set needs; the place is behind its beginning and then behind its end."""
        if kind in ("look", "never", "opens"):
            inner = self.alternatives()
            if not self._pattern.startswith(")", self.at):
                raise _UnreadableError(self._pattern)
            self.at += 1
            return inner if kind != "never" else _Part([])
        if kind == "words":
            words = text[3:-1].split("|")
            return _same(frozenset(words)) if len(words) <= _MOST else _Part([])
        few = _FEW.fullmatch(text.replace("0-9", string.digits)) if kind == "set" else None
        return _same(frozenset(few["characters"])) if few else _Part([])

    def _skip(self) -> None:
        if self._verbose:
            self.at = _BLANKS.match(self._pattern, self.at).end()  # type: ignore[union-attr]


def _same(literals: Clause) -> _Part:
    """A part that matches one of a few literals and nothing else."""
    return _Part([literals], literals, literals)
