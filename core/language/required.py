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
_HEADS = 60  # heads, which each are looked for; of more the first characters are
_PAIRS = 160  # and pairs of what stands side by side, which an index finds as fast as one
_IMPLIED = 16  # so many literals at most are looked for in place of the fewer that they imply

#: One of these literals stands in every text that a pattern matches.
Clause = frozenset[str]
_NO_WIDTH = ("^", "$", r"\A", r"\Z", r"\b", r"\B")
#: Among the heads of a pattern: any digit, of whatever script.
DIGIT = "\\d"
_NO_HEADS: Clause = frozenset()


class _Part(NamedTuple):
    """What a part of a pattern needs, and what stands at its ends: None where that is not known.

    The text from its place on begins with one of ``begins``, the text up to its end ends with one of ``ends``. What it
    matches begins with one of ``heads``, unless it is ``empty``, as what is optional and what looks around may be.
    """

    clauses: list[Clause]
    begins: Clause | None = None
    ends: Clause | None = None
    heads: Clause | None = None
    empty: bool = False


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
    return required_with_heads(pattern, flags)[0]


def heads(pattern: str, flags: int = 0) -> Clause:
    r"""Literals with one of which everything that matches begins; none if that is not known.

    >>> sorted(heads(r"(?:^|(?<=。))(?:全年|[共总])?(?:公开|发布)了?\d"))
    ['全年', '公开', '共', '发布', '总']
    >>> sorted(heads(r"\d+件?")), heads("公开|.报"), heads("(?:公开)?")
    (['\\d'], frozenset(), frozenset())
    """
    return required_with_heads(pattern, flags)[1]


def required_with_heads(pattern: str, flags: int = 0) -> tuple[tuple[Clause, ...], Clause]:
    """Both, for the pattern is read but once.

    >>> required_with_heads("公开.报") == (required("公开.报"), heads("公开.报"))
    True
    """
    whole = _read(pattern, flags)
    telling: list[Clause] = []
    for clause in dict.fromkeys(map(_shortest, whole.clauses)):
        if not any(_implies(other, clause) for other in telling):
            telling = [*(other for other in telling if not _implies(clause, other)), clause]
    begins = _NO_HEADS if whole.empty or whole.heads is None else whole.heads
    return tuple(sorted(telling, key=_rarity, reverse=True)), begins


def _read(pattern: str, flags: int) -> _Part:
    """What a whole pattern needs; nothing is known of one that cannot be read or does not tell capitals from others."""
    inline = _FLAGS.match(pattern)
    at = inline.end() if inline else 0
    given = inline["flags"] if inline else ""
    if flags & re.IGNORECASE or "i" in given:
        return _Part([])
    reader = _Reader(pattern, at, verbose=bool(flags & re.VERBOSE) or "x" in given)
    try:
        whole = reader.alternatives()
    except _UnreadableError:
        return _Part([])
    return whole if reader.at == len(pattern) else _Part([])


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


def _any_head(parts: list[_Part]) -> Clause | None:
    """What one of several parts begins with, if it is not empty."""
    known = [part.heads for part in parts if part.heads is not None]
    if len(known) < len(parts):
        return None
    found = _NO_HEADS.union(*known)
    return found if len(found) <= _HEADS else frozenset(one if one == DIGIT else one[0] for one in found)


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
        begins, ends = _either([b.begins for b in branches], 0), _either([b.ends for b in branches], -1)
        return _Part(clauses, begins, ends, _any_head(branches), any(b.empty for b in branches))

    def _branch(self) -> _Part:
        """What the parts of a branch need, up to a bar, a closing bracket or the end."""
        found: list[Clause] = []
        begins: Clause | None = None
        ends: Clause | None = None
        begun = False
        first: list[_Part] = []  # those that the branch may begin with
        while True:
            self._skip()
            token = self._token.match(self._pattern, self.at)
            kind = token.lastgroup if token else None
            if kind in ("closes", "or") or self.at == len(self._pattern):
                empty = all(part.empty for part in first)
                return _Part(found, begins, ends, _any_head(first), empty)
            if token is None or kind == "repeated":
                raise _UnreadableError(self._pattern)
            behind = token[0].startswith("(?<")
            part = self._literal() if kind in ("plain", "escaped") else self._next(kind, token)
            found += part.clauses
            if kind in ("never", "look"):
                part = part._replace(heads=_NO_HEADS, empty=True)
            if not first or first[-1].empty:
                first.append(part)
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
            return _repeated(_same(frozenset((text,))), repeated[0])
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
        return _repeated(part, repeated[0])

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
            return _same(frozenset(words)) if len(words) <= _MOST else _Part([], heads=frozenset(words))
        if kind == "set":
            few = _FEW.fullmatch(text.replace("0-9", string.digits))
            return _same(frozenset(few["characters"])) if few else _Part([], heads=_characters(text))
        if text in _NO_WIDTH:
            return _Part([], heads=_NO_HEADS, empty=True)
        return _Part([], heads=frozenset((DIGIT,)) if text == DIGIT else None)

    def _skip(self) -> None:
        if self._verbose:
            self.at = _BLANKS.match(self._pattern, self.at).end()  # type: ignore[union-attr]


def _same(literals: Clause) -> _Part:
    """A part that matches one of a few literals and nothing else."""
    return _Part([literals], literals, literals, literals)


def _repeated(part: _Part, how: str) -> _Part:
    """A part that stands some times: of one that may be absent only its heads are known."""
    return _Part([], heads=part.heads, empty=True) if _OPTIONAL.match(how) else part


def _characters(text: str) -> Clause | None:
    """The characters of a set; None where it is made of ranges, or of all but some."""
    inner = text[1:-1].replace("0-9", string.digits).replace("1-9", string.digits[1:])
    plain = inner.replace(DIGIT, "")
    if inner.startswith("^") or "-" in plain or "\\" in plain:
        return None
    return frozenset(plain) | ({DIGIT} if plain != inner else _NO_HEADS)
