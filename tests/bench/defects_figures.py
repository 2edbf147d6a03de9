"""Defects of numbers: inside the tables, and prose against them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from core.model.finding import Severity
from tests.bench.draft import BenchDraft, Block
from tests.bench.figures import APPLICANTS
from tests.bench.organs import data
from tests.bench.score import CellPlace, TextPlace
from tests.bench.seeded import KINDS, Kind, Seeded, change, kind

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from tests.bench.grammar import Note

_BALANCE = ("new", "carried_in", "result.total", "carried_out")


def _other(rng: random.Random, number: int) -> int:
    """Another number that a slip might leave."""
    return max(0, number + rng.choice((1, 2, 3, 10, -1, -2))) if number > 2 else number + rng.randint(1, 4)


def _cell(draft: BenchDraft, row: str, column: str) -> int:
    return draft.figures("requests", row, column)


@kind("arithmetic")
def row_total(rng: random.Random, draft: BenchDraft) -> Seeded:
    """The total of a row is wrong."""
    row = rng.choice(draft.form.tables["requests"].row_keys)
    number = _other(rng, _cell(draft, row, "total"))
    return Seeded(draft.with_cell("requests", row, "total", str(number)), (CellPlace("requests", row, "total"),), row)


@kind("arithmetic")
def cell_typo(rng: random.Random, draft: BenchDraft) -> Seeded:
    """One cell of table three, no total, has another number."""
    row = rng.choice([r for r in draft.form.tables["requests"].row_keys if r != "result.total"])
    column = rng.choice(APPLICANTS)
    old = _cell(draft, row, column)
    new = _other(rng, old)
    changed = draft.with_cell("requests", row, column, str(new))
    return Seeded(changed, (CellPlace("requests", row, column),), f"{row}/{column} {old}→{new}")


@kind("arithmetic")
def result_total(rng: random.Random, draft: BenchDraft) -> Seeded:
    """The total of the results is wrong in one column."""
    column = rng.choice((*APPLICANTS, "total"))
    new = _other(rng, _cell(draft, "result.total", column))
    changed = draft.with_cell("requests", "result.total", column, str(new))
    return Seeded(changed, (CellPlace("requests", "result.total", column),), f"{column}→{new}")


@kind("arithmetic", "consistency")
def balance(rng: random.Random, draft: BenchDraft) -> Seeded:
    """Received and carried over do not come to what was done and carried on, though every row adds up."""
    row, column = rng.choice(("new", "carried_in", "carried_out")), rng.choice(APPLICANTS)
    more = rng.randint(1, 5)
    changed = draft.with_cell("requests", row, column, str(_cell(draft, row, column) + more))
    changed = changed.with_cell("requests", row, "total", str(_cell(draft, row, "total") + more))
    places = tuple(CellPlace("requests", r, c) for r in _BALANCE for c in (column, "total"))
    return Seeded(changed, places, f"{row}/{column} +{more}")


@kind("arithmetic", "consistency")
def total_not_updated(rng: random.Random, draft: BenchDraft) -> Seeded:
    """An outcome and its row total were raised, the total of results not."""
    rows = [r for r in draft.form.tables["requests"].row_keys if r.startswith("result.") and r != "result.total"]
    row, column = rng.choice(rows), rng.choice(APPLICANTS)
    changed = draft.with_cell("requests", row, column, str(_cell(draft, row, column) + 1))
    changed = changed.with_cell("requests", row, "total", str(_cell(draft, row, "total") + 1))
    places = tuple(CellPlace("requests", r, c) for r in (row, "result.total") for c in (column, "total"))
    return Seeded(changed, places, f"{row}/{column}")


@kind("arithmetic")
def digits_swapped(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The digits of a number stand the wrong way round."""
    keys = [
        k for k, v in draft.figures.cells.items() if k[0] == "requests" and len(str(v)) > 1 and str(v)[0] != str(v)[1]
    ]
    if not keys:
        return None
    table, row, column = rng.choice(keys)
    old = str(draft.figures.cells[table, row, column])
    new = str(int(old[1] + old[0] + old[2:]))
    changed = draft.with_cell(table, row, column, new)
    return Seeded(changed, (CellPlace(table, row, column),), f"{row}/{column} {old}→{new}")


@kind("arithmetic")
def other_column(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A case is booked under another kind of applicant in one row; every row adds up."""
    rows = [r for r in draft.form.tables["requests"].row_keys if r.startswith("result.") and r != "result.total"]
    keys = [(r, c) for r in rows for c in APPLICANTS if _cell(draft, r, c)]
    if not keys:
        return None
    row, source = rng.choice(keys)
    target = rng.choice([c for c in APPLICANTS if c != source])
    changed = draft.with_cell("requests", row, source, str(_cell(draft, row, source) - 1))
    changed = changed.with_cell("requests", row, target, str(_cell(draft, row, target) + 1))
    places = tuple(CellPlace("requests", r, c) for r in (row, "result.total") for c in (source, target))
    return Seeded(changed, places, f"{row} {source}→{target}")


@kind("arithmetic")
def row_shifted(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A row's numbers stand one column too far right."""
    rows = [r for r in draft.form.tables["requests"].row_keys if _cell(draft, r, "natural_person")]
    if not rows:
        return None
    row = rng.choice(rows)
    columns = (*APPLICANTS, "total")
    changed = draft
    for left, right in pairwise(columns):
        changed = changed.with_cell("requests", row, right, str(_cell(draft, row, left)))
    changed = changed.with_cell("requests", row, "natural_person", "0")
    return Seeded(changed, (CellPlace("requests", row),), row)


@kind("arithmetic")
def review_total(rng: random.Random, draft: BenchDraft) -> Seeded:
    """Table four does not add up."""
    row = rng.choice(("reconsideration", "litigation_direct", "litigation_after"))
    column = rng.choice(("upheld", "corrected", "other", "pending", "total"))
    new = _other(rng, draft.figures.review(row, column))
    changed = draft.with_cell("review_litigation", row, column, str(new))
    return Seeded(changed, (CellPlace("review_litigation", row),), f"{row}/{column}→{new}")


# --- prose against tables ---

_CLAIMS: dict[str, tuple[str, ...]] = {
    "prose_received": ("received", "intake"),
    "prose_handled": ("handled",),
    "prose_carried_in": ("carried_in",),
    "prose_carried_out": ("carried_out",),
    "prose_outcome": ("granted", "partly_granted", "refused", "unavailable", "not_processed", "otherwise"),
    "prose_applicant": ("natural", "legal", *(f"new_{a}" for a in APPLICANTS)),
    "prose_review": ("recon", "recon_upheld", "recon_corrected", "recon_other", "recon_pending"),
    "prose_lawsuit": ("lit", "lit_direct", "lit_after", "lit_upheld", "lit_corrected", "lit_other", "lit_pending"),
    "prose_normative": ("nd_issued", "nd_repealed", "nd_in_force"),
}


def _fact_notes(draft: BenchDraft, names: Sequence[str]) -> list[tuple[int, Note]]:
    wanted = {f"fact.{name}" for name in names}
    return [(i, n) for i, b in enumerate(draft.blocks) for n in b.notes if n.name in wanted]


def _claim(names: tuple[str, ...]):
    def make(rng: random.Random, draft: BenchDraft) -> Seeded | None:
        found = _fact_notes(draft, names)
        if not found:
            return None
        index, note = rng.choice(found)
        old = draft.blocks[index].text[note.start : note.end]
        number = draft.figures.facts[note.name.removeprefix("fact.")]
        taken = (
            set(draft.figures.facts.values())
            if number < 9
            else {draft.figures.facts["received"], draft.figures.facts["intake"]}
        )
        new = number
        while new == number or new in taken:
            new = _other(rng, new)
        if not old.replace(",", "").isdigit():
            text = "一二三四五六七八九十"[new - 1] if new <= 10 else str(new)
        else:
            text = str(new)
        return change(draft, index, note.start, note.end, text)

    return make


for _name, _facts in _CLAIMS.items():
    KINDS[_name] = Kind(_name, _claim(_facts), frozenset({"consistency"}), Severity.WARNING)


@kind("consistency")
def negation_received(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The prose says none, the table has some; or the other way round."""
    index = next((i for i in draft.text_blocks() if draft.blocks[i].label == "aspect:requests"), None)
    if index is None or draft.where("text", "requests"):
        return None
    block = draft.blocks[index]
    facts = draft.figures.facts
    head = block.note("head")
    lead = block.text[head[0].start : head[0].end] + "。" if head else ""
    if facts["received"]:
        text = rng.choice(data("slips")["none_received"])
    else:
        text = rng.choice(data("slips")["some_received"])
    text = text.replace("{y}", str(draft.year))
    new = Block("text", lead + text, block.section, block.label)
    return Seeded(draft.with_block(index, new), (TextPlace(new.text, len(lead), len(new.text)),), text)


@kind("consistency")
def negation_dispute(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The prose says there was no dispute, the table has one; or the other way round."""
    index = next((i for i in draft.text_blocks() if draft.blocks[i].label == "aspect:requests"), None)
    if index is None:
        return None
    block, facts = draft.blocks[index], draft.figures.facts
    old = [n for n in block.note("sentence") if "复议" in block.text[n.start : n.end]]
    if facts["recon"] + facts["lit"]:
        text = rng.choice(data("slips")["no_dispute"])
    else:
        text = rng.choice(data("slips")["some_dispute"])
    if draft.where("text", "review_litigation"):
        return None
    start, end = (old[0].start, old[0].end) if old else (len(block.text), len(block.text))
    return change(draft, index, start, end, text)


@kind("consistency")
def wrong_share(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A percentage does not follow from the figures."""
    found = [(i, n) for i, b in enumerate(draft.blocks) for n in b.note("share")]
    if not found:
        return None
    index, note = rng.choice(found)
    old = draft.blocks[index].text[note.start : note.end]
    value = float(old.rstrip("%"))
    new = value - rng.choice((2.4, 5.1, 11.3)) if value > 20 else value + rng.choice((3.2, 6.5))
    return change(draft, index, note.start, note.end, f"{new:.2f}%")


@kind("consistency")
def sum_in_prose(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A total and its parts do not agree."""
    found = [(i, n) for i, b in enumerate(draft.blocks) for n in b.notes if n.name in ("part", "total")]
    if not found:
        return None
    index, note = rng.choice(found)
    block = draft.blocks[index]
    number = int(block.text[note.start : note.end])
    seeded = change(draft, index, note.start, note.end, str(number + rng.choice((2, 7, 10))))
    sentence = next(n for n in block.note("sentence") if n.start <= note.start < n.end)
    text = seeded.draft.blocks[index].text
    return replace(seeded, places=(*seeded.places, TextPlace(text, sentence.start, sentence.end)))


@kind("consistency")
def channels(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """What came by each channel does not add up to what came."""
    found = [(i, n) for i, b in enumerate(draft.blocks) for n in b.note("channel")]
    if len(found) < 2:
        return None
    index, note = rng.choice(found)
    block = draft.blocks[index]
    number = int(block.text[note.start : note.end])
    seeded = change(draft, index, note.start, note.end, str(number + rng.choice((1, 3, 5))))
    sentence = next(n for n in block.note("sentence") if n.start <= note.start < n.end)
    text = seeded.draft.blocks[index].text
    return replace(seeded, places=(*seeded.places, TextPlace(text, sentence.start, sentence.end)))


# A miscount in the lead-in is a matter of style to some offices: a hint will do.
@kind("consistency", "section", "wording", worst=Severity.HINT)
def parts_counted(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The lead-in says another number of parts than it names."""
    for index in draft.text_blocks():
        text = draft.blocks[index].text
        for old in ("六部分组成", "6部分组成", "六个部分"):
            at = text.find(old)
            if at >= 0:
                new = rng.choice("五七四") + old[1:]
                return change(draft, index, at, at + len(old), new)
    return None


@kind("consistency")
def licensing_prose(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A number of decisions in the prose is not the table's."""
    if draft.form.version != "2021" or not draft.figures.facts["licensing"]:
        return None
    index = next((i for i in draft.text_blocks() if draft.blocks[i].label == "aspect:management"), None)
    if index is None:
        return None
    number = draft.figures.facts["licensing"]
    text = f"本年度作出行政许可决定{_other(rng, number)}件。"
    end = len(draft.blocks[index].text)
    return change(draft, index, end, end, text, text)
