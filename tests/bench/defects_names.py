"""Defects of titles, names of organs and places, years, and signatures."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.bench.draft import BenchDraft, Block
from tests.bench.organs import data
from tests.bench.places import stranger_free
from tests.bench.score import TextPlace
from tests.bench.seeded import Seeded, at_note, at_word, change, kind

if TYPE_CHECKING:
    import random


@kind("wording")
def title_form(rng: random.Random, draft: BenchDraft) -> Seeded:
    """The title is not named as the form has it."""
    index = draft.where("title")[-1]
    block = draft.blocks[index]
    year = str(draft.year)
    right = "年政府信息公开工作年度报告"
    wrong = rng.choice(data("slips")["titles"])
    text = block.text
    if f"{year}{right}" in text.replace(" ", ""):
        text = text.replace(" ", "").replace(right, wrong)
    else:
        text = text.replace("政府信息公开工作年度报告", "政府信息公开工作报告")
    new = replace(block, text=text, notes=())
    start = text.find(year) if year in text else 0
    return Seeded(draft.with_block(index, new), (TextPlace(text, start, len(text)),), text)


@kind("wording")
def title_short_organ(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The title names the organ without its place."""
    full, place = draft.facts["organ"], draft.facts["place"]
    at = full.find(place)
    short = full[at + len(place) :]
    if at < 0 or len(short) < 3 or short.startswith("人民政府"):
        return None
    short = rng.choice(("", place[-1] if place[-1] in "市县区旗" else "")) + short
    index = next(i for i in draft.where("title") if full in draft.blocks[i].text)
    text = draft.blocks[index].text.replace(full, short)
    new = replace(draft.blocks[index], text=text, notes=())
    # Where the body still names the organ in full, its first words may be the place too.
    changed = draft.with_block(index, new)
    return Seeded(changed, (TextPlace(text, 0, len(short)), TextPlace(text, 0, len(text))), text)


@kind("wording")
def title_year(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The title's year is not that of the report."""
    note = at_note(
        rng, replace(draft, blocks=tuple(b if b.kind == "title" else Block("x") for b in draft.blocks)), "year.title"
    )
    if note is None:
        return None
    index, start, end = note
    if draft.year in (2020, 2021):
        return None
    if not any(b.note("year.period") for b in draft.blocks):
        return None
    wrong = draft.year + (
        rng.choice((-1, 1)) if draft.year not in (2019, 2022, 2025) else {2019: 1, 2022: 1, 2025: -1}[draft.year]
    )
    seeded = change(draft, index, start, end, str(wrong))
    # The year of the period, the plan or the data contradicts it just as well.
    others = [
        TextPlace(b.text, n.start, n.end)
        for b in draft.blocks
        if b.kind in ("preface", "text")
        for n in b.notes
        if n.name in ("year.period", "year.data", "year.title")
    ]
    return replace(seeded, places=(*seeded.places, *others))


@kind("wording")
def period_year(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The period of the figures is another year's."""
    note = at_note(rng, draft, "year.period")
    return note and change(draft, *note, str(draft.year + rng.choice((-1, -1, 1, -2))))


@kind("wording")
def sentence_year(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A sentence about the year's work names another year."""
    found = [
        (i, n)
        for i in draft.text_blocks()
        for n in draft.blocks[i].note("year.data")
        if draft.blocks[i].section == "overview" and draft.blocks[i].text[n.end : n.end + 3].strip()[:2] == "年，"
    ]
    if not found:
        return None
    index, note = rng.choice(found)
    return change(draft, index, note.start, note.end, str(draft.year + rng.choice((-1, -1, -2, 1))))


@kind("wording")
def plan_year(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A plan names the year that is over."""
    found = [
        (i, n)
        for i in draft.text_blocks()
        for n in draft.blocks[i].note("year.next")
        if "将" in draft.blocks[i].text[n.end : n.end + 12]
    ]
    if not found:
        return None
    index, note = rng.choice(found)
    return change(draft, index, note.start, note.end, str(draft.year + rng.choice((0, -1))))


def _stranger(rng: random.Random, draft: BenchDraft) -> tuple[str, str]:
    chain = draft.facts["chain"].split("|")
    full, stem = rng.choice(
        [s for s in data("places")["strangers"] if stranger_free(s[0], chain) and s[1] not in "".join(chain)]
    )
    return full, stem


@kind("wording")
def other_place(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """Another place's name where the own one should stand, or in a phrase that can only mean the own place."""
    full, stem = _stranger(rng, draft)
    own = [(i, n) for i in draft.text_blocks() for n in draft.blocks[i].note("place")]
    if own and rng.random() < 0.35:
        index, note = rng.choice(own)
        return change(draft, index, note.start, note.end, full)
    blocks = [i for i in draft.text_blocks() if draft.blocks[i].label.startswith(("aspect", "opening", "problems"))]
    if not blocks:
        return None
    index = rng.choice(blocks)
    before, after, form = rng.choice(data("slips")["own_place"])
    name = {"full": full, "stem": stem, "any": rng.choice((full, stem))}[form]
    end = len(draft.blocks[index].text)
    text = draft.blocks[index].text
    if text and text[-1] not in "。！":
        return None
    seeded = change(draft, index, end, end, before + name + after)
    start = end + len(before)
    new = seeded.draft.blocks[index].text
    return Seeded(seeded.draft, (TextPlace(new, start, start + len(name)),), before + name + after)


@kind("wording")
def other_place_account(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """An account or a site named after another place."""
    full, stem = _stranger(rng, draft)
    found = at_word(rng, draft, f"“{draft.facts['stem']}")
    if not found:
        return None
    index, start, end = found
    del full
    return change(draft, index, start + 1, end, stem)


@kind("wording")
def organ_partial(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The official name of an autonomous place is cut short."""
    place = draft.facts["place"]
    match = re.fullmatch(r"(.{2,5}?)(?:[\u4e00-\u9fff]{1,8}族|各族)+(?:自治)?([县区旗])", place)
    if not match:
        return None
    found = [(i, n) for i in draft.text_blocks() for n in draft.blocks[i].note("organ.body")]
    found = [(i, n) for i, n in found if place in draft.blocks[i].text[n.start : n.end]]
    if not found:
        return None
    index, note = rng.choice(found)
    block = draft.blocks[index]
    at = block.text.index(place, note.start)
    return change(draft, index, at, at + len(place), draft.facts["stem"] + match[2])


def _in_title_marks(text: str, at: int) -> bool:
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


@kind("wording")
def organ_other(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The lead-in names another organ of the same place, as copied drafts do."""
    if "department" not in draft.facts["kind"] or not draft.facts["organ"].endswith(("局", "委员会", "厅")):
        return None
    own, place = draft.facts["organ"], draft.facts["place"]
    found = [
        (i, n)
        for i in draft.text_blocks()
        for n in draft.blocks[i].note("organ.body")
        if draft.blocks[i].text[n.start : n.end] == own
        and not _in_title_marks(draft.blocks[i].text, n.start)
        and draft.blocks[i].text[n.end : n.end + 1] != "办"
    ]
    if not found:
        return None
    index, note = rng.choice(found)
    other = place + rng.choice(
        [n for n in ("水利局", "教育局", "商务局", "统计局", "民政局", "审计局") if n not in own]
    )
    return change(draft, index, note.start, note.end, other)


@kind("wording")
def signature_year(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """The report is signed in a year in which it cannot be."""
    index = next((i for i in draft.where("closing") if draft.blocks[i].label == "date"), None)
    if index is None:
        return None
    note = draft.blocks[index].note("year.signature")[0]
    return change(draft, index, note.start, note.end, str(draft.year + rng.choice((0, -1, 2))))


@kind("wording")
def signature_organ(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """Another organ signs."""
    index = next((i for i in draft.where("closing") if draft.blocks[i].label == "organ"), None)
    if index is None:
        return None
    full, _ = _stranger(rng, draft)
    own = draft.facts["organ"]
    other = (
        full + rng.choice(("教育局", "水利局", "人民政府办公室", "商务局"))
        if rng.random() < 0.5
        else draft.facts["place"] + "档案局"
    )
    del own
    return change(draft, index, 0, len(draft.blocks[index].text), other)
