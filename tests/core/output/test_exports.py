"""The table of exports, and what follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.base.errors import UnknownSuffixError
from core.output.exports import EXPORTS, Kind, dialog_filter, export_for, exports_of, proposed_path


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_title_an_option_and_formats(kind: Kind) -> None:
    assert kind.title
    assert kind.option.startswith("--")
    suffixes = [export.suffix for export in exports_of(kind)]
    assert suffixes
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("export", [e for e in EXPORTS if e.module], ids=lambda e: f"{e.kind}{e.suffix}")
def test_every_module_is_there(export) -> None:
    assert callable(export.load().write)


def test_the_suffix_decides() -> None:
    assert export_for(Kind.SHEET, Path("甲.DOCX")).title == "Word 文档"
    with pytest.raises(UnknownSuffixError) as caught:
        export_for(Kind.SHEET, Path("甲.doc"))
    assert caught.value.message == (
        "校对意见单可以写成 .docx、.xlsx、.html、.pdf，不认识“甲.doc”的后缀，请改用其中一种。"
    )


def test_the_name_beside_the_draft() -> None:
    assert proposed_path(Kind.SHEET, Path("夹/水务局 2024.pdf")) == Path("夹/水务局 2024校对意见单.docx")
    assert proposed_path(Kind.SHEET, Path("甲.doc"), ".pdf") == Path("甲校对意见单.pdf")


def test_dialogs_offer_the_proposed_format_first() -> None:
    assert dialog_filter(Kind.SHEET).startswith("Word 文档 (*.docx);;Excel 工作簿 (*.xlsx)")
