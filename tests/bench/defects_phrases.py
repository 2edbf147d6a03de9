"""Defects of law titles, document numbers and fixed expressions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.model.finding import Severity
from tests.bench.organs import data
from tests.bench.score import TextPlace
from tests.bench.seeded import Seeded, at_note, at_word, change, kind, slip

if TYPE_CHECKING:
    import random

    from tests.bench.draft import BenchDraft


@kind("wording")
def law_title(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A law's title is wrong."""
    pairs = list(data("slips")["laws"])
    rng.shuffle(pairs)
    for right, wrong in pairs:
        found = at_word(rng, draft, f"《{right}》")
        if found and f"{wrong}》" not in "".join(b.text for b in draft.blocks):
            return change(draft, *found, f"《{wrong}》", f"{right} → {wrong}")
    return None


# Some offices take 《条例》 for declared enough: a hint will do.
@kind("wording", worst=Severity.HINT)
def abbreviation_undeclared(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """《条例》 stands for a law though nothing declares it."""
    if any("以下简称" in b.text for b in draft.blocks):
        return None
    index = next((i for i in draft.text_blocks() if draft.blocks[i].label in ("opening", "aspect:requests")), None)
    if index is None or draft.blocks[index].text[-1] != "。":
        return None
    text = rng.choice(("严格执行《条例》有关规定。", "全面落实《条例》要求。", "认真学习贯彻《条例》。"))
    end = len(draft.blocks[index].text)
    seeded = change(draft, index, end, end, text, text)
    start = end + text.index("《")
    return replace(seeded, places=(TextPlace(seeded.draft.blocks[index].text, start, start + 4),))


@kind("wording", worst=Severity.HINT)
def abbreviation_twice(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """An abbreviation is declared a second time."""
    if not any("以下简称《条例》" in b.text for b in draft.blocks):
        return None
    found = [
        (i, n)
        for i in draft.text_blocks()
        for n in draft.blocks[i].note("law")
        if draft.blocks[i].text[n.start : n.end].endswith("信息公开条例")
        and "以下简称" not in draft.blocks[i].text[n.end : n.end + 20]
        and draft.blocks[i].label not in ("preface",)
    ]
    if not found:
        return None
    index, note = rng.choice(found)
    return change(draft, index, note.end + 1, note.end + 1, "（以下简称《条例》）")


@kind("wording")
def document_number(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A document's number is wrong or wrongly written."""
    return slip(rng, draft, "documents")


@kind("wording")
def fixed_expression(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A fixed expression is not as it is fixed."""
    return slip(rng, draft, "expressions")


# Where the slip is a word too, or no two public sources fix the expression, more than a hint would be a guess.
@kind("wording", worst=Severity.HINT)
def usage(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A word that is not wrong by itself, or an expression not as it is usually worded."""
    return slip(rng, draft, "usage")


@kind("wording")
def anachronism(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A congress or plenum that was still to come."""
    note = at_note(rng, draft, "expr")
    found = [
        (i, n)
        for i in draft.text_blocks()
        for n in draft.blocks[i].note("expr")
        if "党的" in draft.blocks[i].text[n.start : n.end]
    ]
    if not found or draft.year > 2024:
        return None
    del note
    index, span = rng.choice(found)
    later = "党的二十届四中全会精神" if draft.year > 2021 else "党的二十大精神"
    return change(draft, index, span.start, span.end, later)
