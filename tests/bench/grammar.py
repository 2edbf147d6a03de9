"""Sentence templates: ``[a|b|c]`` is a choice (they nest), ``{name}`` or ``{name:argument}`` a slot.

What a slot puts in may be marked, so that a defect can later be seeded exactly there: a mark is
written ``\\ue000name\\ue001text\\ue002`` and taken out again by ``strip_marks``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random

OPEN, MID, CLOSE = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{OPEN}([^{MID}]*){MID}|{CLOSE}")
_SLOT = re.compile(r"\{([A-Za-z_]+\d*)(?::([^{}]*))?\}")

Resolve = Callable[[str, str], str]


class Note(NamedTuple):
    """A marked stretch ``text[start:end]`` of a paragraph; ``name`` says what it is."""

    name: str
    start: int
    end: int


def mark(name: str, text: str) -> str:
    """The text, marked."""
    return f"{OPEN}{name}{MID}{text}{CLOSE}"


def strip_marks(marked: str) -> tuple[str, list[Note]]:
    """The plain text and its notes, inner ones before the ones around them."""
    plain: list[str] = []
    length = 0
    waiting: list[tuple[str, int]] = []
    notes: list[Note] = []
    last = 0
    for match in _MARK.finditer(marked):
        piece = marked[last : match.start()]
        plain.append(piece)
        length += len(piece)
        last = match.end()
        if match[1] is not None:
            waiting.append((match[1], length))
        else:
            name, start = waiting.pop()
            notes.append(Note(name, start, length))
    plain.append(marked[last:])
    return "".join(plain), notes


def expand(template: str, rng: random.Random, resolve: Resolve) -> str:
    """Make the choices, then fill the slots (what fills a slot is itself expanded)."""
    text = choose(template, rng)
    for _ in range(6):
        if not _SLOT.search(text):
            return text
        text = _SLOT.sub(lambda m: choose(resolve(m[1], m[2] or ""), rng), text)
    raise ValueError(f"slots without end: {template}")


def choose(template: str, rng: random.Random) -> str:
    """Make all choices of a template; ValueError when its brackets do not match."""
    text, end = _choice(template, 0, rng, top=True)
    if end != len(template):
        raise ValueError(f"bracket too many at {end}: {template}")
    return text


def _choice(template: str, at: int, rng: random.Random, top: bool) -> tuple[str, int]:
    options = [""]
    while at < len(template):
        char = template[at]
        if char == "[":
            inner, at = _choice(template, at + 1, rng, top=False)
            options[-1] += inner
            continue
        if char == "]" and not top:
            return rng.choice(options), at + 1
        if char == "|" and not top:
            options.append("")
        else:
            options[-1] += char
        at += 1
    if not top:
        raise ValueError(f"bracket not closed: {template}")
    return options[0], at
