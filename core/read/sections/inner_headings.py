"""Headings in the middle of a paragraph: pages that a crawler or a form field has run together."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.forms.spec import FormSpec, kept_with_forms, load_form
from core.language.numerals import ORDINALS, numeral
from core.language.sought import longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import Document, View


def with_inner_headings(document: Document, form: FormSpec) -> Document:
    """The document with a paragraph begun at every numbered heading that follows a full stop or colon.

    A list of the parts (包括：一、总体情况；二、……) is none: there a mark or the next heading follows each of them.
    """
    heading, numbers = _heading(form.version), [f"{numeral(i)}、" for i in range(1, len(form.sections) + 1)]
    paragraphs: list[View] = []
    for p in document.paragraphs:
        if any(number in p.text for number in numbers):
            paragraphs += _pieces(p, heading)
        else:
            paragraphs.append(p)
    if len(paragraphs) == len(document.paragraphs):
        return document
    return replace(document, paragraphs=tuple(paragraphs))


@kept_with_forms
def _heading(version: str) -> re.Pattern[str]:
    """The numbered headings of a form, behind a mark that ends something."""
    names = [
        f"{numeral(i)}、(?:{'|'.join(re.escape(n) for n in sorted((s.heading, *s.variants), key=longest_first))})"
        for i, s in enumerate(load_form(version).sections, 1)
    ]
    return re.compile(rf"(?<=[。：:；;！!])(?:{'|'.join(names)})(?![、，,；;。：:]|[{ORDINALS}]、)")


def _pieces(view: View, heading: re.Pattern[str]) -> Iterator[View]:
    cuts = [m.start() for m in heading.finditer(view.text)]
    for start, end in zip([0, *cuts], [*cuts, len(view.text)], strict=True):
        yield view.slice(start, end) if cuts else view
