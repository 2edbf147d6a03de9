"""The report of a document: sections, title, tables, claims, put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import NotAReportError
from core.forms.keys import TableKey
from core.forms.spec import FormSpec, all_forms, form_for_year, kept_with_forms, load_form
from core.language import dates, organs, sentences
from core.language.letters import letters
from core.model.document import Document, Grid, View
from core.model.normalise import is_cjk
from core.model.report import Report, Section, TableReading
from core.read.long_paragraphs import with_bounded_paragraphs
from core.read.prose import extract_claims
from core.read.sections.aspects import find_aspects
from core.read.sections.inner_headings import with_inner_headings
from core.read.sections.outline import LocatedHeading, find_headings
from core.read.sections.title import find_title, full_organ, report_year
from core.read.sections.web_furniture import is_furniture
from core.read.tables.beside_labels import with_numbers_beside
from core.read.tables.doubts import with_doubts
from core.read.tables.grid_reading import read_grid
from core.read.tables.heads import read_heads
from core.read.tables.reading import Reading, TableToken
from core.read.tables.reconcile import pictured, reconcile
from core.read.tables.stream_reading import read_stream
from core.read.tables.tokens import tokens
from core.read.tables.words_beside import with_words_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE_DEPTH = 12
#: A table has at least this part of the Chinese characters that its forms print.
_SOME_OF_IT = 0.3


def read_report(document: Document) -> Report:
    """Find the form in the draft and read everything that the rules will need.

    Raises NotAReportError when there is neither a heading nor a table of the form.
    """
    newest = all_forms()[-1]
    document = with_inner_headings(with_bounded_paragraphs(document), newest)
    headings = find_headings(document.paragraphs, newest)
    first = headings[0].index if headings else min(_TITLE_DEPTH, len(document.paragraphs))
    title = find_title(document.paragraphs[:first] or document.paragraphs[:_TITLE_DEPTH])
    year = report_year(title, document.paragraphs)
    tables, form = _tables(document, headings, year)
    if len({h.heading.key for h in headings}) < 2 and not any(t.found for t in tables.values()):
        raise NotAReportError
    preface, sections, closing = _sections(document, headings, form, tables)
    title_offsets = set(title.view.offsets) if title.view else set()
    preface = tuple(p for p in preface if not (p.offsets and p.offsets[0] in title_offsets))
    overview = next(s for s in sections if s.key == form.sections[0].key)
    return Report(
        document=document,
        form=form,
        organ=full_organ(title, [*preface, *(p for s in sections for p in s.paragraphs), *closing]),
        year=year,
        title=title,
        sections=sections,
        aspects=find_aspects(overview.paragraphs, form),
        tables=tables,
        preface=preface,
        closing=closing,
        claims=extract_claims(sections, preface, year),
    )


@dataclass(frozen=True)
class _Region:
    """Where a table is looked for: offsets, the grids that begin there, the pieces of text there."""

    ranges: tuple[range, ...]
    grids: tuple[Grid, ...]
    pieces: tuple[TableToken, ...]


def _regions(
    document: Document,
    headings: Sequence[LocatedHeading],
    key: str,
    order: Sequence[str],
    known: dict[tuple[range, ...], tuple[TableToken, ...]],
) -> _Region:
    """From the section's heading to the next; with the heading missing, the gap where it should stand.

    ``known`` keeps the pieces of each region: tables whose headings are missing share one.
    """
    starts = [(h.heading.view.start, h.heading.key) for h in headings]
    ends = [*(s for s, _ in starts), len(document.text)][1:]
    own = [range(s, e) for (s, k), e in zip(starts, ends, strict=True) if k == key]
    if not own:
        place = order.index(key)
        before = [s for s, k in starts if order.index(k) < place]
        start = max(before, default=0)
        after = [s for s, k in starts if order.index(k) > place and s > start]
        own = [range(start, min(after, default=len(document.text)))]
    ranges = tuple(own)
    if ranges not in known:
        known[ranges] = tuple(tokens(document, own))
    grids = tuple(g for g in document.grids if any(g.start in r for r in own))
    return _Region(ranges, grids, known[ranges])


class _FormReading(NamedTuple):
    """A table read on one form, by the order of its words and by its drawn grid."""

    form: FormSpec
    stream: Reading
    grid: Reading

    @property
    def strength(self) -> int:
        """How many cells the two readings filled; 0 where the table was not found."""
        return len(self.stream.slots) + len(self.grid.slots)


class _Chosen(NamedTuple):
    """A table's reading and where in the draft it was looked for."""

    reading: _FormReading
    region: _Region


def _tables(
    document: Document, headings: Sequence[LocatedHeading], year: int | None
) -> tuple[dict[str, TableReading], FormSpec]:
    """Each table on the form that its own heads and rows show; the report's form is that of table two, else three."""
    expected = form_for_year(year)
    order = [s.key for s in expected.sections]
    everything: _Region | None = None
    known: dict[tuple[range, ...], tuple[TableToken, ...]] = {}
    chosen: dict[str, _Chosen] = {}
    signs = set(document.text)
    for section in expected.sections:
        if not section.table:
            continue
        if not _may_hold(signs, section.table):
            none = _FormReading(expected, Reading(), Reading())
            chosen[section.table] = _Chosen(none, _Region((), (), ()))
            continue
        region = _regions(document, headings, section.key, order, known)
        best = _best_form(region, section.table, expected)
        if best.strength == 0:
            whole = range(len(document.text))
            everything = everything or _Region((whole,), document.grids, tuple(tokens(document, [whole])))
            best = _best_form(everything, section.table, expected)
            region = everything
        chosen[section.table] = _Chosen(best, region)
    telling = (chosen[key].reading for key in (TableKey.PROACTIVE, TableKey.REQUESTS))
    form = next((reading.form for reading in telling if reading.strength), expected)
    tables: dict[str, TableReading] = {}
    for key, ((spec, stream, grid), region) in chosen.items():
        same = len({f.tables[key].grid for f in all_forms()}) == 1
        version = form.version if same else spec.version
        ruled = all(g.aligned for g in region.grids)
        table = reconcile(document, key, spec.tables[key], version, stream, grid, ruled=ruled)
        words = [t.view for t in region.pieces]
        heads = read_heads(key, region.grids, words, spec.tables[key]) if table.found else ()
        # Heads read off a picture cannot be held against the form: the recogniser may be wrong.
        told = tuple(h for h in heads if not pictured(document, h.spans))
        doubted = with_doubts(replace(table, heads=told), region.pieces, spec.tables[key])
        if document.boxes or not region.grids or not ruled:
            drawn = () if document.boxes else region.grids
            doubted = with_words_beside(doubted, region.pieces, spec.tables[key], drawn)
        tables[key] = with_numbers_beside(document, doubted)
    return tables, form


def _may_hold(signs: set[str], key: str) -> bool:
    """Whether a text with these characters may hold a table: that of a long foreign book is not looked through."""
    printed = _printed(key)
    return len(printed & signs) >= _SOME_OF_IT * len(printed)


@kept_with_forms
def _printed(key: str) -> frozenset[str]:
    """The Chinese characters that the forms print in a table."""
    return frozenset(c for form in all_forms() for cell in form.tables[key].layout for c in cell.text if is_cjk(c))


def _best_form(region: _Region, key: str, expected: FormSpec) -> _FormReading:
    """Read the table on every form; the heads that only one form has decide, then how much was read."""
    text = letters("".join(t.view.text for t in region.pieces))
    signatures = {form.version: sum(letters(s) in text for s in form.tables[key].signature) for form in all_forms()}
    candidates: list[tuple[tuple[int, int, int, bool], _FormReading]] = []
    for form in all_forms():
        spec, signs = form.tables[key], signatures[form.version]
        if signs < max(signatures.values()) or (form is not expected and _alike(key, form.version, expected.version)):
            continue
        stream = read_stream(region.pieces, spec)
        grid = read_grid(region.grids, spec)
        rows = len({r for r, label in (*stream.labels.items(), *grid.labels.items()) if label.found})
        labelled = bool(spec.lines[0].label)
        if labelled and rows < max(2, len(spec.lines) // 4):
            # a word or two that happen to be labels are no table
            stream, grid, rows = Reading(), Reading(), 0
        if labelled and not signs and not (stream.filled or grid.filled) and not grid.labels:
            # the words of some rows in a sentence, without heads and without a number in a cell
            stream, rows = Reading(), 0
        last = spec.row_keys[-1]
        # a table that is cut off shows nothing of the form by the rows that it lacks
        whole = any(last in found.labels and found.labels[last].found for found in (stream, grid))
        missing = len(spec.row_keys) - rows if labelled and whole else 0
        # rows of numbers that the form has no line for speak against it as lines do that the draft has no row for
        strayed = sum(t.number for t in region.pieces) - len({o.view.start for o in stream.slots.values()})
        columns = max(len(line.keys) for line in spec.lines)
        rank = (signs, -missing - max(0, strayed) // columns, stream.filled + grid.filled, form is expected)
        candidates.append((rank, _FormReading(form, stream, grid)))
    return max(candidates, key=lambda candidate: candidate[0])[1]


@kept_with_forms
def _alike(key: str, one: str, other: str) -> bool:
    return load_form(one).tables[key] == load_form(other).tables[key]


def _sections(
    document: Document, headings: Sequence[LocatedHeading], form: FormSpec, tables: dict[str, TableReading]
) -> tuple[tuple[View, ...], tuple[Section, ...], tuple[View, ...]]:
    """Paragraphs by section, table text taken out; what follows the last section's text as signature is closing."""
    table_text = _table_offsets(tables)
    bodies: dict[str, list[View]] = {s.key: [] for s in form.sections}
    preface: list[View] = []
    paragraphs = document.paragraphs
    bounds = [(h.index, h.index + h.used, h) for h in headings]
    first = bounds[0][0] if bounds else len(paragraphs)
    preface += [p for p in paragraphs[:first] if not is_furniture(p.text)]
    for i, (_, start, hit) in enumerate(bounds):
        end = bounds[i + 1][0] if i + 1 < len(bounds) else len(paragraphs)
        key = hit.heading.key
        body = [hit.rest] if hit.rest and hit.rest.text else []
        body += paragraphs[start:end]
        is_table = form.section(key).table is not None
        bodies[key] += [p for p in body if not (is_table and _is_table_text(p, table_text, form, key))]
    closing: list[View] = []
    if bounds:
        last = bodies[bounds[-1][2].heading.key]
        while last and is_furniture(last[-1].text):
            last.pop()
        while last and len(closing) < 3 and _is_signature(last[-1]):
            closing.insert(0, last.pop())
    sections = tuple(
        Section(
            key=s.key,
            title=s.heading,
            headings=tuple(h.heading for h in headings if h.heading.key == s.key),
            paragraphs=tuple(bodies[s.key]),
        )
        for s in form.sections
    )
    return tuple(preface), sections, tuple(closing)


def _table_offsets(tables: dict[str, TableReading]) -> set[int]:
    """Offsets of every number cell and label that was assigned."""
    found: set[int] = set()
    for table in tables.values():
        for item in (*table.cells.values(), *table.labels.values()):
            for span in item.spans:
                found.update(range(span.start, span.end))
    return found


def _is_table_text(view: View, table_text: set[int], form: FormSpec, key: str) -> bool:
    """A paragraph of a table section that belongs to the table: its cells, its labels, pieces of its heads."""
    if any(o in table_text for o in view.offsets):
        return True
    spec = form.tables[form.section(key).table or ""]
    words = letters(view.text)
    if not words:
        return True
    labels = sorted({letters(c.text) for c in spec.layout if not c.key}, key=len, reverse=True)
    printed = "".join(labels)
    if words in printed:
        return True
    if sentences.ends_within(view.text):
        return False
    rest = words
    for label in labels:
        rest = rest.replace(label, "")
    # heads of narrow columns come broken up and mixed: only characters of the form, no sentence
    return len(rest) <= 4 < len(words) or (len(words) <= 40 and words == view.text and all(c in printed for c in words))


def _is_signature(view: View) -> bool:
    """A line at the very end that is an organ's name or a date, not a sentence."""
    text = view.text
    return len(text) <= 30 and (dates.signed(text) is not None or organs.ends_as_name(text))
