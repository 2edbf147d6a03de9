"""What is found in a paragraph by its text alone, kept by that text.

A draft is checked again after every change of it, and all its paragraphs but one are what they were; some rules ask the
same of a paragraph, and the reports of one place have paragraphs in common. Only what depends on nothing but the text
may be kept: no year, organ or place in the draft.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Owner = TypeVar("_Owner")
_Found = TypeVar("_Found")
_P = ParamSpec("_P")

#: Paragraphs that each function remembers, those of some ten reports: 200 KB beside the texts, which all share, and
#: what is found. A longer text is not remembered.
_PARAGRAPHS, _LONGEST = 1_000, 2_000
_stores: list[dict[Any, Any]] = []


def remembered(find: Callable[[str], Iterator[_Found]]) -> Callable[[str], Iterator[_Found]]:
    """The function, with what it found in the last paragraphs kept.

    >>> @remembered
    ... def commas(text):
    ...     print("looked for")
    ...     yield from (i for i, char in enumerate(text) if char == "，")
    >>> [*commas("收到15件，办结13件。")], [*commas("收到15件，办结13件。")]
    looked for
    ([5], [5])
    """
    known: dict[str, tuple[_Found, ...]] = {}
    _stores.append(known)

    @wraps(find)
    def ask(text: str) -> Iterator[_Found]:
        found = known.get(text)
        if found is None:
            if len(text) > _LONGEST:
                return find(text)
            _make_room(known)
            found = known[text] = tuple(find(text))
        return iter(found)

    return ask


def remembered_of(
    find: Callable[Concatenate[_Owner, str, _P], Iterator[_Found]],
) -> Callable[Concatenate[_Owner, str, _P], Iterator[_Found]]:
    """The same for a method of a table that lives as long as the program; what it is asked beside the text counts.

    >>> class Signs(str):
    ...     @remembered_of
    ...     def places(self, text):
    ...         yield from (i for i, char in enumerate(text) if char in self)
    >>> [*Signs("，。").places("收到15件，办结13件。")]
    [5, 11]
    """
    known: dict[Any, tuple[_Owner, tuple[_Found, ...]]] = {}
    _stores.append(known)

    @wraps(find)
    def ask(owner: _Owner, text: str, *args: _P.args, **kwargs: _P.kwargs) -> Iterator[_Found]:
        # by the table's address, for to hash a table takes longer than to ask it; the table is kept, so it stays there
        key = (id(owner), text, *args, *kwargs.items())
        entry = known.get(key)
        if entry is None:
            if len(text) > _LONGEST:
                return find(owner, text, *args, **kwargs)
            _make_room(known)
            entry = known[key] = owner, tuple(find(owner, text, *args, **kwargs))
        return iter(entry[1])

    return ask


def forget() -> None:
    """Let go of all that is remembered.

    >>> forget()
    """
    for known in _stores:
        known.clear()


def _make_room(known: dict[Any, Any]) -> None:
    if len(known) >= _PARAGRAPHS:
        known.clear()
