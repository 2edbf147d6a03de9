"""The five aspects of section one: by their sub-heads, else by their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language import numerals
from core.language.numerals import ONES, ORDINALS
from core.model.report import Aspect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.forms.spec import AspectSpec, FormSpec
    from core.model.document import View

_HEAD = re.compile(
    rf"""(?x)
    (?: [（(] [{ORDINALS}\d]{{1,2}} [)）] | [{ORDINALS}]是 | 第[{ONES}] | \d{{1,2}} [.、．)）] | [①-⑩] )
    (?P<words> [^。：:；;]{{2,40}} )"""
)
_CLAUSE = re.compile(r"(?:^|(?<=[。；;]))(?P<words>[^。：:；;，,]{2,24})(?=[。：:；;]|$)")
#: A clause that takes the aspect up in the middle of a sentence (…，强化监督保障。); a list of aspects does not.
_SAID = re.compile(r"(?<=[，,])(?:强化|加强|做好|完善|健全|落实)(?P<words>[^。：:；;，,、]{3,12})(?=[。；;，,])")
_FEWEST = 3
#: Sub-heads that open a paragraph, by their manner of numbering.
_OPENINGS = tuple(
    re.compile(number + r"(?P<words>[^。：:；;]{2,40})")
    for number in (
        rf"[（(](?P<no>[{ONES}])[)）]",
        rf"(?P<no>[{ONES}])是",
        r"(?P<no>\d)[.、．](?!\d)",
    )
)
#: So many aspects under sub-heads of their own show a report written by aspects: what has no sub-head is absent.
_PLAIN = 4


def find_aspects(paragraphs: Sequence[View], form: FormSpec) -> tuple[Aspect, ...]:
    """Which aspects the section covers.

    Where sub-heads open the paragraphs and are for aspects only, an aspect without one is absent. Else, with
    sub-heads of any kind for at least three aspects the report is taken to be written by aspects, and one without
    a sub-head is absent. Running prose is held against the looser words of each aspect only.
    """
    if strict := _by_openings(paragraphs, form):
        return tuple(Aspect(key=a.key, title=a.title, view=strict[a.key]) for a in form.aspects)
    heads = [p.slice(m.start(), m.end("words")) for p in paragraphs for m in _HEAD.finditer(p.text)]
    heads += [p.slice(m.start(), m.end()) for p in paragraphs for m in _CLAUSE.finditer(p.text)]
    heads += [p.slice(m.start(), m.end()) for p in paragraphs for m in _SAID.finditer(p.text)]
    names = {name for section in form.sections for name in (section.heading, *section.variants)}
    heads = [h for h in heads if h.text.strip() not in names]  # 全文包括：总体情况；主动公开政府信息情况；…
    by_head = {a.key: _first(heads, a.stems, a) for a in form.aspects}
    if sum(v is not None for v in by_head.values()) >= _FEWEST:
        return tuple(Aspect(key=a.key, title=a.title, view=by_head[a.key]) for a in form.aspects)
    loose = {a.key: by_head[a.key] or _anywhere(paragraphs, a) for a in form.aspects}
    return tuple(Aspect(key=a.key, title=a.title, view=loose[a.key]) for a in form.aspects)


def _by_openings(paragraphs: Sequence[View], form: FormSpec) -> dict[str, View | None] | None:
    """The aspects by the sub-heads that open paragraphs; None unless these are for nothing but the aspects.

    A sub-head of other words (健全工作机制) may stand for any aspect: then the text decides.
    """
    for pattern in _OPENINGS:
        opened = [(p, m) for p in paragraphs if (m := pattern.match(p.text))]
        numbers = [numerals.value(m["no"]) for _, m in opened]
        if numbers != list(range(1, len(numbers) + 1)):
            continue  # one may stand inside a paragraph
        heads = [p.slice(m.start(), m.end("words")) for p, m in opened]
        told = {a.key: _first(heads, a.stems, a) for a in form.aspects}
        plain = all(any(_first([h], a.stems, a) for a in form.aspects) for h in heads)
        if plain and sum(v is not None for v in told.values()) >= _PLAIN:
            taken_up = [p.slice(m.start(), m.end()) for p in paragraphs for m in _SAID.finditer(p.text)]
            return {a.key: told[a.key] or _first(taken_up, a.stems[:1], a) for a in form.aspects}
    return None


def _first(heads: Sequence[View], stems: Sequence[str], spec: AspectSpec) -> View | None:
    for stem in stems:
        for head in heads:
            at = head.text.find(stem)
            if at >= 0 and not any(other in head.text[: at + len(stem)] for other in spec.unlike):
                return head
    return None


def _anywhere(paragraphs: Sequence[View], spec: AspectSpec) -> View | None:
    for word in (*spec.stems, *spec.words):
        for p in paragraphs:
            at = p.text.find(word)
            if at >= 0:
                return p.slice(at, at + len(word))
    return None
