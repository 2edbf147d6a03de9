"""Random tables that balance, and the figures that prose may state of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from core.forms.spec import FormSpec

if TYPE_CHECKING:
    import random

Cells = dict[tuple[str, str, str], int | str]

APPLICANTS = ("natural_person", "company", "research", "public_welfare", "legal_service", "other")
GROUPS = ("granted", "partly_granted", "refused", "unavailable", "not_processed", "otherwise")
_OUTCOMES = ("upheld", "corrected", "other", "pending")
_SIZES = ((0, 0), (0, 0), (0, 0), (1, 4), (2, 9), (5, 40), (30, 160), (150, 1500))


@dataclass(frozen=True)
class Figures:
    """The number cells of one report; a cell not named is 0."""

    form: FormSpec
    cells: Cells

    def __call__(self, table: str, row: str, column: str) -> int:
        """A cell as a whole number."""
        return int(float(self.cells.get((table, row, column), 0)))

    def requests(self, row: str, column: str = "total") -> int:
        """A cell of table three; ``row`` may name a group of outcomes such as ``refused``."""
        if row not in GROUPS:
            return self("requests", row, column)
        rows = [
            r for r in self.form.tables["requests"].row_keys if r == f"result.{row}" or r.startswith(f"result.{row}.")
        ]
        return sum(self("requests", r, column) for r in rows)

    def review(self, row: str, column: str = "total") -> int:
        """A cell of table four."""
        return self("review_litigation", row, column)

    @cached_property
    def facts(self) -> dict[str, int]:
        """Every figure that prose may state, by name."""
        new, carried = self.requests("new"), self.requests("carried_in")
        facts = {
            "received": new,
            "carried_in": carried,
            "intake": new + carried,
            "handled": self.requests("result.total"),
            "carried_out": self.requests("carried_out"),
            "natural": self.requests("new", "natural_person"),
            "legal": new - self.requests("new", "natural_person"),
            "recon": self.review("reconsideration"),
            "lit_direct": self.review("litigation_direct"),
            "lit_after": self.review("litigation_after"),
        }
        facts |= {group: self.requests(group) for group in GROUPS}
        facts |= {f"new_{who}": self.requests("new", who) for who in APPLICANTS}
        facts["lit"] = facts["lit_direct"] + facts["lit_after"]
        for outcome in _OUTCOMES:
            facts[f"recon_{outcome}"] = self.review("reconsideration", outcome)
            facts[f"lit_{outcome}"] = self.review("litigation_direct", outcome) + self.review(
                "litigation_after", outcome
            )
        if self.form.version == "2021":
            for column in ("issued", "repealed", "in_force"):
                facts[f"nd_{column}"] = self("proactive", "normative_document", column)
                facts[f"reg_{column}"] = self("proactive", "regulation", column)
            for row in ("licensing", "penalty", "coercion"):
                facts[row] = self("proactive", row, "decisions")
        return facts


def make_figures(rng: random.Random, form: FormSpec, *, regulations: bool, quiet: bool) -> Figures:
    """Balanced tables. ``regulations``: the organ can make them; ``quiet``: a small organ with few decisions."""
    cells: Cells = {}
    _requests(rng, form, cells)
    if cells.get(("requests", "new", "total")):
        _reviews(rng, cells)
    _proactive(rng, form, cells, regulations, quiet)
    return Figures(form, {key: value for key, value in cells.items() if value not in (0, "0")})


def leading_to(figures: Figures, later: Figures) -> Figures:
    """The figures changed so that the year after can go on from them: what it carried in, its documents, its items."""
    cells = dict(figures.cells)
    for column in APPLICANTS:
        out = later.requests("carried_in", column)
        done = figures.requests("result.total", column)
        carried = min(figures.requests("carried_in", column), done + out)
        rows = {"carried_out": out, "carried_in": carried, "new": done + out - carried}
        cells |= {("requests", row, column): number for row, number in rows.items()}
    for row in ("new", "carried_in", "carried_out"):
        cells["requests", row, "total"] = sum(int(cells[("requests", row, c)]) for c in APPLICANTS)
    for row in ("regulation", "normative_document"):
        if figures.form.version == later.form.version == "2021":
            made, gone, now = (later("proactive", row, c) for c in ("issued", "repealed", "in_force"))
            cells["proactive", row, "in_force"] = before = now - made + gone
            cells["proactive", row, "issued"] = min(figures("proactive", row, "issued"), before)
    if figures.form.version == later.form.version == "2019":
        for row in ("licensing", "other_services", "penalty", "coercion", "fees"):
            cells["proactive", row, "last_year_items"] = later("proactive", row, "last_year_items")
            cells["proactive", row, "change"] = 0
    return Figures(figures.form, {key: value for key, value in cells.items() if value not in (0, "0")})


def spread(rng: random.Random, total: int, parts: int, first: float = 0.0) -> list[int]:
    """``total`` as a sum of ``parts`` numbers; ``first`` is the share that the first one gets beforehand."""
    result = [0] * parts
    head = sum(rng.random() < first for _ in range(total)) if total < 500 else int(total * first)
    result[0] += head
    weights = [rng.random() ** 3 for _ in range(parts)]
    for index in rng.choices(range(parts), weights, k=total - head):
        result[index] += 1
    return result


def _requests(rng: random.Random, form: FormSpec, cells: Cells) -> None:
    low, high = rng.choice(_SIZES)
    new = rng.randint(low, high)
    carried_in = 0 if not new or rng.random() < 0.5 else rng.randint(1, max(1, new // 8 + 1))
    share = rng.choice((1.0, 0.9, 0.75, 0.6))
    rows_but = (
        "result.total",
        "result.otherwise.fee_unpaid",
    )  # the latter goes with a fee notice, told of in section six
    outcomes = [r for r in form.tables["requests"].row_keys if r.startswith("result.") and r not in rows_but]
    # A handful of outcomes is usual; the rest stays zero.
    used = rng.sample(outcomes, rng.randint(1, min(len(outcomes), 2 + new // 6)))
    if rng.random() < 0.7 and "result.granted" not in used:
        used.append("result.granted")
    new_by = spread(rng, new, len(APPLICANTS), share)
    old_by = spread(rng, carried_in, len(APPLICANTS), share)
    late = rng.random() < 0.45
    totals: dict[str, int] = {}
    for column, a, b in zip(APPLICANTS, new_by, old_by, strict=True):
        out = rng.randint(0, max(0, (a + b) // 6 + (1 if a + b > 1 else 0))) if late and a + b else 0
        rows = {"new": a, "carried_in": b, "carried_out": out, "result.total": a + b - out}
        rows |= dict(zip(used, spread(rng, a + b - out, len(used)), strict=True))
        for row, number in rows.items():
            cells["requests", row, column] = number
            totals[row] = totals.get(row, 0) + number
    for row, number in totals.items():
        cells["requests", row, "total"] = number


def _reviews(rng: random.Random, cells: Cells) -> None:
    handled = int(cells.get(("requests", "result.total", "total"), 0))
    for row, chance in (("reconsideration", 0.45), ("litigation_direct", 0.2), ("litigation_after", 0.2)):
        total = rng.randint(1, max(1, min(handled // 6, 24))) if handled and rng.random() < chance else 0
        if row == "litigation_after":
            total = min(total, int(cells.get(("review_litigation", "reconsideration", "total"), 0)))
        for outcome, number in zip(_OUTCOMES, spread(rng, total, 4, 0.6), strict=True):
            cells["review_litigation", row, outcome] = number
        cells["review_litigation", row, "total"] = total


def _proactive(rng: random.Random, form: FormSpec, cells: Cells, regulations: bool, quiet: bool) -> None:
    def put(row: str, column: str, value: int | str) -> None:
        cells["proactive", row, column] = value

    issued = rng.choice((0, 0, 0, 1, 2, rng.randint(1, 9)))
    repealed = rng.choice((0, 0, 0, 1, rng.randint(0, 4)))
    in_force = max(0, issued - repealed) + rng.choice((0, 0, rng.randint(1, 12), rng.randint(5, 60)))
    scale = 40 if quiet else rng.choice((30, 300, 6000))
    licences, penalties = rng.choice((0, rng.randint(1, scale))), rng.choice((0, rng.randint(1, scale // 3)))
    coercions = rng.choice((0, 0, 0, rng.randint(1, 9)))
    fee = rng.choice((0, 0, 0, 0, "0.03", f"{rng.randint(1, 900) / 100:g}", f"{rng.randint(10, 3000) / 10:g}"))
    if form.version == "2021":
        put("normative_document", "issued", issued)
        put("normative_document", "repealed", repealed)
        put("normative_document", "in_force", in_force)
        if regulations:
            made = rng.randint(0, 6)
            put("regulation", "issued", made)
            put("regulation", "repealed", rng.randint(0, 3))
            put("regulation", "in_force", made + rng.randint(8, 60))
        put("licensing", "decisions", licences)
        put("penalty", "decisions", penalties)
        put("coercion", "decisions", coercions)
        put("fees", "amount", 0 if quiet else fee)
        return
    put("normative_document", "made", issued)
    put("normative_document", "published", issued)
    put("normative_document", "total_published", issued + in_force)
    if regulations:
        made = rng.randint(0, 6)
        put("regulation", "made", made)
        put("regulation", "published", made)
        put("regulation", "total_published", made + rng.randint(8, 60))
    for row, decisions in (
        ("licensing", licences),
        ("other_services", rng.choice((0, rng.randint(1, scale)))),
        ("penalty", penalties),
        ("coercion", coercions),
    ):
        before = rng.choice((0, rng.randint(3, 90)))
        put(row, "last_year_items", before)
        put(row, "change", rng.choice((0, 0, rng.randint(0, 6), f"-{rng.randint(1, 3)}" if before > 3 else 0)))
        put(row, "decisions", decisions if before else 0)
    before = rng.choice((0, 0, rng.randint(1, 9)))
    put("fees", "last_year_items", before)
    if rng.random() < 0.5:
        items = rng.randint(1, 30)
        put("procurement", "items", items)
        put("procurement", "amount", f"{rng.randint(1000, 900000) / 100:g}")
