"""Files of made drafts, made once: the same draft in the same format is asked for by many tests."""

from __future__ import annotations

from collections import OrderedDict
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from core.forms.model_draft import ModelDraft
from tests.support.odd_tables import OddDraft

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_P = ParamSpec("_P")
_R = TypeVar("_R")

_MOST = 100  # files that are kept, of each maker


def kept(make: Callable[Concatenate[ModelDraft, _P], _R]) -> Callable[Concatenate[ModelDraft, _P], _R]:
    """Remember what was made of the last drafts, by their content; what is made must not be changed by a test."""
    made: OrderedDict[Hashable, tuple[ModelDraft, _R]] = OrderedDict()

    @wraps(make)
    def wrapper(draft: ModelDraft, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        if type(draft) not in (ModelDraft, OddDraft):
            return make(draft, *args, **kwargs)  # one that was damaged shows more than its content tells
        key = (_content(draft), args, tuple(sorted(kwargs.items())))
        try:
            hash(key)
        except TypeError:  # a style with widths of columns
            return make(draft, *args, **kwargs)
        if key not in made:
            made[key] = draft, make(draft, *args, **kwargs)  # the draft is kept for its form, which is known by its id
            if len(made) > _MOST:
                made.popitem(last=False)
        return made[key][1]

    return wrapper


def _content(draft: ModelDraft) -> Hashable:
    prose = tuple((key, tuple(paragraphs)) for key, paragraphs in draft.prose.items())
    parts = (draft.preface, draft.closing, draft.without_tables, draft.without_rows, draft.without_sections)
    own: tuple[Hashable, ...] = ()
    if isinstance(draft, OddDraft):
        own = (tuple((key, tuple(said)) for key, said in draft.parts.items()), draft.heading)
    return (
        id(draft.form), draft.title, prose, *map(tuple, parts), draft.exchanged, tuple(sorted(draft.values.items())),
        own,
    )  # fmt: skip
