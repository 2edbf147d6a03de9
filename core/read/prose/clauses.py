"""Cutting prose into sentences and clauses without losing a position, and knowing what a clause speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from core.language import dates
from core.language.numerals import COUNTING, ORDINALS
from core.language.sentences import FULL_STOPS, ends_within, outside_brackets
from core.language.sought import Sought
from core.model.document import View
from core.model.normalise import fold_prose

if TYPE_CHECKING:
    from core.read.prose.lexicon import Lexicon

_HEAD = re.compile(rf"^[(]?[{ORDINALS}\d]+[)、.:](?!\d)(?P<head>[^。:,]{{0,40}})")
_INLINE_HEAD = re.compile(rf"^[{ORDINALS}]是")
_ENCLOSED = Sought("[(《〈]")
#: Paragraphs whose folded text is remembered, and how long one may be.
_PARAGRAPHS, _LONGEST = 1_024, 2_000


class Topic(StrEnum):
    """What a paragraph or a list item of the prose is on, by its sub-heading."""

    REQUESTS = "requests"
    DISPUTE = "dispute"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Clause:
    """Text between commas, folded, without its brackets and book titles.

    ``sentence`` is the whole sentence (up to 。 or ；), ``before`` what stands of it before the clause.
    ``among`` is true behind 其中; ``dated`` is false when it speaks of another year or only compares.
    ``requests`` is true where counts are counts of applications, ``aspect`` is the part of the report.
    """

    view: View
    sentence: str
    before: str
    bracket: bool
    among: bool
    dated: bool
    requests: bool
    aspect: Topic

    @property
    def text(self) -> str:
        """The clause's text."""
        return self.view.text


@dataclass(frozen=True, slots=True)
class _ClausePart:
    start: int
    indices: Sequence[int]
    bracket: bool


def folded(view: View) -> View:
    """The view with full-width ASCII folded; every character keeps its offset."""
    return View(folded_paragraph(view.text), view.offsets, view.at)


def folded_paragraph(text: str) -> str:
    """``fold_prose`` of a paragraph, remembered, for a dozen rules ask for each."""
    return folded_text(text) if len(text) <= _LONGEST else fold_prose(text)


folded_text = lru_cache(_PARAGRAPHS)(fold_prose)


def pick(view: View, indices: Sequence[int]) -> View:
    """The characters of a view at the given indices."""
    if isinstance(indices, range):
        return view.slice(indices.start, indices.stop)
    at = view.offsets[indices[0]] if indices else view.at
    return View("".join(view.text[i] for i in indices), [view.offsets[i] for i in indices], at)


def aspect_of(text: str, current: Topic) -> Topic:
    """The part of the report that a paragraph opens with its sub-heading; ``current`` if it has none."""
    head = _HEAD.match(text)
    words = head["head"] if head else text if len(text) <= 25 and not ends_within(text) and "申请" in text else ""
    if not words:
        return current
    if "复议" in words or "诉讼" in words:
        return Topic.DISPUTE
    if "申请" in words:
        return Topic.REQUESTS
    return Topic.OTHER


def clauses(view: View, lexicon: Lexicon, year: int | None, aspect: Topic) -> Iterator[Clause]:
    """The clauses of a folded paragraph in order, each with what it speaks of."""
    blocks = lexicon.data.blocks
    requests = aspect is Topic.REQUESTS
    among = several_years = False
    current_year = year
    previous_end = ""
    for start, end in outside_brackets(view.text):
        text = view.text[start:end]
        if _INLINE_HEAD.match(text):
            aspect = Topic.REQUESTS if "申请" in text else Topic.OTHER
        names_application = lexicon.applications.search(text) is not None
        if names_application:
            requests = True
        elif any(word in text for word in blocks.foreign):
            requests = False
        elif aspect is Topic.REQUESTS and previous_end in FULL_STOPS:
            requests = True
        goes_on = text.startswith("其中") or previous_end == ";"
        if not goes_on:
            among, several_years, current_year = False, False, year
        previous_end = view.text[end] if end < len(view.text) else ""
        for piece in _pieces(view, start, end):
            part = pick(view, piece.indices)
            said = view.text[start : piece.indices[-1] + 1]
            comparing = lexicon.comparing.search(part.text) is not None
            named_years = dates.years(_bare(part.text, lexicon))
            if named_years and not comparing and not piece.bracket:
                current_year, several_years = named_years[-1], False
            if _YEARS.search(part.text) and not piece.bracket:
                several_years = True
            if "其中" in part.text and not piece.bracket:
                among = True
            named = named_years[-1] if named_years and piece.bracket else current_year
            other_year = (year is not None and named != year) or any(word in text for word in blocks.counted_elsewhere)
            yield Clause(
                view=part,
                sentence=text,
                before=view.text[start : piece.start],
                bracket=piece.bracket,
                among=among or (piece.bracket and "其中" in part.text),
                dated=not (comparing or several_years or other_year or _past(part.text, lexicon)),
                requests=requests and _on_applications(said, lexicon),
                aspect=aspect,
            )


def _on_applications(said: str, lexicon: Lexicon) -> bool:
    """False when the sentence has turned to something else since it last named applications."""
    other = max((m.start() for m in lexicon.foreign.finditer(said)), default=-1)
    return other < 0 or other < max((m.start() for m in lexicon.applications.finditer(said)), default=-1)


#: Of several years together: what follows in the sentence is too, until it names a year.
_YEARS = Sought(rf"近[{COUNTING}\d]{{1,2}}年|(?<![第{COUNTING}\d])[{COUNTING}]年(?:来|间|共|累计|合计)|历年|往年")


def _past(text: str, lexicon: Lexicon) -> bool:
    if "年" not in text and "以来" not in text:
        return False
    if _YEARS.search(text):
        return True
    bare = _bare(text, lexicon)
    return any(word in bare for word in ("上年", "上一年", "去年")) or ("以来" in bare and not dates.years(bare))


def _bare(text: str, lexicon: Lexicon) -> str:
    """The text without the years that only say where carried-over applications come from (each names a 年)."""
    return lexicon.carry_year.sub("", text) if "年" in text else text


def _pieces(view: View, start: int, end: int) -> list[_ClausePart]:
    """The clauses of one sentence: outer ones without brackets, and those in brackets, by position."""
    if not _ENCLOSED.regex.search(view.text, start, end):
        cuts = [start - 1, *(i for i in _commas(view.text, start, end) if _is_comma(view.text, i)), end]
        return [_ClausePart(a + 1, range(a + 1, b), False) for a, b in pairwise(cuts) if a + 1 < b]
    levels: list[int] = []  # 0 outside, n for the n-th bracket, -1 for what is left out
    closing = _closings(view.text, start, end)
    bracket = 0
    inside: list[int] = []
    title = 0
    for i in range(start, end):
        char = view.text[i]
        title += char in "《〈"
        if title:
            levels.append(-1)
        elif char == "(" and i in closing:
            bracket += 1
            inside.append(bracket)
            levels.append(-1)
        elif char == ")" and inside:
            inside.pop()
            levels.append(-1)
        else:
            levels.append(inside[-1] if inside else 0)
        title -= char in "》〉" and title > 0
    pieces: list[_ClausePart] = []
    by_level: dict[int, list[int]] = {}
    for i, level in enumerate(levels, start):
        by_level.setdefault(level, []).append(i)
    for level, indices in sorted(by_level.items()):
        if level < 0:
            continue
        for is_comma, group in groupby(indices, lambda i: _is_comma(view.text, i)):
            members = list(group)
            if not is_comma:
                pieces.append(_ClausePart(members[0], members, level > 0))
    return sorted(pieces, key=lambda p: p.start)


def _commas(text: str, start: int, end: int) -> Iterator[int]:
    at = text.find(",", start, end)
    while at >= 0:
        yield at
        at = text.find(",", at + 1, end)


def _closings(text: str, start: int, end: int) -> frozenset[int]:
    """Places of the opening brackets that are closed before the end."""
    stack: list[int] = []
    closed: set[int] = set()
    for i in range(start, end):
        if text[i] == "(":
            stack.append(i)
        elif text[i] == ")" and stack:
            closed.add(stack.pop())
    return frozenset(closed)


def _is_comma(text: str, i: int) -> bool:
    """True for a comma that parts clauses, not thousands."""
    if text[i] != ",":
        return False
    digits = re.match(r"\d{3}(?!\d)", text[i + 1 : i + 5])
    return not (i > 0 and text[i - 1].isdigit() and digits)
