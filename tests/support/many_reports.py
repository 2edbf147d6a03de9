"""Reports of many invented departments of one county, and the county's own summary of them."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from core.batch.aggregate.slip import Nothing, Slip, SlipTable
from core.forms.model_draft import ModelDraft, load_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Key = tuple[str, str, str]

TASKS = (
    "水务", "财政", "教育", "民政", "司法", "林业", "农业农村", "交通运输", "卫生健康", "应急管理", "文化旅游",
    "自然资源", "生态环境", "商务", "审计", "统计", "信访", "医疗保障", "市场监督管理", "城市管理",
)  # fmt: skip


def organs(count: int) -> list[str]:
    """So many names, all of them different."""
    endings = ["局", *(f"第{numeral}分局" for numeral in "一二三四五六七八九")]
    return [f"澄阳县{TASKS[i % 20]}{endings[i // 20]}" for i in range(count)]


def report(
    organ: str, seed: int, *, year: int = 2024, version: str = "2021", changes: Mapping[Key, str] | None = None
) -> ModelDraft:
    """A report with random numbers that foot."""
    model, made = load_model(version), random.Random(seed)
    values: dict[Key, str] = {}
    for row, column in model.form.tables["proactive"].cell_keys:
        money = f"{row}/{column}" in model.form.tables["proactive"].decimal
        number = Decimal(made.randint(0, 9000)) / 100 if money else made.choice((0, 0, made.randint(1, 99)))
        values["proactive", row, column] = str(number)
    _requests(model, values, made)
    for row in model.form.tables["review_litigation"].row_keys:
        counts = [made.choice((0, 0, made.randint(1, 5))) for _ in range(4)]
        for column, count in zip(("upheld", "corrected", "other", "pending"), counts, strict=True):
            values["review_litigation", row, column] = str(count)
        values["review_litigation", row, "total"] = str(sum(counts))
    title = model.title.replace("澄阳县水务局", organ).replace(str(model.year), str(year))
    return replace(model, title=title, values=values | dict(changes or {}))


def _requests(model: ModelDraft, values: dict[Key, str], made: random.Random) -> None:
    spec = model.form.tables["requests"]
    columns = [column for column in spec.columns if column != "total"]
    outcomes = [row for row in spec.row_keys if row.startswith("result.") and row != "result.total"]
    for column in columns:
        counts = {row: made.choice([0] * 9 + [made.randint(1, 30)]) for row in outcomes}
        total, later, earlier = sum(counts.values()), made.choice((0, 0, 2)), made.choice((0, 0, 3))
        later = min(later, total)
        earlier = min(earlier, total)
        counts |= {"result.total": total, "carried_out": later, "carried_in": earlier, "new": total + later - earlier}
        for row, count in counts.items():
            values["requests", row, column] = str(count)
    for row in spec.row_keys:
        values["requests", row, "total"] = str(sum(int(values["requests", row, column]) for column in columns))


def summary(reports: Sequence[ModelDraft], organ: str, changes: Mapping[Key, str] | None = None) -> ModelDraft:
    """The report of the government over them: every cell the sum."""
    first = reports[0]
    values = {key: str(sum(Decimal(one.values.get(key, "0")) for one in reports)) for key in first.values}
    title = organ + first.title[first.title.index(str(first.year)) :]
    return replace(first, title=title, values=values | dict(changes or {}))


def slip(draft: ModelDraft, file: str, organ: str | None = "") -> Slip:
    """What the report hands in, without the way over a file; a value of "" is a blank cell."""
    tables = {
        key: SlipTable(
            draft.form.version,
            {
                place: Decimal(text) if (text := draft.value(key, place)) else Nothing("此格空白")
                for place in spec.cell_keys
            },
        )
        for key, spec in draft.form.tables.items()
    }
    named = draft.title[: draft.title.index(str(draft.year))] if organ == "" else organ
    return Slip(file, named, draft.year, draft.form.version, tables)
