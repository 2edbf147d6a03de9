"""A draft far thicker than any real one, for measuring: some two hundred pages of invented sentences, with defects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.forms.model_draft import ModelDraft, load_model
from tests.support.drafts import to_docx
from tests.support.pdf_drafts import to_pdf

if TYPE_CHECKING:
    from pathlib import Path

_WORKS = ("渠道清淤", "泵站检修", "堤防加固", "水质监测", "管网改造", "河道巡查", "闸门养护", "水库除险")
_PLACES = ("东风渠", "白石埝", "柳林河", "青溪坝", "大营沟", "南塘", "石桥闸", "上清湖")
_PER_PAGE = 9  # paragraphs of the length below


def thick_draft(pages: int = 200) -> ModelDraft:
    """The model draft with a very long first section. A quotation mark left open in every fifteenth paragraph, a
    half-width comma in every ninth, wrong totals: some hundred findings that must be mended.
    """
    model = load_model("2021")
    prose = []
    for i in range(pages * _PER_PAGE):
        comma = "," if i % 9 == 4 else "，"
        column = "“水务专栏" if i % 15 == 7 else "“水务专栏”"
        prose.append(
            f"{_PLACES[i % 8]}第{i + 1}号地段完成{_WORKS[(i // 8) % 8]}{comma}向沿线村组张贴告示{i % 37 + 2}张，"
            f"接待群众查阅{i % 53 + 1}人次，答复电话询问{i % 71 + 3}次，有关情况在门户网站{column}逐月更新。"
        )
    values = {**model.values, ("requests", "new", "total"): "16"}
    return replace(model, prose={**model.prose, "overview": [*model.prose["overview"], *prose]}, values=values)


def write_thick(folder: Path, pages: int = 200, kind: str = "pdf") -> Path:
    """Write the draft as "pdf", "docx" or "txt" into a folder."""
    path = folder / f"厚稿件.{kind}"
    draft = thick_draft(pages)
    data = {
        "pdf": lambda: to_pdf(draft).data, "docx": lambda: to_docx(draft), "txt": lambda: draft.text().encode(),
    }[kind]()  # fmt: skip
    path.write_bytes(data)
    return path
