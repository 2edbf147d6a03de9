"""The JSON of a checked draft, held against the contract."""

from __future__ import annotations

import json

import pytest

from core.base.errors import EncryptedError
from core.output import json as output
from tests.support.made_report import TEXT, made


def test_whole_entry(golden) -> None:
    golden("paged.json", output.dump(output.entry("稿/made.pdf", made())))


def test_failed_entry() -> None:
    entry = output.entry("x.docx", EncryptedError())
    assert entry["status"] == "failed"
    assert entry["error"] == {"code": "encrypted", "message": EncryptedError.default}
    assert set(entry) == set(output.entry("x", made()))
    assert not any(entry[key] for key in ("organ", "year", "form", "sections", "tables", "findings"))


def test_sections_are_always_six() -> None:
    sections = output.entry("x", made())["sections"]
    assert [s["key"] for s in sections] == [
        "overview", "proactive", "requests", "review_litigation", "problems", "other_matters",
    ]  # fmt: skip
    assert sections[0] == {"key": "overview", "heading": "一、总体情况", "found": True}
    assert sections[4] == {"key": "problems", "heading": None, "found": False}


def test_numbers_are_whole_where_they_can_be_and_null_where_there_is_none() -> None:
    tables = output.entry("x", made())["tables"]
    # blank, unsure and "/" are null; rows and columns the draft lacks are absent
    assert tables["requests"] == {"new": {"natural_person": 5, "company": None, "research": None, "total": None}}
    assert isinstance(tables["requests"]["new"]["natural_person"], int)
    assert tables["proactive"] == {"fees": {"amount": 2.5}}
    assert tables["review_litigation"] == {}


def test_quotes_are_the_characters_of_the_draft() -> None:
    for finding in output.entry("x", made())["findings"]:
        for place in finding["locations"]:
            if place["kind"] == "text":
                assert place["quote"] in TEXT
                assert place["quote"]


def test_a_wrapped_quote_has_a_box_for_each_line() -> None:
    place = output.entry("x", made())["findings"][2]["locations"][0]
    assert place["quote"] == "六\n件"
    assert place["page"] == 1
    assert place["bbox"] == [[110, 120, 120, 132], [50, 140, 60, 152]]


def test_a_cell_without_frame_is_boxed_by_its_characters() -> None:
    first, second, absent = output.entry("x", made())["findings"][0]["locations"]
    assert first["bbox"] == [90, 70, 130, 95]
    assert second["text"] == "/"
    assert second["page"] == 2
    assert second["bbox"] == [150, 80, 160, 92]
    assert absent["text"] == ""
    assert (absent["page"], absent["bbox"]) == (None, None)


def test_a_draft_without_pages_has_no_boxes() -> None:
    for finding in output.entry("x", made(paged=False))["findings"]:
        for place in finding["locations"]:
            assert place.get("page") is None
            assert place.get("bbox") is None


@pytest.mark.parametrize("name", ["plain", "\udcff", "（示例）"])
def test_dump_reads_back(name: str) -> None:
    text = output.dump(output.entry(name, made()))
    assert json.loads(text.encode("utf-8", "backslashreplace").decode("utf-8"))["file"] == name
