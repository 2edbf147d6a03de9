"""The text that ``gouji check`` prints for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.errors import GoujiError
from core.base.names import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.pipeline.checked import Checked


def joined(entries: Iterable[str]) -> Iterator[str]:
    """The whole output of ``gouji check`` for the entries of its files, each as it comes."""
    for number, one in enumerate(entries):
        yield f"\n{one}" if number else one


def entry(file: str, outcome: Checked | GoujiError) -> str:
    """What is said of one file, checked or not; ends with a line end."""
    if isinstance(outcome, GoujiError):
        return f"{one_line(file)}\n  未能读取：{outcome.message}\n"
    # The process that joins the entries makes none, and needs nothing of what the findings are made of.
    from core.output.draft_text import text_of

    return text_of(file, outcome)
