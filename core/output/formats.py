"""The table of output formats. A new one is one module with an ``entry`` and a ``joined``, and one line here.

The choices of ``--format``, the usage text and the window's dialogs are derived from it.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.base.errors import GoujiError
    from core.batch.aggregate import Aggregate
    from core.pipeline.checked import Checked


class OutputModule(Protocol):
    """What a module of an output format offers."""

    def entry(self, file: str, outcome: Checked | GoujiError) -> Any:
        """What the output holds of one file, which is checked or failed; picklable, made where the file was checked.

        ``file`` is the path as the caller gave it.
        """
        ...

    def joined(self, entries: Iterable[Any]) -> Iterator[str]:
        """The whole output for the entries of all files, in pieces that may be written as they come."""
        ...


class AggregateModule(Protocol):
    """What a module offers that writes the summary of many reports."""

    def whole(self, summary: Aggregate) -> str:
        """The whole output."""
        ...


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """One output format.

    ``key`` is its name on the command line, ``title`` that for the user, ``suffix`` that of a file that holds it,
    ``module`` an OutputModule that is imported when the format is asked for. ``rules`` names the function of
    ``core.output.rules`` that writes the rule book in it, if there is one, ``aggregate`` the module that writes the
    summary of many reports. ``for_programs``: always UTF-8, whatever the
    terminal's encoding.
    """

    key: str
    title: str
    suffix: str
    module: str
    rules: str = ""
    aggregate: str = ""
    for_programs: bool = False

    def load(self) -> OutputModule:
        """The format's module."""
        return cast("OutputModule", importlib.import_module(self.module))

    def load_aggregate(self) -> AggregateModule:
        """The module that writes the summary of many reports."""
        return cast("AggregateModule", importlib.import_module(self.aggregate))


#: The first is what the command line writes when nothing else is asked for.
OUTPUT_FORMATS = (
    OutputFormat(
        "text", "文字", ".txt", "core.output.text", rules="rules_text", aggregate="core.output.aggregate.text",
    ),
    OutputFormat(
        "json", "JSON", ".json", "core.output.json",
        rules="rules_json", aggregate="core.output.aggregate.json", for_programs=True,
    ),
)  # fmt: skip

OUTPUT_KEYS = tuple(form.key for form in OUTPUT_FORMATS)
AGGREGATE_KEYS = tuple(form.key for form in OUTPUT_FORMATS if form.aggregate)
RULE_BOOK_KEYS = tuple(form.key for form in OUTPUT_FORMATS if form.rules)


def output_format(key: str) -> OutputFormat:
    """The format with that key; raises KeyError when there is none."""
    return {form.key: form for form in OUTPUT_FORMATS}[key]


def dialog_filter(keys: Iterable[str] = OUTPUT_KEYS) -> str:
    """The filter of a dialog for saving in one of these formats, in Qt's notation."""
    forms = map(output_format, keys)
    return ";;".join(f"{form.title} (*{form.suffix})" for form in forms)
