"""The model draft with a few errors of every kind that an annotated copy has to point at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from core.forms.model_draft import ModelDraft, load_model
from core.load import load_bytes
from core.load.formats import recognise
from core.pipeline.check_draft import check_document
from tests.support.drafts import to_docx
from tests.support.drafts_odd_docx import ODD, to_odd_docx

if TYPE_CHECKING:
    from pathlib import Path

    from core.pipeline.checked import Checked


class Layouts(Mapping[str, bytes]):
    """The draft in every way of laying it down; made when it is asked for."""

    def __getitem__(self, name: str) -> bytes:
        if name in ODD:
            return to_odd_docx(with_errors(), name)
        return to_docx(with_errors(), autonumber={"plain": False, "automatic numbers": True}[name])

    def __iter__(self) -> Iterator[str]:
        return iter(("plain", "automatic numbers", *ODD))

    def __len__(self) -> int:
        return 2 + len(ODD)


def with_errors() -> ModelDraft:
    """A wrong total, a wrong year twice, a slip of the pen, a doubled word, a blank cell, a missing statement."""
    model = load_model("2021")
    values = dict(model.values)
    values["requests", "new", "natural_person"] = str(int(model.value("requests", ("new", "natural_person"))) + 30)
    values["proactive", "licensing", "decisions"] = ""
    prose = {key: [_spoilt(line) for line in lines] for key, lines in model.prose.items()}
    prose["problems"] = [*prose["problems"], "下一步，按照按照上级部署，不断加强政务公开工做。"]
    return replace(model, values=values, prose=prose, preface=[_spoilt(line) for line in model.preface])


def _spoilt(line: str) -> str:
    return line.replace("自2024年1月1日起至2024年12月31日止", "自2023年1月1日起至2023年12月31日止")


def checked(data: bytes, folder: Path, name: str = "年报.docx") -> Checked:
    """The draft as a file in a folder, checked."""
    path = folder / name
    path.write_bytes(data)
    from core.pipeline.check_draft import check_file

    return check_file(path)


def checked_in_memory(data: bytes, path: Path) -> Checked:
    """The draft checked without a file."""
    assert recognise(data, path.name)
    return check_document(load_bytes(data, path.name), path)
