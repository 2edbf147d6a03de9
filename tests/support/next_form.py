"""A made-up form of 2026 as files: a row and a column more than the form of 2021, and a model draft on it.

Only data: what the program makes of it shows whether next year's form needs new code.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from core.base import resources
from core.check.example import Example, model, prose, swap
from core.forms.spec import forget_forms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

#: Where the new row and the new column of table three are, and the new row of table two.
ROW, COLUMN, DOCUMENTS = "result.refused.personal_privacy", "sole_trader", "policy_document"

_FORM = {
    'version = "2021"': 'version = "2026"',
    "first_year = 2021": "first_year = 2026",
    "2021年格式": "2026年格式",
    "国办公开办函〔2021〕30号": "国办公开办函〔2026〕8号",
    "第二十条第（五）项 <4>": "其他政策性文件 | {policy_document/issued} | {policy_document/repealed}"
    " | {policy_document/in_force}\n第二十条第（五）项 <4>",
    "申请人情况 <7>": "申请人情况 <8>",
    "法人或其他组织 <5>": "法人或其他组织 <6>",
    "商业企业 | 科研机构": "商业企业 | 个体工商户 | 科研机构",
    "三、本年度办理结果 <1x22>": "三、本年度办理结果 <1x23>",
    "（三）不予公开 <1x8>": "（三）不予公开 <1x9>",
    "（四）无法提供 <1x3>": "9.属于个人隐私 | {result.refused.personal_privacy/*}\n（四）无法提供 <1x3>",
    'signature = ["本年制发件数"': 'signature = ["其他政策性文件", "本年制发件数"',
    'signature = ["申请人无正当理由': 'signature = ["个体工商户", "属于个人隐私", "申请人无正当理由',
    'company = "商业企业"': 'company = "商业企业"\nsole_trader = "个体工商户"',
    '"company", "research"': '"company", "sole_trader", "research"',
}
_MODEL = {
    "2024年": "2026年",
    "国办公开办函〔2021〕30号": "国办公开办函〔2026〕8号",
    "2025年1月16日": "2027年1月16日",
    "new = { natural_person = 12, company = 3, total = 15 }": (
        "new = { natural_person = 12, company = 3, sole_trader = 2, total = 17 }"
    ),
    '"result.unavailable.not_held"': (
        '"result.refused.personal_privacy" = { sole_trader = 2, total = 2 }\n"result.unavailable.not_held"'
    ),
    "natural_person = 13, company = 3, total = 16": "natural_person = 13, company = 3, sole_trader = 2, total = 18",
    "新收政府信息公开申请15件": "新收政府信息公开申请17件",
    "办理完毕16件": "办理完毕18件",
    "licensing = { decisions = 35 }": (
        "policy_document = { issued = 3, repealed = 1, in_force = 9 }\nlicensing = { decisions = 35 }"
    ),
}


def _changed(text: str, changes: Mapping[str, str]) -> str:
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def write_next_form(folder: Path) -> None:
    """Add the form of 2026 and its model draft to a copy of ``resources``."""
    form = (folder / "forms" / "2021.toml").read_text("utf-8")
    (folder / "forms" / "2026.toml").write_text(_changed(form, _FORM), "utf-8")
    draft = (folder / "examples" / "model_2021.toml").read_text("utf-8")
    (folder / "examples" / "model_2026.toml").write_text(_changed(draft, _MODEL), "utf-8")


def use_next_form(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Let this process read its data files from a copy in ``folder`` that has the form of 2026."""
    copy = folder / "resources"
    shutil.copytree(resources.ROOT, copy)
    write_next_form(copy)
    patch.setattr(resources, "ROOT", copy)
    forget_forms()


class Planted(NamedTuple):
    """A defect in the model draft of 2026: the rule that must find it, and the cell that it is at, if any."""

    name: str
    rule: str
    example: Example
    place: tuple[str, str, str] | None = None


def _cells(*changes: tuple[tuple[str, str, str], int | str]) -> Example:
    return Example("表格", "2026", cells=tuple((key, str(value)) for key, value in changes))


_NEW_CELL = ("requests", ROW, COLUMN)
_ALL_OF_2021 = replace(model(form="2021"), year=2026)

PLANTED = (
    Planted("sum of the new row", "T301", _cells((("requests", ROW, "total"), 3)), ("requests", ROW, "total")),
    Planted("sum of the new column", "T302", _cells((("requests", "result.total", COLUMN), 4),
            (("requests", "result.total", "total"), 20)), ("requests", "result.total", COLUMN)),
    Planted("balance of the new column", "T303", _cells((("requests", "new", COLUMN), 5),
            (("requests", "new", "total"), 20)), ("requests", "new", COLUMN)),
    Planted("new row missing", "T103", Example("表三", "2026", drop_rows=(("requests", ROW),))),
    Planted("row of table two missing", "T103", Example("表二", "2026", drop_rows=(("proactive", "penalty"),))),
    Planted("blank cell in the new column", "T105", _cells((("requests", "carried_in", COLUMN), "")),
            ("requests", "carried_in", COLUMN)),
    Planted("unreadable cell in the new row", "T106", _cells((_NEW_CELL, "二三")), _NEW_CELL),
    Planted("negative number in the new row", "T107", _cells((("proactive", DOCUMENTS, "issued"), "2.5")),
            ("proactive", DOCUMENTS, "issued")),
    Planted("label of the new row", "T104", swap("9.属于个人隐私", "9.属于个人信息", form="2026")),
    Planted("prose against the group of the new row", "X305",
            prose("requests", "本年收到政府信息公开申请17件，其中予以公开9件、不予公开1件。", "2026")),
    Planted("prose against the columns of the group", "X306",
            prose("requests", "全年收到政府信息公开申请17件，其中自然人12件，法人或其他组织3件。", "2026")),
    Planted("prose against the total", "X301",
            swap("新收政府信息公开申请17件", "新收政府信息公开申请15件", form="2026")),
    Planted("tables of the form of 2021", "T102", _ALL_OF_2021),
    Planted("an aspect missing", "S108", Example("监督保障", "2026", drop_paragraphs=("（五）监督保障",))),
    Planted("no statement on the fee", "S109",
            Example("无。", "2026", clear_sections=("other_matters",), add=(("other_matters", "无。"),))),
    Planted("documents in force, in the new row", "T201", _cells((("proactive", DOCUMENTS, "in_force"), 1)),
            ("proactive", DOCUMENTS, "in_force")),
    Planted("normative documents in the prose", "X201", swap("废止1件", "废止2件", form="2026")),
    Planted("fee in the prose", "X504", Example("信息处理费", "2026", swaps=(
            ("本年度未收取政府信息公开信息处理费。", "本年度收取政府信息公开信息处理费380元。"),),
            cells=((("proactive", "fees", "amount"), "0"),))),
    Planted("fee in another unit", "T202", _cells((("proactive", "fees", "amount"), "3800元")),
            ("proactive", "fees", "amount")),
    Planted("documents in force do not follow on last year's", "H104", replace(
            model(form="2026"), year=2027,
            previous=replace(_cells((("proactive", DOCUMENTS, "in_force"), 20)), year=2026)),
            ("proactive", DOCUMENTS, "in_force")),
)  # fmt: skip
