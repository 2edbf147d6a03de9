"""Defects that show against last year's report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.model.finding import Severity
from tests.bench.draft import BenchDraft, official_rows
from tests.bench.figures import APPLICANTS
from tests.bench.score import CellPlace, SectionPlace, TextPlace
from tests.bench.seeded import KINDS, Kind, Maker, Seeded

if TYPE_CHECKING:
    import random


def _paired(make: Maker, worst: Severity = Severity.WARNING) -> None:
    KINDS[make.__name__] = Kind(make.__name__, make, frozenset({"history"}), worst, paired=True)


def _before(draft: BenchDraft) -> BenchDraft:
    if draft.previous is None:
        raise ValueError("a defect of this kind needs last year's report")
    return draft.previous


def history_carried_in(rng: random.Random, draft: BenchDraft) -> Seeded:
    """Last year carried over another number than this year took over; each table adds up by itself."""
    before, column, more = _before(draft), rng.choice(APPLICANTS), rng.randint(1, 4)
    for row in ("new", "carried_out"):
        for where in (column, "total"):
            number = before.figures.requests(row, where) + more
            before = before.with_cell("requests", row, where, str(number))
    places = (CellPlace("requests", "carried_in"),)
    return Seeded(draft, places, f"{column} +{more}", previous=before)


def history_carried_column(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The numbers carried over agree, the applicants do not."""
    before = _before(draft)
    columns = [c for c in APPLICANTS if before.figures.requests("carried_out", c)]
    if not columns:
        return None
    source = rng.choice(columns)
    target = rng.choice([c for c in APPLICANTS if c != source])
    for row in ("new", "carried_out"):
        if not before.figures.requests(row, source):
            return None
        for column, more in ((source, -1), (target, 1)):
            before = before.with_cell("requests", row, column, str(before.figures.requests(row, column) + more))
    return Seeded(draft, (CellPlace("requests", "carried_in"),), f"{source}→{target}", previous=before)


def history_in_force(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """Documents in force do not follow from last year's."""
    before = _before(draft)
    if before.form.version != "2021":
        return None
    number = before.figures("proactive", "normative_document", "in_force") + rng.randint(2, 9)
    before = before.with_cell("proactive", "normative_document", "in_force", str(number))
    return Seeded(draft, (CellPlace("proactive", "normative_document"),), str(number), previous=before)


def history_items(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """2019 form: last year's items are not what last year had."""
    before = _before(draft)
    if draft.form.version != "2019":
        return None
    row = rng.choice(("licensing", "penalty", "coercion", "other_services"))
    number = before.figures("proactive", row, "last_year_items") + rng.randint(2, 9)
    before = before.with_cell("proactive", row, "last_year_items", str(number))
    return Seeded(draft, (CellPlace("proactive", row),), row, previous=before)


def history_problems_copied(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """Section five is last year's with the years changed."""
    before = _before(draft)
    old = [before.blocks[i] for i in before.where("text", "problems")]
    here = draft.where("text", "problems")
    if len("".join(b.text for b in old)) < 80:
        return None
    new = []
    for block in old:
        text = block.text.replace(str(draft.year), "@").replace(str(draft.year - 1), str(draft.year))
        new.append(replace(block, text=text.replace("@", str(draft.year + 1)), notes=()))
    blocks = (*draft.blocks[: here[0]], *new, *draft.blocks[here[-1] + 1 :])
    places = (SectionPlace("problems"), *(TextPlace(b.text, 0, len(b.text)) for b in new))
    return Seeded(replace(draft, blocks=blocks), places, new[0].text[:30], previous=before)


def history_tables_copied(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """Table three, with many applications, is last year's."""
    before = _before(draft)
    facts = draft.figures.facts
    if facts["received"] < 12 or draft.form.version != before.form.version:
        return None
    tables = {**before.tables, "requests": official_rows(before.form, draft.figures, "requests")}
    places = (CellPlace("requests"), SectionPlace("requests"))
    return Seeded(draft, places, str(facts["received"]), previous=replace(before, tables=tables))


_paired(history_carried_in)
_paired(history_carried_column)
# What follows has honest explanations (recount, reform, a quiet organ): a hint will do.
_paired(history_in_force, Severity.HINT)
_paired(history_items, Severity.HINT)
_paired(history_problems_copied, Severity.HINT)
_paired(history_tables_copied, Severity.HINT)
