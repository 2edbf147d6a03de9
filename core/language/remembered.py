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

#: Paragraphs that each function remembers for each table, those of some ten reports, and as many that it had before:
#: 200 KB beside the texts, which all share, and what is found. A longer text is not remembered.
_PARAGRAPHS, _LONGEST = 1_000, 2_000
#: Tables of which something is remembered; the program has fewer.
_TABLES = 100
_stores: list[_Recent] = []


class _Recent(dict[Any, Any]):
    """What was found in the last paragraphs; those asked for again are not let go of with the others."""

    def __init__(self) -> None:
        super().__init__()
        self.earlier: dict[Any, Any] = {}
        _stores.append(self)

    def keep(self, key: Any, found: Any) -> None:
        """Remember what was found."""
        if len(self) >= _PARAGRAPHS:
            self.earlier = dict(self)
            super().clear()
        self[key] = found

    def clear(self) -> None:
        """Let go of all."""
        super().clear()
        self.earlier = {}


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
    known = _Recent()

    @wraps(find)
    def ask(text: str) -> Iterator[_Found]:
        found = known.get(text)
        if found is None:
            found = known.earlier.get(text)
            if found is None:
                if len(text) > _LONGEST:
                    return find(text)
                found = tuple(find(text))
            known.keep(text, found)
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
    # by the table's address, for to hash a table takes longer than to ask it; the table is kept, so it stays there
    tables: dict[int, tuple[_Owner, _Recent]] = {}

    @wraps(find)
    def ask(owner: _Owner, text: str, *args: _P.args, **kwargs: _P.kwargs) -> Iterator[_Found]:
        entry = tables.get(id(owner))
        if entry is None:
            if len(tables) >= _TABLES:
                _let_go(tables)
            entry = tables[id(owner)] = owner, _Recent()
        known = entry[1]
        key = (text, *args, *kwargs.items()) if args or kwargs else text
        found = known.get(key)
        if found is None:
            found = known.earlier.get(key)
            if found is None:
                if len(text) > _LONGEST:
                    return find(owner, text, *args, **kwargs)
                found = tuple(find(owner, text, *args, **kwargs))
            known.keep(key, found)
        return iter(found)

    return ask


def forget() -> None:
    """Let go of all that is remembered.

    >>> forget()
    """
    for known in _stores:
        known.clear()


def _let_go(tables: dict[int, tuple[Any, _Recent]]) -> None:
    """Forget tables with what was found by them."""
    for _, known in tables.values():
        _stores[:] = [store for store in _stores if store is not known]
    tables.clear()
