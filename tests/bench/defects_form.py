"""Defects of sections and tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.forms.spec import load_form
from core.model.finding import Severity
from tests.bench.draft import BenchDraft, Block, official_rows
from tests.bench.figures import make_figures
from tests.bench.organs import data
from tests.bench.score import CellPlace, SectionPlace, TextPlace
from tests.bench.seeded import Seeded, kind

if TYPE_CHECKING:
    import random

_NUMERALS = "一二三四五六"
_KEYS = ("overview", "proactive", "requests", "review_litigation", "problems", "other_matters")


def _extent(draft: BenchDraft, section: str) -> tuple[int, int]:
    """(heading, end) of a section's blocks."""
    start = draft.where("heading", section)[0]
    end = start + 1
    while end < len(draft.blocks) and draft.blocks[end].kind in ("text", "table"):
        end += 1
    return start, end


def _cut(draft: BenchDraft, start: int, end: int, *new: Block) -> BenchDraft:
    return replace(draft, blocks=(*draft.blocks[:start], *new, *draft.blocks[end:]))


@kind("section", "table")
def section_missing(rng: random.Random, draft: BenchDraft) -> Seeded:
    """A section is left out, heading and all; the rest keeps its numbers."""
    section = rng.choice(_KEYS)
    return Seeded(_cut(draft, *_extent(draft, section)), (SectionPlace(section),), section)


@kind("section")
def section_missing_renumbered(rng: random.Random, draft: BenchDraft) -> Seeded:
    """A section is left out and the rest renumbered."""
    section = rng.choice(_KEYS)
    cut = _cut(draft, *_extent(draft, section))
    headings = cut.where("heading")
    for number, index in enumerate(headings):
        text = _NUMERALS[number] + cut.blocks[index].text[1:]
        cut = cut.with_block(index, replace(cut.blocks[index], text=text))
    return Seeded(cut, (SectionPlace(section),), section)


@kind("section")
def heading_lost(rng: random.Random, draft: BenchDraft) -> Seeded:
    """Only the heading is missing."""
    section = rng.choice(_KEYS[1:])
    start, _ = _extent(draft, section)
    return Seeded(_cut(draft, start, start + 1), (SectionPlace(section),), section)


@kind("section", "wording")
def section_doubled(rng: random.Random, draft: BenchDraft) -> Seeded:
    """A heading stands twice, one after the other or again after the section."""
    section = rng.choice(_KEYS)
    start, end = _extent(draft, section)
    head = draft.blocks[start]
    at = rng.choice((start + 1, end))
    place = TextPlace(head.text, 0, len(head.text))
    return Seeded(_cut(draft, at, at, head), (SectionPlace(section), place), head.text)


@kind("section")
def section_misordered(rng: random.Random, draft: BenchDraft) -> Seeded:
    """Two neighbouring sections stand in each other's place."""
    number = rng.randrange(5)
    first, second = _KEYS[number], _KEYS[number + 1]
    a, b = _extent(draft, first), _extent(draft, second)
    blocks = (*draft.blocks[: a[0]], *draft.blocks[b[0] : b[1]], *draft.blocks[a[0] : a[1]], *draft.blocks[b[1] :])
    return Seeded(replace(draft, blocks=blocks), (SectionPlace(first), SectionPlace(second)), f"{first}/{second}")


@kind("section")
def section_misnumbered(rng: random.Random, draft: BenchDraft) -> Seeded:
    """A heading has another's number."""
    section = rng.choice(_KEYS)
    start, _ = _extent(draft, section)
    head = draft.blocks[start]
    wrong = rng.choice([n for n in _NUMERALS + "七" if n != head.text[0]])
    new = replace(head, text=wrong + head.text[1:])
    return Seeded(_cut(draft, start, start + 1, new), (SectionPlace(section), TextPlace(new.text, 0, 3)), new.text)


@kind("section")
def section_empty(rng: random.Random, draft: BenchDraft) -> Seeded:
    """A section of prose has a heading and nothing else."""
    section = rng.choice(("overview", "problems", "other_matters"))
    start, end = _extent(draft, section)
    return Seeded(_cut(draft, start + 1, end), (SectionPlace(section),), section)


@kind("section")
def section_bare(rng: random.Random, draft: BenchDraft) -> Seeded:
    """Section five says nothing."""
    start, end = _extent(draft, "problems")
    text = rng.choice(("无", "无。", "暂无。", "无明显问题。", "不存在问题。"))
    return Seeded(_cut(draft, start + 1, end, Block("text", text, "problems")), (SectionPlace("problems"),), text)


@kind("section")
def improvement_missing(rng: random.Random, draft: BenchDraft) -> Seeded:
    """Section five tells of problems only."""
    start, end = _extent(draft, "problems")
    text = rng.choice(data("slips")["only_problems"]).replace("{y}", str(draft.year))
    return Seeded(_cut(draft, start + 1, end, Block("text", text, "problems")), (SectionPlace("problems"),), text)


@kind("section")
def problems_missing(rng: random.Random, draft: BenchDraft) -> Seeded:
    """Section five tells of measures only."""
    start, end = _extent(draft, "problems")
    text = rng.choice(data("slips")["only_measures"]).replace("{n}", str(draft.year + 1))
    return Seeded(_cut(draft, start + 1, end, Block("text", text, "problems")), (SectionPlace("problems"),), text)


@kind("section")
def heading_altered(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A heading with a word wrong or missing."""
    variants = {
        "总体情况": ("总休情况", "总体状况"),
        "主动公开政府信息情况": ("主动公开政务信息情况", "主动公开信息情况"),
        "收到和处理政府信息公开申请情况": ("收到和处理政府信息公开情况", "收到和办理政府信息公开申请情况"),
        "政府信息公开行政复议、行政诉讼情况": ("政府信息公开行政复议、行政诉讼", "政府信息公开行政复义、行政诉讼情况"),
        "存在的主要问题及改进情况": ("存在的主要问题及该进情况", "存在主要的问题及改进情况"),
        "其他需要报告的事项": ("其他报告的事项", "其它需要报告的事项", "其他需要报告的事项的事项"),
    }
    section = rng.choice(_KEYS)
    start, _ = _extent(draft, section)
    head = draft.blocks[start]
    wrong = head.text[:2] + rng.choice(variants[head.text[2:]])
    new = replace(head, text=wrong)
    places = (SectionPlace(section), TextPlace(wrong, 0, len(wrong)))
    return Seeded(_cut(draft, start, start + 1, new), places, wrong)


@kind("section")
def aspect_missing(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """One of the five aspects is not there; the heads after it are renumbered."""
    if draft.year < 2021:
        return None
    heads = [(i, n) for i, b in enumerate(draft.blocks) for n in b.note("head")]
    order: list[tuple[int, str]] = []
    for index, note in heads:
        label = draft.blocks[index].label.split(":")[1]
        order.append((index, label))
        del note
    gone = rng.randrange(len(order))
    label = order[gone][1]
    cut = draft
    for index, name in order[gone + 1 :]:
        block = cut.blocks[index]
        note = block.note("head")[0]
        old = block.text[note.start : note.end]
        number = [k for _, k in order].index(name)
        mark = next((m for m in ("一二三四五", "12345") if m[number] in old[:3]), None)
        if mark is None:
            return None
        at = block.text.index(mark[number])
        cut = cut.with_block(index, block.put(at, at + 1, mark[number - 1]))
    kept = tuple(b for b in cut.blocks if not b.label.endswith(f":{label}"))
    return Seeded(replace(cut, blocks=kept), (SectionPlace("overview"),), label)


@kind("section")
def fee_missing(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """From 2021 section six must report the fee."""
    if draft.year < 2021:
        return None
    start, end = _extent(draft, "other_matters")
    text = rng.choice(data("slips")["no_fee"])
    new = Block("text", text, "other_matters")
    return Seeded(
        _cut(draft, start + 1, end, new), (SectionPlace("other_matters"), TextPlace(text, 0, len(text))), text
    )


@kind("section", "wording", "table")
def template_left(rng: random.Random, draft: BenchDraft) -> Seeded:
    """An instruction of the form's template is left in."""
    section = rng.choice(("proactive", "requests", "review_litigation"))
    start, _ = _extent(draft, section)
    text = rng.choice(("该部分以表格形式报告。表格如下：", "该部分以表格形式报告。"))
    return Seeded(
        _cut(draft, start + 1, start + 1, Block("text", text, section)), (TextPlace(text, 0, len(text)),), text
    )


# --- tables ---


@kind("table")
def wrong_form(rng: random.Random, draft: BenchDraft) -> Seeded:
    """Table two on the form of the other years."""
    other = load_form("2019" if draft.form.version == "2021" else "2021")
    figures = make_figures(rng, other, regulations=False, quiet=True)
    tables = {**draft.tables, "proactive": official_rows(other, figures, "proactive")}
    return Seeded(replace(draft, tables=tables), (SectionPlace("proactive"), CellPlace("proactive")), other.version)


@kind("table", "section")
def table_missing(rng: random.Random, draft: BenchDraft) -> Seeded:
    """A table is left out, the section holds a sentence instead."""
    section, table = rng.choice(
        (("proactive", "proactive"), ("requests", "requests"), ("review_litigation", "review_litigation"))
    )
    start, end = _extent(draft, section)
    new = Block("text", rng.choice(("本年度无相关情况。", "无。", "详见附件。")), section)
    return Seeded(_cut(draft, start + 1, end, new), (SectionPlace(section), CellPlace(table)), table)


def _rows(draft: BenchDraft, table: str) -> list[str]:
    return list(dict.fromkeys(c.key[0] for line in draft.tables[table] for c, _ in line if c.key))


@kind("table", "arithmetic")
def row_missing(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A row of zeros is left out."""
    table = rng.choice(("requests", "requests", "proactive"))
    rows = [r for r in _rows(draft, table) if not any(k[:2] == (table, r) for k in draft.figures.cells)]
    # The only row of a merged group takes the group's label with it; its loss is another defect.
    rows = [r for r in rows if table == "requests" or r in ("regulation", "normative_document", "penalty", "coercion")]
    if not rows:
        return None
    row = rng.choice(rows)
    return Seeded(draft.without_row(table, row), (CellPlace(table, row),), row)


@kind("table")
def label_altered(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A row's label differs from the form's."""
    table, old, new, row = rng.choice(data("slips")["labels"])
    if not any(t == old and not c.key for line in draft.tables[table] for c, t in line):
        return None
    if table == "proactive" and draft.form.version == "2019":
        return None
    return Seeded(draft.with_label(table, old, new), (CellPlace(table, row), TextPlace(new, 0, len(new))), new)


@kind("table")
def label_typo(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A character of a long label is lost or replaced."""
    table = rng.choice(("requests", "requests", "proactive"))
    labels = []
    for line in draft.tables[table]:
        key = next((c.key[0] for c, _ in line if c.key), "")
        labels += [(t, key) for c, t in line if not c.key and len(t) > 5 and key and c.rowspan == 1]
    if not labels:
        return None
    old, row = rng.choice(labels)
    at = rng.choice([i for i in range(2, len(old)) if "\u4e00" <= old[i] <= "\u9fff"])
    new = old[:at] + rng.choice(("", "了", "的")) + old[at + 1 :]
    return Seeded(draft.with_label(table, old, new), (CellPlace(table, row), TextPlace(new, 0, len(new))), new)


@kind("table")
def column_label_altered(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A column's head differs from the form's."""
    table, old, new = rng.choice(data("slips")["columns"])
    if not any(t == old for line in draft.tables[table] for c, t in line):
        return None
    changed = draft.with_label(table, old, new)
    return Seeded(changed, (CellPlace(table), TextPlace(new, 0, len(new)), SectionPlace(table)), new)


@kind("table")
def blank_cells(rng: random.Random, draft: BenchDraft) -> Seeded:
    """Some number cells are left empty."""
    table = rng.choice(("requests", "requests", "proactive", "review_litigation"))
    keys = [c.key for line in draft.tables[table] for c, _ in line if c.key]
    if table == "requests" and rng.random() < 0.5:
        row = rng.choice(_rows(draft, table))
        chosen = [k for k in keys if k[0] == row]
    else:
        chosen = rng.sample(keys, min(len(keys), rng.randint(1, 6)))
    changed = draft
    for row, column in chosen:
        changed = changed.with_cell(table, row, column, "")
    places = tuple(CellPlace(table, r, c) for r, c in chosen)
    return Seeded(changed, places, f"{table} {len(chosen)}", apart=True)


@kind("table")
def unreadable_cells(rng: random.Random, draft: BenchDraft) -> Seeded:
    """A number cell holds something that is no number."""
    table = rng.choice(("requests", "requests", "proactive", "review_litigation"))
    keys = [c.key for line in draft.tables[table] for c, _ in line if c.key]
    row, column = rng.choice(keys)
    text = rng.choice(("/", "—", "无", "O", "-", "若干"))
    return Seeded(draft.with_cell(table, row, column, text), (CellPlace(table, row, column),), f"{row}/{column}={text}")


@kind("table", "arithmetic")
def number_domain(rng: random.Random, draft: BenchDraft) -> Seeded:
    """A count that is negative or has decimals."""
    table = rng.choice(("requests", "review_litigation"))
    keys = [c.key for line in draft.tables[table] for c, _ in line if c.key]
    row, column = rng.choice(keys)
    text = rng.choice(("-1", "1.5", "-3", "0.5"))
    return Seeded(draft.with_cell(table, row, column, text), (CellPlace(table, row, column),), f"{row}/{column}={text}")


@kind("table", "arithmetic", "consistency", worst=Severity.HINT)
def implausible_regulation(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """An organ that cannot make regulations has some in force."""
    if "province" in draft.facts["kind"] or "city" in draft.facts["kind"]:
        return None
    column = "in_force" if draft.form.version == "2021" else "total_published"
    changed = draft.with_cell("proactive", "regulation", column, str(rng.randint(1, 9)))
    return Seeded(changed, (CellPlace("proactive", "regulation"),), column)


@kind("table", "arithmetic", "consistency", worst=Severity.HINT)
def fee_in_yuan(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A fee in 元 stands in the column of 万元."""
    if draft.form.version != "2021":
        return None
    changed = draft.with_cell("proactive", "fees", "amount", str(rng.randint(120000, 90000000)))
    return Seeded(changed, (CellPlace("proactive", "fees"),), "amount")


@kind("table", "arithmetic", "consistency", worst=Severity.HINT)
def lawsuit_without_application(rng: random.Random, draft: BenchDraft) -> Seeded | None:
    """A lawsuit in table four where table three is all zero and the prose says nothing of it."""
    facts = draft.figures.facts
    if facts["intake"] or any(
        "复议" in draft.blocks[i].text and draft.blocks[i].label.startswith("aspect") for i in draft.text_blocks()
    ):
        return None
    if draft.where("text", "review_litigation"):
        return None
    row = rng.choice(("litigation_direct", "reconsideration"))
    changed = draft.with_cell("review_litigation", row, "upheld", "1").with_cell("review_litigation", row, "total", "1")
    return Seeded(changed, (CellPlace("review_litigation", row), CellPlace("requests", "new")), row)
